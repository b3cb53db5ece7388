# Two commands matter: `make refresh` builds the warehouse from samples/, `make test` checks everything.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DATA ?= data
export GX_ANALYTICS_ENABLED := false
export DAGSTER_DISABLE_TELEMETRY := yes

.PHONY: help refresh test test-all bench clients lint types docs lock web clean

help:
	@echo "make refresh    build the warehouse in $(DATA)/ from samples/ (your own files: INBOX=folder DATA=mine)"
	@echo "make test       lint, types, import rules, tests (under 10 minutes)"
	@echo "make test-all   the slow tests too"
	@echo "make bench      what docs/benchmarks.md reports"
	@echo "make clients    install ibis and SQLAlchemy aside, and read the published file with every client"
	@echo "make web        Dagster's pages on http://127.0.0.1:3000"
	@echo "make docs       write docs/data_dictionary.md anew from the model"
	@echo "make lock       resolve the dependencies anew into requirements.lock"

# The stamp: dependencies are installed once for each state of the lock, which holds every one: nothing is resolved.
$(VENV)/.ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Cakupan needs Python 3.11 or later: make PYTHON=python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

refresh: $(VENV)/.ready
	$(BIN)/cakupan --data $(DATA) refresh $(if $(INBOX),--inbox $(INBOX))

lint: $(VENV)/.ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: $(VENV)/.ready
	$(BIN)/mypy

test: lint types
	$(BIN)/python -m pytest -n 2 --dist loadfile -m "not slow"

test-all: lint types
	$(BIN)/python -m pytest -n 2 --dist loadfile

bench: $(VENV)/.ready
	for bench in checks validation extraction release reports warehouse week; do $(BIN)/python -m benchmarks.$$bench || exit 1; done

# Aside, for analysts' clients are no dependencies of the project.
$(VENV)/clients/.ready: benchmarks/clients.txt $(VENV)/.ready
	$(PYTHON) -m venv $(VENV)/clients
	$(VENV)/clients/bin/python -m pip install --quiet -r benchmarks/clients.txt
	@touch $@

clients: $(VENV)/clients/.ready
	$(VENV)/clients/bin/python benchmarks/clients.py $(DATA)

docs: $(VENV)/.ready
	$(BIN)/python -m warehouse.dictionary > docs/data_dictionary.md

web: $(VENV)/.ready
	$(BIN)/python -c "from pathlib import Path; from assets.run import prepare_instance; prepare_instance(Path('$(DATA)'))"
	DAGSTER_HOME=$(abspath $(DATA))/dagster CAKUPAN_DATA=$(abspath $(DATA)) $(BIN)/dagster dev -w workspace.yaml

lock: $(VENV)/.ready
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --extra dev pyproject.toml \
		--output-file requirements.lock

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache
