"""How names are compared across scripts: a folded name for the same name, a sound for one that is written otherwise.

Nothing folded is ever shown. "Khān Shaykhūn" folds to "khan shaykhun"; it and "Khan Sheikhoun", خان شيخون and
"Хан-Шейхун" sound alike: "xnSxn".
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from sijill.lexicons import folding

_JOINED = str.maketrans("", "", ".'’‘ʻʼʿʾ`´")
_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0610-\u061a\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+"
)
_APART = re.compile(r"[^\w]+|_")
_ABBREVIATED = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
_OWN_LETTERS = str.maketrans(
    {"ı": "i", "ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "ð": "d", "þ": "th"}
)

_ARTICLES = frozenset("al el an ar as ash at ad ath az ez es er ed en et esh eth ul ol wal the".split())
"""The Arabic article in its assimilated forms, and the English one."""

_LETTERS = str.maketrans(
    {
        # A vowel or the sounds that a name begins with like one; within a name they fall away.
        **dict.fromkeys("aeiouاعءіїєёяюыэ", "a"),
        **dict.fromkeys("аеоуи", "a"),
        **dict.fromkeys("wyvويвй", "w"),
        **dict.fromkeys("bpبбп", "b"),
        **dict.fromkeys("tتطثт", "t"),
        **dict.fromkeys("dدضذд", "d"),
        **dict.fromkeys("jgغжгґج", "g"),
        **dict.fromkeys("kqcقكк", "k"),
        **dict.fromkeys("szسصزظсз", "s"),
        **dict.fromkeys("fفф", "f"),
        **dict.fromkeys("hحه", "h"),
        **dict.fromkeys("rрر", "r"),
        **dict.fromkeys("lлل", "l"),
        **dict.fromkeys("mмم", "m"),
        **dict.fromkeys("nнن", "n"),
        "x": "ks",
        "خ": "X",
        "х": "X",
        "ش": "S",
        "ш": "S",
        "щ": "S",
        "ч": "S",
        "ц": "s",
        "ь": "",
        "ъ": "",
    }
)
_UNHEARD = re.compile(r"[^bdfgklmnrstXSh]|h$")
_DOUBLED = re.compile(r"(.)\1+")
_DIGRAPHS = re.compile(r"kh|sh|sch|tch|ch|gh|th|dh|ph|zh|dj|ck|ts|c(?=[ei])")
_OF_DIGRAPH = {
    "kh": "X",
    "sh": "S",
    "sch": "S",
    "tch": "S",
    "ch": "S",
    "gh": "g",
    "th": "t",
    "dh": "d",
    "ph": "f",
    "zh": "g",
    "dj": "g",
    "ck": "k",
    "ts": "s",
    "c": "s",
}


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The name in lower case without accents, apostrophes and periods, its words apart by one space. Idempotent."""
    if not name.isascii():
        name = _MARKS.sub("", unicodedata.normalize("NFKD", folding.fold(name).casefold())).translate(_OWN_LETTERS)
    words = _APART.sub(" ", name.translate(_JOINED).lower()).split()
    return " ".join(_ABBREVIATED.get(word, word) for word in words)


@lru_cache(maxsize=65536)
def sound(folded: str) -> str:
    """What stays of a folded name however it is romanised: its consonants, like ones as one, and a first vowel.

    Empty where the letters are none that are known here (Latin, Arabic, Cyrillic).
    """
    return "".join(_sound_of(word, first=index == 0) for index, word in enumerate(bare_words(folded)))


def bare_words(folded: str) -> list[str]:
    """The words of a folded name without articles."""
    words = folded.split()
    return [word for word in words if word not in _ARTICLES] or words


@lru_cache(maxsize=1 << 18)
def _sound_of(word: str, *, first: bool) -> str:
    if len(word) > 4 and word.startswith("ال"):
        word = word[2:]
    letters = _DIGRAPHS.sub(lambda found: _OF_DIGRAPH[found.group()], word).translate(_LETTERS)
    head = letters[:1] if letters[:1].isascii() and letters[:1].isalpha() else ""
    head = head if first or head not in ("a", "w") else ""
    rest = _UNHEARD.sub("", letters[1:])
    return _DOUBLED.sub(r"\1", head + rest)
