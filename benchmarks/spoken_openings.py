"""What is lost when openings are heard instead of read: the same callers, typed and spoken.

python -m benchmarks.spoken_openings: some of the unseen openings, said by the offline voice over a
telephone's band and heard by the bundled model. Lines that a voice cannot read (without diacritics,
in chat spelling, already misheard) are left out.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import chain
from random import Random
from typing import Any

from benchmarks.figures import Figure
from benchmarks.held_out import among, ask_all, read
from benchmarks.spoken_sets import utterances
from bot.asr.whisper import WhisperTranscriber
from bot.core.call import DialogueReply
from bot.settings import load_settings

SEED = 5
EMERGENCIES, OTHERS, NUISANCES = 300, 60, 60
NOT_SPEAKABLE = {"no_diacritics", "teencode", "recogniser", "english", "foreigner"}
NUISANCE = "nuisance"
Replies = list[list[DialogueReply]]


def figures() -> list[Figure]:
    """Figures of both ways, by the same lines, and how many points the sound costs."""
    random = Random(SEED)
    genuine = [entry for entry in read("genuine_openings") if _speakable(entry)]
    urgent = [entry for entry in genuine if entry["number"] is not None]
    others = [entry for entry in genuine if entry["number"] is None]
    genuine = random.sample(urgent, EMERGENCIES) + random.sample(others, OTHERS)
    nuisances = [
        entry
        for entry in read("nuisance_openings")
        if all(_has_diacritics(text) for text in entry["turns"])
    ]
    nuisances = random.sample(nuisances, NUISANCES)
    texts = [[entry["text"]] for entry in genuine] + [entry["turns"] for entry in nuisances]
    hotlines = [str(entry["hotline"]).replace(" ", "-") for entry in [*genuine, *nuisances]]
    typed = ask_all(list(zip(hotlines, texts, strict=True)))
    heard = ask_all(list(zip(hotlines, _heard(texts), strict=True)))
    return [
        figure
        for name, typed_share, heard_share, target in _shares(genuine, nuisances, typed, heard)
        for figure in (
            Figure(f"{name}, typed", typed_share, "%"),
            Figure("  the same, spoken and heard", heard_share, "%", target, at_least=True),
            Figure("  lost in hearing", typed_share - heard_share, "points"),
        )
    ]


def _shares(
    genuine: Sequence[dict[str, Any]], nuisances: Sequence[dict[str, Any]], *both: Replies
) -> list[tuple[str, float, float, float | None]]:
    found: list[tuple[str, list[float], float | None]] = [
        (f"genuine callers not flagged ({len(genuine)})", [], 100.0),
        (f"emergencies: some number in the first turn ({EMERGENCIES})", [], None),
        (f"emergencies: the right number in the first turn ({EMERGENCIES})", [], None),
        (f"nuisance flagged by the third turn ({len(nuisances)})", [], None),
    ]
    for replies in both:
        first = [turns[0] for turns in replies[: len(genuine)]]
        urgent = list(zip(genuine[:EMERGENCIES], first, strict=False))
        later = replies[len(genuine) :]
        marks = (
            [reply.nuisance.verdict != NUISANCE for reply in first],
            [reply.emergency is not None for _, reply in urgent],
            [among(reply.emergency, entry["number"]) for entry, reply in urgent],
            [any(reply.nuisance.verdict == NUISANCE for reply in turns[:3]) for turns in later],
        )
        for (_, shares, _), mark in zip(found, marks, strict=True):
            shares.append(100 * sum(mark) / len(mark))
    return [(name, shares[0], shares[1], target) for name, shares, target in found]


def _heard(texts: Sequence[Sequence[str]]) -> list[list[str]]:
    """The same turns as the bundled model hears them; empty where it hears nothing."""
    hearing = WhisperTranscriber(load_settings({"ASR_MODEL": "bundled"}))
    segments = iter(hearing.transcribe(utterances(list(chain.from_iterable(texts)))))
    return [[next(segments).text for _ in turns] for turns in texts]


def _speakable(entry: dict[str, Any]) -> bool:
    hard = entry["hard"]
    kinds = set(hard) if isinstance(hard, list) else {hard}
    return not kinds & NOT_SPEAKABLE and _has_diacritics(entry["text"])


def _has_diacritics(text: str) -> bool:
    return any(unicodedata.combining(sign) for sign in unicodedata.normalize("NFD", text))


def main() -> None:
    for figure in figures():
        print(figure, flush=True)


if __name__ == "__main__":
    main()
