"""Documents -> what `sijill read --json` prints about them, many at a time and on all cores."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from functools import cache, partial
from typing import Any

from evals.documents import Input

CHUNK_DOCUMENTS = 8
"""Handed to a process at a time: enough for the parser, few enough to keep all cores busy to the end."""

ASSERTED = frozenset({"asserted"})
REPORTED = ASSERTED | {"uncertain"}

Json = dict[str, Any]

Spans = Mapping[str, Sequence[tuple[int, int]]]
"""By document, where names of places stand in its text."""


@dataclass(frozen=True, slots=True)
class Told:
    """A report: its id, the ids of its claims, which of them gives its toll of a harm, and what all come to.

    Both by the statuses that count.
    """

    id: str
    claims: tuple[str, ...]
    tolls: dict[tuple[str, frozenset[str]], str] = field(default_factory=dict)
    losses: dict[tuple[str, frozenset[str]], int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Output:
    """What came of one document: its account by the contract, and its reports."""

    id: str
    account: Json
    reports: tuple[Told, ...] = ()
    deciding: dict[str, str] = field(default_factory=dict)
    """By claim, the word that decided its type, as `--why` tells."""
    kept: Any = None
    """The account itself, where it is wanted for incidents."""

    @property
    def claims(self) -> list[Json]:
        """All claims, the title's first, then in the order of the text."""
        claims: list[Json] = self.account["claims"]
        return claims

    @property
    def failure(self) -> str | None:
        """Why the document was not read, if it was not."""
        if self.account["document"]["outcome"] != "failed":
            return None
        return "; ".join(fault["what"] for fault in self.account["document"]["faults"])


def read_all(
    inputs: Sequence[Input],
    *,
    jobs: int,
    with_reading: bool = False,
    keep: bool = False,
    spans: Spans | None = None,
) -> Iterator[Output]:
    """One output for each input, in order. `with_reading`: with what ``--reading`` adds, and without the gate.

    With `keep` the outputs hold their accounts. With `spans`, those of each id are the names of places, and nothing
    else is read.
    """
    reading = partial(read_chunk, with_reading=with_reading, keep=keep)
    work = reading if spans is None else partial(resolve_chunk, spans=spans)
    chunks = [inputs[at : at + CHUNK_DOCUMENTS] for at in range(0, len(inputs), CHUNK_DOCUMENTS)]
    if jobs == 1 or len(chunks) < 2:
        for chunk in chunks:
            yield from work(chunk)
        return
    # Spawned, because a forked process can hang on the locks of the parser's threads.
    with ProcessPoolExecutor(min(jobs, len(chunks)), multiprocessing.get_context("spawn")) as pool:
        for outputs in pool.map(work, chunks):
            yield from outputs


def read_chunk(inputs: Iterable[Input], *, with_reading: bool = False, keep: bool = False) -> list[Output]:
    """Read these documents here, in this process."""
    from sijill.model.contract import account_to_json
    from sijill.model.documents import Document
    from sijill.model.readings import Reading
    from sijill.pipeline import understand
    from sijill.places import places_named

    tools = tools_of(gate=not with_reading)
    inputs = list(inputs)
    documents = [document_of(one) for one in inputs]
    readings: dict[str, Reading] = {}

    def reader(wanted: Iterable[Document]) -> Iterator[Reading]:
        for reading in tools.reader(wanted):
            readings[reading.document.id] = reading
            yield reading

    accounts = understand(documents, replace(tools, reader=reader))
    return [
        Output(
            one.id,
            account_to_json(account, reading=reading, places=places_named(reading, tools.gazetteer))
            if with_reading and (reading := readings.get(account.document.id))
            else account_to_json(account),
            tuple(_told(report, account) for report in account.reports),
            {claim.id: word for claim in account.claims if (word := _deciding(claim))},
            account if keep else None,
        )
        for one, account in zip(inputs, accounts, strict=True)
    ]


def resolve_chunk(inputs: Iterable[Input], *, spans: Spans) -> list[Output]:
    """Resolve the names at these spans here, in this process: accounts with places and no claims."""
    from sijill.model.accounts import Account
    from sijill.model.anchors import Span
    from sijill.model.contract import account_to_json
    from sijill.model.readings import Reader, Reading
    from sijill.places import places_named

    gazetteer = tools_of(gate=False).gazetteer
    found = []
    for one in inputs:
        document = document_of(one)
        given = tuple(Span(start, end) for start, end in spans.get(one.id, ()))
        reading = Reading(document, (), (), (), given, Reader("given", "", ""))
        places = places_named(reading, gazetteer)
        found.append(Output(one.id, account_to_json(Account(document), reading=reading, places=places)))
    return found


def incidents_of(outputs: Iterable[Output]) -> list[Json]:
    """What `sijill incidents --json` says of a register of these documents. The outputs must be kept."""
    from sijill.incidents import reconcile
    from sijill.model.contract import incident_to_json

    accounts = [output.kept for output in outputs]
    reports = [report for account in accounts for report in account.reports]
    documents = {account.document.id: account.document for account in accounts}
    return [incident_to_json(incident) for incident in reconcile(reports, documents)]


def origins_of(outputs: Sequence[Output]) -> list[list[str]]:
    """The ids of these documents, which tell of one happening, by the source they stand on. They must be kept."""
    from sijill.incidents.independence import independent_sources

    # Two copies with one title are one document: what is counted is their text.
    named: dict[str, list[str]] = {}
    for output in outputs:
        named.setdefault(output.kept.document.id, []).append(output.id)
    documents = {output.kept.document.id: output.kept.document for output in outputs}
    claims = {claim.id: claim for output in outputs for claim in output.kept.claims}
    found = independent_sources(claims.values(), documents, among=documents)
    return sorted(sorted(id for document in source for id in named[document]) for source in found.sources)


def _told(report: Any, account: Any) -> Told:
    from sijill.claims.losses import loss_of
    from sijill.claims.tolls import telling_claim
    from sijill.model.vocabulary import Harm

    ids = {claim.id for claim in report.claims}
    tolls, losses = {}, {}
    for statuses in (ASSERTED, REPORTED):
        counted = [claim for claim in account.claims if claim.status in statuses]
        mine = [claim for claim in counted if claim.id in ids]
        others = [claim for claim in counted if claim.id not in ids]
        for harm in Harm:
            if (claim := telling_claim(mine, harm, others)) is not None:
                tolls[str(harm), statuses] = claim.id
            if (loss := loss_of(mine, harm)) is not None and loss.count.best is not None:
                losses[str(harm), statuses] = loss.count.best
    return Told(report.id, tuple(claim.id for claim in report.claims), tolls, losses)


def _deciding(claim: Any) -> str | None:
    """The event word whose entry gave the type; where the means gave it, the noun that names what was done."""
    given = next((reason for reason in claim.reasons if reason.field == "sub_event_type"), None)
    if given is not None and not given.rule.startswith("means "):
        return str(given.words)
    named = (r.words for r in claim.reasons if r.field == "event" and "(noun)" in r.rule and "frame do" in r.rule)
    return next(named, None)


def document_of(one: Input) -> Any:
    """The document as `sijill.read` makes it from the same words."""
    from sijill.model.documents import Document, Given, document_id

    given = Given(one.title, one.published, one.publisher, one.language, one.url)
    return given.about(Document(document_id(one.text), one.text))


@cache
def tools_of(*, gate: bool) -> Any:
    """The tools to read with, made once for each process."""
    from sijill.assembly import reading_tools

    return reading_tools(gate=gate)
