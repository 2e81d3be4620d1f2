"""What a page tells in the same words twice is told once: its title, whole or cut short, and a post that is shared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sijill.model.claims import Claim
from sijill.model.readings import Sentence

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
    wordings = [_wording(claim, sentence) for claim, sentence in claims]
    dropped: set[int] = set()
    for index, (claim, sentence) in enumerate(claims):
        for other, (another, elsewhere) in enumerate(claims):
            if other in dropped or elsewhere is sentence or another.status is not claim.status:
                continue
            mutual = _holds(wordings[index], wordings[other])
            if _holds(wordings[other], wordings[index]) and (other < index or not mutual):
                dropped.add(index)
                break
    return [claim for index, (claim, _) in enumerate(claims) if index not in dropped]


def _wording(claim: Claim, sentence: Sentence) -> _Wording:
    tokens = [t for t in sentence.tokens if t.pos not in _UNSAID]
    cut = len(sentence.tokens) > 1 and all(t.text in ".…" for t in sentence.tokens[-2:])
    if cut and tokens and claim.anchor.end < tokens[-1].end:
        # "... in the town of Kaf...": the last word may be half a word.
        tokens = tokens[:-1]
    inside = [n for n, t in enumerate(tokens) if claim.anchor.start <= t.start and t.end <= claim.anchor.end]
    words = [t.lemma for t in tokens]
    if not inside:
        return _Wording(" ".join(words), 0, 0, "")
    first, last = inside[0], inside[-1] + 1
    wide = (first, last) if last - first >= ENOUGH else (max(0, first - ENOUGH + 1), min(len(words), last + ENOUGH - 1))
    if wide[1] - first > ENOUGH:
        # A page puts its name before a title: what follows is enough.
        wide = (first, wide[1])
    probe = words[wide[0] : wide[1]]
    start = len(" ".join(words[:first]))
    return _Wording(
        f" {' '.join(words)} ",
        start,
        start + len(" ".join(words[first:last])) + 1,
        f" {' '.join(probe)} " if len(probe) >= ENOUGH or len(probe) == len(words) else "",
    )


def _holds(wide: _Wording, narrow: _Wording) -> bool:
    """Whether the words of one claim stand where the other is told."""
    if not narrow.probe:
        return False
    at = wide.sentence.find(narrow.probe)
    return at >= 0 and at < wide.last and at + len(narrow.probe) > wide.first
