"""Why two incidents are two, or one: how like their reports are, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import RenderableType
from rich.text import Text

from sijill.incidents import Likeness
from sijill.model.accounts import Report
from sijill.model.incidents import Incident
from sijill.terminal.blocks import block
from sijill.terminal.safe import shown

SHOWN = 3
"""Pairs of reports that are shown, the likest first; JSON has all of them."""

Compared = Sequence[tuple[str, str, Likeness]]
"""Ids of a report of each side, and how like the two are."""


def reports_of(item: object) -> list[str]:
    """The ids of the reports of an incident, or of a report; none of anything else."""
    if isinstance(item, Incident):
        return [report.id for report in item.reports]
    return [item.id] if isinstance(item, Report) else []


def likeness_view(compared: Compared) -> Iterator[RenderableType]:
    """The likest pairs with every reason."""
    for left, right, found in compared[:SHOWN]:
        verdict = "one happening" if found.same else "two happenings"
        how = "kept apart" if found.contradicted else f"{found.score:+.2f}, and 0 is needed"
        heading = Text(f"{left[:8]} and {right[:8]}  ", style="dim")
        heading.append(f"{verdict}: {how}", style="bold")
        yield block(heading, [("", Text(shown(reason))) for reason in found.reasons])
    if len(compared) > SHOWN:
        yield Text(f"{len(compared) - SHOWN:,} more pairs of reports are less alike.", style="dim")


def likeness_to_json(compared: Compared) -> dict[str, Any]:
    """The same as JSON, of all pairs."""
    return {
        "likeness": [
            {
                "reports": [left, right],
                "same": found.same,
                "score": found.score,
                "contradicted": found.contradicted,
                "reasons": list(found.reasons),
            }
            for left, right, found in compared
        ]
    }
