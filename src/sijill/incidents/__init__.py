"""Reports -> incidents: which tell of one happening, what they say of it, and how many sources it has."""

from sijill.incidents.likeness import Likeness
from sijill.incidents.reconcile import compare, incident_id, reconcile, rejected_claims, stranded

__all__ = ["Likeness", "compare", "incident_id", "reconcile", "rejected_claims", "stranded"]
