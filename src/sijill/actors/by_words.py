"""Linking in languages without a parser: from the lemmas of a party's words to an entry of the directory.

The same directory and the same caution as `linking.py`: what several could be stays open.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache, partial

from sijill.actors.directory import STATES, Actor, directory, tables
from sijill.actors.linking import Link
from sijill.lexicons import load
from sijill.lexicons.folding import begins, fold
from sijill.lexicons.vocabulary import lemmas_of, spellings

RARELY = 5
"""A country named so many times less often than another is only mentioned."""

Phrase = tuple[str, ...]

LONGEST_SCENE = 3
"""Words of the name of a place that tells where a text plays."""

_REMEMBERED = 8_192
"""Words of parties of which it is remembered whom they name: the same few act in most texts."""


@dataclass(frozen=True, slots=True)
class Names:
    """What the directory's actors and countries are called in a language, as lemmas."""

    actors: Mapping[Phrase, str]
    countries: Mapping[Phrase, str]
    countries_by_word: Mapping[str, tuple[tuple[Phrase, str], ...]]
    """The same by their first word."""
    adjectives: Mapping[str, str]
    roles: Mapping[Phrase, str]
    generic: Mapping[Phrase, str]
    occupiers: frozenset[Phrase]
    occupier_of: Mapping[str, str]
    scenes: Mapping[str, tuple[tuple[Phrase, str], ...]]
    """Places and countries with the country that they are in or are, by their first word."""
    within: frozenset[str]
    """Words behind which stands where something is: "في", "مدينة"."""
    beside: frozenset[str]
    """Words behind which a place may stand, but also who acts: "على", "من"."""
    longest: int


@cache
def names(language: str) -> Names:
    """Loaded once for each language; empty but for the directory where it has no ``actors.toml``."""
    actors: dict[Phrase, str] = {}
    countries: dict[Phrase, str] = {}
    adjectives: dict[Phrase, str] = {}
    for file, table in tables().items():
        for key, row in table.items():
            own = [row["name"].get(language), *row.get("aliases", {}).get(language, ())]
            if file != STATES:
                actors |= {lemmas_of(name): key for name in own if name}
                continue
            countries |= {lemmas_of(n): key for n in (*own, *row.get("names", {}).get(language, ())) if n}
            adjectives |= {lemmas_of(a)[:1]: key for a in row.get("adjectives", {}).get(language, ())}
            for role in ("forces", "government", "air-force", "navy", "police"):
                actors |= {lemmas_of(n): f"{key.lower()}-{role}" for n in row.get(role, {}).get(language, ())}
    words, places = load("actors", language), load("places", language)
    occupiers = dict(words["occupiers"])
    spread = partial(_in_all_spellings, language=language)
    countries_spelled = spread(countries)
    in_country = {lemmas_of(n): code for key, code in places["in_country"].items() for n in places["names"][key]}
    return Names(
        actors=spread(actors),
        countries=countries_spelled,
        countries_by_word=_by_first_word(countries_spelled),
        adjectives={word: key for (word,), key in spread(adjectives).items()},
        roles=spread(_by_phrase(words["roles"])),
        generic=spread(_by_phrase(words["generic"])),
        occupiers=frozenset(spread(dict.fromkeys(map(lemmas_of, occupiers.pop("words")), ""))),
        occupier_of=occupiers,
        scenes=_by_first_word(spread(in_country), countries_spelled, longest=LONGEST_SCENE),
        within=frozenset(map(fold, (*places["within"], *places["settlements"]))),
        beside=frozenset(map(fold, places["beside"])),
        longest=max(map(len, actors)),
    )


def _by_phrase(table: Mapping[str, Iterable[str]]) -> dict[Phrase, str]:
    return {lemmas_of(word): role for role, its_words in table.items() for word in its_words}


def _in_all_spellings(table: Mapping[Phrase, str], language: str) -> dict[Phrase, str]:
    """What is said of a stem ("російськ*") is said of the words that other lists name in full; their own entry wins."""
    return {words: key for phrase, key in table.items() for words in spellings(phrase, language)} | dict(table)


def _by_first_word(
    *tables_: Mapping[Phrase, str], longest: int | None = None
) -> Mapping[str, tuple[tuple[Phrase, str], ...]]:
    found: dict[str, tuple[tuple[Phrase, str], ...]] = {}
    for table in tables_:
        for phrase, code in table.items():
            if longest is None or len(phrase) <= longest:
                found[phrase[0]] = (*found.get(phrase[0], ()), (phrase, code))
    return found


def scenes_in(lemmas: Sequence[str], language: str) -> frozenset[str]:
    """Codes of the countries in which a text plays, by the places and countries that it names.

    A name counts where it stands as a place: "صور" is a town and "pictures", and "قوات النظام وروسيا" plays in neither.
    """
    return frozenset(_scenes_of(lemmas, language))


def main_scenes_in(lemmas: Sequence[str], language: str) -> frozenset[str]:
    """Of the countries in which a text plays those that it names often, against the one that it names most."""
    found = Counter(_scenes_of(lemmas, language))
    most = max(found.values(), default=0)
    return frozenset(code for code, times in found.items() if times * RARELY > most)


def _scenes_of(lemmas: Sequence[str], language: str) -> list[str]:
    known = names(language)
    return [
        code
        for index, phrase, code in _named(lemmas, known.scenes)
        if index and _stands_as_place(known, phrase, lemmas[index - 1])
    ]


def _named(
    lemmas: Sequence[str], table: Mapping[str, tuple[tuple[Phrase, str], ...]]
) -> Iterator[tuple[int, Phrase, str]]:
    """The phrases of a table that stand in a text, where they begin, with what they stand for."""
    for index, lemma in enumerate(lemmas):
        if lemma in table:
            yield from ((index, phrase, code) for phrase, code in table[lemma] if begins(lemmas, index, phrase))


def _stands_as_place(known: Names, phrase: Phrase, before: str) -> bool:
    if before in known.within:
        return True
    return phrase not in known.countries and (before in known.beside or before == "#" or len(phrase) > 1)


def link_words(
    lemmas: Sequence[str], said: str, language: str, scenes: Sequence[frozenset[str]], published: date | None
) -> Link | None:
    """Who the words of a party name; None where they name nobody the directory could know.

    `scenes` are the countries in which the sentence, the title and the text play, the nearest first.
    """
    known = names(language)
    found = _named_outright(tuple(lemmas), language)
    if found is not None:
        actor = directory().actors.get(found[0])
        if actor is None:
            return None
        if not actor.known_on(published):
            return Link(None, f"{actor.id} began later than the text", said)
        return Link(actor, f"{actor.entry}: {found[1]}", said)
    return _by_scene(known, tuple(lemmas), said, scenes)


@lru_cache(_REMEMBERED)
def _named_outright(lemmas: Phrase, language: str) -> tuple[str, str] | None:
    """The actor whom words name wherever they stand, and how."""
    known = names(language)
    return _own_name(known, lemmas) or _part_of_state(known, lemmas)


def _own_name(known: Names, lemmas: Sequence[str]) -> tuple[str, str] | None:
    for length in range(min(known.longest, len(lemmas)), 0, -1):
        for index in range(len(lemmas) - length + 1):
            id = known.actors.get(tuple(lemmas[index : index + length]))
            if id is not None:
                return id, "its name"
    return None


def _part_of_state(known: Names, lemmas: Sequence[str]) -> tuple[str, str] | None:
    """ "الطيران الحربي الروسي": a part of a state, and whose it is."""
    codes = {known.adjectives[lemma] for lemma in lemmas if lemma in known.adjectives}
    codes.update(code for _, _, code in _named(lemmas, known.countries_by_word))
    if len(codes) != 1:
        return None
    (code,) = codes
    windows = (tuple(lemmas[i : i + n]) for n in (2, 1) for i in range(len(lemmas)))
    role = next((known.roles[words] for words in windows if words in known.roles), None)
    bare = all(lemma in known.adjectives for lemma in lemmas) or tuple(lemmas) in known.countries
    if role is None and not bare:
        return None
    return f"{code.lower()}-{role or 'forces'}", "a country and a part of it" if role else "a country that acts"


def _by_scene(known: Names, lemmas: Phrase, said: str, scenes: Sequence[frozenset[str]]) -> Link | None:
    # "قوات النظام المتمركزة": behind two words that name it an adjective says more of it.
    heads = (lemmas, *(lemmas[:length] for length in range(len(lemmas) - 1, 1, -1)))
    generic = next((known.generic[head] for head in heads if head in known.generic), None)
    if generic is None and lemmas not in known.occupiers:
        return None
    for countries in scenes:
        if generic is None:
            countries = frozenset(known.occupier_of[code] for code in countries if code in known.occupier_of)
        if len(countries) == 1:
            (code,) = countries
            actor: Actor | None = directory().role(code, generic or "forces")
            if actor is not None:
                return Link(actor, f"{actor.entry}: the country in which the text plays", said)
        if countries:
            return Link(None, f"the text plays in several countries: {', '.join(sorted(countries))}", said)
    return Link(None, "no country named that tells whose it is", said)
