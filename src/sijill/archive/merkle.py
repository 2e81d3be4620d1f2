"""The Merkle tree of RFC 6962, section 2.1, over hashes of leaves: root, proofs, and how they are checked.

https://www.rfc-editor.org/rfc/rfc6962#section-2.1. Proofs are checked as in RFC 9162, sections 2.1.3.2 and 2.1.4.2.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

EMPTY = sha256(b"").digest()
"""The root of a tree without leaves."""


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of a node above two others."""
    return sha256(b"\x01" + left + right).digest()


def root(leaves: Sequence[bytes]) -> bytes:
    """The root above these hashes of leaves."""
    # Level by level: a node without neighbour goes up as it is, which gives the tree of the recursive definition.
    level = list(leaves)
    if not level:
        return EMPTY
    while len(level) > 1:
        above = [node_hash(level[at], level[at + 1]) for at in range(0, len(level) - 1, 2)]
        level = above + level[len(above) * 2 :]
    return level[0]


def inclusion(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """The proof that the leaf at `index` is in the tree, from the leaf upwards."""
    if not 0 <= index < len(leaves):
        raise ValueError(f"there is no leaf {index} in a tree of {len(leaves)}")
    if len(leaves) == 1:
        return []
    half = _split(len(leaves))
    if index < half:
        return [*inclusion(leaves[:half], index), root(leaves[half:])]
    return [*inclusion(leaves[half:], index - half), root(leaves[:half])]


def consistency(leaves: Sequence[bytes], before: int) -> list[bytes]:
    """The proof that the tree of the first `before` leaves is the beginning of the tree of all."""
    if not 0 <= before <= len(leaves):
        raise ValueError(f"a tree of {before} is no beginning of one of {len(leaves)}")
    return _subproof(leaves, before, whole=True) if before else []


def _subproof(leaves: Sequence[bytes], before: int, *, whole: bool) -> list[bytes]:
    if before == len(leaves):
        return [] if whole else [root(leaves)]
    half = _split(len(leaves))
    if before <= half:
        return [*_subproof(leaves[:half], before, whole=whole), root(leaves[half:])]
    return [*_subproof(leaves[half:], before - half, whole=False), root(leaves[:half])]


def _split(size: int) -> int:
    """The greatest power of two below `size`."""
    return 1 << ((size - 1).bit_length() - 1)


def includes(leaf: bytes, index: int, size: int, proof: Sequence[bytes], expected: bytes) -> bool:
    """Whether `proof` shows this hash of a leaf at `index` of the tree of `size` with the root `expected`."""
    if not 0 <= index < size:
        return False
    node, last, found = index, size - 1, leaf
    for other in proof:
        if last == 0:
            return False
        if node % 2 or node == last:
            found = node_hash(other, found)
            while node % 2 == 0 and node:
                node, last = node >> 1, last >> 1
        else:
            found = node_hash(found, other)
        node, last = node >> 1, last >> 1
    return last == 0 and found == expected


def is_consistent(before: int, size: int, proof: Sequence[bytes], root_before: bytes, expected: bytes) -> bool:
    """Whether `proof` shows that the tree of `before` leaves is the beginning of that of `size`, by their roots."""
    if not 0 <= before <= size:
        return False
    if before == size:
        return not proof and root_before == expected
    if before == 0:
        return not proof and root_before == EMPTY
    path = list(proof) if before & (before - 1) else [root_before, *proof]
    if not path:
        return False
    node, last = before - 1, size - 1
    while node % 2:
        node, last = node >> 1, last >> 1
    old = new = path[0]
    for other in path[1:]:
        if last == 0:
            return False
        if node % 2 or node == last:
            old, new = node_hash(other, old), node_hash(other, new)
            while node % 2 == 0 and node:
                node, last = node >> 1, last >> 1
        else:
            new = node_hash(new, other)
        node, last = node >> 1, last >> 1
    return last == 0 and old == root_before and new == expected
