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
_ANEW = frozenset({"again", "also", "often", "sometimes", "frequently"})
"""What occurred so is another happening, or many."""


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
    """ "The incident", or "it", where the sentence says of it only that it occurred or was reported."""
    for verb in sentence.tokens:
        thing = sentence.child(verb, "dobj")
        if (verb.lemma if thing is None else f"{verb.lemma} {thing.lemma}") in words.occurring:
            subject = sentence.child(verb, "nsubj")
        elif verb.lemma in words.reporting:
            subject = sentence.child(verb, "nsubjpass")
        else:
            continue
        if subject is None or any(sentence.child(verb, dep) is not None for dep in ("neg", "ccomp", "xcomp")):
            continue
        if any(child.lower in _ANEW for child in sentence.children(verb, "advmod")):
            continue
        article = sentence.child(subject, "det")
        named = article is not None and article.lower in _POINTING and subject.lemma in words.occurrences
        if named or subject.lower == "it":
            return subject
    return None
