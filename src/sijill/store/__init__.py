"""Documents, claims, faults, judgements and incidents in one database."""

from sijill.store.adding import Derived
from sijill.store.register import Store

__all__ = ["Derived", "Store"]
