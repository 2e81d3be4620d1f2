"""The reporting words of a language, from `speech.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sijill import lexicons


@dataclass(frozen=True, slots=True)
class SpeechLexicon:
    """The words of `speech.toml`."""

    say: frozenset[str]
    accuse: frozenset[str]
    cite: frozenset[str]
    report_events: frozenset[str]
    no_sources: frozenset[str]
    figure_verbs: frozenset[str]
    figures: frozenset[str]
    reporting: frozenset[str]
    """All with which somebody tells."""
    special: frozenset[str]
    """Verbs with a way of their own to name what is said."""


@cache
def speech_lexicon(language: str = "en") -> SpeechLexicon:
    """Load and keep the lexicon of a language."""
    data = lexicons.load("speech", language)
    say, accuse, cite, figure_verbs = (frozenset(data[words]) for words in ("say", "of", "citing", "figure_verbs"))
    return SpeechLexicon(
        say=say,
        accuse=accuse,
        cite=cite,
        report_events=frozenset(data["report_events"]),
        no_sources=frozenset(data["no_sources"]),
        figure_verbs=figure_verbs,
        figures=frozenset(data["figures"]),
        reporting=say | cite,
        special=accuse | figure_verbs,
    )
