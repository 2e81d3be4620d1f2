"""Who said what: reported speech, found in the syntax of parsed sentences and in quotation marks.

The patterns know no verb: which words report, accuse or cite is data (`sijill/lexicons/<language>/speech.toml`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sijill import lexicons
from sijill.model.anchors import Span
from sijill.model.readings import Sentence, Speech, Token
from sijill.model.vocabulary import Part, Voice

QUOTE_REACH = 1
"""A quotation without a speaker in its own sentences takes the one of the next or the last sentence."""

_SUBJECTS = ("nsubj", "nsubjpass")
_DEMONSTRATIVES = frozenset({"it", "that", "this", "which", "there"})


@dataclass(frozen=True, slots=True)
class SpeechLexicon:
    """The words of `speech.toml`."""

    say: frozenset[str]
    accuse: frozenset[str]
    cite: frozenset[str]
    inner: frozenset[str]
    no_sources: frozenset[str]
    figure_verbs: frozenset[str]
    figures: frozenset[str]


@cache
def speech_lexicon(language: str = "en") -> SpeechLexicon:
    """Load and keep the lexicon of a language."""
    data = lexicons.load("speech", language)
    return SpeechLexicon(
        say=frozenset(data["say"]),
        accuse=frozenset(data["of"]),
        cite=frozenset(data["citing"]),
        inner=frozenset(data["inner"]),
        no_sources=frozenset(data["no_sources"]),
        figure_verbs=frozenset(data["figure_verbs"]),
        figures=frozenset(data["figures"]),
    )


def find_speech(sentences: Sequence[Sentence], quotations: Sequence[Span]) -> tuple[Speech, ...]:
    """All reported speech of a document, in the order of the text. Sentences that were not parsed yield none."""
    lexicon = speech_lexicon()
    found: list[Speech] = []
    for sentence in sentences:
        if sentence.parsed:
            found.extend(_in_sentence(sentence, quotations, lexicon))
    outspoken = [s for s in found if s.cue_lemma not in lexicon.inner]
    found.extend(_orphan_quotations(sentences, quotations, outspoken))
    return tuple(sorted(found, key=lambda s: (s.content[0].part != "title", s.content[0].start)))


def noun_phrase(sentence: Sentence, head: Token) -> tuple[Token, Token]:
    """First and last token of the phrase that `head` leads, without relative clauses and appositions behind it."""
    inside = [head.index]
    todo = [head]
    while todo:
        for child in sentence.children(todo.pop()):
            loose = child.dep in ("relcl", "appos", "acl", "advcl", "cc", "conj", "punct", "ccomp", "parataxis")
            if not (loose and child.index > head.index) and child.dep not in ("relcl", "punct"):
                inside.append(child.index)
                todo.append(child)
    first, last = head.index, head.index
    while first - 1 in inside or _joins(sentence, first - 1, first, inside):
        first -= 1
    while last + 1 in inside or _joins(sentence, last + 1, last, inside):
        last += 1
    return sentence.tokens[first], sentence.tokens[last]


def _joins(sentence: Sentence, index: int, _beside: int, inside: list[int]) -> bool:
    """A hyphen or comma between two tokens of the phrase belongs to it."""
    tokens = sentence.tokens
    if not 0 <= index < len(tokens) or not (index - 1 in inside and index + 1 in inside):
        return False
    return tokens[index].text in ("-", "–", "'", ",") or tokens[index].dep == "cc"


def _in_sentence(sentence: Sentence, quotations: Sequence[Span], lexicon: SpeechLexicon) -> list[Speech]:
    found = []
    for token in sentence.tokens:
        if token.lemma == "accord" or token.lower == "according":
            found.extend(_according_to(sentence, token, lexicon))
        elif token.lemma in lexicon.say | lexicon.cite and (
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
    return [Speech(content, sentence.span(first, last), sentence.span(token, to), Voice.INDIRECT, "according to")]


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
    if direct is not None and source is not None and verb.lemma in ("deny", "report", "confirm", "announce", "reject"):
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


def _orphan_quotations(
    sentences: Sequence[Sentence], quotations: Sequence[Span], found: Sequence[Speech]
) -> list[Speech]:
    """Quotations, or sentences of them, whose speaker stands in a neighbouring sentence of the same paragraph."""
    extra: list[Speech] = []
    direct = [s for s in found if s.voice is Voice.DIRECT and s.source is not None and s.cue is not None]
    direct.sort(key=_cue_place)
    for quotation in quotations:
        near = _sentences_around(sentences, quotation)
        beside = _with_cue_in(direct, near)
        if any(_covers(content, quotation) for speech in beside for content in speech.content):
            continue
        speaker = _speaker_beside(near, quotation, beside)
        if speaker is not None:
            extra.append(
                Speech((quotation,), speaker.source, speaker.cue, Voice.DIRECT, speaker.cue_lemma, speaker.via)
            )
    return extra


def _cue_place(speech: Speech) -> tuple[bool, int]:
    assert speech.cue is not None
    return speech.cue.part is Part.TEXT, speech.cue.start


def _sentences_around(sentences: Sequence[Sentence], quotation: Span) -> Sequence[Sentence]:
    """The sentences that a quotation spans, and `QUOTE_REACH` to both sides, of its paragraph."""

    def place(sentence: Sentence) -> tuple[bool, int]:
        return sentence.part is Part.TEXT, sentence.start

    text = quotation.part is Part.TEXT
    first = max(0, bisect_right(sentences, (text, quotation.start), key=place) - 1)
    end = bisect_left(sentences, (text, quotation.end), key=place)
    around = sentences[max(0, first - QUOTE_REACH) : end + QUOTE_REACH]
    paragraph = sentences[first].paragraph
    return [s for s in around if s.part is quotation.part and s.paragraph == paragraph]


def _with_cue_in(direct: Sequence[Speech], near: Sequence[Sentence]) -> Sequence[Speech]:
    if not near:
        return ()
    text = near[0].part is Part.TEXT
    first = bisect_left(direct, (text, near[0].start), key=_cue_place)
    return direct[first : bisect_left(direct, (text, near[-1].end), key=_cue_place)]


def _covers(content: Span, quotation: Span) -> bool:
    shared = min(content.end, quotation.end) - max(content.start, quotation.start)
    return content.part == quotation.part and shared >= 0.8 * (quotation.end - quotation.start)


def _speaker_beside(near: Sequence[Sentence], quotation: Span, beside: Sequence[Speech]) -> Speech | None:
    """Who speaks nearest to the end of the quotation."""
    spanned = [s.index for s in near if s.start < quotation.end and quotation.start < s.end]
    if not spanned:
        return None

    def distance(speech: Speech) -> int:
        _, start = _cue_place(speech)
        index = next(s.index for s in reversed(near) if s.start <= start)
        return abs(index - spanned[-1])

    return min(beside, key=distance, default=None)
