"""Configuration -> concrete tools. The only place that names concrete classes.

A register is a folder with ``sijill.toml``, ``register.sqlite`` and ``originals/``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sijill.assembly.inputs import list_files, open_inputs
from sijill.assembly.settings import find_register
from sijill.assembly.tools import (
    build_gazetteer,
    gazetteer_file,
    import_places,
    lies_in,
    open_gazetteer,
    read_files,
    reading_tools,
)
from sijill.model.documents import Given

if TYPE_CHECKING:
    from sijill.assembly.registers import Register

__all__ = [
    "Given",
    "build_gazetteer",
    "create_register",
    "find_register",
    "gazetteer_file",
    "import_places",
    "lies_in",
    "list_files",
    "open_gazetteer",
    "open_inputs",
    "open_register",
    "read_files",
    "reading_tools",
]


def create_register(directory: Path) -> Register:
    """Make a register in a folder that is new, or that holds none. Interrupted, it can be repeated."""
    from sijill.assembly.registers import create  # Not above: reading alone needs no database.

    return create(directory)


def open_register(directory: Path) -> Register:
    """Open the register in this very folder. Close it after use, or use it in a ``with`` block."""
    from sijill.assembly.registers import open_in

    return open_in(directory)
