"""Which countries a text names, and which of them as the place of something: what tells "the army" apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache, lru_cache

from sijill import lexicons
from sijill.actors.directory import directory
from sijill.actors.linking import Setting


def setting_of(texts: Sequence[str], published: date | None) -> Setting:
    """The setting of words that stand in `texts`, the nearest first: the sentence, the title, the whole text."""
    return Setting(
        lambda: [countries_named(text) for text in texts],
        lambda: [scenes_named(text) for text in texts],
        published,
    )


@lru_cache(maxsize=64)
def countries_named(text: str) -> frozenset[str]:
    """Codes of the countries that a text names, by name or adjective."""
    codes = _codes()
    return frozenset(codes[_key(found.group())] for found in _pattern().finditer(text))


@lru_cache(maxsize=64)
def scenes_named(text: str) -> frozenset[str]:
    """Codes of the countries that a text names as a place: "in Syria", "the Syrian town", "Syria's Idlib province"."""
    codes = _codes()
    found = set()
    for match in _pattern().finditer(text):
        before = _before().search(text, max(0, match.start() - 30), match.start())
        if before or (_owns(match, text) and _behind().match(text, match.end())):
            found.add(codes[_key(match.group())])
    return frozenset(found)


def _owns(match: re.Match[str], text: str) -> bool:
    """An adjective or a genitive: "Syrian", "Syria's", "Syrias"; "Russia struck a town" makes the town nobody's."""
    return match.group() not in directory().country_names or text.startswith(("'s", "’s"), match.end())


def _key(words: str) -> str:
    return words.replace(".", "").removesuffix("'s").removesuffix("’s")


@cache
def _codes() -> dict[str, str]:
    found = {_key(words): code for code, all_words in directory().countries.items() for words in all_words}
    genitives = {f"{words}s": code for words, code in found.items() if not words.endswith("s") and len(words) > 3}
    return genitives | found


@cache
def _pattern() -> re.Pattern[str]:
    words = {w for all_words in directory().countries.values() for w in all_words}
    longest = sorted(words, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})s?\b")


@cache
def _words(name: str) -> str:
    return "|".join(sorted(lexicons.load("places", "en")[name]))


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_words('scene_before')})\s+(?:the\s+)?$", re.IGNORECASE)


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf"(?:['’]s)?\s+(?:[\w-]+\s+)?(?:{_words('scene_behind')})\b", re.IGNORECASE)
