"""What the lexicons of a language without a parser have words for."""

from __future__ import annotations

from sijill.claims.shallow.lexicon import lexicon_of
from sijill.model.vocabulary import EVENT_TYPE_OF

OF_STATUS = {"Order", "Threat"}
"""Kinds that no word gives alone: they are deeds that somebody orders or threatens with."""

OF_ACTORS = {"Government regains territory"}
"""A kind that follows from who took the place."""

WITHOUT_WORDS = {"Accusation", "Demand", "Rejection", "Condemnation", "Support"}
"""Kinds for which Arabic has no words yet: who says so stands in the attribution of what he speaks of."""


def test_arabic_has_words_for_every_kind_but_those_that_are_known_to_have_none() -> None:
    lexicon = lexicon_of("ar")
    tables = (*lexicon.events.values(), *lexicon.means.values())
    kinds = {entry.type for pairs in tables for _, entry in pairs}
    assert set(EVENT_TYPE_OF) - kinds == OF_STATUS | OF_ACTORS | WITHOUT_WORDS
