from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill import lexicons
from sijill.claims import triggers
from sijill.claims.inflection import all_forms
from sijill.claims.lexicon import Entry, lexicon
from sijill.claims.status import words_for
from sijill.reading.gate import Gate
from sijill.reading.parser import load_pipeline

PLAIN = ((),)
"""Companions of a word that counts wherever it stands."""


def test_the_triggers_are_the_words_that_events_are_looked_up_by() -> None:
    assert triggers().words.keys() == lexicon().events.keys()
    assert {"bombed", "bombing", "killed", "killings", "shot", "fled", "airstrikes"} <= triggers().words.keys()


def test_a_trigger_is_a_single_word_in_lower_case_that_the_gate_can_see() -> None:
    assert all(re.fullmatch(r"[^\W_]+(?:-[^\W_]+)*", word) and word == word.lower() for word in triggers().words)


def test_a_companion_is_a_single_word_without_punctuation() -> None:
    for alternatives in triggers().words.values():
        for word in (word for sets in alternatives for words in sets for word in words):
            assert re.fullmatch(r"[^\W_]+", word)
            assert word == word.lower()


@pytest.mark.parametrize("word", ["killed", "died", "attack", "bombing"])
def test_a_word_that_counts_alone_needs_no_companion(word: str) -> None:
    assert triggers().words[word] == PLAIN


@pytest.mark.parametrize(
    ("sentence", "passes"),
    [
        ("The blast took eleven lives.", True),
        ("They took the men away.", True),
        ("It lost its sight.", True),
        ("It lost its charm.", False),
        ("The bridge was blown up.", True),
        ("The wind blew all day.", False),
        ("A mortar round came down on the house.", True),
        ("The price came down.", False),
        ("U.S. strikes went on.", True),
    ],
)
def test_the_gate_asks_for_the_companions_of_the_lexicon(sentence: str, passes: bool) -> None:
    assert Gate(triggers()).may_hold_by_words(sentence) is passes


ENTRIES = sorted({entry for entries in lexicon().events.values() for entry in entries}, key=repr)


@given(entry=st.sampled_from(ENTRIES), data=st.data())
def test_no_sentence_with_all_that_an_entry_asks_for_is_held_back(entry: Entry, data: st.DataObject) -> None:
    asked = [words for words in (entry.particle, entry.object, entry.qualifier, entry.of, entry.object_to) if words]
    asked += [entry.under] if entry.under else []
    words = [data.draw(st.sampled_from(sorted(words))) for words in asked]
    # Words that meet any need that is put in words, and the status that some entries ask for.
    words += ["bomb", "house", "president", "ordered"]
    sentence = " ".join(data.draw(st.permutations([entry.lemma, *words])))
    assert Gate(triggers()).may_hold_by_words(sentence)


def test_the_irregular_forms_of_all_companions_are_known() -> None:
    """The parser's lemmas must lead to no form that we do not list: add it to inflection.toml."""
    words, tables = lexicon(), lexicons.load("inflection", "en").values()
    irregular = {lemma: tuple(forms) for table in tables for lemma, forms in table.items()}
    asked = {word for entry in ENTRIES for word in (*entry.object, *entry.of, *entry.object_to, *entry.under)}
    asked |= words.objects | words.leaders | words.means.keys()
    asked |= {word for entry in ENTRIES if entry.only for word in words_for(entry.only, words)}
    exceptions = load_pipeline()[0].get_pipe("lemmatizer").lookups.get_table("lemma_exc")  # type: ignore[attr-defined]
    unknown = {
        (lemma, form)
        for table in exceptions.values()
        for form, lemmas in table.items()
        for lemma in lemmas
        if lemma in asked and form not in all_forms(lemma, irregular)
    }
    assert not unknown
