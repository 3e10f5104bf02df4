# Everything on Python 3.11 or newer and make; on Windows see the README for the same steps by hand.

PYTHON ?= python3
BIN := .venv/bin
PYTEST := python -m pytest -n auto --dist loadfile -q -r s
TIMES ?= 50

.DEFAULT_GOAL := help
.PHONY: demo quick test coverage long long-runs long-lowest long-newest check fix build smoke bench golden schema words \
	pictures clean help

demo: .venv/.run          ## set up, and write the audit and workbook of an invented business
	$(BIN)/cxaudit demo --force

quick: .venv/.dev         ## run the tests of a minute: no programs, few random runs
	CXAUDIT_TIMES=0.2 $(BIN)/$(PYTEST) -m "not slow"

test: .venv/.dev          ## set up, and run the tests
	$(BIN)/$(PYTEST)

coverage: .venv/.dev      ## run the tests of a minute again, and see which lines and branches they take
	CXAUDIT_TIMES=0.2 $(BIN)/$(PYTEST) -m "not slow" --cov --cov-report=term

long: long-runs long-lowest long-newest    ## every random run 50 times, then the lowest and the newest versions

long-runs: .venv/.dev
	CXAUDIT_TIMES=$(TIMES) $(BIN)/$(PYTEST)

long-lowest:
	mkdir -p build && $(PYTHON) tests/lowest.py > build/lowest.txt
	$(call test_with,lowest,-c build/lowest.txt)

long-newest:
	$(call test_with,newest,)

define test_with
rm -rf build/$(1) && $(PYTHON) -m venv build/$(1)
build/$(1)/bin/python -m pip install --quiet --editable ".[dev,bench]" $(2)
build/$(1)/bin/$(PYTEST)
endef

check: .venv/.dev         ## lint, types, imports, checklists
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/cxaudit checklist check

fix: .venv/.dev           ## put right what the linter can
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

build: .venv/.dev         ## make wheel and source distribution in dist/
	$(BIN)/python -m build

smoke: build              ## install the wheel alone, and use it from another folder
	rm -rf build/smoke && $(PYTHON) -m venv build/smoke/venv
	build/smoke/venv/bin/python -m pip install --quiet -c constraints.txt dist/cxaudit-*.whl
	mkdir build/smoke/elsewhere && cd build/smoke/elsewhere && ../venv/bin/cxaudit demo \
		&& ../venv/bin/cxaudit report output/demo.audit.json -o again.xlsx \
		&& ../venv/bin/cxaudit policy output/demo.audit.json --document documents \
		&& ../venv/bin/cxaudit checklist check

bench:                    ## measure what a report costs against bare scripts that write as much
	test -x build/bench/bin/python || $(PYTHON) -m venv build/bench
	build/bench/bin/python -m pip install --quiet -c constraints.txt ".[bench]"
	build/bench/bin/python -m tests.bench

golden: .venv/.dev        ## write the golden workbook anew, for a change of sheets that is meant
	$(BIN)/python -m tests.golden

schema: .venv/.dev        ## write the JSON Schemas of the checklists anew
	for kind in department policy checklist pack pack-department answers; do \
		$(BIN)/cxaudit checklist schema $$kind > checklists/schema/$$kind.json; done

words: .venv/.dev         ## gather every text that people read into the catalogue of the languages
	mkdir -p build && $(BIN)/python -m tests.catalogue > build/catalogue.pot && mv build/catalogue.pot cxaudit/words/catalogue.pot

pictures: demo            ## draw the pictures of the README (needs LibreOffice and poppler)
	mkdir -p build/pictures docs/pictures
	soffice --headless --convert-to pdf --outdir build/pictures output/demo.xlsx >/dev/null
	docs/draw "Summary" summary && docs/draw "Reception & front desk" department && docs/draw "Action plan" action-plan \
		&& docs/draw "Policy" policy

clean:                    ## remove what was made here, output/ aside
	rm -rf .venv build dist .coverage .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache

help:                     ## show this
	@grep -E '^[a-z]+:.*## ' Makefile | sed 's/:[^#]*## /\t/' | expand -t 10

.venv/.run: pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet -c constraints.txt --editable .
	touch $@

.venv/.dev: pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet -c constraints.txt --editable ".[dev]"
	touch $@ .venv/.run
