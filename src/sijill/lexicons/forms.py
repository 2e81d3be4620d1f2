"""The forms of a word that texts hold, derived from the one that a lexicon names. All are folded.

Arabic verbs are named by the third person masculine singular of the past, and by the present behind a slash where no
rule gives it ("أدى/يؤدي"). Vowels are not written, so active and passive are one form, but for hollow verbs, which name
their passive as a verb of its own ("أصيب/يصاب"). Words of other scripts are taken as they are; a stem with "*" behind
it is a lemma of all words that begin with it (`vocabulary.py`).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from sijill.lexicons.folding import fold

_PAST_PERSONS = ("", "ت", "وا", "نا", "ن")
"""The dual is left out: it is rare where the verb comes first, and written like a noun in the accusative."""

_PRESENT_BEFORE = ("ي", "ت", "ن", "ا")
_PRESENT_BEHIND = ("", "ون", "وا", "ان", "ا", "ن")


@cache
def verb_forms(named: str) -> frozenset[str]:
    """All folded forms of an Arabic verb, without object pronouns."""
    past, _, present = named.partition("/")
    if not _is_arabic(named):
        return frozenset({fold(named)})
    return _past_forms(past) | _present_forms(past, fold(present) if present else None)


@cache
def is_present(named: str, form: str) -> bool:
    """Whether a form of a verb is one of the present tense."""
    past, _, present = named.partition("/")
    if not _is_arabic(named):
        return False
    return form not in _past_forms(past) and form in _present_forms(past, fold(present) if present else None)


@cache
def is_jussive(named: str, form: str) -> bool:
    """Whether a form of a weak or hollow verb stands only behind "لم": "يقض", which is no other form of "قضى"."""
    past, _, present = named.partition("/")
    if not _is_arabic(named) or form in _past_forms(past):
        return False
    stem = fold(present)[1:] if present else _present_stem(fold(past))
    weak = stem.endswith(("ي", "ا"))
    hollow = len(stem) >= 3 and stem[-2] in "اوي" and not weak
    short = stem[:-1] if weak else stem[:-2] + stem[-1] if hollow else stem
    return (weak or hollow) and form in ("ي" + short, "ت" + short)


def _is_arabic(word: str) -> bool:
    """Other languages list their forms, or a stem with "*" behind it, which stands for any ending."""
    return "\u0600" <= word[-1] <= "\u06ff"


def _past_forms(past: str) -> frozenset[str]:
    stem = fold(past)
    if stem.endswith("ي") or (stem.endswith("ا") and len(stem) > 3):
        # نفى: نفت، نفوا، نفيا
        root = stem[:-1]
        return frozenset({stem, root + "ت", root + "وا", root + "ينا", root + "يت"})
    return frozenset(stem + person for person in _PAST_PERSONS)


def _present_forms(past: str, present: str | None) -> frozenset[str]:
    stem = present[1:] if present else _present_stem(fold(past))
    weak = stem.endswith(("ي", "ا"))
    found = {before + stem for before in _PRESENT_BEFORE}
    for before in ("ي", "ت"):
        root = stem[:-1] if weak else stem
        found.update(before + root + behind for behind in _PRESENT_BEHIND if behind)
        if weak:
            found.add(before + stem[:-1])
        if len(stem) >= 3 and stem[-2] in "اوي" and not weak:
            # لم يصب: a hollow verb is shorter in the jussive.
            found.add(before + stem[:-2] + stem[-1])
    return frozenset(found)


def _present_stem(past: str) -> str:
    """استهدف -> ستهدف, أطلق -> طلق, قصف -> قصف: a first alef of four letters or more falls away."""
    return past[1:] if past.startswith("ا") and len(past) >= 4 else past


@cache
def noun_forms(named: str) -> frozenset[str]:
    """A folded noun with its adverbial alef (قصفا), its dual and its regular plurals."""
    word = fold(named)
    if " " in word or not _is_arabic(word):
        return frozenset({word})
    found = {word}
    if word.endswith("ه"):
        stem = word[:-1] + "ت"
        found.update({stem, stem + "ان", stem + "ين", stem + "ي", stem + "ا"})
    elif not word.endswith("ا"):
        found.update({word + "ا", word + "ان", word + "ين"})
    return frozenset(found)


@cache
def dual_of(named: str) -> frozenset[str]:
    """The folded forms that say two of an Arabic noun, and nothing else.

    "طفلتين" is two, but "مدنيين" two or more: the dual of a masculine is written like its plural in the accusative, so
    that form is left out, and so is the construct, which is written like the noun with its adverbial alef.
    """
    word = fold(named)
    if " " in word or not _is_arabic(word):
        return frozenset()
    if word.endswith("ه"):
        return frozenset({word[:-1] + "تان", word[:-1] + "تين"})
    return frozenset({word + "ان"})


def is_dual(word: str, singulars: Iterable[str]) -> bool:
    """Whether a folded word can only be two of one of the nouns."""
    return any(word in dual_of(singular) for singular in singulars)
