"""Mapping tables, the TOML files here: which of a task's labels a name or a type of ours stands for."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> Mapping[str, Any]:
    """The file ``<name>.toml`` beside this module."""
    return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text("utf-8"))


def label_of(name: str, labels: Mapping[str, Iterable[str]]) -> str | None:
    """The first label, in the table's order, one of whose names stands in `name` as whole words; else None.

    >>> label_of("Deir Ez-Zor's countryside", {"deir ezzor": ["deir ez zor"]})
    'deir ezzor'
    """
    words = f" {_plain(name)} "
    return next((label for label, names in labels.items() if any(f" {_plain(one)} " in words for one in names)), None)


def label_of_actor(actor_id: str | None, labels: Mapping[str, Iterable[str]]) -> str | None:
    """The label whose entries of the actor directory hold this actor, or what it is a part of; else None."""
    from sijill.actors import directory

    by_id = {entry: label for label, entries in labels.items() for entry in entries}
    actors = directory().actors
    here = actors.get(actor_id or "")
    while here is not None:
        if here.id in by_id:
            return by_id[here.id]
        here = actors.get(here.part_of or "")
    return None


def _plain(name: str) -> str:
    """Lower case, a space for all that is no letter or digit; a possessive goes, and so do dots (U.S.)."""
    folded = name.casefold().replace("’", "'").replace("'s", "").replace(".", "").replace("'", "")
    return " ".join("".join(c if c.isalnum() else " " for c in folded).split())
