"""HTML pages: the visible text in paragraphs, and what the page says about itself.

The text is made from lxml's tree. Where the tree holds fewer words than the linear tokenizer of `markup`
finds, or the page is beyond the limits, the tokenizer's own text is taken and the document is marked as
degraded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from sijill.model.captures import Capture
from sijill.model.documents import Document, document_id
from sijill.model.faults import Fault
from sijill.model.vocabulary import Outcome
from sijill.sources.encodings import decode
from sijill.sources.markup import UNSEEN, Blocks, Visible, coverage, hides, read_linearly
from sijill.sources.metadata import Metadata, read_metadata
from sijill.sources.plain import damage
from sijill.sources.source import Source, fault

EXTRACTOR = "html/1"

SIZE_LIMIT = 20_000_000
"""Code points of markup that the tree parser is given."""

TAG_LIMIT = 200_000
"""Tags that the tree parser is given. Nesting beyond 256, which it drops, shows in the coverage."""

_HEAD = 200_000  # Code points of a page beyond the limits in which its metadata are looked for.
_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)


def read_html(capture: Capture, data: bytes) -> Iterator[Document | Fault]:
    """One document, or a fault where nothing is visible."""
    charset = _CHARSET.search(data[:4096])
    decoded = decode(data, charset[1].decode("ascii", "replace") if charset else None)
    if decoded is None:
        what = "the page is not in an encoding that is known"
        yield fault(capture, "not-text", what, "The original is kept. Save the page as UTF-8 and add it again.")
        return
    markup = decoded.text.replace("\x00", "\ufffd")
    visible = read_linearly(markup)
    lost = _beyond_limits(markup, visible)
    tree = _tree(markup[:_HEAD] if lost else markup)
    text = visible.text if lost or tree is None else _text(tree)
    share = coverage(text, visible.text)
    if share < 1.0:
        lost = f"the HTML parser lost {1 - share:.1%} of the words: the markup is broken or nested too deep"
        text = visible.text
    if not text:
        what = "nothing is visible on the page"
        yield fault(capture, "empty", what, "Its text may come by script: save it as shown, or copy it into a file.")
        return
    faults = damage(capture, decoded)
    if lost:
        todo = "The text is whole, its paragraphs may be cut elsewhere. Nothing needs to be done."
        faults = (*faults, fault(capture, "read-linearly", lost, todo))
    about = read_metadata(tree) if tree is not None else Metadata()
    yield Document(
        document_id(text, about.title, capture=capture.digest),
        text,
        title=about.title,
        publisher=about.publisher,
        author=about.author,
        published=about.published,
        published_from="metadata" if about.published else None,
        language=about.language,
        url=about.url,
        capture=capture.digest,
        extractor=EXTRACTOR,
        outcome=Outcome.DEGRADED if faults else Outcome.OK,
        coverage=coverage(text, visible.text),
        faults=faults,
    )


def _beyond_limits(markup: str, visible: Visible) -> str:
    if len(markup) > SIZE_LIMIT:
        return f"the page of {len(markup):,} characters is beyond the {SIZE_LIMIT:,} of the HTML parser"
    if visible.tags > TAG_LIMIT:
        return f"the page with {visible.tags:,} tags is beyond the {TAG_LIMIT:,} of the HTML parser"
    return ""


def _tree(markup: str) -> etree._Element | None:
    # Bytes, because lxml refuses a string that declares an encoding of its own.
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(markup.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None


def _text(tree: etree._Element) -> str:
    """The visible text of the tree, without recursion."""
    blocks = Blocks()
    todo: list[etree._Element | str | tuple[str]] = [tree]
    while todo:
        item = todo.pop()
        if isinstance(item, str):
            blocks.add(item)
        elif isinstance(item, tuple):
            blocks.end(item[0])
        else:
            if item.tail:
                todo.append(item.tail)
            name = str(item.tag)
            if name in UNSEEN or item.get("hidden") is not None or hides(item.get("style") or ""):
                continue
            blocks.start(name)
            todo.append((name,))  # Its end, after all that is in it.
            todo.extend(reversed(item))
            if item.text:
                todo.append(item.text)
    return blocks.text()


def accepts(capture: Capture, data: bytes) -> bool:
    """Whether the archive took the bytes for HTML."""
    return capture.media_type in ("text/html", "application/xhtml+xml")


SOURCE = Source("html", accepts, read_html)
