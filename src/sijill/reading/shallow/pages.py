"""Where a saved page's own words run into a text: headers, figures and comments of social networks, repeated titles.

Pages are saved without the spaces that their layout showed: "… Shared with Publicقتل", "3:05 PM · May 1, 2020".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from sijill.lexicons import load
from sijill.model.readings import Token

REPEATED = 4
"""Words of a sentence that come again in it before it counts as told twice."""

_ARABIC = "\u0620-\u063f\u0641-\u064a"
_STAMP = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}"
    r"(?:, \d{4})?(?= · )"
)
_POSTED = r"(?:\d\d:\d\d)?\d{1,2}:\d\d [AP]M · [A-Z][a-z]{2} \d{1,2}, \d{4}"
"""When a post was sent, which some networks print beneath it, and the length of its film before that."""
_HANDLE = rf"@\w{{3,15}}?(?=[#{_ARABIC}])"
_RUN_ON = re.compile(rf"(?<=[{_ARABIC}]{{2}})[.!؟]+(?=[{_ARABIC}]{{2}})")
"""A full stop with no space behind it, between two words; no single letters, which are abbreviations (د.أحمد)."""


@cache
def _signs() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = load("pages", "languages")
    above = "|".join(map(re.escape, words["above"]))
    beneath = "|".join(map(re.escape, words["beneath"]))
    return re.compile(f"(?:{above})|(?:{_STAMP})|(?:{_HANDLE})"), re.compile(f"{beneath}|{_POSTED}")


def post_end(string: str) -> int:
    """Where the post of a page ends and figures and comments begin; the length of the string where none follow."""
    found = _signs()[1].search(string)
    return found.start() if found is not None else len(string)


def cuts_in(string: str, start: int, end: int, ended: int) -> Iterator[tuple[int, int]]:
    """A sentence in the pieces that a page's own words, missing spaces and the end of the post part it into."""
    borders = {start, end}
    for found in _signs()[0].finditer(string, start, end):
        borders.update(found.span())
    borders.update(found.end() for found in _RUN_ON.finditer(string, start, end))
    if start < ended < end:
        borders.add(ended)
    at = sorted(border for border in borders if start <= border <= end)
    for first, last in pairwise(at):
        while first < last and string[first].isspace():
            first += 1
        while last > first and string[last - 1].isspace():
            last -= 1
        if first < last:
            yield first, last


def repeat_in(tokens: Sequence[Token]) -> int | None:
    """The token at which a sentence begins to say itself again ("X X", "X - X"), or None."""
    words = [token.lemma for token in tokens]
    if len(words) - len(set(words)) < REPEATED:
        # Each word of what comes again is there already.
        return None
    seen: dict[tuple[str, ...], int] = {}
    for index in range(len(words) - REPEATED + 1):
        run = tuple(words[index : index + REPEATED])
        first = seen.setdefault(run, index)
        if index - first >= REPEATED and _again(words, first, index):
            return index
    return None


def _again(words: Sequence[str], first: int, index: int) -> bool:
    """Whether what stands at `first` comes again at `index` up to where it came again, or to the end."""
    length = 0
    while index + length < len(words) and first + length < index and words[first + length] == words[index + length]:
        length += 1
    return index + length == len(words) or length >= min(index - first, 2 * REPEATED)
