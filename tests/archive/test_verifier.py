"""The verifier in one file agrees with the program, on every log and every forgery."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from sijill.archive import verifier
from sijill.archive.proofs import checkpoint, prove
from sijill.model.errors import IntegrityError, UsageError
from sijill.model.leaves import Leaf, Record, content_digest, entry, leaf_hash

AT = datetime(2020, 1, 1, tzinfo=UTC)
SCHEMA = json.loads(files("sijill.schema").joinpath("proof-1.json").read_text("utf-8"))


def leaf(index: int, id: str, salt: bytes) -> Leaf:
    record = Record("document", id, content_digest({"id": id}))
    return Leaf(index, record, salt, leaf_hash(entry(index, record, salt)))


def log(size: int) -> list[Leaf]:
    return [leaf(index, f"تقرير-{index}", index.to_bytes(32, "big")) for index in range(size)]


@given(st.data(), st.integers(1, 80))
def test_every_proof_holds(data: st.DataObject, size: int) -> None:
    leaves = log(size)
    index, before = data.draw(st.integers(0, size - 1)), data.draw(st.integers(1, size))
    proof = prove(leaves, leaves[index], AT, checkpoint(leaves[:before], AT))
    Draft202012Validator(SCHEMA).validate(proof)
    assert verifier.problems(json.loads(json.dumps(proof))) == []
    assert verifier.problems(prove(leaves, leaves[index], AT)) == []


def forgeries(proof: dict[str, Any]) -> list[dict[str, Any]]:
    other = "00" * 32
    record = proof["record"]
    return [
        proof | {"schema": "sijill/proof/9"},
        proof | {"checkpoint": ""},
        proof | {"checkpoint": checkpoint(log(41), AT)},
        *(proof | {"record": record | {name: "x"}} for name in record),
        proof | {"salt": other},
        proof | {"salt": "no salt"},
        proof | {"index": proof["index"] + 1},
        proof | {"index": -1},
        proof | {"inclusion": proof["inclusion"][:-1]},
        proof | {"inclusion": [*proof["inclusion"], other]},
        proof | {"inclusion": [other, *proof["inclusion"][1:]]},
        proof | {"consistency": proof["consistency"][:-1]},
        proof | {"consistency": [*proof["consistency"], other]},
        proof | {"since": checkpoint(log(9), AT)},
        proof | {"since": checkpoint([leaf(0, "x", b"x" * 32)], AT)},
        {},
    ]


@pytest.mark.parametrize("number", range(18))
def test_no_forgery_holds(number: int) -> None:
    leaves = log(40)
    forged = forgeries(prove(leaves, leaves[11], AT, checkpoint(leaves[:10], AT)))
    assert len(forged) == 18
    assert verifier.problems(forged[number])


def test_a_checkpoint_says_the_name_size_root_and_time() -> None:
    name, size, root, time, end = checkpoint(log(3), AT).split("\n")
    assert name == "sijill/" + log(1)[0].hash.hex()[:32]
    assert (size, time, end) == ("3", "time 2020-01-01T00:00:00+00:00", "")
    assert verifier.read_checkpoint(checkpoint(log(3), AT))[1:] == (3, verifier.base64.b64decode(root))


def test_a_log_that_was_rewritten_is_not_the_one_of_its_checkpoint() -> None:
    held = checkpoint(log(5), AT)
    rewritten = [*log(4), leaf(4, "another", b"x" * 32), *log(9)[5:]]
    for found in (rewritten, log(4)):
        with pytest.raises(IntegrityError, match="does not begin"):
            prove(found, found[0], AT, held)
    with pytest.raises(UsageError, match="no checkpoint"):
        prove(log(5), log(5)[0], AT, "anything")
    with pytest.raises(UsageError, match="empty"):
        checkpoint([], AT)


def test_the_verifier_runs_alone(tmp_path: Path) -> None:
    leaves = log(7)
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    good.write_text(json.dumps(prove(leaves, leaves[3], AT)), "utf-8")
    bad.write_text(json.dumps(prove(leaves, leaves[3], AT) | {"index": 2}), "utf-8")
    alone = tmp_path / "verifier.py"
    alone.write_bytes(Path(verifier.__file__).read_bytes())
    for path, code, told in ((good, 0, "holds"), (bad, 4, "not shown"), (tmp_path / "none.json", 4, "cannot be read")):
        done = subprocess.run([sys.executable, "-I", alone, path], capture_output=True, text=True, check=False)
        assert (done.returncode, told in done.stdout) == (code, True)
