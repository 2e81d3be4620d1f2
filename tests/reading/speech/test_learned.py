from __future__ import annotations

import re
from importlib.resources import files

import pytest

from sijill.model.errors import LexiconError
from sijill.reading.speech.learned import Model, find_acts, load_model, score
from tests.claims.trees import tree

SAID = tree("""
    Rim     NNP  nsubj     1  rim PERSON
    said    VBD  ROOT      1  say
    that    IN   mark      4
    houses  NNS  nsubj     4  house
    burned  VBD  ccomp     1  burn
    .       .    punct     1
""")
LEMMAS = frozenset({"say"})


def test_features_without_a_weight_count_nothing() -> None:
    assert score({"a": 1.5, "b": -0.5}, ["a", "b", "c"]) == 1.0


def test_the_weights_choose_what_is_said_and_by_whom() -> None:
    model = Model(LEMMAS, {"b": 9.0}, {"b": 1.0}, {"k=ccomp": 5.0}, {"s=>nsubj": 3.0})
    (act,) = find_acts(SAID, [], model)
    assert act.content.kinds[0] == "ccomp"
    assert act.source is not None
    assert act.source.head.text == "Rim"
    assert 0.9 < act.probability < 1


def test_where_nothing_is_likely_nothing_is_said() -> None:
    assert list(find_acts(SAID, [], Model(LEMMAS, {"b": 9.0}, {"b": -9.0}, {}, {}))) == []
    assert list(find_acts(SAID, [], Model(LEMMAS, {"b": -9.0}, {"b": 9.0}, {}, {}))) == []


def test_nobody_may_be_the_likeliest_source() -> None:
    (act,) = find_acts(SAID, [], Model(LEMMAS, {"b": 9.0}, {"b": 9.0}, {}, {"nobody": 3.0}))
    assert act.source is None


def test_the_weights_are_small_and_hold_no_names() -> None:
    path = files("sijill.lexicons") / "en" / "speech-weights.json"
    assert len(path.read_bytes()) < 2_000_000
    model = load_model()
    words = {
        part.partition("=")[2]
        for table in (model.cue, model.act, model.content, model.source)
        for feature in table
        for part in feature.split("/")
        if part.startswith(("l=", "up=", "who=", "w=", "begins=", "next=", "last="))
    }
    # Lemmas and closed-class words are in lower case; tags and labels of entities are known by their capitals.
    assert {word for word in words if not re.fullmatch(r"[^A-Z]*|[A-Z_$]+|ROOT|-[LR]RB-", word)} == set()
    assert all(lemma == ":" or re.fullmatch(r"[a-z-]+", lemma) for lemma in model.lemmas)


def test_a_language_without_weights_says_what_is_missing() -> None:
    with pytest.raises(LexiconError, match="weights"):
        load_model("xx")
