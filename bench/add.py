"""`sijill add` with several processes against one: the whole command, from its start to its end, by turns."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.read import ONE_THREAD


@dataclass(frozen=True, slots=True)
class Speedup:
    """Seconds of each run by the clock, in pairs that ran one after the other; `load` is that of the machine before."""

    texts: int
    words: int
    jobs: int
    one: tuple[float, ...]
    several: tuple[float, ...]
    load: float
    peak_mib: float

    @property
    def ratios(self) -> tuple[float, ...]:
        """How much faster several processes are than one, for each pair."""
        return tuple(a / b for a, b in zip(self.one, self.several, strict=True))

    @property
    def ratio(self) -> float:
        """The median of the pairs."""
        return median(self.ratios)


def compare(texts: Sequence[str], jobs: int, repeat: int) -> Speedup:
    """Add the texts to new registers, with one process and with `jobs`, `repeat` times by turns."""
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="sijill-bench-") as folder:
        reports = Path(folder) / "reports"
        reports.mkdir()
        for number, text in enumerate(texts):
            (reports / f"{number:05}.txt").write_text(text, "utf-8", errors="replace")
        pairs = [tuple(_seconds(Path(folder) / f"{turn}-{n}", reports, n) for n in (1, jobs)) for turn in range(repeat)]
    words = sum(len(text.split()) for text in texts)
    # Linux counts in KiB, macOS in bytes. The largest of all processes.
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    return Speedup(len(texts), words, jobs, tuple(a for a, _ in pairs), tuple(b for _, b in pairs), load, peak)


def _seconds(register: Path, reports: Path, jobs: int) -> float:
    environment = {**os.environ, **ONE_THREAD, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-m", "sijill"]
    subprocess.run([*command, "init", register], check=True, env=environment, capture_output=True)
    started = time.perf_counter()
    done = subprocess.run(
        [*command, "add", reports, "--jobs", str(jobs), "--register", register],
        check=False,
        env=environment,
        capture_output=True,
        text=True,
    )
    seconds = time.perf_counter() - started
    # 3: some inputs could not be read, such as one in another language.
    if done.returncode not in (0, 3):
        raise ChildProcessError(f"sijill add ended with {done.returncode}: {done.stderr.strip()[-500:]}")
    return seconds


def lines(found: Speedup) -> list[str]:
    """The comparison for people."""
    return [
        f"{found.texts} texts, {found.words} words; load of the machine before: {found.load:.1f}",
        f"--jobs 1: {median(found.one):.1f} s, --jobs {found.jobs}: {median(found.several):.1f} s; "
        f"peak memory of a process {found.peak_mib:.0f} MiB",
        f"ratio {found.ratio:.2f} (median of {', '.join(f'{one:.2f}' for one in found.ratios)})",
    ]
