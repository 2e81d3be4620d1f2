"""`sijill.read` against a peer over the same texts: A B A B, one thread each.

For English the peer is bare spaCy with the same model. Languages that are read without a parser have no such peer: it
is the mere cutting of the texts into words, which tells how busy and how fast the machine is.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from types import TracebackType
from typing import Any

PEERS = {"spacy": "spaCy nlp.pipe", "words": "words alone"}
"""Sides that `sijill.read` is compared with, and what they are called in the table."""

ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1")


@dataclass(frozen=True, slots=True)
class Round:
    """One pass over all texts, by the clock and in processor time.

    `peak_mib` is the highest resident memory of its process so far.
    """

    seconds: float
    cpu_seconds: float
    peak_mib: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """Rounds of both sides, in pairs that ran one after the other."""

    texts: int
    words: int
    sijill: tuple[Round, ...]
    peer: tuple[Round, ...]
    against: str = "spacy"

    @property
    def texts_a_core(self) -> float:
        """Texts that `sijill` reads in a second of processor time, as the median of its rounds."""
        return median(self.texts / one.cpu_seconds for one in self.sijill)

    @property
    def ratio(self) -> float:
        """The speed of `sijill` over that of its peer, as the median of the pairs: above 1, `sijill` is faster."""
        return median(self.ratios)

    @property
    def ratios(self) -> tuple[float, ...]:
        """The ratio of each pair, in processor time: each side is one thread.

        A busy machine disturbs it less than the clock.
        """
        return tuple(b.cpu_seconds / a.cpu_seconds for a, b in zip(self.sijill, self.peer, strict=True))

    @property
    def ratio_by_clock(self) -> float:
        """The same by the clock."""
        return median(b.seconds / a.seconds for a, b in zip(self.sijill, self.peer, strict=True))


class Side:
    """A process that measures one side. It waits while the other one runs."""

    def __init__(self, name: str, texts: Path, language: str) -> None:
        command = [sys.executable, "-m", "bench.measure", name, str(texts), language]
        environment = {**os.environ, **ONE_THREAD, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env=environment,
        )
        self._answer()

    def round(self) -> Round:
        """Have one pass done."""
        assert self._process.stdin
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        answer = self._answer()
        return Round(answer["seconds"], answer["cpu_seconds"], answer["peak_mib"])

    def _answer(self) -> dict[str, Any]:
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            raise ChildProcessError(f"a side of the benchmark ended with {self._process.wait()}; see above")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def __enter__(self) -> Side:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()


def compare(texts: Sequence[str], repeat: int, language: str = "en") -> Comparison:
    """Both sides `repeat` times, by turns, after a warm-up; each in a process, and so a memory, of its own."""
    against = "spacy" if language == "en" else "words"
    with tempfile.TemporaryDirectory(prefix="sijill-bench-") as folder:
        file = Path(folder) / "texts.json"
        file.write_text(json.dumps(list(texts)), "utf-8")
        with Side("sijill", file, language) as left, Side(against, file, language) as right:
            pairs = [(left.round(), right.round()) for _ in range(repeat)]
    words = sum(len(text.split()) for text in texts)
    return Comparison(len(texts), words, tuple(a for a, _ in pairs), tuple(b for _, b in pairs), against)


def lines(found: Comparison) -> list[str]:
    """The comparison for people."""
    table = [f"{found.texts} texts, {found.words} words, {len(found.sijill)} rounds of each, one thread each"]
    table.append(f"{'':14}{'texts/s':>9}{'words/s':>9}{'peak memory':>14}")
    for name, rounds in (("sijill.read", found.sijill), (PEERS[found.against], found.peer)):
        seconds = median(one.seconds for one in rounds)
        peak = max(one.peak_mib for one in rounds)
        table.append(f"{name:14}{found.texts / seconds:9.1f}{found.words / seconds:9.0f}{peak:10.0f} MiB")
    each = ", ".join(map(_ratio, found.ratios))
    peer = PEERS[found.against]
    table.append(f"ratio {_ratio(found.ratio)} of {peer}'s speed in processor time (median of {each})")
    table.append(f"ratio {_ratio(found.ratio_by_clock)} by the clock")
    table.append(f"{found.texts_a_core:.0f} texts a second of processor time")
    return table


def _ratio(value: float) -> str:
    return f"{value:.2f}" if value >= 0.1 else f"{value:.4f}"
