"""How a happening is put forward: asserted, denied, uncertain, hypothetical, future, ordered or threatened.

The words above an event in the tree decide, nearest first; which word does what is data (`status.toml`). In doubt the
reading is never `asserted`: a miss costs a reviewer a minute, a denial recorded as a fact harms someone.
"""

from __future__ import annotations

from dataclasses import dataclass

from sijill.claims.grammar import is_verb
from sijill.claims.lexicon import Lexicon
from sijill.model.readings import Sentence, Token
from sijill.model.vocabulary import Status

_PRESUPPOSING = frozenset({"relcl"})
_TELLING = frozenset({"about", "of", "on"})
_BELOW_A_VERB = frozenset("xcomp ccomp dobj pcomp prep conj advcl attr acomp oprd nsubjpass pobj agent".split())
_TEMPORAL = frozenset(
    {"when", "after", "as", "while", "before", "since", "until", "where", "because", "during", "with"}
)
_PRESUPPOSED = frozenset({"after", "following", "since", "during", "amid", "despite"})
_EFFECTS = {
    "denied": Status.DENIED,
    "avoided": Status.DENIED,
    "ordered": Status.ORDERED,
    "threatened": Status.THREATENED,
    "future": Status.FUTURE,
    "hypothetical": Status.HYPOTHETICAL,
    "uncertain": Status.UNCERTAIN,
}
_NEGATIONS = frozenset({"not", "n't", "never", "n’t"})
_NO = frozenset({"no", "neither", "nor"})


@dataclass(frozen=True, slots=True)
class Ruling:
    """A status with the word that decided it, None where nothing spoke against assertion."""

    status: Status
    cue: Token | None = None


def rule_on(sentence: Sentence, event: Token, lexicon: Lexicon) -> Ruling:
    """The status of the event that `event` names, from its own auxiliaries up to the root."""
    ruling = _rule_on(sentence, event, lexicon)
    if ruling.status is Status.ASSERTED:
        return _invented(sentence, event, lexicon) or ruling
    if ruling.status is Status.ORDERED and ruling.cue is not None and ruling.cue is not event:
        # "denied having ordered the raid": an order is a deed, which itself may be denied or doubted.
        above = _rule_on(sentence, ruling.cue, lexicon)
        return ruling if above.status is Status.ASSERTED else above
    return ruling


def _rule_on(sentence: Sentence, event: Token, lexicon: Lexicon) -> Ruling:
    own = _own(sentence, event, lexicon)
    if own is not None:
        return own
    below, here = event, sentence.head(event)
    apart = False
    while here is not None:
        apart = apart or _stands_apart(sentence, below)
        if below.dep == "prep" and below.lower in _PRESUPPOSED:
            # "No deaths were reported after the strike": the strike is taken for granted.
            break
        ruling = _step(sentence, below, here, event, lexicon)
        if ruling is not None and not (apart and ruling.status is Status.DENIED):
            return ruling
        if below.dep in _PRESUPPOSING or _is_temporal(sentence, below):
            break
        below, here = here, sentence.head(here)
    if sentence.tokens and sentence.tokens[-1].text == "?":
        return Ruling(Status.UNCERTAIN, sentence.tokens[-1])
    return Ruling(Status.ASSERTED)


def words_for(status: Status, lexicon: Lexicon) -> frozenset[str]:
    """Lemmas of which one stands in every sentence with an event of this status; empty where none needs to."""
    if status is Status.ORDERED:
        return lexicon.order_with_to.union(w for w, effect in lexicon.governs.items() if _EFFECTS[effect] is status)
    return frozenset()


def _invented(sentence: Sentence, event: Token, lexicon: Lexicon) -> Ruling | None:
    """ "In the novel ...", "the drill simulated ...", "mock gunmen": what is played or told happened to nobody."""
    near = sentence.children(event, "nsubj", "dobj", "nsubjpass")
    near += [t for prep in sentence.children(event, "prep", "agent") for t in sentence.children(prep, "pobj")]
    for modifier in (c for t in near for c in sentence.children(t, "amod", "compound")):
        if modifier.lower in lexicon.mock:
            return Ruling(Status.HYPOTHETICAL, modifier)
    below = event
    for here in (event, *sentence.ancestors(event)):
        if is_verb(here):
            cue = (
                here if here.lemma in lexicon.feigning and below is not here else _stage(sentence, here, event, lexicon)
            )
        else:
            told = below is not here and here is not event and (below.dep == "relcl" or below.lower in _TELLING)
            cue = here if told and _is_work(sentence, here, lexicon) else None
        if cue is not None:
            return Ruling(Status.HYPOTHETICAL, cue)
        if below is not here and _is_temporal(sentence, here):
            break
        below = here
    return None


def _stage(sentence: Sentence, verb: Token, event: Token, lexicon: Lexicon) -> Token | None:
    """The invented work that a verb plays in or, where it only tells of the event, that is its subject."""
    works = [] if verb is event else sentence.children(verb, "nsubj")
    for prep in sentence.children(verb, "prep"):
        # "We live in a film", said of a murder, invents nothing: the work frames what follows, or is the event's own.
        if prep.lower == "in" and (verb is event or prep.index < event.index):
            works += sentence.children(prep, "pobj")
    return next((t for t in works if _is_work(sentence, t, lexicon)), None)


def _is_work(sentence: Sentence, noun: Token, lexicon: Lexicon) -> bool:
    """By its own word, or with the words before it ("television series")."""
    if noun.lemma in lexicon.works:
        return True
    before = sentence.tokens[noun.index - 1].lower if noun.index else ""
    return f"{before} {noun.lemma}" in lexicon.works


def _own(sentence: Sentence, event: Token, lexicon: Lexicon) -> Ruling | None:
    """What stands directly at the word: negation, modals, adverbs, adjectives, a condition."""
    if is_verb(event):
        return _at_verb(sentence, event, lexicon)
    first = min((t.index for t in sentence.subtree(event)), default=event.index)
    before = sentence.tokens[first - 1] if first else event
    if before.dep == "neg" and sentence.head(before) is not None and not is_verb(sentence.tokens[before.head]):
        # "peace, not the bombing of cities"
        return Ruling(Status.DENIED, before)
    for child in sentence.children(event, "amod", "compound", "det", "advmod", "nmod"):
        if child.lower in _NO:
            return Ruling(Status.DENIED, child)
        status = lexicon.adjectives.get(child.lemma) or lexicon.adjectives.get(child.lower)
        if status is not None:
            return Ruling(status, child)
        status = lexicon.adverbs.get(child.lower)
        if status is not None:
            return Ruling(status, child)
    return None


def _at_verb(sentence: Sentence, verb: Token, lexicon: Lexicon) -> Ruling | None:
    for child in sentence.children(verb):
        if child.dep == "neg" or (child.lower in _NEGATIONS and child.dep == "advmod"):
            return Ruling(Status.DENIED, child)
        if child.dep in ("nsubj", "nsubjpass", "dobj") and any(
            d.lower in _NO for d in sentence.children(child, "det", "preconj")
        ):
            return Ruling(Status.DENIED, child)
        if child.dep == "prep" and child.index < verb.index and _is_never(sentence, child, lexicon):
            return Ruling(Status.DENIED, child)
    before = sentence.tokens[max(0, verb.index - 2) : verb.index]
    if [t.lower for t in before] == ["let", "alone"]:
        return Ruling(Status.DENIED, before[-1])
    above = sentence.head(verb)
    if (
        verb.dep in ("relcl", "acl")
        and above is not None
        and any(d.lower in _NO for d in sentence.children(above, "det"))
    ):
        return Ruling(Status.DENIED, above)
    condition = next((c for c in sentence.children(verb, "mark") if c.lower in lexicon.conditions), None)
    if condition is not None:
        return Ruling(Status.HYPOTHETICAL, condition)
    if _opens_a_condition(sentence, verb):
        return Ruling(Status.HYPOTHETICAL, sentence.tokens[0])
    inverted = next(
        (c for c in sentence.children(verb, "aux", "auxpass") if c.lower in ("should", "were", "had") and c.index == 0),
        None,
    )
    if inverted is not None or (
        verb.dep == "advcl" and any(c.lower == "should" for c in sentence.children(verb, "aux"))
    ):
        return Ruling(Status.HYPOTHETICAL, inverted or verb)
    auxiliaries = sentence.children(verb, "aux")
    perfect = any(c.lemma == "have" for c in auxiliaries)
    for aux in auxiliaries:
        if aux.lower in lexicon.modals["uncertain_past"] and perfect:
            return Ruling(Status.UNCERTAIN, aux)
        if aux.lower in lexicon.modals["future"]:
            condition = _condition_beside(sentence, verb, lexicon)
            if condition is not None:
                return Ruling(Status.HYPOTHETICAL, condition)
            return _future_or_threat(sentence, verb, aux, lexicon)
        if aux.lower in lexicon.modals["hypothetical"]:
            return Ruling(Status.HYPOTHETICAL, aux)
    for child in sentence.children(verb, "advmod"):
        status = lexicon.adverbs.get(child.lower)
        if status is not None:
            return Ruling(status, child)
    without = next((c for c in sentence.children(verb, "mark", "prep") if c.lower == "without"), None)
    return Ruling(Status.DENIED, without) if without is not None else None


def _is_never(sentence: Sentence, preposition: Token, lexicon: Lexicon) -> bool:
    """ "At no time", "in no way", "under no circumstances"."""
    held = sentence.child(preposition, "pobj")
    return (
        held is not None and held.lemma in lexicon.never and any(d.lower in _NO for d in sentence.children(held, "det"))
    )


def _opens_a_condition(sentence: Sentence, verb: Token) -> bool:
    """ "Were rebels to storm the city, ...", "Had troops shelled it, ...": an auxiliary opens, and a comma closes."""
    if sentence.tokens[0].lower not in ("were", "had", "should") or sentence.tokens[-1].text == "?":
        return False
    comma = next((t.index for t in sentence.tokens if t.text == ","), 0)
    return verb.index < comma and (verb.tag != "VBN" or sentence.tokens[0].head == verb.index)


def _condition_beside(sentence: Sentence, verb: Token, lexicon: Lexicon) -> Token | None:
    """ "If the army attacks, thousands will flee": what follows from a condition is no forecast."""
    clauses = sentence.children(verb, "advcl")
    marks = (mark for clause in clauses for mark in sentence.children(clause, "mark"))
    return next((mark for mark in marks if mark.lower in lexicon.conditions and mark.lower != "whether"), None)


def _future_or_threat(sentence: Sentence, verb: Token, aux: Token, lexicon: Lexicon) -> Ruling:
    subject = sentence.child(verb, "nsubj")
    if subject is not None and subject.lower in lexicon.threat_pronouns:
        return Ruling(Status.THREATENED, aux)
    return Ruling(Status.FUTURE, aux)


def _stands_apart(sentence: Sentence, below: Token) -> bool:
    """ "failed to keep its word, with rebels gaining ground": what happens beside is not what failed."""
    if below.lower != "with" or below.dep != "prep" or sentence.tokens[below.index - 1].text != ",":
        return False
    clauses = [c for own in sentence.children(below, "pcomp") for c in (own, *sentence.children(own, "ccomp"))]
    return any(sentence.child(clause, "nsubj", "nsubjpass") is not None for clause in clauses)


def _is_temporal(sentence: Sentence, clause: Token) -> bool:
    """ "when jets bombed it": what such a clause tells is taken for granted, whatever stands above it."""
    if clause.dep != "advcl":
        return False
    return any(c.lower in _TEMPORAL for c in sentence.children(clause, "mark", "advmod"))


def _step(sentence: Sentence, below: Token, here: Token, event: Token, lexicon: Lexicon) -> Ruling | None:
    """What `here` does to the event that stands below it by way of `below`."""
    if below.dep == "nsubj" and not is_verb(below) and below is event and is_verb(here):
        modal = _at_verb(sentence, here, lexicon)
        return modal if modal is not None and modal.status is not Status.DENIED else None
    if (
        here.pos in ("ADJ", "VERB")
        and here.lower in lexicon.judging
        and (below.dep in ("ccomp", "csubj", "acl", "advcl") or (below.dep == "dobj" and _follows_as(sentence, here)))
    ):
        return Ruling(lexicon.judging[here.lower], here)
    if _is_presupposed(sentence, below, here, event, lexicon):
        return Ruling(Status.ASSERTED)
    judged = _judged(sentence, below, here, lexicon)
    if judged is not None:
        return judged
    if is_verb(here) and below.dep in _BELOW_A_VERB:
        if (
            here.lemma in lexicon.order_with_to
            and below.dep in ("xcomp", "ccomp")
            and _has_to(sentence, below)
            and (sentence.child(here, "dobj") is not None or sentence.child(below, "nsubj") is not None)
        ):
            return Ruling(Status.ORDERED, here)
        if here.lemma in lexicon.charging and below.dep == "prep" and below.lower == "with" and is_verb(event):
            return Ruling(Status.UNCERTAIN, here)
        effect = lexicon.governs.get(here.lemma)
        scoped = below.dep in ("xcomp", "ccomp", "dobj", "prep", "pobj", "pcomp", "nsubjpass", "acomp", "oprd")
        if effect is not None and scoped and _in_scope(sentence, here, below, effect):
            return _effect(sentence, here, below, effect)
        if (
            below.dep == "xcomp"
            and effect is None
            and here.lemma not in lexicon.implicative
            and _has_to(sentence, below)
        ):
            return Ruling(Status.HYPOTHETICAL, here)
        if below.dep == "advcl" and _has_to(sentence, below) and is_verb(below):
            return Ruling(Status.HYPOTHETICAL, here)
        if below.dep in ("xcomp", "dobj", "conj", "prep", "pobj", "advcl", "nsubjpass", "acomp", "attr", "agent"):
            if below.dep == "conj" and sentence.child(below, "nsubj", "nsubjpass") is not None and is_verb(below):
                inherited = _at_verb(sentence, here, lexicon)
                return inherited if inherited is not None and inherited.status is Status.HYPOTHETICAL else None
            if below.dep == "advcl" and is_verb(below) and _negates(sentence, here):
                return None
            ruling = _at_verb(sentence, here, lexicon)
            # "No one was hurt when a rocket landed": nobody denies the rocket.
            taken = ruling is not None and ruling.status is Status.DENIED and _is_temporal(sentence, below)
            return None if taken else ruling
        return None
    effect = lexicon.governs.get(here.lemma) if here.pos in ("NOUN", "ADJ", "ADV") else None
    if effect is not None and below.dep in ("acl", "xcomp", "ccomp", "prep", "pobj", "pcomp"):
        return Ruling(_EFFECTS[effect], here)
    if here.pos in ("NOUN", "PROPN") and below.dep == "acl" and _has_to(sentence, below):
        return Ruling(Status.HYPOTHETICAL, here)
    if below.dep in ("pobj", "pcomp") and here.lower == "without":
        return Ruling(Status.DENIED, here)
    if here.lemma in lexicon.evidence and below.dep in ("prep", "acl", "ccomp"):
        # "no reports of deaths", "no evidence that the army shelled it"
        none = next((c for c in sentence.children(here, "det") if c.lower in _NO), None)
        return Ruling(Status.DENIED, none) if none is not None else None
    return None


def _follows_as(sentence: Sentence, word: Token) -> bool:
    """ "rejected as fabricated a report that ..." """
    return any(mark.lower == "as" for mark in sentence.children(word, "mark"))


def _is_presupposed(sentence: Sentence, below: Token, here: Token, event: Token, lexicon: Lexicon) -> bool:
    """ "Suspects in the death of ...", "is investigating the killing of ...": the deed itself is not in doubt."""
    definite = event.pos == "NOUN" and bool(
        sentence.child(event, "poss") or any(p.lower == "of" for p in sentence.children(event, "prep"))
    )
    if not definite:
        return False
    if below is event:
        return below.dep == "dobj" and here.lemma in lexicon.presupposed_by
    holds = below.dep == "prep" and below.lower in ("in", "for", "over") and event.head == below.index
    return holds and (here.lemma in lexicon.presupposed_after or here.lower in lexicon.presupposed_after)


def _judged(sentence: Sentence, below: Token, here: Token, lexicon: Lexicon) -> Ruling | None:
    """ "The claim that ... is false", "it is untrue that ...", "it remains unverified that ...", "is said to have"."""
    if not is_verb(here) or below.dep not in ("nsubj", "ccomp", "xcomp", "csubj", "advcl"):
        return None
    if below.dep == "nsubj" and not sentence.children(below, "acl"):
        return None
    if here.lemma == "have" and below.dep == "xcomp":
        yet = next((c for c in sentence.tokens[here.index + 1 : below.index] if c.lower == "yet"), None)
        if yet is not None:
            return Ruling(Status.DENIED, yet)
    for adjective in sentence.children(here, "acomp", "attr", "oprd"):
        status = lexicon.judging.get(adjective.lemma) or lexicon.judging.get(adjective.lower)
        if status is not None:
            return Ruling(status, adjective)
        if adjective.lemma in lexicon.affirming and _negates(sentence, here):
            return Ruling(Status.DENIED, adjective)
    if (
        below.dep == "xcomp"
        and here.lemma in ("say", "report", "claim")
        and sentence.child(here, "auxpass") is not None
    ):
        return Ruling(Status.UNCERTAIN, here)
    if below.dep == "ccomp":
        source = sentence.child(here, "nsubj")
        for adjective in sentence.children(source, "amod") if source is not None else ():
            if adjective.lemma in lexicon.judging or adjective.lower in lexicon.adjectives:
                return Ruling(Status.UNCERTAIN, adjective)
    return None


def _negates(sentence: Sentence, verb: Token) -> bool:
    return sentence.child(verb, "neg") is not None


def _in_scope(sentence: Sentence, here: Token, below: Token, effect: str) -> bool:
    """A plan is a plan "to do"; what is planned as a thing ("agreed a deal") is no future. Others take nouns too."""
    if effect in ("future", "hypothetical", "threatened", "ordered") and below.dep in ("prep", "pobj", "nsubjpass"):
        return below.dep == "prep" and below.lower in ("for", "of", "with", "to", "on")
    if effect == "future" and below.dep == "xcomp":
        return _has_to(sentence, below)
    if effect == "avoided" and below.dep in ("prep", "pobj"):
        return below.lower in ("from", "in", "of")
    if effect == "uncertain" and below.dep == "prep":
        return below.lower in ("of", "for")
    return True


def _effect(sentence: Sentence, here: Token, below: Token, effect: str) -> Ruling:
    if effect == "uncertain" and _negates(sentence, here):
        return Ruling(Status.UNCERTAIN, here)
    if effect == "denied" and _negates(sentence, here):
        return Ruling(Status.UNCERTAIN, here)
    if (
        effect == "avoided"
        and here.lemma in ("stop", "cease", "halt")
        and below.dep == "xcomp"
        and not _has_to(sentence, below)
    ):
        return Ruling(Status.ASSERTED, here)
    return Ruling(_EFFECTS[effect], here)


def _has_to(sentence: Sentence, verb: Token) -> bool:
    return any(c.lower == "to" for c in sentence.children(verb, "aux", "mark"))
