"""A sentence cut into the pieces that claims are made of: event words, parties, counts, means, places, times.

What is not known stays unknown: no guess is made of what a word is but by its neighbours ("قرية X", "في X").
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import Final

from sijill.claims.shallow.counts import Counted
from sijill.claims.shallow.lexicon import Entry, MeansEntry, PartyEntry, ShallowLexicon, lexicon_of, longest
from sijill.claims.shallow.times import When
from sijill.lexicons.folding import begins, fold
from sijill.model.readings import Sentence, Token
from sijill.model.vocabulary import Group, Harm, PartyKind

OBJECT_REACH = 9
"""Words behind a verb among which the object stands that makes it tell of an event."""
BEFORE_REACH = 8
"""Words before a noun among which the verb stands that makes it tell of an event ("أودى الانفجار بحياة")."""
LONGEST_NAME = 4
"""Words of a person's or a force's name that are read behind its first."""


class Kind(StrEnum):
    """What a piece is."""

    EVENT = "event"
    PARTY = "party"
    COUNT = "count"
    MEANS = "means"
    PLACE = "place"
    TIME = "time"


# Nobody changes a piece, and mypy sees to it; `frozen` would make each four times as slow to make.
@dataclass(slots=True, unsafe_hash=True)
class Chunk:
    """Tokens `first` to `last`; the name is `name_first` to `name_last`. One of the payloads is set, by `kind`."""

    kind: Final[Kind]
    first: Final[int]
    last: Final[int]
    name_first: Final[int]
    name_last: Final[int]
    entries: Final[tuple[Entry, ...]] = ()
    party: Final[PartyEntry | None] = None
    means: Final[MeansEntry | None] = None
    counted: Final[Counted | None] = None
    when: Final[When | None] = None
    named: Final[bool] = False
    """Whether the name of a person is told, and not only what he is."""
    sure: Final[bool] = True
    """Whether a place is known for one, and not only stands where places stand."""

    def holds(self, token: int) -> bool:
        """Whether a token is one of its own."""
        return self.first <= token <= self.last


def find_chunks(
    sentence: Sentence, lexicon: ShallowLexicon, times: Sequence[When], counts: Sequence[Counted]
) -> list[Chunk]:
    """The pieces of a sentence in order, never overlapping."""
    return _Chunker(sentence, lexicon, times, counts).run()


class _Chunker:
    def __init__(
        self, sentence: Sentence, lexicon: ShallowLexicon, times: Sequence[When], counts: Sequence[Counted]
    ) -> None:
        self.tokens = sentence.tokens
        self.lemmas = [token.lemma for token in sentence.tokens]
        self.lexicon = lexicon
        self.times = {when.first: when for when in times}
        self.counts = {counted.first: counted for counted in counts}
        self.found: list[Chunk] = []
        self.listing = -1
        """The last token of a list of places as far as it is read."""

    def run(self) -> list[Chunk]:
        found = self.found
        behind = 0
        for index in self._candidates():
            if index < behind:
                continue
            if index and self._is_other_name(index - 1):
                behind = self._closing(index - 1) + 1
                continue
            chunk = self._at(index)
            if chunk is not None:
                found.append(chunk)
                behind = chunk.last + 1
        return found

    def _candidates(self) -> Iterator[int]:
        """The tokens at which a piece may begin: known words, and what stands behind a preposition of place."""
        pieces, where = self.lexicon.pieces, self.lexicon.where
        before = ""
        for index, token in enumerate(self.tokens):
            lemma = token.lemma
            if (
                lemma in pieces
                or before in where
                or before in _OPENS_NAME
                or before in self.lexicon.befalls_a_name
                or index in self.times
                or index in self.counts
            ):
                yield index
            before = lemma

    def _is_other_name(self, index: int) -> bool:
        """ "قوات سوريا الديمقراطية (قسد)": what stands in brackets behind a force is its other name."""
        last = self.found[-1] if self.found else None
        if self.tokens[index].text != "(" or last is None or last.party is None or not last.party.armed:
            return False
        following = index + 1
        named = following < len(self.tokens) and (
            self.lemmas[following] in self.lexicon.actors or self._is_armed(following)
        )
        return index - last.last <= 2 and named and self._closing(index) > index

    def _closing(self, index: int) -> int:
        """The bracket that closes the one at `index`, if it does soon; else `index`."""
        soon = range(index + 1, min(index + LONGEST_NAME + 2, len(self.tokens)))
        return next((i for i in soon if self.tokens[i].text == ")"), index)

    def _at(self, index: int) -> Chunk | None:
        token = self.tokens[index]
        if index in self.times:
            when = self.times[index]
            return Chunk(Kind.TIME, index, when.last, index, when.last, when=when)
        if index in self.counts:
            counted = self.counts[index]
            return Chunk(Kind.COUNT, index, counted.last, index, counted.last, counted=counted)
        if token.pos in _NO_PIECES:
            return None
        if self.lemmas[index] not in self.lexicon.pieces:
            return self._bare_name(index) or self._place_behind_preposition(index)
        for find in _finders(self.lexicon.language, self.lemmas[index]):
            chunk = find(self, index)
            if chunk is not None:
                return chunk
        return self._place_behind_preposition(index)

    # Event words -------------------------------------------------------------------------------------------------

    def _event(self, index: int) -> Chunk | None:
        length, entries = self.lexicon.event_at(self.lemmas, index)
        if not length or self._in_a_slogan(index) or self._describes_a_force(index):
            return None
        last = index + length - 1
        token = self.tokens[index]
        kept = tuple(entry for entry in entries if self._fits(entry, token, last))
        if not kept or (all(e.harm is None for e in kept) and self._is_meant_otherwise(last)):
            return None
        means_length, means = longest(self.lexicon.means, self.lemmas, index)
        if means is not None and means_length > length:
            return None
        return Chunk(Kind.EVENT, index, last, index, last, entries=kept)

    def _describes_a_force(self, index: int) -> bool:
        """ "القوة المداهمة": a definite noun right behind a definite force is its adjective."""
        last = self.found[-1] if self.found else None
        if last is None or last.last != index - 1 or last.party is None or not last.party.armed:
            return False
        return self.tokens[index].tag == self.tokens[last.first].tag == "DEF"

    def _is_figurative(self, index: int) -> bool:
        """ "قنبلة سياسية", "هجوم إعلامي": an adjective that shows that nothing burst."""
        return index < len(self.lemmas) and self.lemmas[index] in self.lexicon.figurative

    def _is_meant_otherwise(self, last: int) -> bool:
        """ "هجوم سياسي", "فجر النائب قنبلة سياسية"."""
        weapons = range(last + 2, min(last + 5, len(self.lemmas)))
        return self._is_figurative(last + 1) or any(
            self._is_figurative(i) and longest(self.lexicon.means, self.lemmas, i - 1)[0] for i in weapons
        )

    def _in_a_slogan(self, index: int) -> bool:
        """ "#الأسد_يقتل_السوريين": a hashtag of several words is a topic, and tells of nothing that happened."""
        beside = (index - 1, index + 1)
        return any(0 <= i < len(self.tokens) and self.tokens[i].text == "_" for i in beside)

    def _fits(self, entry: Entry, token: Token, last: int) -> bool:
        behind = self.lemmas[last + 1 : last + 3]
        objects = {self.lemmas[i] for i in self._objects(last)} if entry.objects is not None else set()
        if entry.verb and (token.tag == "DEF" or fold(token.text) == token.lemma + _ADVERBIAL):
            # "هربا": no verb ends so.
            return False
        if entry.without & set(behind[:1]):
            return False
        if entry.objects is not None and not entry.objects & {*behind, *objects}:
            return False
        if entry.before is not None and not entry.before & set(self.lemmas[max(0, last - BEFORE_REACH) : last]):
            return False
        if entry.to is not None and not entry.to & set(self.lemmas[last + 1 : last + 6]):
            return False
        if entry.needs == "never":
            return False
        before = self.tokens[token.index - 1] if token.index else None
        if entry.harm is Harm.DISPLACED and entry.frame == "people" and token.tag == "DEF":
            # "عاد مئات النازحين": they fled before.
            return False
        if entry.jussive and (before is None or before.lemma not in self.lexicon.negations):
            return False
        if entry.frame == "aim" and entry.present and before is not None and before.lemma in self.lexicon.relative:
            # "القوات التي تسيطر على": who holds a place, and not that it was taken.
            return False
        glued = before is not None and before.pos == "ADP"
        governed = before is not None and before.lemma in self.lexicon.prepositions
        # Behind a preposition stands a noun: "بقصف", "في هجوم".
        return not (entry.verb and (glued or governed))

    def _objects(self, last: int) -> Iterator[int]:
        """The words behind a verb and its subject: "أطلقت العديد من الصواريخ", "أطلقت قوات الاحتلال النار"."""
        for found, index in enumerate(range(last + 1, min(last + OBJECT_REACH, len(self.tokens)))):
            lemma = self.lemmas[index]
            if lemma in self.lexicon.of:
                continue
            ends = lemma in self.lexicon.prepositions or lemma in self.lexicon.relative or lemma in self.lexicon.because
            if found >= 2 and (ends or self.tokens[index].pos in ("PUNCT", "ADP")):
                return
            yield index

    def _actor(self, index: int) -> Chunk | None:
        """A name of the actor directory: "قوات الدعم السريع", "حزب الله"."""
        for phrase in self.lexicon.actors.get(self.lemmas[index], ()):
            if begins(self.lemmas, index, phrase):
                last = self._with_description(index + len(phrase) - 1)
                return Chunk(Kind.PARTY, index, last, index, last, party=_ARMED)
        return None

    def _nation(self, index: int) -> Chunk | None:
        """ "قصف إسرائيلي", "غارة روسية", "قصفت تركيا": a nation that acts, by the deed right before it."""
        lemma = self.lemmas[index]
        if lemma in self.lexicon.states and self._strikes(index):
            return Chunk(Kind.PARTY, index, index, index, index, party=_ARMED)
        if not index or not (lemma in self.lexicon.gentilics or lemma in self.lexicon.states):
            return None
        if lemma in self.lexicon.states and self._joined_to_a_force(index):
            return Chunk(Kind.PARTY, index, index, index, index, party=_ARMED)
        if self.tokens[index - 1].pos:
            return None
        deed = self.found[-1] if self.found else None
        if deed is None or deed.last != index - 1:
            return None
        event = deed.kind is Kind.EVENT and any(e.role != "harm" for e in deed.entries)
        means = deed.kind is Kind.MEANS
        acts = lemma in self.lexicon.gentilics or (event and any(e.verb and e.frame != "suffer" for e in deed.entries))
        return Chunk(Kind.PARTY, index, index, index, index, party=_ARMED) if (event or means) and acts else None

    def _strikes(self, index: int) -> bool:
        """ "تركيا تقصف", "إسرائيل تقتل": a state right before a verb that does something, governed by nothing."""
        before = self._before(index)
        governed = before is not None and (before in self.lexicon.prepositions or before in self.lexicon.settlements)
        if governed or index + 1 >= len(self.tokens):
            return False
        _, entries = self.lexicon.event_at(self.lemmas, index + 1)
        deeds = [e for e in entries if e.verb and (e.role == "cause" or (e.role == "both" and e.present))]
        verb = any(self._fits(entry, self.tokens[index + 1], index + 1) for entry in deeds)
        return verb and self.tokens[index + 1].tag != "DEF"

    def _joined_to_a_force(self, index: int) -> bool:
        """ "قوات النظام وروسيا": behind a force and an "and" a state stands for its own."""
        last = self.found[-1] if self.found else None
        joined = self.tokens[index - 1].pos == "CCONJ" and last is not None and last.last == index - 2
        return joined and last is not None and last.party is not None and last.party.armed

    # Means and parties -------------------------------------------------------------------------------------------

    def _means(self, index: int) -> Chunk | None:
        length, entry = longest(self.lexicon.means, self.lemmas, index)
        if not length or self._is_figurative(index + length):
            return None
        party_length, party = longest(self.lexicon.parties, self.lemmas, index)
        if party is not None and (party_length > length or (party_length == length and not entry.actor)):
            return None
        last = index + length - 1
        end = last
        if entry.actor:
            # "الطيران الحربي الروسي": whose it is belongs to the name.
            end = self._with_description(last)
        return Chunk(Kind.MEANS, index, end, index, end if entry.actor else last, means=entry)

    def _party(self, index: int) -> Chunk | None:
        length, entry = longest(self.lexicon.parties, self.lemmas, index)
        if not length:
            return None
        last = index + length - 1
        helpers = self._helpers(last) if entry.armed and entry.group is Group.COMBATANTS else None
        if helpers is not None:
            return Chunk(Kind.PARTY, index, last, index, last, party=replace(helpers, number=entry.number))
        if entry.armed and self._describes_a_thing(index):
            return None
        if entry.armed:
            end = self._with_description(last)
            return Chunk(Kind.PARTY, index, end, index, end, party=entry)
        if entry.kind is not PartyKind.OBJECT:
            named = self._persons_name(index, last)
            if named is not None:
                return Chunk(Kind.PARTY, index, named[1], *named, party=entry, named=True)
            if self.lexicon.attributes_first:
                last = self._last_of_persons(last)
            end = last
            while self._is_adjective(end + 1, definite=self.tokens[index].tag == "DEF"):
                end += 1
            return Chunk(Kind.PARTY, index, end, index, last, party=entry)
        end = last
        while end - last < 1 and self._is_free(end + 1) and self.tokens[end + 1].tag == "DEF":
            end += 1
        return Chunk(Kind.PARTY, index, end, index, end, party=entry)

    def _last_of_persons(self, last: int) -> int:
        """ "мирних жителів": words for people in a row are one, its head the last."""
        while last + 1 < len(self.tokens) and not self.tokens[last + 1].pos:
            entry = longest(self.lexicon.parties, self.lemmas, last + 1)[1]
            if entry is None or entry.armed or entry.kind is PartyKind.OBJECT:
                break
            last += 1
        return last

    def _helpers(self, last: int) -> PartyEntry | None:
        """ "عناصر من فرق الدفاع المدني": members of those who help bear no arms."""
        for index in range(last + 1, min(last + LONGEST_NAME + 2, len(self.tokens))):
            entry = longest(self.lexicon.parties, self.lemmas, index)[1]
            if entry is not None and not entry.armed and entry.group in (Group.AID, Group.MEDICAL):
                between = self.lemmas[last + 1 : index]
                closed = self.lemmas[last].endswith(self.lexicon.closed_endings)
                if closed and not self.lexicon.of & set(between):
                    # "خطف مسلحون الطبيبة": the one did it to the other.
                    return None
                return PartyEntry(entry.kind, armed=False, group=entry.group, number=None)
            if entry is not None or (self.tokens[index].pos == "PUNCT" and self.tokens[index].text not in '"“”'):
                return None
        return None

    def _describes_a_thing(self, index: int) -> bool:
        """ "مقر عسكري", "مجلس الأمن": part of what something else is called."""
        if not index:
            return False
        if self.lemmas[index - 1] in self.lexicon.councils:
            return True
        last = self.found[-1] if self.found else None
        if last is not None and last.last == index - 1 and self._is_adjective_of(last, index):
            return True
        thing = last is not None and last.last == index - 1 and last.party is not None
        alike = self.tokens[index].tag == self.tokens[index - 1].tag and self._is_gentilic(self.tokens[index])
        return thing and last is not None and last.party is not None and last.party.kind is PartyKind.OBJECT and alike

    def _is_adjective_of(self, last: Chunk, index: int) -> bool:
        """ "قذائف مدفعية", "استهدافات مدفعية": "اشتباك مسلح": behind a plain noun, and nobody behind it."""
        deed = last.kind is Kind.EVENT and all(not entry.verb and entry.harm is None for entry in last.entries)
        weapon = last.kind is Kind.MEANS and last.means is not None and not last.means.actor
        following = index + 1
        owned = following < len(self.tokens) and (self.tokens[following].tag == "DEF" or self._is_armed(following))
        plain = self.tokens[index].tag == self.tokens[last.first].tag == ""
        cause = deed and all(entry.role == "cause" for entry in last.entries)
        kind = self._is_gentilic(self.tokens[index]) or (cause and self.lemmas[index] in self.lexicon.how)
        return (deed or weapon) and plain and not owned and kind

    def _kunya(self, index: int) -> Chunk | None:
        if self.lemmas[index] not in self.lexicon.kunyas or not self._is_free(index + 1):
            return None
        end = index + 1
        while end - index < LONGEST_NAME and self._is_free(end + 1) and self.tokens[end + 1].tag == "DEF":
            end += 1
        return Chunk(Kind.PARTY, index, end, index, end, party=_SOMEBODY, named=True)

    def _honoured(self, index: int) -> Chunk | None:
        """ "الشهيد سامر الحاج": a word for the dead that is a title before a name."""
        if self.lemmas[index] not in self.lexicon.titles or self.lemmas[index] not in self.lexicon.events:
            return None
        named = self._persons_name(index, index)
        if named is None:
            return None
        return Chunk(Kind.PARTY, index, named[1], *named, party=_SOMEBODY, named=True)

    def _bare_name(self, index: int) -> Chunk | None:
        """ "استشهد كريم منصور": two unknown words right behind a verb of suffering are somebody's name."""
        deed = self.found[-1] if self.found else None
        if deed is None or deed.last != index - 1 or deed.kind is not Kind.EVENT:
            return None
        entries = [e for e in deed.entries if e.verb and e.harm is not None]
        if not entries:
            return None
        if not self._is_free(index) or self.tokens[index].tag == "DEF" or not self._is_free(index + 1):
            return None
        if self.lemmas[index] in self.lexicon.vague_heads or self.lemmas[index] in self.lexicon.no_places:
            return None
        end = index + 1
        while end - index < LONGEST_NAME and self._is_free(end + 1) and not self._is_present_verb(end + 1):
            end += 1
        if not any(e.frame == "suffer" for e in entries) and not self._tells_how(end + 1):
            return None
        return Chunk(Kind.PARTY, index, end, index, end, party=_SOMEBODY, named=True)

    def _tells_how(self, index: int) -> bool:
        """ "قتل حسن الأحمد برصاص": behind a verb that may be active only what he died of shows whose name it is."""
        if index + 1 >= len(self.tokens):
            return False
        by_means = self.lemmas[index] in self.lexicon.whereby and bool(
            longest(self.lexicon.means, self.lemmas, index + 1)[0] or self.lexicon.event_at(self.lemmas, index + 1)[0]
        )
        return by_means or self.lemmas[index] in self.lexicon.because

    def _persons_name(self, index: int, last: int) -> tuple[int, int] | None:
        """ "المزارع يوسف حمدان": behind a definite word for a person an indefinite unknown one is his name."""
        while last + 1 < len(self.tokens) and self._is_title(last + 1) and self.tokens[index].tag == "DEF":
            # "الشهيد الطفل يوسف"
            last += 1
        head = self.tokens[index]
        titled = head.lemma in self.lexicon.titles
        entry = longest(self.lexicon.parties, self.lemmas, index)[1]
        if head.tag != "DEF" or not (titled or (entry is not None and entry.number == 1)):
            return None
        first = last + 1
        if first < len(self.tokens) and self.lemmas[first] in self.lexicon.kunyas:
            first += 0
        elif not self._is_free(first) or self.tokens[first].tag == "DEF":
            return None
        end = first
        while end - first < LONGEST_NAME and end + 1 < len(self.tokens):
            part = self.lemmas[end] in self.lexicon.kunyas or self.lemmas[end] in self.lexicon.name_parts
            surname = end == first and self._is_occupation(end + 1)
            if not part and not surname and (not self._is_free(end + 1) or self._is_present_verb(end + 1)):
                break
            end += 1
        return first, end

    def _is_occupation(self, index: int) -> bool:
        """ "نور الخطيب": what somebody does for a living, with an article, is a surname behind a name."""
        entry = longest(self.lexicon.parties, self.lemmas, index)[1]
        one = entry is not None and not entry.armed and entry.number == 1 and entry.group is None
        return one and self.tokens[index].tag == "DEF"

    def _is_title(self, index: int) -> bool:
        return self.tokens[index].tag == "DEF" and self.lemmas[index] in self.lexicon.titles

    def _is_present_verb(self, index: int) -> bool:
        """ "يوسف حمدان يقطف الزيتون": a word like a present tense with its object behind it."""
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        return (
            self.lemmas[index].startswith(self.lexicon.present_letters)
            and following is not None
            and following.tag == "DEF"
        )

    def _with_description(self, last: int) -> int:
        """The adjectives and the definite or named words behind a force: "قوات الدعم السريع", "القوات الروسية"."""
        end = last
        head = self.tokens[last]
        # The nun of the plural falls away before a genitive: behind "مسلحون" the next noun is another one.
        closed = head.tag != "DEF" and head.lemma.endswith(self.lexicon.closed_endings)
        while end - last < LONGEST_NAME:
            following = end + 1
            if following >= len(self.tokens):
                break
            token = self.tokens[following]
            if end == last and head.tag != "DEF" and not closed and self._is_armed(following):
                # "شرطة الاحتلال": a force of a force.
                length, _ = longest(self.lexicon.parties, self.lemmas, following)
                return self._with_description(following + length - 1)
            if token.text in '"“«#' and end == last and head.tag != "DEF" and not closed:
                # 'قوات "قسد"': the name in quotation marks is whose they are.
                inner = following + 1
                if inner < len(self.tokens) and (self._is_armed(inner) or self.lemmas[inner] in self.lexicon.actors):
                    closing = range(inner + 1, min(inner + LONGEST_NAME, len(self.tokens)))
                    return next((i - 1 for i in closing if self.tokens[i].text in '"”»'), inner)
            if token.lemma in self.lexicon.believed and token.tag == head.tag and self._is_armed(following):
                # "مسلحون مجهولون"
                end = following
                continue
            if head.tag == "DEF" and token.tag == "DEF" and self._is_armed(following):
                # "التنظيم الإرهابي": here it is an adjective.
                end = following
                continue
            if token.pos == "PRON" and token.start == self.tokens[end].end:
                end = following
                break
            if token.pos or self._is_head(following) or token.lemma in self.lexicon.relative:
                break
            if self._is_object_of_deed(last, token):
                break
            if closed and token.tag == "DEF":
                break
            adjective = (
                token.tag == "DEF"
                or token.lemma in self.lexicon.names
                or (head.tag != "DEF" and self._is_gentilic(token))
            )
            if not adjective or (token.lemma in self.lexicon.settlements and token.tag != "DEF"):
                break
            end = following
        return end

    def _is_object_of_deed(self, last: int, token: Token) -> bool:
        """ "أطلق حرس الحدود النار": what the verb before a force needs behind it is no part of the name."""
        deed = self.found[-1] if self.found else None
        if deed is None or deed.kind is not Kind.EVENT or last - deed.last > LONGEST_NAME:
            return False
        return any(entry.verb and token.lemma in (entry.objects or ()) for entry in deed.entries)

    def _is_armed(self, index: int) -> bool:
        entry = longest(self.lexicon.parties, self.lemmas, index)[1] if not self.tokens[index].pos else None
        return entry is not None and entry.armed

    def _is_gentilic(self, token: Token) -> bool:
        """ "روسي", "روسية", "إسرائيلية"."""
        return len(token.lemma) >= 4 and token.lemma.endswith(self.lexicon.gentilic_endings)

    def _is_adjective(self, index: int, *, definite: bool) -> bool:
        if not self._is_free(index) or self.lemmas[index] in self.lexicon.names:
            return False
        token = self.tokens[index]
        return (token.tag == "DEF") == definite and (definite or self._is_gentilic(token))

    # Places ------------------------------------------------------------------------------------------------------

    def _settlement(self, index: int) -> Chunk | None:
        """ "بلدة كفر تخاريم": what stands behind the word for a place is its name."""
        if self.lemmas[index] not in self.lexicon.settlements:
            return None
        first = index + 1
        while (
            first < len(self.tokens)
            and self.lemmas[first] in self.lexicon.settlements
            and first + 1 < len(self.tokens)
            and not self._known_name(first)
            and (self._may_be_name(first + 1) or self.lemmas[first + 1] in self.lexicon.settlements)
        ):
            first += 1
        if first < len(self.tokens) and self.tokens[first].text in '#_"“«':
            first += 1
        if first >= len(self.tokens) or not self._may_be_name(first) or self.lemmas[first] in self.lexicon.gentilics:
            return None
        head = first - 1 if self.tokens[first - 1].pos == "" else first - 2
        if self.tokens[head].tag == "DEF" and not self._known_name(first):
            # "المنطقة الواقعة": no name follows a definite noun, but an adjective.
            return None
        last = self._name_end(first, of_place=True)
        if self.tokens[first - 1].text in '"“«':
            # مخيم "...": the name is what stands in the quotation marks.
            soon = range(first + 1, min(first + LONGEST_NAME + 1, len(self.tokens)))
            last = next((i - 1 for i in soon if self.tokens[i].text in '"”»'), last)
        head = first - 1
        head -= self.tokens[head].text == "_"
        kept = self.lemmas[head] in self.lexicon.kept and self.tokens[head].pos == ""
        if any(lemma in self.lexicon.several_places for lemma in self.lemmas[index:first]):
            self.listing = last
        return Chunk(Kind.PLACE, index, last, head if kept else first, last)

    def _name_of_place(self, index: int) -> Chunk | None:
        length = self._known_name(index)
        if not length or not (length > 1 or self._stands_as_place(index)):
            return None
        if length == 1 and self.tokens[index].tag == "DEF" and self.lemmas[index] in self.lexicon.gentilics:
            # "سورية" is a country, "السورية" an adjective.
            return None
        last = index + length - 1
        while self._is_direction(last + 1):
            last += 1
        return Chunk(Kind.PLACE, index, last, index, last)

    def _listed_place(self, index: int) -> Chunk | None:
        """ "قرى الفطيرة وبينين والمزرعة": behind the word for several places and an "and" stands another."""
        last = self.found[-1] if self.found else None
        if last is None or last.last != index - 2 or self.listing != last.last or self.tokens[index - 1].pos != "CCONJ":
            return None
        if not (self._may_be_name(index) or self._is_object(index)):
            return None
        end = self.listing = self._name_end(index)
        return Chunk(Kind.PLACE, index, end, index, end)

    def _is_object(self, index: int) -> bool:
        """ "المزرعة": a farm, and the name of a village."""
        entry = longest(self.lexicon.parties, self.lemmas, index)[1]
        return entry is not None and not entry.armed and self.tokens[index].tag == "DEF"

    def _place_behind_preposition(self, index: int) -> Chunk | None:
        before = self._before(index)
        if before is None or before not in self.lexicon.where or not self._may_be_name(index):
            return None
        if self.lemmas[index] in self.lexicon.known or self.lemmas[index] in self.lexicon.no_places:
            return None
        last = self._name_end(index)
        # A capital letter shows a name; Arabic has none.
        return Chunk(Kind.PLACE, index, last, index, last, sure=self.tokens[index].text[:1].isupper())

    def _stands_as_place(self, index: int) -> bool:
        if index > 1 and self.tokens[index - 1].text == "_":
            # "#الخوذ_البيضاء": within a hashtag a name stands at its head or behind the word for a place.
            return self.lemmas[index - 2] in self.lexicon.settlements
        before = self._before(index)
        last = self.found[-1] if self.found else None
        if before in self.lexicon.of and self.lemmas[index] in self.lexicon.states:
            # "المدعوم من تركيا": who it comes from, and not where it happened.
            return False
        beside = last is not None and last.kind in (Kind.PLACE, Kind.EVENT) and index - last.last <= 2
        hashtag = index > 0 and self.tokens[index - 1].text == "#"
        free = before is None or before in self.lexicon.where or not before.isalpha()
        return hashtag or free or beside or before in self.lexicon.settlements or self._behind_people(index)

    def _behind_people(self, index: int) -> bool:
        """ "سكان بيت لاهيا", "سوق معرة النعمان"."""
        last = self.found[-1] if self.found else None
        return last is not None and last.last == index - 1 and last.party is not None and not last.party.armed

    def _before(self, index: int) -> str | None:
        """The lemma before a token, but for what opens a name."""
        index -= 1
        while index >= 0 and self.tokens[index].text in _OPENS_NAME:
            index -= 1
        return self.lemmas[index] if index >= 0 else None

    def _known_name(self, index: int) -> int:
        for phrase in self.lexicon.names.get(self.lemmas[index], ()):
            found = self._phrase_with_underscores(index, phrase)
            indefinite = found == 1 and self.tokens[index].tag != "DEF" and phrase[0] in self.lexicon.definite_names
            if found and not indefinite:
                return found
        return 0

    def _phrase_with_underscores(self, index: int, phrase: tuple[str, ...]) -> int:
        """The tokens of a phrase from `index` on, where "_" may stand between its words; 0 if it is not there."""
        at = index
        for number, word in enumerate(phrase):
            if number and at < len(self.tokens) and self.tokens[at].text == "_":
                at += 1
            if at >= len(self.tokens) or self.lemmas[at] != word:
                return 0
            at += 1
        return at - index

    def _name_end(self, first: int, *, of_place: bool = False) -> int:
        length = self._known_name(first)
        last = first + length - 1 if length else first
        if not length and self._takes_a_second(first, of_place=of_place):
            last = first + 1
        while last + 2 < len(self.tokens) and self.tokens[last + 1].text == "_" and self._may_be_name(last + 2):
            last += 2
        while self._is_direction(last + 1):
            last += 1
        return last

    def _takes_a_second(self, first: int, *, of_place: bool) -> bool:
        """ "كفر تخاريم"; and behind a word for a place an unknown plain word with an unknown definite one."""
        if not self._may_be_name(first + 1):
            return False
        if self.lemmas[first] in self.lexicon.first_words:
            return True
        second = self.tokens[first + 1]
        plain = self.tokens[first].tag == "" and self.lemmas[first] not in self.lexicon.known
        # An adjective of the place itself is feminine, or one of belonging: "الواقعة", "الحدودي".
        adjective = second.lemma.endswith(("ه", *self.lexicon.gentilic_endings)) or self._is_direction(first + 1)
        return of_place and plain and second.tag == "DEF" and second.lemma not in self.lexicon.known and not adjective

    def _may_be_name(self, index: int) -> bool:
        if index >= len(self.tokens):
            return False
        token = self.tokens[index]
        if token.lemma in self.lexicon.first_words or (token.lemma in self.lexicon.names and self._known_name(index)):
            return token.pos == ""
        return self._is_free(index) and token.lemma not in self.lexicon.no_places

    def _is_direction(self, index: int) -> bool:
        return (
            index < len(self.tokens)
            and self.tokens[index].tag == "DEF"
            and self.lemmas[index] in self.lexicon.directions
        )

    # What is what ------------------------------------------------------------------------------------------------

    def _is_head(self, index: int) -> bool:
        """Whether a piece of its own begins here."""
        if index in self.times or index in self.counts:
            return True
        lemma = self.lemmas[index]
        lexicon = self.lexicon
        if lemma not in lexicon.heads:
            return False
        token = self.tokens[index]
        if lemma in lexicon.prepositions or lemma in lexicon.subordinate or lemma in lexicon.relative:
            return True
        if lemma in lexicon.settlements or longest(lexicon.parties, self.lemmas, index)[0]:
            return True
        if longest(lexicon.means, self.lemmas, index)[0]:
            return True
        verb = (
            lemma in lexicon.say or lemma in lexicon.yielding or lemma in lexicon.carriers or lemma in lexicon.occurring
        )
        return bool(lexicon.event_at(self.lemmas, index)[0]) or (verb and token.tag != "DEF")

    def _is_free(self, index: int) -> bool:
        """Whether a word stands here that nothing is known of: it may be part of a name."""
        if index >= len(self.tokens) or self.tokens[index].pos:
            return False
        lemma = self.lemmas[index]
        lexicon = self.lexicon
        closed = lemma in lexicon.among or lemma in lexicon.others or lemma in lexicon.negations
        closed = closed or lemma in lexicon.borders
        status = lemma in lexicon.status_verbs or lemma in lexicon.believed or lemma in lexicon.past
        return not closed and not status and not self._is_head(index)


_FINDERS: Final[tuple[tuple[tuple[str, ...], Callable[[_Chunker, int], Chunk | None]], ...]] = (
    (("actors",), _Chunker._actor),
    (("titles",), _Chunker._honoured),
    (("events",), _Chunker._event),
    (("means",), _Chunker._means),
    (("settlements",), _Chunker._settlement),
    (("gentilics", "states"), _Chunker._nation),
    ((), _Chunker._listed_place),
    (("names",), _Chunker._name_of_place),
    (("parties",), _Chunker._party),
    (("kunyas",), _Chunker._kunya),
    ((), _Chunker._bare_name),
)
"""What a piece may be, the surest first, and the lists of the lexicon of which one holds its first word."""


@lru_cache(1 << 16)
def _finders(language: str, lemma: str) -> tuple[Callable[[_Chunker, int], Chunk | None], ...]:
    lexicon = lexicon_of(language)
    return tuple(find for lists, find in _FINDERS if not lists or any(lemma in getattr(lexicon, one) for one in lists))


_OPENS_NAME = frozenset('#"“«')
_NO_PIECES = frozenset({"PUNCT", "PRON", "X", "NUM", "CCONJ", "ADP", "AUX"})
_ADVERBIAL = "ا"
_ARMED = PartyEntry(PartyKind.UNKNOWN, armed=True, group=None, number=None)
_SOMEBODY = PartyEntry(PartyKind.CIVILIANS, armed=False, group=None, number=1)
