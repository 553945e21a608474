# Everything a user or a developer types. `make demo` and `make test` work from a clean clone, in any order.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready

.PHONY: demo test test-deep test-browser bench bench-peers lint app lock clean

demo: $(READY)
	$(BIN)/utsyn demo

test: $(READY)
	$(BIN)/python -m pytest -m "not deep and not browser" -n 2

test-deep: $(READY)
	$(BIN)/python -m pytest -m "not browser" -n 2

# Needs Chromium (Debian: apt-get install chromium); screenshots are left in runs/browser/.
test-browser: $(READY)
	$(BIN)/python -m pytest tests/browser -m browser -n 0

bench: $(READY)
	$(BIN)/python -m benchmarks.bench_all

# Against an OR-Tools model on public files: make bench-peers FILES=folder/with/dzn (or UTSYN_ROTATING_WORKFORCE).
bench-peers: $(READY)
	$(BIN)/python -m benchmarks.bench_peers $(FILES)

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

app: $(READY)
	$(BIN)/utsyn app

# The lock is exact versions with hashes and no index addresses; the project itself is then put in
# place without asking for anything more.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Utsyn needs Python 3.11 or newer; try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(READY)

# Needs uv; rewrites requirements.lock for every platform and Python from 3.11 on.
lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-annotate --no-header --all-extras pyproject.toml -o requirements.lock

clean:
	rm -rf $(VENV) runs dist build .mypy_cache .ruff_cache .pytest_cache
