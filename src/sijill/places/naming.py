"""Which words of a reading name places: the reader's labels and the gazetteer together.

A label alone is a guess about foreign names, and a listed name alone may be somebody's ("Jordan said"); each mends the
other. The ends of a name are the gazetteer's where it lists it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from sijill import lexicons
from sijill.model.anchors import Span
from sijill.model.readings import Reading, Sentence, Token
from sijill.model.vocabulary import Part
from sijill.places.gazetteer import Gazetteer, Kind
from sijill.places.mentions import Mention, mentions
from sijill.places.resolving import WELL_KNOWN

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_PERSON = "PERSON"
_RUN = r"[A-Z][\w'’-]*[\w](?:[ -](?:(?:al|el|ez|as|ash|an|ad|ar|at)[ -])?[A-Z][\w'’-]*[\w])*"
"""Words with capitals, Arabic articles between them."""

_ENDS = re.compile(r"['’]s?$|[\s,;:—–-]+$")


@dataclass(frozen=True, slots=True)
class _Labelled:
    """A run of words of one label."""

    start: int
    end: int
    label: str


def names_of_places(reading: Reading, gazetteer: Gazetteer) -> list[Span]:
    """The ranges of title and text that name places, in order; none overlap."""
    found = []
    for part in (Part.TITLE, Part.TEXT):
        string = reading.document.string(part)
        sentences = [s for s in reading.sentences if s.part is part and s.parsed]
        if not sentences:
            found += [span for span in reading.places if span.part is part]
            continue
        labels = [run for sentence in sentences for run in _labels(sentence)]
        spans = [(span.start, span.end) for span in reading.places if span.part is part]
        spans += [one for one in _beside_words(string) if not any(one[0] < b and a < one[1] for a, b in spans)]
        found += [Span(start, end, part) for start, end in _named(string, spans, labels, mentions(gazetteer, string))]
    return found


def _labels(sentence: Sentence) -> Iterator[_Labelled]:
    for label, group in groupby(sentence.tokens, key=_label):
        tokens = list(group)
        if label:
            yield _Labelled(tokens[0].start, tokens[-1].end, label)


def _label(token: Token) -> str:
    return token.entity


def _named(
    string: str, spans: Sequence[tuple[int, int]], labels: Sequence[_Labelled], listed: Sequence[Mention]
) -> list[tuple[int, int]]:
    trimmed = [(start, start + len(_trimmed(string[start:end]))) for start, end in spans]
    wholes = {(start, end) for start, end in trimmed if end > start and _is_whole(string[start:end])}
    free = [m for m in listed if not any(start < m.end and m.start < end for start, end in wholes)]
    labelled = {m.key for m in free if any(start < m.end and m.start < end for start, end in trimmed)}
    found = {(m.start, m.end) for m in free if _is_place(m, labels, m.key in labelled)}
    left = [(start, end) for start, end in trimmed if not any(a < end and start < b for a, b in found)]
    return sorted(found | wholes | {(start, end) for start, end in left if end > start})


def _beside_words(string: str) -> Iterator[tuple[int, int]]:
    """Names whose kind stands beside them: "the town of NAME", "NAME province"."""
    of, behind = _kinds()
    for found in of.finditer(string):
        yield found.span(1)
    for found in behind.finditer(string):
        yield found.span(1)


@cache
def _kinds() -> tuple[re.Pattern[str], re.Pattern[str]]:
    tables = [t for t in lexicons.load("kinds", "places").values() if not t.get("part")]
    before = "|".join(words for t in tables for words in t["before"] if words.endswith(" of"))
    behind = "|".join(words for t in tables for words in t["behind"])
    return re.compile(rf"\b(?:{before}) ({_RUN})"), re.compile(rf"\b(?!The\b)({_RUN}) (?:{behind})\b")


def _is_whole(name: str) -> bool:
    """One named thing, whatever place stands in it: "Main Street", "Homs National Hospital"."""
    words = name.split()
    return len(words) > 1 and words[-1].lower() in _sites() and words[-1][:1].isupper()


@cache
def _sites() -> frozenset[str]:
    return frozenset(lexicons.load("toponyms", "en")["sites"])


def _trimmed(name: str) -> str:
    while (shorter := _ENDS.sub("", name)) != name:
        name = shorter
    return name


def _is_place(mention: Mention, labels: Sequence[_Labelled], labelled: bool) -> bool:
    """Not where it is a part of somebody's name, nor a town that nobody labels as a place anywhere in the text."""
    runs = list(_over(mention, labels))
    if any(run.label == _PERSON and (run.start < mention.start or mention.end < run.end) for run in runs):
        return False
    best = mention.alternatives[0]
    if best.entry.kind not in (Kind.TOWN, Kind.SECOND) or best.known >= WELL_KNOWN:
        return True
    return labelled


def _over(mention: Mention, labels: Sequence[_Labelled]) -> Iterable[_Labelled]:
    at = bisect_right(labels, mention.start, key=lambda run: run.start) - 1
    for run in labels[max(0, at) :]:
        if run.start >= mention.end:
            break
        if run.end > mention.start:
            yield run
