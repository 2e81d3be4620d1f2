"""The tree of RFC 6962 against public vectors, and as laws.

Vectors: the inputs and roots of `merkletree/merkle_tree_test.cc` in google/certificate-transparency, which other
implementations of RFC 6962 use as well.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.archive.merkle import EMPTY, consistency, includes, inclusion, is_consistent, root
from sijill.model.leaves import leaf_hash

INPUTS = ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
LEAVES = [leaf_hash(bytes.fromhex(one)) for one in INPUTS]
ROOTS = (
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
INCLUSION = (  # (size, index, proof)
    (1, 0, ()),
    (
        8,
        0,
        (
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        ),
    ),
    (
        3,
        2,
        ("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",),
    ),
)
CONSISTENCY = (  # (before, size, proof)
    (1, 1, ()),
    (
        1,
        8,
        (
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        ),
    ),
    (
        2,
        5,
        (
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        ),
    ),
)


def test_the_empty_tree_has_the_hash_of_nothing() -> None:
    assert root([]).hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@pytest.mark.parametrize("size", range(1, 9))
def test_the_public_roots_come_out(size: int) -> None:
    assert root(LEAVES[:size]).hex() == ROOTS[size - 1]


@pytest.mark.parametrize(("size", "index", "proof"), INCLUSION)
def test_the_public_inclusion_proofs_come_out(size: int, index: int, proof: tuple[str, ...]) -> None:
    assert tuple(one.hex() for one in inclusion(LEAVES[:size], index)) == proof


@pytest.mark.parametrize(("before", "size", "proof"), CONSISTENCY)
def test_the_public_consistency_proofs_come_out(before: int, size: int, proof: tuple[str, ...]) -> None:
    assert tuple(one.hex() for one in consistency(LEAVES[:size], before)) == proof


def leaves(size: int) -> list[bytes]:
    return [leaf_hash(number.to_bytes(4, "big")) for number in range(size)]


@pytest.mark.parametrize("size", range(1, 34))
def test_every_leaf_of_every_tree_is_proved(size: int) -> None:
    tree = leaves(size)
    for index, leaf in enumerate(tree):
        assert includes(leaf, index, size, inclusion(tree, index), root(tree))


@pytest.mark.parametrize("size", range(34))
def test_every_tree_is_consistent_with_all_before_it(size: int) -> None:
    tree = leaves(size)
    for before in range(size + 1):
        assert is_consistent(before, size, consistency(tree, before), root(tree[:before]), root(tree))


def flipped(data: st.DataObject, value: bytes) -> bytes:
    bit = data.draw(st.integers(0, len(value) * 8 - 1))
    return (int.from_bytes(value, "big") ^ (1 << bit)).to_bytes(len(value), "big")


@given(st.data(), st.integers(1, 300))
def test_any_changed_bit_fails_an_inclusion_proof(data: st.DataObject, size: int) -> None:
    tree = leaves(size)
    index = data.draw(st.integers(0, size - 1))
    proof, top = inclusion(tree, index), root(tree)
    assert includes(tree[index], index, size, proof, top)
    values = [tree[index], top, *proof]
    which = data.draw(st.integers(0, len(values) - 1))
    values[which] = flipped(data, values[which])
    assert not includes(values[0], index, size, values[2:], values[1])
    assert not includes(tree[index], index, size, [*proof, EMPTY], top)
    assert not proof or not includes(tree[index], index, size, proof[:-1], top)


@given(st.data(), st.integers(1, 300))
def test_any_changed_bit_fails_a_consistency_proof(data: st.DataObject, size: int) -> None:
    tree = leaves(size)
    before = data.draw(st.integers(1, size))
    proof = consistency(tree, before)
    values = [root(tree[:before]), root(tree), *proof]
    assert is_consistent(before, size, proof, values[0], values[1])
    which = data.draw(st.integers(0, len(values) - 1))
    values[which] = flipped(data, values[which])
    assert not is_consistent(before, size, values[2:], values[0], values[1])
    assert not is_consistent(before, size, [*proof, EMPTY], root(tree[:before]), root(tree))


@given(st.data(), st.integers(1, 300))
def test_a_changed_leaf_changes_the_root(data: st.DataObject, size: int) -> None:
    tree = leaves(size)
    index = data.draw(st.integers(0, size - 1))
    assert root([*tree[:index], flipped(data, tree[index]), *tree[index + 1 :]]) != root(tree)
