from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from sijill import lexicons
from sijill.actors import directory
from sijill.actors.directory import build, fold, split, tables
from sijill.model.errors import LexiconError
from sijill.model.vocabulary import PartyKind

WORDS: dict[str, Any] = lexicons.load("actors", "en")
STATES = {"AA": {"name": {"en": "Aland"}, "adjectives": {"en": ["Alandic"]}}}


def entry(**fields: Any) -> dict[str, Any]:
    return {"name": {"en": "Green Front"}, "kind": "rebel group", "countries": ["AA"], **fields}


def test_the_directory_loads_with_hundreds_of_groups_beside_the_states() -> None:
    groups = [actor for actor in directory().actors.values() if "states.toml" not in actor.entry]
    assert len(groups) >= 300
    assert len(directory().actors) >= 600


def test_every_actor_has_a_name_a_kind_and_a_stable_slug() -> None:
    for actor in directory().actors.values():
        assert actor.names["en"].strip()
        assert actor.kind in PartyKind
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", actor.id)


def test_every_actor_says_in_which_country_it_acts() -> None:
    assert [actor.id for actor in directory().actors.values() if not actor.countries] == []


def test_every_file_says_at_its_head_what_it_is_and_what_it_stands_on() -> None:
    for name in tables():
        text = (lexicons.files("sijill.lexicons") / "actors" / f"{name}.toml").read_text("utf-8")
        assert text.startswith("# ")
        assert "Public sources:" in text.split("\n\n")[0]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ({"green-front": entry(kind="gang")}, "No kind 'gang'"),
        ({"green-front": entry(countries=["ZZ"])}, "No such country"),
        ({"green-front": entry(part_of="nobody")}, "No actor 'nobody'"),
        ({"green-front": entry(active="long ago")}, "no period"),
        ({"green-front": entry(colour="green")}, "No such field"),
        ({"Green Front": entry()}, "no id"),
        ({"green-front": entry(), "red-front": entry()}, "given to 'green-front' as well"),
        ({"green-front": entry(aliases={"en": ["Alandic"]})}, "given to 'green-front' as well|given to 'AA' as well"),
        ({"a": entry(part_of="b"), "b": entry(name={"en": "B Front"}, part_of="a")}, "part of itself"),
    ],
)
def test_a_broken_entry_is_refused_with_its_place(rows: dict[str, Any], said: str) -> None:
    with pytest.raises(LexiconError, match=said) as caught:
        build({"states": STATES, "groups": rows}, WORDS)
    assert "actors/" in caught.value.where


def test_a_name_may_be_shared_where_both_say_so() -> None:
    rows = {
        "green-front": entry(shared={"en": ["GF"]}),
        "grey-front": entry(name={"en": "Grey Front"}, shared={"en": ["GF"]}),
    }
    assert len(build({"states": STATES, "groups": rows}, WORDS).aliases["gf"]) == 2


def test_a_period_bounds_what_a_text_can_speak_of() -> None:
    actor = build({"states": STATES, "groups": {"green-front": entry(active="2013-04..2019")}}, WORDS).actors[
        "green-front"
    ]
    assert actor.known_on(date(2013, 4, 1))
    assert not actor.known_on(date(2013, 3, 31))
    assert actor.known_on(date(2024, 1, 1))
    assert not actor.active_on(date(2024, 1, 1))


def test_parts_lead_up_to_their_whole() -> None:
    assert directory().is_part("sy-air-force", "sy-government")
    assert not directory().is_part("sy-government", "sy-air-force")


@pytest.mark.parametrize(("left", "right"), [("U.S.", "US"), ("Syria's", "syria"), ("Hay’at", "hay'at")])
def test_spellings_fold_to_the_same(left: str, right: str) -> None:
    assert fold(left) == fold(right)


def test_articles_do_not_count() -> None:
    assert split("the Jabhat al-Nusra") == [("jabhat", "Jabhat"), ("nusra", "Nusra")]
