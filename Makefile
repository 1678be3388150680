# Servanda. `make` prints this list.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
SOURCES := src tests bench hatch_build.py
# what the build hook reads; make runs it itself first, so that what it says is seen (pip hides it)
FRONTEND := hatch_build.py frontend/package.json frontend/package-lock.json frontend/.npmrc
# a second try by the hook would find the network no better
EDITABLE := npm_config_offline=true $(PIP) install --no-deps --no-build-isolation --editable .

.DEFAULT_GOAL := help
.PHONY: help run test check format docs picture bench soak lock clean

help: ## this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1|/' | awk -F'|' '{ printf "%-14s %s\n", $$1, $$2 }'

run: $(VENV)/run.done ## install what running needs into .venv, judge the bundled case, show its board
	@mkdir -p build
	$(BIN)/servanda demo --html build

test: $(VENV)/dev.done ## install everything, then run every test
	$(BIN)/python -m pytest

check: $(VENV)/dev.done ## format, lint, types, order of imports, documentation (before every commit)
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest tests/house

format: $(VENV)/dev.done ## lay the code out and mend what can be mended mechanically
	$(BIN)/ruff format $(SOURCES)
	$(BIN)/ruff check --fix-only $(SOURCES)

docs: $(VENV)/dev.done ## write the generated parts of the documentation anew
	$(BIN)/python -m tests.house.help_pages

picture: $(VENV)/dev.done ## make the picture of the board in the README anew (needs chromium)
	$(BIN)/python -m tests.board.picture

bench: $(VENV)/dev.done ## measure, and save the figures under bench/results/
	$(BIN)/python -m bench.run

soak: $(VENV)/dev.done ## the tests with their full counts; saves results, seed and commit
	SERVANDA_SOAK=1 $(BIN)/python -m pytest --soak-results bench/results

lock: ## pin all dependencies anew, by version and content (needs uv, and make run once)
	./requirements.sh
	$(BIN)/python hatch_build.py --lock

clean: ## remove everything that make made
	rm -rf $(VENV) build dist frontend/node_modules src/servanda/faces/board/fonts
	rm -rf .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find src tests bench -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Servanda needs Python 3.11 or newer; say which: make PYTHON=/path/to/python3.11 ..." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/run.done: $(VENV)/made requirements-run.lock pyproject.toml $(FRONTEND)
	$(PIP) install --require-hashes -r requirements-run.lock
	@$(BIN)/python hatch_build.py
	$(EDITABLE)
	@touch $@

$(VENV)/dev.done: $(VENV)/made requirements.lock pyproject.toml $(FRONTEND)
	$(PIP) install --require-hashes -r requirements.lock
	@$(BIN)/python hatch_build.py --dev
	$(EDITABLE)
	@touch $@
