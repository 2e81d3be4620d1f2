"""The command line of the training room: `python -m training speech DOCS GOLD`, `casing DOCS`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from training import casing, speech

WEIGHTS = Path(__file__).parents[1] / "src/sijill/lexicons/en"


def main(arguments: Sequence[str] | None = None) -> int:
    """Learn, and write the weights where the package looks for them. 0: done; 2: wrong usage."""
    parser = argparse.ArgumentParser(prog="python -m training", description="Learn the weights that the package ships.")
    commands = parser.add_subparsers(dest="command", required=True)
    said = commands.add_parser("speech", help="who said what, from annotated attributions")
    cased = commands.add_parser("casing", help="which words of a text in upper case are names, from any texts")
    for command in (said, cased):
        command.add_argument("documents", type=Path, metavar="DOCS", help="JSON lines with docid and text (.gz too)")
        command.add_argument("-o", "--output", type=Path, metavar="FILE", help="default: in the package")
    said.add_argument("gold", type=Path, metavar="GOLD", help="JSON lines with docid, tokens and attributions")
    options = parser.parse_args(arguments)
    if options.command == "speech":
        tables = speech.learn(options.documents, options.gold)
    else:
        tables = casing.learn(options.documents)
    output = options.output or WEIGHTS / f"{options.command}-weights.json"
    output.write_text(as_text(tables), encoding="utf-8")
    return 0


def as_text(tables: Mapping[str, object]) -> str:
    """JSON with one weight a line, in the order of the alphabet, so that two trainings can be compared."""
    return json.dumps(tables, ensure_ascii=False, indent=0, sort_keys=True) + "\n"


if __name__ == "__main__":
    sys.exit(main())
