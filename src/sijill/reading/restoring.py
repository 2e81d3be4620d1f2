"""Apostrophes and commas for texts that lost them all: what a parser is shown in their place.

Collections strip punctuation: "Freedonias army" for "Freedonia's army". A parser takes such a word for one that it
never saw, and a place for its second name. Apostrophes are restored only in a text that has none and that tells by
something else that it had some; commas only in a long text that has none. The text itself stays as it is: tokens are
laid back on it, so that "Freedonias" becomes the two words "Freedonia" and "s", and an added comma goes.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from sijill import lexicons
from sijill.model.readings import Token
from sijill.reading.casing import clue

LONG_WITHOUT_COMMA = 600
"""Code points of a text that would hold a comma if it had been left any. English print has one in about 100."""

_APOSTROPHES = frozenset("'’‘`´ʼ′")
_WORD = re.compile(r"[^\W\d_]+")
_ENDS_IN_S = re.compile(r"[^\W\d_]{2,}s\b")
_NO_PLURAL = re.compile(r"[^aeiou\W]ys$")
"""English writes the plural with -ies: "countrys" is no word, but for the plural of a name."""

_FREE_PARTICIPLE = re.compile(r"([\w-]+)(?= ([a-z]+ing) )")
_NEXT = re.compile(r" ([^\W\d_]+)\b")
_BEFORE = re.compile(r"([^\W\d_]+) $")


@dataclass(frozen=True, slots=True)
class Lost:
    """Which signs a text lost. `names` are the words that it writes with a capital."""

    names: frozenset[str]
    apostrophes: bool
    commas: bool


@dataclass(frozen=True, slots=True)
class Restored:
    """What the parser is shown. `added` are the offsets in `text` of the signs that the document does not have."""

    text: str
    added: tuple[int, ...] = ()


def find_lost(text: str) -> Lost | None:
    """What is needed to restore a text, or None where nothing tells that it lost anything."""
    apostrophes = _APOSTROPHES.isdisjoint(text) and any(_tells_of_loss(text))
    commas = "," not in text and len(text) >= LONG_WITHOUT_COMMA
    if not apostrophes and not commas:
        return None
    return Lost(frozenset(word for word in _WORD.findall(text) if word[0].isupper()), apostrophes, commas)


def restore(text: str, lost: Lost) -> Restored:
    """The text with an apostrophe before the s of a genitive and a comma before a participle that tells a result."""
    signs: list[tuple[int, str]] = []
    if lost.apostrophes:
        signs += [(m.end() - 1, "'") for m in _ENDS_IN_S.finditer(text) if _is_genitive(text, m, lost)]
    if lost.commas:
        signs += [(at, ",") for at in _commas(text)]
    added, pieces, position = [], [], 0
    for number, (at, sign) in enumerate(sorted(signs)):
        added.append(at + number)
        pieces += [text[position:at], sign]
        position = at
    return Restored("".join((*pieces, text[position:])), tuple(added))


def _commas(text: str) -> Iterator[int]:
    """Where what follows from a happening begins: "a shell hit the bus, killing two"; but not "accused of killing"."""
    for found in _FREE_PARTICIPLE.finditer(text):
        before, participle = found.groups()
        if participle in _words("participles") and before.lower() not in _words("no_comma_after"):
            yield found.end(1)


def laid_back(tokens: Sequence[Token], restored: Restored, offset: int, string: str) -> tuple[Token, ...]:
    """Tokens of the restored text as tokens of the sentence that begins at `offset` of `string`."""

    def place(at: int) -> int:
        return offset + at - bisect_left(restored.added, at)

    kept = [token for token in tokens if place(token.start) < place(token.end)]
    index = {token.index: number for number, token in enumerate(kept)}

    def head(token: Token) -> int:
        above = token.head
        while above not in index and tokens[above].head != above:
            above = tokens[above].head
        return index.get(above, index[token.index])

    def laid(token: Token) -> Token:
        start, end = place(token.start), place(token.end)
        return replace(token, index=index[token.index], start=start, end=end, text=string[start:end], head=head(token))

    return tuple(map(laid, kept))


def _tells_of_loss(text: str) -> Iterator[bool]:
    """A contraction, a plural that English does not form, the name of a country with an s before a word of its own."""
    contractions = _words("contractions")
    for found in _ENDS_IN_S.finditer(text):
        word = found.group()
        if word[0].isupper():
            yield _is_listed_name(word) and _may_own_next(text, found.end())
        else:
            yield _NO_PLURAL.search(word) is not None
    for found in _WORD.finditer(text):
        yield found.group().lower() in contractions


def _is_genitive(text: str, found: re.Match[str], lost: Lost) -> bool:
    word = found.group()
    if _NO_PLURAL.search(word) and (word.islower() or word[:-1] in lost.names or "n" in clue(word[:-1]).parts):
        return True
    if not _may_own_next(text, found.end()):
        return False
    if word[0].isupper():
        return _is_listed_name(word) or _is_name_of_the_text(word, lost)
    return word[:-1] in _words("bodies") and _is_single(text, found.start()) and _is_noun_next(text, found.end())


def _is_listed_name(word: str) -> bool:
    """A state or a day with an s behind: "Freedonias", "Mondays"; peoples ("Russians") are listed with their own s."""
    return bool(_listed(word[:-1])) and not _listed(word)


def _listed(word: str) -> str:
    low = word.lower()
    lists = lexicons.load("casing", "en")
    return next((name for name in ("nations", "calendar") if low in lists[name]), "")


def _is_name_of_the_text(word: str, lost: Lost) -> bool:
    stem, low = word[:-1], word.lower()
    if stem not in lost.names or word[-2] == "s" or low.endswith(tuple(_words("peoples"))):
        return False
    return not _listed(word) and not clue(stem).parts


def _is_single(text: str, start: int) -> bool:
    before = _BEFORE.search(text, max(0, start - 20), start)
    return before is not None and before.group(1).lower() in _words("singles")


def _may_own_next(text: str, end: int) -> bool:
    after = _NEXT.match(text, end)
    return after is not None and after.group(1).lower() not in _words("no_possession")


def _is_noun_next(text: str, end: int) -> bool:
    """A noun or an adjective that is no verb of several: after "the groups", "members" but not "fight"."""
    after = _NEXT.match(text, end)
    if after is None:
        return False
    word = after.group(1)
    parts = clue(word).parts
    return word[0].isupper() or "v" not in parts or (word.endswith("s") and "n" in parts)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicons.load("restoring", "en")[name])
