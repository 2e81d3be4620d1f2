"""Which place on earth a name means. `locate` is the way in; `places_named` does it for all names of a reading."""

from __future__ import annotations

from sijill.places.compiling import build, file_in, opened, version
from sijill.places.gazetteer import Gazetteer
from sijill.places.importing import Imported, import_table, imported_files
from sijill.places.locating import locate, places_named
from sijill.places.packaged import CREDIT

__all__ = [
    "CREDIT",
    "Gazetteer",
    "Imported",
    "build",
    "file_in",
    "import_table",
    "imported_files",
    "locate",
    "opened",
    "places_named",
    "version",
]
