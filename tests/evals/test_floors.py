from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from evals.floors import Floor, below, raise_floors, read_floors, write_floors
from evals.tasks import TASK_OF
from evals.tasks.task import Better, Headline, at

F1 = Headline("f1", at("f1"), noise=0.01)
RATE = Headline("rate", at("rate"), noise=0.0, better=Better.LOWER)

figures = st.none() | st.floats(0, 100)


@given(st.lists(st.tuples(figures, figures)))
def test_floors_only_rise(runs: list[tuple[float | None, float | None]]) -> None:
    floors: dict[str, Floor] = {}
    for f1, rate in runs:
        raised = raise_floors(floors, (F1, RATE), {"f1": f1, "rate": rate})
        for name, before in floors.items():
            assert before.holds(raised[name].floor)
            assert raised[name].raised_to(before.floor) == raised[name]
        floors = raised


def test_a_figure_may_fall_by_the_noise_and_no_further() -> None:
    floors = {"f1": Floor(0.80, Better.HIGHER, 0.01), "rate": Floor(0.0, Better.LOWER, 0.0)}
    assert below(floors, {"f1": 0.79, "rate": 0.0}) == []
    assert below(floors, {"f1": 0.78, "rate": 0.01}) == ["f1", "rate"]


def test_a_figure_that_is_gone_is_below_its_floor() -> None:
    floors = {"f1": Floor(0.80, Better.HIGHER, 0.01)}
    assert below(floors, {"f1": None}) == ["f1"]
    assert below(floors, {}) == ["f1"]


def test_a_headline_that_is_renamed_keeps_its_old_floor_in_sight() -> None:
    old = {"f2": Floor(0.5, Better.HIGHER, 0.0)}
    assert "f2" in raise_floors(old, (F1,), {"f1": 0.9})


def test_floors_read_back_as_written(tmp_path: Path) -> None:
    floors = {"seed": {"f1": Floor(0.5, Better.HIGHER, 0.01), "rate": Floor(0.0, Better.LOWER, 0.0)}}
    write_floors(floors, tmp_path / "floors.json")
    assert read_floors(tmp_path / "floors.json") == floors


def test_the_floors_that_are_kept_belong_to_known_headlines_and_point_the_same_way() -> None:
    for task, own in read_floors().items():
        headlines = {one.name: one for one in TASK_OF[task].headlines}
        for name, floor in own.items():
            assert (floor.better, floor.noise) == (headlines[name].better, headlines[name].noise)
