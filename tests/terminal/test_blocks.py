from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.text import Text

from sijill.terminal.blocks import Value, block
from sijill.terminal.safe import shown

OPEN, CLOSE = "\u2068", "\u2069"
ARABIC = "قتل 12 شخصا في قصف على سوق المدينة يوم الاثنين، وقال شاهد عيان إن 3 منهم أطفال"


def drawn(part: RenderableType, width: int = 40) -> list[str]:
    console = Console(file=io.StringIO(), width=width, highlight=False, markup=False, emoji=False)
    console.print(Group(part))
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue().splitlines()


def is_balanced(line: str) -> bool:
    marks = [c for c in line if c in (OPEN, CLOSE)]
    return marks == [OPEN, CLOSE] * (len(marks) // 2)


@pytest.mark.parametrize("width", [12, 20, 40, 200])
def test_a_right_to_left_value_is_isolated_on_each_of_its_lines(width: int) -> None:
    quote = Text("asserted", style="bold").append(f" “{shown(ARABIC)}”", style="italic").append(", 2019-08-27")
    lines = drawn(block(Text(shown(ARABIC)), [("quote", quote), ("who", f"{shown(ARABIC)} → {shown(ARABIC)}")]), width)
    assert all(is_balanced(line) for line in lines)
    arabic = [line for line in lines if any("\u0620" <= c <= "\u064a" for c in line)]
    assert len(arabic) >= 3
    assert all(OPEN in line for line in arabic)
    assert max(cell_len(line) for line in lines) <= width


@given(
    parts=st.lists(st.sampled_from([ARABIC, "حلب", "Homs, 12 → 13", "a", " ", "12"]), max_size=6),
    width=st.integers(5, 60),
)
def test_wrapping_in_balance_changes_nothing_but_the_marks(parts: list[str], width: int) -> None:
    text = " ".join(map(shown, parts))

    def bare(lines: list[str]) -> list[str]:
        return [line.replace(OPEN, "").replace(CLOSE, "") for line in lines]

    assert all(is_balanced(line) for line in drawn(Value(text), width))
    assert bare(drawn(Value(text), width)) == bare(drawn(Text(text), width))


def test_text_in_latin_letters_gets_no_marks() -> None:
    assert OPEN not in "".join(drawn(block(Text("A strike"), [("where", "Homs")])))
