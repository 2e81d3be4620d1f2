"""Readers for languages without a parser: words, clitics and who said what, by lexicons alone."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType
from typing import Final

from sijill.reading.shallow import arabic, cyrillic
from sijill.reading.shallow.reader import ShallowReader, Tokenizer

__all__ = ["TOKENIZERS", "ShallowReader"]

TOKENIZERS: Final[Mapping[str, Tokenizer]] = MappingProxyType(
    {
        "ar": arabic.tokens_in,
        "uk": partial(cyrillic.tokens_in, language="uk"),
        "ru": partial(cyrillic.tokens_in, language="ru"),
    }
)
"""How each language that is read without a parser is cut into words, by its ISO 639-1 code."""
