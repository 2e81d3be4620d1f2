"""Where sentences begin and end, without a parser.

The splitter must be our own and quick, because the gate decides by sentence which of them are parsed at all.
It never changes the text: a sentence is a range of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen lt col maj sgt capt cpl st mt no vs jr sr inc ltd co corp dept gov sen rep rev hon fig eg "
    "ie etc approx jan feb mar apr jun jul aug sept sep oct nov dec u.s u.k u.n e.g i.e a.m p.m d.c brig cmdr "
    "adm".split()
)
"""Words after which a full stop does not end a sentence when a capital follows, in lower case without the last stop."""

LONGEST = 2_000
"""A sentence longer than this, in code points, is cut at a space: parsers slow down and tables without stops exist."""

_END = re.compile(r"[.!?…؟。]+[\"'”’»)\]]*(?=\s)|[.!?…؟]+[”»](?=[A-Z\"“])")
_OPENS = re.compile(r"[\s\u200e\u200f]*[\"'“‘«(\[\-–—•*]*\s*[^\Wa-z]")
_DATELINE = re.compile(
    r"\s*[A-Z][A-Z .'’-]{2,40}(?:,[^\n.:]{0,40})?\s*(?:\([^)\n]{1,40}\)\s*)?[-–—]{1,2}\s+"
    r"(?:\[[^\]]{1,80}\]\s+)*(?=[^\Wa-z])"
)
"""NAIROBI, March 5 (Agency) - [Text] : where and when a report was written, with an editor's marks, is a sentence."""

_CREDIT = re.compile(r"\s[-–—|]\s+(?=[^\Wa-z][\w.]*(?:\s[^\Wa-z][\w.]*){0,3}\s*\Z)")
"""A headline's "- Spiegel": who published it, which is no part of what it says."""

_STAMP = re.compile(
    r"(?<![\w,.])(?:(?:mon|tue|tues|wed|wednes|thu|thurs|fri|sat|satur|sun)(?:day)?\.?,?\s+)?"
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s+[a-z]{3,9}\.?,?\s+(?:19|20)\d\d|[a-z]{3,9}\.?\s+\d{1,2},?\s+(?:19|20)\d\d"
    r"|\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)"
    r"(?:,?\s+(?:at\s+)?\d{1,2}:\d\d(?:\s*[ap]\.?m\.?)?)?(?-i:(?=\s+[^\Wa-z]))",
    re.IGNORECASE,
)
"""25 August 2016 17:27: when a page was written, printed before its text."""

_LED_IN = re.compile(
    r"(?:\b(?:on|in|of|since|until|till|from|to|by|before|after|and|or|between|the|dated|for|at)|[,(])\s*\Z",
    re.IGNORECASE,
)
"""What leads a date into a sentence: then it is no stamp."""

STAMPED = 600
"""How far into a text, in code points, its title and the stamp of its date are looked for."""

_BLANK = re.compile(r"[^\S\n]*\n(?:[^\S\n]*\n)+")


def split_sentences(text: str, title: str | None = None) -> list[tuple[int, int, int]]:
    """Ranges `(start, end, paragraph)` in the order of the text, without the white space around them.

    Scraped pages run their title, the stamp of their date and their text together: each is cut off from what follows.
    A blank line ends a paragraph. A single line break ends a sentence unless the text is wrapped at a fixed width.
    Every visible code point of the text lies in exactly one range.
    """
    wrapped = _is_wrapped(text)
    heads = _head_cuts(text, title)
    found: list[tuple[int, int, int]] = []
    for number, (start, end) in enumerate(_paragraphs(text, wrapped)):
        for begin, stop in _at_cuts(start, end, heads):
            for first, last in _in_paragraph(text, begin, stop):
                found.extend((a, b, number) for a, b in _cut(text, first, last))
    return found


def _head_cuts(text: str, title: str | None) -> list[int]:
    """Where a printed title ends and begins, and where the stamp of a date ends, in the head of the text."""
    cuts: set[int] = set()
    words = title.split() if title else []
    head = text[:STAMPED]
    if len(words) >= 4:
        for found in _occurrences(head, words):
            cuts.update(found)
    for stamp in _STAMP.finditer(text[:STAMPED]):
        if not _LED_IN.search(text, max(0, stamp.start() - 10), stamp.start()):
            cuts.add(stamp.end())
    return sorted(cuts)


def _occurrences(text: str, words: list[str]) -> Iterator[tuple[int, int]]:
    """Where words stand one after the other with nothing but white space between."""
    start = text.find(words[0])
    while start >= 0:
        end = start + len(words[0])
        for word in words[1:]:
            begin = end
            while begin < len(text) and text[begin].isspace():
                begin += 1
            if begin == end or not text.startswith(word, begin):
                break
            end = begin + len(word)
        else:
            yield start, end
        start = text.find(words[0], start + 1)


def _at_cuts(start: int, end: int, cuts: list[int]) -> Iterator[tuple[int, int]]:
    """A range in pieces, cut at those of `cuts` that lie within it."""
    for cut in cuts:
        if start < cut < end:
            yield start, cut
            start = cut
    yield start, end


def _is_wrapped(text: str) -> bool:
    """Whether lines break at a width and not where a thought ends: several long lines, nearly none over 100 wide."""
    lines = [len(line.rstrip()) for line in text[:20_000].split("\n") if line]
    long = [n for n in lines if n >= 45]
    return len(long) >= 4 and max(long) <= 100 and len(long) >= 0.5 * sum(1 for n in lines if n)


def _paragraphs(text: str, wrapped: bool) -> Iterator[tuple[int, int]]:
    position = 0
    breaks = _BLANK.finditer(text) if wrapped else re.finditer(r"\n\s*", text)
    for found in breaks:
        if text[position : found.start()].strip():
            yield position, found.start()
        position = found.end()
    if text[position:].strip():
        yield position, len(text)


def _in_paragraph(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    credit = _CREDIT.search(text, start, end)
    if credit is not None:
        yield from _in_paragraph(text, start, credit.start())
        yield from _stripped(text, credit.start(), end)
        return
    position = start
    dateline = _DATELINE.match(text, start, end)
    if dateline is not None:
        yield from _stripped(text, start, dateline.end())
        position = dateline.end()
    for found in _END.finditer(text, position, end):
        if _ends_here(text, found, end):
            yield from _stripped(text, position, found.end())
            position = found.end()
    yield from _stripped(text, position, end)


def _ends_here(text: str, found: re.Match[str], end: int) -> bool:
    if not _OPENS.match(text, found.end(), end):
        return False
    if found.group()[0] != "." or len(found.group().rstrip("\"'”’»)]")) > 1:
        return True
    before = text[max(0, found.start() - 12) : found.start()]
    word = re.search(r"[\w.]*$", before)
    last = word.group().lower() if word else ""
    initial = len(last) == 1 and last.isalpha()
    return not (initial or last in ABBREVIATIONS)


def _stripped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        yield from _stripped(text, start, cut)
        start = cut
    yield from _stripped(text, start, end)
