"""Words invented where nobody speaks, and short cries for help that the gate would lose.

``python -m benchmarks.non_speech [SEED]`` prints the tables for ASR_MODEL: what the detector, the
model and the gate each let through, and what each bound of the gate costs and saves. The bounds
were chosen on seed 0; another seed gives sounds that they were not chosen on.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from benchmarks import telephone
from benchmarks.figures import Figure
from benchmarks.telephone import Condition
from bot.asr.gate import Evidence, GateRules, heard_text
from bot.asr.whisper import WhisperTranscriber
from bot.audio.reader import RecordingReader
from bot.core.ports import Sound, Speech
from bot.samples import line_faults as line
from bot.samples.encoding import CODECS, write
from bot.samples.non_speech.catalogue import LINES, Clip, clips
from bot.samples.non_speech.shaping import RATE
from bot.samples.voices import ScriptVoice
from bot.settings import load_settings

SHORT = Path(__file__).with_name("sets") / "short_utterances.txt"
AT_ONCE = 64
OPEN = GateRules(
    no_speech_prob=1.0,
    hopeless_logprob=float("-inf"),
    compression_ratio=float("inf"),
    unsure_detector=0.0,
)
BOUNDS = {
    "no speech and doubtful": replace(OPEN, no_speech_prob=GateRules.no_speech_prob),
    "hopeless": replace(OPEN, hopeless_logprob=GateRules.hopeless_logprob),
    "said over and over": replace(OPEN, compression_ratio=GateRules.compression_ratio),
    "few words, both unsure": replace(OPEN, unsure_detector=GateRules.unsure_detector),
    "all of them": GateRules(),
}
USUAL_LINES = (
    Condition("16 kHz", codec="pcm16k"),
    Condition("8 kHz mu-law"),
    Condition("mu-law, noise at 15 dB", lambda voice, random: line.with_noise(voice, 15, random)),
    Condition("A-law, at -35 dBFS", codec="alaw8k", level_dbfs=-35),
)
HARD_LINES = (
    Condition("mu-law, noise at 5 dB", lambda voice, random: line.with_noise(voice, 5, random)),
    Condition("mu-law, at -50 dBFS", level_dbfs=-50),
    Condition("mu-law, peaks cut off at 24 dB", lambda voice, _: line.overdriven(voice, 24)),
)


@dataclass(frozen=True)
class Listened:
    """One stretch of sound: what the model claims of it and how sure the detector was."""

    evidence: Evidence
    certainty: float | None

    def passes(self, rules: GateRules) -> bool:
        return bool(heard_text(self.evidence, rules, self.certainty))


@dataclass(frozen=True)
class Found:
    """A recording: what was heard of the utterances in it, and of the whole of it uncut."""

    name: str
    group: str
    seconds: float
    utterances: list[Listened]
    whole: list[Listened]


class Bench:
    """The hearing path with the model of the settings, opened up between its stages."""

    def __init__(self) -> None:
        settings = load_settings()
        self._reader = RecordingReader(settings.max_call_minutes)
        self._hearing = WhisperTranscriber(settings)

    @property
    def model(self) -> str:
        return self._hearing.model

    def non_speech(self, seed: int = 0) -> list[Found]:
        with tempfile.TemporaryDirectory() as name:
            file = Path(name) / "clip.wav"
            told = (
                (clip.kind, clip.line.name, self._reader.read(recorded(clip, file)))
                for clip in clips(seed)
            )
            return list(self._found(told))

    def short_speech(self, conditions: Iterable[Condition], times: int) -> list[Found]:
        """Every short utterance ``times`` times on each line, in different voices."""
        with ScriptVoice() as voice, tempfile.TemporaryDirectory() as name:
            file = Path(name) / "call.wav"
            return list(self._found(self._spoken(voice, conditions, times, file)))

    def _spoken(
        self, voice: ScriptVoice, conditions: Iterable[Condition], times: int, file: Path
    ) -> Iterator[tuple[str, str, Sound]]:
        texts = telephone.sentences(SHORT)
        for condition in conditions:
            for number in range(times * len(texts)):
                text = texts[number % len(texts)]
                said = telephone.alone(voice.speak(text, telephone.voice(number)))
                random = np.random.default_rng(number)
                recording = telephone.record(condition, said, random, file)
                yield text, condition.name, self._reader.read(recording)

    def _found(self, recordings: Iterable[tuple[str, str, Sound]]) -> Iterator[Found]:
        """A few dozen recordings go through the model at once."""
        waiting: list[tuple[str, str, Sound]] = []
        for recording in recordings:
            waiting.append(recording)
            if len(waiting) == AT_ONCE:
                yield from self._listen(waiting)
                waiting = []
        yield from self._listen(waiting)

    def _listen(self, recordings: list[tuple[str, str, Sound]]) -> Iterator[Found]:
        cut = [list(self._reader.utterances(sound)) for _, _, sound in recordings]
        heard = iter(self._heard([speech for utterances in cut for speech in utterances]))
        uncut = [Speech(0.0, sound.seconds, sound.samples, None) for _, _, sound in recordings]
        whole = self._heard(uncut)
        for (name, group, sound), utterances, all_of_it in zip(recordings, cut, whole, strict=True):
            found = [part for _ in utterances for part in next(heard)]
            yield Found(name, group, sound.seconds, found, all_of_it)

    def _heard(self, speech: list[Speech]) -> list[list[Listened]]:
        return [
            [Listened(part.evidence, utterance.certainty) for part in parts]
            for utterance, parts in zip(speech, self._hearing.listen(speech), strict=True)
        ]


def recorded(clip: Clip, file: Path) -> Path:
    """The clip as the recorder of its line writes it."""
    codec = next(
        codec
        for codec in CODECS.values()
        if (codec.name, codec.rate_hz) == (clip.line.codec, clip.line.rate_hz)
    )
    write([clip.samples], codec, file, given_hz=RATE)
    return file


def words_heard(found: Iterable[Found], rules: GateRules) -> int:
    """Words that the whole path, with such a gate, writes down."""
    return sum(
        len(heard_text(part.evidence, rules, part.certainty).split())
        for recording in found
        for part in recording.utterances
    )


def figures() -> list[Figure]:
    """For ``python -m benchmarks``."""
    bench = Bench()
    nobody = bench.non_speech()
    somebody = bench.short_speech(USUAL_LINES, 2)
    minutes = sum(recording.seconds for recording in nobody) / 60
    share = 100 * sum(_dropped(recording) for recording in somebody) / len(somebody)
    about = f"{len(nobody)} clips without speech, {minutes:.0f} min"
    return [
        Figure(f"{about}: words", words_heard(nobody, GateRules()), "", target=0),
        Figure("the same without the gate", words_heard(nobody, OPEN), ""),
        Figure(f"{len(somebody)} short utterances: dropped by the gate", share, "%", target=2),
    ]


def _dropped(recording: Found) -> bool:
    """Whether the gate takes away all that the model heard."""
    heard = [part for part in recording.utterances if part.passes(OPEN)]
    return bool(heard) and not any(part.passes(GateRules()) for part in heard)


def _tell_non_speech(nobody: list[Found]) -> None:
    minutes = sum(recording.seconds for recording in nobody) / 60
    print(f"\nNobody speaks: {len(nobody)} clips, {minutes:.1f} minutes")
    print(f"{'line':<14} clips  detector  model   gate | uncut: model   gate")
    for group in (way.name for way in LINES):
        rows = [recording for recording in nobody if recording.group == group]
        cut = [any(p.passes(OPEN) for p in row.utterances) for row in rows]
        kept = [any(p.passes(GateRules()) for p in row.utterances) for row in rows]
        whole = [any(p.passes(OPEN) for p in row.whole) for row in rows]
        left = [any(p.passes(GateRules()) for p in row.whole) for row in rows]
        print(
            f"{group:<14} {len(rows):>5} {sum(bool(r.utterances) for r in rows):>9}"
            f" {sum(cut):>6} {sum(kept):>6} | {sum(whole):>12} {sum(left):>6}"
        )
    for row in nobody:
        for part in row.utterances:
            if part.passes(GateRules()):
                print(f"  INVENTED {row.name}, {row.group}: {part}")


def _tell_speech(somebody: list[Found]) -> None:
    print(f"\nSomebody says a word or two: {len(somebody)} recordings")
    print(f"{'line':<32} said  not found  not heard  dropped by the gate")
    for group in dict.fromkeys(row.group for row in somebody):
        rows = [row for row in somebody if row.group == group]
        silent = [row for row in rows if not row.utterances]
        unheard = [
            row
            for row in rows
            if row.utterances and not any(p.passes(OPEN) for p in row.utterances)
        ]
        dropped = [row.name for row in rows if _dropped(row)]
        print(
            f"{group:<32} {len(rows):>4} {len(silent):>10} {len(unheard):>10} {len(dropped):>8}"
            f"  {', '.join(dropped)}"
        )


def _tell_bounds(nobody: list[Found], usual: list[Found], hard: list[Found]) -> None:
    """What each bound alone drops of what the model claims."""

    def dropped(found: list[Found], rules: GateRules, whole: bool = False) -> str:
        parts = [part for row in found for part in (row.whole if whole else row.utterances)]
        claimed = [part for part in parts if part.passes(OPEN)]
        return f"{sum(not part.passes(rules) for part in claimed)} of {len(claimed)}"

    print("\nDropped by each bound alone")
    print(f"{'bound':<32} {'invented':>10} {'uncut':>12} {'said':>12} {'said, hard':>12}")
    trials = {
        **BOUNDS,
        **{
            f"few words, together below {level}": replace(
                OPEN, unsure_detector=0.8, unsure_together=level, unsure_rhythm=level
            )
            for level in (0.1, 0.2, 0.3, 0.4, 0.5)
        },
        "few words, detector below 0.8": replace(
            OPEN, unsure_detector=0.8, unsure_together=10.0, unsure_rhythm=10.0
        ),
        **{
            f"log-probability below {level}": replace(OPEN, hopeless_logprob=level)
            for level in (-1.0, -1.4, -1.8, -2.2)
        },
    }
    for name, rules in trials.items():
        print(
            f"{name:<32} {dropped(nobody, rules):>10} {dropped(nobody, rules, whole=True):>12}"
            f" {dropped(usual, rules):>12} {dropped(hard, rules):>12}"
        )


def main(seed: int = 0) -> int:
    bench = Bench()
    print(f"Speech model {bench.model}, gate {GateRules()}, sounds of seed {seed}")
    nobody = bench.non_speech(seed)
    _tell_non_speech(nobody)
    usual, hard = bench.short_speech(USUAL_LINES, 2), bench.short_speech(HARD_LINES, 1)
    _tell_speech(usual + hard)
    _tell_bounds(nobody, usual, hard)
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
