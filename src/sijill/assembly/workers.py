"""Reading in several processes: documents go out and accounts come back in the same order, a bounded number at a time.

Only reading is shared out. Originals are preserved and results are kept by the one process that was started, so that a
register is the same whatever the number of processes, and as whole as ever when one of them is killed.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

from sijill.model.accounts import Account
from sijill.model.documents import Document
from sijill.model.errors import ReaderError
from sijill.pipeline import Tools, understand

AHEAD = 2
"""Lists of documents for each process that are under way or wait for their turn. Bounds memory."""

END_SECONDS = 5
"""How long the threads of a pool that is given up may take to end."""

MOST_BY_DEFAULT = 4
"""Processes that are started unasked: each takes some 300 MB."""


def default_jobs() -> int:
    """As many as there are processors to use, but no more than `MOST_BY_DEFAULT`."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(usable, MOST_BY_DEFAULT)


@dataclass(slots=True)
class _Job:
    documents: Sequence[Document]
    future: Future[list[Account]] | None = None


def in_processes(
    lists: Iterable[Sequence[Document]], jobs: int, here: Callable[[Sequence[Document]], list[Account]]
) -> Iterator[list[Account]]:
    """The accounts of each list of documents, read in `jobs` processes.

    They are started when there is a second list to read, for a start costs seconds; a single one is read `here`.
    Raises `ReaderError` where a process ends before its time.
    """
    waiting: deque[_Job] = deque()
    before = set(multiprocessing.active_children())
    threads = set(threading.enumerate())
    pool: ProcessPoolExecutor | None = None
    try:
        for documents in lists:
            waiting.append(_Job(documents))
            if pool is None and sum(1 for job in waiting if job.documents) > 1:
                # Spawned, because a forked process can hang on the locks of the parser's threads.
                pool = ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), initializer=_begin)
            if pool is not None:
                _submit(pool, waiting)
            while waiting and (not waiting[0].documents or len(waiting) > AHEAD * jobs):
                yield _done(waiting.popleft(), here)
        while waiting:
            yield _done(waiting.popleft(), here)
    except BrokenProcessPool:
        raise ReaderError(
            "A reading process ended before its time",
            where=f"one of {jobs}",
            todo="What was added before is kept. Run the same command again; where memory is short, with --jobs 1.",
        ) from None
    finally:
        if pool is not None:
            if waiting:
                for child in set(multiprocessing.active_children()) - before:
                    child.terminate()
            pool.shutdown(wait=not waiting, cancel_futures=True)
            # The pool's own threads end with the processes; cut off by the end of the program they print a traceback.
            for thread in set(threading.enumerate()) - threads:
                thread.join(END_SECONDS)


def _submit(pool: ProcessPoolExecutor, waiting: Iterable[_Job]) -> None:
    with _without_interrupts():
        for job in waiting:
            if job.documents and job.future is None:
                job.future = pool.submit(_work, job.documents)


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Hold Ctrl-C back for a moment. A process that is started meanwhile never hears of it, not even as it begins."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _done(job: _Job, here: Callable[[Sequence[Document]], list[Account]]) -> list[Account]:
    if job.future is not None:
        return job.future.result()
    return here(job.documents) if job.documents else []


def _begin() -> None:
    """What a process does first: leave Ctrl-C to the one that was started, and end when that one has ended."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    # A process whose parent was killed would wait for work for ever.
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(documents: Sequence[Document]) -> list[Account]:
    return understand(documents, _tools())


@cache
def _tools() -> Tools:
    from sijill.assembly.tools import reading_tools

    return reading_tools()
