"""Hypothesis strategies for the nouns, with hostile Unicode in every string."""

from __future__ import annotations

from datetime import UTC

from hypothesis import strategies as st

from sijill.model.anchors import Anchor, Span
from sijill.model.claims import Casualty, Claim, Count, Means, Party, Place, Reason, Speaker, Time
from sijill.model.documents import Document, document_id
from sijill.model.judgements import Judgement, Verdict
from sijill.model.readings import Reader
from sijill.model.vocabulary import (
    EVENT_TYPE_OF,
    Group,
    Harm,
    MeansKind,
    Part,
    PartyKind,
    SpeakerKind,
    Status,
    Voice,
)

WORDS = st.text(min_size=1, max_size=12)
STORABLE = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=80)


def documents(texts: st.SearchStrategy[str] = STORABLE) -> st.SearchStrategy[Document]:
    """Documents with a title or without."""
    return st.builds(
        lambda text, title: Document(document_id(text, title), text, title=title), texts, st.none() | texts
    )


@st.composite
def anchors(draw: st.DrawFn, document: Document) -> Anchor:
    """Any quote of the text or the title."""
    part = draw(st.sampled_from([Part.TEXT, Part.TITLE] if document.title else [Part.TEXT]))
    length = len(document.string(part))
    start = draw(st.integers(0, length - 1))
    return document.anchor(Span(start, draw(st.integers(start + 1, length)), part))


def counts() -> st.SearchStrategy[Count]:
    """Counts of every shape that words can give."""
    figures = st.lists(st.integers(0, 10**6), min_size=3, max_size=3).map(sorted)
    said = st.tuples(st.booleans(), st.booleans(), st.booleans())
    return st.builds(lambda ns, keep: Count(*(n if k else None for n, k in zip(ns, keep, strict=True))), figures, said)


@st.composite
def claims(draw: st.DrawFn, document: Document) -> Claim:
    """Any claim of `document`."""
    anchor = anchors(document)
    days = st.none() | st.dates()
    parties = st.builds(
        Party,
        name=WORDS,
        kind=st.sampled_from(PartyKind),
        anchor=anchor,
        mention=st.none() | anchor,
        actor_id=st.none() | WORDS,
        age=st.none() | st.integers(0, 120),
        sex=st.none() | WORDS,
        occupation=st.none() | WORDS,
    )
    casualties = st.builds(
        Casualty,
        harm=st.sampled_from(Harm),
        count=counts(),
        anchor=anchor,
        group=st.none() | st.sampled_from(Group),
        cumulative=st.booleans(),
    )
    places = st.builds(
        Place,
        name=WORDS,
        anchor=anchor,
        gazetteer_id=st.none() | WORDS,
        latitude=st.none() | st.floats(-90, 90),
        longitude=st.none() | st.floats(-180, 180),
        geo_precision=st.none() | st.integers(1, 3),
        country=st.none() | WORDS,
        admin1=st.none() | WORDS,
    )
    times = st.builds(
        Time,
        anchor=anchor,
        start=days,
        end=days,
        time_precision=st.none() | st.integers(1, 3),
        day_part=st.none() | WORDS,
        relative_to=days,
    )
    speakers = st.builds(
        Speaker,
        name=WORDS,
        kind=st.sampled_from(SpeakerKind),
        cue=st.text(max_size=8),
        voice=st.sampled_from(Voice),
        anchor=anchor,
        mention=st.none() | anchor,
    )
    return Claim(
        id=draw(st.text("0123456789abcdef", min_size=20, max_size=20)),
        document_id=document.id,
        sub_event_type=draw(st.sampled_from(sorted(EVENT_TYPE_OF))),
        status=draw(st.sampled_from(Status)),
        anchor=draw(anchor),
        provenance=draw(st.builds(Reader, WORDS, WORDS, WORDS)),
        actors=tuple(draw(st.lists(parties, max_size=2))),
        recipients=tuple(draw(st.lists(parties, max_size=2))),
        casualties=tuple(draw(st.lists(casualties, max_size=2))),
        means=tuple(draw(st.lists(st.builds(Means, WORDS, st.sampled_from(MeansKind), anchor), max_size=2))),
        place=draw(st.none() | places),
        time=draw(st.none() | times),
        attribution=tuple(draw(st.lists(speakers, max_size=2))),
        reasons=tuple(draw(st.lists(st.builds(Reason, WORDS, WORDS, WORDS), max_size=2))),
    )


def judgements() -> st.SearchStrategy[Judgement]:
    """Any decision."""
    return st.builds(
        Judgement,
        id=STORABLE.map(lambda text: text[:40]),
        verdict=st.sampled_from(Verdict),
        subjects=st.lists(STORABLE, min_size=1, max_size=2).map(tuple),
        by=STORABLE,
        at=st.datetimes(timezones=st.just(UTC)),
        note=STORABLE,
    )
