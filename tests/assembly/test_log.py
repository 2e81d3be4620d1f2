"""Checkpoints and proofs of a whole register."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from sijill.archive import verifier
from sijill.assembly import create_register
from sijill.model.errors import IntegrityError, UsageError
from sijill.model.judgements import Verdict


def test_everything_that_is_kept_can_be_proved_and_that_nothing_went(tmp_path: Path) -> None:
    with create_register(tmp_path) as register:
        register.add(b"An air strike killed 12 people in Kafr Nabl on Monday, residents said.")
        held = register.checkpoint()
        decision = register.decide(Verdict.ACCEPT, [register.incidents()[0].id], by="reviewer")
        (capture,), (document,) = register.captures(), register.documents()
        for id, kind in ((capture.digest, "capture"), (document.id[7:20], "document"), (decision.id, "judgement")):
            proof = register.prove(id, held)
            assert proof["record"]["kind"] == kind
            assert verifier.problems(proof) == []
        for unknown in ("no such id", ""):
            with pytest.raises(UsageError, match="this id"):
                register.prove(unknown)
        with closing(sqlite3.connect(tmp_path / "register.sqlite")) as database, database:
            database.execute("UPDATE log SET id = 'x' WHERE position = 1")
        with pytest.raises(IntegrityError, match="does not hold"):
            register.checkpoint()
