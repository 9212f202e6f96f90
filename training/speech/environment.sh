#!/usr/bin/env bash
# The environment of the training recipes (speech and encoder): Python 3.11 and torch, apart from the project's own.
set -euo pipefail
cd "$(dirname "$0")/../.."
ENVIRONMENT=.venv-speech

find_python() {
  local candidate
  for candidate in "${PYTHON311:-}" python3.11 "$HOME"/.pyenv/versions/3.11.*/bin/python python3 python; do
    if [ -n "$candidate" ] && command -v "$candidate" >/dev/null &&
      "$candidate" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null; then
      echo "$candidate"
      return
    fi
  done
  echo "Python 3.11 is needed: install it, or name it with PYTHON311=/path/to/python3.11" >&2
  return 1
}

if [ ! -f "$ENVIRONMENT/.ready" ]; then
  python=$(find_python)
  "$python" -m venv "$ENVIRONMENT"
  "$ENVIRONMENT/bin/pip" install --quiet --requirement training/speech/requirements.txt
  # Only its vocabulary file is used, none of its dependencies.
  "$ENVIRONMENT/bin/pip" install --quiet --no-deps openai-whisper==20250625
  touch "$ENVIRONMENT/.ready"
fi
