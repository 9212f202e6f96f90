"""The sentence encoder in torch: fixed weights, small trained additions to them (LoRA), one head a task."""

import math
from collections.abc import Mapping

import torch
import torch.nn.functional as F
from torch import Tensor, nn

RANK = 16
LOGIT_SCALE = 16.0
DROPOUT = 0.1


class Adapted(nn.Module):
    """A fixed linear map and a trained one of low rank beside it (Hu et al., 2021)."""

    def __init__(self, weight: Tensor, bias: Tensor) -> None:
        super().__init__()
        self.register_buffer("weight", weight)
        self.register_buffer("bias", bias)
        outputs, inputs = weight.shape
        self.down = nn.Parameter(torch.randn(RANK, inputs) / math.sqrt(inputs))
        self.up = nn.Parameter(torch.zeros(outputs, RANK))

    def forward(self, x: Tensor) -> Tensor:
        # The fixed map needs no gradient of its own, which saves a third of the work.
        return F.linear(x, self.weight, self.bias) + F.linear(F.linear(x, self.down), self.up)


class Layer(nn.Module):
    """One layer of BERT, normalised after each part."""

    def __init__(self, arrays: Mapping[str, Tensor], name: str, heads: int, epsilon: float) -> None:
        super().__init__()
        for part in ("q", "k", "v", "ao", "fi", "fo"):
            setattr(self, part, Adapted(arrays[f"{name}.{part}.w"], arrays[f"{name}.{part}.b"]))
        for part in ("aln", "oln"):
            for letter in "wb":
                self.register_buffer(f"{part}_{letter}", arrays[f"{name}.{part}.{letter}"])
        self._heads, self._epsilon = heads, epsilon

    def _norm(self, x: Tensor, part: str) -> Tensor:
        weight, bias = getattr(self, f"{part}_w"), getattr(self, f"{part}_b")
        return F.layer_norm(x, x.shape[-1:], weight, bias, self._epsilon)

    def forward(self, x: Tensor, real: Tensor) -> Tensor:
        batch, length, width = x.shape
        q, k, v = (
            part(x).view(batch, length, self._heads, -1).transpose(1, 2)
            for part in (self.q, self.k, self.v)
        )
        seen = F.scaled_dot_product_attention(q, k, v, attn_mask=real[:, None, None, :])
        seen = self.ao(seen.transpose(1, 2).reshape(batch, length, width))
        x = self._norm(x + F.dropout(seen, DROPOUT, self.training), "aln")
        wide = self.fo(F.gelu(self.fi(x)))
        return self._norm(x + F.dropout(wide, DROPOUT, self.training), "oln")


class Encoder(nn.Module):
    """Token ids to vectors of length 1, as ``bot/assistant/encoder`` gives them."""

    def __init__(
        self, arrays: Mapping[str, Tensor], layers: int, heads: int, epsilon: float
    ) -> None:
        super().__init__()
        for name in ("emb.word", "emb.pos", "emb.type", "emb.ln.w", "emb.ln.b"):
            self.register_buffer(name.replace(".", "_"), arrays[name])
        self._epsilon = epsilon
        self.layers = nn.ModuleList(
            Layer(arrays, f"l{number}", heads, epsilon) for number in range(layers)
        )

    def forward(self, tokens: Tensor, real: Tensor) -> Tensor:
        x = self.emb_word[tokens] + self.emb_pos[: tokens.shape[1]] + self.emb_type[0]
        x = F.layer_norm(x, x.shape[-1:], self.emb_ln_w, self.emb_ln_b, self._epsilon)
        for layer in self.layers:
            x = layer(x, real)
        return F.normalize((x.float() * real[..., None]).sum(1), dim=-1)

    def adapter(self) -> dict[str, Tensor]:
        """The trained additions by the name of the weight they are added to."""
        return {
            f"l{number}.{part}.{name}": getattr(getattr(layer, part), name).detach()
            for number, layer in enumerate(self.layers)
            for part in ("q", "k", "v", "ao", "fi", "fo")
            for name in ("up", "down")
        }


class Heads(nn.Module):
    """One classifier a task, over the directions of the vectors around their centre."""

    def __init__(self, width: int, classes: Mapping[str, int], centre: Tensor) -> None:
        super().__init__()
        self.register_buffer("centre", centre)
        self.tasks = nn.ModuleDict({t: nn.Linear(width, count) for t, count in classes.items()})

    def losses(self, vectors: Tensor, answers: Mapping[str, Tensor]) -> list[Tensor]:
        """Cross-entropy of each task over the rows that have an answer (others hold -1)."""
        around = LOGIT_SCALE * F.normalize(vectors - self.centre, dim=-1)
        return [
            F.cross_entropy(head(around), answers[task], ignore_index=-1, label_smoothing=0.05)
            for task, head in self.tasks.items()
            if (answers[task] >= 0).any()
        ]
