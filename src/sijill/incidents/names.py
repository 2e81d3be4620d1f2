"""When two spellings are one name: "Al-Bab", "al Bāb" and "Bab" fold alike. To compare, never to show."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_DASHES = re.compile(r"[-\u2010-\u2015\u2212_/.,]+")
# Apostrophes of all sorts, and the letters ʿ ʾ ʻ ʼ that transliterations use for ʿayn and hamza.
_QUOTES = re.compile(r"['`\u00b4\u2018\u2019\u201b\u02b0-\u02bf\u02c8]")
# "al-", and its assimilated forms only where the next letter is the doubled one: "an-Nusayrat", but not "an
# island".
_ARTICLE = re.compile(r"\b(?:al|el|ul)\s+|\b[ae](sh|[tdrznls])\s+(?=\1)")
_LEADING = re.compile(r"^(?:the|city of|town of|village of)\s+")
# Arabic letters that writers leave undotted or unhamzated, and the stretch that only fills a line.
_ARABIC = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ـ": None})
_ARABIC_ARTICLE = re.compile(r"\bال(?=\w{2})")


@lru_cache(maxsize=65_536)
def fold_name(name: str) -> str:
    """`name` without case, accents, hyphens, apostrophes and the Arabic article; runs of spaces become one.

    >>> fold_name("Al-Bāb") == fold_name("el bab") == fold_name("Bab")
    True
    """
    parted = unicodedata.normalize("NFKD", name.translate(_ARABIC))
    bare = "".join(c for c in parted if not unicodedata.combining(c)).casefold()
    words = " ".join(_QUOTES.sub("", _DASHES.sub(" ", bare)).split())
    while (shorter := _LEADING.sub("", words)) != words:
        words = shorter
    return _ARABIC_ARTICLE.sub("", _ARTICLE.sub("", words)).strip() or words


def fold_words(text: str) -> tuple[str, ...]:
    """The words of a text, without case and punctuation: what near-identical texts share."""
    return tuple(re.findall(r"\w+", text.casefold()))
