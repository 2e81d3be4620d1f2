"""What a task is: where its files lie, how an output becomes a row, and which figures of its scorer count."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from evals.errors import NoDataError
from evals.reading import Json, Output

OWN = Path(__file__).parent.parent / "own"
"""Where the gold lies that is part of the project."""


class Better(StrEnum):
    """Which way a figure improves."""

    HIGHER = "higher"
    LOWER = "lower"


@dataclass(frozen=True, slots=True)
class Headline:
    """One figure that has a floor. `value` finds it in the scorer's report; None: nothing to measure.

    `noise` is how far the figure may fall below its floor: what a change that does not matter can move.
    """

    name: str
    value: Callable[[Json], float | None]
    noise: float
    better: Better = Better.HIGHER


@dataclass(frozen=True, slots=True)
class Task:
    """`documents`, `gold` and `scorer` lie under the data folder; ``{split}`` is filled in, ``.gz`` may follow.

    With a `folder` they lie there, whatever the data folder is.

    `to_row` maps one output to one row of the prediction file, and sees nothing but the output. With `given_spans` the
    names of places stand where the gold has them, which is all of the gold that prediction is told.
    """

    name: str
    documents: str
    gold: str
    scorer: tuple[str, ...]
    to_row: Callable[[Output], Json]
    headlines: tuple[Headline, ...]
    together: Callable[[Sequence[Output], Sequence[Json]], Iterable[Json]] | None = None
    """Rows of all outputs and the incidents of a register of them, where single documents do not give them."""
    id_field: str = "docid"
    with_reading: bool = False
    given_spans: bool = False
    folder: Path | None = None

    def root(self, data: Path) -> Path:
        """The folder that its files lie under, given the data folder."""
        return self.folder or data

    def files(self, data: Path, split: str) -> tuple[Path, Path]:
        """The documents and the gold of a split. Raises `NoDataError` where they or the scorer are missing."""
        data = self.root(data)
        script = data / self.scorer[0]
        if not script.is_file():
            raise NoDataError(f"there is no {script}")
        return (
            _existing(data / self.documents.format(split=split)),
            _existing(data / self.gold.format(split=split)),
        )


def at(path: str) -> Callable[[Json], float | None]:
    """The figure at a dotted path of the report: ``at("fields.actors.f1")``. Raises `KeyError` if there is none."""

    def value(report: Json) -> float | None:
        found: Any = report
        for step in path.split("."):
            found = found[step]
        return None if found is None else float(found)

    return value


def percentages(*names: str) -> tuple[Headline, ...]:
    """Headlines of the scorer of ``bench/``, in percent, where a point either way is noise."""
    return tuple(Headline(name, at(f"headline.{name}"), noise=1.0) for name in names)


def _existing(path: Path) -> Path:
    for candidate in (path, path.with_name(path.name + ".gz")):
        if candidate.is_file():
            return candidate
    raise NoDataError(f"there is no {path} (nor {path.name}.gz)")
