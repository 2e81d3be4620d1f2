"""Who speaks: when two texts quote the same person or body, across spellings and scripts, and when they only may.

"Residents", "a medic" and "officials" are nobody in particular: that two texts quote them does not make the texts one
source. A named person, and a body of which a place has one (the police, the health ministry, the mayor), is the same
wherever it is quoted about one happening.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from sijill.actors.directory import STATES, tables
from sijill.incidents.credits import is_cue
from sijill.incidents.wording import Phrases, Word, by_sound, is_cased, sounds_in, words_of
from sijill.lexicons import load

SEARCHED = 12_000
"""So many code points of a text are searched for speakers."""

REACH = 4
"""Words before and behind a word for a body that may say which one it is."""

LONGEST_NAME = 7
"""Words of a speaker's description that are taken for a name where the script has no capitals."""


@dataclass(frozen=True, slots=True)
class Body:
    """A ministry, a force, an organisation. What tells it from others of its kind: offices, countries, names."""

    head: str
    offices: frozenset[str]
    countries: frozenset[str]
    names: frozenset[str]
    only_with_names: bool

    @property
    def order(self) -> tuple[str, ...]:
        """What bodies are sorted by: the same in every process."""
        return ("body", self.head, *sorted(self.offices), "", *sorted(self.countries), "", *sorted(self.names))

    def may_be(self, other: Body) -> bool:
        """Whether nothing tells the two apart, and enough is said of both."""
        if self.head != other.head or not _nested(self.offices, other.offices):
            return False
        if _differ(self.countries, other.countries):
            return False
        shared = self.countries & other.countries or self.names & other.names
        if self.only_with_names or other.only_with_names:
            return bool(shared) and (
                self.names == other.names or not (self.names and other.names) or bool(self.names & other.names)
            )
        # "The Gaza health ministry" and "the health ministry" may be one, "police in Wexley" and "police in Bern" not.
        return bool(shared) or not (self.names and other.names)


@dataclass(frozen=True, slots=True)
class Person:
    """A named person, by the sounds of the parts of the name."""

    parts: tuple[str, ...]

    @property
    def order(self) -> tuple[str, ...]:
        """What persons are sorted by."""
        return ("person", *self.parts)

    def may_be(self, other: Person) -> bool:
        """Whether first and last name of one are parts of the other's name: "Hanna Dorosh", "Hanna P. Dorosh"."""
        shorter, longer = sorted((self.parts, other.parts), key=len)
        return set(_ends(shorter)) <= set(longer) or set(_ends(longer)) <= set(shorter)


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker as a text names him; the words stand at `[start, end)` of the text."""

    who: Body | Person
    name: str
    start: int
    end: int


def voices_in(name: str) -> tuple[Body | Person, ...]:
    """Whom the name of a speaker names: a body, a person, both ("governor Taras Lysohir") or nobody in particular."""
    return _voices_in(name[:300])


@lru_cache(maxsize=8192)
def _voices_in(name: str) -> tuple[Body | Person, ...]:
    words = words_of(name)
    first = _before_place(words)
    person = _person(words, first)
    bodies = list(_bodies().find(words[:first])) or ([] if _is_anyone(words[:first]) else list(_bodies().find(words)))
    found: list[Body | Person] = [_body(words, at, end, meaning) for meaning, at, end in bodies[:1]]
    if person is not None:
        found.append(person)
    return tuple(found)


@lru_cache(maxsize=2048)
def bodies_quoted(text: str) -> tuple[Voice, ...]:
    """The bodies that a text names beside a word of saying: claims do not always say who told of them."""
    if not _bodies().may_stand_in(text[:SEARCHED]):
        return ()
    words = words_of(text[:SEARCHED])
    found: list[Voice] = []
    for meaning, at, end in _bodies().find(words):
        if _is_told_by(words, at, end):
            found.append(
                Voice(
                    _body(words, at, end, meaning),
                    text[words[at].start : words[end - 1].end],
                    words[at].start,
                    words[end - 1].end,
                )
            )
    return tuple(found)


@lru_cache(maxsize=2048)
def persons_there(text: str) -> tuple[Voice, ...]:
    """The named persons of whom a text says, in one sentence, that they were there or saw something, and what."""
    if not _there().may_stand_in(text[:SEARCHED]):
        return ()
    words = words_of(text[:SEARCHED])
    here = {word.sentence for word in words if word in _there()}
    if not here or not is_cased(words):
        return tuple(_persons_behind_a_cue(text, words, here))
    found: list[Voice] = []
    at = 0
    while at < len(words):
        end = at
        while end < len(words) and words[end].capital and words[end].sentence == words[at].sentence:
            end += 1
        name = [word for word in words[at:end] if not _is_known(word)]
        if len(name) >= 2 and words[at].sentence in here:
            found.append(_named(text, name))
        at = max(end, at + 1)
    return tuple(found)


def names_person(text: str, person: Person) -> tuple[int, int] | None:
    """Where a text names somebody, first and last name within three words; None where it does not."""
    searched = text[:SEARCHED]
    first, last = _ends(person.parts)
    if not {first, last} <= sounds_in(searched):
        return None
    places, words = by_sound(searched), words_of(searched)
    for at in places.get(first, ()):
        for end in places.get(last, ()):
            if 0 < end - at <= 3 and words[at].sentence == words[end].sentence:
                return words[at].start, words[end].end
    return None


def _person(words: Sequence[Word], first: int) -> Person | None:
    """The person that a description names, before it says where he is."""
    own = words[:first]
    bodies = {at for _, start, end in _bodies().find(own) for at in range(start, end)}
    if is_cased(words):
        name = [w for at, w in enumerate(own) if at not in bodies and w.capital and not _is_known(w)]
        if not any(word.capital for word in words) and not bodies and not any(_is_known(word) for word in own):
            name = list(own)  # A text may be all in small letters: the same words are the same speaker, then.
    else:
        name = [w for at, w in enumerate(own) if at not in bodies and not _is_known(w)][-LONGEST_NAME:]
    parts = tuple(heard for word in name if word.folded not in _particles() and (heard := word.sounds))
    return Person(parts) if len(parts) >= 2 else None


def _persons_behind_a_cue(text: str, words: Sequence[Word], here: Set[int]) -> Iterator[Voice]:
    """In a script without capitals: the words of a name right behind a word of saying and what the person is."""
    for at in range(1, len(words)):
        if words[at].sentence not in here or not is_cue(words, at - 1) or is_cue(words, at):
            continue
        end = at
        while (
            end < len(words) and end < at + 3 and words[end] in _anyone() and words[end].sentence == words[at].sentence
        ):
            end += 1
        name = [word for word in words[end : end + 2] if not _is_known(word) and word.sentence == words[at].sentence]
        if end > at and len(name) == 2:
            yield _named(text, name)


def _named(text: str, name: Sequence[Word]) -> Voice:
    parts = tuple(heard for word in name if word.folded not in _particles() and (heard := word.sounds))
    start, end = name[0].start, name[-1].end
    return Voice(Person(parts or tuple(word.sounds for word in name)), text[start:end], start, end)


def _is_told_by(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether a word of saying stands within reach, in the sentence, and a person of no name does not come between."""
    sentence = words[at].sentence
    before = [n for n in range(max(0, at - REACH), at) if words[n].sentence == sentence]
    behind = [n for n in range(end, min(len(words), end + REACH)) if words[n].sentence == sentence]
    for way in (before[::-1], behind):
        for n in way:
            if is_cue(words, n):
                return True
            if words[n] in _anyone():
                break
    return False


def _body(words: Sequence[Word], at: int, end: int, meaning: str) -> Body:
    """The body whose word stands at `[at, end)`, with what stands around it and says which one it is."""
    head, *offices = meaning.split() if meaning.startswith("ministry ") else [meaning]
    close = [word for word in words[max(0, at - 2) : end + 3] if word.sentence == words[at].sentence]
    if head == "ministry":
        offices += [office for office, _, _ in _offices().find(close)]
    return Body(
        head,
        frozenset(offices),
        frozenset(country for word in close if (country := _country(word))),
        frozenset(word.sounds for word in _names_beside(words, at, end) if len(word.sounds) > 1),
        meaning in _data()["bodies_with_names"],
    )


def _names_beside(words: Sequence[Word], at: int, end: int) -> Iterator[Word]:
    """Names that touch a word for a body: "Wexley police", "police in Wexley", "governor Taras Lysohir"."""

    def is_near(n: int) -> bool:
        return 0 <= n < len(words) and words[n].sentence == words[at].sentence

    before = at - 1
    while is_near(before) and at - before <= REACH and (words[before].capital or words[before] in _offices()):
        if not _is_known(words[before]) and words[before].folded not in _particles():
            yield words[before]
        before -= 1
    behind = end
    while is_near(behind) and behind - end <= 2 and words[behind] in _offices():
        behind += 1
    placed = is_near(behind) and words[behind] in _where()
    behind += placed
    limit = behind + 3
    while is_near(behind) and behind < limit:
        word = words[behind]
        # Without capitals only the word behind "in" is known to be a name.
        if not word.capital and (word.folded.isascii() or not placed or behind > limit - 3):
            break
        if not _is_known(word) and word.folded not in _particles():
            yield word
        behind += 1


def _before_place(words: Sequence[Word]) -> int:
    """Where a description begins to say where somebody is: "medic | at the Hadba hospital"."""
    for at, word in enumerate(words):
        if at and word in _where() and not word.capital:
            return at
    return len(words)


def _is_anyone(words: Sequence[Word]) -> bool:
    return any(word in _anyone() for word in words)


def _is_known(word: Word) -> bool:
    """Whether a word is one of the data files', and so no part of a person's name."""
    return word in _anyone() or word in _bodies() or word in _offices() or word in _where() or bool(_country(word))


def _country(word: Word) -> str | None:
    found = _countries().at((word,), 0)
    return found[0] if found else None


def _ends(parts: tuple[str, ...]) -> tuple[str, str]:
    return (parts[0], parts[-1])


def _nested(left: frozenset[str], right: frozenset[str]) -> bool:
    return left <= right or right <= left


def _differ(left: frozenset[str], right: frozenset[str]) -> bool:
    return bool(left and right) and not left & right


@cache
def _data() -> dict[str, Any]:
    return load("bodies", "outlets")


@cache
def _bodies() -> Phrases:
    return Phrases({**_data()["bodies"], **_data()["bodies_with_names"]})


@cache
def _offices() -> Phrases:
    return Phrases(_data()["offices"])


@cache
def _anyone() -> Phrases:
    return Phrases({"anyone": _data()["anyone"]["words"]})


@cache
def _where() -> Phrases:
    return Phrases({"where": _data()["anyone"]["where"]})


@cache
def _there() -> Phrases:
    return Phrases({"there": _data()["there"]["words"]})


@cache
def _particles() -> frozenset[str]:
    return frozenset(word.folded for name in _data()["anyone"]["particles"] for word in words_of(name))


@cache
def _countries() -> Phrases:
    """Countries and their adjectives in every language, as the actor directory has them."""
    found: dict[str, list[str]] = {}
    for code, row in tables()[STATES].items():
        named = [*row["name"].values(), *(n for names in row.get("names", {}).values() for n in names)]
        named += [a for words in row.get("adjectives", {}).values() for a in words]
        found[code] = [name for name in named if name]
    return Phrases(found)
