"""Figures of an incident: the lowest, the most often stated and the highest. Never averaged, never added."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from sijill.model.claims import Casualty, Claim, Count
from sijill.model.documents import Document
from sijill.model.incidents import Disagreement, Estimate, Stated
from sijill.model.vocabulary import Group, Harm

Key = tuple[Harm, Group | None]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure with its claim and who published it when."""

    claim: Claim
    casualty: Casualty
    publisher: str
    published: date | None

    @property
    def speaker(self) -> str:
        """The speaker nearest to the event, else the publisher."""
        return self.claim.attribution[0].name if self.claim.attribution else self.publisher


def figures(claims: Iterable[Claim], documents: Mapping[str, Document]) -> dict[Key, list[Figure]]:
    """The figures that count, by harm and group: no tolls over a period, and none without a number.

    Where one speaker gives several figures in one document the greatest counts: "a strike killed 12 people;
    a teacher was among the dead" says 12, and not 12 or 1. A single victim of whom anyone tells beside a
    greater figure in the same document is part of that figure, too.
    """
    greatest: dict[tuple[Key, str, str], Figure] = {}
    for claim in claims:
        document = documents.get(claim.document_id)
        for casualty in claim.casualties:
            if casualty.cumulative or not casualty.count.said:
                continue
            figure = Figure(claim, casualty, publisher_of(claim.document_id, document), _published(document))
            voice = ((casualty.harm, casualty.group), claim.document_id, figure.speaker)
            if voice not in greatest or _size(figure) > _size(greatest[voice]):
                greatest[voice] = figure
    found: dict[Key, list[Figure]] = defaultdict(list)
    tolls = {voice[:2] for voice, figure in greatest.items() if _size_of(figure.casualty.count)[0] > 1}
    for voice in sorted(greatest, key=lambda voice: (voice[0][0], voice[0][1] or "", voice[1:])):
        if greatest[voice].casualty.count != Count.exactly(1) or voice[:2] not in tolls:
            found[voice[0]].append(greatest[voice])
    return dict(found)


def estimate(figures: Mapping[Key, list[Figure]]) -> tuple[Estimate, ...]:
    """One estimate for each harm and group."""
    return tuple(
        Estimate(harm, group, _count(stated), tuple(dict.fromkeys(f.claim.id for f in stated)))
        for (harm, group), stated in figures.items()
    )


def disagreements(figures: Mapping[Key, list[Figure]]) -> tuple[Disagreement, ...]:
    """The harms whose figures cannot all be true, each figure with its speakers."""
    return tuple(
        Disagreement(".".join(("casualties", harm, *([group] if group else []))), _sides(stated))
        for (harm, group), stated in figures.items()
        if any(not _compatible(a.casualty.count, b.casualty.count) for a, b in combinations(stated, 2))
    )


def count_in_words(count: Count) -> str:
    """A count as its words said it: "12", "at least 12", "up to 40", "10 to 15"; "not said" for none."""
    low, best, high = count.low, count.best, count.high
    if low is not None and low == high:
        return str(low)
    said = ""
    if low is not None and high is not None:
        said = f"{low} to {high}"
    elif low is not None:
        said = f"at least {low}"
    elif high is not None:
        said = f"up to {high}"
    if best is None:
        return said or "not said"
    return f"{best} ({said})" if said else f"about {best}"


def publisher_of(document_id: str, document: Document | None) -> str:
    """The publisher's name; a document without one speaks for itself, by its id."""
    return (document.publisher if document else None) or document_id


def _published(document: Document | None) -> date | None:
    return document.published if document else None


def _count(stated: list[Figure]) -> Count:
    counts = [figure.casualty.count for figure in stated]
    least = [n for c in counts for n in (c.low, c.best) if n is not None]
    most = [n for c in counts for n in (c.high, c.best) if n is not None]
    # "At least 70" beside "58" lifts the highest figure stated to 70; alone it sets no upper bound.
    floors = [c.low for c in counts if c.low is not None]
    return Count(min(least, default=None), _most_stated(stated), max(most + floors) if most else None)


def _most_stated(stated: list[Figure]) -> int | None:
    """The best figure that most publishers state; of equals the latest published, then the highest."""
    publishers: dict[int, set[str]] = defaultdict(set)
    latest: dict[int, date] = {}
    for figure in stated:
        if (best := figure.casualty.count.best) is not None:
            publishers[best].add(figure.publisher)
            latest[best] = max(latest.get(best, date.min), figure.published or date.min)
    if not publishers:
        return None
    return max(publishers, key=lambda best: (len(publishers[best]), latest[best], best))


def _sides(stated: list[Figure]) -> tuple[Stated, ...]:
    by_value: dict[Count, list[Figure]] = defaultdict(list)
    for figure in stated:
        by_value[figure.casualty.count].append(figure)
    return tuple(
        Stated(
            count_in_words(count),
            tuple(sorted({f.speaker for f in said})),
            tuple(dict.fromkeys(f.claim.id for f in said)),
        )
        for count, said in sorted(by_value.items(), key=lambda item: _size_of(item[0]))
    )


def _compatible(left: Count, right: Count) -> bool:
    """Whether one number could bear out both."""
    lowest = max(_floor(left), _floor(right))
    tops = [c.high if c.high is not None else c.best for c in (left, right)]
    return all(top is None or top >= lowest for top in tops)


def _floor(count: Count) -> int:
    known = [n for n in (count.low, count.best) if n is not None]
    return min(known, default=0)


def _size(figure: Figure) -> tuple[int, int, int, str]:
    return (*_size_of(figure.casualty.count), figure.claim.id)


def _size_of(count: Count) -> tuple[int, int, int]:
    said = [n for n in (count.best, count.low, count.high) if n is not None]
    return (said[0] if said else -1, count.low or 0, count.high or 0)
