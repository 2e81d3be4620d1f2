"""What happened: trigger words in a sentence, each with those it names as doing and suffering it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from sijill.claims.counts import COLLECTIVES
from sijill.claims.grammar import (
    GATHERINGS,
    after,
    agents,
    core_phrase,
    expand,
    is_passive,
    is_verb,
    objects,
    real_head,
    subjects,
)
from sijill.claims.headlines import harmed_by_order, in_rows, is_headline
from sijill.claims.lexicon import Deadly, Entry, Lexicon
from sijill.claims.means import Weapon
from sijill.claims.owners import Name, names_before
from sijill.claims.parties import (
    in_words,
    is_armed,
    is_armed_platform,
    is_countable_victim,
    is_named_place,
    is_object,
    is_person,
    is_year,
)
from sijill.claims.parts import whole_of
from sijill.claims.uncounted import has_age
from sijill.model.readings import Sentence, Token
from sijill.model.vocabulary import Harm, Status

_AIMED = ("at", "on", "against", "upon", "into", "towards", "toward")
_TOGETHER = ("alongside", "with")
_HIT_BLINDLY = frozenset({"through", "over", "from", "into"})
_REFLEXIVE = frozenset({"himself", "herself", "themselves", "itself", "myself", "ourselves", "self"})
_HIT = ("on", "into", "through", "near", "inside", "beside", "upon", "against", "at", "outside", "in", "next")


@dataclass(frozen=True, slots=True)
class Trigger:
    """An event word with its arguments (tokens of the same sentence).

    `patients` are people it befell, `targets` things and places it was aimed at, `weapons` what it was done with.
    `harm` is the entry's, or killed where the words beside it say so ("fatally shot"). `owners` are names before the
    event noun or the weapon that say whose it is ("Russian air strikes").
    """

    token: Token
    entry: Entry
    agents: tuple[Token, ...] = ()
    patients: tuple[Token, ...] = ()
    targets: tuple[Token, ...] = ()
    weapons: tuple[Weapon, ...] = field(default=())
    harm: Harm | None = None
    owners: tuple[Name, ...] = ()


def find_triggers(sentence: Sentence, weapons: list[Weapon], lexicon: Lexicon) -> list[Trigger]:
    """Every event word that means an event here, in order. A word gives at most one trigger."""
    found = []
    headline = is_headline(sentence)
    for token in sentence.tokens:
        for entry in lexicon.events.get(token.lower, ()):
            trigger = _read(sentence, token, entry, weapons, lexicon)
            if headline and (trigger is None or not trigger.patients or entry.frame == "state"):
                trigger = _read_by_order(sentence, token, entry, trigger, lexicon) or trigger
            if trigger is not None:
                found.append(trigger)
                break
    return _in_rows(sentence, found, lexicon)


def _in_rows(sentence: Sentence, triggers: list[Trigger], lexicon: Lexicon) -> list[Trigger]:
    """The triggers, those in a row of figures ("two killed, 35 injured") with whom the order of words gives."""
    bare = [(t.token, t.entry) for t in triggers if t.entry.harm is not None and _is_bare(sentence, t)]
    given = in_rows(sentence, bare, lexicon) if len(bare) > 1 else {}
    others = {token for patients in given.values() for token in patients}
    return [
        replace(t, agents=tuple(a for a in t.agents if a not in others), patients=given[t.token.index], targets=())
        if t.token.index in given
        else t
        for t in triggers
    ]


def _is_bare(sentence: Sentence, trigger: Trigger) -> bool:
    """A participle or adjective without an auxiliary of its own."""
    if trigger.entry.pos == "noun" or (trigger.entry.pos == "verb" and not is_verb(trigger.token)):
        return False
    return sentence.child(trigger.token, "aux", "auxpass") is None and trigger.token.tag not in ("VBG", "VB", "VBZ")


def refusals(sentence: Sentence, weapons: list[Weapon], lexicon: Lexicon) -> Iterator[tuple[Token, Entry, str]]:
    """Event words that mean no event here, each entry with why: what `find_triggers` passes over, for `--why`."""
    for token in sentence.tokens:
        entries = lexicon.events.get(token.lower, ())
        if any(_read(sentence, token, entry, weapons, lexicon) is not None for entry in entries):
            continue
        for entry in entries:
            yield token, entry, _refusal(sentence, token, entry, weapons, lexicon)


def _refusal(sentence: Sentence, token: Token, entry: Entry, weapons: list[Weapon], lexicon: Lexicon) -> str:
    if not _right_word_class(sentence, token, entry):
        return f"the {entry.pos} is asked for, and this is read as {token.pos} ({token.dep})"
    if not _conditions_hold(sentence, token, entry):
        conditions = {
            "particle": entry.particle,
            "object": entry.object,
            "qualifier": entry.qualifier,
            "of": entry.of,
            "object_to": entry.object_to,
            "under": entry.under,
        }
        asked = [f"{name} {', '.join(sorted(words)[:6])}" for name, words in conditions.items() if words]
        return f"its condition does not hold: {'; '.join(asked)}"
    trigger = _with_arguments(sentence, token, entry, weapons, lexicon)
    if not _needs_met(sentence, trigger, lexicon):
        return f"needs {' or '.join(sorted(entry.needs)) or 'an argument'}, and none is near"
    if _befalls_no_person(sentence, trigger, lexicon):
        return "it befalls animals, or a beast, a disease or the weather does it"
    return f"another sense: it stands with one of {', '.join(sorted(entry.excluded | entry.behind)[:6])} ..."


def possible_triggers(sentence: Sentence, lexicon: Lexicon) -> Iterator[tuple[Token, Entry]]:
    """What `find_triggers` may find, by all that it asks before it looks at entity labels."""
    headline = is_headline(sentence)
    for token in sentence.tokens:
        for entry in lexicon.events.get(token.lower, ()):
            if _conditions_hold(sentence, token, entry) and (headline or _right_word_class(sentence, token, entry)):
                yield token, entry


def _read_by_order(
    sentence: Sentence, token: Token, entry: Entry, by_tree: Trigger | None, lexicon: Lexicon
) -> Trigger | None:
    """What the order of a headline's words says of those harmed, with the rest as the tree has it."""
    patients = harmed_by_order(sentence, token, entry, lexicon)
    if not patients or not _conditions_hold(sentence, token, entry):
        return None
    if {t.lemma for t in sentence.tokens} & entry.excluded:
        return None
    found = by_tree or Trigger(token, entry, harm=_harm(sentence, token, entry, lexicon))
    agents = tuple(t for t in found.agents if t not in patients)
    return replace(found, agents=agents, patients=patients, targets=())


def _read(sentence: Sentence, token: Token, entry: Entry, weapons: list[Weapon], lexicon: Lexicon) -> Trigger | None:
    if not _right_word_class(sentence, token, entry) or not _conditions_hold(sentence, token, entry):
        return None
    trigger = _with_arguments(sentence, token, entry, weapons, lexicon)
    around = {t.lemma for t in (*trigger.agents, *trigger.patients, *trigger.targets)}
    around |= {t.lemma for t in sentence.children(token, "compound", "amod", "nmod", "dobj")}
    around |= {t.lemma for t in after(sentence, token, "of", "from")}
    if around & entry.excluded or entry.behind & {t.lemma for t in after(sentence, token, "in", "at", "with")}:
        return None
    if _befalls_no_person(sentence, trigger, lexicon):
        return None
    return trigger if _needs_met(sentence, trigger, lexicon) else None


def _befalls_no_person(sentence: Sentence, trigger: Trigger, lexicon: Lexicon) -> bool:
    """Whether it is animals that died, or a beast or a disease that attacked: nothing that the register keeps."""
    befell = (*trigger.patients, *trigger.targets)
    if trigger.entry.harm is not None and befell and all(in_words(sentence, t, lexicon.animals) for t in befell):
        return True
    wild = bool(trigger.agents) and all(in_words(sentence, t, lexicon.nature) for t in trigger.agents)
    return wild and trigger.entry.role == "cause"


def _right_word_class(sentence: Sentence, token: Token, entry: Entry) -> bool:
    if entry.pos == "verb":
        if token.pos == "AUX" or not (is_verb(token) or _is_noun_by_mistake(sentence, token)):
            return False
        if token.dep == "amod" and not sentence.children(token, "agent", "prep", "nsubj"):
            return False
        # "The fighting", "wounded soldiers": a participle used as a noun or before one is no clause.
        return token.dep not in ("compound", "det") and not (token.dep == "amod" and token.tag == "VBG")
    if entry.pos == "noun":
        nominal = token.pos in ("NOUN", "PROPN") or (
            token.pos == "ADJ" and token.dep in ("nsubj", "nsubjpass", "pobj", "dobj")
        )
        gerund = token.tag == "VBG" and sentence.child(token, "det", "poss", "amod") is not None
        return (nominal or gerund) and not (
            token.dep == "compound" and token.head == token.index + 1 and _compound_of_event(sentence, token)
        )
    return token.pos in ("ADJ", "NOUN", "VERB", "ADV") and token.tag != "VBD" and _is_predicate(sentence, token)


def _is_noun_by_mistake(sentence: Sentence, token: Token) -> bool:
    """ "Then a jet shot at him": no verb in sight, so the root is the verb and the noun glued to it its subject."""
    if token.pos != "NOUN" or token.dep != "ROOT" or token.index == 0:
        return False
    glued = sentence.tokens[token.index - 1]
    finite = any(t.tag in ("VBD", "VBZ", "VBP") for t in sentence.tokens)
    return glued.dep == "compound" and glued.head == token.index and not finite


def _compound_of_event(sentence: Sentence, token: Token) -> bool:
    """ "attack helicopter", "strike force": the word only names a sort of thing."""
    head = sentence.tokens[token.head]
    return head.lemma not in ("site", "scene", "victim", "survivor", "victims")


def _is_predicate(sentence: Sentence, token: Token) -> bool:
    """ "left 12 dead", "was found dead", "shot dead", "the 19 dead"; not "dead bodies" or "wounded soldiers"."""
    if token.dep in ("oprd", "acomp", "ccomp", "xcomp", "advcl", "advmod", "acl", "attr"):
        return True
    if token.dep == "amod":
        return token.index > token.head
    return token.dep in ("dobj", "nsubj", "nsubjpass", "pobj", "conj", "ROOT", "appos")


def _conditions_hold(sentence: Sentence, token: Token, entry: Entry) -> bool:
    if entry.particle:
        parts = {c.lower for c in sentence.children(token, "prt", "advmod", "prep")}
        if not parts & entry.particle:
            return False
    if entry.without & {c.lower for c in sentence.children(token, "prt", "advmod", "prep")}:
        return False
    if entry.object:
        heads = sentence.children(token, "dobj", "prep", "acomp", "oprd", "nsubjpass", "advmod")
        words = {h.lemma for h in heads} | {h.lower for h in heads}
        words |= {p.lemma for h in heads if h.dep == "prep" for p in sentence.children(h, "pobj")}
        words |= {c.lemma for h in heads for c in sentence.children(h, "conj")}
        if not words & entry.object:
            return False
    if entry.qualifier:
        near = {c.lower for c in sentence.children(token, "compound", "amod", "nmod", "poss")}
        near |= {t.lower.removesuffix("s") for t in sentence.tokens[max(0, token.index - 2) : token.index]}
        if not near & entry.qualifier:
            return False
    if entry.of:
        below = {
            p.lemma
            for prep in sentence.children(token, "prep")
            if prep.lower == "of"
            for p in sentence.children(prep, "pobj")
        }
        if not below & entry.of:
            return False
    if entry.object_to:
        below = {
            p.lemma
            for prep in sentence.children(token, "prep")
            if prep.lower in ("to", "into")
            for p in sentence.children(prep, "pobj")
        }
        if not below & entry.object_to:
            return False
    if entry.under:
        above = sentence.head(token)
        if above is None or above.lemma not in entry.under:
            return False
    return True


def _with_arguments(sentence: Sentence, token: Token, entry: Entry, weapons: list[Weapon], lexicon: Lexicon) -> Trigger:
    doing, suffering = (
        _verb_arguments(sentence, token, entry)
        if entry.pos == "verb"
        else _noun_arguments(sentence, token, entry, lexicon)
    )
    heads = {w.head.index: w for w in weapons}
    if entry.harm is not None:
        suffering = _themselves(sentence, token, entry, doing, suffering)
    if _lacks_auxiliary(sentence, token, entry, doing, suffering):
        doing, suffering = [], doing
    if token.dep == "acl" and token.tag == "VBG":
        doing = _doer_of_participle(sentence, token, doing, heads, lexicon)
    instruments = after(sentence, token, "by", "with", "in", "from", "using", "under", "during", "of")
    near = [*doing, *suffering, *instruments, *sentence.children(token, "compound", "nmod", "amod", "dobj", "nsubj")]
    above = sentence.head(token)
    if token.dep in ("relcl", "acl") and above is not None:
        near.append(above)
    # The tree leads to the first word of "a hail of gunfire", the weapon is known by its last.
    named_by = {i: w for w in weapons for i in (w.first.index, w.head.index)}
    used = {named_by[t.index].head.index: named_by[t.index] for t in near if t.index in named_by}
    if token.index in heads and entry.pos == "noun":
        used[token.index] = heads[token.index]
    named = [w for w in weapons if w.first.index <= token.index <= w.head.index and w.head.index != token.index]
    used.update({w.head.index: w for w in named})
    befell = entry.harm is not None and entry.pos == "verb" and is_passive(sentence, token)
    if befell and all(t.entity in ("DATE", "TIME") for t in suffering):
        suffering = _counted_before(sentence, token, lexicon) or suffering
    if entry.harm is not None and entry.pos == "verb":
        suffering = [*suffering, *(t for t in after(sentence, token, *_TOGETHER) if t not in suffering)]
    suffering = [whole_of(sentence, _whose(sentence, t, lexicon)) for t in suffering if not is_year(t)]
    people = [
        t
        for t in suffering
        if is_person(sentence, t, lexicon)
        or (entry.harm is not None and is_countable_victim(sentence, t, lexicon))
        or _is_named_victim(sentence, token, entry, t)
        or (t.tag == "PRP$" and t.lower != "its")
    ]
    patients = tuple(t for t in people if t.index not in used)
    targets = tuple(t for t in suffering if t.index not in used and t not in patients)
    wielded = [heads[t.index] for t in (*doing, *instruments) if t.index in heads and entry.pos == "verb"]
    doing = [t for t in doing if t.index not in used or _acts_itself(sentence, t, used, lexicon)]
    owners = _owners(sentence, token, entry, [w for w in wielded if w.head not in doing], lexicon)
    doing = [t for t in doing if not any(first.index <= t.index <= last.index for first, last in owners)]
    harm = _harm(sentence, token, entry, lexicon)
    if entry.harm is None and harm is not None and not after(sentence, token, "of"):
        # "Fatal shooting at 12 Oak Street": where, and nobody.
        patients = ()
    weapons_used = tuple(used[i] for i in sorted(used))
    return Trigger(token, entry, tuple(doing), patients, targets, weapons_used, harm, owners)


def _acts_itself(sentence: Sentence, token: Token, used: dict[int, Weapon], lexicon: Lexicon) -> bool:
    """A means that stands for who flies it, and a platform named in one breath with such a one."""
    beside = used.get(token.head) if token.dep == "conj" and is_armed_platform(sentence, token, lexicon) else None
    return used[token.index].entry.actor or (beside is not None and beside.entry.actor)


def _owners(
    sentence: Sentence, token: Token, entry: Entry, wielded: Sequence[Weapon], lexicon: Lexicon
) -> tuple[Name, ...]:
    """Whose act or weapon it is by the names that stand before it."""
    if entry.role not in ("cause", "both") or entry.frame in ("meet", "exposure", "toll", "state"):
        owners = []
    elif entry.pos == "noun":
        owners = names_before(sentence, token, lexicon)
    else:
        owners = []
    for weapon in wielded:
        owners.extend(name for name in names_before(sentence, weapon.first, lexicon) if name not in owners)
    for weapon in wielded:
        if weapon.head.lemma in lexicon.membership:
            # "a suicide bomber from the Green Front"
            behind = [t for t in after(sentence, weapon.head, "from", "of") if t.pos == "PROPN"]
            owners.extend((words[0], words[-1]) for words in (core_phrase(sentence, t) for t in behind))
    return tuple(owners)


def _is_named_victim(sentence: Sentence, word: Token, entry: Entry, token: Token) -> bool:
    """A name that the parser took for a place's or a group's, where only people stand: it has an age, or died."""
    if token.tag != "NNP" or entry.harm not in (Harm.KILLED, Harm.INJURED) or token.entity in ("DATE", "TIME", "EVENT"):
        return False
    if has_age(sentence, token):
        return True
    died = entry.frame in ("suffer", "state") or (entry.frame == "do" and is_passive(sentence, word))
    return died and entry.harm is Harm.KILLED and entry.pos != "noun" and not is_headline(sentence)


def _themselves(
    sentence: Sentence, verb: Token, entry: Entry, doing: Sequence[Token], suffering: Sequence[Token]
) -> list[Token]:
    """ "Shot himself", "shot his wife and then himself": what the subject does to itself befalls the subject."""
    found = [t for one in suffering for t in (doing if one.lower in _REFLEXIVE and doing else [one])]
    if entry.pos != "verb" or not doing or any(t in found for t in doing):
        return found
    for token in sentence.tokens[verb.index + 1 :]:
        if is_verb(token):
            break
        if token.lower in _REFLEXIVE and token.dep in ("conj", "appos", "dobj", "dep", "npadvmod", "oprd"):
            return [*found, *doing]
    return found


def _lacks_auxiliary(
    sentence: Sentence, verb: Token, entry: Entry, doing: Sequence[Token], suffering: Sequence[Token]
) -> bool:
    """ "Woman fatally shot in park": who kills or wounds kills somebody, so a past form with no object is passive."""
    if entry.pos != "verb" or entry.frame != "do" or entry.harm not in (Harm.KILLED, Harm.INJURED):
        return False
    if verb.tag != "VBD" or suffering or sentence.children(verb, "dobj", "dative", "ccomp", "xcomp", "prt"):
        return False
    aimed = any(p.lower in _AIMED or p.lower in _HIT_BLINDLY for p in sentence.children(verb, "prep"))
    return bool(doing) and not aimed and all(t.pos in ("NOUN", "PROPN", "NUM") for t in doing)


def _harm(sentence: Sentence, token: Token, entry: Entry, lexicon: Lexicon) -> Harm | None:
    if entry.harm not in (None, Harm.INJURED) or not _is_deadly(sentence, token, lexicon.deadly):
        return entry.harm
    befell = bool(after(sentence, token, "of")) or is_headline(sentence)
    if entry.harm is None and not (entry.pos == "noun" and entry.type == "Attack" and befell):
        # A deadly strike on a village befell no one in particular.
        return None
    return Harm.KILLED


def _is_deadly(sentence: Sentence, token: Token, deadly: Deadly) -> bool:
    # "Two men shot, one fatally": what stands behind a comma is about a part of them.
    near = range(0, token.index + 2)
    beside = {t.lower for t in sentence.children(token, "advmod", "amod") if t.index in near}
    beside |= {t.lower for t in sentence.tokens[max(0, token.index - 1) : token.index]}
    # "in a murder-suicide"
    ends = {t.lower for t in after(sentence, token, "to", "in")}
    ends |= (
        {t.lower for t in sentence.tokens[token.index + 1 : token.index + 3]}
        if _next_is(sentence, token, "to")
        else set()
    )
    return bool(beside & (deadly.adverbs | deadly.adjectives) or ends & deadly.ends)


def _next_is(sentence: Sentence, token: Token, word: str) -> bool:
    return any(t.lower == word for t in sentence.tokens[token.index + 1 : token.index + 2])


def _counted_before(sentence: Sentence, verb: Token, lexicon: Lexicon) -> list[Token]:
    """ "On Sunday, six civilians, including a nurse, were killed": a subject that the parser hung elsewhere."""
    own = sentence.child(verb, "aux", "auxpass")
    for at in range((own or verb).index - 1, -1, -1):
        token = sentence.tokens[at]
        if is_verb(token) and token.lower not in ("including", "included"):
            break
        numbered = sentence.child(token, "nummod", "quantmod") is not None
        if token.pos == "NOUN" and numbered and is_person(sentence, token, lexicon):
            return [token]
    return []


def _doer_of_participle(
    sentence: Sentence, verb: Token, doing: list[Token], weapons: dict[int, Weapon], lexicon: Lexicon
) -> list[Token]:
    """ "shot it down south of the capital killing its pilot": no capital kills, so the clause's subject does."""
    if any(t.index in weapons or is_armed(sentence, t, lexicon) or is_person(sentence, t, lexicon) for t in doing):
        return doing
    if any(t.lower in lexicon.events for t in doing):
        return doing
    governor = next((t for t in sentence.ancestors(verb) if is_verb(t)), None)
    return subjects(sentence, governor) if governor is not None else doing


def _whose(sentence: Sentence, token: Token, lexicon: Lexicon) -> Token:
    """ "injuring his leg": the one it befell is he."""
    owner = sentence.child(token, "poss")
    return owner if owner is not None and token.lemma in lexicon.body_parts else token


def _verb_arguments(sentence: Sentence, verb: Token, entry: Entry) -> tuple[list[Token], list[Token]]:
    passive = is_passive(sentence, verb)
    if entry.frame in ("suffer", "empty"):
        return agents(sentence, verb), subjects(sentence, verb)
    if entry.frame == "lives":
        lives = sentence.child(verb, "dobj")
        if lives is None:
            return subjects(sentence, verb), []
        if any(t.lower == "own" for t in sentence.children(lives, "amod")):
            # "took his own life"
            return [], subjects(sentence, verb)
        return subjects(sentence, verb), after(sentence, lives, "of") or [lives]
    if entry.frame == "meet":
        return [*subjects(sentence, verb), *after(sentence, verb, "with", "against")], []
    if entry.frame == "aim":
        if passive:
            above = sentence.head(verb)
            doers = agents(sentence, verb) or (agents(sentence, above) if verb.dep == "conj" and above else [])
            targets = [] if after(sentence, verb, *_AIMED) else subjects(sentence, verb)
            return doers, [*targets, *after(sentence, verb, *_AIMED)]
        held = sentence.child(verb, "dobj")
        through = after(sentence, held, "on", "at", "to", "against") if held is not None else []
        return subjects(sentence, verb), [*after(sentence, verb, *_AIMED, "to"), *through]
    if entry.frame == "impact":
        if passive:
            return agents(sentence, verb), subjects(sentence, verb)
        return subjects(sentence, verb), objects(sentence, verb) or after(sentence, verb, *_HIT)
    if entry.frame == "take":
        if passive:
            return agents(sentence, verb), subjects(sentence, verb)
        taken = objects(sentence, verb)
        of = [t for thing in taken for t in after(sentence, thing, "of", "over")]
        return subjects(sentence, verb), of or taken
    if passive:
        return agents(sentence, verb) or _shared_agents(sentence, verb), subjects(sentence, verb)
    return subjects(sentence, verb), objects(sentence, verb)


def _shared_agents(sentence: Sentence, verb: Token) -> list[Token]:
    """ "killed and wounded by shelling": joined passives share what stands after the last."""
    return [a for joined in sentence.children(verb, "conj") if joined.tag == "VBN" for a in agents(sentence, joined)]


def _noun_arguments(sentence: Sentence, noun: Token, entry: Entry, lexicon: Lexicon) -> tuple[list[Token], list[Token]]:
    if entry.pos == "adjective" or entry.frame == "state":
        return _state_arguments(sentence, noun)
    doing = after(sentence, noun, "by")
    owner = sentence.child(noun, "poss")
    befell_owner = owner is not None and (entry.frame == "suffer" or _befell(sentence, noun, owner, entry, lexicon))
    if owner is not None and not befell_owner and owner.entity not in ("DATE", "TIME"):
        doing.extend(expand(sentence, owner))
    if entry.frame == "meet":
        doing.extend(after(sentence, noun, "between", "with"))
    for modifier in sentence.children(noun, "compound", "amod", "nmod"):
        if modifier.entity == "NORP" and entry.frame == "do" and modifier.pos in ("ADJ", "PROPN"):
            doing.append(modifier)
    for participle in sentence.children(noun, "acl"):
        # "an attack carried out by ..."
        if participle.tag == "VBN" and participle.lemma in lexicon.light_verbs:
            doing.extend(agents(sentence, participle))
    above = sentence.head(noun)
    if noun.dep in ("dobj", "nsubjpass") and above is not None and above.lemma in lexicon.light_verbs:
        doing.extend(agents(sentence, above) if noun.dep == "nsubjpass" else subjects(sentence, above))
        doing_targets = after(sentence, above, *_AIMED)
    else:
        doing_targets = []
    suffering = after(sentence, noun, "of", "on", "against", "upon", "targeting")
    if not suffering and owner is not None and befell_owner:
        suffering = expand(sentence, owner)
    if entry.role != "harm":
        suffering.extend(t for t in after(sentence, noun, "at") if t not in suffering)
    if not suffering and not doing_targets:
        suffering = _right_behind(sentence, noun)
    return doing, [*suffering, *doing_targets]


def _befell(sentence: Sentence, noun: Token, owner: Token, entry: Entry, lexicon: Lexicon) -> bool:
    """ "Weir's murder", "her abduction": it befell them, but not in "the army's killing of two men"."""
    if entry.harm not in (Harm.KILLED, Harm.ABDUCTED) or after(sentence, noun, "of"):
        return False
    named = owner.entity == "PERSON" or (owner.pos == "NOUN" and is_person(sentence, owner, lexicon))
    return owner.lower in ("his", "her") or (named and not is_armed(sentence, owner, lexicon))


def _right_behind(sentence: Sentence, noun: Token) -> list[Token]:
    """ "anger over the strike on a hospital": the target stands right behind, whatever the parser hangs it on.

    So it does between two commas: "a second strike, on a school, killed two teachers".
    """
    following = sentence.tokens[noun.index + 1 : noun.index + 3]
    aside = bool(following) and following[0].text == ","
    if len(following) < 1 + aside:
        return []
    preposition = following[aside]
    if preposition.dep != "prep" or preposition.lower not in ("on", "against", "of"):
        return []
    found = [t for pobj in sentence.children(preposition, "pobj") for t in expand(sentence, pobj)]
    if not aside:
        return found
    return [t for t in found if t.entity not in ("DATE", "TIME")] if _closed(sentence, preposition) else []


def _closed(sentence: Sentence, preposition: Token) -> bool:
    """Whether a comma follows what hangs on a preposition, and then the verb."""
    last = max(t.index for t in sentence.subtree(preposition))
    behind = sentence.tokens[last + 1 : last + 3]
    return len(behind) == 2 and behind[0].text == "," and is_verb(behind[1])


def _state_arguments(sentence: Sentence, word: Token) -> tuple[list[Token], list[Token]]:
    beside = sentence.tokens[word.index - 1] if word.index else None
    if beside is not None and beside.pos in ("NOUN", "PROPN") and beside.dep == "dep":
        # "leaves 4 wounded, gunman dead": the parser did not know where to hang him.
        return [], [beside]
    own = sentence.child(word, "nsubj")
    above = sentence.head(word)
    if word.lemma == "body":
        return [], after(sentence, word, "of") or [word]
    if own is not None:
        return (subjects(sentence, above) if above is not None and is_verb(above) else []), expand(sentence, own)
    if word.dep == "amod" and above is not None:
        return [], expand(sentence, above)
    if sentence.child(word, "nummod", "det", "quantmod") is not None and word.dep not in ("oprd", "acomp", "advmod"):
        return [], [word]
    if above is not None and is_verb(above):
        if is_passive(sentence, above) or above.lemma == "be":
            return agents(sentence, above), subjects(sentence, above)
        held = [t for t in objects(sentence, above) if t is not word and t.index != word.index]
        return subjects(sentence, above), held
    return [], []


def _needs_met(sentence: Sentence, trigger: Trigger, lexicon: Lexicon) -> bool:
    entry = trigger.entry
    if not entry.needs:
        return bool(
            entry.pos != "verb"
            or trigger.agents
            or trigger.patients
            or trigger.targets
            or trigger.weapons
            or entry.object
            or is_verb(trigger.token)
        )
    heads = {w.head.index for w in trigger.weapons}
    below = {t.index for t in sentence.children(trigger.token, "dobj", "nsubjpass")}
    armed = bool(trigger.owners) or any(_is_armed_here(sentence, t, lexicon) for t in trigger.agents)
    thing = any(is_object(sentence, t, lexicon) for t in trigger.targets)
    place = any(is_named_place(t) for t in trigger.targets)
    if entry.place_target:
        place = place or any(t.pos == "PROPN" for t in (*trigger.targets, *trigger.patients))
    people = [t for t in trigger.patients if t.pos != "PROPN" or t.entity == "PERSON" or has_age(sentence, t)]
    subject = subjects(sentence, trigger.token) if entry.pos == "verb" else []
    checks = {
        "weapon": bool(trigger.weapons),
        "weapon_object": bool(heads & below),
        "armed": armed or (entry.frame == "suffer" and any(is_armed(sentence, t, lexicon) for t in subject)),
        "armed_place": armed and (place or any(t.lemma in lexicon.held for t in trigger.targets)),
        "armed_object": armed and bool(thing or place or people),
        "person": bool(people) and not _stranded(sentence, trigger),
        "object": thing,
        "place": place,
        "noun": entry.pos == "noun",
        "subject_person": any(is_person(sentence, t, lexicon) for t in subject),
        "subject_group": any(
            t.lemma in lexicon.crowds
            or t.lower in lexicon.crowds
            or (t.tag == "NNS" and is_person(sentence, t, lexicon))
            for t in subject
        ),
        "state": len([t for t in trigger.agents if t.pos == "PROPN"]) > 1
        or any(t.entity in ("GPE", "NORP", "ORG") for t in trigger.agents),
        "leader": any(t.lemma in lexicon.leaders for t in trigger.agents),
    }
    return any(checks[need] for need in entry.needs)


def _is_armed_here(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """Armed itself, or a pronoun in a sentence that spoke of an armed party before it ("the army denied it had")."""
    if token.lower in ("it", "they", "its"):
        return any(is_armed(sentence, t, lexicon) for t in sentence.tokens[: token.index] if t.dep == "nsubj")
    return is_armed(sentence, token, lexicon)


def _stranded(sentence: Sentence, trigger: Trigger) -> bool:
    """ "shot at": an empty preposition says that it was aimed, not that it hit."""
    if trigger.entry.frame == "aim":
        return False
    return any(
        p.lower == "at" and sentence.child(p, "pobj") is None
        for p in sentence.children(trigger.token, "prep", "prt", "advmod")
    )


def only_as(trigger: Trigger, status: Status) -> bool:
    """Whether the word counts at all with this status."""
    return trigger.entry.only is None or trigger.entry.only is status


def counted_head(sentence: Sentence, token: Token) -> Token:
    """The token whose number words count a patient: "scores of people" at "scores", "a total of 24 men" at "men"."""
    walker = token
    while True:
        above = sentence.head(walker)
        higher = sentence.head(above) if above is not None else None
        if above is None or higher is None or above.lower != "of" or real_head(sentence, higher) is not token:
            return walker
        holds = higher.lower in COLLECTIVES or higher.lemma in GATHERINGS
        if holds and (walker.pos == "NUM" or sentence.child(walker, "nummod") is not None):
            return walker
        walker = higher
