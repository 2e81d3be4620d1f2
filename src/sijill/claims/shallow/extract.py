"""Reading -> Claims without syntax, on one page.

Each sentence is cut into clauses and pieces (`chunks.py`); event words that tell of one happening are bound; what
stands around them by its kind and by the preposition before it becomes actor, recipient, loss, means, place and time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, partial
from itertools import pairwise

from sijill.actors import Link, link_words, main_scenes_in, scenes_in
from sijill.claims.attribution import chain_of
from sijill.claims.shallow.again import told_once
from sijill.claims.shallow.arguments import Arguments, Clause, arguments_of, is_carried
from sijill.claims.shallow.casualties import Loss, losses_of, nobody
from sijill.claims.shallow.chunks import Chunk, Kind, find_chunks
from sijill.claims.shallow.counts import find_counts, number_words
from sijill.claims.shallow.lexicon import Entry, PartyEntry, Phrase, ShallowLexicon, lexicon_of, longest
from sijill.claims.shallow.status import RUMOUR_DENIED, Ruling, rule_on
from sijill.claims.shallow.times import find_times, time_words
from sijill.claims.shallow.types import type_of
from sijill.lexicons.folding import begins
from sijill.model.anchors import Anchor, Span
from sijill.model.claims import Casualty, Claim, Count, Means, Party, Place, Reason, Speaker, Time, claim_id
from sijill.model.readings import Reading, Sentence
from sijill.model.vocabulary import EVENT_TYPE_OF, Harm, PartyKind, Status

PLACE_REACH = 2
"""How many sentences back, within its paragraph, a happening without a place of its own takes one from."""
OF_ONE_DEED = 12
"""Words between a deed and the verb that goes on with it: "غارات ... استهدفت"."""
PLACE_OF_TOLL = 10
"""Words within which a figure follows those whom it counts."""
JOINED = 3
"""Words between two words for one deed: "نفذت مقاتلات غارة استهدفت"."""

_VIOLENT = frozenset(
    {"Explosions/Remote violence", "Violence against civilians", "Casualties", "Battles", "Displacement"}
)
_DONE_IN_A_DEED = frozenset({Harm.KILLED, Harm.DETAINED, Harm.ABDUCTED})
_CLOSES = frozenset(".!?؟;؛|…")


@dataclass(slots=True)
class Told:
    """One event word with what stands around it."""

    chunk: Chunk
    entry: Entry
    ruling: Ruling
    arguments: Arguments
    losses: list[Loss]


@dataclass(slots=True)
class Happening:
    """Event words of one clause that tell of one thing, in order."""

    clause: Clause
    told: list[Told] = field(default_factory=list)
    zero: list[Loss] = field(default_factory=list)

    @property
    def status(self) -> Status:
        """The status of its first word."""
        return self.told[0].ruling.status

    @property
    def harms(self) -> set[Harm]:
        """What befell people in it so far."""
        return {loss.harm for told in self.told for loss in told.losses}


def extract_shallow_claims(reading: Reading, sentences: Sequence[Sentence], language: str) -> list[Claim]:
    """Every claim of the sentences of one language, in their order."""
    lexicon = lexicon_of(language)
    claims: list[tuple[Claim, Sentence]] = []
    around = _Around(
        scenes=cache(lambda: main_scenes_in([t.lemma for s in sentences for t in s.tokens], language)),
        chain=cache(partial(chain_of, reading)),
        contents=[content for speech in reading.speech for content in speech.content],
        sources=[speech.source for speech in reading.speech if speech.source is not None],
    )
    places: list[tuple[Sentence, Span]] = []
    for sentence in sentences:
        if lexicon.events.keys().isdisjoint([token.lemma for token in sentence.tokens]):
            continue
        scene = _Scene(reading, sentence, lexicon, places, around)
        claims.extend([(claim, sentence) for claim in scene.claims()])
    return told_once(claims)


@dataclass(frozen=True, slots=True)
class _Around:
    """What is asked of the whole document again and again, answered once: where it plays, and who tells of a span.

    `contents` are all things said, and `sources` all who are named as saying them.
    """

    scenes: Callable[[], frozenset[str]]
    chain: Callable[[Span], tuple[Speaker, ...]]
    contents: Sequence[Span]
    sources: Sequence[Span]


class _Scene:
    """A sentence with all that is needed to say what it tells of."""

    def __init__(
        self,
        reading: Reading,
        sentence: Sentence,
        lexicon: ShallowLexicon,
        places: list[tuple[Sentence, Span]],
        around: _Around,
    ) -> None:
        self.around = around
        self.reading = reading
        self.sentence = sentence
        self.string = reading.document.string(sentence.part)
        self.lexicon = lexicon
        self.links: dict[Span, Link] = {}
        self.tokens = sentence.tokens
        self.lemmas = [token.lemma for token in sentence.tokens]
        whole = Span(sentence.start, sentence.end, sentence.part)
        self.speech = any(content.overlaps(whole) for content in around.contents)
        self.sources = [source for source in around.sources if source.overlaps(whole)]
        self.places = places
        published = reading.document.published
        times = find_times(self.tokens, published, time_words(lexicon.language))
        within = {index for when in times for index in range(when.first, when.last + 1)}
        counts = find_counts(self.tokens, number_words(lexicon.language))
        counts = [c for c in counts if within.isdisjoint(range(c.first, c.last + 1)) and not self._is_no_count(c.first)]
        self.chunks = find_chunks(sentence, lexicon, times, counts)

    def _is_no_count(self, index: int) -> bool:
        """Whether a number counts nobody: a figure glued to a hashtag, a name like a number without its hamza."""
        before = self.tokens[index - 1] if index else None
        number = self.tokens[index]
        if number.lemma in self.lexicon.hamza and not set(number.text) & set("ئء"):
            return True
        if before is None or index < 2 or before.end != number.start or number.pos != "NUM":
            return False
        return self.tokens[index - 2].text in "#_"

    @cached_property
    def here(self) -> frozenset[str]:
        """Codes of the countries in which the sentence plays."""
        return scenes_in(self.lemmas, self.lexicon.language)

    def chain(self, chunk: Chunk) -> tuple[Speaker, ...]:
        """Who tells of a piece."""
        return self.around.chain(self._span(chunk)) if self.speech else ()

    def claims(self) -> Iterator[Claim]:
        for clause in self._clauses():
            happenings = _bound(self, clause)
            _hand_on_agents(clause, happenings)
            for number, happening in enumerate(happenings):
                following = happenings[number + 1].told[0].chunk.first if number + 1 < len(happenings) else clause.end
                start = clause.start if number == 0 else happening.told[0].chunk.first
                claim = self._describe(happening, start, following, alone=len(happenings) == 1)
                if claim is not None:
                    yield claim
        self.places.extend((self.sentence, self._span(c)) for c in self.chunks if c.kind is Kind.PLACE and c.sure)

    def _clauses(self) -> Iterator[Clause]:
        start = behind = 0
        borders = self.lexicon.borders
        for index, token in enumerate(self.tokens):
            if index < behind or not (token.lemma in borders or (token.pos == "PUNCT" and token.text in _CLOSES)):
                continue
            length = _border(self.lemmas, index, borders)
            if (length or token.text in _CLOSES) and index > start:
                yield self._clause(start, index)
                start = index
            behind = index + length
        yield self._clause(start, len(self.tokens))

    def _clause(self, start: int, end: int) -> Clause:
        return Clause(self.tokens, start, end, [c for c in self.chunks if start <= c.first < end], self.lexicon)

    # From a happening to a claim -----------------------------------------------------------------------------------

    def _describe(self, happening: Happening, start: int, end: int, *, alone: bool) -> Claim | None:
        told = happening.told
        actors = self._parties(c for t in told for c in t.arguments.agents)
        recipients = self._recipients(happening)
        addressed = self._between_cue_and_event(happening)
        if happening.status is Status.ORDERED:
            actors = self._parties(c for c in addressed if _armed(c)) or actors
            recipients = self._parties(c for c in addressed if not _armed(c)) or recipients
        elif self._accused(happening) and not actors:
            actors = self._parties(c for c in addressed[-1:] if _armed(c))
        means = self._means(happening, start, end)
        losses = _totals(happening)
        place_chunk = self._place(happening, start, end)
        when = self._time(happening, start, end)
        upon = any(t.arguments.pronouns for t in told)
        agreed = any(t.entry.verb and t.entry.type == "Agreement" for t in told)
        agreed = agreed or any(t.chunk.last > t.chunk.first and t.entry.role == "cause" for t in told)
        agreed = agreed or happening.status in (Status.ORDERED, Status.THREATENED)
        if not (actors or recipients or losses or means or place_chunk or upon or agreed):
            return None
        if not (actors or recipients or means) and self._refers_back(happening, losses):
            return None
        words = [(self._exact(t.chunk), t.entry) for t in told]
        acting = [c for t in told for c in t.arguments.agents if c.means is not None]
        used = [(self._exact(c), c.means) for c in (*means, *acting) if c.means is not None]
        kind, reason = type_of(words, used, acted=bool(actors))
        hurt = any(loss.harm is not Harm.INJURED for loss in losses) or (losses and means)
        if not hurt and EVENT_TYPE_OF[kind] in _VIOLENT and self._is_of_a_game():
            return None
        if not self.lexicon.invented.isdisjoint(self.lemmas):
            return None
        status = happening.status
        if status in (Status.ORDERED, Status.THREATENED):
            kind = "Order" if status is Status.ORDERED else "Threat"
            losses = []
        if status is Status.ASSERTED and when is not None and when.when is not None and when.when.ahead:
            status = Status.FUTURE
        if (
            kind == "Non-state actor overtakes territory"
            and actors
            and all(a.kind is PartyKind.STATE_FORCES for a in actors)
        ):
            kind = "Government regains territory"
        document = self.reading.document
        anchor = document.anchor(self._clause_span(happening, losses, place_chunk))
        place = self._place_of(place_chunk, kind)
        chain = self.chain(told[0].chunk)
        if status is Status.ASSERTED and self._accused(happening) and not chain:
            status = Status.UNCERTAIN
        actors = tuple(a for a in actors if place is None or a.anchor.span != place.anchor.span)
        recipients = tuple(r for r in recipients if r.anchor.span not in {a.anchor.span for a in actors})
        time = self._time_of(when)
        cumulative = when is not None and when.when is not None and when.when.since
        return Claim(
            id=claim_id(anchor, kind),
            document_id=document.id,
            sub_event_type=kind,
            status=status,
            anchor=anchor,
            provenance=self.reading.reader_of(self.sentence),
            actors=actors,
            recipients=recipients,
            casualties=tuple(self._casualty(loss, cumulative=cumulative) for loss in losses),
            means=tuple(self._means_of(c) for c in means),
            place=place,
            time=time,
            attribution=chain,
            reasons=(
                *self._reasons(happening, reason, place_chunk, when, chain),
                *self._reasons_of_parties("actors", actors),
                *self._reasons_of_parties("recipients", recipients),
                *(
                    Reason(f"means[{number}]", c.means.name, self._exact(c), c.means.where)
                    for number, c in enumerate(means)
                    if c.means is not None
                ),
            ),
        )

    def _refers_back(self, happening: Happening, losses: Sequence[Loss]) -> bool:
        """A definite noun alone ("الضحايا", "الانفجارات") speaks of what was told, and tells of nothing new."""
        first = happening.told[0].chunk.first
        if first and self.tokens[first - 1].lemma in self.lexicon.continuing:
            # "تواصل القصف على ..."
            return False
        nouns = all(not t.entry.verb and self._is_definite(t.chunk) for t in happening.told)
        return nouns and not any(t.arguments.targets for t in happening.told) and not any(o.count.said for o in losses)

    def _is_definite(self, chunk: Chunk) -> bool:
        """With an article and no "some of" before it, or with a pronoun behind it."""
        following = self.tokens[chunk.last + 1] if chunk.last + 1 < len(self.tokens) else None
        if following is not None and following.pos == "PRON":
            return True
        before = {t.lemma for t in self.tokens[max(0, chunk.first - 2) : chunk.first]}
        return self.tokens[chunk.first].tag == "DEF" and not before & self.lexicon.quantifiers

    def _is_of_a_game(self) -> bool:
        """Where matches are told of, attack, shot and bombardment hit nobody."""
        return not self.lexicon.games.isdisjoint(self.lemmas)

    def _between_cue_and_event(self, happening: Happening) -> list[Chunk]:
        """The parties between the word that gave the status and the event word: who orders whom, who is accused."""
        told = happening.told[0]
        cue = told.ruling.cue
        if cue is None:
            return []
        return [c for c in self.chunks if c.kind is Kind.PARTY and cue < c.first < told.chunk.first]

    def _accused(self, happening: Happening) -> bool:
        return happening.told[0].ruling.rule.startswith("somebody accuses")

    def _reasons(
        self, happening: Happening, kind: Reason, place: Chunk | None, when: Chunk | None, chain: Sequence[Speaker]
    ) -> tuple[Reason, ...]:
        found = [Reason("event", t.entry.name, self._exact(t.chunk), t.entry.where) for t in happening.told]
        ruling = happening.told[0].ruling
        cue = self.tokens[ruling.cue].text if ruling.cue is not None else ""
        found += [kind, Reason("status", ruling.rule, cue)]
        for told in happening.told:
            for loss in told.losses:
                words = self._string(loss.first, loss.last)
                found.append(
                    Reason("casualties", f"{loss.harm} by “{self._exact(told.chunk)}”", words, told.entry.where)
                )
        if place is not None:
            found.append(
                Reason("place", "the first place behind the event word, else the last before it", self._exact(place))
            )
        if when is not None:
            found.append(Reason("time", "the time nearest to the event word", self._exact(when)))
        found += [Reason("attribution", "what is said stands around the event word", s.cue) for s in chain]
        return tuple(found)

    def _reasons_of_parties(self, field: str, parties: Sequence[Party]) -> Iterator[Reason]:
        """Where each stands, what a pronoun stands for, and to which entry of the actor directory it leads."""
        for number, party in enumerate(parties):
            name = f"{field}[{number}]"
            if party.mention is not None:
                yield Reason(name, f"the pronoun “{party.mention.exact}” stands for it", party.anchor.exact)
            else:
                role = "who does it" if field == "actors" else "whom or what it befalls"
                yield Reason(name, f"stands as {role} beside the event word", party.anchor.exact)
            link = self.links.get(party.anchor.span)
            if link is not None:
                entry, _, rule = link.rule.partition(": ") if link.actor is not None else ("", "", link.rule)
                found = link.actor.id if link.actor is not None else "left open"
                yield Reason(f"{name}.actor_id", f"{found}: {rule}", link.words, entry)

    def _parties(self, chunks: Iterator[Chunk]) -> tuple[Party, ...]:
        found: dict[tuple[int, int], Party] = {}
        for chunk in chunks:
            party = self._party(chunk)
            found.setdefault((party.anchor.start, party.anchor.end), party)
        return tuple(found.values())

    def _party(self, chunk: Chunk) -> Party:
        anchor = self._anchor(chunk.name_first, chunk.name_last)
        linked = self._linked(chunk, anchor.exact) if chunk.party is None or chunk.party.armed else None
        if linked is not None:
            self.links[anchor.span] = linked
        kind = chunk.party.kind if chunk.party is not None else PartyKind.UNKNOWN
        actor = linked.actor if linked is not None else None
        if actor is not None:
            kind = actor.kind
        return Party(
            name=self._name(chunk, anchor.exact),
            kind=kind,
            anchor=anchor,
            actor_id=actor.id if actor is not None else None,
        )

    def _name(self, chunk: Chunk, exact: str) -> str:
        """The words, but with the whole article where a preposition took its alef: "للجيش" names "الجيش"."""
        first = self.tokens[chunk.name_first]
        before = self.tokens[chunk.name_first - 1] if chunk.name_first else None
        glued = before is not None and before.pos == "ADP" and before.end == first.start and first.tag == "DEF"
        name = " ".join(exact.split())
        return f"ا{name}" if glued and before is not None and before.text == first.text[:1] == "ل" else name

    def _linked(self, chunk: Chunk, said: str) -> Link | None:
        language = self.lexicon.language
        lemmas = [
            t.lemma for t in self.tokens[chunk.name_first : chunk.name_last + 1] if t.pos not in ("PUNCT", "PRON")
        ]
        scenes = (self.here, self.around.scenes())
        return link_words(lemmas, said, language, scenes, self.reading.document.published)

    def _recipients(self, happening: Happening) -> tuple[Party, ...]:
        chunks = [
            c
            for told in happening.told
            for c in (*told.arguments.patients, *told.arguments.targets)
            if c.kind is Kind.PARTY
        ]
        found = list(self._parties(c for c in chunks if self.tokens[c.first].lemma not in self.lexicon.anybody))
        found += self._parties(
            replace(c, party=struck)
            for told in happening.told
            for c in told.arguments.targets
            if c.kind is Kind.PLACE and (struck := self._object_of(c)) is not None
        )
        for told in happening.told:
            for pronoun in told.arguments.pronouns:
                party = self._meant(happening, pronoun)
                if party is not None and all(p.anchor.span != party.anchor.span for p in found):
                    found.append(party)
        return tuple(found)

    def _object_of(self, place: Chunk) -> PartyEntry | None:
        """ "ميناء إيلات" is a place and a thing that is struck."""
        head = self.tokens[place.name_first].lemma
        if head not in self.lexicon.kept:
            # "دير الزور" is a town, and no monastery.
            return None
        entry = longest(self.lexicon.parties, [head], 0)[1]
        return entry if isinstance(entry, PartyEntry) and entry.kind is PartyKind.OBJECT else None

    def _meant(self, happening: Happening, pronoun: int) -> Party | None:
        """Who a pronoun at the end of a word stands for: the person or thing named last before it."""
        mention = self.reading.document.anchor(self.sentence.span(self.tokens[pronoun]))
        before = [c for c in self.chunks if c.kind is Kind.PARTY and c.last < pronoun and c.party and not c.party.armed]
        if before:
            return replace(self._party(before[-1]), mention=mention)
        return None

    def _goes_on(self, told: Told, earlier: Sequence[Told]) -> None:
        """ "... أطلق النار عليه، فأصيب": who suffered is who was told of before; the verb says no name."""
        bare = told.arguments.patients or told.arguments.pronouns
        if told.entry.frame != "suffer" or not told.entry.verb or bare:
            return
        verb = self.tokens[told.chunk.first]
        following = self.tokens[told.chunk.last + 1] if told.chunk.last + 1 < len(self.tokens) else None
        others = following is not None and following.lemma in self.lexicon.others
        several = others or verb.lemma.endswith(self.lexicon.many_endings)
        if told.chunk.first and self.tokens[told.chunk.first - 1].lemma in self.lexicon.relative:
            # "... الذي ارتقى": one man, whoever the words before it name.
            return
        before = [c for c in self.chunks if c.kind is Kind.PARTY and c.last < told.chunk.first and _may_suffer(c)]
        if before and not several:
            told.arguments.pronouns.append(told.chunk.first)
            told.losses[:] = [replace(loss, count=Count.exactly(1)) for loss in told.losses[:1]]

    def _means(self, happening: Happening, start: int, end: int) -> list[Chunk]:
        agents = {id(c) for t in happening.told for c in t.arguments.agents}
        return [
            c
            for c in happening.clause.chunks
            if c.kind is Kind.MEANS and start <= c.first < end and id(c) not in agents and c.means is not None
        ]

    def _means_of(self, chunk: Chunk) -> Means:
        assert chunk.means is not None
        anchor = self._anchor(chunk.first, chunk.last)
        return Means(" ".join(anchor.exact.split()), chunk.means.kind, anchor)

    def _casualty(self, loss: Loss, *, cumulative: bool) -> Casualty:
        return Casualty(loss.harm, loss.count, self._anchor(loss.first, loss.last), loss.group, cumulative)

    # Where and when ------------------------------------------------------------------------------------------------

    def _place(self, happening: Happening, start: int, end: int) -> Chunk | None:
        first = happening.told[0].chunk.first
        places = [c for c in happening.clause.chunks if c.kind is Kind.PLACE and start <= c.first < end]
        if happening.told[0].entry.type == "Displacement":
            # "نزح ... إلى منبج": where they went.
            places = [c for c in places if happening.clause.preposition(c) not in self.lexicon.towards] or places[:1]
        places = [c for c in places if not self._in_a_speaker(c) and (c.sure or self._heard(c))]
        for told in happening.told:
            befallen = told.arguments.befallen
            if befallen is not None and befallen.kind is Kind.PLACE and befallen.sure:
                return befallen
        behind = [c for c in places if c.first > first]
        sure = [c for c in behind if c.sure] or [c for c in places if c.sure][-1:] or behind or places[-1:]
        return sure[0] if sure else None

    def _heard(self, chunk: Chunk) -> bool:
        """Whether a word that only stands where places stand is told as a place elsewhere, or is a topic of its own."""
        before = self.tokens[chunk.first - 1].text if chunk.first else ""
        behind = [t.lemma for t in self.tokens[chunk.last + 1 : chunk.last + 3]]
        if any(lemma in self.lexicon.settlements for lemma in behind):
            # "في X بريف حلب", "في X غربي العراق"
            return True
        document, here = self.reading.document, self._span(chunk)
        words = document.string(here.part)[here.start : here.end]
        return before == "#" or any(document.string(s.part)[s.start : s.end] == words for _, s in self.places)

    def _in_a_speaker(self, chunk: Chunk) -> bool:
        span = self._span(chunk)
        return any(source.overlaps(span) for source in self.sources)

    def _place_of(self, chunk: Chunk | None, kind: str) -> Place | None:
        if chunk is not None:
            anchor = self._anchor(chunk.name_first, chunk.name_last)
            return Place(" ".join(anchor.exact.replace("_", " ").split()), anchor)
        if EVENT_TYPE_OF[kind] not in _VIOLENT:
            return None
        for sentence, span in reversed(self.places):
            if self.sentence.index - sentence.index > PLACE_REACH:
                break
            near = sentence.paragraph == self.sentence.paragraph
            if near and sentence.part is self.sentence.part and sentence.index < self.sentence.index:
                anchor = self.reading.document.anchor(span)
                return Place(" ".join(anchor.exact.replace("_", " ").split()), anchor)
        return None

    def _time(self, happening: Happening, start: int, end: int) -> Chunk | None:
        """The nearest time in its stretch of the clause that is not the day of saying so."""
        first = happening.told[0].chunk.first
        times = [c for c in happening.clause.chunks if c.kind is Kind.TIME and start <= c.first < end]
        times = [c for c in times if not self._of_saying(c)]
        # What a day resolves tells more than words that none does ("weeks ago").
        dated = [c for c in times if c.when is not None and (c.when.start is not None or c.when.ahead)]
        return min(dated or times, key=lambda c: abs(c.first - first), default=None)

    def _of_saying(self, chunk: Chunk) -> bool:
        """ "أعلن الجيش أمس أن": the time stands between the reporting word and what is said."""
        span = self._span(chunk)
        return any(
            s.cue is not None
            and s.cue.part is span.part
            and s.cue.start < span.start
            and all(span.end <= content.start for content in s.content)
            for s in self.reading.speech
        )

    def _time_of(self, chunk: Chunk | None) -> Time | None:
        if chunk is None or chunk.when is None:
            return None
        when = chunk.when
        return Time(
            anchor=self._anchor(chunk.first, chunk.last),
            start=when.start,
            end=when.end,
            time_precision=when.precision,
            day_part=when.day_part,
            relative_to=self.reading.document.published if when.relative else None,
        )

    # Words and anchors ---------------------------------------------------------------------------------------------

    def _clause_span(self, happening: Happening, losses: Sequence[Loss], place: Chunk | None) -> Span:
        indexes: list[int] = []
        for told in happening.told:
            args = told.arguments
            for chunk in (told.chunk, *args.agents, *args.patients, *args.targets):
                indexes += [chunk.first, chunk.last]
        indexes += [i for loss in losses for i in (loss.first, loss.last)]
        return self.sentence.span(self.tokens[min(indexes)], self.tokens[max(indexes)])

    def _span(self, chunk: Chunk) -> Span:
        return self.sentence.span(self.tokens[chunk.name_first], self.tokens[chunk.name_last])

    def _anchor(self, first: int, last: int) -> Anchor:
        return self.reading.document.anchor(self.sentence.span(self.tokens[first], self.tokens[last]))

    def _string(self, first: int, last: int) -> str:
        return self.string[self.tokens[first].start : self.tokens[last].end]

    def _exact(self, chunk: Chunk) -> str:
        return self._string(chunk.name_first, chunk.name_last)


def _may_suffer(chunk: Chunk) -> bool:
    return chunk.party is not None and not chunk.party.armed and chunk.party.kind is PartyKind.CIVILIANS


def _armed(chunk: Chunk) -> bool:
    return chunk.party is not None and chunk.party.armed


def _border(lemmas: Sequence[str], index: int, borders: Mapping[str, tuple[Phrase, ...]]) -> int:
    return next((len(p) for p in borders.get(lemmas[index], ()) if begins(lemmas, index, p)), 0)


# Which event words tell of one happening ---------------------------------------------------------------------------


def _bound(scene: _Scene, clause: Clause) -> list[Happening]:
    happenings: list[Happening] = []
    nobodys: list[Loss] = []
    said_of_nobody = clause.start
    events = [position for position, chunk in enumerate(clause.chunks) if chunk.kind is Kind.EVENT]
    if not events:
        return []
    named = [c for c in clause.chunks if c.kind is Kind.PARTY or (c.kind is Kind.PLACE and c.sure)]
    for position in events:
        chunk = clause.chunks[position]
        entry = None if _is_of_succumbing(clause, chunk) else _choose(clause, position)
        if entry is None:
            continue
        ruling = rule_on(clause.tokens, said_of_nobody, chunk, entry, clause.lexicon, named)
        zero = _zero(clause, position, entry, ruling)
        if zero is not None:
            if zero and happenings and happenings[-1].status is Status.ASSERTED:
                happenings[-1].zero.extend(zero)
            elif not happenings:
                nobodys = zero
            said_of_nobody = chunk.last + 1
            continue
        arguments = arguments_of(clause, position, entry)
        told = Told(chunk, entry, ruling, arguments, losses_of(clause, position, entry, arguments))
        scene._goes_on(told, happenings[-1].told if happenings else ())
        if happenings and _is_one(scene, happenings[-1], told):
            happenings[-1].told.append(told)
        else:
            happenings.append(Happening(clause, [told], nobodys))
            nobodys = []
    return happenings


def _is_of_succumbing(clause: Clause, event: Chunk) -> bool:
    """ "متأثرا بإصابته": the wound that he died of is no further harm."""
    before = clause.tokens[max(clause.start, event.first - 2) : event.first]
    return any(t.lemma in clause.lexicon.succumbing for t in before)


def _hand_on_agents(clause: Clause, happenings: Sequence[Happening]) -> None:
    """ "شنت ... حملة أسفرت عن اعتقال": what a deed led to was done by those who did it."""
    for earlier, later in pairwise(happenings):
        told = later.told[0]
        between = clause.tokens[earlier.told[-1].chunk.last + 1 : told.chunk.first]
        led = [t for t in between if t.lemma in clause.lexicon.yielding and t.tag != "DEF"]
        agents = [c for t in earlier.told for c in t.arguments.agents]
        harms = told.entry.role == "both" and not told.entry.verb
        if led and harms and agents and not any(t.arguments.agents for t in later.told):
            told.arguments.agents.extend(agents)


def _choose(clause: Clause, position: int) -> Entry | None:
    """Of several readings of a word the one that its neighbours speak for."""
    chunk = clause.chunks[position]
    kept = [entry for entry in chunk.entries if _has_what_it_needs(clause, position, entry)]
    if len(kept) < 2:
        return kept[0] if kept else None
    nouns = [e for e in kept if not e.verb]
    verbs = [e for e in kept if e.verb]
    if nouns and verbs:
        kept = nouns if _governs(clause, position) or is_carried(clause, position) else verbs
    return min(kept, key=lambda e: (e.objects is None, e.needs == "", e.generic))


def _governs(clause: Clause, position: int) -> bool:
    """Whether a preposition stands right behind a word, as behind nouns."""
    chunk = clause.chunks[position]
    following = clause.tokens[chunk.last + 1] if chunk.last + 1 < clause.end else None
    return following is not None and (following.pos == "ADP" or following.lemma in clause.lexicon.prepositions)


def _has_what_it_needs(clause: Clause, position: int, entry: Entry) -> bool:
    if not entry.needs:
        return True
    chunk = clause.chunks[position]
    near = [c for c in clause.chunks if c is not chunk and abs(c.first - chunk.last) <= 8]
    if entry.needs == "weapon":
        beside = clause.chunks[position + 1 : position + 2]
        before = clause.chunks[position - 1 : position] if position else []
        subject = [c for c in beside if not clause.preposition(c) and c.first - chunk.last <= 2]
        subject += [c for c in before if chunk.first - c.last <= 2 and not clause.preposition(c)]
        return any(c.means is not None and not c.means.actor for c in subject)
    if entry.needs == "people":
        people = [
            c for c in near if c.kind is Kind.PARTY and c.party is not None and c.party.kind is PartyKind.CIVILIANS
        ]
        counts = [c for c in near if c.kind is Kind.COUNT and c.first > chunk.last]
        return bool(people or counts)
    if entry.needs == "count":
        return any(c.kind is Kind.COUNT and c.last + 1 == chunk.first for c in near)
    if entry.needs == "patient":
        beside = clause.chunks[position + 1 : position + 2]
        return any(c.kind in (Kind.PARTY, Kind.COUNT) and not clause.preposition(c) for c in beside)
    if entry.needs == "object":
        behind = clause.tokens[chunk.last + 1 : chunk.last + 4]
        village = any(t.tag == "DEF" and t.lemma in clause.lexicon.settlements for t in behind)
        return village or any(c.party is not None and c.party.kind is PartyKind.OBJECT for c in near)
    if entry.needs == "munition":
        beside = clause.chunks[position + 1 : position + 3]
        return any(c.means is not None and not c.means.actor and not clause.preposition(c) for c in beside)
    if entry.needs == "armed":
        beside = (*clause.chunks[max(position - 1, 0) : position], *clause.chunks[position + 1 : position + 2])
        return any(_armed(c) and not clause.preposition(c) for c in beside)
    if entry.needs == "protesters":
        return any(c.first > chunk.last and clause.tokens[c.first].lemma in clause.lexicon.protesters for c in near)
    if entry.needs == "place":
        return any(c.kind is Kind.PLACE or (c.party is not None and c.party.kind is PartyKind.OBJECT) for c in near)
    return False


def _zero(clause: Clause, position: int, entry: Entry, ruling: Ruling) -> list[Loss] | None:
    """Losses of nobody ("ولم يصب أحد بأذى"); [] where nothing is known; None where it is no such."""
    if ruling.status is not Status.DENIED or ruling.cue is None or entry.harm is None or ruling.rule != "negated":
        return _unknown(clause, position, entry, ruling)
    event = clause.chunks[position]
    # "ніхто не постраждав": in some languages the word for nobody stands before the negation.
    words = {t.lemma for t in clause.tokens[max(clause.start, ruling.cue - 1) : event.last + 3]}
    if words & clause.lexicon.unknown:
        return []
    if entry.frame == "people" or words & clause.lexicon.nobody:
        return [nobody(entry.harm, ruling.cue, event.last)]
    return None


def _unknown(clause: Clause, position: int, entry: Entry, ruling: Ruling) -> list[Loss] | None:
    """ "ولم ترد معلومات عن وقوع إصابات": nothing is denied, nothing is known."""
    if entry.harm is None or ruling.rule == RUMOUR_DENIED:
        return None
    event = clause.chunks[position]
    before = clause.tokens[max(clause.start, event.first - 7) : event.first]
    negated = any(t.lemma in clause.lexicon.negations for t in before)
    return [] if negated and any(t.lemma in clause.lexicon.unknown for t in before) else None


def _is_one(scene: _Scene, happening: Happening, told: Told) -> bool:
    last = happening.told[-1]
    entry = told.entry
    if told.ruling.status is not happening.status:
        return False
    if told.arguments.of_deed and told.chunk.first - last.chunk.last <= OF_ONE_DEED:
        return True
    if _is_circumstance(happening, told):
        return True
    if entry.fixed and entry.role == "both" and entry.type not in ("Attack",):
        return False
    if any(t.entry.fixed and t.entry.role == "both" and t.entry.type != "Attack" for t in happening.told):
        return False
    if _speakers(scene, last.chunk) != _speakers(scene, told.chunk):
        return False
    between = told.chunk.first - last.chunk.last
    if entry.frame == "meet" and last.entry.frame == "meet" and entry.type == last.entry.type and between <= 8:
        return True
    if entry.harm is not None and entry.harm in happening.harms:
        same = [loss for t in happening.told for loss in t.losses if loss.harm is entry.harm]
        unsaid = all(not loss.count.said for loss in (*same, *told.losses)) or not told.losses
        named_before = not any(loss.count.said for loss in same) and all(
            scene.tokens[t.chunk.first].tag == "DEF" for t in happening.told if entry.harm in {o.harm for o in t.losses}
        )
        if named_before and between <= 2 * PLACE_OF_TOLL:
            # "المصابين بالقصف الذي ... وأدى لإصابة 15": the figure is of those told of.
            return True
        if (
            not entry.verb
            and not told.arguments.patients
            and not any(o.count.said for o in told.losses)
            and between <= 4
        ):
            # "أصيب 12 شخصا بحالات اختناق"
            return True
        alike = bool(told.losses) and told.losses[0].count == same[0].count and between <= JOINED + 4
        return (unsaid and between <= 12) or alike
    causes = [t for t in happening.told if t.entry.role == "cause"]
    if (entry.frame == "meet" or last.entry.frame == "meet") and (
        (EVENT_TYPE_OF[entry.type] in _VIOLENT) != (EVENT_TYPE_OF[last.entry.type] in _VIOLENT)
    ):
        # Who agreed or spoke did not thereby do harm.
        return False
    if entry.role == "cause" and causes:
        adjacent = (
            between <= JOINED
            or told.arguments.of_deed
            or (not told.arguments.agents and entry.generic and between <= 8)
        )
        joined = happening.clause.joined(told.chunk)
        before = scene.tokens[told.chunk.first - 1].lemma if told.chunk.first else ""
        goes_on = entry.generic and not told.arguments.agents and before in _goes_on_behind(scene.lexicon)
        return goes_on or (adjacent and not joined)
    if EVENT_TYPE_OF[entry.type] not in _VIOLENT and EVENT_TYPE_OF[last.entry.type] not in _VIOLENT:
        return False
    return not _other_place(happening, told)


def _is_circumstance(happening: Happening, told: Told) -> bool:
    """ "اعتقال 14 شخصا في مداهمات": a deed in which another was done, and of which nothing else is told."""
    clause, around, last = happening.clause, told.arguments, happening.told[-1]
    bare = not (around.agents or around.patients or around.targets or told.losses)
    preposition = clause.preposition(told.chunk)
    within = preposition in clause.lexicon.where and preposition not in clause.lexicon.towards
    if not (bare and within and not told.entry.verb and last.entry.fixed and last.entry.harm in _DONE_IN_A_DEED):
        return False
    between = clause.tokens[last.chunk.last + 1 : told.chunk.first]
    return len(between) <= OF_ONE_DEED and clause.lexicon.stops.isdisjoint([token.lemma for token in between])


def _goes_on_behind(lexicon: ShallowLexicon) -> frozenset[str]:
    """ "حيث استهدف", "نتيجة استهداف": what was told is told more closely."""
    return lexicon.subordinate | lexicon.because


def _other_place(happening: Happening, told: Told) -> bool:
    """Whether both have a place of their own: "قتل رجل في X وأصيب آخر في Y"."""
    chunks = happening.clause.chunks
    first = happening.told[0].chunk.first
    mine = [c for c in chunks if c.kind is Kind.PLACE and first < c.first < told.chunk.first]
    theirs = [c for c in chunks if c.kind is Kind.PLACE and c.first > told.chunk.last]
    if not mine or not theirs or not happening.clause.joined(told.chunk):
        return False
    return mine[0].name_first != theirs[0].name_first


def _speakers(scene: _Scene, chunk: Chunk) -> tuple[str, ...]:
    return tuple([speaker.name for speaker in scene.chain(chunk)])


def _totals(happening: Happening) -> list[Loss]:
    """The figures of a happening: of each harm the first total with a figure, then its parts; else nobody's."""
    found: list[Loss] = []
    for told in happening.told:
        for number, loss in enumerate(told.losses):
            same = [f for f in found if f.harm is loss.harm]
            if number == 0 and same and (not loss.count.said or loss.count == same[0].count):
                continue
            if number == 0 and same and not same[0].count.said:
                found[found.index(same[0])] = loss
            else:
                found.append(loss)
    harms = {loss.harm for loss in found}
    return [*found, *(loss for loss in happening.zero if loss.harm not in harms)]
