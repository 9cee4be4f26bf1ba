# Two commands do all set-up: `make site` and `make test`. `make help` lists the rest.
.DEFAULT_GOAL := help
.PHONY: help site serve check test test-quick format pins sbom audit proof states examples pictures clean \
	bench-redaction bench-presidio bench-lighthouse bench-scans bench-interrupt bench-shards fuzz

# The first Python on this machine that is 3.11 or newer and can make a virtual environment.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$p && break; done)
BIN := .venv/bin
QUIETLY := --quiet --disable-pip-version-check --no-input
INSTALL := $(BIN)/python -m pip install $(QUIETLY)
PORT ?= 8000
# What would disturb the rest: each in an environment of its own.
APART := .venv/apart/run/done .venv/apart/properdocs/done .venv/apart/supply/done
# The tests start the publisher hundreds of times: what Python has compiled once is to be kept,
# even where the machine says otherwise. Each worker gets tests that stand together, which share
# what they have built; who has done all of his takes from another.
PYTEST := PYTHONDONTWRITEBYTECODE= $(BIN)/pytest -n auto --dist worksteal

help: ## show this list
	@grep -E '^[a-z-]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | expand -t 14

site: .venv/for-running ## build, verify and release the reviews into _build/public
	@$(BIN)/publisher build

check: .venv/for-running ## say what is ready and what is still to do; publish nothing
	@$(BIN)/publisher check

serve: .venv/for-running ## show the released site on http://127.0.0.1:8000
	@$(BIN)/publisher serve --port $(PORT)

test: .venv/for-testing $(APART) ## every check: style, types, structure, and all tests
	@sh tests/system-packages.sh
	@sh tests/workflows/fetch-actionlint.sh .venv/actionlint
	@sh tests/other-pythons.sh
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(PYTEST)

test-quick: .venv/for-testing ## the tests that need no browser and build no whole site
	@sh tests/workflows/fetch-actionlint.sh .venv/actionlint
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(PYTEST) -m "not slow"

format: .venv/for-testing ## put the code into its standard form
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format .

pins: .venv/bin/uv ## choose the newest dependencies and pin them with their hashes
	@cd requirements && for set in uv run test bench bench-presidio properdocs supply; do \
	../$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-header $$set.in -o $$set.txt || exit 1; done

sbom: .venv/apart/run/done .venv/apart/supply/done ## list all that the publisher runs on (CycloneDX)
	@mkdir -p _build
	@.venv/apart/supply/bin/cyclonedx-py environment --gather-license-texts --no-validate \
	--output-reproducible --pyproject pyproject.toml \
	--output-file _build/dhr-publisher.cdx.json .venv/apart/run

audit: .venv/apart/supply/done ## ask whether a fault is known in anything that is pinned
	@for pins in requirements/*.txt; do echo "$$pins"; .venv/apart/supply/bin/pip-audit \
	--disable-pip --require-hashes --progress-spinner off --requirement $$pins || exit 1; done

proof: .venv/for-testing ## test every kind of page and write it down for the statement: DATE=...
	@DATE=$(DATE) $(BIN)/pytest -q tests/site/prove.py

pictures: .venv/for-testing site ## take the pictures of the handbook anew
	@$(BIN)/python -m tests.pictures _build/public

states: .venv/for-testing ## write the page of states for developers anew, from the code
	@$(BIN)/python -m tests.states_page

examples: .venv/for-testing ## make the example reviews' Word and PDF files anew (needs LibreOffice)
	@$(BIN)/python -m tests.examples.make_examples

bench: .venv/for-testing ## build many reviews and measure it: SIZES="10 100 500 2000" DATE=...
	@$(BIN)/python -m benchmarks.nation.measure $(or $(SIZES),10 100) $(if $(DATE),--date $(DATE))

bench-redaction: .venv/for-benchmarks ## measure redaction beside other tools; DATE=... writes it down
	@OMP_THREAD_LIMIT=1 $(BIN)/python -m benchmarks.redaction $(DATE) $(PARTS)

bench-presidio: .venv/for-benchmarks ## install Presidio too (300 MB), for the next bench-redaction
	@$(INSTALL) --require-hashes -r requirements/bench-presidio.txt

bench-lighthouse: .venv/for-testing ## score every kind of page with Lighthouse (needs Node); DATE=...
	@$(BIN)/python -m benchmarks.lighthouse $(DATE)

bench-shards: .venv/for-testing ## measure what preparing reviews on several machines brings; DATE=...
	@$(BIN)/python -m benchmarks.nation.shared $(or $(SIZES),100) $(or $(PARTS),4) $(if $(DATE),--date $(DATE))

bench-interrupt: .venv/for-testing ## stop commands at any instant, see all finished; DATE=... SECONDS=... SEED=...
	@$(BIN)/python -m benchmarks.interrupt $(if $(DATE),--date $(DATE)) --seconds $(or $(SECONDS),600) --seed $(or $(SEED),1)

bench-scans: .venv/for-testing ## measure how well scans are read; DATE=... writes it down
	@OMP_THREAD_LIMIT=1 $(BIN)/python -m benchmarks.scans $(DATE)

fuzz: .venv/for-testing ## send NUMBER=20000 broken files the way of a review; DATE=... writes it down
	@$(BIN)/python -m benchmarks.fuzz $(or $(NUMBER),20000) $(DATE)

clean: ## delete everything that can be made again
	@rm -rf _build .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed (with its venv module; on \
	Debian and Ubuntu: apt install python3-venv). Install it and run this again."; exit 1; }
	@echo "Setting up .venv with $(PYTHON), once. This takes a minute or a few, and says nothing meanwhile."
	@$(PYTHON) -m venv .venv

.venv/bin/uv: requirements/uv.txt .venv/bin/python
	@$(INSTALL) --require-hashes -r requirements/uv.txt
	@touch $@

# By pip, which knows where packages come from here; uv does not read its settings.
.venv/apart/%/done: requirements/%.txt .venv/bin/python
	@$(BIN)/python -m venv --clear --without-pip $(@D)
	@$(BIN)/python -m pip --python $(@D) install $(QUIETLY) --require-hashes -r $<
	@touch $@

.venv/for-running: requirements/run.txt pyproject.toml .venv/bin/python
	@$(INSTALL) --require-hashes -r requirements/run.txt
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/for-testing: requirements/test.txt .venv/for-running
	@$(INSTALL) --require-hashes -r requirements/test.txt
	@touch $@

.venv/for-benchmarks: requirements/bench.txt .venv/for-testing
	@$(INSTALL) --require-hashes -r requirements/bench.txt
	@touch $@
