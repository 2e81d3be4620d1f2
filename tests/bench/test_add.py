from __future__ import annotations

import json

import pytest

from bench.__main__ import main
from bench.add import Speedup, lines


def test_the_ratio_is_the_median_of_the_pairs() -> None:
    found = Speedup(300, 90_000, 2, one=(10.0, 12.0, 9.0), several=(5.0, 8.0, 6.0), load=0.3, peak_mib=300.0)
    assert found.ratios == (2.0, 1.5, 1.5)
    assert found.ratio == 1.5
    assert "ratio 1.50" in "\n".join(lines(found))


def test_the_command_runs_with_one_process_and_with_several(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", "--number", "3", "--repeat", "1", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["texts"] == 3
    assert found["one"][0] > 0
    assert found["several"][0] > 0
