"""Who stands where around a word: subjects, objects and their like, over dependencies (ClearNLP labels).

Every function takes a sentence and a token and returns tokens of the same sentence.
"""

from __future__ import annotations

from sijill.claims.uncounted import age_words
from sijill.model.readings import Sentence, Token

_RELATIVE = frozenset({"who", "that", "which", "whom"})
_PARTITIVE = frozenset(
    "dozen dozens score scores hundred hundreds thousand thousands million millions ten tens couple number handful "
    "lot lots majority group body bodies series estimate rest half most many several some one two three four five "
    "six seven eight nine all none any each both remains total string pair few much part parts".split()
)
_COUNTING = (["up", "to"], ["over"], ["between"], ["around"], ["about"], ["under"])
GATHERINGS = frozenset({"family", "crew", "team", "crowd"})
"""What consists of people: who are counted stand behind its "of"."""
_PARTS = frozenset({"including", "among", "includes", "mostly"})
"""What stands behind these is a part of what stands before, never to be added to it."""

_OWN_DOING = frozenset({"before", "after", "while", "by", "without", "when", "then"})
"""Behind these the subject goes on acting: "injured his wife before killing himself"."""

_LOOSE = frozenset({"relcl", "appos", "acl", "advcl", "conj", "cc", "punct", "ccomp", "parataxis", "prep", "preconj"})


def is_verb(token: Token) -> bool:
    """A verb, or a participle that the tagger took for an adjective."""
    return token.pos in ("VERB", "AUX") or token.tag in ("VBN", "VBD", "VBG", "VBZ", "VBP", "VB")


def is_passive(sentence: Sentence, verb: Token) -> bool:
    """ "was killed", "those killed": the subject is who it befell."""
    if sentence.child(verb, "auxpass", "nsubjpass", "agent"):
        return True
    bare = verb.dep == "conj" and verb.tag in ("VBN", "VBD") and not sentence.children(verb, "nsubj", "dobj", "aux")
    if bare and stray_subject(sentence, verb) is None:
        above = sentence.tokens[verb.head]
        return is_verb(above) and is_passive(sentence, above)
    if verb.tag != "VBN" or any(c.lemma == "have" for c in sentence.children(verb, "aux")):
        return False
    return verb.dep == "amod" or not sentence.children(verb, "dobj")


def subjects(sentence: Sentence, verb: Token) -> list[Token]:
    """The grammatical subject with all that is joined to it, also where the verb shares it with one above."""
    several = sentence.children(verb, "nsubj", "nsubjpass")
    # "which Syrian forces took control of": the relative pronoun is no second subject.
    own = next((t for t in reversed(several) if t.lower not in _RELATIVE), several[0] if several else None)
    if own is None and verb.pos == "NOUN" and verb.dep == "ROOT":
        own = sentence.child(verb, "compound")
    if own is not None:
        return [*expand(sentence, _antecedent(sentence, verb, own)), *_along_with(sentence, own, verb)]
    stray = stray_subject(sentence, verb)
    if stray is not None:
        return expand(sentence, stray)
    above = sentence.head(verb)
    if above is None:
        # "Killed were two men": what stands behind the auxiliary is the subject.
        behind = [
            t for be in sentence.children(verb, "auxpass") for t in sentence.children(be, "attr", "nsubj", "nsubjpass")
        ]
        return [t for head in behind[:1] for t in expand(sentence, head)]
    if verb.dep in ("acl", "relcl", "amod") and above.pos in ("NOUN", "PROPN", "PRON", "NUM"):
        return expand(sentence, above)
    if verb.dep == "pcomp":
        higher = sentence.head(above)
        if higher is None:
            return []
        if is_passive(sentence, higher) and above.lower in ("by", "in", "during"):
            # "four people were killed by shelling": those killed do not shell.
            return []
        controlled = sentence.child(higher, "dobj", "nsubjpass")
        if controlled is None or above.lower in _OWN_DOING:
            return subjects(sentence, higher)
        return expand(sentence, controlled)
    if verb.dep in ("xcomp", "ccomp") and is_verb(above):
        controlled = sentence.child(above, "dobj", "nsubjpass")
        if controlled is not None and controlled.index < verb.index:
            return expand(sentence, controlled)
        return subjects(sentence, above)
    if verb.dep in ("conj", "advcl", "dep") and is_verb(above):
        return subjects(sentence, above)
    return []


def stray_subject(sentence: Sentence, verb: Token) -> Token | None:
    """ "Rebels shot a priest and soldiers killed two": the soldiers, whom the parser joined to the priest.

    The sign is a finite verb joined to another with no "and" of their own: the one there is stands before a noun that
    stands right before the verb.
    """
    above = sentence.head(verb)
    if verb.dep != "conj" or verb.tag not in ("VBD", "VBZ", "VBP") or above is None or not is_verb(above):
        return None
    if any(above.index < cc.index < verb.index for cc in sentence.children(above, "cc")):
        return None
    before = sentence.tokens[verb.index - 1]
    if before.dep != "conj" or before.pos not in ("NOUN", "PROPN") or before.head < above.index:
        return None
    first = min(t.index for t in sentence.subtree(before))
    joint = sentence.tokens[first - 1]
    return before if joint.dep == "cc" and joint.head == before.head else None


def _is_stray(sentence: Sentence, joined: Token) -> bool:
    beyond = sentence.tokens[joined.index + 1 : joined.index + 2]
    return bool(beyond) and beyond[0].dep == "conj" and stray_subject(sentence, beyond[0]) == joined


def _along_with(sentence: Sentence, subject: Token, verb: Token) -> list[Token]:
    """ "Tanks, along with jets, shelled it": both did."""
    along = [
        prep
        for prep in (*sentence.children(subject, "prep"), *sentence.children(verb, "prep"))
        if prep.lower == "along" and subject.index < prep.index < verb.index
    ]
    inner = [p for prep in along for p in sentence.children(prep, "prep") if p.lower == "with"]
    return [t for prep in inner for head in sentence.children(prep, "pobj") for t in expand(sentence, head)]


def _antecedent(sentence: Sentence, verb: Token, subject: Token) -> Token:
    if subject.lower in _RELATIVE and verb.dep in ("relcl", "ccomp", "acl"):
        above = sentence.head(verb)
        if above is not None and above.pos in ("NOUN", "PROPN", "PRON", "NUM"):
            return above
    if subject.lower in _RELATIVE:
        walker = sentence.head(verb)
        while walker is not None and walker.dep == "conj":
            walker = sentence.head(walker)
        if walker is not None and walker.dep == "relcl" and sentence.head(walker) is not None:
            return sentence.tokens[walker.head]
    return subject


def objects(sentence: Sentence, verb: Token) -> list[Token]:
    """Direct objects with all that is joined to them. A relative object stands for its antecedent."""
    found = sentence.children(verb, "dobj", "oprd", "attr") or sentence.children(verb, "dative")
    found = [t for t in found if t.pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "SYM", "DET")]
    found = found or _counted_object(sentence, verb)
    if not found and verb.dep == "relcl":
        own = sentence.child(verb, "nsubj")
        above = sentence.head(verb)
        if own is not None and own.lower not in _RELATIVE and above is not None:
            found = [above]
    if not found:
        # "beat and detained two journalists": the first of two verbs shares the object of the second.
        joined = [
            c
            for c in sentence.children(verb, "conj")
            if is_verb(c) and not sentence.children(c, "nsubj", "nsubjpass") and stray_subject(sentence, c) is None
        ]
        found = [t for c in joined[:1] for t in sentence.children(c, "dobj")]
    if verb.dep == "relcl" and any(t.lower in _RELATIVE for t in found):
        found = [sentence.tokens[verb.head]]
    return [t for head in found[:1] for t in expand(sentence, head)]


def _counted_object(sentence: Sentence, verb: Token) -> list[Token]:
    """ "killing up to two civilians", "wounded over 30": the parser hangs a number's own words on the verb."""
    for prep in sentence.children(verb, "prep"):
        after = sentence.tokens[verb.index + 1 : prep.index + 1]
        if [t.lower for t in after] not in _COUNTING:
            continue
        counted = sentence.child(prep, "pobj")
        if counted is not None and (counted.pos == "NUM" or sentence.child(counted, "nummod") is not None):
            return [counted]
    return []


def agents(sentence: Sentence, verb: Token) -> list[Token]:
    """Those after "by"."""
    found = []
    for by in [*sentence.children(verb, "agent"), *(p for p in sentence.children(verb, "prep") if p.lower == "by")]:
        pobj = sentence.child(by, "pobj")
        if pobj is not None:
            found.extend(expand(sentence, pobj))
    return found


def after(sentence: Sentence, token: Token, *prepositions: str) -> list[Token]:
    """What stands after one of these prepositions below `token`, with all that is joined to it."""
    found = []
    for prep in sentence.children(token, "prep", "prt", "dative", "agent", "advmod"):
        inner = sentence.child(prep, "prep")
        if prep.lower in prepositions or (inner is not None and inner.lower in prepositions):
            for pobj in sentence.children(inner if inner is not None and inner.lower in prepositions else prep, "pobj"):
                found.extend(expand(sentence, pobj))
    return found


def expand(sentence: Sentence, head: Token) -> list[Token]:
    """`head` and the nouns joined to it ("a mother and her son"); "dozens of worshippers" leads to the worshippers."""
    found = [real_head(sentence, head)]
    ages = age_words(sentence)
    for child in sentence.children(head, "conj", "appos"):
        if child.pos not in ("NOUN", "PROPN", "PRON", "NUM") or child.index in ages or _is_stray(sentence, child):
            continue
        if any(t.lower in _PARTS for t in sentence.tokens[head.index + 1 : child.index]):
            continue
        if any(t.lower in ("both", "all") for t in sentence.children(child, "det", "predet", "preconj")):
            # "Two women, both nurses": the same people again.
            continue
        if child.dep == "conj" or _is_listed(sentence, head, child):
            found.extend(expand(sentence, child))
    return found


def _is_listed(sentence: Sentence, head: Token, apposed: Token) -> bool:
    """ "a seller, his brother and two others": the parser takes the second of a list for an apposition.

    What explains is none of a list: "four people, a father and three children", "Amal Said, a citizen and a nurse".
    """
    if not (sentence.children(apposed, "conj") and sentence.child(apposed, "cc")):
        return False
    if head.tag in ("NNS", "NNPS") or head.lower == "people" or sentence.child(head, "nummod") is not None:
        return False
    if head.pos == "PROPN" and apposed.pos == "NOUN" and sentence.child(apposed, "poss", "nummod") is None:
        return False
    return apposed.pos == "PROPN" or sentence.child(apposed, "det", "poss", "nummod") is not None


def real_head(sentence: Sentence, token: Token) -> Token:
    """The thing counted: "scores of people" -> people, "one of them" -> them; else the token itself."""
    if token.lower in _PARTITIVE or token.pos == "NUM" or _is_counted_family(sentence, token):
        of = next((p for p in sentence.children(token, "prep") if p.lower == "of"), None)
        inner = sentence.child(of, "pobj") if of is not None else None
        if inner is not None:
            return real_head(sentence, inner)
    return token


def _is_counted_family(sentence: Sentence, token: Token) -> bool:
    """ "a family of six people", "families of five": those who are counted stand behind."""
    of = sentence.child(token, "prep") if token.lemma in GATHERINGS else None
    inner = sentence.child(of, "pobj") if of is not None and of.lower == "of" else None
    return inner is not None and (inner.pos == "NUM" or sentence.child(inner, "nummod") is not None)


def core_phrase(sentence: Sentence, head: Token) -> list[Token]:
    """The name of a party: its head and what stands before it, without article, number, quantifier or possessor.

    "at least nine gold miners" -> gold miners; "his gunners" -> gunners; "the Syrian and Russian air forces" ->
    Syrian and Russian air forces; "the so-called Redeemers" -> Redeemers. A proper name keeps its "of" ("Ministry of
    Health").
    """
    ages = age_words(sentence)
    if head.index in ages:
        # "A 16-year-old": the age is all that he is called.
        return [t for t in sentence.tokens[: head.index + 1] if set(range(t.index, head.index + 1)) <= ages]
    inside = {head.index}
    for child in sentence.children(head):
        before = child.index < head.index
        owner = child.dep == "poss" and child.pos == "PROPN"
        if before and (child.dep in ("compound", "amod", "nmod", "nn") or owner):
            if child.dep == "amod" and (child.lower in _QUANTITY or child.pos == "NUM"):
                continue
            joined = sentence.child(child, "cc") if child.pos == "NOUN" else None
            # "between the army and M23 rebels": what stands before the "and" is another party.
            after_cc = joined.index if joined is not None else -1
            inside.update(t.index for t in sentence.subtree(child) if after_cc < t.index < head.index)
        elif not before and child.dep in ("compound", "flat"):
            inside.add(child.index)
    low = min(inside)
    tokens = sentence.tokens
    while low and tokens[low - 1].text == "-" and low >= 2 and tokens[low - 2].dep != "nummod":
        low -= 2
    start = low
    while start < head.index and (
        tokens[start].index in ages
        or (
            tokens[start].dep in ("det", "nummod", "quantmod", "predet", "cc", "punct", "advmod", "case")
            and tokens[start].pos not in ("PROPN", "NOUN")
        )
        or tokens[start].pos in ("DET", "NUM", "ADV")
        or tokens[start].lower in _QUANTITY
        or tokens[start].text in ("'s", "’s", '"', "'")
    ):
        start += 1
    if [t.lower for t in tokens[max(0, start - 2) : start + 1]] == ["so", "-", "called"] and start < head.index:
        start += 1
    high = max(i for i in inside)
    high = _proper_tail(sentence, head, high)
    return list(tokens[start : high + 1])


_QUANTITY = frozenset(
    "several many few dozens scores hundreds thousands more other some numerous various "
    "least most total further another".split()
)


def _proper_tail(sentence: Sentence, head: Token, high: int) -> int:
    if head.pos != "PROPN":
        return high
    for of in sentence.children(head, "prep"):
        if of.lower == "of" and of.index == head.index + 1:
            inner = sentence.child(of, "pobj")
            if inner is not None and inner.pos == "PROPN" and inner.entity in ("ORG", head.entity) and inner.entity:
                return inner.index
    return high


def clause_of(sentence: Sentence, token: Token) -> list[Token]:
    """The token and all below it, without clauses that tell of something else (joined verbs, quoted speech)."""
    found, todo = [], [token]
    while todo:
        here = todo.pop()
        found.append(here)
        for child in sentence.children(here):
            other = child.dep in ("conj", "parataxis", "ccomp") and is_verb(child) and is_verb(here)
            if not other:
                todo.append(child)
    return sorted(found, key=lambda t: t.index)
