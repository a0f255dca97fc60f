# The one task file. Python 3.11 or later is all that a fresh machine needs.
PYTHON ?= python3
BIN := .venv/bin
.PHONY: setup demo test test-all bench check fix lock model tables docs pictures

setup: .venv/ready

.venv/ready: requirements/dev.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Sevenlooks needs Python 3.11 or later: make setup PYTHON=python3.11")'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

# All of the main job on a made-up province. NO_SERVE=1 does everything but serve.
demo: setup
	$(BIN)/sevenlooks demo $(if $(NO_SERVE),--no-serve)

test: setup
	$(BIN)/pytest

# What needs more than Python as well: the same rules on Spark (Java 17); the site in a browser (chromium), on SQLite and
# on a PostgreSQL that the tests start themselves.
test-all: test .venv/spark-ready
	SEVENLOOKS_TEST_ENGINE=spark $(BIN)/pytest -n 0 tests/screening/test_engines_agree.py
	$(BIN)/pytest tests/journeys

.venv/spark-ready: .venv/ready requirements/all.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/all.txt
	touch $@

bench: setup
	$(BIN)/sevenlooks bench

check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

fix: setup
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Requirements again from pyproject.toml: exact, hashed, naming no registry.
LOCK := uv pip compile --quiet --generate-hashes --no-header --no-annotate --python-version 3.11 --universal pyproject.toml
lock: setup
	$(BIN)/$(LOCK) --extra dev --extra spark --extra pictures -o requirements/all.txt
	$(BIN)/$(LOCK) -c requirements/all.txt --extra dev -o requirements/dev.txt
	$(BIN)/$(LOCK) -c requirements/all.txt -o requirements/run.txt

# The model that reads texts, fitted anew from corpus/; the tables of spellings, from a folder of glyph tables.
model: setup
	$(BIN)/python -m sevenlooks.training

tables: setup
	$(BIN)/python -m sevenlooks.training.tables $(GLYPHS)

# The generated pages of docs/; the pictures of the site want a browser and stand apart.
docs: setup
	$(BIN)/python -m sevenlooks.books.reference > docs/books.md
	$(BIN)/sevenlooks rules --markdown > docs/rules.md

pictures: setup
	$(BIN)/python -m tests.journeys.pictures docs/site
