"""How the text puts a happening forward, by the words before it: denied, uncertain, to come, ordered, feared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sijill.claims.shallow.chunks import Chunk
from sijill.claims.shallow.lexicon import Entry, ShallowLexicon
from sijill.lexicons.folding import begins
from sijill.model.readings import Token
from sijill.model.vocabulary import Status

NEGATION_REACH = 3
"""Words between a negation and what it negates."""

CARRIER_REACH = 8
"""Words between a verb that carries a noun and the noun."""

LONGEST_DENIAL = 3
"""Words of a phrase that denies: "لا صحة"."""

_BREAKS_OFF = frozenset("،,;؛:.!؟")

RUMOUR_DENIED = "a rumour that is denied"
AVOIDED = "avoided"
TRIED = "tried"
ACCUSED = "accused"


@dataclass(frozen=True, slots=True)
class Ruling:
    """A status and the token of the word that gave it (None where nothing speaks against assertion)."""

    status: Status
    cue: int | None = None
    rule: str = "nothing speaks against assertion"


def rule_on(
    tokens: Sequence[Token],
    start: int,
    event: Chunk,
    entry: Entry,
    lexicon: ShallowLexicon,
    names: Sequence[Chunk] = (),
) -> Ruling:
    """The status of the event word `event`, in a clause that begins at token `start`.

    What stands in one of `names` is no cue: the town نوى is written like "he intends".
    """
    negated = _negation(tokens, start, event, lexicon)
    if negated is not None:
        return negated
    if entry.verb:
        before = tokens[event.first - 1] if event.first else None
        if before is not None and before.pos == "AUX":
            if any(_condition(tokens, index, lexicon) for index in range(start, before.index)):
                return Ruling(Status.HYPOTHETICAL, before.index, "what a condition would bring")
            return Ruling(Status.FUTURE, before.index, "the س of the future")
        for index in range(max(start, event.first - 2), event.first):
            if tokens[index].lemma in lexicon.future:
                return Ruling(Status.FUTURE, index, "a word of the future before the verb")
            if tokens[index].lemma in lexicon.possibly and entry.present:
                return Ruling(Status.HYPOTHETICAL, index, "perhaps, before a present tense")
    else:
        carried = _carried(tokens, start, event, lexicon)
        if carried is not None:
            return carried
    ordered = _ordered_by(tokens, start, event, lexicon)
    if ordered is not None:
        return ordered
    ruling = _governed(tokens, start, event, lexicon, names)
    if ruling.cue is None:
        return _judged(tokens, event, lexicon) or ruling
    return ruling


def _ordered_by(tokens: Sequence[Token], start: int, event: Chunk, lexicon: ShallowLexicon) -> Ruling | None:
    """ "وجه القائد بقصف المدينة"."""
    before = tokens[event.first - 1] if event.first > start else None
    if before is None or before.pos != "ADP" or before.lemma not in lexicon.whereby:
        return None
    for index in range(event.first - 2, max(start, event.first - CARRIER_REACH) - 1, -1):
        if tokens[index].pos == "PUNCT":
            return None
        if tokens[index].lemma in lexicon.ordering_by and tokens[index].tag != "DEF":
            return Ruling(Status.ORDERED, index, "ordered by the word before it")
    return None


def _judged(tokens: Sequence[Token], event: Chunk, lexicon: ShallowLexicon) -> Ruling | None:
    """ "خبر مقتل القائد عار عن الصحة": what is said of it behind it, with no other thought between."""
    for index in range(event.last + 1, len(tokens)):
        if tokens[index].text in _BREAKS_OFF or (tokens[index].lemma in lexicon.say and tokens[index].tag != "DEF"):
            return None
        for phrase, status in lexicon.judged.get(tokens[index].lemma, ()):
            if tuple(t.lemma for t in tokens[index : index + len(phrase)]) == phrase:
                return Ruling(Status(status), index, f"{status} by the words behind it")
    return None


def _carried(tokens: Sequence[Token], start: int, event: Chunk, lexicon: ShallowLexicon) -> Ruling | None:
    """ "ستبدأ قوات ... هجوما": a noun is as its verb is."""
    for index in range(event.first - 1, max(start, event.first - CARRIER_REACH) - 1, -1):
        if tokens[index].lemma in lexicon.carriers or tokens[index].lemma in lexicon.occurring:
            before = tokens[index - 1] if index > start else None
            if before is not None and (before.pos == "AUX" or before.lemma in lexicon.future):
                return Ruling(Status.FUTURE, before.index, "a future before the verb that carries it")
            if before is not None and before.lemma in lexicon.negations:
                return Ruling(Status.DENIED, before.index, "negated")
            return None
    return None


def _negation(tokens: Sequence[Token], start: int, event: Chunk, lexicon: ShallowLexicon) -> Ruling | None:
    for index in range(event.first - 1, max(start, event.first - NEGATION_REACH) - 1, -1):
        token = tokens[index]
        if token.pos == "PUNCT" or token.lemma in lexicon.relative:
            return None
        if token.lemma in lexicon.negations:
            if index > start and _condition(tokens, index - 1, lexicon):
                return Ruling(Status.HYPOTHETICAL, index - 1, "a negated condition")
            return Ruling(Status.DENIED, index, "negated")
    return None


def _condition(tokens: Sequence[Token], index: int, lexicon: ShallowLexicon) -> bool:
    """Whether a condition opens here: "إذا", "في حال"."""
    return any(
        status is Status.HYPOTHETICAL and tuple(t.lemma for t in tokens[index : index + len(phrase)]) == phrase
        for phrase, status in lexicon.status_nouns.get(tokens[index].lemma, ())
    )


def _governed(
    tokens: Sequence[Token], start: int, event: Chunk, lexicon: ShallowLexicon, names: Sequence[Chunk]
) -> Ruling:
    """By the nearest word before it that rules what follows."""
    lemmas = [token.lemma for token in tokens[start : event.first]]
    if lexicon.status_cues.isdisjoint(lemmas):
        return Ruling(Status.ASSERTED)
    lemmas = [token.lemma for token in tokens]
    for index in range(event.first - 1, start - 1, -1):
        if lemmas[index] not in lexicon.status_cues or any(name.holds(index) for name in names):
            continue
        found = _cue_at(tokens, lemmas, index, lexicon)
        if found is None:
            continue
        status, length = found
        between = lemmas[index + length : event.first]
        if status == TRIED:
            if any(t.pos == "CCONJ" for t in tokens[index + length : event.first]):
                continue
            return Ruling(Status.UNCERTAIN, index, "only tried")
        if status in (Status.DENIED, Status.HYPOTHETICAL) and lexicon.presupposed & set(between):
            # "نفت مسؤوليتها عن القصف": that there was shelling is taken for granted.
            return Ruling(Status.ASSERTED, index, "who denies having done it takes it for granted")
        if (
            status is Status.UNCERTAIN
            and lexicon.believed_behind & set(between[:1])
            and lemmas[index] in lexicon.believed
        ):
            # "مسلحون يعتقد أنهم": only who they are is in doubt.
            continue
        if status is Status.UNCERTAIN and _in_a_relative_clause(between, lexicon):
            # "أنباء عن اعتقال عائلة ... الذي قتل": that he was killed is taken for granted.
            continue
        if status is Status.UNCERTAIN and _is_denied(tokens, lemmas, start, index, lexicon):
            # "لا صحة للأنباء عن": the rumour is denied, and with it what it says.
            return Ruling(Status.DENIED, index, RUMOUR_DENIED)
        if status is Status.UNCERTAIN and index > start and tokens[index - 1].lemma in lexicon.what:
            # "نفى ما تردد عن": what is said of the rumour decides.
            outer = _governed(tokens, start, replace(event, first=index), lexicon, names)
            return outer if outer.cue is not None else Ruling(Status.UNCERTAIN, index, "a rumour")
        if status == AVOIDED:
            if _tried(tokens, index, length, lexicon) or any(lemma in lexicon.yielding for lemma in between):
                # What came of an attempt did happen.
                continue
            return Ruling(Status.DENIED, index, "it was prevented")
        if status == ACCUSED:
            return Ruling(Status.ASSERTED, index, "somebody accuses; he stands in the attribution")
        if lemmas[index] in lexicon.negations and not _reaches(tokens, index + length, event):
            # "دون ذكر اسمه، إن ...": what it negates stands right behind it.
            continue
        demanded = status is Status.HYPOTHETICAL and lemmas[index] not in lexicon.status_nouns
        if (demanded or status in (Status.ORDERED, Status.THREATENED, Status.FUTURE)) and not _reaches(
            tokens, index + length, event
        ):
            continue
        return Ruling(Status(status), index, f"{status} by the word before it")
    return Ruling(Status.ASSERTED)


def _is_denied(tokens: Sequence[Token], lemmas: Sequence[str], start: int, index: int, lexicon: ShallowLexicon) -> bool:
    """Whether words that deny end right before a token, or before the preposition that joins it to them."""
    end = index - (index > start and tokens[index - 1].pos == "ADP")
    return any(
        status is Status.DENIED and at + len(phrase) == end and begins(lemmas, at, phrase)
        for at in range(max(start, end - LONGEST_DENIAL), end)
        for phrase, status in lexicon.status_nouns.get(lemmas[at], ())
        # "دون معلومات" denies nothing: nothing is known.
        if lemmas[at] in lexicon.negations and phrase[-1] not in lexicon.negations
    )


def _tried(tokens: Sequence[Token], index: int, length: int, lexicon: ShallowLexicon) -> bool:
    """ "محاولة وعملية اغتيال": only one of the two failed."""
    following = tokens[index + length] if index + length < len(tokens) else None
    return following is not None and following.pos == "CCONJ"


def _in_a_relative_clause(between: Sequence[str], lexicon: ShallowLexicon) -> bool:
    """Whether a relative pronoun stands between, and no reporting verb behind it ("أنباء التي تحدثت عن")."""
    at = next((i for i, lemma in enumerate(between) if lemma in lexicon.relative), None)
    return at is not None and not any(lemma in lexicon.say for lemma in between[at:])


def _reaches(tokens: Sequence[Token], first: int, event: Chunk) -> bool:
    """Orders and threats rule what hangs on them (بقصف, أن يقصف), and no further thought."""
    return not any(t.text in "،;؛:" for t in tokens[first : event.first])


def _cue_at(
    tokens: Sequence[Token], lemmas: Sequence[str], index: int, lexicon: ShallowLexicon
) -> tuple[Status | str, int] | None:
    token = tokens[index]
    if index and lemmas[index - 1] in lexicon.outlets and token.tag != "DEF":
        # "وكالة أنباء ..." is a name.
        return None
    for phrase, status in lexicon.status_nouns.get(lemmas[index], ()):
        if token.tag == "DEF" and index + 1 < len(tokens) and lemmas[index + 1] in lexicon.relative:
            # "الأمر الذي أدى إلى" is "which led to", and no order.
            continue
        if begins(lemmas, index, phrase):
            return status, len(phrase)
    if token.tag != "DEF" and token.lemma in lexicon.status_verbs and not _is_noun_here(tokens, index, lexicon):
        status = lexicon.status_verbs[token.lemma]
        behind = lemmas[index + 1 : index + 4]
        claims = lexicon.subordinate & {*behind, *lemmas[index + 4 : index + 6]}
        present = token.lemma.startswith(lexicon.present_letters)
        if token.lemma in lexicon.claimed and present and not claims:
            return None
        # "توقع" is "expects" and "causes": who expects says that something will be.
        if status != Status.FUTURE or token.lemma not in lexicon.yielding or lexicon.subordinate & set(behind):
            return status, 1
    return None


def _is_noun_here(tokens: Sequence[Token], index: int, lexicon: ShallowLexicon) -> bool:
    before = tokens[index - 1] if index else None
    return before is not None and (before.pos == "ADP" or before.lemma in lexicon.prepositions)
