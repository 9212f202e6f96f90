"""Utterances found while the sound comes in, by the real detector."""

from __future__ import annotations

import numpy as np
import pytest
from live_client import samples_of
from running_service import ROOT

from bot.audio.endpointing import EndpointingRules, StreamingDetector, StreamingEar
from bot.audio.reader import RecordingReader
from bot.core.live import HeardEvent, SpeechBegan, SpeechEnded, SpeechPaused

SAMPLE = ROOT / "audio_samples" / "114-chay-nha.wav"
SILENCE = bytes(2 * 16_000)


def heard(pcm: bytes, piece: int = 1024, at: float = 0.0) -> list[HeardEvent]:
    ear = StreamingEar(EndpointingRules(), StreamingDetector())
    ear.resume_at(at)
    events: list[HeardEvent] = []
    for start in range(0, len(pcm), piece):
        events += ear.hear(pcm[start : start + piece])
    ended = ear.finish()
    return [*events, ended] if ended else events


def test_the_same_utterances_are_found_as_in_the_recording() -> None:
    """What is said live is cut where a recording of it would be, within the detector's doubt."""
    live = [e.speech for e in heard(samples_of(SAMPLE) + SILENCE) if isinstance(e, SpeechEnded)]
    reader = RecordingReader()
    recorded = reader.utterances(reader.read(SAMPLE))
    assert len(live) == len(recorded)
    for ours, theirs in zip(live, recorded, strict=True):
        assert ours.start == pytest.approx(theirs.start, abs=0.25)
        assert ours.end == pytest.approx(theirs.end, abs=0.25)
        assert len(ours.samples) == round((ours.end - ours.start) * 16_000)
        assert ours.certainty is not None
        assert ours.certainty > 0.8


def test_pieces_may_have_any_length() -> None:
    """A line that sends 20 ms or odd pieces is heard like one that sends 32 ms."""
    pcm = samples_of(SAMPLE)
    times = [
        [round(e.voice_end, 3) for e in heard(pcm, piece) if isinstance(e, SpeechEnded)]
        for piece in (1024, 640, 5_002)
    ]
    assert times[0] == times[1] == times[2]


def test_an_utterance_begins_pauses_and_ends_in_this_order() -> None:
    """Each has a beginning and an end; a pause that may be the end comes between."""
    kinds = [type(event) for event in heard(samples_of(SAMPLE) + SILENCE)]
    assert kinds[0] is SpeechBegan
    assert kinds.count(SpeechBegan) == kinds.count(SpeechEnded)
    for place, kind in enumerate(kinds):
        if kind is SpeechEnded:
            assert kinds[place - 1] is SpeechPaused


def test_silence_and_clicks_begin_nothing() -> None:
    """Nothing is heard in silence, and nothing in a single click."""
    click = np.zeros(16_000 * 2, "<i2")
    click[16_000:16_100] = 20_000
    assert heard(SILENCE * 3) == []
    assert heard(click.tobytes()) == []


def test_times_are_those_of_the_call() -> None:
    """A microphone that comes late speaks late."""
    began = next(e for e in heard(samples_of(SAMPLE), at=10.0) if isinstance(e, SpeechBegan))
    assert began.at > 10


def test_whoever_never_pauses_is_cut_in_time() -> None:
    """An utterance longer than the model's window ends there, and the next one goes on."""
    voice = samples_of(SAMPLE)[16_000 : 16_000 + 2 * 16_000 * 2]
    ended = [e for e in heard(voice * 20) if isinstance(e, SpeechEnded)]
    assert all(e.speech.end - e.speech.start <= 28.1 for e in ended)
