"""Words that begin nothing are passed over: what is found is what is found by trying every word."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.claims.shallow.chunks import find_chunks
from sijill.claims.shallow.counts import find_counts, number_words
from sijill.claims.shallow.lexicon import lexicon_of
from sijill.claims.shallow.times import find_times, time_words
from sijill.lexicons.vocabulary import vocabulary
from sijill.model.readings import Sentence
from sijill.reading.shallow import TOKENIZERS
from sijill.reading.shallow.speech import find_speech, words_of

LANGUAGES = ("ar", "uk", "ru")


class Everything(frozenset[str]):
    """A set that holds whatever it is asked for."""

    def __contains__(self, word: object) -> bool:
        return True

    def isdisjoint(self, words: object) -> bool:
        return False


def trying_all(words: Any, *names: str) -> Any:
    """The same words with nothing passed over."""
    changed = copy.copy(words)
    for name in names:
        object.__setattr__(changed, name, Everything())
    return changed


def sentences(language: str) -> st.SearchStrategy[Sentence]:
    known = sorted(word.rstrip("*") for word in vocabulary(language))
    others = ["14", "٢٠١٨", "7/4/2018", "10-12", "#", "_", "«", "،", ":", "(", ")", "زنبق", "abc"]
    words = st.one_of(st.sampled_from(known), st.sampled_from(others))
    return st.lists(words, min_size=1, max_size=25).map(lambda several: read(" ".join(several), language))


def read(text: str, language: str) -> Sentence:
    return Sentence(0, 0, len(text), 0, tokens=TOKENIZERS[language](text, 0, len(text)), language=language)


def in_each_language() -> st.SearchStrategy[Sentence]:
    return st.one_of([sentences(language) for language in LANGUAGES])


@given(in_each_language())
def test_counts(sentence: Sentence) -> None:
    words = number_words(sentence.language)
    assert find_counts(sentence.tokens, words) == find_counts(sentence.tokens, trying_all(words, "starts"))


@given(in_each_language())
def test_pieces(sentence: Sentence) -> None:
    lexicon = lexicon_of(sentence.language)
    times = find_times(sentence.tokens, date(2018, 4, 9), time_words(sentence.language))
    all_tried = trying_all(lexicon, "pieces", "heads")
    assert find_chunks(sentence, lexicon, times, ()) == find_chunks(sentence, all_tried, times, ())


@given(in_each_language())
def test_speech(sentence: Sentence) -> None:
    found: list[Sequence[object]] = []
    words = words_of(sentence.language)
    with pytest.MonkeyPatch.context() as patch:
        for each in (words, trying_all(words, "cues")):
            patch.setattr("sijill.reading.shallow.speech.words_of", lambda _, each=each: each)
            found.append(find_speech([sentence], [], sentence.language))
    assert found[0] == found[1]
