from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from sijill.incidents.likeness import Likeness, likeness
from sijill.incidents.outlines import main_report, outline
from sijill.model.accounts import Report
from sijill.model.claims import Claim
from sijill.model.documents import Document
from sijill.model.vocabulary import PartyKind, Status
from tests.factory import make_claim, make_document


def compared(left: tuple[Document, Claim], right: tuple[Document, Claim]) -> Likeness:
    """Two documents with one claim each, compared as the main reports of their documents."""
    outlines = [outline(Report.of([claim]), document, [claim]) for document, claim in (left, right)]
    return likeness(*outlines)


def told(text: str, published: str | None = "2019-08-27", **more: object) -> tuple[Document, Claim]:
    document = make_document(text, published=published)
    return document, make_claim(document, **more)  # type: ignore[arg-type]  # the keywords are make_claim's own


def weight_of(found: Likeness, feature: str) -> float:
    return sum(one.weight for one in found.comparisons if one.feature == feature)


def test_the_same_place_and_day_are_one_happening_where_nothing_speaks_against_it() -> None:
    assert compared(
        told("Homs was hit.", place="Homs", days="2019-08-26"), told("A raid.", place="Homs", days="2019-08-26")
    ).same


def test_a_victim_whom_both_name_joins_where_the_places_have_two_names() -> None:
    victim = {"recipients": {"Adel Marzouk": PartyKind.CIVILIANS}}
    left = told("Homs was hit.", place="Homs", days="2019-08-26", **victim)
    assert compared(left, told("A raid.", place="Wadi al-Dhahab", days="2019-08-26", **victim)).same
    assert not compared(left, told("A raid.", place="Wadi al-Dhahab", days="2019-08-26")).same


def test_rare_names_that_both_texts_hold_say_more_than_common_ones() -> None:
    one, other = (
        told("Police went to Mercy Hospital on Elm Street."),
        told("Two lay in Mercy Hospital near Elm Street."),
    )
    outlines = [outline(Report.of([claim]), document, [claim]) for document, claim in (one, other)]
    rare, common = likeness(*outlines), likeness(*outlines, rarity=lambda _: 0.0)
    assert weight_of(rare, "names") > weight_of(common, "names")


def test_the_names_of_a_document_are_evidence_for_its_main_report_alone() -> None:
    document = make_document("A man was shot at Mercy Hospital. In Homs a shop burned.")
    main = make_claim(document, "Attack", words="A man was shot", killed=1)
    other = make_claim(document, words="a shop burned", place="Homs")
    reports = [Report.of([other]), Report.of([main])]
    assert main_report(reports) is reports[1]
    assert outline(reports[1], document, [main, other]).marks == {"mercy hospital"}
    assert outline(reports[0], document).marks == frozenset()


def test_of_a_document_that_only_denies_no_report_is_the_main_one() -> None:
    document = make_document()
    assert main_report([Report.of([make_claim(document, status=Status.DENIED)])]) is None


def test_two_days_are_two_happenings_unless_a_name_says_that_one_is_mistaken() -> None:
    left = told("Homs was hit.", place="Homs", days="2019-08-26")
    assert compared(left, told("A raid.", place="Homs", days="2019-08-27")).contradicted
    victim = {"recipients": {"Adel Marzouk": PartyKind.CIVILIANS}}
    named = told("Homs was hit.", place="Homs", days="2019-08-26", **victim)
    assert not compared(named, told("A raid.", place="Homs", days="2019-08-27", **victim)).contradicted


def test_names_in_two_scripts_cannot_be_told_to_differ() -> None:
    day = {"days": "2019-08-26"}
    found = compared(told("Homs was hit.", place="Homs", **day), told("قصف.", place="حمص", **day))
    assert any(one.why == "names in two scripts" for one in found.comparisons)


def test_likeness_of_wording_alone_joins_nothing() -> None:
    clause = "the shelling of the eastern quarter of the town went on until dawn"
    found = compared(told(clause, published=None), told(f"{clause}.", published=None))
    assert weight_of(found, "words") > 0
    assert not found.same


@pytest.mark.parametrize(("ours", "theirs", "sign"), [(12, 12, 1), (12, 3, -1), (1, 1, 0)])
def test_the_same_large_toll_speaks_for_one_happening_and_another_toll_against_it(
    ours: int, theirs: int, sign: int
) -> None:
    weight = weight_of(compared(told("Homs was hit.", killed=ours), told("A raid.", killed=theirs)), "toll")
    assert (weight > 0) - (weight < 0) == sign


def test_every_reason_says_what_was_compared_and_what_it_weighs() -> None:
    found = compared(told("Homs was hit.", place="Homs", days="2019-08-26"), told("A raid.", place="Hama", killed=3))
    assert any(reason.startswith("place: two names (homs | hama), -") for reason in found.reasons)
    assert all(reason.endswith("apart") or reason.rpartition(", ")[2][0] in "+-" for reason in found.reasons)


def test_wording_can_never_outweigh_the_start() -> None:
    table = tomllib.loads(files("sijill.incidents").joinpath("likeness.toml").read_text("utf-8"))
    assert table["words"]["shared"] + table["start"] < 0
