"""Where the name of a place begins and ends, by the gazetteer, where a reader cut it short or took too much."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sijill import lexicons
from sijill.lexicons.names import fold
from sijill.places.gazetteer import Gazetteer, How, Kind
from sijill.places.lookup import lookup
from sijill.places.mentions import KNOWN_AT_LEAST

_GOES_ON = re.compile(r"[ -](?:al|el|ez|ed|ad|az|as|ash|an|ar|at|es|er)[ -][A-Z][\w’'-]*\w|-[A-Z]\w+")
_WORD = re.compile(r"\S+")


def fitted(gazetteer: Gazetteer, text: str, start: int, end: int) -> tuple[int, int]:
    """The range of the name that is listed: a longer one ("Deir" of "Deir al-Zour"), or the one that it begins with.

    "Aleppos Old City" begins with Aleppo, in a text that lost its apostrophes; but "West Chestnut Street" is a street,
    and "West Baltimore" does not begin with a place of the name of West. Where neither is listed, the range.
    """
    longer = _GOES_ON.match(text, end)
    if longer and lookup(gazetteer, text[start : longer.end()]):
        return start, longer.end()
    if lookup(gazetteer, text[start:end]):
        return start, end
    words = [(start + found.start(), start + found.end()) for found in _WORD.finditer(text[start:end])]
    if any(fold(text[slice(*word)]) in _words("sites") for word in words[1:]):
        return start, end
    for stop in _stops(text, words):
        if fold(text[start:stop]) in _words("no_names"):
            continue
        kinds = _kinds(gazetteer, text[start:stop])
        if Kind.COUNTRY in kinds and len(words) > 1 and stop >= words[0][1] - 1:
            # "Syrias Deir": the country owns what follows.
            rest = fitted(gazetteer, text, words[1][0], end)
            return rest if _kinds(gazetteer, text[slice(*rest)]) - {Kind.COUNTRY} else (start, end)
        if kinds:
            return start, stop
    return start, end


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(lexicons.load("toponyms", "en")[key])


def _stops(text: str, words: list[tuple[int, int]]) -> Iterator[int]:
    """Ends of the beginnings of a name, the longest first, with the s of a lost apostrophe and without it."""
    for _, stop in reversed(words):
        if stop != words[-1][1]:
            yield stop
        if text[stop - 1] == "s" and text[stop - 2].isalpha():
            yield stop - 1


def _kinds(gazetteer: Gazetteer, name: str) -> set[Kind]:
    """What the places of some renown are that have a name."""
    return {
        one.entry.kind
        for one in lookup(gazetteer, name)
        if one.likeness == 1 and one.how in (How.OWN, How.OTHER) and one.known >= KNOWN_AT_LEAST
    }
