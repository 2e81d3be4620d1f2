"""From pairs to happenings: the likest pair joins first, and only where no two members contradict each other.

People's judgements come before any score: "same" joins, "different" keeps apart, whatever the reports say.
Where two judgements contradict each other the later one holds.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations

from sijill.incidents.blocks import Blocks
from sijill.incidents.likeness import same, score
from sijill.incidents.outlines import Outline
from sijill.incidents.sharing import shared_out
from sijill.model.judgements import Judgement, Verdict

LOOSE = -1.5
"""The likeness, in log-odds, that two groups must reach on average to become one: below what a single pair must reach,
because a short report has little to say of each member of a large group. The average is over pairs of documents, each
by its likest reports: a document that tells of one happening in five fragments has one voice."""


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
        if not self._apart:
            return False
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


Pair = tuple[str, str]
"""The ids of two reports, the lesser first."""

Score = Callable[[Outline, Outline], float | None]
"""How like two reports are, in log-odds; None where they contradict each other."""


def cluster(
    reports: Sequence[Outline], judgements: Sequence[Judgement], report_of: Mapping[str, str], jobs: int = 1
) -> tuple[list[list[str]], dict[Pair, float]]:
    """Group the reports into happenings, as sorted ids, and say which pairs are alike, with their scores.

    `report_of` resolves a judgement's subjects (ids of reports, claims and incidents) to ids of reports;
    subjects it does not know are left out. A report that tells of none joins the happening it is likest to; a group
    in which none tells of one is no happening. Pairs are compared in `jobs` processes.
    """
    blocks = Blocks(reports)
    by_id = {report.id: report for report in reports}

    def scored(share: int) -> dict[Pair, float]:
        found: dict[Pair, float] = {}
        for left, right in blocks.pairs(share, jobs):
            pair = left.id, right.id
            if pair not in found and (score := same(left, right, blocks.rarity)) is not None:
                found[pair] = score
        return found

    alike = {
        # An id that comes from another process is a copy.
        (by_id[left].id, by_id[right].id): score
        for found in shared_out(scored, jobs)
        for (left, right), score in found.items()
    }
    partition = judged(by_id, judgements, report_of)

    def compared(left: Outline, right: Outline) -> float | None:
        return score(left, right, blocks.rarity(left, right))

    return happenings(by_id, alike, partition, compared), alike


def happenings(
    reports: Mapping[str, Outline], alike: Mapping[Pair, float], partition: Partition, compared: Score
) -> list[list[str]]:
    """Join what is `alike` in `partition`, the likest pair first, and give the groups that come of it."""
    telling = {id: report.telling for id, report in reports.items()}
    order = sorted(alike, key=lambda pair: (-alike[pair], pair))
    between = _Between(reports, alike, compared)
    for left, right in order:
        if telling[left] and telling[right]:
            ours, theirs = partition.group(left), partition.group(right)
            if ours is not theirs and not partition.kept_apart(left, right) and between.alike(ours, theirs):
                partition.join(left, right)
    for left, right in order:
        joiner, host = (right, left) if telling[left] else (left, right)
        # Alone still: the pairs are sorted, so the first host is the likest.
        alone = not telling[joiner] and len(partition.group(joiner)) == 1
        if telling[host] and alone and not partition.kept_apart(joiner, host):
            partition.join(host, joiner)
    return partition.groups()


class _Between:
    """Whether two groups are like enough to be one; what was found stays found until either grows."""

    def __init__(self, reports: Mapping[str, Outline], alike: Mapping[Pair, float], compared: Score) -> None:
        self._reports = reports
        self._scores: dict[Pair, float | None] = dict(alike)
        self._compared = compared
        self._refused: set[tuple[int, int, int, int]] = set()

    def alike(self, ours: set[str], theirs: set[str]) -> bool:
        """Whether no two of them contradict each other, and their documents reach `LOOSE` on average."""
        now = (id(ours), len(ours), id(theirs), len(theirs))
        if now in self._refused or (*now[2:], *now[:2]) in self._refused:
            return False
        best: dict[Pair, float] = {}
        for left in ours:
            for right in theirs:
                if self._reports[left].telling and self._reports[right].telling:
                    if (score := self._score(left, right)) is None:
                        self._refused.add(now)
                        return False
                    documents = self._reports[left].document_id, self._reports[right].document_id
                    best[documents] = max(score, best.get(documents, score))
        scores = best.values()
        # Exact, so that the order of the members decides nothing.
        found = math.fsum(scores) >= LOOSE * len(scores)
        if not found:
            self._refused.add(now)
        return found

    def _score(self, left: str, right: str) -> float | None:
        pair = (left, right) if left < right else (right, left)
        if pair not in self._scores:
            self._scores[pair] = self._compared(self._reports[pair[0]], self._reports[pair[1]])
        return self._scores[pair]


def judged(ids: Iterable[str], judgements: Sequence[Judgement], report_of: Mapping[str, str]) -> Partition:
    """All alone but for what people decided."""
    partition = Partition(ids)
    _judge(partition, judgements, report_of)
    return partition


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
