"""Words of a text as they are compared across spellings and scripts, and phrases of data files found among them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sijill.lexicons.names import fold, sound

_WORD = re.compile(r"\w+(?:['’ʼ]\w+)?|[.!?؟;\n]")
_POSSESSIVE = re.compile(r"['’]s?$")
_PREFIXES = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب")
_STEM = 4
"""So many letters of a word that a data file writes with "*" are looked up; the rest is compared."""


@dataclass(frozen=True, slots=True)
class Word:
    """`text[start:end]`, folded. `capital`: it begins with one. `sentence` counts from 0."""

    folded: str
    start: int
    end: int
    capital: bool
    sentence: int

    @property
    def sounds(self) -> str:
        """What stays of it however it is romanised."""
        return sound(self.folded)


@lru_cache(maxsize=1024)
def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text, without punctuation; a sentence ends at a full stop or a line's end."""
    found: list[Word] = []
    sentence = 0
    for match in _WORD.finditer(text):
        written = match.group()
        if not written[0].isalnum() and written[0] != "_":
            sentence += 1
            continue
        folded = fold(_POSSESSIVE.sub("", written))
        if folded and " " not in folded:
            found.append(Word(folded, match.start(), match.end(), written[0].isupper(), sentence))
    return tuple(found)


def is_cased(words: Sequence[Word]) -> bool:
    """Whether most of the words are of a script that has capitals."""
    return 2 * sum(word.folded[0].upper() != word.folded[0] for word in words) > len(words)


@lru_cache(maxsize=65_536)
def bare(folded: str) -> tuple[str, ...]:
    """The forms under which a word is looked up: itself, and Arabic words without what is written before them."""
    if folded.isascii() or not "\u0600" <= folded[0] <= "\u06ff":
        return (folded,)
    forms = [folded[len(prefix) :] for prefix in _PREFIXES if folded.startswith(prefix)]
    forms += [form[2:] for form in forms if form.startswith("ال")]
    if folded.startswith("لل"):
        forms.append(folded[2:])
    return tuple(dict.fromkeys(form for form in forms if len(form) > 1 or form == folded))


class Phrases:
    """Phrases of a data file, each with what it stands for."""

    def __init__(self, phrases: Mapping[str, Iterable[str]]) -> None:
        self._exact: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._stems: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for meaning, written in phrases.items():
            for phrase in written:
                words = tuple(_pattern(word) for word in re.findall(r"[\w'’ʼ]+\*?", phrase))
                first = words[0]
                if first.endswith("*"):
                    self._stems.setdefault(first[:_STEM].rstrip("*"), []).append((words, meaning))
                else:
                    self._exact.setdefault(first, []).append((words, meaning))
        for several in (*self._exact.values(), *self._stems.values()):
            several.sort(key=lambda one: (-len(one[0]), one))

    def find(self, words: Sequence[Word]) -> Iterator[tuple[str, int, int]]:
        """What stands in `words`, as meaning and range of indices; of phrases that overlap the first and longest."""
        at = 0
        while at < len(words):
            found = self.at(words, at)
            if found:
                yield found[0], at, found[1]
                at = found[1]
            else:
                at += 1

    def at(self, words: Sequence[Word], index: int) -> tuple[str, int] | None:
        """The longest phrase that begins at `index`: its meaning and where it ends."""
        best: tuple[str, int] | None = None
        for form in bare(words[index].folded):
            for pattern, meaning in (*self._exact.get(form, ()), *self._stems.get(form[:_STEM], ())):
                end = index + len(pattern)
                if (best is None or end > best[1]) and end <= len(words) and _fits(pattern[0], form):
                    if all(
                        any(_fits(one, variant) for variant in bare(word.folded))
                        for one, word in zip(pattern[1:], words[index + 1 : end], strict=True)
                    ):
                        best = (meaning, end)
        return best

    def __contains__(self, word: Word) -> bool:
        return self.at((word,), 0) is not None


def _pattern(word: str) -> str:
    stem = word.rstrip("*")
    folded = fold(_POSSESSIVE.sub("", stem) if stem == word else stem).replace(" ", "")
    shorter = folded[2:] if folded.startswith("ال") and len(folded) > 4 else folded
    return shorter + ("*" if stem != word else "")


def _fits(pattern: str, word: str) -> bool:
    return word.startswith(pattern[:-1]) if pattern.endswith("*") else word == pattern
