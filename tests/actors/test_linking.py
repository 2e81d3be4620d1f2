from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.actors import Setting, directory, link, setting_of
from sijill.actors.linking import names_in


def here(*countries: str, published: date | None = None) -> Setting:
    return Setting(lambda: [frozenset(countries)], lambda: [frozenset(countries)], published)


def linked(phrase: str, *countries: str, modifier: bool = False, tail: bool = False) -> str | None:
    found = link(phrase, here(*countries), modifier=modifier, tail=tail)
    return found.actor.id if found is not None and found.actor is not None else None


@pytest.mark.parametrize(
    ("phrase", "actor"),
    [
        ("the Free Syrian Army", "free-syrian-army"),
        ("Jabhat al-Nusra", "nusra-front"),
        ("IS", "islamic-state"),
        ("Lebanon's Hezbollah", "hezbollah"),
        ("Houthi rebels", "houthis"),
        ("Syrian government forces", "sy-forces"),
        ("the Syrian Arab Army", "sy-forces"),
        ("Russian Aerospace Forces", "ru-air-force"),
        ("Turkish jets", "tr-forces"),
        ("Israeli air force jets", "il-air-force"),
        ("Syrian regime", "sy-government"),
        ("Syrias army", "sy-forces"),
        ("Russia", "ru-government"),
        ("Moscow", "ru-government"),
        ("Wagner mercenaries", "wagner-group"),
        ("FMLN guerrillas", "fmln"),
        ("RSF fighters", "rapid-support-forces"),
        ("Saudi-led coalition", "saudi-led-coalition"),
    ],
)
def test_names_lead_to_their_entry(phrase: str, actor: str) -> None:
    assert linked(phrase) == actor


@pytest.mark.parametrize(
    "phrase",
    [
        "is",
        "gunmen",
        "Palestinian children",
        "Russian",
        "anti-government fighters",
        "US-backed fighters",
        "Hezbollah stronghold",
        "warplanes",
        "",
    ],
)
def test_words_that_name_nobody_lead_nowhere(phrase: str) -> None:
    assert linked(phrase, "SY") is None


def test_a_country_as_belligerent_is_no_name_within_a_longer_phrase() -> None:
    assert linked("Russia analysts") is None


@pytest.mark.parametrize(
    ("phrase", "countries", "actor"),
    [
        ("the army", ["SY"], "sy-forces"),
        ("the army", ["SY", "LB"], None),
        ("the army", [], None),
        ("government forces", ["ML"], "ml-forces"),
        ("rebels", ["SY"], "sy-rebels"),
        ("rebels", ["CD"], None),
        ("coalition", ["YE"], "saudi-led-coalition"),
        ("coalition", ["SY"], "cjtf-oir"),
        ("SDF", ["SY"], "syrian-democratic-forces"),
        ("ELN", ["CO"], "eln-colombia"),
        ("ELN", ["BO"], "eln-bolivia"),
        ("ELN", ["BO", "CO"], None),
        ("ELN", [], None),
    ],
)
def test_names_that_several_share_link_only_where_one_country_is_named(
    phrase: str, countries: list[str], actor: str | None
) -> None:
    assert linked(phrase, *countries) == actor


def test_of_several_in_one_country_the_day_of_publication_decides() -> None:
    early, late = here("IQ", published=date(2005, 6, 1)), here("IQ", published=date(2016, 6, 1))
    first, second = link("US-led coalition", early), link("US-led coalition", late)
    assert first is not None
    assert first.actor is directory().actors["mnf-iraq"]
    assert second is not None
    assert second.actor is directory().actors["cjtf-oir"]


def test_a_text_cannot_speak_of_what_begins_later() -> None:
    found = link("Hayat Tahrir al-Sham", here("SY", published=date(2015, 1, 1)))
    assert found is not None
    assert found.actor is None
    assert "later" in found.rule


def test_joined_names_are_no_one_actor() -> None:
    found = link("Syrian and Russian air forces")
    assert found is not None
    assert found.actor is None
    assert found.rule == "several actors joined"


def test_an_adjective_before_an_event_means_the_armed_forces() -> None:
    assert linked("Russian", modifier=True) == "ru-forces"
    assert linked("US", modifier=True) == "us-forces"


def test_behind_the_head_the_first_name_counts() -> None:
    assert linked("the Nusra Front, a branch of al-Qaeda", tail=True) == "nusra-front"


def test_every_link_names_its_file_and_entry() -> None:
    found = link("Boko Haram")
    assert found is not None
    assert found.rule.startswith("actors/africa.toml, [boko-haram]")


@given(phrase=st.text())
def test_no_phrase_breaks_the_linking(phrase: str) -> None:
    assert link(phrase, here("SY")) is None or link(phrase, here("SY")) == link(phrase, here("SY"))


def test_every_group_is_known_by_its_standard_name() -> None:
    known = directory()
    own = {a.target for rows in known.aliases.values() for a in rows if a.what == "alias"}
    groups = [actor for actor in known.actors.values() if "states.toml" not in actor.entry and actor.id in own]
    assert [actor.id for actor in groups if linked(actor.names["en"]) is None] == []


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (["Syrian", "regime", "barrel", "bomb"], [(0, 1)]),
        (["Syrian", "and", "Russian", "air"], [(0, 0), (2, 2)]),
        (["US", "-", "led", "coalition", "air"], [(0, 3)]),
        (["ISIS", "-", "held", "town"], []),
        (["heavy", "mortar"], []),
    ],
)
def test_names_are_found_among_words(words: list[str], names: list[tuple[int, int]]) -> None:
    assert names_in(words) == names


def test_a_setting_tells_the_places_from_the_countries_that_are_only_named() -> None:
    setting = setting_of(("Russia struck a town in northern Syria.",), None)
    assert setting.named() == [frozenset({"RU", "SY"})]
    assert setting.scenes() == [frozenset({"SY"})]


def test_a_setting_goes_from_the_near_to_the_far() -> None:
    setting = setting_of(("It was struck.", "Aleppo", "War in Yemen."), None)
    assert setting.scenes() == [frozenset(), frozenset(), frozenset({"YE"})]
