"""The loss of one happening over all the sentences that tell of it, each person counted once.

A report tells its dead several times: as a figure ("three people"), one by one ("a 19-year-old man", then "Omar Hall,
19", then "the victim"), and the one who did it last ("and then killed himself"). Figures are never added to one
another, and nobody is counted twice; whoever one clause sets beside a figure is added to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sijill.claims.lexicon import Lexicon, lexicon
from sijill.claims.tolls import figures_of
from sijill.model.anchors import Anchor, Span
from sijill.model.claims import Casualty, Claim, Count, Party
from sijill.model.vocabulary import Group, Harm, Part


@dataclass(frozen=True, slots=True)
class Loss:
    """How many a harm befell by all the claims together, and the claims that it stands on."""

    harm: Harm
    count: Count
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody as one or more claims call them. Nothing is filled in: what no claim says is empty."""

    names: frozenset[str] = frozenset()
    ages: frozenset[int] = frozenset()
    sexes: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    places: frozenset[Span] = frozenset()
    ordinal: int = 1
    is_other: bool = False

    def merged(self, other: Person) -> Person:
        """The same person with what both say."""
        return Person(
            self.names | other.names,
            self.ages | other.ages,
            self.sexes | other.sexes,
            self.roles | other.roles,
            self.places | other.places,
            max(self.ordinal, other.ordinal),
        )

    def is_party(self, party: Party) -> bool:
        """Whether the words stand in one place, or one of the two names is a part of the other."""
        if _places(party) & self.places:
            return True
        name = frozenset(word.casefold() for word in party.name.split() if word[:1].isupper())
        return bool(name and self.names) and (name <= self.names or self.names <= name)


@dataclass(frozen=True, slots=True)
class _Telling:
    """One claim's figures of the harm: how many it counts beside those it tells one by one."""

    claim: Claim
    figure: int
    persons: tuple[Person, ...]


def loss_of(claims: Iterable[Claim], harm: Harm, words: Lexicon | None = None) -> Loss | None:
    """The loss that the claims of one report come to; None where no claim gives a figure.

    `claims` are those that count, for example the asserted ones. The count is exact only as far as the words are: it
    is the number of different persons told of, or the highest figure if that is more.
    """
    words = words or lexicon()
    claims = list(claims)
    harmed = frozenset(
        party.name.casefold()
        for claim in claims
        for party in claim.recipients
        if party.mention is None and any(c.harm in (Harm.KILLED, Harm.INJURED) for c in claim.casualties)
    )
    tellings = [_tell(claim, figures, words, harmed) for claim in claims if (figures := figures_of(claim, harm))]
    if not tellings:
        return None
    known = [frozenset(word.casefold() for word in party.name.split()) for c in claims for party in c.recipients]
    persons: list[Person] = []
    where: list[set[int]] = []
    for telling in tellings:
        named = [_in_full(person, known) for person in telling.persons]
        apart = [_set_apart(person, telling, persons, tellings, where) for person in named]
        where.append(_place(named, persons, apart))
    sizes = [_size(telling, index, tellings, where) for index, telling in enumerate(tellings)]
    total = max([len(persons), *sizes, *(person.ordinal for person in persons)])
    return Loss(harm, Count.exactly(total), tuple(telling.claim.id for telling in tellings))


def _size(telling: _Telling, index: int, tellings: Sequence[_Telling], where: Sequence[set[int]]) -> int:
    """A claim's own figure with those beside it: its persons, and those of a claim that shares its clause."""
    beside = set(where[index])
    for other, others in zip(tellings, where, strict=True):
        one_clause = other.claim.anchor.span.overlaps(telling.claim.anchor.span)
        if telling.figure and not other.figure and one_clause and other.claim.anchor.end > telling.claim.anchor.end:
            # "Killed three people before killing himself"; "the woman died, bringing the toll to three" is no sum.
            beside |= others
    return telling.figure + len(beside)


def _tell(claim: Claim, figures: Sequence[Casualty], words: Lexicon, harmed: frozenset[str]) -> _Telling:
    whole = 0
    persons: list[Person] = []
    for figure in _without_parts(figures):
        named = [party for party in claim.recipients if _is_within(party, figure.anchor)]
        number = next(n for n in (figure.count.best, figure.count.low, figure.count.high) if n is not None)
        if number == 1:
            persons.append(_person(named[0] if named else None, figure.anchor, words, harmed))
        elif number == len(named):
            persons.extend(_person(party, party.anchor, words, harmed) for party in named)
        else:
            whole += number
    return _Telling(claim, whole, tuple(persons))


def _without_parts(figures: Sequence[Casualty]) -> list[Casualty]:
    """Without the groups that a whole holds ("15 people, 11 of them children"): they stand behind it and are fewer."""
    kept: list[Casualty] = []
    for figure in figures:
        low = figure.count.low or figure.count.best or 0
        if not any(_holds(k.group, figure.group) and (k.count.best or k.count.low or 0) >= max(low, 2) for k in kept):
            kept.append(figure)
    return kept


def _holds(whole: Group | None, part: Group | None) -> bool:
    """Whether people of one group can hold some of the other; soldiers and bystanders stand beside each other."""
    if part is None:
        return False
    return whole is None or whole is part or part not in (Group.CIVILIANS, Group.COMBATANTS)


def _is_within(party: Party, anchor: Anchor) -> bool:
    return anchor.span.overlaps((party.mention or party.anchor).span)


_ORDINALS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6}
_NUMBERED = frozenset({"victim", "person"})
_NEW = frozenset({"another", "second", "third", "fourth", "other"})
_PRONOUNS = {"he": "male", "him": "male", "his": "male", "she": "female", "her": "female"}
_NO_NAMES = frozenset("mr mrs ms dr jr sr ii iii de la van von el al the of".split())


def _person(party: Party | None, anchor: Anchor, words: Lexicon, harmed: frozenset[str]) -> Person:
    mention = (party.mention or party.anchor) if party is not None else anchor
    called = _name_of(party, harmed) if party is not None else anchor.exact.split()
    bare = [word.strip(".,'\"()’“”").removesuffix("'s").removesuffix("’s") for word in called]
    head = bare[-1] if bare else ""
    # "Columbia County teen": the capitals are a place's, for the last word is a common noun.
    is_name = head[:1].isupper() and not _is_common(head, words) and mention.part is not Part.TITLE
    names = frozenset(
        word.casefold() for word in bare if is_name and word[:1].isupper() and not _is_common(word, words)
    )
    roles = frozenset(
        word.casefold() for word in bare if word.casefold() in words.persons or word.casefold() in words.armed
    )
    before = {*anchor.prefix.casefold().replace(",", " ").split()[-2:], *(w.casefold() for w in anchor.exact.split())}
    is_other = bool(_NEW & before)
    return Person(
        names=names,
        ages=frozenset({party.age} if party is not None and party.age is not None else ()),
        sexes=frozenset(_sex_of(party, mention)),
        roles=roles,
        places=_places(party) if party is not None else frozenset({anchor.span}),
        # "Third victim dies" tells of three, "third classmate" of nobody who was hurt here.
        ordinal=max((_ORDINALS.get(word, 1) for word in before), default=1) if roles & _NUMBERED else 1,
        is_other=is_other,
    )


def _places(party: Party) -> frozenset[Span]:
    """Where a party is called what it is called: the words of the clause, and the name found for them."""
    return frozenset(anchor.span for anchor in (party.anchor, party.mention) if anchor is not None)


def _name_of(party: Party, harmed: frozenset[str]) -> list[str]:
    """What a party is called; who is only meant by a pronoun has the name if another claim says that it was hurt."""
    if party.mention is None or party.name.casefold() in harmed:
        return party.name.split()
    return []


def _sex_of(party: Party | None, mention: Anchor) -> list[str]:
    said = _PRONOUNS.get(mention.exact.casefold())
    return [said] if said is not None else [party.sex] if party is not None and party.sex is not None else []


def _is_common(word: str, words: Lexicon) -> bool:
    return word.casefold() in words.persons or word.casefold() in words.armed or word.casefold() in _NO_NAMES


def _set_apart(
    person: Person,
    telling: _Telling,
    persons: Sequence[Person],
    tellings: Sequence[_Telling],
    where: Sequence[set[int]],
) -> set[int]:
    """Those known whom one of the claims sets apart from a person: who kills is not the one who is killed.

    "He killed his son and then took his own life" tells of two.
    """
    by_deed = (
        persons_told
        for earlier, persons_told in zip(tellings, where, strict=False)
        if any(person.is_party(actor) for actor in earlier.claim.actors)
    )
    killers = {i for i, known in enumerate(persons) if any(known.is_party(actor) for actor in telling.claim.actors)}
    to_himself = any(person.is_party(actor) for actor in telling.claim.actors)
    return set().union(*by_deed) - {i for i in killers if to_himself} | (set() if to_himself else killers)


def _place(told: Sequence[Person], persons: list[Person], apart: Sequence[set[int]]) -> set[int]:
    """Find each person of one claim among those known, or add them. Two of one claim are never the same."""
    taken: set[int] = set()
    for person, others in zip(told, apart, strict=True):
        fitting = [i for i, known in enumerate(persons) if i not in taken | others and _same(person, known)]
        # Who shares the name or the age goes before who merely does not differ.
        fitting.sort(key=lambda i: (not person.names & persons[i].names, not person.ages & persons[i].ages, -i))
        if fitting and not (person.is_other and not _shares(person, persons[fitting[0]])):
            index = fitting[0]
            persons[index] = persons[index].merged(person)
        else:
            index = len(persons)
            persons.append(person)
        taken.add(index)
    return taken


def _in_full(person: Person, known: Sequence[frozenset[str]]) -> Person:
    """With the full name, where all claims know only one that the words said are a part of."""
    full = {name for name in known if person.names and person.names < name}
    return replace(person, names=next(iter(full))) if len(full) == 1 else person


def _shares(left: Person, right: Person) -> bool:
    return bool(left.names & right.names or left.ages & right.ages)


def _same(left: Person, right: Person) -> bool:
    """Whether nothing that is said of the two sets them apart."""
    if left.sexes and right.sexes and not left.sexes & right.sexes:
        return False
    if left.ages and right.ages and not left.ages & right.ages:
        return False
    if left.names and right.names:
        shared = left.names & right.names
        # Of one family, but with first names of their own.
        return bool(shared) and not (left.names - right.names and right.names - left.names)
    return True
