"""Documents in several languages: each passage goes to the reader of its language, and what they read is joined.

A reader is given the whole document with the passages of other languages blanked out, code point for code point, so
that its offsets are those of the document and it need not know that there are other languages at all.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from sijill.model.anchors import Span
from sijill.model.documents import Document
from sijill.model.faults import Fault
from sijill.model.readings import Reader, Reading, Sentence
from sijill.model.vocabulary import Part
from sijill.reading.language import LINE_WORDS, Passage, find_passages, language_code, main_language

UNREAD_LETTERS = 40
"""A passage that nobody reads is told of from this many letters; a shorter one is left to the main reader."""

_NAMED = 3
"""Unread passages of a language that are named one by one."""

_WORD = re.compile(r"[^\W\d_]+")


class LanguageReader(Protocol):
    """What a reader of one language does. Its sentences carry the language in `Sentence.language`."""

    @property
    def name(self) -> str:
        """How it is called in the provenance of a claim."""

    @property
    def version(self) -> str:
        """Raised whenever it would read an old text differently."""

    def __call__(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """One reading per document, in order.

        Passages in other languages are line breaks in `document.text`, as many as there were code points; a title in
        another language is None.
        """


@dataclass(frozen=True, slots=True)
class Share:
    """A document, which knows its language now, with what each reader gets of it and what nobody reads."""

    document: Document
    parts: Mapping[str, Document]
    faults: tuple[Fault, ...] = ()


def share_out(document: Document, read: Collection[str]) -> Share:
    """Who reads what of a document, of those who can `read` a language.

    The language that is stated for it is believed, but not for passages in a script in which it is not written.
    """
    stated = language_code(document.language)
    passages = find_passages(document.text, stated)
    main = main_language(passages, stated)
    title = _title_language(document.title, main)
    known = replace(document, language=main or title or stated)
    if main in read:
        passages = [
            one if one.language in read or _is_long(one.of(document.text)) else one.left_to(main) for one in passages
        ]
        title = title if title in read or _is_long(document.title or "") else main
    languages = {one.language for one in passages} | {title or ""} - {""} or {stated or ""}
    parts = {
        language: known if len(languages) == 1 else _part(known, passages, title, language)
        for language in read
        if language in languages
    }
    return Share(known, parts, tuple(_faults(known, passages, title, parts)))


def join(share: Share, readings: Mapping[str, Reading]) -> Reading:
    """One reading from those of the parts: sentences, speech and places in the order of the document."""
    document = share.document
    if not readings:
        return Reading(document, (), (), (), (), Reader("none", "", ""), share.faults)
    faults = tuple(dict.fromkeys([*(fault for one in readings.values() for fault in one.faults), *share.faults]))
    if len(readings) == 1:
        (reading,) = readings.values()
        same = reading.document is document and faults == reading.faults
        return reading if same else replace(reading, document=document, faults=faults)
    main = readings.get(document.language or "") or next(iter(readings.values()))
    return Reading(
        document,
        sentences=tuple(_in_order([s for one in readings.values() for s in one.sentences])),
        speech=tuple(sorted((s for one in readings.values() for s in one.speech), key=lambda s: _place(s.content[0]))),
        references=tuple(
            sorted((r for one in readings.values() for r in one.references), key=lambda r: _place(r.mention))
        ),
        places=tuple(sorted((place for one in readings.values() for place in one.places), key=_place)),
        reader=main.reader,
        faults=faults,
        readers={language: one.reader for language, one in readings.items()},
    )


def _in_order(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """Sentences numbered anew, and their paragraphs with them."""
    paragraph, last = -1, None
    for index, one in enumerate(sorted(sentences, key=lambda s: (s.part is Part.TEXT, s.start))):
        this = (one.part, one.language, one.paragraph)
        paragraph, last = paragraph + (this != last), this
        yield replace(one, index=index, paragraph=paragraph)


def _place(span: Span) -> tuple[bool, int, int]:
    return span.part is Part.TEXT, span.start, span.end


def _title_language(title: str | None, main: str | None) -> str | None:
    """The language of the title; a few words in another script, as names are, tell nothing."""
    found = main_language(find_passages(title or "", main), main)
    return main if found and main and len(_WORD.findall(title or "")) < LINE_WORDS else found


def _is_long(text: str) -> bool:
    return sum(map(len, _WORD.findall(text))) >= UNREAD_LETTERS


def _part(document: Document, passages: Sequence[Passage], title: str | None, language: str) -> Document:
    text = "".join(
        one.of(document.text) if one.language == language else "\n" * (one.end - one.start) for one in passages
    )
    # A text without letters has no passages, and nobody minds who reads it.
    return replace(document, text=text or document.text, title=document.title if title == language else None)


def _faults(
    document: Document, passages: Sequence[Passage], title: str | None, parts: Collection[str]
) -> Iterator[Fault]:
    """What nobody reads: one fault a language, with the places where anything else is read."""
    unread: dict[str, list[str]] = defaultdict(list)
    if title and title not in parts:
        unread[title].append("the title")
    for passage in passages:
        if passage.language not in parts:
            unread[passage.language].append(f"characters {passage.start:,} to {passage.end:,}")
    if not parts and not unread:
        unread["no letters found"] = []
    for language, places in unread.items():
        more = f" and {len(places) - _NAMED} more" if len(places) > _NAMED else ""
        where = f" ({', '.join(places[:_NAMED])}{more})" if parts else ""
        yield Fault(
            source=document.url or document.id,
            step="read",
            code="language-not-read",
            what=f"language not read yet: {language}{where}",
            todo="The text is kept; `sijill reread` reads it once there is a reader for it.",
            capture=document.capture,
            document_id=document.id,
        )
