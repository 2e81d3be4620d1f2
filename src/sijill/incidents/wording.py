"""Words of a text as they are compared across spellings and scripts, and phrases of data files found among them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from sijill.lexicons.names import fold, sound

_WORD = re.compile(r"\w+(?:['’ʼ]\w+)?|[.!?؟;\n]")
MOST_WORDS = 50_000
"""So many words are remembered with the phrases that they may begin."""

_LETTERS = re.compile(r"\w+")
_STOPS = frozenset(".!?؟;\n")
_POSSESSIVE = re.compile(r"['’]s?$")
_PREFIXES = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب")


@lru_cache(maxsize=1024)
def by_sound(text: str) -> Mapping[str, list[int]]:
    """Where the words of a text stand, by their sound: those with a capital, where the script has any."""
    words = words_of(text)
    cased = is_cased(words)
    found: dict[str, list[int]] = {}
    for at, word in enumerate(words):
        if (word.capital or not cased) and (heard := sound(word.folded)):
            found.setdefault(heard, []).append(at)
    return found


_STEM = 4
"""So many letters of a word that a data file writes with "*" are looked up; the rest is compared."""


class Word(NamedTuple):
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
        written = match[0]
        if written in _STOPS:
            sentence += 1
        elif folded := _folded(written):
            start, end = match.span()
            # What `Word(...)` does, in half the time.
            found.append(tuple.__new__(Word, (folded, start, end, written[0].isupper(), sentence)))
    return tuple(found)


@lru_cache(maxsize=1024)
def vocabulary(text: str) -> frozenset[str]:
    """The words of a text, each once, folded: a quick way to know what does not stand in it."""
    return frozenset(map(_folded, set(_LETTERS.findall(text))))


@lru_cache(maxsize=1024)
def sounds_in(text: str) -> frozenset[str]:
    """How the words of a text sound."""
    return frozenset(map(sound, vocabulary(text)))


@lru_cache(maxsize=65_536)
def _folded(written: str) -> str:
    """The word folded; empty where it is no one word then."""
    folded = fold(_POSSESSIVE.sub("", written))
    return "" if " " in folded else folded


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


Pattern = tuple[str, ...]


class Phrases:
    """Phrases of a data file, each with what it stands for."""

    def __init__(self, phrases: Mapping[str, Iterable[str]]) -> None:
        self._exact: dict[str, list[tuple[Pattern, str]]] = {}
        self._stems: dict[str, list[tuple[Pattern, str]]] = {}
        self._known: dict[str, tuple[tuple[Pattern, str], ...]] = {}
        self._seen: set[str] = set()
        self._begins: set[str] = set()
        for meaning, written in phrases.items():
            for phrase in written:
                words = tuple(_pattern(word) for word in re.findall(r"[\w'’ʼ]+\*?", phrase))
                if words[0].endswith("*"):
                    self._stems.setdefault(words[0][:-1][:_STEM], []).append((words, meaning))
                else:
                    self._exact.setdefault(words[0], []).append((words, meaning))
        self._stem_lengths = sorted(set(map(len, self._stems)))

    def find(self, words: Sequence[Word]) -> Iterator[tuple[str, int, int]]:
        """What stands in `words`, as meaning and range of indices; of phrases that overlap the first and longest."""
        known, done = self._known, 0
        for at, word in enumerate(words):
            if known.get(word.folded) != () and at >= done and (found := self.at(words, at)):
                yield found[0], at, found[1]
                done = found[1]

    def may_stand_in(self, text: str) -> bool:
        """Whether a word that begins one of the phrases stands in a text. False is certain."""
        words = vocabulary(text)
        unseen = words - self._seen
        self._begins.update(filter(self._beginning, unseen))
        if len(self._seen) >= MOST_WORDS:
            self._seen.clear()
        self._seen |= unseen
        return not self._begins.isdisjoint(words)

    def at(self, words: Sequence[Word], index: int) -> tuple[str, int] | None:
        """The longest phrase that begins at `index`: its meaning and where it ends."""
        for pattern, meaning in self._beginning(words[index].folded):
            end = index + len(pattern)
            if end <= len(words) and all(
                any(_fits(one, variant) for variant in bare(word.folded))
                for one, word in zip(pattern[1:], words[index + 1 : end], strict=True)
            ):
                return meaning, end
        return None

    def _beginning(self, word: str) -> tuple[tuple[Pattern, str], ...]:
        """The phrases that a word may begin, the longest first. Kept for each word, of which texts have few."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) >= MOST_WORDS:
                self._known.clear()
            phrases: list[tuple[Pattern, str]] = []
            for form in bare(word):
                phrases += self._exact.get(form, ())
                for length in self._stem_lengths:
                    phrases += [one for one in self._stems.get(form[:length], ()) if _fits(one[0][0], form)]
            found = tuple(sorted(set(phrases), key=lambda one: (-len(one[0]), one))) if phrases else ()
            self._known[word] = found
        return found

    def __contains__(self, word: Word) -> bool:
        begun = self._beginning(word.folded)
        return bool(begun) and any(len(pattern) == 1 for pattern, _ in begun)


def _pattern(word: str) -> str:
    stem = word.rstrip("*")
    folded = fold(_POSSESSIVE.sub("", stem) if stem == word else stem).replace(" ", "")
    shorter = folded[2:] if folded.startswith("ال") and len(folded) > 4 else folded
    return shorter + ("*" if stem != word else "")


def _fits(pattern: str, word: str) -> bool:
    return word.startswith(pattern[:-1]) if pattern.endswith("*") else word == pattern
