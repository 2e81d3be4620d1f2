from __future__ import annotations

import json

import pytest

from bench.__main__ import main
from bench.read import Comparison, Round, lines


def test_the_ratio_is_the_median_of_the_pairs() -> None:
    found = Comparison(
        10,
        3000,
        sijill=(Round(9.0, 2.0, 200.0), Round(2.0, 1.0, 210.0), Round(2.0, 4.0, 210.0)),
        peer=(Round(1.0, 1.0, 700.0), Round(2.0, 1.0, 700.0), Round(4.0, 3.0, 700.0)),
    )
    assert found.ratios == (0.5, 1.0, 0.75)
    assert found.ratio == 0.75
    assert found.ratio_by_clock == 1.0
    assert found.texts_a_core == 5.0
    assert "ratio 0.75 of spaCy" in "\n".join(lines(found))


def test_both_sides_run_in_turn_and_report(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "--number", "2", "--repeat", "2", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["texts"] == 2
    assert [len(found[side]) for side in ("sijill", "peer")] == [2, 2]
    assert all(one["seconds"] > 0 and one["peak_mib"] > 50 for one in found["sijill"] + found["peer"])
    assert found["ratio"] > 0


def test_arabic_is_measured_against_its_words_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "--language", "ar", "--number", "3", "--repeat", "1"]) == 0
    table = capsys.readouterr().out
    assert "3 texts" in table
    assert "of words alone's speed" in table
    assert "texts a second of processor time" in table


def test_a_small_ratio_keeps_its_digits() -> None:
    found = Comparison(10, 900, (Round(1.0, 1.0, 90.0),), (Round(0.02, 0.0125, 20.0),), "words")
    assert "ratio 0.0125 of words alone" in "\n".join(lines(found))
