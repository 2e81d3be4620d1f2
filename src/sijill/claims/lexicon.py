"""The words that claims are made of, from `sijill/lexicons/<language>/*.toml`. The files say what each field means."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from sijill import lexicons
from sijill.claims.inflection import noun_forms, verb_forms
from sijill.model.errors import LexiconError
from sijill.model.vocabulary import EVENT_TYPE_OF, Group, Harm, MeansKind, PartyKind, Status

NEEDS = frozenset(
    "weapon weapon_object armed armed_place armed_object person object place noun "
    "subject_person subject_group state leader".split()
)
FRAMES = frozenset("do suffer aim impact state toll meet lives take exposure empty".split())


@dataclass(frozen=True, slots=True)
class Entry:
    """One event word of `events.toml`."""

    lemma: str
    pos: str
    type: str
    role: str
    harm: Harm | None
    frame: str
    generic: bool
    particle: frozenset[str]
    without: frozenset[str]
    object: frozenset[str]
    qualifier: frozenset[str]
    of: frozenset[str]
    object_to: frozenset[str]
    needs: frozenset[str]
    excluded: frozenset[str]
    behind: frozenset[str]
    only: Status | None
    under: frozenset[str]
    fixed: bool
    place_target: bool
    where: str = ""

    @property
    def name(self) -> str:
        """How the entry is named to people: "kill (verb)"."""
        return f"{self.lemma} ({self.pos})"


@dataclass(frozen=True, slots=True)
class MeansEntry:
    """One phrase of `means.toml`; `lemmas` are its words, `actor` whether it may stand for who used it."""

    lemmas: tuple[str, ...]
    kind: MeansKind
    type: str
    actor: bool
    where: str = ""


@dataclass(frozen=True, slots=True)
class Deadly:
    """Words beside a word of harm that say that it killed: "fatally", "fatal", "to death"."""

    adverbs: frozenset[str]
    adjectives: frozenset[str]
    ends: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything that the English patterns know of words."""

    events: dict[str, tuple[Entry, ...]]
    means: dict[str, tuple[MeansEntry, ...]]
    means_words: frozenset[str]
    authors: dict[str, str]
    responsibility: frozenset[str]
    never_actors: frozenset[str]
    nature: frozenset[str]
    animals: frozenset[str]
    membership: frozenset[str]
    stand_ins: frozenset[str]
    armed: dict[str, PartyKind]
    platforms: frozenset[str]
    persons: frozenset[str]
    objects: frozenset[str]
    groups: dict[str, Group]
    nobody: frozenset[str]
    governs: dict[str, str]
    presupposed_after: frozenset[str]
    presupposed_by: frozenset[str]
    judging: dict[str, Status]
    affirming: frozenset[str]
    charging: frozenset[str]
    works: frozenset[str]
    feigning: frozenset[str]
    mock: frozenset[str]
    order_with_to: frozenset[str]
    implicative: frozenset[str]
    adverbs: dict[str, Status]
    adjectives: dict[str, Status]
    modals: dict[str, frozenset[str]]
    conditions: frozenset[str]
    threat_pronouns: frozenset[str]
    light_verbs: frozenset[str]
    evidence: frozenset[str]
    never: frozenset[str]
    bringing: frozenset[str]
    occurring: frozenset[str]
    reporting: frozenset[str]
    occurrences: frozenset[str]
    body_parts: frozenset[str]
    crowds: frozenset[str]
    leaders: frozenset[str]
    held: frozenset[str]
    titles: frozenset[str]
    settlements: frozenset[str]
    deadly: Deadly
    multiples: dict[str, int]


@cache
def lexicon(language: str = "en") -> Lexicon:
    """Load, check and keep the lexicon of a language. Raises `LexiconError` naming the file and the entry."""
    parties, status = lexicons.load("parties", language), lexicons.load("status", language)
    armed = {word: PartyKind(section["kind"]) for section in parties["armed"].values() for word in section["words"]}
    governs = {word: effect for effect, words in status["governs"].items() if effect != "implicative" for word in words}
    return Lexicon(
        events=_events(language),
        means=_means(language),
        means_words=frozenset(
            word
            for row in lexicons.load("means", language)["means"]
            for phrase in row["words"]
            for word in phrase.split()
        ),
        authors={verb: effect for effect in ("blamed", "suspected", "claimed") for verb in parties["authors"][effect]},
        responsibility=frozenset(parties["authors"]["responsibility"]),
        never_actors=frozenset(parties["never_actors"]["words"]) | frozenset(parties["nature"]["words"]),
        nature=frozenset(parties["nature"]["words"]),
        animals=frozenset(parties["animals"]["words"]),
        membership=frozenset(parties["membership"]["words"]),
        stand_ins=frozenset(parties["stand_ins"]["words"]),
        armed=armed,
        platforms=frozenset(parties["armed"]["platform"]["words"]),
        persons=frozenset(word.lower() for word in parties["persons"]["words"]),
        objects=frozenset(parties["objects"]["words"]),
        groups={word: Group(name) for name, section in parties["groups"].items() for word in section["words"]},
        nobody=frozenset(parties["nobody"]["words"]),
        governs=governs,
        presupposed_after=frozenset(status["presupposing"]["in_or_for"]),
        presupposed_by=frozenset(status["presupposing"]["objects"]),
        judging={
            word: Status(name) for name, words in status["judging"].items() if name != "affirming" for word in words
        },
        affirming=frozenset(status["judging"]["affirming"]),
        charging=frozenset(status["charging"]["words"]),
        works=frozenset(status["invented"]["works"]),
        feigning=frozenset(status["invented"]["verbs"]),
        mock=frozenset(status["invented"]["adjectives"]),
        order_with_to=frozenset(status["order_with_to"]["words"]),
        implicative=frozenset(status["governs"]["implicative"]),
        adverbs={word: Status(name) for name, words in status["adverbs"].items() for word in words},
        adjectives={word: Status(name) for name, words in status["adjectives"].items() for word in words},
        modals={name: frozenset(words) for name, words in status["modals"].items()},
        conditions=frozenset(status["conditions"]["words"]),
        threat_pronouns=frozenset(status["threat_reasons"]["pronouns"]),
        occurring=frozenset(lexicons.load("events", language)["occurring"]),
        reporting=frozenset(lexicons.load("events", language)["reporting"]),
        occurrences=frozenset(lexicons.load("events", language)["occurrences"]),
        bringing=frozenset(lexicons.load("events", language)["bringing"]),
        evidence=frozenset(status["evidence"]["words"]),
        never=frozenset(status["never"]["words"]),
        light_verbs=frozenset(lexicons.load("events", language)["light_verbs"]),
        body_parts=frozenset(parties["body_parts"]["words"]),
        crowds=frozenset(parties["crowds"]["words"]),
        leaders=frozenset(parties["leaders"]["words"]),
        held=frozenset(parties["held"]["words"]),
        titles=frozenset(parties["titles"]["words"]),
        settlements=frozenset(lexicons.load("places", language)["settlements"]),
        multiples=dict(lexicons.load("events", language)["multiples"]),
        deadly=Deadly(
            **{kind: frozenset(words) for kind, words in lexicons.load("events", language)["deadly"].items()}
        ),
    )


def _events(language: str) -> dict[str, tuple[Entry, ...]]:
    irregular = lexicons.load("inflection", language)
    found: dict[str, list[Entry]] = defaultdict(list)
    lines = lexicons.entry_lines("events", language, "event")
    for number, row in enumerate(lexicons.load("events", language)["event"], start=1):
        _check(row, number)
        for pos, key in (("verb", "verbs"), ("noun", "nouns"), ("adjective", "adjectives")):
            for lemma in row.get(key, ()):
                entry = replace(_entry(row, lemma, pos), where=f"{language}/events.toml:{lines[number - 1]}")
                for form in _forms(lemma, pos, irregular):
                    found[form].append(entry)
    # The narrower entry goes first: "air strike" before "strike", "gun down" before "gun".
    return {form: tuple(sorted(entries, key=_breadth)) for form, entries in found.items()}


def _breadth(entry: Entry) -> int:
    """0 for an entry with conditions of its own on the words around it, 1 for a plain one."""
    return 0 if entry.particle or entry.object or entry.qualifier or entry.of or entry.object_to else 1


def _forms(lemma: str, pos: str, irregular: dict[str, Any]) -> frozenset[str]:
    if pos == "verb":
        return verb_forms(lemma, irregular["verbs"])
    if pos == "noun":
        return noun_forms(lemma, irregular["nouns"])
    return frozenset({lemma})


def _entry(row: dict[str, Any], lemma: str, pos: str) -> Entry:
    return Entry(
        lemma=lemma,
        pos=pos,
        type=row["type"],
        role=row["role"],
        harm=Harm(row["harm"]) if "harm" in row else None,
        frame=row["frame"],
        generic=row.get("generic", False),
        particle=frozenset(row.get("particle", ())),
        without=frozenset(row.get("without", ())),
        object=frozenset(row.get("object", ())),
        qualifier=frozenset(row.get("qualifier", ())),
        of=frozenset(row.get("of", row.get("object_of", ()))),
        object_to=frozenset(row.get("object_to", ())),
        needs=frozenset(row.get("needs", ())),
        excluded=frozenset(row.get("not", ())),
        behind=frozenset(row.get("not_in", ())),
        only=Status(row["only"]) if "only" in row else None,
        under=frozenset(row.get("under", ())),
        fixed=row.get("fixed", False),
        place_target=row.get("place_target", False),
    )


def _check(row: dict[str, Any], number: int) -> None:
    where = f"events.toml, event {number}"
    if row["type"] not in EVENT_TYPE_OF:
        raise LexiconError(f"No sub-event type {row['type']!r}", where=where, todo="See model/vocabulary.py.")
    if row["frame"] not in FRAMES:
        raise LexiconError(f"No frame {row['frame']!r}", where=where, todo=f"One of: {', '.join(sorted(FRAMES))}.")
    unknown = set(row.get("needs", ())) - NEEDS
    if unknown:
        raise LexiconError(f"No such need: {unknown}", where=where, todo=f"One of: {', '.join(sorted(NEEDS))}.")


def _means(language: str) -> dict[str, tuple[MeansEntry, ...]]:
    """By the last word of the phrase, longest phrases first."""
    found: dict[str, list[MeansEntry]] = defaultdict(list)
    lines = lexicons.entry_lines("means", language, "means")
    for row, line in zip(lexicons.load("means", language)["means"], lines, strict=True):
        for phrase in row["words"]:
            lemmas = tuple(phrase.split())
            entry = MeansEntry(
                lemmas, MeansKind(row["kind"]), row["type"], row.get("actor", False), f"{language}/means.toml:{line}"
            )
            found[lemmas[-1]].append(entry)
    return {last: tuple(sorted(rows, key=lambda e: -len(e.lemmas))) for last, rows in found.items()}
