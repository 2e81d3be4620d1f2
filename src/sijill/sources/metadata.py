"""What a page says about itself: title, publisher, author, day of publication, language and address.

Only what is stated is taken. Where a page gives several days and does not say which is its own, there is
none.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from lxml import etree

_JSON_LIMIT = 1_000_000
_ITEM_LIMIT = 1_000
_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "publishdate",
    "pubdate",
    "parsely-pub-date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "date",
)
_DAY = re.compile(r"\s*(\d{4}-\d{2}-\d{2})(?!\d)")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Metadata:
    """As stated by the page, else None. `published` is the day in the publisher's own time zone."""

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: date | None = None
    language: str | None = None
    url: str | None = None


def read_metadata(tree: etree._Element) -> Metadata:
    """From the ``meta`` elements (Open Graph, Dublin Core), JSON-LD, and the page's own elements."""
    meta = _meta(tree)
    article = _article(tree)
    title = (meta.get("og:title"), *_texts(tree, "title"), *_texts(tree, "h1"))
    publisher = (meta.get("og:site_name"), _name(article.get("publisher")), meta.get("dc.publisher"))
    author = (meta.get("author"), _name(article.get("author")), meta.get("dc.creator"))
    stated = (*(meta.get(name) for name in _PUBLISHED), article.get("datePublished"))
    url = (*_canonical(tree), meta.get("og:url"))
    return Metadata(
        title=_first(title),
        publisher=_first(publisher),
        author=_first(author),
        published=next((day for text in stated if (day := _day(text))), None) or _day_shown(tree),
        language=_language(tree, meta),
        url=next((one for one in url if one and one.startswith(("http://", "https://"))), None),
    )


def _first(values: Iterable[Any]) -> str | None:
    folded = (" ".join(value.split()) for value in values if isinstance(value, str))
    return next((value for value in folded if value), None)


def _meta(tree: etree._Element) -> dict[str, str]:
    """Name, property or itemprop in lower case -> content; the first of each."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = element.get("content")
        if name and content and content.strip():
            found.setdefault(name.strip().lower(), content)
    return found


def _texts(tree: etree._Element, tag: str) -> Iterator[str]:
    """The text of the first few of these elements that are no part of a drawing."""
    for element in islice(tree.iter(tag), 3):
        if not any(above.tag == "svg" for above in element.iterancestors()):
            yield "".join(map(str, element.itertext()))


def _article(tree: etree._Element) -> dict[str, Any]:
    """The JSON-LD object that has a day of publication; an empty one where there is none."""
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        text = script.text or ""
        if len(text) > _JSON_LIMIT:
            continue
        try:
            todo = [json.loads(text)]
        except (ValueError, RecursionError):
            continue
        for _ in range(_ITEM_LIMIT):
            if not todo:
                break
            item = todo.pop(0)
            if isinstance(item, list):
                todo.extend(item)
            elif isinstance(item, dict):
                if "datePublished" in item:
                    return item
                todo.extend((item.get("@graph"), item.get("mainEntity")))
    return {}


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        return ", ".join(name for one in value[:_ITEM_LIMIT] if (name := _name(one))) or None
    if isinstance(value, dict):
        value = value.get("name")
    return value if isinstance(value, str) else None


def _day(text: Any) -> date | None:
    found = _DAY.match(text) if isinstance(text, str) else None
    if not found:
        return None
    try:
        return date.fromisoformat(found[1])
    except ValueError:
        return None


def _day_shown(tree: etree._Element) -> date | None:
    """From ``time`` elements: the one marked as publication, else the only day that all of them name."""
    days = set()
    for element in tree.iter("time"):
        day = _day(element.get("datetime"))
        if day and (element.get("pubdate") is not None or element.get("itemprop") == "datePublished"):
            return day
        days.add(day)
    days.discard(None)
    return days.pop() if len(days) == 1 else None


def _language(tree: etree._Element, meta: dict[str, str]) -> str | None:
    stated = (tree.get("lang"), tree.get("{http://www.w3.org/XML/1998/namespace}lang"), meta.get("language"))
    return next((one.strip() for one in stated if one and _LANGUAGE.fullmatch(one.strip())), None)


def _canonical(tree: etree._Element) -> Iterator[str | None]:
    for element in tree.iter("link"):
        if "canonical" in (element.get("rel") or "").lower().split():
            yield element.get("href")
