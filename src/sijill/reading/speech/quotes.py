"""Quotations that no act of speech holds, given to who speaks beside them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from sijill.model.anchors import Span
from sijill.model.readings import Sentence, Speech
from sijill.model.vocabulary import Part, Voice

QUOTE_REACH = 1
"""A quotation without a speaker in its own sentences takes the one of the next or the last sentence."""


def give_to_speakers(
    sentences: Sequence[Sentence], quotations: Sequence[Span], found: Sequence[Speech]
) -> list[Speech]:
    """Acts for quotations without one: their speaker stands in a neighbouring sentence of the same paragraph.

    `found` are the acts of single sentences.
    """
    extra: list[Speech] = []
    direct = [s for s in found if s.voice is Voice.DIRECT and s.source is not None and s.cue is not None]
    direct.sort(key=_cue_place)
    for quotation in quotations:
        near = _sentences_around(sentences, quotation)
        beside = _with_cue_in(direct, near)
        if any(_covers(content, quotation) for speech in beside for content in speech.content):
            continue
        speaker = _speaker_beside(near, quotation, beside)
        if speaker is not None:
            extra.append(
                Speech((quotation,), speaker.source, speaker.cue, Voice.DIRECT, speaker.cue_lemma, speaker.via)
            )
    return extra


def _cue_place(speech: Speech) -> tuple[bool, int]:
    assert speech.cue is not None
    return speech.cue.part is Part.TEXT, speech.cue.start


def _sentences_around(sentences: Sequence[Sentence], quotation: Span) -> Sequence[Sentence]:
    """The sentences that a quotation spans, and `QUOTE_REACH` to both sides, of its paragraph."""

    def place(sentence: Sentence) -> tuple[bool, int]:
        return sentence.part is Part.TEXT, sentence.start

    text = quotation.part is Part.TEXT
    first = max(0, bisect_right(sentences, (text, quotation.start), key=place) - 1)
    end = bisect_left(sentences, (text, quotation.end), key=place)
    around = sentences[max(0, first - QUOTE_REACH) : end + QUOTE_REACH]
    paragraph = sentences[first].paragraph
    return [s for s in around if s.part is quotation.part and s.paragraph == paragraph]


def _with_cue_in(direct: Sequence[Speech], near: Sequence[Sentence]) -> Sequence[Speech]:
    if not near:
        return ()
    text = near[0].part is Part.TEXT
    first = bisect_left(direct, (text, near[0].start), key=_cue_place)
    return direct[first : bisect_left(direct, (text, near[-1].end), key=_cue_place)]


def _covers(content: Span, quotation: Span) -> bool:
    shared = min(content.end, quotation.end) - max(content.start, quotation.start)
    return content.part == quotation.part and shared >= 0.8 * (quotation.end - quotation.start)


def _speaker_beside(near: Sequence[Sentence], quotation: Span, beside: Sequence[Speech]) -> Speech | None:
    """Who speaks nearest to the end of the quotation."""
    spanned = [s.index for s in near if s.start < quotation.end and quotation.start < s.end]
    if not spanned:
        return None

    def distance(speech: Speech) -> int:
        _, start = _cue_place(speech)
        index = next(s.index for s in reversed(near) if s.start <= start)
        return abs(index - spanned[-1])

    return min(beside, key=distance, default=None)
