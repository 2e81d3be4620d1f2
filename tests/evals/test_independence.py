from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest

from evals.documents import read_inputs
from evals.own.independence.score import score
from evals.tasks import independence
from evals.tasks.task import OWN

FOLDER = OWN / "independence"
SPLITS = ("dev", "test")


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (FOLDER / name).read_text("utf-8").splitlines()]


def test_there_are_sixty_pairs_thirty_to_develop_on_and_thirty_to_test_with() -> None:
    kinds = {split: Counter(row["kind"] for row in rows(f"{split}.gold.jsonl")) for split in SPLITS}
    assert {split: sum(counted.values()) for split, counted in kinds.items()} == {"dev": 30, "test": 30}
    assert kinds["dev"] == kinds["test"]
    pairs = [row["pair"] for split in SPLITS for row in rows(f"{split}.gold.jsonl")]
    assert len(set(pairs)) == 60


@pytest.mark.parametrize("split", SPLITS)
def test_every_pair_has_its_two_documents_a_label_and_a_reason(split: str) -> None:
    documents = {one.id: one for one in read_inputs(FOLDER / f"{split}.docs.jsonl", "docid")}
    named = [id for row in rows(f"{split}.gold.jsonl") for id in row["documents"]]
    assert sorted(named) == sorted(documents)
    for row in rows(f"{split}.gold.jsonl"):
        assert {id.rpartition("-")[0] for id in row["documents"]} == {row["pair"]}
        assert isinstance(row["independent"], bool)
        assert row["why"]
    assert all(one.publisher and one.published and one.language for one in documents.values())


def test_the_page_says_how_many_pairs_there_are_of_each_kind() -> None:
    page = (OWN.parent.parent / "docs" / "independence.md").read_text("utf-8")
    every = [row for split in SPLITS for row in rows(f"{split}.gold.jsonl")]
    for kind, count in Counter(row["kind"] for row in every).items():
        labels = {row["independent"] for row in every if row["kind"] == kind}
        assert len(labels) == 1
        assert f"| {kind} | {count} | {'yes' if labels.pop() else 'no'} |" in page


def test_the_score_counts_pairs_taken_for_independent_and_those_missed() -> None:
    gold = [
        {"pair": pair, "documents": [f"{pair}-a", f"{pair}-b"], "independent": truth, "kind": kind, "why": ""}
        for pair, truth, kind in [("1", True, "x"), ("2", True, "x"), ("3", False, "y"), ("4", False, "y")]
    ]
    one_source = [{"docid": f"{pair}-{side}", "origin": f"{pair}-a"} for pair in "24" for side in "ab"]
    found = score(gold, one_source)
    assert found["independent"] == {"precision": 50.0, "recall": 50.0}
    assert found["kinds"]["y"] == {"pairs": 2, "accuracy": 50.0}
    assert found["wrong"] == {"taken_for_independent": ["3"], "taken_for_one_source": ["2"]}
    assert score([], [])["accuracy"] is None


def test_its_gold_lies_in_the_project_whatever_the_data_folder_is() -> None:
    documents, gold = independence.TASK.files(FOLDER / "elsewhere", "dev")
    assert documents.parent == gold.parent == FOLDER
