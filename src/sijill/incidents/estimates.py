"""Figures of an incident: the lowest, the most often stated and the highest. Never averaged, never added.

What one speaker said later stands for what the same speaker said before; both are kept. A copy of a text says nothing
that the text did not say, and says it no later.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from sijill.incidents.names import fold_name
from sijill.incidents.voices import voices_in
from sijill.model.claims import Casualty, Claim, Count
from sijill.model.documents import Document
from sijill.model.incidents import Disagreement, Estimate, Revision, Stated
from sijill.model.vocabulary import Group, Harm, Status

Key = tuple[Harm, Group | None]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure with its claim, who published it, and since when it is said.

    `origin` is shared by the copies of a text, and so is `author`, the publisher of the first of them; `since` is the
    first day on which any of them gave this figure. `revised` is the figure that the same voice gave later.
    """

    claim: Claim
    casualty: Casualty
    publisher: str
    published: date | None
    origin: str
    author: str
    since: date | None = None
    revised: Figure | None = None

    @property
    def count(self) -> Count:
        """The figure itself."""
        return self.casualty.count

    @property
    def speaker(self) -> str:
        """The speaker nearest to the event, else the publisher."""
        return self.claim.attribution[0].name if self.claim.attribution else self.publisher

    @property
    def voice(self) -> str:
        """Who can revise it: a named speaker; for what "officials" said and for its own words the author.

        So what a publisher revised does not live on in a copy of its first text.
        """
        return fold_name(self.speaker) if self.claim.attribution and voices_in(self.speaker) else self.author


def figures(
    claims: Iterable[Claim], documents: Mapping[str, Document], one_text: Iterable[tuple[str, str]] = ()
) -> dict[Key, list[Figure]]:
    """The figures that count, by harm and group: asserted ones, no tolls over a period, and none without a number.

    Where one speaker gives several figures in one document the greatest counts: "a strike killed 12 people;
    a teacher was among the dead" says 12, and not 12 or 1. A single victim of whom anyone tells beside a
    greater figure in the same document is part of that figure, too.
    `one_text` are pairs of ids of documents of which one is a copy of the other, or both are of a third text.
    """
    told = list(claims)
    origin_of = _origins(one_text)
    authors = _authors({claim.document_id for claim in told}, documents, origin_of)
    greatest: dict[tuple[Key, str, str], Figure] = {}
    for claim in told:
        document = documents.get(claim.document_id)
        for casualty in claim.casualties if claim.status is Status.ASSERTED else ():
            if casualty.cumulative or not casualty.count.said:
                continue
            publisher = publisher_of(claim.document_id, document)
            origin = origin_of.get(claim.document_id, claim.document_id)
            figure = Figure(claim, casualty, publisher, _published(document), origin, authors[origin])
            voice = ((casualty.harm, casualty.group), claim.document_id, figure.speaker)
            if voice not in greatest or _size(figure) > _size(greatest[voice]):
                greatest[voice] = figure
    found: dict[Key, list[Figure]] = defaultdict(list)
    tolls = {voice[:2] for voice, figure in greatest.items() if _size_of(figure.count)[0] > 1}
    for voice in sorted(greatest, key=lambda voice: (voice[0][0], voice[0][1] or "", voice[1:])):
        if greatest[voice].count != Count.exactly(1) or voice[:2] not in tolls:
            found[voice[0]].append(greatest[voice])
    return {key: _revised(said) for key, said in found.items()}


def _origins(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Ids of documents in chains of copies -> the least id of the chain."""
    group: dict[str, set[str]] = {}
    for pair in pairs:
        joined = set(pair).union(*(group.get(id, ()) for id in pair))
        group |= dict.fromkeys(joined, joined)
    return {id: min(ids) for id, ids in group.items()}


def _authors(ids: Iterable[str], documents: Mapping[str, Document], origin_of: Mapping[str, str]) -> dict[str, str]:
    """Origins -> the publisher of the first of their documents; of one day the first by name."""
    copies: dict[str, list[tuple[date, str]]] = defaultdict(list)
    for id in ids:
        document = documents.get(id)
        copies[origin_of.get(id, id)].append((_published(document) or date.max, publisher_of(id, document)))
    return {origin: min(several)[1] for origin, several in copies.items()}


def _revised(said: Iterable[Figure]) -> list[Figure]:
    """The figures with those that their own voices gave later.

    A single victim of whom a voice tells later than a greater figure is part of that figure, and revises nothing.
    """
    listed = list(said)
    first: dict[tuple[str, Count], date] = {}
    for one in listed:
        if one.published is not None:
            source = (one.origin, one.count)
            first[source] = min(first.get(source, date.max), one.published)
    listed = [replace(one, since=first.get((one.origin, one.count))) for one in listed]
    latest: dict[str, Figure] = {}
    kept: list[Figure] = []
    for one in sorted(listed, key=lambda f: (f.since or date.max, _size(f))):
        before = latest.get(one.voice)
        if before is not None and one.count == Count.exactly(1) and _size_of(before.count)[0] > 1:
            continue
        kept.append(one)
        if one.since is not None and (before is None or before.since != one.since):
            latest[one.voice] = one
    final: dict[str, Figure] = {}
    for one in kept:
        if one.since is not None and (one.voice not in final or _later(one, final[one.voice])):
            final[one.voice] = one
    return [one if _stands(one, final.get(one.voice)) else replace(one, revised=final[one.voice]) for one in kept]


def _later(one: Figure, other: Figure) -> bool:
    return (one.since or date.min, _size(one)) > (other.since or date.min, _size(other))


def _stands(one: Figure, final: Figure | None) -> bool:
    """Whether its voice gave no other figure on a later day."""
    if final is None or one.since is None or final.since is None:
        return True
    return one.since == final.since or one.count == final.count


def estimate(figures: Mapping[Key, list[Figure]]) -> tuple[Estimate, ...]:
    """One estimate for each harm and group, from the figures that nobody revised."""
    return tuple(
        Estimate(
            harm,
            group,
            _count([one for one in stated if one.revised is None]),
            tuple(dict.fromkeys(one.claim.id for one in stated if one.revised is None)),
            _revisions(stated),
        )
        for (harm, group), stated in figures.items()
    )


def _revisions(stated: Iterable[Figure]) -> tuple[Revision, ...]:
    """Each earlier figure of a voice with the one that stands for it now, the earliest first."""
    found: dict[tuple[str, Count], list[Figure]] = defaultdict(list)
    for one in stated:
        if one.revised is not None:
            found[one.voice, one.count].append(one)
    rows = []
    for said in found.values():
        last = said[0].revised
        assert last is not None
        rows.append(
            Revision(
                speaker=last.speaker,
                earlier=said[0].count,
                claims=tuple(sorted({one.claim.id for one in said})),
                said_on=min(one.since for one in said if one.since is not None),
                later=last.count,
                revised_on=last.since or date.max,
                revised_by=last.claim.id,
            )
        )
    return tuple(sorted(rows, key=lambda row: (row.said_on, row.speaker, row.claims)))


def disagreements(figures: Mapping[Key, list[Figure]]) -> tuple[Disagreement, ...]:
    """The harms whose figures cannot all be true, each figure with its speakers."""
    return tuple(
        Disagreement(".".join(("casualties", harm, *([group] if group else []))), _sides(current))
        for (harm, group), stated in figures.items()
        if (current := [one for one in stated if one.revised is None])
        and any(not _compatible(a.count, b.count) for a, b in combinations(current, 2))
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
    counts = [figure.count for figure in stated]
    least = [n for c in counts for n in (c.low, c.best) if n is not None]
    most = [n for c in counts for n in (c.high, c.best) if n is not None]
    # "At least 70" beside "58" lifts the highest figure stated to 70; alone it sets no upper bound.
    floors = [c.low for c in counts if c.low is not None]
    return Count(min(least, default=None), _most_stated(stated), max(most + floors) if most else None)


def _most_stated(stated: list[Figure]) -> int | None:
    """The best figure that most state, copies and publishers once; of equals the latest, then the highest."""
    said: dict[int, list[Figure]] = defaultdict(list)
    for figure in stated:
        if figure.count.best is not None:
            said[figure.count.best].append(figure)
    ranks = {best: (_voices(several), _latest(several), best) for best, several in said.items()}
    return max(ranks, key=lambda best: ranks[best], default=None)


def _voices(stated: Iterable[Figure]) -> int:
    """How many texts of different authors give a figure: whichever are fewer."""
    several = list(stated)
    return min(len({one.origin for one in several}), len({one.author for one in several}))


def _latest(stated: Iterable[Figure]) -> date:
    return max((one.since or date.min for one in stated), default=date.min)


def _sides(stated: list[Figure]) -> tuple[Stated, ...]:
    by_value: dict[Count, list[Figure]] = defaultdict(list)
    for figure in stated:
        by_value[figure.count].append(figure)
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
    return (*_size_of(figure.count), figure.claim.id)


def _size_of(count: Count) -> tuple[int, int, int]:
    said = [n for n in (count.best, count.low, count.high) if n is not None]
    return (said[0] if said else -1, count.low or 0, count.high or 0)
