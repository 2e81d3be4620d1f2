"""All reported speech of a document: what was learned, what the patterns know for sure, and quotations left over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sijill.model.anchors import Span
from sijill.model.readings import Sentence, Speech, Token
from sijill.model.vocabulary import Part, Voice
from sijill.reading.speech.candidates import Content
from sijill.reading.speech.learned import Act, Model, find_acts, load_model
from sijill.reading.speech.lexicon import SpeechLexicon, speech_lexicon
from sijill.reading.speech.patterns import ACCORDING_TO, find_by_patterns
from sijill.reading.speech.phrases import joined, noun_phrase
from sijill.reading.speech.quotes import give_to_speakers

_ACCORD = "accord"
"""The lemma of "according", of which the weights know."""


def find_speech(
    sentences: Sequence[Sentence], quotations: Sequence[Span], *, told_only: bool = False
) -> tuple[Speech, ...]:
    """All acts of a document, in the order of the text. Sentences that were not parsed yield none.

    What is found in a sentence depends on it and on the quotations alone, so that a gate changes nothing. With
    `told_only` thoughts and stances are not looked for, which is quicker; what is told is the same.
    """
    lexicon, model = speech_lexicon(), load_model()
    lemmas = (lexicon.reporting | {_ACCORD}) & model.lemmas if told_only else model.lemmas
    found = [
        speech
        for one in sentences
        if one.parsed
        for speech in _in_sentence(one, quotations, lexicon, model, lemmas)
        if speech.told or not told_only
    ]
    found.extend(give_to_speakers(sentences, quotations, [s for s in found if s.told]))
    return tuple(sorted(found, key=lambda s: (s.content[0].part is Part.TEXT, s.content[0].start)))


def _in_sentence(
    sentence: Sentence, quotations: Sequence[Span], lexicon: SpeechLexicon, model: Model, lemmas: frozenset[str]
) -> Iterator[Speech]:
    """The patterns' act where they know more than the weights (who cites whom, who accuses, who counts); else theirs.

    Where nothing was learned of a reporting word, as of the ways of wire copy, the pattern's act stands too.
    """
    known = find_by_patterns(sentence, quotations, lexicon)
    special = [speech for speech in known if speech.via or speech.cue_lemma in lexicon.special]
    plain = {speech.cue: speech for speech in known if speech not in special}
    yield from special
    for act in find_acts(sentence, quotations, model, lemmas):
        cue = _cue(sentence, act.cue)
        if not any(_is_same(speech, act, cue) for speech in special):
            pattern = plain.pop(cue, None)
            yield from _acts(sentence, act, cue, quotations, lexicon, told=pattern is not None)
    yield from plain.values()


def _is_same(speech: Speech, act: Act, cue: Span) -> bool:
    """ "The monitor, citing activists, said" is one act, though two words of it report."""
    return cue == speech.cue or any(cue == link for _, link in speech.via) or act.content.spans == speech.content


def _acts(
    sentence: Sentence, act: Act, cue: Span, quotations: Sequence[Span], lexicon: SpeechLexicon, *, told: bool
) -> Iterator[Speech]:
    """One for each speaker: "the army and the police said"."""
    head = act.source.head if act.source is not None else None
    lemma = ACCORDING_TO if act.cue.lower == "according" else act.cue.lemma
    if lemma == ACCORDING_TO and (head is None or head.lemma in lexicon.no_sources):
        return
    spans = act.content.spans
    voice = Voice.DIRECT if any(q.overlaps(span) for q in quotations for span in spans) else Voice.INDIRECT
    told = told or lemma == ACCORDING_TO or (act.cue.pos == "VERB" and lemma in lexicon.reporting)
    if voice is Voice.INDIRECT and lemma not in lexicon.report_events:
        told = told and _is_clause(sentence, act.content)
    if head is None:
        yield Speech(spans, None, cue, voice, lemma, told=told)
        return
    for speaker in joined(sentence, head):
        source = sentence.span(*noun_phrase(sentence, speaker))
        yield Speech(spans, source, cue, voice, lemma, told=told)


def _is_clause(sentence: Sentence, content: Content) -> bool:
    """Not so in "the explosion claimed twelve lives"."""
    inside = (sentence.tokens[i] for first, last in content.stretches for i in range(first, last + 1))
    return any(token.pos in ("VERB", "AUX") for token in inside)


def _cue(sentence: Sentence, cue: Token) -> Span:
    after = sentence.tokens[cue.index + 1] if cue.index + 1 < len(sentence.tokens) else cue
    return sentence.span(cue, after if cue.lower == "according" and after.lower == "to" else cue)
