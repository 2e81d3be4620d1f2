"""Who acted and who was acted upon: from a token to a `Party` with its anchors."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sijill.actors import Actor, Link, Setting, link
from sijill.actors.linking import NOWHERE
from sijill.claims.grammar import core_phrase
from sijill.claims.lexicon import Lexicon
from sijill.model.anchors import Anchor, Span
from sijill.model.claims import Party, Speaker
from sijill.model.readings import Reading, Sentence, Token
from sijill.model.vocabulary import Group, PartyKind

_FIRST_PERSON = frozenset({"i", "we", "me", "us"})
_PERSONAL = frozenset(
    {
        "he",
        "she",
        "they",
        "him",
        "her",
        "them",
        "i",
        "we",
        "me",
        "us",
        "anyone",
        "everyone",
        "someone",
        "nobody",
        "who",
        "those",
        "others",
        "everybody",
        "none",
        "ones",
        "whom",
    }
)
_NAMED = frozenset({"anyone", "everyone", "someone", "others", "everybody"})
_PERSON_ENDINGS = ("man", "men", "woman", "women", "people", "ist", "eer", "yer", "folk")
_DOER_ENDINGS = ("er", "or", "ist", "ian", "ant", "ee", "ese")
_AGE_BEHIND = re.compile(r"\s*[,(]?\s*(?:aged\s+|an?\s+)?(\d{1,3})(?=\s*[,).;]|[\s-]years?[\s-]old)")
_AGE_BEFORE = re.compile(r"(\d{1,3})[\s-]years?[\s-]old\s+(?:[^\W\d]+\s+){0,2}$")
_AGE_ITSELF = re.compile(r"(\d{1,3})-year-old")
_YEAR = re.compile(r"(?:19|20)\d\d")
_FEMALE = frozenset("woman girl mother wife daughter sister aunt grandmother niece widow she her schoolgirl".split())
_MALE = frozenset("man boy father husband son brother uncle grandfather nephew he him schoolboy".split())


def lemma_pair(sentence: Sentence, token: Token) -> str:
    """The token with the word before it, as the lexicons write two-word names ("rescue worker")."""
    before = sentence.tokens[token.index - 1].lower if token.index else ""
    return f"{before} {token.lemma}"


def in_words(sentence: Sentence, token: Token, words: frozenset[str] | dict[str, PartyKind]) -> bool:
    """Whether the token, alone or with the word before it, stands in a word list."""
    keys = (token.lemma, token.lower, lemma_pair(sentence, token), _singular(token))
    return any(key in words for key in keys)


def _singular(token: Token) -> str:
    """ "30 Terrorists": a headline's capitals make the parser leave a plural noun as it is."""
    return token.lower.removesuffix("s") if token.pos == "PROPN" else token.lower


def is_year(token: Token) -> bool:
    """ "The first murder of 2017", "a strike on May 3, 2017": a number that counts nobody and is struck by nothing."""
    return token.pos == "NUM" and token.dep == "pobj" and _YEAR.fullmatch(token.text) is not None


def is_person(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """Whether the words are of a kind that can be killed: several kinds of evidence, none needed alone."""
    if token.pos == "PRON" or token.lower in _PERSONAL:
        return token.lower in _PERSONAL
    if token.lower == "one" and sentence.child(token, "det") is not None:
        # "no one"
        return True
    if token.pos == "NUM" or token.lower in ("dozens", "scores", "hundreds", "thousands"):
        return True
    if is_armed_platform(sentence, token, lexicon):
        return False
    if in_words(sentence, token, lexicon.persons) or in_words(sentence, token, lexicon.armed):
        return True
    if token.lemma == "old" or re.search(r"year-olds?$", token.lower):
        return True
    if in_words(sentence, token, lexicon.objects) or token.lemma in lexicon.means:
        return False
    if token.entity == "NORP" and token.tag == "NNPS":
        return True
    if token.pos == "PROPN":
        return token.entity in ("PERSON", "") and _is_capitalised(token)
    return token.entity == "NORP" or token.lemma.endswith(_PERSON_ENDINGS)


def is_countable_victim(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """A noun that no list knows, as the object of killing and the like: "two settlers". Numbers and endings tell."""
    if token.pos != "NOUN" or is_object(sentence, token, lexicon) or token.lemma in lexicon.means:
        return False
    return sentence.child(token, "nummod") is not None or token.lemma.endswith(_DOER_ENDINGS)


def is_object(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """A building, a vehicle, a piece of land."""
    return in_words(sentence, token, lexicon.objects)


def is_armed(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """Somebody who can use force: by the word, or a named organisation, people or state."""
    if in_words(sentence, token, lexicon.armed):
        return True
    return token.pos == "PROPN" and token.entity in ("ORG", "NORP", "GPE")


def is_armed_platform(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """Jets, tanks, ships."""
    return in_words(sentence, token, lexicon.platforms)


def is_named_place(token: Token) -> bool:
    """A proper name that is no person's by the reader's label, or is a place by it."""
    return token.pos == "PROPN" and token.entity not in ("PERSON", "NORP", "DATE", "TIME", "ORG")


def _is_capitalised(token: Token) -> bool:
    return token.text[:1].isupper()


def kind_of(sentence: Sentence, token: Token, lexicon: Lexicon) -> PartyKind:
    """ACLED's actor kind by the head word, else `unknown`."""
    for key in (lemma_pair(sentence, token), token.lemma, token.lower, _singular(token)):
        if key in lexicon.armed:
            return lexicon.armed[key]
        if key in lexicon.objects:
            return PartyKind.OBJECT
        if key in lexicon.persons:
            return PartyKind.CIVILIANS
    if token.entity == "PERSON" or token.pos == "NUM":
        return PartyKind.CIVILIANS
    return PartyKind.UNKNOWN


def group_of(sentence: Sentence, token: Token, lexicon: Lexicon) -> Group | None:
    """Which group the word says the people are of; None where it says none."""
    for key in (lemma_pair(sentence, token), token.lemma, token.lower, _singular(token)):
        if key in lexicon.groups:
            return lexicon.groups[key]
    return None


@dataclass(frozen=True, slots=True)
class Cast:
    """What is needed to name the parties of one claim."""

    reading: Reading
    sentence: Sentence
    lexicon: Lexicon
    speakers: tuple[Speaker, ...]
    setting: Setting = NOWHERE
    links: dict[Span, Link] = field(default_factory=dict)

    def named(self, first: Token, last: Token) -> Party:
        """The party that a name before an event stands for: "Russian" in "Russian air strikes"."""
        span = self.sentence.span(first, last)
        anchor = self.reading.document.anchor(span)
        linked = self._noted(span, link(anchor.exact, self.setting, modifier=True))
        kind = linked.kind if linked is not None else kind_of(self.sentence, last, self.lexicon)
        name = " ".join(anchor.exact.split())
        return Party(name, _armed_kind(kind), anchor, actor_id=linked.id if linked is not None else None)

    def parties(self, token: Token) -> list[Party]:
        """The parties that a token stands for: one, several where a pronoun means several, none where it is unclear."""
        if token.lower in _FIRST_PERSON:
            return self._speaker_as_party(token)
        if token.pos == "PRON" and token.lower not in _NAMED:
            return self._antecedents(token)
        if token.pos == "NUM" or token.lower in ("dozens", "scores", "hundreds", "thousands", "nobody", "none"):
            return []
        words = own_name(core_phrase(self.sentence, token), token, self.lexicon)
        span = self.sentence.span(words[0], words[-1])
        return [self._party(self.sentence, token, span, None)]

    def _party(self, sentence: Sentence, head: Token, span: Span, mention: Anchor | None) -> Party:
        anchor = self.reading.document.anchor(span)
        age, sex, occupation = _details(self.reading, sentence, head, self.lexicon)
        kind = kind_of(sentence, head, self.lexicon)
        linked = self._linked(sentence, head, span, kind)
        return Party(
            name=" ".join(anchor.exact.split()),
            kind=kind if linked is None else linked.kind,
            anchor=anchor,
            mention=mention,
            actor_id=None if linked is None else linked.id,
            age=age,
            sex=sex,
            occupation=occupation,
        )

    def _linked(self, sentence: Sentence, head: Token, span: Span, kind: PartyKind) -> Actor | None:
        """The directory's entry for a party: by its own words, else by what stands behind them ("fighters of ...")."""
        if kind is PartyKind.OBJECT:
            return None
        member = head.lemma in self.lexicon.membership
        if kind is PartyKind.CIVILIANS and head.pos != "PROPN" and not member:
            return None
        string = self.reading.document.string(span.part)
        found = link(string[span.start : span.end], self.setting)
        if (found is None or found.actor is None) and member:
            behind = _whose_members(sentence, head)
            if behind is not None:
                found = link(string[behind.start : behind.end], self.setting, tail=True) or found
        return self._noted(span, found)

    def _noted(self, span: Span, found: Link | None) -> Actor | None:
        if found is None:
            return None
        self.links[span] = found
        return found.actor

    def _speaker_as_party(self, token: Token) -> list[Party]:
        if not self.speakers:
            return []
        speaker = self.speakers[0]
        mention = self.reading.document.anchor(self.sentence.span(token))
        return [Party(speaker.name, PartyKind.UNKNOWN, speaker.anchor, mention)]

    def _antecedents(self, token: Token) -> list[Party]:
        here = self.sentence.span(token)
        reference = next((r for r in self.reading.references if r.mention == here), None)
        if reference is None:
            return []
        mention = self.reading.document.anchor(here)
        found = []
        for span in reference.antecedents:
            sentence = self.reading.sentence_at(span)
            head = _head_within(sentence, span) if sentence is not None else None
            if sentence is None or head is None:
                continue
            words = own_name(core_phrase(sentence, head), head, self.lexicon)
            name = sentence.span(words[0], words[-1])
            if span.contains(name) and not _keeps_possessor(sentence, head, self.lexicon):
                span = name
            found.append(self._party(sentence, head, span, mention))
        return found


def own_name(phrase: list[Token], head: Token, lexicon: Lexicon) -> list[Token]:
    """The name of a person without what he is: "Colombian judge Ada Weir" -> Ada Weir.

    A phrase that ends in no person's name stays whole.
    """
    if head.pos != "PROPN" or head.entity not in ("PERSON", "") or not phrase or phrase[-1] is not head:
        return phrase
    titled = next((at for at in range(len(phrase) - 2, -1, -1) if _is_title(phrase[at], lexicon)), None)
    name = phrase[titled + 1 :] if titled is not None else []
    # One word that no label calls a person's name may be anything.
    if all(t.pos == "PROPN" for t in name) and len(name) > (0 if head.entity else 1):
        return name
    before = len(phrase) - 1
    while before and head.entity and phrase[before - 1].entity == "PERSON":
        before -= 1
    return phrase[before:] if head.entity else phrase


def _is_title(token: Token, lexicon: Lexicon) -> bool:
    word = token.lower.rstrip(".")
    return token.entity != "NORP" and (word in lexicon.titles or word in lexicon.persons)


_MEMBERS_OF = frozenset({"of", "from"})
_TIED = frozenset({"loyal", "belong", "affiliate", "link", "ally", "align"})


def _whose_members(sentence: Sentence, head: Token) -> Span | None:
    """What stands behind "of", "from", "loyal to" or "belonging to": whose fighters they are."""
    tied = [t for t in sentence.children(head, "acl", "amod", "relcl", "appos") if t.lemma in _TIED]
    prepositions = [p for p in sentence.children(head, "prep") if p.lower in _MEMBERS_OF]
    prepositions += [p for t in tied for p in sentence.children(t, "prep") if p.lower in ("to", "with")]
    for preposition in prepositions:
        inner = sentence.child(preposition, "pobj")
        if inner is None:
            continue
        last = min(len(sentence.tokens), preposition.index + 9) - 1
        below = [t for t in sentence.subtree(inner) if preposition.index < t.index <= last]
        if below:
            return sentence.span(below[0], below[-1])
    return None


def _armed_kind(kind: PartyKind) -> PartyKind:
    """Whose act it is by a name before it is nobody's victim."""
    return PartyKind.UNKNOWN if kind in (PartyKind.CIVILIANS, PartyKind.OBJECT) else kind


def _keeps_possessor(sentence: Sentence, head: Token, lexicon: Lexicon) -> bool:
    """ "her brother-in-law": of a relation without a name the possessor is part of the description."""
    return sentence.child(head, "poss") is not None and head.pos == "NOUN" and head.lemma in lexicon.persons


def _head_within(sentence: Sentence, span: Span) -> Token | None:
    inside = [t for t in sentence.tokens if span.start <= t.start and t.end <= span.end]
    indexes = {t.index for t in inside}
    return next((t for t in inside if t.head not in indexes or t.head == t.index), None)


def _details(
    reading: Reading, sentence: Sentence, head: Token, lexicon: Lexicon
) -> tuple[int | None, str | None, str | None]:
    """Age in years, sex and occupation, where the words around the name say them."""
    age: int | None = None
    sex = "female" if head.lemma in _FEMALE else "male" if head.lemma in _MALE else None
    occupation: str | None = None
    string = reading.document.string(sentence.part)
    if head.tag not in ("NNS", "NNPS"):
        found = (
            _AGE_ITSELF.match(head.text)
            or _AGE_BEHIND.match(string[head.end : min(sentence.end, head.end + 40)])
            or _AGE_BEFORE.search(string[max(sentence.start, head.start - 40) : head.start])
        )
        age = int(found.group(1)) if found is not None else None
    for apposition in sentence.children(head, "appos"):
        if apposition.lemma in lexicon.persons and apposition.pos == "NOUN":
            words = core_phrase(sentence, apposition)
            phrase = string[words[0].start : words[-1].end]
            sex = sex or ("female" if apposition.lemma in _FEMALE else "male" if apposition.lemma in _MALE else None)
            if head.pos == "PROPN" and apposition.lemma not in _FEMALE | _MALE | {"resident", "victim", "child"}:
                occupation = " ".join(re.sub(r"^\d+-year-old\s+", "", phrase).split())
    return age, sex, occupation
