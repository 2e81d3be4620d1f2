"""Reported speech by patterns over the syntax of a sentence.

The patterns know no verb: which words report, accuse or cite is data (`sijill/lexicons/<language>/speech.toml`).
"""

from __future__ import annotations

from collections.abc import Sequence

from sijill.model.anchors import Span
from sijill.model.readings import Sentence, Speech, Token
from sijill.model.vocabulary import Voice
from sijill.reading.speech.lexicon import SpeechLexicon
from sijill.reading.speech.phrases import noun_phrase

ACCORDING_TO = "according to"
"""The lemma of a cue of two words."""

_DEMONSTRATIVES = frozenset({"it", "that", "this", "which", "there"})


def find_by_patterns(sentence: Sentence, quotations: Sequence[Span], lexicon: SpeechLexicon) -> list[Speech]:
    """The acts of one parsed sentence that the words of the lexicon report, all of them told."""
    found = []
    for token in sentence.tokens:
        if token.lemma == "accord" or token.lower == "according":
            found.extend(_according_to(sentence, token, lexicon))
        elif token.lemma in lexicon.reporting and (
            token.pos in ("VERB", "AUX") or _is_noun_by_mistake(sentence, token)
        ):
            found.extend(_by_verb(sentence, token, quotations, lexicon))
        if token.pos == "VERB" and token.lemma in lexicon.figure_verbs:
            found.extend(_figure(sentence, token, lexicon))
    return found


def _is_noun_by_mistake(sentence: Sentence, token: Token) -> bool:
    """ "..., the migration agency reports": tagged as a noun, but it has a clause as its content."""
    return token.pos == "NOUN" and token.dep == "ROOT" and sentence.child(token, "ccomp") is not None


def _figure(sentence: Sentence, verb: Token, lexicon: SpeechLexicon) -> list[Speech]:
    """ "The Civil Defence put the number at 70": who gives a figure is its speaker."""
    figure, source = sentence.child(verb, "dobj"), _speaker(sentence, verb)
    if figure is None or source is None or figure.lemma not in lexicon.figures:
        return []
    after = _trim([t for t in sentence.subtree(verb) if t.index > verb.index])
    content = (sentence.span(after[0], after[-1]),)
    return [
        Speech(content, sentence.span(*noun_phrase(sentence, source)), sentence.span(verb), Voice.INDIRECT, verb.lemma)
    ]


def _according_to(sentence: Sentence, token: Token, lexicon: SpeechLexicon) -> list[Speech]:
    to = next((t for t in sentence.tokens[token.index + 1 : token.index + 2] if t.lower == "to"), None)
    if to is None:
        return []
    speaker = sentence.child(to, "pobj") or next(
        (t for t in sentence.tokens[to.index + 1 :] if t.head == to.index), None
    )
    if speaker is None or speaker.lemma in lexicon.no_sources:
        return []
    first, last = noun_phrase(sentence, speaker)
    whole = _phrase_extent(sentence, speaker, last)
    content = _around(sentence, token.index, whole)
    if not content:
        return []
    return [Speech(content, sentence.span(first, last), sentence.span(token, to), Voice.INDIRECT, ACCORDING_TO)]


def _phrase_extent(sentence: Sentence, head: Token, last: Token) -> int:
    """Index of the last token of the speaker's phrase with its appositions and relative clauses."""
    return max(last.index, max(t.index for t in sentence.subtree(head)))


def _around(sentence: Sentence, first: int, last: int) -> tuple[Span, ...]:
    """The sentence without tokens `first` to `last`, as one or two spans."""
    spans = []
    before = [t for t in sentence.tokens[:first] if t.pos != "PUNCT" or t.index < first - 1]
    if before:
        spans.append(sentence.span(before[0], before[-1]))
    after = sentence.tokens[last + 1 :]
    if any(t.pos != "PUNCT" for t in after):
        start = next(t for t in after if t.pos != "PUNCT")
        spans.append(Span(start.start, sentence.end, sentence.part))
    return tuple(spans)


def _by_verb(sentence: Sentence, verb: Token, quotations: Sequence[Span], lexicon: SpeechLexicon) -> list[Speech]:
    source = _speaker(sentence, verb)
    cue = sentence.span(verb)
    if any(q.part == sentence.part and q.start <= verb.start < q.end for q in quotations) and source is None:
        return []
    content = _content(sentence, verb, source, quotations, lexicon)
    if not content:
        return []
    quoted = any(q.overlaps(span) for q in quotations for span in content)
    voice = Voice.DIRECT if quoted else Voice.INDIRECT
    source_span = sentence.span(*noun_phrase(sentence, source)) if source is not None else None
    if source is not None and source_span is not None:
        via = _via(sentence, verb, source_span, lexicon)
        if via is not None:
            cited, cited_cue = via
            return [Speech(content, cited, cited_cue, voice, verb.lemma, ((source_span, cue),))]
    if source is None and verb.tag == "VBN" and sentence.child(verb, "auxpass"):
        source_span = _agent(sentence, verb)
    if source_span is None and not quoted:
        return []
    return [Speech(content, source_span, cue, voice, verb.lemma)]


def _agent(sentence: Sentence, verb: Token) -> Span | None:
    by = sentence.child(verb, "agent")
    speaker = sentence.child(by, "pobj") if by else None
    return sentence.span(*noun_phrase(sentence, speaker)) if speaker else None


def _speaker(sentence: Sentence, verb: Token) -> Token | None:
    subject = sentence.child(verb, "nsubj")
    if subject is None and verb.pos == "NOUN":
        return sentence.child(verb, "compound")
    walker = verb
    while subject is None and walker.dep in ("conj", "xcomp"):
        walker = sentence.tokens[walker.head]
        if walker.pos not in ("VERB", "AUX"):
            break
        subject = sentence.child(walker, "nsubj")
    if subject is None and verb.dep == "acl" and verb.tag == "VBG":
        subject = sentence.head(verb)
    if subject is not None and subject.lower in ("who", "that", "which"):
        subject = sentence.head(verb) if verb.dep == "relcl" else None
    if subject is None and verb.dep == "advcl":
        above = sentence.head(verb)
        subject = sentence.child(above, "nsubj") if above is not None else None
    if subject is None or (subject.lower in _DEMONSTRATIVES and subject.pos == "PRON"):
        return None
    return subject


def _via(sentence: Sentence, verb: Token, _source: Span, lexicon: SpeechLexicon) -> tuple[Span, Span] | None:
    """The one cited: "the monitor, citing activists, said"; "Spiegel quotes the surgeon as saying"."""
    citing = [t for t in sentence.tokens if t.lemma in lexicon.cite and t.pos == "VERB"]
    for token in citing:
        if token.index == verb.index or token.head == verb.index or (token.dep in ("acl", "advcl")):
            cited = sentence.child(token, "dobj")
            if cited is not None:
                return sentence.span(*noun_phrase(sentence, cited)), sentence.span(token)
    return None


def _content(
    sentence: Sentence,
    verb: Token,
    source: Token | None,
    quotations: Sequence[Span],
    lexicon: SpeechLexicon,
) -> tuple[Span, ...]:
    if verb.lemma in lexicon.accuse:
        return _accusation(sentence, verb)
    clause = sentence.child(verb, "ccomp")
    if clause is None:
        # "312 have been killed, the tally shows": the parser takes what is said for an adverbial clause.
        clause = next(
            (c for c in sentence.children(verb, "advcl") if c.index < verb.index and not sentence.child(c, "mark")),
            None,
        )
    if clause is None and verb.lemma in lexicon.cite:
        saying = next(
            (t for t in sentence.tokens[verb.index + 1 :] if t.lower == "saying" and sentence.child(t, "ccomp")), None
        )
        clause = sentence.child(saying, "ccomp") if saying else None
    if clause is None:
        clause = sentence.child(verb, "xcomp") if verb.lemma not in ("know", "see", "find") else None
    if clause is not None:
        below = sentence.subtree(clause)
        own = set()
        if source is not None and sentence.head(source) is not None and source.head == verb.index:
            own = {t.index for t in sentence.subtree(source)}
        inside = [t for t in below if t.index not in own and t.index != verb.index]
        inside = _trim(inside)
        if inside:
            return _stretches(sentence, inside, verb, own)
    quoted = [q for q in quotations if q.part == sentence.part and q.start < sentence.end and sentence.start < q.end]
    if quoted:
        spans = [Span(max(q.start, sentence.start), min(q.end, sentence.end), q.part) for q in quoted]
        spans = [s for s in spans if not s.start <= verb.start < s.end and s.start < s.end]
        if spans:
            return tuple(spans)
    above = sentence.head(verb)
    if verb.dep in ("parataxis", "advcl", "ccomp", "conj") and above is not None and source is not None:
        own = {t.index for t in sentence.subtree(verb)}
        outside = _trim([t for t in sentence.subtree(above) if t.index not in own])
        comma = any(t.text == "," for t in sentence.tokens[max(0, min(own) - 1) : min(own) + 1])
        if (outside and verb.dep in ("parataxis",)) or (outside and comma and min(own) > outside[-1].index):
            return _stretches(sentence, outside, verb, own)
    direct = sentence.child(verb, "dobj")
    if direct is not None and source is not None and verb.lemma in lexicon.report_events:
        inside = _trim(sentence.subtree(direct))
        return _stretches(sentence, inside, verb, set())
    return ()


def _accusation(sentence: Sentence, verb: Token) -> tuple[Span, ...]:
    """From the accused on: "Russian troops of shooting four prisoners"."""
    accused = sentence.child(verb, "dobj", "nsubjpass") or sentence.child(verb, "prep")
    if accused is None:
        return ()
    after = [t for t in sentence.subtree(verb) if t.index > verb.index]
    return (sentence.span(after[0], _trim(after)[-1]),) if after and _trim(after) else ()


def _trim(tokens: list[Token]) -> list[Token]:
    """Without punctuation at the ends."""
    inside = list(tokens)
    while inside and inside[-1].pos == "PUNCT":
        inside.pop()
    while inside and inside[0].pos == "PUNCT":
        inside.pop(0)
    return inside


def _stretches(sentence: Sentence, tokens: list[Token], verb: Token, own: set[int]) -> tuple[Span, ...]:
    """Tokens as contiguous spans, split only where the reporting clause stands between them."""
    spans: list[Span] = []
    start = previous = tokens[0]
    for token in tokens[1:]:
        between = range(previous.index + 1, token.index)
        if any(i == verb.index or i in own for i in between):
            spans.append(sentence.span(start, previous))
            start = token
        previous = token
    spans.append(sentence.span(start, previous))
    return tuple(spans)
