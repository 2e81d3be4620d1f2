"""Numbers that count nobody: how old somebody is, and the date that runs into a headline.

"A 16-year-old boy", "a six year old", "Omar Hall, 24, and Sami Noor, 31,", "three men, ages 24, 25 and 41";
"28 January 2016 17:27 Nine civilians killed".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from sijill import lexicons
from sijill.model.readings import Sentence, Token

_WORDS = {kind: frozenset(words) for kind, words in lexicons.load("uncounted", "en")["ages"].items()}
_UNITS, _SHORT, _AGED, _JOINERS = _WORDS["units"], _WORDS["short"], _WORDS["aged"], _WORDS["joiners"]
_PARTS, _OPEN, _CLOSE, _NO_PERSON = _WORDS["parts"], _WORDS["open"], _WORDS["close"], _WORDS["no_person"]
MONTHS = frozenset(lexicons.load("uncounted", "en")["dates"]["months"])
_HYPHENS = frozenset({"-", "\u2010", "\u2011"})
_OLDEST = 120
_REMEMBERED = 64
"""Sentences whose answers are kept: one is asked about many times in a row."""
_DAY = re.compile(r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_CLOCK_OR_DATE = re.compile(r"\d{1,2}:\d\d(?::\d\d)?|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}")


@lru_cache(_REMEMBERED)
def age_words(sentence: Sentence) -> frozenset[int]:
    """The indexes of the tokens that say an age."""
    tokens = sentence.tokens
    found: set[int] = set()
    for token in tokens:
        if token.lower in _UNITS:
            found.update(_compound(tokens, token.index))
        elif token.lower in _SHORT and token.index and tokens[token.index - 1].pos == "NUM":
            found.update((token.index - 1, token.index))
        elif token.lower in _AGED:
            found.update(_listed(tokens, token.index))
    for token in tokens:
        if token.index not in found and _stands_behind_a_person(tokens, token.index):
            found.add(token.index)
            found.update(_listed(tokens, token.index))
    return frozenset(found)


@lru_cache(_REMEMBERED)
def date_words(sentence: Sentence) -> frozenset[int]:
    """The indexes of the numbers of a date or a time of day, where a month or their form shows it."""
    tokens = sentence.tokens
    found: set[int] = set()
    for token in tokens:
        if _CLOCK_OR_DATE.fullmatch(token.text):
            found.add(token.index)
        elif token.lower.rstrip(".") in MONTHS:
            found.update(_around_a_month(tokens, token.index))
    for token in tokens:
        following = tokens[token.index + 1 : token.index + 2]
        if _YEAR.fullmatch(token.text) and token.index - 1 in found and following and following[0].pos == "NUM":
            found.add(token.index)
    return frozenset(found)


def _around_a_month(tokens: Sequence[Token], month: int) -> list[int]:
    """ "28 January 2016", "Jan 28, 2016", "5 Jun 2016": day before or behind, year behind."""
    found = []
    if month and _DAY.fullmatch(tokens[month - 1].text):
        found.append(month - 1)
    for token in tokens[month + 1 : month + 4]:
        if (_DAY.fullmatch(token.text) and not found) or _YEAR.fullmatch(token.text):
            found.append(token.index)
        elif token.text != ",":
            break
    return found


def _compound(tokens: Sequence[Token], unit: int) -> range:
    """ "16-year-old", "16 year old", "16 years old": from the number to "old"; empty where it is no age."""
    start, end = unit - 1, unit + 1
    if start >= 0 and tokens[start].text in _HYPHENS:
        start -= 1
    if end < len(tokens) and tokens[end].text in _HYPHENS:
        end += 1
    # "2-and-a-half-year-old"
    while start >= 2 and end < len(tokens) and tokens[start].pos != "NUM" and tokens[start].lower in _PARTS:
        start -= 1
    while start >= 2 and tokens[start - 1].text in _HYPHENS and tokens[start - 2].pos == "NUM":
        # "Twenty-five-year-old"
        start -= 2
    is_age = start >= 0 and end < len(tokens) and tokens[start].pos == "NUM" and tokens[end].lower in ("old", "olds")
    return range(start, end + 1) if is_age else range(0)


def _listed(tokens: Sequence[Token], first: int) -> list[int]:
    """The numbers that go on a list of ages: behind "ages", or behind the first age."""
    found = [first]
    for token in tokens[first + 1 :]:
        if token.pos == "NUM" and _is_age(token):
            found.append(token.index)
        elif token.lower not in _JOINERS:
            # "ages 24 and 25 people": the last number counts what stands behind it.
            return (
                found[:-1]
                if len(found) > 1 and token.pos in ("NOUN", "PROPN", "ADJ") and not _closed(tokens, found[-1])
                else found
            )
    return found


def _stands_behind_a_person(tokens: Sequence[Token], index: int) -> bool:
    """ "Omar Hall, 24,": a bare number between commas behind a noun that is no place."""
    token = tokens[index]
    if token.pos != "NUM" or not _is_age(token) or index < 2 or tokens[index - 1].text not in _OPEN:
        return False
    before = tokens[index - 2]
    return before.pos in ("PROPN", "NOUN") and before.entity not in _NO_PERSON and _closed(tokens, index)


def _is_age(token: Token) -> bool:
    return token.text.isdigit() and int(token.text) <= _OLDEST


def _closed(tokens: Sequence[Token], index: int) -> bool:
    if index + 1 >= len(tokens) or tokens[index + 1].lower in _CLOSE:
        return True
    # "Omar Hall, 24 was found": a name's comma that was never closed.
    return tokens[index + 1].pos in ("AUX", "VERB") and index >= 2 and tokens[index - 2].entity == "PERSON"


def has_age(sentence: Sentence, token: Token) -> bool:
    """Whether an age stands right before or right behind, as it does with people: "6-year-old Leon", "Price, 22,"."""
    ages = age_words(sentence)
    first = token.index
    while first and sentence.tokens[first - 1].pos == "PROPN":
        first -= 1
    return first - 1 in ages or token.index + 2 in ages
