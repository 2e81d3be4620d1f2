"""Which language a text is in, passage by passage: by its letters, then by its commonest words.

A passage is a run of paragraphs, or a long stretch within one, in one language. The script of a passage is seen at
once; its language is told by the evidence of the whole text in that script, and by its own where that is strong. What
the words and letters say is data: `sijill/lexicons/languages/scripts.toml`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby, pairwise
from typing import Any

from sijill import lexicons

LONGEST = 1_000_000
"""Code points looked at. What follows is taken to be in the language of the last passage."""

LINE_WORDS = 3
"""A line in another script is a passage of its own from this many words; the menu word "العربية" is none."""

STRETCH_WORDS = 6
"""A stretch in another script within a line is a passage of its own from this many words: a name is none."""

_WORD_LETTERS = 6
"""Scripts that put no space between words have a word in this many letters."""

_STRETCHES = 16
"""A line with more changes of script than this is taken whole: to smooth it would take quadratic time."""

_BEYOND_LATIN = re.compile(
    "[\u0370-\u1dff\u1f00-\u1fff\u2c00-\u2dff\u3040-\ua7ff\ua800-\ud7ff\uf900-\ufaff\ufb13-\ufdff\ufe70-\ufefe"
    "\uff66-\uffdc\U00010000-\U0001cfff\U0001e000-\U0001efff\U00020000-\U0003ffff]"
)
_LETTERS = {
    "arabic": "\u0620-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u0750-\u077f\u08a0-\u08c9"
    "\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc",
    "cyrillic": "\u0400-\u0481\u048a-\u052f",
    "latin": "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff\ufb00-\ufb06",
    "hebrew": "\u05d0-\u05ea\u05ef-\u05f2\ufb1d\ufb1f-\ufb28\ufb2a-\ufb4f",
}
"""Letters alone, without marks and digits: what stands between words is none of them, so that matching is linear."""

_STRETCH = re.compile(
    r"(?P<address>https?://\S+|www\.\S+|t\.me/\S+|@\w+)|"
    + "|".join(rf"(?P<{name}>[{letters}]+(?:[\W\d_]++[{letters}]+)*+)" for name, letters in _LETTERS.items())
    + r"|(?P<other>[^\W\d_\U0001d400-\U0001d7ff]"
    + rf"(?:[\W\d_]*+[^\W\d_\U0001d400-\U0001d7ff{''.join(_LETTERS.values())}])*+)"
)
"""Words of one script with what stands between them. Links are in no language."""

_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"[^\W\d_]+")
_MARKS = re.compile("[\u064b-\u0652\u0670\u0640]+")
"""Arabic vowel signs and the stroke that lengthens a word: no word of the lists has them."""

_WORD_COUNTS = 3
"""How much one common word speaks for its language; one telling letter speaks for 1."""

_OPENING = "\"'“‘«„([{#"


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch `[start, end)` of a text in one language: an ISO 639 code, or "und" for one that is not known."""

    start: int
    end: int
    language: str

    def of(self, text: str) -> str:
        """What stands in it."""
        return text[self.start : self.end]

    def left_to(self, language: str | None) -> Passage:
        """The same, taken for another language."""
        return replace(self, language=language or self.language)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A line, or a stretch within one, in one script. `words` and `letters` count those of the script."""

    start: int
    end: int
    script: str
    words: int
    letters: int


@dataclass(frozen=True, slots=True)
class _Signs:
    """What speaks for the languages of one script; `first` is the one that is taken where nothing does.

    A paragraph is in another language than the rest in its script where the evidence for it is greater by `strong`,
    and at least twice as great. For the first language a few words do: in doubt a text is read rather than left.
    """

    first: str
    strong: int
    words: Mapping[str, tuple[str, ...]]
    letters: Mapping[str, str]

    def margin(self, language: str) -> int:
        """By how much the evidence for a language must be the greater for a paragraph to be in it."""
        return min(self.strong, 3 * _WORD_COUNTS) if language == self.first else self.strong


def detect_language(text: str) -> str | None:
    """An ISO 639 code ("en", "ar", "uk"), "und" for another language, None where there are no letters."""
    return main_language(find_passages(text))


def main_language(passages: Iterable[Passage], stated: str | None = None) -> str | None:
    """The language of a document: the one that is stated for it if any of it is in that, else that of its most."""
    sizes: Counter[str] = Counter()
    for passage in passages:
        sizes[passage.language] += passage.end - passage.start
    return stated if stated in sizes else max(sizes, key=sizes.__getitem__, default=None)


def language_code(stated: str | None) -> str | None:
    """ "en-GB" -> "en", "ara" -> "ar"."""
    if not stated:
        return None
    code = stated.strip().replace("_", "-").split("-")[0].lower()
    return str(_scripts()["codes"].get(code, code)) or None


def find_passages(text: str, stated: str | None = None) -> list[Passage]:
    """The passages of a text, in order and without gaps; none where it holds no letters.

    `stated` is the language that somebody states for the text. It is believed within its script, but for paragraphs
    that are plainly in another language.
    """
    pieces = list(_pieces(text[:LONGEST]))
    letters: Counter[str] = Counter()
    for piece in pieces:
        letters[piece.script] += piece.letters
    most = max(letters, key=letters.__getitem__, default="")
    told: list[Passage] = []
    for script in letters:
        own = [piece for piece in pieces if piece.script == script]
        if script != most:
            own = [piece for piece in own if piece.words >= LINE_WORDS]
        told.extend(_told(text, script, own, stated if stated and _may_be(stated, script, most) else None))
    return list(_joined(sorted(told, key=lambda passage: passage.start), len(text)))


def _pieces(text: str) -> Iterator[_Piece]:
    """All lines that hold letters, cut where the script changes for long; a text in Latin script is one piece."""
    if _BEYOND_LATIN.search(text):
        for line in _LINE.finditer(text):
            yield from _in_line(text, *line.span())
    elif _WORD.search(text):
        yield _Piece(0, len(text), "latin", len(text), len(text))


def _in_line(text: str, start: int, end: int) -> list[_Piece]:
    stretches = _smoothed(list(_stretches(text, start, end)))
    cuts = [start, *(_cut(text, before.end, after.start) for before, after in pairwise(stretches)), end]
    return [_Piece(cuts[n], cuts[n + 1], s.script, s.words, s.letters) for n, s in enumerate(stretches)]


def _stretches(text: str, start: int, end: int) -> Iterator[_Piece]:
    """The words of a line, those in one script together."""
    found = (one for one in _STRETCH.finditer(text, start, end) if one.lastgroup != "address")
    for script, group in groupby(found, key=lambda one: one.lastgroup or ""):
        yield _merged([_piece(text, script, *one.span()) for one in group])


def _piece(text: str, script: str, start: int, end: int) -> _Piece:
    words = 1 + (end - start) // _WORD_LETTERS if script == "other" else len(_WORD.findall(text, start, end))
    return _Piece(start, end, script, words, end - start)


def _smoothed(stretches: list[_Piece]) -> list[_Piece]:
    """The stretches of a line, short ones taken into their neighbours, the shortest first.

    A short one at an end of the line stays where the line has enough in its script elsewhere.
    """

    def size(index: int) -> tuple[int, int]:
        return stretches[index].words, stretches[index].letters

    if len(stretches) > _STRETCHES:
        scripts = sorted(stretches, key=lambda one: one.script)
        groups = [_merged(list(group)) for _, group in groupby(scripts, key=lambda one: one.script)]
        return [replace(max(groups, key=lambda one: one.letters), start=stretches[0].start, end=stretches[-1].end)]
    while len(stretches) > 1:
        last = len(stretches) - 1
        words = Counter[str]()
        for one in stretches:
            words[one.script] += one.words
        inner = [n for n, one in enumerate(stretches) if 0 < n < last or words[one.script] < STRETCH_WORDS]
        least = min((n for n in inner if stretches[n].words < STRETCH_WORDS), key=size, default=None)
        if least is None:
            break
        larger = max((n for n in (least - 1, least + 1) if 0 <= n <= last), key=size)
        stretches[least] = replace(stretches[least], script=stretches[larger].script, words=0, letters=0)
        stretches = [_merged(list(group)) for _, group in groupby(stretches, key=lambda one: one.script)]
    return stretches


def _merged(group: Sequence[_Piece]) -> _Piece:
    if len(group) == 1:
        return group[0]
    words, letters = sum(one.words for one in group), sum(one.letters for one in group)
    return _Piece(group[0].start, group[-1].end, group[0].script, words, letters)


def _cut(text: str, end: int, start: int) -> int:
    """Where between two stretches the one ends: what opens the next goes with it, and what closes goes before."""
    while start > end and text[start - 1] in _OPENING:
        start -= 1
    return start


def _may_be(language: str, script: str, most: str) -> bool:
    """Whether a language is written in a script. One that is not known may be in that of most of the text."""
    written = [name for name, table in _scripts().items() if language in table.get("shares", ())]
    return script in written if written else script == most


def _told(text: str, script: str, pieces: Sequence[_Piece], stated: str | None) -> list[Passage]:
    """The pieces of one script with their language."""
    evidence = _evidence(script, "\n".join([text[piece.start : piece.end] for piece in pieces]))
    language = stated or max(evidence, key=evidence.__getitem__)
    if any(evidence[other] >= _signs(script).margin(other) for other in evidence if other != language):
        told = [_line_told(text, script, line, language) for piece in pieces for line in _lines(text, piece)]
        if language in {passage.language for passage in told}:
            return told
    return [Passage(piece.start, piece.end, language) for piece in pieces]


def _lines(text: str, piece: _Piece) -> Iterator[tuple[int, int]]:
    return (line.span() for line in _LINE.finditer(text, piece.start, piece.end))


def _line_told(text: str, script: str, span: tuple[int, int], language: str) -> Passage:
    signs, evidence = _signs(script), _evidence(script, text[slice(*span)])
    own, best = evidence.get(language, 0), max(evidence, key=evidence.__getitem__)
    return Passage(*span, best if evidence[best] >= max(own + signs.margin(best), 2 * own) else language)


def _joined(told: Iterable[Passage], length: int) -> Iterator[Passage]:
    """Neighbours in one language as one; what is in none goes with what stands before it, or with the first."""
    firsts = [next(group) for _, group in groupby(told, key=lambda passage: passage.language)]
    starts = [0, *(passage.start for passage in firsts[1:]), length]
    for number, passage in enumerate(firsts):
        yield Passage(starts[number], starts[number + 1], passage.language)


def _evidence(script: str, text: str) -> dict[str, int]:
    """What speaks for each language of a script, the one to take in doubt first."""
    signs = _signs(script)
    evidence = dict.fromkeys((signs.first, *signs.letters), 0)
    lower = _MARKS.sub("", text) if script == "arabic" else text.lower()
    # A word counts once: the "de la" of many names is no French.
    for word in signs.words.keys() & lower.split():
        for language in signs.words[word]:
            evidence[language] += _WORD_COUNTS
    for language, letters in signs.letters.items():
        evidence[language] += sum(map(lower.count, letters))
    return evidence


@cache
def _signs(script: str) -> _Signs:
    languages = {name: table for name, table in _scripts()[script].items() if isinstance(table, dict)}
    words: dict[str, tuple[str, ...]] = {}
    for language, table in languages.items():
        for word in table["words"]:
            words[word] = (*words.get(word, ()), language)
    letters = {language: table.get("letters", "") for language, table in languages.items()}
    return _Signs(next(iter(languages)), _scripts()[script]["strong"], words, letters)


def _scripts() -> dict[str, Any]:
    return lexicons.load("scripts", "languages")
