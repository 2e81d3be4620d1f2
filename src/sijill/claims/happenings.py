"""Which trigger words of a sentence tell of one happening: a strike and the deaths it caused are one claim."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sijill.claims.events import Trigger, only_as
from sijill.claims.grammar import is_verb
from sijill.claims.status import Ruling
from sijill.model.readings import Sentence, Token
from sijill.model.vocabulary import EVENT_TYPE_OF, Harm, Status

_VIOLENCE = frozenset({"Battles", "Explosions/Remote violence", "Violence against civilians", "Casualties", "Riots"})
_DEGREES = frozenset({"nearly", "almost"})
_CLAUSES = frozenset({"advcl", "conj", "relcl", "acl", "ccomp", "xcomp", "parataxis", "csubj", "pcomp"})
_APART = frozenset({"Abduction/forced disappearance", "Displacement", "Return", "Arrests"})


@dataclass(frozen=True, slots=True)
class Happening:
    """Triggers of one happening, in order; `main` is the highest in the tree, whose status is the happening's."""

    sentence: Sentence
    triggers: tuple[Trigger, ...]
    main: Trigger
    ruling: Ruling


def bind(sentence: Sentence, triggers: list[Trigger], rule: Callable[[Token], Ruling]) -> list[Happening]:
    """Group the triggers of a sentence. `rule` gives the status of a word."""
    rulings = {t.token.index: _zero_is_no_denial(t, rule(t.token)) for t in triggers}
    triggers = [t for t in triggers if only_as(t, rulings[t.token.index].status)]
    by_token = {t.token.index: t for t in triggers}
    groups: list[list[Trigger]] = []
    group_of: dict[int, list[Trigger]] = {}
    for trigger, parent, path in _parents_first(sentence, triggers, by_token):
        home = group_of.get(parent.token.index) if parent is not None else None
        joined = (
            parent is not None
            and home is not None
            and _same_status(rulings[parent.token.index], rulings[trigger.token.index], path)
            and all(_may_join(sentence, trigger, other, parent, path) for other in home)
        )
        if joined and home is not None:
            home.append(trigger)
        else:
            home = [trigger]
            groups.append(home)
        group_of[trigger.token.index] = home
    found = [
        Happening(
            sentence,
            tuple(sorted(group, key=lambda t: t.token.index)),
            group[0],
            rulings[group[0].token.index],
        )
        for group in groups
    ]
    return sorted(found, key=lambda h: h.triggers[0].token.index)


def _zero_is_no_denial(trigger: Trigger, ruling: Ruling) -> Ruling:
    """ "No civilians were harmed" asserts a figure, which is zero; it denies no strike."""
    if trigger.harm is not None and ruling.cue is not None and ruling.cue in trigger.patients:
        return Ruling(Status.ASSERTED)
    cue = ruling.cue
    if trigger.harm is not None and cue is not None and cue.lower == "no" and cue.head == trigger.token.index:
        # "no deaths were reported"
        return Ruling(Status.ASSERTED)
    by_degree = ruling.cue is not None and ruling.cue.dep == "advmod" and ruling.cue.lower in _DEGREES
    if by_degree and trigger.harm in (None, Harm.DISPLACED):
        # Who was nearly killed lives; a town that was nearly emptied is empty but for a few.
        return Ruling(Status.ASSERTED)
    return ruling


def _parents_first(
    sentence: Sentence, triggers: list[Trigger], by_token: dict[int, Trigger]
) -> list[tuple[Trigger, Trigger | None, list[str]]]:
    """Each trigger with the one it hangs on and the path between, ordered so that what is hung on comes first."""
    above = {t.token.index: _parent(sentence, t.token, by_token) for t in triggers}

    def depth(trigger: Trigger) -> int:
        steps, parent = 0, above[trigger.token.index][0]
        while parent is not None and steps <= len(triggers):
            steps, parent = steps + 1, above[parent.token.index][0]
        return steps

    ordered = sorted(triggers, key=lambda t: (depth(t), t.token.index))
    return [(t, *above[t.token.index]) for t in ordered]


def _parent(sentence: Sentence, token: Token, triggers: dict[int, Trigger]) -> tuple[Trigger | None, list[str]]:
    path = [token.dep]
    for above in sentence.ancestors(token):
        if above.index in triggers:
            return triggers[above.index], path
        if is_verb(above):
            # "the raid left 58 dead", "the blast caused deaths": the noun that is the verb's subject leads.
            for subject in sentence.children(above, "nsubj"):
                if subject.index in triggers and subject.index != token.index and token.dep not in ("nsubj", "conj"):
                    return triggers[subject.index], path
        path.append(above.dep)
    return None, path


def _same_status(above: Ruling, below: Ruling, path: list[str]) -> bool:
    """A noun in the arguments takes the clause's status; a clause of its own must agree."""
    return above.status is below.status or not (set(path) & _CLAUSES)


def _may_join(sentence: Sentence, child: Trigger, other: Trigger, parent: Trigger, path: list[str]) -> bool:
    if child.entry.role == "statement" or other.entry.role == "statement":
        return False
    if not _one_family(child, other):
        return False
    clauses = [dep for dep in path if dep in _CLAUSES]
    both_harm = child.harm is not None and other.harm is not None
    if both_harm and child.harm is other.harm and clauses and child.entry.frame != "state":
        return False
    if not clauses:
        return True
    if _agents_conflict(sentence, child, other):
        return False
    if clauses == ["conj"] and child.agents and other.weapons and not other.agents:
        # "A bomb exploded in Qarsa and gunmen shot a priest": who acts beside a weapon acts in another happening.
        weapons = {w.head.index for w in other.weapons}
        if not any(t.index in weapons or t.pos == "PRON" or _is_event(t, other) for t in child.agents):
            return False
    one_harm = child.harm is not None or other.harm is not None
    if not one_harm:
        return child.entry.type == other.entry.type and clauses[0] in ("xcomp", "acl", "relcl")
    return parent is other or both_harm or one_harm


def _one_family(left: Trigger, right: Trigger) -> bool:
    if left.entry.type == right.entry.type:
        return True
    if {left.entry.type, right.entry.type} & _APART:
        return False
    violent = [EVENT_TYPE_OF[t.entry.type] in _VIOLENCE for t in (left, right)]
    if all(violent):
        return True
    wrecked = [t.entry.type == "Looting/property destruction" for t in (left, right)]
    explosive = [EVENT_TYPE_OF[t.entry.type] == "Explosions/Remote violence" for t in (left, right)]
    return any(wrecked) and any(explosive)


def _agents_conflict(sentence: Sentence, child: Trigger, other: Trigger) -> bool:
    """Both name somebody who did it, and not the same: two happenings."""
    mine = {t.index for t in child.agents if not _is_event(t, other)}
    theirs = {t.index for t in other.agents if not _is_event(t, child)}
    if not mine or not theirs or mine & theirs:
        return False
    pronouns = all(sentence.tokens[i].pos == "PRON" for i in mine)
    weapons = {w.head.index for t in (child, other) for w in t.weapons}
    return not pronouns and not (mine | theirs) & weapons and is_verb(child.token) and is_verb(other.token)


def _is_event(token: Token, trigger: Trigger) -> bool:
    return token.index == trigger.token.index
