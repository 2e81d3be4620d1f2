"""Which earlier words a pronoun stands for. Only the near and plain cases: a wrong antecedent names the wrong person.

Candidates are looked for in the same sentence and at most `gate.BEFORE` sentences before it, all of them parsed
whenever the pronoun's own sentence is.
"""

from __future__ import annotations

from collections.abc import Sequence

from sijill.model.anchors import Span
from sijill.model.readings import Reference, Sentence, Token
from sijill.reading.gate import BEFORE
from sijill.reading.speech import noun_phrase

_SINGULAR = frozenset({"he", "she", "him", "her", "his"})
_PLURAL = frozenset({"they", "them", "their"})
_CORE_DEPS = ("nsubj", "nsubjpass", "dobj", "pobj", "conj", "ROOT", "attr", "appos")
_PERSON_NOUN_TAGS = ("NNP", "NN", "NNS", "NNPS")


def resolve_references(sentences: Sequence[Sentence]) -> tuple[Reference, ...]:
    """Personal pronouns of the third person with the phrases they stand for; what is not sure is left out."""
    found = []
    for position, sentence in enumerate(sentences):
        for token in sentence.tokens:
            word = token.lower
            if token.pos != "PRON" or word not in _SINGULAR | _PLURAL:
                continue
            window = [
                s
                for s in sentences[max(0, position - BEFORE) : position]
                if s.parsed and s.part == sentence.part
            ]
            heads = _antecedents(token, sentence, window)
            if heads:
                spans = tuple(s.span(*noun_phrase(s, head)) for s, head in heads)
                found.append(Reference(sentence.span(token), spans))
    return tuple(found)


def _antecedents(
    pronoun: Token, sentence: Sentence, window: Sequence[Sentence]
) -> list[tuple[Sentence, Token]]:
    own_verb = _governing_verb(sentence, pronoun)
    before = [
        t
        for t in sentence.tokens[: pronoun.index]
        if _may_be_person(t) and _governing_verb(sentence, t) is not own_verb
    ]
    places = [(sentence, before), *((s, [t for t in s.tokens if _may_be_person(t)]) for s in reversed(window))]
    plural = pronoun.lower in _PLURAL
    for place, tokens in places:
        fitting = [t for t in tokens if _is_plural(place, t) == plural]
        if plural and not fitting:
            # "Fatin and her brother-in-law ... struck them": several single persons, named one by one.
            single = [t for t in tokens if t.dep in ("nsubj", "nsubjpass") or t.dep == "conj"]
            if len(single) > 1:
                return [(place, t) for t in single]
            continue
        fitting.sort(key=lambda t: (t.dep not in ("nsubj", "nsubjpass"), t.tag not in ("NNP", "NNPS"), t.index))
        if fitting:
            return [(place, fitting[0])]
    return []


def _governing_verb(sentence: Sentence, token: Token) -> Token | None:
    return next((t for t in sentence.ancestors(token) if t.pos in ("VERB", "AUX")), None)


def _is_plural(sentence: Sentence, token: Token) -> bool:
    return token.tag in ("NNS", "NNPS") or any(c.dep == "conj" for c in sentence.children(token))


_THINGS = frozenset(
    "day week month year night morning evening time hour minute end part number house home car street road hospital "
    "school market building camp village town city province state area district place way attack strike raid war "
    "conflict ceasefire statement report interview news night offensive deal leg light lights headlights clothes farm "
    "drone missile shell rocket bomb net beach hens".split()
)


def _may_be_person(token: Token) -> bool:
    return (
        token.tag in _PERSON_NOUN_TAGS
        and token.dep in _CORE_DEPS
        and token.lemma.lower() not in _THINGS
        and token.entity not in ("GPE", "LOC", "DATE", "TIME", "FAC", "CARDINAL", "PERCENT", "MONEY", "QUANTITY")
    )
