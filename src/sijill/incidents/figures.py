"""Figures that tell one happening from another: ages of people, numbers of addresses, times by the clock."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from sijill import lexicons
from sijill.lexicons.folding import fold

_DIGITS = {"ages": r"(?<![\d.,:])(\d{1,2})(?![\d.:])", "addresses": r"(?<![\d.,:])(\d{1,5})(?![\d.:])"}
_NUMBER = re.compile(r"\d+")
AROUND = 40
"""So far from its number words may stand that say what it is. The longest of `identifying.toml` have twelve letters."""

_CLOCK = re.compile(r"(?<!\d)(\d{1,2}:\d\d)\s?([ap])\.?m\b", re.IGNORECASE)


@lru_cache(maxsize=4_096)
def identifying_figures(text: str, language: str) -> frozenset[str]:
    """As "ages 27", "addresses 1700", "clock 1:30p"; none in languages without words for them."""
    if language not in lexicons.languages_with("identifying"):
        return frozenset()
    folded = text.lower() if text.isascii() else " ".join(map(fold, text.split()))
    found: set[str] = set()
    for start, end in _around_numbers(folded):
        for kind, pattern in _patterns(language):
            found.update(f"{kind} {match[match.lastindex or 0]}" for match in pattern.finditer(folded, start, end))
        found.update(f"clock {match[1]}{match[2]}" for match in _CLOCK.finditer(folded, start, end))
    return frozenset(found)


def _around_numbers(text: str) -> list[tuple[int, int]]:
    """The stretches of a text with `AROUND` code points on both sides of each number: a tenth of most texts."""
    found: list[tuple[int, int]] = []
    for match in _NUMBER.finditer(text):
        start, end = max(0, match.start() - AROUND), match.end() + AROUND
        if found and start <= found[-1][1]:
            start = found.pop()[0]
        found.append((start, end))
    return found


@cache
def _patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """For each kind its ways to write it, as in `identifying.toml`."""
    data = lexicons.load("identifying", language)
    return tuple(
        (kind, re.compile("|".join(_way(written, digits) for written in data[kind])))
        for kind, digits in _DIGITS.items()
        if data[kind]
    )


def _way(written: str, digits: str) -> str:
    before, _, behind = written.partition("{n}")
    words = [re.escape(fold(part)).replace(r"\ ", r"[\s-]+") for part in (before, behind)]
    edges = [r"(?<!\w)" if before[:1].isalpha() else "", r"(?!\w)" if behind[-1:].isalpha() else ""]
    return f"{edges[0]}{words[0]}{digits}{words[1]}{edges[1]}"
