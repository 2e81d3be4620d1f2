"""Sentences built by hand where a tree is enough for a test, and the real reader where it is not."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from sijill.claims import extract_claims, triggers
from sijill.model.anchors import Anchor, Span
from sijill.model.claims import Casualty, Claim, Means, Party, Speaker
from sijill.model.documents import Document
from sijill.model.readings import Reader, Reading, Reference, Sentence, Speech, Token
from sijill.reading import DocumentReader, build_reader
from tests.factory import make_document

_POS = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "PRP": "PRON", "PRP$": "PRON", "WP": "PRON",
    "CD": "NUM", "IN": "ADP", "DT": "DET", "JJ": "ADJ", "RB": "ADV", "TO": "PART", "MD": "AUX", "CC": "CCONJ",
    ".": "PUNCT", ",": "PUNCT", "``": "PUNCT", "''": "PUNCT", "POS": "PART", "RP": "ADP", "EX": "PRON",
    "WDT": "PRON",
}  # fmt: skip


def tree(words: str, *, index: int = 0, start: int = 0, paragraph: int = 0) -> Sentence:
    """A sentence from lines of `word tag dep head [lemma [entity]]`, heads counted from 0.

    One space stands between words. The part of speech follows from the tag (an auxiliary's from its
    relation), the lemma from the word.
    """
    tokens: list[Token] = []
    position = start
    for number, line in enumerate(row.split() for row in words.strip().splitlines()):
        word, tag, dep, head, *more = line
        lemma = more[0] if more else word.lower()
        pos = _POS.get(tag) or ("AUX" if dep in ("aux", "auxpass") else "VERB")
        entity = more[1] if len(more) > 1 else ""
        tokens.append(Token(number, position, position + len(word), word, lemma, pos, tag, dep, int(head), entity))
        position += len(word) + 1
    return Sentence(index, start, position - 1, paragraph, tokens=tuple(tokens))


def text_of(*sentences: Sentence) -> str:
    """The text in which the positions of these sentences hold."""
    text = ""
    for token in (t for sentence in sentences for t in sentence.tokens):
        text = text.ljust(token.start) + token.text
    return text


def word(sentence: Sentence, text: str) -> Token:
    """The first token of this form."""
    return next(t for t in sentence.tokens if t.text == text)


def reading_of(*sentences: Sentence, speech: Sequence[Speech] = (), references: Sequence[Reference] = ()) -> Reading:
    """A reading of hand-built sentences."""
    document = make_document(text_of(*sentences))
    return Reading(document, sentences, tuple(speech), tuple(references), (), Reader("test", "by hand", "1"))


@cache
def reader(*, gate: bool = True) -> DocumentReader:
    """The real reader; its model is loaded once."""
    return build_reader(triggers(), gate=gate)


def read(document: Document, *, gate: bool = True) -> Reading:
    """One document through the real reader."""
    return next(iter(reader(gate=gate)([document])))


def claims_in(
    text: str, *, published: str | None = "2021-06-16", publisher: str | None = None, title: str | None = None
) -> list[Claim]:
    """All claims of an English text. The day of publication, where nothing else is said, is a Wednesday."""
    return extract_claims(read(make_document(text, published=published, publisher=publisher, title=title)))


def claims_over(text: str, words: str, **more: str | None) -> list[Claim]:
    """The claims of a text whose clause holds `words`."""
    where = text.index(words)
    place = Span(where, where + len(words))
    return [claim for claim in claims_in(text, **more) if claim.anchor.span.overlaps(place)]


def anchors_of(claim: Claim) -> list[Anchor]:
    """Every anchor that a claim has, its own first."""
    found = [claim.anchor]
    named: list[Party | Speaker] = [*claim.actors, *claim.recipients, *claim.attribution]
    for party in named:
        found.append(party.anchor)
        if party.mention is not None:
            found.append(party.mention)
    values: list[Casualty | Means] = [*claim.casualties, *claim.means]
    found.extend(value.anchor for value in values)
    found.extend(value.anchor for value in (claim.place, claim.time) if value is not None)
    return found
