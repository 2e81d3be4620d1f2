from __future__ import annotations

import json

import pytest

from bench.__main__ import main
from bench.happenings import Listed, make
from bench.reconcile import Added, Agreement, Measured, adding_line, b_cubed_agreement, exponent, line, pairs_agreement

TOWNS: list[Listed] = [
    (f"geonames:{number}", f"Town {number}", 35.0 + number / 10, 36.0, "SY", "01", 1_000 * number)
    for number in range(1, 30)
]


def measured(reports: int, cpu_seconds: float) -> Measured:
    return Measured(reports, reports, 3, 3, 1.0, cpu_seconds, 10.0, 20.0, Agreement(100.0, 50.0), Agreement(80.0, 80.0))


def test_the_same_seed_makes_the_same_reports() -> None:
    assert list(make(60, TOWNS, seed=2)) == list(make(60, TOWNS, seed=2))
    assert list(make(60, TOWNS, seed=2)) != list(make(60, TOWNS, seed=3))


def test_reports_are_made_of_their_documents_words_and_their_happenings_are_known() -> None:
    told = list(make(120, TOWNS))
    assert 120 <= sum(len(one.truth) for one in told) <= 130
    for one in told:
        assert {report.id for report in one.account.reports} == set(one.truth)
        assert all(claim.anchor.holds_in(one.account.document.text) for claim in one.account.claims)
    assert any(len(one.truth) > 1 for one in told)
    numbers = [number for one in told for number in one.truth.values()]
    assert len(numbers) > len(set(numbers)) > 20


def test_pairs_and_b_cubed_count_what_is_put_together_and_what_belongs_together() -> None:
    truth = {"a": 1, "b": 1, "c": 1, "d": 2}
    assert pairs_agreement(truth, {"a": "x", "b": "x", "c": "y", "d": "y"}) == Agreement(50.0, 100 / 3)
    assert pairs_agreement(truth, {}).recall == 0
    found = b_cubed_agreement(truth, {"a": "x", "b": "x", "c": "x", "d": "y"})
    assert (found.precision, found.recall, found.f) == (100.0, 100.0, 100.0)


def test_growth_is_one_where_twice_as_many_take_twice_as_long() -> None:
    assert exponent(measured(1_000, 2.0), measured(10_000, 20.0)) == pytest.approx(1.0)
    assert "pairs F 66.7 (100.0 / 50.0)" in line(measured(1_000, 2.0))


def test_adding_is_told_by_its_median() -> None:
    assert "reconciled in 5 ms (one in ten takes 90 or more)" in adding_line(
        Added(9, 1.0, 2.0, (1.0,), (4.0, 5.0, 90.0))
    )


def test_the_command_runs(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert main(["reconcile", "--sizes", "100", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["reports"] >= 100
    assert found["incidents"] > 0


def test_documents_are_added_one_by_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reconcile", "--adding", "300"]) == 0
    assert "100 documents added to a register of 300 reports" in capsys.readouterr().out
