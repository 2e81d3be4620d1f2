"""Where a value stands: the one notion of a position in a document that the whole program shares.

An anchor joins the W3C Web Annotation selectors `TextPositionSelector` (in Unicode code points, `[start, end)`) and
`TextQuoteSelector` (exact, prefix, suffix; https://www.w3.org/TR/annotation-model/#selectors).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sijill.model.errors import AnchorError
from sijill.model.vocabulary import Part

CONTEXT = 32
"""How many code points of prefix and suffix an anchor keeps, so that a quote can be found again in a changed text."""


# Nobody changes a span or an anchor, and mypy sees to it; `frozen` would make each three times as slow to make, and
# each claim has a dozen of them.
@dataclass(slots=True, unsafe_hash=True)
class Span:
    """A range `[start, end)` of code points in the text or the title of a document."""

    start: Final[int]
    end: Final[int]
    part: Final[Part] = Part.TEXT

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.part == other.part and self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.part == other.part and self.start <= other.start and other.end <= self.end


@dataclass(slots=True, unsafe_hash=True)
class Anchor:
    """The exact words a value came from. ``text[start:end] == exact`` always; an empty quote is refused."""

    document_id: Final[str]
    start: Final[int]
    end: Final[int]
    exact: Final[str]
    prefix: Final[str] = ""
    suffix: Final[str] = ""
    part: Final[Part] = Part.TEXT

    def __post_init__(self) -> None:
        """Refuse an anchor that cannot hold: empty, negative, or of another length than its quote."""
        if not (0 <= self.start < self.end and self.end - self.start == len(self.exact)):
            raise AnchorError(
                f"The anchor [{self.start}, {self.end}) does not fit its quote {self.exact!r}",
                where=self.document_id,
                todo="This is a defect of the reader that made it: please report it with the text.",
            )

    @classmethod
    def into(cls, text: str, span: Span, document_id: str) -> Anchor:
        """Anchor `span` in `text`, which must be the very string (text or title) that the span counts in."""
        start, end = span.start, span.end
        return cls(
            document_id,
            start,
            end,
            text[start:end],
            text[max(0, start - CONTEXT) : start],
            text[end : end + CONTEXT],
            span.part,
        )

    @property
    def span(self) -> Span:
        """The range, without the words."""
        return Span(self.start, self.end, self.part)

    def holds_in(self, text: str) -> bool:
        """Whether the quote stands in `text` at this very place."""
        return text[self.start : self.end] == self.exact
