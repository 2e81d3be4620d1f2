from __future__ import annotations

import pytest

from sijill.reading.toponyms import toponyms
from tests.claims.trees import text_of, tree


@pytest.mark.parametrize(
    ("label", "found"),
    [("GPE", ["Old Qarsa"]), ("LOC", ["Old Qarsa"]), ("FAC", ["Old Qarsa"]), ("PERSON", []), ("ORG", [])],
)
def test_a_place_is_what_the_parser_labels_as_one(label: str, found: list[str]) -> None:
    sentence = tree(f"""
        The   DT   det      2  the   {label}
        Old   NNP  compound 2  old   {label}
        Qarsa NNP  nsubj    3  qarsa {label}
        sleeps VBZ ROOT     3  sleep
    """)
    text = text_of(sentence)
    assert [text[span.start : span.end] for span in toponyms(sentence)] == found
