#!/usr/bin/env bash
# The encoder's addition for this trade, from nothing: lessons from data/, training, models/encoder.
# EPOCHS: how often every line is met. Half an hour an epoch on one core; no GPU needed.
set -euo pipefail
cd "$(dirname "$0")/../.."

EPOCHS=${EPOCHS:-2}
WORK=build/encoder-training
bash training/speech/environment.sh

mkdir -p "$WORK" models/encoder
# The lessons hold tokens, which no addition to the weights changes.
PYTHONPATH=. .venv/bin/python -m training.encoder.lessons "$WORK/lessons.jsonl"
PYTHONPATH=. .venv-speech/bin/python -m training.encoder.tune \
  "$WORK/lessons.jsonl" models/encoder/adapter.npz --epochs "$EPOCHS"
