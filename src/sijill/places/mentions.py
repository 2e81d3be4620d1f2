"""Where a text names places, by the gazetteer alone: evidence of where it plays, the same with every reader."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sijill import lexicons
from sijill.places.gazetteer import Gazetteer, How, Kind
from sijill.places.lookup import Alternative, listed
from sijill.places.names import fold

LONGEST = 5
"""Words of a name that is looked for in the text."""

KNOWN_AT_LEAST = 4.0
"""Renown of a place for which its bare name, in the text somewhere, is evidence: a town of ten thousand."""

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|(?:St|Ste|Mt|Ft)\.(?= [A-Z])|[^\W\d_][\w'’‘-]*(?:\.(?=,|\s[a-z(]))?")
_GENITIVE = re.compile(r"['’]s?$")
_BETWEEN = re.compile(r"[ \t\u00a0]+|[ \t]*\n[ \t]*|-")


@dataclass(frozen=True, slots=True)
class Mention:
    """A range of a text that names one of several places."""

    start: int
    end: int
    key: str
    alternatives: tuple[Alternative, ...]


def mentions(gazetteer: Gazetteer, text: str) -> list[Mention]:
    """Names in a text that may be places of some renown, in order, the longest at each place."""
    words = list(_WORD.finditer(text))
    found = []
    index = 0
    while index < len(words):
        mention, used = _at(gazetteer, text, words, index)
        if mention is not None:
            found.append(mention)
        index += used
    return found


def _at(gazetteer: Gazetteer, text: str, words: Sequence[re.Match[str]], index: int) -> tuple[Mention | None, int]:
    if words[index].group()[0].islower():
        return None, 1
    for length, end in _ends(text, words, index):
        start = words[index].start()
        name = text[start:end]
        if fold(name) in _no_names():
            continue
        alternatives = tuple(one for one in listed(gazetteer, name) if _is_evidence(one, text, start, name))
        if alternatives:
            return Mention(start, end, fold(name), alternatives), length
    return None, 1


@cache
def _no_names() -> frozenset[str]:
    return frozenset(lexicons.load("toponyms", "en")["no_names"])


def _ends(text: str, words: Sequence[re.Match[str]], index: int) -> Iterator[tuple[int, int]]:
    """How many words a name that begins here may have, the most first, and where it ends."""
    last = index
    while (
        last + 1 < len(words)
        and last + 1 - index < LONGEST
        and _BETWEEN.fullmatch(text, words[last].end(), words[last + 1].start())
        and not _GENITIVE.search(words[last].group())
    ):
        last += 1
    for stop in range(last, index - 1, -1):
        word = words[stop].group()
        if word[0].islower() and stop > index:
            continue
        genitive = _GENITIVE.search(word)
        yield stop - index + 1, words[stop].end() - (len(genitive.group()) if genitive else 0)


def _is_evidence(one: Alternative, text: str, start: int, name: str) -> bool:
    if one.likeness < 1:
        return False
    if one.how is How.POST:
        return name.isupper() and text[:start].rstrip(" ").endswith(",")
    if len(name) < 4 and not (name.isupper() or "." in name):
        return False
    return one.entry.kind is not Kind.TOWN or one.known >= KNOWN_AT_LEAST
