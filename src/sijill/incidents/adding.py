"""What one document more changes: its own blocks, and the happenings that they reach. The same as all anew.

Another document adds pairs, and takes some away: a name that it holds, too, is less rare than it was, and a block that
it makes common gives no reason to compare any more. Whoever is party to such a pair is joined anew, with their group
and the groups that are next to them. A group further off stays as it is, because what it meets is what it met before.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Protocol

from sijill.incidents.blocks import CROWDED, EVER, NAME, STEPS, Key, block_keys, buckets, most, rarity, shared
from sijill.incidents.clustering import Pair, happenings, judged
from sijill.incidents.keeping import block_number, block_numbers, document_number, most_kept
from sijill.incidents.likeness import same, score
from sijill.incidents.outlines import Outline
from sijill.model.judgements import Judgement

_ENDLESS = 10**9
"""The size of a common block, of which it is not kept who stands in it."""


class Keeper(Protocol):
    """What is asked of who keeps it (see `keeping`)."""

    def common(self, blocks: Collection[int]) -> set[int]:
        """Which of these blocks are common."""

    def standing(self, blocks: Collection[int]) -> Mapping[int, Collection[int]]:
        """The documents that stand in each of these blocks; nothing for one in which none does, or that is common."""

    def sizes(self, blocks: Collection[int]) -> Mapping[int, int]:
        """How many documents stand in each of these blocks; nothing as above."""

    def outlines(self, documents: Collection[int]) -> Iterable[Outline]:
        """The outlines of these documents."""

    def outlines_of(self, reports: Collection[str]) -> Iterable[Outline]:
        """The outlines of the documents of these reports."""

    def alike(self, reports: Collection[str]) -> Mapping[Pair, float]:
        """The pairs that any of these reports is one of."""

    def alike_among(self, reports: Collection[str]) -> Mapping[Pair, float]:
        """The pairs that are both of these reports."""

    def groups(self, reports: Collection[str]) -> Iterable[Collection[str]]:
        """The groups of two and more that these reports are in."""


@dataclass(frozen=True, slots=True)
class Changed:
    """What one document more changes of what is kept.

    `entered`: blocks that the document now stands in; `common`: those that are common from now on; `alike`: pairs with
    their scores, None where they are alike no more; `gone` and `groups`: groups before and in their place.
    """

    entered: frozenset[int]
    common: frozenset[int]
    alike: Mapping[Pair, float | None]
    gone: tuple[frozenset[str], ...]
    groups: tuple[tuple[str, ...], ...]


def add(
    new: Sequence[Outline], keeper: Keeper, judgements: Sequence[Judgement] = (), report_of: Mapping[str, str] = {}
) -> Changed:
    """Add the reports of one document, which none of its reports is kept of yet."""
    if not new:
        return Changed(frozenset(), frozenset(), {}, (), ())
    blocks = _Blocks(new, keeper)
    known = _Outlines(new, keeper)
    alike, touched = _pairs(new, blocks, known, keeper)
    gone, groups = _joined({one.id for one in new}, touched, alike, blocks, known, keeper, judgements, report_of)
    return Changed(blocks.entered, blocks.now_common, alike, gone, groups)


class _Blocks:
    """The blocks of the new document, as they were and as they are with it, and the sizes of all that is asked for."""

    def __init__(self, new: Sequence[Outline], keeper: Keeper) -> None:
        self._keeper = keeper
        self.numbers = block_numbers(new)
        numbers = set(self.numbers.values())
        self._common = keeper.common(numbers)
        self.before = {number: set(there) for number, there in keeper.standing(numbers - self._common).items()}
        self.now_common = frozenset(
            number
            for key, number in self.numbers.items()
            if number not in self._common and self.size(key) >= most_kept(key)
        )
        self.entered = frozenset(numbers - self._common - self.now_common)
        self._sizes: dict[Key, int] = {}
        self._buckets: dict[str, range] = {}

    def size(self, key: Key) -> int:
        """How many documents stand in a block of the new document, it included; what is common has no end."""
        number = self.numbers[key]
        return _ENDLESS if number in self._common else len(self.before.get(number, ())) + 1

    def is_open(self, key: Key) -> bool:
        """Whether a block of the new document gives a reason to compare."""
        return self.size(key) < most(key)

    def closed(self) -> set[Key]:
        """The blocks that gave a reason to compare before, and give none now."""
        return {key for key in self.numbers if self.size(key) >= most(key) > self.size(key) - 1}

    def less_rare(self) -> set[Key]:
        """The names that say less than before."""
        return {
            key
            for key in self.numbers
            if key[0] == NAME and bisect_right(STEPS, self.size(key)) > bisect_right(STEPS, self.size(key) - 1)
        }

    def ask(self, keys: Iterable[Key]) -> None:
        """Learn the sizes of these blocks, all at once."""
        asked = {key: block_number(key) for key in keys if key not in self._sizes and key not in self.numbers}
        common = self._keeper.common(set(asked.values()))
        sizes = self._keeper.sizes(set(asked.values()) - common)
        for key, number in asked.items():
            self._sizes[key] = _ENDLESS if number in common else sizes.get(number, 0)

    def asked(self, key: Key) -> int:
        """The size of a block that was asked for, or of the new document."""
        return self.size(key) if key in self.numbers else self._sizes[key]

    def ask_names(self, outlines: Iterable[Outline]) -> None:
        """Learn how rare the names are that any two of these share."""
        holders: dict[str, list[Outline]] = defaultdict(list)
        for one in outlines:
            for name in one.marks | one.runs:
                holders[name].append(one)
        self.ask(
            (NAME, name, bucket)
            for name, several in holders.items()
            if len({one.document_id for one in several}) > 1
            for bucket in {EVER}.union(*map(buckets, several))
        )

    def rarity(self, left: Outline, right: Outline) -> Callable[[str], float]:
        """How rare a name is that both hold. It must have been asked for."""
        ours, theirs = self._stands_in(left), self._stands_in(right)
        common = shared(ours, theirs) or (EVER,)
        return rarity(lambda name: {bucket: self.asked((NAME, name, bucket)) for bucket in common}, ours, theirs)

    def _stands_in(self, one: Outline) -> range:
        if one.id not in self._buckets:
            self._buckets[one.id] = buckets(one)
        return self._buckets[one.id]

    def score(self, left: Outline, right: Outline) -> float | None:
        """How like the two are; their names must have been asked for."""
        return score(left, right, self.rarity(left, right))


class _Outlines:
    """Outlines by the ids of their reports, each read once."""

    def __init__(self, new: Iterable[Outline], keeper: Keeper) -> None:
        self._keeper = keeper
        self._known: dict[str, Outline] = {}
        self._of: dict[int, list[Outline]] = defaultdict(list)
        self._keep(new)

    def __getitem__(self, report: str) -> Outline:
        return self._known[report]

    def of(self, document: int) -> list[Outline]:
        """Those of a document that was read."""
        return self._of[document]

    def read(self, documents: Collection[int]) -> None:
        """Read those of these documents."""
        self._keep(self._keeper.outlines({one for one in documents if one not in self._of}))

    def read_of(self, reports: Collection[str]) -> None:
        """Read those of these reports, and of whatever else their documents tell."""
        self._keep(self._keeper.outlines_of({one for one in reports if one not in self._known}))

    def _keep(self, outlines: Iterable[Outline]) -> None:
        for one in outlines:
            if one.id not in self._known:
                self._known[one.id] = one
                self._of[document_number(one.document_id)].append(one)


def _pairs(
    new: Sequence[Outline], blocks: _Blocks, known: _Outlines, keeper: Keeper
) -> tuple[dict[Pair, float | None], set[str]]:
    """The pairs that are alike now, or no more, and the reports of pairs of which names say less."""
    closed, less_rare = blocks.closed(), blocks.less_rare()
    meeting = {key for key in blocks.numbers if blocks.is_open(key)}
    known.read({one for key in meeting | closed | less_rare for one in blocks.before.get(blocks.numbers[key], ())})
    stand_in: dict[str, frozenset[Key]] = {}

    def keys(one: Outline) -> frozenset[Key]:
        if one.id not in stand_in:
            stand_in[one.id] = frozenset(block_keys(one))
        return stand_in[one.id]

    def holders(key: Key) -> list[Outline]:
        documents = blocks.before.get(blocks.numbers[key], ())
        return [one for document in documents for one in known.of(document) if key in keys(one)]

    meet = {_pair(ours.id, one.id) for key in meeting for one in holders(key) for ours in new if key in keys(ours)}
    within = len(new) < CROWDED
    meet |= {_pair(a.id, b.id) for a, b in combinations(new, 2) if within or _meet(keys(a), keys(b), blocks.is_open)}
    less = {one.id for key in less_rare for one in holders(key)}
    changing = less | {one.id for key in closed for one in holders(key)}
    before = keeper.alike(changing)
    # Who is like nobody is alone, whatever names say.
    touched = less & {one for pair in before for one in pair}
    again = {pair: scored for pair, scored in before.items() if pair[0] in changing and pair[1] in changing}
    known.read_of({one for pair in again for one in pair})
    blocks.ask_names([known[one] for one in {one for pair in (*meet, *again) for one in pair}])
    alike: dict[Pair, float | None] = {}
    for left, right in meet:
        if (found := same(known[left], known[right], blocks.rarity)) is not None:
            alike[left, right] = found
    # Those that shared a block that closed may share another one.
    parted = {pair for pair in again if not keys(known[pair[0]]).isdisjoint(closed & keys(known[pair[1]]))}
    both = {pair: keys(known[pair[0]]) & keys(known[pair[1]]) for pair in parted}
    blocks.ask(key for common in both.values() for key in common if key[0] != "document")
    for pair, scored in again.items():
        one, other = known[pair[0]], known[pair[1]]
        still = pair not in both or _still_meet(both[pair], blocks, known)
        found = same(one, other, blocks.rarity) if still else None
        if found != scored:
            alike[pair] = found
    return alike, touched | {one for pair in alike for one in pair}


def _meet(ours: frozenset[Key], theirs: frozenset[Key], is_open: Callable[[Key], bool]) -> bool:
    return any(is_open(key) for key in ours & theirs if key[0] != "document")


def _still_meet(both: frozenset[Key], blocks: _Blocks, known: _Outlines) -> bool:
    return any(
        len(known.of(document_number(key[1]))) < CROWDED if key[0] == "document" else blocks.asked(key) < most(key)
        for key in both
    )


def _joined(
    added: set[str],
    touched: set[str],
    changes: Mapping[Pair, float | None],
    blocks: _Blocks,
    known: _Outlines,
    keeper: Keeper,
    judgements: Sequence[Judgement],
    report_of: Mapping[str, str],
) -> tuple[tuple[frozenset[str], ...], tuple[tuple[str, ...], ...]]:
    """The groups of the reports that are added or touched, before and now, with all that they change in turn.

    Groups beside them are joined anew, too, and must come out as they were: then whatever lies further off has met
    the same groups as before, and nothing of it changes. Else what came out otherwise is touched.
    """
    groups = _Groups(keeper, _judged_together(judgements, report_of))
    touched = touched | added
    while True:
        touched = groups.whole(touched)
        alike = _overlaid(keeper.alike(touched), changes, touched)
        beside = groups.whole({one for pair in alike for one in pair} - touched) - touched
        alike |= {
            pair: scored
            for pair, scored in _overlaid(keeper.alike_among(beside), changes, beside).items()
            if beside.issuperset(pair) and groups.of(pair[0]) == groups.of(pair[1])
        }
        everyone = touched | beside
        known.read_of(everyone)
        blocks.ask_names([known[one] for one in everyone])
        reports = {one: known[one] for one in sorted(everyone)}
        partition = judged(reports, judgements, {s: r for s, r in report_of.items() if r in reports})
        found = happenings(reports, alike, partition, blocks.score)
        changed = {one for group in found if frozenset(group) != groups.of(group[0]) for one in group} - touched
        if not changed:
            now = [tuple(group) for group in found if group[0] in touched]
            before = {groups.of(one) for one in touched - added}
            return (
                tuple(before - {frozenset(group) for group in now}),
                tuple(group for group in now if frozenset(group) not in before),
            )
        touched |= changed


class _Groups:
    """The groups before; who is in none is alone."""

    def __init__(self, keeper: Keeper, judged_together: Mapping[str, Collection[str]]) -> None:
        self._keeper = keeper
        self._judged_together = judged_together
        self._of: dict[str, frozenset[str]] = {}

    def of(self, report: str) -> frozenset[str]:
        """The group of a report that was asked for."""
        return self._of[report]

    def whole(self, reports: Collection[str]) -> set[str]:
        """These reports with all of their groups, and with those that people judged together with any of them.

        Such may be one without being an incident, where none tells of a happening.
        """
        found = set(reports)
        while True:
            asked = {one for one in found if one not in self._of}
            for group in self._keeper.groups(asked) if asked else ():
                self._of.update(dict.fromkeys(group, frozenset(group)))
            for one in asked:
                self._of.setdefault(one, frozenset({one}))
            more = {other for one in found for other in (*self._of[one], *self._judged_together.get(one, ()))}
            if more <= found:
                return found
            found |= more


def _judged_together(judgements: Iterable[Judgement], report_of: Mapping[str, str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for judgement in judgements:
        reports = {report_of[subject] for subject in judgement.subjects if subject in report_of}
        for one in reports:
            found[one] |= reports
    return found


def _overlaid(
    alike: Mapping[Pair, float], changes: Mapping[Pair, float | None], reports: Collection[str]
) -> dict[Pair, float]:
    found: dict[Pair, float | None] = dict(alike)
    found.update({pair: scored for pair, scored in changes.items() if pair[0] in reports or pair[1] in reports})
    return {pair: scored for pair, scored in found.items() if scored is not None}


def _pair(left: str, right: str) -> Pair:
    return (left, right) if left < right else (right, left)
