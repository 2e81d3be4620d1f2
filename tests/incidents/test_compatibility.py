from __future__ import annotations

import pytest

from sijill.incidents.compatibility import compatible, compatible_types
from sijill.model.vocabulary import EVENT_TYPE_OF


def test_the_table_knows_only_types_of_the_vocabulary() -> None:
    assert {name for pair in compatible_types() for name in pair} <= EVENT_TYPE_OF.keys()


def test_compatibility_goes_both_ways() -> None:
    assert all((right, left) in compatible_types() for left, right in compatible_types())


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Air/drone strike", "Shelling/artillery/missile attack"),
        ("Air/drone strike", "Casualties"),
        ("Attack", "Casualties"),
        ("Order", "Attack"),
        ("Rejection", "Air/drone strike"),
    ],
)
def test_types_that_may_name_one_happening(left: str, right: str) -> None:
    assert compatible(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [("Air/drone strike", "Arrests"), ("Air/drone strike", "Suicide bomb"), ("Order", "Threat")],
)
def test_types_that_never_name_one_happening(left: str, right: str) -> None:
    assert not compatible(left, right)
