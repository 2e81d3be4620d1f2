"""English word forms: from a lemma to all its forms, so that the gate and the patterns agree to the letter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_VOWELS = frozenset("aeiou")


def verb_forms(lemma: str, irregular: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """All forms of a verb: the regular ones, and the irregular ones beside them (a form too many does no harm)."""
    return frozenset({lemma, _with_s(lemma), _with_ing(lemma), _with_ed(lemma), *irregular.get(lemma, ())})


def noun_forms(lemma: str, irregular: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """Singular and plural."""
    return frozenset({lemma, *irregular.get(lemma, (_with_s(lemma),))})


def all_forms(lemma: str, irregular: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """Every form that a lemmatizer may bring back to the lemma, whatever word class it takes the word for.

    `irregular` are those of verbs and nouns together. Forms that are no words do no harm.
    """
    found = {lemma, *verb_forms(lemma, irregular), *noun_forms(lemma, irregular)}
    for stem in (lemma, lemma + lemma[-1], lemma.removesuffix("e")):
        found.update(stem + ending for ending in ("s", "es", "ed", "ing", "er", "est"))
    if lemma.endswith(("f", "fe")):
        found.add(lemma.removesuffix("e")[:-1] + "ves")
    if lemma.endswith("man"):
        found.add(lemma[:-3] + "men")
    if lemma.endswith("y"):
        found.update(lemma[:-1] + ending for ending in ("ies", "ied", "ier", "iest"))
    return frozenset(found)


def _with_s(lemma: str) -> str:
    if lemma.endswith(("s", "x", "z", "ch", "sh")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + "s"


def _with_ed(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ied"
    return lemma + "ed"


def _with_ing(lemma: str) -> str:
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "ye", "oe")):
        return lemma[:-1] + "ing"
    return lemma + "ing"
