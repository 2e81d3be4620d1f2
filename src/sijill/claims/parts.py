"""Wholes and their parts: "15 civilians, among them 11 children" counts 15 people, 11 of them children."""

from __future__ import annotations

from collections.abc import Iterator

from sijill.model.readings import Sentence, Token

_MARKERS = (("including",), ("includes",), ("included",), ("among", "them"), ("among", "whom"), ("amongst", "them"))
_OF_A_LIST = frozenset({",", "and", "at", "least", "of", "-", "as", "well", "many", "(", "about", "some"})
_LEADING = frozenset({"DET", "NUM", "ADJ", "NOUN", "PROPN", "ADV"})


def whole_of(sentence: Sentence, token: Token) -> Token:
    """What the words before name as the whole that `token` is a part of; else `token` itself.

    Without commas parsers take the part for the subject ("Fifteen civilians among them 11 children were killed").
    """
    tokens = sentence.tokens
    first = token.index
    while first and (tokens[first - 1].pos in _LEADING or tokens[first - 1].lower in ("at", "least")):
        first -= 1
    marker = next((m for m in _MARKERS if _stands(sentence, m, first - len(m))), None)
    if marker is None:
        return token
    before = first - len(marker) - 1
    while before >= 0 and tokens[before].text in (",", "(", "-"):
        before -= 1
    return tokens[before] if before >= 0 and tokens[before].pos in ("NOUN", "PROPN", "NUM") else token


def parts_of(sentence: Sentence, token: Token) -> list[Token]:
    """The heads of what is said, right behind it, to be a part of `token` ("including two women and a child")."""
    tokens = sentence.tokens
    start = token.index + 1
    while start < len(tokens) and tokens[start].text in (",", "(", "-"):
        start += 1
    marker = next((m for m in _MARKERS if _stands(sentence, m, start)), None)
    return list(_listed(sentence, start + len(marker))) if marker is not None else []


def _listed(sentence: Sentence, start: int) -> Iterator[Token]:
    head = None
    for token in sentence.tokens[start:]:
        if token.pos in ("NOUN", "PROPN"):
            head = token
        elif token.lower in _OF_A_LIST or token.pos in ("DET", "NUM", "ADJ"):
            if head is not None:
                yield head
            head = None
        else:
            break
    if head is not None:
        yield head


def _stands(sentence: Sentence, marker: tuple[str, ...], at: int) -> bool:
    if at < 0 or at + len(marker) > len(sentence.tokens):
        return False
    return all(sentence.tokens[at + i].lower == word for i, word in enumerate(marker))
