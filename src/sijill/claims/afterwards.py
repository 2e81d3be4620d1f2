""" "The incident occurred at noon on 6 November in Rafah": when and where of what the sentence before told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sijill import lexicons
from sijill.claims.lexicon import Lexicon
from sijill.claims.times import find_times
from sijill.claims.whereabouts import as_time, persons_named, places_named
from sijill.model.anchors import Span
from sijill.model.claims import Claim, Place, Reason
from sijill.model.readings import Reading, Sentence, Token

_POINTING = frozenset({"the", "this", "that"})


def complete(
    reading: Reading, claims: list[Claim], sentence: Sentence, words: Lexicon, sources: Sequence[Span]
) -> None:
    """Give the claims of the sentence right before the time and the place that this one tells, where they have none.

    `sources` are the speakers of the document. Those near the claims count: the gate lets no more through.
    """
    occurrence = _occurrence_told(sentence, words)
    if occurrence is None:
        return
    entry = "; ".join(lexicons.lists_with("events", "en", occurrence.lemma))
    before = [
        (number, claim)
        for number, claim in enumerate(claims)
        if (there := reading.sentence_at(claim.anchor.span)) is not None
        and there.part is sentence.part
        and sentence.index - there.index == 1
    ]
    string = reading.document.string(sentence.part)[sentence.start : sentence.end]
    when = next((w for w in find_times(string, reading.document.published) if w.first is not None), None)
    persons = persons_named(reading, reading.sentences[sentence.index - 1], sources) if before else frozenset()
    named = places_named(sentence, persons)
    where = reading.document.anchor(named[0]) if named else None
    for number, claim in before:
        time = claim.time or (as_time(reading, sentence, when, None) if when is not None else None)
        place = claim.place or (Place(" ".join(where.exact.split()), where) if where is not None else None)
        if (time, place) != (claim.time, claim.place):
            reasons = [
                Reason(field, f"told of “{occurrence.text}” in the sentence after", value.anchor.exact, entry)
                for field, value, had in (("time", time, claim.time), ("place", place, claim.place))
                if value is not None and had is None
            ]
            claims[number] = replace(claim, time=time, place=place, reasons=(*claim.reasons, *reasons))


def _occurrence_told(sentence: Sentence, words: Lexicon) -> Token | None:
    """ "The incident", where the sentence says of it only that it occurred."""
    for verb in sentence.tokens:
        if verb.lemma not in words.occurring:
            continue
        subject = sentence.child(verb, "nsubj")
        article = sentence.child(subject, "det") if subject is not None else None
        if subject is None or article is None or article.lower not in _POINTING:
            continue
        told = subject.lemma in words.occurrences and sentence.child(verb, "neg") is None
        return subject if told else None
    return None
