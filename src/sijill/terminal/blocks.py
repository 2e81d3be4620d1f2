"""A block: a heading and labelled lines that wrap beside their labels, at any width from 60 columns on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.containers import Lines
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sijill.terminal.safe import FIRST_STRONG_ISOLATE, POP_ISOLATE

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


class Value(Text):
    """Text in which what is isolated stays so where it wraps: each line closes its isolate, and the next opens it anew.

    A line break ends all isolates, and a number beside the rest of a right-to-left value would change sides.
    """

    @classmethod
    def of(cls, text: Text | str) -> Value:
        """The same text."""
        value = cls()
        value.append(text)
        return value

    def wrap(self, console: Console, width: int, **options: Any) -> Lines:
        """As rich wraps it, line by line in balance."""
        lines = super().wrap(console, width, **options)
        within = False
        for number, line in enumerate(lines):
            opened, within = within, _ends_within(line.plain, within)
            if opened:
                lines[number] = line = Text(FIRST_STRONG_ISOLATE, end="").append_text(line)
            if within:
                line.append(POP_ISOLATE)
        return lines


def _ends_within(line: str, within: bool) -> bool:
    """Whether a line ends within an isolate, of which there are none within others."""
    opened, closed = line.rfind(FIRST_STRONG_ISOLATE), line.rfind(POP_ISOLATE)
    return within if opened == closed == -1 else opened > closed


def block(heading: Text, lines: Iterable[tuple[str, RenderableType]]) -> RenderableType:
    """`heading` over `lines` of (label, value); a line with an empty value is left out."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="dim", no_wrap=True, min_width=LABEL_COLUMNS)
    grid.add_column(overflow="fold")
    for label, value in lines:
        if value if isinstance(value, str) else True:
            grid.add_row(Text(label), Value.of(value) if isinstance(value, (str, Text)) else value)
    return Group(Value.of(heading), Padding(grid, (0, 0, 1, 2), expand=False))


def status_text(status: str) -> Text:
    """A status in its colour; the word itself always shows."""
    return Text(status, style=STATUS_STYLES.get(status, "bold"))


def grade_text(grade: str) -> Text:
    """A grade in its colour."""
    return Text(grade, style=GRADE_STYLES.get(grade, ""))
