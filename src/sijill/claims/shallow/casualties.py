"""How many were harmed: a count with its noun, a noun whose form says its number, or a list of people added up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sijill.claims.shallow.arguments import Arguments, Clause, is_family
from sijill.claims.shallow.chunks import Chunk, Kind
from sijill.claims.shallow.lexicon import Entry
from sijill.lexicons.folding import fold
from sijill.model.claims import Count
from sijill.model.vocabulary import Group, Harm, PartyKind

TOLL_REACH = 12
"""Words between "the number of the dead" and its figure."""

HUNDRED = 100
"""From here on what is counted stands in the genitive, which no letter shows."""


@dataclass(frozen=True, slots=True)
class Loss:
    """A figure of harm with the tokens that say it."""

    harm: Harm
    count: Count
    first: int
    last: int
    group: Group | None = None


def losses_of(clause: Clause, position: int, entry: Entry, arguments: Arguments) -> list[Loss]:
    """The figures that one event word gives, the total first; none where it harms nobody."""
    if entry.harm is None:
        return []
    event = clause.chunks[position]
    if entry.frame == "people":
        return [_of_people(clause, position, entry), *_parts(clause, position, entry.harm)]
    people = [c for c in arguments.patients if c.kind is not Kind.MEANS and not _is_thing(c)]
    if not people and any(_is_thing(c) for c in arguments.patients):
        # "القصف أصاب مدرسة": a thing is hit, nobody is said to be.
        return []
    if not people:
        if arguments.pronouns:
            at = arguments.pronouns[0]
            number = Count.exactly(1) if clause.tokens[at].lemma in clause.lexicon.pronouns_of_one else Count()
            return [Loss(entry.harm, number, at, at)]
        if entry.verb and entry.frame != "suffer":
            return []
        before = clause.chunks[position - 1] if position else None
        if before is not None and before.counted is not None and not entry.verb and _of_cases(clause, before, event):
            return [Loss(entry.harm, before.counted.count, before.first, event.last)]
        return [Loss(entry.harm, Count(), event.first, event.last)]
    count, group = _added(clause, people)
    total = Loss(entry.harm, count, people[0].first, people[-1].last, group)
    return [total, *_parts(clause, position, entry.harm)]


def _is_thing(chunk: Chunk) -> bool:
    return chunk.party is not None and chunk.party.kind is PartyKind.OBJECT


def nobody(harm: Harm, first: int, last: int) -> Loss:
    """Said to have befallen nobody."""
    return Loss(harm, Count.exactly(0), first, last)


def _of_people(clause: Clause, position: int, entry: Entry) -> Loss:
    """ "ثلاثة قتلى", "قتيلان", "عدد القتلى بلغ ٧٠"."""
    assert entry.harm is not None
    event = clause.chunks[position]
    before = clause.chunks[position - 1] if position else None
    word = clause.tokens[event.first]
    shared = _shares_its_count(clause, position)
    if before is not None and before.kind is Kind.COUNT and _adjoins(clause, before, event):
        count = Count() if shared else before.counted.count if before.counted else Count()
        return Loss(entry.harm, count, before.first, event.last, _group_behind(clause, position))
    if shared:
        return Loss(entry.harm, Count(), event.first, event.last)
    behind = clause.chunks[position + 1] if position + 1 < len(clause.chunks) else None
    tolls = {t.lemma for t in clause.tokens[max(clause.start, event.first - 3) : event.first]} & clause.lexicon.tolls
    if word.tag == "DEF" or word.lemma in clause.lexicon.tolls or tolls:
        figure = next(
            (c for c in clause.chunks[position + 1 :] if c.kind is Kind.COUNT and c.first - event.last <= TOLL_REACH),
            None,
        )
        if figure is not None and figure.counted is not None and (tolls or word.lemma in clause.lexicon.tolls):
            return Loss(entry.harm, figure.counted.count, event.first, figure.last)
    if (
        behind is not None
        and behind.kind is Kind.COUNT
        and behind.first == event.last + 1
        and behind.counted is not None
    ):
        return Loss(entry.harm, behind.counted.count, event.first, behind.last)
    apart = {t.lemma for t in clause.tokens[max(clause.start, event.first - 3) : event.first]} & clause.lexicon.between
    # "بين قتيل وجريح": some were the one and some the other.
    number = None if word.tag == "DEF" or apart else _number_of_form(clause, word.lemma)
    who = _group_behind(clause, position) if number else None
    return Loss(entry.harm, Count.exactly(number) if number else Count(), event.first, event.last, who)


def _number_of_form(clause: Clause, lemma: str) -> int | None:
    """A noun for one, or in the dual for two."""
    return 1 if lemma in clause.lexicon.one_harmed else 2 if lemma in clause.lexicon.two_harmed else None


def _shares_its_count(clause: Clause, position: int) -> bool:
    """ "عشرات القتلى والجرحى": the figure is of both together, and neither has one of its own."""
    chunks = clause.chunks
    event = chunks[position]
    following = chunks[position + 1] if position + 1 < len(chunks) else None
    if (
        following is not None
        and _is_people(following)
        and following.first - event.last == 2
        and clause.joined(following)
    ):
        counted = position > 0 and chunks[position - 1].kind is Kind.COUNT
        return counted and _same_form(clause, event, following)
    previous = chunks[position - 1] if position else None
    if previous is not None and _is_people(previous) and event.first - previous.last == 2 and clause.joined(event):
        counted = position > 1 and chunks[position - 2].kind is Kind.COUNT
        return counted and _same_form(clause, previous, event)
    return False


def _same_form(clause: Clause, left: Chunk, right: Chunk) -> bool:
    """Both definite or in the same case ("١٢ قتيلا وجريحا"): "١٢ قتيلا وجريح" counts them apart."""
    one, other = clause.tokens[left.first], clause.tokens[right.first]
    if one.tag == other.tag == "DEF":
        return True
    endings = tuple(fold(token.text).endswith("ا") and not token.lemma.endswith("ا") for token in (one, other))
    count = next((c.counted for c in clause.chunks if c.kind is Kind.COUNT and c.last < left.first), None)
    large = count is not None and max(count.count.low or 0, count.count.best or 0) >= HUNDRED
    return endings == (True, True) or (large and endings == (False, False) and one.tag == other.tag == "")


def _is_people(chunk: Chunk) -> bool:
    return chunk.kind is Kind.EVENT and any(e.frame == "people" for e in chunk.entries)


def _adjoins(clause: Clause, count: Chunk, event: Chunk) -> bool:
    between = clause.tokens[count.last + 1 : event.first]
    return all(t.lemma in clause.lexicon.of | clause.lexicon.cases for t in between) and len(between) <= 1


def _of_cases(clause: Clause, count: Chunk, event: Chunk) -> bool:
    """ "15 حالة وفاة"."""
    between = clause.tokens[count.last + 1 : event.first]
    return len(between) == 1 and between[0].lemma in clause.lexicon.cases


def _group_behind(clause: Clause, position: int) -> Group | None:
    """ "ثلاثة قتلى مدنيين"."""
    following = clause.chunks[position + 1] if position + 1 < len(clause.chunks) else None
    event = clause.chunks[position]
    if following is None or following.party is None or following.first - event.last > 2:
        return None
    between = clause.tokens[event.last + 1 : following.first]
    return following.party.group if all(t.lemma in clause.lexicon.of for t in between) else None


def _added(clause: Clause, people: Sequence[Chunk]) -> tuple[Count, Group | None]:
    """What a list of people adds up to, and who they are where there is one sort only."""
    counts: list[Count] = []
    groups: list[Group | None] = []
    index = 0
    while index < len(people):
        chunk = people[index]
        following = people[index + 1] if index + 1 < len(people) else None
        if chunk.kind is Kind.COUNT:
            counts.append(chunk.counted.count if chunk.counted is not None else Count())
            if following is not None and following.kind is Kind.PARTY and not clause.joined(following):
                groups.append(following.party.group if following.party else None)
                index += 1
        elif following is not None and following.kind is Kind.COUNT and not clause.joined(following):
            counts.append(following.counted.count if following.counted is not None else Count())
            groups.append(chunk.party.group if chunk.party else None)
            index += 1
            counted = people[index + 1] if index + 1 < len(people) else None
            if is_family(clause, chunk, following) and counted is not None and counted.first == following.last + 1:
                index += 1
        else:
            number = 1 if chunk.named or _one_of_them(clause, chunk) else chunk.party.number if chunk.party else None
            counts.append(Count.exactly(number) if number else Count())
            groups.append(chunk.party.group if chunk.party else None)
        index += 1
    if len(counts) == 1:
        return counts[0], groups[0] if groups else None
    if all(c.low == c.best == c.high and c.best is not None for c in counts):
        return Count.exactly(sum(c.best or 0 for c in counts)), None
    if all(c.low is not None for c in counts):
        return Count(low=sum(c.low or 0 for c in counts)), None
    return Count(), None


def _one_of_them(clause: Clause, chunk: Chunk) -> bool:
    """ "أحد العناصر"."""
    before = clause.tokens[chunk.first - 1] if chunk.first > clause.start else None
    return before is not None and before.lemma in clause.lexicon.one_of and clause.tokens[chunk.first].tag == "DEF"


def _parts(clause: Clause, position: int, harm: Harm) -> list[Loss]:
    """ "بينهم ثلاثة أطفال": parts of the figure before, with who they are."""
    found: list[Loss] = []
    event = clause.chunks[position]
    among = next(
        (
            i
            for i in range(event.first, min(event.last + 14, clause.end))
            if clause.tokens[i].lemma in clause.lexicon.among
        ),
        None,
    )
    if among is None or any(c.kind is Kind.EVENT and event.last < c.first < among for c in clause.chunks):
        return []
    rest = [c for c in clause.chunks if c.first > among]
    count: Count | None = None
    first = among
    for chunk in rest:
        if chunk.first - first > 4:
            break
        if chunk.kind is Kind.COUNT and chunk.counted is not None:
            count, first = chunk.counted.count, chunk.first
            continue
        if chunk.kind is not Kind.PARTY or chunk.party is None or chunk.party.group is None:
            break
        number = chunk.party.number
        value = count if count is not None else Count.exactly(number) if number else Count()
        start = first if count is not None else chunk.first
        found.append(Loss(harm, value, start, chunk.last, chunk.party.group))
        count, first = None, chunk.last
    return found
