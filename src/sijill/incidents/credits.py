"""Whom a text credits: agencies, channels it was forwarded from, outlets it quotes; and whether its own people saw it.

Agencies stand in datelines, bylines and closing lines. A name in passing ("an AFP photographer lost his archive") is no
credit: it must stand alone in a line, in brackets or before the text it heads, or beside a word of saying.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from sijill.incidents.wording import Phrases, Word, bare, by_sound, sounds_in, vocabulary, words_of
from sijill.lexicons import load
from sijill.lexicons.names import fold, sound

SEARCHED = 60_000
"""So many code points of a text are searched for credits. They stand at its beginning, and at the end of short ones."""
LONGEST_CREDIT = 8
"""Words of a line, or of brackets, that may be nothing but a credit."""
HEAD_WORDS = 12
"""A dateline ends within so many words: "BEIRUT, March 14 (Reuters) -"."""
NEAR = 4
"""Words between a name and the word of saying that makes it a source."""
SOUNDS = 3
"""Consonants by which a name is known in another script."""

_LINE = re.compile(r"[^\n]+")
_BRACKETS = re.compile(r"[(\[（]([^()\[\]\n]{2,60})[)\]）]")
_DATELINE = re.compile(
    r"\A\s*([^\n:–—]{2,60}?)(?:\s+[-–—]\s*|\s*[–—]\s*)([^\n:–—-]{2,40}?)\s*:|\A\s*([^\n:]{2,30}?)\s*(?::|\s[-–—]\s)"
)


@dataclass(frozen=True, slots=True)
class Credit:
    """`key` names who is credited (``agency:reuters``, ``outlet:...``); the words stand at `[start, end)`.

    `whole`: the text is theirs (a dateline, a byline, a forward); otherwise it has something from them.
    """

    key: str
    name: str
    start: int
    end: int
    whole: bool
    how: str


@dataclass(frozen=True, slots=True)
class Own:
    """Words that say that the outlet's own people were there."""

    start: int
    end: int


def outlet_key(name: str) -> str:
    """An outlet's name to compare: an agency's id, else what is left without "channel", "newspaper" and articles.

    >>> outlet_key("Al-Furat TV") == outlet_key("قناة الفرات")
    True
    """
    return _outlet_key(name[:200])


@lru_cache(maxsize=4096)
def _outlet_key(name: str) -> str:
    words = words_of(name)
    own = _without_kinds(words)
    agency = next(_agencies().find(own), None)
    if agency and agency[2] - agency[1] == len(own):
        return f"agency:{agency[0]}"
    # A word for its kind may be a part of an agency's name: "وكالة الصحافة الفرنسية".
    agency = next(_agencies().find(words), None)
    if agency and not _without_kinds((*words[: agency[1]], *words[agency[2] :])):
        return f"agency:{agency[0]}"
    kept = [word.folded for word in own or words]
    plain = [_plain(word) for word in kept if word not in _ARTICLES] or kept
    heard = "".join(sound(fold(word)) for word in plain)
    # Where few sounds are left ("BBC") many names sound alike: the letters count.
    return f"outlet:{heard}" if len(heard) >= SOUNDS else f"outlet:={' '.join(plain)}"


def _without_kinds(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words of a name but for those that say what the outlet is."""
    kinds = {at for _, start, end in _outlet_words().find(words) for at in range(start, end)}
    return tuple(word for at, word in enumerate(words) if at not in kinds)


_ARTICLES = frozenset("the al el an a le la les".split())


def _plain(word: str) -> str:
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


@lru_cache(maxsize=2048)
def credits(text: str) -> tuple[Credit, ...]:
    """The agencies and channels that a text credits, in the order of the text."""
    searched = text[:SEARCHED]
    if not (_agencies().may_stand_in(searched) or _forwarded().may_stand_in(searched)):
        return ()
    return tuple(sorted((*_agency_credits(searched), *_forwards(searched)), key=lambda one: (one.start, one.key)))


@lru_cache(maxsize=2048)
def own_eyes(text: str, publisher: str | None) -> Own | None:
    """Where a text says that its outlet's own people were there."""
    words = words_of(text[:SEARCHED]) if _own().may_stand_in(text[:SEARCHED]) else ()
    for _, start, end in _own().find(words):
        # "She told our reporter": he heard of it, as others may have from her.
        if start == 0 or words[start - 1] not in _cues():
            return Own(words[start].start, words[end - 1].end)
    name = _kept(publisher)[-1:] if publisher else ()
    # Arabic words may stand behind a prefix.
    named = name and (name[0] in vocabulary(text[:SEARCHED]) or not name[0].isascii())
    places = _beginnings(text[:SEARCHED]).get(_plain(name[0]), ()) if named else ()
    for at in places:
        words = words_of(text[:SEARCHED])
        if at + 1 < len(words) and words[at + 1] in _own_behind():
            return Own(words[at].start, words[at + 1].end)
        if at and words[at - 1] in _own_before():
            return Own(words[at - 1].start, words[at].end)
    return None


def quoted_outlets(text: str, names: Mapping[str, str]) -> Iterator[Credit]:
    """Which of the outlets a text names beside a word of saying. `names`: their keys with their names."""
    searched = text[:SEARCHED]
    for key, name in names.items():
        kept = _kept(name)
        if not kept or not (kept[0] in vocabulary(searched) or sound(_plain(kept[0])) in sounds_in(searched)):
            continue
        words = words_of(searched)
        # In one script a name is written as it is; in another it only sounds alike.
        wanted = _plain(kept[0])
        same_script = wanted.isascii() == words[0].folded.isascii()
        places = _beginnings(searched).get(wanted, ()) if same_script else by_sound(searched).get(sound(wanted), ())
        for at in places:
            if not (words[at].capital or not words[at].folded.isascii()):
                continue
            end = at + len(kept)
            if end > len(words) or outlet_key(text[words[at].start : words[end - 1].end]) != key:
                continue
            if _beside(words, at, end):
                start, stop = words[at].start, words[end - 1].end
                yield Credit(key, text[start:stop], start, stop, False, "quotes")
                break


@lru_cache(maxsize=1024)
def _beginnings(text: str) -> Mapping[str, list[int]]:
    """Where in a text each word stands that may begin a name."""
    found: dict[str, list[int]] = {}
    for at, word in enumerate(words_of(text[:SEARCHED])):
        if word.capital:
            found.setdefault(word.folded, []).append(at)
        elif not word.folded.isascii():
            for form in {*map(_plain, bare(word.folded)), *bare(word.folded)}:
                found.setdefault(form, []).append(at)
    return found


@lru_cache(maxsize=4096)
def _kept(name: str) -> tuple[str, ...]:
    """The words of an outlet's name that tell it from others."""
    return tuple(word.folded for word in _without_kinds(words_of(name[:200])) if word.folded not in _ARTICLES)


def _agency_credits(text: str) -> Iterator[Credit]:
    words = words_of(text)
    found = [(id, at, end) for id, at, end in _agencies().find(words) if _written_as_name(text, words[at:end])]
    if not found:
        return
    alone = list(_credit_lines(text))
    for id, at, end in found:
        start, stop = words[at].start, words[end - 1].end
        name = text[start:stop]
        line = next(((a, b) for a, b in alone if a <= start and stop <= b), None)
        if line is not None:
            whole = not any(word in _shared_credit() for word in words_of(text[line[0] : line[1]]))
            yield Credit(f"agency:{id}", name, start, stop, whole, "credits")
        elif id != "agencies" and _beside(words, at, end):
            yield Credit(f"agency:{id}", name, start, stop, False, "quotes")


def _written_as_name(text: str, words: Sequence[Word]) -> bool:
    """ "Agencies" in a credit may have no capital; "Saba" in Latin letters must."""
    return (
        words[0].capital
        or not words[0].folded.isascii()
        or text[words[0].start : words[-1].end].casefold()
        in (
            "agencies",
            "news agencies",
            "dpa",
            "wires",
            "wire services",
            "wire reports",
            "agency reports",
        )
    )


def _credit_lines(text: str) -> Iterator[tuple[int, int]]:
    """Where nothing but a credit stands: brackets, short lines, what heads the text before a dash or a colon."""
    for pattern, group in ((_BRACKETS, 1), (_LINE, 0)):
        for match in pattern.finditer(text):
            start, end = match.span(group)
            if end - start <= 80 and _is_credit(text[start:end]):
                yield start, end
    if head := _DATELINE.match(text[:200]):
        for group in (2, 3):
            if head.group(group) and _is_credit(head.group(group)):
                yield head.span(group)


def _is_credit(words: str) -> bool:
    """Whether every word is an agency's name or one that credits have."""
    found = words_of(words)
    if not found or len(found) > LONGEST_CREDIT:
        return False
    named = list(_agencies().find(found))
    inside = {at for _, start, end in named for at in range(start, end)}
    return bool(named) and all(
        at in inside or word in _credit_words() or word.folded.isdigit() for at, word in enumerate(found)
    )


def _forwards(text: str) -> Iterator[Credit]:
    for match in _LINE.finditer(text[:2_000]):
        line = match.group()
        words = words_of(line)
        if words and (found := _forwarded().at(words, 0)) and found[1] < len(words):
            start, end = words[found[1]].start, words[min(len(words), found[1] + 6) - 1].end
            name = line[start:end]
            yield Credit(outlet_key(name), name, match.start() + start, match.start() + end, True, "is forwarded from")


def _beside(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether a word of saying stands near, in the same sentence."""
    sentence = words[start].sentence
    around = (*range(max(0, start - NEAR), start), *range(end, min(len(words), end + NEAR)))
    return any(words[at].sentence == sentence and is_cue(words, at) for at in around)


def is_cue(words: Sequence[Word], index: int) -> bool:
    """Whether a word of saying, or a phrase of such words, begins at `index`."""
    return _cues().at(words, index) is not None


@cache
def _agencies() -> Phrases:
    return Phrases({id: entry["names"] for id, entry in load("agencies", "outlets").items()})


@cache
def _data() -> dict[str, Any]:
    return load("attribution", "outlets")


@cache
def _cues() -> Phrases:
    return Phrases({"cue": _data()["cues"]})


@cache
def _credit_words() -> Phrases:
    return Phrases({"credit": _data()["credit_words"]})


@cache
def _shared_credit() -> Phrases:
    return Phrases({"shared": _data()["shared_credit_words"]})


@cache
def _forwarded() -> Phrases:
    return Phrases({"forwarded": _data()["forwarded"]})


@cache
def _own() -> Phrases:
    return Phrases({"own": _data()["own"]})


@cache
def _own_before() -> Phrases:
    return Phrases({"own": _data()["own_before"]})


@cache
def _own_behind() -> Phrases:
    return Phrases({"own": _data()["own_behind"]})


@cache
def _outlet_words() -> Phrases:
    return Phrases({"outlet": _data()["outlet_words"]})
