from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from sijill.incidents import incident_id, reconcile, stranded
from sijill.model.accounts import Report
from sijill.model.claims import Claim, Count
from sijill.model.documents import Document
from sijill.model.incidents import Incident
from sijill.model.judgements import GRADES, Judgement, Verdict
from sijill.model.vocabulary import PartyKind, Status
from tests.factory import make_claim, make_document, make_judgement

OWN = "Our reporter counted nine graves in the new cemetery behind the school of the town."
RUSSIA = {"Russian jets": PartyKind.STATE_FORCES}


def reports_of(*claims: Claim) -> list[Report]:
    return [Report.of([claim]) for claim in claims]


def together(documents: Sequence[Document], *claims: Claim, judgements: Sequence[Judgement] = ()) -> list[Incident]:
    return reconcile(reports_of(*claims), {d.id: d for d in documents}, judgements)


def two_papers() -> tuple[Document, Document]:
    return make_document(publisher="A", published="2019-08-27"), make_document(
        OWN, publisher="B", published="2019-08-28"
    )


def test_same_place_overlapping_time_and_compatible_type_are_one_incident() -> None:
    a, b = two_papers()
    (incident,) = together(
        (a, b),
        make_claim(a, place="Kafr Nabl", days="2019-08-26", killed=12),
        make_claim(b, "Casualties", place="Kafr-Nabl", days=("2019-08-25", "2019-08-31"), killed=9),
    )
    assert incident.sub_event_type == "Air/drone strike"
    assert [e.count for e in incident.casualties] == [Count(9, 9, 12)]
    assert [d.field for d in incident.disagreements] == ["casualties.killed"]
    assert incident.corroboration.documents == 2
    assert incident.corroboration.independent_sources == 2
    assert incident.corroboration.grade == "fair"


def test_two_places_two_days_or_two_types_are_two_incidents() -> None:
    a, b = two_papers()
    first = make_claim(a, place="Homs", days="2019-08-26")
    for other in (
        make_claim(b, place="Hama", days="2019-08-26"),
        make_claim(b, place="Homs", days="2019-08-28"),
        make_claim(b, "Arrests", place="Homs", days="2019-08-26"),
    ):
        assert len(together((a, b), first, other)) == 2


def test_the_gazetteer_outranks_the_name() -> None:
    a, b = two_papers()
    one = make_claim(a, place="Tripoli", place_id="geonames:2210247", days="2019-08-26")
    other = make_claim(b, place="Tripoli", place_id="geonames:266826", days="2019-08-26")
    assert len(together((a, b), one, other)) == 2
    renamed = make_claim(b, place="Tarabulus", place_id="geonames:2210247", days="2019-08-26")
    assert len(together((a, b), one, renamed)) == 1


def test_a_report_without_a_time_joins_only_what_was_published_near_by() -> None:
    a, near = two_papers()
    far = make_document(OWN, publisher="C", published="2019-10-01")
    undated = make_document(OWN, publisher="D", published=None)
    first = make_claim(a, place="Homs", days="2019-08-26")
    assert len(together((a, near), first, make_claim(near, place="Homs"))) == 1
    assert len(together((a, far), first, make_claim(far, place="Homs"))) == 2
    assert len(together((a, undated), first, make_claim(undated, place="Homs"))) == 2


def test_a_period_does_not_swallow_a_day() -> None:
    a, b = two_papers()
    day = make_claim(a, place="Idlib", days="2019-08-26")
    period = make_claim(b, place="Idlib", days=("2019-04-20", "2019-08-27"))
    assert len(together((a, b), day, period)) == 2


def test_a_bridge_does_not_join_what_contradicts() -> None:
    a, b = two_papers()
    c = make_document("The town was hit on both days, a driver said.", publisher="C")
    monday = make_claim(a, place="Homs", days="2019-08-26")
    tuesday = make_claim(b, place="Homs", days="2019-08-27")
    both = make_claim(c, place="Homs", days=("2019-08-26", "2019-08-27"))
    found = together((a, b, c), monday, tuesday, both)
    assert sorted(len(incident.reports) for incident in found) == [1, 2]


def test_only_asserted_claims_give_figures_and_actors() -> None:
    a, b = two_papers()
    (incident,) = together(
        (a, b),
        make_claim(a, place="Homs", days="2019-08-26", killed=12),
        make_claim(b, place="Homs", days="2019-08-26", killed=90, actors=RUSSIA, status=Status.UNCERTAIN),
    )
    assert [e.count for e in incident.casualties] == [Count.exactly(12)]
    assert incident.actors == ()


def test_a_denial_an_order_and_a_fear_make_no_incident() -> None:
    a, _ = two_papers()
    for status in (Status.DENIED, Status.ORDERED, Status.HYPOTHETICAL, Status.FUTURE, Status.THREATENED):
        assert together((a,), make_claim(a, place="Homs", days="2019-08-26", status=status)) == []
    assert together((a,), make_claim(a, "Condemnation", place="Homs", days="2019-08-26")) == []


def test_a_denial_joins_what_it_denies_and_is_no_source_of_it() -> None:
    a, b = two_papers()
    (incident,) = together(
        (a, b),
        make_claim(a, place="Homs", days="2019-08-26", actors=RUSSIA),
        make_claim(b, place="Homs", days="2019-08-26", status=Status.DENIED, speakers=["The Russian ministry"]),
    )
    (status,) = incident.disagreements
    assert (status.field, [side.value for side in status.values]) == ("status", ["asserted", "denied"])
    assert incident.corroboration.independent_sources == 1
    assert incident.corroboration.grade == "contested"
    assert "The Russian ministry" in incident.corroboration.reasons[0]


def test_a_denial_without_a_place_joins_the_happening_of_its_own_document() -> None:
    document = make_document("A strike hit Homs. The army denied it.", published=None)
    strike = make_claim(document, words="A strike hit Homs", place="Homs")
    denial = make_claim(document, words="The army denied it", status=Status.DENIED, speakers=["The army"])
    (incident,) = together((document,), strike, denial)
    assert len(incident.reports) == 2


def test_competing_actors_are_contested_and_stand_side_by_side() -> None:
    a, b = two_papers()
    (incident,) = together(
        (a, b),
        make_claim(a, place="Homs", days="2019-08-26", actors=RUSSIA),
        make_claim(b, place="Homs", days="2019-08-26", actors={"Hayat Tahrir al-Sham": PartyKind.REBEL_GROUP}),
    )
    assert incident.corroboration.grade == "contested"
    assert [s.value for s in incident.disagreements[0].values] == ["Hayat Tahrir al-Sham", "Russian jets"]


def test_russia_and_russian_jets_do_not_compete() -> None:
    a, b = two_papers()
    (incident,) = together(
        (a, b),
        make_claim(a, place="Homs", days="2019-08-26", actors=RUSSIA),
        make_claim(b, place="Homs", days="2019-08-26", actors={"Russia": PartyKind.UNKNOWN}),
    )
    assert incident.corroboration.grade == "fair"


def test_people_who_say_same_or_different_are_obeyed() -> None:
    a, b = two_papers()
    one, other = make_claim(a, place="Homs", days="2019-08-26"), make_claim(b, "Arrests", place="Hama")
    like = make_claim(b, place="Homs", days="2019-08-26")
    left, right, twin = reports_of(one, other, like)
    same = make_judgement(Verdict.SAME, left.id, right.id)
    different = make_judgement(Verdict.DIFFERENT, incident_id([left.id]), like.id)
    assert len(together((a, b), one, other, judgements=[same])) == 1
    assert len(together((a, b), one, like)) == 1
    assert len(together((a, b), one, like, judgements=[different])) == 2
    assert twin.id in {r.id for i in together((a, b), one, like, judgements=[different]) for r in i.reports}


def test_the_later_of_two_judgements_holds() -> None:
    a, b = two_papers()
    one, other = make_claim(a, place="Homs", days="2019-08-26"), make_claim(b, place="Hama")
    same = make_judgement(Verdict.SAME, one.id, other.id, day=1)
    different = make_judgement(Verdict.DIFFERENT, one.id, other.id, day=2)
    assert len(together((a, b), one, other, judgements=[different, same])) == 2


def test_a_rejected_claim_gives_no_figure() -> None:
    a, b = two_papers()
    right = make_claim(a, place="Homs", days="2019-08-26", killed=12)
    wrong = make_claim(b, place="Homs", days="2019-08-26", killed=120)
    (incident,) = together((a, b), right, wrong, judgements=[make_judgement(Verdict.REJECT, wrong.id)])
    assert [e.count for e in incident.casualties] == [Count.exactly(12)]
    assert [j.verdict for j in incident.judgements] == [Verdict.REJECT]


def test_judgements_follow_reports_and_incidents_that_were_read_again() -> None:
    a, b = two_papers()
    first, other = make_claim(a, place="Homs", days="2019-08-26"), make_claim(b, place="Hama", days="2019-08-28")
    more = make_claim(a, "Arrests", words="A strike killed 12 people", place="Homs", days="2019-08-26")
    old, then, new = Report.of([first]), Report.of([more]), Report.of([first, more])
    reports, known = [new, *reports_of(other)], {d.id: d for d in (a, b)}
    successors = [(old.id, then.id), (then.id, old.id), (then.id, new.id)]
    for subject in (old.id, incident_id([old.id])):
        judgement = make_judgement(Verdict.SAME, subject, other.id)
        assert len(reconcile(reports, known, [judgement])) == 2
        assert [one.gone for one in stranded(reports, [judgement])] == [(subject,)]
        (incident,) = reconcile(reports, known, [judgement], successors)
        assert incident.judgements == (judgement,)
        assert stranded(reports, [judgement], successors) == []


def test_a_rejected_claim_stays_rejected_in_a_text_that_is_extracted_otherwise() -> None:
    a, b = two_papers()
    right, wrong = make_claim(a, place="Homs", killed=12), make_claim(b, place="Homs", killed=120)
    judgement = make_judgement(Verdict.REJECT, "its old id")
    found = reconcile(reports_of(right, wrong), {d.id: d for d in (a, b)}, [judgement], [("its old id", wrong.id)])
    assert [e.count for incident in found for e in incident.casualties] == [Count.exactly(12)]


def test_of_two_grades_the_later_one_holds_whatever_order_they_come_in() -> None:
    a, _ = two_papers()
    claim = make_claim(a, place="Homs", days="2019-08-26")
    (ungraded,) = together((a,), claim)
    first = make_judgement(Verdict.CONFIRMED, ungraded.id, day=1)
    later = make_judgement(Verdict.DISCOUNTED, ungraded.id, day=2)
    (incident,) = together((a,), claim, judgements=[later, first])
    assert incident.corroboration.graded == later
    assert incident.judgements == (first, later)


def test_a_grade_stays_with_the_report_that_gave_the_incident_its_id() -> None:
    a, b = two_papers()
    one, other = (make_claim(d, place="Homs", days="2019-08-26") for d in (a, b))
    (joined,) = together((a, b), one, other)
    graded = make_judgement(Verdict.CONTESTED, joined.id, day=1)
    apart = make_judgement(Verdict.DIFFERENT, one.id, other.id, day=2)
    incidents = together((a, b), one, other, judgements=[graded, apart])
    assert {i.id: i.corroboration.graded for i in incidents if i.id == joined.id} == {joined.id: graded}
    assert [i.corroboration.graded for i in incidents if i.id != joined.id] == [None]


def test_a_grade_follows_an_incident_that_is_joined_to_another_and_read_again() -> None:
    a, b = two_papers()
    one, other = (make_claim(d, place="Homs", days="2019-08-26") for d in (a, b))
    for own in reports_of(one, other):
        graded = make_judgement(Verdict.WEAK, incident_id([own.id]))
        (incident,) = together((a, b), one, other, judgements=[graded])
        assert incident.corroboration.graded == graded
    read_before = make_judgement(Verdict.WEAK, incident_id(["its old id"]))
    (report,) = reports_of(one)
    (incident,) = reconcile([report], {a.id: a}, [read_before], [("its old id", report.id)])
    assert incident.corroboration.graded == read_before


@st.composite
def worlds(draw: st.DrawFn) -> tuple[list[Report], dict[str, Document], list[Judgement]]:
    """A few documents about a few happenings, with judgements among them."""
    documents, reports = [], []
    for number in range(draw(st.integers(1, 6))):
        document = make_document(
            f"Report {number} tells of it in its own words.",
            publisher=draw(st.sampled_from([None, "A", "B"])),
            published=draw(st.sampled_from([None, "2019-08-27", "2019-08-30"])),
        )
        documents.append(document)
        for sub in draw(st.lists(st.sampled_from(["Air/drone strike", "Attack", "Arrests"]), min_size=1, unique=True)):
            claim = make_claim(
                document,
                sub,
                place=draw(st.sampled_from([None, "Homs", "Al-Bab", "Bab"])),
                place_id=draw(st.sampled_from([None, "geonames:1", "geonames:2"])),
                days=draw(st.sampled_from([None, "2019-08-26", ("2019-08-26", "2019-08-27"), "2019-08-27"])),
                killed=draw(st.sampled_from([None, 1, 12, Count(low=9), Count(high=20)])),
                status=draw(st.sampled_from([Status.ASSERTED, Status.UNCERTAIN, Status.DENIED])),
                actors=draw(st.sampled_from([None, RUSSIA])),
                speakers=draw(st.sampled_from([(), ("residents",), ("Russia",)])),
            )
            reports.append(Report.of([claim]))
    ids = st.sampled_from([r.id for r in reports])
    judged = draw(st.lists(st.tuples(st.sampled_from([Verdict.SAME, Verdict.DIFFERENT]), ids, ids), max_size=3))
    judgements = [
        make_judgement(verdict, *sorted((a, b)), day=n + 1) for n, (verdict, a, b) in enumerate(judged) if a != b
    ]
    for verdict, one in draw(st.lists(st.tuples(st.sampled_from(GRADES), ids), max_size=3)):
        judgements.append(make_judgement(verdict, incident_id([one]), day=10 + len(judgements)))
    return reports, {d.id: d for d in documents}, judgements


@settings(max_examples=60, deadline=None)
@given(world=worlds(), seed=st.integers(0, 1_000_000))
def test_the_order_of_reports_and_judgements_changes_nothing(
    world: tuple[list[Report], dict[str, Document], list[Judgement]], seed: int
) -> None:
    reports, documents, judgements = world
    expected = reconcile(reports, documents, judgements)
    rng = random.Random(seed)
    reports, judgements = [*reports, *reports[:1]], list(judgements)
    rng.shuffle(reports)
    rng.shuffle(judgements)
    documents = dict(rng.sample(sorted(documents.items()), len(documents)))
    assert reconcile(reports, documents, judgements) == expected


@settings(max_examples=60, deadline=None)
@given(world=worlds())
def test_no_report_stands_in_two_incidents(
    world: tuple[list[Report], dict[str, Document], list[Judgement]],
) -> None:
    incidents = reconcile(*world)
    ids = [report.id for incident in incidents for report in incident.reports]
    assert len(ids) == len(set(ids))
    assert len({incident.id for incident in incidents}) == len(incidents)


@settings(max_examples=60, deadline=None)
@given(world=worlds())
def test_a_grade_by_a_person_changes_nothing_but_what_says_so(
    world: tuple[list[Report], dict[str, Document], list[Judgement]],
) -> None:
    def told(incident: Incident) -> Incident:
        judged = tuple(one for one in incident.judgements if one.verdict not in GRADES)
        return replace(incident, judgements=judged, corroboration=replace(incident.corroboration, graded=None))

    reports, documents, judgements = world
    ungraded = [one for one in judgements if one.verdict not in GRADES]
    assert [told(one) for one in reconcile(*world)] == reconcile(reports, documents, ungraded)
