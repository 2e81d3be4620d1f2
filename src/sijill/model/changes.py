"""What another reading of a capture changed, document by document and claim by claim."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sijill.model.accounts import Account, Report
from sijill.model.captures import Capture
from sijill.model.claims import Claim
from sijill.model.contract import claim_to_json
from sijill.model.documents import Document
from sijill.model.faults import Fault

_NOT_TOLD = frozenset({"id", "event_type", "plover", "provenance"})


@dataclass(frozen=True, slots=True)
class Amended:
    """A claim that is told otherwise: of the same type on the same words, or at least on some of them.

    `fields` are those that differ, as the contract names them.
    """

    before: Claim
    after: Claim
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One document as it was read before and as it is read now. None: it was not there, or is no more."""

    before: Account | None
    after: Account | None
    gained: tuple[Claim, ...] = ()
    lost: tuple[Claim, ...] = ()
    amended: tuple[Amended, ...] = ()

    @property
    def document(self) -> Document:
        """The document as it is read now, or as it last was."""
        account = self.after or self.before
        if account is None:
            raise ValueError("a change of nothing")
        return account.document

    @property
    def is_one(self) -> bool:
        """Whether anything changed that people read: claims, or how much of the document was read."""
        if self.before is None or self.after is None:
            return True
        return bool(self.gained or self.lost or self.amended) or self.was_told != _told(self.after.document)

    @property
    def was_told(self) -> tuple[str, ...]:
        """What was said before of how the document was read: its outcome, and its faults."""
        return _told(self.before.document) if self.before else ()


@dataclass(frozen=True, slots=True)
class Reread:
    """A capture that was read again: what it yielded, and what that changed."""

    capture: Capture
    outcomes: tuple[Account | Fault, ...]
    changes: tuple[Change, ...]


def compare(before: Iterable[Account], after: Iterable[Account]) -> list[Change]:
    """What changed from one reading of a capture to the next, in the order of the later one.

    A document whose text is extracted otherwise has another id; it takes the place of one that is no more, in order.
    """
    old = {account.document.id: account for account in before}
    new = list(after)
    gone = iter([one for id, one in old.items() if id not in {account.document.id for account in new}])
    changes = [_change(old.get(account.document.id) or next(gone, None), account) for account in new]
    return [*changes, *(_change(account, None) for account in gone)]


def successors(change: Change) -> Iterator[tuple[str, str]]:
    """Ids of claims and reports that were there before, with those that now stand for the same.

    A claim stands for another of its type on the same words, in a text that was extracted otherwise; a report for
    another with which it shares a claim. Nothing else does: a judgement is never carried over to what nobody judged.
    """
    if change.before is None or change.after is None:
        return
    old, new = change.before.claims, change.after.claims
    same = {left.id: right.id for left, right in _by_id(old, new)}
    same |= {
        left.id: right.id
        for left, right in _by_words([c for c in old if c.id not in same], [c for c in new if c.id not in same])
    }
    yield from ((old, new) for old, new in same.items() if old != new)
    for report in change.before.reports:
        heirs = {same[claim.id] for claim in report.claims if claim.id in same}
        heir = max(change.after.reports, key=lambda one: _shared(one, heirs), default=report)
        if heir.id != report.id and _shared(heir, heirs):
            yield report.id, heir.id


def _shared(report: Report, ids: set[str]) -> int:
    return sum(claim.id in ids for claim in report.claims)


def _change(before: Account | None, after: Account | None) -> Change:
    old, new = (list(account.claims) if account else [] for account in (before, after))
    moved = before is not None and after is not None and before.document.id != after.document.id
    amended: list[Amended] = []
    for match in (_by_id, _by_words, _by_place):
        for left, right in match(old, new):
            old.remove(left)
            new.remove(right)
            if fields := _differing(left, right, moved):
                amended.append(Amended(left, right, fields))
    amended.sort(key=lambda one: (one.after.anchor.part != "title", one.after.anchor.start, one.after.anchor.end))
    return Change(before, after, tuple(new), tuple(old), tuple(amended))


_Pairs = list[tuple[Claim, Claim]]


def _by_id(old: Sequence[Claim], new: Sequence[Claim]) -> _Pairs:
    return _matched(old, new, lambda left, right: left.id == right.id)


def _by_words(old: Sequence[Claim], new: Sequence[Claim]) -> _Pairs:
    """Of one type on the same words, wherever they stand."""

    def words(claim: Claim) -> tuple[str, ...]:
        return claim.anchor.part, claim.anchor.exact, claim.sub_event_type

    return _matched(old, new, lambda left, right: words(left) == words(right))


def _by_place(old: Sequence[Claim], new: Sequence[Claim]) -> _Pairs:
    """On some of the same words of one text."""
    return _matched(
        old,
        new,
        lambda left, right: left.document_id == right.document_id and left.anchor.span.overlaps(right.anchor.span),
    )


def _matched(old: Sequence[Claim], new: Sequence[Claim], alike: Callable[[Claim, Claim], bool]) -> _Pairs:
    """Each claim with one that is like it, the first in the order of the text."""
    left = list(old)
    found = []
    for claim in new:
        match = next((one for one in left if alike(one, claim)), None)
        if match is not None:
            left.remove(match)
            found.append((match, claim))
    return found


def _differing(left: Claim, right: Claim, moved: bool) -> tuple[str, ...]:
    before, after = claim_to_json(left), claim_to_json(right)
    return tuple(
        field for field in after if field not in _NOT_TOLD and _bare(before[field], moved) != _bare(after[field], moved)
    )


def _bare(value: Any, moved: bool) -> Any:
    """A value of the contract without the words around its quotes, and without where they stand in another text."""
    if isinstance(value, list):
        return [_bare(one, moved) for one in value]
    if not isinstance(value, dict):
        return value
    left_out = {"prefix", "suffix", *(("start", "end") if moved and "exact" in value else ())}
    return {key: _bare(one, moved) for key, one in value.items() if key not in left_out}


def _told(document: Document) -> tuple[str, ...]:
    return str(document.outcome), *(fault.what for fault in document.faults)
