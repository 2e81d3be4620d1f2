from __future__ import annotations

import pytest

from sijill.claims.headlines import is_headline
from sijill.model.claims import Count
from sijill.model.vocabulary import Harm
from tests.claims.trees import claims_in, tree

KILLED, INJURED = Harm.KILLED, Harm.INJURED
exactly = Count.exactly


@pytest.mark.parametrize(
    ("title", "figures"),
    [
        ("Woman fatally shot in park", {(KILLED, exactly(1))}),
        ("Gunman kills 2, injures 7", {(KILLED, exactly(2)), (INJURED, exactly(7))}),
        ("5 dead, 3 wounded in attack", {(KILLED, exactly(5)), (INJURED, exactly(3))}),
        ("Boy killed, girl wounded by sniper", {(KILLED, exactly(1)), (INJURED, exactly(1))}),
        ("Four shot dead at wedding", {(KILLED, exactly(4))}),
        ("Attack leaves 6 wounded, policeman dead", {(KILLED, exactly(1)), (INJURED, exactly(6))}),
        ("Three men shot, one fatally", {(INJURED, exactly(3))}),
        ("Soldiers kill 12 militants", {(KILLED, exactly(12))}),
        ("4 March 2017 Eleven farmers killed in raid", {(KILLED, exactly(11))}),
        pytest.param(
            "Boy, 14, fatally shot in park",
            {(KILLED, exactly(1))},
            marks=pytest.mark.xfail(strict=True, reason="an age between commas hides who was shot"),
        ),
        ("Fatal shooting under investigation", {(KILLED, Count())}),
        ("Students shot film about the war", set()),
        ("Boss kills plan", set()),
    ],
)
def test_the_order_of_words_tells_whom_a_headline_counts(title: str, figures: set[tuple[Harm, Count]]) -> None:
    found = {(c.harm, c.count) for claim in claims_in("Read more.", title=title) for c in claim.casualties}
    assert found == figures


def test_a_headline_is_a_title_or_a_line_without_a_full_stop() -> None:
    line = "Two NNS nsubj 1\nfled VBD ROOT 1 flee"
    assert is_headline(tree(line))
    assert not is_headline(tree(line + "\n. . punct 1"))
