"""A sentence whose subtrees know their edges, so that a stretch of it is two numbers."""

from __future__ import annotations

from sijill.model.anchors import Span
from sijill.model.readings import Sentence, Token

Stretch = tuple[int, int]
"""First and last token of the sentence, both included."""


class Tree:
    """The edges are found once for all tokens: every candidate asks for them."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens = tokens = sentence.tokens
        self.left = left = list(range(len(tokens)))
        self.right = right = list(range(len(tokens)))
        for index, token in enumerate(tokens):
            at, above = index, token.head
            while above != at:
                if index < left[above]:
                    left[above] = index
                if index > right[above]:
                    right[above] = index
                at, above = above, tokens[above].head

    def whole(self, token: Token) -> Stretch:
        """`token` and all below it."""
        return self.left[token.index], self.right[token.index]

    def trimmed(self, stretch: Stretch) -> Stretch | None:
        """Without punctuation at the ends; None where nothing else is there."""
        first, last = stretch
        while first <= last and self.tokens[first].pos == "PUNCT":
            first += 1
        while last >= first and self.tokens[last].pos == "PUNCT":
            last -= 1
        return (first, last) if first <= last else None

    def span(self, stretch: Stretch) -> Span:
        """Where the stretch stands in the document."""
        return Span(self.tokens[stretch[0]].start, self.tokens[stretch[1]].end, self.sentence.part)
