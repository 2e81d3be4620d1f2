"""Pages say things twice; a claim is made once."""

from __future__ import annotations

import sijill
from sijill.model.claims import Claim


def claims(text: str) -> tuple[Claim, ...]:
    return tuple(sijill.read(text, language="ar").claims)


def test_a_title_told_again_in_the_text_is_told_once() -> None:
    title = "مقتل ثلاثة مدنيين بقصف على بلدة الأتارب"
    assert len(claims(f"{title}\n{title}\nمراسلنا")) == 1


def test_of_a_title_cut_short_and_the_whole_sentence_the_whole_stays() -> None:
    (claim,) = claims("إصابة طفلين بقصف مدفعي على...\nإصابة طفلين بقصف مدفعي على بلدة الأتارب غربي حلب")
    assert claim.place is not None
    assert claim.place.name == "الأتارب"


def test_the_same_words_denied_are_told_beside_the_assertion() -> None:
    found = claims("مقتل ثلاثة مدنيين في الأتارب\nنفى الجيش مقتل ثلاثة مدنيين في الأتارب")
    assert sorted(claim.status for claim in found) == ["asserted", "denied"]


def test_other_figures_are_another_claim() -> None:
    assert len(claims("مقتل ثلاثة مدنيين في الأتارب\nمقتل خمسة مدنيين في الأتارب")) == 2
