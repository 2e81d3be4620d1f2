"""HTML in one pass, in linear time whatever the markup: what is visible, and in which blocks.

The tree parser drops text in silence (from depth 256 on, after some errors). This tokenizer drops none, so it
is the measure of the tree parser's text and stands in for it where that lost some. It follows the HTML
standard's tokenizer (https://html.spec.whatwg.org/multipage/parsing.html#tokenization) as far as the visible
text depends on it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre "
    "search section summary table tbody tfoot thead tr ul".split()
)
"""Elements that start a paragraph of their own."""

UNSEEN = frozenset(
    "audio button canvas datalist iframe nav noembed noframes noscript object script select style svg "
    "template textarea title video".split()
)
"""Elements whose content is not the report's: navigation, controls, scripts, stand-ins for media."""

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
"""Elements without content and end tag."""

_RAW = {
    name: re.compile(f"</{name}(?=[\\s/>])", re.IGNORECASE)
    for name in "iframe noembed noframes script style textarea title xmp".split()
}
"""Elements within which there are no tags, with the end of each."""

_MARKUP = re.compile(r"<(?:!--|[!?]|(/?)([a-zA-Z][^\s/>\x00]*)|/)")
_ATTRIBUTES = re.compile(r"""(?:[^>"'=]++|=\s*+(?:"[^"]*+"|'[^']*+')|[="'])*+>""")
_COMMENT_END = re.compile(r"--!?>")
_QUOTED = re.compile(r""""[^"]*"|'[^']*'""")
_HIDDEN = re.compile(r"(?:^|[\s\"'])hidden(?=[\s=/]|$)", re.IGNORECASE)
_STYLE = re.compile(r"""style\s*=\s*("[^"]*"|'[^']*'|\S+)""", re.IGNORECASE)
_NOT_SHOWN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\n\r\f]+")
_WORD = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Tag:
    """A start or end tag; `attributes` as written."""

    name: str
    closing: bool
    attributes: str


def scan(html: str) -> Iterator[Tag | str]:
    """Tags, and between them text with its character references resolved.

    Comments, declarations and what stands in scripts, frames and fields is left out.
    """
    position, end = 0, len(html)
    careful = True
    endless: set[str] = set()
    while position < end:
        found = _MARKUP.search(html, position)
        if found is None:
            yield unescape(html[position:])
            return
        if found.start() > position:
            yield unescape(html[position : found.start()])
        name = found[2]
        if name is None:
            position = _end_of_comment(html, found)
            continue
        closed = _ATTRIBUTES.match(html, found.end()) if careful else None
        if closed is None:
            # A quote that never closes. Trying again from each later tag would take quadratic time, so that
            # from here on every tag ends at its first ">".
            careful = False
            at = html.find(">", found.end())
            stop = end if at < 0 else at + 1
        else:
            stop = closed.end()
        tag = Tag(name.lower(), bool(found[1]), html[found.end() : stop - 1])
        yield tag
        position = stop
        if tag.name in _RAW and not tag.closing:
            ending = None if tag.name in endless else _RAW[tag.name].search(html, position)
            if ending and tag.name == "xmp":
                yield html[position : ending.start()]
            # A script that never ends is a script to the last character, in every browser. Of the others the
            # text shows, and they are not searched for an end again: that would take quadratic time.
            if ending or tag.name in ("script", "style"):
                position = ending.start() if ending else end
            else:
                endless.add(tag.name)


def _end_of_comment(html: str, opening: re.Match[str]) -> int:
    if opening[0] == "<!--":
        if html.startswith((">", "->"), opening.end()):
            return html.index(">", opening.end()) + 1
        closing = _COMMENT_END.search(html, opening.end())
        return closing.end() if closing else len(html)
    at = html.find(">", opening.end())
    return len(html) if at < 0 else at + 1


def is_hidden(attributes: str) -> bool:
    """Whether a start tag says that its element is not shown."""
    if "hidden" not in attributes.lower() and "none" not in attributes.lower():
        return False
    if _HIDDEN.search(_QUOTED.sub('""', attributes)):
        return True
    style = _STYLE.search(attributes)
    return bool(style and hides(style[1]))


def hides(style: str) -> bool:
    """Whether an inline style takes its element out of sight."""
    return bool(_NOT_SHOWN.search(style))


@dataclass(slots=True)
class Blocks:
    """Gathers visible text into paragraphs. White space collapses as in a browser, except within ``pre``.

    No-break spaces stay, and nothing is put between inline elements.
    """

    done: list[str] = field(default_factory=list)
    _now: list[str] = field(default_factory=list)
    _preformatted: int = 0

    def start(self, name: str) -> None:
        """An element begins."""
        if name == "br":
            self._exactly("\n")
        elif name in ("td", "th"):
            if self._now:
                self._exactly("\t")
        elif name in BLOCKS:
            self.end_block()
            self._preformatted += name == "pre"

    def end(self, name: str) -> None:
        """An element ends."""
        if name in BLOCKS:
            self.end_block()
            self._preformatted = max(0, self._preformatted - (name == "pre"))

    def add(self, text: str) -> None:
        """Visible text."""
        if not text:
            return
        if self._preformatted:
            self._now.append(text)
            return
        text = _SPACES.sub(" ", text)
        if text.startswith(" ") and (not self._now or self._now[-1][-1] in " \t\n"):
            text = text[1:]
        if text:
            self._now.append(text)

    def _exactly(self, space: str) -> None:
        if self._now and self._now[-1].endswith(" "):
            self._now[-1] = self._now[-1][:-1] + space
        else:
            self._now.append(space)

    def end_block(self) -> None:
        """Finish the paragraph, if there is anything in it."""
        block = "".join(self._now).strip(" \t\n\r\f")
        if block:
            self.done.append(block)
        self._now.clear()

    def text(self) -> str:
        """All paragraphs, a blank line between them."""
        self.end_block()
        return "\n\n".join(self.done)


@dataclass(frozen=True, slots=True)
class Visible:
    """The visible text by the linear tokenizer, and how many tags there are in the markup."""

    text: str
    tags: int


def read_linearly(html: str) -> Visible:
    """All that a browser would show. What stands in an unseen element that never ends is kept."""
    blocks = Blocks()
    tags = 0
    unseen: str | None = None
    depth = 0
    within: list[Tag | str] = []
    for token in scan(html):
        tags += isinstance(token, Tag)
        if unseen is not None:
            within.append(token)
            if isinstance(token, Tag) and token.name == unseen:
                depth += -1 if token.closing else 1
                if not depth:
                    unseen = None
                    within.clear()
        elif isinstance(token, Tag) and not token.closing and _starts_unseen(token):
            unseen, depth = token.name, 1
        else:
            _put(blocks, token)
    for token in within:
        _put(blocks, token)
    return Visible(blocks.text(), tags)


def _starts_unseen(tag: Tag) -> bool:
    return tag.name not in VOID and (tag.name in UNSEEN or is_hidden(tag.attributes))


def _put(blocks: Blocks, token: Tag | str) -> None:
    if isinstance(token, str):
        blocks.add(token)
    elif token.closing:
        blocks.end(token.name)
    else:
        blocks.start(token.name)


def coverage(text: str, whole: str) -> float:
    """The share of the words and signs of `whole`, each as often as it stands there, that are in `text`."""
    wanted = Counter(_WORD.findall(whole))
    lost = wanted - Counter(_WORD.findall(text))
    return 1.0 - lost.total() / wanted.total() if wanted else 1.0
