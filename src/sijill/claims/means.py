"""By what: weapons and platforms named in a sentence, by the phrases of `means.toml`."""

from __future__ import annotations

from dataclasses import dataclass

from sijill.claims.lexicon import Lexicon, MeansEntry
from sijill.model.readings import Sentence, Token


@dataclass(frozen=True, slots=True)
class Weapon:
    """A means that is named: its head token, the phrase from `first` on, and the entry that knew it."""

    head: Token
    first: Token
    entry: MeansEntry


def find_weapons(sentence: Sentence, lexicon: Lexicon) -> list[Weapon]:
    """Every means of a sentence, longest phrase first at each place, in order."""
    found: list[Weapon] = []
    for token in sentence.tokens:
        if token.pos not in ("NOUN", "PROPN", "ADJ", "VERB") and not token.tag.startswith("NN"):
            continue
        if token.tag in ("VBD", "VBZ", "VBP", "VBG") or (token.pos == "VERB"):
            continue
        for key in (token.lemma, token.lower, token.lower.removesuffix("s")):
            entries = lexicon.means.get(key)
            entry = next((e for e in entries if _stands(sentence, token, e)), None) if entries else None
            if entry is not None:
                first = sentence.tokens[token.index - len(entry.lemmas) + 1]
                found.append(Weapon(token, first, entry))
                break
    covered = {i for w in found for i in range(w.first.index, w.head.index)}
    return [w for w in found if w.head.index not in covered]


def _stands(sentence: Sentence, last: Token, entry: MeansEntry) -> bool:
    start = last.index - len(entry.lemmas) + 1
    if start < 0:
        return False
    words = sentence.tokens[start : last.index]
    return all(word in (t.lemma, t.lower) for word, t in zip(entry.lemmas, words, strict=False))
