#!/usr/bin/env bash
# Pins versions and hashes of everything in pyproject.toml, without addresses.
set -euo pipefail
cd "$(dirname "$0")/.."
PYTHONPATH="$PWD/.tools" "${PYTHON3:-python3}" -m uv pip compile pyproject.toml --extra dev \
  --python .venv/bin/python --generate-hashes --no-emit-index-url --no-emit-find-links \
  --no-header --no-annotate --quiet --output-file requirements.lock
