"""Saved pages of social networks: what of them is the post, and what is the page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sijill.model.documents import Document, document_id
from sijill.model.readings import Sentence
from sijill.reading.shallow import ShallowReader
from sijill.reading.shallow.arabic import tokens_in
from sijill.reading.shallow.pages import cuts_in, post_end, repeat_in

pages = st.lists(
    st.sampled_from(["قصف ", "حلب", ".", "Shared with Public", "All reactions:", "3:05 PM · May 1, 2020", "@abc", " "]),
    max_size=20,
).map("".join)


def sentences(text: str) -> tuple[Sentence, ...]:
    (reading,) = ShallowReader("ar", tokens_in)([Document(document_id(text), text)])
    return reading.sentences


def told(text: str) -> list[str]:
    """The sentences that are read, as they stand."""
    return [text[s.start : s.end] for s in sentences(text) if s.tokens]


def test_a_header_that_runs_into_the_post_is_a_sentence_of_its_own() -> None:
    text = "صفحة البلدةMay 3, 2020 · Shared with Publicقصف على السوق"
    assert told(text)[-1] == "قصف على السوق"


def test_what_others_wrote_beneath_the_post_is_kept_and_not_read() -> None:
    text = "قصف على السوقAll reactions:12LikeCommentرحم الله الشهداء"
    assert told(text) == ["قصف على السوق"]
    assert any("الشهداء" in text[s.start : s.end] for s in sentences(text))


def test_a_post_ends_where_the_page_says_when_it_was_sent() -> None:
    assert told("شبكة@shabakaقصف على السوق7:21 PM · Dec 1, 20243KViews")[-1] == "قصف على السوق"


def test_a_full_stop_without_a_space_ends_a_sentence() -> None:
    assert told("قصف الجيش السوق.وأصيب طفلان") == ["قصف الجيش السوق.", "وأصيب طفلان"]
    assert told("وصل د.أحمد إلى حلب") == ["وصل د.أحمد إلى حلب"]


def test_a_title_that_a_page_prints_twice_in_one_line_is_two_sentences() -> None:
    title = "قصف على سوق البلدة يصيب طفلين"
    assert told(f"{title} {title}") == [title, title]


def test_a_sentence_that_does_not_say_itself_again_is_whole() -> None:
    text = "أصيب طفلان في السوق وأصيب رجلان في المدرسة القريبة منه"
    assert repeat_in(tokens_in(text, 0, len(text))) is None


@given(pages)
def test_cutting_loses_no_visible_sign_and_no_order(page: str) -> None:
    cuts = list(cuts_in(page, 0, len(page), post_end(page)))
    assert "".join("".join(page[a:b].split()) for a, b in cuts) == "".join(page.split())
    assert cuts == sorted(cuts)
