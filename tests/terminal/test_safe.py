from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.terminal.safe import clean, shown


@pytest.mark.parametrize(
    ("hostile", "safe"),
    [
        ("a\x1b[31mred\x1b[0m", "a\ufffdred\ufffd"),
        ("a\x1b]0;new title\x07b", "a\ufffdb"),
        ("a\x1b]8;;http://evil\x1b\\link\x1b]8;;\x1b\\", "a\ufffdlink\ufffd"),
        ("a\x9b2Jb", "a\ufffdb"),
        ("a\rb\nc\td\u00a0e", "a b c d e"),
        ("a\x00\x07b", "a\ufffd\ufffdb"),
        ("killed \u202e21\u202c people", "killed 21 people"),
        ("a\ud800b", "a\ufffdb"),
    ],
)
def test_text_cannot_command_the_terminal(hostile: str, safe: str) -> None:
    assert clean(hostile) == safe


@given(st.text())
def test_what_is_shown_holds_no_control_character(text: str) -> None:
    assert not [c for c in shown(text) if unicodedata.category(c) in ("Cc", "Cs")]


def test_right_to_left_values_are_isolated_and_others_are_not() -> None:
    assert shown("خان شيخون") == "\u2068خان شيخون\u2069"
    assert shown("Khan Sheikhoun") == "Khan Sheikhoun"


def test_an_isolate_cannot_be_broken_out_of() -> None:
    assert shown("خان\u2069 a") == "\u2068خان a\u2069"
