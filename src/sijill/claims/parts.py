"""Wholes and their parts: "15 civilians, among them 11 children" counts 15 people, 11 of them children."""

from __future__ import annotations

from collections.abc import Iterator

from sijill.model.readings import Sentence, Token

_MARKERS = (("including",), ("includes",), ("included",), ("among", "them"), ("among", "whom"), ("amongst", "them"))
_OF_A_LIST = frozenset(
    {
        ",",
        "and",
        "at",
        "least",
        "of",
        "-",
        "as",
        "well",
        "many",
        "(",
        "about",
        "some",
        "alongside",
        "along",
        "with",
        "her",
        "his",
        "their",
    }
)
_LEADING = frozenset({"DET", "NUM", "ADJ", "NOUN", "PROPN", "ADV"})


def whole_of(sentence: Sentence, token: Token) -> Token:
    """What the words before name as the whole that `token` is a part of; else `token` itself.

    Without commas parsers take the part for the subject ("Fifteen civilians among them 11 children were killed").
    """
    tokens = sentence.tokens
    for at in range(token.index - 1, -1, -1):
        marker = next((m for m in _MARKERS if _stands(sentence, m, at - len(m) + 1)), None)
        if marker is not None:
            before = at - len(marker)
            while before >= 0 and tokens[before].text in (",", "(", "-"):
                before -= 1
            if before < 0 or tokens[before].pos not in ("NOUN", "PROPN", "NUM"):
                return token
            return _leader(sentence, tokens[before])
        if tokens[at].pos not in _LEADING and tokens[at].lower not in _OF_A_LIST:
            break
    return token


def _leader(sentence: Sentence, token: Token) -> Token:
    """ "seven members of the family": the members."""
    above = sentence.head(token)
    while token.dep == "pobj" and above is not None and above.lower == "of":
        higher = sentence.head(above)
        if higher is None or higher.pos not in ("NOUN", "PROPN", "NUM") or higher.index > token.index:
            break
        token, above = higher, sentence.head(higher)
    return token


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
