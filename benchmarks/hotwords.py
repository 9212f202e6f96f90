"""Whether telling the model the hotline's words and ward names beforehand helps it hear them.

``python -m benchmarks.hotwords`` prints it for ASR_MODEL, with and without, in one run.
"""

from __future__ import annotations

import sys
from dataclasses import replace

from benchmarks.figures import Figure
from benchmarks.hearing import timed
from benchmarks.spoken_sets import plain, utterances, word_errors
from bot import wiring
from bot.asr.whisper import WhisperTranscriber
from bot.knowledge import load_gazetteer
from bot.settings import Settings, load_settings

EVERY = 3  # of the 126 wards
SAID = (
    "em ở {ward} anh ạ",
    "nhà tôi ở {ward} có trộm",
    "cho hỏi công an {ward} ở đâu",
    "tôi gọi từ {ward} đây",
)


def figures(settings: Settings) -> list[Figure]:
    wards = [ward.name.lower() for ward in load_gazetteer().wards.values()][::EVERY]
    sentences = [SAID[n % len(SAID)].format(ward=ward) for n, ward in enumerate(wards)]
    speech = utterances(sentences)
    names = wiring.decoding(replace(settings, asr_hotwords="on"))
    told = WhisperTranscriber(settings, decoding=replace(names, insist=True))
    untold = WhisperTranscriber(settings)
    found = []
    for name, hearing in (("hotwords off", untold), ("hotwords on", told)):
        hearing.load()
        seconds, segments = timed(lambda hearing=hearing: hearing.transcribe(speech))
        texts = [plain(segment.text) for segment in segments]
        right = sum(ward in text for ward, text in zip(wards, texts, strict=True))
        found += [
            Figure(f"{told.model}, {name}: words wrong", word_errors(sentences, texts), "%"),
            Figure(f"  ward names whole, of {len(wards)}", 100 * right / len(wards), "%"),
            Figure("  processor time", seconds, "s"),
        ]
    return found


def main() -> int:
    for figure in figures(load_settings()):
        print(figure)
    return 0


if __name__ == "__main__":
    sys.exit(main())
