"""What happens to speech between a mouth and the recogniser: rooms, noise, telephone lines."""

from random import Random

import numpy as np
from scipy.signal import butter, fftconvolve, firwin2, lfilter, oaconvolve, resample_poly, sosfilt

from training.speech.paths import SAMPLE_RATE

Samples = np.ndarray
NOISE_KINDS = ("white", "pink", "brown", "hum", "babble")
TRAINING_NOISE_KINDS = (*NOISE_KINDS, "white", "pink", "tinted", "gusts", "crackle")
EQUALIZER_BANDS_HZ = (0, 150, 300, 600, 1200, 2400, 3600, 5500, 8000)


def companded(samples: Samples, law: str) -> Samples:
    """Eight-bit mu-law or A-law there and back."""
    clipped = np.clip(samples, -1, 1)
    size, sign = np.abs(clipped), np.sign(clipped)
    if law == "mu":
        code = np.round(np.log1p(255 * size) / np.log(256) * 127) / 127
        return sign * np.expm1(code * np.log(256)) / 255
    a, bend = 87.6, 1 / 87.6
    scale = 1 + np.log(a)
    code = np.where(size < bend, a * size, 1 + np.log(np.maximum(a * size, 1))) / scale
    code = np.round(code * 127) / 127
    return sign * np.where(code < 1 / scale, code * scale / a, np.exp(code * scale - 1) / a)


def telephone(
    samples: Samples, law: str = "mu", low_hz: float = 300, high_hz: float = 3400
) -> Samples:
    """Narrow band at 8 kHz, companded, back at 16 kHz."""
    narrow = resample_poly(samples, 1, 2)
    band = butter(4, [low_hz / 4000, high_hz / 4000], "band", output="sos")
    return resample_poly(companded(sosfilt(band, narrow), law), 2, 1).astype(np.float32)


def noise(kind: str, length: int, random: Random, babble: Samples | None = None) -> Samples:
    """Noise of about unit power."""
    source = np.random.default_rng(random.getrandbits(32))
    if kind == "babble" and babble is not None and len(babble):
        made = np.resize(np.roll(babble[::-1], random.randrange(len(babble))), length)
    elif kind == "hum":
        time = np.arange(length) / SAMPLE_RATE
        base = random.choice((50, 100, 120, 60))
        made = sum(
            random.random() / k * np.sin(2 * np.pi * base * k * time + k) for k in range(1, 8)
        ) + 0.05 * source.standard_normal(length)
    else:
        made = source.standard_normal(length)
        if kind in ("pink", "gusts", "crackle"):
            made = lfilter([1, -0.95], [1, -0.99], made) + 0.1 * made
        elif kind in ("brown", "babble"):
            made = lfilter([1], [1, -0.97], made)
        elif kind == "tinted":
            made = equalized(made, random, 15)
        if kind in ("gusts", "crackle"):
            made = made * _swell(kind, length, random)
    return np.asarray(made / (np.sqrt(np.mean(np.square(made))) + 1e-9))


def _swell(kind: str, length: int, random: Random) -> Samples:
    """Loudness over time: of wind and passing cars, or of knocks on a steady floor."""
    if kind == "gusts":
        points = max(3, length // 6_000)
        levels = [random.uniform(0.1, 1.0) for _ in range(points)]
        return np.interp(np.arange(length), np.linspace(0, length, points), levels)
    loudness = np.full(length, 0.3)
    for _ in range(1 + length // 4_000):
        at = random.randrange(length)
        size = random.randint(60, 1_500)
        loudness[at : at + size] += random.uniform(0.5, 3)
    return loudness


def equalized(samples: Samples, random: Random, reach_db: float = 7) -> Samples:
    """Coloured by a random smooth curve, as microphones, rooms and hands over mouths do."""
    gains = [10 ** (random.uniform(-reach_db, reach_db) / 20) for _ in EQUALIZER_BANDS_HZ]
    taps = firwin2(127, np.array(EQUALIZER_BANDS_HZ) / 8_000, gains)
    return np.asarray(oaconvolve(samples, taps, mode="same"))


def with_noise(samples: Samples, added: Samples, ratio_db: float) -> Samples:
    """Speech with noise of len(samples) so much below it."""
    power = np.sqrt(np.mean(np.square(samples)) + 1e-12)
    return samples + added * power * 10 ** (-ratio_db / 20)


def echo(samples: Samples, random: Random) -> Samples:
    """A small room: exponentially fading random reflections."""
    length = int(SAMPLE_RATE * random.uniform(0.05, 0.25))
    source = np.random.default_rng(random.getrandbits(32))
    tail = source.standard_normal(length) * np.exp(-6 * np.arange(length) / length)
    tail *= random.uniform(0.05, 0.25) / np.sqrt(np.sum(tail**2))
    tail[0] = 1
    return fftconvolve(samples, tail)[: len(samples)]


def disturbed(samples: Samples, random: Random, babble: Samples | None = None) -> Samples:
    """One random path from mouth to recogniser; more than half are telephone lines.

    On the telephone there is more noise than elsewhere: that is where hearing fails first.
    """
    samples = samples / max(1e-4, float(np.abs(samples).max()))
    by_telephone = random.random() < 0.6
    if random.random() < 0.35:
        samples = equalized(samples, random)
    if random.random() < 0.15:
        samples = echo(samples, random)
    if random.random() < (0.8 if by_telephone else 0.5):
        kind = random.choice(TRAINING_NOISE_KINDS)
        added = noise(kind, len(samples), random, babble)
        quietest = 12 if kind == "babble" else 7
        ratio = quietest + (33 - quietest) * random.random() ** (1.6 if by_telephone else 1)
        samples = with_noise(samples, added, ratio)
    samples = samples * random.uniform(0.1, 0.9)
    if random.random() < 0.08:
        samples = np.clip(samples * random.uniform(1.5, 4), -0.9, 0.9)
    if by_telephone:
        law = random.choice(("mu", "mu", "a"))
        samples = telephone(samples, law, random.uniform(120, 320), random.uniform(3200, 3700))
    return samples.astype(np.float32)


def non_speech(random: Random, kinds: tuple[str, ...] = NOISE_KINDS) -> Samples:
    """Silence, noise, hum, tones, clicks: what a recogniser must stay silent on."""
    length = int(SAMPLE_RATE * random.uniform(0.3, 5))
    kind = random.choice(("silence", "tone", "clicks", *kinds))
    time = np.arange(length) / SAMPLE_RATE
    if kind == "silence":
        made = noise("white", length, random) * 10 ** random.uniform(-6, -3.5)
        if random.random() < 0.3:
            made = np.zeros(length)
    elif kind == "tone":
        gate = np.sin(2 * np.pi * random.choice((0.2, 0.5, 1, 2)) * time) > random.choice((-2, 0))
        pitch = random.choice((350, 425, 440, 480, 620, 1000, random.uniform(200, 3000)))
        made = np.sin(2 * np.pi * pitch * time) * gate * random.uniform(0.02, 0.5)
    elif kind == "clicks":
        made = noise("white", length, random) * 1e-4
        for _ in range(random.randint(1, 12)):
            at = random.randrange(max(1, length - 200))
            made[at : at + 200] += (
                random.uniform(0.05, 0.8) * np.exp(-np.arange(200) / 30)[: length - at]
            )
    else:
        swell = 1 + 0.7 * np.sin(2 * np.pi * random.uniform(0.1, 2) * time)
        made = noise(kind, length, random) * swell * 10 ** random.uniform(-3, -0.9)
    if random.random() < 0.5:
        made = telephone(np.asarray(made))
    return np.clip(made, -1, 1).astype(np.float32)
