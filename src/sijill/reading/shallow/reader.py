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
from sijill.reading.shallow.pages import cuts_in, post_end, repeat_in
from sijill.reading.shallow.speech import find_speech

VERSION = "2"
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
            ended = post_end(string)
            for begin, stop, paragraph in split_sentences(string, document.title):
                for start, end in cuts_in(string, begin, stop, ended):
                    # What others wrote beneath a post is kept, but they are not the ones who report.
                    for first, last, tokens in self._told_once(string, start, end, ended):
                        sentences.append(Sentence(len(sentences), first, last, paragraph, part, tokens, self._language))
        return Reading(
            document=document,
            sentences=tuple(sentences),
            speech=find_speech(sentences, quotations, self._language),
            references=(),
            places=(),
            reader=self.describe(),
            faults=_unread(document),
        )

    def _told_once(self, string: str, start: int, end: int, ended: int) -> Iterator[tuple[int, int, tuple[Token, ...]]]:
        """A sentence, or several where it says itself again; without words where it stands beneath the post."""
        if start >= ended:
            yield start, end, ()
            return
        tokens = self._tokenize(string, start, end)
        again = repeat_in(tokens) if start < HEAD else None
        if again is None:
            yield start, end, tokens
            return
        yield start, tokens[again - 1].end, self._tokenize(string, start, tokens[again - 1].end)
        yield from self._told_once(string, tokens[again].start, end, ended)


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
