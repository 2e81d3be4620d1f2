"""Headlines: no articles and no auxiliaries, so the parser stumbles, and the order of the words tells who was harmed.

"Teen shot, killed in park" · "2 dead, 4 wounded" · "Drive-by shooter kills 1, injures 3" · "Mother, boy fatally shot".
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from sijill import lexicons
from sijill.claims.lexicon import Entry, Lexicon
from sijill.claims.parties import in_words, is_person
from sijill.claims.uncounted import age_words
from sijill.model.readings import Sentence, Token
from sijill.model.vocabulary import Harm, Part

_WORDS = {kind: frozenset(words) for kind, words in lexicons.load("headlines", "en").items()}
_ENDS, _PASSED_OVER, _JOINED = _WORDS["full_stops"], _WORDS["passed_over"], _WORDS["joined"]
_BETWEEN, _BOUNDS, _FIGURES = _WORDS["between"], _WORDS["bounds"], _WORDS["figures"]
_REFLEXIVE = _WORDS["reflexive"]
_BEFORE_A_NOUN = frozenset({"DET", "ADJ", "PRON"})
_LONGEST = 30
"""Tokens. What is longer and has no full stop is a table, a menu or a caption that says more than one thing."""


def is_headline(sentence: Sentence) -> bool:
    """A title, or a short line without a full stop."""
    if sentence.part is Part.TITLE:
        return True
    return 0 < len(sentence.tokens) <= _LONGEST and sentence.tokens[-1].text not in _ENDS


def harmed_by_order(sentence: Sentence, word: Token, entry: Entry, lexicon: Lexicon) -> tuple[Token, ...]:
    """Those whom a word of harm befell by where they stand: before "dies", "dead" and "shot", behind "kills".

    Empty where it is no word of harm to people, or nobody stands there.
    """
    if entry.harm not in (Harm.KILLED, Harm.INJURED) or entry.frame not in ("do", "suffer", "state") or entry.particle:
        return ()
    if entry.pos == "noun" or word.lower.endswith("ing"):
        return ()
    following = sentence.tokens[word.index + 1 : word.index + 2]
    to_itself = bool(following) and following[0].lower in _REFLEXIVE
    if entry.frame == "do" and word.lower in (entry.lemma, entry.lemma + "s") and not to_itself:
        return _behind(sentence, word.index + 1, lexicon)
    return _before(sentence, word.index - 1, lexicon)


def in_rows(sentence: Sentence, words: Sequence[tuple[Token, Entry]], lexicon: Lexicon) -> dict[int, tuple[Token, ...]]:
    """Those harmed by each of two or more words of harm that follow one another, each with its own: by its index.

    "Two killed, 35 injured in the raid." needs no headline to be one: only a comma or an "and" stands between the
    two, and the parser hangs one figure on the other. `words` are those that have no auxiliary.
    """
    told = [(word, harmed_by_order(sentence, word, entry, lexicon)) for word, entry in words]
    found: dict[int, tuple[Token, ...]] = {}
    for (left, first), (right, second) in pairwise((word, harmed) for word, harmed in told if harmed):
        start = _start_of(sentence, second[0].index, lexicon)
        gap = sentence.tokens[left.index + 1 : start]
        if left.index < start and first[-1].index < left.index and all(t.lower in _BETWEEN for t in gap):
            found |= {left.index: first, right.index: second}
    return found


def _before(sentence: Sentence, index: int, lexicon: Lexicon) -> tuple[Token, ...]:
    tokens, ages = sentence.tokens, age_words(sentence)
    while index >= 0:
        token = tokens[index]
        aged = token.text == "," and index > 0 and index - 1 in ages
        if aged:
            # "Boy, 14, fatally shot"
            index = _before_age(sentence, index)
            break
        passed = token.pos == "ADV" or token.lower.endswith("ly") or token.lower in _PASSED_OVER
        shared = token.lower in _JOINED and index > 0 and _harms(tokens[index - 1], lexicon)
        if shared:
            index -= 2
        elif passed or (_harms(token, lexicon) and index < len(tokens) - 1 and _harms(tokens[index + 1], lexicon)):
            index -= 1
        else:
            break
    if index < 0:
        return ()
    last = _person_at(sentence, index, lexicon)
    if last is None:
        return ()
    first = _first_of(sentence, index)
    if first >= 2 and tokens[first - 1].lower in (",", "and", "&") and not _harms(tokens[first - 2], lexicon):
        # "Mother, boy fatally shot", but not "2 dead, 4 wounded" or "Police: Man shot".
        other = _person_at(sentence, first - 2, lexicon)
        if other is not None and _first_of(sentence, first - 2) == 0:
            return other, last
    return (last,)


def _before_age(sentence: Sentence, comma: int) -> int:
    """The index of the noun that an age between commas stands behind."""
    ages = age_words(sentence)
    index = comma - 1
    while index >= 0 and (index in ages or sentence.tokens[index].text == ","):
        index -= 1
    return index


def _behind(sentence: Sentence, index: int, lexicon: Lexicon) -> tuple[Token, ...]:
    """The last person among the nouns of the first phrase ("31 ISIL terrorists"), else the number that leads it."""
    tokens, ages = sentence.tokens, age_words(sentence)
    figure: Token | None = None
    nouns: list[Token] = []
    for token in tokens[index:]:
        if token.lower in lexicon.events and token.index not in ages:
            break
        if token.pos == "NUM" and token.index not in ages and not nouns:
            figure = token
        elif token.lower in _FIGURES:
            figure = figure or token
        elif token.pos in ("NOUN", "PROPN") and token.index not in ages:
            nouns.append(token)
        elif token.index not in ages and (token.pos not in _BEFORE_A_NOUN or nouns):
            break
    people = [noun for noun in nouns if _person_at(sentence, noun.index, lexicon) is not None]
    if people:
        return (people[-1],)
    return (figure,) if figure is not None else ()


def _harms(token: Token, lexicon: Lexicon) -> bool:
    return any(e.harm in (Harm.KILLED, Harm.INJURED) and e.pos != "noun" for e in lexicon.events.get(token.lower, ()))


def _person_at(sentence: Sentence, index: int, lexicon: Lexicon) -> Token | None:
    token = sentence.tokens[index]
    if token.index in age_words(sentence):
        return token if token.lower in ("old", "olds") else None
    if token.pos == "NUM" or token.lower in _FIGURES:
        return token
    if token.pos == "PRON" or not is_person(sentence, token, lexicon):
        return None
    # Titles write every word with a capital, so that one says nothing about a name.
    is_named = token.pos != "PROPN" or token.entity == "PERSON"
    return token if is_named or in_words(sentence, token, _known(lexicon)) else None


def _known(lexicon: Lexicon) -> frozenset[str]:
    return lexicon.persons | frozenset(lexicon.armed)


def _start_of(sentence: Sentence, index: int, lexicon: Lexicon) -> int:
    """Where a figure begins with the words that bound it, up to the word of harm before it: "over 70"."""
    tokens = sentence.tokens
    first = max(_first_of(sentence, index), next((i + 1 for i in range(index, 0, -1) if _harms(tokens[i], lexicon)), 0))
    while first and tokens[first - 1].lower in _BOUNDS:
        first -= 1
    return first


def _first_of(sentence: Sentence, index: int) -> int:
    """Where the words before a noun begin: numbers, ages, adjectives and names."""
    tokens, ages = sentence.tokens, age_words(sentence)
    while index > 0:
        before = tokens[index - 1]
        if index - 1 in ages or before.pos in ("NUM", "ADJ", "PROPN", "DET", "NOUN") or before.text == "-":
            index -= 1
        else:
            break
    return index
