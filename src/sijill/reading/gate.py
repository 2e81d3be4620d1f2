"""Which sentences are worth reading: those that may hold a claim, and those that may say who made it.

A sentence goes through three doors, each dearer and narrower than the one before: its words, its grammar, and its
grammar with the names labelled. Around what comes out, a window is read in which names, places and speakers of the
claim are looked for, and all of a quotation that holds it. The stages behind look no further than this window, so that
a claim found with every sentence let through is found with the gate too (`python -m evals gate` compares).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from sijill.model.readings import Sentence, Triggers
from sijill.reading.speech import QUOTE_REACH

BEFORE = 2
"""Sentences before a claim in which antecedents, places and speakers are looked for."""

AFTER = 1
"""Sentences after it: "..., he said" and "The army denied it" stand there."""

_WORDS = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


class Gate:
    """Compiled once from what is looked for."""

    def __init__(self, triggers: Triggers) -> None:
        self._triggers = triggers

    def may_hold_by_words(self, sentence: str) -> bool:
        """Whether a trigger stands in the sentence with its companions, whole or as a part of a hyphenated word."""
        found = _WORDS.findall(sentence.lower())
        words = {*found, *(part for word in found if "-" in word for part in word.split("-"))}
        triggers = self._triggers.words
        return any(
            any(all(not words.isdisjoint(set_) for set_ in sets) for sets in triggers[word])
            for word in words & triggers.keys()
        )

    def may_hold_by_grammar(self, sentence: Sentence) -> bool:
        """The same for a parsed sentence without entity labels."""
        return self._triggers.may_hold(sentence)

    def holds(self, sentence: Sentence) -> bool:
        """The same for a parsed sentence with entity labels."""
        return self._triggers.holds(sentence)


def window(holding: Collection[int], count: int, quotations: Iterable[range] = ()) -> set[int]:
    """Of `count` sentences of a document, the indexes of those that are read for the sake of those `holding` a claim.

    `quotations` are ranges of indexes that one quotation spans. Who speaks beside one may be a pronoun, whose
    antecedents are looked for as far again.
    """
    wanted: set[int] = set()
    for index in holding:
        wanted.update(range(index - BEFORE, index + AFTER + 1))
    for quotation in quotations:
        if any(index in holding for index in quotation):
            wanted.update(range(quotation.start - QUOTE_REACH - BEFORE, quotation.stop + max(QUOTE_REACH, AFTER)))
    return wanted.intersection(range(count))
