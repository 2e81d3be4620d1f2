"""What went wrong with an input. Faults are kept in the register beside what went well."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that could not be done to one input.

    `source` is the location of the input, `step` the stage that gave up (``preserve``, ``parse``, ``read``,
    ``extract``), `code` a short stable name (``not-text``, ``language-not-read``), `what` a sentence for
    people and `todo` what they can do. `detail` keeps a traceback or figures. `capture` and `document_id` are
    set once known.
    """

    source: str
    step: str
    code: str
    what: str
    todo: str = ""
    detail: str = ""
    capture: str | None = None
    document_id: str | None = None


@dataclass(frozen=True, slots=True)
class Broken:
    """Something that is not what was stored: `subject` is its id or digest, `where` the file or table."""

    subject: str
    what: str
    where: str
    todo: str = ""
