"""Whether a place that a text names is one that somebody asks for, or lies in it."""

from __future__ import annotations

from collections.abc import Callable

from sijill.lexicons.names import fold
from sijill.model.claims import Place
from sijill.places.gazetteer import Entry, Gazetteer, How, Kind
from sijill.places.lookup import listed, lookup

_UNITS = frozenset({Kind.FIRST, Kind.SECOND})


def lies_in(gazetteer: Gazetteer, asked: str) -> Callable[[Place], bool]:
    """A test for places: whether one is what `asked` names, in any spelling, or lies in the unit or country so named.

    A name of several places means all of them. Where none has just this name, those that sound like it count.
    """
    named = [one for one in listed(gazetteer, asked) if one.how in (How.OWN, How.OTHER)] or lookup(gazetteer, asked)
    entries = [one.entry for one in named]
    ids = {entry.id for entry in entries}
    units = {entry.number for entry in entries if entry.kind in _UNITS}
    regions = {(entry.country, fold(entry.name)) for entry in entries if entry.kind is Kind.FIRST}
    countries = {entry.country for entry in entries if entry.kind is Kind.COUNTRY}

    def holds(place: Place) -> bool:
        if place.gazetteer_id is None:
            return False
        if place.gazetteer_id in ids or place.country in countries:
            return True
        if place.admin1 is not None and (place.country, fold(place.admin1)) in regions:
            return True
        return bool(units) and any(unit.number in units for unit in _above(gazetteer, place))

    return holds


def _above(gazetteer: Gazetteer, place: Place) -> list[Entry]:
    """The units of a place, where the gazetteer has it by its name."""
    entries = (one.entry for one in listed(gazetteer, place.name))
    own = next((entry for entry in entries if entry.id == place.gazetteer_id), None)
    return gazetteer.above(own) if own is not None else []
