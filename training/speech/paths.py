"""Where the recipe reads and writes, and the numbers that fix a run."""

from pathlib import Path

SEED = 20261122
SAMPLE_RATE = 16_000
FRAMES_PER_SECOND = 100
MAX_FRAMES = 2_980

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(__file__).resolve().parent / "data"
BUILD = ROOT / "build" / "speech"
SHARDS = BUILD / "shards"
TOKENIZER = BUILD / "tokenizer.json"
CHECKPOINT = BUILD / "checkpoint.pt"
BUNDLED = ROOT / "models" / "bundled"
