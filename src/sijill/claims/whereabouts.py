"""Where and when a happening took place: which of the places and times that a sentence names are its own."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import timedelta

from sijill import lexicons
from sijill.claims.events import Trigger
from sijill.claims.grammar import is_verb
from sijill.claims.happenings import Happening
from sijill.claims.lexicon import lexicon
from sijill.claims.times import When, find_times
from sijill.claims.uncounted import has_age
from sijill.model.anchors import Span
from sijill.model.claims import Place, Time
from sijill.model.readings import Reading, Sentence, Token
from sijill.model.vocabulary import Part


def _words(key: str) -> frozenset[str]:
    """A list of `places.toml`."""
    return frozenset(lexicons.load("places", "en")[key])


_IN = _words("within")
_WAYS = _words("ways")
"""Prepositions of a way: what stands after them is a worse answer to "where" than what stands after the others."""
_LOOSELY = _words("beside")
_GLUE = frozenset(
    {"-", "al", "el", "an", "ad", "ash", "as", "ar", "at", "az", "ez", "de", "del", "la", "bin", "'", "’", "of"}
)
BEFORE, AFTER = 2, 1
"""Sentences around a happening in which its places and their speakers are looked for: no more than the gate parses."""
_NO_PLACE = frozenset(
    "DATE TIME CARDINAL ORDINAL MONEY PERCENT QUANTITY NORP LANGUAGE EVENT LAW WORK_OF_ART PRODUCT".split()
)
_CALENDAR = _words("no_places")
_FORCE_WORDS = _words("forces")
_SAYS = _words("says")


def find_place(reading: Reading, happening: Happening, cues: Sequence[Span], persons: frozenset[str]) -> Place | None:
    """The named place nearest to the happening in the tree; the innermost of nested ones. None where none is named."""
    sentence = happening.sentence
    ranked = sorted(_candidates(sentence, happening, cues, persons), key=lambda pair: pair[0])
    if not ranked:
        return None
    anchor = reading.document.anchor(ranked[0][1])
    return Place(" ".join(anchor.exact.split()), anchor)


def persons_named(reading: Reading, sentence: Sentence, sources: Sequence[Span]) -> frozenset[str]:
    """The words, in lower case, of names near a sentence that the text speaks of as of people: those who say something.

    `sources` are the speakers of the document in order. Near is what the gate lets through around a trigger, so that
    the gate changes nothing.
    """
    window = reading.sentences[max(0, sentence.index - BEFORE) : sentence.index + AFTER + 1]
    window = tuple(s for s in window if s.part is sentence.part)
    words: set[str] = set()
    for source in spans_within(sources, window[0], window[-1]):
        name = reading.document.string(source.part)[source.start : source.end]
        if not name[:1].islower():
            words.update(w.lower() for w in name.split() if w[:1].isupper())
    return frozenset(words)


def spans_within(spans: Sequence[Span], first: Sentence, last: Sentence) -> Sequence[Span]:
    """Of spans in the order of the document, those that start in the sentences from `first` to `last`."""

    def place(span: Span) -> tuple[bool, int]:
        return span.part is Part.TEXT, span.start

    text = first.part is Part.TEXT
    return spans[bisect_left(spans, (text, first.start), key=place) : bisect_left(spans, (text, last.end), key=place)]


def places_named(sentence: Sentence, persons: frozenset[str] = frozenset()) -> list[Span]:
    """Names that stand where places stand, in order, whatever they belong to."""
    named: dict[int, Span] = {}
    for token in sentence.tokens:
        span = _name_after_preposition(sentence, token, persons)
        if span is not None and span not in named.values():
            named[token.index] = span
    outer = _owners_of_places(sentence, named)
    return [span for index, span in named.items() if index not in outer]


def _owners_of_places(sentence: Sentence, named: Iterable[int]) -> frozenset[int]:
    """Of words that name places those that only own another: "Freedonia" in "Freedonia's northern city of Osk"."""
    places = frozenset(named)
    owners = [sentence.tokens[index] for index in places if sentence.tokens[index].dep == "poss"]
    return frozenset(
        owner.index
        for owner in owners
        if any(t.index in places and t.index > owner.index for t in sentence.subtree(sentence.tokens[owner.head]))
    )


def _candidates(
    sentence: Sentence, happening: Happening, cues: Sequence[Span], persons: frozenset[str]
) -> list[tuple[tuple[int, int, int], Span]]:
    found = []
    weapons = {w.head.index for t in happening.triggers for w in t.weapons}
    objects = lexicon().objects
    for token in sentence.tokens:
        span = _name_after_preposition(sentence, token, persons)
        rank = 0
        if span is None:
            span = _name_as_target(sentence, token, happening.triggers, persons)
        elif any(t.lower in _WAYS for t in _governors(sentence, token)[:2]):
            rank = 1
        if span is None:
            span, rank = _name_as_modifier(sentence, token, happening.triggers, persons), 2
        if span is None or token.index in weapons:
            continue
        if token.lower in objects:
            # "the South Hospital in El Fasher": the town is the better answer to "where".
            rank += 2
        distance = min(_distance(sentence, token, t.token, cues) for t in happening.triggers)
        if distance < 100:
            found.append(((distance + 2 * rank, rank, token.index), span))
    outer = _owners_of_places(sentence, (index for (_, _, index), _ in found))
    return [one for one in found if one[0][2] not in outer]


def _distance(sentence: Sentence, token: Token, trigger: Token, cues: Sequence[Span]) -> int:
    """Steps in the tree between two words; 100 where a reporting word stands between and the place is the speaker's."""
    up = {token.index: 0}
    below = token
    for steps, above in enumerate(sentence.ancestors(token), start=1):
        if below.dep == "appos" and below.index != token.index and above.pos == "PROPN":
            # "Ahmed, a nurse at the Shifa hospital": where somebody is from is not where it happened.
            return 100
        up[above.index] = steps
        below = above
    if trigger.index in up:
        # "according to the director of the Shifa hospital": the place is the speaker's.
        between = [t for t in sentence.ancestors(token) if up[t.index] < up[trigger.index]]
        spoken = any(c.start <= t.start < c.end and c.part is sentence.part for c in cues for t in between)
        return 100 if spoken else up[trigger.index]
    for steps, above in enumerate(sentence.ancestors(trigger), start=1):
        if above.index in up:
            cue = any(c.start <= above.start < c.end and c.part == sentence.part for c in cues)
            through_speaker = cue or any(
                any(c.start <= t.start < c.end and c.part == sentence.part for c in cues)
                for t in sentence.ancestors(token)
                if up.get(t.index, 99) < up[above.index]
            )
            return 100 if through_speaker else steps + up[above.index]
    return 100 if cues else 50


def _name_after_preposition(sentence: Sentence, token: Token, persons: frozenset[str]) -> Span | None:
    if token.dep not in ("pobj", "conj", "appos", "poss", "compound") or token.pos not in ("PROPN", "NOUN", "X", "ADJ"):
        return None
    holder = token
    if token.dep in ("poss", "compound") and token.pos == "PROPN":
        # "in Bujumbura's main market", "in the Beledweyne teashop"
        above = sentence.tokens[token.head]
        if above.pos != "NOUN" or above.lower in _FORCE_WORDS or (token.entity == "PERSON" and token.dep == "poss"):
            return None
        holder = above
    while holder.dep in ("conj", "appos") and holder.head != holder.index:
        holder = sentence.tokens[holder.head]
    preposition = sentence.head(holder)
    if holder.dep != "pobj" or preposition is None or preposition.lower not in _IN | _LOOSELY:
        return None
    strict = preposition.lower in _LOOSELY
    if not _may_be_place(sentence, token, persons, strict=strict):
        return None
    return _name(sentence, token)


def _name_as_target(
    sentence: Sentence, token: Token, triggers: Sequence[Trigger], persons: frozenset[str]
) -> Span | None:
    """ "attacking Idlib", "Khan Sheikhoun has been emptied"."""
    hit = [tr for tr in triggers if any(token.index == t.index for t in (*tr.targets, *tr.patients))]
    if not hit:
        return None
    if any(tr.entry.place_target for tr in hit):
        return _name(sentence, token) if _may_be_place(sentence, token, persons, strict=False) else None
    if token.lower in persons or any(tr.harm for tr in hit):
        return None
    return _name(sentence, token) if _may_be_place(sentence, token, persons, strict=False) else None


def _name_as_modifier(
    sentence: Sentence, token: Token, triggers: Sequence[Trigger], persons: frozenset[str]
) -> Span | None:
    """ "the Zamzam raid"."""
    if token.dep not in ("compound", "nmod", "amod") or token.pos != "PROPN":
        return None
    targets = {t.index for trigger in triggers for t in trigger.targets}
    if not any(token.head == trigger.token.index for trigger in triggers) and token.head not in targets:
        return None
    return _name(sentence, token) if _may_be_place(sentence, token, persons, strict=True) else None


def _may_be_place(sentence: Sentence, token: Token, persons: frozenset[str], *, strict: bool) -> bool:
    if has_age(sentence, token):
        return False
    if token.lower in _SAYS and (token.index == 0 or not _is_name_word(sentence.tokens[token.index - 1])):
        return False
    acronym = token.text.isupper() and 2 < len(token.text) <= 5 and token.text.isalpha()
    if acronym and token.text not in ("UAE", "DRC", "USA"):
        return False
    if not token.text[:1].isupper() or token.lower in _CALENDAR or token.lower in _FORCE_WORDS or token.tag == "NNPS":
        return False
    if token.pos == "PROPN" and strict and _GEOGRAPHIC & {t.lemma for t in _governors(sentence, token)}:
        return token.lower not in persons
    if not strict:
        # After "in" and its like a name is a place, whatever the label says: labels of foreign names are guesses.
        return token.pos in ("PROPN", "NOUN", "X", "ADJ") and not token.text.isdigit()
    if token.pos != "PROPN" or token.lower in persons or token.entity in _NO_PLACE - {"NORP", "PRODUCT", "WORK_OF_ART"}:
        return False
    if token.entity in ("PERSON", "ORG", "NORP"):
        # A label alone is weak evidence: "on Khan Sheikhoun" is a place unless the text speaks of it as of a person.
        return any(t.lower in ("on", "into", "across", "over", "to", "from") for t in _governors(sentence, token))
    return True


def _governors(sentence: Sentence, token: Token) -> list[Token]:
    """The preposition that a name hangs on and the word that the preposition hangs on."""
    found = []
    for above in sentence.ancestors(token):
        found.append(above)
        if above.dep == "prep" or above.pos == "ADP":
            higher = sentence.head(above)
            return [*found, higher] if higher is not None else found
    return found


_GEOGRAPHIC = _words("geographic")


def _name(sentence: Sentence, token: Token) -> Span:
    """The unbroken run of name words around the token."""
    tokens = sentence.tokens
    first = last = token.index
    while first and _belongs(tokens, first - 1, first):
        first -= 1
    while last + 1 < len(tokens) and _belongs(tokens, last + 1, last):
        last += 1
    while first < last and not _is_name_word(tokens[first]):
        first += 1
    while last > first and (not _is_name_word(tokens[last]) or tokens[last].lower in _SAYS):
        last -= 1
    return sentence.span(tokens[first], tokens[last])


def _is_name_word(token: Token) -> bool:
    return (token.text[:1].isupper() and token.pos in ("PROPN", "NOUN", "X")) or token.lower in (
        "al",
        "el",
        "ad",
        "an",
        "ash",
    )


def _belongs(tokens: Sequence[Token], index: int, beside: int) -> bool:
    token = tokens[index]
    hyphen = tokens[beside].text == "-"
    if token.text[:1].isupper() and (token.pos in ("PROPN", "X", "DET") or hyphen) and token.lower != "the":
        return token.entity not in ("DATE", "TIME") and not (token.entity == "NORP" and token.pos == "ADJ")
    if token.lower == "of" and 0 < index < len(tokens) - 1:
        return bool(token.entity) and token.entity == tokens[index - 1].entity == tokens[index + 1].entity
    if token.lower in _GLUE and token.lower != "of":
        step = index - beside
        further = index + step
        glued = token.end == tokens[beside].start or token.start == tokens[beside].end
        return (
            glued
            and 0 <= further < len(tokens)
            and (tokens[further].text[:1].isupper() or tokens[further].lower in _GLUE)
        )
    return False


def find_time(
    reading: Reading, happening: Happening, siblings: Sequence[Happening], cues: Sequence[Span], before: Time | None
) -> Time | None:
    """The time expression that belongs to the happening, resolved as far as the words and the publication date allow.

    A time that hangs on a reporting verb ("denied on Sunday that") is when it was said. `before` is the time of the
    claim before, from which "the next day" is counted.
    """
    sentence = happening.sentence
    string = reading.document.string(sentence.part)
    whens = find_times(string[sentence.start : sentence.end], reading.document.published)
    mine: list[tuple[int, When]] = []
    for when in whens:
        first = _token_at(sentence, sentence.start + when.start, sentence.start + when.end)
        if first is None:
            continue
        ranked = sorted(
            (min(_time_distance(sentence, first, t.token, cues) for t in h.triggers), h is not happening)
            for h in siblings
        )
        distance, elsewhere = ranked[0]
        if not elsewhere and distance < 100:
            mine.append((distance, when))
    if not mine:
        return None
    _, when = min(mine, key=lambda pair: (pair[1].first is None and pair[1].chained is None, pair[0]))
    return as_time(reading, sentence, when, before)


def as_time(reading: Reading, sentence: Sentence, when: When, before: Time | None) -> Time:
    """The time of a claim from an expression found in a sentence; `before` is the time of the claim before."""
    anchor = reading.document.anchor(Span(sentence.start + when.start, sentence.start + when.end, sentence.part))
    if when.chained is not None and before is not None and before.start is not None:
        day = before.start + timedelta(days=when.chained)
        return Time(anchor, day, day, 1, when.day_part, before.start)
    relative = reading.document.published if when.relative and when.first is not None else None
    return Time(anchor, when.first, when.last, when.precision, when.day_part, relative)


def _token_at(sentence: Sentence, start: int, end: int) -> Token | None:
    """The token of a range that hangs highest: by it the range is tied to the sentence."""
    inside = [t for t in sentence.tokens if t.start < end and start < t.end]
    indexes = {t.index for t in inside}
    return next((t for t in inside if t.head not in indexes or t.head == t.index), None)


def _time_distance(sentence: Sentence, time: Token, trigger: Token, cues: Sequence[Span]) -> int:
    """Steps in the tree; 100 where the time hangs on a reporting verb that the happening stands under."""
    up = {time.index: 0}
    verbs_passed = 0
    for steps, above in enumerate(sentence.ancestors(time), start=1):
        up[above.index] = steps
    governor = next((t for t in sentence.ancestors(time) if is_verb(t)), None)
    governed_by_cue = governor is not None and any(
        c.start <= governor.start < c.end and c.part is sentence.part for c in cues
    )
    if governed_by_cue and governor is not None and governor.index != trigger.index:
        return 100
    if trigger.index in up:
        return up[trigger.index]
    for steps, above in enumerate(sentence.ancestors(trigger), start=1):
        if above.index in up:
            return steps + up[above.index] + verbs_passed
    return 60


def inherited_place(reading: Reading, happening: Happening, reach: int, persons: frozenset[str]) -> Place | None:
    """The last place named in the sentences just before, of the same paragraph: where a story goes on."""
    sentence = happening.sentence
    for index in range(sentence.index - 1, max(-1, sentence.index - 1 - reach), -1):
        earlier = reading.sentences[index]
        if earlier.part is not sentence.part or earlier.paragraph != sentence.paragraph or not earlier.parsed:
            return None
        named = places_named(earlier, persons)
        if named:
            anchor = reading.document.anchor(named[0])
            return Place(" ".join(anchor.exact.split()), anchor)
    return None
