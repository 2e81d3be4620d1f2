from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.claims import gather
from sijill.model.claims import Claim
from sijill.model.vocabulary import PartyKind
from tests.factory import make_claim, make_document

TEXT = "shells hit the bakery and a bomb went off and four people died and gunmen took a judge"
DOCUMENT = make_document(TEXT)


def claim(words: str, sub_event_type: str = "Attack", **more: object) -> Claim:
    return make_claim(DOCUMENT, sub_event_type, words=words, **more)  # type: ignore[arg-type]


def shape(*claims: Claim) -> list[int]:
    return [len(report.claims) for report in gather(claims)]


def test_claims_of_one_place_and_kind_are_one_report() -> None:
    assert shape(claim("shells", place="Qarsa"), claim("bakery", place="Qarsa")) == [2]
    assert shape(claim("shells", place="Qarsa"), claim("bakery", place="QARSA")) == [2]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (claim("shells", place="Qarsa"), claim("bakery", place="Mandera")),
        (
            claim("shells", place="Qarsa", days="2021-06-01"),
            claim("bakery", place="Qarsa", days="2021-06-02"),
        ),
        (claim("shells", place="Qarsa"), claim("bakery", "Displacement", place="Qarsa")),
        (
            claim("shells", place="Qarsa", killed=3),
            claim("bakery", place="Qarsa", killed=90, cumulative=True),
        ),
    ],
    ids=["places", "days", "kinds", "toll over a period"],
)
def test_in_doubt_claims_stay_apart(left: Claim, right: Claim) -> None:
    assert shape(left, right) == [1, 1]


def test_deaths_of_unknown_cause_join_the_violence_beside_them() -> None:
    assert shape(claim("shells", "Air/drone strike", place="Qarsa"), claim("died", "Casualties", place="Qarsa")) == [2]


def test_a_claim_without_a_place_goes_on_with_what_was_told_last() -> None:
    assert shape(claim("shells", place="Qarsa"), claim("bomb")) == [2]
    assert shape(claim("shells", place="Qarsa"), claim("bomb", "Displacement")) == [1, 1]
    assert shape(claim("shells", place="Qarsa"), claim("bomb", place="Mandera"), claim("died")) == [1, 2]


def test_a_title_that_names_the_country_alone_leaves_the_place_to_the_text() -> None:
    document = make_document("Raid kills four in Kenya A raid on Mandera killed four", title="Raid kills four in Kenya")

    def gathered(place: str) -> list[int]:
        printed = make_claim(document, words="Raid kills four", place=place)
        told = make_claim(document, words="A raid on Mandera", place="Mandera")
        return [len(report.claims) for report in gather([printed, told], document)]

    assert gathered("Kenya") == [2]
    assert gathered("Qarsa") == [1, 1]
    assert shape(claim("shells", place="Kenya"), claim("bakery", place="Mandera")) == [1, 1]


def test_a_street_is_in_the_one_town_of_the_text() -> None:
    assert shape(claim("shells", place="Qarsa"), claim("bomb", place="Elm Street")) == [2]
    assert shape(claim("bomb", place="حي الزهراء"), claim("shells", place="قارسا")) == [2]
    both = claim("shells", place="Qarsa"), claim("gunmen", place="Mandera")
    assert shape(*both, claim("bomb", place="Elm Street")) == [1, 1, 1]
    assert shape(claim("shells", place="Elm Street"), claim("bomb", place="Oak Road")) == [1, 1]


def test_what_names_no_place_goes_to_the_one_report_it_agrees_with() -> None:
    strike, flight = claim("shells", place="Qarsa", killed=4), claim("bomb", "Displacement", place="Mandera")
    assert shape(strike, flight, claim("gunmen", "Casualties", killed=4)) == [2, 1]
    # Three are not four, and a toll over a period is of no one happening.
    assert shape(strike, flight, claim("gunmen", "Casualties", killed=3)) == [1, 1, 1]
    assert shape(strike, flight, claim("gunmen", "Casualties", killed=4, cumulative=True)) == [1, 1, 1]


def test_what_could_belong_to_two_reports_belongs_to_none() -> None:
    two = claim("shells", place="Qarsa"), claim("bakery", place="Mandera")
    flight = claim("bomb", "Displacement", place="Arzuna")
    assert shape(*two, flight, claim("gunmen", "Casualties", killed=4)) == [1, 1, 1, 1]


def test_what_stands_far_away_is_not_joined() -> None:
    text = "shells hit Qarsa" + " and so on" * 200 + " gunmen took a judge and four people died"
    document = make_document(text)
    there = make_claim(document, "Attack", words="shells", place="Qarsa")
    other = make_claim(document, "Displacement", words="gunmen", place="Arzuna")
    dead = make_claim(document, "Casualties", words="died", killed=4)
    assert [len(report.claims) for report in gather([there, other, dead], document)] == [1, 1, 1]


def test_who_died_in_a_hospital_was_hurt_where_the_report_says() -> None:
    assert shape(claim("shells", place="Qarsa"), claim("died", "Casualties", place="Noor Hospital")) == [2]
    assert shape(claim("shells", place="Qarsa"), claim("bomb", place="Noor Hospital")) == [1, 1]


def test_nobody_is_killed_twice() -> None:
    victim = {"Omar Noor": PartyKind.CIVILIANS}
    there = claim("shells", place="Qarsa", recipients=victim, killed=1)
    assert shape(there, claim("died", place="Mandera", recipients=victim, killed=1)) == [2]
    assert shape(there, claim("died", place="Mandera", recipients={"Ali Hadi": PartyKind.CIVILIANS}, killed=1)) == [
        1,
        1,
    ]


def test_no_claims_make_no_report() -> None:
    assert gather([]) == ()


CLAIMS = st.lists(
    st.builds(
        lambda words, kind, place, day: claim(words, kind, place=place, days=day),
        st.sampled_from(TEXT.split()),
        st.sampled_from(["Attack", "Casualties", "Air/drone strike", "Displacement"]),
        st.none() | st.sampled_from(["Qarsa", "Mandera"]),
        st.none() | st.sampled_from(["2021-06-01", "2021-06-02"]),
    ),
    max_size=7,
    unique_by=lambda c: c.id,
)


@given(claims=CLAIMS)
def test_every_claim_is_in_exactly_one_report(claims: list[Claim]) -> None:
    found = [c.id for report in gather(claims) for c in report.claims]
    assert sorted(found) == sorted(c.id for c in claims)


@given(claims=CLAIMS)
def test_a_report_never_spans_two_places(claims: list[Claim]) -> None:
    for report in gather(claims):
        assert len({c.place.name for c in report.claims if c.place is not None}) <= 1
