from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill import lexicons
from sijill.claims.inflection import noun_forms, verb_forms
from sijill.claims.lexicon import lexicon

LEMMAS = st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyz"), min_size=2, max_size=9)


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("attack", {"attack", "attacks", "attacked", "attacking"}),
        ("seize", {"seize", "seizes", "seized", "seizing"}),
        ("bury", {"bury", "buries", "buried", "burying"}),
        ("destroy", {"destroy", "destroys", "destroyed", "destroying"}),
        ("ambush", {"ambush", "ambushes", "ambushed", "ambushing"}),
        ("flee", {"flee", "flees", "fleeing", "fled"}),
        ("shoot", {"shoot", "shoots", "shooting", "shot"}),
        ("die", {"die", "dies", "died", "dying"}),
    ],
)
def test_a_verb_has_all_its_forms(lemma: str, forms: set[str]) -> None:
    assert forms <= verb_forms(lemma, lexicons.load("inflection", "en")["verbs"])


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("strike", {"strike", "strikes"}),
        ("blast", {"blast", "blasts"}),
        ("casualty", {"casualty", "casualties"}),
        ("ambush", {"ambush", "ambushes"}),
        ("life", {"life", "lives"}),
    ],
)
def test_a_noun_has_its_plural(lemma: str, forms: set[str]) -> None:
    assert noun_forms(lemma, lexicons.load("inflection", "en")["nouns"]) == forms


@given(lemma=LEMMAS)
def test_a_lemma_is_one_of_its_forms_and_all_begin_alike(lemma: str) -> None:
    for forms in (verb_forms(lemma, {}), noun_forms(lemma, {})):
        assert lemma in forms
        assert all(form.startswith(lemma[:-2]) and form.islower() for form in forms)


@given(lemma=LEMMAS, irregular=st.lists(LEMMAS, max_size=3))
def test_irregular_forms_stand_beside_the_regular_ones(lemma: str, irregular: list[str]) -> None:
    assert verb_forms(lemma, {lemma: irregular}) == verb_forms(lemma, {}) | set(irregular)


def test_every_form_leads_back_to_the_entry_it_was_made_from() -> None:
    irregular = lexicons.load("inflection", "en")
    events = lexicon().events
    for entries in list(events.values()):
        for entry in entries:
            if entry.pos == "verb":
                forms = verb_forms(entry.lemma, irregular["verbs"])
            else:
                forms = noun_forms(entry.lemma, irregular["nouns"]) if entry.pos == "noun" else frozenset({entry.lemma})
            assert all(entry in events[form] for form in forms)


DOUBLING = "stab trap drag ram gun drop kidnap rip hit set slam flog whip rob plot mug bar pin stop"


def test_verbs_that_double_their_last_letter_do_so_in_the_lexicon() -> None:
    verbs = {e.lemma for entries in lexicon().events.values() for e in entries if e.pos == "verb"}
    doubled = {lemma: lemma + lemma[-1] + "ing" for lemma in verbs & set(DOUBLING.split())}
    assert {form for form in doubled.values() if form not in lexicon().events} == set()
