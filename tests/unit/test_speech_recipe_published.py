"""A published model is read back for training to go on from: nothing lost but int8's rounding."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

pytest.importorskip("tokenizers", reason="the recipe's vocabulary needs tokenizers")
pytest.importorskip("ctranslate2", reason="published models are CTranslate2's")

from ctranslate2.specs.model_spec import LayerSpec
from ctranslate2.specs.whisper_spec import WhisperSpec

from training.speech.paths import BUNDLED
from training.speech.published import NEVER_WRITTEN, Published, read_variables

WIDTH, VOCABULARY = 12, NEVER_WRITTEN + 10
ROWS = {
    "self_attention/linear_0": 3 * WIDTH,
    "attention/linear_1": 2 * WIDTH,
    "ffn/linear_0": 4 * WIDTH,
    "embeddings": VOCABULARY,
    "projection": VOCABULARY,
    "position_encodings": 20,
}


def rows_of(name: str) -> int:
    return next((rows for part, rows in ROWS.items() if f"{part}/" in name), WIDTH)


def columns_of(name: str) -> tuple[int, ...]:
    if name.endswith(("bias", "beta", "gamma")):
        return ()
    if "conv" in name:
        return (5 if "conv1" in name else WIDTH, 3)
    return (4 * WIDTH,) if name.endswith("ffn/linear_1/weight") else (WIDTH,)


def random_spec() -> tuple[WhisperSpec, dict[str, np.ndarray]]:
    """A model of one layer each before it is quantized, and what is in it."""
    spec, source = WhisperSpec(1, 3, 1, 3), np.random.default_rng(5)
    filled: dict[str, np.ndarray] = {}

    def fill(layer: Any, name: str, value: Any) -> None:
        if value is None or name.endswith(("bias", "encodings")):
            shape = (rows_of(name), *columns_of(name))
            filled[name] = source.standard_normal(shape).astype(np.float32)
            setattr(layer, name.rsplit("/", 1)[-1], filled[name].copy())

    spec._visit(fill)
    LayerSpec.validate(spec)
    return spec, filled


def within_rounding(read: np.ndarray, written: np.ndarray) -> bool:
    """No value is further off than half a step of its row."""
    by_row = written.reshape(len(written), -1)
    half = np.abs(by_row).max(axis=1, keepdims=True) / 127 / 2
    return bool((np.abs(read.reshape(by_row.shape) - by_row) <= half * 1.001).all())


@pytest.fixture(scope="module")
def written() -> tuple[WhisperSpec, dict[str, np.ndarray]]:
    return random_spec()


def test_what_is_written_is_read(
    written: tuple[WhisperSpec, dict[str, np.ndarray]], tmp_path: Path
) -> None:
    """A quantized model comes back under the network's names, every tensor within int8's steps."""
    spec, filled = written
    spec.optimize("int8")
    spec._serialize(str(tmp_path / "model.bin"))
    read = Published(tmp_path / "model.bin").weights([3, 7])
    stacked = [read[f"decoder.layers.0.self_attn.{n}_proj.weight"] for n in "qkv"]
    assert within_rounding(
        np.concatenate(stacked), filled["decoder/layer_0/self_attention/linear_0/weight"]
    )
    crossed = [read[f"decoder.layers.0.encoder_attn.{n}_proj.weight"] for n in "kv"]
    assert within_rounding(
        np.concatenate(crossed), filled["decoder/layer_0/attention/linear_1/weight"]
    )
    for own, stored in {
        "encoder.conv1.weight": "encoder/conv1/weight",
        "encoder.layers.0.fc2.weight": "encoder/layer_0/ffn/linear_1/weight",
        "decoder.layers.0.encoder_attn.q_proj.weight": "decoder/layer_0/attention/linear_0/weight",
        "encoder.layers.0.self_attn.out_proj.weight": (
            "encoder/layer_0/self_attention/linear_1/weight"
        ),
    }.items():
        assert within_rounding(read[own], filled[stored])
    rows = filled["decoder/embeddings/weight"][[3, 7, NEVER_WRITTEN]]
    assert within_rounding(read["decoder.embed_tokens.weight"], rows)
    norm = filled["encoder/layer_0/ffn/layer_norm/gamma"]
    assert np.array_equal(read["encoder.layers.0.final_layer_norm.weight"], norm)


def test_the_bundled_model_is_whole() -> None:
    """It has six and two layers, and one row for all the tokens that Vietnamese never uses."""
    published = Published(BUNDLED / "model.bin")
    weights = published.weights([NEVER_WRITTEN + 2])
    assert weights["encoder.layers.5.fc1.weight"].shape == (768, 192)
    assert weights["decoder.layers.1.encoder_attn.v_proj.bias"].shape == (192,)
    assert "encoder.layers.6.fc1.weight" not in weights
    used, others = weights["decoder.embed_tokens.weight"]
    assert np.array_equal(used, others)


def test_another_file_is_refused(tmp_path: Path) -> None:
    """A file of another kind of model is named, not read wrong."""
    other = tmp_path / "model.bin"
    other.write_bytes(b"\x06\x00\x00\x00\x06\x00Other\x00" + bytes(8))
    with pytest.raises(ValueError, match="Other of binary version 6"):
        read_variables(other)


def test_a_network_survives_export(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exported and read back, an untrained network has its own weights, in int8's steps."""
    torch = pytest.importorskip("torch", reason="the network needs torch: see training/speech")
    pytest.importorskip("transformers", reason="the export needs transformers")
    from tokenizers import Tokenizer

    from training.speech import export
    from training.speech.batches import Pieces
    from training.speech.network import Network, Shape

    tokenizer = Tokenizer.from_file(str(BUNDLED / "tokenizer.json"))
    monkeypatch.setattr(export, "BUILD", tmp_path)
    monkeypatch.setattr(export, "load", lambda: tokenizer)
    shape = Shape(width=24, encoder_layers=2, decoder_layers=1)
    pieces = Pieces(tokenizer, ["xin", "chào"])
    network = Network(shape, len(pieces) + 1, 5, [3, 4, 2], 6)
    state = network.state_dict()
    saved = {
        "shape": shape.as_dict(),
        "pieces": pieces,
        "network": state,
        "averaged": {},
        "progress": {"step": 0},
    }
    torch.save(saved, tmp_path / "checkpoint.pt")
    export.export(tmp_path / "checkpoint.pt", tmp_path / "exported")
    read = Published(tmp_path / "exported" / "model.bin").weights(pieces.tokens)
    assert set(read) == {name for name in state if name.startswith(("encoder.", "decoder."))}
    for name, values in read.items():
        assert within_rounding(values, state[name].numpy()), name
