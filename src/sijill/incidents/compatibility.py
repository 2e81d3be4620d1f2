"""Which sub-event types may name one happening: the table `compatible.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from itertools import permutations, product

from sijill.model.errors import LexiconError
from sijill.model.vocabulary import EVENT_TYPE_OF, SUB_EVENT_TYPES

_TABLE = "compatible.toml"


@cache
def compatible_types() -> frozenset[tuple[str, str]]:
    """All ordered pairs of different types that are compatible. Raises `LexiconError` for an unknown one."""
    table = tomllib.loads(files("sijill.incidents").joinpath(_TABLE).read_text("utf-8"))
    pairs = {pair for group in table["group"] for pair in permutations(group["types"], 2)}
    for statement, events in table["statements"].items():
        about = [sub for event in events for sub in SUB_EVENT_TYPES.get(event, (event,))]
        pairs |= set(product([statement], about)) | set(product(about, [statement]))
    if unknown := {name for pair in pairs for name in pair} - EVENT_TYPE_OF.keys():
        raise LexiconError(
            f"No event type: {', '.join(sorted(unknown))}",
            where=_TABLE,
            todo="Use the names of sijill.model.vocabulary.SUB_EVENT_TYPES.",
        )
    return frozenset(pairs)


def compatible(left: str, right: str) -> bool:
    """Whether two sub-event types may name one happening."""
    return left == right or (left, right) in compatible_types()
