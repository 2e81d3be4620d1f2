"""Checkpoints of the log, and proofs that records are in it, for people who hold no register."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sijill.archive.merkle import consistency, inclusion, root
from sijill.archive.verifier import read_checkpoint
from sijill.model.errors import IntegrityError, UsageError
from sijill.model.leaves import Leaf

SCHEMA = "sijill/proof/1"


def checkpoint(leaves: Sequence[Leaf], at: datetime) -> str:
    """The checkpoint of these leaves: the body of a C2SP tlog-checkpoint, the time in an extension line.

    https://c2sp.org/tlog-checkpoint. Signatures, where there are any, follow it behind an empty line. The register's
    name is the beginning of its first leaf's hash, whose salt no other register has.
    """
    if not leaves:
        raise UsageError("The log is empty", todo="Add something to the register first.")
    top = base64.b64encode(root([leaf.hash for leaf in leaves])).decode("ascii")
    return f"sijill/{leaves[0].hash.hex()[:32]}\n{len(leaves)}\n{top}\ntime {at.isoformat()}\n"


def prove(leaves: Sequence[Leaf], leaf: Leaf, at: datetime, since: str | None = None) -> dict[str, Any]:
    """The proof that `leaf` is in the log, and that the log only grew since the checkpoint `since`.

    Raises `IntegrityError` where `since` is not of this log.
    """
    hashes = [one.hash for one in leaves]
    now = checkpoint(leaves, at)
    path = _since(hashes, now, since) if since is not None else []
    return {
        "schema": SCHEMA,
        "checkpoint": now,
        "record": {"kind": leaf.record.kind, "id": leaf.record.id, "digest": leaf.record.digest},
        "salt": leaf.salt.hex(),
        "index": leaf.index,
        "inclusion": [one.hex() for one in inclusion(hashes, leaf.index)],
        "since": since,
        "consistency": [one.hex() for one in path],
    }


def _since(hashes: Sequence[bytes], now: str, since: str) -> list[bytes]:
    try:
        name, size, top = read_checkpoint(since)
    except ValueError as error:
        raise UsageError(
            f"This is no checkpoint: {error}", todo="Name a file that `sijill checkpoint` wrote."
        ) from error
    if name != read_checkpoint(now)[0]:
        raise UsageError("The checkpoint is of another register", where=name, todo="Name one of this register.")
    if not 0 < size <= len(hashes) or root(hashes[:size]) != top:
        todo = "The log was changed since: put the register back from a backup."
        raise IntegrityError("The log does not begin as the checkpoint says", where=name, todo=todo)
    return consistency(hashes, size)
