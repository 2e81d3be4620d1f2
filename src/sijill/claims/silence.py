"""Why a sentence gave no claim, for `--why`: worked out on request, from what was read, by the same rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sijill.claims.events import refusals
from sijill.claims.extract import ENGLISH, happenings_in
from sijill.claims.lexicon import Lexicon, lexicon
from sijill.claims.means import find_weapons
from sijill.claims.owners import points_at_responsibility
from sijill.claims.shallow.lexicon import lexicon_of
from sijill.model.anchors import Span
from sijill.model.claims import Claim, Reason, Silence
from sijill.model.readings import Reading, Sentence

_WORD = re.compile(r"[^\W_]+")


def explain_silence(reading: Reading, claims: Sequence[Claim]) -> list[Silence]:
    """Every sentence in which no claim stands, in the order of the document, with the reasons."""
    words = lexicon()
    told = [claim.anchor.span for claim in claims]
    whole = ((sentence, Span(sentence.start, sentence.end, sentence.part)) for sentence in reading.sentences)
    return [
        Silence(anchor, tuple(_explained(sentence, anchor.exact, words)))
        for sentence, span in whole
        if span.end > span.start and not any(span.overlaps(claim) for claim in told)
        for anchor in (reading.document.anchor(span),)
    ]


def _explained(sentence: Sentence, text: str, words: Lexicon) -> Iterator[Reason]:
    if not sentence.parsed:
        return _unread(text, words)
    return _reasons(sentence, words) if sentence.language == ENGLISH else _shallow_reasons(sentence)


def _shallow_reasons(sentence: Sentence) -> Iterator[Reason]:
    """Which event words a sentence without syntax holds, and that they told of nothing, or of nothing new."""
    lexicon = lexicon_of(sentence.language)
    lemmas = [token.lemma for token in sentence.tokens]
    seen = False
    for index in range(len(lemmas)):
        length, entries = lexicon.event_at(lemmas, index) if lemmas[index] in lexicon.events else (0, ())
        for entry in entries[:1]:
            seen = True
            words = " ".join(token.text for token in sentence.tokens[index : index + length])
            needed = f" ({entry.needs} must stand near)" if entry.needs else ""
            rule = f"{entry.name}: nobody and nothing it befell is named with it{needed}, or it was told before"
            yield Reason("event", rule, words, entry.where)
    if not seen:
        yield Reason("event", "no event word", "")


def _unread(text: str, words: Lexicon) -> Iterator[Reason]:
    """The gate's side: which event words it saw, and that none of their entries can hold by the words around them."""
    seen = False
    for word in dict.fromkeys(_WORD.findall(text)):
        for entry in words.events.get(word.lower(), ())[:1]:
            seen = True
            rule = f"closed: {entry.name} and its like cannot hold among these words, so they were not read further"
            yield Reason("gate", rule, word, entry.where)
    if not seen:
        yield Reason("gate", "closed: no event word here or near by, so the sentence was not read", "")


def _reasons(sentence: Sentence, words: Lexicon) -> Iterator[Reason]:
    refused = False
    for token, entry, why in refusals(sentence, find_weapons(sentence, words), words):
        refused = True
        yield Reason("event", f"{entry.name}: {why}", token.text, entry.where)
    happenings = happenings_in(sentence, words)
    for happening in happenings:
        main = happening.main
        if points_at_responsibility(sentence, main.token, words):
            rule = "only says who is, or is not, responsible: of the event itself nothing is told"
        elif main.entry.role == "statement":
            rule = f"{main.entry.name}: the statement stands in the attribution of what was said"
        else:
            rule = f"{main.entry.name}: only points back, as no party, place or figure stands with it"
        yield Reason("event", rule, main.token.text, main.entry.where)
    if not refused and not happenings:
        yield Reason("event", "no event word", "")
