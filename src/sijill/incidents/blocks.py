"""Which pairs are worth comparing: only reports that share a block, never all with all.

A block is a place (by gazetteer id, and by folded name), a person or another name, in a fortnight, and in all time
where it is rare. A report whose time is not resolved stands in the fortnights around its publication. Verbatim clauses
are blocks too, so that copies meet where no place is named, and documents, so that a denial meets what it denies.

No block grows without end: what stands in many documents is common, and gives no reason to compare. Where a place is
common in a fortnight its days are blocks; and where a day is, names must do.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations

from sijill.incidents.likeness import NEAR_DAYS, Rarity
from sijill.incidents.outlines import Outline

BUCKET_DAYS = 14
LONGEST_BUCKETS = 60
"""A period longer than this many fortnights (over two years) stands in its first ones only."""

COMMON = 40
"""A name that as many documents hold, of a fortnight or of all time, is common there: it is no evidence, and no reason
to compare."""

FAMILIAR = 7
"""A mark or a run that as many hold is evidence still, but no reason to compare."""

CROWDED = 400
"""The same for a place in a fortnight, for a clause, and for the reports of a document."""

CROWDED_DAY = 150
"""The same for a place on a day."""

LONGEST_DAYS = 4
"""A period longer than this stands in the blocks of its first days only."""

EVER = -1
"""The bucket of all time: what is rare in it joins reports of any day, and those whose time is not known at all."""

Key = tuple[str, str, int]
"""Kind, value, and bucket or day."""

Sizes = Callable[[str], Mapping[int, int] | None]
"""How many documents hold a name, by bucket; names and buckets of fewer than `FEW` may be left out."""

STEPS = (4, 7, 12, 20, COMMON)
"""Rarity falls in steps, so that another document seldom changes what a name says of the reports that are there."""

_RARITIES = (*(1 - math.log2((above - 1) / 2) / math.log2(COMMON / 2) for above in STEPS), 0.0)
"""As if each step were full."""
_RARITY_OF = tuple(_RARITIES[bisect_right(STEPS, size)] for size in range(COMMON + 1))
"""By how many documents hold the name."""

FEW = STEPS[0]
"""How rare a name is that fewer documents hold does not depend on how many do."""

NAME = "mark"
"""The kind of the blocks of marks and runs, whose sizes say how rare they are."""
_PLACES = ("id", "name")

_PART = 200_000
"""Of how many reports the names of all time are gathered at once; this bounds the memory, and changes nothing else."""


class Blocks:
    """The blocks of all reports."""

    def __init__(self, reports: Iterable[Outline]) -> None:
        self._reports = sorted(reports, key=lambda one: one.id)
        self._buckets = [buckets(one) for one in self._reports]
        self._number = {one.id: number for number, one in enumerate(self._reports)}
        self._in_bucket: dict[int, list[int]] = defaultdict(list)
        for number, stands_in in enumerate(self._buckets):
            for bucket in stands_in:
                self._in_bucket[bucket].append(number)
        self._sizes: dict[str, dict[int, int]] = defaultdict(dict)
        for bucket, members in self._in_bucket.items():
            self._count(bucket, members)
        for part in range(self._parts):
            self._count(EVER, range(len(self._reports)), part)

    def rarity(self, left: Outline, right: Outline) -> Rarity:
        """How rare a name is: 1 in two documents, 0 in `COMMON` or more; of their fortnights, else of all time."""
        ours, theirs = self._buckets[self._number[left.id]], self._buckets[self._number[right.id]]
        return rarity(self._sizes.get, ours, theirs)

    def pairs(self, share: int = 0, shares: int = 1) -> Iterator[tuple[Outline, Outline]]:
        """Each pair that shares a block, at least once, the lesser id first; or one of so many shares of them."""
        reports, mine = self._reports, (share, shares)
        found = chain(self._near(mine), self._ever(mine), self._told(mine))
        return ((reports[left], reports[right]) for left, right in found)

    @property
    def _parts(self) -> int:
        return len(self._reports) // _PART + 1

    def _count(self, bucket: int, members: Iterable[int], part: int = 0) -> None:
        for (kind, value), holders in self._gathered(members, part).items():
            if kind == NAME and len(holders) >= FEW and (size := self._documents(holders)) >= FEW:
                self._sizes[value][bucket] = size

    def _near(self, share: tuple[int, int]) -> Iterator[tuple[int, int]]:
        """The pairs of the fortnights."""
        before: set[int] = set()
        for bucket in sorted(self._in_bucket):
            here: set[int] = set()
            for (kind, value), holders in self._gathered(self._in_bucket[bucket]).items():
                for group in self._narrowed((kind, value, bucket), holders):
                    for left, right in _pairs(group, share):
                        pair = left * len(self._reports) + right
                        if pair not in here:
                            here.add(pair)
                            if pair not in before:
                                yield left, right
            before = here

    def _ever(self, share: tuple[int, int]) -> Iterator[tuple[int, int]]:
        """The pairs of all time. Those that share a fortnight have met in it: what is rare ever is rare there."""
        for part in range(self._parts):
            met: set[tuple[int, int]] = set()
            for (kind, value), holders in self._gathered(range(len(self._reports)), part).items():
                for group in self._narrowed((kind, value, EVER), holders):
                    for pair in _pairs(group, share):
                        if pair not in met and not shared(self._buckets[pair[0]], self._buckets[pair[1]]):
                            met.add(pair)
                            yield pair

    def _told(self, share: tuple[int, int]) -> Iterator[tuple[int, int]]:
        """The pairs of clauses and of documents."""
        for kind, values in (("clause", lambda one: one.clauses), ("document", lambda one: (one.document_id,))):
            blocks: dict[str, list[int]] = defaultdict(list)
            for number, report in enumerate(self._reports):
                for value in values(report):
                    blocks[value].append(number)
            for value, holders in blocks.items():
                for group in self._narrowed((kind, value, 0), holders):
                    yield from _pairs(group, share)

    def _gathered(self, members: Iterable[int], part: int = 0) -> dict[tuple[str, str], list[int]]:
        found: dict[tuple[str, str], list[int]] = defaultdict(list)
        parts = self._parts
        for number in members:
            for kind, value in _names(self._reports[number]):
                if parts == 1 or hash(value) % parts == part:
                    found[kind, value].append(number)
        return found

    def _narrowed(self, key: Key, holders: list[int]) -> Iterator[list[int]]:
        """Those to compare: all who stand in the block, those of each of its days where it is common, or none."""
        if len(holders) < 2:
            return
        if not self._is_common(key, holders):
            yield holders
        elif key[0] in _PLACES and key[2] != EVER:
            on: dict[int, list[int]] = defaultdict(list)
            for number in holders:
                for day in _days(self._reports[number]):
                    # Whoever stands on a day stands in its own fortnight, but not all stand in the ones beside it.
                    if day // BUCKET_DAYS == key[2]:
                        on[day].append(number)
            for day, there in on.items():
                if not self._is_common(("day", key[1], day), there):
                    yield there

    def _is_common(self, key: Key, holders: Sequence[int]) -> bool:
        limit = most(key)
        if len(holders) < limit:
            return False
        return (len(holders) if key[0] == "document" else self._documents(holders)) >= limit

    def _documents(self, holders: Iterable[int]) -> int:
        return len({self._reports[number].document_id for number in holders})


def _pairs(group: Sequence[int], share: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """The pairs of a group, of which one falls to a share by its first member."""
    mine, shares = share
    if shares == 1:
        return combinations(group, 2)
    return ((left, right) for at, left in enumerate(group) if left % shares == mine for right in group[at + 1 :])


def block_keys(report: Outline) -> Iterator[Key]:
    """The blocks that a report stands in: all that any report it could be joined with stands in, too."""
    for bucket in (*buckets(report), EVER):
        for kind, value in _names(report):
            yield (kind, value, bucket)
    for day in _days(report):
        for place in chain(report.place_ids, report.places):
            yield ("day", place, day)
    for clause in report.clauses:
        yield ("clause", clause, 0)
    yield ("document", report.document_id, 0)


def most(key: Key) -> int:
    """From how many documents on a block is common: no reason to compare who stands in it, and no evidence."""
    if key[0] == "day":
        return CROWDED_DAY
    if key[0] in ("clause", "document") or (key[0] in _PLACES and key[2] != EVER):
        return CROWDED
    return FAMILIAR if key[0] == NAME else COMMON


def candidate_pairs(reports: Iterable[Outline]) -> list[tuple[Outline, Outline]]:
    """Each pair that shares a block, once, ordered by ids whatever the order of `reports`."""
    found = {(left.id, right.id): (left, right) for left, right in Blocks(reports).pairs()}
    return [found[ids] for ids in sorted(found)]


def rarity(sizes: Sizes, left: range, right: range) -> Rarity:
    """How rare a name is among the reports of the buckets that both stand in, else of all time."""
    common = shared(left, right) or (EVER,)

    def of(name: str) -> float:
        fewest = 0
        if known := sizes(name):
            fewest = COMMON
            for bucket in common:
                if (size := known.get(bucket, 0)) < fewest:
                    fewest = size
        return _RARITY_OF[fewest]

    return of


def shared(left: range, right: range) -> range:
    """The buckets that both stand in."""
    first = left.start if left.start > right.start else right.start
    last = left.stop if left.stop < right.stop else right.stop
    return range(first, last)


def buckets(report: Outline) -> range:
    """The fortnights that a report stands in."""
    if report.start is not None and report.end is not None:
        # A report without a time may be joined from a publication up to NEAR_DAYS away.
        return _between(report.start, report.end, before=1, after=NEAR_DAYS)
    if report.published is not None:
        return _between(report.published, report.published, before=NEAR_DAYS, after=NEAR_DAYS)
    return range(0)


def _between(start: int, end: int, *, before: int, after: int) -> range:
    first = (start - before) // BUCKET_DAYS
    last = (end + after) // BUCKET_DAYS
    return range(first, min(last, first + LONGEST_BUCKETS) + 1)


def _days(report: Outline) -> range:
    """The days of a report; where its time is not resolved, those before its publication."""
    if report.start is not None and report.end is not None:
        return range(report.start, min(report.end, report.start + LONGEST_DAYS - 1) + 1)
    if report.published is not None:
        return range(report.published - 1, report.published + 1)
    return range(0)


def _names(report: Outline) -> Iterator[tuple[str, str]]:
    for value in report.place_ids:
        yield "id", value
    for value in report.places:
        yield "name", value
    for value in report.scene:
        yield "scene", value
    for value in report.persons:
        yield "person", value
    for value in report.marks | report.runs | report.figures:
        yield NAME, value
