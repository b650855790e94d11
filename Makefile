# `make demo` and `make test` set up whatever they need; a second run installs nothing.

PYTHON ?= python3 python3.15 python3.14 python3.13 python3.12 python3.11
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
INSTALL := $(PIP) install --require-hashes
READERS := tests/calendars/readers
COMPILE := $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
	--no-annotate --no-emit-index-url --no-emit-find-links --system-certs

.PHONY: demo test check coverage bench docs screenshots lock clean help

help:
	@echo 'make demo      the planner on a sample student, in a throw-away database'
	@echo 'make test      the tests'
	@echo 'make check     format, lint, types, import directions'
	@echo 'make coverage  the tests, and what they leave out'
	@echo 'make bench     ratios of speed, measured here'
	@echo 'make docs      the examples of the documentation, answered anew'
	@echo 'make screenshots  every view as a picture, drawn anew'
	@echo 'make lock      pins anew what requirements/ pins'
	@echo 'make clean     takes away all that make made'

demo: $(VENV)/.project
	@$(BIN)/planner demo

test: $(VENV)/.project $(VENV)/.test readers
	@$(BIN)/python -m pytest --numprocesses auto $(ARGS)

check: $(VENV)/.project $(VENV)/.test $(VENV)/.tools
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache

coverage: $(VENV)/.project $(VENV)/.test $(VENV)/.tools readers
	@$(BIN)/coverage run -m pytest
	@$(BIN)/coverage report

bench: $(VENV)/.project
	@$(BIN)/python -m benchmarks

docs: $(VENV)/.project
	@$(BIN)/python tests/architecture/examples.py

screenshots: $(VENV)/.project
	@PYTHONPATH=tests $(BIN)/python tests/architecture/pictures.py

# Each stamp says that what it is named for is installed as the files after the colon ask.

$(VENV)/.python:
	@for python in $(PYTHON); do \
		if $$python -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			echo "Making $(VENV) with $$python"; $$python -m venv --clear $(VENV) && touch $@; exit; fi; done; \
	echo 'The planner needs Python 3.11 or newer with its venv module (on Debian and Ubuntu: python3-venv).' \
		'Name one with: make PYTHON=/path/to/python3' >&2; exit 1

$(VENV)/.runtime: $(VENV)/.python requirements/runtime.txt requirements/build.txt
	@echo 'Installing what the planner needs'
	@$(INSTALL) -r requirements/runtime.txt -r requirements/build.txt
	@touch $@

$(VENV)/.project: $(VENV)/.runtime pyproject.toml src/planner/__init__.py
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: $(VENV)/.runtime requirements/test.txt
	@echo 'Installing what the tests need'
	@$(INSTALL) -r requirements/test.txt
	@touch $@

$(VENV)/.tools: $(VENV)/.runtime requirements/tools.txt
	@echo 'Installing what the checks need'
	@$(INSTALL) -r requirements/tools.txt
	@touch $@

# ical.js, with which Thunderbird reads calendars. Where it can't be had, its tests say so and are skipped (in CI: fail).
# Node trusts its own list of certificates; a network with a certificate of its own has it in the system's list.

.PHONY: readers
readers:
	@if command -v npm >/dev/null; then \
		$(MAKE) --no-print-directory --silent $(READERS)/node_modules/.package-lock.json || [ "$$CI" != true ]; fi

$(READERS)/node_modules/.package-lock.json: $(READERS)/package.json $(wildcard $(READERS)/package-lock.json)
	@echo 'Installing ical.js'
	@for list in "$$NODE_EXTRA_CA_CERTS" /etc/ssl/certs/ca-certificates.crt; do \
		if [ -r "$$list" ]; then export NODE_EXTRA_CA_CERTS="$$list"; break; fi; done; \
	npm install --prefix $(READERS) --no-save --no-audit --no-fund --fetch-retries=1 --loglevel=error
	@touch $@

# All files from one resolution, so that they agree on every version that they share.

lock: $(VENV)/.tools
	$(COMPILE) pyproject.toml --group build --group test --group tools --output-file $(VENV)/all.txt
	$(COMPILE) pyproject.toml --constraint $(VENV)/all.txt --output-file requirements/runtime.txt
	for group in build test tools; do \
		$(COMPILE) --group $$group --constraint $(VENV)/all.txt --output-file requirements/$$group.txt || exit 1; done
	npm install --prefix $(READERS) --package-lock-only --omit-lockfile-registry-resolved --no-audit --no-fund

clean:
	rm -rf $(VENV) $(READERS)/node_modules .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache .coverage \
		build dist planner-demo.ics
	find src tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
