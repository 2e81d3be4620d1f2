from __future__ import annotations

import json
from pathlib import Path

from training.casing import learn


def test_no_weight_holds_a_name(tmp_path: Path) -> None:
    lines = [
        f"The {thing} was seen by Adela Quintero near the {thing} of Orvalle, and nobody had said so to her."
        for thing in ("bridge", "market", "garden")
    ]
    documents = tmp_path / "docs.jsonl"
    documents.write_text("".join(json.dumps({"text": line}) + "\n" for line in lines * 10), encoding="utf-8")
    weights = learn(documents)
    assert weights["word seen"] < 0
    assert not [feature for feature in weights if "word quintero" in feature or "before adela" in feature]
