"""Annotated attributions -> the weights of `sijill.reading.speech.learned`.

Documents and gold are JSON lines (plain or .gz): `docid` and `text`; `docid`, `tokens` and `attributions`, each with
the character spans of its source, cue and content.
"""

from __future__ import annotations

import gzip
import json
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evals.documents import Input, read_inputs
from sijill.claims import triggers
from sijill.model.anchors import Span
from sijill.model.documents import Document, document_id
from sijill.model.readings import Sentence, Token
from sijill.reading import build_reader
from sijill.reading.quotations import find_quotations
from sijill.reading.speech.candidates import Content, Source, contents, cues, sources
from sijill.reading.speech.features import content_features, cue_features, no_source_features, source_features
from sijill.reading.speech.learned import POSSIBLE, quotations_near, score
from sijill.reading.speech.trees import Tree
from training.fit import Features, choose

LEAST_ACTS = 3
"""A lemma is learned as a cue from this many annotated acts on, which also keeps names out."""

LEAST_DOCUMENTS = 3
"""And from this many documents on."""

CLOSE = 0.95
"""Candidates as good as the best one, or nearly, are right too."""

Json = dict[str, Any]
Tokens = frozenset[int]


@dataclass(frozen=True, slots=True)
class Act:
    """An annotated act, in the gold's own tokens."""

    content: Tokens
    source: Tokens


@dataclass(slots=True)
class Annotated:
    """A document as read, with its gold. `acts` and `unsure` are known by sentence and token."""

    trees: list[Tree]
    quotations: list[Span]
    starts: list[int]
    ends: list[int]
    acts: dict[tuple[int, int], Act] = field(default_factory=dict)
    unsure: set[tuple[int, int]] = field(default_factory=set)

    def near(self, sentence: Sentence) -> list[Span]:
        """As the reader sees them."""
        return quotations_near(sentence, self.quotations)

    def tokens(self, spans: Sequence[tuple[int, int]]) -> Tokens:
        """The gold's tokens that the spans touch."""
        return frozenset(
            token
            for start, end in spans
            for token in range(bisect_right(self.ends, start), bisect_left(self.starts, end))
        )

    def of(self, content: Content) -> Tokens:
        """The gold's tokens of a candidate."""
        return self.tokens([(span.start, span.end) for span in content.spans])


def learn(documents: Path, gold: Path) -> Json:
    """The tables of `speech-weights.json`."""
    corpus = list(_annotated(read_inputs(documents, "docid"), _gold(gold)))
    lemmas = _lemmas(corpus)
    examples = [
        (document, place, cue)
        for document in corpus
        for place, cue in _words(document, lemmas)
        if place not in document.unsure
    ]
    cue_weights = _learn_cues(examples)
    possible = [
        (document, place, cue)
        for document, place, cue in examples
        if score(cue_weights, _cue_features(document, place, cue)) >= POSSIBLE
    ]
    act_weights, content_weights = _learn_contents(possible)
    return {
        "lemmas": sorted(lemmas),
        "cue": cue_weights,
        "act": act_weights,
        "content": content_weights,
        "source": _learn_sources(possible),
    }


Example = tuple[Annotated, tuple[int, int], Token]


def _learn_cues(examples: Sequence[Example]) -> dict[str, float]:
    features = Features()
    for document, place, cue in examples:
        features.add(_cue_features(document, place, cue))
    right = [place in document.acts for document, place, _ in examples]
    return choose(features, range(len(right)), right, least=4, nothing=True)


def _learn_contents(examples: Sequence[Example]) -> tuple[dict[str, float], dict[str, float]]:
    features, groups, right = Features(), [], []
    number = 0
    for document, place, cue in examples:
        tree = document.trees[place[0]]
        near = document.near(tree.sentence)
        candidates = contents(tree, cue, near)
        likeness = _likeness(document, place, candidates)
        best = max(likeness, default=0.0)
        if not candidates or (place in document.acts and not best):
            continue
        about = [f"act:{feature}" for feature in _cue_features(document, place, cue)]
        rivals = [kind for candidate in candidates for kind in candidate.kinds]
        for candidate, like in zip(candidates, likeness, strict=True):
            features.add([*about, *content_features(tree, cue, candidate, near, rivals)])
            groups.append(number)
            right.append(like > 0 and like >= CLOSE * best)
        number += 1
    weights = choose(features, groups, right, least=5, nothing=True)
    act = {name.removeprefix("act:"): weight for name, weight in weights.items() if name.startswith("act:")}
    return act, {name: weight for name, weight in weights.items() if not name.startswith("act:")}


def _learn_sources(examples: Sequence[Example]) -> dict[str, float]:
    features, groups, right = Features(), [], []
    number = 0
    for document, place, cue in examples:
        if place not in document.acts:
            continue
        tree = document.trees[place[0]]
        candidates = contents(tree, cue, document.near(tree.sentence))
        likeness = _likeness(document, place, candidates)
        if not any(likeness):
            continue
        content = candidates[likeness.index(max(likeness))]
        named = document.acts[place].source
        people = [s for s in sources(tree, cue) if not _inside(s, content)]
        is_right = _right_sources(document, tree, people, named)
        if named and not any(is_right):
            continue
        for source, one_right in zip(people, is_right, strict=True):
            features.add(source_features(tree, cue, source, content))
            groups.append(number)
            right.append(one_right)
        features.add(no_source_features(cue, content, people))
        groups.append(number)
        right.append(not named)
        number += 1
    return choose(features, groups, right, least=4, nothing=False)


def _inside(source: Source, content: Content) -> bool:
    return any(span.start <= source.head.start < span.end for span in content.spans)


def _right_sources(document: Annotated, tree: Tree, people: Sequence[Source], named: Tokens) -> list[bool]:
    """Whose head is named; failing that, whose phrase holds one who is."""
    heads = [bool(document.tokens([(s.head.start, s.head.end)]) & named) for s in people]
    if any(heads):
        return heads
    spans = [tree.span(s.stretch) for s in people]
    return [bool(document.tokens([(span.start, span.end)]) & named) for span in spans]


def _cue_features(document: Annotated, place: tuple[int, int], cue: Token) -> list[str]:
    tree = document.trees[place[0]]
    return cue_features(tree, cue, document.near(tree.sentence))


def _likeness(document: Annotated, place: tuple[int, int], candidates: Sequence[Content]) -> list[float]:
    act = document.acts.get(place)
    return [likeness(document.of(candidate), act.content) if act else 0.0 for candidate in candidates]


def likeness(left: Tokens, right: Tokens) -> float:
    """Shared tokens over all tokens; 0 unless the shared ones are at least half of each."""
    shared = len(left & right)
    return shared / len(left | right) if shared and 2 * shared >= max(len(left), len(right)) else 0.0


def _lemmas(corpus: Sequence[Annotated]) -> frozenset[str]:
    acts: Counter[str] = Counter()
    documents: Counter[str] = Counter()
    for document in corpus:
        found = Counter(
            token.lemma
            for sentence, index in document.acts
            if (token := document.trees[sentence].tokens[index]).pos != "PROPN"
        )
        acts.update(found)
        documents.update(found.keys())
    return frozenset(
        lemma
        for lemma, count in acts.items()
        if count >= LEAST_ACTS
        and documents[lemma] >= LEAST_DOCUMENTS
        and (lemma == ":" or lemma.replace("-", "").isalpha())
    )


def _words(document: Annotated, lemmas: frozenset[str]) -> Iterator[tuple[tuple[int, int], Token]]:
    for number, tree in enumerate(document.trees):
        for cue in cues(tree.sentence, lemmas):
            yield (number, cue.index), cue


def _annotated(inputs: Sequence[Input], gold: dict[str, Json]) -> Iterator[Annotated]:
    reader = build_reader(triggers(), gate=False)
    documents = [Document(document_id(one.text), one.text, language="en") for one in inputs]
    for one, reading in zip(inputs, reader(documents), strict=True):
        row = gold[one.id]
        document = Annotated(
            [Tree(sentence) for sentence in reading.sentences],
            find_quotations(one.text),
            [start for start, _ in row["tokens"]],
            [end for _, end in row["tokens"]],
        )
        _label(document, row["attributions"])
        yield document


def _label(document: Annotated, attributions: Sequence[Json]) -> None:
    """Give each annotated act to one word of its cue: the one that reaches its content best.

    The gold marks no act within the content of another, so that words in there are neither cues nor none.
    """
    cue_spans = [tuple(span) for act in attributions for span in act["cue"]]
    all_lemmas = frozenset(
        token.lemma
        for tree in document.trees
        for token in tree.tokens
        if any(start < token.end and token.start < end for start, end in cue_spans)
    )
    told = document.tokens([tuple(span) for act in attributions for span in act["content"]])
    in_cues = document.tokens(cue_spans)
    for act in attributions:
        _give(document, act, all_lemmas)
    for number, tree in enumerate(document.trees):
        for token in tree.tokens:
            own = document.tokens([(token.start, token.end)])
            if own & told and not own & in_cues and (number, token.index) not in document.acts:
                document.unsure.add((number, token.index))


def _give(document: Annotated, act: Json, lemmas: frozenset[str]) -> None:
    spans = act["cue"]
    wanted = document.tokens(act["content"])
    best: tuple[tuple[float, bool, bool, int], tuple[int, int], float] | None = None
    for number, tree in enumerate(document.trees):
        sentence = tree.sentence
        if not any(start < sentence.end and sentence.start < end for start, end in spans):
            continue
        for cue in cues(sentence, lemmas):
            if not any(start < cue.end and cue.start < end for start, end in spans):
                continue
            if not wanted:
                document.unsure.add((number, cue.index))
                continue
            candidates = contents(tree, cue, document.near(sentence))
            like = max((likeness(document.of(c), wanted) for c in candidates), default=0.0)
            head = tree.tokens[cue.head]
            leads = head is cue or not any(start < head.end and head.start < end for start, end in spans)
            key = (round(like, 1), leads, cue.pos == "VERB", -cue.index)
            if best is None or key > best[0]:
                best = (key, (number, cue.index), like)
    if best is None:
        return
    _, place, like = best
    if like:
        document.acts.setdefault(place, Act(wanted, document.tokens(act["source"])))
    else:
        document.unsure.add(place)


def _gold(path: Path) -> dict[str, Json]:
    data = path.read_bytes()
    lines = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8").splitlines()
    return {row["docid"]: row for row in map(json.loads, lines)}
