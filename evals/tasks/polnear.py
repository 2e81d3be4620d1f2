"""polnear: who said what. The reported speech of the whole text, with the gate off."""

from __future__ import annotations

from evals.reading import Json, Output
from evals.tasks.task import Task, percentages


def to_row(output: Output) -> Json:
    """Each act of speech in the text as spans of its parts. The title is no part of this gold."""
    acts = output.account.get("speech", ())
    attributions = [
        {part: _spans(act[part]) for part in ("source", "cue", "content")}
        for act in acts
        if all(anchor.get("in") != "title" for anchor in act["content"])
    ]
    return {"docid": output.id, "attributions": _outermost(attributions)}


def _outermost(attributions: list[Json]) -> list[Json]:
    """Of nested ones only the widest: in this gold a token belongs to one content at most."""
    kept: list[Json] = []
    for one in sorted(attributions, key=lambda act: -sum(end - start for start, end in act["content"])):
        if not any(_overlap(one["content"], other["content"]) for other in kept):
            kept.append(one)
    return kept


def _overlap(left: list[list[int]], right: list[list[int]]) -> bool:
    return any(a < d and c < b for a, b in left for c, d in right)


def _spans(anchors: Json | list[Json] | None) -> list[list[int]]:
    listed = [anchors] if isinstance(anchors, dict) else anchors or []
    return [[anchor["start"], anchor["end"]] for anchor in listed]


TASK = Task(
    name="polnear",
    documents="bench/data/polnear/{split}.docs.jsonl",
    gold="bench/data/polnear/{split}.gold.jsonl",
    scorer=("bench/score.py", "polnear"),
    to_row=to_row,
    headlines=percentages("attribution_f", "attribution_and_source_f", "content_tokens_f"),
    with_reading=True,
)
