"""Reading -> Claims in all languages: each sentence by its own grammar, all claims in the order of the document."""

from __future__ import annotations

from collections import defaultdict

from sijill.claims.extract import ENGLISH, extract_english_claims, with_distinct_ids
from sijill.claims.shallow import extract_shallow_claims
from sijill.model.claims import Claim
from sijill.model.readings import Reading, Sentence
from sijill.model.vocabulary import Part


def extract_claims(reading: Reading) -> list[Claim]:
    """Every claim of a document, the title's first, then in the order of the text."""
    by_language: dict[str, list[Sentence]] = defaultdict(list)
    for sentence in reading.sentences:
        if sentence.parsed:
            by_language[sentence.language].append(sentence)
    if set(by_language) <= {ENGLISH}:
        return extract_english_claims(reading)
    claims = extract_english_claims(reading) if ENGLISH in by_language else []
    for language, sentences in by_language.items():
        if language != ENGLISH:
            claims.extend(extract_shallow_claims(reading, sentences, language))
    # Sorted by where they stand, and with ids of their own: two clauses may begin at one word.
    return with_distinct_ids(sorted(claims, key=lambda c: (c.anchor.part is Part.TEXT, c.anchor.start)))
