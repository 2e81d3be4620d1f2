from __future__ import annotations

import pytest

from sijill.claims.lexicon import lexicon
from sijill.claims.means import find_weapons
from sijill.model.vocabulary import MeansKind
from tests.claims.defects import defect
from tests.claims.trees import claims_in, tree


@pytest.mark.parametrize(
    ("rows", "phrases"),
    [
        ("Barrel NN compound 1 barrel\nbombs NNS nsubj 2 bomb\nfell VBD ROOT 2 fall", ["Barrel bombs"]),
        ("Rockets NNS nsubj 1 rocket\nfell VBD ROOT 1 fall", ["Rockets"]),
        ("Mortar NN compound 1 mortar\nshells NNS nsubj 2 shell\nfell VBD ROOT 2 fall", ["Mortar shells"]),
        ("Figs NNS nsubj 1 fig\nfell VBD ROOT 1 fall", []),
        ("They PRP nsubj 1 they\nshell VBP ROOT 1 shell\nit PRP dobj 1 it", []),
    ],
)
def test_the_longest_phrase_is_the_weapon_and_a_verb_is_none(rows: str, phrases: list[str]) -> None:
    sentence = tree(rows)
    found = find_weapons(sentence, lexicon())
    assert [" ".join(t.text for t in sentence.tokens[w.first.index : w.head.index + 1]) for w in found] == phrases


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("A car bomb killed two guards in Qarsa.", {("car bomb", MeansKind.MUNITION)}),
        (
            "Helicopters dropped barrel bombs on the clinic.",
            {("Helicopters", MeansKind.PLATFORM), ("barrel bombs", MeansKind.MUNITION)},
        ),
        ("Soldiers killed the farmer in a hail of gunfire.", {("hail of gunfire", MeansKind.MUNITION)}),
        defect(
            "Four people were killed by shelling.",
            {("shelling", MeansKind.METHOD)},
            reason="the parser takes 'shelling' for a verb, which is no means",
        ),
        defect(
            "Gunmen armed with machetes killed a priest.",
            {("machetes", MeansKind.MUNITION)},
            reason="what the actors are armed with is not looked at",
        ),
        ("Soldiers shot a herder.", set()),
        ("The priest was killed.", set()),
    ],
)
def test_a_means_is_recorded_only_where_the_text_names_one(text: str, means: set[tuple[str, MeansKind]]) -> None:
    assert {(m.name, m.kind) for claim in claims_in(text) for m in claim.means} == means
