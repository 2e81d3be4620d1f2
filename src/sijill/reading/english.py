"""The English reader: sentences by our splitter, syntax by spaCy, speech and references by our patterns on it.

The best official pipeline that is installed is used (`parser.PIPELINES`, best first); the small one that the package
requires is always there. Loading needs no network. The document's text is never touched: spaCy sees a copy of the
same length in which odd spaces and curly quotes are plain ones.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from sijill.model.anchors import Span
from sijill.model.documents import Document
from sijill.model.faults import Fault
from sijill.model.readings import Reader, Reading, Sentence, Token, Triggers
from sijill.model.vocabulary import Part
from sijill.reading.casing import true_case
from sijill.reading.coreference import resolve_references
from sijill.reading.gate import Gate, window
from sijill.reading.parser import load_parser, load_pipeline
from sijill.reading.quotations import find_quotations
from sijill.reading.restoring import Restored, find_lost, laid_back, restore
from sijill.reading.sentences import split_sentences
from sijill.reading.speech import find_speech
from sijill.reading.toponyms import toponyms

if TYPE_CHECKING:
    from spacy.tokens import Doc

VERSION = "1"
"""Raised whenever the reader would read an old text differently."""

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


class EnglishReader:
    """Reads English documents, in order, many at a time. With `gate=False` every sentence is parsed."""

    name = "english"
    version = VERSION

    def __init__(self, triggers: Triggers, *, gate: bool = True) -> None:
        self._gate = Gate(triggers) if gate else None

    def describe(self) -> Reader:
        """Which reader and model this is. Loads the model."""
        return Reader(self.name, load_pipeline()[1], self.version)

    def __call__(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """One reading per document, in order."""
        for batch in _batches(documents):
            yield from self._read(batch)

    def _read(self, documents: list[Document]) -> Iterator[Reading]:
        outlines = [_Outline(document) for document in documents]
        places = [(outline, index) for outline in outlines for index in range(len(outline.ranges))]
        if self._gate is not None:
            places = self._worth_reading(self._gate, outlines, places)
        self._parse_at(places)
        self._label_at(places)
        reader = self.describe()
        for outline in outlines:
            yield outline.reading(reader, told_only=self._gate is not None)

    def _worth_reading(self, gate: Gate, outlines: list[_Outline], places: list[_Place]) -> list[_Place]:
        """Of all sentences those that hold something, with the windows around them. Some are parsed by then."""
        places = [(outline, index) for outline, index in places if gate.may_hold_by_words(outline.string(index))]
        self._parse_at(places)
        places = [(outline, index) for outline, index in places if gate.may_hold_by_grammar(outline.sentence(index))]
        self._label_at(places)
        for outline, index in places:
            if gate.holds(outline.sentence(index)):
                outline.holding.add(index)
        return [(outline, index) for outline in outlines for index in outline.keep()]

    def _parse_at(self, places: list[_Place]) -> None:
        new = [(outline, index) for outline, index in places if index not in outline.docs]
        docs = self._parse([outline.shown(index).text for outline, index in new])
        for (outline, index), doc in zip(new, docs, strict=True):
            outline.docs[index] = doc

    def _label_at(self, places: list[_Place]) -> None:
        new = [(outline, index) for outline, index in places if index not in outline.labelled]
        self._label([outline.docs[index] for outline, index in new])
        for outline, index in new:
            outline.set_labelled(index)

    def _parse(self, texts: list[str]) -> list[Doc]:
        return load_parser().parse(texts) if texts else []

    def _label(self, docs: list[Doc]) -> None:
        if docs:
            load_parser().label(docs)


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
        self.lost = find_lost(document.text[:LONGEST_READ])
        self.docs: dict[int, Doc] = {}
        self.labelled: set[int] = set()
        self.holding: set[int] = set()
        self._sentences: dict[int, Sentence] = {}
        self._shown: dict[int, Restored] = {}

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

    def string(self, index: int) -> str:
        """A sentence as it stands in the document."""
        part, start, end, _ = self.ranges[index]
        return self.document.string(part)[start:end]

    def shown(self, index: int) -> Restored:
        """A sentence as the parser is to see it."""
        if index not in self._shown:
            copy = plain_copy(self.string(index))
            self._shown[index] = Restored(copy) if self.lost is None else restore(copy, self.lost)
        return self._shown[index]

    def sentence(self, index: int) -> Sentence:
        """A sentence, with tokens if it is parsed and with entity labels if they are known."""
        if index not in self._sentences:
            part, start, end, paragraph = self.ranges[index]
            doc = self.docs.get(index)
            tokens = self._read_tokens(index, doc, start, self.document.string(part)) if doc is not None else ()
            self._sentences[index] = Sentence(index, start, end, paragraph, part, tokens)
        return self._sentences[index]

    def _read_tokens(self, index: int, doc: Doc, start: int, string: str) -> tuple[Token, ...]:
        shown = self.shown(index) if self.lost is not None else None
        if shown is None or not shown.added:
            return _tokens(doc, start, string)
        return laid_back(_tokens(doc, 0, shown.text), shown, start, string)

    def set_labelled(self, index: int) -> None:
        """Note that a sentence's names are labelled now, and label its words if it has any by now."""
        self.labelled.add(index)
        known, doc = self._sentences.get(index), self.docs[index]
        if known is None or not doc.ents:
            return
        if self.lost is not None and self.shown(index).added:
            del self._sentences[index]
            return
        labels = {known.start + word.idx: word.ent_type_ for name in doc.ents for word in name}
        tokens = (
            replace(token, entity=labels[token.start]) if token.start in labels else token for token in known.tokens
        )
        self._sentences[index] = replace(known, tokens=tuple(tokens))

    def keep(self) -> list[int]:
        """The sentences to read for the sake of those that hold something. Parses of others are forgotten."""
        wanted = window(self.holding, len(self.ranges), map(self._sentences_of, self.quotations))
        self.docs = {index: doc for index, doc in self.docs.items() if index in wanted}
        self._sentences = {index: one for index, one in self._sentences.items() if index in wanted}
        return sorted(wanted)

    def _sentences_of(self, quotation: Span) -> range:
        def place(row: tuple[Part, int, int, int]) -> tuple[bool, int]:
            return row[0] is Part.TEXT, row[1]

        text = quotation.part is Part.TEXT
        first = max(0, bisect_right(self.ranges, (text, quotation.start), key=place) - 1)
        return range(first, bisect_left(self.ranges, (text, quotation.end), key=place))

    def reading(self, reader: Reader, *, told_only: bool) -> Reading:
        """The document with what was parsed of it. Behind a gate nobody asks for thoughts."""
        sentences = tuple(map(self.sentence, range(len(self.ranges))))
        return Reading(
            document=self.document,
            sentences=sentences,
            speech=find_speech(sentences, self.quotations, told_only=told_only),
            references=resolve_references(sentences, self.quotations),
            places=tuple(s for sentence in sentences if sentence.parsed for s in toponyms(sentence)),
            reader=reader,
            faults=self.faults(),
        )


_Place = tuple[_Outline, int]
"""A sentence of a document, by its index."""


def _tokens(doc: Doc, offset: int, string: str) -> tuple[Token, ...]:
    return load_parser().tokens(doc, offset, string)


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
    return true_case(copy) if _shouts(copy) else copy


def _shouts(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 20 and sum(c.isupper() for c in letters) > 0.7 * len(letters)
