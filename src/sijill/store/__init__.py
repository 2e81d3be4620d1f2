"""Documents, claims, faults, judgements and incidents in one database."""

from sijill.store.register import Store

__all__ = ["Store"]
