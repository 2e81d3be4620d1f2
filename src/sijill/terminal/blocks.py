"""A block: a heading and labelled lines that wrap beside their labels, at any width from 60 columns on."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

LABEL_COLUMNS = 7
WIDEST_COLUMNS = 120
"""Longer lines are hard to read, however wide the terminal."""

STATUS_STYLES = {
    "asserted": "bold green",
    "denied": "bold red",
    "uncertain": "bold yellow",
    "hypothetical": "yellow",
    "future": "yellow",
    "ordered": "bold magenta",
    "threatened": "bold magenta",
}

GRADE_STYLES = {
    "confirmed": "bold green",
    "fair": "green",
    "weak": "yellow",
    "contested": "bold red",
    "discounted": "dim",
}


def block(heading: Text, lines: Iterable[tuple[str, RenderableType]]) -> RenderableType:
    """`heading` over `lines` of (label, value); a line with an empty value is left out."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="dim", no_wrap=True, min_width=LABEL_COLUMNS)
    grid.add_column(overflow="fold")
    for label, value in lines:
        if value if isinstance(value, str) else True:
            grid.add_row(Text(label), Text(value) if isinstance(value, str) else value)
    return Group(heading, Padding(grid, (0, 0, 1, 2), expand=False))


def status_text(status: str) -> Text:
    """A status in its colour; the word itself always shows."""
    return Text(status, style=STATUS_STYLES.get(status, "bold"))


def grade_text(grade: str) -> Text:
    """A grade in its colour."""
    return Text(grade, style=GRADE_STYLES.get(grade, ""))
