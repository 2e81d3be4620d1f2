"""Which earlier words a pronoun stands for. Only the near and plain cases: a wrong antecedent names the wrong person.

Candidates are looked for in the same sentence and at most `gate.BEFORE` sentences before it, all of them parsed
whenever the pronoun's own sentence is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from sijill import lexicons
from sijill.model.anchors import Span
from sijill.model.readings import Reference, Sentence, Token
from sijill.model.vocabulary import Part
from sijill.reading.gate import BEFORE
from sijill.reading.speech import noun_phrase

_SINGULAR = frozenset({"he", "she", "him", "her", "his"})
_PLURAL = frozenset({"they", "them", "their"})
_CORE_DEPS = ("nsubj", "nsubjpass", "dobj", "pobj", "conj", "ROOT", "attr", "appos")
_SUBJECTS = ("nsubj", "nsubjpass")
_NOT_PEOPLE = frozenset("DATE TIME FAC CARDINAL PERCENT MONEY QUANTITY ORG".split())
_PERSON_NOUN_TAGS = ("NNP", "NN", "NNS", "NNPS")


def resolve_references(sentences: Sequence[Sentence], quotations: Sequence[Span] = ()) -> tuple[Reference, ...]:
    """Personal pronouns of the third person with the phrases they stand for; what is not sure is left out.

    A pronoun within a quotation is looked up within quotations, and one outside of them outside.
    """
    found = []
    for position, sentence in enumerate(sentences):
        for token in sentence.tokens:
            word = token.lower
            if token.pos == "PRON" and word == "it":
                found.extend(_organisation(sentence, token))
            if token.pos != "PRON" or word not in _SINGULAR | _PLURAL:
                continue
            window = [
                s for s in sentences[max(0, position - BEFORE) : position] if s.parsed and s.part == sentence.part
            ]
            heads = _antecedents(token, sentence, window, quotations)
            if heads:
                spans = tuple(s.span(*noun_phrase(s, head)) for s, head in heads)
                found.append(Reference(sentence.span(token), spans))
    return tuple(found)


def _antecedents(
    pronoun: Token, sentence: Sentence, window: Sequence[Sentence], quotations: Sequence[Span]
) -> list[tuple[Sentence, Token]]:
    own_verb = _governing_verb(sentence, pronoun)
    quoted = _is_quoted(sentence, pronoun, quotations)

    def people(place: Sentence, tokens: Sequence[Token]) -> list[Token]:
        return [t for t in tokens if _may_be_person(t) and _is_quoted(place, t, quotations) == quoted]

    before = [
        t
        for t in people(sentence, sentence.tokens[: pronoun.index])
        if pronoun.lower in ("his", "their") or _governing_verb(sentence, t) is not own_verb
    ]
    places = [(sentence, before), *((s, people(s, s.tokens)) for s in reversed(window))]
    plural = pronoun.lower in _PLURAL
    for place, tokens in places:
        fitting = [t for t in tokens if _is_plural(place, t) == plural]
        if plural and not fitting:
            # "Fatin and her brother-in-law ... struck them": several single persons, named one by one.
            single = [t for t in tokens if t.dep in ("nsubj", "nsubjpass") or t.dep == "conj"]
            if len(single) > 1:
                return [(place, t) for t in single]
            continue
        fitting.sort(key=lambda t: (t.dep not in _SUBJECTS, t.tag not in ("NNP", "NNPS"), t.index))
        if fitting:
            joined = [c for c in place.children(fitting[0], "conj") if _may_be_person(c)] if plural else []
            return [(place, t) for t in (fitting[0], *joined)]
    return []


def _organisation(sentence: Sentence, pronoun: Token) -> list[Reference]:
    """ "The military said it had killed 15": the subject of the reporting verb above, if it can act as one."""
    for above in list(sentence.ancestors(pronoun))[1:]:
        subject = sentence.child(above, "nsubj")
        if subject is None or subject.index >= pronoun.index:
            continue
        if subject.lemma in _people() or subject.entity in ("ORG", "GPE", "NORP"):
            return [Reference(sentence.span(pronoun), (sentence.span(*noun_phrase(sentence, subject)),))]
        return []
    return []


def _governing_verb(sentence: Sentence, token: Token) -> Token | None:
    return next((t for t in sentence.ancestors(token) if t.pos in ("VERB", "AUX")), None)


def _is_plural(sentence: Sentence, token: Token) -> bool:
    return token.tag in ("NNS", "NNPS") or any(c.dep == "conj" for c in sentence.children(token))


def _is_quoted(sentence: Sentence, token: Token, quotations: Sequence[Span]) -> bool:
    # Quotations stand in the order of the document and never overlap, so at most one can hold the token.
    where = (sentence.part is Part.TEXT, token.start)
    index = bisect_right(quotations, where, key=lambda q: (q.part is Part.TEXT, q.start)) - 1
    return index >= 0 and quotations[index].part is sentence.part and token.start < quotations[index].end


@cache
def _people(language: str = "en") -> frozenset[str]:
    """Head words of people: those of the persons and of the armed, but for planes, tanks and ships."""
    parties = lexicons.load("parties", language)
    armed = [word for name, section in parties["armed"].items() if name != "platform" for word in section["words"]]
    return frozenset(word.split()[-1].lower() for word in [*parties["persons"]["words"], *armed])


def _may_be_person(token: Token) -> bool:
    """A known word for people, or a name that stands as a subject or is labelled a person."""
    if token.tag not in _PERSON_NOUN_TAGS or token.dep not in _CORE_DEPS:
        return False
    if token.tag in ("NN", "NNS"):
        return token.lemma in _people() or token.lemma.split("-")[-1] in _people()
    if token.entity in _NOT_PEOPLE:
        return False
    return token.entity == "PERSON" or token.dep in ("nsubj", "nsubjpass")
