from __future__ import annotations

import pytest

from evals.tables import label_of, table
from sijill.model.vocabulary import EVENT_TYPE_OF, PartyKind

FAKES_LABELS = {
    "location": "aleppo, damascus, daraa, deir ezzor, hama, hasakeh, homs, idlib, lattakia, quneitra, raqqa, tartous",
    "cause": "shelling, explosion, chemical and toxic gases, shooting, execution",
    "actor": "syrian government or russian troops, "
    "the organization of the islamic state in iraq and the levant - isis, "
    "international coalition forces, armed opposition groups, self administration forces, al-nusra front",
}
STRIKES = {"Airstrike", "Artillery", "Drone Strike", "Ground operation", "Naval bombardment"}


def test_tables_know_only_our_types_and_kinds() -> None:
    assert set(table("fakes")["cause"]["type"]) <= set(EVENT_TYPE_OF)
    assert set(table("gaza")["strike_type"]) <= set(EVENT_TYPE_OF)
    assert set(table("fakes")["actor"]["kind"]) <= set(PartyKind)


def test_tables_know_only_the_labels_of_their_task() -> None:
    fakes = table("fakes")
    labels = {field: set(names.split(", ")) for field, names in FAKES_LABELS.items()}
    assert set(fakes["location"]) == labels["location"]
    assert set(fakes["actor"]["named"]) | set(fakes["actor"]["kind"].values()) <= labels["actor"]
    assert set(fakes["cause"]["type"].values()) | set(fakes["cause"]["means"]) <= labels["cause"]
    gaza = table("gaza")
    assert set(gaza["strike_type"].values()) | set(gaza["means"]) <= STRIKES
    assert set(gaza["belligerent"]) == {"Israeli Military", "Palestinian Militants"}


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("U.S.-led coalition", "international coalition forces"),
        ("Syria's army", "syrian government or russian troops"),
        ("Syrian Democratic Forces", "self administration forces"),
        ("the Islamic State group", "the organization of the islamic state in iraq and the levant - isis"),
        ("a history teacher", None),
    ],
)
def test_names_are_found_as_whole_words(name: str, label: str | None) -> None:
    assert label_of(name, table("fakes")["actor"]["named"]) == label
