"""Who is who among the armed, from ``lexicons/actors/*.toml``; the files' heads say what each field means.

A state gives several actors by rule (its government, armed forces, air force, navy and police), so that "Syrian
army" needs no entry of its own: a word for the country before a word for the part names the part.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from sijill import lexicons
from sijill.model.errors import LexiconError
from sijill.model.vocabulary import PartyKind

FOLDER = "actors"
STATES = "states"

ROLES: Mapping[str, tuple[str, str]] = {
    "government": ("Government of {}", ""),
    "forces": ("Military Forces of {}", "government"),
    "air-force": ("Air Force of {}", "forces"),
    "navy": ("Navy of {}", "forces"),
    "police": ("Police Forces of {}", "government"),
}
"""Parts of a state that every state has: the English name of the actor, and the role that it is part of."""

_FIELDS = frozenset({"name", "kind", "countries", "aliases", "shared", "part_of", "active"})
_STATE_FIELDS = frozenset({"name", "adjectives", "names", "territories", "capital", "active", *ROLES, "rebels"})
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ACTIVE = re.compile(r"(\d{4}(?:-\d\d)?)?\.\.(\d{4}(?:-\d\d)?)?")
_ARTICLES = frozenset("al el ad ash ar az as an the ul".split())


@dataclass(frozen=True, slots=True)
class Actor:
    """An entry. `names` are by language; `start` and `end` are the first and last day it was active, where known."""

    id: str
    names: Mapping[str, str]
    kind: PartyKind
    countries: frozenset[str]
    entry: str
    part_of: str | None = None
    start: date | None = None
    end: date | None = None

    def active_on(self, day: date | None) -> bool:
        """Whether it was active on a day; of an unknown day, yes."""
        return day is None or ((self.start is None or self.start <= day) and (self.end is None or day <= self.end))

    def known_on(self, day: date | None) -> bool:
        """Whether a text of this day can speak of it: what ended is still spoken of."""
        return day is None or self.start is None or self.start <= day


@dataclass(frozen=True, slots=True)
class Alias:
    """Words that name an actor (`target` its id), or a country (`target` its code).

    `words` are folded; `exact` are the same words where the case matters ("IS"). `what` is ``alias``, ``shared``
    (several actors go by it), ``country``, ``adjective`` or ``capital``.
    """

    words: tuple[str, ...]
    exact: tuple[str, ...] | None
    what: str
    target: str


@dataclass(frozen=True, slots=True)
class Directory:
    """All entries by id, and their words by the first one, the longest first."""

    actors: Mapping[str, Actor]
    aliases: Mapping[str, tuple[Alias, ...]]
    countries: Mapping[str, frozenset[str]]
    country_names: frozenset[str]
    roles: Mapping[str, str]
    between: frozenset[str]
    not_the_actor: frozenset[str]
    against: frozenset[str]
    sides: frozenset[str]

    def role(self, country: str, role: str) -> Actor | None:
        """The actor that plays a role in a country, such as its air force."""
        return self.actors.get(f"{country.lower()}-{role}")

    def is_part(self, part: str, whole: str) -> bool:
        """Whether one actor is the other or a part of it, at any depth."""
        here: str | None = part
        while here is not None:
            if here == whole:
                return True
            here = self.actors[here].part_of
        return False


@cache
def directory(language: str = "en") -> Directory:
    """Load, check and keep the directory. Raises `LexiconError` naming the file and the entry."""
    return build(tables(), lexicons.load("actors", language), language)


def tables() -> dict[str, dict[str, Any]]:
    """Every file of the directory by its name."""
    folder = files("sijill.lexicons") / FOLDER
    names = sorted(path.name.removesuffix(".toml") for path in folder.iterdir() if path.name.endswith(".toml"))
    return {name: lexicons.load(name, FOLDER) for name in names}


def build(found: Mapping[str, Mapping[str, Any]], words: Mapping[str, Any], language: str = "en") -> Directory:
    """The directory from parsed files. `words` is the language's own ``actors.toml``."""
    states = found.get(STATES, {})
    actors: dict[str, Actor] = {}
    aliases: list[Alias] = []
    for name, table in found.items():
        for key, row in table.items():
            where = f"actors/{name}.toml, [{key}]"
            made = _state(key, row, language, where) if name == STATES else _group(key, row, states, language, where)
            for actor, its_aliases in made:
                if actor.id in actors:
                    raise LexiconError(f"Two entries have the id {actor.id!r}", where=where, todo="Rename one.")
                actors[actor.id] = actor
                aliases.extend(its_aliases)
        if name == STATES:
            aliases.extend(alias for code, row in table.items() for alias in _country(code, row, language))
    _check_parts(actors)
    _check_aliases(aliases, actors)
    return Directory(
        actors=actors,
        aliases=_by_first_word(aliases),
        countries=_country_words(states, language),
        country_names=frozenset(
            words
            for row in states.values()
            for words in (row["name"][language], *row.get("names", {}).get(language, ()))
        ),
        roles={word: role for role, its_words in words["roles"].items() for word in its_words},
        between=frozenset(words["between"]),
        not_the_actor=frozenset(words["not_the_actor"]),
        against=frozenset(words["against"]),
        sides=frozenset(words["sides"]),
    )


def fold(word: str) -> str:
    """A word as aliases are compared: without case, dots and the genitive."""
    return word.casefold().replace("’", "'").removesuffix("'s").replace(".", "").replace("'", "")


def split(text: str) -> list[tuple[str, str]]:
    """The words of a text, folded and as they stand, without articles (the, al-)."""
    parts = re.findall(r"[^\W_]+(?:[.'’][^\W_]+)*", text)
    return [(fold(part), _bare(part)) for part in parts if fold(part) and fold(part) not in _ARTICLES]


def _bare(word: str) -> str:
    return re.sub(r"['’]s$", "", word).replace(".", "")


def _state(code: str, row: Mapping[str, Any], language: str, where: str) -> Iterator[tuple[Actor, list[Alias]]]:
    _check_fields(row, _STATE_FIELDS, where)
    start, end = _period(row.get("active", ".."), where)
    name = row["name"][language]
    for role, (pattern, above) in ROLES.items():
        id = f"{code.lower()}-{role}"
        part_of = f"{code.lower()}-{above}" if above else None
        actor = Actor(
            id,
            {language: pattern.format(name)},
            PartyKind.STATE_FORCES,
            frozenset({code}),
            f"{where} {role}",
            part_of,
            start if role != "government" else None,
            end if role != "government" else None,
        )
        yield actor, [_alias(words, "alias", id) for words in row.get(role, {}).get(language, ())]
    if "rebels" in row:
        id = f"{code.lower()}-rebels"
        rebels = Actor(
            id,
            {language: f"Opposition Rebels ({name})"},
            PartyKind.REBEL_GROUP,
            frozenset({code}),
            f"{where} rebels",
        )
        yield rebels, [_alias(words, "alias", id) for words in row["rebels"].get(language, ())]


def _country(code: str, row: Mapping[str, Any], language: str) -> Iterator[Alias]:
    for words in (row["name"].get(language), *row.get("names", {}).get(language, ())):
        if words:
            yield _alias(words, "country", code)
    for words in row.get("adjectives", {}).get(language, ()):
        yield _alias(words, "adjective", code)
    for words in row.get("capital", {}).get(language, ()):
        yield _alias(words, "capital", code)


def _country_words(states: Mapping[str, Any], language: str) -> dict[str, frozenset[str]]:
    """Country code -> its names and adjectives, as they stand in the file."""
    return {
        code: frozenset(
            [
                row["name"][language],
                *row.get("names", {}).get(language, ()),
                *row.get("adjectives", {}).get(language, ()),
                *row.get("territories", {}).get(language, ()),
            ]
        )
        for code, row in states.items()
    }


def _group(
    id: str, row: Mapping[str, Any], states: Mapping[str, Any], language: str, where: str
) -> Iterator[tuple[Actor, list[Alias]]]:
    _check_fields(row, _FIELDS, where)
    if not _ID.fullmatch(id):
        raise LexiconError(f"{id!r} is no id", where=where, todo="Lower-case letters, digits and hyphens.")
    if row.get("kind") not in set(PartyKind):
        raise LexiconError(f"No kind {row.get('kind')!r}", where=where, todo=f"One of: {', '.join(PartyKind)}.")
    unknown = set(row.get("countries", ())) - set(states)
    if unknown:
        raise LexiconError(f"No such country: {sorted(unknown)}", where=where, todo="Add it to actors/states.toml.")
    start, end = _period(row.get("active", ".."), where)
    actor = Actor(
        id,
        row["name"],
        PartyKind(row["kind"]),
        frozenset(row.get("countries", ())),
        where,
        row.get("part_of"),
        start,
        end,
    )
    own = dict.fromkeys([row["name"][language], *row.get("aliases", {}).get(language, ())])
    shared = row.get("shared", {}).get(language, ())
    yield actor, [_alias(w, "alias", id) for w in own if w not in shared] + [_alias(w, "shared", id) for w in shared]


def _check_fields(row: Mapping[str, Any], known: Iterable[str], where: str) -> None:
    unknown = set(row) - set(known)
    if unknown:
        raise LexiconError(
            f"No such field: {sorted(unknown)}", where=where, todo=f"One of: {', '.join(sorted(known))}."
        )
    if "name" not in row:
        raise LexiconError("An entry without a name", where=where, todo='Give it name.en = "...".')


def _period(text: str, where: str) -> tuple[date | None, date | None]:
    found = _ACTIVE.fullmatch(text)
    if found is None:
        raise LexiconError(f"{text!r} is no period", where=where, todo='Write "2013-04..2019", or leave an end open.')
    first, last = found.groups()
    return (_day(first, 1, 1) if first else None), (_day(last, 12, 28) if last else None)


def _day(text: str, month: int, day: int) -> date:
    year, _, given = text.partition("-")
    return date(int(year), int(given) if given else month, day)


def _alias(words: str, what: str, target: str) -> Alias:
    parts = split(words)
    # Names in capitals are only that: "IS" is no verb, "US" no pronoun.
    capitals = all(bare.isupper() for _, bare in parts) and sum(len(bare) for _, bare in parts) <= 6
    exact = tuple(bare for _, bare in parts) if capitals else None
    return Alias(tuple(folded for folded, _ in parts), exact, what, target)


def _check_parts(actors: Mapping[str, Actor]) -> None:
    for actor in actors.values():
        seen = {actor.id}
        here = actor
        while here.part_of is not None:
            if here.part_of not in actors:
                raise LexiconError(f"No actor {here.part_of!r} to be part of", where=here.entry, todo="Mend part_of.")
            here = actors[here.part_of]
            if here.id in seen:
                raise LexiconError(f"{actor.id!r} is a part of itself", where=actor.entry, todo="Mend part_of.")
            seen.add(here.id)


def _check_aliases(aliases: Iterable[Alias], actors: Mapping[str, Actor]) -> None:
    owners: dict[tuple[str, ...], list[Alias]] = defaultdict(list)
    for alias in aliases:
        where = actors[alias.target].entry if alias.target in actors else f"actors/states.toml, [{alias.target}]"
        if not alias.words:
            raise LexiconError("An alias without words", where=where, todo="Take it out.")
        for other in owners[alias.exact or alias.words]:
            if other.target != alias.target and not alias.what == other.what == "shared":
                what = f"The alias {' '.join(alias.exact or alias.words)!r} is given to {other.target!r} as well"
                raise LexiconError(what, where=where, todo="Give it to one, or move it to `shared` of both.")
        owners[alias.exact or alias.words].append(alias)


def _by_first_word(aliases: Iterable[Alias]) -> dict[str, tuple[Alias, ...]]:
    found: dict[str, list[Alias]] = defaultdict(list)
    for alias in aliases:
        # Spellings that fold to the same are one alias.
        if alias not in found[alias.words[0]]:
            found[alias.words[0]].append(alias)
    return {word: tuple(sorted(rows, key=lambda a: -len(a.words))) for word, rows in found.items()}
