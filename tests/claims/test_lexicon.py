from __future__ import annotations

import pytest

from sijill.claims import lexicon as module
from sijill.claims.lexicon import FRAMES, NEEDS, lexicon
from sijill.model.errors import LexiconError
from sijill.model.vocabulary import EVENT_TYPE_OF


def test_every_entry_is_of_a_known_type_frame_and_need() -> None:
    for entries in lexicon().events.values():
        for entry in entries:
            assert entry.type in EVENT_TYPE_OF
            assert entry.frame in FRAMES
            assert entry.needs <= NEEDS
            assert entry.name == f"{entry.lemma} ({entry.pos})"


def test_a_narrower_entry_is_tried_before_a_plain_one() -> None:
    for entries in lexicon().events.values():
        narrow = [bool(e.particle or e.object or e.qualifier or e.of or e.object_to) for e in entries]
        assert narrow == sorted(narrow, reverse=True)


def test_means_are_found_by_their_last_word_and_the_longest_first() -> None:
    for last, entries in lexicon().means.items():
        assert all(entry.lemmas[-1] == last and entry.type in EVENT_TYPE_OF for entry in entries)
        assert [len(e.lemmas) for e in entries] == sorted((len(e.lemmas) for e in entries), reverse=True)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"type": "Picnic", "frame": "do"}, "Picnic"),
        ({"type": "Attack", "frame": "sideways"}, "sideways"),
        ({"type": "Attack", "frame": "do", "needs": ["luck"]}, "luck"),
    ],
)
def test_a_lexicon_that_breaks_its_own_rules_says_where(row: dict[str, object], said: str) -> None:
    with pytest.raises(LexiconError, match=said) as caught:
        module._check(row, 7)
    assert caught.value.where == "events.toml, event 7"


def test_no_word_both_counts_and_is_excluded() -> None:
    for entries in lexicon().events.values():
        for entry in entries:
            assert not entry.object & entry.excluded
