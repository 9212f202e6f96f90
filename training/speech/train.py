"""Train the network for a fixed time; a checkpoint every few minutes, resumable.

From nothing, or with `--continued` from the published weights.
"""

import argparse
import math
import time
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor

from training.speech import pitch
from training.speech.batches import IGNORED, LETTERS, SOUNDS, Batch, Lessons, Pieces, seconds_of
from training.speech.network import Network, Shape
from training.speech.optimizer import PRECISION, optimizers
from training.speech.paths import BUNDLED, CHECKPOINT, FRAMES_PER_SECOND, SEED
from training.speech.published import Published
from training.speech.schedule import Continued, Schedule
from training.speech.sentences import Sentences
from training.speech.tokenizer import VOCABULARY_SIZE, load

FRAMES_PER_BATCH = 5_000
ALIGNMENT_SECONDS = 0.3
HEADS_RATE = 3e-3
AVERAGE_DECAY = 0.997
CHECKPOINT_SECONDS = 240
REPORT_STEPS = 50
LOSSES = ("text", "letters", "astray", "onset", "rime", "tone", "pitch")


@dataclass
class Progress:
    """What is counted over all sessions of one run."""

    step: int = 0
    heads_steps: int = 0
    seconds: float = 0.0
    utterances: int = 0
    audio_hours: float = 0.0
    next_shard: int = 0
    recent: list[tuple[float, ...]] = field(default_factory=list)


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


def _fast() -> torch.autocast:
    """Products in the precision that this CPU multiplies fastest."""
    return torch.autocast("cpu", PRECISION, enabled=PRECISION.itemsize < 4)


class Trainer:
    """One run; `published`, a model file, is what it starts from where there is no checkpoint."""

    def __init__(
        self, shape: Shape, hours: float, schedule: Schedule, published: Path | None = None
    ) -> None:
        self._budget = hours * 3600
        self._schedule = schedule
        self._random = Random(SEED)
        self.pieces = Pieces(load(), Sentences().vocabulary())
        if CHECKPOINT.exists():
            saved = torch.load(CHECKPOINT, weights_only=False)
            self.pieces, self._schedule = saved["pieces"], saved["schedule"]
        self._others = math.log(VOCABULARY_SIZE - len(self.pieces))
        self.shape = shape
        self.network = Network(
            shape, len(self.pieces) + 1, len(LETTERS) + 1, SOUNDS.sizes, pitch.STEPS
        )
        if published:
            self._take_over(Published(published))
        self._trained = [p for p in self.network.parameters() if p.requires_grad]
        self._optimizers = optimizers(self.network, schedule.peak_rate)
        self._average = [p.detach().clone() for p in self._trained]
        self.progress = Progress(next_shard=schedule.first_shard)
        if CHECKPOINT.exists():
            self._restore(saved)

    def _take_over(self, published: Published) -> None:
        """Encoder and decoder get the published weights; the heads stay new."""
        weights = published.weights(self.pieces.tokens)
        found = {name: torch.from_numpy(value) for name, value in weights.items()}
        missing, unknown = self.network.load_state_dict(found, strict=False)
        lost = [name for name in missing if name.startswith(("encoder.", "decoder."))]
        if lost or unknown:
            raise ValueError(f"the published model is of another shape: {lost + unknown}")

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
            "schedule": self._schedule,
            "network": self.network.state_dict(),
            "optimizers": [optimizer.state_dict() for optimizer in self._optimizers],
            "average": self._average,
            "averaged": dict(zip(names, self._average, strict=True)),
            "progress": vars(self.progress),
        }
        part = CHECKPOINT.with_suffix(".part")
        torch.save(state, part)
        part.replace(CHECKPOINT)

    def _window(self, frames: int) -> int:
        """How many frames the encoder is to take this batch for; 0 for just its own."""
        if self._random.random() >= 0.4:
            return 0
        if self._random.random() < 0.5:
            return self.shape.positions
        return self._random.randint(frames, self.shape.positions)

    def _heads_losses(self, batch: Batch, heard: Tensor, halfway: Tensor) -> dict[str, Tensor]:
        frames = batch.mel.shape[2] // 2
        chances = F.log_softmax(self.network.letters(heard[:, :frames]), -1).transpose(0, 1)
        letters = F.ctc_loss(
            chances, batch.letters, batch.lengths, batch.letter_counts, zero_infinity=True
        )
        sounds = misheard(self.network.sounds(heard[:, :frames]), batch.sounds, SOUNDS.sizes)
        height = misheard(
            self.network.pitch(halfway[:, :frames]), batch.pitch[..., None], [pitch.STEPS]
        )
        names = ("letters", "onset", "rime", "tone", "pitch")
        return dict(zip(names, (letters, *sounds, *height), strict=True))

    def _text_losses(
        self, batch: Batch, heard: Tensor, bias: Tensor | None, aligned: bool
    ) -> dict[str, Tensor]:
        watched: list[Tensor] | None = [] if aligned else None
        with _fast():
            scores = self.network.decoder(batch.given, heard, bias, watched).float()
        scores = torch.cat([scores[..., :-1], scores[..., -1:] + self._others], -1)
        text = F.cross_entropy(
            scores.flatten(0, 1),
            batch.answered.flatten(),
            ignore_index=IGNORED,
            label_smoothing=0.05,
        )
        frames = batch.mel.shape[2] // 2
        astray = straying(watched, batch.moments, frames) if watched else torch.zeros(())
        return {"text": text, "astray": astray}

    def _teach_heads(self, batch: Batch) -> dict[str, Tensor]:
        """The heads alone learn; encoder and decoder stay as they are."""
        with torch.no_grad(), _fast():
            heard, halfway, _ = self.network.encoder(batch.mel, 0)
        losses = self._heads_losses(batch, heard.float(), halfway.float())
        self.network.zero_grad(set_to_none=True)
        torch.stack(list(losses.values())).sum().backward()
        self._advance(self._optimizers[-1:], HEADS_RATE)
        return losses

    def _teach_all(self, batch: Batch, done: float) -> dict[str, Tensor]:
        schedule = self._schedule
        leading, weight = schedule.alignment(done), schedule.letters(done)
        window = self._window(batch.mel.shape[2] // 2)
        with _fast():
            heard, halfway, bias = self.network.encoder(batch.mel, window)
        losses = self._heads_losses(batch, heard.float(), halfway.float())
        losses |= self._text_losses(batch, heard, bias, leading > 0)
        spelled = (1 - weight) * losses["text"] + weight * losses["letters"]
        sounded = (losses["onset"] + losses["rime"] + losses["tone"]) / 3 + losses["pitch"] / 2
        self.network.zero_grad(set_to_none=True)
        (spelled + leading * losses["astray"] + schedule.sounds(done) * sounded).backward()
        torch.nn.utils.clip_grad_norm_(self._trained, 1.0)
        steps = self.progress.step - self.progress.heads_steps
        self._advance(self._optimizers, schedule.rate(steps, done))
        return losses

    def _advance(self, taking_part: list[torch.optim.Optimizer], rate: float) -> None:
        for optimizer in taking_part:
            for group in optimizer.param_groups:
                group["lr"] = rate
            optimizer.step()

    def _step(self, batch: Batch, done: float) -> None:
        if done < self._schedule.heads_until:
            losses = self._teach_heads(batch)
            self.progress.heads_steps += 1
        else:
            losses = self._teach_all(batch, done)
        decay = min(AVERAGE_DECAY, self.progress.step / (self.progress.step + 10))
        torch._foreach_lerp_(self._average, [p.detach() for p in self._trained], 1 - decay)
        self.progress.recent.append(
            tuple(losses[name].item() if name in losses else 0.0 for name in LOSSES)
        )

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
    parser.add_argument(
        "--continued", action="store_true", help="start from the weights in models/bundled"
    )
    parser.add_argument(
        "--first-shard", type=int, default=Continued.first_shard, help="where --continued begins"
    )
    options = parser.parse_args()
    torch.manual_seed(SEED)
    torch.set_num_threads(options.threads)
    torch.set_flush_denormal(True)
    if options.continued:
        schedule = Continued(first_shard=options.first_shard)
        trainer = Trainer(Shape(), options.hours, schedule, BUNDLED / "model.bin")
    else:
        trainer = Trainer(Shape(), options.hours, Schedule())
    trainer.run()


if __name__ == "__main__":
    main()
