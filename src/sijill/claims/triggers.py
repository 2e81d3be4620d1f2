"""What a reader must look for so that no claim is lost: the conditions of `events.toml`, as far as words can tell.

A claim begins with an event word, and an event word counts only under the conditions of its entry. Those that ask for
certain words in the same sentence are handed to the reader as companions, so that common words ("take", "go", "hold")
do not have everything read. All of it is derived from the lexicon.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import chain

from sijill import lexicons
from sijill.claims.events import possible_triggers
from sijill.claims.extract import happenings_in
from sijill.claims.inflection import all_forms
from sijill.claims.lexicon import Entry, Lexicon, lexicon
from sijill.claims.status import rule_on, words_for
from sijill.model.readings import Companions, Sentence, Triggers

_CHUNK = re.compile(r"[^\W_]+")


@cache
def triggers(language: str = "en") -> Triggers:
    """What the reader of a language looks for."""
    words = lexicon(language)
    forms = _Forms(language)

    def may_hold(sentence: Sentence) -> bool:
        return any(
            entry.only is None or rule_on(sentence, token, words).status is entry.only
            for token, entry in possible_triggers(sentence, words)
        )

    def holds(sentence: Sentence) -> bool:
        return bool(happenings_in(sentence, words))

    found = {form: _companions(entries, words, forms) for form, entries in words.events.items()}
    return Triggers(found, may_hold, holds)


class _Forms:
    """From lemmas to every form that their tokens can have, as words without punctuation in them."""

    def __init__(self, language: str) -> None:
        self._known: dict[str, frozenset[str]] = {}
        self._irregular: dict[str, tuple[str, ...]] = {}
        for table in lexicons.load("inflection", language).values():
            for lemma, forms in table.items():
                self._irregular[lemma] = (*self._irregular.get(lemma, ()), *forms)

    def of(self, lemmas: Iterable[str]) -> frozenset[str]:
        """Of a word with punctuation in it ("u.s.", "cease-fire") the first part: it stands where the word does."""
        return frozenset(chain.from_iterable(map(self._of_one, lemmas)))

    def _of_one(self, lemma: str) -> frozenset[str]:
        if lemma not in self._known:
            chunks = map(_CHUNK.match, all_forms(lemma, self._irregular))
            self._known[lemma] = frozenset(chunk.group() for chunk in chunks if chunk)
        return self._known[lemma]


def _companions(entries: Iterable[Entry], words: Lexicon, forms: _Forms) -> Companions:
    alternatives = {_of_entry(entry, words, forms) for entry in entries}
    return ((),) if () in alternatives else tuple(alternatives)


def _of_entry(entry: Entry, words: Lexicon, forms: _Forms) -> tuple[frozenset[str], ...]:
    """One of each set must stand in the sentence for the entry to count; no set at all where anything may."""
    asked = [entry.particle, entry.object, entry.qualifier, entry.of, entry.object_to, entry.under]
    if entry.only is not None:
        asked.append(words_for(entry.only, words))
    found = [forms.of(lemmas) for lemmas in asked if lemmas]
    by_words = {"weapon": words.means, "weapon_object": words.means, "object": words.objects, "leader": words.leaders}
    if entry.needs and entry.needs <= by_words.keys() and entry.harm is None:
        # Headlines tell of harm without it. Names with several words are told by the last one.
        found.append(forms.of(word.split()[-1] for need in entry.needs for word in by_words[need]))
    return tuple(found)
