"""Barge-in as it is heard: from the caller's first sound to a silent voice, in real Chromium.

The page of the live call measures it itself (bot/web/static/live/barge-in.js): both moments by the
clock of the browser's audio thread, at the microphone and at what goes to the loudspeaker. The
microphone is a recording. Without a browser there are no figures, and it is said.

``python -m benchmarks.barge_in`` starts a service and prints them.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
import wave
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks import service
from benchmarks.figures import Figure, percentile
from bot.audio.decoding import decode
from bot.core.call import Hotline
from bot.core.live import SAMPLE_RATE
from bot.harness.manifest import load_manifest
from bot.settings import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page

UTTERANCES = 16
NOISE = "noise"  # a tag of the recordings
# The last answer speaks by then, and the microphone's noise suppression has settled.
QUIET_S = 7.0
FLAGS = ("--no-sandbox", "--disable-gpu", "--use-fake-device-for-media-stream")
SILENT_MS = 200
LISTEN = """() => addEventListener("barge-in", ({ detail }) => window.heardSilent(detail.ms))"""


@dataclass
class _Heard:
    """``ms`` of each measured barge-in; ``stops`` of the service, measured or not."""

    ms: list[float] = field(default_factory=list)
    stops: int = 0


def figures(running: service.BenchedService, folder: Path) -> Iterator[Figure]:
    """The page's own measurements over one call with many interruptions."""
    chromium = os.environ.get("CALLBOT_CHROMIUM") or shutil.which("chromium")
    if chromium is None:
        print("no browser: barge-in was not measured in one", file=sys.stderr)
        return
    microphone = folder / "microphone.wav"
    seconds = _write_microphone(microphone)
    heard = _call(running.url, chromium, microphone, seconds)
    name = f"browser: caller's first sound to silence, p50 of {len(heard.ms)}"
    yield Figure(name, percentile(heard.ms, 0.5), "ms", SILENT_MS)
    yield Figure("browser: the same, p95", percentile(heard.ms, 0.95), "ms", SILENT_MS)
    yield Figure("browser: the same, the longest", max(heard.ms), "ms")
    yield Figure("browser: stops of the service in that call", heard.stops, "")


def _write_microphone(file: Path) -> float:
    """First utterances of callers who asked 1900-0113, quiet before each; the length in seconds."""
    from bot.audio.reader import RecordingReader

    reader = RecordingReader()
    recordings = load_manifest(ROOT / "audio_samples" / "manifest.yml").recordings
    # The noise of a line would begin with the utterance that is cut out of it, and be its first
    # sound; in a call it is there before.
    clear = [r for r in recordings if r.transcript and NOISE not in r.tags]
    asked = [r for r in clear if r.hotline == Hotline.PROCEDURES]
    quiet = np.zeros(round(QUIET_S * SAMPLE_RATE), np.float32)
    sound = []
    for recording in asked[:UTTERANCES]:
        samples, _ = decode(recording.file, 600)
        first = reader.utterances(reader.read(recording.file))[0]
        sound += [quiet, samples[round(first.start * SAMPLE_RATE) : round(first.end * SAMPLE_RATE)]]
    whole = np.concatenate([*sound, quiet])
    with wave.open(str(file), "wb") as wav:
        wav.setparams((1, 2, SAMPLE_RATE, 0, "NONE", ""))
        wav.writeframes((np.clip(whole, -1, 1) * 32_767).astype("<i2").tobytes())
    return len(whole) / SAMPLE_RATE


def _call(url: str, chromium: str, microphone: Path, seconds: float) -> _Heard:
    from playwright.sync_api import sync_playwright

    heard = _Heard()
    flags = [*FLAGS, f"--use-file-for-fake-audio-capture={microphone}%noloop"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=flags)
        try:
            context = browser.new_context(locale="vi-VN", permissions=["microphone"])
            page = context.new_page()
            page.expose_function("heardSilent", lambda ms: heard.ms.append(ms))
            _count_stops(page, heard)
            page.goto(f"{url}/call")
            page.evaluate(LISTEN)
            page.get_by_role("button", name="1900-0113").click()
            page.wait_for_timeout(seconds * 1000)
            page.get_by_role("button", name="Gác máy").click()
        finally:
            browser.close()
    return heard


def _count_stops(page: Page, heard: _Heard) -> None:
    def take(frame: str | bytes) -> None:
        if isinstance(frame, str) and json.loads(frame)["type"] == "stop":
            heard.stops += 1

    page.on("websocket", lambda socket: socket.on("framereceived", take))


def main() -> int:
    """Print the figures of a service of its own; exit 1 when one is missed."""
    with tempfile.TemporaryDirectory(prefix="callbot-bench-") as name:
        folder = Path(name)
        met = True
        with service.running(folder) as running:
            for figure in figures(running, folder):
                print(figure, flush=True)
                met = met and figure.met
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
