"""Which of a document's reports tells of what the document is about, and what its figures come to."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from evals.reading import Json, Output

VIOLENT = frozenset({"Battles", "Riots", "Explosions/Remote violence", "Violence against civilians", "Casualties"})

NEAR = 2
"""Reports from the title's within which the same story may still be told."""


def main_claims(output: Output, statuses: Collection[str]) -> list[Json]:
    """The claims of the main report that count, in the order of the text; empty where none tells of violence.

    A report with somebody killed goes before one without, then the one that comes first: news tells the main
    thing first. Tolls over a period tell of no one happening. Where the title tells of wounded only, dead who come
    long after belong to another story of the page.
    """
    by_id = {claim["id"]: claim for claim in output.claims}
    reports = [
        [claim for id_ in told.claims if (claim := by_id.get(id_)) and counts(claim, statuses)]
        for told in output.reports
    ]
    order = {claim["id"]: place for place, claim in enumerate(output.claims)}
    told = [sorted(report, key=lambda claim: order[claim["id"]]) for report in reports if report]
    main = min(told, key=lambda report: _place(report, order), default=[])
    told.sort(key=lambda report: order[report[0]["id"]])
    titled = next((place for place, report in enumerate(told) if _title_tells_of_wounded(report)), len(told))
    if any(has_death(_in_title(report)) for report in told) or main in told[: titled + NEAR + 1]:
        return main
    return told[titled] if titled < len(told) else main


def _title_tells_of_wounded(report: Sequence[Json]) -> bool:
    return any(one["harm"] == "injured" for claim in _in_title(report) for one in claim["casualties"])


def _in_title(report: Sequence[Json]) -> list[Json]:
    return [claim for claim in report if claim["anchor"].get("in") == "title"]


def _place(report: Sequence[Json], order: Mapping[str, int]) -> tuple[bool, int]:
    """Where a report stands among the others: by the first of its claims with killed, else behind, by its first."""
    telling = [claim for claim in report if has_killed([claim])]
    return not telling, order[(telling or report)[0]["id"]]


def toll_claim(output: Output, main: Sequence[Json], statuses: frozenset[str], harm: str) -> Json | None:
    """The claim that gives the toll of the main report; None where no claim gives any."""
    ids = {claim["id"] for claim in main}
    telling = {told.tolls.get((harm, statuses)) for told in output.reports if ids & set(told.claims)}
    return next((claim for claim in output.claims if claim["id"] in telling), None)


def loss(output: Output, main: Sequence[Json], statuses: frozenset[str], harm: str) -> int | None:
    """How many the main report tells of, each once; None where it gives no figure."""
    ids = {claim["id"] for claim in main}
    losses = [told.losses.get((harm, statuses)) for told in output.reports if ids & set(told.claims)]
    return next((number for number in losses if number is not None), None)


def counts(claim: Json, statuses: Collection[str]) -> bool:
    """Whether a claim tells of violence in a way that counts here."""
    return claim["event_type"] in VIOLENT and claim["status"] in statuses


def all_that_count(output: Output, statuses: Collection[str]) -> list[Json]:
    """All claims of the document that count, in the order of the text."""
    return [claim for claim in output.claims if counts(claim, statuses)]


def has_killed(claims: Iterable[Json]) -> bool:
    """Whether one of them gives a figure of the killed above none."""
    return any(figure(one) for claim in claims for one in figures(claim, "killed"))


def has_death(claims: Iterable[Json]) -> bool:
    """Whether one of them tells of killed, with a figure or without one ("fatal shooting")."""
    return any(
        one["harm"] == "killed" and not one["cumulative"] and figure(one) != 0
        for claim in claims
        for one in claim["casualties"]
    )


def figures(claim: Json, harm: str) -> list[Json]:
    """The figures of a harm that belong to this happening, and say a number."""
    return [
        one for one in claim["casualties"] if one["harm"] == harm and not one["cumulative"] and figure(one) is not None
    ]


def figure(casualty: Json) -> int | None:
    """The one number that a label can hold: best, else low, else high."""
    return next((casualty[key] for key in ("best", "low", "high") if casualty[key] is not None), None)


def nearest_first(main: Sequence[Json], others: Sequence[Json]) -> list[Json]:
    """The main report's claims, and then the rest of the document's."""
    ids = {claim["id"] for claim in main}
    return [*main, *(claim for claim in others if claim["id"] not in ids)]
