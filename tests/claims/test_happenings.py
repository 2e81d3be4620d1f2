from __future__ import annotations

import pytest

from sijill.claims.events import find_triggers
from sijill.claims.happenings import bind
from sijill.claims.lexicon import lexicon
from sijill.claims.means import find_weapons
from sijill.claims.status import Ruling, rule_on
from sijill.model.readings import Sentence
from sijill.model.vocabulary import Status
from tests.claims.trees import claims_in, tree

KILLED_AND_WOUNDED = tree("""
    Bombs    NNS nsubj 1 bomb
    killed   VBD ROOT  1 kill
    six      CD  nummod 3
    men      NNS dobj  1 man
    and      CC  cc    1
    wounded  VBD conj  1 wound
    two      CD  nummod 7
    women    NNS dobj  5 woman
""")
SHOT_AND_FLED = tree("""
    Gunmen   NNS nsubj 1 gunman
    shot     VBD ROOT  1 shoot
    men      NNS dobj  1 man
    and      CC  cc    1
    families NNS nsubj 5 family
    fled     VBD conj  1 flee
""")


def bound(sentence: Sentence, **rulings: Status) -> list[tuple[str, ...]]:
    """The event words of each happening."""
    words = lexicon()
    triggers = find_triggers(sentence, find_weapons(sentence, words), words)
    found = bind(
        sentence,
        triggers,
        lambda t: Ruling(rulings[t.text]) if t.text in rulings else rule_on(sentence, t, words),
    )
    return [tuple(t.token.text for t in happening.triggers) for happening in found]


def test_the_dead_and_the_wounded_of_one_bomb_are_one_happening() -> None:
    assert bound(KILLED_AND_WOUNDED) == [("killed", "wounded")]


def test_clauses_of_different_status_stay_apart() -> None:
    assert bound(KILLED_AND_WOUNDED, wounded=Status.DENIED) == [("killed",), ("wounded",)]


def test_a_flight_is_no_part_of_the_shooting() -> None:
    assert bound(SHOT_AND_FLED) == [("shot",), ("fled",)]


@pytest.mark.parametrize(
    ("text", "happenings"),
    [
        ("An airstrike on a market killed nine people and wounded thirty.", 1),
        ("Jets bombed a bakery, killing four people.", 1),
        ("Gunmen attacked a bus and killed the driver.", 1),
        ("A bomb exploded in a cafe, leaving six people dead.", 1),
        ("Gunmen killed a pastor on Monday. The next day, a bomb killed two guards.", 2),
        ("Rebels shot a priest and soldiers killed two rebels.", 2),
        ("Soldiers arrested a man and gunmen kidnapped a judge.", 2),
        ("A bomb exploded in Qarsa and gunmen shot a priest in Mandera.", 2),
        ("A bomb exploded on Monday and gunmen shot a priest on Tuesday.", 2),
    ],
)
def test_one_happening_is_one_claim(text: str, happenings: int) -> None:
    assert len(claims_in(text)) == happenings


def test_deaths_in_the_next_sentence_belong_to_the_strike_before() -> None:
    (claim,) = claims_in("Jets bombed a bakery in Qarsa. Four people died.")
    assert claim.sub_event_type == "Air/drone strike"
    assert [c.count.best for c in claim.casualties] == [4]


def test_deaths_that_another_speaker_gives_stay_apart() -> None:
    claims = claims_in("Jets bombed Qarsa, killing four people, medics said. The mayor said nine people had died.")
    assert sorted(c.count.best or 0 for claim in claims for c in claim.casualties) == [4, 9]
    assert all(len(claim.casualties) == 1 for claim in claims)
