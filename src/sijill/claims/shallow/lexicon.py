"""The lexicons of a language without a parser, as the patterns ask for them. Words are folded, without article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cache
from typing import Any

from sijill import actors
from sijill.lexicons import entry_lines, load
from sijill.lexicons.folding import begins, by_first_word, fold
from sijill.lexicons.forms import dual_of, is_jussive, is_present, noun_forms, verb_forms
from sijill.lexicons.vocabulary import lemmas_of, spellings, vocabulary
from sijill.model.vocabulary import Group, Harm, MeansKind, PartyKind, Status

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A word of an event; the fields are those of `events.toml`."""

    name: str
    where: str
    verb: bool
    type: str
    role: str
    frame: str
    harm: Harm | None
    generic: bool
    fixed: bool
    passive: bool
    place_target: bool
    needs: str
    objects: frozenset[str] | None
    to: frozenset[str] | None
    without: frozenset[str]
    before: frozenset[str] | None = None
    present: bool = False
    jussive: bool = False


@dataclass(frozen=True, slots=True)
class MeansEntry:
    """A word for what it was done by; `actor` where it stands for those who use it ("jets bombed")."""

    name: str
    where: str
    kind: MeansKind
    type: str
    actor: bool


@dataclass(frozen=True, slots=True)
class PartyEntry:
    """A word for who or what acts or is acted upon. `many` where the word is a plural, `two` where it is a dual."""

    kind: PartyKind
    armed: bool
    group: Group | None
    number: int | None
    """How many the bare word says: 1, 2, or None for a plural."""


@dataclass(frozen=True, slots=True)
class ShallowLexicon:
    """All that the patterns know of words. Phrases stand by their first word, the longest first."""

    language: str
    events: Mapping[str, tuple[tuple[Phrase, Entry], ...]]
    carriers: frozenset[str]
    occurring: frozenset[str]
    befalling: frozenset[str]
    yielding: frozenset[str]
    means: Mapping[str, tuple[tuple[Phrase, MeansEntry], ...]]
    parties: Mapping[str, tuple[tuple[Phrase, PartyEntry], ...]]
    titles: frozenset[str]
    kunyas: frozenset[str]
    kin: frozenset[str]
    anybody: frozenset[str]
    settlements: frozenset[str]
    several_places: frozenset[str]
    kept: frozenset[str]
    names: Mapping[str, tuple[Phrase, ...]]
    definite_names: frozenset[str]
    """Places of one word that have an article: "الباب" is a town, "باب" a door."""
    first_words: frozenset[str]
    no_places: frozenset[str]
    directions: frozenset[str]
    prepositions: frozenset[str]
    where: frozenset[str]
    by: Mapping[str, tuple[Phrase, ...]]
    """By their last word."""
    borders: Mapping[str, tuple[Phrase, ...]]
    relative: frozenset[str]
    among: frozenset[str]
    others: frozenset[str]
    subordinate: frozenset[str]
    say: frozenset[str]
    gentilics: frozenset[str]
    """Adjectives of nations."""
    states: frozenset[str]
    """Names of states that are one word: as subjects of a deed they stand for their forces."""
    actors: Mapping[str, tuple[Phrase, ...]]
    """Names of armed groups of the directory, by their first word."""
    quantifiers: frozenset[str]
    vague_heads: frozenset[str]
    befalls_a_name: frozenset[str]
    """Verbs of harm behind which a name may stand."""
    status_verbs: Mapping[str, Status | str]
    status_nouns: Mapping[str, tuple[tuple[Phrase, Status | str], ...]]
    judged: Mapping[str, tuple[tuple[Phrase, Status | str], ...]]
    negations: frozenset[str]
    nobody: frozenset[str]
    unknown: frozenset[str]
    future: frozenset[str]
    outlets: frozenset[str]
    claimed: frozenset[str]
    """Verbs that claim only with a clause or a preposition behind them."""
    hamza: frozenset[str]
    """Numbers that count only where their hamza is written."""
    possibly: frozenset[str]
    presupposed: frozenset[str]
    believed: frozenset[str]
    succumbing: frozenset[str]
    games: frozenset[str]
    invented: frozenset[str]
    figurative: frozenset[str]
    families: frozenset[str]
    cases: frozenset[str]
    continuing: frozenset[str]
    ordering_by: frozenset[str]
    what: frozenset[str]
    protesters: frozenset[str]
    believed_behind: frozenset[str]
    past: frozenset[str]
    cumulative: frozenset[str]
    joiners: frozenset[str]
    onto: frozenset[str]
    of: frozenset[str]
    whose: frozenset[str]
    sites: frozenset[str]
    """Behind them stands who holds them; of them `targets` are what is struck."""
    targets: frozenset[str]
    between: frozenset[str]
    towards: frozenset[str]
    still: frozenset[str]
    one_of: frozenset[str]
    councils: frozenset[str]
    how: frozenset[str]
    belonging: Mapping[str, tuple[Phrase, ...]]
    """By their last word."""
    tolls: frozenset[str]
    one_harmed: frozenset[str]
    two_harmed: frozenset[str]
    because: frozenset[str]
    whereby: frozenset[str]
    pronouns_of_one: frozenset[str]
    many_endings: tuple[str, ...]
    name_parts: frozenset[str]
    gentilic_endings: tuple[str, ...]
    closed_endings: tuple[str, ...]
    present_letters: tuple[str, ...]
    verb_first: bool
    attributes_first: bool
    known: frozenset[str]
    event_phrases: Mapping[str, tuple[tuple[Phrase, tuple[Entry, ...]], ...]] = field(init=False)
    """`events` with all the entries of a phrase together."""
    pieces: frozenset[str] = field(init=False)
    """All words that the lexicon lets a piece begin with: the patterns need not look at others."""
    heads: frozenset[str] = field(init=False)
    """All words of which one may end the name before it."""
    stops: frozenset[str] = field(init=False)
    """All words of which one may end what hangs on the event word before."""
    status_cues: frozenset[str] = field(init=False)
    """All words that may tell the status of what stands behind them."""

    def __post_init__(self) -> None:
        """Gather what is asked of nearly every word of a text."""
        object.__setattr__(self, "event_phrases", {word: _together(pairs) for word, pairs in self.events.items()})
        tables = (self.events, self.means, self.parties)
        pieces = (self.actors, self.names, self.settlements, self.gentilics, self.states, self.kunyas)
        closed = (self.prepositions, self.subordinate, self.relative, self.settlements)
        verbs = (self.say, self.yielding, self.carriers, self.occurring)
        object.__setattr__(self, "pieces", frozenset().union(*tables, *pieces))
        object.__setattr__(self, "heads", frozenset().union(*tables, *closed, *verbs))
        opening = (self.yielding, self.among, self.befalling, self.carriers, self.say)
        object.__setattr__(self, "stops", self.relative.union(*opening))
        object.__setattr__(self, "status_cues", frozenset().union(self.status_nouns, self.status_verbs))

    def event_at(self, lemmas: list[str], index: int) -> tuple[int, tuple[Entry, ...]]:
        """The longest phrase of an event that begins here, as its length, and its entries."""
        length, entries = longest(self.event_phrases, lemmas, index)
        return length, entries or ()


def _together(pairs: Iterable[tuple[Phrase, Entry]]) -> tuple[tuple[Phrase, tuple[Entry, ...]], ...]:
    found: dict[Phrase, tuple[Entry, ...]] = {}
    for phrase, entry in pairs:
        found[phrase] = (*found.get(phrase, ()), entry)
    return tuple(found.items())


def longest(table: Mapping[str, tuple[tuple[Phrase, Any], ...]], lemmas: list[str], index: int) -> tuple[int, Any]:
    """The longest phrase of a table that begins at `index`, as its length, with its value; (0, None) if none."""
    for phrase, value in table.get(lemmas[index], ()):
        if begins(lemmas, index, phrase):
            return len(phrase), value
    return 0, None


def phrase_of(words: str) -> Phrase:
    """A phrase of a lexicon as the lemmas of its words."""
    return lemmas_of(words)


@cache
def lexicon_of(language: str) -> ShallowLexicon:
    """Loaded once for each language."""
    events, words, status = (load(name, language) for name in ("events", "words", "status"))
    places, parties, speech = (load(name, language) for name in ("places", "parties", "speech"))
    named = actors.names(language)
    found = ShallowLexicon(
        language=language,
        events=_events(events["event"], language),
        carriers=_verbs(events["light_verbs"]),
        occurring=_verbs(events["occurring"]),
        befalling=_verbs(events["befalling"]),
        yielding=_verbs(events["yielding"]) | _words(events["yielding_nouns"]),
        means=_means(language),
        parties=_parties(parties),
        titles=_words(parties.get("titles", {}).get("words", ())),
        kunyas=_words(parties.get("kunyas", {}).get("words", ())),
        kin=_words(parties.get("kin", {}).get("words", ())),
        anybody=_words(parties.get("anybody", {}).get("words", ())),
        settlements=_words(places["settlements"]),
        several_places=_words(places["several"]),
        kept=_words(places["kept"]),
        names=_names(places),
        definite_names=_definite_names(places),
        first_words=_words(places["first_words"]),
        no_places=_words(places["no_places"]),
        directions=_words(words["directions"]),
        prepositions=_folded(words["prepositions"]),
        where=_folded(places["within"]) | _folded(places["beside"]),
        by=_by_last_word(_phrases(words["by"])),
        borders=by_first_word(_phrases((*words["borders"], *words["asides"]))),
        relative=_folded(words["relative"]),
        among=_folded(words["among"]),
        others=_words(words["others"]),
        subordinate=_folded(words["subordinate"]),
        say=_verbs(speech["say"]),
        gentilics=frozenset(named.adjectives),
        states=frozenset(phrase[0] for phrase in named.countries if len(phrase) == 1),
        actors=by_first_word(named.actors),
        quantifiers=_words(words["quantifiers"]),
        befalls_a_name=_verbs(v for row in events["event"] if "harm" in row for v in row.get("verbs", ())),
        vague_heads=_words(words["quantifiers"]) | _words(words.get("vague_heads", ())),
        status_verbs={
            form: _status(key) for key, verbs in status["verbs"].items() for v in verbs for form in verb_forms(v)
        },
        status_nouns=_status_nouns(status["nouns"]),
        judged=_status_nouns(status.get("judged", {})),
        negations=_folded(status["negation"]["words"]),
        nobody=_folded(status["negation"]["nobody"]),
        unknown=_words(status["negation"]["unknown"]),
        future=_folded(status["future"]["words"]),
        outlets=_words(speech["outlets"]),
        claimed=_verbs(status["claimed"]["verbs"]),
        hamza=_folded(load("numbers", language)["hamza"]["words"]),
        possibly=_folded(status["possibly"]["words"]),
        presupposed=_folded(status["presupposed"]["words"]),
        succumbing=_words(words.get("succumbing", ())),
        figurative=_words(words.get("figurative", ())),
        families=_words(words.get("families", ())),
        continuing=_verbs(words.get("continuing", ())),
        what=_folded(words.get("what", ())),
        ordering_by=_verbs(status.get("ordering_by", {}).get("words", ())),
        cases=_words(words.get("cases", ())),
        invented=_words(words.get("invented", ())),
        games=_words(words.get("games", ())),
        protesters=_words(words.get("protesters", ())),
        believed=_folded(status["believed"]["words"]),
        believed_behind=_folded(status["believed"]["behind"]),
        past=_folded(status["past"]["words"]),
        cumulative=_folded(status["background"]["cumulative"]),
        tolls=_words(words["tolls"]),
        one_harmed=_words(words["one_harmed"]),
        two_harmed=_words(words["two_harmed"]),
        joiners=_folded(words["joiners"]),
        onto=_folded(words["onto"]),
        of=_folded(words["of"]),
        whose=_folded(words["whose"]),
        sites=_words(words["targets"]) | _words(words["held"]) | _words(places["settlements"]),
        targets=_words(words["targets"]),
        between=_folded(words["between"]),
        towards=_folded(words["towards"]),
        still=_folded(words["still"]),
        one_of=_folded(words["one_of"]),
        councils=_words(words["councils"]),
        how=_words(words["how"]),
        belonging=_by_last_word(_phrases(words["belonging"])),
        because=_folded(words["because"]),
        whereby=_folded(words.get("whereby", ())),
        pronouns_of_one=_folded(words["pronouns_of_one"]),
        name_parts=_folded(words["name_parts"]),
        many_endings=tuple(map(fold, words["many_endings"])),
        gentilic_endings=tuple(map(fold, words["gentilic_endings"])),
        closed_endings=tuple(map(fold, words["closed_endings"])),
        present_letters=tuple(map(fold, words["present_letters"])),
        verb_first=bool(words["verb_first"]),
        attributes_first=bool(words["attributes_first"]),
        known=vocabulary(language),
    )
    return _with_all_spellings(found)


def _with_all_spellings(lexicon: ShallowLexicon) -> ShallowLexicon:
    """The lexicon with what it says of a stem said of every longer word that another file knows (`spellings`)."""

    def spread(value: Any) -> Any:
        if isinstance(value, frozenset):
            return frozenset(word for one in value for (word,) in spellings((one,), lexicon.language))
        if isinstance(value, Mapping):
            return _spread_table(value, lexicon.language)
        return value

    said = {field.name: spread(getattr(lexicon, field.name)) for field in fields(lexicon) if field.init}
    return replace(lexicon, **said)


def _spread_table(table: Mapping[str, Any], language: str) -> Mapping[str, Any]:
    """A table by words: of phrases, which stand under their first or last word, of pairs that begin with one, or flat.

    The longest phrase goes first; what names a word in full goes before what holds it by a stem.
    """
    found: dict[str, list[tuple[tuple[int, bool], Any]]] = {}
    flat: dict[str, Any] = {}
    for key, value in table.items():
        if not isinstance(value, tuple):
            flat |= {word: value for (word,) in spellings((key,), language) if word == key or word not in table}
            continue
        for row in value:
            paired = bool(row) and isinstance(row[0], tuple)
            phrase = row[0] if paired else row
            at = 0 if phrase[0] == key else -1
            for words in spellings(phrase, language):
                found.setdefault(words[at], []).append(
                    ((-len(words), words != phrase), (words, *row[1:]) if paired else words)
                )
    return flat or {word: tuple(row for _, row in sorted(rows, key=lambda r: r[0])) for word, rows in found.items()}


def _by_last_word(phrases: Iterable[Phrase]) -> Mapping[str, tuple[Phrase, ...]]:
    found: dict[str, tuple[Phrase, ...]] = {}
    for phrase in phrases:
        found[phrase[-1]] = (*found.get(phrase[-1], ()), phrase)
    return found


def _status_nouns(table: Mapping[str, Iterable[str]]) -> Mapping[str, tuple[tuple[Phrase, Status | str], ...]]:
    found: dict[str, list[tuple[Phrase, Status | str]]] = {}
    for key, nouns in table.items():
        for noun in nouns:
            phrase = phrase_of(noun)
            found.setdefault(phrase[0], []).append((phrase, _status(key)))
    return {word: tuple(sorted(pairs, key=lambda pair: -len(pair[0]))) for word, pairs in found.items()}


def _status(key: str) -> Status | str:
    return Status(key) if key in set(Status) else key


def _words(words: Iterable[str]) -> frozenset[str]:
    return frozenset(lemmas_of(word)[0] for word in words if len(lemmas_of(word)) == 1)


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)


def _phrases(phrases: Iterable[str]) -> tuple[Phrase, ...]:
    return tuple(sorted((tuple(fold(p).split()) for p in phrases), key=len, reverse=True))


def _verbs(verbs: Iterable[str]) -> frozenset[str]:
    return frozenset(form for verb in verbs for form in verb_forms(verb))


def _events(rows: Iterable[Mapping[str, Any]], language: str) -> Mapping[str, tuple[tuple[Phrase, Entry], ...]]:
    found: dict[str, list[tuple[Phrase, Entry]]] = {}
    lines = entry_lines("events", language, "event")
    for line, row in zip(lines, rows, strict=True):
        without = _words(w for w in row.get("not", ()) if " " not in w)
        for verb in row.get("verbs", ()):
            for form in verb_forms(verb):
                entry = _entry(
                    row, verb, f"{language}/events.toml:{line}", without, verb=True, present=is_present(verb, form)
                )
                if is_jussive(verb, form):
                    entry = replace(entry, jussive=True)
                found.setdefault(form, []).append(((form,), entry))
        for noun in row.get("nouns", ()):
            entry = _entry(row, noun, f"{language}/events.toml:{line}", without, verb=False, present=False)
            forms = {phrase_of(noun)} if " " in noun else {(form,) for form in noun_forms(noun)}
            for phrase in forms:
                found.setdefault(phrase[0], []).append((phrase, entry))
    return {word: tuple(entries) for word, entries in found.items()}


def _entry(
    row: Mapping[str, Any], name: str, where: str, without: frozenset[str], *, verb: bool, present: bool
) -> Entry:
    objects, to = row.get("object", {}), row.get("to", {})
    return Entry(
        name=f"{name.partition('/')[0]} ({'verb' if verb else 'noun'})",
        where=where,
        verb=verb,
        type=row["type"],
        role=row["role"],
        frame=row["frame"],
        harm=Harm(row["harm"]) if "harm" in row else None,
        generic=bool(row.get("generic")),
        fixed=bool(row.get("fixed")),
        passive=bool(row.get("passive")),
        place_target=bool(row.get("place_target")),
        needs=next(iter(row.get("needs", ())), ""),
        objects=_words(objects[name]) if objects.get(name) else None,
        to=frozenset(map(fold, to[name])) if to.get(name) else None,
        without=without,
        before=_verbs(row["before"]) if "before" in row else None,
        present=present,
    )


def _means(language: str) -> Mapping[str, tuple[tuple[Phrase, MeansEntry], ...]]:
    found: dict[str, list[tuple[Phrase, MeansEntry]]] = {}
    lines = entry_lines("means", language, "means")
    for line, row in zip(lines, load("means", language)["means"], strict=True):
        for words in row["words"]:
            where = f"{language}/means.toml:{line}"
            entry = MeansEntry(words, where, MeansKind(row["kind"]), row["type"], bool(row.get("actor")))
            phrase = phrase_of(words)
            forms = {phrase} if len(phrase) > 1 else {(form,) for form in noun_forms(phrase[0])}
            for form in forms:
                found.setdefault(form[0], []).append((form, entry))
    return {word: tuple(entries) for word, entries in found.items()}


def _parties(data: Mapping[str, Any]) -> Mapping[str, tuple[tuple[Phrase, PartyEntry], ...]]:
    group_of = {phrase_of(word): Group(name) for name, row in data["groups"].items() for word in row["words"]}
    numbers = {phrase_of(word): number for number, key in ((1, "one"), (2, "two")) for word in data["numbers"][key]}
    for word in data["numbers"]["one"]:
        for dual in dual_of(word):
            # رهينتين: the form says two, of whatever sort the word is.
            numbers.setdefault((dual,), 2)
            if phrase_of(word) in group_of:
                group_of.setdefault((dual,), group_of[phrase_of(word)])
    found: dict[str, list[tuple[Phrase, PartyEntry]]] = {}

    def note(words: Iterable[str], kind: str, *, armed: bool) -> None:
        for word in words:
            phrase = phrase_of(word)
            entry = PartyEntry(PartyKind(kind), armed, group_of.get(phrase), numbers.get(phrase))
            found.setdefault(phrase[0], []).append((phrase, entry))
            if numbers.get(phrase) == 1:
                for dual in dual_of(word):
                    two = PartyEntry(PartyKind(kind), armed, group_of.get((dual,)), 2)
                    found.setdefault(dual, []).append(((dual,), two))

    note(data["persons"]["words"], data["persons"]["kind"], armed=False)
    things = {form for word in data["objects"]["words"] for form in (word, *noun_forms(word))}
    note(sorted(things), data["objects"]["kind"], armed=False)
    for row in data["armed"].values():
        note(row["words"], row["kind"], armed=True)
    for phrase in (*numbers, *group_of):
        # Named in full for its number or its group alone ("жінка"): for the rest it is what its stem is ("жінк*").
        for stem, entry in [pair for pairs in found.values() for pair in pairs]:
            if stem[0].endswith("*") and len(stem) == len(phrase) == 1 and phrase[0].startswith(stem[0][:-1]):
                full = replace(entry, number=numbers.get(phrase), group=group_of.get(phrase, entry.group))
                if all(known != phrase for known, _ in found.get(phrase[0], ())):
                    found.setdefault(phrase[0], []).append((phrase, full))
    return {word: tuple(entries) for word, entries in found.items()}


def _definite_names(places: Mapping[str, Any]) -> frozenset[str]:
    single = {name for names in places["names"].values() for name in names if " " not in name}
    with_article = {phrase_of(name)[0] for name in single if name.startswith("ال") and phrase_of(name)[0] != fold(name)}
    return frozenset(with_article - {fold(name) for name in single})


def _names(places: Mapping[str, Any]) -> Mapping[str, tuple[Phrase, ...]]:
    found: dict[str, list[Phrase]] = {}
    for names in places["names"].values():
        for name in names:
            phrase = phrase_of(name)
            found.setdefault(phrase[0], []).append(phrase)
    return {word: tuple(sorted(phrases, key=len, reverse=True)) for word, phrases in found.items()}
