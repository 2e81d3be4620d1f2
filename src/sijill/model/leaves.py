"""The leaves of the log: each stands for one record of the register as it was when it was appended."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any


@dataclass(frozen=True, slots=True)
class Record:
    """What a leaf stands for: a record's `kind`, its id there, and the digest of its content."""

    kind: str
    id: str
    digest: str


@dataclass(frozen=True, slots=True)
class Leaf:
    """A record with the salt of its own. `hash` is what the tree is made of and stays when the others are erased."""

    index: int
    record: Record
    salt: bytes
    hash: bytes


def canonical(value: Any) -> bytes:
    """The one way to write `value` as JSON: keys in order, no spaces, UTF-8; as RFC 8785 for text and whole numbers."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")


def content_digest(content: Mapping[str, Any]) -> str:
    """The digest of a record's content. What is None is left out: a column that a later format adds changes nothing."""
    said = {name: value for name, value in content.items() if value is not None}
    return "sha256:" + sha256(canonical(said)).hexdigest()


def entry(index: int, record: Record, salt: bytes) -> bytes:
    """What is hashed: the salt, then the record with its place in the log as canonical JSON."""
    return salt + canonical({"index": index, "kind": record.kind, "id": record.id, "digest": record.digest})


def leaf_hash(entry: bytes) -> bytes:
    """The hash of a leaf by RFC 6962, section 2.1."""
    return sha256(b"\x00" + entry).digest()
