from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.incidents.copies import SKETCH_RUNS, containment, copies, quotations, retellings, shared_passage, sketch
from sijill.model.documents import Document
from tests.factory import make_document

WIRE = (
    "Rockets hit the grain port before sunrise and set two silos on fire. A crane driver and a customs clerk were "
    "killed. The harbour master closed the inner basin for the day, and eleven ships waited in the roads. Farmers who "
    "had driven through the night turned back with full lorries."
)
TEXTS = st.lists(st.sampled_from("red dog ran past nine old mills and a gate".split()), max_size=60).map(" ".join)


def found(*texts: str) -> list[tuple[int, int]]:
    named = {f"d{number:02}": Document(f"d{number:02}", text) for number, text in enumerate(texts)}
    return [(int(copy.left[1:]), int(copy.right[1:])) for copy in copies(named)]


def test_a_text_cut_short_is_a_copy() -> None:
    short = WIRE[: WIRE.index(" The harbour")]
    assert found(WIRE, short) == [(0, 1)]
    assert containment(WIRE, short) == 1.0


def test_a_text_with_much_of_its_own_and_half_of_another_is_a_copy() -> None:
    own = " Prices of bread rose at once. The minister asked for calm and said that there was flour for four months."
    assert found(WIRE, WIRE[: WIRE.index(" The harbour")] + own) == [(0, 1)]


def test_two_texts_on_one_happening_are_no_copies() -> None:
    own = "Before sunrise two silos burned in the port. My cousin drives a crane there, a farmer said; he is dead."
    assert found(WIRE, own) == []


def test_set_phrases_of_the_trade_make_no_copy() -> None:
    stock = "There was no immediate claim of responsibility for the attack. The death toll was expected to rise."
    assert (
        found(f"Nine died in the mill, a miller said. {stock}", f"I saw nine in the yard, a girl told us. {stock}")
        == []
    )


def test_copies_are_found_in_a_crowd() -> None:
    crowd = [f"{WIRE} Edition {number} of the paper had this." for number in range(30)]
    linked = {0}
    for left, right in found(*crowd, "Another text about another port and other ships which came there on Monday."):
        linked |= {left, right}
    assert linked == set(range(30))


def test_a_long_text_has_a_bounded_sketch_and_its_cut_is_still_found() -> None:
    words = [f"w{number * 7919 % 10_007}" for number in range(6_000)]
    long, cut = " ".join(words), " ".join(words[1_000:2_500])
    assert len(sketch(long).runs) == SKETCH_RUNS
    assert containment(long, cut) > 0.9
    assert found(long, cut) == [(0, 1)]


@given(TEXTS, TEXTS)
def test_containment_is_symmetric_and_a_share(left: str, right: str) -> None:
    assert containment(left, right) == containment(right, left)
    assert 0.0 <= containment(left, right) <= 1.0


@given(TEXTS, TEXTS)
def test_what_is_shown_of_a_copy_is_equal_words(left: str, right: str) -> None:
    one, other = make_document(left or "x"), make_document(right or "x")
    if passage := shared_passage(one, other):
        a, b = (document.anchor(span).exact for document, span in zip((one, other), passage, strict=True))
        assert a.split() == b.split()


def test_a_quotation_is_known_by_eight_words_in_quotation_marks() -> None:
    said = "I opened the door and the whole street was gone"
    assert set(quotations(f"“{said},” he said.")) & set(quotations(f'She wrote: "{said}".'))
    assert not quotations('"We will not give up, never," he said.')
    assert not quotations(f"{said}, he said.")


@pytest.mark.parametrize(
    ("other", "retold"),
    [
        ("Lev, 19, and Ada, 27, had gone 8 km by 6.45 when they died; 14 goats were left.", True),
        ("At 6.45 Ada, 27, died after 14 goats were seen; Lev, 19, lived 8 days.", False),
        ("Lev, 19, died at noon.", False),
    ],
)
def test_the_same_figures_in_the_same_order_are_a_text_retold(other: str, retold: bool) -> None:
    one = Document("a", "Lev (19) and Ada (27) were 8 km from home at 6.45. Their 14 goats walked on.")
    assert bool(list(retellings({"a": one, "b": Document("b", other)}))) is retold


def test_the_numbers_of_a_list_and_years_are_no_figures() -> None:
    listed = "\n".join(f"{number}- {{}}" for number in range(1, 9))
    left, right = (Document(id, listed.format(*names)) for id, names in (("a", "abcdefgh"), ("b", "stuvwxyz")))
    assert not list(retellings({"a": left, "b": right}))
    years = Document("c", "1999 2001 2003 2005 2007 2009"), Document("d", "In 1999, 2001, 2003, 2005, 2007 and 2009")
    assert not list(retellings({one.id: one for one in years}))
