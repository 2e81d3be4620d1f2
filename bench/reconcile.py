"""Reports of known happenings -> incidents: time, memory and quality at several sizes, and one document more.

Each size has a process of its own, started by `compare` as ``python -m bench.reconcile measure SIZE SEED JOBS TOWNS``,
so that peak memory is that of the size. The towns come from a file, because reading the package's table takes more
memory than reconciling ten thousand reports. `compare_adding` starts ``python -m bench.reconcile add SIZE SEED JOBS
TOWNS``, which fills a register and adds documents to it, one by one.
"""

from __future__ import annotations

import json
import math
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from statistics import median
from typing import Any

from bench.happenings import make
from sijill import pipeline
from sijill.incidents import reconcile
from sijill.model.accounts import Account
from sijill.model.captures import Capture, Origin, ReadingKey
from sijill.store import Store

SIZES = (1_000, 10_000, 100_000)

LATE = 100
"""How many documents are added one by one."""


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
    """One size. `input_mib` is the resident memory before: most of the peak is what is reconciled itself.

    Processor time and peak memory are those of all processes, what they share counted for each.
    """

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


def measure(size: int, seed: int, jobs: int, places: Path) -> Measured:
    """Make the reports and reconcile them, in this process and those that it starts."""
    told = list(make(size, [tuple(town) for town in json.loads(places.read_text("utf-8"))], seed))
    documents = {one.account.document.id: one.account.document for one in told}
    reports = [report for one in told for report in one.account.reports]
    truth = {id: number for one in told for id, number in one.truth.items()}
    del told
    before = peak_mib()
    started, worked = time.perf_counter(), time.process_time()
    incidents = reconcile(reports, documents, jobs=jobs)
    seconds, cpu_seconds = time.perf_counter() - started, time.process_time() - worked
    others = resource.getrusage(resource.RUSAGE_CHILDREN)
    found: dict[str, str] = {report.id: one.id for one in incidents for report in one.reports}
    return Measured(
        len(reports),
        len(documents),
        len(set(truth.values())),
        len(incidents),
        seconds,
        cpu_seconds + others.ru_utime + others.ru_stime,
        before,
        peak_mib() + (jobs - 1) * peak_mib(resource.RUSAGE_CHILDREN),
        pairs_agreement(truth, found),
        b_cubed_agreement(truth, found),
    )


def peak_mib(whose: int = resource.RUSAGE_SELF) -> float:
    """The highest resident memory so far of this process, or of the largest one that it started."""
    # Linux counts in KiB, macOS in bytes.
    return resource.getrusage(whose).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


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


@dataclass(frozen=True, slots=True)
class Added:
    """Documents that were added to a register one by one: how long each took to be saved, and to be reconciled."""

    reports: int
    anew_seconds: float
    database_mib: float
    saving_ms: tuple[float, ...]
    reconciling_ms: tuple[float, ...]


def add(size: int, seed: int, jobs: int, places: Path) -> Added:
    """Fill a register in a SQLite file but for some documents, reconcile it, and add those, in this process."""
    told = [one.account for one in make(size, [tuple(town) for town in json.loads(places.read_text("utf-8"))], seed)]
    random.Random(seed).shuffle(told)
    late, known = told[:LATE], told[LATE:]
    with tempfile.TemporaryDirectory(prefix="sijill-bench-") as folder:
        path = Path(folder) / "register.sqlite"
        with Store.create(path) as store:
            for at in range(0, len(known), 1_000):
                _save(store, known[at : at + 1_000])
            # Python searches all that a process holds for circles: whoever adds a document holds no other.
            del told, known
            started = time.perf_counter()
            pipeline.reconcile(store, jobs)
            anew = time.perf_counter() - started
            saving, reconciling = [], []
            for account in late:
                started = time.perf_counter()
                _save(store, [account])
                saved = time.perf_counter()
                pipeline.reconcile(store)
                saving.append(1_000 * (saved - started))
                reconciling.append(1_000 * (time.perf_counter() - saved))
        return Added(size, anew, path.stat().st_size / 2**20, tuple(saving), tuple(reconciling))


def _save(store: Store, accounts: Sequence[Account]) -> None:
    """Keep accounts as what one capture yields."""
    digest = f"sha256:{sha256(accounts[0].document.id.encode('ascii')).hexdigest()}"
    capture = Capture(digest, 0, "text/plain", Origin(digest, datetime(2020, 1, 1, tzinfo=UTC)))
    store.save_capture(capture)
    of_capture = [Account(replace(one.document, capture=digest), one.reports) for one in accounts]
    store.save(capture, ReadingKey("bench", "1", ""), of_capture)


def compare(sizes: Sequence[int], seed: int = 1, jobs: int = 2) -> Iterator[Measured]:
    """Each size in a process of its own, as it is done."""
    with _listed_towns() as places:
        for size in sizes:
            found: Any = json.loads(_run("bench.reconcile", "measure", str(size), str(seed), str(jobs), str(places)))
            yield Measured(**{**found, **{key: Agreement(**found[key]) for key in ("pairs", "b_cubed")}})


def compare_adding(size: int, seed: int = 1, jobs: int = 2) -> Added:
    """Documents added to a register of this size, in a process of its own."""
    with _listed_towns() as places:
        found: Any = json.loads(_run("bench.reconcile", "add", str(size), str(seed), str(jobs), str(places)))
        return Added(**{**found, **{key: tuple(found[key]) for key in ("saving_ms", "reconciling_ms")}})


@contextmanager
def _listed_towns() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="sijill-bench-") as folder:
        places = Path(folder) / "towns.json"
        # A process begins with the highest memory of the one that started it: that one must stay small.
        places.write_text(_run("bench.happenings"), "utf-8")
        yield places


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


def adding_line(found: Added) -> str:
    """Documents that were added, for people."""
    tenth = sorted(found.reconciling_ms)[len(found.reconciling_ms) * 9 // 10]
    return (
        f"{len(found.reconciling_ms)} documents added to a register of {found.reports:,} reports: reconciled in "
        f"{median(found.reconciling_ms):.0f} ms (one in ten takes {tenth:.0f} or more), "
        f"saved in {median(found.saving_ms):.0f} ms; all anew {found.anew_seconds:.0f} s, "
        f"database {found.database_mib:.0f} MiB"
    )


if __name__ == "__main__":
    size, seed, jobs, places = *map(int, sys.argv[2:5]), Path(sys.argv[5])
    run = add if sys.argv[1] == "add" else measure
    print(json.dumps(asdict(run(size, seed, jobs, places))))
