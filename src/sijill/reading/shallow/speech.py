"""Who said what in a language without a parser: reporting verbs and what stands around them.

The verb comes first and its subject next to it ("قال الطبيب إن"); where أن follows the verb at once, the subject stands
before it, or is the one who spoke last.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from sijill.lexicons import load
from sijill.lexicons.folding import by_first_word, fold
from sijill.lexicons.forms import noun_forms, verb_forms
from sijill.model.anchors import Span
from sijill.model.readings import Sentence, Speech, Token
from sijill.model.vocabulary import Part, Voice

LONGEST_NAME = 9
"""Words that a speaker's name may have."""
NEAR = 4
"""Words between a quotation mark and the reporting verb that belongs to it."""

HEADING = 8
"""Words that a heading before a colon may have."""
_COMMAS = frozenset("،,")
_QUOTES = frozenset('"“”«»„')


@dataclass(frozen=True, slots=True)
class Words:
    """The words of `speech.toml`, folded; `say` and `of` in all forms of the verbs."""

    say: frozenset[str]
    of: frozenset[str]
    citing: frozenset[str]
    blaming: frozenset[str]
    that: frozenset[str]
    origin: frozenset[str]
    according: Mapping[str, tuple[tuple[str, ...], ...]]
    own: frozenset[str]
    speakers: frozenset[str]
    """First words of what speakers are called."""
    borders: frozenset[str]
    ends: frozenset[str]
    armed: frozenset[str]
    like: frozenset[str]
    outlets: frozenset[str]
    of_name: frozenset[str]
    stops: frozenset[str]
    fillers: frozenset[str]
    negations: frozenset[str]
    edges: frozenset[str]
    rumours: frozenset[str]
    joiners: frozenset[str]
    to: frozenset[str]
    cues: frozenset[str] = field(init=False)
    """All words that may tell that somebody says something: others are passed over at once."""

    def __post_init__(self) -> None:
        """Gather the cues."""
        object.__setattr__(self, "cues", self.say.union(self.according))


@cache
def words_of(language: str) -> Words:
    """Loaded once for each language."""
    speech, words, events = load("speech", language), load("words", language), load("events", language)
    happenings = {
        form
        for event in events["event"]
        for noun in event.get("nouns", ())
        if " " not in noun
        for form in noun_forms(noun)
    }
    presupposed = {fold(w) for w in load("status", language)["presupposed"]["words"]}
    return Words(
        say=_forms(speech["say"]),
        of=_forms(speech["of"]),
        citing=_forms(speech["citing"]),
        blaming=_forms(speech["blaming"]),
        that=frozenset(map(fold, speech["that"])),
        origin=frozenset(map(fold, speech["from"])),
        according=by_first_word(tuple(fold(phrase).split()) for phrase in speech["according"]),
        speakers=_speakers(language),
        own=frozenset(map(fold, speech["own"])),
        rumours=frozenset(map(fold, speech.get("rumours", ()))),
        borders=frozenset(fold(w) for w in words["borders"] if " " not in w),
        ends=frozenset(happenings | presupposed),
        armed=frozenset(map(fold, speech["blamed"])),
        joiners=frozenset(map(fold, words["joiners"])),
        to=frozenset(map(fold, words["whose"])),
        **{
            name: frozenset(map(fold, speech[name]))
            for name in ("like", "outlets", "of_name", "stops", "fillers", "negations", "edges")
        },
    )


def _speakers(language: str) -> frozenset[str]:
    """Words for sorts of speakers, but for those that also head the names of places."""
    kinds = load("speakers", language)["kinds"].values()
    places = {fold(word) for word in load("places", language)["settlements"]}
    return frozenset(fold(word) for several in kinds for word in several if " " not in word) - places


def _forms(verbs: Iterable[str]) -> frozenset[str]:
    return frozenset(form for verb in verbs for form in verb_forms(verb))


def find_speech(sentences: Sequence[Sentence], quotations: Sequence[Span], language: str) -> tuple[Speech, ...]:
    """All reported speech, in the order of its content."""
    words = words_of(language)
    found: list[Speech] = []
    last: Span | None = None
    for sentence in sentences:
        for speech in (*_headed(sentence, words), *_in_sentence(sentence, quotations, words, last)):
            said_by = _text(sentence, speech.source) if speech.source is not None else ""
            nobodys = said_by in words.own or said_by.partition(" ")[0] in words.rumours
            found.append(replace(speech, source=None) if nobodys else speech)
            last = found[-1].source or last
    return tuple(sorted(found, key=lambda s: (s.content[0].part is Part.TEXT, s.content[0].start)))


def _text(sentence: Sentence, span: Span) -> str:
    return " ".join(fold(t.text) for t in sentence.tokens if span.start <= t.start and t.end <= span.end)


def _headed(sentence: Sentence, words: Words) -> Iterable[Speech]:
    """ "مصدر أمني: مقتل 3 جنود": a headline that begins with who says it."""
    tokens = sentence.tokens
    colon = next((i for i in range(min(HEADING, len(tokens))) if tokens[i].text == ":"), 0)
    head = [t for t in tokens[:colon] if t.text not in "#_"]
    if not head or head[0].lemma not in words.speakers or len(tokens) - colon <= 2:
        return
    if any(t.pos == "PUNCT" or t.lemma in words.ends or (t.lemma in words.say and t.tag != "DEF") for t in head):
        return
    source = _source(sentence, 0, colon, words)
    if source is not None:
        yield Speech((sentence.span(tokens[colon + 1], tokens[-1]),), source, None, Voice.INDIRECT)


def _in_sentence(sentence: Sentence, quotations: Sequence[Span], words: Words, last: Span | None) -> Iterable[Speech]:
    tokens = sentence.tokens
    used: set[int] = set()
    for index, token in enumerate(tokens):
        if token.lemma not in words.cues or index in used or token.pos in ("PUNCT", "PRON"):
            continue
        length = _according(tokens, index, words)
        if length:
            speech = _by(sentence, index, length, words)
            if speech is not None:
                used.update(range(index, index + length + 2))
                yield speech
        elif token.lemma in words.say and token.tag != "DEF" and not _is_no_saying(tokens, index, words):
            yield from _said(sentence, index, quotations, words, last)


def _is_no_saying(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """ "لا يقل عن" says nothing, and in "شبكة رصد" the word is a noun: it belongs to the one before it."""
    if not index:
        return False
    before = tokens[index - 1]
    named = before.lemma in words.outlets and before.tag != "DEF" and before.pos == ""
    return named or before.lemma in words.negations


def _according(tokens: Sequence[Token], index: int, words: Words) -> int:
    """How many words the cue at `index` has; 0 where there is none."""
    for phrase in words.according.get(tokens[index].lemma, ()):
        if tuple([t.lemma for t in tokens[index : index + len(phrase)]]) == phrase:
            return len(phrase)
    return 0


def _by(sentence: Sentence, index: int, length: int, words: Words) -> Speech | None:
    """ "قتل اثنان، بحسب المرصد": all of the sentence but the cue and its speaker."""
    tokens = sentence.tokens
    first = index + length
    said = False
    while first < len(tokens) and (tokens[first].lemma in words.say or tokens[first].lemma in words.fillers):
        said = said or tokens[first].lemma in words.say
        first += 1
    if tokens[index].lemma in words.like and not said:
        # "كما أفاد" is "as he reported", and "كما" alone only goes on.
        return None
    behind = _name_end(tokens, first, words, quoted=True)
    if behind == first:
        return None
    via: tuple[tuple[Span, Span], ...] = ()
    cited = next((n for n in range(index, first) if tokens[n].lemma in words.citing), None)
    if cited is not None and behind < len(tokens) - 1 and tokens[behind].lemma in words.origin:
        # "وفق ما نقلت وكالة عن مصدر": the outlet is the outer link.
        outlet, origin = _source(sentence, first, behind, words), _name_end(tokens, behind + 1, words, quoted=True)
        if outlet is not None and origin > behind + 1:
            via = ((outlet, sentence.span(tokens[cited])),)
            first, behind = behind + 1, origin
    border = max((i for i in range(index) if tokens[i].lemma in words.borders), default=-1)
    content = []
    if index - border > 2:
        content.append(sentence.span(tokens[border + 1], tokens[index - 1]))
    rest = next((i for i in range(behind, len(tokens)) if tokens[i].lemma in words.borders), len(tokens))
    if rest - behind > 2:
        content.append(sentence.span(tokens[behind], tokens[rest - 1]))
    if not content:
        return None
    cue = sentence.span(tokens[index], tokens[cited if via and cited is not None else first - 1])
    source = _source(sentence, first, behind, words)
    return Speech(tuple(content), source, cue, Voice.INDIRECT, tokens[index].lemma, via)


def _said(
    sentence: Sentence, index: int, quotations: Sequence[Span], words: Words, last: Span | None
) -> Iterable[Speech]:
    tokens = sentence.tokens
    verb = tokens[index]
    cue = sentence.span(verb)
    via: tuple[tuple[Span, Span], ...] = ()
    first = index + 1
    if first < len(tokens) and tokens[first].pos == "PRON":
        first += 1
    behind = _name_end(tokens, first, words, blaming=verb.lemma in words.blaming)
    if verb.lemma in words.citing and behind < len(tokens) and tokens[behind].lemma in words.origin:
        outlet = _source(sentence, first, behind, words)
        if outlet is not None:
            via = ((outlet, cue),)
        first = behind + 1
        behind = _name_end(tokens, first, words)
    led_in = first < len(tokens) and tokens[first].lemma in words.edges and tokens[first].pos != "PRON"
    source = None if led_in else _source(sentence, first, behind, words)
    if source is None:
        source = _before(sentence, index, words) or last
    behind = _whom_told(tokens, behind, words)
    quoted = _quotation(sentence, index, behind, quotations)
    if quoted is not None:
        yield Speech((quoted,), source, cue, Voice.DIRECT, verb.lemma, via)
        return
    opens = next(
        (
            i
            for i in range(behind, min(behind + 4, len(tokens)))
            if tokens[i].lemma in words.that or tokens[i].text == ":"
        ),
        None,
    )
    if opens is None and index > 1 and tokens[index - 1].text in _COMMAS and source is not None and behind > first:
        # "..., said the governor": what was said stands before.
        start = max((i + 1 for i in range(index - 1) if tokens[i].lemma in words.borders), default=0)
        yield Speech((sentence.span(tokens[start], tokens[index - 2]),), source, cue, Voice.INDIRECT, verb.lemma, via)
        return
    if opens is None and verb.lemma not in words.of:
        return
    start = behind if opens is None else opens + 1
    stop = _content_end(tokens, start, words)
    if stop > start:
        yield Speech((sentence.span(tokens[start], tokens[stop - 1]),), source, cue, Voice.INDIRECT, verb.lemma, via)


def _whom_told(tokens: Sequence[Token], behind: int, words: Words) -> int:
    """Behind who was told: "قال شاهد لوكالة ...، إن", "قال شاهد، لوكالة ...، إن"."""
    at = behind
    while at < len(tokens) and tokens[at].text in _COMMAS:
        at += 1
    if at > behind:
        # "قال شاهد، ...، إن": between two commas stands whom he told.
        for index in range(at + 1, min(at + NEAR + 2, len(tokens) - 1)):
            if tokens[index].text in _COMMAS:
                opens = tokens[index + 1].lemma in words.that and tokens[index + 1].pos == ""
                return index + 1 if opens else behind
    if at >= len(tokens) or tokens[at].lemma not in words.to or tokens[at].pos != "ADP":
        return behind
    for index in range(at + 1, min(at + LONGEST_NAME, len(tokens))):
        if tokens[index].lemma in words.that and tokens[index].pos != "ADP":
            return index
        if tokens[index].text == ":":
            return index
    return behind


def _content_end(tokens: Sequence[Token], start: int, words: Words) -> int:
    """Up to a word that opens a new thought with a speaker or a happening of its own."""
    for i in range(start + 1, len(tokens)):
        if tokens[i].lemma in words.borders:
            return i
        if tokens[i].lemma in words.say and tokens[i - 1].lemma in words.joiners:
            return i - 1
    return len(tokens)


def _goes_on(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """ "المرصد السوري لحقوق الإنسان" is one name; in "مصادر محلية لوكالة ..." it is who was told."""
    return index + 1 < len(tokens) and tokens[index + 1].lemma in words.of_name


def _name_end(tokens: Sequence[Token], first: int, words: Words, *, blaming: bool = False, quoted: bool = False) -> int:
    """Behind the last word of the name that begins at `first`; `quoted` where quotation marks may be part of it."""
    i = first
    while i < len(tokens) and i - first < LONGEST_NAME:
        token = tokens[i]
        glued = token.pos == "ADP" and i > first and tokens[i - 1].end == token.start
        if token.text in _QUOTES:
            # غرفة عمليات "...", بحسب "...": a name in quotation marks belongs to the speaker's.
            closing = next(
                (n for n in range(i + 1, min(i + LONGEST_NAME, len(tokens))) if tokens[n].text in _QUOTES), 0
            )
            if not closing or not (quoted or closing - i <= NEAR):
                break
            if i == first:
                return closing + 1
            i = closing + 1
            continue
        if token.pos == "PUNCT" and token.text not in "_#-":
            break
        if i > first and token.lemma in words.to and not _goes_on(tokens, i, words):
            break
        if token.lemma in words.that and not glued:
            break
        if i > first and (token.lemma in words.ends or token.lemma in words.borders) and token.tag != "DEF":
            break
        if blaming and i > first and token.lemma in words.armed:
            break
        if token.lemma in words.say and token.tag != "DEF" and not (i > first and _is_no_saying(tokens, i, words)):
            break
        if token.pos == "PRON" and i == first:
            break
        if token.lemma in words.stops or (token.pos == "NUM" and i > first):
            break
        i += 1
    return i


def _source(sentence: Sentence, first: int, behind: int, words: Words) -> Span | None:
    tokens = list(sentence.tokens[first:behind])
    while tokens and (tokens[-1].pos in ("PUNCT", "CCONJ", "ADP", "NUM") or tokens[-1].lemma in words.edges):
        tokens.pop()
    while tokens and tokens[0].pos in ("PUNCT", "CCONJ", "ADP"):
        tokens.pop(0)
    if not tokens or not any(c.isalpha() for c in tokens[0].text):
        return None
    return sentence.span(tokens[0], tokens[-1])


def _before(sentence: Sentence, index: int, words: Words) -> Span | None:
    """ "الدفاع المدني أكد أن": what stands between the last border and the verb."""
    tokens = sentence.tokens
    first = index
    while first and tokens[first - 1].pos != "PUNCT" and tokens[first - 1].lemma not in words.borders:
        if tokens[first - 1].lemma in words.that and tokens[first - 1].pos == "" and tokens[first - 1].tag == "":
            break
        first -= 1
    if not 0 < index - first <= 6 or tokens[first].lemma in words.ends | words.edges:
        return None
    return _source(sentence, first, index, words)


def _quotation(sentence: Sentence, verb: int, behind: int, quotations: Sequence[Span]) -> Span | None:
    """The quotation that ends right before the verb, or begins right behind its subject."""
    tokens = sentence.tokens
    opening = next((t for t in tokens[behind : behind + NEAR] if t.text in _QUOTES or t.text == ":"), None)
    for one in quotations:
        if one.part is not sentence.part:
            continue
        before = 0 <= tokens[verb].start - one.end <= 12
        after = opening is not None and 0 <= one.start - opening.start <= 4
        if before or after:
            return one
    return None
