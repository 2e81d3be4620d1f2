"""Texts to measure with: our own examples, varied, or a file of documents that the user has."""

from __future__ import annotations

import gzip
import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path

EXAMPLES = Path(__file__).parent.parent / "examples"
ARABIC = Path(__file__).parent / "arabic.txt"
"""Paragraphs in Arabic, of harm and of daily life, written for this; the examples have few."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How texts of a language are made: towns that are put in for those of the examples, and how long a text is."""

    name: str
    towns: tuple[str, ...]
    words_a_text: int
    script: re.Pattern[str]


MANNERS: Mapping[str, Manner] = {
    "en": Manner(
        "English",
        (
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
        ),
        350,
        re.compile("[^\u0600-\u06ff]*"),
    ),
    "ar": Manner(
        "Arabic",
        ("سراقب", "كفرنبل", "الباب", "تل رفعت", "إدلب", "مأرب", "غزة", "الفاشر", "درعا", "تعز", "جنين"),
        190,
        re.compile("[^A-Za-z]*"),
    ),
}
"""By language. News reports are about this long; what is posted and on local pages in Arabic is shorter."""


def make_texts(number: int, examples: Path = EXAMPLES, language: str = "en") -> list[str]:
    """`number` texts of the paragraphs of the examples in a language, each in another order and about other towns."""
    manner = MANNERS[language]
    files = [*sorted(examples.glob("*.*")), *([ARABIC] if language == "ar" else [])]
    paragraphs = [one for path in files for one in _paragraphs(path) if manner.script.fullmatch(one)]
    if not paragraphs:
        raise FileNotFoundError(f"there are no {manner.name} examples in {examples}; name a file with --texts")
    return list(islice(_texts(paragraphs, manner), number))


def _texts(paragraphs: list[str], manner: Manner) -> Iterator[str]:
    for number in count():
        # Another start and another step each time, so that texts differ in what stands beside what.
        at, text, words = number, [], 0
        while words < manner.words_a_text:
            paragraph = _vary(paragraphs[at % len(paragraphs)], number, manner.towns)
            text.append(paragraph)
            words += len(paragraph.split())
            at += 1 + number % 7
        yield "\n\n".join(text)


def _vary(paragraph: str, number: int, towns: Sequence[str]) -> str:
    """Other towns, and other numbers of the same length."""
    town = towns[number % len(towns)]
    for name in towns:
        paragraph = paragraph.replace(name, town)
    return re.sub(r"\b[2-9]\b", lambda found: str(2 + (int(found[0]) + number) % 8), paragraph)


def _paragraphs(path: Path) -> Iterator[str]:
    """The paragraphs of an example. Markup goes roughly: this feeds a stopwatch, no reader."""
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
        if len(plain.split()) > 8 and plain.isprintable():
            yield plain


def read_texts(path: Path, language: str | None = None) -> list[str]:
    """The field "text" of each line of a file of JSON lines, plain or .gz.

    With a `language`, lines that say another one in "lang" are left out.
    """
    with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    return [row["text"] for row in rows if language is None or row.get("lang", language) == language]
