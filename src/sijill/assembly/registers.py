"""Registers: what `sijill.open` returns and the commands work on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any
from uuid import uuid4

from sijill import pipeline
from sijill.archive import Originals
from sijill.archive.proofs import checkpoint, prove
from sijill.assembly.inputs import InputName, open_inputs
from sijill.assembly.settings import SETTINGS_FILE, TEMPLATE, Settings, read_settings
from sijill.assembly.tools import reading_tools
from sijill.assembly.workers import default_jobs
from sijill.incidents import Likeness, compare, rejected_claims, stranded
from sijill.incidents.victims import People, mention_ids, people
from sijill.model.accounts import Account
from sijill.model.captures import Capture, Known
from sijill.model.changes import Reread
from sijill.model.claims import Claim
from sijill.model.documents import Document
from sijill.model.errors import IntegrityError, RegisterError, UsageError
from sijill.model.faults import Broken, Fault
from sijill.model.incidents import Incident
from sijill.model.judgements import Judgement, Stranded, Verdict
from sijill.model.leaves import Leaf, entry, leaf_hash
from sijill.store import Store
from sijill.store.register import Found


@dataclass(frozen=True, slots=True)
class Added:
    """What came of an `add`: how much was read, how many inputs were known before, and all faults."""

    documents: int
    claims: int
    known: int
    faults: tuple[Fault, ...]


class Register:
    """One folder with its originals and its database. Raises `RegisterError` where it cannot be used."""

    def __init__(self, directory: Path, originals: Originals, store: Store) -> None:
        self.directory = directory
        self.originals = originals
        self.store = store

    def close(self) -> None:
        """Let go of the database."""
        self.store.close()

    def __enter__(self) -> Register:
        """Close at the end of the block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close."""
        self.close()

    def add(self, *inputs: InputName, jobs: int = 1) -> Added:
        """Preserve, read and reconcile files, folders, ``-`` (standard input) or bytes. Safe to repeat.

        With `jobs` above 1 many documents are read in as many processes, which begin by importing the main module: a
        script must have its calls under ``if __name__ == "__main__":``.
        """
        documents = claims = known = 0
        faults: list[Fault] = []
        for outcome in self.add_each(inputs, jobs=jobs):
            if isinstance(outcome, Account):
                documents, claims = documents + 1, claims + len(outcome.claims)
                faults.extend(outcome.document.faults)
            elif isinstance(outcome, Fault):
                faults.append(outcome)
            else:
                known += 1
        return Added(documents, claims, known, tuple(faults))

    def add_each(self, inputs: Iterable[InputName], *, jobs: int = 1) -> Iterator[Account | Fault | Known]:
        """The same, one outcome at a time as it is kept. Incidents are made again after the last one."""
        self.originals.sweep()
        tools = reading_tools(self.originals, jobs=jobs)
        # Closed at once when whoever takes the outcomes stops, and with it the processes.
        with closing(pipeline.record(open_inputs(inputs), tools, self.store)) as outcomes:
            yield from outcomes
        self.reconcile()

    def outdated(self, *, everything: bool = False) -> int:
        """How many originals `reread_each` would read."""
        return len(self._captures_to_reread(everything=everything))

    def reread_each(self, *, everything: bool = False, jobs: int = 1) -> Iterator[Reread | Broken]:
        """Read stored originals again, those that were not read as they would be today or `everything`.

        Yields what changed, original by original, as it is kept; an original that is missing or changed comes as
        broken, and what was read from it stays. Incidents are made again after the last one. Judgements stay.
        """
        tools = reading_tools(self.originals, jobs=jobs)
        captures = self._captures_to_reread(everything=everything)
        with closing(pipeline.reread(captures, self.originals, tools, self.store)) as outcomes:
            yield from outcomes
        self.reconcile()

    def _captures_to_reread(self, *, everything: bool) -> list[Capture]:
        return list(self.store.captures()) if everything else self.store.outdated(reading_tools(self.originals).key)

    def stranded(self) -> list[Stranded]:
        """The judgements on what no reading gives any more."""
        found = stranded(self.store.reports(), self.store.judgements(), self.store.successors())
        persons = mention_ids(self.incidents()) if found else frozenset()
        return [replace(one, gone=gone) for one in found if (gone := tuple(s for s in one.gone if s not in persons))]

    def reconcile(self) -> None:
        """Make incidents again where reports or judgements came since."""
        if self.store.stale:
            pipeline.reconcile(self.store, default_jobs())

    def incidents(self) -> list[Incident]:
        """All incidents, made again first where an interrupted `add` left them behind."""
        self.reconcile()
        return self.store.incidents()

    def accounts(self) -> Iterator[Account]:
        """All accounts."""
        return self.store.accounts()

    def captures(self) -> Iterator[Capture]:
        """All captures."""
        return self.store.captures()

    def documents(self) -> Iterator[Document]:
        """All documents."""
        return self.store.documents()

    def document(self, id: str) -> Document | None:
        """The document of this id."""
        return self.store.document(id)

    def account(self, document_id: str) -> Account | None:
        """The account of this document."""
        return self.store.account(document_id)

    def claims(self) -> Iterator[Claim]:
        """All claims."""
        return self.store.claims()

    def faults(self) -> list[Fault]:
        """What could not be read, and why."""
        return self.store.faults()

    def judgements(self) -> list[Judgement]:
        """All decisions, in the order they were made."""
        return self.store.judgements()

    def judge(self, judgement: Judgement) -> None:
        """Append a decision."""
        self.store.append_judgement(judgement)

    def decide(self, verdict: Verdict, subjects: Sequence[str], *, by: str, note: str = "") -> Judgement:
        """Append somebody's decision on these ids, made now."""
        at = datetime.now(UTC).replace(microsecond=0)
        judgement = Judgement(uuid4().hex[:20], verdict, tuple(subjects), by, at, note)
        self.judge(judgement)
        return judgement

    def compare(self, left: Iterable[str], right: Iterable[str]) -> list[tuple[str, str, Likeness]]:
        """How like the reports of two incidents are, by their ids, the likest pair first."""
        documents = {document.id: document for document in self.store.documents()}
        return compare(left, right, self.store.reports(), documents)

    def people(self, incidents: Sequence[Incident] | None = None) -> People:
        """The persons whom the reports name as harmed; of these incidents alone where they are given."""
        documents = {document.id: document for document in self.store.documents()}
        judgements = self.store.judgements()
        rejected = rejected_claims(self.store.reports(), judgements, self.store.successors())
        return people(self.incidents() if incidents is None else incidents, documents, judgements, rejected)

    def find(self, prefix: str) -> list[Found]:
        """Incidents, reports, claims, documents and captures whose ids start with `prefix`."""
        self.reconcile()
        return self.store.find(prefix)

    def verify(self) -> Iterator[Broken]:
        """What is stored and does not hold."""
        return pipeline.verify(self.originals, self.store)

    def checkpoint(self) -> str:
        """The log as it is now, as a note of its size and root; from its leaves computed anew."""
        return checkpoint(self._sound_leaves(), _now())

    def prove(self, prefix: str, since: str | None = None) -> dict[str, Any]:
        """The proof that the record with this id is in the log, and that the log only grew since a checkpoint.

        Where it was logged more than once, the latest counts.
        """
        leaves = self._sound_leaves()
        long = "sha256:" + prefix.removeprefix("sha256:")
        provable = {
            (leaf.record.kind, leaf.record.id): leaf
            for leaf in leaves
            if leaf.record.id.startswith((prefix, long)) and leaf.record.kind not in ("origin", "reading")
        }
        if len(provable) != 1:
            what = "Several records have this id" if provable else "No record in the log has this id"
            raise UsageError(what, where=prefix, todo="Give the whole id of a capture, document, fault or decision.")
        (leaf,) = provable.values()
        return prove(leaves, leaf, _now(), since)

    def _sound_leaves(self) -> list[Leaf]:
        leaves = self.store.leaves()
        for place, leaf in enumerate(leaves):
            if leaf.index != place or leaf.hash != leaf_hash(entry(leaf.index, leaf.record, leaf.salt)):
                raise IntegrityError("The log does not hold", where=f"leaf {place}", todo="Run `sijill verify`.")
        return leaves


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


def create(directory: Path) -> Register:
    """Make a register in a folder that is new, or that holds none. Interrupted, it can be repeated."""
    path = directory / SETTINGS_FILE
    if path.exists():
        todo = "Add to it with `sijill add`, or choose another folder."
        raise UsageError("There is a register already", where=str(directory), todo=todo)
    settings = Settings(directory)
    try:
        settings.originals.mkdir(parents=True, exist_ok=True)
        Store.create(settings.location).close()
        # Last, because it is what makes the folder a register.
        unfinished = path.with_suffix(".part")
        unfinished.write_text(TEMPLATE, "utf-8")
        unfinished.replace(path)
    except OSError as error:
        what = f"The register cannot be made: {error.strerror}"
        todo = "Choose a folder that you may write in, on a disk with room."
        raise RegisterError(what, where=str(directory), todo=todo) from error
    return open_in(directory)


def open_in(directory: Path) -> Register:
    """Open the register in this very folder."""
    settings = read_settings(directory)
    return Register(directory, Originals(settings.originals), Store(settings.location))
