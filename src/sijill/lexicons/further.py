"""The words by which a text tells of one more happening beside the one that it told of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from sijill import lexicons
from sijill.lexicons.folding import fold
from sijill.lexicons.forms import noun_forms
from sijill.model.anchors import Anchor
from sijill.model.documents import Document

MOST_BETWEEN = {"before": 2, "behind": 1}
"""Words between the mark and the noun: "another deadly air strike", "غارة جوية ثانية"."""

_ARTICLE = r"(?:[وفبلك]?(?:ال|لل)|[وفبلك])?"


LONGEST_LEAD = 80
"""Code points before a quote in which its sentence may begin with "In a separate incident on Tuesday,"."""

_SENTENCE_END = re.compile(r"[.!?؟。\n]")


def further_marks(quotes: Iterable[str], language: str) -> frozenset[str]:
    """The marks in quotes: "second" of "a second strike", folded "اخر" of "قصف آخر"; none in languages without any."""
    pattern = _pattern(language)
    if pattern is None:
        return frozenset()
    marks = _folded_all("marks", language)
    return frozenset(
        match["mark"]
        for quote in map(_folded, quotes)
        # The pattern is slow, and most quotes hold no such word.
        if any(mark in quote for mark in marks)
        for match in pattern.finditer(quote)
    )


def marks_of(anchors: Iterable[Anchor], document: Document) -> frozenset[str]:
    """The marks of quotes of a document, and of the words that lead to them in their sentences."""
    language = document.language or ""
    if _pattern(language) is None:
        return frozenset()
    quotes = (_with_lead(document.string(a.part), a.start, a.end, language) for a in anchors)
    return further_marks(quotes, language)


def _with_lead(text: str, start: int, end: int, language: str) -> str:
    """The quote `[start, end)` of a text, with the "In a separate incident," that its sentence begins with."""
    before = _SENTENCE_END.split(text[max(0, start - LONGEST_LEAD) : start])[-1]
    words = _folded(before).split()
    return (before if words and words[0] in _folded_all("leads", language) else "") + text[start:end]


@cache
def _folded_all(key: str, language: str) -> frozenset[str]:
    return frozenset(map(fold, lexicons.load("further", language)[key]))


def _folded(quote: str) -> str:
    if quote.isascii():
        return " ".join(quote.lower().split())
    return " ".join(map(fold, quote.split()))


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    if language not in lexicons.languages_with("further"):
        return None
    data = lexicons.load("further", language)
    nouns = _one_of(_nouns(language, data["nouns"]))
    marks = _one_of(map(fold, data["marks"]))
    between = (
        rf"(?:(?!و|(?:{_one_of(map(fold, data['not_between']))})\b)[\w'’-]+\s+){{0,{MOST_BETWEEN[data['stands']]}}}?"
    )
    behind = rf"(?!\s+(?:{_one_of(data['not_behind'])})\b)" if data["not_behind"] else ""
    before = "".join(rf"(?<!\b{re.escape(words)} )" for words in data["not_before"])
    if data["stands"] == "before":
        return re.compile(rf"\b{before}(?P<mark>{marks})\s+{between}(?:{nouns})\b{behind}")
    return re.compile(rf"\b{before}{_ARTICLE}(?:{nouns})\s+{between}(?P<mark>{marks})\b{behind}")


def _nouns(language: str, more: Iterable[str]) -> Iterator[str]:
    """Nouns for what was done, not for whom it befell. In English the singular: "a third of attacks" is no number."""
    events = (event for event in lexicons.load("events", language)["event"] if event["role"] != "harm")
    for noun in (*more, *(noun for event in events for noun in event.get("nouns", ()))):
        folded = fold(noun)
        yield folded
        if language == "ar":
            yield from noun_forms(folded)


def _one_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))
