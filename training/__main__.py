"""The command line of the training room: `python -m training speech DOCS GOLD`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from training.speech import learn

WEIGHTS = Path(__file__).parents[1] / "src/sijill/lexicons/en/speech-weights.json"


def main(arguments: Sequence[str] | None = None) -> int:
    """Learn, and write the weights where the package looks for them. 0: done; 2: wrong usage."""
    parser = argparse.ArgumentParser(prog="python -m training", description="Learn the weights that the package ships.")
    commands = parser.add_subparsers(dest="command", required=True)
    speech = commands.add_parser("speech", help="who said what, from annotated attributions")
    speech.add_argument("documents", type=Path, metavar="DOCS", help="JSON lines with docid and text (.gz too)")
    speech.add_argument("gold", type=Path, metavar="GOLD", help="JSON lines with docid, tokens and attributions")
    speech.add_argument("-o", "--output", type=Path, default=WEIGHTS, metavar="FILE", help="default: in the package")
    options = parser.parse_args(arguments)
    tables = learn(options.documents, options.gold)
    options.output.write_text(as_text(tables), encoding="utf-8")
    return 0


def as_text(tables: dict[str, object]) -> str:
    """JSON with one weight a line, in the order of the alphabet, so that two trainings can be compared."""
    return json.dumps(tables, ensure_ascii=False, indent=0, sort_keys=True) + "\n"


if __name__ == "__main__":
    sys.exit(main())
