"""Which pairs are worth comparing: only reports that share a block, never all with all.

A block is a place (by gazetteer id, and by folded name), a person or another name, in a fortnight, and in all time
where it is rare. A report whose time is not resolved stands in the fortnights around its publication. Verbatim clauses
are blocks too, so that copies meet where no place is named, and documents, so that a denial meets what it denies.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations

from sijill.incidents.likeness import NEAR_DAYS, Rarity
from sijill.incidents.outlines import Outline

BUCKET_DAYS = 14
LONGEST_BUCKETS = 60
"""A period longer than this many fortnights (over two years) stands in its first ones only."""

COMMON = 40
"""A name that as many documents hold, of a fortnight or of all time, is common there: it is no evidence, and no reason
to compare."""

EVER = -1
"""The bucket of all time: what is rare in it joins reports of any day, and those whose time is not known at all."""

Key = tuple[str, str, int]

_PLAIN = frozenset({"id", "name"})
"""Blocks that are compared however many stand in them, within a fortnight."""


class Blocks:
    """The blocks of all reports."""

    def __init__(self, reports: Iterable[Outline]) -> None:
        self._blocks: dict[Key, list[Outline]] = defaultdict(list)
        self._sizes: dict[Key, int] = {}
        for report in sorted(reports, key=lambda r: r.id):
            for key in set(block_keys(report)):
                self._blocks[key].append(report)

    def pairs(self) -> list[tuple[Outline, Outline]]:
        """Each pair that shares a block, once, ordered by ids whatever the order of the reports."""
        found: dict[tuple[str, str], tuple[Outline, Outline]] = {}
        for key, members in self._blocks.items():
            if len(members) > 1 and not self._is_common(key):
                for left, right in combinations(members, 2):
                    found[left.id, right.id] = (left, right)
        return [found[ids] for ids in sorted(found)]

    def rarity(self, left: Outline, right: Outline) -> Rarity:
        """How rare a name is: 1 in two documents, 0 in `COMMON` or more; of their fortnights, else of all time."""
        shared = set(_buckets(left)) & set(_buckets(right)) or {EVER}

        def of(name: str) -> float:
            size = min(max(self._size((kind, name, bucket)) for kind in ("mark", "run")) for bucket in shared)
            return max(0.0, 1 - math.log2(max(size, 2) / 2) / math.log2(COMMON / 2))

        return of

    def _is_common(self, key: Key) -> bool:
        """Whether so many hold it that it gives no reason to compare them."""
        plain = key[0] in ("clause", "document") or (key[0] in _PLAIN and key[2] != EVER)
        return not plain and self._size(key) >= COMMON

    def _size(self, key: Key) -> int:
        if key not in self._sizes:
            self._sizes[key] = len({r.report.document_id for r in self._blocks.get(key, ())})
        return self._sizes[key]


def block_keys(report: Outline) -> Iterator[Key]:
    """The blocks that a report stands in: all that any report it could be joined with stands in, too."""
    for bucket in (*_buckets(report), EVER):
        for place in report.place_ids:
            yield ("id", place, bucket)
        for place in report.places:
            yield ("name", place, bucket)
        for place in report.scene:
            yield ("scene", place, bucket)
        for person in report.persons:
            yield ("person", person, bucket)
        for mark in report.marks:
            yield ("mark", mark, bucket)
        for run in report.runs:
            yield ("run", run, bucket)
    for clause in report.clauses:
        yield ("clause", clause, 0)
    yield ("document", report.report.document_id, 0)


def candidate_pairs(reports: Iterable[Outline]) -> list[tuple[Outline, Outline]]:
    """Each pair that shares a block, once, ordered by ids whatever the order of `reports`."""
    return Blocks(reports).pairs()


def _buckets(report: Outline) -> range:
    if report.start is not None and report.end is not None:
        # A report without a time may be joined from a publication up to NEAR_DAYS away.
        return _between(report.start, report.end, before=1, after=NEAR_DAYS)
    if report.published is not None:
        return _between(report.published, report.published, before=NEAR_DAYS, after=NEAR_DAYS)
    return range(0)


def _between(start: date, end: date, *, before: int, after: int) -> range:
    first = (start.toordinal() - before) // BUCKET_DAYS
    last = (end.toordinal() + after) // BUCKET_DAYS
    return range(first, min(last, first + LONGEST_BUCKETS) + 1)
