"""Which claim of a report gives its toll: news tells it several times, first in round words and then in figures."""

from __future__ import annotations

from collections.abc import Sequence

from sijill.claims.counts import is_vague
from sijill.model.claims import Casualty, Claim
from sijill.model.vocabulary import Group, Harm, Part

_ROUGHLY = 0.5
"""How far below a vague word's lowest number ("dozens", 24) an exact figure may lie and still be what it meant."""


_CLOSE = 1.25
"""How far above a headline's bound ("over 80") the figure of the text may lie to be what it was short for."""

_PARTS = frozenset({Group.CHILDREN, Group.WOMEN, Group.MEN, Group.ELDERLY, Group.MEDICAL, Group.MEDIA, Group.AID})


def telling_claim(claims: Sequence[Claim], harm: Harm, beyond: Sequence[Claim] = ()) -> Claim | None:
    """The claim whose figures of `harm` stand for the report; None where no claim gives any.

    `claims` are those of one report in the order of the text. The first figure stands, for news tells the main thing
    first; a vague one ("dozens") yields to the first exact one that it can have meant, and a part to the whole that
    is told with it. Nothing is added up, and tolls
    over a period count for nothing. `beyond` are other claims of the document, of which one may say in figures what
    the report says in round words only.
    """
    telling = [(claim, found) for claim in _title_first(claims) if (found := figures_of(claim, harm))]
    if not telling:
        return None
    telling += [(claim, found) for claim in _title_first(beyond) if (found := figures_of(claim, harm))]
    claim, found = telling[0]
    fuller = _refined if not all(_is_vague(figure) for figure in found) else _meant
    return next((other for other, stated in telling[1:] if fuller(claim, found, stated)), claim)


def _meant(_claim: Claim, found: Sequence[Casualty], stated: Sequence[Casualty]) -> bool:
    """Whether the round words of `found` can have meant one of the exact figures."""
    least = max(figure.count.low or 0 for figure in found)
    return any(not _is_vague(figure) and _size(figure) >= _ROUGHLY * least for figure in stated)


def _refined(claim: Claim, found: Sequence[Casualty], stated: Sequence[Casualty]) -> bool:
    """Whether the other figures hold all that was said, and more.

    The whole of which `found` is a part ("seven children" of "ten people, including seven children"), or what a
    headline's "over 80" was short for.
    """
    if all(figure.group in _PARTS for figure in found):
        parts = {(figure.group, _size(figure)) for figure in found}
        wholes = [figure for figure in stated if figure.group not in _PARTS]
        same = parts <= {(figure.group, _size(figure)) for figure in stated}
        return same and any(_size(figure) >= _size(found[0]) for figure in wholes)
    if claim.anchor.part is not Part.TITLE or len(found) != 1:
        return False
    bound, count = _size(found[0]), found[0].count
    open_ended = count.best is None and count.high is None
    return open_ended and any(bound < _size(figure) <= _CLOSE * bound for figure in stated)


def _title_first(claims: Sequence[Claim]) -> list[Claim]:
    return sorted(claims, key=lambda claim: (claim.anchor.part is not Part.TITLE, claim.anchor.start))


def figures_of(claim: Claim, harm: Harm) -> list[Casualty]:
    """The figures of a harm that belong to this happening, and say a number above none."""
    return [c for c in claim.casualties if c.harm is harm and not c.cumulative and c.count.said and _size(c) > 0]


def _size(figure: Casualty) -> int:
    count = figure.count
    return next((n for n in (count.best, count.low, count.high) if n is not None), 0)


def _is_vague(figure: Casualty) -> bool:
    return is_vague(figure.anchor.exact)
