"""Work shared out to processes that are forked from this one, so that they begin with all that was made before."""

from __future__ import annotations

import multiprocessing
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TypeVar

Done = TypeVar("Done")


def shared_out(work: Callable[[int], Done], shares: int) -> list[Done]:
    """What `work` gives for each share, from 0 on: the first is done here, each other one in a process of its own.

    All are done here where no process can be forked safely. What a process made is copied back, so it should be little.
    """
    if shares < 2 or not _can_fork():
        return [work(share) for share in range(shares)]
    fork = multiprocessing.get_context("fork")
    receivers: list[Connection] = []
    processes = []
    try:
        for share in range(1, shares):
            receiver, sender = fork.Pipe(duplex=False)
            receivers.append(receiver)
            processes.append(fork.Process(target=_do, args=(work, share, sender, receivers), daemon=True))
            processes[-1].start()
            sender.close()
        done = [work(0)]
        for share, receiver in enumerate(receivers, start=1):
            try:
                done.append(receiver.recv())
            except EOFError:
                # The process failed, or was killed where memory was short.
                done.append(work(share))
        return done
    finally:
        for process in processes:
            process.terminate()
            process.join()


def _can_fork() -> bool:
    # The locks that other threads hold would stay locked in a copy for ever.
    return sys.platform == "linux" and len(list(Path("/proc/self/task").iterdir())) == 1


def _do(work: Callable[[int], object], share: int, sender: Connection, receivers: list[Connection]) -> None:
    # Ctrl-C is for the process that was started, which ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for receiver in receivers:
        # Held open here, a pipe would never break when the process that reads from it is killed.
        receiver.close()
    # Whatever fails here is done again, and told of, by the process that was started.
    with suppress(BaseException):
        sender.send(work(share))
