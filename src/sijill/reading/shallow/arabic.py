"""Arabic words from Arabic script: where they begin and end, and which of their letters are words of their own.

The conjunctions و and ف, the prepositions ب, ل and ك, the س of the future and the pronouns at the end are written onto
the next word. Each is cut off where the lexicons know what is left. Nothing is changed: a word is a range of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from sijill.lexicons import load
from sijill.lexicons.folding import fold
from sijill.lexicons.vocabulary import vocabulary
from sijill.model.readings import Token

_LETTER = (
    "\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06df-\u06e8\u06ea-\u06ef\u06fa-\u06ff"
    "\u0750-\u077f\ufb50-\ufd3d\ufd50-\ufdff\ufe70-\ufefc"
)
_MARKS = "\u200b-\u200f\u202a-\u202e\u2066-\u2069"
_WORD = re.compile(
    rf"""(?P<arabic>[{_LETTER}]+(?:[{_MARKS}]+[{_LETTER}]+|(?<=\u0640)[ .!*'،-]{{1,3}}(?=\u0640)[{_LETTER}]+
        |(?<=\u0640)[.!*'-](?=[{_LETTER}])[{_LETTER}]+)*)
    |(?P<number>[0-9\u0660-\u0669\u06f0-\u06f9]+(?:[.,:/\u066b\u066c-][0-9\u0660-\u0669\u06f0-\u06f9]+)*)
    |(?P<latin>[^\W\d_{_LETTER}]+(?:['’-][^\W\d_{_LETTER}]+)*[0-9]*)
    |(?P<other>[^\s{_MARKS}])""",
    re.VERBOSE,
)
"""Words broken up to slip past filters (قتـ.ـيل, قتـ.يل) are one word: the tatweel beside the break shows it.

Figures behind Latin letters belong to a name (SY24) and count nothing.
"""

_BREAKS = re.compile(r"[ .!*'،\-]")
_UNSEEN = re.compile(
    "[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff .!*'،-]"
)
_PREFIXES = {"و": "CCONJ", "ف": "CCONJ", "ب": "ADP", "ل": "ADP", "ك": "ADP", "س": "AUX"}
_PRONOUNS = ("هما", "هم", "هن", "ها", "نا", "ه", "ي")
_REMEMBERED = 65_536
_LONGEST_REMEMBERED = 40
"""Most words come again and again, so what they are is remembered; long ones are addresses and ids."""

Piece = tuple[int, str, str, str]
"""How many letters (without marks) it takes, its part of speech, its lemma, its tag."""

Cut = tuple[int, int, str, str, str, str]
"""Where in its word it begins and ends, its text, its lemma, its part of speech, its tag."""


def tokens_in(string: str, start: int, end: int) -> tuple[Token, ...]:
    """The words of `string[start:end]`, clitics apart. `lemma` is folded, without article; `tag` DEF says it had one.

    `pos` is NUM for digits, PUNCT for signs, X for another script, CCONJ, ADP, AUX and PRON for clitics, else "".
    """
    found: list[Token] = []
    index = 0
    for match in _WORD.finditer(string, start, end):
        word, first = match.group(), match.start()
        cuts = _known_cuts(word) if len(word) <= _LONGEST_REMEMBERED else _cuts_of(word)
        for begin, stop, text, lemma, pos, tag in cuts:
            found.append(Token(index, first + begin, first + stop, text, lemma, pos, tag, "", index))
            index += 1
    return tuple(found)


def _cuts_of(word: str) -> tuple[Cut, ...]:
    """The words that a stretch of text is; it depends on the stretch alone."""
    match = _WORD.match(word)
    kind = match.lastgroup if match else None
    if kind != "arabic":
        pos, lemma = _other(kind or "", word)
        return ((0, len(word), word, lemma, pos, ""),)
    pieces = pieces_of(word if word.isalpha() and "\u0640" not in word else _UNSEEN.sub("", word))
    return tuple(
        (begin, end, word[begin:end], lemma, pos, tag) for begin, end, (_, pos, lemma, tag) in _placed(word, pieces)
    )


_known_cuts = lru_cache(_REMEMBERED)(_cuts_of)


def _other(kind: str, text: str) -> tuple[str, str]:
    if kind == "number":
        return "NUM", fold(text).replace("٬", "").replace(",", "")
    return ("X", text.lower()) if kind == "latin" else ("PUNCT", text)


def _placed(word: str, pieces: Sequence[Piece]) -> Iterator[tuple[int, int, Piece]]:
    """The pieces of a word with their places in it: marks go with the letter before them."""
    position, end = 0, len(word)
    for number, piece in enumerate(pieces):
        first, left = position, piece[0]
        while position < end and left:
            left -= not _UNSEEN.match(word[position])
            position += 1
        while position < end and _UNSEEN.match(word[position]):
            position += 1
        yield first, end if number == len(pieces) - 1 else position, piece


def pieces_of(bare: str) -> tuple[Piece, ...]:
    """A word without marks, in its pieces: "وبقصفهم" -> و, ب, قصف, هم."""
    if len(bare) == 1:
        # "و7": before figures the clitics stand alone.
        return ((1, _PREFIXES.get(bare, ""), fold(bare), ""),)
    whole = _known(bare)
    if bare.endswith("ه") and fold(bare[:-1]) in kin():
        # ابنه is his son, ابنة a daughter: folded they are one.
        return ((len(bare) - 1, "", fold(bare[:-1]), ""), (1, "PRON", "ه", ""))
    if whole is not None:
        return ((len(bare), "", *whole),)
    letter, rest = bare[:1], bare[1:]
    pos = _PREFIXES.get(letter)
    if pos is not None and len(rest) >= 2:
        if letter == "ل" and rest.startswith("ل") and len(rest) >= 3:
            # للنازحين is ل + النازحين: the alef of the article is not written.
            return ((1, "ADP", "ل", ""), (len(rest), "", fold(rest[1:]), "DEF"))
        behind = pieces_of(rest)
        if _stands(letter, rest, behind):
            return ((1, pos, letter, ""), *behind)
    cut = _without_pronoun(bare)
    if cut is not None:
        return cut
    lemma = fold(bare)
    if bare.startswith("ال") and len(bare) > 4:
        return ((len(bare), "", lemma[2:], "DEF"),)
    return ((len(bare), "", lemma, ""),)


def _known(bare: str) -> tuple[str, str] | None:
    """Lemma and tag, where the lexicons hold the word."""
    words = vocabulary("ar")
    lemma = fold(bare)
    if bare.startswith("ال") and lemma[2:] in words and len(lemma) > 4:
        return lemma[2:], "DEF"
    if lemma in words:
        return lemma, ""
    if lemma.endswith("ا") and not lemma.endswith("ها") and lemma[:-1] in words and len(lemma) > 3:
        # The alef of an adverbial or an object: قتيلا, مستودعا.
        return lemma[:-1], ""
    return None


def _stands(letter: str, rest: str, behind: tuple[Piece, ...]) -> bool:
    """Whether a first letter is a word of its own before `rest`."""
    words = vocabulary("ar")
    known = len(behind) > 1 or behind[0][2] in words
    if letter == "س":
        return rest[0] in "يتنأ" and known and len(rest) >= 3
    if behind[0][3] == "DEF" and len(rest) >= 5 and letter != "ل":
        return True
    if letter == "و" and behind[0][1] == "":
        return known or len(rest) >= 4
    return known and len(rest) >= 2


def _without_pronoun(bare: str) -> tuple[Piece, ...] | None:
    words = vocabulary("ar")
    for pronoun in _PRONOUNS:
        if not bare.endswith(pronoun) or len(bare) - len(pronoun) < 2:
            continue
        stem = bare[: -len(pronoun)]
        lemma, tag = fold(stem), ""
        if stem.startswith("ال"):
            continue
        if pronoun == "ي" and lemma not in kin():
            continue
        forms = [lemma]
        if lemma.endswith("ت"):
            forms.insert(0, lemma[:-1] + "ه")
        if lemma.endswith(("اي", "او")):
            # أبنائه، شهداؤهم: the hamza at the end sits on the letter that the next vowel asks for.
            forms.append(lemma[:-1] + "ء")
        if lemma.endswith("و"):
            forms.append(lemma + "ا")
        if lemma.endswith("ا"):
            forms.append(lemma[:-1] + "ي")
        if lemma.endswith(("ا", "ي")) and len(lemma) > 3:
            # زوجاه، منزليه: the nun of the dual and of the plural falls away.
            forms.append(lemma + "ن")
        found = next((form for form in forms if form in words), None)
        if found is not None:
            return ((len(stem), "", found, tag), (len(pronoun), "PRON", fold(pronoun), ""))
    return None


@cache
def kin() -> frozenset[str]:
    """Words for relatives: behind them ي is "my"; behind all others it makes an adjective."""
    return frozenset(fold(word) for word in load("parties", "ar")["kin"]["words"])
