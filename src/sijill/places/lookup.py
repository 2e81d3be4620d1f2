"""A name -> the places that bear it, the likeliest first, each with why it is among them. Knows of no document."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from rapidfuzz.distance import Levenshtein

from sijill import lexicons
from sijill.lexicons.names import bare_words, fold, sound
from sijill.places.gazetteer import Entry, Gazetteer, How, Kind

ALIKE_AT_LEAST = {3: 0.85, 4: 0.75}
ALIKE_OF_LONGER = 0.7
"""Likeness of two folded names of one sound, by its consonants, from 0 to 1. Below, they are two names."""

ACROSS = 0.8
"""Likeness of two names of one sound in two scripts."""

SHORTEST_SOUND = 3
"""Consonants of a name that is looked for by its sound. Shorter ones are alike by chance."""

WITHOUT_ITS_WORD = 2.0
"""By how much a place is less known by a name without the word for its kind, where another has it with the word."""

_OF_WORD = {
    "country": Kind.COUNTRY,
    "first": Kind.FIRST,
    "second": Kind.SECOND,
    "town": Kind.TOWN,
    "region": Kind.REGION,
    "water": Kind.WATER,
    "river": Kind.RIVER,
    "camp": Kind.CAMP,
    "crossing": Kind.CROSSING,
}

_STANDING = {Kind.COUNTRY: 3.0, Kind.FIRST: 0.5, Kind.SECOND: -2.0, Kind.TOWN: 0.0}
"""By kind, how far a place is known beyond what its population says, in powers of ten of it."""

_RENOWN = {
    Kind.PART: 9.0,
    Kind.WATER: 7.5,
    Kind.RIVER: 6.5,
    Kind.REGION: 6.5,
    Kind.CAMP: 4.5,
    Kind.CROSSING: 4.5,
}
"""By kind, how well a place without a population is known, in powers of ten of one."""

_BY_NAME = {How.OWN: 0.0, How.OTHER: 0.7, How.PEOPLE: 0.5, How.POST: 1.0}
"""By how much a place is less known by a name that few call it by: "Junction City" was Damascus once."""

_UNKNOWN_POPULATION = 500
"""Of a town that has none in the gazetteer: no more than the smallest that is listed."""

_REMEMBERED = 8_192
"""Names of which it is remembered what they may mean: those of one region come again and again."""


@dataclass(frozen=True, slots=True)
class Words:
    """What the words around a bare name say of its kind. `part`: only a part of it, or what lies around, is meant."""

    bare: str
    kinds: frozenset[Kind] = frozenset()
    part: bool = False


@dataclass(frozen=True, slots=True)
class Alternative:
    """A place that a name may mean. `likeness` is 1 where the name is one of its names; `known` ranks by renown."""

    entry: Entry
    how: How
    likeness: float
    known: float
    reasons: tuple[str, ...]


def lookup(gazetteer: Gazetteer, name: str) -> list[Alternative]:
    """All places that a name may mean, the best known first; empty where none is listed. Never raises for a name.

    A name that is not listed is looked for without the words for its kind, and then by its sound.
    """
    return list(_looked_up(gazetteer, fold(name)))


@lru_cache(_REMEMBERED)
def _looked_up(gazetteer: Gazetteer, folded: str) -> list[Alternative]:
    if not folded:
        return []
    if folded in _no_names_alone():
        return []
    exact = [_alternative(entry, how, 1.0, ()) for entry, how in gazetteer.named(folded)]
    stripped = words_of_kind(folded)
    if stripped is not None:
        found = [_alternative(entry, how, 1.0, ()) for entry, how in gazetteer.named(stripped.bare)]
        if not found and not exact:
            found = list(_by_sound(gazetteer, stripped.bare))
        fitting = [one for one in found if one.entry.kind in stripped.kinds]
        if exact:
            # "Rafah crossing" is listed with its word, so it is hardly the town.
            return _ranked([*exact, *(_less_known(one) for one in _without(fitting, exact))])
        exact = fitting or found
    return _ranked(exact or _by_sound(gazetteer, folded))


def _less_known(one: Alternative) -> Alternative:
    return replace(one, known=one.known - WITHOUT_ITS_WORD)


def listed(gazetteer: Gazetteer, name: str) -> list[Alternative]:
    """The places that have just this name, the best known first."""
    return list(_listed(gazetteer, fold(name)))


@lru_cache(_REMEMBERED)
def _listed(gazetteer: Gazetteer, folded: str) -> list[Alternative]:
    return _ranked(_alternative(entry, how, 1.0, ()) for entry, how in gazetteer.named(folded))


def _without(found: Iterable[Alternative], others: Iterable[Alternative]) -> list[Alternative]:
    there = {one.entry.number for one in others}
    return [one for one in found if one.entry.number not in there]


@lru_cache(_REMEMBERED)
def words_of_kind(folded: str) -> Words | None:
    """A folded name parted from the words around it that say what it is; None where there are none."""
    for words in _words():
        bare = words.bare(folded)
        if bare is not None:
            return None if bare in words.not_of or bare in _no_names_alone() else Words(bare, words.kinds, words.part)
    return None


@dataclass(frozen=True, slots=True)
class _KindWords:
    words: str
    behind: bool
    kinds: frozenset[Kind]
    part: bool
    not_of: frozenset[str]

    def bare(self, folded: str) -> str | None:
        """The name without these words, None where it has none of them."""
        if self.behind:
            return folded.removesuffix(f" {self.words}") if folded.endswith(f" {self.words}") else None
        return folded.removeprefix(f"{self.words} ") if folded.startswith(f"{self.words} ") else None


@cache
def _words() -> tuple[_KindWords, ...]:
    """The words of `kinds.toml`, the longest first."""
    found = []
    for table in lexicons.load("kinds", "places").values():
        kinds = frozenset(_OF_WORD[word] for word in table["of_kind"])
        not_of = frozenset(table.get("not_of", ()))
        for side in ("before", "behind"):
            part = table.get("part", False)
            found += [_KindWords(words, side == "behind", kinds, part, not_of) for words in table[side]]
    return tuple(sorted(found, key=lambda one: -len(one.words)))


@cache
def _no_names_alone() -> frozenset[str]:
    """Words that name no place by themselves."""
    return frozenset(
        words for table in lexicons.load("kinds", "places").values() if table.get("alone") for words in table["before"]
    )


def _by_sound(gazetteer: Gazetteer, folded: str) -> Iterator[Alternative]:
    heard = sound(folded)
    if len(heard) < SHORTEST_SOUND:
        return
    best: dict[int, Alternative] = {}
    for key in gazetteer.sounding(heard):
        likeness = alike(folded, key)
        if likeness < ALIKE_AT_LEAST.get(len(heard), ALIKE_OF_LONGER):
            continue
        for entry, how in gazetteer.named(key):
            if entry.number not in best or best[entry.number].likeness < likeness:
                best[entry.number] = _alternative(entry, how, likeness, (f"sounds like “{key}”",))
    yield from best.values()


def alike(left: str, right: str) -> float:
    """How like two folded names are that sound alike, from 0 to 1, which is for the same.

    Every place has a name in Latin letters, so a name in those is like no other; one in Arabic or Cyrillic letters is
    `ACROSS` like a Latin one, of whose vowels it says little.
    """
    if left.isascii() != right.isascii():
        return 0.0 if left.isascii() else ACROSS
    return Levenshtein.normalized_similarity("".join(bare_words(left)), "".join(bare_words(right)))


def _alternative(entry: Entry, how: How, likeness: float, reasons: tuple[str, ...]) -> Alternative:
    known = (
        _RENOWN.get(entry.kind, 0.0) or math.log10(max(entry.population, _UNKNOWN_POPULATION)) + _STANDING[entry.kind]
    )
    known -= _BY_NAME[how]
    people = (f"population {entry.population:,}",) if entry.population else ()
    return Alternative(entry, how, likeness, known, (*(reasons or (str(how),)), str(entry.kind), *people))


def _ranked(found: Iterable[Alternative]) -> list[Alternative]:
    return sorted(found, key=lambda one: (-one.likeness, -one.known, one.entry.number))
