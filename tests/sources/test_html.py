from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.model.documents import Document
from sijill.model.faults import Fault
from sijill.model.vocabulary import Outcome
from sijill.sources.markup import read_linearly
from tests.sources.builders import read_bytes, read_document

PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><title>Strike kills 12 | The Daily</title>
<meta property="og:title" content="Strike kills 12"><meta property="og:site_name" content="The Daily">
<meta name="author" content="A. Writer">
<meta property="article:published_time" content="2019-08-27T23:30:00+03:00">
<link rel="canonical" href="https://daily.example/strike">
<script>var html = "<p>not shown</p>";</script><style>p { color: red }</style></head>
<body><nav><a href="/">Home</a></nav><h1>Strike kills 12</h1>
<p>A missile <b>str</b>uck&nbsp;them
   on Monday.<br>They died.</p>
<p hidden>not shown</p><div style="display: none">not shown</div>
<ul><li>one<li>two</ul><table><tr><td>a</td><td>b</td></tr></table>
<pre>as  it
 is</pre>the end &amp; 😀<!-- not shown --></body></html>"""

BOMBS = {
    "deep": "<div>" * 5_000 + "the last words" + "</div>" * 5_000,
    "never closed": "<b>" * 250_000 + "word",
    "tags without end": "<a" * 200_000,
    "quotes": '<a b="' * 100_000,
    "quotes that never close": "<a '\">x" * 100_000,
    "comments": "<!--" * 200_000,
    "scripts": "<script>" * 100_000,
    "fields": "<textarea>x" * 60_000,
    "references": "&#x41;" * 100_000,
    "attributes": "<a " + "x=1 " * 100_000 + ">y",
    "tables": "<table>" * 20_000 + "x",
    "white space": "<p>" + " " * 1_000_000 + "x",
}


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def test_the_text_is_what_a_browser_shows_in_paragraphs() -> None:
    document = read_document(PAGE)
    assert document.text.split("\n\n") == [
        "Strike kills 12",
        "A missile struck\xa0them on Monday.\nThey died.",
        "one",
        "two",
        "a\tb",
        "as  it\n is",
        "the end & 😀",
    ]
    assert (document.outcome, document.coverage) == (Outcome.OK, 1.0)


def test_a_page_says_what_it_is() -> None:
    document = read_document(PAGE)
    assert document.title == "Strike kills 12"
    assert document.publisher == "The Daily"
    assert document.author == "A. Writer"
    assert document.published == date(2019, 8, 27)
    assert document.language == "en-GB"
    assert document.url == "https://daily.example/strike"


@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        (
            '<script type="application/ld+json">{"@graph": [{"datePublished": "2019-08-27"}]}</script>',
            "",
            "2019-08-27",
        ),
        ("", '<time datetime="2019-08-27T10:00">Tuesday</time>', "2019-08-27"),
        (
            "",
            '<time datetime="2019-01-01">old</time><time pubdate datetime="2019-08-27">new</time>',
            "2019-08-27",
        ),
        ("", '<time datetime="2019-01-01">one</time><time datetime="2019-08-27">two</time>', None),
        ('<meta name="date" content="last Tuesday">', "", None),
        ('<meta name="date" content="2019-02-31">', "", None),
        ('<script type="application/ld+json">{broken</script>', "27 August 2019", None),
    ],
)
def test_the_day_of_publication_is_stated_or_not_known(head: str, body: str, published: str | None) -> None:
    found = read_document(page(f"<p>A strike.</p>{body}", head)).published
    assert (found.isoformat() if found else None) == published


def test_a_title_is_kept_although_the_text_starts_with_it() -> None:
    document = read_document(page("<h1>A strike</h1><p>It fell.</p>"))
    assert document.title == "A strike"
    assert document.text.startswith("A strike")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "cp1252"])
def test_a_page_is_known_by_its_content_in_any_encoding(encoding: str) -> None:
    assert read_document(page("<p>Trois enfants tués.</p>").encode(encoding)).text == "Trois enfants tués."


def test_a_declared_charset_is_heeded() -> None:
    head = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">'
    assert read_document(page("<p>Удар по больнице.</p>", head).encode("cp1251")).text == "Удар по больнице."


def test_text_that_the_tree_parser_drops_is_read_another_way() -> None:
    document = read_document(page("<p>top</p>" + "<div>" * 300 + "the last words" + "</div>" * 300))
    assert document.text.split() == ["top", "the", "last", "words"]
    assert (document.outcome, document.coverage) == (Outcome.DEGRADED, 1.0)
    assert [fault.code for fault in document.faults] == ["read-linearly"]


def test_what_stands_after_navigation_that_never_ends_is_not_lost() -> None:
    assert "the report" in read_document("<html><body><nav>Home<p>the report</body></html>").text


def test_a_page_without_visible_text_is_a_fault() -> None:
    fault = read_bytes(page("<script>render()</script>").encode())
    assert isinstance(fault, Fault)
    assert fault.code == "empty"


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_end_soon_in_a_named_outcome(name: str) -> None:
    started = time.process_time()
    found = read_bytes(page(BOMBS[name]).encode())
    assert time.process_time() - started < 20
    assert isinstance(found, (Document, Fault))


def test_of_a_deep_bomb_no_word_is_lost() -> None:
    assert "the last words" in read_document(page(BOMBS["deep"])).text


@given(st.integers(0, len(PAGE.encode())))
def test_every_prefix_of_a_good_page_reads_or_faults(length: int) -> None:
    found = read_bytes(PAGE.encode()[:length])
    assert isinstance(found, Fault) or found.text


TAGS = "<p> </p> <b> </b> <td> <pre> </pre> <nav> </nav> <br> <!-- --> <script> </script> &amp; &lt; < > é"
PIECES = st.sampled_from([*TAGS.split(" "), "<div hidden>", "</div>", "<a href='x'>", "word", " ", "\n"])


@given(st.lists(PIECES, max_size=30))
def test_whatever_the_markup_no_visible_word_is_lost(pieces: list[str]) -> None:
    markup = "<html><body>" + "".join(pieces)
    found = read_bytes(markup.encode())
    wanted = read_linearly(markup).text.split()
    assert wanted == [] if isinstance(found, Fault) else found.coverage == 1.0
