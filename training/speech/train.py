"""Train the network for a fixed time; a checkpoint every few minutes, resumable."""

import argparse
import math
import time
from dataclasses import dataclass, field
from random import Random
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor

from training.speech.batches import IGNORED, LETTERS, Batch, Lessons, Pieces, seconds_of
from training.speech.network import Network, Shape
from training.speech.paths import CHECKPOINT, FRAMES_PER_SECOND, SEED
from training.speech.sentences import Sentences
from training.speech.tokenizer import VOCABULARY_SIZE, load

PEAK_RATE, WARM_UP_STEPS = 1.5e-3, 200
FRAMES_PER_BATCH = 5_000
ALIGNMENT_SECONDS, ALIGNMENT_UNTIL = 0.3, 0.85
AVERAGE_DECAY = 0.997
CHECKPOINT_SECONDS = 240
REPORT_STEPS = 50


@dataclass
class Progress:
    """What is counted over all sessions of one run."""

    step: int = 0
    seconds: float = 0.0
    utterances: int = 0
    audio_hours: float = 0.0
    next_shard: int = 0
    recent: list[tuple[float, float, float]] = field(default_factory=list)


def letter_weight(done: float) -> float:
    """Share of the character head in the loss: it leads the encoder at first."""
    return 0.8 if done < 0.2 else 0.4 if done < 0.7 else 0.2


def alignment_weight(done: float) -> float:
    """How strongly attention is led along the diagonal: only while it has to find it."""
    return min(1.0, max(0.0, (ALIGNMENT_UNTIL - done) / 0.2))


def learning_rate(step: int, done: float) -> float:
    return (
        PEAK_RATE * min(1.0, (step + 1) / WARM_UP_STEPS) * 0.5 * (1 + math.cos(math.pi * done))
        + 5e-6
    )


def straying(attention: list[Tensor], moments: Tensor, frames: int) -> Tensor:
    """How much attention lies away from where a piece is about to be spoken (0 to 1)."""
    spoken = moments >= 0
    if not spoken.any():
        return torch.zeros(())
    at = torch.arange(frames) * 2 / FRAMES_PER_SECOND
    near = torch.exp(-0.5 * ((at - moments[spoken][:, None]) / ALIGNMENT_SECONDS).square())
    return torch.stack(
        [
            1 - (w.transpose(1, 2)[spoken][..., :frames] * near[:, None]).sum(-1).mean()
            for w in attention
        ]
    ).mean()


class Trainer:
    def __init__(self, shape: Shape, hours: float) -> None:
        self._budget = hours * 3600
        self._random = Random(SEED)
        self.pieces = Pieces(load(), Sentences().vocabulary())
        if CHECKPOINT.exists():
            saved = torch.load(CHECKPOINT, weights_only=False)
            self.pieces = saved["pieces"]
        self._others = math.log(VOCABULARY_SIZE - len(self.pieces))
        self.shape = shape
        self.network = Network(shape, len(self.pieces) + 1, len(LETTERS) + 1)
        self._trained = [p for p in self.network.parameters() if p.requires_grad]
        self._optimizer = torch.optim.AdamW(
            self._trained, lr=PEAK_RATE, betas=(0.9, 0.98), weight_decay=0.01
        )
        self._average = [p.detach().clone() for p in self._trained]
        self.progress = Progress()
        if CHECKPOINT.exists():
            self._restore(saved)

    def _restore(self, saved: dict[str, Any]) -> None:
        self.network.load_state_dict(saved["network"])
        self._optimizer.load_state_dict(saved["optimizer"])
        self._average = saved["average"]
        self.progress = Progress(**saved["progress"] | {"recent": []})
        print(f"resumed at step {self.progress.step}", flush=True)

    def save(self) -> None:
        names = [name for name, p in self.network.named_parameters() if p.requires_grad]
        state = {
            "shape": self.shape.as_dict(),
            "pieces": self.pieces,
            "network": self.network.state_dict(),
            "optimizer": self._optimizer.state_dict(),
            "average": self._average,
            "averaged": dict(zip(names, self._average, strict=True)),
            "progress": vars(self.progress),
        }
        part = CHECKPOINT.with_suffix(".part")
        torch.save(state, part)
        part.replace(CHECKPOINT)

    def _losses(self, batch: Batch, aligned: bool) -> tuple[Tensor, Tensor, Tensor]:
        frames = batch.mel.shape[2] // 2
        window = 0
        if self._random.random() < 0.4:
            window = (
                self.shape.positions
                if self._random.random() < 0.5
                else self._random.randint(frames, self.shape.positions)
            )
        heard, bias = self.network.encoder(batch.mel, window)
        chances = F.log_softmax(self.network.letters(heard[:, :frames]), -1).transpose(0, 1)
        letters = F.ctc_loss(
            chances, batch.letters, batch.lengths, batch.letter_counts, zero_infinity=True
        )
        watched: list[Tensor] | None = [] if aligned else None
        scores = self.network.decoder(batch.given, heard, bias, watched)
        scores = torch.cat([scores[..., :-1], scores[..., -1:] + self._others], -1)
        text = F.cross_entropy(
            scores.flatten(0, 1),
            batch.answered.flatten(),
            ignore_index=IGNORED,
            label_smoothing=0.05,
        )
        astray = straying(watched, batch.moments, frames) if watched else torch.zeros(())
        return text, letters, astray

    def _step(self, batch: Batch, done: float) -> None:
        for group in self._optimizer.param_groups:
            group["lr"] = learning_rate(self.progress.step, done)
        leading = alignment_weight(done)
        text, letters, astray = self._losses(batch, leading > 0)
        weight = letter_weight(done)
        self._optimizer.zero_grad(set_to_none=True)
        ((1 - weight) * text + weight * letters + leading * astray).backward()
        torch.nn.utils.clip_grad_norm_(self._trained, 1.0)
        self._optimizer.step()
        decay = min(AVERAGE_DECAY, self.progress.step / (self.progress.step + 10))
        torch._foreach_lerp_(self._average, [p.detach() for p in self._trained], 1 - decay)
        self.progress.recent.append((text.item(), letters.item(), astray.item()))

    def _report(self, done: float) -> None:
        now, recent = self.progress, self.progress.recent
        text, letters, astray = (sum(column) / len(recent) for column in zip(*recent, strict=True))
        print(
            f"step {now.step} {now.seconds / 60:.1f} min ({done:.0%}) shard {now.next_shard} "
            f"text {text:.3f} letters {letters:.3f} astray {astray:.3f} heard {now.utterances} "
            f"({now.audio_hours:.1f} h) {now.utterances / now.seconds:.1f}/s",
            flush=True,
        )
        recent.clear()

    def run(self) -> None:
        now = self.progress
        lessons = Lessons(self.pieces, self._random, now.next_shard)
        began = saved_at = time.monotonic()
        before = now.seconds
        for batch in lessons.batches(FRAMES_PER_BATCH):
            now.seconds = before + time.monotonic() - began
            done = now.seconds / self._budget
            if done >= 1:
                break
            self._step(batch, done)
            now.step += 1
            now.utterances += len(batch)
            now.audio_hours += seconds_of(batch) / 3600
            now.next_shard = lessons.next_shard
            if now.step % REPORT_STEPS == 0:
                self._report(done)
            if time.monotonic() - saved_at > CHECKPOINT_SECONDS:
                self.save()
                saved_at = time.monotonic()
        self.save()


def main() -> None:
    parser = argparse.ArgumentParser(description="Train the bundled speech model.")
    parser.add_argument("--hours", type=float, default=2.2)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.manual_seed(SEED)
    torch.set_num_threads(options.threads)
    torch.set_flush_denormal(True)
    Trainer(Shape(), options.hours).run()


if __name__ == "__main__":
    main()
