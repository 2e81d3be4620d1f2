"""Who did it and whom it befell: by the order of the pieces behind an event word and the prepositions before them.

Arabic puts the verb first, then its subject, then its object. Where no vowels are written, "قتل" with one party behind
it tells of who was killed, and with two of who killed whom.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sijill.claims.shallow.chunks import Chunk, Kind
from sijill.claims.shallow.lexicon import Entry, ShallowLexicon
from sijill.model.readings import Token
from sijill.model.vocabulary import PartyKind

CIRCUMSTANCE_REACH = 3
"""Words from a verb to a deed in which it happened, up to the deed's own."""

REACH = 12
"""Words between a verb that carries a noun and the noun ("نفذت مقاتلات التحالف غارة")."""

NEAR = 6
"""Words between a deed and people who are said to have done it, where they bear no arms."""


@dataclass(slots=True)
class Arguments:
    """What stands around one event word: `patients` is what is counted, in order, `targets` what was struck."""

    event: Chunk | None = None
    agents: list[Chunk] = field(default_factory=list)
    patients: list[Chunk] = field(default_factory=list)
    targets: list[Chunk] = field(default_factory=list)
    means: list[Chunk] = field(default_factory=list)
    pronouns: list[int] = field(default_factory=list)
    """Tokens of pronouns that stand for whom it befell."""
    befallen: Chunk | None = None
    """What a verb before the noun says it befell: "تعرضت قرية ... لقصف"."""
    of_deed: bool = False
    """Whether the verb goes on with a deed told before it: "غارات ... استهدفت"."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence between borders: its tokens `[start, end)` and the pieces in it, in order."""

    tokens: Sequence[Token]
    start: int
    end: int
    chunks: Sequence[Chunk]
    lexicon: ShallowLexicon

    def preposition(self, chunk: Chunk) -> str:
        """The preposition right before a piece, "" for none; a phrase that says by whom is "by"."""
        index = chunk.first - 1
        while index >= self.start and self.tokens[index].text in '#"“«(':
            index -= 1
        if index < self.start:
            return ""
        token = self.tokens[index]
        for phrase in self.lexicon.belonging.get(token.lemma, ()):
            if tuple(t.lemma for t in self.tokens[index + 1 - len(phrase) : index + 1]) == phrase:
                return "belongs"
        for phrase in self.lexicon.by.get(token.lemma, ()):
            if tuple(t.lemma for t in self.tokens[index + 1 - len(phrase) : index + 1]) == phrase:
                return "by"
        return token.lemma if token.pos == "ADP" or token.lemma in self.lexicon.prepositions else ""

    def joined(self, chunk: Chunk) -> bool:
        """Whether an "and" stands right before a piece."""
        index = chunk.first - 1
        while index >= self.start and self.tokens[index].text in '#"“«(':
            index -= 1
        return index >= self.start and (self.tokens[index].lemma in self.lexicon.joiners)


def arguments_of(clause: Clause, position: int, entry: Entry) -> Arguments:
    """The arguments of the event piece at `position` of the clause's pieces."""
    event = clause.chunks[position]
    found = Arguments(event=event)
    behind = _behind(clause, position)
    core = [c for n, c in enumerate(behind) if c.kind in _CORE and _is_core(clause, c, behind[n - 1] if n else None)]
    before = _before(clause, position) or _far_before(clause, position, entry) if entry.verb else []
    pronoun = event.last + 1 < clause.end and clause.tokens[event.last + 1].pos == "PRON"
    for number, chunk in enumerate(behind):
        _beside(clause, event, entry, behind, number, chunk, found)
    if entry.role == "cause":
        found.targets.extend(c for c in behind if _acts(c) and _holds_a_target(clause, c))
    if entry.frame == "people":
        return found
    found.befallen = _befallen(clause, position) if not entry.verb else None
    if found.befallen is not None and entry.harm is not None:
        # "اضطر 15 ألف شخص إلى الفرار"
        at = clause.chunks.index(found.befallen)
        counted = clause.chunks[at - 1 : at] if at else []
        found.patients.extend(c for c in counted if c.kind is Kind.COUNT and c.last + 1 == found.befallen.first)
        found.patients.append(found.befallen)
    elif found.befallen is not None:
        found.targets.append(found.befallen)
    found.pronouns.extend(_upon(clause, event, entry))
    if entry.verb and entry.harm is not None and entry.role == "both" and (entry.to or entry.objects):
        # "ألقت الشرطة القبض على رجلين"
        onto = next((n for n, c in enumerate(behind) if clause.preposition(c) in clause.lexicon.onto), None)
        if onto is not None and behind[onto].kind in (Kind.COUNT, Kind.PARTY):
            several = _groups(clause, [behind[onto], *(c for c in behind[onto + 1 :] if c in core)])
            found.patients.extend(several[0])
            found.targets.clear()
            found.agents.extend(c for c in core[:1] if _acts(c) and c.first < behind[onto].first)
            return found
    if entry.verb:
        found.of_deed = entry.role == "cause" and entry.frame != "meet" and _goes_on_with(clause, position)
        _verb(clause, entry, core, before, found, pronoun=event.last + 1 if pronoun else None)
    else:
        _noun(clause, position, entry, core, found)
        if pronoun and entry.harm is not None:
            # "مقتله", but in "قصفها" the pronoun is who does it.
            found.pronouns.append(event.last + 1)
    return found


def _beside(
    clause: Clause, event: Chunk, entry: Entry, behind: Sequence[Chunk], number: int, chunk: Chunk, found: Arguments
) -> None:
    """What a piece behind an event word is by the preposition before it."""
    lexicon = clause.lexicon
    preposition = clause.preposition(chunk)
    previous = behind[number - 1] if number else None
    direct = not found.agents and all(c.kind in (Kind.MEANS, Kind.TIME) for c in behind[:number])
    of_means = previous is not None and previous.kind is Kind.MEANS and chunk.first - previous.last == 2
    deed = entry.role == "cause" and not entry.verb
    if (preposition == "by" and _may_have_done_it(event, chunk)) or (
        previous is not None and previous in found.agents and clause.joined(chunk) and _acts(chunk)
    ):
        found.agents.append(chunk)
    elif preposition == "belongs":
        if previous is not None and previous.kind is Kind.MEANS and _acts(chunk):
            found.agents.append(chunk)
    elif chunk.kind is Kind.MEANS and preposition:
        owners = [c for c in behind if _owns(clause, c, chunk)]
        whose = deed and _acts(chunk) and preposition in (lexicon.of | lexicon.whose)
        (found.agents if whose and not owners else found.means).append(chunk)
        found.agents.extend(owners)
    elif preposition in lexicon.onto and chunk.kind is Kind.PARTY and entry.role != "harm":
        # "الانتماء إلى تنظيم": far from the deed it is what another word takes.
        reach = NEAR if preposition in lexicon.towards else REACH
        if chunk.first - event.last <= reach:
            found.targets.append(chunk)
    elif _acts(chunk) and direct and entry.role != "harm":
        whose = preposition in lexicon.whose and (not entry.verb or of_means)
        # "قصف من قوات ...", "قصف متبادل بين ... و..."
        sides = preposition in lexicon.between and entry.role == "cause"
        sides = chunk.kind is Kind.PARTY and (sides or (preposition in lexicon.of and deed))
        if whose or sides:
            found.agents.append(chunk)


def _owns(clause: Clause, chunk: Chunk, means: Chunk) -> bool:
    """ "طيران الاحتلال", "طائرات حربية لقوات ...": whose the weapon is."""
    if chunk.kind is not Kind.PARTY or not _acts(chunk):
        return False
    glued = chunk.first == means.last + 2 and clause.preposition(chunk) in clause.lexicon.whose
    return chunk.first == means.last + 1 or glued


def _may_have_done_it(event: Chunk, chunk: Chunk) -> bool:
    """Whether what is told to have done it can: armed people, a weapon, or others right behind the word for it."""
    if chunk.kind is Kind.MEANS or _acts(chunk):
        return True
    person = chunk.party is not None and chunk.party.kind is not PartyKind.OBJECT
    return person and chunk.first - event.last <= NEAR


def _holds_a_target(clause: Clause, chunk: Chunk) -> bool:
    """ "مواقع قوات ..." that are struck, and not those from which it was done."""
    if clause.preposition(chunk) or not _in_a_site(clause, chunk):
        return False
    site = _before_quotes(clause, chunk)
    before = clause.tokens[site - 1] if site > clause.start else None
    led = before is not None and before.lemma in clause.lexicon.prepositions | clause.lexicon.where
    onto = before is not None and before.lemma in clause.lexicon.onto
    return clause.tokens[site].lemma in clause.lexicon.targets and (onto or not led)


def _before_quotes(clause: Clause, chunk: Chunk) -> int:
    index = chunk.first - 1
    while index >= clause.start and clause.tokens[index].text in '#"“«(':
        index -= 1
    return index


def _in_a_site(clause: Clause, chunk: Chunk) -> bool:
    """ "مواقع قوات ...", "مناطق ...": behind a word for a place its holder stands, who is no doer."""
    index = _before_quotes(clause, chunk)
    return (
        index >= clause.start
        and clause.tokens[index].tag != "DEF"
        and clause.tokens[index].lemma in clause.lexicon.sites
    )


def _is_core(clause: Clause, chunk: Chunk, previous: Chunk | None) -> bool:
    """Whether a piece is subject or object: no preposition governs it, but for "اثنين من المسعفين"."""
    preposition = clause.preposition(chunk)
    counted = previous is not None and previous.kind is Kind.COUNT and chunk.first - previous.last == 2
    behind_means = previous is not None and previous.kind is Kind.MEANS and chunk.first == previous.last + 1
    if behind_means and previous is not None and clause.preposition(previous):
        return False
    joined = previous is not None and chunk.first - previous.last <= 3 and clause.joined(chunk)
    if joined and previous is not None and (_acts(chunk) or previous.kind is Kind.PARTY) and not counted:
        # "قصف على إدلب و...": what a preposition governs goes on behind an "and".
        if clause.preposition(previous) and not _counted_of(clause, previous):
            return False
    people = chunk.party is not None and chunk.party.kind is PartyKind.CIVILIANS
    if (_acts(chunk) or people) and _in_a_site(clause, chunk):
        # "مواقع قوات ...", "مخيم اللاجئين"
        return False
    quantified = chunk.first >= 2 and clause.tokens[chunk.first - 2].lemma in clause.lexicon.quantifiers
    of_family = chunk.kind is Kind.COUNT and previous is not None and is_family(clause, previous, chunk)
    return not preposition or (preposition in clause.lexicon.of and (counted or quantified or of_family))


def is_family(clause: Clause, family: Chunk, count: Chunk) -> bool:
    """ "أسرة من ستة أفراد": the figure says how many the family is."""
    named = clause.tokens[family.first].lemma in clause.lexicon.families
    return named and clause.preposition(count) in clause.lexicon.of and count.first - family.last <= 3


def _counted_of(clause: Clause, chunk: Chunk) -> bool:
    """ "اثنين من المسعفين": the preposition joins a number to those counted."""
    before = chunk.first - 2
    numbered = any(c.kind is Kind.COUNT and c.last == before for c in clause.chunks)
    return before >= clause.start and (numbered or clause.tokens[before].lemma in clause.lexicon.quantifiers)


_CORE = frozenset({Kind.PARTY, Kind.COUNT, Kind.MEANS, Kind.PLACE})


def _acts(chunk: Chunk) -> bool:
    """Whether a piece can do harm: an armed party, or what its users are called by ("jets")."""
    armed = chunk.party is not None and chunk.party.armed
    return armed or (chunk.means is not None and chunk.means.actor)


def _upon(clause: Clause, event: Chunk, entry: Entry) -> list[int]:
    """ "أطلق مستوطنون النار عليه": the pronoun of whom it was done to."""
    if entry.role == "harm":
        return []
    tokens = clause.tokens
    return [
        index
        for index in range(event.last + 1, min(event.last + 6, clause.end))
        if tokens[index].pos == "PRON"
        and tokens[index - 1].lemma in clause.lexicon.onto
        and tokens[index - 1].tag == ""
    ][:1]


def _behind(clause: Clause, position: int) -> list[Chunk]:
    """The pieces up to the next event word, relative clause or word that leads to losses."""
    found: list[Chunk] = []
    stops = clause.lexicon.stops
    index = clause.chunks[position].last + 1
    for chunk in clause.chunks[position + 1 :]:
        between = clause.tokens[index : chunk.first]
        stop = any(t.lemma in stops and _stops(clause, t) for t in between)
        if chunk.kind is Kind.EVENT and not clause.lexicon.verb_first:
            return _without_subject_of(clause, chunk, found)
        if not stop and not found and _is_circumstance(clause, position, chunk):
            index = chunk.last + 1
            continue
        if chunk.kind is Kind.EVENT or stop:
            break
        found.append(chunk)
        index = chunk.last + 1
    return found


def _is_circumstance(clause: Clause, position: int, chunk: Chunk) -> bool:
    """ "قتل في الاشتباكات 7 من": a deed between a verb of harm and those whom it counts behind it."""
    event = clause.chunks[position]
    if chunk.kind is not Kind.EVENT or not clause.preposition(chunk) or chunk.first - event.last > CIRCUMSTANCE_REACH:
        return False
    verb = any(entry.verb and entry.harm is not None for entry in event.entries)
    following = next((c for c in clause.chunks if c.first > chunk.last), None)
    counted = following is not None and following.kind is Kind.COUNT and following.first == chunk.last + 1
    return verb and counted and not any(entry.verb for entry in chunk.entries)


def _without_subject_of(clause: Clause, event: Chunk, before: list[Chunk]) -> list[Chunk]:
    """ "погибли двое, трое ранены": what stands right before the next verb, apart from the rest, is that verb's."""
    rest = list(before)
    first = event.first
    while rest and rest[-1].last == first - 1 and rest[-1].kind in (Kind.COUNT, Kind.PARTY):
        first = rest.pop().first
    verb = any(entry.verb for entry in event.entries)
    link = clause.tokens[first - 1]
    return rest if verb and (link.pos == "PUNCT" or link.lemma in clause.lexicon.joiners) else before


def _stops(clause: Clause, token: Token) -> bool:
    lexicon = clause.lexicon
    return (
        token.lemma in lexicon.relative
        or (token.lemma in lexicon.yielding and not _of_it(clause, token))
        or token.lemma in lexicon.among
        or _opens_another(clause, token)
        or (token.lemma in lexicon.say and token.tag != "DEF")
    )


def _opens_another(clause: Clause, token: Token) -> bool:
    """A verb that leads to another deed: "تعرضت", and behind a comma or "and" one that carries a noun ("، شنت")."""
    if token.tag == "DEF":
        return False
    if token.lemma in clause.lexicon.befalling:
        return True
    before = clause.tokens[token.index - 1] if token.index > clause.start else None
    following = clause.tokens[token.index + 1] if token.index + 1 < clause.end else None
    alone = following is None or following.pos != "PRON"
    apart = before is not None and (before.pos == "CCONJ" or before.text in "،,")
    return token.lemma in clause.lexicon.carriers and apart and alone


def _of_it(clause: Clause, token: Token) -> bool:
    """ "قتل على إثره رجل": what it came of was told before, and the verb goes on."""
    following = clause.tokens[token.index + 1] if token.index + 1 < clause.end else None
    return (
        following is not None and following.pos == "PRON" and token.tag == "" and token.lemma in clause.lexicon.because
    )


def _before(clause: Clause, position: int) -> list[Chunk]:
    """ "الطيران الروسي يقصف": the argument right before a verb, if nothing governs it, with its count."""
    event = clause.chunks[position]
    if not position:
        return []
    chunk = clause.chunks[position - 1]
    between = clause.tokens[chunk.last + 1 : event.first]
    lexicon = clause.lexicon
    glue = lexicon.relative | lexicon.possibly | lexicon.past | lexicon.negations | lexicon.still
    bridge = all(t.text in '"”»)' or t.pos in ("AUX", "PRON") or t.lemma in glue for t in between)
    counted = clause.chunks[position - 2] if position > 1 else None
    if bridge and counted is not None and counted.kind is Kind.PARTY and chunk.first - counted.last == 2:
        if clause.preposition(chunk) in lexicon.of and not clause.preposition(counted):
            # "عنصر من قوات ... قتل"
            return [counted]
    if chunk.kind not in (Kind.PARTY, Kind.MEANS, Kind.COUNT) or not bridge or clause.preposition(chunk):
        return []
    counted = clause.chunks[position - 2] if position > 1 else None
    if counted is not None and counted.kind is Kind.COUNT and counted.last + 1 == chunk.first:
        return [] if clause.preposition(counted) else [counted, chunk]
    return [chunk]


def _befallen(clause: Clause, position: int) -> Chunk | None:
    """ "تعرضت قرية ... لقصف", "قافلة ... تتعرض لقصف": whom it befell, by the verb before the noun."""
    event = clause.chunks[position]
    tokens, lexicon = clause.tokens, clause.lexicon
    start = max(clause.start, event.first - REACH, _last_of_earlier_event(clause, position) + 1)
    for index in range(event.first - 1, start - 1, -1):
        if tokens[index].lemma in lexicon.befalling and tokens[index].tag != "DEF":
            behind = [c for c in clause.chunks if index < c.first < event.first and c.kind in (Kind.PARTY, Kind.PLACE)]
            subject = next((c for c in behind if not clause.preposition(c)), None)
            if subject is None:
                before = [c for c in clause.chunks if c.first < index and c.kind in (Kind.PARTY, Kind.PLACE)]
                led = [c for c in before if not clause.preposition(c) and index - c.last <= NEAR]
                subject = led[0] if led else None
            return subject
    return None


def _far_before(clause: Clause, position: int, entry: Entry) -> list[Chunk]:
    """ "إن قوات ... المتمركزة في X استهدفت": the subject that leads a sentence, with where it stands behind it."""
    event = clause.chunks[position]
    for chunk in reversed(clause.chunks[:position]):
        if chunk.kind in (Kind.PLACE, Kind.TIME):
            continue
        between = clause.tokens[chunk.last + 1 : event.first]
        led = chunk.first - 1
        leads = led < clause.start or clause.tokens[led].lemma in clause.lexicon.subordinate
        plain = not any(
            t.pos in ("PUNCT", "CCONJ", "PRON")
            or t.lemma in clause.lexicon.relative
            or t.lemma in clause.lexicon.subordinate
            or (t.tag != "DEF" and (t.lemma in clause.lexicon.carriers or t.lemma in clause.lexicon.yielding))
            for t in between
        )
        return [chunk] if _acts(chunk) and leads and plain and entry.frame != "suffer" else []
    return []


def _leads_on(clause: Clause, entry: Entry, before: Sequence[Chunk], found: Arguments) -> Chunk | None:
    """ "الجيش التركي يحشد ويستهدف قسد": behind an "and" the verb has the subject that leads the clause."""
    head = clause.chunks[0] if clause.chunks else None
    event = found.event
    if head is None or event is None or before or entry.frame != "do" or not _acts(head) or clause.preposition(head):
        return None
    joined = event.first > clause.start and clause.tokens[event.first - 1].pos == "CCONJ"
    return head if joined and head.first <= clause.start + 1 and head.last < event.first else None


def _is_body(chunk: Chunk) -> bool:
    """An army or a group, and not its members: "اعتقلت قسد" tells who did it."""
    return chunk.party is not None and chunk.party.number is None and chunk.party.group is None


def _goes_on_with(clause: Clause, position: int) -> bool:
    """Whether a verb's subject is a deed told right before it: "غارات إسرائيلية استهدفت", "القصف الذي استهدف"."""
    verb = clause.chunks[position]
    index = position - 1
    while index >= 0 and clause.chunks[index].kind in (Kind.PARTY, Kind.MEANS, Kind.TIME):
        index -= 1
    if index < 0:
        return False
    deed = clause.chunks[index]
    if deed.kind is not Kind.EVENT or all(e.verb or e.role == "harm" for e in deed.entries):
        return False
    between = clause.tokens[deed.last + 1 : verb.first]
    owners = clause.chunks[index + 1 : position]
    joins = {c.first - 1 for c in owners} | {c.last + 1 for c in owners if c.kind is Kind.TIME}
    if any(t.pos in ("PUNCT", "CCONJ") and t.text not in '"“”«»#' and t.index not in joins for t in between):
        return False
    if verb.first - deed.last > REACH:
        return False
    if clause.tokens[verb.first - 1].lemma in clause.lexicon.relative:
        return True
    theirs = all(_acts(c) or c.kind in (Kind.MEANS, Kind.TIME) for c in owners)
    indefinite = clause.tokens[deed.first].tag != "DEF"
    known = {n for c in owners for n in range(c.first, c.last + 1)}
    rest = [t for t in between if t.index not in known and t.pos == "" and t.lemma not in clause.lexicon.carriers]
    return theirs and (indefinite or deed.first == clause.start) and all(t.tag != "DEF" or not indefinite for t in rest)


def _verb(
    clause: Clause, entry: Entry, core: list[Chunk], before: list[Chunk], found: Arguments, pronoun: int | None
) -> None:
    groups = _groups(clause, core)
    first = groups[0] if groups else []
    if pronoun is not None:
        found.pronouns.append(pronoun)
    if entry.frame == "suffer":
        sides = (first, before) if clause.lexicon.verb_first else (before, first)
        found.patients.extend(_people(sides[0]) or _people(sides[1]))
        return
    if entry.frame == "meet":
        found.agents.extend(c for group in groups for c in group if _acts(c))
        found.agents[:0] = [c for c in before if _acts(c)]
        return
    if first and first[0].kind is Kind.MEANS and not _acts(first[0]):
        found.means.append(first[0])
        found.agents.extend(c for c in before if _acts(c))
        _receive(entry, _behind_its_owner(clause, groups, found), found)
        return
    acting = bool(first) and _acts(first[0])
    if found.of_deed and pronoun is None:
        _receive(entry, first, found)
        return
    if first and _behind_an_unknown(clause, first[0]):
        return
    leader = _leads_on(clause, entry, before, found)
    if acting and leader is not None and len(groups) == 1:
        found.agents.append(leader)
        _receive(entry, first, found)
        return
    if acting and (
        _is_body(first[0]) or len(groups) > 1 or pronoun is not None or entry.frame != "either" or entry.harm is None
    ):
        found.agents.extend(first)
        _receive(entry, groups[1] if len(groups) > 1 else [], found)
    elif before and _acts(before[-1]):
        found.agents.append(before[-1])
        _receive(entry, first, found)
    elif before and before[-1].kind is Kind.MEANS:
        found.means.append(before[-1])
        _receive(entry, first, found)
    elif first or not before:
        _receive(entry, first, found)
    elif entry.frame == "either":
        _receive(entry, before, found)


def _behind_an_unknown(clause: Clause, chunk: Chunk) -> bool:
    """ "قتل الغلاء أحلام الشباب": a piece is no patient where unknown nouns stand between the verb and it."""
    event = max(c.last for c in clause.chunks if c.kind is Kind.EVENT and c.last < chunk.first)
    between = [t for t in clause.tokens[event + 1 : chunk.first] if t.pos != "PUNCT"]
    held = {i for c in clause.chunks for i in range(c.first, c.last + 1)}
    unknown = [t for t in between if t.index not in held and t.pos == ""]
    plain = len(unknown) == len(between) and not any(t.lemma in clause.lexicon.vague_heads for t in unknown)
    return plain and len(unknown) >= 2 and unknown[0].tag == "DEF"


def _noun(clause: Clause, position: int, entry: Entry, core: list[Chunk], found: Arguments) -> None:
    if entry.frame == "meet":
        found.agents.extend(c for c in core if _acts(c) and c not in found.agents)
        return
    groups = _groups(clause, core)
    first = groups[0] if groups else []
    if entry.harm is not None and entry.role == "harm":
        found.patients.extend(_people(first))
        return
    if first and _acts(first[0]) and _apart_by_comma(clause, clause.chunks[position], first[0]):
        return
    if first and _acts(first[0]):
        if entry.harm is not None and len(groups) == 1:
            found.patients.extend(first)
        else:
            found.agents.extend(first)
            _receive(entry, groups[1] if len(groups) > 1 else [], found)
    elif first and first[0].kind is Kind.MEANS:
        found.means.append(first[0])
        _receive(entry, _behind_its_owner(clause, groups, found), found)
    else:
        _receive(entry, first, found)
    found.agents.extend(chunk for chunk in _carrier(clause, position) if chunk not in found.agents)


def is_carried(clause: Clause, position: int) -> bool:
    """Whether a verb that carries a noun stands before, so that "واصلت القوات قصفها" holds a noun."""
    event = clause.chunks[position]
    start = max(clause.start, event.first - REACH, _last_of_earlier_event(clause, position))
    for index in range(event.first - 1, start - 1, -1):
        token = clause.tokens[index]
        if token.lemma in clause.lexicon.carriers and token.tag != "DEF":
            return True
        if token.pos == "CCONJ" and not any(c.first == index + 1 for c in clause.chunks):
            return False
    return False


def _last_of_earlier_event(clause: Clause, position: int) -> int:
    """The last token of the event word before, -1 where there is none in the clause."""
    return next((c.last for c in reversed(clause.chunks[:position]) if c.kind is Kind.EVENT), -1)


def _behind_its_owner(clause: Clause, groups: Sequence[Sequence[Chunk]], found: Arguments) -> Sequence[Chunk]:
    """What a weapon hit, behind whose it is: "دهس مدرعة تركية طفلة"."""
    rest = list(groups[1:])
    if rest and _owns(clause, rest[0][0], groups[0][0]):
        found.agents.append(rest[0][0])
        rest.pop(0)
    return rest[0] if rest else []


def _apart_by_comma(clause: Clause, event: Chunk, chunk: Chunk) -> bool:
    return any(t.text in "،,;؛" for t in clause.tokens[event.last + 1 : chunk.first])


def _carrier(clause: Clause, position: int) -> list[Chunk]:
    """Who carried it out: "شن الطيران غارتين", "غارة شنها الطيران"."""
    event = clause.chunks[position]
    tokens, lexicon = clause.tokens, clause.lexicon
    start = max(clause.start, event.first - REACH, _last_of_earlier_event(clause, position) + 1)
    for index in range(event.first - 1, start - 1, -1):
        if tokens[index].lemma in lexicon.carriers and tokens[index].tag != "DEF":
            between = [c for c in clause.chunks if index < c.first < event.first and not clause.preposition(c)]
            acting = [c for c in between if _acts(c) or c.kind is Kind.MEANS]
            if acting:
                return [
                    c
                    for n, c in enumerate(acting)
                    if n == 0 or (clause.joined(c) and c.first - acting[n - 1].last == 2)
                ]
            earlier = [c for c in clause.chunks if c.last == index - 1 and _acts(c)]
            return earlier[:1]
    for index in range(event.last + 1, min(event.last + 6, clause.end)):
        if tokens[index].lemma in lexicon.carriers and tokens[index].tag != "DEF" and index + 1 < clause.end:
            following = next((c for c in clause.chunks if c.first > index), None)
            if following is None or clause.preposition(following):
                break
            if _acts(following) and following.first - index <= 3:
                joined = [c for c in clause.chunks if c.first - following.last == 2 and clause.joined(c) and _acts(c)]
                return [following, *joined]
    return []


def _groups(clause: Clause, core: Sequence[Chunk]) -> list[list[Chunk]]:
    """Pieces that are one argument: a count with its noun, and what "and" joins of the same sort."""
    groups: list[list[Chunk]] = []
    for chunk in core:
        last = groups[-1][-1] if groups else None
        near = last is not None and chunk.first - last.last <= 3
        counted = (
            last is not None and near and Kind.COUNT in (last.kind, chunk.kind) and not _apart(clause, last, chunk)
        )
        if last is not None and (counted or (near and clause.joined(chunk) and _alike(last, chunk))):
            groups[-1].append(chunk)
        else:
            groups.append([chunk])
    return groups


def _apart(clause: Clause, last: Chunk, chunk: Chunk) -> bool:
    between = clause.tokens[last.last + 1 : chunk.first]
    if any(t.text in "،,;؛:" for t in between):
        return True
    if chunk.kind is Kind.COUNT and is_family(clause, last, chunk):
        return False
    if last.kind is Kind.COUNT:
        return (
            last.counted is not None
            and any(t.lemma in clause.lexicon.joiners for t in between)
            and chunk.kind is not Kind.PARTY
        )
    following = next((c for c in clause.chunks if c.first > chunk.last), None)
    alone = following is None or following.first > chunk.last + 1 or following.kind not in (Kind.PARTY, Kind.EVENT)
    if chunk.first == last.last + 1 and clause.tokens[last.first].tag != "DEF" and alone:
        # "مهندسين اثنين"
        return False
    # A count behind its noun: "أطفالها الثلاثة"; an indefinite one counts what follows it.
    return clause.tokens[chunk.first].tag != "DEF" and not clause.joined(chunk)


def _alike(left: Chunk, right: Chunk) -> bool:
    sorts = {left.kind, right.kind} <= {Kind.PARTY, Kind.COUNT}
    return sorts and _acts(left) == _acts(right)


def _people(group: Sequence[Chunk]) -> list[Chunk]:
    return [c for c in group if c.kind is Kind.COUNT or c.kind is Kind.PARTY or _acts(c)]


def _receive(entry: Entry, group: Sequence[Chunk], found: Arguments) -> None:
    """People of a word that harms are its patients; all else is what was struck."""
    if entry.harm is not None:
        found.patients.extend(_people(group))
        return
    found.targets.extend(c for c in group if c.kind in (Kind.PARTY, Kind.PLACE))
