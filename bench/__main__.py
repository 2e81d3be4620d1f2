"""The command line of the benchmarks: `python -m bench read | add | reconcile`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from bench import add, read, reconcile
from bench.corpus import MANNERS, make_texts, read_texts


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a benchmark. 0: done; 1: failed; 2: wrong usage."""
    options = _parser().parse_args(arguments)
    if options.command == "reconcile":
        return _reconcile(options)
    try:
        texts = _texts(options)
        if not texts:
            raise ValueError(f"there is no text in {options.texts}")
        lines, found = _run(options, texts)
    except KeyError:
        print(f"bench: {options.texts}: each line needs the field 'text'", file=sys.stderr)
        return 1
    except (OSError, ValueError) as error:
        print(f"bench: {error}", file=sys.stderr)
        return 1
    if options.json:
        print(json.dumps({**asdict(found), "ratio": found.ratio}))
    else:
        print(*lines, sep="\n")
    return 0


def _reconcile(options: argparse.Namespace) -> int:
    done: list[reconcile.Measured] = []
    try:
        if options.adding:
            added = reconcile.compare_adding(options.adding, options.seed, options.jobs)
            print(json.dumps(asdict(added)) if options.json else reconcile.adding_line(added))
            return 0
        for found in reconcile.compare(options.sizes, options.seed, options.jobs):
            done.append(found)
            print(json.dumps(asdict(found)) if options.json else reconcile.line(found), flush=True)
    except (OSError, ValueError) as error:
        print(f"bench: {error}", file=sys.stderr)
        return 1
    if len(done) > 1 and not options.json:
        print(f"exponent {reconcile.exponent(*done[-2:]):.2f} between the last two")
    return 0


def _texts(options: argparse.Namespace) -> list[str]:
    if options.texts:
        return read_texts(options.texts, options.language)[: options.number]
    return make_texts(options.number, language=options.language or "en")


def _run(options: argparse.Namespace, texts: Sequence[str]) -> tuple[list[str], read.Comparison | add.Speedup]:
    if options.command == "add":
        speedup = add.compare(texts, options.jobs, options.repeat)
        return add.lines(speedup), speedup
    comparison = read.compare(texts, options.repeat, options.language)
    return read.lines(comparison), comparison


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Speed and memory, as ratios.")
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("read", help="sijill.read against bare spaCy, or against the words alone")
    one.add_argument("--language", choices=sorted(MANNERS), default="en", help="language of the texts (default en)")
    two = commands.add_parser("add", help="sijill add in several processes against one")
    two.set_defaults(language=None)
    two.add_argument("--jobs", type=_at_least_one, default=2, metavar="N", help="processes (default 2)")
    for each in (one, two):
        each.add_argument(
            "--texts", type=Path, metavar="FILE", help='JSON lines with a "text" (default: our examples, varied)'
        )
        each.add_argument("--number", type=_at_least_one, default=200, metavar="N", help="texts at most (default 200)")
        each.add_argument("--repeat", type=_at_least_one, default=3, metavar="N", help="rounds of each (default 3)")
        each.add_argument("--json", action="store_true", help="the comparison as one JSON object")
    three = commands.add_parser("reconcile", help="reports of known happenings -> incidents, at several sizes")
    three.add_argument(
        "--sizes", type=_at_least_one, nargs="+", default=reconcile.SIZES, metavar="N", help="how many reports"
    )
    three.add_argument(
        "--adding", type=_at_least_one, metavar="N", help="documents added one by one to a register of N reports"
    )
    three.add_argument("--seed", type=int, default=1, metavar="N", help="the same seed makes the same reports (1)")
    three.add_argument("--jobs", type=_at_least_one, default=2, metavar="N", help="processes (default 2)")
    three.add_argument("--json", action="store_true", help="each size as a JSON object")
    return parser


def _at_least_one(words: str) -> int:
    number = int(words)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


if __name__ == "__main__":
    sys.exit(main())
