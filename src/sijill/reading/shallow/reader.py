"""A reader that needs no parser: its sentences hold words without syntax, and `claims/shallow` reads them so.

A further language is a function that cuts a text into words, and data files; see docs/stages/languages.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from sijill.model.anchors import Span
from sijill.model.documents import Document
from sijill.model.faults import Fault
from sijill.model.readings import Reader, Reading, Sentence, Token
from sijill.model.vocabulary import Part
from sijill.reading.quotations import find_quotations
from sijill.reading.sentences import split_sentences
from sijill.reading.shallow.speech import find_speech

VERSION = "1"
"""Raised whenever the reader would read an old text differently."""

LONGEST_READ = 1_000_000
"""Code points of one document that are read. What follows is kept and said to be unread."""

HEAD = 2_000
"""Where in the text, in code points, a title that is printed there too is looked for."""

Tokenizer = Callable[[str, int, int], tuple[Token, ...]]
"""From a string and a range of it to its words."""


class ShallowReader:
    """Reads the documents of one language, in order."""

    version = VERSION

    def __init__(self, language: str, tokenize: Tokenizer) -> None:
        self.name = f"shallow-{language}"
        self._language = language
        self._tokenize = tokenize

    def describe(self) -> Reader:
        """Which reader this is; there is no model."""
        return Reader(self.name, "", self.version)

    def __call__(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """One reading per document, in order."""
        return map(self._read, documents)

    def _read(self, document: Document) -> Reading:
        sentences: list[Sentence] = []
        quotations: list[Span] = []
        for part in (Part.TITLE, Part.TEXT):
            string = document.string(part)[:LONGEST_READ]
            if part is Part.TITLE and string.strip() in document.text[:HEAD]:
                # A page that prints its title above its text says it once.
                continue
            quotations.extend(find_quotations(string, part))
            for start, end, paragraph in split_sentences(string, document.title):
                tokens = self._tokenize(string, start, end)
                sentences.append(Sentence(len(sentences), start, end, paragraph, part, tokens, self._language))
        return Reading(
            document=document,
            sentences=tuple(sentences),
            speech=find_speech(sentences, quotations, self._language),
            references=(),
            places=(),
            reader=self.describe(),
            faults=_unread(document),
        )


def _unread(document: Document) -> tuple[Fault, ...]:
    length = len(document.text)
    if length <= LONGEST_READ:
        return ()
    fault = Fault(
        source=document.url or document.id,
        step="read",
        code="too-long-to-read",
        what=f"only the first {LONGEST_READ:,} of {length:,} code points were read",
        todo="The whole text is kept. Split the input into its reports and add them one by one.",
        capture=document.capture,
        document_id=document.id,
    )
    return (fault,)
