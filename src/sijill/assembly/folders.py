"""Where files are kept that belong to the user and to no register."""

from __future__ import annotations

import sys
from pathlib import Path


def data_folder() -> Path:
    """The folder for what cannot be made again: imported tables of places. It need not exist yet."""
    home = Path.home()
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "sijill"
    if sys.platform == "win32":
        return home / "AppData" / "Local" / "sijill"
    return home / ".local" / "share" / "sijill"


def cache_folder() -> Path:
    """The folder for what can be made again: the gazetteer. It need not exist yet."""
    home = Path.home()
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "sijill"
    if sys.platform == "win32":
        return home / "AppData" / "Local" / "sijill" / "Cache"
    return home / ".cache" / "sijill"
