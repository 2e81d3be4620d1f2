"""When, in a language without a parser: the dates and time words of `times.toml`.

What cannot be resolved keeps its words and has no dates. Weeks run from Monday to Sunday; a weekday is the latest such
day not after the day of publication. Codes of precision are ACLED's: 1 a day, 2 a week or part of a month, 3 longer.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import MINYEAR, date, timedelta
from functools import cache

from sijill.claims.shallow.counts import NumberWords, number_at, number_words
from sijill.lexicons import load
from sijill.lexicons.folding import by_first_word, fold
from sijill.lexicons.vocabulary import lemmas_of
from sijill.model.readings import Token

Phrase = tuple[str, ...]

_SLASHED = re.compile(r"(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})")
_DAY_MONTH = re.compile(r"(\d{1,2})[/.-](\d{1,2})", re.ASCII)
_DAYS = re.compile(r"(\d{1,2})-(\d{1,2})", re.ASCII)
LONG_ENOUGH_DAYS = 20
"""What is shorter has no beginning, middle and end that texts speak of."""
_LINKS = ("day", "of", "year", "past", "coming", "current", "dated", "within", "matching", "names")
_AHEAD = timedelta(days=31)
"""A day without a year that is no further ahead than this is still to come; one further ahead was last year's."""
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class When:
    """A time said by the tokens `first` to `last`; dates are None where nothing resolves them.

    `relative` where it was counted from the day of publication, `since` where it runs from its day to that one, `ahead`
    where it is still to come.
    """

    first: int
    last: int
    start: date | None = None
    end: date | None = None
    precision: int | None = None
    day_part: str | None = None
    relative: bool = False
    since: bool = False
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The words of `times.toml`, folded; phrases by their first word, the longest first."""

    months: Mapping[str, tuple[Phrase, ...]]
    month_of: Mapping[Phrase, int]
    weekdays: Mapping[str, int]
    ordinals: Mapping[str, tuple[Phrase, ...]]
    ordinal_of: Mapping[Phrase, int]
    fixed: Mapping[str, tuple[Phrase, ...]]
    meaning: Mapping[Phrase, str]
    definite: Mapping[Phrase, frozenset[tuple[bool, ...]]]
    """With which articles a fixed phrase is written: "اليوم" is today, "يوم" any day."""
    ago: frozenset[str]
    ago_behind: frozenset[str]
    single: frozenset[str]
    """Units that are one where no number stands before them; others are some."""
    units: Mapping[str, str]
    two: frozenset[str]
    since: frozenset[str]
    edges: Mapping[str, str]
    parts: Mapping[str, str]
    day: frozenset[str]
    of: frozenset[str]
    year: frozenset[str]
    past: frozenset[str]
    coming: frozenset[str]
    current: frozenset[str]
    dated: frozenset[str]
    within: frozenset[str]
    matching: frozenset[str]
    names: frozenset[str]
    numbers: NumberWords
    starts: frozenset[str]
    """Words that a time may begin with: all others are passed over at once."""


@cache
def time_words(language: str) -> TimeWords:
    """Loaded once for each language."""
    data = load("times", language)
    months = {_phrase(w): int(n) for n, words in data["months"].items() for w in words}
    ordinals = {_phrase(w): int(n) for n, words in data["ordinals"].items() for w in words}
    fixed = {_phrase(w): f"day {n}" for n, words in data["days"].items() for w in words}
    fixed |= {_phrase(w): name for name, words in data["periods"].items() for w in words}
    definite: dict[Phrase, frozenset[tuple[bool, ...]]] = {}
    for written in (w for table in ("days", "periods") for words in data[table].values() for w in words):
        phrase = _phrase(written)
        definite[phrase] = definite.get(phrase, frozenset()) | {_articles(written)}
    units, links, since = data["units"], data["links"], data["since"]
    weekdays = {_phrase(w)[0]: int(n) for n, words in data["weekdays"].items() for w in words}
    parts = {_phrase(w)[0]: name for name, words in data["parts"].items() for w in words}
    sets = {name: _set(links[name]) for name in _LINKS}
    edges = {_phrase(w)[0]: name for name in ("beginning", "middle", "end") for w in since[name]}
    ago, ago_behind = _set(units["ago"]), _set(units.get("ago_behind", ()))
    starts = {phrase[0] for table in (months, ordinals, fixed) for phrase in table}
    starts |= {*weekdays, *parts, *sets["day"], *sets["dated"], *sets["year"], *edges, *ago, *_set(since["words"])}
    if ago_behind:
        starts |= {*number_words(language).ones, *_set(units["single"])}
    return TimeWords(
        months=by_first_word(months),
        month_of=months,
        weekdays=weekdays,
        ordinals=by_first_word(ordinals),
        ordinal_of=ordinals,
        fixed=by_first_word(fixed),
        meaning=fixed,
        definite=definite,
        ago=ago,
        ago_behind=ago_behind,
        single=_set(units["single"]),
        units={_phrase(w)[0]: name for name in ("day", "week", "month", "year") for w in units[name]},
        two=_set(units["two"]),
        since=_set(since["words"]),
        edges=edges,
        parts=parts,
        numbers=number_words(language),
        starts=frozenset(starts),
        **sets,
    )


def _phrase(words: str) -> Phrase:
    return lemmas_of(words)


def _articles(words: str) -> tuple[bool, ...]:
    """Which words of a phrase are written with an article, by the same measure as `lemmas_of`."""
    return tuple(fold(word) != lemma for word, lemma in zip(words.split(), lemmas_of(words), strict=True))


def _set(words: Sequence[str]) -> frozenset[str]:
    return frozenset(_phrase(word)[0] for word in words)


def find_times(tokens: Sequence[Token], published: date | None, words: TimeWords) -> list[When]:
    """Every time of a sentence, in order, never overlapping."""
    lemmas = [token.lemma for token in tokens]
    found: list[When] = []
    finder = _Finder(tokens, lemmas, published, words)
    behind = 0
    for index, token in enumerate(tokens):
        if index < behind or (token.lemma not in words.starts and token.pos != "NUM"):
            continue
        when = finder.at(index)
        if when is not None:
            found.append(when)
            behind = when.last + 1
    return found


class _Finder:
    def __init__(
        self, tokens: Sequence[Token], lemmas: Sequence[str], published: date | None, words: TimeWords
    ) -> None:
        self.tokens = tokens
        self.lemmas = lemmas
        self.published = published
        self.words = words

    def at(self, index: int) -> When | None:
        """The time that begins at a token, with the part of the day and the "since" before it."""
        words = self.words
        part, start = None, index
        if self._lemma(start) in words.since and self._lemma(start) not in self._fixed_starts(start):
            when = self._core(start + 1)
            if when is not None and when.start is not None and (self._ago(start) is None):
                return self._since(replace(when, first=index))
        if self._lemma(start) in words.parts and not self._fixed(start):
            part, start = words.parts[self._lemma(start)], start + 1
        when = self._core(start)
        if when is None:
            return None
        last = when.last
        if self._lemma(last + 1) in words.parts and self.tokens[last + 1].tag == "":
            part, last = words.parts[self._lemma(last + 1)], last + 1
        return replace(when, first=index, last=last, day_part=part or when.day_part)

    def _fixed_starts(self, index: int) -> frozenset[str]:
        return frozenset({self._lemma(index)}) if self._fixed(index) else frozenset()

    def _core(self, index: int) -> When | None:
        if index >= len(self.tokens):
            return None
        for way in _OF_DIGITS if self.tokens[index].pos == "NUM" else _OF_WORDS:
            when = way(self, index)
            if when is not None:
                return when
        return None

    # Counted from the day of publication ---------------------------------------------------------------------------

    def _fixed(self, index: int) -> Phrase | None:
        for phrase in self.words.fixed.get(self._lemma(index), ()):
            if tuple(self.lemmas[index : index + len(phrase)]) == phrase:
                tokens = self.tokens[index : index + len(phrase)]
                if tuple(token.tag == "DEF" for token in tokens) in self.words.definite[phrase]:
                    return phrase
        return None

    def _fixed_phrase(self, index: int) -> When | None:
        phrase = self._fixed(index)
        if phrase is None:
            return None
        last = index + len(phrase) - 1
        meaning = self.words.meaning[phrase]
        part = next((self.words.parts[word] for word in phrase if word in self.words.parts), None)
        if meaning in ("ahead", "told"):
            return When(index, last, relative=True, ahead=meaning == "ahead")
        if meaning == "recent":
            before = _shifted(self.published, -1)
            return When(index, last, before, self.published if before else None, 1 if before else None, relative=True)
        if meaning.startswith("day "):
            shift = int(meaning.removeprefix("day "))
            following = self._weekday(last + 1)
            if following is not None:
                # "أمس السبت": the weekday says the day once more, and a date behind it says it best.
                last = following.last
                if following.start is not None and not following.relative:
                    return replace(following, first=index, day_part=part)
            return self._days(index, last, self.published, shift, part)
        return self._until_published(self._period(index, last, meaning))

    def _days(self, first: int, last: int, base: date | None, shift: int, part: str | None = None) -> When:
        day = _shifted(base, shift)
        return When(first, last, day, day, 1 if day else None, part, relative=True, ahead=shift > 0)

    def _period(self, first: int, last: int, meaning: str) -> When:
        day = self.published
        if day is None:
            return When(first, last, relative=True)
        unit, _, which = meaning.partition("_")
        if unit == "week":
            monday = _shifted(day, -day.weekday() - (7 if which == "last" else 0))
            sunday = _shifted(monday, 6)
            return When(first, last, monday, sunday, 2, relative=True)
        if unit == "month":
            year, month = (day.year, day.month - 1) if which == "last" else (day.year, day.month)
            year, month = (year - 1, 12) if month == 0 else (year, month)
            return self._whole_month(first, last, year, month, relative=True)
        year = day.year - (which == "last")
        return self._whole_year(first, last, year, relative=True)

    def _until_published(self, when: When) -> When:
        """ "هذا الشهر" is over with the day of publication."""
        if self.published is None or when.start is None or when.end is None:
            return when
        return replace(when, end=self.published) if when.start <= self.published < when.end else when

    def _ago(self, index: int) -> When | None:
        """ "قبل ثلاثة أيام", "منذ أسبوعين"."""
        if self._lemma(index) not in self.words.ago:
            return None
        at = index + 1
        if self._lemma(at) in self.words.two:
            number, used = 2, 0
        else:
            found, used = number_at(self.tokens, self.lemmas, at, self.words.numbers)
            if found is None:
                return self._some_ago(index, at)
            number = found
        unit = self.words.units.get(self._lemma(at + used))
        if unit is None:
            return None
        last = at + used
        return self._back(index, last, number, unit)

    def _ago_behind(self, index: int) -> When | None:
        """ "три дні тому", "неделю назад"."""
        if not self.words.ago_behind:
            return None
        number, used = number_at(self.tokens, self.lemmas, index, self.words.numbers)
        if number is None and self._lemma(index) in self.words.single:
            number = 1
        last = index + used + 1
        unit = self.words.units.get(self._lemma(index + used))
        if number is None or unit is None or self._lemma(last) not in self.words.ago_behind:
            return None
        return self._back(index, last, number, unit)

    def _some_ago(self, index: int, at: int) -> When | None:
        """ "قبل أسبوع" is one ago, "قبل أيام" some; "قبل يوم الجمعة" and "منذ عام 2011" go on."""
        unit = self.words.units.get(self._lemma(at))
        if unit is None or self.tokens[at].tag == "DEF" or self._fixed(at) or self._fixed(at + 1):
            return None
        if self._lemma(at + 1) in self.words.weekdays or self._month_name(at + 1)[0] or self._date(at + 1):
            return None
        if at + 1 < len(self.tokens) and self.tokens[at + 1].pos == "NUM":
            return None
        if self._lemma(at) in self.words.single:
            return self._back(index, at, 1, unit)
        return When(index, at, relative=True)

    def _back(self, index: int, last: int, number: int, unit: str) -> When:
        if unit == "day":
            return self._days(index, last, self.published, -number)
        if unit == "week":
            start = _shifted(self.published, -7 * number)
            monday = _shifted(start, -start.weekday()) if start else None
            return When(index, last, monday, _shifted(monday, 6), 2 if monday else None, relative=True)
        if self.published is None:
            return When(index, last, relative=True)
        if unit == "month":
            months = self.published.year * 12 + self.published.month - 1 - number
            if months < 12 * MINYEAR:
                return When(index, last, relative=True)
            return self._whole_month(index, last, months // 12, months % 12 + 1, relative=True)
        return self._whole_year(index, last, self.published.year - number, relative=True)

    def _weekday(self, index: int) -> When | None:
        """ "يوم الخميس", "الجمعة الماضي", with the date behind it where one follows."""
        at = index + (self._lemma(index) in self.words.day)
        number = self.words.weekdays.get(self._lemma(at))
        if number is None or (at == index and (self.tokens[at].tag != "DEF" or self._names(index))):
            return None
        last = at
        link = self._lemma(last + 1)
        if link in self.words.past | self.words.coming | self.words.current:
            last += 1
        behind = last + 1 + (self._text(last + 1) in ("،", ",", "(", "/"))
        while self._lemma(behind) in self.words.matching:
            behind += 1
        dated = self._date(behind) or self._slashed(behind) or self._day_and_month(behind)
        if dated is not None and dated.start is not None:
            return replace(dated, first=index)
        if link in self.words.coming:
            return When(index, last, relative=True, ahead=True)
        if self.published is None:
            return When(index, last, relative=True)
        back = (self.published.weekday() - number) % 7
        if link in self.words.past and back == 0:
            back = 7
        return self._days(index, last, self.published, -back)

    def _names(self, index: int) -> bool:
        """Whether a day belongs to the name before it: "سوق الأحد", but not "السوق الأحد"."""
        return self._lemma(index - 1) in self.words.names and self.tokens[index - 1].tag != "DEF"

    # Dates ---------------------------------------------------------------------------------------------------------

    def _date(self, index: int) -> When | None:
        """ "7 نيسان 2018", "السابع من نيسان", "بتاريخ 7 نيسان"."""
        at = index + (self._lemma(index) in self.words.dated)
        day, used = self._day_number(at)
        if day is None or (at == index and self._names(index)):
            return None
        at += used
        while self._lemma(at) in self.words.of or self._text(at) in ("/", "-"):
            at += 1
        month, used = self._month_name(at)
        if month is None:
            return None
        at += used
        year, last, said = self._year_behind(at, month, day)
        if self._lemma(last) in self.words.coming:
            return When(index, last, relative=True, ahead=True)
        if year is None:
            return When(index, last, relative=True)
        found = _date(year, month, day)
        return self._on(index, last, found, said=said)

    def _days_between(self, index: int) -> When | None:
        """ "بين 5 و7 آذار", "من 5 آذار إلى 7 نيسان", "5-7 آذار": from a day to a day, which both count."""
        numbers = self.words.numbers
        hyphened = _DAYS.fullmatch(self._lemma(index))
        if hyphened is not None:
            first, at = int(hyphened[1]), index
            until = self._dated_behind(at + 1, int(hyphened[2]))
            month = None
        else:
            leads = self._lemma(index - 1)
            day, used = self._day_number(index)
            if day is None or not (leads in numbers.between or leads in numbers.origin):
                return None
            month, more = self._month_name(index + used)
            first, at = day, index + used + more
            if self._lemma(at) not in (numbers.joiners if leads in numbers.between else numbers.to):
                return None
            until = self._date(at + 1)
        if until is None or until.end is None:
            return None
        year = until.end.year - (month is not None and month > until.end.month)
        start = _date(year, month or until.end.month, first)
        if start is None or start >= until.end:
            return None
        ahead = until.ahead and self.published is not None and start > self.published
        return replace(until, first=index, start=start, precision=2, ahead=ahead)

    def _dated_behind(self, at: int, day: int) -> When | None:
        """The date that a day before the name of a month at a token makes."""
        while self._lemma(at) in self.words.of:
            at += 1
        month, used = self._month_name(at)
        if month is None:
            return None
        year, last, said = self._year_behind(at + used, month, day)
        return self._on(at, last, _date(year, month, day), said=said) if year is not None else None

    def _on(self, first: int, last: int, day: date | None, *, said: bool) -> When:
        ahead = not said and day is not None and self.published is not None and day > self.published
        return When(first, last, day, day, 1 if day else None, relative=not said, ahead=ahead)

    def _day_number(self, index: int) -> tuple[int | None, int]:
        if index >= len(self.tokens):
            return None, 0
        token = self.tokens[index]
        if token.pos == "NUM" and token.lemma.isdecimal() and 1 <= int(token.lemma) <= 31:
            return int(token.lemma), 1
        for phrase in self.words.ordinals.get(token.lemma, ()):
            if tuple(self.lemmas[index : index + len(phrase)]) == phrase:
                return self.words.ordinal_of[phrase], len(phrase)
        return None, 0

    def _month_name(self, index: int) -> tuple[int | None, int]:
        for phrase in self.words.months.get(self._lemma(index), ()):
            if tuple(self.lemmas[index : index + len(phrase)]) == phrase:
                used = len(phrase)
                # "نيسان/أبريل": one month by both its names.
                if self._text(index + used) in ("/", "(", "-"):
                    again, more = self._month_name(index + used + 1)
                    if again == self.words.month_of[phrase]:
                        used += 1 + more + (self._text(index + used + 1 + more) == ")")
                return self.words.month_of[phrase], used
        return None, 0

    def _year_behind(self, at: int, month: int, day: int | None) -> tuple[int | None, int, bool]:
        """The year, the last token of the date, and whether it was said; else the one that publication suggests."""
        following = at
        while self._lemma(following) in self.words.year | self.words.of or self._text(following) in (
            "،",
            ",",
            "/",
            "-",
        ):
            following += 1
        if following < len(self.tokens) and _YEAR.fullmatch(self.lemmas[following]):
            return int(self.lemmas[following]), following, True
        last = at - 1
        link = self._lemma(at)
        if link in self.words.past | self.words.current | self.words.coming:
            last = at
        if self.published is None:
            return None, last, False
        year = self.published.year
        candidate = _date(year, month, day or 1)
        near = _AHEAD if day and link not in self.words.past else timedelta()
        if candidate is not None and candidate - self.published > near:
            year -= 1
        return year, last, False

    def _edge(self, index: int) -> When | None:
        """ "مطلع آب", "نهاية عام 2019", "بداية العام الجاري": a part of a month or of a year."""
        edge = self.words.edges.get(self._lemma(index))
        if edge is None:
            return None
        whole = self._month(index + 1) or self._whole_period(index + 1) or self._year(index + 1)
        if whole is None:
            return None
        if whole.start is None or whole.end is None:
            return replace(whole, first=index)
        if (whole.end - whole.start).days < LONG_ENOUGH_DAYS:
            return None
        start, end = _part(whole.start, whole.end, edge)
        return replace(whole, first=index, start=start, end=end, precision=2)

    def _whole_period(self, index: int) -> When | None:
        """ "العام الماضي", "العام": the month or year that something is the beginning or the end of."""
        phrase = self._fixed(index)
        if phrase is not None:
            meaning = self.words.meaning[phrase]
            known = "_" in meaning
            return self._period(index, index + len(phrase) - 1, meaning) if known else None
        unit = self.words.units.get(self._lemma(index))
        if unit not in ("month", "year") or self._lemma(index) not in self.words.single or self._year(index):
            return None
        return self._period(index, index, f"{unit}_this")

    def _month(self, index: int) -> When | None:
        """ "آب", "شهر آب 2016": a month of a date, or told by "شهر" or behind "since" and "in the beginning of"."""
        at = index + (self._lemma(index) in self.words.of and self._lemma(index) in self.words.units)
        month, used = self._month_name(at)
        if month is None:
            return None
        at += used
        year, last, said = self._year_behind(at, month, None)
        told = said or last >= at or at - used > index
        if not told and not self._leads(index):
            return None
        if not said and self._lemma(last) in self.words.coming:
            return When(index, last, relative=True, ahead=True)
        if year is None:
            return When(index, last, relative=True)
        return self._whole_month(index, last, year, month, relative=not said)

    def _leads(self, index: int) -> bool:
        """Whether what stands before a bare name of a month shows that it is one."""
        before = self.lemmas[index - 1] if index else ""
        return before in self.words.edges or before in self.words.since or before in self.words.within

    def _year(self, index: int) -> When | None:
        if self._leads(index) and index < len(self.tokens) and _YEAR.fullmatch(self.lemmas[index]):
            if self._lemma(index + 1) in self.words.year:
                return self._whole_year(index, index + 1, int(self.lemmas[index]), relative=False)
            following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
            if following is None or following.pos or following.tag == "DEF":
                # "في 2016،": not "في 2016 منزلا".
                return self._whole_year(index, index, int(self.lemmas[index]), relative=False)
            return None
        if self._lemma(index) not in self.words.year:
            return None
        if index + 1 < len(self.tokens) and _YEAR.fullmatch(self.lemmas[index + 1]):
            return self._whole_year(index, index + 1, int(self.lemmas[index + 1]), relative=False)
        return None

    def _slashed(self, index: int) -> When | None:
        """ "7/4/2018", "2018-04-07": the day before the month, as Arabic writes it."""
        at = index + (self._lemma(index) in self.words.dated)
        match = _SLASHED.fullmatch(fold(self._text(at))) if at < len(self.tokens) else None
        if match is None:
            return None
        first, month, last = (int(group) for group in match.groups())
        year, day = (first, last) if first > 31 else (last, first)
        found = _date(year, month, day) if year > 1900 else None
        return When(index, at, found, found, 1) if found is not None else None

    def _day_and_month(self, index: int) -> When | None:
        """ "الخميس 22/8": without a year only behind a weekday."""
        match = _DAY_MONTH.fullmatch(self._lemma(index))
        if match is None or not 1 <= int(match[2]) <= 12:
            return None
        day, month = int(match[1]), int(match[2])
        year, last, said = self._year_behind(index + 1, month, day)
        return self._on(index, last, _date(year, month, day), said=said) if year is not None else None

    def _since(self, when: When) -> When:
        """From its day to the day of publication."""
        if when.start is None or self.published is None or when.start > self.published:
            return replace(when, since=True, start=None, end=None, precision=None)
        days = (self.published - when.start).days
        return replace(
            when, end=self.published, since=True, relative=True, precision=1 if not days else 2 if days < 28 else 3
        )

    def _whole_month(self, first: int, last: int, year: int, month: int, *, relative: bool) -> When:
        start = _date(year, month, 1)
        end = _date(year, month, monthrange(year, month)[1]) if start is not None else None
        return When(first, last, start, end, 3 if start else None, relative=relative)

    def _whole_year(self, first: int, last: int, year: int, *, relative: bool) -> When:
        start = _date(year, 1, 1)
        return When(first, last, start, _date(year, 12, 31) if start else None, 3 if start else None, relative=relative)

    def _lemma(self, index: int) -> str:
        return self.lemmas[index] if 0 <= index < len(self.lemmas) else ""

    def _text(self, index: int) -> str:
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""


_OF_DIGITS = (
    _Finder._fixed_phrase,
    _Finder._ago_behind,
    _Finder._days_between,
    _Finder._date,
    _Finder._slashed,
    _Finder._year,
)
_OF_WORDS = (
    _Finder._fixed_phrase,
    _Finder._ago,
    _Finder._ago_behind,
    _Finder._weekday,
    _Finder._date,
    _Finder._edge,
    _Finder._month,
    _Finder._slashed,
    _Finder._year,
)
"""What is tried where a time begins with a figure or with a word, in this order."""


def _part(start: date, end: date, edge: str) -> tuple[date, date]:
    days = (end - start).days + 1
    third = timedelta(days=days // 3)
    if edge == "beginning":
        return start, start + third - timedelta(days=1)
    if edge == "end":
        return end - third + timedelta(days=1), end
    return start + third, end - third


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _shifted(day: date | None, days: int) -> date | None:
    try:
        return day + timedelta(days=days) if day is not None else None
    except OverflowError:
        return None
