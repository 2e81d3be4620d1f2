"""When: our own grammar of English time words. What it cannot resolve keeps its words and has no dates.

Weeks run from Monday to Sunday. A weekday is the latest such day not after the day of publication. Codes of precision
are ACLED's: 1 a day, 2 a week or part of a month, 3 a month or longer.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, lru_cache

from sijill import lexicons
from sijill.model.dayparts import day_part_of

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
_DAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tue tues",
            "wednesday wed",
            "thursday thu thurs",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
_NUMBERS = {w: n for n, w in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)} | {
    "a": 1,
    "an": 1,
    "couple": 2,
}
_MONTH = (
    r"(?P<month>january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan\.?|feb\.?|mar\.?|apr\.?|jun\.?|jul\.?|aug\.?|sept?\.?|oct\.?|nov\.?|dec\.?)"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_WEEKDAY = r"(?P<weekday>mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?)"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_PART = r"(?:(?P<part>early|mid|late|the beginning of|the end of|the middle of)[\s-]+)"


@dataclass(frozen=True, slots=True)
class When:
    """A time expression at `[start, end)` of the string it was found in; dates None where nothing resolves them."""

    start: int
    end: int
    first: date | None
    last: date | None
    precision: int | None
    day_part: str | None = None
    relative: bool = False
    since: bool = False
    chained: int | None = None
    rule: str = ""


LONGEST_PART = 60
"""How far from a day, in code points, words for parts of it are looked for."""

_CLOCK = (
    r"(?:(?P<hour12>0?[1-9]|1[0-2])(?:[:.][0-5]\d)?\s*(?P<half>[ap])\.?m\b\.?|(?P<hour24>[01]\d|2[0-3]):[0-5]\d(?!\d))"
)

_AHEAD = re.compile(r"\b(next|tomorrow|coming)\b", re.IGNORECASE)


def looks_ahead(words: str) -> bool:
    """Whether time words mean what is still to come, seen from the day of publication ("next month", "tomorrow")."""
    return bool(_AHEAD.search(words)) and not re.search(r"\bnext day\b", words, re.IGNORECASE)


Resolve = Callable[[re.Match[str], date | None], When | None]
Rule = tuple[str, re.Pattern[str], Resolve]
"""A name for people, the words, and what makes days of them."""


def find_times(text: str, published: date | None) -> list[When]:
    """All time expressions of a text, the longest at each place, in order.

    `published` may be None: then relative words give no dates, and a day without a year neither.
    """
    return list(_times_in(text, published))


@lru_cache(maxsize=64)
def _times_in(text: str, published: date | None) -> tuple[When, ...]:
    """A sentence is asked about by each of its claims, one after the other."""
    found: list[When] = []
    for name, pattern, resolve in _RULES:
        for match in pattern.finditer(text):
            if any(w.start < match.end() and match.start() < w.end for w in found):
                continue
            when = _resolved(resolve, match, published)
            if when is not None:
                found.append(replace(when, start=match.start(), end=match.end(), rule=name))
    found.sort(key=lambda w: w.start)
    return tuple(_with_since(text, _with_day_part(text, when), published) for when in found)


def _resolved(resolve: Resolve, match: re.Match[str], published: date | None) -> When | None:
    """The time that a rule makes of its words; unresolved where it lies outside of the calendar."""
    try:
        return resolve(match, published)
    except (OverflowError, ValueError):
        return When(0, 0, None, None, None, relative=True)


def _with_day_part(text: str, when: When) -> When:
    """ "on the morning of 5 May", "Monday at dawn", "at 4:30 p.m. on Sunday": the words beside a day are part of it."""
    if when.since or when.precision not in (None, 1) or when.first != when.last:
        return when
    before = _parts_before().search(text, max(0, when.start - LONGEST_PART), when.start)
    behind = _parts_behind().match(text, when.end, when.end + LONGEST_PART)
    said = when.day_part if when.day_part not in ("early", "late") else None
    return replace(
        when,
        start=before.start() if before else when.start,
        end=behind.end() if behind else when.end,
        day_part=said or _part_in(before) or _part_in(behind) or when.day_part,
    )


def _part_in(match: re.Match[str] | None) -> str | None:
    if match is None:
        return None
    if match["part"]:
        return _part_words()[match["part"].lower()]
    if match["hour24"]:
        return day_part_of(int(match["hour24"]))
    return day_part_of(int(match["hour12"]) % 12 + 12 * (match["half"].lower() == "p"))


@cache
def _part_words() -> dict[str, str]:
    return {word: part for part, words in lexicons.load("times", "en")["parts"].items() for word in words}


def _one_of(words: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


@cache
def _parts_before() -> re.Pattern[str]:
    beside = lexicons.load("times", "en")["beside"]
    part = rf"(?P<part>{_one_of(_part_words())})\s+{_one_of(beside['links'])}"
    clock = rf"{_CLOCK}(?:\s+local\s+time)?,?(?:\s+{_one_of(beside['links'])})?"
    return re.compile(rf"(?<!\w){_degrees()}(?:{part}|{clock})\s+(?:the\s+)?$", re.IGNORECASE)


@cache
def _parts_behind() -> re.Pattern[str]:
    lead = _one_of(lexicons.load("times", "en")["beside"]["before"])
    said = rf"(?:(?P<part>{_one_of(_part_words())})|{_CLOCK})(?:\s+local\s+time)?(?!\w)"
    return re.compile(rf"(?:,?(?:\s+{lead})+)?\s+{_degrees()}{said}", re.IGNORECASE)


def _degrees() -> str:
    beside = lexicons.load("times", "en")["beside"]
    article = rf"(?:{_one_of(beside['articles'])}\s+)?"
    return rf"{article}(?:{_one_of(beside['degrees'])}[\s-]+{article})*"


def _with_since(text: str, when: When, published: date | None) -> When:
    """ "since late April" runs to the day of publication."""
    since = re.search(r"\bsince\s+$", text[max(0, when.start - 12) : when.start], re.IGNORECASE)
    if not since:
        return when
    start = when.start - len(since.group())
    if when.first is None or published is None or when.first > published:
        return replace(when, start=start, first=None, last=None, precision=None, since=True)
    span = (published - when.first).days
    return replace(when, start=start, last=published, precision=1 if not span else 2 if span < 14 else 3, since=True)


def _day(day: date | None, **more: object) -> When:
    return When(0, 0, day, day, 1 if day else None, **more)  # type: ignore[arg-type]  # the keywords are When's own


def _span(first: date | None, last: date | None, precision: int, **more: object) -> When:
    known = first is not None
    return When(0, 0, first, last, precision if known else None, **more)  # type: ignore[arg-type]  # as above


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month_number(word: str) -> int:
    return _MONTHS[word.lower().rstrip(".")]


def _absolute(match: re.Match[str], published: date | None) -> When | None:
    month, day = _month_number(match["month"]), int(match["day"])
    groups = match.groupdict()
    if groups.get("year"):
        exact = _safe(int(groups["year"]), month, day)
        return _day(exact) if exact else None
    if published is None:
        return _day(None, relative=True) if _safe(2000, month, day) else None
    exact = _safe(published.year, month, day) or _safe(published.year - 1, month, day)
    # A date up to a month ahead is still to come; one further ahead was last year's.
    if exact is not None and exact > published + timedelta(days=31):
        exact = _safe(published.year - 1, month, day)
    return _day(exact, relative=True)


def _iso(match: re.Match[str], _published: date | None) -> When | None:
    exact = _safe(int(match["year"]), int(match["month"]), int(match["day"]))
    return _day(exact) if exact else None


def _month(match: re.Match[str], published: date | None) -> When | None:
    groups = match.groupdict()
    number = _month_number(match["month"])
    relative = not groups.get("year")
    which = (groups.get("which") or "").lower()
    if relative:
        if published is None:
            return _span(None, None, 3, relative=True)
        year = published.year
        if which == "next":
            year += number <= published.month
        elif number > published.month or (which == "last" and number == published.month):
            year -= 1
    else:
        year = int(groups["year"])
    first, last = date(year, number, 1), date(year, number, monthrange(year, number)[1])
    part = (groups.get("part") or "").lower()
    precision = 3
    if "early" in part or "beginning" in part:
        last, precision = date(year, number, 10), 2
    elif "mid" in part:
        first, last, precision = date(year, number, 11), date(year, number, 20), 2
    elif "late" in part or "end" in part:
        first, precision = date(year, number, 21), 2
    return _span(first, last, precision, relative=relative)


def _year(match: re.Match[str], _published: date | None) -> When | None:
    year = int(match["year"])
    return _span(date(year, 1, 1), date(year, 12, 31), 3)


def _weekday(match: re.Match[str], published: date | None) -> When | None:
    part = match.groupdict().get("daypart") or match.groupdict().get("daypart2")
    day_part = part.lower() if part else None
    if published is None:
        return _day(None, relative=True, day_part=day_part)
    wanted = (
        _DAYS[match["weekday"].lower().rstrip("s")]
        if match["weekday"].lower().rstrip("s") in _DAYS
        else _DAYS[match["weekday"].lower()]
    )
    which = (match.groupdict().get("which") or "").lower()
    back = (published.weekday() - wanted) % 7
    if which == "next":
        return _day(published + timedelta(days=7 - back), relative=True, day_part=day_part)
    if which == "last" and back == 0:
        back = 7
    return _day(published - timedelta(days=back), relative=True, day_part=day_part)


def _shift(days: int, part: str | None = None) -> Callable[[re.Match[str], date | None], When]:
    def resolve(_match: re.Match[str], published: date | None) -> When:
        day = published + timedelta(days=days) if published else None
        return _day(day, relative=True, day_part=part)

    return resolve


def _overnight(_match: re.Match[str], published: date | None) -> When:
    first = published - timedelta(days=1) if published else None
    return _span(first, published, 1, relative=True, day_part="night")


def _ago(match: re.Match[str], published: date | None) -> When | None:
    word = match["n"].lower()
    number = int(word) if word.isdigit() else _NUMBERS.get(word)
    unit = match["unit"].lower().rstrip("s")
    if number is None:
        return _span(None, None, 2, relative=True)
    if published is None or unit == "hour":
        return _day(published if published and number < 12 else None, relative=True)
    if unit == "day":
        return _day(published - timedelta(days=number), relative=True)
    if unit == "week":
        monday = published - timedelta(days=published.weekday() + 7 * number)
        return _span(monday, monday + timedelta(days=6), 2, relative=True)
    if unit == "month":
        return _month_back(published, number)
    year = published.year - number
    return _span(date(year, 1, 1), date(year, 12, 31), 3, relative=True)


def _month_back(published: date, number: int) -> When:
    index = published.year * 12 + published.month - 1 - number
    year, month = divmod(index, 12)
    return _span(date(year, month + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1]), 3, relative=True)


def _period(match: re.Match[str], published: date | None) -> When | None:
    which, unit = match["which"].lower(), match["unit"].lower()
    if published is None:
        return _span(None, None, 2, relative=True)
    step = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1}[which]
    if unit == "week":
        monday = published + timedelta(days=7 * step - published.weekday())
        last = monday + timedelta(days=6)
        return _span(monday, published if step == 0 else last, 2, relative=True)
    if unit == "weekend":
        saturday = published - timedelta(days=(published.weekday() - 5) % 7) + timedelta(days=7 * max(step, 0))
        return _span(saturday, saturday + timedelta(days=1), 2, relative=True)
    if unit == "month":
        when = _month_back(published, -step)
        return replace(when, last=published) if step == 0 else when
    year = published.year + step
    last = published if step == 0 else date(year, 12, 31)
    return _span(date(year, 1, 1), last, 3, relative=True)


def _chained(match: re.Match[str], _published: date | None) -> When:
    days = {"next": 1, "following": 1, "same": 0, "previous": -1}[match["which"].lower()]
    return When(0, 0, None, None, None, relative=True, chained=days)


def _rules() -> Iterator[Rule]:
    def rule(name: str, pattern: str, resolve: Resolve) -> Rule:
        return name, re.compile(pattern, re.IGNORECASE), resolve

    parts = r"(?P<daypart>morning|afternoon|evening|night|dawn|noon|midnight)"
    yield rule("day in ISO form", r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b", _iso)
    yield rule(
        "day, month and year",
        rf"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:the\s+)?{_DAY}(?:\s+of)?\s+{_MONTH},?\s+{_YEAR}\b",
        _absolute,
    )
    yield rule(
        "month, day and year",
        rf"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?{_MONTH}\s+{_DAY},?\s+{_YEAR}\b",
        _absolute,
    )
    yield rule("month and year", rf"\b{_PART}?{_MONTH},?\s+(?:of\s+)?{_YEAR}\b", _month)
    yield rule(
        "day and month",
        rf"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:the\s+)?{_DAY}(?:\s+of)?\s+{_MONTH}(?!\w)",
        _absolute,
    )
    yield rule(
        "month and day",
        rf"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?{_MONTH}\s+{_DAY}\b(?!\s*(?:people|wounded|killed|dead|civilians|children|soldiers|per|%))",
        _absolute,
    )
    yield rule(
        "the day next to one told before", r"\b(?:the\s+)?(?P<which>next|following|same|previous)\s+day\b", _chained
    )
    yield rule(
        "so long ago",
        r"\b(?P<n>\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|few)\s+(?P<unit>hours?|days?|weeks?|months?|years?)\s+(?:ago|earlier)\b",
        _ago,
    )
    yield rule("the day before yesterday", r"\bthe\s+day\s+before\s+yesterday\b", _shift(-2))
    yield rule("yesterday", r"\byesterday\b", _shift(-1))
    yield rule("last night", r"\blast\s+(?:night|evening)\b", _shift(-1, "night"))
    yield rule("overnight", r"\bovernight\b", _overnight)
    yield rule("this morning", r"\bthis\s+morning\b", _shift(0, "morning"))
    yield rule("this afternoon", r"\bthis\s+afternoon\b", _shift(0, "afternoon"))
    yield rule("this evening", r"\bthis\s+evening\b", _shift(0, "evening"))
    yield rule("tonight", r"\btonight\b", _shift(0, "night"))
    yield rule("today", r"\btoday\b", _shift(0))
    yield rule("tomorrow", r"\btomorrow\b", _shift(1))
    yield rule(
        "week, month or year beside the present one",
        rf"\b(?:{_PART}|(?:the\s+)?)(?P<which>last|past|previous|this|next|coming)\s+(?P<unit>weekend|week|month|year)\b",
        _period,
    )
    yield rule(
        "weekday",
        rf"\b(?:(?P<daypart2>early|late)\s+(?:on\s+)?)?(?:(?P<which>last|next|this)\s+)?{_WEEKDAY}(?:\s+{parts})?\b",
        _weekday,
    )
    # A bare month needs a word before it that makes it one: "may" and "march" are verbs too.
    yield rule("part of a month", rf"\b{_PART}{_MONTH}\b", _month)
    yield rule("month beside the present one", rf"\b(?P<which>last|next|this)\s+{_MONTH}\b", _month)
    yield rule("month behind “in”", rf"(?<=\b[Ii]n ){_MONTH}\b", _month)
    yield rule("month behind “since”", rf"(?<=\b[Ss]ince ){_MONTH}\b", _month)
    yield rule("year behind “in”", rf"(?<=\b[Ii]n ){_YEAR}\b", _year)
    yield rule("year behind “since”", rf"(?<=\b[Ss]ince ){_YEAR}\b", _year)


_RULES: tuple[Rule, ...] = tuple(_rules())
