"""Untrusted text made safe for a terminal: for display only, never for storing or comparing.

A report can hold escape sequences that recolour, hide or retype what stands on the screen, and
bidirectional overrides that make a name read as another. Both are taken out; right-to-left values are
isolated so that they do not turn the line around them.
"""

from __future__ import annotations

import re
import unicodedata

# ECMA-48: CSI sequences; OSC, DCS, SOS, PM and APC strings up to their terminator; two-character escapes.
_ESCAPES = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"
    r"|(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?"
    r"|\x1b[ -/]*[0-~]?"
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]")
# Marks, embeddings, overrides, isolates, and the tag characters that hide text.
_BIDI = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")
FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"


def clean(text: str) -> str:
    """`text` on one line, without escape sequences, control characters and bidirectional controls.

    A control character that is taken out leaves "\ufffd", so that its presence shows.
    """
    bare = _CONTROLS.sub("\ufffd", _ESCAPES.sub("\ufffd", text))
    return " ".join(_BIDI.sub("", bare).split())


def shown(text: str) -> str:
    """`clean` text, isolated (FSI, PDI) where it holds right-to-left letters."""
    safe = clean(text)
    return f"{FIRST_STRONG_ISOLATE}{safe}{POP_ISOLATE}" if reads_leftwards(safe) else safe


def reads_leftwards(text: str) -> bool:
    """Whether there are right-to-left letters in it, beside which a number could change sides."""
    return not text.isascii() and any(unicodedata.bidirectional(c) in ("R", "AL", "AN") for c in text)
