"""What could not be read, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable

from rich.table import Table

from sijill.model.faults import Broken, Fault
from sijill.terminal.blocks import Value
from sijill.terminal.safe import shown


def faults_table(faults: Iterable[Fault]) -> Table:
    """One row a fault."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for column in ("input", "step", "what", "what to do"):
        table.add_column(column, overflow="fold")
    for fault in faults:
        table.add_row(Value(shown(fault.source)), fault.step, Value(shown(fault.what)), Value(shown(fault.todo)))
    return table


def fault_line(fault: Fault) -> str:
    """One fault on one line."""
    return f"{shown(fault.source)}: {shown(fault.what).rstrip('.')}. {shown(fault.todo)}".rstrip()


def broken_line(broken: Broken) -> str:
    """One thing that does not hold, on one line."""
    where = f"({shown(broken.where)}). {shown(broken.todo)}".rstrip()
    return f"{shown(broken.subject)}: {shown(broken.what)} {where}"
