"""Acts of speech and thought by weights that were learned from annotated news (`training/` says how).

Three choices, each a linear score over the candidates: is the word a cue at all (cheap, it leaves most out); which of
the stretches around it does it report, or none; and who is the source, or nobody. The weights are a table of readable
features in `lexicons/<language>/speech-weights.json`; every span is one of whole tokens or of a quotation.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import repeat
from math import exp

from sijill.model.anchors import Span
from sijill.model.errors import LexiconError
from sijill.model.readings import Sentence, Token
from sijill.model.vocabulary import Part
from sijill.reading.quotations import LONGEST
from sijill.reading.speech.candidates import NEXT, Content, Source, contents, cues, sources
from sijill.reading.speech.features import content_features, cue_features, no_source_features, source_features
from sijill.reading.speech.trees import Tree

LIKELY = 0.45
"""An act is kept from this probability on: the best balance of misses and false finds on development texts."""

POSSIBLE = -2.2
"""Log odds that a word is a cue, from which its candidates are looked at; one in ten."""

Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Model:
    """What was learned: the lemmas that may be cues, and a weight for each feature of each choice."""

    lemmas: frozenset[str]
    cue: Weights
    act: Weights
    content: Weights
    source: Weights


@dataclass(frozen=True, slots=True)
class Act:
    """A cue with the content and the source that are likeliest."""

    cue: Token
    content: Content
    source: Source | None
    probability: float


@cache
def load_model(language: str = "en") -> Model:
    """Read the weights once. Raises `LexiconError` where they are missing or broken."""
    path = files("sijill.lexicons") / language / "speech-weights.json"
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        tables = (data[table] for table in ("cue", "act", "content", "source"))
        return Model(frozenset(data["lemmas"]), *tables)
    except (OSError, ValueError, KeyError) as error:
        raise LexiconError(
            f"The weights cannot be read: {error}",
            where=f"lexicons/{language}/speech-weights.json",
            todo="Restore the file from the package, or build it again as training/README.md says.",
        ) from error


def find_acts(
    sentence: Sentence, quotations: Sequence[Span], model: Model, lemmas: frozenset[str] | None = None
) -> Iterator[Act]:
    """The likely acts of one parsed sentence, or only those with these `lemmas` of a cue.

    `quotations` are those of the document.
    """
    tree: Tree | None = None
    near: Sequence[Span] = ()
    for cue in cues(sentence, model.lemmas if lemmas is None else lemmas):
        if tree is None:
            tree, near = Tree(sentence), quotations_near(sentence, quotations)
        features = cue_features(tree, cue, near)
        if score(model.cue, features) >= POSSIBLE:
            act = _best(tree, cue, near, score(model.act, features), model)
            if act is not None:
                yield act


def quotations_near(sentence: Sentence, quotations: Sequence[Span]) -> list[Span]:
    """Those that a sentence shares, and those beside it, of its part of the document, in order."""

    def place(span: Span) -> tuple[bool, int]:
        return span.part is Part.TEXT, span.start

    text = sentence.part is Part.TEXT
    first = bisect_left(quotations, (text, sentence.start - LONGEST), key=place)
    end = bisect_left(quotations, (text, sentence.end + NEXT + 1), key=place)
    return [q for q in quotations[first:end] if q.end > sentence.start]


def score(weights: Weights, features: Iterable[str]) -> float:
    """The sum of the weights of the features that have one."""
    return sum(map(weights.get, features, repeat(0.0)))


def _best(tree: Tree, cue: Token, near: Sequence[Span], base: float, model: Model) -> Act | None:
    candidates = contents(tree, cue, near)
    if not candidates:
        return None
    rivals = [kind for candidate in candidates for kind in candidate.kinds]
    scores = [base + score(model.content, content_features(tree, cue, c, near, rivals)) for c in candidates]
    highest = max(scores)
    # The score of "no act" is 0. Shifted by the highest, so that no power overflows.
    shift = max(highest, 0.0)
    nothing = exp(-shift)
    some = sum(exp(one - shift) for one in scores)
    probability = some / (some + nothing)
    if probability < LIKELY:
        return None
    content = candidates[scores.index(highest)]
    return Act(cue, content, _source(tree, cue, content, model), probability)


def _source(tree: Tree, cue: Token, content: Content, model: Model) -> Source | None:
    candidates = sources(tree, cue)
    best, highest = None, score(model.source, no_source_features(cue, content, candidates))
    for candidate in candidates:
        if any(span.start <= candidate.head.start < span.end for span in content.spans):
            continue
        found = score(model.source, source_features(tree, cue, candidate, content))
        if found > highest:
            best, highest = candidate, found
    return best
