"""Why each value of a claim is what it is, for `--why`: the rule, the words it fired on, and the entry of a data file.

Written for people who did not write the code: a wrong value leads to the line of the lexicon that made it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sijill import lexicons
from sijill.actors import Link
from sijill.claims.events import Trigger
from sijill.claims.happenings import Happening
from sijill.claims.means import Weapon
from sijill.claims.times import find_times
from sijill.model.anchors import Anchor, Span
from sijill.model.claims import Casualty, Claim, Party, Reason, Time
from sijill.model.readings import Reading, Sentence, Token
from sijill.model.vocabulary import SpeakerKind

_STANDS = {
    "nsubj": "the subject of",
    "nsubjpass": "the passive subject of",
    "dobj": "the object of",
    "agent": "by whom, at",
    "poss": "whose it is, before",
    "compound": "the word before",
    "amod": "the word before",
    "nmod": "the word before",
    "conj": "joined to an argument of",
    "appos": "joined to an argument of",
}


def explain(
    reading: Reading,
    happening: Happening,
    claim: Claim,
    type_reason: Reason,
    weapons: Sequence[Weapon],
    links: Mapping[Span, Link],
) -> tuple[Reason, ...]:
    """The reasons of a claim as it was first described; what changes it later adds its own."""
    return (
        *_event(happening),
        type_reason,
        _status(happening, claim),
        *_parties("actors", claim.actors, happening, links),
        *_parties("recipients", claim.recipients, happening, links),
        *(_casualty(number, one, happening) for number, one in enumerate(claim.casualties)),
        *(
            Reason(f"means[{number}]", f"{w.entry.kind}, {' '.join(w.entry.lemmas)}", w.head.text, w.entry.where)
            for number, w in enumerate(weapons)
        ),
        *_place(reading, happening.sentence, claim),
        *_time(reading, claim.time),
        *_attribution(claim),
    )


def _event(happening: Happening) -> Iterator[Reason]:
    for trigger in happening.triggers:
        entry = trigger.entry
        said = f"{entry.name}, {entry.role}, frame {entry.frame}"
        if entry.needs:
            said += f", needs {' or '.join(sorted(entry.needs))}: met"
        yield Reason("event", said, trigger.token.text, entry.where)


def _status(happening: Happening, claim: Claim) -> Reason:
    ruling = happening.ruling
    if claim.status is not ruling.status and claim.time is not None:
        return Reason("status", "the time is still to come", claim.time.anchor.exact)
    if ruling.cue is None:
        return Reason("status", "nothing speaks against assertion", "")
    entries = lexicons.lists_with("status", "en", ruling.cue.lemma) or lexicons.lists_with(
        "status", "en", ruling.cue.lower
    )
    return Reason("status", f"{ruling.status} by the word above or at the event", ruling.cue.text, "; ".join(entries))


def _parties(
    field: str, parties: Sequence[Party], happening: Happening, links: Mapping[Span, Link]
) -> Iterator[Reason]:
    for number, party in enumerate(parties):
        name = f"{field}[{number}]"
        stood = party.mention or party.anchor
        yield Reason(name, _how(field, stood, happening), stood.exact)
        if party.mention is not None:
            yield Reason(name, f"the word stands for “{party.anchor.exact}”, {_side(party)}", party.mention.exact)
        yield _kind(name, party, happening.sentence)
        link = links.get(party.anchor.span)
        if link is not None:
            found = link.actor.id if link.actor is not None else "left open"
            entry, _, rule = link.rule.partition(": ") if link.actor is not None else ("", "", link.rule)
            yield Reason(f"{name}.actor_id", f"{found}: {rule}", link.words, entry)


def _side(party: Party) -> str:
    assert party.mention is not None
    return "before it" if party.anchor.start < party.mention.start else "after it"


def _how(field: str, stood: Anchor, happening: Happening) -> str:
    """Where the words of a party stand to the event word."""
    for trigger in happening.triggers:
        for first, last in trigger.owners:
            if (first.start, last.end) == (stood.start, stood.end):
                return f"whose act it is, before “{trigger.token.text}” or its weapon"
        tokens = trigger.agents if field == "actors" else (*trigger.patients, *trigger.targets)
        for token in tokens:
            if stood.start <= token.start < stood.end:
                return f"{_relation(happening.sentence, token, trigger)} “{trigger.token.text}”"
    return "found beside the event"


def _relation(sentence: Sentence, token: Token, trigger: Trigger) -> str:
    above = sentence.head(token)
    if token.dep == "pobj" and above is not None:
        return f"behind “{above.text}” at"
    if token.dep in _STANDS and token.head != trigger.token.index:
        return f"{_STANDS[token.dep]} “{above.text}”, which goes with" if above is not None else "goes with"
    return _STANDS.get(token.dep, "an argument of")


def _kind(name: str, party: Party, sentence: Sentence) -> Reason:
    if party.actor_id is not None:
        return Reason(f"{name}.kind", f"{party.kind}, as the actor directory has it", party.anchor.exact)
    words = party.anchor.exact.split()
    token = next(
        (t for t in reversed(sentence.tokens) if t.start < party.anchor.end and t.end == party.anchor.end), None
    )
    for word in (token.lemma if token is not None else "", *reversed([w.lower() for w in words])):
        entries = lexicons.lists_with("parties", "en", word)
        if entries:
            return Reason(f"{name}.kind", f"{party.kind}, by the word", word, entries[0])
    return Reason(f"{name}.kind", f"{party.kind}, by no word list", party.anchor.exact)


def _casualty(number: int, one: Casualty, happening: Happening) -> Reason:
    count = one.count
    figures = f"low {_number(count.low)}, best {_number(count.best)}, high {_number(count.high)}"
    source = next((t for t in happening.triggers if (t.harm or t.entry.harm) is one.harm), happening.main)
    said = f"{one.harm} by “{source.token.text}”; the count says {figures}"
    if one.group is not None:
        said += f"; {one.group} by the words"
    if one.cumulative:
        said += "; cumulative by the words around it"
    return Reason(f"casualties[{number}]", said, one.anchor.exact, source.entry.where)


def _number(value: int | None) -> str:
    return "not said" if value is None else str(value)


def _place(reading: Reading, sentence: Sentence, claim: Claim) -> Iterator[Reason]:
    if claim.place is None:
        return
    anchor = claim.place.anchor
    if sentence.part is anchor.span.part and sentence.start <= anchor.start < sentence.end:
        yield Reason("place", "the named place nearest to the event word in the sentence", anchor.exact)
        return
    there = reading.sentence_at(anchor.span)
    back = f"{sentence.index - there.index} sentences before" if there is not None else "before"
    yield Reason("place", f"inherited: none is named here, and this one stands {back}", anchor.exact)


def _time(reading: Reading, time: Time | None) -> Iterator[Reason]:
    if time is None:
        return
    if time.relative_to is not None:
        rule = f"relative words, counted from {time.relative_to}"
    elif time.start is not None:
        rule = "a date by itself"
    else:
        rule = "not resolved: the words need a day of publication, or a time told before"
    yield Reason("time", f"{_time_rule(reading, time.anchor)}: {rule}", time.anchor.exact)


def _time_rule(reading: Reading, anchor: Anchor) -> str:
    """The name of the rule in `times.py` that knows these words."""
    sentence = reading.sentence_at(anchor.span)
    start, end = (sentence.start, sentence.end) if sentence is not None else (anchor.start, anchor.end)
    string = reading.document.string(anchor.span.part)[start:end]
    whens = find_times(string, reading.document.published)
    return next((w.rule for w in whens if start + w.start == anchor.start), "words of time")


def _attribution(claim: Claim) -> Iterator[Reason]:
    for number, speaker in enumerate(claim.attribution):
        cue = speaker.cue.split()[-1].lower() if speaker.cue else ""
        kinds = [e for w in reversed(speaker.name.split()) for e in lexicons.lists_with("speakers", "en", w.lower())]
        kind = f"{speaker.kind}" if speaker.kind is not SpeakerKind.UNKNOWN else "kind unknown, by no word list"
        where = "the nearest speaker" if number == 0 else f"link {number + 1} outwards"
        said = f"{where}, {speaker.voice} voice; {kind}"
        if speaker.mention is not None:
            said += f"; “{speaker.mention.exact}” stands for “{speaker.anchor.exact}”"
        yield Reason(f"attribution[{number}]", said, speaker.cue or cue, kinds[0] if kinds else "")
