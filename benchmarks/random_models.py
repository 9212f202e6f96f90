"""Whisper models of the published shapes with random weights: how fast, not how well, they hear."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from ctranslate2.specs.whisper_spec import WhisperSpec

from bot.settings import ROOT

TOKENIZER = ROOT / "models" / "bundled"  # Whisper's multilingual vocabulary
MELS, POSITIONS, CONTEXT = 80, 1500, 448
SCALE = np.float32(2_400)  # 8-bit weights divided by it spread like trained ones: about 0.03


@dataclass(frozen=True)
class Shape:
    """Layers of encoder and decoder each, heads of attention, and width."""

    layers: int
    heads: int
    width: int


SHAPES = {
    "tiny": Shape(4, 6, 384),
    "base": Shape(6, 8, 512),
    "small": Shape(12, 12, 768),
    "medium": Shape(24, 16, 1024),
}


def make_model(size: str, folder: Path) -> Path:
    """Write a model in CTranslate2 format, int8, that faster-whisper loads like any other."""
    shape = SHAPES[size]
    spec: Any = WhisperSpec(shape.layers, shape.heads, shape.layers, shape.heads)
    random = np.random.default_rng(shape.width)
    width = shape.width
    _linear(spec.encoder.conv1, (width, MELS, 3), random)
    _linear(spec.encoder.conv2, (width, width, 3), random)
    tokens = json.loads((TOKENIZER / "vocabulary.json").read_text("utf-8"))
    _matrix(spec.decoder.embeddings, (len(tokens), width), random)
    _matrix(spec.decoder.projection, (len(tokens), width), random)
    for part, positions in ((spec.encoder, POSITIONS), (spec.decoder, CONTEXT)):
        encodings = 0.03 * random.standard_normal((positions, width))
        part.position_encodings.encodings = encodings.astype(np.float32)
        _norm(part.layer_norm, width)
        for layer in part.layer:
            _attention(layer.self_attention, (3, 1), width, random)
            if part is spec.decoder:
                _attention(layer.attention, (1, 2, 1), width, random)
            _norm(layer.ffn.layer_norm, width)
            _linear(layer.ffn.linear_0, (4 * width, width), random)
            _linear(layer.ffn.linear_1, (width, 4 * width), random)
    spec.register_vocabulary(tokens)
    config = json.loads((TOKENIZER / "config.json").read_text("utf-8"))
    for name in ("suppress_ids", "suppress_ids_begin", "lang_ids"):
        setattr(spec.config, name, config[name])
    spec.config.alignment_heads = [[shape.layers - 1, 0]]
    spec.validate()
    folder.mkdir(parents=True)
    spec.save(str(folder))
    for file in ("tokenizer.json", "preprocessor_config.json"):
        shutil.copy(TOKENIZER / file, folder)
    return folder


def _attention(attention: Any, parts: tuple[int, ...], width: int, random: Any) -> None:
    _norm(attention.layer_norm, width)
    for linear, times in zip(attention.linear, parts, strict=True):
        _linear(linear, (times * width, width), random)


def _linear(linear: Any, shape: tuple[int, ...], random: np.random.Generator) -> None:
    _matrix(linear, shape, random)
    linear.bias = np.zeros(shape[0], np.float32)


def _matrix(layer: Any, shape: tuple[int, ...], random: np.random.Generator) -> None:
    layer.weight = random.integers(-127, 128, shape, dtype=np.int8)
    layer.weight_scale = np.full(shape[0], SCALE, np.float32)


def _norm(norm: Any, width: int) -> None:
    norm.gamma = np.ones(width, np.float32)
    norm.beta = np.zeros(width, np.float32)
