"""Reports -> incidents, the same whatever their order. Incidents are recomputed, never edited."""

from __future__ import annotations

import gc
import hashlib
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import product

from sijill.incidents.blocks import Blocks
from sijill.incidents.clustering import Pair, cluster
from sijill.incidents.estimates import disagreements, estimate, figures, publisher_of
from sijill.incidents.grades import competing_actors, suggest_grade
from sijill.incidents.independence import Independence, independent_sources
from sijill.incidents.keeping import Kept, kept
from sijill.incidents.likeness import Likeness, likeness
from sijill.incidents.names import fold_name
from sijill.incidents.outlines import Outline, main_report, outline, tells
from sijill.incidents.sharing import shared_out
from sijill.model.accounts import Account, Report
from sijill.model.claims import Claim, Party, Place, Time
from sijill.model.documents import Document
from sijill.model.incidents import Corroboration, Disagreement, Incident, Stated
from sijill.model.judgements import GRADES, Judgement, Stranded, Verdict
from sijill.model.vocabulary import EVENT_TYPE_OF, Status

ONE_TEXT = frozenset({"reprint", "credit", "forward"})
"""Kinds of collapses by which two documents are one text: what a copy says is said once."""

MANY = 4_000
"""From how many reports on other processes are worth their start."""

# Types that say that harm was done and not how, the vaguest last: any other type says more.
_VAGUE = ("Attack", "Other", "Casualties")
_ORDER = {sub: rank for rank, sub in enumerate(EVENT_TYPE_OF)}


def reconcile(
    reports: Iterable[Report],
    documents: Mapping[str, Document],
    judgements: Sequence[Judgement] = (),
    successors: Iterable[tuple[str, str]] = (),
    jobs: int = 1,
) -> list[Incident]:
    """Bring reports of one happening together, sorted by time, place and id.

    An incident has at least one report with an asserted or uncertain claim of a happening (not of a
    statement). Reports that only deny, order or threaten join the happening they are about; where there is
    none they make no incident, and are found by `sijill show`.
    `successors` are ids of what was read before, with those of what stands for it now: a judgement on the one holds
    for the other. From `MANY` reports on the work is shared by `jobs` processes.
    """
    return anew(reports, documents, judgements, successors, jobs).incidents


@dataclass(frozen=True, slots=True)
class Reconciled:
    """Incidents sorted by time, place and id, with what is to be kept (see `Kept`) so that more can be added."""

    incidents: list[Incident]
    outlines: list[Outline]
    alike: Mapping[Pair, float]
    resolved: Mapping[str, tuple[str, str]]

    def kept(self) -> Kept:
        """What to keep."""
        return kept(self.outlines, self.alike, self.resolved)


def anew(
    reports: Iterable[Report],
    documents: Mapping[str, Document],
    judgements: Sequence[Judgement] = (),
    successors: Iterable[tuple[str, str]] = (),
    jobs: int = 1,
) -> Reconciled:
    """`reconcile`, with what it found on the way."""
    with _no_search_for_circles():
        return _anew(reports, documents, judgements, successors, jobs)


@contextmanager
def _no_search_for_circles() -> Iterator[None]:
    """Millions of values are made and kept here, none in circles: to look for circles took a fifth of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _anew(
    reports: Iterable[Report],
    documents: Mapping[str, Document],
    judgements: Sequence[Judgement],
    successors: Iterable[tuple[str, str]],
    jobs: int,
) -> Reconciled:
    unique = {report.id: report for report in reports}
    jobs = jobs if len(unique) >= MANY else 1
    outlines = _outlines(unique.values(), documents)
    heirs = _heirs(unique.values(), successors)
    report_of = _resolver(unique.values(), heirs)
    telling = {one.id for one in outlines if one.telling}
    groups, alike = cluster(outlines, judgements, report_of, jobs)
    about = _by_report(judgements, report_of)
    cases = [
        _case([unique[member] for member in group], documents, about, heirs)
        for group in groups
        if not telling.isdisjoint(group)
    ]

    def sourced(share: int) -> list[Independence]:
        return [independent_sources(case.best, documents) for case in cases[share::jobs]]

    sources = shared_out(sourced, jobs)
    incidents = [_incident(case, sources[at % jobs][at // jobs], documents) for at, case in enumerate(cases)]
    subjects = {subject for judgement in judgements for subject in judgement.subjects}
    resolved = {one: (report_of[one], heirs.get(one, one)) for one in subjects if one in report_of}
    return Reconciled(sorted(incidents, key=_position), outlines, alike, resolved)


def outlines_of(account: Account) -> list[Outline]:
    """The outlines of one document's reports."""
    return _outlines(account.reports, {account.document.id: account.document})


def incidents_of(
    groups: Iterable[Sequence[Report]],
    documents: Mapping[str, Document],
    judgements: Sequence[Judgement] = (),
    resolved: Mapping[str, tuple[str, str]] = {},
) -> list[Incident]:
    """The incidents of these groups, sorted; none of a group in which no report tells of a happening."""
    report_of = {subject: report for subject, (report, _) in resolved.items()}
    heirs = {subject: now for subject, (_, now) in resolved.items()}
    about = _by_report(judgements, report_of)
    cases = [
        _case(group, documents, about, heirs)
        for group in groups
        if any(tells(claim) for report in group for claim in report.claims)
    ]
    found = [_incident(case, independent_sources(case.best, documents), documents) for case in cases]
    return sorted(found, key=_position)


def ids_of(account: Account) -> set[str]:
    """The ids by which judgements may name what one document yields."""
    reports = {id for report in account.reports for id in (report.id, incident_id([report.id]))}
    return reports | {claim.id for claim in account.claims}


def position(incident: Incident) -> str:
    """Incidents are told in the order of this, and of their ids where it is the same."""
    day, place, _ = _position(incident)
    return f"{day} {place}"


def _outlines(reports: Iterable[Report], documents: Mapping[str, Document]) -> list[Outline]:
    by_document: dict[str, list[Report]] = defaultdict(list)
    for report in sorted(reports, key=lambda r: r.id):
        by_document[report.document_id].append(report)
    found: list[Outline] = []
    for document_id, own in by_document.items():
        main = main_report(own)
        claims = [claim for report in own for claim in report.claims]
        document = documents.get(document_id)
        found.extend(outline(report, document, claims if report is main else None) for report in own)
    return sorted(found, key=lambda one: one.id)


def incident_id(report_ids: Iterable[str]) -> str:
    """The id of an incident: 20 hex digits over the least of its reports' ids.

    It stays while reports join (unless with a lesser id), and each report has one incident id that it could
    give, so that a judgement on an incident can be honoured after that incident was joined to another.
    """
    return hashlib.sha256(f"incident {min(report_ids)}".encode("ascii")).hexdigest()[:20]


def compare(
    left: Iterable[str], right: Iterable[str], reports: Iterable[Report], documents: Mapping[str, Document]
) -> list[tuple[str, str, Likeness]]:
    """How like each report of one side is to each of the other, the likest first. `left`, `right`: their ids.

    `reports` are all of the register: how rare a name is depends on them.
    """
    outlines = _outlines({report.id: report for report in reports}.values(), documents)
    by_id = {one.id: one for one in outlines}
    blocks = Blocks(outlines)
    found = [
        (a, b, likeness(by_id[a], by_id[b], blocks.rarity(by_id[a], by_id[b])))
        for a, b in product(sorted(set(left)), sorted(set(right)))
    ]
    return sorted(found, key=lambda row: (row[2].contradicted, -row[2].score, row[:2]))


def stranded(
    reports: Iterable[Report], judgements: Iterable[Judgement], successors: Iterable[tuple[str, str]] = ()
) -> list[Stranded]:
    """The judgements on what is no longer read, in their order."""
    known = list(reports)
    report_of = _resolver(known, _heirs(known, successors))
    found = [Stranded(one, tuple(s for s in one.subjects if s not in report_of)) for one in judgements]
    return [one for one in found if one.gone]


def rejected_claims(
    reports: Iterable[Report], judgements: Iterable[Judgement], successors: Iterable[tuple[str, str]] = ()
) -> frozenset[str]:
    """The ids of the claims that a person rejected and did not accept later."""
    ordered = sorted(judgements, key=lambda j: (j.at, j.id))
    return frozenset(_rejected(ordered, _heirs(list(reports), successors)))


def _resolver(reports: Iterable[Report], heirs: Mapping[str, str]) -> dict[str, str]:
    """Ids of reports, of their claims and of the incidents they could give -> id of the report, now as before."""
    found: dict[str, str] = {}
    for report in reports:
        found[report.id] = report.id
        found[incident_id([report.id])] = report.id
        found.update((claim.id, report.id) for claim in report.claims)
    for old, heir in heirs.items():
        found.setdefault(old, found[heir])
        found.setdefault(incident_id([old]), found[heir])
    return found


def _heirs(reports: Iterable[Report], successors: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Ids that were read before -> the id that stands for each now, over any number of readings between."""
    known = {id for report in reports for id in (report.id, *(claim.id for claim in report.claims))}
    after: dict[str, list[str]] = {}
    for old, new in successors:
        after.setdefault(old, []).append(new)
    found: dict[str, str] = {}
    for old in after.keys() - known:
        seen, todo = {old}, deque([old])
        while todo and old not in found:
            for new in sorted(after.get(todo.popleft(), ())):
                if new in known:
                    found.setdefault(old, new)
                elif new not in seen:
                    seen.add(new)
                    todo.append(new)
    return found


@dataclass(frozen=True, slots=True)
class _Case:
    """The reports of an incident with what was decided on them, and their claims but for those that were rejected.

    `best` are those that say what happened.
    """

    reports: tuple[Report, ...]
    judgements: tuple[Judgement, ...]
    claims: Sequence[Claim]
    asserted: Sequence[Claim]
    best: Sequence[Claim]


def _by_report(judgements: Iterable[Judgement], report_of: Mapping[str, str]) -> dict[str, list[Judgement]]:
    """The judgements on each report, on its claims and on the incidents that it could give."""
    found: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        for report in {report_of[subject] for subject in judgement.subjects if subject in report_of}:
            found[report].append(judgement)
    return found


def _case(
    reports: Sequence[Report],
    documents: Mapping[str, Document],
    about: Mapping[str, Sequence[Judgement]],
    heirs: Mapping[str, str],
) -> _Case:
    def published(document_id: str) -> date:
        document = documents.get(document_id)
        return (document.published if document else None) or date.max

    ordered = sorted(reports, key=lambda r: (published(r.document_id), r.document_id, r.id))
    found = dict.fromkeys(judgement for report in ordered for judgement in about.get(report.id, ()))
    concerning = sorted(found, key=lambda j: (j.at, j.id))
    rejected = _rejected(concerning, heirs)
    claims = [c for report in ordered for c in report.claims if c.id not in rejected]
    telling = [claim for claim in claims if tells(claim)]
    asserted = [claim for claim in telling if claim.status is Status.ASSERTED]
    # Where nothing is asserted the uncertain claims say what it would have been, but never how many or by
    # whom.
    best = asserted or telling or [c for report in ordered for c in report.claims if tells(c)]
    return _Case(tuple(ordered), tuple(concerning), claims, asserted, best)


def _incident(case: _Case, independence: Independence, documents: Mapping[str, Document]) -> Incident:
    claims, asserted, best = case.claims, case.asserted, case.best
    stated = figures(asserted, documents, [c.documents for c in independence.collapses if c.kind in ONE_TEXT])
    grade, grounds = suggest_grade(claims, len(independence.sources))
    backing = {claim.document_id for claim in best}
    return Incident(
        id=incident_id(report.id for report in case.reports),
        sub_event_type=_type(best),
        actors=_parties(party for claim in asserted for party in claim.actors),
        recipients=_parties(party for claim in asserted for party in claim.recipients),
        place=_place(best),
        time=_time(best),
        casualties=estimate(stated),
        disagreements=(*disagreements(stated), *_status(claims, documents), *_actors(claims, documents)),
        corroboration=Corroboration(
            documents=len(backing),
            publishers=len({publisher_of(one, documents.get(one)) for one in backing}),
            independent_sources=len(independence.sources),
            grade=grade,
            reasons=(*grounds, *independence.reasons),
            collapses=independence.collapses,
            graded=next((one for one in reversed(case.judgements) if one.verdict in GRADES), None),
        ),
        reports=case.reports,
        judgements=case.judgements,
    )


def _rejected(judgements: Iterable[Judgement], heirs: Mapping[str, str]) -> set[str]:
    """The claims that a person rejected and did not accept later. `judgements` are in the order of time."""
    rejected: set[str] = set()
    for judgement in judgements:
        subjects = {heirs.get(subject, subject) for subject in judgement.subjects}
        if judgement.verdict is Verdict.REJECT:
            rejected |= subjects
        elif judgement.verdict is Verdict.ACCEPT:
            rejected -= subjects
    return rejected


def _type(claims: Sequence[Claim]) -> str:
    """The type that most documents state. One that says how goes before one that only says harm."""
    votes = Counter(sub for _, sub in {(claim.document_id, claim.sub_event_type) for claim in claims})
    return min(votes, key=lambda sub: (_VAGUE.index(sub) + 1 if sub in _VAGUE else 0, -votes[sub], _ORDER[sub]))


def _parties(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Each party once, as first named."""
    found: dict[str, Party] = {}
    for party in parties:
        found.setdefault(party.actor_id or fold_name(party.name), party)
    return tuple(found.values())


def _place(claims: Sequence[Claim]) -> Place | None:
    """The place that most claims name, the finest and resolved ones first."""
    places = [claim.place for claim in claims if claim.place]
    votes = Counter(place.gazetteer_id or fold_name(place.name) for place in places)
    return min(
        places,
        key=lambda p: (
            p.gazetteer_id is None,
            p.geo_precision or 9,
            -votes[p.gazetteer_id or fold_name(p.name)],
            fold_name(p.name),
            p.anchor.document_id,
            p.anchor.start,
        ),
        default=None,
    )


def _time(claims: Sequence[Claim]) -> Time | None:
    """The narrowest time; of equals the most often stated. Unresolved words only where none is resolved."""
    times = [claim.time for claim in claims if claim.time]
    votes = Counter((time.start, time.end) for time in times)

    def key(time: Time) -> tuple[int, int, date, str, int]:
        days = (time.end - time.start).days if time.start and time.end else 10**6
        where = (time.anchor.document_id, time.anchor.start)
        return (days, -votes[time.start, time.end], time.start or date.max, *where)

    return min(times, key=key, default=None)


def _status(claims: Sequence[Claim], documents: Mapping[str, Document]) -> tuple[Disagreement, ...]:
    """That some deny what others assert."""
    sides = [
        _stated(str(status), [c for c in claims if c.status is status and c.event_type != "Diplomacy"], documents)
        for status in (Status.ASSERTED, Status.DENIED)
    ]
    return (Disagreement("status", tuple(sides)),) if all(side.claims for side in sides) else ()


def _actors(claims: Sequence[Claim], documents: Mapping[str, Document]) -> tuple[Disagreement, ...]:
    """That different parties are said to have done it."""
    rivals = competing_actors(claims)
    sides = [
        _stated(
            rival.name,
            [
                c
                for c in claims
                if c.status is Status.ASSERTED
                and any(fold_name(party.name) == fold_name(rival.name) for party in c.actors)
            ],
            documents,
        )
        for _, rival in rivals
    ]
    return (Disagreement("actors", tuple(sorted(sides, key=lambda s: s.value))),) if sides else ()


def _stated(value: str, claims: Sequence[Claim], documents: Mapping[str, Document]) -> Stated:
    def speaker(claim: Claim) -> str:
        if claim.attribution:
            return claim.attribution[0].name
        return publisher_of(claim.document_id, documents.get(claim.document_id))

    return Stated(value, tuple(sorted({speaker(c) for c in claims})), tuple(sorted(c.id for c in claims)))


def _position(incident: Incident) -> tuple[date, str, str]:
    start = incident.time.start if incident.time else None
    return (start or date.max, fold_name(incident.place.name) if incident.place else "", incident.id)
