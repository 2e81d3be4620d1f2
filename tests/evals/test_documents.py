from __future__ import annotations

import dataclasses
import gzip
import json
from datetime import date
from pathlib import Path

import pytest

from evals.documents import Input, read_inputs
from evals.errors import BadRowError

GOLD_ROW = {
    "id": "p1",
    "lang": "en",
    "text": "A strike killed two.",
    "published": "2024-03-05",
    "publisher": None,
    "phenomena": ["exact-count"],
    "complete": True,
    "claims": [{"quote": "A strike killed two"}],
    "must_not": [],
}


def file_of(folder: Path, *lines: object) -> Path:
    path = folder / "docs.jsonl"
    path.write_text("\n".join(one if isinstance(one, str) else json.dumps(one) for one in lines), "utf-8")
    return path


def test_of_a_gold_row_only_the_document_is_seen(tmp_path: Path) -> None:
    (found,) = read_inputs(file_of(tmp_path, GOLD_ROW), "id")
    assert found == Input("p1", "A strike killed two.", None, date(2024, 3, 5), None, "en")


def test_there_is_no_room_for_gold_in_an_input() -> None:
    fields = {field.name for field in dataclasses.fields(Input)}
    assert fields == {"id", "text", "title", "published", "publisher", "language", "url"}


def test_files_may_be_gzipped_and_have_blank_lines(tmp_path: Path) -> None:
    path = tmp_path / "docs.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"docid": "1", "text": "a"}\n\n{"docid": 2, "text": "b"}\n'))
    assert [one.id for one in read_inputs(path, "docid")] == ["1", "2"]


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("{", "not JSON"),
        ("[]", "must be a JSON object"),
        ({"text": "a"}, "needs 'docid'"),
        ({"docid": True, "text": "a"}, "needs 'docid'"),
        ({"docid": "1"}, "needs 'text'"),
        ({"docid": "1", "text": 7}, "'text' must be a text"),
        ({"docid": "1", "text": "a", "published": "yesterday"}, "must be YYYY-MM-DD"),
        ({"docid": "0", "text": "again"}, "stands twice"),
    ],
)
def test_a_bad_row_is_named_with_its_line(tmp_path: Path, row: object, what: str) -> None:
    path = file_of(tmp_path, {"docid": "0", "text": "good"}, row)
    with pytest.raises(BadRowError, match=what) as caught:
        read_inputs(path, "docid")
    assert (caught.value.path, caught.value.line) == (path, 2)
    assert str(caught.value).startswith(f"{path}:2:")
