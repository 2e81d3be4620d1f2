"""How many, in a language without a parser: number words and digits with what stands before and behind them.

A count says no more than its words: "ما لا يقل عن ١٦" gives the lower bound alone, "عشرات" two dozen or more, and a
figure that was revised "من ٣٥ إلى ٤٣" is 43. Ages, years, distances and shells count nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache

from sijill.lexicons import load
from sijill.lexicons.folding import begins, by_first_word
from sijill.lexicons.vocabulary import lemmas_of
from sijill.model.claims import Count
from sijill.model.readings import Token

LARGEST = 100_000_000
"""No figure of people harmed is larger; longer digits are telephone numbers and ids."""
LONGEST_COUNTED = 4
"""Words that may stand between a number and the modifier behind it."""
_YEARS = range(1900, 2101)
_DECIMAL = re.compile(r"\d{1,9}\.\d{1,3}", re.ASCII)
_RANGE = re.compile(r"([1-9]\d{0,5})-([1-9]\d{0,5})", re.ASCII)
_GROUP = re.compile(r"\d{3}", re.ASCII)


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
    one_and_half: frozenset[str]
    vague: Mapping[str, int]
    modifiers: Mapping[str, tuple[tuple[str, ...], ...]]
    kind_of: Mapping[tuple[str, ...], str]
    behind: Mapping[str, tuple[tuple[str, ...], ...]]
    kind_behind: Mapping[tuple[str, ...], str]
    between: frozenset[str]
    joiners: frozenset[str]
    alternatives: frozenset[str]
    adjacent: bool
    """Whether the words of a number follow each other with nothing between ("двадцать пять")."""
    origin: frozenset[str]
    to: frozenset[str]
    revised: frozenset[str]
    nobody: Mapping[str, tuple[tuple[str, ...], ...]]
    nobody_before: Mapping[str, tuple[tuple[str, ...], ...]]
    """By their last word."""
    starts: frozenset[str] = field(init=False)
    """Words that a count may begin with: all others are passed over at once."""

    def __post_init__(self) -> None:
        """Gather the words that counts begin with."""
        numbers = (self.ones, self.tens, self.hundreds, self.scales, self.compounds, self.half, self.one_and_half)
        object.__setattr__(self, "starts", self.between.union(self.modifiers, self.vague, *numbers))


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
        one_and_half=_set(data["fractions"].get("one_and_half", ())),
        vague=_values(data["vague"]),
        modifiers=by_first_word(modifiers),
        kind_of=modifiers,
        behind=by_first_word(behind),
        kind_behind=behind,
        between=_set(ranges["between"]),
        joiners=_set(ranges["and"]),
        alternatives=_set(ranges["or"]),
        adjacent=ranges.get("adjacent", False),
        origin=_set(ranges["from"]),
        to=_set(ranges["to"]),
        revised=_set(ranges["revised"]),
        nobody=by_first_word(map(_lemmas, nobody["words"])),
        nobody_before=by_last_word(map(_lemmas, nobody["before"])),
    )


def by_last_word(phrases: Iterable[tuple[str, ...]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Phrases by the word they end with, the longest first."""
    turned = by_first_word(phrase[::-1] for phrase in phrases)
    return {word: tuple(phrase[::-1] for phrase in several) for word, several in turned.items()}


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
    behind = 0
    for index, token in enumerate(tokens):
        if index < behind or (token.lemma not in words.starts and token.pos != "NUM"):
            continue
        counted = _at(tokens, lemmas, index, words)
        if counted is None:
            continue
        if not _counts_nobody(tokens, lemmas, counted, words):
            found.append(counted)
        # What was not counted people is passed over whole: "خمسون في المئة" holds no hundred.
        behind = counted.last + 1 + len(_phrase_at(lemmas, counted.last + 1, words.nobody))
    return found


def _at(tokens: Sequence[Token], lemmas: Sequence[str], index: int, words: NumberWords) -> Counted | None:
    between = _between(tokens, lemmas, index, words) or _hyphened(tokens, index)
    if between is not None:
        return between
    kind, length = _modifier(lemmas, index, words)
    start = index + length
    vague = _vague(lemmas, start, words)
    if vague is not None:
        low, last = vague
        return Counted(index, last, Count(low=low))
    number, used = number_at(tokens, lemmas, start, words)
    if number is None:
        return None
    last = start + used - 1
    ranged = _revised(tokens, lemmas, index, last, words) or _alternative(tokens, lemmas, start, last, words)
    if ranged is not None:
        return replace(ranged, first=min(ranged.first, index)) if ranged.first == start else ranged
    if index and lemmas[index] in words.to and lemmas[index - 1] in words.revised:
        # "зросла до 14": the new figure, not a bound.
        return Counted(index, last, Count.exactly(number))
    kind = kind or _behind(lemmas, last + 1, words)
    return Counted(index, last, _count(kind, number))


def _vague(lemmas: Sequence[str], index: int, words: NumberWords) -> tuple[int, int] | None:
    """The lower bound of a round word and its last token: "عشرات", "مئات الآلاف"."""
    if index >= len(lemmas) or lemmas[index] not in words.vague:
        return None
    low = words.vague[lemmas[index]]
    following = words.scales.get(lemmas[index + 1]) if index + 1 < len(lemmas) else None
    if following is None or low >= following:
        return low, index
    # "Tens of thousands" are two tens of them: what a dozen has over ten is not theirs.
    return low // 10 * 10 * following, index + 1


def _count(kind: str, number: int) -> Count:
    if kind == "least":
        return Count(low=number)
    if kind == "most":
        return Count(high=number)
    return Count(best=number) if kind == "about" else Count.exactly(number)


def _modifier(lemmas: Sequence[str], index: int, words: NumberWords) -> tuple[str, int]:
    for phrase in words.modifiers.get(lemmas[index], ()):
        if begins(lemmas, index, phrase):
            return words.kind_of[phrase], len(phrase)
    return "", 0


def _behind(lemmas: Sequence[str], index: int, words: NumberWords) -> str:
    """A modifier behind the number, or behind the few words that it counts, up to the next thing said."""
    for at in range(index, min(index + LONGEST_COUNTED + 1, len(lemmas))):
        phrase = _phrase_at(lemmas, at, words.behind)
        if phrase:
            return words.kind_behind[phrase]
        if lemmas[at] in words.joiners or not lemmas[at][:1].isalpha():
            break
    return ""


def _phrase_at(
    lemmas: Sequence[str], index: int, phrases: Mapping[str, tuple[tuple[str, ...], ...]]
) -> tuple[str, ...]:
    """The longest phrase that begins here, or ()."""
    several = phrases.get(lemmas[index], ()) if index < len(lemmas) else ()
    return next((phrase for phrase in several if begins(lemmas, index, phrase)), ())


def number_at(tokens: Sequence[Token], lemmas: Sequence[str], index: int, words: NumberWords) -> tuple[int | None, int]:
    """The number that begins at a token, and how many tokens it takes; (None, 0) if none."""
    if index >= len(tokens):
        return None, 0
    part, used = _fraction(tokens, lemmas, index, words)
    if part is not None:
        return part, used
    total, current, at, last = 0, 0, index, index
    seen = joined = False
    while at < len(tokens):
        value, used = _simple(tokens, lemmas, at, words)
        scale = lemmas[at] in words.scales
        adjacent = seen and value is not None and words.adjacent and _fills(current or total, value, tokens, at)
        if value is not None and (not seen or joined or scale or adjacent):
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
            if lemmas[at + 1] in words.half and lemmas[last] in words.scales:
                # "مليون ونصف", "مليون ونصف المليون"
                again = at + 2 < len(tokens) and lemmas[at + 2] == lemmas[last]
                total, last = total + words.scales[lemmas[last]] // 2, at + 1 + again
                break
            following, _ = _simple(tokens, lemmas, at + 1, words)
            if following is None or not _may_join(current or total, following, tokens, at):
                break
            at, joined = at + 1, True
        else:
            break
    return (total + current, last - index + 1) if seen and total + current <= LARGEST else (None, 0)


def _fraction(tokens: Sequence[Token], lemmas: Sequence[str], index: int, words: NumberWords) -> tuple[int | None, int]:
    """ "نصف مليون", "1.5 مليون", "полтора миллиона"."""
    scale = words.scales.get(lemmas[index + 1]) if index + 1 < len(lemmas) else None
    if scale is None:
        return None, 0
    if lemmas[index] in words.half:
        return scale // 2, 2
    if lemmas[index] in words.one_and_half:
        return scale * 3 // 2, 2
    if tokens[index].pos != "NUM" or not _DECIMAL.fullmatch(lemmas[index]):
        return None, 0
    number = int(Decimal(lemmas[index]) * scale)
    return (number, 2) if number <= LARGEST else (None, 0)


def _simple(tokens: Sequence[Token], lemmas: Sequence[str], index: int, words: NumberWords) -> tuple[int | None, int]:
    token = tokens[index]
    if token.pos == "NUM":
        return _digits(tokens, index)
    if token.lemma in words.scales and index and _DECIMAL.fullmatch(lemmas[index - 1]):
        return None, 0
    for phrase, number in words.compounds.get(token.lemma, ()):
        if begins(lemmas, index, phrase):
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


def _digits(tokens: Sequence[Token], index: int) -> tuple[int | None, int]:
    """ "1200", and "12 500", whose groups stand apart."""
    digits, used = tokens[index].lemma, 1
    if not digits.isdecimal():
        return None, 0
    while len(tokens[index].lemma) <= 3 and index + used < len(tokens) and digits[0] != "0":
        group = tokens[index + used]
        if group.pos != "NUM" or not _GROUP.fullmatch(group.lemma) or group.start - tokens[index + used - 1].end != 1:
            break
        digits, used = digits + group.lemma, used + 1
    return (int(digits), used) if len(digits) <= 9 else (None, 0)


def _fills(current: int, value: int, tokens: Sequence[Token], at: int) -> bool:
    """ "сто двадцать пять": each word fills places that the words before it left open."""
    digits = tokens[at - 1].pos == "NUM" or tokens[at].pos == "NUM"
    room = next((place for place in (1000, 100, 10) if current % place == 0), 1)
    return not digits and 0 < value < room and current >= 20


def _may_join(current: int, value: int, tokens: Sequence[Token], at: int) -> bool:
    """ "خمسة وعشرون", "مئة وعشرون", "ألف ومئتان", "3 آلاف و500": words go on with "and", digits behind a scale do."""
    digits = tokens[at - 1].pos == "NUM" or (tokens[at + 1].pos == "NUM" and not (current >= 1000 and value >= 100))
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


def _hyphened(tokens: Sequence[Token], index: int) -> Counted | None:
    """ "10-12 شخصا": of two numbers that rise, where a word follows that they can count."""
    match = _RANGE.fullmatch(tokens[index].lemma) if tokens[index].pos == "NUM" else None
    if match is None or index + 1 >= len(tokens) or tokens[index + 1].pos or tokens[index + 1].tag:
        return None
    low, high = int(match[1]), int(match[2])
    return Counted(index, index, Count(low=low, high=high)) if low < high else None


def _alternative(
    tokens: Sequence[Token], lemmas: Sequence[str], index: int, last: int, words: NumberWords
) -> Counted | None:
    """ "20 أو 30"."""
    if last + 2 >= len(lemmas) or lemmas[last + 1] not in words.alternatives:
        return None
    low, _ = number_at(tokens, lemmas, index, words)
    high, used = number_at(tokens, lemmas, last + 2, words)
    if low is None or high is None or high <= low:
        return None
    return Counted(index, last + 1 + used, Count(low=low, high=high))


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
    # The word before belongs to the range: nothing else governs it.
    return Counted(index - 1, stop, Count(low=low, high=high)) if low <= high else None


def _counts_nobody(tokens: Sequence[Token], lemmas: Sequence[str], counted: Counted, words: NumberWords) -> bool:
    following = lemmas[counted.last + 1] if counted.last + 1 < len(lemmas) else ""
    before = lemmas[counted.first - 1] if counted.first else ""
    if _phrase_at(lemmas, counted.last + 1, words.nobody) or _ends_before(lemmas, counted.first, words.nobody_before):
        return True
    token = tokens[counted.first]
    if token.pos != "NUM":
        return False
    year = counted.first == counted.last and _is_year(token.lemma)
    hyphened = following in ("-", ".", ")") and counted.first == 0
    clock = following == ":" or before == ":"
    telephone = before == "+" or any(
        0 <= index < len(tokens) and tokens[index].pos == "NUM" for index in (counted.first - 1, counted.last + 1)
    )
    slashed = before in ("/", "(") and following in ("/", ")")
    return year or hyphened or clock or slashed or telephone


def _ends_before(lemmas: Sequence[str], index: int, phrases: Mapping[str, tuple[tuple[str, ...], ...]]) -> bool:
    several = phrases.get(lemmas[index - 1], ()) if index else ()
    return any(tuple(lemmas[max(index - len(phrase), 0) : index]) == phrase for phrase in several)


def _is_year(digits: str) -> bool:
    """A figure that is more likely a year: round ones are not."""
    return len(digits) == 4 and digits.isdecimal() and int(digits) in _YEARS and bool(int(digits) % 100)
