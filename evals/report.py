"""Results beside their floors: for a terminal, and as the table that docs/quality.md publishes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from evals.floors import Floor
from evals.score import Result
from evals.tasks.task import Better

BEGIN = "<!-- figures: begin (python -m evals report --write) -->"
END = "<!-- figures: end -->"


@dataclass(frozen=True, slots=True)
class Stamp:
    """When and with what the figures were made."""

    day: date
    version: str
    model: str

    @classmethod
    def of_now(cls) -> Stamp:
        """Today, with this version and the model that the reader uses."""
        import sijill
        from sijill.reading.parser import load_pipeline

        return cls(date.today(), sijill.__version__, load_pipeline()[1])


def lines(result: Result, floors: Mapping[str, Floor]) -> list[str]:
    """One line for each headline: figure, floor, and how it stands."""
    found = [f"{result.task.name} ({result.documents} documents)"]
    for headline in result.task.headlines:
        figure, floor = result.figures[headline.name], floors.get(headline.name)
        if floor is None:
            standing = "no floor yet"
        else:
            sign = ">=" if floor.better is Better.HIGHER else "<="
            standing = f"{sign} {shown(floor.floor):>7}   {'ok' if floor.holds(figure) else 'BELOW ITS FLOOR'}"
        found.append(f"  {headline.name:<26}{shown(figure):>8}   {standing}")
    found += [f"  {name:<26}       -   its headline is gone" for name in floors if name not in result.figures]
    return found


def markdown(results: Iterable[Result], floors: Mapping[str, Mapping[str, Floor]], stamp: Stamp) -> str:
    """The table of docs/quality.md."""
    rows = [
        f"Measured on {stamp.day.isoformat()} with version {stamp.version} and the model `{stamp.model}`,",
        "on the development splits.",
        "",
        "| task | documents | figure | value | floor |",
        "|---|---:|---|---:|---:|",
    ]
    for result in results:
        for headline in result.task.headlines:
            floor = floors.get(result.task.name, {}).get(headline.name)
            better = " (lower is better)" if headline.better is Better.LOWER else ""
            rows.append(
                f"| {result.task.name} | {result.documents} | {headline.name}{better}"
                f" | {shown(result.figures[headline.name])} | {shown(floor.floor) if floor else ''} |"
            )
    return "\n".join(rows) + "\n"


def into_page(page: str, table: str) -> str:
    """The page with the table between its marks. Raises `ValueError` where the marks are not there."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"the page needs the lines {BEGIN!r} and {END!r}")
    return f"{before}{begin}\n\n{table}\n{end}{after}"


def shown(figure: float | None) -> str:
    """A figure as people read it; nothing to measure is a dash."""
    return "-" if figure is None else f"{figure:.4g}" if abs(figure) < 1 else f"{round(figure, 2):g}"
