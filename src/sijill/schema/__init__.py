"""The public JSON contract as JSON Schemas (draft 2020-12)."""
