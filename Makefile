# `make run` and `make test` are the whole set-up: both build .venv first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
WORKERS ?= auto
FAULTS ?= 1
PEOPLE ?= 300

.PHONY: run demo test check bench simulate faults screenshots snapshots clean

run: $(VENV)/ready
	@$(BIN)/mindtui

demo: $(VENV)/ready
	@$(BIN)/mindtui demo

test: check
	$(BIN)/python -m pytest -q -n $(WORKERS) --dist worksteal --cov --cov-report=term

check: $(VENV)/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/ready
	@$(BIN)/python -m tests.benchmarks

simulate: $(VENV)/ready
	@$(BIN)/python -m tests.simulate --people $(PEOPLE)

# All of it takes long; FAULTS=0.1 takes a tenth.
faults: $(VENV)/ready
	MINDTUI_FAULTS=$(FAULTS) $(BIN)/python -m pytest -q -n $(WORKERS) tests/faults
	@MINDTUI_FAULTS=$(FAULTS) $(BIN)/python -m tests.faults
	@$(BIN)/python -m tests.faults.mutants

screenshots: $(VENV)/ready
	@$(BIN)/python -m tests.screenshots

snapshots: $(VENV)/ready
	$(BIN)/python -m pytest -q tests/ui/test_snapshots.py --snapshot-update

$(VENV)/ready: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("MindTUI needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12") if sys.version_info < (3, 11) else None'
	@$(PYTHON) -m venv $(VENV)
	@echo "Installing MindTUI into $(VENV) (once, about a minute) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

clean:
	rm -rf $(VENV) build dist .coverage .coverage.* .mypy_cache .pytest_cache .ruff_cache .hypothesis
