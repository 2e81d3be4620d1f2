from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest

from sijill import lexicons
from sijill.model.errors import LexiconError
from sijill.model.vocabulary import EVENT_TYPE_OF, Group, Harm, MeansKind, PartyKind, SpeakerKind, Status

FOLDER = files("sijill.lexicons")
FILES = sorted(
    (language.name, path.name.removesuffix(".toml"))
    for language in FOLDER.iterdir()
    if language.is_dir() and len(language.name) == 2
    for path in language.iterdir()
    if path.name.endswith(".toml")
)


def source(language: str, name: str) -> str:
    return (FOLDER / language / f"{name}.toml").read_text(encoding="utf-8")


def head(text: str) -> str:
    """The comment that a file begins with."""
    return "\n".join(line for line in text.split("\n\n")[0].splitlines() if line.startswith("#"))


def word_lists(value: Any, path: str = "") -> Iterator[tuple[str, list[Any]]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from word_lists(inner, f"{path}.{key}")
    elif isinstance(value, list) and all(isinstance(item, dict) for item in value):
        for number, inner in enumerate(value):
            yield from word_lists(inner, f"{path}[{number}]")
    elif isinstance(value, list):
        yield path, value


def test_there_are_lexicons() -> None:
    assert ("en", "events") in FILES


@pytest.mark.parametrize(("language", "name"), FILES)
def test_a_lexicon_loads_and_says_at_its_head_what_it_is(language: str, name: str) -> None:
    assert lexicons.load(name, language) == tomllib.loads(source(language, name))
    assert source(language, name).startswith("# ")


@pytest.mark.parametrize(("language", "name"), FILES)
def test_no_word_stands_twice_in_a_list_and_none_is_empty(language: str, name: str) -> None:
    for path, words in word_lists(lexicons.load(name, language)):
        texts = [str(word) for word in words]
        assert sorted(texts) == sorted(set(texts)), path
        assert all(text and text == text.strip() for text in texts), path


@pytest.mark.parametrize("language", sorted({language for language, name in FILES if name == "events"}))
def test_every_field_of_an_event_is_documented_at_the_head_of_the_file(language: str) -> None:
    documented = set(re.findall(r"[a-z_]+", head(source(language, "events"))))
    used = {field for row in lexicons.load("events", language)["event"] for field in row}
    assert used - documented == set()


@pytest.mark.parametrize("language", sorted({language for language, name in FILES if name == "events"}))
def test_every_value_of_a_closed_field_of_an_event_is_documented_at_the_head_of_the_file(
    language: str,
) -> None:
    documented = set(re.findall(r"[a-z_]+", head(source(language, "events"))))
    rows = lexicons.load("events", language)["event"]
    used = {row[field] for row in rows for field in ("frame", "role", "harm") if field in row}
    used |= {need for row in rows for need in row.get("needs", ())}
    assert used - documented == set()


@pytest.mark.parametrize("language", sorted({language for language, _ in FILES}))
def test_types_and_kinds_are_of_the_vocabulary(language: str) -> None:
    def data(name: str) -> dict[str, Any]:
        return lexicons.load(name, language) if (language, name) in FILES else {}

    for row in data("events").get("event", ()):
        assert row["type"] in EVENT_TYPE_OF
        assert "harm" not in row or Harm(row["harm"])
        assert "only" not in row or Status(row["only"])
        assert row["role"] in ("cause", "harm", "both", "statement")
        assert any(row.get(key) for key in ("verbs", "nouns", "adjectives"))
    for row in data("means").get("means", ()):
        assert row["type"] in EVENT_TYPE_OF
        assert MeansKind(row["kind"])
    parties = data("parties")
    assert all(PartyKind(section["kind"]) for section in parties.get("armed", {}).values())
    assert all(Group(group) for group in parties.get("groups", {}))
    assert all(SpeakerKind(kind) for kind in data("speakers").get("kinds", {}))
    for section in ("adverbs", "adjectives"):
        assert all(Status(status) for status in data("status").get(section, {}))


def test_no_word_governs_in_two_ways() -> None:
    seen: dict[str, str] = {}
    twice = set()
    for effect, words in lexicons.load("status", "en")["governs"].items():
        for word in words:
            if seen.setdefault(word, effect) != effect:
                twice.add(word)
    assert twice == set()


def test_a_lexicon_that_is_missing_says_which() -> None:
    with pytest.raises(LexiconError, match=r"lexicons/xx/events\.toml"):
        lexicons.load("events", "xx")
