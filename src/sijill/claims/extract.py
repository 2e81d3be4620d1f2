"""Reading -> Claims, on one page.

For each parsed sentence: find its weapons and event words, bind those that tell of one happening, and say of each
happening what, with which status, who, whom, what loss, by what, where, when and according to whom. Each field has a
module of its own; this one only puts them together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sijill import lexicons
from sijill.actors import Setting, setting_of
from sijill.claims.afterwards import complete
from sijill.claims.attribution import chain_of, speaker_of, speakers_differ
from sijill.claims.casualties import casualties_of
from sijill.claims.events import Trigger, find_triggers
from sijill.claims.happenings import Happening, bind
from sijill.claims.lexicon import Lexicon, lexicon
from sijill.claims.means import Weapon, find_weapons
from sijill.claims.owners import authors_behind, points_at_responsibility
from sijill.claims.parties import Cast, is_armed_platform, is_object
from sijill.claims.reasons import explain
from sijill.claims.status import rule_on
from sijill.claims.times import looks_ahead
from sijill.claims.types import type_of
from sijill.claims.whereabouts import find_place, find_time, inherited_place, persons_named, spans_within
from sijill.model.anchors import Span
from sijill.model.claims import Casualty, Claim, Means, Party, Place, Reason, Speaker, Time, claim_id
from sijill.model.readings import Reading, Sentence, Token
from sijill.model.vocabulary import EVENT_TYPE_OF, Part, Status

PLACE_REACH = 2
"""How many sentences back, within its paragraph, a happening without a place of its own takes one from."""
ENGLISH = "en"
"""The language whose grammar the modules of this package know."""
AUTHOR_REACH = 4
"""How many sentences back the attack may stand for which somebody "claimed responsibility"."""

_VIOLENT = frozenset(
    {"Explosions/Remote violence", "Violence against civilians", "Casualties", "Battles", "Displacement"}
)


_BEFORE_A_NOUN = frozenset("det compound amod nummod poss quantmod nmod advmod case".split())


def extract_english_claims(reading: Reading) -> list[Claim]:
    """Every claim of the English sentences, the title's first, then in the order of the text."""
    words = lexicon()
    claims: list[Claim] = []
    cues = _in_order(speech.cue for speech in reading.speech if speech.told)
    nobodys = frozenset(speech.cue for speech in reading.speech if speech.cue is not None and speech.source is None)
    sources = _in_order(speech.source for speech in reading.speech if speech.told)
    for sentence in reading.sentences:
        if not sentence.parsed or sentence.language != ENGLISH:
            continue
        near = [
            cue for cue in spans_within(cues, sentence, sentence) if cue not in nobodys or _opens_with_it(sentence, cue)
        ]
        scene = Scene(reading, words, near, persons_named(reading, sentence, sources))
        complete(reading, claims, sentence, words, sources)
        for claim in _claims_of(scene, sentence, claims):
            joined = _continue(claims[-1] if claims else None, claim, reading)
            if joined is not None:
                claims[-1] = joined
            else:
                claims.append(claim)
    return with_distinct_ids(claims)


def _opens_with_it(sentence: Sentence, cue: Span) -> bool:
    """ "It was reported on Monday that two men died": Monday is when they told it.

    "Two men were reported killed on Monday", "On Monday it was reported that two men died": nobody is said to have told
    it then, and there is no other day.
    """
    verb = next((t for t in sentence.tokens if t.start == cue.start), None)
    subject = verb and sentence.child(verb, "nsubjpass")
    return subject is not None and subject.index == 0 and subject.lower == "it"


def _in_order(spans: Iterable[Span | None]) -> list[Span]:
    return sorted((s for s in spans if s is not None), key=lambda s: (s.part is Part.TEXT, s.start))


@dataclass(frozen=True, slots=True)
class Scene:
    """What holds around a sentence: the words of the language, the reporting words, and who speaks near by."""

    reading: Reading
    words: Lexicon
    cues: Sequence[Span]
    persons: frozenset[str]

    def setting(self, sentence: Sentence) -> Setting:
        """Where the sentence plays: the countries that it, the title and the whole text name."""
        document = self.reading.document
        here = document.string(sentence.part)[sentence.start : sentence.end]
        return setting_of((here, document.title or "", document.text), document.published)


def happenings_in(sentence: Sentence, words: Lexicon) -> list[Happening]:
    """What a sentence tells of, by itself: without any, it yields no claim (`triggers.py` counts on it)."""
    triggers = find_triggers(sentence, find_weapons(sentence, words), words)
    return bind(sentence, triggers, lambda token: rule_on(sentence, token, words))


def _claims_of(scene: Scene, sentence: Sentence, earlier: Sequence[Claim]) -> Iterator[Claim]:
    words = scene.words
    happenings = happenings_in(sentence, words)
    before = earlier[-1].time if earlier else None
    accusing = {h.ruling.cue.index for h in happenings if h.ruling.cue is not None}
    accusing |= {
        author.cue.index
        for happening in happenings
        for trigger in happening.triggers
        if trigger.entry.pos == "noun"
        for author in authors_behind(sentence, trigger.token, words)
    }
    for happening in happenings:
        if points_at_responsibility(sentence, happening.main.token, words):
            yield from _authors(scene, happening, None, earlier)
            continue
        if happening.main.entry.role == "statement" and happening.main.token.index in accusing:
            # The accused act is the claim; that somebody accuses stands in its attribution.
            continue
        claim = _describe(scene, happening, happenings, before)
        if claim is not None:
            claim = _pointing_back(scene.reading, happening, claim, earlier)
            before = claim.time or before
            yield from _deed_and_doer(scene, happening, claim)
        yield from _authors(scene, happening, claim, earlier)


def _describe(scene: Scene, happening: Happening, siblings: Sequence[Happening], before: Time | None) -> Claim | None:
    reading, words = scene.reading, scene.words
    sentence, status = happening.sentence, happening.ruling.status
    triggers = happening.triggers
    chain = _chain(reading, happening)
    cast = Cast(reading, sentence, words, chain, scene.setting(sentence))
    used = _used_weapons(triggers)
    actors = _actors(cast, triggers, words)
    recipients = _recipients(cast, triggers, words, actors)
    casualties = casualties_of(reading, happening, words)
    place = find_place(reading, happening, scene.cues, scene.persons)
    if happening.main.entry.role == "statement":
        place = None
    if not _says_something(sentence, triggers, actors, recipients, casualties, place, used):
        return None
    sub_event_type, type_reason = type_of(triggers, used, actors)
    if status in (Status.ORDERED, Status.THREATENED):
        sub_event_type = "Order" if status is Status.ORDERED else "Threat"
        casualties = ()
    if EVENT_TYPE_OF[sub_event_type] == "Statements":
        casualties = ()
    if place is None and EVENT_TYPE_OF[sub_event_type] in _VIOLENT:
        place = inherited_place(reading, happening, PLACE_REACH, scene.persons)
    time = find_time(reading, happening, siblings, scene.cues, before)
    if status is Status.ASSERTED and time is not None and looks_ahead(time.anchor.exact):
        status = Status.FUTURE
    if status is Status.ORDERED:
        actors = _who_orders(cast, happening) or actors
    if place is not None:
        recipients = tuple(r for r in recipients if r.anchor.span != place.anchor.span)
        actors = tuple(
            a for a in actors if not a.anchor.span.overlaps(place.anchor.span) or _acts(sentence, triggers, a)
        )
    anchor = reading.document.anchor(_clause(sentence, triggers))
    claim = Claim(
        id=claim_id(anchor, sub_event_type),
        document_id=reading.document.id,
        sub_event_type=sub_event_type,
        status=status,
        anchor=anchor,
        provenance=reading.reader_of(sentence),
        actors=actors,
        recipients=recipients,
        casualties=casualties,
        means=tuple(_means(reading, sentence, w) for w in used),
        place=place,
        time=time,
        attribution=chain,
    )
    return replace(claim, reasons=explain(reading, happening, claim, type_reason, used, cast.links))


def _deed_and_doer(scene: Scene, happening: Happening, claim: Claim) -> Iterator[Claim]:
    """ "Charged with killing two guards": the guards are dead, and whether the accused killed them is for a court.

    Two claims: the deed with its losses and nobody who did it, and the uncertain one that names him, without figures.
    """
    cue = happening.ruling.cue
    charged = cue is not None and cue.lemma in scene.words.charging and claim.status is Status.UNCERTAIN
    if not charged or cue is None or not claim.casualties:
        yield claim
        return
    reading, sentence = scene.reading, happening.sentence
    deed = [replace(trigger, agents=()) for trigger in happening.triggers]
    anchor = reading.document.anchor(_clause(sentence, deed))
    yield replace(
        claim,
        id=claim_id(anchor, claim.sub_event_type),
        status=Status.ASSERTED,
        anchor=anchor,
        actors=(),
        reasons=(
            *(r for r in claim.reasons if r.field != "status" and not r.field.startswith("actors")),
            Reason("status", "the deed that somebody is charged with is not in doubt", cue.text, _in_status_lists(cue)),
        ),
    )
    if claim.actors and claim.anchor != anchor:
        yield replace(claim, casualties=())


def _in_status_lists(cue: Token) -> str:
    return "; ".join(lexicons.lists_with("status", "en", cue.lemma))


def _authors(scene: Scene, happening: Happening, told: Claim | None, earlier: Sequence[Claim]) -> Iterator[Claim]:
    """Who is believed, blamed or claims to have done it: a claim of its own, without the figures.

    "The raid, thought to be Russian, killed six" asserts the six dead, and leaves the Russians uncertain.
    """
    reading, sentence = scene.reading, happening.sentence
    if happening.ruling.status not in (Status.ASSERTED, Status.UNCERTAIN):
        return
    for trigger in happening.triggers:
        if trigger.entry.pos != "noun" or trigger.entry.role not in ("cause", "both"):
            continue
        for author in authors_behind(sentence, trigger.token, scene.words):
            chain = chain_of(reading, sentence.span(author.cue))
            cast = Cast(reading, sentence, scene.words, chain, scene.setting(sentence))
            actors = _distinct(
                [
                    party
                    for token in author.tokens
                    for party in ([cast.named(token, token)] if token.pos == "ADJ" else cast.parties(token))
                ]
            )
            ruling = rule_on(sentence, author.cue, scene.words)
            if not actors or ruling.status is not Status.ASSERTED:
                continue
            cue = reading.document.anchor(sentence.span(author.cue)).exact
            if author.claims_it:
                chain = (*(speaker_of(party, cue) for party in actors[:1]), *chain)
            about = told or _antecedent(reading, happening, earlier)
            kind = about.sub_event_type if about is not None else trigger.entry.type
            tokens = sorted((trigger.token, author.cue, *author.tokens), key=lambda t: t.index)
            anchor = reading.document.anchor(sentence.span(tokens[0], tokens[-1]))
            yield Claim(
                id=claim_id(anchor, kind),
                document_id=reading.document.id,
                sub_event_type=kind,
                status=author.status,
                anchor=anchor,
                provenance=reading.reader_of(sentence),
                actors=actors,
                recipients=_recipients(cast, (trigger,), scene.words, actors) if told is None else (),
                place=about.place if about is not None else None,
                time=about.time if about is not None and about is told else None,
                attribution=chain,
                reasons=(
                    Reason("event", f"who is said to have done it, of {trigger.entry.name}", cue, trigger.entry.where),
                    Reason("status", f"{author.status} by the word", cue, _listed(author.cue)),
                    *(
                        Reason(f"actors[{number}].actor_id", found.rule, found.words)
                        for number, actor in enumerate(actors)
                        if (found := cast.links.get(actor.anchor.span)) is not None
                    ),
                ),
            )


def _listed(cue: Token) -> str:
    return "; ".join(lexicons.lists_with("parties", "en", cue.lemma))


def _antecedent(reading: Reading, happening: Happening, earlier: Sequence[Claim]) -> Claim | None:
    """What a bare "the attack" points back to: the violence told last, near by."""
    last = next((claim for claim in reversed(earlier) if EVENT_TYPE_OF[claim.sub_event_type] in _VIOLENT), None)
    there = reading.sentence_at(last.anchor.span) if last is not None else None
    here = happening.sentence
    near = there is not None and there.part is here.part and 0 <= here.index - there.index <= AUTHOR_REACH
    return last if near else None


def _chain(reading: Reading, happening: Happening) -> tuple[Speaker, ...]:
    """By the main word; where nobody speaks it, by the others ("the raid, which he said had killed six")."""
    words = [happening.main, *happening.triggers]
    chains = (chain_of(reading, happening.sentence.span(trigger.token)) for trigger in words)
    return next((chain for chain in chains if chain), ())


def _used_weapons(triggers: Sequence[Trigger]) -> list[Weapon]:
    found = {w.head.index: w for t in triggers for w in t.weapons}
    return [found[i] for i in sorted(found)]


def _actors(cast: Cast, triggers: Sequence[Trigger], words: Lexicon) -> tuple[Party, ...]:
    found: list[Party] = []
    event_words = {t.token.index for t in triggers}
    for trigger in triggers:
        found.extend(cast.named(first, last) for first, last in trigger.owners)
        for token in trigger.agents:
            if token.index in event_words or _is_event_noun(token, words) or token.lemma in words.never_actors:
                continue
            if _is_thing(cast.sentence, token, words):
                continue
            found.extend(p for p in cast.parties(token) if p.name)
    return _distinct(found)


def _who_orders(cast: Cast, happening: Happening) -> tuple[Party, ...]:
    """The subject of the word that made it an order: an order's actor is who gives it."""
    cue = happening.ruling.cue
    subject = cast.sentence.child(cue, "nsubj") if cue is not None else None
    return tuple(cast.parties(subject)) if subject is not None else ()


def _acts(sentence: Sentence, triggers: Sequence[Trigger], actor: Party) -> bool:
    """Whether the actor is the very subject of an event verb ("Israel bombed"), and no place taken for one."""
    return any(
        t.start >= actor.anchor.start
        and t.end <= actor.anchor.end
        and t.head == trigger.token.index
        and t.dep == "nsubj"
        for trigger in triggers
        for t in trigger.agents
    )


def _is_event_noun(token: Token, words: Lexicon) -> bool:
    return token.pos == "NOUN" and any(e.pos == "noun" for e in words.events.get(token.lower, ()))


def _is_thing(sentence: Sentence, token: Token, words: Lexicon) -> bool:
    """Weapons and buildings act in grammar only: "a missile struck them"."""
    if is_armed_platform(sentence, token, words):
        # A lone drone is a means; jets, drones beside them and those said to be somebody's stand for who flies them.
        above = sentence.head(token) if token.dep == "conj" else None
        beside_jets = above is not None and above.lemma != "drone" and is_armed_platform(sentence, above, words)
        return (
            token.lemma == "drone"
            and not beside_jets
            and not any(c.pos in ("PROPN", "ADJ") for c in sentence.children(token, "amod", "compound", "poss", "nmod"))
        )
    known_weapon = any(token.lemma == e.lemmas[-1] for e in words.means.get(token.lemma, ()))
    building = is_object(sentence, token, words) and token.pos == "NOUN" and token.lemma not in ("convoy", "party")
    return known_weapon or building or token.pos == "NUM"


def _recipients(cast: Cast, triggers: Sequence[Trigger], words: Lexicon, already: Sequence[Party]) -> tuple[Party, ...]:
    found: list[Party] = []
    for trigger in triggers:
        for token in trigger.patients:
            if trigger.entry.frame in ("state", "lives") and token in (trigger.token,):
                continue
            if token.lemma in ("life", "dead", "body", "casualty", "wounded", "injured", "toll", "one"):
                continue
            found.extend(cast.parties(token))
        for token in trigger.targets:
            if _only_names_a_place(cast.sentence, token, words):
                continue
            if is_object(cast.sentence, token, words) or trigger.entry.role == "statement" or token.pos == "PRON":
                found.extend(cast.parties(token))
    actors = {a.anchor.span for a in already}
    return _distinct([p for p in found if p.anchor.span not in actors])


def _only_names_a_place(sentence: Sentence, token: Token, words: Lexicon) -> bool:
    """ "the city of Khan Younis": a place, and nobody it was done to."""
    of = sentence.child(token, "prep")
    named = sentence.child(of, "pobj") if of is not None and of.lower == "of" else None
    return named is not None and named.pos == "PROPN" and token.lemma in words.settlements


def _distinct(parties: Sequence[Party]) -> tuple[Party, ...]:
    kept: list[Party] = []
    for party in parties:
        if not any(_is_same(party, other) or party.anchor.span.overlaps(other.anchor.span) for other in kept):
            kept.append(party)
    return tuple(kept)


def _is_same(left: Party, right: Party) -> bool:
    """One name is one party, but a list may hold a father and a son: "Ali Hadad, 40, and Ali Hadad, 12"."""
    ages = {left.age, right.age} - {None}
    return left.name.casefold() == right.name.casefold() and len(ages) < 2


def _says_something(
    sentence: Sentence,
    triggers: Sequence[Trigger],
    actors: Sequence[Party],
    recipients: Sequence[Party],
    casualties: Sequence[Casualty],
    place: Place | None,
    weapons: Sequence[Weapon],
) -> bool:
    """A bare noun that only points back ("after the attack") tells nothing new."""
    if any(t.entry.pos == "verb" for t in triggers):
        return True
    if casualties:
        return True
    if all(t.entry.role == "harm" for t in triggers):
        return False
    return bool(actors or recipients or place)


def _clause(sentence: Sentence, triggers: Sequence[Trigger]) -> Span:
    """From the first to the last word that the happening is made of."""
    tokens = [t.token for t in triggers]
    for trigger in triggers:
        for argument in (*trigger.agents, *trigger.patients, *trigger.targets):
            if abs(argument.index - trigger.token.index) <= 25:
                tokens.append(argument)
        tokens.extend(w.head for w in trigger.weapons)
        tokens.extend(w.first for w in trigger.weapons)
    first, last = min(t.index for t in tokens), max(t.index for t in tokens)
    while first and sentence.tokens[first - 1].head >= first and sentence.tokens[first - 1].dep in _BEFORE_A_NOUN:
        first -= 1
    return sentence.span(sentence.tokens[first], sentence.tokens[last])


def _means(reading: Reading, sentence: Sentence, weapon: Weapon) -> Means:
    anchor = reading.document.anchor(sentence.span(weapon.first, weapon.head))
    return Means(" ".join(anchor.exact.split()), weapon.entry.kind, anchor)


def _continue(last: Claim | None, claim: Claim, reading: Reading) -> Claim | None:
    """The deaths that the next clause tells of belong to the strike before, unless anything sets them apart."""
    if last is None or claim.sub_event_type != "Casualties" or not claim.casualties:
        return None
    here, there = reading.sentence_at(claim.anchor.span), reading.sentence_at(last.anchor.span)
    if here is None or there is None or here.part is not there.part or not 0 < here.index - there.index <= 1:
        return None
    if here.paragraph != there.paragraph or EVENT_TYPE_OF[last.sub_event_type] not in _VIOLENT:
        return None
    apart = (
        last.status is not claim.status
        or claim.time is not None
        or speakers_differ(last.attribution, claim.attribution)
        or (
            claim.place is not None
            and last.place is not None
            and claim.place.anchor != last.place.anchor
            and claim.place.name != last.place.name
        )
        or any(c.cumulative for c in claim.casualties)
        or bool({c.harm for c in last.casualties} & {c.harm for c in claim.casualties})
    )
    if apart:
        return None
    return replace(
        last,
        casualties=(*last.casualties, *claim.casualties),
        recipients=_distinct((*last.recipients, *claim.recipients)),
        attribution=last.attribution or claim.attribution,
        reasons=(
            *last.reasons,
            Reason("casualties", "joined: the sentence after tells the loss of the same happening", claim.anchor.exact),
            *claim.reasons,
        ),
    )


def _pointing_back(reading: Reading, happening: Happening, claim: Claim, earlier: Sequence[Claim]) -> Claim:
    """ "The shelling began at six. It killed my neighbour": what "it" did is of the type of what was told before."""
    subject = next((t for tr in happening.triggers for t in tr.agents if t.lower in ("it", "this", "that")), None)
    if (
        subject is None
        or subject.pos not in ("PRON", "DET")
        or not earlier
        or claim.sub_event_type not in ("Attack", "Casualties")
    ):
        return claim
    last = earlier[-1]
    here, there = reading.sentence_at(claim.anchor.span), reading.sentence_at(last.anchor.span)
    near = here is not None and there is not None and 0 <= here.index - there.index <= 1
    if not near or EVENT_TYPE_OF[last.sub_event_type] not in _VIOLENT or last.status is not claim.status:
        return claim
    reason = Reason("sub_event_type", "what the pronoun points back to", last.anchor.exact)
    return replace(
        claim,
        id=claim_id(claim.anchor, last.sub_event_type),
        sub_event_type=last.sub_event_type,
        place=claim.place or last.place,
        reasons=(*claim.reasons, reason),
    )


def with_distinct_ids(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, each with an id of its own: one clause may make two of one type."""
    kept: dict[str, Claim] = {}
    for claim in claims:
        kept.setdefault(claim.id, claim)
    return list(kept.values())
