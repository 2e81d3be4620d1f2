from __future__ import annotations

from sijill.claims.tolls import figures_of, telling_claim
from sijill.model.vocabulary import Harm
from tests.claims.test_casualties import claims_in


def toll(text: str) -> int | None:
    claim = telling_claim(claims_in(text), Harm.KILLED)
    return None if claim is None else figures_of(claim, Harm.KILLED)[0].count.low


def test_the_first_figure_stands_for_the_report() -> None:
    assert toll("A bomb killed 12 people in Kafr Nabl. The blast in Kafr Nabl killed 14 people, a doctor said.") == 12


def test_a_vague_word_yields_to_a_figure_that_it_can_have_meant() -> None:
    assert (
        toll("A bomb killed dozens of people in Kafr Nabl.\n\nThe bomb in Kafr Nabl killed 31 people, a doctor said.")
        == 31
    )


def test_a_vague_word_does_not_yield_to_a_figure_far_below_it() -> None:
    assert toll("A bomb killed dozens of people in Kafr Nabl.\n\nIn Kafr Nabl one nurse was killed.") == 24


def test_a_part_yields_to_the_whole_that_is_told_with_it() -> None:
    text = "Shelling killed seven children in Kafr Nabl.\n\nIn all, it killed ten people, including seven children."
    assert toll(text) == 10


def test_a_headlines_bound_yields_to_the_figure_of_the_text() -> None:
    claims = claims_in("Air raids killed 84 people in Aleppo.", title="Air raids kill over 80 in Aleppo")
    claim = telling_claim(claims, Harm.KILLED)
    assert claim is not None
    assert figures_of(claim, Harm.KILLED)[0].count.low == 84


def test_a_toll_over_a_period_stands_for_no_report() -> None:
    assert toll("Since 2011, more than 200,000 people have been killed in the war.") is None
