from __future__ import annotations

from datetime import date

import pytest

from tests.claims.defects import defect
from tests.claims.trees import claims_in, claims_over


@pytest.mark.parametrize(
    ("text", "event", "place"),
    [
        ("Gunmen shot a priest in Qarsa.", "shot", "Qarsa"),
        ("Jets bombed a bakery in the town of Tal Raffa.", "bombed", "Tal Raffa"),
        ("Gunmen shot a priest in the village of Qarsa in Hama province.", "shot", "Qarsa"),
        ("A bomb exploded near Qarsa.", "exploded", "Qarsa"),
        ("Gunmen shot a priest in Syria's Qarsa province.", "shot", "Qarsa"),
        ("Gunmen shot a priest in Syria's northern city of Qarsa.", "shot", "Qarsa"),
        ("Rebels stormed Qarsa.", "stormed", "Qarsa"),
        ("Air raids kill 18 civilians in Qarsa Monitor", "kill", "Qarsa"),
        ("NAIROBI, May 3 (Wire) - Gunmen shot a priest in Mandera.", "shot", "Mandera"),
        ("A mine killed two deminers.", "killed", None),
        defect(
            "Shops were destroyed by soldiers.",
            "destroyed",
            None,
            reason="a noun that opens the sentence is a name",
        ),
        ("Speaking in Geneva, the envoy said a bomb had killed two guards.", "killed", None),
        ("Gunmen shot a priest on Monday.", "shot", None),
        ("At 9:20 AM a shell killed two bakers.", "killed", None),
        ("A bomb exploded in Qarsa and gunmen shot a priest in Mandera.", "exploded", "Qarsa"),
        ("A bomb exploded in Qarsa and gunmen shot a priest in Mandera.", "shot", "Mandera"),
        ("Qarsa is a small town. It lies in Hama. A shell hit a school in Tal Raffa.", "hit", "Tal Raffa"),
    ],
)
def test_a_place_is_where_it_happened_and_not_where_it_was_told(text: str, event: str, place: str | None) -> None:
    (claim,) = claims_over(text, event)
    assert (claim.place.name if claim.place is not None else None) == place


def test_a_place_goes_on_within_its_paragraph_and_not_beyond() -> None:
    (near,) = claims_in("Families gathered in Qarsa. Then a shell killed two of the men.")
    (far,) = claims_in("Families gathered in Qarsa.\n\nThen a shell killed two of the men.")
    assert near.place is not None
    assert near.place.name == "Qarsa"
    assert far.place is None


@pytest.mark.parametrize(
    ("text", "event", "day"),
    [
        ("Gunmen shot a priest on Monday.", "shot", "2021-06-14"),
        ("On 3 May 2019 gunmen shot a priest.", "shot", "2019-05-03"),
        ("The army denied on Sunday that it had shelled the camp.", "shelled", None),
        ("The mayor said on Tuesday that a bomb had killed two guards.", "killed", None),
        ("The mayor said a bomb had killed two guards on Tuesday.", "killed", "2021-06-15"),
        ("It was reported on Tuesday that a bomb had killed two guards.", "killed", None),
        ("Two guards were reported killed on Tuesday.", "killed", "2021-06-15"),
        ("Injuries were reported after a strike on a bakery on June 13, 2021.", "strike", "2021-06-13"),
        ("Gunmen shot a priest.", "shot", None),
        ("A bomb exploded on Monday and gunmen shot a priest on Tuesday.", "exploded", "2021-06-14"),
        ("A bomb exploded on Monday and gunmen shot a priest on Tuesday.", "shot", "2021-06-15"),
        ("Gunmen shot a priest on Monday. The next day, a bomb killed two guards.", "killed", "2021-06-15"),
    ],
)
def test_a_time_is_when_it_happened_and_not_when_it_was_told(text: str, event: str, day: str | None) -> None:
    (claim,) = claims_over(text, event)
    assert (claim.time.start if claim.time is not None else None) == (date.fromisoformat(day) if day else None)


def test_a_date_is_never_filled_in_with_the_day_of_publication() -> None:
    (claim,) = claims_in("Gunmen shot a priest in Qarsa.", published="2021-06-16")
    assert claim.time is None


def test_without_a_day_of_publication_the_words_are_kept_and_the_dates_are_not_said() -> None:
    (claim,) = claims_in("Gunmen shot a priest on Monday.", published=None)
    assert claim.time is not None
    assert claim.time.anchor.exact == "Monday"
    assert (claim.time.start, claim.time.end, claim.time.time_precision, claim.time.relative_to) == (None,) * 4


def test_a_time_says_from_which_day_it_was_counted() -> None:
    (relative,) = claims_in("Gunmen shot a priest on Monday.")
    (absolute,) = claims_in("Gunmen shot a priest on 3 May 2019.")
    assert relative.time is not None
    assert relative.time.relative_to == date(2021, 6, 16)
    assert absolute.time is not None
    assert absolute.time.relative_to is None
