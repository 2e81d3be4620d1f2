"""All words that the lexicons of a language know, in all their forms: what a reader splits glued words by."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
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
                    found.update(noun_forms(one) if "nouns" in path else (one, lemma))
    return frozenset(found)


def lemmas_of(words: str) -> tuple[str, ...]:
    """A phrase of a lexicon as the lemmas of its words: folded, without the article that they may be written with.

    Before folding: the alef of the article has no hamza, that of "ألفان" has.
    """
    return tuple(fold(w[2:] if w.startswith("ال") and len(w) > 4 else w) for w in words.split() if fold(w))


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
