# Two commands do everything on a fresh machine: `make demo` and `make test`.
# Both keep their environment in .venv of this folder; nothing but Python 3.11 to 3.13 is assumed.

.DEFAULT_GOAL := help
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3; do \
	if command -v $$p >/dev/null 2>&1 && $$p -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; \
	then echo $$p; break; fi; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

.PHONY: help demo test check lock torture eval bench clean

help:
	@echo 'make demo    install, fill a register from examples/, show its incidents'
	@echo 'make test    install the test tools, check and test everything'
	@echo 'make check   format, lint, types, layers'
	@echo 'make torture the long forms of the tests, the laws on new random examples'
	@echo 'make eval    quality on public gold (needs the data folder, see docs/quality.md)'
	@echo 'make bench   speed and memory against bare spaCy'
	@echo 'make lock    resolve the pinned requirements anew'

.venv/.python:
	@test -n "$(PYTHON)" || { echo 'No Python 3.11, 3.12 or 3.13 with venv was found. Install one, or say: make PYTHON=/path/to/python3.11' >&2; exit 1; }
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/.run: .venv/.python requirements/run.txt pyproject.toml
	@echo 'Installing Sijill and what it needs into .venv ...' >&2
	@$(PIP) install --no-deps --require-hashes -r requirements/run.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

.venv/.test: .venv/.run requirements/test.txt
	@echo 'Installing the test tools into .venv ...' >&2
	@$(PIP) install --require-hashes -r requirements/test.txt
	@touch $@

demo: .venv/.run
	@$(BIN)/sijill demo

check: .venv/.test
	@$(BIN)/ruff format --check --quiet . || { echo 'Formatting differs. Say: .venv/bin/ruff format .' >&2; exit 1; }
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports --no-cache >/dev/null || { $(BIN)/lint-imports --no-cache; exit 1; }

test: check
	@$(BIN)/python -m pytest

torture: .venv/.test
	@SIJILL_TORTURE=1 $(BIN)/python -m pytest -m 'torture or hypothesis'

eval: .venv/.test
	@$(BIN)/python -m evals score --all

bench: .venv/.test
	@$(BIN)/python -m bench read

lock: .venv/.python
	@$(PIP) install uv
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header --upgrade --override requirements/override.in \
		requirements/run.in -o requirements/run.txt
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header --upgrade \
		requirements/test.in -o requirements/test.txt

clean:
	@rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
