"""Texts to measure with: our own examples, varied, or a file of documents that the user has."""

from __future__ import annotations

import gzip
import html
import json
import re
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

EXAMPLES = Path(__file__).parent.parent / "examples"

TOWNS = (
    "Saraqib",
    "Nikopol",
    "Taiz",
    "El Fasher",
    "Khan Younis",
    "Masisi",
    "Menaka",
    "Mekelle",
    "Kherson",
    "Idlib",
)
"""Put in for the places of the examples, so that no two texts are the same."""

WORDS_A_TEXT = 350
"""About the length of a news report."""


def make_texts(number: int, examples: Path = EXAMPLES) -> list[str]:
    """`number` texts of the paragraphs of the English examples, each in another order and about other towns."""
    paragraphs = [one for path in sorted(examples.glob("*.*")) for one in _paragraphs(path)]
    if not paragraphs:
        raise FileNotFoundError(f"there are no English examples in {examples}; name a file with --texts")
    return list(islice(_texts(paragraphs), number))


def _texts(paragraphs: list[str]) -> Iterator[str]:
    for number in count():
        # Another start and another step each time, so that texts differ in what stands beside what.
        at, text, words = number, [], 0
        while words < WORDS_A_TEXT:
            paragraph = _vary(paragraphs[at % len(paragraphs)], number)
            text.append(paragraph)
            words += len(paragraph.split())
            at += 1 + number % 7
        yield "\n\n".join(text)


def _vary(paragraph: str, number: int) -> str:
    """Other towns, and other numbers of the same length."""
    town = TOWNS[number % len(TOWNS)]
    for name in TOWNS:
        paragraph = paragraph.replace(name, town)
    return re.sub(r"\b[2-9]\b", lambda found: str(2 + (int(found[0]) + number) % 8), paragraph)


def _paragraphs(path: Path) -> Iterator[str]:
    """The paragraphs of an example in Latin letters. Markup goes roughly: this feeds a stopwatch, no reader."""
    if path.suffix not in (".html", ".txt"):
        return
    text = path.read_text("utf-8")
    if path.suffix == ".html":
        parts = re.findall(r"<p[^>]*>(.*?)</p>", text, re.DOTALL)
        parts = [html.unescape(re.sub(r"<[^>]+>", "", part)) for part in parts]
    else:
        parts = text.split("\n\n")
    for part in parts:
        plain = " ".join(part.split())
        if len(plain.split()) > 8 and plain.isprintable() and not re.search("[\u0600-\u06ff]", plain):
            yield plain


def read_texts(path: Path) -> list[str]:
    """The field "text" of each line of a file of JSON lines, plain or .gz."""
    with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as rows:
        return [json.loads(row)["text"] for row in rows if row.strip()]
