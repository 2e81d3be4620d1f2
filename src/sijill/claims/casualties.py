"""Figures of harm: from the patients of a happening to `Casualty` values, each on its own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sijill.claims.counts import Counted, count_of, number_in, total
from sijill.claims.events import Trigger, counted_head
from sijill.claims.grammar import is_verb
from sijill.claims.happenings import Happening
from sijill.claims.headlines import is_headline
from sijill.claims.lexicon import Lexicon
from sijill.claims.parties import group_of
from sijill.claims.parts import parts_of
from sijill.claims.status import rule_on
from sijill.model.anchors import Span
from sijill.model.claims import Casualty, Count
from sijill.model.readings import Reading, Sentence, Token
from sijill.model.vocabulary import Group, Harm, Status

_CUMULATIVE = re.compile(
    r"(?<!has )(?<!have )(?<!had )\bsince\b"
    r"|\b(?:so far|to date|in total|overall|this year|over the past|in the past|altogether)\b",
    re.IGNORECASE,
)
_SPEAKING = frozenset({"i", "me", "we", "us", "myself", "you"})
_INDEFINITE = frozenset({"nobody", "none", "anyone", "everyone", "those", "others"})
_RISE = frozenset("raise rise increase climb jump grow revise put stand bring reach lower soar pass".split())


def casualties_of(reading: Reading, happening: Happening, lexicon: Lexicon) -> tuple[Casualty, ...]:
    """Every figure of harm that the happening states. Nothing is added up but persons named one by one."""
    sentence = happening.sentence
    found: list[Casualty] = []
    shot_dead = {t.token.head for t in happening.triggers if t.entry.frame == "state" and t.entry.pos == "adjective"}
    for trigger in happening.triggers:
        harm = trigger.harm
        if harm is None:
            continue
        if trigger.token.index in shot_dead and harm is Harm.INJURED:
            continue
        if trigger.entry.frame == "toll":
            figure = _toll(sentence, trigger.token)
            if figure is not None:
                found.append(_casualty(reading, sentence, harm, figure, trigger.token))
            continue
        patients = trigger.patients or _shared(happening, trigger)
        if not patients and not trigger.targets:
            found.extend(_told_by_noun(reading, happening, trigger, lexicon))
            continue
        found.extend(_figures(reading, sentence, harm, patients, lexicon, trigger))
    return tuple(_with_parts(reading, sentence, _without_doubles(found), lexicon))


def _told_by_noun(reading: Reading, happening: Happening, trigger: Trigger, lexicon: Lexicon) -> Iterator[Casualty]:
    """ "caused 12 deaths", "a number of injuries were reported": the noun itself counts whom it befell."""
    noun, sentence = trigger.token, happening.sentence
    if _tells_of_a_death(happening, trigger):
        multiple = next((t for t in sentence.children(noun, "amod", "compound") if t.lower in lexicon.multiples), None)
        if multiple is not None and trigger.entry.harm is Harm.KILLED:
            several = Counted(Count.exactly(lexicon.multiples[multiple.lower]), multiple, noun)
            yield _casualty(reading, sentence, Harm.KILLED, several, noun)
        elif is_headline(sentence):
            yield _casualty(reading, sentence, Harm.KILLED, Counted(Count(), noun, noun), noun)
        return
    if trigger.entry.frame != "suffer" or trigger.entry.pos != "noun" or noun.tag not in ("NNS", "NN"):
        return
    if happening.ruling.status not in (Status.ASSERTED, Status.UNCERTAIN) or trigger.harm is None:
        return
    own = rule_on(sentence, noun, lexicon)
    none = own.cue is not None and own.cue.head == noun.index and own.cue.lower == "no"
    if own.status not in (Status.ASSERTED, Status.UNCERTAIN) and not none:
        return
    counted = count_of(sentence, counted_head(sentence, noun))
    if counted is None or not (counted.count.said or (noun.tag == "NNS" and _is_brought(sentence, noun, lexicon))):
        return
    if counted.count == Count.exactly(1) and counted.first is noun:
        # "His death", "the injury": what is spoken of again, and no figure.
        return
    whole = Counted(counted.count, counted.first, noun if noun.index > counted.last.index else counted.last)
    yield _casualty(reading, sentence, trigger.harm, whole, noun)


def _tells_of_a_death(happening: Happening, trigger: Trigger) -> bool:
    """ "Fatal shooting under investigation", "a double homicide": a noun of death without who died."""
    noun, sentence = trigger.token, happening.sentence
    others = any(t.harm is not None and t.patients for t in happening.triggers)
    alone = not others and trigger.harm is Harm.KILLED and trigger.entry.pos == "noun" and noun.tag in ("NN", "NNP")
    told = happening.ruling.status is Status.ASSERTED and trigger.entry.frame in ("do", "suffer")
    return alone and told and sentence.child(noun, "poss") is None


def _is_brought(sentence: Sentence, noun: Token, lexicon: Lexicon) -> bool:
    """ "caused injuries": the verb above tells that they came about."""
    verb = next((t for t in sentence.ancestors(noun) if is_verb(t)), None)
    return verb is not None and verb.lemma in lexicon.bringing


def _shared(happening: Happening, trigger: Trigger) -> tuple[Token, ...]:
    """ "shot dead", "killed and mutilated": the patients of the verb it hangs on."""
    parent = next((t for t in happening.triggers if t.token.index == trigger.token.head), None)
    return parent.patients if parent is not None and trigger.entry.pos == "adjective" else ()


def _figures(
    reading: Reading,
    sentence: Sentence,
    harm: Harm,
    patients: Sequence[Token],
    lexicon: Lexicon,
    trigger: Trigger,
) -> list[Casualty]:
    sets: dict[bool, list[tuple[Token, Counted]]] = {}
    for patient in patients:
        counted = _count_patient(sentence, patient, trigger)
        if counted is not None:
            combatant = group_of(sentence, patient, lexicon) is Group.COMBATANTS
            sets.setdefault(combatant, []).append((patient, counted))
    found = []
    for members in sets.values():
        counts = [counted.count for _, counted in members]
        count = counts[0] if len(counts) == 1 else total(counts)
        tokens = [t for patient, c in members for t in (patient, c.first, c.last)]
        first, last = min(tokens, key=lambda t: t.index), max(tokens, key=lambda t: t.index)
        groups = {group_of(sentence, patient, lexicon) for patient, _ in members}
        group = groups.pop() if len(groups) == 1 else None
        # One person dies on one day.
        cumulative = count != Count.exactly(1) and _is_cumulative(reading, sentence, trigger.token)
        found.append(Casualty(harm, count, reading.document.anchor(sentence.span(first, last)), group, cumulative))
    return found


def _with_parts(
    reading: Reading, sentence: Sentence, found: Sequence[Casualty], lexicon: Lexicon
) -> Iterator[Casualty]:
    """Each figure, and behind it the groups that it is said to hold, each with its number: "including two children"."""
    seen: list[Casualty] = []
    for casualty in found:
        yield casualty
        last = max((t for t in sentence.tokens if t.end <= casualty.anchor.end), key=lambda t: t.index, default=None)
        for part in parts_of(sentence, last) if last is not None else ():
            group, counted = group_of(sentence, part, lexicon), count_of(sentence, part)
            if group is None or counted is None or not counted.count.said:
                continue
            tokens = sorted((part, counted.first, counted.last), key=lambda t: t.index)
            anchor = reading.document.anchor(sentence.span(tokens[0], tokens[-1]))
            one = Casualty(casualty.harm, counted.count, anchor, group, casualty.cumulative)
            if one not in seen and one not in found:
                seen.append(one)
                yield one


def _count_patient(sentence: Sentence, patient: Token, trigger: Trigger) -> Counted | None:
    if patient.pos == "PRON" and patient.lower not in _INDEFINITE:
        if trigger.harm is Harm.KILLED and patient.lower in _SPEAKING:
            # Whoever says "they killed me" lives.
            return None
        single = patient.lower in ("he", "she", "him", "her", "his", "i", "me")
        numbered = counted_head(sentence, patient)
        if numbered is not patient:
            return count_of(sentence, numbered)
        return Counted(Count.exactly(1), patient, patient) if single else None
    if patient.lower in ("nobody", "none"):
        return Counted(Count.exactly(0), patient, patient)
    if patient.lower in ("anyone", "everyone") and not sentence.children(patient, "nummod"):
        return None
    if patient.lower in ("those", "others") and patient.pos == "PRON" and not sentence.children(patient, "nummod"):
        return Counted(Count(), patient, patient) if patient.lower == "others" else None
    if (
        trigger.entry.frame == "state"
        and patient is trigger.token
        and not sentence.children(patient, "nummod", "quantmod")
    ):
        return _range_behind(sentence, patient)
    counted = count_of(sentence, counted_head(sentence, patient))
    if counted is not None and not counted.count.said and trigger.entry.frame == "state" and patient is trigger.token:
        return None
    return counted


def _range_behind(sentence: Sentence, dead: Token) -> Counted | None:
    """ "estimates of the dead range from 12 to 15"."""
    figure = _toll(sentence, dead)
    return figure if figure is not None and figure.count.best is None and figure.count.high is not None else None


def _is_cumulative(reading: Reading, sentence: Sentence, event: Token) -> bool:
    """Whether words of a period ("since April", "so far") hang on the verb that tells of the harm, or above it."""
    string = reading.document.string(sentence.part)[sentence.start : sentence.end]
    above = {event.index, *(t.index for t in sentence.ancestors(event))}
    for found in _CUMULATIVE.finditer(string):
        place = sentence.start + found.start()
        cue = next((t for t in sentence.tokens if t.start <= place < t.end), None)
        governor = _governing_verb(sentence, cue) if cue is not None else None
        if governor is None or governor.index in above:
            return True
    return False


def _governing_verb(sentence: Sentence, cue: Token) -> Token | None:
    """The verb that a word of time belongs to; of "since it began", the verb that the clause hangs on."""
    verbs = (t for t in sentence.ancestors(cue) if is_verb(t))
    verb = next(verbs, None)
    return next(verbs, verb) if cue.dep == "mark" else verb


def _toll(sentence: Sentence, toll: Token) -> Counted | None:
    """ "raised the death toll from 9 to 14" -> 14; "put the toll at 20"; "a death toll of 58"; "from 12 to 15"."""
    above = sentence.head(toll)
    rest = [t for t in sentence.tokens if t.index > toll.index]
    words = [t.lower for t in rest]
    revised = above is not None and above.lemma in _RISE
    for position, word in enumerate(words):
        if word not in ("from", "to", "at", "of", "is", "was", "stands", "stood", "reached", "passed", "hit"):
            continue
        start = position + 1
        low_word = 0
        while words[start + low_word : start + low_word + 1] and words[start + low_word] in (
            "at",
            "least",
            "more",
            "than",
        ):
            low_word += 1
        number, used = number_in(words[start + low_word :])
        if number is None:
            continue
        end = start + low_word + used
        if word == "from" and words[end : end + 1] == ["to"]:
            second, more = number_in(words[end + 1 :])
            if second is not None:
                count = Count.exactly(second) if revised else Count(low=number, high=second)
                first = end + 1 if revised else position
                return Counted(count, rest[first], rest[end + more])
        count = Count(low=number) if low_word else Count.exactly(number)
        return Counted(count, rest[start], rest[end - 1])
    return None


def _casualty(reading: Reading, sentence: Sentence, harm: Harm, figure: Counted, event: Token) -> Casualty:
    anchor = reading.document.anchor(sentence.span(figure.first, figure.last))
    return Casualty(harm, figure.count, anchor, None, _is_cumulative(reading, sentence, event))


def _without_doubles(found: Sequence[Casualty]) -> list[Casualty]:
    """One figure per harm and words; an empty count goes where a said one stands beside it."""
    kept: list[Casualty] = []
    for casualty in found:
        same = [k for k in kept if k.harm is casualty.harm and _overlap(k.anchor.span, casualty.anchor.span)]
        if same:
            continue
        kept.append(casualty)
    said = {c.harm for c in kept if c.count.said}
    return [c for c in kept if c.count.said or c.harm not in said]


def _overlap(left: Span, right: Span) -> bool:
    return left.overlaps(right)
