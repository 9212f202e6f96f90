"""Tune the sentence encoder on the assistant's own tasks; what is written is the small addition only."""

import argparse
import json
import math
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import numpy as np
import torch
from torch import Tensor

from bot.assistant.encoder.weights import read_weights
from training.encoder.network import Encoder, Heads

SEED = 20261129
TOKENS_PER_BATCH = 1_200
PEAK_RATE = {"encoder": 6e-4, "heads": 2e-3}
WARM_UP = 0.05
PAD = 1
REPORT_STEPS = 100
MULTIPLIED = tuple(f".{part}.{letter}" for part in ("q", "k", "v", "ao", "fi", "fo") for letter in "wb")
PRECISION = torch.bfloat16 if torch.cpu._is_avx512_bf16_supported() else torch.float32


class Lessons:
    """Lines in batches of alike length; each epoch takes the next way of writing every line."""

    def __init__(self, file: Path) -> None:
        head, *lines = file.read_text("utf-8").splitlines()
        self.weights = Path(json.loads(head)["weights"])
        self._lines = [json.loads(line) for line in lines]
        tasks = sorted({task for line in self._lines for task in line["answers"]})
        self.classes = {
            task: sorted({line["answers"][task] for line in self._lines if task in line["answers"]})
            for task in tasks
        }

    def __len__(self) -> int:
        return len(self._lines)

    def epoch(self, number: int) -> Iterator[tuple[Tensor, Tensor, dict[str, Tensor]]]:
        random = Random(f"{SEED}-{number}")
        shift = {}  # lines do not all come in the same way of writing in one epoch
        chosen = []
        for at, line in enumerate(self._lines):
            shift[at] = Random(f"{SEED}-{at}").randrange(len(line["tokens"]))
            tokens = line["tokens"][(shift[at] + number) % len(line["tokens"])]
            chosen.append((tokens, line["answers"]))
        chosen.sort(key=lambda pair: (len(pair[0]), random.random()))
        batches: list[list] = [[]]
        for pair in chosen:
            if batches[-1] and len(pair[0]) * (len(batches[-1]) + 1) > TOKENS_PER_BATCH:
                batches.append([])
            batches[-1].append(pair)
        random.shuffle(batches)
        for batch in batches:
            yield self._tensors(batch)

    def _tensors(self, batch: list) -> tuple[Tensor, Tensor, dict[str, Tensor]]:
        longest = max(len(tokens) for tokens, _ in batch)
        ids = torch.full((len(batch), longest), PAD)
        for row, (tokens, _) in enumerate(batch):
            ids[row, : len(tokens)] = torch.tensor(tokens)
        lengths = torch.tensor([len(tokens) for tokens, _ in batch])
        real = torch.arange(longest)[None] < lengths[:, None]
        answers = {
            task: torch.tensor([names.index(a[task]) if task in a else -1 for _, a in batch])
            for task, names in self.classes.items()
        }
        return ids, real, answers


def rate(done: float) -> float:
    """Share of the peak rate: up for a while, then down along a cosine."""
    if done < WARM_UP:
        return done / WARM_UP
    return 0.5 * (1 + math.cos(math.pi * (done - WARM_UP) / (1 - WARM_UP)))


def write(encoder: Encoder, file: Path) -> None:
    part = file.with_suffix(".part.npz")
    np.savez(part, **{n: t.numpy().astype(np.float16) for n, t in encoder.adapter().items()})
    part.replace(file)


def tune(lessons: Lessons, epochs: int, out: Path, start: Path | None) -> None:
    weights = read_weights(lessons.weights)
    arrays = {name: torch.from_numpy(np.array(value)) for name, value in weights.arrays.items()}
    for name in arrays:
        if name.endswith(MULTIPLIED):
            arrays[name] = arrays[name].to(PRECISION)  # once, and not at every step
    encoder = Encoder(arrays, weights.layers, weights.heads, weights.epsilon)
    if start:
        begin_from(encoder, start)
    with torch.no_grad(), torch.autocast("cpu", PRECISION, enabled=PRECISION.itemsize < 4):
        sample = [encoder(ids, real) for ids, real, _ in take(lessons.epoch(0), 60)]
    counts = {task: len(names) for task, names in lessons.classes.items()}
    heads = Heads(weights.width, counts, torch.cat(sample).mean(0))
    groups = [
        {"params": [p for p in encoder.parameters() if p.requires_grad], "name": "encoder"},
        {"params": list(heads.parameters()), "name": "heads"},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    total, seen, step, recent, began = epochs * len(lessons), 0, 0, [], time.monotonic()
    for number in range(epochs):
        for ids, real, answers in lessons.epoch(number):
            for group in optimizer.param_groups:
                group["lr"] = PEAK_RATE[group["name"]] * rate(seen / total)
            with torch.autocast("cpu", PRECISION, enabled=PRECISION.itemsize < 4):
                vectors = encoder(ids, real)
            losses = heads.losses(vectors.float(), answers)
            optimizer.zero_grad(set_to_none=True)
            torch.stack(losses).sum().backward()
            torch.nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
            optimizer.step()
            seen, step = seen + len(ids), step + 1
            recent.append(sum(loss.item() for loss in losses) / len(losses))
            if step % REPORT_STEPS == 0:
                spent = time.monotonic() - began
                print(
                    f"step {step} ({seen / total:.1%}) loss {sum(recent) / len(recent):.3f} "
                    f"{seen / spent:.0f} lines/s, {spent * (total / seen - 1) / 60:.0f} min to go",
                    flush=True,
                )
                recent.clear()
                write(encoder, out)
        write(encoder, out)


def begin_from(encoder: Encoder, file: Path) -> None:
    with np.load(file) as stored:
        for number, layer in enumerate(encoder.layers):
            for part in ("q", "k", "v", "ao", "fi", "fo"):
                for name in ("up", "down"):
                    value = torch.from_numpy(stored[f"l{number}.{part}.{name}"].astype(np.float32))
                    getattr(getattr(layer, part), name).data.copy_(value)


def take(batches: Iterator, count: int) -> Iterator:
    for _, batch in zip(range(count), batches):
        yield batch


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lessons", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--start", type=Path, help="go on from this adapter")
    options = parser.parse_args()
    torch.manual_seed(SEED)
    torch.set_num_threads(options.threads)
    torch.set_flush_denormal(True)
    tune(Lessons(options.lessons), options.epochs, options.out, options.start)


if __name__ == "__main__":
    main()
