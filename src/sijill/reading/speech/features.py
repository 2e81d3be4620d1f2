"""What cues and candidates are known by, as strings: a readable key for each weight.

The only word of an open class in them is the lemma of a cue or of the verb above it, never a name.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from sijill.model.anchors import Span
from sijill.model.readings import Token
from sijill.reading.speech.candidates import Content, Source, shape
from sijill.reading.speech.trees import Tree

_LENGTHS = (0, 1, 2, 3, 5, 8, 13, 21, 34)
_QUOTATION_WORDS = 20
"""Length that a candidate counts as which is a whole quotation: its words may not be parsed."""


def cue_features(tree: Tree, cue: Token, quotations: Sequence[Span]) -> list[str]:
    """How a word stands in its sentence. `quotations` are those near it."""
    sentence, tokens = tree.sentence, tree.tokens
    lemma, pos, index = name(cue), cue.pos, cue.index
    found = [
        "b", f"p={pos}", f"t={cue.tag}", f"l={lemma}", f"l={lemma}/{cue.tag}", f"d={cue.dep}", f"p={pos}/d={cue.dep}",
        f"l={lemma}/d={cue.dep}", f"end={lemma[-4:]}/p={pos}",
    ]  # fmt: skip
    head = sentence.head(cue)
    if head is not None:
        found.append(f"up={name(head) if head.pos in ('VERB', 'AUX') else head.pos}/p={pos}")
        found.append(f"l={lemma}/up={head.pos}")
    children = sentence.children(cue)
    for child in children:
        found.extend(_child_features(child, lemma, pos))
    deps = {child.dep for child in children}
    found.append("subject" if "nsubj" in deps else f"no subject/d={cue.dep}")
    if pos == "NOUN":
        found.append(f"l={lemma}/owned={'poss' in deps}")
    near = [q for q in quotations if q.start < sentence.end and sentence.start < q.end]
    if near:
        where = "quoted" if any(q.start <= cue.start < q.end for q in near) else "beside quote"
        found += [where, f"{where}/p={pos}", f"{where}/l={lemma}"]
    after = shape(tokens[index + 1]) if index + 1 < len(tokens) else "$"
    before = shape(tokens[index - 1]) if index else "^"
    found += [f"next={after}/p={pos}", f"last={before}/p={pos}", f"next={after}/l={lemma}"]
    if sentence.index == 0:
        found += ["first", f"first/l={lemma}"]
    depth = sum(1 for _ in sentence.ancestors(cue))
    found.append(f"depth={min(depth, 5)}/p={pos}")
    return found


def _child_features(child: Token, lemma: str, pos: str) -> Iterable[str]:
    dep = child.dep
    if dep == "punct":
        return ()
    base = f"c={dep}/p={pos}"
    if dep in ("nsubj", "nsubjpass", "poss"):
        who = child.lower if child.pos == "PRON" else child.entity or child.tag
        sort = "pron" if child.pos == "PRON" else child.entity or "noun"
        return base, f"who={who}/{dep}", f"who={sort}/l={lemma}"
    if dep in ("aux", "auxpass", "neg", "prt", "mark"):
        return base, f"w={shape(child)}/p={pos}", f"w={shape(child)}/l={lemma}"
    if dep in ("prep", "agent", "dative"):
        return base, f"prep={shape(child)}/p={pos}", f"prep={shape(child)}/l={lemma}"
    return base, f"c={dep}/l={lemma}"


def content_features(
    tree: Tree, cue: Token, content: Content, quotations: Sequence[Span], rivals: Sequence[str]
) -> list[str]:
    """How a candidate hangs on its cue, where it begins and ends, how it lies to quotations. `rivals`: all kinds."""
    sentence = tree.sentence
    lemma = name(cue)
    kind = content.kinds[0]
    found: list[str] = []
    for one in content.kinds:
        found += [
            f"k={one}", f"k={one}/p={cue.pos}", f"k={one}/l={lemma}", f"k={one}/t={cue.tag}", f"k={one}/d={cue.dep}"
        ]  # fmt: skip
    spans = content.spans
    length = sum(last - first + 1 for first, last in content.stretches) if content.stretches else _QUOTATION_WORDS
    found += [f"long={_size(length)}", f"k={kind}/long={_size(length)}", f"spans={len(spans)}"]
    if content.stretches:
        found.extend(_edges(tree, cue, content, kind, lemma))
    quoted = _quotes(sentence.start, sentence.end, cue, spans, quotations)
    found += [f"q={quoted}", f"q={quoted}/k={kind}", f"q={quoted[:4]}/l={lemma}"]
    if spans[-1].end > sentence.end + 1:
        found += ["goes on", f"goes on/l={lemma}"]
    if spans[0].start < sentence.start - 1:
        found.append("began before")
    found.extend(f"k={kind}/not={rival}" for rival in rivals if rival not in content.kinds)
    return found


def _edges(tree: Tree, cue: Token, content: Content, kind: str, lemma: str) -> Iterable[str]:
    tokens = tree.tokens
    first, last = tokens[content.stretches[0][0]], tokens[content.stretches[-1][1]]
    begins = shape(first)
    yield f"begins={begins}"
    yield f"k={kind}/begins={begins}"
    yield f"begins={begins}/l={lemma}"
    gap = first.index - cue.index - 1 if first.index > cue.index else cue.index - last.index - 1
    yield f"gap={min(gap, 6)}"
    yield f"k={kind}/gap={min(gap, 4)}"
    mark = _mark(tokens[first.index - 1]) if first.index else "^"
    if mark:
        yield f"after={mark}"
        yield f"k={kind}/after={mark}"
    behind = tokens[last.index + 1] if last.index + 1 < len(tokens) else None
    yield f"before={'$' if behind is None else _mark(behind) or shape(behind)}"
    yield f"k={kind}/before={'$' if behind is None else _mark(behind) or 'word'}"
    inside = [tokens[i] for start, end in content.stretches for i in range(start, end + 1)]
    yield f"verb={any(t.pos in ('VERB', 'AUX') for t in inside)}/k={kind}"
    if any(t.text == "," for t in inside):
        yield f"comma/k={kind}"
    if first.index < cue.index < last.index:
        yield "both sides"


def _mark(token: Token) -> str:
    return token.text if token.pos == "PUNCT" else ""


def _quotes(start: int, end: int, cue: Token, spans: Sequence[Span], quotations: Sequence[Span]) -> str:
    """How much of the candidate is quoted; whether a quotation of the sentence is left out, and whether one is cut."""
    own = [q for q in quotations if q.start < end and start < q.end]
    if not own:
        return "none"
    covered = sum(max(0, min(q.end, s.end) - max(q.start, s.start)) for q in own for s in spans)
    share = covered / max(1, sum(s.end - s.start for s in spans))
    outside = [q for q in own if not q.start <= cue.start < q.end]
    left = any(not any(s.start < q.end and q.start < s.end for s in spans) for q in outside)
    cut = any(q.start < s.start < q.end - 3 or q.start + 3 < s.end < q.end - 3 for s in spans for q in outside)
    return f"{'all ' if share > 0.93 else 'some' if share > 0 else 'none'} left={left} cut={cut}"


def source_features(tree: Tree, cue: Token, source: Source, content: Content) -> list[str]:
    """The way from the cue to one who may be its source, what he is, and whether he is a part of what is said."""
    path, head = source.path, source.head
    who = head.lower if head.pos == "PRON" else head.entity or head.tag
    found = [
        f"s={path}", f"s={path}/p={cue.pos}", f"s={path}/l={name(cue)}", f"s={path}/t={cue.tag}",
        f"s={path}/k={content.kinds[0]}", f"who={who}", f"s={path.split('>')[0]}/who={who}", f"d={head.dep}",
        f"s={path}/p={head.pos}", f"s={path}/before={head.index < cue.index}", f"s={path}/who={who}",
        f"far={_size(abs(head.index - cue.index))}",
    ]  # fmt: skip
    if any(span.start <= head.start < span.end for span in content.spans):
        found += ["inside", f"inside/s={path}"]
    start, end = tree.tokens[source.stretch[0]].start, tree.tokens[source.stretch[1]].end
    if any(span.start < end and start < span.end for span in content.spans):
        found.append("overlaps")
    return found


def no_source_features(cue: Token, content: Content, sources: Sequence[Source]) -> list[str]:
    """Of the choice that nobody is named."""
    lemma = name(cue)
    return [
        "nobody", f"nobody/p={cue.pos}", f"nobody/l={lemma}", f"nobody/t={cue.tag}", f"nobody/k={content.kinds[0]}",
        f"nobody/d={cue.dep}", *(f"nobody/s={source.path}/p={cue.pos}" for source in sources[:6]),
    ]  # fmt: skip


def name(token: Token) -> str:
    """The lemma, but of a name nothing."""
    return token.lemma if token.pos != "PROPN" and token.entity in ("", "NORP", "LAW") else "?"


def _size(number: int) -> int:
    return bisect_left(_LENGTHS, number)
