"""The docs cannot lie: what the program has is documented, and what README shows runs."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer.main

from sijill.cli import app
from sijill.incidents.copies import FIGURES, QUOTATION_WORDS, REPRINT_SHARE, SHINGLE_WORDS
from sijill.incidents.likeness import NEAR_DAYS, PERIOD_DAYS
from sijill.incidents.outlines import CLAUSE_WORDS
from sijill.model.vocabulary import (
    EVENT_TYPE_OF,
    PLOVER,
    Group,
    Harm,
    MeansKind,
    Outcome,
    PartyKind,
    SpeakerKind,
    Status,
    Voice,
)

ROOT = Path(__file__).parent.parent
COMMANDS = (ROOT / "docs" / "commands.md").read_text("utf-8")
VOCABULARY = (ROOT / "docs" / "vocabulary.md").read_text("utf-8")
README = ROOT / "README.md"

GROUP: Any = typer.main.get_command(app)


def section(command: str) -> str:
    """The part of commands.md under the heading of `command`."""
    found = re.search(rf"^## `sijill {command}\b.*?(?=^## |\Z)", COMMANDS, re.MULTILINE | re.DOTALL)
    assert found, f"docs/commands.md has no heading for sijill {command}"
    return found[0]


def commands_of(group: Any, before: str = "") -> dict[str, Any]:
    """All commands by name, those of a group with its name before them."""
    found = {}
    for name, one in group.commands.items():
        found |= commands_of(one, f"{name} ") if hasattr(one, "commands") else {before + name: one}
    return found


ALL = commands_of(GROUP)


@pytest.mark.parametrize("name", sorted(ALL))
def test_every_command_and_option_is_documented(name: str) -> None:
    text = section(name)
    for parameter in ALL[name].params:
        for option in parameter.opts if parameter.param_type_name == "option" else ():
            assert option == "--help" or f"`{option}" in text, f"sijill {name} {option}"


def test_every_documented_command_and_option_exists() -> None:
    for name in re.findall(r"^## `sijill ([a-z ]*[a-z])", COMMANDS, re.MULTILINE):
        known = {option for parameter in ALL[name].params for option in parameter.opts}
        assert set(re.findall(r"^\| `(--[a-z-]+)", section(name), re.MULTILINE)) <= known


@pytest.mark.parametrize("sub_event_type", EVENT_TYPE_OF)
def test_every_sub_event_type_is_in_the_vocabulary(sub_event_type: str) -> None:
    row = f"| {EVENT_TYPE_OF[sub_event_type]} | {sub_event_type} | {PLOVER[sub_event_type]} |"
    assert row in VOCABULARY


@pytest.mark.parametrize(
    "word",
    [w for words in (Status, Harm, Group, PartyKind, MeansKind, SpeakerKind, Voice, Outcome) for w in words],
)
def test_every_closed_word_is_in_the_vocabulary(word: str) -> None:
    assert f"`{word}`" in VOCABULARY


def test_the_figures_of_the_incidents_page_are_those_of_the_code() -> None:
    assert (NEAR_DAYS, PERIOD_DAYS, CLAUSE_WORDS) == (7, 31, 8)
    assert (SHINGLE_WORDS, REPRINT_SHARE, QUOTATION_WORDS, FIGURES) == (5, 0.4, 8, 5)


def test_docs_have_one_sentence_a_line() -> None:
    for page in [*(ROOT / "docs").glob("*.md"), *(ROOT / "docs" / "stages").glob("*.md")]:
        for line in page.read_text("utf-8").splitlines():
            if not line.startswith(("|", "    ", "```")):
                assert not re.search(r"[a-z)]\. [A-Z]", line), f"{page.name}: {line}"


def readme_examples() -> list[tuple[str, str]]:
    text = README.read_text("utf-8") if README.exists() else ""
    return re.findall(r"^```(console|sh|bash|shell|python)\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def test_the_examples_of_the_readme_run(tmp_path: Path) -> None:
    """One story, in order, in one folder that holds the clone's examples."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    for language, code in readme_examples():
        if language == "python":
            done = subprocess.run(
                [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
            )
            assert done.returncode == 0, f"{code}\n{done.stderr}"
            continue
        for line in code.splitlines():
            words = shlex.split(line.removeprefix("$ "), comments=True)
            if words[:1] != ["sijill"]:
                continue  # Installing and `make` are checked by CI itself.
            assert not {"|", ">", "&&"} & set(words), f"examples are single commands: {line}"
            command = [sys.executable, "-m", "sijill", *words[1:]]
            done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
            assert done.returncode in (0, 3), f"{line}\n{done.stderr}"
