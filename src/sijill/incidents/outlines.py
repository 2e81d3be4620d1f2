"""What of a report is compared: places, days, types, names and its own words, drawn from its claims once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from sijill.incidents.figures import identifying_figures
from sijill.incidents.names import fold_name, fold_words
from sijill.lexicons.further import marks_of
from sijill.model.accounts import Report
from sijill.model.claims import Claim, Count, Party, Place
from sijill.model.documents import Document
from sijill.model.vocabulary import Harm, Part, PartyKind, Status

TELLING = frozenset({Status.ASSERTED, Status.UNCERTAIN})
"""The statuses that tell of something that happened, or may have."""

WORDS_ONLY = frozenset({"Statements", "Diplomacy"})
"""Event types that are acts of speech. They attach to an incident, and make none."""

DYING = "Casualties"
"""The type of claims of deaths and wounds without what caused them: people may die hours after."""

CLAUSE_WORDS = 8
"""From how many words on an equal clause shows that one text was copied from the other. Eight words in the
same order are hardly ever written twice by chance; "a man was killed in the attack" is."""

REGION = 3
"""ACLED's geo_precision of a region."""

HEAD = 6_000
"""How much of a text, in code points, is searched for names that stand beside each other."""

LEAD = 1_500
"""The same where the script has no capitals, so that all neighbouring words count."""

_UNCASED = re.compile(r"[\u0590-\u08ff]{3,}")

_NAME = r"[A-Z][\w'’-]+"
_NAMES = re.compile(rf"\b{_NAME}(?:\s+(?:(?:[A-Z]\.|de|la|al|el|von|van|bin|of|the)\s+)?{_NAME})+")
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december".split()
)
_OPENING = frozenset(
    "the a an in on at by of to and but for from with after before when while as he she it they".split()
)
"""Words that have a capital only because a sentence begins with them."""
_NO_NAMES = _CALENDAR | _OPENING


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that the gazetteer knows. `is_region`: it is a province or a country, and its point only its middle."""

    id: str
    latitude: float
    longitude: float
    is_region: bool
    country: str | None
    admin1: str | None


@dataclass(frozen=True, slots=True)
class Outline:
    """A report as it is compared, by its id. `start` and `end` both count and are None while its time is not resolved.

    Days are numbers (`date.toordinal`), for they are compared millions of times.
    `telling`: whether it holds a claim that makes an incident (see `tells`); otherwise it can only join one.
    `scene`: places, `persons`: persons that are named, `marks`: pairs of neighbouring words of names ("mercy hospital",
    "elm street"), `runs`: the same of any words, in a script without capitals, where names look like all words. Of a
    document's main report they are those of the whole document, for they surround it; of others, of their own words.
    `day_parts`: the parts of its day, where it has one day, at which it was done; the hour at which people died of it
    is another. `begins`: where its first claim stands in its document, -1 for its title. `further`: the marks by which
    that claim tells of one more happening than what was told before ("a second strike"). `figures`: ages of people,
    numbers of addresses and times by the clock, from where `marks` are from.
    """

    id: str
    document_id: str
    telling: bool
    places: frozenset[str]
    place_ids: frozenset[str]
    spots: tuple[Spot, ...]
    start: int | None
    end: int | None
    published: int | None
    types: frozenset[str]
    clauses: frozenset[str]
    scene: frozenset[str]
    persons: frozenset[str]
    marks: frozenset[str]
    runs: frozenset[str]
    words: frozenset[str]
    killed: int | None
    day_parts: frozenset[str] = frozenset()
    begins: int = 0
    further: frozenset[str] = frozenset()
    figures: frozenset[str] = frozenset()


def tells(claim: Claim) -> bool:
    """Whether a claim makes an incident: asserted or uncertain, and of a happening, not of a speech act."""
    return claim.status in TELLING and claim.event_type not in WORDS_ONLY


def main_report(reports: Sequence[Report]) -> Report | None:
    """What a document is mainly about: of its reports that tell of a happening the first one with killed.

    Where none has any the first with wounded, else the first. News tells the main thing first.
    """
    telling = [report for report in reports if any(map(tells, report.claims))]
    return min(telling, key=_rank, default=None)


def _rank(report: Report) -> tuple[int, bool, int]:
    found = []
    for claim in filter(tells, report.claims):
        harms = {c.harm for c in claim.casualties if not c.cumulative and c.count != Count.exactly(0)}
        harm = 0 if Harm.KILLED in harms else 1 if Harm.INJURED in harms else 2
        found.append((harm, claim.anchor.part is not Part.TITLE, claim.anchor.start))
    return min(found)


def outline(report: Report, document: Document | None, beside: Iterable[Claim] | None = None) -> Outline:
    """Draw `report`. Where it tells of a happening only the telling claims speak; else all of them do.

    `beside`: all claims of its document, where it is the document's main report.
    """
    telling = [claim for claim in report.claims if tells(claim)]
    claims = telling or list(report.claims)
    places = [claim.place for claim in claims if claim.place]
    # The narrowest time is the happening's: "on 19 August" beside "since April" in the same report.
    times = sorted(
        ((c.time.start, c.time.end) for c in claims if c.time and c.time.start and c.time.end),
        key=lambda span: (span[1] - span[0], span),
    )
    start, end = times[0] if times else (None, None)
    first = min((claim.anchor for claim in claims), key=lambda a: (a.part is not Part.TITLE, a.start))
    clauses = [fold_words(claim.anchor.exact) for claim in claims]
    around = tuple(beside or report.claims)
    own = " | ".join(claim.anchor.exact for claim in claims)
    whole = document is not None and beside is not None
    head = f"{document.title or ''}.\n{document.text[:HEAD]}" if whole and document else own
    return Outline(
        id=report.id,
        document_id=report.document_id,
        telling=bool(telling),
        places=frozenset(fold_name(place.name) for place in places),
        place_ids=frozenset(place.gazetteer_id for place in places if place.gazetteer_id),
        spots=tuple(spot for place in {p.gazetteer_id: p for p in places}.values() if (spot := _spot(place))),
        start=start.toordinal() if start else None,
        end=end.toordinal() if end else None,
        published=document.published.toordinal() if document and document.published else None,
        types=frozenset(claim.sub_event_type for claim in claims),
        clauses=frozenset(" ".join(words) for words in clauses if len(words) >= CLAUSE_WORDS),
        scene=frozenset(fold_name(claim.place.name) for claim in around if claim.place),
        persons=frozenset(
            fold_name(party.name)
            for claim in around
            for party in (*claim.actors, *claim.recipients)
            if _is_person(party)
        ),
        marks=_marks(head),
        runs=_runs(head[:LEAD]),
        words=frozenset(word for words in clauses for word in words),
        day_parts=frozenset(
            c.time.day_part
            for c in claims
            if c.time and c.time.day_part and start == end == c.time.start == c.time.end and c.sub_event_type != DYING
        ),
        begins=-1 if first.part is Part.TITLE else first.start,
        further=marks_of([first], document) if document else frozenset(),
        figures=identifying_figures(head, (document.language if document else None) or ""),
        killed=max((n for claim in claims if (n := _killed(claim)) is not None), default=None),
    )


def _spot(place: Place) -> Spot | None:
    if place.gazetteer_id is None or place.latitude is None or place.longitude is None:
        return None
    is_region = (place.geo_precision or 1) >= REGION
    return Spot(place.gazetteer_id, place.latitude, place.longitude, is_region, place.country, place.admin1)


def _killed(claim: Claim) -> int | None:
    said = [c.count for c in claim.casualties if c.harm is Harm.KILLED and not c.cumulative]
    return max((n for count in said if (n := count.best or count.low) is not None), default=None)


def _is_person(party: Party) -> bool:
    """A name of two words or more of somebody who is no armed force."""
    words = party.name.split()
    named = all(not word[:1].islower() for word in words)
    return len(words) >= 2 and named and party.kind is PartyKind.CIVILIANS


@lru_cache(maxsize=4_096)
def _marks(text: str) -> frozenset[str]:
    """Neighbouring words of the names in a text, without case; none in a script without capitals."""
    found: set[str] = set()
    for match in _NAMES.finditer(text):
        words = [word.strip(".'’-") for word in match.group().casefold().split()]
        words = [word.removesuffix("'s").removesuffix("’s") for word in words if word not in _NO_NAMES]
        found.update(map(" ".join, pairwise(words)))
    return frozenset(found)


@lru_cache(maxsize=4_096)
def _runs(text: str) -> frozenset[str]:
    """Neighbouring words of three letters or more in Arabic or Hebrew script, as names are folded."""
    if text.isascii():
        return frozenset()
    words = _UNCASED.findall(fold_name(text))
    return frozenset(map(" ".join, pairwise(words)))
