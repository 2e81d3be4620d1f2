"""The command line of the benchmarks: `python -m bench read`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from bench.corpus import make_texts, read_texts
from bench.read import compare, lines


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a benchmark. 0: done; 1: failed; 2: wrong usage."""
    options = _parser().parse_args(arguments)
    try:
        texts = read_texts(options.texts)[: options.number] if options.texts else make_texts(options.number)
        if not texts:
            raise ValueError(f"there is no text in {options.texts}")
        found = compare(texts, options.repeat)
    except KeyError:
        print(f"bench: {options.texts}: each line needs the field 'text'", file=sys.stderr)
        return 1
    except (OSError, ValueError) as error:
        print(f"bench: {error}", file=sys.stderr)
        return 1
    if options.json:
        print(json.dumps({**asdict(found), "ratio": found.ratio}))
    else:
        print(*lines(found), sep="\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Speed and memory, as ratios.")
    commands = parser.add_subparsers(dest="command", required=True)
    read = commands.add_parser("read", help="sijill.read against bare spaCy")
    read.add_argument(
        "--texts", type=Path, metavar="FILE", help='JSON lines with a "text" (default: our examples, varied)'
    )
    read.add_argument("--number", type=_at_least_one, default=200, metavar="N", help="texts at most (default 200)")
    read.add_argument("--repeat", type=_at_least_one, default=3, metavar="N", help="rounds of each (default 3)")
    read.add_argument("--json", action="store_true", help="the comparison as one JSON object")
    return parser


def _at_least_one(words: str) -> int:
    number = int(words)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


if __name__ == "__main__":
    sys.exit(main())
