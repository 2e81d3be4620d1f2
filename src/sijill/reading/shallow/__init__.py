"""Readers for languages without a parser: words, clitics and who said what, by lexicons alone."""

from sijill.reading.shallow.reader import ShallowReader

__all__ = ["ShallowReader"]
