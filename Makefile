# setup, run, test and bench are safe to repeat; a second run is quick.
.PHONY: setup run test check docs bench bench-nrp lock
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c

PORT ?= 8501
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
# The first interpreter that is new enough; PYTHON=… chooses another.
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c '$(NEW_ENOUGH)' 2>/dev/null && { echo $$p; break; }; done)

setup: $(STAMP)
	@:

$(STAMP): requirements.txt requirements-dev.txt pyproject.toml
	@[ -n "$(PYTHON)" ] || { echo "需要 Python 3.11 或更新的版本：请安装后重试，或用 make PYTHON=/path/to/python3。" \
	  "Python 3.11 or newer is needed: install it and try again, or name it with make PYTHON=/path/to/python3." >&2; exit 2; }
	@$(PYTHON) -c '$(NEW_ENOUGH)' || { echo "$(PYTHON)：版本低于 3.11。$(PYTHON) is older than 3.11." >&2; exit 2; }
	[ -x $(BIN)/python ] || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check \
	  --require-hashes -r requirements.txt -r requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check \
	  --no-build-isolation --no-deps --config-settings editable_mode=compat -e .
	@touch $(STAMP)

run: setup
	$(BIN)/hallrota serve --port $(PORT)

test: check
	$(BIN)/pytest -n 2

# What needs no run of the product: form, types, the floor plan.
check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# The page of all systems and the pictures of the pages, made anew (needs Chromium).
docs: setup
	$(BIN)/python docs/make_policies.py
	$(BIN)/python docs/make_screens.py

bench: setup
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check \
	  --require-hashes -r requirements-peers.txt || echo "peers are not installed: the comparison says so"
	$(BIN)/python -m benchmarks.bench

# The published staff-rostering instances: NRP=folder SECONDS_EACH=60 OUT=folder
# ONLY="Instance4 Instance9" SEED=1
NRP ?= ../shared/bench/nrp
SECONDS_EACH ?= 60
OUT ?= build/nrp
ONLY ?=
SEED ?= 1
bench-nrp: setup
	@$(BIN)/python -m benchmarks.nrp.run --nrp "$(NRP)" --seconds $(SECONDS_EACH) \
	  --out "$(OUT)" --only "$(ONLY)" --seed $(SEED)

# After a change of the dependencies in pyproject.toml (needs uv): new pins with hashes.
LOCK := uv pip compile --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --quiet
lock:
	$(LOCK) pyproject.toml --group pyproject.toml:build -o requirements.txt
	$(LOCK) --group dev -c requirements.txt -o requirements-dev.txt
	$(LOCK) --group pyproject.toml:peers -o requirements-peers.txt
