# Callbot. Every target sets up what it needs on first use; nothing but git, make, python3 and pip is assumed.
SHELL := /bin/bash
PYTHON3 ?= python3
PORT ?= 8113

VENV := .venv
PY := $(VENV)/bin/python
CALLBOT := $(VENV)/bin/callbot
READY := $(VENV)/.ready

# Rasa's import takes three times as long when its bytecode may not be kept.
unexport PYTHONDONTWRITEBYTECODE
export RASA_TELEMETRY_ENABLED := false

.PHONY: demo serve test check train bench setup samples speech-model lock chromium clean

setup: $(READY)

$(READY): requirements.lock pyproject.toml tools/setup.sh tools/browser/package-lock.json
	PYTHON3=$(PYTHON3) bash tools/setup.sh
	@touch $@

demo: train
	$(CALLBOT) harness audio_samples/manifest.yml --report out/demo --conversations --compare-text

serve: train
	$(CALLBOT) serve --port $(PORT) --with-demo-calls

test: train chromium
	$(PY) -m pytest tests

check: $(READY)
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(VENV)/bin/lint-imports
	$(CALLBOT) check-data
	$(CALLBOT) train --check-only

train: $(READY)
	$(CALLBOT) train

bench: train
	$(PY) -m benchmarks

# The recordings in audio_samples/, made again from their scripted dialogues.
samples: $(READY)
	$(CALLBOT) samples

# The bundled speech model, trained again from nothing (hours on a CPU); CONTINUE=1 goes on from the
# published weights.
speech-model:
	bash training/speech/run.sh

# Debian's Chromium for the browser tests; those tests say so when it cannot be had.
chromium:
	@bash tools/chromium.sh

lock: $(READY)
	bash tools/lock.sh

clean:
	rm -rf build out var
