"""Whisper's architecture, small, with parameter names as Transformers has them.

The encoder runs on true lengths. A longer window of zero padding, which faster-whisper adds to
every utterance, is stood in for by a few sampled padding positions that weigh as much as all of
them: attention then sees the same sum at a fraction of the cost.
"""

import math
from dataclasses import asdict, dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

SAMPLED_PADDING = 48


@dataclass(frozen=True)
class Shape:
    width: int = 192
    heads: int = 3
    encoder_layers: int = 6
    decoder_layers: int = 2
    mel_bands: int = 80
    positions: int = 1500
    target_positions: int = 448

    def as_dict(self) -> dict[str, int]:
        return asdict(self)


def sinusoids(length: int, width: int) -> Tensor:
    step = math.log(10_000) / (width // 2 - 1)
    scaled = torch.arange(length)[:, None] * torch.exp(-step * torch.arange(width // 2))[None]
    return torch.cat([scaled.sin(), scaled.cos()], dim=1)


class Attention(nn.Module):
    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.q_proj = nn.Linear(width, width)
        self.k_proj = nn.Linear(width, width, bias=False)
        self.v_proj = nn.Linear(width, width)
        self.out_proj = nn.Linear(width, width)

    def _split(self, x: Tensor) -> Tensor:
        return x.unflatten(-1, (self.heads, -1)).transpose(1, 2)

    def weights(self, x: Tensor, source: Tensor, bias: Tensor | None) -> Tensor:
        """Where all heads but the last look; only training asks."""
        q, k = self._split(self.q_proj(x))[:, :-1], self._split(self.k_proj(source))[:, :-1]
        scores = q @ k.transpose(-1, -2) * q.shape[-1] ** -0.5
        return (scores if bias is None else scores + bias).softmax(-1)

    def forward(
        self, x: Tensor, source: Tensor, bias: Tensor | None, causal: bool = False
    ) -> Tensor:
        q, k, v = (
            self._split(y) for y in (self.q_proj(x), self.k_proj(source), self.v_proj(source))
        )
        if causal:
            mixed = F.scaled_dot_product_attention(q, k, v, is_causal=True)
        else:  # written out: on CPUs its gradient costs half of what the fused one's does
            scores = (q * q.shape[-1] ** -0.5) @ k.transpose(-1, -2)
            mixed = (scores if bias is None else scores + bias).softmax(-1) @ v
        return self.out_proj(mixed.transpose(1, 2).flatten(2))


class Layer(nn.Module):
    """An encoder layer, or with `crossed` a decoder layer."""

    def __init__(self, shape: Shape, crossed: bool) -> None:
        super().__init__()
        width = shape.width
        self.self_attn = Attention(width, shape.heads)
        self.self_attn_layer_norm = nn.LayerNorm(width)
        if crossed:
            self.encoder_attn = Attention(width, shape.heads)
            self.encoder_attn_layer_norm = nn.LayerNorm(width)
        self.fc1 = nn.Linear(width, 4 * width)
        self.fc2 = nn.Linear(4 * width, width)
        self.final_layer_norm = nn.LayerNorm(width)

    def forward(
        self,
        x: Tensor,
        bias: Tensor | None,
        heard: Tensor | None = None,
        watched: list[Tensor] | None = None,
    ) -> Tensor:
        y = self.self_attn_layer_norm(x)
        if heard is None:
            x = x + self.self_attn(y, y, bias)
        else:
            x = x + self.self_attn(y, y, None, causal=True)
            y = self.encoder_attn_layer_norm(x)
            if watched is not None:
                watched.append(self.encoder_attn.weights(y, heard, bias))
            x = x + self.encoder_attn(y, heard, bias)
        return x + self.fc2(F.gelu(self.fc1(self.final_layer_norm(x))))


class Encoder(nn.Module):
    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.conv1 = nn.Conv1d(shape.mel_bands, shape.width, 3, padding=1)
        self.conv2 = nn.Conv1d(shape.width, shape.width, 3, stride=2, padding=1)
        self.embed_positions = nn.Embedding(shape.positions, shape.width)
        self.embed_positions.weight = nn.Parameter(
            sinusoids(shape.positions, shape.width), requires_grad=False
        )
        self.layers = nn.ModuleList(
            Layer(shape, crossed=False) for _ in range(shape.encoder_layers)
        )
        self.layer_norm = nn.LayerNorm(shape.width)

    def _padding(self, length: int, window: int) -> tuple[Tensor, Tensor]:
        """Sampled embeddings of the zero frames up to the window, and the weight of each."""
        count = min(SAMPLED_PADDING, window - length)
        first = F.gelu(self.conv1.bias)
        constant = F.gelu(self.conv2.weight.sum(-1) @ first + self.conv2.bias)
        at = torch.randint(length, window, (count,))
        return constant + self.embed_positions.weight[at], torch.tensor((window - length) / count)

    def forward(self, mel: Tensor, window: int = 0) -> tuple[Tensor, Tensor, Tensor | None]:
        """Hidden states, those halfway, and the bias for attention where a window is given."""
        x = F.gelu(self.conv2(F.gelu(self.conv1(mel)))).transpose(1, 2)
        length, bias = x.shape[1], None
        x = x + self.embed_positions.weight[:length]
        if window > length:
            tail, weight = self._padding(length, window)
            x = torch.cat([x, tail.expand(x.shape[0], -1, -1)], dim=1)
            bias = torch.cat([torch.zeros(length), weight.log().expand(tail.shape[0])])[
                None, None, None
            ]
        halfway = x
        for i, layer in enumerate(self.layers):
            x = layer(x, bias)
            if i + 1 == len(self.layers) // 2:
                halfway = x
        return self.layer_norm(x), halfway, bias


class Decoder(nn.Module):
    def __init__(self, shape: Shape, pieces: int) -> None:
        super().__init__()
        self.embed_tokens = nn.Embedding(pieces, shape.width)
        self.embed_positions = nn.Embedding(shape.target_positions, shape.width)
        self.layers = nn.ModuleList(Layer(shape, crossed=True) for _ in range(shape.decoder_layers))
        self.layer_norm = nn.LayerNorm(shape.width)

    def forward(
        self,
        pieces: Tensor,
        heard: Tensor,
        bias: Tensor | None,
        watched: list[Tensor] | None = None,
    ) -> Tensor:
        """Scores of the next piece; the layers' attention over the audio goes into `watched`."""
        x = self.embed_tokens(pieces) + self.embed_positions.weight[: pieces.shape[1]]
        for layer in self.layers:
            x = layer(x, bias, heard, watched)
        return self.layer_norm(x) @ self.embed_tokens.weight.T


class Network(nn.Module):
    """Encoder, decoder, and three heads on the encoder that only training uses.

    `letters` spells what is said, `sounds` names onset, rime and tone of each frame; `pitch`, which
    looks into the encoder halfway, how high the voice is: the stuff of tones.
    """

    def __init__(
        self, shape: Shape, pieces: int, letters: int, sounds: list[int], pitches: int
    ) -> None:
        super().__init__()
        self.encoder = Encoder(shape)
        self.decoder = Decoder(shape, pieces)
        self.letters = nn.Linear(shape.width, letters)
        self.sounds = nn.Linear(shape.width, sum(sounds))
        self.pitch = nn.Linear(shape.width, pitches)
        for name, parameter in self.named_parameters():
            if parameter.dim() > 1 and parameter.requires_grad and "conv" not in name:
                nn.init.normal_(parameter, std=0.02 if "embed" in name else shape.width**-0.5 / 1.5)
