"""Documents -> incidents -> rows of the two tasks that ask which documents tell of one: `gva`, `airwars_syria`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from evals.reading import Json, Output
from evals.tasks.main_event import main_claims

STATUSES = frozenset({"asserted", "uncertain"})

Fields = Callable[[Json, Sequence[Json]], Json]
"""An incident and its asserted and uncertain claims -> the fields of its row."""


def rows(
    outputs: Sequence[Output], incidents: Iterable[Json], document: Callable[[Output], Json], fields: Fields
) -> Iterator[Json]:
    """A row for each document, with the incident of its main report, and a row for each incident so named.

    A document of which no report makes an incident is a cluster of its own.
    """
    by_report = {report["id"]: incident for incident in incidents for report in incident["reports"]}
    claims = {claim["id"]: claim for output in outputs for claim in output.claims}
    named: dict[str, Json] = {}
    for output in outputs:
        incident = by_report.get(_main_report(output) or "")
        if incident is not None:
            named[incident["id"]] = incident
        yield {"docid": output.id, "cluster": incident["id"] if incident else output.id, **document(output)}
    for id, incident in named.items():
        own = [claims[one] for report in incident["reports"] for one in report["claims"]]
        yield {"cluster": id, **fields(incident, [claim for claim in own if claim["status"] in STATUSES])}


def _main_report(output: Output) -> str | None:
    main = {claim["id"] for claim in main_claims(output, STATUSES)}
    return next((told.id for told in output.reports if main & set(told.claims)), None)


def day(incident: Json) -> str | None:
    """The day of an incident that is resolved to one."""
    time = incident["time"]
    return time["start"] if time and time["start"] and time["start"] == time["end"] else None


def figures(incident: Json, harm: str) -> list[Json]:
    """The estimates of a harm: of everybody where there is one, else of each group."""
    found = [one for one in incident["casualties"] if one["harm"] == harm]
    return [one for one in found if one["group"] is None] or found
