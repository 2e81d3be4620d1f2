"""Ukrainian and Russian words. A word's lemma is the longest stem of the lexicons that it begins with ("загину*")."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from sijill.lexicons.folding import fold
from sijill.lexicons.vocabulary import vocabulary
from sijill.model.readings import Token

_WORD = re.compile(
    r"""(?P<word>[\u0400-\u052f\u0301]+(?:['’ʼ-][\u0400-\u052f\u0301]+)*)
    |(?P<number>[0-9]+(?:[.,:/-][0-9]+)*)
    |(?P<latin>[^\W\d_]+(?:['’-][^\W\d_]+)*)
    |(?P<other>\S)""",
    re.VERBOSE,
)
_REMEMBERED = 65_536


def tokens_in(string: str, start: int, end: int, language: str) -> tuple[Token, ...]:
    """The words of `string[start:end]`. `tag` is NAME for a word with a capital within a sentence, else ""."""
    found: list[Token] = []
    for match in _WORD.finditer(string, start, end):
        text, kind, index = match.group(), match.lastgroup, len(found)
        if kind == "word":
            tag = "NAME" if text[:1].isupper() and index and found[-1].text not in '.!?«"' else ""
            found.append(Token(index, *match.span(), text, lemma_of(fold(text), language), "", tag, head=index))
        elif kind == "number":
            found.append(Token(index, *match.span(), text, text.replace(",", "."), "NUM", head=index))
        else:
            found.append(
                Token(index, *match.span(), text, text.lower(), "X" if kind == "latin" else "PUNCT", head=index)
            )
    return tuple(found)


@lru_cache(_REMEMBERED)
def lemma_of(word: str, language: str) -> str:
    """The word itself where a lexicon holds it, else its longest stem there with "*", else the word."""
    known = vocabulary(language)
    if word in known:
        return word
    shortest, longest = _lengths(language)
    for length in range(min(longest, len(word)), shortest - 1, -1):
        stem = word[:length] + "*"
        if stem in known:
            return stem
    return word


@cache
def _lengths(language: str) -> tuple[int, int]:
    lengths = [len(word) - 1 for word in vocabulary(language) if word.endswith("*")] or [1]
    return min(lengths), max(lengths)
