"""Which sentences are worth parsing: those that may hold a claim, and those that may say who made it.

The gate lets through every sentence with a trigger word, a window around it in which names, places and speakers of
the claim are looked for, and all of a quotation that holds a trigger. The stages behind it look no further than this
window, so that a claim found with every sentence let through is found with the gate too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

BEFORE = 2
"""Sentences before a trigger in which antecedents, places and speakers are looked for."""

AFTER = 1
"""Sentences after it: "..., he said" and "The army denied it" stand there."""

_WORDS = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


class Gate:
    """Compiled once from the trigger forms (lower case, single words)."""

    def __init__(self, triggers: frozenset[str]) -> None:
        self._triggers = triggers

    def holds_trigger(self, sentence: str) -> bool:
        """Whether a trigger stands in the sentence, whole or as a part of a hyphenated word."""
        for found in _WORDS.finditer(sentence.lower()):
            word = found.group()
            if word in self._triggers or ("-" in word and not self._triggers.isdisjoint(word.split("-"))):
                return True
        return False

    def passes(self, sentences: Sequence[str], quotations: Iterable[range] = ()) -> list[bool]:
        """For each sentence of a document in order, whether it is to be parsed.

        `quotations` are ranges of sentence indexes that one quotation spans.
        """
        triggered = [self.holds_trigger(sentence) for sentence in sentences]
        for quotation in quotations:
            if any(triggered[i] for i in quotation):
                for i in quotation:
                    triggered[i] = True
        return [any(triggered[max(0, i - AFTER) : i + BEFORE + 1]) for i in range(len(sentences))]
