"""One document that tells of a campaign, of happenings, of tolls and of an agreement: none of them becomes another."""

from __future__ import annotations

from pathlib import Path

import pytest

import sijill
from sijill.incidents import reconcile
from sijill.model.incidents import Incident

SEED = Path(__file__).parents[2] / ".." / "shared" / "seed" / "article.txt"

CAMPAIGN = """Helicopters have been bombing towns in the north of Arvania since early spring, and more than 900 \
civilians have died there, monitors say.

On Monday, shells struck a bakery in Tolmin and killed Pavel Orsic, a baker. Neighbours pulled three wounded children \
out of the rubble.

A day later a roadside bomb killed two nurses near Kresna, the health office said. On Wednesday, gunmen abducted a \
teacher in Dolna Vas. Last week a rocket hit a refugee camp outside Brezje, killing seven people, four of them children.

In June the army and the rebels signed a truce in Sentilj, which was to last until winter. The army denied that it had \
shelled Tolmin.
"""
ROUNDUP = (
    "A strike killed three farmers in Tolmin on 5 May 2020. In Kresna, a car bomb killed nine people on the same day. "
    "Gunmen shot dead a judge in Brezje on 5 May 2020. Shells wounded two children in Sentilj on 5 May 2020."
)
TWO_STRIKES = (
    "A strike on a market in Tolmin killed four people on the morning of 5 May 2020. "
    "In the evening of 5 May 2020 a second strike, on a school in Tolmin, killed two teachers."
)


A_SECOND_STRIKE = (
    "A strike on a market in Tolmin killed four people on 5 May 2020. "
    "A second strike, on a school in Tolmin, killed two teachers."
)
IN_A_SEPARATE_INCIDENT = (
    "Gunmen shot four people dead in Tolmin on 5 May 2020. "
    "In a separate incident on the same day, gunmen killed two teachers in Tolmin."
)


def incidents_of(text: str, published: str) -> list[Incident]:
    account = sijill.read(text, published=published)
    return reconcile(account.reports, {account.document.id: account.document})


def quoting(incidents: list[Incident], *words: str) -> list[Incident | None]:
    """For each of the words the incident one of whose quotes holds them."""
    quotes = [(one, " | ".join(c.anchor.exact for r in one.reports for c in r.claims)) for one in incidents]
    return [next((one for one, said in quotes if part in said), None) for part in words]


def test_a_campaign_its_happenings_its_toll_and_an_agreement_stay_apart() -> None:
    found = incidents_of(CAMPAIGN, "2019-08-29")
    parts = quoting(found, "bombing towns", "a bakery", "a roadside bomb", "a teacher", "a refugee camp", "signed")
    assert None not in parts
    assert len({one.id for one in parts if one}) == 6
    assert not any(e.count.low and e.count.low >= 900 for one in found for e in one.casualties)
    assert [e.count.best for e in parts[4].casualties if parts[4] and e.group is None] == [7]  # type: ignore[union-attr]


def test_a_denial_joins_what_it_denies() -> None:
    bakery, denial = quoting(incidents_of(CAMPAIGN, "2019-08-29"), "a bakery", "had shelled Tolmin")
    assert bakery is not None
    assert bakery is denial
    assert "status" in {disagreement.field for disagreement in bakery.disagreements}


def test_a_roundup_gives_as_many_incidents_as_it_tells_of() -> None:
    found = incidents_of(ROUNDUP, "2020-05-06")
    assert sorted(one.place.name for one in found if one.place) == ["Brezje", "Kresna", "Sentilj", "Tolmin"]


@pytest.mark.parametrize("text", [TWO_STRIKES, A_SECOND_STRIKE, IN_A_SEPARATE_INCIDENT])
def test_two_strikes_on_one_town_on_one_day_stay_two_where_the_text_tells_them_apart(text: str) -> None:
    first, second = quoting(incidents_of(text, "2020-05-06"), "four people", "two teachers")
    assert first is not None
    assert second is not None
    assert first.id != second.id


def test_a_strike_that_is_one_more_than_others_is_one() -> None:
    found = incidents_of("Another strike killed four people in Tolmin on 5 May 2020. Four people died.", "2020-05-06")
    assert len(found) == 1


def test_who_died_in_the_evening_was_shot_in_the_morning() -> None:
    text = "Gunmen shot a judge in Tolmin on Sunday morning. The judge died in Tolmin on Sunday evening, his son said."
    assert len(incidents_of(text, "2020-05-06")) == 1


@pytest.mark.skipif(not SEED.exists(), reason="the seed is no part of the project")
def test_the_seed_does_not_fall_into_one_incident() -> None:
    found = incidents_of(SEED.read_text("utf-8"), "2019-08-27")
    sarmani, kerawan, convoy, agreement = quoting(found, "killed him", "a missile struck", "military", "Moscow agreed")
    assert None not in (sarmani, kerawan, convoy, agreement)
    assert len({one.id for one in (sarmani, kerawan, convoy, agreement) if one}) == 4
    assert len(found) >= 6
