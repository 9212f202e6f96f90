"""Live calls against the real service: how soon the voice answers, and how soon it falls silent.

A caller of our own sends recordings in real time. Everything is measured at the caller's end, in
one run; beyond the endpointing pause, because that is a choice and no work. The baseline is the
same reply spoken as a whole before any of it is sent: what a service without streaming does.
"""

from __future__ import annotations

import asyncio
import json
import struct
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import websockets

from benchmarks.figures import Figure, percentile
from benchmarks.service import BenchedService
from bot.audio.decoding import decode
from bot.core.call import Hotline
from bot.core.live import BYTES_PER_S, SAMPLE_RATE
from bot.harness.manifest import load_manifest
from bot.settings import ROOT, Settings, load_settings
from bot.tts.synthesizer import FallbackSynthesizer

CALLS = 20
PIECE_S = 0.032
QUIET_BEFORE_S = 0.5
ANSWER_WITHIN_S = 60.0  # a busy machine is slow, and says so in its figures
VOICED = 300  # of 32,768: the loudest of a piece that somebody speaks in
STAGES = ("endpointing", "recognition", "dialogue", "voice")
FIRST_P50_MS, FIRST_P95_MS, SILENT_MS = 800, 1_500, 200


@dataclass
class _Measured:
    """Milliseconds each; ``whole``: how long the reply takes to speak in one piece."""

    first: list[float] = field(default_factory=list)
    silent: list[float] = field(default_factory=list)
    whole_first: list[float] = field(default_factory=list)
    stages: dict[str, list[float]] = field(default_factory=dict)


class _Caller:
    """One call; the sound of its microphone is sent in real time."""

    def __init__(self, socket: Any) -> None:
        self._socket = socket
        self._microphone = bytearray()
        self._voice_ends: int | None = None  # bytes still to send until the voice ends
        self.voice_ended: float | None = None
        self.voice_began: float | None = None
        self.events: list[tuple[float, dict[str, Any]]] = []
        self.sound: dict[int, float] = {}

    def speak(self, pcm: bytes) -> None:
        self._microphone += pcm
        loud = np.flatnonzero(np.abs(np.frombuffer(pcm, "<i2").astype(int)) > VOICED)
        self._voice_ends = 2 * int(loud[-1]) if len(loud) else len(pcm)
        self.voice_began = self.voice_ended = None

    async def send_sound(self) -> None:
        size = round(PIECE_S * SAMPLE_RATE) * 2
        next_at = time.perf_counter()
        while True:
            piece = bytes(self._microphone[:size])
            del self._microphone[:size]
            await self._socket.send(piece.ljust(size, b"\0"))
            self._note(piece)
            next_at += PIECE_S
            await asyncio.sleep(max(0.0, next_at - time.perf_counter()))

    async def collect(self) -> None:
        async for message in self._socket:
            now = time.perf_counter()
            if isinstance(message, str):
                self.events.append((now, json.loads(message)))
            else:
                self.sound[struct.unpack_from("<I", message)[0]] = now

    async def wait_for(self, kind: str, after: float, **fields: object) -> tuple[float, dict]:
        """The first event of a kind that came after a moment."""
        deadline = time.perf_counter() + ANSWER_WITHIN_S
        while time.perf_counter() < deadline:
            for at, event in self.events:
                same = all(event.get(name) == value for name, value in fields.items())
                if at > after and event["type"] == kind and same:
                    return at, event
            await asyncio.sleep(0.005)
        raise RuntimeError(f"no {kind} event came in {ANSWER_WITHIN_S:.0f} s")

    def _note(self, piece: bytes) -> None:
        """When the first and the last sound of the voice left."""
        if self._voice_ends is None or not piece:
            return
        now = time.perf_counter()
        if self.voice_began is None and np.abs(np.frombuffer(piece, "<i2")).max() > VOICED:
            self.voice_began = now
        self._voice_ends -= len(piece)
        if self.voice_ended is None and self._voice_ends <= 0:
            self.voice_ended = now


def figures(service: BenchedService, folder: Path) -> list[Figure]:
    """End of speech to first sound, the stages, and barge-in, of calls one after the other."""
    settings = load_settings({"TTS_ENGINE": "offline", "VAR_DIR": str(folder / "voices")})
    measured = asyncio.run(_measure(service.url, settings))
    return list(_figures(measured))


def _figures(measured: _Measured) -> Iterator[Figure]:
    first, whole = measured.first, measured.whole_first
    name = f"live: end of speech to first sound, beyond the pause, p50 of {len(first)}"
    yield Figure(name, percentile(first, 0.5), "ms", FIRST_P50_MS)
    yield Figure("live: the same, p95", percentile(first, 0.95), "ms", FIRST_P95_MS)
    for stage in STAGES:
        times = measured.stages[stage]
        yield Figure(f"live: {stage}, p50", percentile(times, 0.5), "ms")
        yield Figure(f"live: {stage}, p95", percentile(times, 0.95), "ms")
    yield Figure("baseline: the whole reply spoken before it is sent, p50", _p50(whole), "ms")
    yield Figure("streamed sentences / whole reply, p50", _p50(first) / _p50(whole), "x")
    name = f"live: barge-in to silence, p50 of {len(measured.silent)}"
    yield Figure(name, _p50(measured.silent), "ms", SILENT_MS)
    yield Figure("live: the same, p95", percentile(measured.silent, 0.95), "ms", SILENT_MS)


def _p50(values: list[float]) -> float:
    return percentile(values, 0.5)


async def _measure(url: str, settings: Settings) -> _Measured:
    measured = _Measured()
    voice = FallbackSynthesizer(settings)
    for hotline, utterance in _utterances():
        await _call(url, hotline, utterance, measured, voice)
    return measured


def _utterances() -> Iterator[tuple[Hotline, bytes]]:
    """First utterances of the recordings, each with quiet before it."""
    from bot.audio.reader import RecordingReader

    reader = RecordingReader()
    recordings = load_manifest(ROOT / "audio_samples" / "manifest.yml").recordings
    quiet = bytes(round(QUIET_BEFORE_S * BYTES_PER_S))
    spoken = [recording for recording in recordings if recording.transcript]
    for recording in spoken[:CALLS]:
        samples, _ = decode(recording.file, 600)
        first = reader.utterances(reader.read(recording.file))[0]
        cut = samples[round(first.start * SAMPLE_RATE) : round(first.end * SAMPLE_RATE)]
        yield recording.hotline, quiet + (np.clip(cut, -1, 1) * 32_767).astype("<i2").tobytes()


async def _call(
    url: str, hotline: Hotline, pcm: bytes, measured: _Measured, voice: FallbackSynthesizer
) -> None:
    """Interrupt the greeting, wait for the first sound of the answer, hang up."""
    address = f"{url.replace('http', 'ws', 1)}/api/live"
    async with websockets.connect(address, compression=None, max_size=None) as socket:  # type: ignore[attr-defined]
        caller = _Caller(socket)
        tasks = [asyncio.create_task(caller.collect())]
        await socket.send(json.dumps({"type": "start", "hotline": str(hotline)}))
        tasks.append(asyncio.create_task(caller.send_sound()))
        try:
            began, _ = await caller.wait_for("sentence", 0.0)
            caller.speak(pcm)
            stopped, _ = await caller.wait_for("stop", began)
            assert caller.voice_began is not None
            measured.silent.append((stopped - caller.voice_began) * 1000)
            _, reply = await caller.wait_for("reply", began)
            _, sentence = await caller.wait_for("sentence", began, turn=reply["turn"])
            await _take_times(caller, reply, sentence, measured, voice)
            await socket.send(json.dumps({"type": "hang_up"}))
        finally:
            for task in tasks:
                task.cancel()


async def _take_times(
    caller: _Caller,
    reply: dict[str, Any],
    sentence: dict[str, Any],
    measured: _Measured,
    voice: FallbackSynthesizer,
) -> None:
    deadline = time.perf_counter() + ANSWER_WITHIN_S
    while sentence["sentence"] not in caller.sound and time.perf_counter() < deadline:
        await asyncio.sleep(0.005)
    ends = [
        event
        for _, event in caller.events
        if event["type"] == "stage" and event["event"] == "end" and event["turn"] == reply["turn"]
    ]
    took = {event["stage"]: event["took_ms"] for event in reversed(ends)}
    for stage in STAGES:
        measured.stages.setdefault(stage, []).append(took[stage])
    assert caller.voice_ended is not None
    heard_after = (caller.sound[sentence["sentence"]] - caller.voice_ended) * 1000
    first = heard_after - took["endpointing"]
    measured.first.append(first)
    began = time.perf_counter()
    await asyncio.to_thread(voice.speak, reply["text"], None, False, True)
    whole_ms = (time.perf_counter() - began) * 1000
    measured.whole_first.append(first - took["voice"] + whole_ms)
