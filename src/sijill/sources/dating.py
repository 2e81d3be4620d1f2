"""The day a report was published, where nobody gave it: as its own address or a line of its own text says it.

Only what is written is taken. A line counts that is a full date with day, month and year and hardly anything else, as
pages print under a headline and networks before a post; a date in a sentence never does. Where the lines name
different days, and none is labelled as publication or stands next behind the headline, there is none. The day of a
happening is never filled in from it; it is what "today" and "on Monday" in the report are counted from.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from sijill.lexicons.folding import fold
from sijill.model.documents import Document

HEAD_CHARACTERS = 3_000
HEAD_LINES = 30
"""Where a page says when it was published: not in the list of other stories beneath."""

HEADLINE_CHARACTERS = 20
"""By so many of its first letters a headline is found again in the text of its page."""

LABEL_WORDS = 4
"""A line's words that are neither date, clock nor label, at most: a desk, a place, a counter of readers."""

_EARLIEST = 1990
_X_EPOCH_MS = 1_288_834_974_657
"""Ids of posts on X hold the millisecond since this one (Twitter's "snowflake", published in 2010)."""

_X_STATUS = re.compile(r"^https?://(?:www\.|mobile\.)?(?:twitter|x)\.com/[^/]+/status(?:es)?/(\d{15,19})(?!\d)")
_DAY_IN_PATH = re.compile(r"^https?://[^/]+/(?:[^?#]*/)?((?:19|20)\d\d)([/-])(\d\d?)\2(\d\d?)(?=[/?#_-]|$)")
_DIGITS = {base + digit: str(digit) for base in (0x0660, 0x06F0) for digit in range(10)}
_DIGITS_ELSEWHERE = frozenset(map(chr, _DIGITS))
_CLOCK = r"(?:\d{1,2}[:.٫]\d\d(?:[:.]\d\d)?)"
_YEAR = r"(?:19|20)\d\d"
_HAS_YEAR = re.compile(r"(?:[1١۱][9٩۹]|[2٢۲][0٠۰])\d\d")
"""No date is without one, and most lines have none."""


def dated(document: Document) -> Document:
    """The document with the day its address or text says it was published, unless it has one already."""
    if document.published is not None:
        return document
    if day := day_in_address(document.url):
        return replace(document, published=day, published_from=f"address: {document.url}")
    if found := day_shown(document.text, document.title, document.language):
        return replace(document, published=found.day, published_from=f"text: {found.words}")
    return document


def day_in_address(url: str | None) -> date | None:
    """The day in a web address: in the id of a post on X (in UTC), or as ``/2023/01/18/`` in a path."""
    if url is None:
        return None
    if post := _X_STATUS.match(url):
        return datetime.fromtimestamp(((int(post[1]) >> 22) + _X_EPOCH_MS) / 1000, UTC).date()
    if path := _DAY_IN_PATH.match(url):
        return _day(int(path[1]), int(path[3]), int(path[4]))
    return None


@dataclass(frozen=True, slots=True)
class Shown:
    """A day as a line shows it: its words, and whether they say that it is the day of publication."""

    day: date
    words: str
    published: bool = False
    start: int = 0


def day_shown(text: str, title: str | None = None, language: str | None = None) -> Shown | None:
    """The day of publication that the head of a text shows."""
    head = text[:HEAD_CHARACTERS]
    if not _HAS_YEAR.search(head):
        return None
    found = list(_shown_in(head, _writes_day_first(head, language)))
    if labelled := [one for one in found if one.published]:
        found = labelled
    elif title:
        headline = re.split(r"\s+[-–—|]\s+", title.strip(), maxsplit=1)[0]
        found = _beside_headline(found, head, headline[:HEADLINE_CHARACTERS])
    return found[0] if len({one.day for one in found}) == 1 else None


def _beside_headline(found: list[Shown], head: str, headline: str) -> list[Shown]:
    """The day next behind the headline, or else right before it: a masthead at the top of a page shows today."""
    top = head.split("\n", 1)[0]
    at = 0 if headline in top else head.find(headline, len(top))
    if at < 0:
        return found
    behind = [one for one in found if one.start > at]
    before = [one for one in found if one.start < at and not head[one.start : at].strip().count("\n")]
    return behind[:1] or before or [one for one in found if one.start > 0]


def _writes_day_first(text: str, language: str | None) -> bool:
    uncased = sum("\u0590" <= c <= "\u08ff" or "\u0400" <= c <= "\u04ff" for c in text)
    return (language or "")[:2] in _names().day_first or uncased > len(text) / 5


def _shown_in(head: str, day_first: bool) -> Iterator[Shown]:
    at = 0
    seen = 0
    for line in head.split("\n"):
        if line.strip():
            seen += 1
            if seen > HEAD_LINES:
                return
            if (one := _line(line, day_first)) is not None:
                yield replace(one, start=at)
        at += len(line) + 1


def _line(line: str, day_first: bool) -> Shown | None:
    """The day that this line is there to show."""
    if not _HAS_YEAR.search(line):
        return None
    plain = line.translate(_DIGITS)
    for pattern in _names().patterns:
        for match in pattern.finditer(plain):
            day = _resolve(match, day_first or line[match.start()] in _DIGITS_ELSEWHERE)
            if day is None:
                continue
            before, after = _words(line[: match.start()]), line[match.end() :]
            words = line[match.start() : match.end()]
            if _begins_post(after, line[: match.start()]):
                return Shown(day, words, published=True)
            said = fold(" ".join(before))
            names = _names()
            labelled = any(said == label or said.endswith(f" {label}") for label in names.published)
            rest = [one for one in (*before, *_words(after)) if fold(one) not in names.beside]
            if labelled or any(said.startswith(label) for label in names.updated):
                return Shown(day, words, labelled) if len(rest) <= 2 * LABEL_WORDS else None
            if any(fold(word) not in names.beside for word in _words(after)) and after.rstrip()[-1] in ".!?؟":
                return None  # A short sentence.
            if len(rest) <= LABEL_WORDS and len(_words(after)) <= LABEL_WORDS and _alone(before):
                return Shown(day, words)
    return None


def _alone(before: list[str]) -> bool:
    """Nothing stands before the day but a weekday, a clock or a bar: else it may be a sentence's own."""
    names = _names()
    return all(fold(one) in names.weekdays | names.beside for one in before)


def _begins_post(after: str, before: str) -> bool:
    """Whether a post follows, as networks print it: "4 December 2024 · Shared with Public"."""
    names = _names()
    marks = "|".join(map(re.escape, names.post))
    clock = rf"(?:\s*(?:at|,|الساعة)?\s*{_CLOCK}\s*(?:[ap]\.?m\.?|م|ص)?)?"
    if re.match(rf"{clock}\s*(?:{marks})", after, re.IGNORECASE):
        return True
    return bool(re.search(rf"{_CLOCK}\s*(?:[ap]\.?m\.?|م|ص)?\s*(?:{marks})\s*$", before, re.IGNORECASE))


def _words(piece: str) -> list[str]:
    piece = re.sub(rf"{_CLOCK}", " ", piece)
    parts = (one.strip(".") for one in re.split(r"[\s|,،/·•:\-–—()\[\]]+", piece))
    return [one for one in parts if any(c.isalnum() for c in one)]


def _resolve(match: re.Match[str], day_first: bool) -> date | None:
    found = match.groupdict()
    year, day = int(found["year"]), int(found["day"])
    if name := found.get("name"):
        return _day(year, _names().months[" ".join(fold(name).rstrip(".").split())], day)
    month = int(found["month"])
    year_first = match.start("year") < match.start("day")
    if year_first or day_first or found["mark"] == "." or day == month or day > 12:
        return _day(year, month, day)
    # English writes both orders: 5/16 can only be one of them, and nothing says which 5/6 is.
    return _day(year, day, month) if month > 12 else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if found.year >= _EARLIEST else None


@dataclass(frozen=True, slots=True)
class _Names:
    months: dict[str, int]
    weekdays: frozenset[str]
    published: frozenset[str]
    updated: frozenset[str]
    beside: frozenset[str]
    post: tuple[str, ...]
    day_first: frozenset[str]
    patterns: tuple[re.Pattern[str], ...]


@cache
def _names() -> _Names:
    own = _table("languages", "datelines")
    tables = [own, *(_table(language, "times") for language in ("ar", "ru", "uk"))]
    months = {fold(name): int(n) for table in tables for n, names in table["months"].items() for name in names}
    weekdays = {fold(name) for table in tables for names in table["weekdays"].values() for name in names}
    weekdays |= {f"ال{name}" for name in weekdays if not name.isascii()}
    return _Names(
        months=months,
        weekdays=frozenset(weekdays),
        published=frozenset(map(fold, own["published"])),
        updated=frozenset(map(fold, own["updated"])),
        beside=frozenset(map(fold, own["beside"])),
        post=tuple(own["post"]),
        day_first=frozenset(own["day_first"]),
        patterns=tuple(
            _patterns(spelled for table in tables for names in table["months"].values() for spelled in names)
        ),
    )


def _patterns(months: Iterable[str]) -> Iterator[re.Pattern[str]]:
    spelled = {form for month in months for form in (month, fold(month))}
    name = "|".join(re.escape(one).replace(r"\ ", r"\s+") for one in sorted(spelled, key=lambda n: (-len(n), n)))
    # Two names of one month are often given side by side: "تشرين الثاني/ نوفمبر".
    named = rf"(?P<name>{name})\.?(?:\s*/\s*(?:{name}))?"
    day = r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    year = rf"(?P<year>{_YEAR})(?!\d)"
    gap = r"[\s.,،/-]+(?:من\s+|of\s+)?"
    for words in (
        rf"{day}{gap}{named}{gap}{year}",
        rf"{named}{gap}{day}{gap}{year}",
        rf"(?<!\d){year}(?P<mark>[-/.])(?P<month>\d\d?)(?P=mark)(?P<day>\d\d?)(?!\d)",
        rf"{day}(?P<mark>[-/.])(?P<month>\d\d?)(?P=mark){year}",
    ):
        yield re.compile(words, re.IGNORECASE)


def _table(folder: str, name: str) -> dict[str, Any]:
    return tomllib.loads(files("sijill.lexicons").joinpath(folder, f"{name}.toml").read_text("utf-8"))
