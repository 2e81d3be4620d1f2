"""How many: from the words before a noun to a `Count` that says no more than they do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sijill.claims.uncounted import MONTHS, age_words, date_words
from sijill.model.claims import Count
from sijill.model.readings import Sentence, Token

_UNITS = {
    word: n
    for n, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
_TENS = {word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
_VAGUE = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2_000_000}
_ARTICLES = frozenset({"a", "an", "another"})
_ONE = frozenset({"a", "an", "the", "his", "her", "their", "my", "our", "its", "this", "that", "another", "one"})
_AGES = frozenset("year years month months week weeks day days yr yrs".split())
COLLECTIVES = frozenset({"total", "number", "group", "string", "series", "majority", "rest", "part", "lot", "lots"})
"""Words that hold people without saying how many."""
_NONE = frozenset({"no", "nobody", "none", "zero", "neither"})

_LEAST = ("at least", "no fewer than", "not fewer than", "no less than", "not less than", "a minimum of", "minimum of")
_MOST = ("up to", "as many as", "at most", "no more than", "not more than", "a maximum of", "maximum of")
_MORE = ("more than", "over", "upwards of", "in excess of", "well over", "exceeding", "exceeds")
_LESS = ("fewer than", "less than", "under")
_ABOUT = (
    "about",
    "around",
    "some",
    "approximately",
    "nearly",
    "almost",
    "roughly",
    "close to",
    "an estimated",
    "estimated",
    "circa",
)
_OR_MORE = ("or more", "or so more")


@dataclass(frozen=True, slots=True)
class Counted:
    """A count with the tokens that say it (first and last)."""

    count: Count
    first: Token
    last: Token


def number_in(words: Sequence[str]) -> tuple[int | None, int]:
    """The number that a sequence of lower-case words begins with, and how many words it takes; (None, 0) if none.

    "3,000" · "twenty - three" · "half a million" · "two dozen" · "1.5 million" · "a dozen" · "a couple of".
    """
    if not words:
        return None, 0
    if words[0] == "half" and len(words) > 1:
        skip = 2 if words[1] in ("a", "an") and len(words) > 2 else 1
        scale = _SCALES.get(words[skip]) or (12 if words[skip] == "dozen" else None)
        return (scale // 2, skip + 1) if scale else (None, 0)
    if words[0] in _ARTICLES and len(words) > 1:
        if words[1] == "dozen":
            return 12, 2
        if words[1] in ("couple", "pair"):
            return 2, 3 if words[2:3] == ["of"] else 2
        if words[1] in _SCALES:
            return _SCALES[words[1]], 2
        return None, 0
    value: float | None = None
    used = 0
    while used < len(words):
        word = words[used]
        digits = word.replace(",", "").replace("\u00a0", "")
        if re.fullmatch(r"\d{1,12}(\.\d{1,6})?", digits) and used == 0:
            value = float(digits)
        elif word in _UNITS and (value is None or ((value % 10 == 0 and value >= 20) or value % 100 == 0)):
            value = (value or 0) + _UNITS[word]
        elif word in _TENS and (value is None or value % 100 == 0):
            value = (value or 0) + _TENS[word]
        elif word in _SCALES and value is not None:
            value *= _SCALES[word]
        elif word == "dozen" and value is not None:
            value *= 12
        elif (
            word in ("-", "and")
            and value is not None
            and used + 1 < len(words)
            and (words[used + 1] in _UNITS and (word == "-" or value >= 100))
        ):
            pass
        else:
            break
        used += 1
    return (int(value), used) if value is not None else (None, 0)


def is_number(word: str) -> bool:
    """Whether a lower-case word is a number, in digits or letters, or a vague one ("dozens")."""
    return number_in([word])[0] is not None or word in _VAGUE


def is_vague(words: str) -> bool:
    """Whether a phrase counts in round words only ("dozens of people", "scores")."""
    found = re.findall(r"[\w']+", words.lower())
    return any(w in _VAGUE for w in found) and not any(number_in([w])[0] is not None for w in found)


def read_count(words: str) -> Count | None:
    """The count that a phrase states: "at least 12 people" -> low 12. None where it holds no number at all.

    A bare "people" is no number; "nobody" and "no civilians" are zero.
    """
    tokens = re.findall(r"[\w.,']*\w|-", words.lower())
    found = _scan(tokens)
    return found[0] if found else None


def _scan(words: Sequence[str]) -> tuple[Count, int, int] | None:
    """The first count in `words` with the range of words that say it."""
    for start in range(len(words)):
        if words[start] in _NONE:
            # "no fewer than 16" and "no more than 5" are no zero.
            if words[start] == "no" and words[start + 1 : start + 2] and words[start + 1] in ("fewer", "less", "more"):
                continue
            return Count.exactly(0), start, start + 1
        if words[start] in _VAGUE:
            if words[start + 1 : start + 3] in (["of", "thousands"], ["of", "millions"]):
                continue
            low = _VAGUE[words[start]]
            if words[start - 2 : start] == ["tens", "of"] and words[start] == "thousands":
                return Count(low=20_000), start - 2, start + 1
            if words[start - 2 : start] == ["hundreds", "of"] and words[start] == "thousands":
                return Count(low=200_000), start - 2, start + 1
            return Count(low=low), start, start + 1
        number, used = number_in(words[start:])
        if number is None or _counts_nobody(words, start, used):
            continue
        return _with_modifiers(words, start, start + used, number)
    return None


def _counts_nobody(words: Sequence[str], start: int, used: int) -> bool:
    """ "15 July", "May 3", the year of "2016 ten civilians", "16 year old": numbers that count nobody."""
    after = [w for w in words[start + used : start + used + 2] if w != "-"]
    behind = after[0] if after else ""
    if behind in _AGES:
        return True
    month_before = start > 0 and words[start - 1] in MONTHS
    if behind in MONTHS or (month_before and words[start - 1] != "may"):
        return True
    year = used == 1 and re.fullmatch(r"(19|20)\d\d", words[start]) is not None
    return year and (month_before or number_in(words[start + used :])[0] is not None)


def _with_modifiers(words: Sequence[str], start: int, end: int, number: int) -> tuple[Count, int, int]:
    before, behind = " ".join(words[:start]), list(words[end : end + 4])
    if behind[:1] and behind[0] in ("to", "-", "and", "or"):
        other, used = number_in(words[end + 1 :])
        bounded = behind[0] in ("to", "-", "or") or before.endswith("between")
        if other is not None and other > number and bounded:
            reach = end + 1 + used
            return Count(low=number, high=other), _reach(before, start, ("from", "between")), reach
    if behind[:2] == ["or", "more"]:
        return Count(low=number), start, end + 2
    for phrases, make in (
        (_LEAST, Count(low=number)),
        (_MOST, Count(high=number)),
        (_MORE, Count(low=number)),
        (_LESS, Count(high=number)),
        (_ABOUT, Count(best=number)),
    ):
        if any(before == p or before.endswith(" " + p) for p in phrases):
            return make, _reach(before, start, phrases), end
    return Count.exactly(number), start, end


def _reach(before: str, start: int, phrases: Sequence[str]) -> int:
    fitting = [p for p in phrases if before == p or before.endswith(" " + p)]
    return start - max((len(p.split()) for p in fitting), default=0)


def count_of(sentence: Sentence, head: Token) -> Counted | None:
    """How many `head` says: its number words, else one for a singular noun with an article or a single named person.

    A bare plural says no number: the count is empty. Pronouns and measures of other things give None.
    """
    tokens = sentence.tokens
    if head.lower in COLLECTIVES and sentence.child(head, "nummod") is None:
        return Counted(Count(), head, head)
    if head.lower in ("tens", "hundreds"):
        # "hundreds of thousands of people"
        scale = [t.lower for t in tokens[head.index : head.index + 3]]
        if scale[1:] in (["of", "thousands"], ["of", "millions"]) and (found := _scan(scale)) is not None:
            return Counted(found[0], head, tokens[head.index + 2])
    first = min((t.index for t in sentence.subtree(head) if _leads(sentence, t, head)), default=head.index)
    first = max(0, _back(tokens, first))
    ages = age_words(sentence)
    uncounted = ages | date_words(sentence)
    words = ["" if t.index in uncounted else t.lower for t in tokens[first : head.index + 1]]
    measures = words[-1] in ("couple", "pair", "dozen") or words[-1] in _SCALES or words[-1] in _VAGUE
    found = _scan(words if measures else words[:-1]) if len(words) > 1 else None
    if found is None and words[0] == "both":
        found = Count.exactly(2), 0, 1
    if found is None and head.lower != "no":
        found = _scan(words[-1:]) if is_number(words[-1]) or head.pos == "NUM" or words[-1] in _NONE else None
        if found is not None:
            found = (found[0], found[1] + len(words) - 1, found[2] + len(words) - 1)
            if head.pos == "NUM":
                count, start, end = _scan_at(words, len(words) - 1, tokens, head)
                found = (count, start, end)
    if found is not None:
        count, start, end = found
        behind = [t.lower for t in tokens[head.index + 1 : head.index + 3]]
        if behind == ["or", "more"]:
            count = Count(low=count.low or count.best)
        return Counted(count, tokens[first + start], tokens[max(first + start, first + end - 1)])
    if head.lower.endswith("olds"):
        return Counted(Count(), head, head)
    if head.lower.endswith("old") and _AGES & set(words):
        # "a 12-year-old"
        return Counted(Count.exactly(1), head, head)
    if head.entity != "PERSON" and (head.tag in ("NNS", "NNPS") or head.lower == "people"):
        return Counted(Count(), head, head)
    single = head.pos in ("NOUN", "PROPN") or head.tag == "UH" or (head.index in ages and head.lower == "old")
    return Counted(Count.exactly(1), head, head) if single else None


def _scan_at(words: Sequence[str], at: int, tokens: Sequence[Token], head: Token) -> tuple[Count, int, int]:
    """A number that is itself the head ("killed 3", "20 or more were hurt"), with what modifies it."""
    start = at
    while start and (
        words[start - 1] in _UNITS or words[start - 1] in _TENS or words[start - 1] in ("-", "hundred", "dozen")
    ):
        start -= 1
    number, used = number_in(words[start:])
    if number is None:
        return Count(), at, at + 1
    ahead = [*words[: start + used], *(t.lower for t in tokens[head.index + 1 : head.index + 4])]
    return _with_modifiers(ahead, start, start + used, number)


def _leads(sentence: Sentence, token: Token, head: Token) -> bool:
    """Whether a token below `head` stands in the unbroken run before it."""
    return token.index <= head.index


def _back(tokens: Sequence[Token], first: int) -> int:
    """A few words further back belong to the count though the parser hangs them elsewhere: "at least", "dozens of"."""
    position = first
    while position and tokens[position - 1].lower in (
        "at",
        "least",
        "than",
        "more",
        "fewer",
        "less",
        "not",
        "no",
        "to",
        "up",
        "as",
        "many",
        "about",
        "around",
        "some",
        "over",
        "of",
        "dozens",
        "scores",
        "hundreds",
        "thousands",
        "tens",
        "couple",
        "a",
        "between",
        "nearly",
        "almost",
        "approximately",
        "roughly",
        "well",
        "estimated",
        "an",
        "half",
        "most",
        "dozen",
        "two",
        "three",
        "minimum",
        "maximum",
    ):
        position -= 1
    return position


def total(counts: Sequence[Count]) -> Count:
    """The sum of persons named one by one ("a mother and her three children"); empty counts make it a lower bound."""
    said = [c for c in counts if c.said]
    if not said:
        return Count()
    whole = len(said) == len(counts)
    lows = [c.low for c in said]
    low = sum(n for n in lows if n is not None) if all(n is not None for n in lows) or not whole else None
    best = sum(c.best or 0 for c in said) if whole and all(c.best is not None for c in said) else None
    high = sum(c.high or 0 for c in said) if whole and all(c.high is not None for c in said) else None
    return Count(low, best, high)
