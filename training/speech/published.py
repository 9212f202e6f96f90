"""Reads a published int8 model back into the network, so that training can go on from it.

The file is CTranslate2's: named tensors, matrices as int8 with one scale a row, query, key and
value of an attention stacked in one matrix. What was for training only (the heads, and what the
optimizers knew) is not in it.
"""

import struct
from pathlib import Path
from typing import BinaryIO

import numpy as np

from training.speech.tokenizer import END

BINARY_VERSION, SPECIFICATION = 6, "WhisperSpec"
# In the order of CTranslate2's enumeration of types; bfloat16, the sixth, is never written here.
TYPES = (np.float32, np.int8, np.int16, np.int32, np.float16)
NEVER_WRITTEN = END + 101  # <|translate|>: a token that only the bucket of all others stands for
_PROJECTIONS = ("q_proj", "k_proj", "v_proj")
_NORM = {"weight": "gamma", "bias": "beta"}
Weights = dict[str, np.ndarray]


def read_variables(path: Path) -> Weights:
    """All tensors of a CTranslate2 model file, as they are stored; equal ones are stored once."""
    with path.open("rb") as file:
        (version,), name = _numbers(file, "I"), _string(file)
        if (version, name) != (BINARY_VERSION, SPECIFICATION):
            raise ValueError(f"{path}: {name} of binary version {version} cannot be read")
        _, count = _numbers(file, "II")
        found = dict(_variable(file) for _ in range(count))
        (count,) = _numbers(file, "I")
        same = [(_string(file), _string(file)) for _ in range(count)]
        return found | {alias: found[name] for alias, name in same}


def _numbers(file: BinaryIO, form: str) -> tuple[int, ...]:
    return struct.unpack("<" + form, file.read(struct.calcsize("<" + form)))


def _string(file: BinaryIO) -> str:
    (length,) = _numbers(file, "H")
    return file.read(length)[:-1].decode()


def _variable(file: BinaryIO) -> tuple[str, np.ndarray]:
    name, (rank,) = _string(file), _numbers(file, "B")
    shape = _numbers(file, "I" * rank)
    kind, size = _numbers(file, "BI")
    return name, np.frombuffer(file.read(size), TYPES[kind]).reshape(shape)


class Published:
    """The weights of a model file under the names of the network."""

    def __init__(self, path: Path) -> None:
        self._stored = read_variables(path)

    def _tensor(self, name: str) -> np.ndarray:
        """One tensor in float32, rows divided by their scales."""
        values = self._stored[name].astype(np.float32)
        scale = self._stored.get(f"{name}_scale")
        return values if scale is None else values / scale.reshape(-1, *[1] * (values.ndim - 1))

    def _named(self, target: str, source: str, kinds: dict[str, str]) -> Weights:
        return {f"{target}.{own}": self._tensor(f"{source}/{kind}") for own, kind in kinds.items()}

    def _linear(self, target: str, source: str) -> Weights:
        return self._named(target, source, {"weight": "weight", "bias": "bias"})

    def _attention(self, target: str, source: str, crossed: bool) -> Weights:
        """Self-attention stacks query, key, value; over the audio the query stands alone."""
        groups = (_PROJECTIONS[:1], _PROJECTIONS[1:]) if crossed else (_PROJECTIONS,)
        made = self._named(f"{target}_layer_norm", f"{source}/layer_norm", _NORM)
        for number, names in enumerate(groups):
            for kind in ("weight", "bias"):
                parts = np.split(self._tensor(f"{source}/linear_{number}/{kind}"), len(names))
                made |= {f"{target}.{n}.{kind}": p for n, p in zip(names, parts, strict=True)}
        del made[f"{target}.k_proj.bias"]  # zeros: keys have none
        return made | self._linear(f"{target}.out_proj", f"{source}/linear_{len(groups)}")

    def _layer(self, target: str, source: str, crossed: bool) -> Weights:
        made = self._attention(f"{target}.self_attn", f"{source}/self_attention", False)
        if crossed:
            made |= self._attention(f"{target}.encoder_attn", f"{source}/attention", True)
        return (
            made
            | self._named(f"{target}.final_layer_norm", f"{source}/ffn/layer_norm", _NORM)
            | self._linear(f"{target}.fc1", f"{source}/ffn/linear_0")
            | self._linear(f"{target}.fc2", f"{source}/ffn/linear_1")
        )

    def _part(self, name: str, crossed: bool) -> Weights:
        """Encoder or decoder without what it reads: layers, last norm, positions."""
        made = self._named(f"{name}.layer_norm", f"{name}/layer_norm", _NORM)
        positions = self._tensor(f"{name}/position_encodings/encodings")
        made[f"{name}.embed_positions.weight"] = positions
        layers = {key.split("/")[1] for key in self._stored if key.startswith(f"{name}/layer_")}
        for layer in layers - {"layer_norm"}:
            number = int(layer.removeprefix("layer_"))
            made |= self._layer(f"{name}.layers.{number}", f"{name}/{layer}", crossed)
        return made

    def weights(self, tokens: list[int]) -> Weights:
        """Encoder and decoder; of the vocabulary the rows of `tokens` and, last, all others'."""
        rows = self._tensor("decoder/embeddings/weight")[[*tokens, NEVER_WRITTEN]]
        return {
            **self._linear("encoder.conv1", "encoder/conv1"),
            **self._linear("encoder.conv2", "encoder/conv2"),
            **self._part("encoder", crossed=False),
            **self._part("decoder", crossed=True),
            "decoder.embed_tokens.weight": rows,
        }
