"""How alike two reports are: a score that explains itself by the values it compared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sijill.incidents.compatibility import compatible
from sijill.incidents.outlines import Outline

NEAR_DAYS = 7
"""How many days a report without a resolved time may be published after the happening it is joined to."""

EARLY_DAYS = 1
"""How many days before: a publication day is the publisher's own, and clocks differ by up to a day."""

PERIOD_DAYS = 31
"""A time longer than this is a period ("since April"). A period and a single day are not one happening."""

_WEIGHTS = {"place": 0.4, "time": 0.3, "type": 0.2, "support": 0.1}


@dataclass(frozen=True, slots=True)
class Comparison:
    """One feature: the two values, how alike they are (0 contradicts, 1 the same), and why."""

    feature: str
    left: str
    right: str
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two reports compared. `same`: nothing speaks against one happening. `score` orders the candidates."""

    comparisons: tuple[Comparison, ...]

    @property
    def same(self) -> bool:
        """Whether place, time and type all agree or may agree."""
        return all(c.score > 0 for c in self.comparisons)

    @property
    def score(self) -> float:
        """Weighted over the features, 0 to 1; 0 where anything contradicts."""
        return round(sum(_WEIGHTS[c.feature] * c.score for c in self.comparisons), 6) if self.same else 0.0

    @property
    def reasons(self) -> tuple[str, ...]:
        """A sentence for each feature."""
        return tuple(f"{c.feature}: {c.why} ({c.left} | {c.right})" for c in self.comparisons)


def likeness(left: Outline, right: Outline) -> Likeness:
    """Compare two reports. Symmetric but for the sides of the values."""
    return Likeness(
        (
            _places(left, right),
            _times(left, right),
            _types(left, right),
            _support(left, right),
        )
    )


def _places(left: Outline, right: Outline) -> Comparison:
    def found(score: float, why: str) -> Comparison:
        return Comparison("place", _listed(left.places), _listed(right.places), score, why)

    if left.place_ids and right.place_ids:
        if left.place_ids & right.place_ids:
            return found(1.0, "the same entry of the gazetteer")
        return found(0.0, "two entries of the gazetteer")
    if left.places & right.places:
        return found(0.8, "the same name")
    if left.places and right.places:
        return found(0.0, "two names")
    if left.clauses & right.clauses:
        return found(0.5, "no place in one, but the same words")
    if _answers(left, right) and not (left.places and right.places):
        return found(0.3, "no place in one, but the same document")
    return found(0.0, "no place in one of them")


def _times(left: Outline, right: Outline) -> Comparison:
    def found(score: float, why: str) -> Comparison:
        return Comparison("time", _days(left), _days(right), score, why)

    if left.start and left.end and right.start and right.end:
        if (_is_period(left)) != (_is_period(right)):
            return found(0.0, "a period and a day")
        if left.start > right.end or right.start > left.end:
            return found(0.0, "no day in common")
        same = (left.start, left.end) == (right.start, right.end)
        return found(1.0, "the same days") if same else found(0.8, "days in common")
    if left.clauses & right.clauses:
        return found(0.5, "not resolved in one, but the same words")
    if _answers(left, right):
        return found(0.3, "not resolved in one, but the same document")
    if left.published is None or right.published is None:
        return found(0.0, "not resolved, and no day of publication")
    if left.start is None and right.start is None:
        near = abs((left.published - right.published).days) <= NEAR_DAYS
        return found(0.4, "published within days") if near else found(0.0, "published far apart")
    timed, untimed = (right, left) if left.start is None else (left, right)
    if _is_period(timed):
        return found(0.0, "a period and an unknown day")
    if timed.start and timed.end and untimed.published and _follows(untimed.published, timed.start, timed.end):
        return found(0.5, "published within days of it")
    return found(0.0, "published far from it")


def _types(left: Outline, right: Outline) -> Comparison:
    def found(score: float, why: str) -> Comparison:
        return Comparison("type", _listed(left.types), _listed(right.types), score, why)

    if left.types & right.types:
        return found(1.0, "the same type")
    if any(compatible(a, b) for a in left.types for b in right.types):
        return found(0.6, "types that may be words for one happening")
    return found(0.0, "types of two happenings")


def _support(left: Outline, right: Outline) -> Comparison:
    """What speaks for one happening without its absence speaking against: never 0."""
    if left.clauses & right.clauses:
        return Comparison("support", "", "", 1.0, "the same clause word for word")
    if shared := left.names & right.names:
        return Comparison("support", _listed(shared), _listed(shared), 0.8, "the same names")
    return Comparison("support", _listed(left.names), _listed(right.names), 0.2, "no name in common")


def _answers(left: Outline, right: Outline) -> bool:
    """Whether one is a denial, an order or the like, in the same document as the happening of the other."""
    return left.report.document_id == right.report.document_id and left.telling != right.telling


def _is_period(report: Outline) -> bool:
    return (report.days or 0) > PERIOD_DAYS


def _follows(published: date, start: date, end: date) -> bool:
    return (start - published).days <= EARLY_DAYS and (published - end).days <= NEAR_DAYS


def _listed(values: frozenset[str]) -> str:
    return ", ".join(sorted(values)) or "not said"


def _days(report: Outline) -> str:
    if report.start is None or report.end is None:
        return f"published {report.published}" if report.published else "not said"
    return str(report.start) if report.start == report.end else f"{report.start}/{report.end}"
