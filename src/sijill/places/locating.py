"""Claims and readings with their names of places resolved. Without a gazetteer names stay names: never guessed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sijill.model.anchors import Anchor, Span
from sijill.model.claims import Claim, Place, Reason
from sijill.model.documents import Document
from sijill.model.readings import Reading
from sijill.model.vocabulary import Part
from sijill.places.fitting import fitted
from sijill.places.gazetteer import Entry, Gazetteer, Kind
from sijill.places.naming import names_of_places
from sijill.places.resolving import Range, Resolved, resolve

_BETWEEN = "\n\n"
"""Between title and text, where the two are looked at as one."""

_PRECISION = {Kind.TOWN: 1, Kind.CAMP: 1, Kind.CROSSING: 1, Kind.SECOND: 2}
"""ACLED's. All other kinds are regions: 3."""


def locate(claims: Sequence[Claim], document: Document, gazetteer: Gazetteer | None = None) -> list[Claim]:
    """Claims with their places resolved, and a reason for each; the rest of the document is the context."""
    if gazetteer is None or not any(claim.place for claim in claims):
        return list(claims)
    claims = [_with_whole_name(claim, claim.place, document, gazetteer) if claim.place else claim for claim in claims]
    anchors = {claim.place.anchor: claim.place.name for claim in claims if claim.place}
    found = dict(zip(anchors, _resolved(gazetteer, document, list(anchors), list(anchors.values())), strict=True))
    return [
        _located(claim, claim.place, found[claim.place.anchor], gazetteer) if claim.place else claim for claim in claims
    ]


def _with_whole_name(claim: Claim, place: Place, document: Document, gazetteer: Gazetteer) -> Claim:
    old = place.anchor
    if " ".join(old.exact.split()) != place.name:
        return claim
    start, end = fitted(gazetteer, document.string(old.part), old.start, old.end)
    if (start, end) == (old.start, old.end):
        return claim
    anchor = document.anchor(Span(start, end, old.part))
    return replace(claim, place=replace(place, name=" ".join(anchor.exact.split()), anchor=anchor))


def places_named(reading: Reading, gazetteer: Gazetteer | None = None) -> list[Place]:
    """Every name of a place that a reading found, resolved or with nothing but its name."""
    document = reading.document
    spans = reading.places if gazetteer is None else names_of_places(reading, gazetteer)
    anchors = [document.anchor(span) for span in spans]
    places = [Place(" ".join(anchor.exact.split()), anchor) for anchor in anchors]
    if gazetteer is None or not places:
        return places
    found = _resolved(gazetteer, document, anchors, [place.name for place in places])
    return [_filled(place, one, gazetteer) for place, one in zip(places, found, strict=True)]


def _resolved(
    gazetteer: Gazetteer, document: Document, anchors: Sequence[Anchor], names: Sequence[str]
) -> list[Resolved]:
    title = document.string(Part.TITLE)
    shift = {Part.TITLE: 0, Part.TEXT: len(title) + len(_BETWEEN)}
    ranges = [
        Range(anchor.start + shift[anchor.part], anchor.end + shift[anchor.part], name)
        for anchor, name in zip(anchors, names, strict=True)
    ]
    return resolve(gazetteer, f"{title}{_BETWEEN}{document.text}", ranges)


def _located(claim: Claim, place: Place, found: Resolved, gazetteer: Gazetteer) -> Claim:
    named = found.entry.id if found.entry else "left open"
    reason = Reason("place", f"{named}: {'; '.join(found.reasons)}", place.anchor.exact)
    return replace(claim, place=_filled(place, found, gazetteer), reasons=(*claim.reasons, reason))


def _filled(place: Place, found: Resolved, gazetteer: Gazetteer) -> Place:
    entry = found.entry
    if entry is None:
        return _placed_within(place, found.within, gazetteer)
    first = entry if entry.kind is Kind.FIRST else _first_of(entry, gazetteer)
    return replace(
        place,
        gazetteer_id=entry.id,
        latitude=entry.latitude,
        longitude=entry.longitude,
        geo_precision=max(_PRECISION.get(entry.kind, 3), 2 if found.part else 1),
        country=entry.country,
        admin1=first.name if first else None,
    )


def _placed_within(place: Place, within: Entry | None, gazetteer: Gazetteer) -> Place:
    """A place that is not listed: no point, but the country and the unit that the text puts it into."""
    if within is None:
        return place
    first = within if within.kind is Kind.FIRST else _first_of(within, gazetteer)
    return replace(place, country=within.country, admin1=first.name if first else None)


def _first_of(entry: Entry, gazetteer: Gazetteer) -> Entry | None:
    return gazetteer.entry(entry.admin1) if entry.admin1 is not None else None
