from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from sijill.incidents import reconcile
from sijill.incidents.victims import People, people, victim_id
from sijill.model.accounts import Report
from sijill.model.claims import Casualty, Claim, Count, Party
from sijill.model.documents import Document
from sijill.model.incidents import Incident
from sijill.model.judgements import Judgement, Verdict
from sijill.model.victims import Victim
from sijill.model.vocabulary import Harm, PartyKind, Status
from tests.factory import make_claim, make_document, make_judgement, quote

Said = tuple[str, str, int | None, str | None]
"""A document's text, a name in it, an age and a sex."""


def harmed(
    document: Document,
    *parties: tuple[str, int | None, str | None],
    harm: Harm = Harm.KILLED,
    place: str = "Homs",
    status: Status = Status.ASSERTED,
    kind: PartyKind = PartyKind.CIVILIANS,
) -> Claim:
    """A claim that names persons as harmed, each anchored where the name stands next."""
    claim = make_claim(document, place=place, days="2019-08-26", status=status)
    recipients: list[Party] = []
    for name, age, sex in parties:
        after = max((party.anchor.end for party in recipients if party.name == name), default=0)
        anchor = quote(document, name)
        if after:
            start = document.text.index(name, after)
            anchor = replace(anchor, start=start, end=start + len(name), prefix="", suffix="")
        recipients.append(Party(name, kind, anchor, age=age, sex=sex))
    casualties = tuple(Casualty(harm, Count.exactly(1), party.anchor) for party in recipients)
    return replace(claim, recipients=tuple(recipients), casualties=casualties)


def listed(
    documents: Sequence[Document],
    claims: Iterable[Claim],
    judgements: Sequence[Judgement] = (),
    rejected: Iterable[str] = (),
) -> People:
    by_id = {document.id: document for document in documents}
    incidents = reconcile([Report.of([claim]) for claim in claims], by_id)
    return people(incidents, by_id, judgements, rejected)


def of(*said: Said) -> tuple[Victim, ...]:
    """The victims of one strike by documents of several publishers."""
    documents = [make_document(text, publisher=f"P{number}") for number, (text, *_) in enumerate(said)]
    claims = [harmed(d, (name, age, sex)) for d, (_, name, age, sex) in zip(documents, said, strict=True)]
    return listed(documents, claims).victims


def test_spellings_of_one_person_are_one_row_with_reasons() -> None:
    (victim,) = of(
        ("A strike on Homs killed Mohammed Ali Khalil, 34.", "Mohammed Ali Khalil", 34, None),
        ("Muhammad Khalil died in Homs.", "Muhammad Khalil", None, "male"),
        ("استشهد محمد علي خليل في حمص.", "محمد علي خليل", None, None),
    )
    assert (victim.name, victim.age, victim.sex, victim.fate) in {
        ("Mohammed Ali Khalil", 34, "male", Harm.KILLED),
        ("محمد علي خليل", 34, "male", Harm.KILLED),
    }
    assert victim.sources.documents == victim.sources.publishers == 3
    assert len(victim.reasons) == 2
    assert all(mention.name in mention.anchor.exact for mention in victim.mentions)


def test_contradicting_ages_and_sexes_keep_apart() -> None:
    assert (
        len(of(("Omar Nasser, 40, died.", "Omar Nasser", 40, None), ("Omar Nasser, 9.", "Omar Nasser", 9, None))) == 2
    )
    two = of(("Nour Haddad died.", "Nour Haddad", None, "female"), ("Nour Haddad.", "Nour Haddad", None, "male"))
    assert len(two) == 2


def test_ages_a_year_apart_in_two_documents_are_one_persons_and_are_both_shown() -> None:
    (victim,) = of(("Omar Nasser, 40.", "Omar Nasser", 40, None), ("Omar Nasser, 41.", "Omar Nasser", 41, None))
    assert [(d.field, [side.value for side in d.values]) for d in victim.disagreements] == [("age", ["40", "41"])]


def test_two_of_one_name_in_one_list_stay_two() -> None:
    document = make_document("A strike killed Ali Hadad, Ali Hadad and Huda Hadad.")
    claim = harmed(document, ("Ali Hadad", None, None), ("Ali Hadad", None, None), ("Huda Hadad", None, None))
    assert [one.name for one in listed([document], [claim]).victims] == ["Ali Hadad", "Ali Hadad", "Huda Hadad"]


def test_a_short_name_that_fits_two_persons_is_joined_to_neither() -> None:
    found = of(
        ("Ahmed Ali Hassan died.", "Ahmed Ali Hassan", None, None),
        ("Ahmed Omar Hassan died.", "Ahmed Omar Hassan", None, None),
        ("Ahmed Hassan died.", "Ahmed Hassan", None, None),
    )
    assert sorted(one.name for one in found) == ["Ahmed Ali Hassan", "Ahmed Hassan", "Ahmed Omar Hassan"]


def test_who_is_not_named_has_no_row() -> None:
    document = make_document("A strike on Homs killed a teacher, Haddad and 12 people.")
    claim = harmed(document, ("a teacher", None, "female"), ("Haddad", None, None), ("12 people", None, None))
    assert listed([document], [claim]).victims == ()


def test_a_surname_is_the_persons_whom_the_document_names() -> None:
    document = make_document("Samir Haddad was hit in Homs. Haddad died.")
    hit = harmed(document, ("Samir Haddad", None, None), harm=Harm.INJURED)
    died = replace(harmed(document, ("Haddad", None, None)), id="b" * 20)
    anchor = quote(document, "Haddad died")
    surname = replace(died.recipients[0], anchor=replace(anchor, end=anchor.start + 6, exact="Haddad"))
    died = replace(died, recipients=(surname,), casualties=(replace(died.casualties[0], anchor=surname.anchor),))
    (victim,) = listed([document], [hit, died]).victims
    assert (victim.name, victim.fate) == ("Samir Haddad", Harm.KILLED)
    assert [d.field for d in victim.disagreements] == ["fate"]


def test_only_asserted_harm_to_persons_counts() -> None:
    document = make_document("Samir Haddad was not killed in Homs, nor was the Grey Brigade.")
    assert listed([document], [harmed(document, ("Samir Haddad", None, None), status=Status.DENIED)]).victims == ()
    unhurt = replace(harmed(document, ("Samir Haddad", None, None)), casualties=())
    assert listed([document], [unhurt]).victims == ()
    force = harmed(document, ("Grey Brigade", None, None), kind=PartyKind.STATE_FORCES)
    assert listed([document], [force]).victims == ()


def test_a_headline_alone_names_nobody() -> None:
    document = make_document("Homs Farmer Omar Killed In Strike On Market")
    assert listed([document], [harmed(document, ("Farmer Omar", None, None))]).victims == ()


def test_who_did_it_is_no_victim_and_is_told_of() -> None:
    document = make_document("Samir Haddad shot Omar Nasser in Homs. Samir Haddad was arrested.")
    shot = replace(
        harmed(document, ("Omar Nasser", None, None)),
        actors=(Party("Samir Haddad", PartyKind.CIVILIANS, quote(document, "Samir Haddad")),),
    )
    arrest = replace(harmed(document, ("Samir Haddad", None, None), harm=Harm.DETAINED), id="c" * 20)
    found = listed([document], [shot, arrest])
    assert [one.name for one in found.victims] == ["Omar Nasser"]
    assert found.actors == ("Samir Haddad",)


def test_a_person_of_three_names_is_one_over_incidents_that_were_not_joined() -> None:
    near = make_document("Yousef Abdelrahman Hassan died in Homs.", publisher="A")
    far = make_document("أصيب يوسف عبد الرحمن الحسن في حمص.", publisher="B")
    claims = [
        harmed(near, ("Yousef Abdelrahman Hassan", None, None)),
        harmed(far, ("يوسف عبد الرحمن الحسن", None, None), harm=Harm.INJURED, place="حمص"),
    ]
    (victim,) = listed([near, far], claims).victims
    assert victim.fate is Harm.KILLED


def test_rejected_claims_name_nobody_and_people_decide_who_is_one() -> None:
    a = make_document("Samir Haddad died in Homs.", publisher="A")
    b = make_document("Sameer al-Hadad died in Homs.", publisher="B")
    c = make_document("Omar Nasser died in Homs.", publisher="C")
    claims = [
        harmed(d, (name, None, None)) for d, name in ((a, "Samir Haddad"), (b, "Sameer al-Hadad"), (c, "Omar Nasser"))
    ]
    found = listed([a, b, c], claims)
    assert len(found.victims) == 2
    assert len(listed([a, b, c], claims, rejected=[claims[2].id]).victims) == 1
    ids = [
        victim_id([(m.anchor.document_id, m.anchor.start, m.anchor.end, m.claim)])
        for v in found.victims
        for m in v.mentions
    ]
    same = make_judgement(Verdict.SAME, *ids)
    (one,) = listed([a, b, c], claims, [same]).victims
    assert "judged them the same" in " ".join(one.reasons)
    apart = make_judgement(Verdict.DIFFERENT, *ids, day=2)
    assert len(listed([a, b, c], claims, [same, apart]).victims) == 3


NAMES = st.sampled_from(
    ["Samir Haddad", "Sameer Hadad", "S. Haddad", "Samir Omar Haddad", "Omar Nasser", "عمر ناصر", "Samira Haddad"]
)


@settings(max_examples=60)
@given(st.data())
def test_order_changes_nothing_and_no_row_contradicts_itself(data: st.DataObject) -> None:
    ages, sexes = st.none() | st.integers(20, 23), st.none() | st.sampled_from(["female", "male"])
    rows = data.draw(st.lists(st.tuples(NAMES, ages, sexes), min_size=1, max_size=7))
    documents = [make_document(f"{name} died in Homs {n}.", publisher=f"P{n % 3}") for n, (name, *_) in enumerate(rows)]
    by_id = {document.id: document for document in documents}
    claims = [harmed(document, row) for document, row in zip(documents, rows, strict=True)]
    incidents: list[Incident] = reconcile([Report.of([claim]) for claim in claims], by_id)
    found = people(incidents, by_id)
    shuffled = incidents[:]
    random.Random(data.draw(st.integers(0, 99))).shuffle(shuffled)
    assert people(shuffled, by_id) == found
    assert len({victim.id for victim in found.victims}) == len(found.victims)
    for victim in found.victims:
        said = [mention.age for mention in victim.mentions if mention.age is not None]
        assert max(said, default=0) - min(said, default=0) <= 1
        assert len({mention.sex for mention in victim.mentions} - {None}) <= 1
        for mention in victim.mentions:
            anchor = mention.anchor
            assert by_id[anchor.document_id].text[anchor.start : anchor.end] == anchor.exact
            assert mention.name in anchor.exact
            assert mention.published == date(2019, 8, 27)
