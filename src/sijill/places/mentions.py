"""Where a text names places, by the gazetteer alone: evidence of where it plays, the same with every reader."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from sijill import lexicons
from sijill.lexicons.names import fold
from sijill.places.gazetteer import Gazetteer, How, Kind
from sijill.places.lookup import Alternative, listed

LONGEST = 5
"""Words of a name that is looked for in the text."""

KNOWN_AT_LEAST = 4.0
"""Renown of a place for which its bare name, in the text somewhere, is evidence: a town of ten thousand."""

_REMEMBERED = 1 << 16
"""Words of which it is remembered what names they begin."""

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
    behind = 0
    for index, match in enumerate(words):
        word = match.group()
        if index < behind or word[0].islower():
            continue
        names = _begun(gazetteer, word)
        # Most words begin no name at all.
        mention, used = _at(gazetteer, text, words, index, names) if names else (None, 1)
        if mention is not None:
            found.append(mention)
        behind = index + used
    return found


@lru_cache(_REMEMBERED)
def _begun(gazetteer: Gazetteer, word: str) -> Mapping[str, bool]:
    return gazetteer.begun_by(_bare(word).partition(" ")[0])


def _at(
    gazetteer: Gazetteer, text: str, words: Sequence[re.Match[str]], index: int, names: Mapping[str, bool]
) -> tuple[Mention | None, int]:
    """The longest of `names` that stands at a word; they are what names that begin with it begin with."""
    start = words[index].start()
    listed_here = [one for one in _keys(text, words, index, names) if names[one[1]] and one[1] not in _no_names()]
    for length, key, end in reversed(listed_here):
        name = text[start:end]
        alternatives = tuple([one for one in listed(gazetteer, key) if _is_evidence(one, text, start, name)])
        if alternatives:
            return Mention(start, end, key, alternatives), length
    return None, 1


@cache
def _no_names() -> frozenset[str]:
    return frozenset(lexicons.load("toponyms", "en")["no_names"])


def _keys(
    text: str, words: Sequence[re.Match[str]], index: int, names: Mapping[str, bool]
) -> Iterator[tuple[int, str, int]]:
    """How many words a name that begins here may have, the fewest first, the folded name and where it ends."""
    folded = ""
    last = min(index + LONGEST, len(words)) - 1
    for at in range(index, last + 1):
        word = words[at].group()
        # Words fold each by itself, and most come again and again; whole names seldom do.
        folded = f"{folded} {_bare(word)}".strip()
        if folded not in names:
            return
        genitive = _GENITIVE.search(word)
        if at == index or not word[0].islower():
            yield at - index + 1, folded, words[at].end() - (len(genitive.group()) if genitive else 0)
        if genitive or at == last or not _BETWEEN.fullmatch(text, words[at].end(), words[at + 1].start()):
            return


@lru_cache(_REMEMBERED)
def _bare(word: str) -> str:
    """The folded word without the s of a genitive."""
    return fold(_GENITIVE.sub("", word))


def _is_evidence(one: Alternative, text: str, start: int, name: str) -> bool:
    if one.likeness < 1:
        return False
    if one.how is How.POST:
        return name.isupper() and text[:start].rstrip(" ").endswith(",")
    if len(name) < 4 and not (name.isupper() or "." in name):
        return False
    return one.entry.kind is not Kind.TOWN or one.known >= KNOWN_AT_LEAST
