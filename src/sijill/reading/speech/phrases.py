"""Noun phrases of speakers: from a head to the words that name him."""

from __future__ import annotations

from sijill.model.readings import Sentence, Token


def noun_phrase(sentence: Sentence, head: Token) -> tuple[Token, Token]:
    """First and last token of the phrase that `head` leads, without relative clauses and appositions behind it."""
    inside = [head.index]
    todo = [head]
    while todo:
        for child in sentence.children(todo.pop()):
            loose = child.dep in ("relcl", "appos", "acl", "advcl", "cc", "conj", "punct", "ccomp", "parataxis")
            if not (loose and child.index > head.index) and child.dep not in ("relcl", "punct"):
                inside.append(child.index)
                todo.append(child)
    first, last = head.index, head.index
    while first - 1 in inside or _joins(sentence, first - 1, first, inside):
        first -= 1
    while last + 1 in inside or _joins(sentence, last + 1, last, inside):
        last += 1
    return sentence.tokens[first], sentence.tokens[last]


def _joins(sentence: Sentence, index: int, _beside: int, inside: list[int]) -> bool:
    """A hyphen or comma between two tokens of the phrase belongs to it."""
    tokens = sentence.tokens
    if not 0 <= index < len(tokens) or not (index - 1 in inside and index + 1 in inside):
        return False
    return tokens[index].text in ("-", "–", "'", ",") or tokens[index].dep == "cc"


def joined(sentence: Sentence, head: Token) -> list[Token]:
    """`head` and those named with it ("the army and the police"), in order, but no parts of a name with "and" in it."""
    while head.dep == "conj" and _is_other(sentence, sentence.tokens[head.head], head):
        head = sentence.tokens[head.head]
    found = [head]
    for token in found:
        found.extend(
            c for c in sentence.children(token, "conj") if c.index > token.index and _is_other(sentence, token, c)
        )
    return found


def _is_other(sentence: Sentence, left: Token, right: Token) -> bool:
    if right.pos not in ("NOUN", "PROPN") or left.pos not in ("NOUN", "PROPN"):
        return False
    between = sentence.tokens[left.index : right.index + 1]
    return not (left.entity and all(token.entity == left.entity for token in between))
