from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from sijill.incidents import Changed, Kept, Reconciled, add, anew, ids_of, outlines_of
from sijill.incidents.clustering import Pair
from sijill.incidents.keeping import block_numbers, document_number, read_outlines, write_outlines
from sijill.incidents.outlines import Outline
from sijill.model.accounts import Account, Report
from sijill.model.judgements import Judgement
from tests.factory import make_claim, make_document
from tests.incidents.strategies import accounts, judgements, limited


class InMemory:
    """What is kept of a register, in dictionaries."""

    def __init__(self, start: Reconciled) -> None:
        self.now = start.kept()
        self.told = {frozenset(report.id for report in one.reports) for one in start.incidents}

    def common(self, blocks: Collection[int]) -> set[int]:
        return set(self.now.common.intersection(blocks))

    def standing(self, blocks: Collection[int]) -> Mapping[int, Collection[int]]:
        return {one: list(self.now.blocks[one]) for one in blocks if one in self.now.blocks}

    def sizes(self, blocks: Collection[int]) -> Mapping[int, int]:
        return {block: len(there) for block, there in self.standing(blocks).items()}

    def outlines(self, documents: Collection[int]) -> Iterator[Outline]:
        for id, text in self.now.outlines.items():
            if document_number(id) in documents:
                yield from read_outlines(text)

    def outlines_of(self, reports: Collection[str]) -> Iterator[Outline]:
        for text in self.now.outlines.values():
            found = list(read_outlines(text))
            if any(one.id in reports for one in found):
                yield from found

    def alike(self, reports: Collection[str]) -> Mapping[Pair, float]:
        return {pair: score for pair, score in self.now.alike.items() if not set(pair).isdisjoint(reports)}

    def alike_among(self, reports: Collection[str]) -> Mapping[Pair, float]:
        return {pair: score for pair, score in self.now.alike.items() if set(pair) <= set(reports)}

    def groups(self, reports: Collection[str]) -> Iterable[Collection[str]]:
        return [one for one in self.told if not one.isdisjoint(reports)]

    def change(self, new: Sequence[Outline], changed: Changed) -> None:
        """Keep what changed."""
        own = {new[0].document_id: write_outlines(new)} if new else {}
        standing = {key: list(there) for key, there in self.now.blocks.items() if key not in changed.common}
        for block in changed.entered:
            standing.setdefault(block, []).append(document_number(new[0].document_id))
        alike = {pair: score for pair, score in {**self.now.alike, **changed.alike}.items() if score is not None}
        self.now = Kept({**self.now.outlines, **own}, standing, self.now.common | changed.common, alike, {})
        telling = {one.id for text in self.now.outlines.values() for one in read_outlines(text) if one.telling}
        groups = {frozenset(one) for one in changed.groups if not telling.isdisjoint(one)}
        self.told = self.told - set(changed.gone) | groups


def comparable(kept: Kept) -> object:
    return kept.outlines, {key: sorted(there) for key, there in kept.blocks.items()}, kept.common, dict(kept.alike)


def of(told: Sequence[Account], decided: Sequence[Judgement] = ()) -> Reconciled:
    reports = [report for account in told for report in account.reports]
    return anew(reports, {account.document.id: account.document for account in told}, decided)


@settings(max_examples=300)
@given(data=st.data())
def test_a_document_more_changes_what_reconciling_all_anew_changes(data: st.DataObject) -> None:
    told = {account.document.id: account for account in data.draw(accounts())}
    order = data.draw(st.permutations(list(told.values())))
    known = data.draw(st.integers(0, len(order) - 1))
    decided = data.draw(judgements(order[:known]))
    with limited():
        memory = InMemory(of(order[:known], decided))
        resolved = {subject: report for subject, (report, _) in of(order[:known], decided).resolved.items()}
        for account in order[known:]:
            new = outlines_of(account)
            memory.change(new, add(new, memory, decided, resolved))
        expected = of(order, decided)
        assert comparable(memory.now) == comparable(expected.kept())
        assert memory.told == {frozenset(report.id for report in one.reports) for one in expected.incidents}


@given(told=accounts())
def test_outlines_that_are_kept_come_back(told: list[Account]) -> None:
    for account in told:
        drawn = outlines_of(account)
        assert list(read_outlines(write_outlines(drawn))) == drawn


def test_blocks_have_numbers_that_any_database_keeps() -> None:
    document = make_document("Homs was hit at Mercy Hospital.")
    account = Account(document, (Report.of([make_claim(document, place="Homs", days="2019-08-26")]),))
    numbers = block_numbers(outlines_of(account)).values()
    assert len(set(numbers)) == len(numbers)
    assert all(0 <= number < 2**63 for number in numbers)


def test_a_document_is_named_by_its_reports_their_claims_and_the_incidents_they_would_make() -> None:
    document = make_document("Homs was hit.")
    claim = make_claim(document, place="Homs")
    account = Account(document, (Report.of([claim]),))
    (incident,) = of([account]).incidents
    assert ids_of(account) == {claim.id, account.reports[0].id, incident.id}
