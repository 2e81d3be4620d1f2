"""One side of the comparison, in a process of its own: reads texts when it is told, and says how long it took.

Started by `bench.read` as ``python -m bench.measure SIDE TEXTS LANGUAGE``. Each line on standard input starts a round;
each round prints one line of JSON.
"""

from __future__ import annotations

import json
import re
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path


def sijill_side(language: str) -> Callable[[Sequence[str]], int]:
    """Texts -> claims: what `sijill.read` does, with many texts at a time as in `sijill add`. The gate is on."""
    from sijill.assembly import reading_tools
    from sijill.model.documents import Document, document_id
    from sijill.pipeline import BATCH_DOCUMENTS, understand

    tools = reading_tools()

    def run(texts: Sequence[str]) -> int:
        claims = 0
        for at in range(0, len(texts), BATCH_DOCUMENTS):
            batch = texts[at : at + BATCH_DOCUMENTS]
            documents = [Document(document_id(text), text, language=language) for text in batch]
            claims += sum(len(account.claims) for account in understand(documents, tools))
        return claims

    return run


def spacy_side(language: str) -> Callable[[Sequence[str]], int]:
    """Texts -> parsed documents, by the same model and spaCy's own `nlp.pipe`, as it comes."""
    assert language == "en", "there is a pipeline for English alone"
    from sijill.reading.parser import load_pipeline

    pipeline, _ = load_pipeline()

    def run(texts: Sequence[str]) -> int:
        return sum(1 for _ in pipeline.pipe(texts))

    return run


def words_side(language: str) -> Callable[[Sequence[str]], int]:
    """Texts -> words and signs, by the standard library: the least that any reader of a language must do."""
    pattern = re.compile(r"\w+|[^\w\s]")

    def run(texts: Sequence[str]) -> int:
        return sum(len([(word.group(), word.span()) for word in pattern.finditer(text)]) for text in texts)

    return run


SIDES = {"sijill": sijill_side, "spacy": spacy_side, "words": words_side}


def main(side: str, texts: Path, language: str) -> None:
    """Load, say so, and then do a round for each line that comes in."""
    loaded: list[str] = json.loads(texts.read_text("utf-8"))
    run = SIDES[side](language)
    run(loaded[:8])  # What is built with the first text is no part of the speed.
    print(json.dumps({"ready": True}), flush=True)
    for _ in sys.stdin:
        started, worked = time.perf_counter(), time.process_time()
        found = run(loaded)
        seconds, cpu_seconds = time.perf_counter() - started, time.process_time() - worked
        # Linux counts in KiB, macOS in bytes.
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
        answer = {"seconds": seconds, "cpu_seconds": cpu_seconds, "found": found, "peak_mib": peak}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3])
