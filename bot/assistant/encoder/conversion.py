"""The encoder's weights as CTranslate2 and the tokenizers library load them."""

from __future__ import annotations

import json
from pathlib import Path

import numpy
from ctranslate2.converters import utils
from ctranslate2.specs import common_spec
from ctranslate2.specs.transformer_spec import TransformerEncoderModelSpec, TransformerEncoderSpec
from tokenizers import Tokenizer, models, pre_tokenizers, processors

from bot.assistant.encoder.weights import Vocabulary, Weights

TOKENIZER, REPLACED = "tokenizer.json", "replaced.json"
QUANTIZATION = "int8"


def convert(weights: Weights, folder: Path) -> None:
    """Write the int8 model, its tokenizer and the characters to replace into ``folder``."""
    spec = _spec(weights)
    spec.register_vocabulary([piece for piece, _ in weights.vocabulary.pieces])
    spec.config.unk_token = weights.vocabulary.pieces[weights.vocabulary.unknown][0]
    spec.config.layer_norm_epsilon = weights.epsilon
    spec.validate()
    spec.optimize(quantization=QUANTIZATION)
    spec.save(str(folder))
    _tokenizer(weights.vocabulary).save(str(folder / TOKENIZER))
    replaced = {str(character): text for character, text in weights.vocabulary.replaced.items()}
    (folder / REPLACED).write_text(json.dumps(replaced, ensure_ascii=False), "utf-8")


def _spec(weights: Weights) -> TransformerEncoderModelSpec:
    arrays = weights.arrays
    encoder = TransformerEncoderSpec(
        weights.layers,
        weights.heads,
        pre_norm=False,
        activation=common_spec.Activation.GELU,
        layernorm_embedding=True,
    )
    encoder.scale_embeddings = False
    # The table of words has a few rows more than there are pieces.
    encoder.embeddings[0].weight = arrays["emb.word"][: len(weights.vocabulary.pieces)]
    # Every token is of kind 0: its vector can be added to the positions once and for all.
    encoder.position_encodings.encodings = arrays["emb.pos"] + arrays["emb.type"][0]
    _normalise(encoder.layernorm_embedding, weights, "emb.ln")
    for number, layer in enumerate(encoder.layer):
        name = f"l{number}"
        attention = [_linear(weights, f"{name}.{part}") for part in ("q", "k", "v")]
        utils.fuse_linear(layer.self_attention.linear[0], attention)
        _linear(weights, f"{name}.ao", layer.self_attention.linear[1])
        _normalise(layer.self_attention.layer_norm, weights, f"{name}.aln")
        _linear(weights, f"{name}.fi", layer.ffn.linear_0)
        _linear(weights, f"{name}.fo", layer.ffn.linear_1)
        _normalise(layer.ffn.layer_norm, weights, f"{name}.oln")
    return TransformerEncoderModelSpec(encoder)


def _linear(
    weights: Weights, name: str, spec: common_spec.LinearSpec | None = None
) -> common_spec.LinearSpec:
    spec = spec or common_spec.LinearSpec()
    spec.weight = numpy.ascontiguousarray(weights.arrays[f"{name}.w"])
    spec.bias = numpy.ascontiguousarray(weights.arrays[f"{name}.b"])
    return spec


def _normalise(spec: common_spec.LayerNormSpec, weights: Weights, name: str) -> None:
    spec.gamma = numpy.ascontiguousarray(weights.arrays[f"{name}.w"])
    spec.beta = numpy.ascontiguousarray(weights.arrays[f"{name}.b"])


def _tokenizer(vocabulary: Vocabulary) -> Tokenizer:
    pieces = vocabulary.pieces
    tokenizer = Tokenizer(models.Unigram(list(pieces), unk_id=vocabulary.unknown))
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always", split=False)
    begin, end = pieces[vocabulary.begin][0], pieces[vocabulary.end][0]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{begin} $A {end}",
        special_tokens=[(begin, vocabulary.begin), (end, vocabulary.end)],
    )
    return tokenizer
