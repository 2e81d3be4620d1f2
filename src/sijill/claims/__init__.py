"""Reading -> Claims: events, parties, counts, times, means, status and attribution.

`languages.py` is the way in, `extract.py` for English and `shallow/` for languages without a parser.
"""

from __future__ import annotations

from sijill.claims.languages import extract_claims
from sijill.claims.reports import gather
from sijill.claims.silence import explain_silence
from sijill.claims.triggers import triggers

__all__ = ["explain_silence", "extract_claims", "gather", "triggers"]
