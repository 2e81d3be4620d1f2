"""Claims of a language without a parser: by words, their order and what glues them together."""

from sijill.claims.shallow.extract import extract_shallow_claims

__all__ = ["extract_shallow_claims"]
