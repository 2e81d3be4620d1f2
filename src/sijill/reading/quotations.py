"""Quotation marks in pairs: the ranges of a text that somebody's own words fill."""

from __future__ import annotations

import re

from sijill.model.anchors import Span
from sijill.model.vocabulary import Part

LONGEST = 3_000
"""A quotation longer than this, in code points, is taken for an unclosed mark."""

_MARK = re.compile(r"[“”«»„\"]|''|``")
"""Two single marks are a double one in old wire copy."""

_STRAIGHT = ('"', "''")
_OPENING = ("“", "«", "„", "``")
_CLOSING = ("”", "»", *_STRAIGHT)


def find_quotations(text: str, part: Part = Part.TEXT) -> list[Span]:
    """The ranges between quotation marks, marks excluded, in order, never nested.

    An unclosed mark ends with its paragraph. A curly mark says itself whether it opens; a straight one opens where it
    stands before a word and after white space or a bracket. Single words in scare quotes ("deal") are left out: nobody
    reports speech in one word.
    """
    found: list[Span] = []
    opened: int | None = None
    for mark in _MARK.finditer(text):
        position = mark.start()
        if opened is not None and (position - opened > LONGEST or "\n\n" in text[opened:position]):
            # Newspapers open each paragraph of a long quotation anew and close only the last.
            end = text.find("\n\n", opened, position)
            if end > opened + 20:
                found.append(Span(opened, end, part))
            opened = None
        if opened is None:
            if _opens(text, mark):
                opened = mark.end()
        elif mark.group() in _CLOSING:
            if len(text[opened:position].split()) > 2:
                found.append(Span(opened, position, part))
            opened = None
    return found


def _opens(text: str, mark: re.Match[str]) -> bool:
    if mark.group() not in _STRAIGHT:
        return mark.group() in _OPENING
    before = text[mark.start() - 1] if mark.start() else " "
    after = text[mark.end()] if mark.end() < len(text) else " "
    return not after.isspace() and not before.isalnum()
