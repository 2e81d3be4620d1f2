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
