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

from training.speech import pitch
from training.speech.batches import IGNORED, LETTERS, SOUNDS, Batch, Lessons, Pieces, seconds_of
from training.speech.network import Network, Shape
from training.speech.optimizer import optimizers
from training.speech.paths import CHECKPOINT, FRAMES_PER_SECOND, SEED
from training.speech.sentences import Sentences
from training.speech.tokenizer import VOCABULARY_SIZE, load

PEAK_RATE, WARM_UP_STEPS = 1.5e-3, 200
FRAMES_PER_BATCH = 5_000
ALIGNMENT_SECONDS, ALIGNMENT_UNTIL = 0.3, 0.85
AVERAGE_DECAY = 0.997
CHECKPOINT_SECONDS = 240
REPORT_STEPS = 50
LOSSES = ("text", "letters", "astray", "onset", "rime", "tone", "pitch")


@dataclass
class Progress:
    """What is counted over all sessions of one run."""

    step: int = 0
    seconds: float = 0.0
    utterances: int = 0
    audio_hours: float = 0.0
    next_shard: int = 0
    recent: list[tuple[float, ...]] = field(default_factory=list)


def letter_weight(done: float) -> float:
    """Share of the character head in the loss: it leads the encoder at first."""
    return 0.4 if done < 0.2 else 0.2


def sounds_weight(done: float) -> float:
    """How much it counts that every frame knows its syllable: what teaches the encoder most."""
    return 1.0 if done < 0.8 else 0.5


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


def misheard(scores: Tensor, labels: Tensor, sizes: list[int]) -> list[Tensor]:
    """Cross-entropy of each kind of label over the frames in which it is known."""
    if not (labels != IGNORED).any():
        return [torch.zeros(())] * labels.shape[-1]
    return [
        F.cross_entropy(part.flatten(0, 1), label.flatten(), ignore_index=IGNORED)
        for part, label in zip(scores.split(sizes, -1), labels.unbind(-1), strict=True)
    ]


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
        self.network = Network(
            shape, len(self.pieces) + 1, len(LETTERS) + 1, SOUNDS.sizes, pitch.STEPS
        )
        self._trained = [p for p in self.network.parameters() if p.requires_grad]
        self._optimizers = optimizers(self.network, PEAK_RATE)
        self._average = [p.detach().clone() for p in self._trained]
        self.progress = Progress()
        if CHECKPOINT.exists():
            self._restore(saved)

    def _restore(self, saved: dict[str, Any]) -> None:
        self.network.load_state_dict(saved["network"])
        for optimizer, state in zip(self._optimizers, saved["optimizers"], strict=True):
            optimizer.load_state_dict(state)
        self._average = saved["average"]
        self.progress = Progress(**saved["progress"] | {"recent": []})
        print(f"resumed at step {self.progress.step}", flush=True)

    def save(self) -> None:
        names = [name for name, p in self.network.named_parameters() if p.requires_grad]
        state = {
            "shape": self.shape.as_dict(),
            "pieces": self.pieces,
            "network": self.network.state_dict(),
            "optimizers": [optimizer.state_dict() for optimizer in self._optimizers],
            "average": self._average,
            "averaged": dict(zip(names, self._average, strict=True)),
            "progress": vars(self.progress),
        }
        part = CHECKPOINT.with_suffix(".part")
        torch.save(state, part)
        part.replace(CHECKPOINT)

    def _losses(self, batch: Batch, aligned: bool) -> dict[str, Tensor]:
        frames = batch.mel.shape[2] // 2
        window = 0
        if self._random.random() < 0.4:
            window = (
                self.shape.positions
                if self._random.random() < 0.5
                else self._random.randint(frames, self.shape.positions)
            )
        heard, halfway, bias = self.network.encoder(batch.mel, window)
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
        onset, rime, tone = misheard(
            self.network.sounds(heard[:, :frames]), batch.sounds, SOUNDS.sizes
        )
        height = misheard(
            self.network.pitch(halfway[:, :frames]), batch.pitch[..., None], [pitch.STEPS]
        )
        values = (text, letters, astray, onset, rime, tone, *height)
        return dict(zip(LOSSES, values, strict=True))

    def _step(self, batch: Batch, done: float) -> None:
        for optimizer in self._optimizers:
            for group in optimizer.param_groups:
                group["lr"] = learning_rate(self.progress.step, done)
        leading = alignment_weight(done)
        losses = self._losses(batch, leading > 0)
        weight = letter_weight(done)
        spelled = (1 - weight) * losses["text"] + weight * losses["letters"]
        sounded = (losses["onset"] + losses["rime"] + losses["tone"]) / 3 + losses["pitch"] / 2
        self.network.zero_grad(set_to_none=True)
        (spelled + leading * losses["astray"] + sounds_weight(done) * sounded).backward()
        torch.nn.utils.clip_grad_norm_(self._trained, 1.0)
        for optimizer in self._optimizers:
            optimizer.step()
        decay = min(AVERAGE_DECAY, self.progress.step / (self.progress.step + 10))
        torch._foreach_lerp_(self._average, [p.detach() for p in self._trained], 1 - decay)
        self.progress.recent.append(tuple(loss.item() for loss in losses.values()))

    def _report(self, done: float) -> None:
        now, recent = self.progress, self.progress.recent
        means = (sum(column) / len(recent) for column in zip(*recent, strict=True))
        losses = " ".join(f"{name} {mean:.3f}" for name, mean in zip(LOSSES, means, strict=True))
        print(
            f"step {now.step} {now.seconds / 60:.1f} min ({done:.0%}) shard {now.next_shard} "
            f"{losses} heard {now.utterances} "
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
