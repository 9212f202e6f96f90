"""Texts to vectors: near each other where they mean alike, whatever words they use."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path

import ctranslate2
import numpy
from tokenizers import Tokenizer

from bot.assistant.encoder.weights import read_weights, weights_file
from bot.core.language.vietnamese import normalize
from bot.settings import ROOT

WIDTH = 384
PREFIX = "query: "  # how the model was taught to expect short texts (its card)
MOST_TOKENS = 128
BATCH = 32
KEPT = 32  # texts whose vectors are remembered: several components ask about each message
CACHE = ROOT / "build" / "encoder"
_SPACES = re.compile(" {2,}")
_Array = numpy.ndarray


class SentenceEncoder:
    """The converted model in a folder; ``embed`` is what it is for."""

    def __init__(self, folder: Path, workers: int = 1) -> None:
        from bot.assistant.encoder.conversion import REPLACED, TOKENIZER

        self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
        self._tokenizer.enable_truncation(MOST_TOKENS)
        replaced = json.loads((folder / REPLACED).read_text("utf-8"))
        self._replaced = {int(character): text for character, text in replaced.items()}
        self._model = ctranslate2.Encoder(
            str(folder), compute_type="int8_float32", inter_threads=workers, intra_threads=1
        )
        self._workers = workers
        self.embed_one = lru_cache(maxsize=KEPT)(self._embed_one)

    def embed(self, texts: Sequence[str]) -> _Array:
        """Texts × width, every row of length 1; each text by itself, in any letter case."""
        if len(texts) == 1:
            return self.embed_one(texts[0])[None]
        tokens = [self._tokens(text) for text in texts]
        by_length = sorted(range(len(texts)), key=lambda number: len(tokens[number]))
        batches = [by_length[start : start + BATCH] for start in range(0, len(texts), BATCH)]
        # Whole batches side by side: a third faster than both cores on one batch.
        with ThreadPoolExecutor(self._workers) as pool:
            pooled = pool.map(lambda batch: self._pooled([tokens[n] for n in batch]), batches)
            rows = numpy.concatenate(list(pooled))
        return rows[numpy.argsort(by_length)]

    def _embed_one(self, text: str) -> _Array:
        return self._pooled([self._tokens(text)])[0]

    def _tokens(self, text: str) -> list[int]:
        plain = (PREFIX + normalize(text).lower()).translate(self._replaced)
        return list(self._tokenizer.encode(_SPACES.sub(" ", plain)).ids)

    def _pooled(self, batch: list[list[int]]) -> _Array:
        states = numpy.array(self._model.forward_batch(batch).last_hidden_state)
        lengths = numpy.array([len(ids) for ids in batch])
        real = numpy.arange(states.shape[1])[None, :] < lengths[:, None]
        sums = numpy.einsum("btw,bt->bw", states, real.astype(numpy.float32))
        return sums / numpy.linalg.norm(sums, axis=1, keepdims=True)


@lru_cache(maxsize=1)
def sentence_encoder() -> SentenceEncoder:
    """The encoder, converted at first use and kept in build/. Raises EncoderError."""
    return SentenceEncoder(_converted())


def embed_kept(texts: Iterable[str]) -> _Array:
    """As ``SentenceEncoder.embed``, with what was ever embedded kept on disk: for training."""
    texts = list(texts)
    kept = _kept_file()
    known = _known(kept)
    names = [_digest(text) for text in texts]
    new = {name: text for name, text in zip(names, texts, strict=True) if name not in known}
    if new:
        encoder = SentenceEncoder(_converted(), workers=os.cpu_count() or 1)
        known.update(zip(new, encoder.embed(list(new.values())).astype(numpy.float16), strict=True))
        _write_kept(kept, known)
    return numpy.array([known[name] for name in names], dtype=numpy.float32).reshape(-1, WIDTH)


@lru_cache(maxsize=1)
def _known(kept: Path) -> dict[str, _Array]:
    """What the file holds, read once: each of a training's eight readings took three seconds."""
    if not kept.exists():
        return {}
    with numpy.load(kept) as stored:
        return dict(zip(stored["names"].tolist(), stored["vectors"], strict=True))


def _write_kept(kept: Path, known: dict[str, _Array]) -> None:
    with tempfile.NamedTemporaryFile(dir=kept.parent, suffix=".npz", delete=False) as file:
        numpy.savez(file, names=numpy.array(list(known)), vectors=numpy.array(list(known.values())))
    Path(file.name).replace(kept)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def _kept_file() -> Path:
    return _converted() / "embedded.npz"


@lru_cache(maxsize=1)
def _converted() -> Path:
    """The folder of the converted model, named by what it is made of and by."""
    from bot.assistant.encoder import conversion

    weights = weights_file()
    made_by = Path(conversion.__file__).read_bytes() + f"{weights.stat().st_size}".encode()
    folder = CACHE / hashlib.sha256(made_by).hexdigest()[:16]
    if not folder.is_dir():
        CACHE.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(dir=CACHE))
        conversion.convert(read_weights(weights), made)
        try:
            made.rename(folder)
        except OSError:  # another process was faster
            shutil.rmtree(made)
    return folder
