"""Whether the same recording is known again, and other ones are not taken for it.

``python -m benchmarks.heard_before`` makes 400 calls of one to four lines in voices of many kinds,
puts each beside all others as they come over a noisy line, and beside itself over several.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from benchmarks.figures import Figure
from bot.audio.fingerprint import SAMPLE_RATE, Fingerprint, fingerprint, same_sound
from bot.samples.line_faults import with_noise
from bot.samples.sounds import RATE
from bot.samples.voices import ScriptVoice

CALLS = 400
LINES = ("call_utterances.txt", "telephone_sentences.txt", "short_utterances.txt")
ACCENTS = ("north", "central", "south")
VARIANTS = (None, "f2", "m3", "f4")

Samples = np.ndarray


def figures() -> Iterator[Figure]:
    """False matches of all pairs, and how many are found again over each kind of line."""
    chance = np.random.default_rng(5)
    calls = list(_calls(chance))
    plain = [fingerprint(call) for call in calls]
    noisy = _over(calls, lambda call: _mu_law(_later(with_noise(call, 15, chance), chance)))
    false = sum(
        same_sound(one, other)
        for n, one in enumerate(plain)
        for m, other in enumerate(noisy)
        if n != m
    )
    pairs = len(plain) * (len(plain) - 1)
    yield Figure(f"heard before: of {pairs} pairs of other calls, taken for the same", false, "", 0)
    lines = {
        "the same file": plain,
        "mu-law, softer, later": _over(calls, lambda c: _mu_law(_later(0.3 * c, chance))),
        "the same at 15 dB of noise": noisy,
        "cut a little differently": _over(calls, lambda call: _cut(call, chance)),
    }
    for name, again in lines.items():
        found = sum(same_sound(one, other) for one, other in zip(plain, again, strict=True))
        yield Figure(f"heard before: found again, {name}", 100 * found / len(plain), "%")


def _calls(chance: np.random.Generator) -> Iterator[Samples]:
    sets = Path(__file__).with_name("sets")
    texts = [(sets / name).read_text("utf-8").splitlines() for name in LINES]
    said = [line for text in texts for line in text if len(line) > 8 and not line.startswith("#")]
    with ScriptVoice() as voice:
        for number in range(CALLS):
            text = ". ".join(chance.choice(said, int(chance.integers(1, 5)), replace=False))
            made = {
                "accent": ACCENTS[number % len(ACCENTS)],
                "variant": VARIANTS[int(chance.integers(len(VARIANTS)))],
                "rate": int(chance.integers(140, 200)),
                "pitch": int(chance.integers(35, 65)),
            }
            samples = voice.speak(text, made)
            places = np.arange(len(samples) * SAMPLE_RATE // RATE) * RATE / SAMPLE_RATE
            yield np.interp(places, np.arange(len(samples)), samples).astype(np.float32)


def _over(calls: list[Samples], line: Callable[[Samples], Samples]) -> list[Fingerprint]:
    return [fingerprint(line(call)) for call in calls]


def _later(call: Samples, chance: np.random.Generator) -> Samples:
    return np.concatenate([np.zeros(int(chance.integers(100, 20_000)), np.float32), call])


def _cut(call: Samples, chance: np.random.Generator) -> Samples:
    """As an utterance of it is found a tenth of a second sooner or later."""
    first, last = chance.integers(0, SAMPLE_RATE // 10, 2)
    return call[first : len(call) - last]


def _mu_law(call: Samples) -> Samples:
    """8 kHz, 8 bits on a logarithmic scale."""
    narrow = call[: len(call) // 2 * 2].reshape(-1, 2).mean(axis=1)
    coded = np.sign(narrow) * np.log1p(255 * np.abs(narrow)) / np.log(256)
    steps = np.round(coded * 127) / 127
    back = np.sign(steps) * (256 ** np.abs(steps) - 1) / 255
    return np.repeat(back, 2).astype(np.float32)


if __name__ == "__main__":
    for figure in figures():
        print(figure, flush=True)
