from __future__ import annotations

import subprocess
import sys
from textwrap import dedent

import pytest

from sijill.incidents.sharing import shared_out


def printed(script: str) -> list[str]:
    """What a script prints in a process of its own: this one may have threads, and is not forked then."""
    done = subprocess.run([sys.executable, "-c", dedent(script)], check=True, capture_output=True, text=True)
    assert done.stderr == ""
    return done.stdout.split()


def test_what_was_done_comes_in_the_order_of_the_shares() -> None:
    assert shared_out(lambda share: share * 10, 3) == [0, 10, 20]
    assert shared_out(lambda share: share * 10, 1) == [0]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no process is forked")
def test_each_share_has_a_process_of_its_own() -> None:
    found = printed(
        """
        import os
        from sijill.incidents.sharing import shared_out
        here = os.getpid()
        print(*(pid == here for pid in shared_out(lambda share: os.getpid(), 3)))
        """
    )
    assert found == ["True", "False", "False"]


def test_a_process_that_is_killed_takes_nothing_with_it() -> None:
    found = printed(
        """
        import os, signal
        from sijill.incidents.sharing import shared_out
        here = os.getpid()
        def work(share):
            if os.getpid() != here:
                os.kill(os.getpid(), signal.SIGKILL)
            return share
        print(*shared_out(work, 3))
        """
    )
    assert found == ["0", "1", "2"]


def test_what_fails_in_another_process_fails_here() -> None:
    found = printed(
        """
        from sijill.incidents.sharing import shared_out
        try:
            shared_out(lambda share: 1 // (1 - share), 2)
        except ZeroDivisionError:
            print("failed")
        """
    )
    assert found == ["failed"]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no process is forked")
def test_a_process_with_threads_is_not_forked() -> None:
    found = printed(
        """
        import os, threading
        from sijill.incidents.sharing import shared_out
        end = threading.Event()
        threading.Thread(target=end.wait).start()
        print(len(set(shared_out(lambda share: os.getpid(), 3))))
        end.set()
        """
    )
    assert found == ["1"]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no process is forked")
def test_incidents_are_the_same_whatever_the_number_of_processes() -> None:
    found = printed(
        """
        from importlib import import_module
        from bench.happenings import make
        reconciling = import_module("sijill.incidents.reconcile")
        reconciling.MANY = 0
        towns = [(f"geonames:{n}", f"Town {n}", 35.0 + n / 10, 36.0, "SY", "01", 1_000 * n) for n in range(1, 30)]
        told = [one.account for one in make(400, towns)]
        documents = {one.document.id: one.document for one in told}
        reports = [report for one in told for report in one.reports]
        one, three = (reconciling.anew(reports, documents, jobs=jobs) for jobs in (1, 3))
        print(one.incidents == three.incidents, one.alike == three.alike, len(one.incidents) > 50)
        """
    )
    assert found == ["True", "True", "True"]
