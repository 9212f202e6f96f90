"""From a checkpoint to the int8 model that faster-whisper loads; may run while training goes on."""

import argparse
import json
import shutil
from pathlib import Path
from typing import Any

import torch
from ctranslate2.converters import TransformersConverter
from transformers import WhisperConfig, WhisperForConditionalGeneration, WhisperTokenizerFast

from training.speech.paths import BUILD, BUNDLED, CHECKPOINT
from training.speech.tokenizer import END, NO_TIMESTAMPS, START, VOCABULARY_SIZE, load

SPACE = 220
PREPROCESSOR = {
    "chunk_length": 30,
    "feature_extractor_type": "WhisperFeatureExtractor",
    "feature_size": 80,
    "hop_length": 160,
    "n_fft": 400,
    "n_samples": 480_000,
    "nb_max_frames": 3_000,
    "padding_side": "right",
    "padding_value": 0.0,
    "processor_class": "WhisperProcessor",
    "return_attention_mask": False,
    "sampling_rate": 16_000,
}
MODEL_FILES = (
    "model.bin",
    "config.json",
    "tokenizer.json",
    "vocabulary.json",
    "preprocessor_config.json",
)


def configuration(shape: dict[str, int]) -> WhisperConfig:
    return WhisperConfig(
        vocab_size=VOCABULARY_SIZE,
        d_model=shape["width"],
        num_mel_bins=shape["mel_bands"],
        encoder_layers=shape["encoder_layers"],
        decoder_layers=shape["decoder_layers"],
        encoder_attention_heads=shape["heads"],
        decoder_attention_heads=shape["heads"],
        encoder_ffn_dim=4 * shape["width"],
        decoder_ffn_dim=4 * shape["width"],
        max_source_positions=shape["positions"],
        max_target_positions=shape["target_positions"],
        pad_token_id=END,
        bos_token_id=END,
        eos_token_id=END,
        decoder_start_token_id=START,
        suppress_tokens=[],
        begin_suppress_tokens=[SPACE],
    )


def full_vocabulary(embedding: torch.Tensor, tokens: list[int]) -> torch.Tensor:
    """Used pieces keep their rows; every other piece gets the row of the common bucket."""
    rows = embedding[-1].repeat(VOCABULARY_SIZE, 1)
    rows[torch.tensor(tokens)] = embedding[: len(tokens)]
    return rows


def weights(saved: dict[str, Any]) -> dict[str, torch.Tensor]:
    """The averaged weights under the names that Transformers uses."""
    state = {**saved["network"], **saved["averaged"]}
    named = {
        f"model.{name}": value
        for name, value in state.items()
        if name.startswith(("encoder.", "decoder."))  # the heads were for training
    }
    rows = full_vocabulary(state["decoder.embed_tokens.weight"], saved["pieces"].tokens)
    return named | {"model.decoder.embed_tokens.weight": rows, "proj_out.weight": rows}


def generation(shape: dict[str, int]) -> dict[str, Any]:
    """Whisper's extras: END may come first, so that silence gives empty text."""
    last = shape["decoder_layers"] - 1
    return {
        "alignment_heads": [[last, head] for head in range(shape["heads"])],
        "begin_suppress_tokens": [SPACE],
        "suppress_tokens": [],
        "decoder_start_token_id": START,
        "eos_token_id": END,
        "pad_token_id": END,
        "is_multilingual": True,
        "lang_to_id": {"<|vi|>": load().token_to_id("<|vi|>")},
        "no_timestamps_token_id": NO_TIMESTAMPS,
    }


def export(checkpoint: Path, target: Path) -> None:
    saved = torch.load(checkpoint, weights_only=False)
    model = WhisperForConditionalGeneration(configuration(saved["shape"]))
    model.load_state_dict(weights(saved))
    folder = BUILD / "transformers"
    shutil.rmtree(folder, ignore_errors=True)
    model.save_pretrained(folder)
    end = "<|endoftext|>"
    WhisperTokenizerFast(
        tokenizer_object=load(), unk_token=end, bos_token=end, eos_token=end, pad_token=end
    ).save_pretrained(folder)
    (folder / "preprocessor_config.json").write_text(json.dumps(PREPROCESSOR, indent=2) + "\n")
    (folder / "generation_config.json").write_text(json.dumps(generation(saved["shape"])))
    made = BUILD / "converted"
    copied = ["tokenizer.json", "preprocessor_config.json"]
    TransformersConverter(str(folder), copy_files=copied).convert(
        str(made), quantization="int8", force=True
    )
    target.mkdir(parents=True, exist_ok=True)
    for name in MODEL_FILES:
        shutil.copyfile(made / name, target / name)
    size = sum((target / name).stat().st_size for name in MODEL_FILES) / 1e6
    print(f"step {saved['progress']['step']}: {size:.1f} MB in {target}")


def main() -> None:
    parser = argparse.ArgumentParser(description="Export the newest checkpoint.")
    parser.add_argument("--to", type=Path, default=BUNDLED)
    export(CHECKPOINT, parser.parse_args().to)


if __name__ == "__main__":
    main()
