"""Mixed-case texts -> weights that tell which words of an upper-case text are names."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from re import Match

from sijill.reading.casing import clue, features, words_of
from sijill.reading.english import plain_copy
from sijill.reading.sentences import split_sentences
from training.fit import Features, choose

LEAST = 12
"""A feature in fewer words is dropped."""

MOST_CAPITALS = 0.5
"""A line with a larger share of capitals is a heading, and teaches nothing."""

LEAST_SMALL = 3
"""A word that stands small fewer times might be a name, and is not learned."""

MOST_OFTEN = 3
"""Nor is one that stands so many times as often with a capital."""


def learn(documents: Path) -> dict[str, float]:
    """The weights. No feature holds a word that is not mostly written small."""
    sentences = [words for text in _texts(documents) for words in _sentences(text)]
    small = _common(sentences)
    rows, capitals = Features(), []
    for text, words in sentences:
        clues = [clue(word.group()) for word in words]
        for place in range(1, len(words)):
            rows.add(f for f in features(text, words, clues, place) if _names_nobody(f, small))
            capitals.append(words[place].group()[0].isupper())
    return choose(rows, range(len(capitals)), capitals, least=LEAST, nothing=True)


def _texts(documents: Path) -> Iterator[str]:
    with gzip.open(documents, "rt", encoding="utf-8") if documents.suffix == ".gz" else documents.open() as lines:
        for line in lines:
            yield plain_copy(json.loads(line)["text"])


def _sentences(text: str) -> Iterator[tuple[str, list[Match[str]]]]:
    for start, end, _ in split_sentences(text):
        sentence = text[start:end]
        words = words_of(sentence)
        capitals = sum(word.group()[0].isupper() for word in words)
        if len(words) > 3 and capitals <= MOST_CAPITALS * len(words):
            yield sentence, words


def _common(sentences: list[tuple[str, list[Match[str]]]]) -> frozenset[str]:
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for _, words in sentences:
        for word in words[1:]:
            (capital if word.group()[0].isupper() else small)[word.group().lower()] += 1
    return frozenset(w for w, n in small.items() if n >= LEAST_SMALL and MOST_OFTEN * n >= capital[w])


def _names_nobody(feature: str, small: frozenset[str]) -> bool:
    """Whether each word that a feature tells of is a common one."""
    parts = feature.split()
    said = [parts[at + 1] for at, part in enumerate(parts[:-1]) if part in ("word", "before", "after")]
    return all(word in small or not word[:1].isalpha() or word[:1] == "=" for word in said if word not in _KINDS)


_KINDS = frozenset({"calendar", "nations"})
