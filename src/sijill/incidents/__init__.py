"""Reports -> incidents: which tell of one happening, what they say of it, and how many sources it has."""

from sijill.incidents.reconcile import incident_id, reconcile, stranded

__all__ = ["incident_id", "reconcile", "stranded"]
