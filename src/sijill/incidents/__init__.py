"""Reports -> incidents: which tell of one happening, what they say of it, and how many sources it has."""

from sijill.incidents.adding import Changed, add
from sijill.incidents.keeping import Kept, document_number, read_outlines, rules, write_outlines
from sijill.incidents.likeness import Likeness
from sijill.incidents.reconcile import (
    Reconciled,
    anew,
    compare,
    ids_of,
    incident_id,
    incidents_of,
    outlines_of,
    position,
    reconcile,
    rejected_claims,
    stranded,
)

__all__ = [
    "Changed",
    "Kept",
    "Likeness",
    "Reconciled",
    "add",
    "anew",
    "compare",
    "document_number",
    "ids_of",
    "incident_id",
    "incidents_of",
    "outlines_of",
    "position",
    "read_outlines",
    "reconcile",
    "rejected_claims",
    "rules",
    "stranded",
    "write_outlines",
]
