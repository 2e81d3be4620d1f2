"""Names of places as the parser labels them. What a claim takes for its place is decided later, on more evidence."""

from __future__ import annotations

from itertools import groupby

from sijill.model.anchors import Span
from sijill.model.readings import Sentence

_LABELS = frozenset({"GPE", "LOC", "FAC"})


def toponyms(sentence: Sentence) -> list[Span]:
    """The ranges of a parsed sentence that the parser labels as places, without the article before."""
    found = []
    for label, group in groupby(sentence.tokens, key=lambda t: t.entity):
        tokens = list(group)
        while tokens and tokens[0].pos == "DET":
            tokens.pop(0)
        if label in _LABELS and tokens:
            found.append(sentence.span(tokens[0], tokens[-1]))
    return found
