"""What may be an act of speech or thought: a word that may report, what it may report, and who may be behind it.

Candidates are cheap and many; `learned` weighs them. A kind says how a candidate hangs on its cue: ``ccomp`` a clause
below it, ``<ccomp`` one before it, ``prep:about`` what follows a preposition, ``dobj..`` from the object to the end of
the phrase, ``^prep:of`` a sister's, ``dobj>acl`` a grandchild's, ``+q`` the same up to the end of a quotation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sijill.model.anchors import Span
from sijill.model.readings import Sentence, Token
from sijill.reading.speech.trees import Stretch, Tree

NEXT = 6
"""Code points at most between the end of a sentence and a quotation that goes on where it stops."""

SOURCE_STEPS = 4
"""How far up and down the tree from a cue its source is looked for."""

_CUE_POS = frozenset({"VERB", "NOUN", "ADJ", "AUX"})
_AUXILIARIES = frozenset({"aux", "auxpass"})
_SMALL = frozenset("punct cc aux auxpass neg prt det expl mark case intj preconj predet quantmod".split())
_PREPOSITIONS = frozenset({"prep", "agent", "dative"})
_BELOW_OBJECTS = ("acl", "relcl", "prep", "appos", "ccomp")
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
_NO_WAY = frozenset("punct det aux cc neg mark".split())

Found = Iterator[tuple[str, tuple[Stretch, ...]]]


@dataclass(frozen=True, slots=True)
class Content:
    """Words that a cue may report. `stretches` are those of the cue's sentence, none for whole quotations."""

    kinds: tuple[str, ...]
    spans: tuple[Span, ...]
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Who may be behind a cue, and the way to him through the tree: ``^`` up, ``>`` down."""

    path: str
    head: Token
    stretch: Stretch


def cues(sentence: Sentence, lemmas: frozenset[str]) -> Iterator[Token]:
    """The words of a sentence that may report something."""
    for token in sentence.tokens:
        if token.lemma in lemmas and (
            (token.pos in _CUE_POS and token.dep not in _AUXILIARIES) or token.pos in ("ADV", "PUNCT")
        ):
            yield token


def contents(tree: Tree, cue: Token, quotations: Sequence[Span]) -> list[Content]:
    """All that `cue` may report, each once. `quotations` are those near the sentence."""
    found: dict[tuple[Span, ...], tuple[list[str], tuple[Stretch, ...]]] = {}
    for kind, stretches in _hanging(tree, cue):
        kept = tuple(sorted(t for s in stretches if (t := tree.trimmed(s)) is not None))
        if kept and not any(first <= cue.index <= last for first, last in kept):
            spans = tuple(tree.span(s) for s in kept)
            found.setdefault(spans, ([], kept))[0].append(kind)
    candidates = [Content(tuple(kinds), spans, stretches) for spans, (kinds, stretches) in found.items()]
    if quotations:
        beyond = [*_continued(tree.sentence, candidates, quotations), *_quoted(tree.sentence, cue, quotations)]
        for candidate in beyond:
            if candidate.spans not in found:
                found[candidate.spans] = ([], ())
                candidates.append(candidate)
    return candidates


def _hanging(tree: Tree, cue: Token) -> Found:
    subject = tree.sentence.child(cue, "nsubj", "nsubjpass")
    for child in tree.sentence.children(cue):
        if child.dep not in _SMALL and not (child.dep == "advmod" and _is_leaf(tree, child)):
            yield from _child(tree, cue, child, subject)
    yield from _beside(tree, cue)
    above = tree.sentence.head(cue)
    if above is not None and cue.pos != "PUNCT":
        yield from _above(tree, cue, above)


def _is_leaf(tree: Tree, token: Token) -> bool:
    return tree.left[token.index] == tree.right[token.index]


def _child(tree: Tree, cue: Token, child: Token, subject: Token | None) -> Found:
    sentence = tree.sentence
    start, stop = tree.whole(child)
    before, end = child.index < cue.index, tree.right[cue.index]
    if child.dep in _PREPOSITIONS and child.pos in ("ADP", "SCONJ", "PART"):
        yield from _after_preposition(tree, child, "<" if before else "", end)
        return
    if before:
        yield "<" + child.dep, ((start, stop),)
        if child.dep in ("ccomp", "advcl", "parataxis"):
            yield from _told_before(tree, cue, child, subject)
        return
    dep = child.dep
    yield dep, ((start, stop),)
    joined = next((c for c in sentence.children(child, "cc", "conj") if c.index > child.index), None)
    if joined is not None:
        yield dep + "-conj", ((start, tree.left[joined.index] - 1),)
    if stop < end:
        yield dep + "..", ((start, end),)
    if subject is not None and dep in ("xcomp", "acomp", "oprd", "attr", "ccomp", "prep"):
        yield f"{subject.dep}+{dep}", (tree.whole(subject), (start, end))
    if dep in ("dobj", "attr", "dative"):
        for low in sentence.children(child, *_BELOW_OBJECTS):
            if low.index > child.index:
                yield from _low(tree, low, dep)


def _low(tree: Tree, low: Token, above: str) -> Found:
    first, last = tree.whole(low)
    if low.dep != "prep":
        yield f"{above}>{low.dep}", ((first, last),)
    elif low.index < last:
        yield f"{above}>prep:{shape(low)}", ((low.index + 1, last),)


def _after_preposition(tree: Tree, word: Token, side: str, end: int) -> Found:
    first, last = word.index + 1, tree.right[word.index]
    if first > last:
        return
    name = f"{side}{word.dep}:{shape(word)}"
    yield name, ((first, last),)
    if last < end and not side:
        yield name + "..", ((first, end),)
    below = tree.sentence.child(word, "pobj", "pcomp")
    if below is not None:
        for low in tree.sentence.children(below, "acl", "relcl", "prep"):
            yield from _low(tree, low, name)


def _told_before(tree: Tree, cue: Token, clause: Token, subject: Token | None) -> Found:
    """ "Houses burned, Rim said": with what stands between the clause and the speaker, and with what follows."""
    start, stop = tree.whole(clause)
    behind = subject is not None and subject.index > stop
    begin = min(tree.left[subject.index], cue.index) if subject is not None and behind else cue.index
    yield f"<{clause.dep}+", ((start, begin - 1),)
    after = tree.right[subject.index] + 1 if subject is not None and subject.index > cue.index else cue.index + 1
    if after <= tree.right[cue.index]:
        yield f"<{clause.dep}+>", ((start, stop), (after, tree.right[cue.index]))


def _beside(tree: Tree, cue: Token) -> Found:
    """What stands before and behind the cue in the sentence, whatever the syntax."""
    end = len(tree.tokens) - 1
    if cue.index < end:
        yield "after", ((cue.index + 1, end),)
    subject = tree.sentence.child(cue, "nsubj") if cue.pos != "PUNCT" else None
    own_first = cue.index
    if subject is not None:
        own_first = min(cue.index, tree.left[subject.index])
        own_last = max(cue.index, tree.right[subject.index])
        if own_last < end:
            yield "after-both", ((own_last + 1, end),)
            if own_first:
                yield "around", ((0, own_first - 1), (own_last + 1, end))
    if own_first:
        yield "before", ((0, own_first - 1),)


def _above(tree: Tree, cue: Token, above: Token) -> Found:
    sentence = tree.sentence
    first, last = tree.whole(cue)
    if cue.dep in ("relcl", "acl"):
        yield "head", ((tree.left[above.index], first - 1),)
    elif cue.dep in ("amod", "compound"):
        yield "modified", ((cue.index + 1, tree.right[above.index]),)
    elif cue.pos in ("NOUN", "ADJ"):
        yield from _sisters(tree, cue, above)
    else:
        yield from _rest(tree, cue, above)
    if cue.dep in ("xcomp", "ccomp") and cue.index < last:
        subject = sentence.child(above, "nsubj", "nsubjpass")
        if subject is not None:
            yield "^subj+", (tree.whole(subject), (cue.index + 1, last))


def _sisters(tree: Tree, cue: Token, above: Token) -> Found:
    """Of a noun or an adjective: "made a promise to leave", "is sure that ...", "the plan that they have"."""
    sentence = tree.sentence
    up_first, up_last = tree.whole(above)
    for sister in sentence.children(above):
        if sister.index <= cue.index or sister.dep in _SMALL or sister.dep == "advmod":
            continue
        begin, stop = tree.whole(sister)
        if sister.dep not in ("prep", "agent"):
            yield f"^{sister.dep}", ((begin, stop),)
            yield f"^{sister.dep}..", ((begin, up_last),)
        elif begin < stop:
            yield f"^prep:{shape(sister)}", ((begin + 1, stop),)
    higher = sentence.head(above)
    if higher is None:
        return
    if above.dep in ("relcl", "acl"):
        yield "^head", ((tree.left[higher.index], up_first - 1),)
    if cue.dep == "pobj":
        yield "over-pobj", _without(tree.whole(higher), (up_first, up_last))


def _rest(tree: Tree, cue: Token, above: Token) -> Found:
    """ "The barn burned, according to ...": the clause around the cue's own phrase, and the sentence around it."""
    own = tree.whole(cue)
    around = _without(tree.whole(above), own)
    if around:
        yield f"up-{cue.dep}", around
        if len(around) > 1:
            yield f"up-{cue.dep}<", around[:1]
    everything = _without((0, len(tree.tokens) - 1), own)
    if everything and everything != around:
        yield f"rest-{cue.dep}", everything


def _without(whole: Stretch, part: Stretch) -> tuple[Stretch, ...]:
    sides = ((whole[0], part[0] - 1), (part[1] + 1, whole[1]))
    return tuple((first, last) for first, last in sides if first <= last)


def _continued(sentence: Sentence, candidates: Sequence[Content], quotations: Sequence[Span]) -> Iterator[Content]:
    """Candidates that begin or end within a quotation that other sentences share."""
    start, end = sentence.start, sentence.end
    across = [q for q in quotations if q.start < end and start < q.end and (q.end > end or q.start < start)]
    if not across:
        return
    for candidate in candidates:
        spans = list(candidate.spans)
        for q in across:
            if q.end > end and q.start <= spans[-1].end and spans[-1].end >= end - 4:
                spans[-1] = Span(spans[-1].start, q.end, q.part)
            if q.start < start and spans[0].start <= start + 2:
                spans[0] = Span(q.start, spans[0].end, q.part)
        if tuple(spans) != candidate.spans:
            yield Content(tuple(f"{k}+q" for k in candidate.kinds), tuple(spans), candidate.stretches)


def _quoted(sentence: Sentence, cue: Token, quotations: Sequence[Span]) -> Iterator[Content]:
    """The quotations of the sentence, and the one that goes on behind it: '"Barns burned," he said. "Houses too."'"""
    own = [q for q in quotations if q.start < sentence.end and sentence.start < q.end]
    if any(q.start <= cue.start < q.end for q in own):
        return
    after = next((q for q in quotations if sentence.end <= q.start <= sentence.end + NEXT), None)
    if not own:
        if after is not None:
            yield Content(("next",), (after,), ())
        return
    yield Content(("quoted",), tuple(own), ())
    if after is not None:
        yield Content(("quoted+next",), (*own, after), ())
    before = tuple(q for q in own if q.start < cue.start)
    behind = tuple(q for q in own if q.start > cue.start)
    if before and behind:
        yield Content(("quoted<",), before, ())
        yield Content(("quoted>",), behind, ())
    if len(before) > 1:
        yield Content(("quoted<1",), before[-1:], ())
    if len(behind) > 1:
        yield Content(("quoted>1",), behind[:1], ())


def sources(tree: Tree, cue: Token) -> list[Source]:
    """The nominal heads around a cue, nearest first."""
    sentence = tree.sentence
    found: list[Source] = []
    todo: list[tuple[Token, str, int, int]] = [(cue, "", 0, -1)]
    for token, path, steps, came in todo:
        if steps and token.pos in _NOMINAL and (steps == 1 or token.dep not in ("compound", "amod", "nummod")):
            found.append(Source(path, token, tree.whole(token)))
        if steps == SOURCE_STEPS:
            continue
        for child in sentence.children(token):
            if child.index != came and child.dep not in _NO_WAY:
                step = f"{child.dep}:{shape(child)}" if child.dep in ("prep", "agent") else child.dep
                todo.append((child, f"{path}>{step}", steps + 1, token.index))
        head = sentence.head(token)
        if head is not None and head.index != came and ">" not in path:
            todo.append((head, f"{path}^{token.dep}", steps + 1, token.index))
    return found


_CLOSED_TAGS = frozenset("IN TO WP WDT WRB WP$ DT MD CC EX PRP PRP$ RP".split())


def shape(token: Token) -> str:
    """A closed-class word itself, of all others the tag: weights hold nobody's name."""
    return token.lower if token.tag in _CLOSED_TAGS else token.tag
