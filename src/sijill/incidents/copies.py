"""Which texts are copies of each other, whole or in part, and which print the same quotation.

A text is known by its runs of five words (Broder 1997). Of a long text only the runs with the least hashes are kept, up
to a ceiling (bottom-k MinHash), which bounds the work and is the same for every text: two sketches are compared below
the lower of their ceilings. Candidates come from runs that several texts hold, never all texts with all.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations, pairwise
from typing import TypeVar
from zlib import crc32

from sijill.incidents.names import fold_words
from sijill.lexicons import load
from sijill.model.anchors import Span
from sijill.model.documents import Document

SHINGLE_WORDS = 5
REPRINT_SHARE = 0.4
"""From this share of the shorter text's runs on one is a copy of the other, or both of a third. Two reporters at one
scene rarely reach a tenth."""

REPRINT_RUNS = 12
"""So many runs must be shared at least; a text that has fewer must share nearly all (`WHOLE_SHARE`) of `FEWEST`."""
WHOLE_SHARE = 0.8
FEWEST = 5

QUOTATION_WORDS = 8
"""From how many words on an equal quotation is of one speaker. "We will not give up" is said by many."""

LONGEST_WORDS = 20_000
"""Only so many words of each text are compared, to bound the work on a 50 MB text."""
SKETCH_RUNS = 1_000
"""So many runs of a text are kept at most."""
SHOWN_WORDS = 25
"""A passage of so many words is shown as it is; no longer one is sought."""
FEW = 12
"""So few texts are held each against each."""
CROWD = 8
"""Of a run that more texts hold each text is held against its neighbours alone: a text between two others that holds
what they share is as near to both as they are to each other."""

FIGURES = 5
"""So many figures must two texts share to be one retold; one that has fewer is never known to be."""
FIGURES_SHARE = 0.8
"""This share of the figures of the text that has fewer."""
ORDER_SHARE = 0.7
"""This share of them in one order."""
LONGEST_FIGURES = 20_000
"""So many code points of a text are searched for figures."""

H = TypeVar("H", int, str)

_FIGURE = re.compile(r"(?<![\w.])\d{1,3}(?:,\d{3})+(?!\d)|(?<![\w])\d{1,9}(?!\d)")
_LISTED = re.compile(r"(?<![^\n])\d+\s?[-–.)]")
_DIGITS = re.compile(r"\d+")
_GAPS = re.compile(rb" ")
_QUOTED = re.compile(r"“([^”\n]{20,600})”|\"([^\"\n]{20,600})\"|«([^»\n]{20,600})»|„([^“”\n]{20,600})[“”]")


@dataclass(frozen=True, slots=True)
class Sketch:
    """The hashes of a text's runs below `ceiling`."""

    runs: frozenset[int]
    ceiling: int


@dataclass(frozen=True, slots=True)
class Copy:
    """Two documents, how many runs they share, and what share of the shorter one's runs that is."""

    left: str
    right: str
    shared: int
    share: float


@lru_cache(maxsize=1024)
def sketch(text: str) -> Sketch:
    """The sketch of a text, without the set phrases of the trade."""
    words = fold_words(text[: LONGEST_WORDS * 12])[:LONGEST_WORDS]
    hashes = _hashes(words) - _stock()
    if len(hashes) <= SKETCH_RUNS:
        return Sketch(frozenset(hashes), 1 << 32)
    least = sorted(hashes)[: SKETCH_RUNS + 1]
    return Sketch(frozenset(least[:-1]), least[-1])


def containment(left: str, right: str) -> float:
    """The share of the shorter text's runs that the other holds, 0 to 1; 0 where either has none."""
    return _contained(sketch(left), sketch(right))[1]


def copies(documents: Mapping[str, Document]) -> Iterator[Copy]:
    """The pairs of which one is a copy of the other, ordered by ids. Of texts in a chain some pairs only."""
    sketches = {id: sketch(documents[id].text) for id in sorted(documents)}
    same: dict[Sketch, list[str]] = defaultdict(list)
    for id, one in sketches.items():
        same[one].append(id)
    pairs = _sharing({ids[0]: one.runs for one, ids in same.items()}, FEWEST)
    pairs |= {pair for ids in same.values() for pair in pairwise(ids)}
    for left, right in sorted(pairs):
        shared, share = _contained(sketches[left], sketches[right])
        enough = shared >= REPRINT_RUNS and share >= REPRINT_SHARE
        if enough or (shared >= FEWEST and share >= WHOLE_SHARE):
            yield Copy(left, right, shared, share)


def shared_passage(left: Document, right: Document) -> tuple[Span, Span] | None:
    """Where a long run of equal words stands in both texts, to show it; none where no run of five is equal.

    The longest one, or the first of `SHOWN_WORDS`.
    """
    if left.text == right.text and left.text:
        return Span(0, len(left.text)), Span(0, len(right.text))
    ours, theirs = _spans(left.text), _spans(right.text)
    starts: dict[tuple[str, ...], int] = {}
    for at in range(len(theirs) - SHINGLE_WORDS, -1, -1):
        starts[tuple(word for word, _, _ in theirs[at : at + SHINGLE_WORDS])] = at
    best, at = (0, 0, 0), 0
    while at + SHINGLE_WORDS <= len(ours) and best[0] < SHOWN_WORDS:
        there = starts.get(tuple(word for word, _, _ in ours[at : at + SHINGLE_WORDS]))
        if there is None:
            at += 1
            continue
        length = SHINGLE_WORDS
        while (
            at + length < len(ours)
            and there + length < len(theirs)
            and ours[at + length][0] == theirs[there + length][0]
        ):
            length += 1
        best = max(best, (length, at, there), key=lambda one: one[0])
        at += length
    length, here, there = best
    if not length:
        return None
    return (
        Span(ours[here][1], ours[here + length - 1][2]),
        Span(theirs[there][1], theirs[there + length - 1][2]),
    )


@lru_cache(maxsize=1024)
def quotations(text: str) -> Mapping[str, tuple[int, int]]:
    """Where words stand in quotation marks, by each run of `QUOTATION_WORDS` in them."""
    found: dict[str, tuple[int, int]] = {}
    for match in _QUOTED.finditer(text[: LONGEST_WORDS * 12]):
        words = fold_words(match.group(match.lastindex or 0))
        for at in range(len(words) - QUOTATION_WORDS + 1):
            found.setdefault(" ".join(words[at : at + QUOTATION_WORDS]), match.span(match.lastindex or 0))
    return found


def retellings(documents: Mapping[str, Document]) -> Iterator[tuple[str, str, int, tuple[Span, Span]]]:
    """The pairs (ids in order) that give the same figures in the same order, how many, and the stretch they stand in.

    Two who were there may give the same toll, but hardly the same ages, hours and distances one after another.
    """
    figures = {id: _figures(documents[id].text) for id in sorted(documents)}
    telling = {id: frozenset(found) for id, found in figures.items() if len(set(found)) >= FIGURES}
    for left, right in sorted(_sharing(telling, FIGURES)):
        ours, theirs = ([n for n in figures[id] if n in telling[left] & telling[right]] for id in (left, right))
        shared = len(set(ours))
        if shared < FIGURES_SHARE * min(len(telling[left]), len(telling[right])):
            continue
        if _in_order(list(dict.fromkeys(ours)), list(dict.fromkeys(theirs))) >= ORDER_SHARE * shared:
            yield (
                left,
                right,
                shared,
                tuple(_stretch(figures[id], telling[left] & telling[right]) for id in (left, right)),
            )  # type: ignore[misc] # of two


@lru_cache(maxsize=1024)
def _figures(text: str) -> Mapping[str, tuple[int, int]]:
    """The figures of a text in digits, in order, with where each stands first; no years, and no numbers of a list."""
    found: dict[str, tuple[int, int]] = {}
    if len(_DIGITS.findall(text[:LONGEST_FIGURES])) < FIGURES:
        return found
    for match in _FIGURE.finditer(text[:LONGEST_FIGURES]):
        number = str(int(match.group().replace(",", "")))
        is_year = len(number) == 4 and number[:2] in ("19", "20")
        if not is_year and not _LISTED.match(text, match.start()):
            found.setdefault(number, match.span())
    return found


def _in_order(left: Sequence[str], right: Sequence[str]) -> int:
    """The length of the longest common subsequence of two orders of the same things, none twice."""
    place = {one: at for at, one in enumerate(right)}
    tails: list[int] = []
    for one in left:
        at = bisect_left(tails, place[one])
        tails[at : at + 1] = [place[one]]
    return len(tails)


def _stretch(figures: Mapping[str, tuple[int, int]], shared: frozenset[str]) -> Span:
    spans = [span for number, span in figures.items() if number in shared]
    return Span(min(start for start, _ in spans), max(end for _, end in spans))


def _sharing(held: Mapping[str, frozenset[H]], least: int) -> set[tuple[str, str]]:
    """The pairs, ids in order, that share so many at least. Of what a crowd holds, neighbours share it alone."""
    if len(held) <= FEW:
        return {(a, b) for a, b in combinations(held, 2) if len(held[a] & held[b]) >= least}
    holders: dict[H, list[str]] = defaultdict(list)
    for id, ones in held.items():
        for one in ones:
            holders[one].append(id)
    shared: Counter[tuple[str, str]] = Counter()
    for ids in holders.values():
        if len(ids) > 1:
            shared.update(combinations(ids, 2) if len(ids) <= CROWD else pairwise(ids))
    return {pair for pair, count in shared.items() if count >= least}


def _contained(left: Sketch, right: Sketch) -> tuple[int, float]:
    ceiling = min(left.ceiling, right.ceiling)
    ours, theirs = (
        one.runs if one.ceiling == ceiling else {run for run in one.runs if run < ceiling} for one in (left, right)
    )
    shorter = min(len(ours), len(theirs))
    shared = len(ours & theirs)
    return shared, shared / shorter if shorter else 0.0


def _hashes(words: Sequence[str]) -> set[int]:
    """A number for each run of words. The words are joined once, and the runs are slices of that."""
    written = " ".join(words).encode("utf-8", "surrogatepass")
    ends = [match.start() for match in _GAPS.finditer(written)] + [len(written)]
    starts = [0, *(end + 1 for end in ends)]
    return {crc32(written[start:end]) for start, end in zip(starts, ends[SHINGLE_WORDS - 1 :], strict=False)}


@cache
def _stock() -> frozenset[int]:
    phrases = [phrase for written in load("stock", "outlets").values() for phrase in written]
    return frozenset(number for phrase in phrases for number in _hashes(fold_words(phrase)))


def _spans(text: str) -> list[tuple[str, int, int]]:
    cut = text[: LONGEST_WORDS * 12]
    return [(m.group().casefold(), m.start(), m.end()) for m in re.finditer(r"\w+", cut)][:LONGEST_WORDS]
