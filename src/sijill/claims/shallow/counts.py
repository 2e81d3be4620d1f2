"""How many, in a language without a parser: number words and digits with what stands before and behind them.

A count says no more than its words: "ما لا يقل عن ١٦" gives the lower bound alone, "عشرات" two dozen or more, and a
figure that was revised "من ٣٥ إلى ٤٣" is 43. Ages, years, distances and shells count nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sijill.lexicons import load
from sijill.lexicons.folding import by_first_word
from sijill.lexicons.vocabulary import lemmas_of
from sijill.model.claims import Count
from sijill.model.readings import Token

LARGEST = 100_000_000
"""No figure of people harmed is larger; longer digits are telephone numbers and ids."""
_YEARS = range(1900, 2101)


@dataclass(frozen=True, slots=True)
class Counted:
    """A count said by the tokens `first` to `last`."""

    first: int
    last: int
    count: Count


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The words of `numbers.toml`, folded."""

    ones: Mapping[str, int]
    tens: Mapping[str, int]
    hundreds: Mapping[str, int]
    scales: Mapping[str, int]
    compounds: Mapping[str, tuple[tuple[tuple[str, ...], int], ...]]
    half: frozenset[str]
    vague: Mapping[str, int]
    modifiers: Mapping[str, tuple[tuple[str, ...], ...]]
    kind_of: Mapping[tuple[str, ...], str]
    behind: Mapping[str, tuple[tuple[str, ...], ...]]
    kind_behind: Mapping[tuple[str, ...], str]
    between: frozenset[str]
    joiners: frozenset[str]
    origin: frozenset[str]
    to: frozenset[str]
    revised: frozenset[str]
    nobody: frozenset[str]
    nobody_before: frozenset[str]


@cache
def number_words(language: str) -> NumberWords:
    """Loaded once for each language."""
    data = load("numbers", language)
    single: dict[str, int] = {}
    compounds: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for number, words in data["ones"].items():
        for word in words:
            parts = _lemmas(word)
            if len(parts) == 1:
                single[parts[0]] = int(number)
            else:
                compounds.setdefault(parts[0], []).append((parts, int(number)))
    modifiers = {_lemmas(w): kind for kind in ("least", "most", "about") for w in data["modifiers"][kind]}
    behind = {_lemmas(w): kind for kind in ("least", "about") for w in data["modifiers"][f"{kind}_behind"]}
    ranges, nobody = data["ranges"], data["nobody"]
    return NumberWords(
        ones=single,
        tens=_values(data["tens"]),
        hundreds=_values(data["hundreds"]),
        scales=_values(data["scales"]),
        compounds={word: tuple(pairs) for word, pairs in compounds.items()},
        half=_set(data["fractions"]["half"]),
        vague=_values(data["vague"]),
        modifiers=by_first_word(modifiers),
        kind_of=modifiers,
        behind=by_first_word(behind),
        kind_behind=behind,
        between=_set(ranges["between"]),
        joiners=_set(ranges["and"]),
        origin=_set(ranges["from"]),
        to=_set(ranges["to"]),
        revised=_set(ranges["revised"]),
        nobody=_set(nobody["words"]),
        nobody_before=_set(nobody["before"]),
    )


def _lemmas(words: str) -> tuple[str, ...]:
    return lemmas_of(words)


def _set(words: Iterable[str]) -> frozenset[str]:
    return frozenset(_lemmas(word)[0] for word in words if word)


def _values(table: Mapping[str, Sequence[str]]) -> dict[str, int]:
    return {_lemmas(word)[0]: int(number) for number, words in table.items() for word in words}


def find_counts(tokens: Sequence[Token], words: NumberWords) -> list[Counted]:
    """Every count of a sentence, in order, with its modifiers; what counts no people is left out."""
    lemmas = [token.lemma for token in tokens]
    found: list[Counted] = []
    index = 0
    while index < len(tokens):
        counted = _at(tokens, lemmas, index, words)
        if counted is None:
            index += 1
            continue
        if not _counts_nobody(tokens, lemmas, counted, words):
            found.append(counted)
        index = counted.last + 1
    return found


def _at(tokens: Sequence[Token], lemmas: Sequence[str], index: int, words: NumberWords) -> Counted | None:
    between = _between(tokens, lemmas, index, words)
    if between is not None:
        return between
    kind, length = _modifier(lemmas, index, words)
    start = index + length
    vague = words.vague.get(lemmas[start]) if start < len(lemmas) else None
    if vague is not None:
        return Counted(index, start, Count(low=vague))
    number, used = number_at(tokens, lemmas, start, words)
    if number is None:
        return None
    last = start + used - 1
    revised = _revised(tokens, lemmas, index, last, words)
    if revised is not None:
        return revised
    kind = kind or _behind(lemmas, last + 1, words)
    return Counted(index, last, _count(kind, number))


def _count(kind: str, number: int) -> Count:
    if kind == "least":
        return Count(low=number)
    if kind == "most":
        return Count(high=number)
    return Count(best=number) if kind == "about" else Count.exactly(number)


def _modifier(lemmas: Sequence[str], index: int, words: NumberWords) -> tuple[str, int]:
    for phrase in words.modifiers.get(lemmas[index], ()):
        if tuple(lemmas[index : index + len(phrase)]) == phrase:
            return words.kind_of[phrase], len(phrase)
    return "", 0


def _behind(lemmas: Sequence[str], index: int, words: NumberWords) -> str:
    """A modifier behind the number, or behind the one or two words that it counts."""
    for skipped in range(3):
        at = index + skipped
        if at >= len(lemmas):
            break
        for phrase in words.behind.get(lemmas[at], ()):
            if tuple(lemmas[at : at + len(phrase)]) == phrase:
                return words.kind_behind[phrase]
    return ""


def number_at(tokens: Sequence[Token], lemmas: Sequence[str], index: int, words: NumberWords) -> tuple[int | None, int]:
    """The number that begins at a token, and how many tokens it takes; (None, 0) if none."""
    if index >= len(tokens):
        return None, 0
    if lemmas[index] in words.half and index + 1 < len(tokens) and lemmas[index + 1] in words.scales:
        return words.scales[lemmas[index + 1]] // 2, 2
    total, current, at, last = 0, 0, index, index
    seen = joined = False
    while at < len(tokens):
        value, used = _simple(tokens, lemmas, at, words)
        scale = lemmas[at] in words.scales
        if value is not None and (not seen or joined or scale):
            if scale and current:
                total, current = total + current * value, 0
            elif scale:
                total += value
            else:
                current += value
            seen, joined = True, False
            at += used
            last = at - 1
        elif seen and lemmas[at] in words.joiners and at + 1 < len(tokens):
            following, _ = _simple(tokens, lemmas, at + 1, words)
            if following is None or not _may_join(current or total, following, tokens, at):
                break
            at, joined = at + 1, True
        else:
            break
    return (total + current, last - index + 1) if seen and total + current <= LARGEST else (None, 0)


def _simple(tokens: Sequence[Token], lemmas: Sequence[str], index: int, words: NumberWords) -> tuple[int | None, int]:
    token = tokens[index]
    if token.pos == "NUM":
        digits = token.lemma
        return (int(digits), 1) if digits.isdecimal() and len(digits) <= 9 else (None, 0)
    for phrase, number in words.compounds.get(token.lemma, ()):
        if tuple(lemmas[index : index + len(phrase)]) == phrase:
            return number, len(phrase)
    ones = words.ones.get(token.lemma)
    if ones is not None:
        following = lemmas[index + 1] if index + 1 < len(lemmas) else ""
        if 3 <= ones <= 9 and words.ones.get(following) == 10:
            return 10 + ones, 2  # خمسة عشر
        if 3 <= ones <= 9 and words.hundreds.get(following) == 100:
            return 100 * ones, 2  # ثلاث مئة
        return ones, 1
    for table in (words.tens, words.hundreds, words.scales):
        if token.lemma in table:
            return table[token.lemma], 1
    return None, 0


def _may_join(current: int, value: int, tokens: Sequence[Token], at: int) -> bool:
    """ "خمسة وعشرون", "مئة وعشرون", "ألف ومئتان": words go on with "and", digits do not."""
    digits = tokens[at - 1].pos == "NUM" or tokens[at + 1].pos == "NUM"
    grown = 1 <= current <= 9 and value in range(20, 100, 10)
    shrunk = (current >= 100 and value < 100) or (current >= 1000 and value < 1000)
    return not digits and (grown or shrunk)


def _between(tokens: Sequence[Token], lemmas: Sequence[str], index: int, words: NumberWords) -> Counted | None:
    """ "بين ١٢ و١٥"."""
    if lemmas[index] not in words.between:
        return None
    low, used = number_at(tokens, lemmas, index + 1, words)
    joint = index + 1 + used
    if low is None or joint >= len(lemmas) or lemmas[joint] not in words.joiners | words.to:
        return None
    high, more = number_at(tokens, lemmas, joint + 1, words)
    if high is None or high < low:
        return None
    return Counted(index, joint + more, Count(low=low, high=high))


def _revised(
    tokens: Sequence[Token], lemmas: Sequence[str], index: int, last: int, words: NumberWords
) -> Counted | None:
    """ "من ٣٥ إلى ٤٣": behind a word of rising only the new figure counts, else both are bounds."""
    before = lemmas[index - 1] if index else ""
    if before not in words.origin or last + 2 >= len(lemmas) or lemmas[last + 1] not in words.to:
        return None
    high, used = number_at(tokens, lemmas, last + 2, words)
    low, _ = number_at(tokens, lemmas, index, words)
    if high is None or low is None:
        return None
    stop = last + 1 + used
    if any(lemma in words.revised for lemma in lemmas[:index]):
        return Counted(last + 2, stop, Count.exactly(high))
    return Counted(index, stop, Count(low=low, high=high)) if low <= high else None


def _counts_nobody(tokens: Sequence[Token], lemmas: Sequence[str], counted: Counted, words: NumberWords) -> bool:
    following = lemmas[counted.last + 1] if counted.last + 1 < len(lemmas) else ""
    before = lemmas[counted.first - 1] if counted.first else ""
    if following in words.nobody or before in words.nobody_before:
        return True
    token = tokens[counted.first]
    if token.pos != "NUM":
        return False
    year = counted.first == counted.last and len(token.lemma) == 4 and int(token.lemma) in _YEARS
    hyphened = following in ("-", ".", ")") and counted.first == 0
    clock = following == ":" or before == ":"
    slashed = before in ("/", "(") and following in ("/", ")")
    return year or hyphened or clock or slashed
