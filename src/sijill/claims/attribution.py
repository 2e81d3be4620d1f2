"""According to whom: from reported speech to a chain of speakers, nearest to the event first."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from sijill import lexicons
from sijill.lexicons.vocabulary import lemmas_of
from sijill.model.anchors import Span
from sijill.model.claims import Party, Speaker
from sijill.model.readings import Reading, Speech
from sijill.model.vocabulary import Part, SpeakerKind, Voice

_GENERIC_SOURCES = frozenset(
    {"it", "this", "that", "there", "which", "we", "i", "you", "one", "no one", "nobody", "none", "many", "some"}
)

_REMEMBERED = 4_096
"""Names whose kind is remembered: the same few sources speak in most texts."""


@cache
def _kinds() -> Mapping[str, SpeakerKind]:
    """The words of all languages: their letters tell them apart, but for a few that mean the same."""
    found: dict[str, SpeakerKind] = {}
    for language in lexicons.languages_with("speakers"):
        for kind, words in lexicons.load("speakers", language)["kinds"].items():
            plain = language == "en"
            found |= {w if plain else " ".join(lemmas_of(w)): SpeakerKind(kind) for w in words}
    return found


def chain_of(reading: Reading, where: Span) -> tuple[Speaker, ...]:
    """Everybody through whom the words at `where` reach the reader, but for the document's own publisher.

    The smallest reported content around the words is the nearest speaker's; each wider one adds a link outwards.
    """
    around = sorted(
        (
            (_width(speech, where), speech)
            for speech in _near(reading.speech, where)
            if speech.source is not None and speech.told and any(content.contains(where) for content in speech.content)
        ),
        key=lambda pair: pair[0],
    )
    chain: list[Speaker] = []
    for _, speech in around:
        assert speech.source is not None
        links = [(speech.source, speech.cue), *speech.via]
        for source, cue in links:
            speaker = _speaker(reading, speech, source, cue)
            if speaker is not None and all(s.name.casefold() != speaker.name.casefold() for s in chain):
                chain.append(speaker)
    return tuple(chain)


REACH = 6_000
"""Code points before a word in which what is said around it may begin: a quotation or a sentence is never longer."""


def _near(speech: Sequence[Speech], where: Span) -> Sequence[Speech]:
    """Of all reported speech, which stands in the order of its content, what may hold `where`."""

    def place(one: Speech) -> tuple[bool, int]:
        return one.content[0].part is Part.TEXT, one.content[0].start

    text = where.part is Part.TEXT
    first = bisect_left(speech, (text, where.start - REACH), key=place)
    return speech[first : bisect_right(speech, (text, where.end), key=place)]


def _width(speech: Speech, where: Span) -> int:
    return min(c.end - c.start for c in speech.content if c.contains(where))


def _speaker(reading: Reading, speech: Speech, source: Span, cue: Span | None) -> Speaker | None:
    document = reading.document
    mention = document.anchor(source)
    anchor = mention
    word = mention.exact.strip().lower()
    if word in _GENERIC_SOURCES:
        return None
    if word in ("he", "she", "they", "who"):
        reference = next((r for r in reading.references if r.mention == source), None)
        if reference is None:
            return None
        anchor = document.anchor(reference.antecedents[0])
    name = _name(anchor.exact)
    if not any(c.isalpha() for c in name) or _same_publisher(name, document.publisher):
        return None
    start = anchor.exact.find(name)
    if start >= 0:
        anchor = document.anchor(Span(anchor.start + start, anchor.start + start + len(name), anchor.part))
    cue_words = document.string(cue.part)[cue.start : cue.end] if cue is not None else ""
    return Speaker(
        name=" ".join(anchor.exact.split()),
        kind=speaker_kind(name),
        cue=" ".join(cue_words.split()),
        voice=speech.voice,
        anchor=anchor,
        mention=mention if mention != anchor and mention.exact.lower() in ("he", "she", "they", "who") else None,
    )


def speaker_of(party: Party, cue: str) -> Speaker:
    """A party as the speaker of what it claims to have done."""
    return Speaker(party.name, SpeakerKind.PARTY, cue, Voice.INDIRECT, party.anchor, party.mention)


def _name(words: str) -> str:
    """Without the article before and stray punctuation around it."""
    name = words.strip(" \t\n\u00a0,;:\"“”'")
    for article in ("the ", "The ", "a ", "A ", "an ", "An "):
        if name.startswith(article):
            name = name[len(article) :]
    return name


@lru_cache(_REMEMBERED)
def speaker_kind(name: str) -> SpeakerKind:
    """What sort of source, by the last telling word of the name, or its singular; `unknown` where no word tells."""
    kinds = _kinds()
    words = [w.strip(".,'’\"") for w in name.replace("’s", "").replace("'s", "").split()]
    for word in reversed(words):
        lower = word.lower()
        singulars = (lower[:-cut] + end for ending, cut, end in _PLURALS if lower.endswith(ending))
        foreign = () if word.isascii() else lemmas_of(word)
        for form in (word, lower, *singulars, *foreign, *_stems(foreign)):
            if form in kinds:
                return kinds[form]
    return SpeakerKind.UNKNOWN


def _stems(words: Iterable[str]) -> Iterator[str]:
    """Ways in which a lexicon may write a word with endings, the longest first: "прокуратури*", "прокуратур*"."""
    return (word[:length] + "*" for word in words for length in range(len(word), 2, -1))


_PLURALS = (("ies", 3, "y"), ("men", 3, "man"), ("women", 5, "woman"), ("es", 2, ""), ("s", 1, ""))
"""Endings of plurals: what to cut, and what to put instead."""


def _same_publisher(name: str, publisher: str | None) -> bool:
    if not publisher:
        return False

    def fold(s: str) -> str:
        return s.casefold().removeprefix("the ").strip()

    return fold(name) == fold(publisher)


def speakers_differ(left: Sequence[Speaker], right: Sequence[Speaker]) -> bool:
    """Whether two chains begin with different people."""
    return bool(left) and bool(right) and left[0].name.casefold() != right[0].name.casefold()
