"""From pairs to happenings: the likest pair joins first, and only where no two members contradict each other.

People's judgements come before any score: "same" joins, "different" keeps apart, whatever the reports say.
Where two judgements contradict each other the later one holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from sijill.incidents.blocks import Blocks
from sijill.incidents.likeness import Likeness, likeness
from sijill.incidents.outlines import Outline
from sijill.model.judgements import Judgement, Verdict

LOOSE = -2.5
"""The likeness, in log-odds, that two groups must reach on average over their reports to become one: below what a
single pair must reach, because a short report has little to say of each member of a large group."""


class Partition:
    """Disjoint groups of ids that grow by joining, with pairs that must stay apart."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._group: dict[str, set[str]] = {one: {one} for one in ids}
        self._apart: set[frozenset[str]] = set()

    def group(self, one: str) -> set[str]:
        """The group of `one`, itself included."""
        return self._group[one]

    def groups(self) -> list[list[str]]:
        """All groups, each sorted, in the order of their first ids."""
        return sorted(sorted(g) for g in {id(g): g for g in self._group.values()}.values())

    def kept_apart(self, left: str, right: str) -> bool:
        """Whether a judgement forbids these two groups to be one."""
        return any(frozenset({a, b}) in self._apart for a in self._group[left] for b in self._group[right])

    def join(self, left: str, right: str) -> None:
        """Make one group of the two."""
        big, small = self._group[left], self._group[right]
        if big is not small:
            big |= small
            for one in small:
                self._group[one] = big

    def keep_apart(self, left: str, right: str) -> None:
        """Forbid that the two ever meet. They must not be in one group already."""
        self._apart.add(frozenset({left, right}))


def cluster(
    reports: Sequence[Outline], judgements: Sequence[Judgement], report_of: Mapping[str, str]
) -> list[list[Outline]]:
    """Group the reports into happenings, sorted by id. Each group holds one that tells of a happening.

    `report_of` resolves a judgement's subjects (ids of reports, claims and incidents) to ids of reports;
    subjects it does not know are left out. A report that tells of none joins the happening it is likest to,
    or falls away.
    """
    by_id = {report.id: report for report in reports}
    partition = Partition(by_id)
    _judge(partition, judgements, report_of)
    blocks = Blocks(reports)
    compared: dict[tuple[str, str], Likeness] = {}

    def compare(left: str, right: str) -> Likeness:
        key = (left, right) if left < right else (right, left)
        if key not in compared:
            left_one, right_one = by_id[key[0]], by_id[key[1]]
            compared[key] = likeness(left_one, right_one, blocks.rarity(left_one, right_one))
        return compared[key]

    def one_happening(left: str, right: str) -> bool:
        if partition.kept_apart(left, right):
            return False
        between = [
            compare(a, b)
            for a in partition.group(left)
            for b in partition.group(right)
            if by_id[a].telling and by_id[b].telling
        ]
        if any(one.contradicted for one in between):
            return False
        return sum(one.score for one in between) >= LOOSE * len(between)

    alike = [(a.id, b.id) for a, b in blocks.pairs() if compare(a.id, b.id).same]
    alike.sort(key=lambda pair: (-compare(*pair).score, pair))
    for left, right in alike:
        both_tell = by_id[left].telling and by_id[right].telling
        if both_tell and right not in partition.group(left) and one_happening(left, right):
            partition.join(left, right)
    for left, right in alike:
        joiner, host = (right, left) if by_id[left].telling else (left, right)
        # Alone still: the pairs are sorted, so the first host is the likest.
        alone = not by_id[joiner].telling and len(partition.group(joiner)) == 1
        if by_id[host].telling and alone and not partition.kept_apart(joiner, host):
            partition.join(host, joiner)
    groups = [[by_id[one] for one in group] for group in partition.groups()]
    return [group for group in groups if any(report.telling for report in group)]


def _judge(partition: Partition, judgements: Sequence[Judgement], report_of: Mapping[str, str]) -> None:
    """Apply the judgements, the latest first; one that contradicts a later one is passed over."""
    decided: set[frozenset[str]] = set()
    for judgement in sorted(judgements, key=lambda j: (j.at, j.id), reverse=True):
        if judgement.verdict not in (Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE):
            continue
        subjects = sorted({report_of[s] for s in judgement.subjects if s in report_of})
        for left, right in combinations(subjects, 2):
            pair = frozenset({left, right})
            if pair in decided:
                continue
            decided.add(pair)
            if judgement.verdict is Verdict.SAME and not partition.kept_apart(left, right):
                partition.join(left, right)
            elif judgement.verdict is Verdict.DIFFERENT and right not in partition.group(left):
                partition.keep_apart(left, right)
