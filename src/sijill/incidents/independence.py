"""How many independent sources stand behind an incident: reprints and shared speakers are counted once.

Each collapse gives its reason as a sentence. Too few sources are a safer mistake than too many.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import combinations

from sijill.incidents.names import fold_name, fold_words
from sijill.model.claims import Claim
from sijill.model.documents import Document

SHINGLE_WORDS = 5
REPRINT_JACCARD = 0.5
"""From this share of common 5-word runs on a text is a reprint. Two reporters at one scene rarely reach
0.1.
"""

LONGEST_WORDS = 20_000
"""Only so many words of each text are compared, to bound the work on a 50 MB text."""


@dataclass(frozen=True, slots=True)
class Independence:
    """Documents grouped by source (ids, sorted), and why any were put together."""

    sources: tuple[tuple[str, ...], ...]
    reasons: tuple[str, ...]


def independent_sources(claims: Iterable[Claim], documents: Mapping[str, Document]) -> Independence:
    """Group the documents of `claims` by the source they stand on: text, nearest speaker, or publisher."""
    speakers: dict[str, set[str]] = defaultdict(set)
    shown: dict[str, str] = {}
    for claim in sorted(claims, key=lambda c: c.id):
        held = speakers[claim.document_id]
        if claim.attribution:
            nearest = claim.attribution[0].name
            held.add(fold_name(nearest))
            shown.setdefault(fold_name(nearest), nearest)
    group = {one: {one} for one in speakers}
    reasons = []
    for left, right in combinations(sorted(speakers), 2):
        why = _shared(left, right, speakers, shown, documents)
        if why and group[left] is not group[right]:
            reasons.append(f"{_named(left, documents)} and {_named(right, documents)} count once: {why}.")
            group[left] |= group[right]
            for one in group[left]:
                group[one] = group[left]
    sources = {tuple(sorted(members)) for members in group.values()}
    return Independence(tuple(sorted(sources)), tuple(reasons))


def resemblance(left: str, right: str) -> float:
    """Jaccard index of the two texts' runs of five words, 0 to 1; 0 where either has fewer words."""
    ours, theirs = _shingles(left), _shingles(right)
    return len(ours & theirs) / len(ours | theirs) if ours and theirs else 0.0


def _shared(
    left: str,
    right: str,
    speakers: Mapping[str, set[str]],
    shown: Mapping[str, str],
    documents: Mapping[str, Document],
) -> str | None:
    one, other = documents.get(left), documents.get(right)
    if one and other and (alike := resemblance(one.text, other.text)) >= REPRINT_JACCARD:
        return f"their texts are near-identical ({alike:.0%} of their runs of five words are shared)"
    if both := speakers[left] & speakers[right]:
        return f"both quote {', '.join(sorted(shown[name] for name in both))}"
    publishers = [fold_name(d.publisher) for d in (one, other) if d and d.publisher]
    if one and len(publishers) == 2 and len(set(publishers)) == 1:
        return f"both are published by {one.publisher}"
    for quoted, quoting in ((one, right), (other, left)):
        if quoted and quoted.publisher and fold_name(quoted.publisher) in speakers[quoting]:
            return f"one quotes {quoted.publisher}, which published the other"
    return None


@lru_cache(maxsize=512)
def _shingles(text: str) -> frozenset[bytes]:
    words = fold_words(text)[:LONGEST_WORDS]
    runs = (" ".join(words[i : i + SHINGLE_WORDS]) for i in range(max(0, len(words) - SHINGLE_WORDS + 1)))
    return frozenset(blake2b(run.encode("utf-8", "surrogatepass"), digest_size=8).digest() for run in runs)


def _named(document_id: str, documents: Mapping[str, Document]) -> str:
    document = documents.get(document_id)
    title = f"“{document.title}”" if document and document.title else document_id[:19]
    return f"{title} ({document.publisher})" if document and document.publisher else title
