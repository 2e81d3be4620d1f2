"""Capitals for texts that are all upper case: which words are names, so that a parser sees them as in print.

Each word is written small or with a capital by a log-linear choice on itself and its neighbours. The weights
(`lexicons/<language>/casing-weights.json`, built by `python -m training casing`) know words that are written small,
words of closed lists and endings, and no name. What neither they nor the dictionary know is a name.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from sijill import lexicons
from sijill.model.errors import LexiconError
from sijill.reading.parser import load_pipeline

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
"""A word: letters, with apostrophes between them. The parts of a hyphenated word are words."""

_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}")
"""U.S., U.N.: letters with stops stay as they are."""

_VOWEL = re.compile(r"[aeiouy]")
_ENDINGS = ("s", "es", "ed", "d", "ing", "er", "ers", "ly", "'s", "n't")
_MENDED = {"ies": "y", "ied": "y", "ier": "y", "ing": "e", "ves": "f", "men": "man"}
_OURS = ("events", "means", "parties", "status")
"""Lexicons whose words are common ones."""

LONGEST_ACRONYM = 5
"""Letters of an acronym in brackets; a longer name there is a name."""


@dataclass(frozen=True, slots=True)
class Clue:
    """What is known of a word by itself: in which parts of the dictionary it stands, and on which list."""

    word: str
    parts: str
    listed: str


def true_case(text: str) -> str:
    """The text with small letters but for names and the first word, code point for code point."""
    words = words_of(text)
    lowered = list(text)
    clues = [clue(m.group()) for m in words]
    weights = _weights()
    for place, found in enumerate(words):
        name = _score(features(text, words, clues, place), weights) > 0
        unknown = clues[place].parts == clues[place].listed == "" and len(found.group()) > 2
        if _is_numbered(text, found) or ((name or unknown) and _is_acronym(text, found, clues[place])):
            continue
        for at in range(found.start() + (name or place == 0), found.end()):
            low = text[at].lower()
            # A letter that would change length stays as it is.
            lowered[at] = low if len(low) == 1 else text[at]
    return "".join(lowered)


def words_of(text: str) -> list[re.Match[str]]:
    """The words of a sentence, without those whose case is settled ("U.S.")."""
    dotted = [m.span() for m in _DOTTED.finditer(text)]
    return [m for m in _WORD.finditer(text) if not any(start <= m.start() < end for start, end in dotted)]


def clue(word: str) -> Clue:
    """The word in lower case with what dictionary and lists say of it."""
    low = word.lower()
    stem = low.removesuffix("'s")
    lists = lexicons.load("casing", "en")
    listed = next((name for name, words in lists.items() if stem in words), "")
    return Clue(low, _parts(stem), listed)


@cache
def _parts(word: str) -> str:
    """Letters for the parts of the dictionary in which a word or what it may be a form of stands: "nv"; "" in none."""
    index = _dictionary()
    forms = {word, *(word[: -len(end)] for end in _ENDINGS if word.endswith(end))}
    forms |= {word[: -len(end)] + new for end, new in _MENDED.items() if word.endswith(end)}
    forms |= {word[: -len(end) - 1] for end in ("ed", "ing") if word.endswith(end)}
    return "".join(part[0] for part, words in index.items() if any(form in words for form in forms))


@cache
def _dictionary() -> dict[str, frozenset[str]]:
    """Part of speech -> its lemmas and irregular forms in the parser's own dictionary; "lexicon" -> words of ours."""
    tables = load_pipeline()[0].get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    index, irregular = tables.get_table("lemma_index"), tables.get_table("lemma_exc")
    parts = {part: frozenset([*index[part], *irregular[part]]) for part in ("adj", "noun", "verb")}
    ours = (word for name in _OURS for word in _small_words(lexicons.load(name, "en")))
    return parts | {"lexicon": frozenset(ours)}


def _small_words(value: Any) -> Iterator[str]:
    """Every word of a lexicon that is written small there."""
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _small_words(inner)
    elif isinstance(value, str):
        yield from (word for word in value.split() if word.islower())


def features(text: str, words: Sequence[re.Match[str]], clues: Sequence[Clue], place: int) -> list[str]:
    """What speaks for or against a capital, as readable strings."""
    own = clues[place]
    before, after = _beside(text, words, clues, place, -1), _beside(text, words, clues, place, 1)
    kind = own.listed or f"={own.parts}"
    found = ["any", f"kind {kind}", f"ends {own.word[-3:]} {own.parts}"]
    if "l" not in own.parts:
        # A word of our lexicons is a common one, whatever a house or a front is to the texts that were learned from.
        found += [
            f"word {own.word}",
            f"word {own.word} before {_kind(before)}",
            f"word {own.word} after {_kind(after)}",
        ]
    if not own.listed:
        found += [
            f"before {before.word}",
            f"after {after.word}",
            f"before {before.word} kind {kind}",
            f"kinds {_kind(before)} {kind}",
            f"kinds {kind} {_kind(after)}",
            f"kinds {_kind(before)} {kind} {_kind(after)}",
        ]
    return found


def _kind(beside: Clue) -> str:
    return beside.listed or f"={beside.parts}"


def _beside(text: str, words: Sequence[re.Match[str]], clues: Sequence[Clue], place: int, step: int) -> Clue:
    """The neighbour, or what stands between."""
    other = place + step
    if not 0 <= other < len(words):
        return Clue("#", "#", "")
    first, second = sorted((place, other))
    between = text[words[first].end() : words[second].start()].strip()
    return clues[other] if not between else Clue(between[:1] if step > 0 else between[-1:], "#", "")


def _is_numbered(text: str, word: re.Match[str]) -> bool:
    """AK-47, M-16."""
    return text[word.end() : word.end() + 1] == "-" and text[word.end() + 1 : word.end() + 2].isdigit()


def _is_acronym(text: str, word: re.Match[str], own: Clue) -> bool:
    """FMLN, [ELN]: in no dictionary, and without vowels or short in brackets."""
    if own.parts or own.listed:
        return False
    bracketed = text[max(0, word.start() - 1) : word.start()] in ("[", "(")
    return not _VOWEL.search(own.word) or (bracketed and len(own.word) <= LONGEST_ACRONYM)


def _score(found: Sequence[str], weights: dict[str, float]) -> float:
    return sum(weights.get(feature, 0.0) for feature in found)


@cache
def _weights(language: str = "en") -> dict[str, float]:
    path = files("sijill.lexicons") / language / "casing-weights.json"
    try:
        found: dict[str, float] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise LexiconError(
            f"The weights cannot be read: {error}",
            where=f"lexicons/{language}/casing-weights.json",
            todo="Restore the file from the package, or build it with `python -m training casing`.",
        ) from error
    return found
