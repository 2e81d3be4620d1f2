"""The command line of the evaluation: `python -m evals predict | score | report | gate`."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from evals.documents import read_inputs
from evals.errors import EvalsError, NoDataError
from evals.floors import below, raise_floors, read_floors, write_floors
from evals.gate import Compared, compare, line
from evals.predict import predict
from evals.report import Stamp, into_page, lines, markdown
from evals.score import Result, score
from evals.tasks import TASK_OF, TASKS
from evals.tasks.geo import GIVEN
from evals.tasks.task import Task

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "quality.md"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command. 0: done; 1: failed, or a figure below its floor; 2: wrong usage."""
    # Each process is one thread: the cores are shared out by documents.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    options = _parser().parse_args(arguments)
    try:
        if options.command == "predict":
            predict(TASK_OF[options.task], options.documents, options.output, jobs=options.jobs, spans=options.spans)
            return 0
        if options.command == "report":
            return _report(options)
        if options.command == "gate":
            return _gate(options)
        return _score(options)
    except (EvalsError, OSError) as error:
        print(f"evals: {error}", file=sys.stderr)
        return 1


def _score(options: argparse.Namespace) -> int:
    if options.all == (options.task is not None):
        print(f"evals: name a task or say --all. Tasks: {', '.join(TASK_OF)}", file=sys.stderr)
        return 2
    name = f"{options.task}{GIVEN}" if options.given_spans else options.task
    if not options.all and name not in TASK_OF:
        print(f"evals: {options.task} has no spans to give", file=sys.stderr)
        return 2
    floors, failed, reports = read_floors(), False, {}
    for result in _results(TASKS if options.all else (TASK_OF[name],), options):
        own = floors.get(result.task.name, {})
        failed = bool(below(own, result.figures)) or failed
        reports[result.task.name] = {
            "figures": result.figures,
            "below": below(own, result.figures),
            "report": result.report,
        }
        if not options.json:
            print(*lines(result, own), sep="\n", flush=True)
        if options.raise_floors:
            floors[result.task.name] = raise_floors(own, result.task.headlines, result.figures)
    if options.json:
        print(json.dumps(reports, ensure_ascii=False, indent=1))
    if options.raise_floors:
        write_floors(floors)
    return 1 if failed else 0


def _report(options: argparse.Namespace) -> int:
    results = list(_results(TASKS, options))
    if not results:
        return 0
    table = markdown(results, read_floors(), Stamp.of_now())
    if options.write:
        PAGE.write_text(into_page(PAGE.read_text("utf-8"), table), "utf-8")
    print(table, end="")
    return 0


def _gate(options: argparse.Namespace) -> int:
    whole = Compared()
    for task in TASKS:
        try:
            documents, _ = task.files(options.data, options.split)
        except NoDataError as missing:
            print(f"{task.name}: skipped, {missing}", file=sys.stderr)
            continue
        found = compare(read_inputs(documents, task.id_field)[: options.number], jobs=options.jobs)
        print(line(task.name, found), flush=True)
        whole += found
    print(line("all", whole))
    return 1 if whole.differing else 0


def _results(tasks: Iterable[Task], options: argparse.Namespace) -> Iterator[Result]:
    """The results of the tasks whose data are there. The others are named."""
    for task in tasks:
        try:
            yield score(task, options.data, options.split, jobs=options.jobs)
        except NoDataError as missing:
            print(f"{task.name}: skipped, {missing}", file=sys.stderr)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evals", description="Quality on public gold.")
    commands = parser.add_subparsers(dest="command", required=True)

    one = commands.add_parser("predict", help="documents -> a prediction file; sees no gold")
    one.add_argument("task", choices=TASK_OF, metavar="TASK", help=", ".join(TASK_OF))
    one.add_argument("documents", type=Path, metavar="DOCS", help="JSON lines, plain or .gz")
    one.add_argument("--spans", type=Path, metavar="FILE", help="geo: names stand here, as `score` wrote them")
    one.add_argument("-o", "--output", type=Path, required=True, metavar="PRED")
    _add_jobs(one)

    two = commands.add_parser("score", help="predict, score, compare with the floors")
    two.add_argument("task", choices=TASK_OF, nargs="?", metavar="TASK", help=", ".join(TASK_OF))
    two.add_argument("--given-spans", action="store_true", help="geo: resolve names at the gold's spans")
    two.add_argument("--all", action="store_true", help="all tasks whose data are there")
    two.add_argument("--json", action="store_true", help="figures and the scorer's whole report")
    two.add_argument(
        "--raise-floors", action="store_true", help="keep what is better than its floor; nothing is lowered"
    )
    _add_data(two)

    four = commands.add_parser("gate", help="read all documents with the gate and without, compare their claims")
    four.add_argument("--number", type=_at_least_one, metavar="N", help="documents of each task at most (default: all)")
    _add_data(four)

    three = commands.add_parser("report", help="all figures as the table of docs/quality.md")
    three.add_argument("--write", action="store_true", help="also put it into docs/quality.md")
    _add_data(three)
    return parser


def _add_data(parser: argparse.ArgumentParser) -> None:
    # Beside the clone, wherever the command is started.
    parser.add_argument(
        "--data",
        type=Path,
        default=ROOT.parent / "shared",
        help="the folder with bench/, probes/, seed/ (default: ../shared)",
    )
    parser.add_argument("--split", default="dev")
    _add_jobs(parser)


def _add_jobs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--jobs",
        type=_at_least_one,
        default=os.cpu_count() or 1,
        metavar="N",
        help="processes (default: all cores)",
    )


def _at_least_one(words: str) -> int:
    number = int(words)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


if __name__ == "__main__":
    sys.exit(main())
