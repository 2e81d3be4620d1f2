"""Original bytes, stored under their hash before anything reads them."""

from sijill.archive.originals import MemoryOriginals, Originals

__all__ = ["MemoryOriginals", "Originals"]
