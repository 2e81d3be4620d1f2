from __future__ import annotations

import pytest

from sijill.incidents.names import fold_name


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Al-Bab", "al Bāb"),
        ("el-Bab", "Bab"),
        ("Ma'arat al-Numan", "Maarat al Numan"),
        ("Ma’arrat an-Nu’man", "Maʿarrat Nuʿman"),
        ("Saint-Denis", "saint denis"),
        ("the city of Homs", "Homs"),
        ("الباب", "باب"),
        ("إدلب", "ادلب"),
    ],
)
def test_two_spellings_of_one_name_fold_to_the_same(left: str, right: str) -> None:
    assert fold_name(left) == fold_name(right)


@pytest.mark.parametrize(("left", "right"), [("Homs", "Hama"), ("Alma", "Ma"), ("Elbasan", "Basan")])
def test_two_names_stay_two(left: str, right: str) -> None:
    assert fold_name(left) != fold_name(right)


@pytest.mark.parametrize("name", ["al", "The", "-", "Al-"])
def test_a_name_never_folds_to_a_crash(name: str) -> None:
    assert isinstance(fold_name(name), str)
