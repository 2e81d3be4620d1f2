"""What a page tells in the same words twice is told once: its title, whole or cut short, and a post that is shared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sijill.model.claims import Claim
from sijill.model.readings import Sentence, Token

ENOUGH = 4
"""Words that must be the same; where a claim has fewer, those around it must be the same too."""

_UNSAID = frozenset({"PUNCT", "X"})


@dataclass(frozen=True, slots=True)
class _Wording:
    """A sentence's words as one string, and the stretches of it that a claim and its nearest words take."""

    sentence: str
    first: int
    last: int
    probe: str


def told_once(claims: Sequence[tuple[Claim, Sentence]]) -> list[Claim]:
    """The claims without those whose words stand in the clause of another with the same status.

    Of two in the same words the first stays, of a shorter and a longer wording the longer.
    """
    if len(claims) < 2:
        return [claim for claim, _ in claims]
    told = {id(sentence): _told(sentence) for _, sentence in claims}
    wordings = [_wording(claim, *told[id(sentence)]) for claim, sentence in claims]
    dropped: set[int] = set()
    for index, (claim, sentence) in enumerate(claims):
        wording = wordings[index]
        for other, (another, elsewhere) in enumerate(claims):
            if elsewhere is sentence or another.status is not claim.status or other in dropped:
                continue
            if _holds(wordings[other], wording) and (other < index or not _holds(wording, wordings[other])):
                dropped.add(index)
                break
    return [claim for index, (claim, _) in enumerate(claims) if index not in dropped]


def _told(sentence: Sentence) -> tuple[list[Token], int | None]:
    """The words of a sentence that are compared; where it is cut off, the end of its last, which may be half a word."""
    tokens = [t for t in sentence.tokens if t.pos not in _UNSAID]
    cut = len(sentence.tokens) > 1 and all(t.text in ".…" for t in sentence.tokens[-2:])
    return tokens, tokens[-1].end if cut and tokens else None


def _wording(claim: Claim, tokens: Sequence[Token], half: int | None) -> _Wording:
    start, end = claim.anchor.start, claim.anchor.end
    if half is not None and end < half:
        # "... in the town of Kaf...": the last word may be half a word.
        tokens = tokens[:-1]
    words = [t.lemma for t in tokens]
    inside = [n for n, t in enumerate(tokens) if start <= t.start and t.end <= end]
    if not inside:
        return _Wording(" ".join(words), 0, 0, "")
    first, last = inside[0], inside[-1] + 1
    wide = (first, last) if last - first >= ENOUGH else (max(0, first - ENOUGH + 1), min(len(words), last + ENOUGH - 1))
    if wide[1] - first > ENOUGH:
        # A page puts its name before a title: what follows is enough.
        wide = (first, wide[1])
    probe = words[wide[0] : wide[1]]
    at = len(" ".join(words[:first]))
    return _Wording(
        f" {' '.join(words)} ",
        at,
        at + len(" ".join(words[first:last])) + 1,
        f" {' '.join(probe)} " if len(probe) >= ENOUGH or len(probe) == len(words) else "",
    )


def _holds(wide: _Wording, narrow: _Wording) -> bool:
    """Whether the words of one claim stand where the other is told."""
    if not narrow.probe:
        return False
    at = wide.sentence.find(narrow.probe)
    return at >= 0 and at < wide.last and at + len(narrow.probe) > wide.first
