"""A document as read: sentences with their syntax, who said what, and which words stand for whom.

Readers of all languages end here, and `claims/` starts here. The syntax tree is ours (plain tuples and strings), so
that no stage depends on the parser that made it. A reader without a parser leaves `pos`, `dep` and `head` empty.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from sijill.model.anchors import Span
from sijill.model.documents import Document
from sijill.model.faults import Fault
from sijill.model.vocabulary import Part, Voice


# Nobody changes a token, and mypy sees to it; `frozen` would make each four times as slow to make, and there is one per
# word of all that is read.
@dataclass(slots=True, unsafe_hash=True)
class Token:
    """One word.

    `start` and `end` count code points of the document's text or title, `index` and `head` count tokens
    of the sentence. `pos` is a Universal POS tag, `tag` the fine one, `dep` a ClearNLP dependency label, `entity` a
    named-entity label or "". The root's `head` is itself.
    """

    index: Final[int]
    start: Final[int]
    end: Final[int]
    text: Final[str]
    lemma: Final[str]
    pos: Final[str] = ""
    tag: Final[str] = ""
    dep: Final[str] = ""
    head: Final[int] = 0
    entity: Final[str] = ""

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence `[start, end)`. `tokens` is empty where the gate let it pass unread; `paragraph` counts from 0.

    `language` says which grammar its tokens follow: a document may be in several.
    """

    index: int
    start: int
    end: int
    paragraph: int
    part: Part = Part.TEXT
    tokens: tuple[Token, ...] = ()
    language: str = "en"
    _children: tuple[tuple[int, ...], ...] = field(default=(), repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the tree once: every pattern walks it."""
        hanging = [token for token in self.tokens if token.head != token.index]
        if not hanging:
            # No parser was there, and there is no tree.
            object.__setattr__(self, "_children", ((),) * len(self.tokens))
            return
        below: list[list[int]] = [[] for _ in self.tokens]
        for token in hanging:
            below[token.head].append(token.index)
        object.__setattr__(self, "_children", tuple(map(tuple, below)))

    def __hash__(self) -> int:
        """By where it stands: to hash all tokens would cost more than what is looked up by it."""
        return hash((self.part, self.start, self.end))

    @property
    def parsed(self) -> bool:
        """Whether the sentence was read."""
        return bool(self.tokens)

    def children(self, token: Token, *deps: str) -> list[Token]:
        """The tokens directly below `token`, in order; with `deps`, only those of these relations."""
        tokens = self.tokens
        if not deps:
            return [tokens[i] for i in self._children[token.index]]
        return [child for i in self._children[token.index] if (child := tokens[i]).dep in deps]

    def child(self, token: Token, *deps: str) -> Token | None:
        """The first child of one of these relations."""
        tokens = self.tokens
        for i in self._children[token.index]:
            if not deps or tokens[i].dep in deps:
                return tokens[i]
        return None

    def head(self, token: Token) -> Token | None:
        """The token above, or None for the root."""
        return None if token.head == token.index else self.tokens[token.head]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """The tokens above, nearest first."""
        while token.head != token.index:
            token = self.tokens[token.head]
            yield token

    def subtree(self, token: Token) -> list[Token]:
        """`token` and all below it, in the order of the text."""
        found, todo = [], [token.index]
        while todo:
            index = todo.pop()
            found.append(index)
            todo.extend(self._children[index])
        return [self.tokens[i] for i in sorted(found)]

    def span(self, first: Token, last: Token | None = None) -> Span:
        """From the start of `first` to the end of `last` (or of `first`)."""
        return Span(first.start, (last or first).end, self.part)


@dataclass(frozen=True, slots=True)
class Speech:
    """One act of reported speech: `content` is what was said, `source` who said it and `cue` the words that tell so.

    `source` is None where the text does not name one ("reportedly"). `via` are the further links outwards, nearest
    first: in "the monitor, citing activists, said", `source` is "activists" and `via` holds "the monitor".
    `told` is False for thoughts, wishes and stances ("hopes", "supports"): they are somebody's, but nobody tells of a
    happening with them.
    """

    content: tuple[Span, ...]
    source: Span | None
    cue: Span | None
    voice: Voice
    cue_lemma: str = ""
    via: tuple[tuple[Span, Span], ...] = ()
    told: bool = True


@dataclass(frozen=True, slots=True)
class Reference:
    """A word that stands for others: `mention` ("them", "the town") means `antecedents` ("Fatin Kerawan", ...)."""

    mention: Span
    antecedents: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Reader:
    """Which reader made a reading, with which model; kept in each claim's provenance."""

    name: str
    model: str
    version: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with all that was found in it before claims.

    `faults` say what of it could not be read; in a language that no reader knows there are no sentences at all.
    `reader` read the document, or most of it; where it is in several languages, `readers` says who read each.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    speech: tuple[Speech, ...]
    references: tuple[Reference, ...]
    places: tuple[Span, ...]
    reader: Reader
    faults: tuple[Fault, ...] = ()
    readers: Mapping[str, Reader] = field(default_factory=dict)

    def reader_of(self, sentence: Sentence) -> Reader:
        """Who read a sentence."""
        return self.readers.get(sentence.language, self.reader)

    def sentence_at(self, span: Span) -> Sentence | None:
        """The sentence in which a span starts."""
        # Sentences stand in the order of the document, the title's first.
        where = (span.part is Part.TEXT, span.start)
        index = bisect_right(self.sentences, where, key=lambda s: (s.part is Part.TEXT, s.start)) - 1
        found = self.sentences[index] if index >= 0 else None
        return found if found is not None and found.part is span.part and span.start < found.end else None


Companions = tuple[tuple[frozenset[str], ...], ...]
"""Alternatives. Each is a list of sets of words, of each of which one must stand in the sentence."""


def _is_parsed(sentence: Sentence) -> bool:
    return sentence.parsed


@dataclass(frozen=True, slots=True)
class Triggers:
    """What the stage behind a reader looks for, so that the reader need not read the rest. Words are in lower case.

    A sentence may matter if it holds one of `words` with its companions, single words without punctuation in them. A
    parsed sentence matters only if `may_hold`, which asks for no entity labels, and with them `holds` says so.
    """

    words: Mapping[str, Companions]
    may_hold: Callable[[Sentence], bool] = _is_parsed
    holds: Callable[[Sentence], bool] = _is_parsed

    @classmethod
    def of(cls, *words: str) -> Triggers:
        """Words that matter wherever they stand."""
        return cls(dict.fromkeys(words, ((),)))
