"""Voices that espeak-ng does not ship: variants whose mouth and throat are drawn at random.

A model that knows 22 variants by heart mishears a twenty-third. No two drawn mouths are alike, so
there is nothing to learn by heart. None is a variant that only the evaluation speaks with.
"""

from random import Random

FORMANTS = 9
# Reach of each drawn parameter; the comments say what espeak-ng means by them.
TRACT_LENGTH = (0.86, 1.30)  # all formants together: a long throat to a child's
ONE_FORMANT = (0.92, 1.08)  # each for itself
BASE_HZ = (70.0, 250.0)  # the voice's lowest pitch
PITCH_RATIO = (1.12, 1.75)  # the highest over the lowest: monotonous to lively


def drawn_mouth(random: Random) -> str:
    """The text of one variant file."""
    lines = ["language variant", "name drawn", _pitch(random)]
    tract = random.uniform(*TRACT_LENGTH)
    lines += [_formant(number, tract, random) for number in range(FORMANTS)]
    lines += [
        f"flutter {random.randint(0, 10)}",
        f"roughness {random.choice((0, 0, 1, 2, 3, 4))}",
        f"voicing {random.randint(50, 160)}",
        f"consonants {random.randint(70, 130)} {random.randint(60, 120)}",
    ]
    if random.random() < 0.3:
        lines.append(f"echo {random.randint(10, 140)} {random.randint(5, 40)}")
    if random.random() < 0.2:
        lines.append("breath " + " ".join(str(random.randint(0, 6)) for _ in range(8)))
    if random.random() < 0.4:
        low, middle, high = (random.randint(90, 255) for _ in range(3))
        lines.append(f"tone 600 {low} 1200 {middle} 2000 {high}")
    return "\n".join(lines) + "\n"


def _pitch(random: Random) -> str:
    low = BASE_HZ[0] * (BASE_HZ[1] / BASE_HZ[0]) ** random.random()
    return f"pitch {low:.0f} {low * random.uniform(*PITCH_RATIO):.0f}"


def _formant(number: int, tract: float, random: Random) -> str:
    """Frequency, strength and width in percent of the dialect's own; 0 is what lies below F1."""
    together = random.uniform(0.85, 1.2) if number == 0 else tract
    frequency = 100 * together * random.uniform(*ONE_FORMANT)
    weakest = 75 if number < 3 else 45
    return (
        f"formant {number} {frequency:.0f} {random.randint(weakest, 130)} {random.randint(75, 175)}"
    )
