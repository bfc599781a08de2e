# make run   – the dashboard on sample data, or on DATABASE_URL
# make test  – all tests
PYTHON ?= python3
PORT ?= 8501
BIN := .venv/bin

.DELETE_ON_ERROR:
.PHONY: run test lint lock screenshots references clean

ifndef DATABASE_URL
run: data/consultation.db
endif
run: .venv/run-ready
	$(BIN)/streamlit run dashboard.py --server.address 127.0.0.1 --server.port $(PORT)

# a worker more than two cores, for browsers wait; a thread each, for workers fill the cores; what
# was compiled is kept, whatever the shell says, for a test may start a program
test: .venv/test-ready
	OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n 3 --dist worksteal

lint: .venv/test-ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/basedpyright
	$(BIN)/python -m tests.advisories requirements.lock tests/requirements.lock

# the pictures of the README, and those that the tests compare with
screenshots references: .venv/test-ready
	$(BIN)/python -m tests.browser.pictures $(subst screenshots,docs,$@)

# every package that is installed, with its hashes, from the direct ones in requirements.txt
lock: .venv/python-ready
	$(BIN)/pip install --quiet --disable-pip-version-check uv==0.13.9
	for name in requirements tests/requirements; do \
	    $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	        --no-header --no-annotate --no-emit-index-url --no-emit-find-links \
	        $$name.txt -o $$name.lock || exit 1; \
	done

clean:
	rm -rf .venv data

data/consultation.db: | .venv/run-ready
	$(BIN)/python -m data_access sample --predecessor

.venv/python-ready:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv .venv
	touch $@

.venv/run-ready: requirements.lock .venv/python-ready
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	touch $@

.venv/test-ready: tests/requirements.lock .venv/run-ready
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes \
	    -r tests/requirements.lock
	sh tests/browser/install.sh $(BIN)
	touch $@
