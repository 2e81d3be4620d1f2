"""`python -m evals predict TASK DOCS -o PRED` and `python -m evals score TASK`. `--help` says the rest."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import sijill
from evals.documents import BadRow
from evals.predict import predict
from evals.scoring import FLOORS, Figure, NoData, load_floors, raised, score
from evals.tasks import TASKS


def main(arguments: list[str] | None = None) -> int:
    """Exit codes: 0 done, or skipped for want of data; 1 below a floor or failed; 2 wrong usage."""
    options = _parser().parse_args(arguments)
    if options.command == "predict":
        return _predict(options.task, options.documents, options.output, options.jobs)
    if not options.all and not options.tasks:
        print("evals: name a task or say --all. Tasks: " + ", ".join(TASKS), file=sys.stderr)
        return 2
    return _score(list(TASKS) if options.all else options.tasks, options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evals", description="Measure the reading on public gold.")
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("predict", help="documents -> predictions, without any gold")
    one.add_argument("task", choices=list(TASKS))
    one.add_argument("documents", type=Path, metavar="DOCS", help="JSON lines, plain or .gz")
    one.add_argument("-o", "--output", type=Path, required=True, metavar="PRED")
    one.add_argument("--jobs", type=int, default=None, help="processes (default: all cores)")
    two = commands.add_parser("score", help="predict, run the shared scorer, compare with floors.json")
    two.add_argument("tasks", nargs="*", metavar="TASK", help=", ".join(TASKS))
    two.add_argument("--all", action="store_true", help="every task")
    two.add_argument("--data", type=Path, default=Path("../shared"), help="the folder with bench/, probes/ and seed/")
    two.add_argument("--split", default="dev")
    two.add_argument("--raise-floors", action="store_true", help="raise floors to the figures; none is lowered")
    two.add_argument("--markdown", action="store_true", help="print the table of docs/quality.md")
    return parser


def _predict(task: str, documents: Path, output: Path, jobs: int | None) -> int:
    try:
        number = predict(task, documents, output, jobs)
    except (OSError, BadRow) as error:
        print(f"evals: {error}", file=sys.stderr)
        return 1
    print(f"{number} predictions of {task} in {output}", file=sys.stderr)
    return 0


def _score(names: list[str], options: argparse.Namespace) -> int:
    unknown = [name for name in names if name not in TASKS]
    if unknown:
        print(f"evals: no task {unknown[0]!r}. Tasks: " + ", ".join(TASKS), file=sys.stderr)
        return 2
    floors, below = load_floors(), False
    if options.markdown:
        print(f"Split `{options.split}`, {datetime.now(UTC):%Y-%m-%d}, Sijill {sijill.__version__}, {_model()}.\n")
        print("| task | metric | figure | floor |\n|---|---|---|---|")
    for name in names:
        try:
            figures = score(TASKS[name], options.data, options.split, floors)
        except NoData as missing:
            print(f"{name}: skipped, {missing}", file=sys.stderr)
            continue
        below |= not all(figure.holds for figure in figures)
        for figure in figures:
            print(_line(name, figure, markdown=options.markdown))
        if options.raise_floors:
            floors = raised(floors, name, figures)
            FLOORS.write_text(json.dumps(floors, indent=2) + "\n", encoding="utf-8")
    return 1 if below else 0


def _line(task: str, figure: Figure, *, markdown: bool) -> str:
    value = "none" if figure.value is None else f"{figure.value:g}"
    floor = "none" if figure.floor is None else f"{figure.floor:g}"
    if markdown:
        return f"| {task} | {figure.metric.name} | {value} | {floor} |"
    return f"{task:10} {figure.metric.name:26} {value:>8}  floor {floor:>8}  {'' if figure.holds else 'BELOW'}".rstrip()


def _model() -> str:
    from sijill.reading.english import load_pipeline

    return load_pipeline()[1]


if __name__ == "__main__":
    sys.exit(main())
