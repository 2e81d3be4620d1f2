from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from bench.corpus import make_texts, read_texts


def test_the_corpus_is_made_of_our_examples_and_no_two_texts_are_the_same() -> None:
    texts = make_texts(60)
    assert len(set(texts)) == 60
    assert all(200 < len(text.split()) < 700 for text in texts)


def test_the_corpus_is_the_same_each_time() -> None:
    assert make_texts(5) == make_texts(5)


def test_an_arabic_corpus_holds_no_english_and_no_two_texts_are_the_same() -> None:
    texts = make_texts(60, language="ar")
    assert len(set(texts)) == 60
    assert all(150 < len(text.split()) < 350 for text in texts)
    assert not any(c.isascii() and c.isalpha() for text in texts for c in text)


def test_texts_that_say_their_language_are_taken_by_it(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        '{"lang": "ar", "text": "one"}\n{"lang": "en", "text": "two"}\n{"text": "three"}\n'
    )
    assert read_texts(tmp_path / "a.jsonl") == ["one", "two", "three"]
    assert read_texts(tmp_path / "a.jsonl", "ar") == ["one", "three"]


def test_without_examples_the_corpus_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="--texts"):
        make_texts(1, tmp_path)


def test_texts_can_be_brought_plain_or_gzipped(tmp_path: Path) -> None:
    lines = b'{"docid": "1", "text": "one"}\n\n{"docid": "2", "text": "two"}\n'
    (tmp_path / "a.jsonl").write_bytes(lines)
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines))
    assert read_texts(tmp_path / "a.jsonl") == read_texts(tmp_path / "a.jsonl.gz") == ["one", "two"]
