"""From the words of a party to an entry of the directory, or to none with the reason why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from sijill.actors.directory import Actor, Alias, Directory, directory, split

_JOINING = frozenset({"and", "or"})
_WIDEST = 4
"""Words between a country and the part of it that is meant: "Syrian Arab Army special forces"."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where and when a text plays: what decides for a name that several actors go by, and for "the army".

    `named` and `scenes` give country codes, the nearest words first (the sentence, the title, the whole text): those
    that are named at all, and those that are named as the place of something. They are asked only when needed.
    """

    named: Callable[[], Sequence[frozenset[str]]]
    scenes: Callable[[], Sequence[frozenset[str]]]
    published: date | None = None


NOWHERE = Setting(lambda: (), lambda: ())


@dataclass(frozen=True, slots=True)
class Link:
    """The actor, or None where the words leave it open; `rule` says why, `words` which words it was."""

    actor: Actor | None
    rule: str
    words: str


@dataclass(frozen=True, slots=True)
class _Match:
    """Words `[start, end)` of the phrase that stand for one of `actors`; `why` names the rule."""

    start: int
    end: int
    actors: tuple[Actor, ...]
    why: str


def link(phrase: str, setting: Setting = NOWHERE, *, modifier: bool = False, tail: bool = False) -> Link | None:
    """Who a phrase names; None where it names nobody that the directory could know.

    With `modifier` the phrase stands before an event ("Russian air strikes"), where a bare adjective means the armed
    forces. Of several names the last counts, which is nearest to the head, or with `tail`, where the phrase stands
    behind the head ("fighters of ..."), the first. Joined ones ("Syrian and Russian jets") are two actors, and so none.
    """
    known = directory()
    words = split(phrase)
    matches = _matches(known, words, modifier)
    if not matches:
        return None if tail else _generic(known, words, setting)
    if tail:
        matches = matches[:1]
    last = matches[-1]
    joined = any(folded in _JOINING for folded, _ in words[matches[0].end : last.start]) or _cut_off(known, words, last)
    said = " ".join(bare for _, bare in words[last.start : last.end])
    if joined:
        return Link(None, "several actors joined", said)
    if len(last.actors) == 1:
        actor = last.actors[0]
        if not actor.known_on(setting.published):
            return Link(None, f"{actor.id} began later than the text", said)
        return Link(actor, f"{actor.entry}: {last.why}", said)
    return _decide(last, setting, said)


def names_in(words: Sequence[str]) -> list[tuple[int, int]]:
    """Where names of actors stand among words that come before an event, as ranges `[first, last]` of `words`.

    "Syrian regime barrel bomb" holds one, "Syrian regime"; "Syrian and Russian air" holds two.
    """
    known = directory()
    parts = [(index, part) for index, word in enumerate(words) for part in split(word)]
    folded = [part for _, part in parts]
    found = [(m.start, m.end) for m in _matches(known, folded, True)]
    # A bare adjective counts here whatever stands behind it: the event does.
    for here in range(len(folded)):
        inside = any(start <= here < end for start, end in found)
        for alias in () if inside else _aliases_at(known, folded, here):
            end = here + len(alias.words)
            beside = folded[end][0] if end < len(folded) else ""
            before = folded[here - 1][0] if here else ""
            if (alias.what == "adjective" or (alias.what == "country" and alias.exact)) and (
                beside not in known.not_the_actor and before not in known.against
            ):
                found.append((here, end))
                break
    return sorted((parts[start][0], parts[end - 1][0]) for start, end in found)


def _cut_off(known: Directory, words: Sequence[tuple[str, str]], last: _Match) -> bool:
    """ "Syrian and Russian air forces": the country before the "and" shares the part that is said behind it."""
    before = [folded for folded, _ in words[: last.start]]
    return (
        len(before) > 1
        and before[-1] in _JOINING
        and any(a.what in ("adjective", "country", "alias") for a in known.aliases.get(before[-2], ()))
    )


def _decide(match: _Match, setting: Setting, said: str) -> Link:
    """One of several actors that go by the same words: the one whose country is named, at the nearest level."""
    ids = ", ".join(sorted(actor.id for actor in match.actors))
    for named in setting.named():
        fitting = [actor for actor in match.actors if actor.countries & named]
        if len(fitting) > 1:
            fitting = [actor for actor in fitting if actor.active_on(setting.published)] if setting.published else []
            if len(fitting) != 1:
                return Link(None, f"more than one fits: {ids}", said)
        if fitting:
            actor = fitting[0]
            if not actor.known_on(setting.published):
                return Link(None, f"{actor.id} began later than the text", said)
            country = ", ".join(sorted(actor.countries & named))
            return Link(actor, f"{actor.entry}: shared name, only this one of {ids} fits {country}", said)
    return Link(None, f"no country named that tells between {ids}", said)


def _matches(known: Directory, words: Sequence[tuple[str, str]], modifier: bool) -> list[_Match]:
    found: list[_Match] = []
    here = 0
    while here < len(words):
        match = _match_at(known, words, here, modifier)
        if match is None:
            here += 1
            continue
        beside = words[match.end][0] if match.end < len(words) else ""
        before = words[match.start - 1][0] if match.start else ""
        if beside not in known.not_the_actor and before not in known.against:
            found.append(match)
        here = match.end
    return found


def _match_at(known: Directory, words: Sequence[tuple[str, str]], here: int, modifier: bool) -> _Match | None:
    fitting = _aliases_at(known, words, here)
    if not fitting:
        return None
    longest = len(fitting[0].words)
    fitting = [alias for alias in fitting if len(alias.words) == longest]
    end = here + longest
    named = [alias for alias in fitting if alias.what in ("alias", "shared")]
    country = next((alias for alias in fitting if alias.what not in ("alias", "shared")), None)
    if named:
        actors = tuple({alias.target: known.actors[alias.target] for alias in named}.values())
        said = " ".join(bare for _, bare in words[here:end])
        return _Match(here, end, actors, f"named “{said}”")
    assert country is not None
    return _part_of_state(known, words, here, end, country, modifier)


def _aliases_at(known: Directory, words: Sequence[tuple[str, str]], here: int) -> list[Alias]:
    folded, _ = words[here]
    candidates = known.aliases.get(folded, ())
    genitive = False
    if not candidates and len(folded) > 4 and folded.endswith("s"):
        # Texts that lost their apostrophes: "Syrias army".
        candidates, genitive = known.aliases.get(folded[:-1], ()), True
    found = []
    for alias in candidates:
        length = len(alias.words)
        stand = words[here : here + length]
        if len(stand) < length or (genitive and length > 1):
            continue
        if alias.exact is not None:
            if tuple(bare for _, bare in stand) == alias.exact:
                found.append(alias)
        elif genitive or tuple(word for word, _ in stand) == alias.words:
            found.append(alias)
    return found


def _part_of_state(
    known: Directory, words: Sequence[tuple[str, str]], here: int, end: int, country: Alias, modifier: bool
) -> _Match | None:
    """The country with the part of it that is named behind: "Syrian government forces", "Turkish jets", "Russia"."""
    role, last = _role_at(known, words, end)
    said = " ".join(bare for _, bare in words[here:last])
    if role is not None:
        actor = known.role(country.target, role) if country.what != "capital" else None
        return _Match(here, last, (actor,), f"“{said}”, a country and its {role}") if actor is not None else None
    alone = end == len(words)
    if country.what == "adjective" or (country.exact is not None and not alone):
        # "Russian air strikes"; a mere "Russian" is somebody from there.
        role = "forces" if modifier and alone else None
    else:
        role = "government" if alone and here == 0 and not modifier else None
    if modifier and alone and country.exact is not None:
        role = "forces"
    actor = known.role(country.target, role) if role is not None else None
    return _Match(here, end, (actor,), f"“{said}”, a state as belligerent") if actor is not None else None


def _role_at(known: Directory, words: Sequence[tuple[str, str]], here: int) -> tuple[str | None, int]:
    """The last word for a part of the state from `here` on, over words that may stand between, and its end."""
    role, end = None, here
    index = here
    while index < len(words) and index - here <= _WIDEST:
        pair = [folded for folded, _ in words[index : index + 2]]
        one, two = pair[0], " ".join(pair)
        if len(pair) == 2 and two in known.roles:
            role, index = known.roles[two], index + 2
            end = index
        elif one in known.roles:
            # "air force jets" are still the air force's.
            narrower = role in ("air-force", "navy") and known.roles[one] == "forces"
            role, index = role if narrower else known.roles[one], index + 1
            end = index
        elif one in known.between:
            index += 1
        else:
            break
    return role, end


def _generic(known: Directory, words: Sequence[tuple[str, str]], setting: Setting) -> Link | None:
    """ "The army", "government forces", "rebels": who, only where the text plays in exactly one country."""
    role, end = _role_at(known, words, 0)
    if role is None or end != len(words) or _is_hardware(known, words):
        return None
    said = " ".join(bare for _, bare in words)
    for scenes in setting.scenes():
        if len(scenes) > 1:
            return Link(None, f"“{said}” of which country: {', '.join(sorted(scenes))}", said)
        if scenes:
            code = next(iter(scenes))
            actor = known.role(code, role)
            if actor is None:
                return None
            return Link(actor, f"{actor.entry}: “{said}” where only {code} is named as the place", said)
    return Link(None, f"“{said}” and no country named as the place", said)


_OWNED = frozenset(
    "army military forces troops soldiers government regime authorities police rebels rebel navy".split()
)


def _is_hardware(known: Directory, words: Sequence[tuple[str, str]]) -> bool:
    """ "Warplanes", "drones", "soldiers": of any side that is at war there."""
    return not any(folded in _OWNED for folded, _ in words)
