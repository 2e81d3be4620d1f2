"""Whose act an event noun names.

Before it: "Russian air strikes", "a rebel mortar attack"; that is told as plainly as the event. Behind it: "the raid,
believed to have been carried out by ...", "blasts blamed on ...", "an attack claimed by ..."; what is believed, blamed
or claimed is a claim of its own, as the event may be certain while its author is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sijill.actors.directory import directory
from sijill.actors.linking import names_in
from sijill.claims.grammar import agents, expand, is_verb, subjects
from sijill.claims.lexicon import Lexicon
from sijill.model.readings import Sentence, Token
from sijill.model.vocabulary import Status

Name = tuple[Token, Token]
"""The first and the last word of a name."""

_RUN = 8
"""Words before a noun in which a name is looked for: longer runs are headlines glued together."""


@dataclass(frozen=True, slots=True)
class Author:
    """Who is said to have done it, in a phrase of its own; `cue` is the word that says so."""

    tokens: tuple[Token, ...]
    cue: Token
    status: Status
    claims_it: bool = False


def names_before(sentence: Sentence, noun: Token, lexicon: Lexicon) -> list[Name]:
    """Names of actors before an event noun or a weapon, where nothing but weapons stands between.

    "Syrian regime barrel bomb attack" is the regime's; "the Syrian school attack" and "the army base attack" are
    nobody's.
    """
    run = _run_before(sentence, noun)
    found: list[Name] = []
    words = [t.text for t in run]
    ranges = names_in(words)
    for index, token in enumerate(run):
        inside = any(first <= index <= last for first, last in ranges)
        if not inside and _is_side(run, index, token):
            ranges.append((index, index))
    for first, last in sorted(ranges, reverse=True):
        nearest = found[-1][0] if found else noun
        between = [t for t in run if run[last].index < t.index < nearest.index]
        joined = len(between) == 1 and between[0].lower in ("and", "or")
        if joined if found else all(_belongs_to_act(t, lexicon) for t in between):
            found.append((run[first], run[last]))
    return found[::-1]


def _run_before(sentence: Sentence, noun: Token) -> list[Token]:
    """The unbroken words before a noun that may belong to it, whatever the parser hangs them on."""
    tokens = sentence.tokens
    low = noun.index
    while low and noun.index - low < _RUN:
        before = tokens[low - 1]
        joining = before.lower in ("and", "or") and low - 1 > 0 and tokens[low - 2].pos in ("ADJ", "PROPN", "NOUN")
        led = before.lower in directory().not_the_actor or before.text == "-"
        if before.pos not in ("NOUN", "PROPN", "ADJ", "X", "PART") and not joining and not led:
            break
        low -= 1
    return list(tokens[low : noun.index])


def _is_side(run: list[Token], index: int, token: Token) -> bool:
    known = directory()
    behind = next((t.lower for t in run[index + 1 :] if t.text != "-"), "")
    before = next((t.lower for t in reversed(run[:index]) if t.text != "-"), "")
    return token.lower in known.sides and behind not in known.not_the_actor and before not in known.against


def _belongs_to_act(token: Token, lexicon: Lexicon) -> bool:
    known = directory()
    if token.pos in ("ADJ", "PUNCT", "ADP", "PART", "VERB", "ADV") or token.text == "-":
        return token.text[:1].islower() or not token.text[:1].isalpha()
    return (
        token.lemma in lexicon.means
        or token.lower in lexicon.means_words
        or any(entry.pos == "noun" for entry in lexicon.events.get(token.lower, ()))
        or (token.lower in known.roles and known.roles[token.lower] != "government" and token.lower != "army")
        or token.lower in known.between
    )


def authors_behind(sentence: Sentence, noun: Token, lexicon: Lexicon) -> Iterator[Author]:
    """Who is believed, blamed or claims to have done what a noun names."""
    above = sentence.head(noun)
    verbs = sentence.children(noun, "acl", "relcl")
    if above is not None and is_verb(above) and noun.dep in ("nsubjpass", "nsubj"):
        verbs.append(above)
    for verb in verbs:
        effect = lexicon.authors.get(verb.lemma)
        if effect is None:
            continue
        if effect == "claimed":
            claimants = agents(sentence, verb)
            if claimants:
                yield Author(tuple(claimants), verb, Status.ASSERTED, claims_it=True)
            continue
        blamed = _blamed(sentence, verb) if effect == "blamed" else []
        done = [by for inner in sentence.children(verb, "xcomp", "ccomp") for by in _done_by(sentence, inner)]
        if blamed or done:
            yield Author(tuple(blamed or done), verb, Status.UNCERTAIN)
    responsible = _responsibility(sentence, noun, lexicon)
    if responsible is not None:
        yield responsible


def _blamed(sentence: Sentence, verb: Token) -> list[Token]:
    held = [p for p in sentence.children(verb, "prep", "prt", "dative") if p.lower in ("on", "to")]
    return [t for p in held for pobj in sentence.children(p, "pobj") for t in expand(sentence, pobj)]


def _done_by(sentence: Sentence, verb: Token) -> list[Token]:
    """ "to have been carried out by X", "to be the work of X", "to be Russian"."""
    by = agents(sentence, verb)
    if by or verb.lemma != "be":
        return by
    return [t for t in sentence.children(verb, "acomp", "attr") if t.entity == "NORP" or t.pos == "PROPN"]


def _responsibility(sentence: Sentence, noun: Token, lexicon: Lexicon) -> Author | None:
    """ "X claimed responsibility for the attack"."""
    preposition = sentence.head(noun)
    held = sentence.head(preposition) if preposition is not None and preposition.lower in ("for", "of") else None
    if held is None:
        return None
    verb = held if is_verb(held) else sentence.head(held)
    if verb is None or not is_verb(verb) or lexicon.authors.get(verb.lemma) != "claimed":
        return None
    if held is not verb and held.lemma not in lexicon.responsibility:
        return None
    if held is verb and not any(c.lemma in lexicon.responsibility for c in sentence.children(verb, "dobj")):
        return None
    claimants = [t for t in subjects(sentence, verb) if t.index != noun.index]
    return Author(tuple(claimants), verb, Status.ASSERTED, claims_it=True) if claimants else None


def points_at_responsibility(sentence: Sentence, noun: Token, lexicon: Lexicon) -> bool:
    """ "No group has claimed responsibility for the attack": of the attack itself nothing is said there."""
    preposition = sentence.head(noun)
    held = sentence.head(preposition) if preposition is not None and preposition.lower in ("for", "of") else None
    if held is None:
        return False
    near = [held, *sentence.children(held, "dobj")]
    return any(t.lemma in lexicon.responsibility for t in near)
