#!/usr/bin/env bash
# The bundled speech model from nothing: sentences, speech, features, training, export, measurement.
# An interrupted run goes on where it stopped. HOURS and SHARDS set how long it trains and on what.
# CONTINUE=1 starts from the weights in models/bundled instead, on shards from FIRST_SHARD on.
set -euo pipefail
cd "$(dirname "$0")/../.."

SHARDS=${SHARDS:-60}
if [ "${CONTINUE:-0}" = 1 ]; then
  HOURS=${HOURS:-1.45}
  FIRST_SHARD=${FIRST_SHARD:-2000}
  START=(--continued --first-shard "$FIRST_SHARD")
else
  HOURS=${HOURS:-2.2}
  FIRST_SHARD=0
  START=()
fi
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

mkdir -p build/speech
run() { PYTHONPATH=. "$ENVIRONMENT/bin/python" -m "training.speech.$@"; }

# Speech is made while training runs, one core each; training takes new shards as they appear.
run shards --from "$FIRST_SHARD" --to "$((FIRST_SHARD + SHARDS))" 2>&1 | sed 's/^/speech: /' &
making=$!
trap 'kill "$making" 2>/dev/null || true' EXIT
run train --hours "$HOURS" "${START[@]}"
run export
run evaluate
run evaluate --trimmed --report build/speech/evaluation_trimmed.json
