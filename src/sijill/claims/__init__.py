"""Reading -> Claims: events, parties, counts, times, means, status and attribution. `extract.py` is the way in."""

from __future__ import annotations

from sijill.claims.extract import extract_claims
from sijill.claims.reports import gather
from sijill.claims.silence import explain_silence
from sijill.claims.triggers import triggers

__all__ = ["explain_silence", "extract_claims", "gather", "triggers"]
