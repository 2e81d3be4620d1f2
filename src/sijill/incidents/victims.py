"""The casualty recorder's list: the persons that reports name as harmed, each once, with every mention behind them.

Nobody is listed who is not named, and no value that no report gives. Of each person all mentions are kept with their
quotes, and why they were taken for one person's. Contradicting ages or sexes, and two names in one list, keep apart.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import TypeVar

from sijill.incidents.estimates import publisher_of
from sijill.incidents.independence import independent_sources
from sijill.incidents.likeness import NEAR_KM
from sijill.incidents.outlines import REGION
from sijill.incidents.persons import (
    WHY,
    Match,
    bare_name,
    folded_words,
    has_title_case,
    match,
    occupation_by,
    person_named,
    person_shown,
    said_before,
    sex_by,
    sound_of,
    stands_in,
    words_of,
)
from sijill.model.anchors import Anchor
from sijill.model.claims import Casualty, Claim, Count, Party, Place
from sijill.model.distance import distance_km
from sijill.model.documents import Document
from sijill.model.incidents import Disagreement, Incident, Stated
from sijill.model.judgements import Judgement, Verdict
from sijill.model.victims import Mention, Sources, Victim
from sijill.model.vocabulary import VIOLENT, Harm, Part, PartyKind, Status

T = TypeVar("T")

FATES = (Harm.KILLED, Harm.MISSING, Harm.ABDUCTED, Harm.DETAINED, Harm.INJURED)
"""What can befall a person who is listed, the gravest first. Of several the gravest is the person's fate."""

YEARS = 1
"""Ages in two documents may differ by so many years: they are of two days, and often rounded."""

_FATE_OF_TYPE = {"Arrests": Harm.DETAINED, "Abduction/forced disappearance": Harm.ABDUCTED}
_PERSONS = frozenset({PartyKind.CIVILIANS, PartyKind.PROTESTERS, PartyKind.RIOTERS, PartyKind.UNKNOWN})
"""Kinds of parties that can be persons: the armed are named as forces, and objects are none."""

LONG = 3
"""So many names of a person, of one day, are taken for one person's over incidents that were not joined."""

_Spot = tuple[str, int, int, str]
"""Where a mention stands: document, start, end, claim."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A mention with what it is compared by. `whole`: it names a person by itself, and is no mere part of a name."""

    mention: Mention
    words: tuple[str, ...]
    whole: bool

    @property
    def key(self) -> _Spot:
        """Its place, by which mentions are ordered and found again."""
        anchor = self.mention.anchor
        return (anchor.document_id, anchor.start, anchor.end, self.mention.claim)

    @property
    def document(self) -> str:
        """The id of the document it stands in."""
        return self.mention.anchor.document_id


@dataclass(frozen=True, slots=True)
class People:
    """`victims`, ordered by day, place and name, and the names left out because they are also `actors`."""

    victims: tuple[Victim, ...]
    actors: tuple[str, ...]


def people(
    incidents: Iterable[Incident],
    documents: Mapping[str, Document],
    judgements: Iterable[Judgement] = (),
    rejected: Iterable[str] = (),
) -> People:
    """The persons whom asserted claims name as harmed. `rejected`: ids of claims that are left out.

    Whoever an asserted claim of the same incident or document names as an actor of violence is no victim here.
    Judgements "same" and "different" on ids of victims are honoured.
    """
    known = list(incidents)
    by_id = {incident.id: incident for incident in known}
    refused = frozenset(rejected)
    actors = _Actors(known, refused)
    found: list[Victim] = []
    left_out: set[str] = set()
    for person in _gathered(known, documents, refused, judgements):
        if actors.hold(person.members):
            left_out.add(_shown_name(person.members))
        else:
            found.append(_victim(person, by_id, documents))
    return People(tuple(sorted(found, key=_position)), tuple(sorted(left_out)))


def victim_id(mentions: Iterable[_Spot]) -> str:
    """The id of a person: 20 hex digits over the least place of a mention. Each mention has one id it could give."""
    return hashlib.sha256(json.dumps(["victim", *min(mentions)]).encode("ascii")).hexdigest()[:20]


def mention_ids(incidents: Iterable[Incident]) -> frozenset[str]:
    """The ids that a victim of these incidents could have: those of its mentions."""
    found = (named for incident in incidents for named in _mentions(incident, {}, frozenset()))
    return frozenset(victim_id([named.key]) for named in found)


# -- mentions --------------------------------------------------------------------------------------


def _mentions(incident: Incident, documents: Mapping[str, Document], rejected: frozenset[str]) -> Iterator[_Named]:
    for report in incident.reports:
        for claim in report.claims:
            if claim.status is Status.ASSERTED and claim.id not in rejected:
                for party in claim.recipients:
                    if named := _named(party, claim, incident, documents.get(claim.document_id)):
                        yield named


def _named(party: Party, claim: Claim, incident: Incident, document: Document | None) -> _Named | None:
    fate = _fate(party, claim)
    if fate is None or party.kind not in _PERSONS or party.actor_id is not None:
        return None
    words = words_of(party.name)
    if not words:
        return None
    said = said_before(_before(party.anchor), party.name)
    shown = bool(said) or party.age is not None
    heading = party.anchor.part is Part.TITLE or has_title_case(claim.anchor.exact)
    whole = person_named(party.name, shown=shown) or (party.age is not None and person_shown(party.name))
    # A headline's capitals show no name. What no reader knew for a person is one where it is counted as one, or has
    # an age.
    whole = whole and not heading and (party.kind is PartyKind.CIVILIANS or shown or _counts_alone(party, claim))
    pronoun = folded_words(party.mention.exact) if party.mention else ()
    mention = Mention(
        claim=claim.id,
        incident=incident.id,
        publisher=document.publisher if document else None,
        published=document.published if document else None,
        name=bare_name(party.name),
        fate=fate,
        anchor=party.anchor,
        age=party.age,
        sex=party.sex or sex_by(said) or sex_by(pronoun),
        occupation=party.occupation or _written(occupation_by(said), party),
    )
    return _Named(mention, words, whole)


def _fate(party: Party, claim: Claim) -> Harm | None:
    """What befell this very person: the harm whose figure counts the person, or the only one that there is."""
    harms = [c for c in claim.casualties if not c.cumulative and c.count.high != 0]
    own = {c.harm for c in harms if _counts(c, party)}
    every = {c.harm for c in harms}
    if not own and len(every) == 1:
        own = every
    if not own and not every and claim.sub_event_type in _FATE_OF_TYPE:
        own = {_FATE_OF_TYPE[claim.sub_event_type]}
    return next((fate for fate in FATES if fate in own), None)


def _counts(casualty: Casualty, party: Party) -> bool:
    return any(_overlap(casualty.anchor, anchor) for anchor in (party.anchor, party.mention) if anchor is not None)


def _counts_alone(party: Party, claim: Claim) -> bool:
    """Whether a figure of one is of this very party, and the name ends where it ends: as a person it was counted."""
    goes_on = party.anchor.suffix[:1] == " " and party.anchor.suffix[1:2].isupper()
    return not goes_on and any(
        c.count == Count.exactly(1) and _overlap(c.anchor, party.anchor) for c in claim.casualties
    )


def _overlap(left: Anchor, right: Anchor) -> bool:
    return left.part is right.part and left.start < right.end and right.start < left.end


def _before(anchor: Anchor) -> str:
    """The words before a name that are whole: of the first one the anchor may hold a piece alone."""
    return anchor.prefix.partition(" ")[2]


def _written(folded: str | None, party: Party) -> str | None:
    """An occupation as the text writes it."""
    words = [*_before(party.anchor).split(), *party.name.split()]
    return next((w for w in reversed(words) if folded is not None and folded in folded_words(w)), None)


# -- persons ---------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Person:
    """Mentions that are taken for one person's, and why."""

    members: list[_Named]
    reasons: list[str]


@dataclass(frozen=True, slots=True)
class _Scene:
    """Where and when an incident was; both days count."""

    place: Place | None
    start: date | None
    end: date | None

    @property
    def day(self) -> date | None:
        """The day of an incident that is resolved to one."""
        return self.start if self.start == self.end else None

    def may_be_one_day(self, other: _Scene) -> bool:
        """Whether the days of both are known and touch: a night belongs to two days."""
        if self.start is None or self.end is None or other.start is None or other.end is None:
            return False
        return max((self.start - other.end).days, (other.start - self.end).days) <= 1

    def is_one(self, other: _Scene) -> bool:
        """Whether the day is the same, and the places are not known to be far apart."""
        if self.day is None or self.day != other.day:
            return False
        here, there = self.place, other.place
        if here is None or there is None or None in (here.latitude, there.latitude):
            return True
        return _km(here, there) <= NEAR_KM or REGION in (here.geo_precision, there.geo_precision)


def _km(left: Place, right: Place) -> float:
    return distance_km(left.latitude or 0, left.longitude or 0, right.latitude or 0, right.longitude or 0)


class _Apart:
    """Who must not be one: what a person judged."""

    def __init__(self, judgements: Iterable[Judgement], mentions: Iterable[_Named]) -> None:
        """Later judgements go first; one that contradicts a later one is passed over."""
        by_id: dict[str, _Named] = {}
        for one in mentions:
            by_id.setdefault(victim_id([one.key]), one)
        self.same: list[tuple[_Named, _Named, Judgement]] = []
        self.different: set[frozenset[_Spot]] = set()
        decided: set[frozenset[_Spot]] = set()
        for judgement in sorted(judgements, key=lambda j: (j.at, j.id), reverse=True):
            subjects = [by_id[s] for s in judgement.subjects if s in by_id]
            for left, right in combinations(subjects, 2):
                pair = frozenset({left.key, right.key})
                if len(pair) < 2 or pair in decided or judgement.verdict not in _JUDGED:
                    continue
                decided.add(pair)
                if judgement.verdict is Verdict.SAME:
                    self.same.append((left, right, judgement))
                elif judgement.verdict is Verdict.DIFFERENT:
                    self.different.add(pair)

    def forbid(self, left: Sequence[_Named], right: Sequence[_Named]) -> bool:
        """Whether a judgement keeps these two apart."""
        return bool(self.different) and any(frozenset({a.key, b.key}) in self.different for a in left for b in right)


_JUDGED = (Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE)


def _gathered(
    incidents: Sequence[Incident],
    documents: Mapping[str, Document],
    rejected: frozenset[str],
    judgements: Iterable[Judgement],
) -> list[_Person]:
    mentions = sorted(
        (named for incident in incidents for named in _mentions(incident, documents, rejected)), key=lambda n: n.key
    )
    apart = _Apart(judgements, mentions)
    scenes = {incident.id: _scene(incident) for incident in incidents}
    people = _joined([one for one in mentions if one.whole], apart, scenes)
    _attach([one for one in mentions if not one.whole], people)
    return people


def _joined(mentions: Sequence[_Named], apart: _Apart, scenes: Mapping[str, _Scene]) -> list[_Person]:
    """Join the surest pairs first, and only groups no two mentions of which contradict each other."""
    home: dict[_Spot, _Person] = {}
    for one in mentions:
        home.setdefault(one.key, _Person([], [])).members.append(one)

    scopes: dict[str, list[_Named]] = defaultdict(list)
    for one in mentions:
        scopes[one.mention.incident].append(one)
        scopes[one.document].append(one)

    def join(left: _Named, right: _Named, why: str) -> None:
        ours, theirs = home[left.key], home[right.key]
        ours.members += theirs.members
        ours.reasons += [*theirs.reasons, why]
        for one in theirs.members:
            home[one.key] = ours

    for left, right, judgement in apart.same:
        if home[left.key] is not home[right.key]:
            join(left, right, f"{_pair(left, right)}: {judgement.by} judged them the same.")
    for found, left, right, why in sorted(_pairs(mentions, scenes), key=lambda row: (-row[0], row[1].key, row[2].key)):
        ours, theirs = home[left.key], home[right.key]
        if ours is theirs or apart.forbid(ours.members, theirs.members):
            continue
        if any(_contradict(a, b) for a in ours.members for b in theirs.members):
            continue
        if found < Match.SPELLED and _fits_another(ours, theirs, scopes):
            continue
        join(left, right, f"{_pair(left, right)}: {WHY[found]}, {why}.")
    return list({id(person): person for person in home.values()}.values())


def _pairs(mentions: Sequence[_Named], scenes: Mapping[str, _Scene]) -> Iterator[tuple[Match, _Named, _Named, str]]:
    """Pairs of mentions in one incident or document, and of the same killed in two, whose names agree."""
    seen: set[frozenset[_Spot]] = set()

    def within(
        groups: Iterable[Sequence[_Named]], why: Callable[[_Named, _Named], str | None]
    ) -> Iterator[tuple[Match, _Named, _Named, str]]:
        for group in groups:
            for left, right in combinations(group, 2):
                pair = frozenset({left.key, right.key})
                found = match(left.words, right.words) if len(pair) == 2 and pair not in seen else None
                if found and (reason := why(left, right)):
                    seen.add(pair)
                    yield found, left, right, reason

    yield from within(_grouped(mentions, lambda n: n.mention.incident), lambda *_: "in one incident")
    yield from within(_grouped(mentions, lambda n: n.document), lambda *_: "in one document")

    def killed_once(left: _Named, right: _Named) -> str | None:
        """Nobody is killed twice: the same age and days that may be one."""
        ages = (left.mention.age, right.mention.age)
        ours, theirs = scenes[left.mention.incident], scenes[right.mention.incident]
        if None in ages or ages[0] != ages[1] or not ours.may_be_one_day(theirs):
            return None
        return f"both killed at {ages[0]}, on days that may be one"

    def one_day(left: _Named, right: _Named) -> str | None:
        """Three names agree, and the day, and no place speaks against it."""
        found = match(left.words, right.words)
        ours, theirs = scenes[left.mention.incident], scenes[right.mention.incident]
        long = min(len(left.words), len(right.words)) >= LONG
        if not long or found is None or found < Match.SPELLED or not ours.is_one(theirs):
            return None
        return "three names and the day agree"

    dead = [one for one in mentions if one.mention.fate is Harm.KILLED]
    yield from within(_grouped(dead, lambda n: " ".join(n.words)), killed_once)
    long = [one for one in mentions if len(one.words) >= LONG and scenes[one.mention.incident].day is not None]
    yield from within(_grouped(long, lambda n: f"{scenes[n.mention.incident].day} {sound_of(n.words[0])}"), one_day)


def _grouped(mentions: Iterable[_Named], by: Callable[[_Named], str]) -> list[list[_Named]]:
    groups: dict[str, list[_Named]] = defaultdict(list)
    for one in mentions:
        groups[by(one)].append(one)
    return [groups[key] for key in sorted(groups)]


def _contradict(left: _Named, right: _Named) -> bool:
    """Whether the two cannot be one person's: names, ages, sexes, or both in one list."""
    ours, theirs = left.mention, right.mention
    if left.whole and right.whole and match(left.words, right.words) is None:
        return True
    if ours.claim == theirs.claim and ours.anchor != theirs.anchor:
        return True
    if ours.sex and theirs.sex and ours.sex != theirs.sex:
        return True
    if ours.age is None or theirs.age is None:
        return False
    return abs(ours.age - theirs.age) > (0 if left.document == right.document else YEARS)


def _fits_another(ours: _Person, theirs: _Person, scopes: Mapping[str, Sequence[_Named]]) -> bool:
    """Whether the shorter of two names fits a third person as well, who is none of the two."""
    shorter, longer = sorted((ours, theirs), key=lambda p: max(len(one.words) for one in p.members))
    around = {scope for one in shorter.members for scope in (one.mention.incident, one.document)}
    return any(
        any(match(one.words, other.words) for one in shorter.members)
        and any(_contradict(other, one) for one in longer.members)
        for scope in sorted(around)
        for other in scopes[scope]
        if other not in shorter.members and other not in longer.members
    )


def _attach(parts: Iterable[_Named], people: Sequence[_Person]) -> None:
    """Give a surname or a given name alone to the one person of its document whom it can mean; else to nobody."""
    by_document: dict[str, list[_Person]] = defaultdict(list)
    for person in people:
        for document in {one.document for one in person.members}:
            by_document[document].append(person)
    whole = {id(person): tuple(person.members) for person in people}
    for part in parts:
        fitting = [
            person
            for person in by_document[part.document]
            if any(_is_part(part, one) for one in whole[id(person)] if one.document == part.document)
        ]
        if len(fitting) == 1 and not any(_contradict(part, one) for one in whole[id(fitting[0])]):
            fitting[0].members.append(part)


def _is_part(part: _Named, whole: _Named) -> bool:
    if len(part.words) == 1:
        return stands_in(part.words[0], whole.words)
    return match(part.words, whole.words) is not None


class _Actors:
    """The names of those whom asserted claims of violence name as actors, by incident and by document."""

    def __init__(self, incidents: Iterable[Incident], rejected: frozenset[str]) -> None:
        self._names: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for incident in incidents:
            for report in incident.reports:
                for claim in report.claims:
                    if claim.status is Status.ASSERTED and claim.event_type in VIOLENT and claim.id not in rejected:
                        names = {words_of(party.name) for party in claim.actors} - {()}
                        self._names[incident.id] |= {name for name in names if len(name) > 1}
                        self._names[claim.document_id] |= names

    def hold(self, members: Iterable[_Named]) -> bool:
        """Whether any of these mentions names one of them."""
        return any(
            match(one.words, name) is not None or (len(name) == 1 and stands_in(name[0], one.words))
            for one in members
            if one.whole
            for scope in (one.mention.incident, one.document)
            for name in self._names.get(scope, ())
        )


# -- a row -----------------------------------------------------------------------------------------


def _victim(person: _Person, by_id: Mapping[str, Incident], documents: Mapping[str, Document]) -> Victim:
    members = sorted(person.members, key=lambda n: (n.mention.published or date.max, n.key))
    mentions = tuple(one.mention for one in members)
    fates = {one.fate for one in mentions}
    fate = next(one for one in FATES if one in fates)
    own = list(dict.fromkeys(one.incident for one in sorted(mentions, key=lambda m: FATES.index(m.fate))))
    main = by_id[own[0]]
    claims = {c.id: c for one in own for report in by_id[one].reports for c in report.claims}
    behind = [claims[one] for one in dict.fromkeys(m.claim for m in mentions)]
    told = {claim.document_id for claim in behind}
    return Victim(
        id=victim_id(one.key for one in members),
        name=_shown_name(members),
        other_names=tuple(sorted({one.name for one in mentions} - {_shown_name(members)})),
        age=_most_said([(one.age, one) for one in mentions]),
        sex=_agreed({one.sex for one in mentions}),
        occupation=_most_said([(one.occupation, one) for one in mentions]),
        fate=fate,
        place=next((by_id[one].place for one in own if by_id[one].place), None),
        time=main.time or next((by_id[one].time for one in own if by_id[one].time), None),
        incidents=tuple(own),
        sources=Sources(
            documents=len(told),
            publishers=len({publisher_of(one, documents.get(one)) for one in told}),
            independent=len(independent_sources(behind, documents).sources),
        ),
        disagreements=tuple(_disagreements(mentions)),
        mentions=mentions,
        reasons=tuple(dict.fromkeys(sorted(person.reasons))),
    )


def _shown_name(members: Iterable[_Named]) -> str:
    """The fullest name; of equals the one in most documents."""
    whole = [one for one in members if one.whole]
    votes = Counter(name for name, _ in {(one.mention.name, one.document) for one in whole})
    return min(whole, key=lambda n: (-len(n.words), -votes[n.mention.name], n.key)).mention.name


def _most_said(said: Iterable[tuple[T | None, Mention]]) -> T | None:
    """What most publishers say; of equals what was said first."""
    publishers: dict[T, set[str]] = defaultdict(set)
    for value, mention in said:
        if value is not None:
            publishers[value].add(mention.publisher or mention.anchor.document_id)
    return max(publishers, key=lambda value: len(publishers[value]), default=None)


def _agreed(said: set[str | None]) -> str | None:
    known = said - {None}
    return known.pop() if len(known) == 1 else None


def _disagreements(mentions: Sequence[Mention]) -> Iterator[Disagreement]:
    for field in ("fate", "age"):
        sides: dict[str, list[Mention]] = defaultdict(list)
        for one in mentions:
            if (value := getattr(one, field)) is not None:
                sides[str(value)].append(one)
        if len(sides) > 1:
            yield Disagreement(
                field,
                tuple(
                    Stated(
                        value,
                        tuple(sorted({m.publisher or m.anchor.document_id for m in said})),
                        tuple(dict.fromkeys(m.claim for m in said)),
                    )
                    for value, said in sorted(sides.items())
                ),
            )


def _pair(left: _Named, right: _Named) -> str:
    names = sorted({left.mention.name, right.mention.name})
    return " = ".join(f"“{name}”" for name in names)


def _scene(incident: Incident) -> _Scene:
    time = incident.time
    if time is None or time.start is None or time.end is None:
        return _Scene(incident.place, None, None)
    return _Scene(incident.place, time.start, time.end)


def _position(victim: Victim) -> tuple[str, str, str, str]:
    start = victim.time.start if victim.time else None
    place = victim.place.name.casefold() if victim.place else ""
    return (start.isoformat() if start else "9999", place, victim.name.casefold(), victim.id)
