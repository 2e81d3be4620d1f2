from __future__ import annotations

import json
from pathlib import Path

import pytest

from evals.__main__ import ROOT, main
from evals.documents import Input
from evals.gate import Compared, compare, line
from evals.report import into_page
from evals.tasks import TASKS

SHARED = ROOT.parent / "shared"
TEXT = "Government warplanes killed at least 12 civilians in the town of Saraqib on Monday, a rescue worker said."


def rows(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("task", [task.name for task in TASKS if not task.given_spans])
def test_predict_writes_one_row_a_document_whatever_the_task(task: str, tmp_path: Path) -> None:
    key = next(one.id_field for one in TASKS if one.name == task)
    documents, predicted = tmp_path / "docs.jsonl", tmp_path / "pred.jsonl"
    given = [
        {key: "b", "text": TEXT, "lang": "en", "published": "2019-08-27", "claims": ["gold"]},
        {key: "a", "text": ""},
    ]
    documents.write_text("\n".join(map(json.dumps, given)), "utf-8")
    assert main(["predict", task, str(documents), "-o", str(predicted), "--jobs", "1"]) == 0
    assert [row[key] for row in rows(predicted) if key in row] == ["b", "a"]
    assert "gold" not in predicted.read_text("utf-8")


def test_predictions_do_not_depend_on_the_number_of_processes(tmp_path: Path) -> None:
    documents = tmp_path / "docs.jsonl"
    documents.write_text("\n".join(json.dumps({"docid": n, "text": TEXT.replace("12", str(n))}) for n in range(12)))
    for jobs in ("1", "2"):
        assert main(["predict", "fakes", str(documents), "-o", str(tmp_path / jobs), "--jobs", jobs]) == 0
    assert (tmp_path / "1").read_text() == (tmp_path / "2").read_text()


def test_the_gate_is_compared_one_document_at_a_time() -> None:
    quiet = "The figs were ripe. The hills are green. The sea is calm. Bread is dear."
    found = compare([Input("a", f"{quiet} {TEXT}"), Input("b", quiet)], jobs=1)
    assert (found.documents, found.claims, found.differing) == (2, 1, ())
    assert (found.sentences, found.sentences_read) == (9, 3)
    assert "the gate loses nothing" in line("all", found)
    assert "CHANGES 1: b" in line("all", found + Compared(differing=("b",)))


def test_gate_without_data_skips_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gate", "--data", str(tmp_path), "--split", "none"]) == 0
    assert "seed: skipped" in capsys.readouterr().err


def test_a_bad_row_ends_with_1_and_its_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    documents = tmp_path / "docs.jsonl"
    documents.write_text('{"docid": "1"}')
    assert main(["predict", "fakes", str(documents), "-o", str(tmp_path / "out")]) == 1
    assert f"{documents}:1: a document needs 'text'" in capsys.readouterr().err


def test_data_that_are_missing_are_said_and_skipped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", "--all", "--data", str(tmp_path), "--split", "none"]) == 0
    said = capsys.readouterr().err
    assert all(f"{task.name}: skipped, there is no" in said for task in TASKS)


def test_score_needs_a_task_or_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score"]) == 2
    assert "--all" in capsys.readouterr().err


def test_the_table_goes_between_the_marks_of_the_page() -> None:
    page = (ROOT / "docs" / "quality.md").read_text("utf-8")
    once = into_page(page, "| a |\n")
    assert "| a |" in once
    assert into_page(once, "| a |\n") == once


@pytest.mark.skipif(not (SHARED / "seed").is_dir(), reason="the gold is not there: ../shared")
def test_the_seed_article_scores_and_every_anchor_holds(capsys: pytest.CaptureFixture[str]) -> None:
    main(["score", "seed", "--json", "--jobs", "1"])
    figures = json.loads(capsys.readouterr().out)["seed"]["figures"]
    assert figures["anchor_validity"] == 1.0
