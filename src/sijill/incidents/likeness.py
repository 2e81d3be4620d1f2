"""How alike two reports are: what speaks for one happening and what against, each with the values it compared."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from sijill.incidents.compatibility import compatible
from sijill.incidents.outlines import Outline, Spot
from sijill.model.dayparts import hours_apart
from sijill.model.distance import distance_km

NEAR_DAYS = 7
"""How many days a report without a resolved time may be published after the happening it is joined to."""

EARLY_DAYS = 1
"""How many days before: a publication day is the publisher's own, and clocks differ by up to a day."""

PERIOD_DAYS = 31
"""A time longer than this is a period ("since April"). A period and a single day are not one happening."""

FAR_DAYS = 30
"""Reports without a resolved time that were published further apart are hardly of one happening."""

NEAR_KM = 25.0
"""How far apart a town and its quarters or villages are taken for one place to be told of."""

MOST_FIGURES = 3.0
"""How many rare figures in common count."""

DIGITS = 6
"""To which scores are rounded, so that the order of adding decides nothing."""

SHOWN = 5
SEVERAL = 3

_WEIGHTS = "likeness.toml"

Rarity = Callable[[str], float]
"""How rare a name is among the reports of its time: 0 for one that stands in many, 1 for one that stands in two."""


class Comparison(NamedTuple):
    """One feature: the two values, and what they say of one happening, in log-odds, with the reason.

    Where `contradicts` is set nothing outweighs it. A plain tuple, because millions are made and thrown away.
    """

    feature: str
    left: object
    right: object
    weight: float
    why: str
    contradicts: bool = False


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two reports compared. `same`: nothing contradicts, and what speaks for one happening outweighs the rest."""

    comparisons: tuple[Comparison, ...]

    @property
    def contradicted(self) -> bool:
        """Whether anything keeps the two apart whatever else speaks for them."""
        return any(c.contradicts for c in self.comparisons)

    @property
    def same(self) -> bool:
        """Whether the two are taken for one happening."""
        return not self.contradicted and self.score >= 0

    @property
    def score(self) -> float:
        """The log-odds of one happening, by the weights of `likeness.toml`."""
        total = weights()["start"][""]
        for comparison in self.comparisons:
            total += comparison.weight
        return round(total, DIGITS)

    @property
    def reasons(self) -> tuple[str, ...]:
        """A sentence for each feature."""
        return tuple(
            f"{c.feature}: {c.why} ({_shown(c.left)} | {_shown(c.right)}), {_signed(c)}" for c in self.comparisons
        )


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """The weights by feature and observation; that of having observed nothing yet is ``["start"][""]``."""
    table = tomllib.loads(files("sijill.incidents").joinpath(_WEIGHTS).read_text("utf-8"))
    return {name: value if isinstance(value, dict) else {"": value} for name, value in table.items()}


def likeness(left: Outline, right: Outline, rarity: Rarity = lambda _: 1.0) -> Likeness:
    """Compare two reports. Symmetric but for the sides of the values."""
    return Likeness(tuple(_comparisons(left, right, rarity)))


def score(left: Outline, right: Outline, rarity: Rarity = lambda _: 1.0) -> float | None:
    """The score of `likeness` alone, None where it is contradicted: for pairs of which nobody asks why."""
    total = weights()["start"][""]
    for comparison in _comparisons(left, right, rarity):
        if comparison.contradicts:
            return None
        total += comparison.weight
    return round(total, DIGITS)


def same(left: Outline, right: Outline, rarity_of: Callable[[Outline, Outline], Rarity]) -> float | None:
    """The same score where the two are taken for one happening, else None: for the many pairs that are not.

    It stops as soon as nothing that is left to compare could make up for what was found.
    """
    total = weights()["start"][""]
    for feature in _QUICKEST:
        comparison = feature(left, right)
        if comparison.contradicts:
            return None
        total += comparison.weight
    if left.document_id != right.document_id:
        if total + max(weights()["words"]["shared"], 0.0) < -0.1 and not _share_any(left, right):
            return None
        for comparison in _named(left, right, rarity_of(left, right)):
            total += comparison.weight
    found = round(total, DIGITS)
    return found if found >= 0 else None


def _comparisons(left: Outline, right: Outline, rarity: Rarity) -> Iterator[Comparison]:
    """One after the other, so that who has seen enough need not ask for the rest."""
    for feature in _FIRST:
        yield feature(left, right)
    # Within one document all share its names: they tell nothing.
    if left.document_id != right.document_id:
        yield from _named(left, right, rarity)


def _named(left: Outline, right: Outline, rarity: Rarity) -> tuple[Comparison, ...]:
    """What names and words say. Nothing of it contradicts, and where no name is shared only words speak for it."""
    return _persons(left, right), _names(left, right, rarity), _figures(left, right, rarity), _words(left, right)


def _found(
    feature: str, key: str, left: object, right: object, why: str, times: float = 1.0, *, contradicts: bool = False
) -> Comparison:
    weight = 0.0 if contradicts else weights()[feature][key] * times + 0.0
    # What `Comparison(...)` does, in half the time.
    return tuple.__new__(Comparison, (feature, left, right, weight, why, contradicts))


def _places(left: Outline, right: Outline) -> Comparison:
    def found(key: str, why: str, *, contradicts: bool = False) -> Comparison:
        return _found("place", key, left.places, right.places, why, contradicts=contradicts)

    if not left.place_ids.isdisjoint(right.place_ids):
        regions = {spot.id for spot in left.spots if spot.is_region}
        region = regions and left.place_ids & right.place_ids <= regions
        return found("same_region" if region else "same_entry", "the same entry of the gazetteer")
    if left.spots and right.spots:
        pairs = [(ours, theirs) for ours in left.spots for theirs in right.spots]
        if any(_near(*pair) for pair in pairs):
            return found("near", "places near each other")
        if any(_holds(*pair) for pair in pairs):
            return found("within", "a region and a place in it")
        named = _named_around(left, right)
        # Streets and quarters are often not known to it, or taken for a town elsewhere.
        known = left.place_ids and right.place_ids and not (left.places & right.places or named)
        return found("two_places", "two places far apart", contradicts=bool(known) and not _share_names(left, right))
    if left.place_ids and right.place_ids:
        return found("two_places", "two entries of the gazetteer", contradicts=True)
    if left.places & right.places:
        return found("same_name", "the same name")
    if _named_around(left, right):
        return found("named_in_the_other", "the place of one is named in the other's document")
    if left.places and right.places:
        if _scripts(left.places).isdisjoint(_scripts(right.places)):
            return found("not_said", "names in two scripts")
        return found("two_names", "two names")
    if left.clauses & right.clauses:
        return found("same_words_only", "no place in one, but the same words")
    if _answers(left, right):
        return found("same_document", "no place in one, but the same document")
    return found("not_said", "no place in one of them")


def _named_around(left: Outline, right: Outline) -> bool:
    """Whether the document of one names the place of the other. All that one document tells of is named in it."""
    if left.document_id == right.document_id:
        return False
    return not (left.places.isdisjoint(right.scene) and right.places.isdisjoint(left.scene))


def _scripts(names: frozenset[str]) -> set[bool]:
    """Which names are in Latin letters, and which not: over that border no two names can be told to differ."""
    return {"a" <= name[:1] <= "z" or name[:1].isdigit() for name in names}


def _near(left: Spot, right: Spot) -> bool:
    """Two towns or quarters within `NEAR_KM`."""
    if left.is_region or right.is_region:
        return False
    return distance_km(left.latitude, left.longitude, right.latitude, right.longitude) <= NEAR_KM


def _holds(left: Spot, right: Spot) -> bool:
    """Whether one is a region that holds the other, or may."""
    if not (left.is_region or right.is_region) or left.country != right.country:
        return False
    return left.admin1 is None or right.admin1 is None or left.admin1 == right.admin1


def _times(left: Outline, right: Outline) -> Comparison:
    def found(key: str, why: str, *, contradicts: bool = False) -> Comparison:
        return _found("time", key, left, right, why, contradicts=contradicts)

    if _is_further(left, right):
        return found("other_hours", "one more happening, as the document says", contradicts=True)
    if left.start is not None and left.end is not None and right.start is not None and right.end is not None:
        if _is_period(left) != _is_period(right):
            return found("two_days", "a period and a day", contradicts=True)
        gap = max(left.start - right.end, right.start - left.end)
        if gap == 1:
            return found("next_day", "the next day", contradicts=not _share_names(left, right))
        if gap > 1:
            key = "two_days" if gap <= NEAR_DAYS else "two_weeks"
            return found(key, "no day in common", contradicts=not _share_names(left, right))
        same = left.start == right.start and left.end == right.end
        if same and _hours_apart(left, right):
            return found(
                "other_hours", "the same day at other hours", contradicts=left.document_id == right.document_id
            )
        return found("same_days", "the same days") if same else found("common_days", "days in common")
    if _answers(left, right):
        return found("same_document", "not resolved in one, but the same document")
    if left.published is None or right.published is None:
        return found("not_known", "not resolved, and no day of publication")
    if left.start is None and right.start is None:
        apart = abs(left.published - right.published)
        if apart <= 1:
            return found("published_next_day", "published within a day")
        if apart <= NEAR_DAYS:
            return found("published_near" if apart <= 3 else "published_in_the_week", "published within days")
        return found("published_far" if apart <= FAR_DAYS else "published_months_apart", "published far apart")
    timed, untimed = (right, left) if left.start is None else (left, right)
    if _is_period(timed):
        return found("two_days", "a period and an unknown day", contradicts=True)
    assert timed.start is not None
    assert timed.end is not None
    assert untimed.published is not None
    if timed.start - EARLY_DAYS <= untimed.published <= timed.end + NEAR_DAYS:
        return found("follows", "published within days of it")
    gap = abs(untimed.published - timed.start)
    return found("published_far" if gap <= FAR_DAYS else "published_months_apart", "published far from it")


def _types(left: Outline, right: Outline) -> Comparison:
    return _types_said(left.types, right.types)


@lru_cache(maxsize=65_536)
def _types_said(ours: frozenset[str], theirs: frozenset[str]) -> Comparison:
    def found(key: str, why: str, *, contradicts: bool = False) -> Comparison:
        return _found("type", key, ours, theirs, why, contradicts=contradicts)

    if ours & theirs:
        return found("same", "the same type")
    if any(compatible(a, b) for a in ours for b in theirs):
        return found("compatible", "types that may be words for one happening")
    return found("same", "types of two happenings", contradicts=True)


def _tolls(left: Outline, right: Outline) -> Comparison:
    return _tolls_said(left.killed, right.killed)


@lru_cache(maxsize=65_536)
def _tolls_said(ours: int | None, theirs: int | None) -> Comparison:
    if ours is None or theirs is None:
        return _found("toll", "not_said", ours, theirs, "no figure of killed in one of them")
    if ours == theirs:
        more = math.log2(ours) if ours > 1 else 0.0
        key, times = ("same_large", more) if more else ("same", 1.0)
        return _found("toll", key, ours, theirs, "the same figure of killed", times)
    times = min(abs(math.log2(max(ours, 1) / max(theirs, 1))), 3.0)
    return _found("toll", "differs", ours, theirs, "other figures of killed", times)


def _persons(left: Outline, right: Outline) -> Comparison:
    if not left.persons.isdisjoint(right.persons):
        shared = left.persons & right.persons
        return _found("names", "same_persons", shared, shared, "the same persons", min(len(shared), 2))
    several = bool(left.persons and right.persons)
    why = "other persons" if several else "no persons in one of them"
    return _found("names", "other_persons", left.persons, right.persons, why, float(several))


def _names(left: Outline, right: Outline, rarity: Rarity) -> Comparison:
    found = []
    for key, ours, theirs, why in (
        ("same_names", left.marks, right.marks, "the same names"),
        ("same_runs", left.runs, right.runs, "the same words side by side"),
    ):
        if ours.isdisjoint(theirs):
            continue
        told = {name: rare for name in ours & theirs if (rare := rarity(name)) > 0}
        if told:
            # Exact, so that the order of the names decides nothing.
            found.append(_found("names", key, told, told, why, _saturated(math.fsum(told.values()))))
    if found:
        return max(found, key=lambda one: one.weight)
    several = len(left.marks) >= SEVERAL and len(right.marks) >= SEVERAL
    why = "no rare name in common" if several else "few names in one of them"
    return _found("names", "no_names", len(left.marks), len(right.marks), why, float(several))


def _figures(left: Outline, right: Outline, rarity: Rarity) -> Comparison:
    shared = left.figures & right.figures
    told = {figure: rare for figure in shared if (rare := rarity(figure)) > 0}
    why = "the same ages, addresses or hours" if told else "no rare figure in common"
    return _found("figures", "same", told, told, why, min(math.fsum(told.values()), MOST_FIGURES))


def _saturated(amount: float) -> float:
    """The first two rare names say the most; all further ones together no more than another two."""
    return min(amount, 2.0) + min(max(amount - 2.0, 0.0) / 3, 2.0)


def _words(left: Outline, right: Outline) -> Comparison:
    if not left.clauses.isdisjoint(right.clauses):
        return _found("words", "shared", "", "", "the same clause word for word")
    both = len(left.words & right.words)
    every = len(left.words) + len(right.words) - both
    share = both / every if every else 0.0
    return _found("words", "shared", share, share, "how many of the words of their clauses are shared", share)


def _answers(left: Outline, right: Outline) -> bool:
    """Whether one is a denial, an order or the like, in the same document as the happening of the other."""
    return left.document_id == right.document_id and left.telling != right.telling


def _share_names(left: Outline, right: Outline) -> bool:
    """Whether a name, and not the place alone, speaks for one happening: then a day may have been mistaken."""
    return not (
        left.persons.isdisjoint(right.persons)
        and left.marks.isdisjoint(right.marks)
        and left.runs.isdisjoint(right.runs)
    )


def _is_further(left: Outline, right: Outline) -> bool:
    """Whether their document tells of the later one as of one more happening: "a second strike"."""
    if left.document_id != right.document_id or not (left.telling and right.telling):
        return False
    first, later = sorted((left, right), key=lambda one: one.begins)
    return bool(later.further) and later.further.isdisjoint(first.further)


def _hours_apart(left: Outline, right: Outline) -> bool:
    if not left.day_parts or not right.day_parts:
        return False
    return all(hours_apart(ours, theirs) for ours in left.day_parts for theirs in right.day_parts)


def _share_any(left: Outline, right: Outline) -> bool:
    """Whether a name or a figure is in both, so that it is worth asking how rare it is."""
    return _share_names(left, right) or not left.figures.isdisjoint(right.figures)


def _is_period(report: Outline) -> bool:
    return report.start is not None and report.end is not None and report.end - report.start >= PERIOD_DAYS


def _signed(comparison: Comparison) -> str:
    return "keeps them apart" if comparison.contradicts else f"{comparison.weight:+.2f}"


def _shown(value: object) -> str:
    """A value in words; only what somebody reads is worth the time."""
    if isinstance(value, Outline):
        if value.start is None or value.end is None:
            return "not said" if value.published is None else f"published {date.fromordinal(value.published)}"
        start, end = date.fromordinal(value.start), date.fromordinal(value.end)
        days = str(start) if start == end else f"{start}/{end}"
        return ", ".join([days, *sorted(value.day_parts)])
    if isinstance(value, float):
        return f"{value:.0%}"
    if isinstance(value, dict):
        return ", ".join(sorted(sorted(value, key=lambda name: (-value[name], name))[:SHOWN]))
    if isinstance(value, frozenset):
        return ", ".join(sorted(value)) or "not said"
    return "not said" if value is None else str(value)


_FIRST = (_places, _times, _types, _tolls)
"""The features that any two reports have."""

_QUICKEST = (_types, _times, _places, _tolls)
"""The same, those first that are the least work and contradict the most."""
