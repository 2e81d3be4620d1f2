"""Which pairs are worth comparing: only reports that share a block, never all with all.

A block is a place (by gazetteer id, and by folded name) in a fortnight. A report whose time is not resolved
stands in the fortnights around its publication. Verbatim clauses are blocks too, so that copies meet where
no place is named, and documents, so that a denial meets what it denies.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations

from sijill.incidents.likeness import NEAR_DAYS
from sijill.incidents.outlines import Outline

BUCKET_DAYS = 14
LONGEST_BUCKETS = 60
"""A period longer than this many fortnights (over two years) stands in its first ones only."""

Key = tuple[str, str, int]


def block_keys(report: Outline) -> Iterator[Key]:
    """The blocks that a report stands in: all that any report it could be joined with stands in, too."""
    for bucket in _buckets(report):
        for place in report.place_ids:
            yield ("id", place, bucket)
        for place in report.places:
            yield ("name", place, bucket)
    for clause in report.clauses:
        yield ("clause", clause, 0)
    yield ("document", report.report.document_id, 0)


def candidate_pairs(reports: Iterable[Outline]) -> list[tuple[Outline, Outline]]:
    """Each pair that shares a block, once, ordered by ids whatever the order of `reports`."""
    blocks: dict[Key, list[Outline]] = defaultdict(list)
    for report in sorted(reports, key=lambda r: r.id):
        for key in set(block_keys(report)):
            blocks[key].append(report)
    pairs = {
        (left.id, right.id): (left, right) for members in blocks.values() for left, right in combinations(members, 2)
    }
    return [pairs[ids] for ids in sorted(pairs)]


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
