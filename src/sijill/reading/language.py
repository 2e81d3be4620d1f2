"""Which language a text is in, as far as the readers need to know: by its letters, then by its commonest words."""

from __future__ import annotations

import re

SAMPLE = 20_000
"""Code points looked at."""

_ENGLISH = frozenset(
    "the of and to in a is was for on that by with at from as were has have been had it he said be are an after not "
    "his they which who but or their this its".split()
)
_OTHER_LATIN = frozenset(
    "le la les des et du une dans pour que el los las del una por con der die das und ist nicht mit von ve bir bu için "
    "ile olarak da de o os um uma não e il che di".split()
)
_SCRIPTS = (
    ("ar", re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")),
    ("cyrillic", re.compile(r"[\u0400-\u04ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("latin", re.compile(r"[A-Za-z\u00c0-\u024f]")),
)


def detect_language(text: str) -> str | None:
    """An ISO 639-1 code ("en", "ar", "uk", "ru", "he"), "und" for another language, None where there are no letters.

    Latin script is English unless commoner words of its neighbours outweigh the English ones: short headlines have
    few of either, and in doubt the text is read rather than left.
    """
    sample = text[:SAMPLE]
    counts = {name: len(pattern.findall(sample)) for name, pattern in _SCRIPTS}
    script = max(counts, key=lambda name: counts[name])
    if not counts[script]:
        return None
    if script == "cyrillic":
        return "uk" if re.search("[іїєґІЇЄҐ]", sample) else "ru"
    if script != "latin":
        return script
    words = re.findall(r"[^\W\d_]+", sample.lower())
    english = sum(1 for word in words if word in _ENGLISH)
    other = sum(1 for word in words if word in _OTHER_LATIN)
    return "en" if english >= other else "und"
