"""Quality on public gold: `python -m evals predict | score | report | gate`. docs/quality.md says how to use it.

This package maps what `sijill` puts out to the labels of a task, and nothing else: it looks for no pattern in
a text, sees no gold, and remembers no document.
"""
