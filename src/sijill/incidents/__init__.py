"""Reports -> incidents: which tell of one happening, what they say of it, and how many sources it has."""

from sijill.incidents.likeness import Likeness
from sijill.incidents.reconcile import compare, incident_id, reconcile, stranded

__all__ = ["Likeness", "compare", "incident_id", "reconcile", "stranded"]
