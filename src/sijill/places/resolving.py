"""All names of places in one text -> which places they are, each with its reasons, or with the reason why none.

A name has one sense in a text. What decides, in this order: what is said to hold it ("X, Texas", "X in Idlib
province"), the unit and the country that the rest of the text is about, what lies near; how well a place is known
decides last. Where that leaves it open, no place is given.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TypeVar

from sijill.lexicons.names import fold
from sijill.model.distance import distance_km
from sijill.places.gazetteer import Entry, Gazetteer, Kind
from sijill.places.lookup import Alternative, lookup, words_of_kind
from sijill.places.mentions import Mention, mentions

_Key = TypeVar("_Key", str, int)

ROUNDS = 3
"""How often senses and what the text is about are weighed against each other."""

BY_COUNTRY = 1.0
BY_UNIT = 1.5
HELD_AT_ONCE = 5.0
HELD = 2.0
"""Weights, in powers of ten of a population: the country and the unit that the text is about (for each doubling of what
speaks for them), and that a name is said to lie in a place that holds it."""

UNLIKE = 4.0
"""What a name that only sounds like it falls short, where it has nothing in common."""

PLAYS = 1.0
"""What other names must say for some country before a little-known place in another one is not meant."""

UNLISTED = "no place of this name is listed"

SPEAKS = 0.8
"""What the text must say for a place before it counts as spoken for."""

MARGIN = 0.4
"""By how much the likeliest place must be likelier than one elsewhere."""

ELSEWHERE_KM = 100.0
"""Two places of one name that lie nearer are one answer to where."""

WELL_KNOWN = 5.3
"""Renown of a place that is named without a word of where it lies."""

_AT_ONCE = re.compile(r"\s*(?:,|\()\s*")
_INSIDE = re.compile(r",?\s+(?:\w+\s+){0,2}?(?:in|of|within|inside)\s+(?:(?:the|[a-z’'-]+(?:ern|al)?)\s+){0,4}")
_OWNED = re.compile(r"(?:['’]s?)?\s+(?:(?:the|[a-z’'-]+)\s+){0,4}(?:of\s+)?")


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a name means here. `part`: a part of it, or what lies around it.

    `entry` is None where that stays open; `within` is then what the text says holds it, where it says that.
    """

    entry: Entry | None
    reasons: tuple[str, ...]
    part: bool = False
    within: Entry | None = None


@dataclass(frozen=True, slots=True)
class Range:
    """A name at its place in a text."""

    start: int
    end: int
    name: str


@dataclass(slots=True)
class _Name:
    """One name of the text, with its senses, what is said to hold each, and the names said to hold it at all."""

    key: str
    alternatives: tuple[Alternative, ...]
    times: int = 0
    held: dict[int, tuple[float, str]] = field(default_factory=dict)
    holders: dict[str, float] = field(default_factory=dict)
    scores: list[float] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)


def resolve(gazetteer: Gazetteer, text: str, ranges: Sequence[Range]) -> list[Resolved]:
    """One answer for each range, in their order. The same whatever that order is."""
    asked = {fold(one.name) for one in ranges}
    named = _with_ranges(mentions(gazetteer, text), ranges, gazetteer)
    names: dict[str, _Name] = {}
    for mention in named:
        name = names.setdefault(mention.key, _Name(mention.key, mention.alternatives))
        name.times += 1
    _note_held(text, named, names)
    countries = _weigh(list(names.values()))
    answer = cache(lambda key: _answer(names[key], countries))
    answers = {key: _held_by(names[key], answer) for key in asked & names.keys()}
    return [answers.get(fold(one.name)) or Resolved(None, (UNLISTED,)) for one in ranges]


def _held_by(name: _Name, answer: Callable[[str], Resolved]) -> Resolved:
    """The answer for a name; where it stays open, with the place that the text puts it into."""
    found = answer(name.key)
    if found.entry is not None:
        return found
    holders = sorted((-weight, key) for key, weight in name.holders.items())
    within = next((entry for _, key in holders if (entry := answer(key).entry) and entry.country), None)
    if within is None:
        return found
    return replace(found, reasons=(*found.reasons, f"said to be in {within.name}"), within=within)


def _with_ranges(found: Sequence[Mention], ranges: Iterable[Range], gazetteer: Gazetteer) -> list[Mention]:
    """The names of the text, those that are asked for in place of what they overlap."""
    asked = {
        (one.start, one.end): Mention(one.start, one.end, fold(one.name), tuple(lookup(gazetteer, one.name)))
        for one in ranges
    }
    ordered = sorted(asked.values(), key=lambda one: (one.start, one.end))
    starts = [one.start for one in ordered]

    def is_free(mention: Mention) -> bool:
        at = bisect_left(starts, mention.end)
        return not any(one.end > mention.start for one in ordered[max(0, at - 3) : at])

    return sorted([*ordered, *(one for one in found if is_free(one))], key=lambda one: (one.start, one.end))


def _note_held(text: str, named: Sequence[Mention], names: Mapping[str, _Name]) -> None:
    """For each sense of a name, the best evidence that the text puts it into another place."""
    for index, mention in enumerate(named):
        for other in named[index + 1 : index + 4]:
            if other.start < mention.end or other.start - mention.end > 60:
                break
            gap = text[mention.end : other.start]
            if _AT_ONCE.fullmatch(gap):
                _note(names[mention.key], other, HELD_AT_ONCE)
            elif _INSIDE.fullmatch(gap):
                _note(names[mention.key], other, HELD)
            if _OWNED.fullmatch(gap):
                _note(names[other.key], mention, HELD)


def _note(name: _Name, holder: Mention, weight: float) -> None:
    if holder.key == name.key:
        return
    name.holders[holder.key] = max(weight, name.holders.get(holder.key, 0.0))
    for one in name.alternatives:
        above = next((other for other in holder.alternatives if holds(other.entry, one.entry)), None)
        if above is not None and name.held.get(one.entry.number, (0.0, ""))[0] < weight:
            name.held[one.entry.number] = (weight, above.entry.name)


def holds(outer: Entry, inner: Entry) -> bool:
    """Whether one place is the country or a unit above another."""
    if outer.number == inner.number:
        return False
    if outer.kind is Kind.COUNTRY:
        return outer.country == inner.country
    return outer.number in (inner.admin1, inner.admin2)


def _weigh(names: Sequence[_Name]) -> Mapping[str, float]:
    """Weigh the senses of all names; returns what speaks for each country."""
    for name in names:
        name.scores = [_known(one) for one in name.alternatives]
        name.weights = _shares(name.scores)
    # What a sense brings along by itself stays the same from round to round.
    around = [[(one, _base(name, one), _units_around(one)) for one in name.alternatives] for name in names]
    for _ in range(ROUNDS):
        own, own_units = [_countries_of(name) for name in names], [_units_of(name) for name in names]
        countries, units = _added(own), _added(own_units)
        for name, senses, mine, my_units in zip(names, around, own, own_units, strict=True):
            name.scores = [
                base
                + BY_COUNTRY * _doublings(countries, mine, (one.entry.country,))
                + BY_UNIT * _doublings(units, my_units, near)
                for one, base, near in senses
            ]
            name.weights = _shares(name.scores)
    return _added([_countries_of(name) for name in names])


def _base(name: _Name, one: Alternative) -> float:
    return _known(one) + name.held.get(one.entry.number, (0.0, ""))[0]


def _known(one: Alternative) -> float:
    return one.known + UNLIKE * (one.likeness - 1)


def _added(said: Iterable[Mapping[_Key, float]]) -> Mapping[_Key, float]:
    total: dict[_Key, float] = defaultdict(float)
    for shares in said:
        for key, share in shares.items():
            total[key] += share
    return total


def _doublings(total: Mapping[_Key, float], own: Mapping[_Key, float], keys: Iterable[_Key | None]) -> float:
    """What other names than this one say for the best of some keys, on a scale that grows by one with each doubling."""
    most = 0.0
    for key in keys:
        if key is not None:
            most = max(most, total.get(key, 0.0) - own.get(key, 0.0))
    return math.log2(1 + most)


def _shares(scores: Sequence[float]) -> list[float]:
    if not scores:
        return []
    most = max(scores)
    powers = [10 ** (score - most) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


def _times(name: _Name) -> float:
    return 1 + math.log2(name.times)


def _countries_of(name: _Name) -> Mapping[str, float]:
    found: dict[str, float] = defaultdict(float)
    times = _times(name)
    for one, share in zip(name.alternatives, name.weights, strict=True):
        if share > 0.01 and one.entry.country:
            found[one.entry.country] += share * times
    return found


def _units_of(name: _Name) -> Mapping[int, float]:
    found: dict[int, float] = defaultdict(float)
    times = _times(name)
    for one, share in zip(name.alternatives, name.weights, strict=True):
        if share > 0.01:
            for unit in _units_around(one):
                found[unit] += share * times
    return found


def _units_around(one: Alternative) -> list[int]:
    """The units that a place lies in or is."""
    entry = one.entry
    own = [entry.number] if entry.kind in (Kind.FIRST, Kind.SECOND) else []
    return [*own, *(unit for unit in (entry.admin1, entry.admin2) if unit is not None)]


def _answer(name: _Name, countries: Mapping[str, float]) -> Resolved:
    words = words_of_kind(name.key)
    part = bool(words and words.part)
    if not name.alternatives:
        return Resolved(None, (UNLISTED,), part)
    ranked = sorted(zip(name.scores, name.alternatives, strict=True), key=lambda pair: (-pair[0], pair[1].entry.number))
    score, best = ranked[0]
    reasons = [*best.reasons]
    if best.entry.number in name.held:
        reasons.insert(0, f"said to be in {name.held[best.entry.number][1]}")
    supported = best.entry.number in name.held or score - _known(best) >= SPEAKS
    if not supported and best.likeness < 1:
        return Resolved(None, ("a likely spelling, but nothing else in the text speaks for it", *best.reasons), part)
    if not supported and best.known < WELL_KNOWN and best.entry.kind in (Kind.TOWN, Kind.SECOND):
        own = _countries_of(name)
        if any(said - own.get(country, 0.0) >= PLAYS for country, said in countries.items()):
            return Resolved(
                None, (f"a place of this name is {_where(best.entry)}, where the text does not play",), part
            )
        rival = next(
            (one for other, one in ranked[1:] if score - other < MARGIN and _apart(one.entry, best.entry)), None
        )
        if rival is not None:
            return Resolved(None, (f"as likely {_where(rival.entry)} as {_where(best.entry)}",), part)
    return Resolved(best.entry, tuple(reasons), part)


def _apart(left: Entry, right: Entry) -> bool:
    return distance_km(left.latitude, left.longitude, right.latitude, right.longitude) > ELSEWHERE_KM


def _where(entry: Entry) -> str:
    return f"{entry.name} ({entry.country})" if entry.country else entry.name
