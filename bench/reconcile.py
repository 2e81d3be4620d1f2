"""Reports of known happenings -> incidents: time, memory and quality at several sizes, and one report more.

Each size has a process of its own, started by `compare` as ``python -m bench.reconcile SIZE SEED TOWNS``, so that peak
memory is that of the size. The towns come from a file, because reading the package's table takes more memory than
reconciling ten thousand reports.
"""

from __future__ import annotations

import json
import math
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bench.happenings import make
from sijill.incidents import reconcile

SIZES = (1_000, 10_000, 100_000)


@dataclass(frozen=True, slots=True)
class Agreement:
    """How well one clustering agrees with another, in percent."""

    precision: float
    recall: float

    @property
    def f(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Measured:
    """One size. `input_mib` is the resident memory before: most of the peak is what is reconciled itself."""

    reports: int
    documents: int
    happenings: int
    incidents: int
    seconds: float
    cpu_seconds: float
    input_mib: float
    peak_mib: float
    pairs: Agreement
    b_cubed: Agreement


def measure(size: int, seed: int, places: Path) -> Measured:
    """Make the reports and reconcile them, in this process."""
    told = list(make(size, [tuple(town) for town in json.loads(places.read_text("utf-8"))], seed))
    documents = {one.account.document.id: one.account.document for one in told}
    reports = [report for one in told for report in one.account.reports]
    truth = {id: number for one in told for id, number in one.truth.items()}
    del told
    before = peak_mib()
    started, worked = time.perf_counter(), time.process_time()
    incidents = reconcile(reports, documents)
    seconds, cpu_seconds = time.perf_counter() - started, time.process_time() - worked
    found: dict[str, str] = {report.id: one.id for one in incidents for report in one.reports}
    return Measured(
        len(reports),
        len(documents),
        len(set(truth.values())),
        len(incidents),
        seconds,
        cpu_seconds,
        before,
        peak_mib(),
        pairs_agreement(truth, found),
        b_cubed_agreement(truth, found),
    )


def peak_mib() -> float:
    """The highest resident memory of this process so far."""
    # Linux counts in KiB, macOS in bytes.
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


def pairs_agreement(truth: Mapping[str, Hashable], found: Mapping[str, Hashable]) -> Agreement:
    """Of the pairs put together, how many belong together, and the other way round. What is not found is alone."""
    right, ours, theirs = _sizes(truth, found)
    return _agreement(*(sum(n * (n - 1) // 2 for n in sizes.values()) for sizes in (right, ours, theirs)))


def b_cubed_agreement(truth: Mapping[str, Hashable], found: Mapping[str, Hashable]) -> Agreement:
    """For each item, how many of those put with it belong with it, and the other way round, on average."""
    right, ours, theirs = _sizes(truth, found)
    precision = sum(n * n / ours[cluster] for (_, cluster), n in right.items())
    recall = sum(n * n / theirs[happening] for (happening, _), n in right.items())
    return Agreement(100 * precision / len(truth), 100 * recall / len(truth))


def _sizes(
    truth: Mapping[str, Hashable], found: Mapping[str, Hashable]
) -> tuple[Counter[tuple[Hashable, Hashable]], Counter[Hashable], Counter[Hashable]]:
    """How many items are in both of a true and a found cluster, in each found one, and in each true one."""
    clusters = {item: found.get(item, ("alone", item)) for item in truth}
    return (
        Counter((truth[item], cluster) for item, cluster in clusters.items()),
        Counter(clusters.values()),
        Counter(truth.values()),
    )


def _agreement(right: int, ours: int, theirs: int) -> Agreement:
    return Agreement(100 * right / ours if ours else 100.0, 100 * right / theirs if theirs else 100.0)


def compare(sizes: Sequence[int], seed: int = 1) -> Iterable[Measured]:
    """Each size in a process of its own, as it is done."""
    with tempfile.TemporaryDirectory(prefix="sijill-bench-") as folder:
        places = Path(folder) / "towns.json"
        # A process begins with the highest memory of the one that started it: that one must stay small.
        places.write_text(_run("bench.happenings"), "utf-8")
        for size in sizes:
            found: Any = json.loads(_run("bench.reconcile", str(size), str(seed), str(places)))
            yield Measured(**{**found, **{key: Agreement(**found[key]) for key in ("pairs", "b_cubed")}})


def _run(module: str, *arguments: str) -> str:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, check=False, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise ChildProcessError(f"{module} ended with {done.returncode}: {done.stderr.strip()[-500:]}")
    return done.stdout


def exponent(smaller: Measured, larger: Measured) -> float:
    """How processor time grows: 1 where twice as many reports take twice as long."""
    return math.log(larger.cpu_seconds / smaller.cpu_seconds) / math.log(larger.reports / smaller.reports)


def line(found: Measured) -> str:
    """One size for people."""
    return (
        f"{found.reports:>9,} reports of {found.happenings:,} happenings in {found.documents:,} documents: "
        f"{found.seconds:.1f} s ({found.cpu_seconds:.1f} s of processor time), "
        f"peak {found.peak_mib:.0f} MiB ({found.input_mib:.0f} before); {found.incidents:,} incidents, "
        f"pairs F {found.pairs.f:.1f} ({found.pairs.precision:.1f} / {found.pairs.recall:.1f}), "
        f"B-cubed F {found.b_cubed.f:.1f} ({found.b_cubed.precision:.1f} / {found.b_cubed.recall:.1f})"
    )


if __name__ == "__main__":
    print(json.dumps(asdict(measure(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])))))
