"""What is kept between one reconciling and the next, so that another report touches its blocks only.

Of each document its outlines; of each block the documents that stand in it, until it is common; of each pair that was
taken for one happening its score. All of it derives from the reports, and can be made again at any time.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from typing import Any

from sijill.incidents.blocks import COMMON, NAME, Key, block_keys, most
from sijill.incidents.clustering import Pair
from sijill.incidents.outlines import Outline, Spot


@dataclass(frozen=True, slots=True)
class Kept:
    """All that is kept: outlines by document, the numbers of the documents in each block that is not common, scores.

    `resolved`: of each subject of a judgement the report that it stands for, and the id that stands for it now.
    """

    outlines: Mapping[str, str]
    blocks: Mapping[int, Iterable[int]]
    common: frozenset[int]
    alike: Mapping[Pair, float]
    resolved: Mapping[str, tuple[str, str]]

    @property
    def rules(self) -> str:
        """By what it was made."""
        return rules()

    @property
    def numbers(self) -> Mapping[str, int]:
        """The number that stands for each document."""
        return {document: document_number(document) for document in self.outlines}


def kept(
    outlines: Iterable[Outline], alike: Mapping[Pair, float], resolved: Mapping[str, tuple[str, str]] = {}
) -> Kept:
    """What to keep of a register with these outlines, of which these pairs are alike."""
    by_document: dict[str, list[Outline]] = defaultdict(list)
    for one in outlines:
        by_document[one.document_id].append(one)
    blocks: dict[int, list[int]] = defaultdict(list)
    common: set[int] = set()
    for document, own in by_document.items():
        its_number = document_number(document)
        for key, number in block_numbers(own).items():
            if number not in common:
                blocks[number].append(its_number)
                if len(blocks[number]) >= most_kept(key):
                    common.add(number)
                    del blocks[number]
    drawn = {document: write_outlines(own) for document, own in by_document.items()}
    return Kept(drawn, blocks, frozenset(common), alike, resolved)


def block_numbers(outlines: Iterable[Outline]) -> dict[Key, int]:
    """The blocks that a document's reports stand in, each with the number that it is kept under."""
    keys = {key for one in outlines for key in block_keys(one) if key[0] != "document"}
    return {key: block_number(key) for key in keys}


def block_number(key: Key) -> int:
    """63 bits that stand for a block. That two of a register's blocks have one number is next to impossible."""
    return _number("\0".join(map(str, key)))


def document_number(id: str) -> int:
    """The same for a document."""
    return _number(id)


def _number(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> 1


def most_kept(key: Key) -> int:
    """From how many documents on it need not be known who stands in a block: names are evidence longest."""
    return COMMON if key[0] == NAME else most(key)


def write_outlines(outlines: Sequence[Outline]) -> str:
    """The outlines of a document as text."""
    return json.dumps([[_written(getattr(one, field)) for field in _FIELDS] for one in outlines])


def read_outlines(text: str) -> Iterator[Outline]:
    """The way back."""
    for row in json.loads(text):
        yield Outline(*(read(value) for read, value in zip(_READERS, row, strict=True)))


def _written(value: Any) -> Any:
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return [[getattr(spot, field.name) for field in fields(Spot)] for spot in value]
    return value


def _as_it_is(value: Any) -> Any:
    return value


def _to_spots(value: list[list[Any]]) -> tuple[Spot, ...]:
    return tuple(Spot(*spot) for spot in value)


_READER_OF: Mapping[str, Callable[[Any], Any]] = {
    "frozenset[str]": frozenset,
    "tuple[Spot, ...]": _to_spots,
}
_FIELDS = tuple(field.name for field in fields(Outline))
_READERS = tuple(_READER_OF.get(str(field.type), _as_it_is) for field in fields(Outline))


@cache
def rules() -> str:
    """Stands for the program and the data that reconcile: what others kept is of no use to these."""
    digest = blake2b(digest_size=10)
    for file in sorted(files("sijill.incidents").iterdir(), key=lambda one: one.name):
        if file.name.endswith((".py", ".toml")):
            digest.update(file.read_bytes())
    return digest.hexdigest()
