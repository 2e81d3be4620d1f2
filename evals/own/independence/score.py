"""Score predictions of independence: `python score.py GOLD PREDICTED` prints a report as JSON.

GOLD: {"pair", "documents": [id, id], "independent": bool, "kind", "why"}; PREDICTED: {"docid", "origin"}, where two
documents of a pair are independent if their origins differ. A document without a row has an origin of its own.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any


def score(gold: Iterable[Mapping[str, Any]], predicted: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Precision and recall of "independent" in percent, the share that is right, and the same for each kind."""
    origin = {row["docid"]: row["origin"] for row in predicted}
    outcomes: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    wrong: dict[str, list[str]] = {"taken_for_independent": [], "taken_for_one_source": []}
    for pair in gold:
        left, right = (origin.get(id, id) for id in pair["documents"])
        truth, said = pair["independent"], left != right
        outcomes[pair["kind"]].append((truth, said))
        if truth != said:
            wrong["taken_for_independent" if said else "taken_for_one_source"].append(pair["pair"])
    every = [outcome for kind in outcomes.values() for outcome in kind]
    return {
        "pairs": len(every),
        "accuracy": _accuracy(every),
        "independent": _precision_and_recall(every, True),
        "one_source": _precision_and_recall(every, False),
        "kinds": {kind: {"pairs": len(found), "accuracy": _accuracy(found)} for kind, found in outcomes.items()},
        "wrong": wrong,
    }


def _accuracy(outcomes: Sequence[tuple[bool, bool]]) -> float | None:
    return _percent(sum(truth == said for truth, said in outcomes), len(outcomes))


def _precision_and_recall(outcomes: Sequence[tuple[bool, bool]], label: bool) -> dict[str, float | None]:
    both = sum(truth == said == label for truth, said in outcomes)
    return {
        "precision": _percent(both, sum(said == label for _, said in outcomes)),
        "recall": _percent(both, sum(truth == label for truth, _ in outcomes)),
    }


def _percent(part: int, whole: int) -> float | None:
    return round(100 * part / whole, 2) if whole else None


if __name__ == "__main__":
    rows = [[json.loads(line) for line in Path(path).read_text("utf-8").splitlines()] for path in sys.argv[1:3]]
    print(json.dumps(score(*rows), ensure_ascii=False, indent=1))
