"""All words that the lexicons of a language know, in all their forms: what a reader splits glued words by."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any

from sijill.lexicons.folding import fold
from sijill.lexicons.forms import noun_forms, verb_forms

_VERBS = frozenset({"occurring", "befalling", "yielding", "say", "of", "citing", "blaming"})
"""Lists of verbs that do not say so by their name."""


@cache
def vocabulary(language: str) -> frozenset[str]:
    """Folded words, without article. Phrases give their words."""
    folder = files("sijill.lexicons") / language
    found: set[str] = set()
    for file in folder.iterdir():
        if file.name.endswith(".toml"):
            for path, word in _strings(tomllib.loads(file.read_text(encoding="utf-8")), ()):
                if "/" in word or any(part in _VERBS or part.endswith("verbs") for part in path):
                    found |= verb_forms(word)
                for one, lemma in zip(fold(word).split(), lemmas_of(word), strict=True):
                    found.update({one, lemma}, noun_forms(one) if "nouns" in path else ())
    for word in _stems_of_actors(language):
        found.update(lemmas_of(word))
    # A bare star is the sign itself, in a file that tells what it stands for.
    return frozenset(found - {"*"})


def _stems_of_actors(language: str) -> Iterator[str]:
    """What the actor directory writes with a "*", which a reader can find only where it knows it."""
    for file in (files("sijill.lexicons") / "actors").iterdir():
        if file.name.endswith(".toml"):
            for path, word in _strings(tomllib.loads(file.read_text(encoding="utf-8")), ()):
                if "*" in word and path[-1] == language:
                    yield word


def lemmas_of(words: str) -> tuple[str, ...]:
    """A phrase of a lexicon as the lemmas of its words: folded, without the article that they may be written with.

    Before folding: the alef of the article has no hamza, that of "ألفان" has.
    """
    return tuple(fold(w[2:] if w.startswith("ال") and len(w) > 4 else w) for w in words.split() if fold(w))


def spellings(phrase: tuple[str, ...], language: str) -> Iterator[tuple[str, ...]]:
    """A phrase in every way in which a reader may give it: a stem stands for the longer words of the lexicons too.

    A word of a text has one lemma, the longest that any lexicon names. So where one file holds "жінк*" and another
    "жінка", the first file's entry must be found by both.
    """
    return product(*(_covered(word, language) for word in phrase))


@cache
def _covered(word: str, language: str) -> tuple[str, ...]:
    if not word.endswith("*"):
        return (word,)
    return tuple(sorted(known for known in vocabulary(language) if known.startswith(word[:-1])))


def _strings(value: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from ((path, key),) if path and path[-1] == "object" else ()
            yield from _strings(inner, (*path, key))
    elif isinstance(value, list):
        for inner in value:
            if isinstance(inner, str):
                yield path, inner
            else:
                yield from _strings(inner, path)
