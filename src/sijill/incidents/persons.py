"""When two names are one person's: spellings, scripts, fathers' names left out, titles, initials. To compare only.

A name is a list of words. Titles and "son of" fall away, "Abd al-Rahman" and "Abu Omar" are one word each. Two names
may be one person's where the shorter one's words stand in the longer one in their order, from the first on.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cache, lru_cache
from typing import Any

from sijill import lexicons
from sijill.incidents.names import fold_name
from sijill.lexicons import folding

FOLDER = "persons"

_ARABIC = re.compile(r"[\u0600-\u06ff]")
_SERVANT = re.compile(r"عبد|abd(?:ul|el|al|ur|er|ar|oul|ou|u|e)?")
_SERVANT_ARTICLE = re.compile(r"^(?:ال|l(?=l)|[uea][lrnsdtz](?=[a-z]{3}))")

_DIGRAPHS = re.compile(r"sch|tch|kh|sh|ch|gh|th|dh|ph|dj|ck|qu|c(?=[eiy])")
_OF_DIGRAPH = {
    "kh": "X",
    "sh": "S",
    "sch": "S",
    "tch": "S",
    "ch": "S",
    "gh": "G",
    "th": "t",
    "dh": "d",
    "ph": "f",
    "dj": "j",
    "ck": "k",
    "qu": "k",
    "c": "s",
}
_CONSONANTS = str.maketrans(
    {
        **dict.fromkeys("bpب", "b"),
        **dict.fromkeys("tتطث", "t"),
        **dict.fromkeys("dدضذ", "d"),
        **dict.fromkeys("kqcقك", "k"),
        **dict.fromkeys("sسص", "s"),
        **dict.fromkeys("zزظ", "z"),
        **dict.fromkeys("fvف", "f"),
        **dict.fromkeys("hح", "h"),
        **dict.fromkeys("jgج", "j"),
        **dict.fromkeys("rر", "r"),
        **dict.fromkeys("lل", "l"),
        **dict.fromkeys("mم", "m"),
        **dict.fromkeys("nن", "n"),
        "x": "ks",
        "خ": "X",
        "ش": "S",
        "غ": "G",
        # At the end of a word it is an "a"; within it is heard.
        "ه": "h",
        "ا": "a",
        "و": "w",
        "ي": "i",
        "y": "i",
        "ع": "'",
        "ء": "'",
    }
)
_VOWELS = frozenset("aeiouw'")
_HEARD = {"a": "A", "i": "I", "o": "U", "u": "U", "w": "U"}


class Match(IntEnum):
    """How two names agree, the surest last."""

    INITIALS = 1
    SHORTER = 2
    SPELLED = 3
    SAME = 4


WHY = {
    Match.SAME: "the same name",
    Match.SPELLED: "one name in two spellings",
    Match.SHORTER: "the one name has all words of the other, in their order",
    Match.INITIALS: "initials of the same name",
}


@lru_cache(maxsize=65_536)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name that are compared: folded, without titles, links, and what is no part of the name.

    >>> words_of("Dr. Ahmed bin Abd al-Rahman")
    ('ahmed', 'abdrahman')
    """
    return tuple(word for word, _, _ in _parsed(name))


@lru_cache(maxsize=65_536)
def bare_name(name: str) -> str:
    """The words of `name` as they are written, without titles before it and what stands behind it."""
    parsed = _parsed(name)
    return " ".join(name.split()[parsed[0][1] : parsed[-1][2]]).strip(" ,;:“”\"'()،؛") if parsed else ""


def match(left: tuple[str, ...], right: tuple[str, ...]) -> Match | None:
    """How two names agree; None where they are of two persons, or where one says too little to tell.

    Symmetric. A single word agrees with the same word alone.
    """
    if len(left) > len(right):
        left, right = right, left
    if not left or (len(left) == 1 and len(right) > 1):
        return None
    found: list[Match] = []
    at = 0
    for number, word in enumerate(left):
        how = None
        while at < len(right) and how is None:
            how = _word_match(word, right[at])
            at += 1
            if how is None and number == 0:
                # All spellings of a name begin with the person's own, or leave out the kunya before it.
                if not _is_kunya(right[at - 1]):
                    return None
        if how is None:
            return None
        found.append(how)
    if all(how is Match.INITIALS for how in found):
        return None
    if len(left) < len(right):
        return min(Match.SHORTER, *found)
    return min(found)


def stands_in(word: str, name: tuple[str, ...]) -> bool:
    """Whether a single word is the person's own name or the last one: "Khalil" for "Samir Khalil"."""
    return any(_word_match(word, part) in (Match.SAME, Match.SPELLED) for part in {name[0], name[-1]})


def is_known_given(word: str) -> bool:
    """Whether a folded word is in the list of given names, begins with "servant of", or is a kunya."""
    return word in _given() or _is_kunya(word) or (word.startswith("عبد") and len(word) > 4)


def person_named(name: str, *, shown: bool) -> bool:
    """Whether `name` names a person: two words or more, none of which is what people or things are called.

    Arabic has no capitals: there a word must be a known name, unless something else has `shown` it to be one.
    """
    words = words_of(name)
    if len(words) < 2 or any(len(word) == 1 for word in words[:1] if _ARABIC.search(word)):
        return False
    if _ARABIC.search(name):
        return not _called(words) and (shown or any(map(is_known_given, words)))
    return " " in bare_name(name) and _is_capitalised(bare_name(name)) and not _called(words)


def person_shown(name: str) -> bool:
    """Whether a single word can be a person's name where the text gives an age with it."""
    words, bare = words_of(name), bare_name(name)
    return " " not in bare and len(bare) > 2 and not _called(words) and _is_capitalised(bare) and not bare.isupper()


def said_before(prefix: str, name: str) -> tuple[str, ...]:
    """The titles before a name, folded: in `prefix`, the words of the text before it, and at its own beginning."""
    found: list[str] = []
    for word in reversed(prefix.split()):
        if _fold(word) not in _titles() or word[-1:] in ",;.،؛":
            break
        found.append(_fold(word))
    parsed = _parsed(name)
    leading = name.split()[: parsed[0][1]] if parsed else []
    return (*reversed(found), *(_fold(word) for word in leading))


def sex_by(words: tuple[str, ...]) -> str | None:
    """What titles or a pronoun say; None where they say nothing or both."""
    said = {sex for sex in ("female", "male") for word in words if word in _around(sex)}
    return said.pop() if len(said) == 1 else None


def occupation_by(words: tuple[str, ...]) -> str | None:
    """The occupation among titles, folded."""
    return next((word for word in words if word in _around("occupations")), None)


def folded_words(text: str) -> tuple[str, ...]:
    """The words of a text as titles and pronouns are looked up."""
    return tuple(map(_fold, text.split()))


# -- words -----------------------------------------------------------------------------------------


def _fold(word: str) -> str:
    folded = fold_name(folding.fold(word))
    return folded.strip("“”\"'()،؛:;?!")


@lru_cache(maxsize=65_536)
def _parsed(name: str) -> tuple[tuple[str, int, int], ...]:
    """The words that are compared, each with the range `[start, end)` of the words of `name` that it is made of."""
    found: list[tuple[str, int, int]] = []
    joining = ""
    for index, written in enumerate(name.split()):
        for word in _fold(written).split():
            if word in _around("ends"):
                return tuple(found)
            if joining:
                found[-1] = (joining + _without_article(word, joining), found[-1][1], index + 1)
                joining = ""
            elif not found and word in _titles():
                continue
            elif word in _around("kunyas"):
                found.append((word, index, index + 1))
                joining = _kunya(word)
            elif _SERVANT.fullmatch(word):
                found.append((word, index, index + 1))
                joining = "عبد" if word == "عبد" else "abd"
            elif word in _around("linking") or (found and word in _around("suffixes")):
                continue
            elif servant := _SERVANT.match(word) if len(word) > 5 else None:
                head = "عبد" if word.startswith("عبد") else "abd"
                found.append((head + _without_article(word[servant.end() :], head), index, index + 1))
            elif word:
                found.append((word, index, index + 1))
    return tuple(found)


def _kunya(word: str) -> str:
    mother = word[:2] in ("um", "ou", "ام")
    if _ARABIC.search(word):
        return "ام+" if mother else "ابو+"
    return "umm+" if mother else "abu+"


def _without_article(word: str, joining: str) -> str:
    return _SERVANT_ARTICLE.sub("", word, count=1) if joining in ("عبد", "abd") and len(word) > 4 else word


def _is_kunya(word: str) -> bool:
    return word.startswith(("abu+", "umm+", "ابو+", "ام+"))


@lru_cache(maxsize=1 << 18)
def _word_match(left: str, right: str) -> Match | None:
    if left == right:
        return Match.SAME
    if min(len(left), len(right)) == 1:
        return Match.INITIALS if left[0] == right[0] and left[0].isalpha() else None
    ours, theirs = _given().get(left), _given().get(right)
    if ours is not None and theirs is not None:
        return Match.SPELLED if ours == theirs else None
    return Match.SPELLED if _sound_alike(_heard(left), _heard(right)) else None


@lru_cache(maxsize=1 << 16)
def _heard(word: str) -> tuple[str, ...]:
    """Vowels and consonants in turn, vowels first and last: "samira" is ("", "s", "a", "m", "i", "r", "a").

    Empty where the letters are none that are known here.
    """
    letters = _DIGRAPHS.sub(lambda found: _OF_DIGRAPH[found.group()], word).translate(_CONSONANTS).replace("+", "")
    if not letters or not all("a" <= one <= "z" or one in "XSG'" for one in letters):
        return ()
    found = [""]
    for one in letters:
        vowel = one in _VOWELS
        if vowel == (len(found) % 2 == 1):
            found[-1] += one
        elif vowel or one != found[-1][-1:]:
            found.append(one)
        if not vowel and len(found) % 2 == 0 and len(found[-1]) > 1:
            # Doubled letters are one; two that differ stand apart, with no vowel between them.
            one_letter, rest = found[-1][0], found[-1][1:]
            found[-1] = one_letter
            if rest != one_letter:
                found += ["", rest]
    if len(found) % 2 == 0:
        found.append("")
    if len(found) > 3 and found[-1] == "" and found[-2] == "h":
        # "Samirah", سميره: a silent h makes an a of what stands before it.
        del found[-2:]
        found[-1] = (found[-1] or "a") if found[-1] in ("", "a", "e") else found[-1]
    return (*found, "ar" if _ARABIC.search(word) else "la")


def _sound_alike(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    if not left or len(left) != len(right) or left[1:-1:2] != right[1:-1:2]:
        return False
    if len(left) < 6 and left[-1] != right[-1]:
        # A single consonant says too little across scripts.
        return False
    scripts = {left[-1], right[-1]}
    slots = list(zip(left[:-1:2], right[:-1:2], strict=True))
    if scripts == {"ar"}:
        return False
    if scripts == {"ar", "la"}:
        flip = left[-1] == "la"
        pairs = [(b, a) if flip else (a, b) for a, b in slots]
        return all(_written(a, b, edge=i in (0, len(pairs) - 1)) for i, (a, b) in enumerate(pairs))
    return all(_alike(a, b, last=i == len(slots) - 1) for i, (a, b) in enumerate(slots))


def _alike(left: str, right: str, *, last: bool) -> bool:
    """Whether two runs of Latin vowels may be one sound: "ou" and "u", "e" and "i", but not "a" and "i"."""
    if left == right:
        return True
    if not left or not right:
        # "Ibrahim" and "Ibrahem" have their vowels; "Samir" and "Samira" are two names.
        return not last and len(left or right) == 1 and "e" in (left, right)
    ours, theirs = _classes(left), _classes(right)
    return all(mine & _spread(theirs) for mine in ours) and all(yours & _spread(ours) for yours in theirs)


def _classes(vowels: str) -> list[frozenset[str]]:
    return [frozenset("AI") if v == "e" else frozenset(_HEARD.get(v, "A")) for v in vowels]


def _spread(classes: list[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*classes)


def _written(arabic: str, latin: str, *, edge: bool) -> bool:
    """Whether Arabic letters between two consonants may be those Latin vowels. Short vowels are not written."""
    written = arabic.replace("'", "")
    if not written:
        return len(latin) <= (1 if not arabic else 2) and not (edge and not arabic and latin)
    if written[0] == "a" and edge and len(written) == 1 and latin and not arabic.startswith("'"):
        return True
    heard = _spread(_classes(latin))
    return all(_HEARD[letter] in heard for letter in written if letter != "a" or len(written) == 1)


@cache
def _given() -> dict[str, str]:
    table: dict[str, list[str]] = lexicons.load("given", FOLDER)["same"]
    found: dict[str, str] = {}
    for arabic, latin in table.items():
        found[_fold(arabic)] = arabic
        found.update((_fold(one), arabic) for one in latin)
    return found


@cache
def _around(name: str) -> frozenset[str]:
    words: list[str] = lexicons.load("around", FOLDER)[name]["words"]
    return frozenset(map(_fold, words))


@cache
def _titles() -> frozenset[str]:
    """All that may stand before a name: titles, ranks, and Arabic words for people."""
    found = _around("ranks") | _around("occupations") | (_around("female") | _around("male"))
    for language in lexicons.languages_with("parties"):
        parties = lexicons.load("parties", language)
        found |= {_fold(word) for word in parties.get("titles", {}).get("words", ())}
    return found - _around("kunyas")


@cache
def _called_words() -> frozenset[str]:
    """What people, groups and things are called: none of it is a person's name."""
    found: set[str] = set()

    def take(value: Any) -> None:
        for inner in value.values() if isinstance(value, dict) else ():
            take(inner)
        for word in value if isinstance(value, list) else ():
            found.update(_fold(word).split() if isinstance(word, str) else ())

    for language in lexicons.languages_with("parties"):
        parties = lexicons.load("parties", language)
        for section in _CALLED:
            take(parties.get(section, {}))
    return (frozenset(found) | _around("things")) - _around("kunyas") - frozenset(_given())


_CALLED = (
    *("persons", "armed", "groups", "objects", "crowds", "leaders", "membership", "stand_ins", "numbers"),
    *("animals", "nature", "anybody", "nobody", "descriptors", "never_actors", "held", "body_parts"),
)


def _called(words: tuple[str, ...]) -> bool:
    return any(word in _called_words() or word.removesuffix("s") in _called_words() for word in words)


def _is_capitalised(name: str) -> bool:
    particles = {"al", "el", "de", "la", "van", "von", "der", "da", "di", "du", "bin", "ibn", "abu", "dos", "del"}
    words = [word for word in re.split(r"[\s-]+", name) if word.strip("\"'“”’‘().")]
    bare = [word.strip("\"'“”’‘().") for word in words]
    named = [word for word in bare if word.casefold() not in particles]
    return bool(named) and all(word[:1].isupper() for word in named) and not any(c.isdigit() for c in name)


def sound_of(word: str) -> str:
    """The consonants of a word, the same in all its spellings: what names of several scripts are looked up by."""
    heard = _heard(_given().get(word, word))
    return "".join(heard[1:-1:2]) or word


def has_title_case(text: str) -> bool:
    """Whether all words of a clause but small ones have capitals, as in headlines: there a capital shows no name."""
    words = [w for w in re.findall(r"[^\W\d_]+", text) if len(w) > 2 and w.casefold() not in _around("small")]
    cased = [w for w in words if w[0].isupper() or w[0].islower()]
    return len(cased) > 2 and all(w[0].isupper() for w in cased)
