"""How words of a text are compared with the words of lexicons. Nothing folded is ever shown, stored or counted in.

Arabic: vowel signs, tatweel and joiners fall away; the forms of alef, ya and hamza seats and ta marbuta are one letter
each (the light normalisation of Larkey et al. 2002); digits are ASCII. Cyrillic and Latin: lower case, ё as е.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

_UNSEEN = re.compile(
    "[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad\u0301]+"
)
"""Vowel signs and Quranic marks, tatweel, joiners and direction marks, the soft hyphen, the stress mark."""

_SHAPED = re.compile("[\ufb50-\ufefc]")
_LETTERS = str.maketrans(
    {
        **dict.fromkeys("أإآٱ", "ا"),
        "ى": "ي",
        "ی": "ي",
        "ې": "ي",
        "ئ": "ي",
        "ة": "ه",
        "ۀ": "ه",
        "ؤ": "و",
        "ک": "ك",
        "ڪ": "ك",
        "گ": "ك",
        "ڤ": "ف",
        "پ": "ب",
        "چ": "ج",
        "ё": "е",
        "’": "'",
        "ʼ": "'",
        "٫": ".",
        **{chr(base + digit): str(digit) for base in (0x0660, 0x06F0) for digit in range(10)},
    }
)


def fold(word: str) -> str:
    """The word as lexicons are searched for it. May be shorter than the word, and empty for marks alone."""
    if word.isascii():
        return word.lower()
    if _SHAPED.search(word):
        word = unicodedata.normalize("NFKC", word)  # Ligatures and shaped letters of old encodings and of PDF.
    return _UNSEEN.sub("", word).translate(_LETTERS).lower()


def by_first_word(phrases: Iterable[tuple[str, ...]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Phrases of folded words by the word they begin with, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        found.setdefault(phrase[0], []).append(phrase)
    return {word: tuple(sorted(several, key=len, reverse=True)) for word, several in found.items()}


def begins(words: Sequence[str], index: int, phrase: tuple[str, ...]) -> bool:
    """Whether all of a phrase stands from `index` on, where its first word is known to stand."""
    length = len(phrase)
    if length == 1:
        return True
    # Most phrases part from the text at their second word, and a slice costs more than a word.
    following = index + 1
    return following < len(words) and words[following] == phrase[1] and tuple(words[index : index + length]) == phrase
