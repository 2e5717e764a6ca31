# Two commands set everything up: `make run` opens the viewer on the seeds, `make test` runs every check.
SHELL := /bin/bash
VENV ?= .venv
PY := $(VENV)/bin/python
PYTHON ?= $(shell command -v python3.11 || command -v python3)
PORT ?= 8501
ROOT := $(if $(filter 0,$(shell id -u)),,sudo)

.PHONY: run test unit lint bench score clean browser

run: $(VENV)/.run ## open the viewer on the seeds
	$(PY) -m streamlit run app.py --server.port $(PORT)

test: $(VENV)/.dev browser lint ## every check, the browser tests among them
	$(PY) -m pytest

unit: $(VENV)/.dev ## the checks that need no browser
	$(PY) -m pytest -m "not browser"

lint: $(VENV)/.dev
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy

bench: $(VENV)/.dev browser ## the benchmark table
	$(PY) -m tests.bench

score: $(VENV)/.run ## the reader's accuracy on the annotated seeds
	$(PY) cli.py score tests/gold/seeds.jsonl

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache build out
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Debian and Ubuntu keep venv's ensurepip in a package of its own.
$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Claimline needs Python 3.11 or newer: set PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { $(ROOT) apt-get update -q && $(ROOT) apt-get install -yq python3-venv; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.txt | $(VENV)/bin/python
	$(PY) -m pip install -q --disable-pip-version-check -r requirements.txt
	@echo "Compiling the gazetteer and reading the seed articles, this once …"
	$(PY) cli.py articles
	touch $@

$(VENV)/.dev: requirements-dev.txt requirements.txt | $(VENV)/bin/python
	$(PY) -m pip install -q --disable-pip-version-check -r requirements-dev.txt
	touch $@ $(VENV)/.run

# The browser tests drive Debian's Chromium; where the distribution has only a snap, Playwright brings its own. Playwright's
# driver needs libatomic, which a bare machine lacks.
BROWSER := chromium fonts-dejavu-core libatomic1
browser: $(VENV)/.dev
	@{ command -v chromium && /sbin/ldconfig -p | grep libatomic.so.1; } >/dev/null \
	|| { $(ROOT) apt-get update -q && $(ROOT) apt-get install -yq --no-install-recommends $(BROWSER); } \
	|| $(PY) -m playwright install --with-deps chromium
