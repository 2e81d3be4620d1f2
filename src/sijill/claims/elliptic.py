"""Headline grammar: in "Two killed, 35 injured in raid" no auxiliary helps, and parsers hang one figure on the other.

The order of the words says more than the tree there: a participle of harm tells of the figure right before it.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from sijill.claims.counts import is_number
from sijill.claims.events import Trigger
from sijill.claims.grammar import is_verb
from sijill.claims.lexicon import Lexicon
from sijill.model.readings import Sentence, Token

_LONGEST = 6
"""Words of a figure with what it counts: "at least 12 Free Army fighters"."""

_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "ADJ", "PRON"})
_BOUNDS = frozenset({"at", "least", "over", "more", "than", "about", "around", "nearly", "almost", "some", "up", "to"})
_BETWEEN = frozenset({",", ";", "and", "-", ":"})


def reattach(sentence: Sentence, triggers: list[Trigger], words: Lexicon) -> list[Trigger]:
    """The triggers, with each participle of harm in a row of such figures given the one before it.

    A row is two or more of "<figure> <participle>" with nothing but a comma or an "and" between them.
    """
    harms = [t for t in triggers if t.entry.harm is not None and _is_bare(sentence, t)]
    figures = {t.token.index: _figure_before(sentence, t.token, words) for t in harms}
    given: dict[int, Token] = {}
    for left, right in pairwise(harms):
        first, second = figures[left.token.index], figures[right.token.index]
        if first is None or second is None or second[0] <= left.token.index:
            continue
        gap = sentence.tokens[left.token.index + 1 : second[0]]
        if all(t.lower in _BETWEEN for t in gap):
            given[left.token.index] = sentence.tokens[first[1]]
            given[right.token.index] = sentence.tokens[second[1]]
    return [_given(t, given[t.token.index], given) if t.token.index in given else t for t in triggers]


def _given(trigger: Trigger, patient: Token, all_given: dict[int, Token]) -> Trigger:
    others = {t.index for t in all_given.values()}
    agents = tuple(t for t in trigger.agents if t.index not in others)
    return replace(trigger, agents=agents, patients=(patient,), targets=())


def _is_bare(sentence: Sentence, trigger: Trigger) -> bool:
    """A participle or adjective without an auxiliary of its own."""
    if trigger.entry.pos == "noun" or (trigger.entry.pos == "verb" and not is_verb(trigger.token)):
        return False
    return sentence.child(trigger.token, "aux", "auxpass") is None and trigger.token.tag not in ("VBG", "VB", "VBZ")


def _figure_before(sentence: Sentence, word: Token, words: Lexicon) -> tuple[int, int] | None:
    """First and last index of the words right before `word` that say who, None where they do not.

    A figure ("at least 12 fighters"), a single person at the start ("Child killed 9 injured"), or bare others.
    """
    tokens = sentence.tokens
    last = word.index - 1
    if last < 0 or tokens[last].pos not in _NOMINAL:
        return None
    if tokens[last].lower == "others" and not is_number(tokens[last - 1].lower):
        return last, last
    for first in range(last, max(-1, last - _LONGEST), -1):
        if is_number(tokens[first].lower):
            while first and (is_number(tokens[first - 1].lower) or tokens[first - 1].lower in _BOUNDS):
                first -= 1
            return first, last
        if tokens[first].pos not in _NOMINAL:
            break
    opens = all(t.pos == "DET" for t in tokens[: max(0, last - 1)])
    return (0, last) if opens and last <= 2 and tokens[last].lemma.lower() in words.persons else None
