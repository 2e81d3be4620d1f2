"""Check a proof that `sijill prove` wrote: `python verifier.py proof.json`. This one file and Python are all it needs.

A proof says that a record stood at a place of a log when its checkpoint was made, and, where an earlier checkpoint is
in it, that the log only grew since: nothing in the earlier one was changed or taken out. Hashes are SHA-256, and the
tree is that of RFC 6962. Hold each checkpoint against the one that you were given by another way, for a proof always
fits its own.
"""

from __future__ import annotations

import base64
import json
import sys
from hashlib import sha256
from typing import Any


def _node(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


def leaf_of(index: int, record: dict[str, Any], salt: str) -> bytes:
    """The hash of a leaf: of a zero byte, the salt, and the record with its place as JSON in one way of writing it."""
    named = {"index": index, "kind": record["kind"], "id": record["id"], "digest": record["digest"]}
    written = json.dumps(named, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(b"\x00" + bytes.fromhex(salt) + written.encode("utf-8")).digest()


def read_checkpoint(note: str) -> tuple[str, int, bytes]:
    """The log's name, how many leaves it has, and its root. Raises `ValueError`."""
    lines = note.split("\n")
    if len(lines) < 4 or not lines[0] or not lines[1].isdecimal():
        raise ValueError("the checkpoint is not written as one")
    root = base64.b64decode(lines[2], validate=True)
    if len(root) != 32:
        raise ValueError("the checkpoint's root is no SHA-256 hash")
    return lines[0], int(lines[1]), root


def root_by_inclusion(leaf: bytes, index: int, size: int, path: list[bytes]) -> bytes | None:
    """The root that `path` leads to from a leaf (RFC 9162, 2.1.3.2); None where it has not the right length."""
    if not 0 <= index < size:
        return None
    node, last, found = index, size - 1, leaf
    for other in path:
        if last == 0:
            return None
        if node % 2 == 1 or node == last:
            found = _node(other, found)
            while node % 2 == 0 and node > 0:
                node, last = node // 2, last // 2
        else:
            found = _node(found, other)
        node, last = node // 2, last // 2
    return found if last == 0 else None


def grew(before: int, old_root: bytes, size: int, new_root: bytes, path: list[bytes]) -> bool:
    """Whether `path` shows that the first tree is the beginning of the second (RFC 9162, 2.1.4.2)."""
    if not 0 < before <= size:
        return False
    if before == size:
        return not path and old_root == new_root
    if before & (before - 1) == 0:
        path = [old_root, *path]
    if not path:
        return False
    node, last = before - 1, size - 1
    while node % 2 == 1:
        node, last = node // 2, last // 2
    old = new = path[0]
    for other in path[1:]:
        if last == 0:
            return False
        if node % 2 == 1 or node == last:
            old, new = _node(other, old), _node(other, new)
            while node % 2 == 0 and node > 0:
                node, last = node // 2, last // 2
        else:
            new = _node(new, other)
        node, last = node // 2, last // 2
    return last == 0 and old == old_root and new == new_root


def problems(proof: dict[str, Any]) -> list[str]:
    """Everything in a proof that does not hold; nothing where all does."""
    try:
        return _problems(proof)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        return [f"the proof cannot be read: {error}"]


def _problems(proof: dict[str, Any]) -> list[str]:
    if proof["schema"] != "sijill/proof/1":
        return [f"the proof is of the format {proof['schema']!r}, which this program does not know"]
    name, size, root = read_checkpoint(proof["checkpoint"])
    index = proof["index"]
    leaf = leaf_of(index, proof["record"], proof["salt"])
    found = []
    if root_by_inclusion(leaf, index, size, [bytes.fromhex(one) for one in proof["inclusion"]]) != root:
        found.append("the record is not shown to be in the log of the checkpoint")
    if proof["since"] is not None:
        earlier, before, old_root = read_checkpoint(proof["since"])
        path = [bytes.fromhex(one) for one in proof["consistency"]]
        if earlier != name:
            found.append("the earlier checkpoint is of another log")
        if not grew(before, old_root, size, root, path):
            found.append("the log is not shown to have only grown since the earlier checkpoint")
    return found


def main(arguments: list[str]) -> int:
    """Check the proofs in these files; 0 where all hold, 4 where one does not."""
    if not arguments:
        sys.stderr.write("usage: python verifier.py proof.json ...\n")
        return 2
    failed = False
    for path in arguments:
        try:
            with open(path, encoding="utf-8") as stream:  # noqa: PTH123 - the plainest way for who reads this
                found = problems(json.load(stream))
        except (OSError, ValueError) as error:
            found = [f"the file cannot be read: {error}"]
        failed = failed or bool(found)
        sys.stdout.write("".join(f"{path}: {one}\n" for one in found or ["holds"]))
    return 4 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
