"""The sample calls, played to a running service once, so that there is something to look at."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from pathlib import Path

from bot.core.errors import HotlineError
from bot.harness.manifest import Recording, load_manifest
from bot.service import Service

log = logging.getLogger(__name__)

PAUSE_S = 0.2  # callers who come meanwhile get the processor in between


async def play_demo_calls(service: Service, say: Callable[[str], None]) -> None:
    """Play each call of audio_samples/manifest.yml that this database has not had yet."""
    played = Played(service.settings.var_dir / "demo-calls.txt")
    try:
        manifest = load_manifest(service.settings.root / "audio_samples" / "manifest.yml")
    except HotlineError as error:
        say(f"There are no demo calls: {error.message}")
        return
    left = [call for call in manifest.recordings if call.id not in played.ids]
    await service.wait_until_ready()
    if left:
        say(f"Playing {len(left)} demo calls in the background…")
    for recording in left:
        if await _play(service, recording):
            played.add(recording.id)
        await asyncio.sleep(PAUSE_S)
    if left:
        say("The demo calls are in the database.")


class Played:
    """Which demo calls have been played; a file beside the database remembers it."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self.ids = set(file.read_text("utf-8").split()) if file.is_file() else set()

    def add(self, recording: str) -> None:
        self.ids.add(recording)
        with self._file.open("a", encoding="utf-8") as file:
            file.write(f"{recording}\n")


async def _play(service: Service, recording: Recording) -> bool:
    try:
        await service.calls.run(
            recording.file, recording.hotline, recording.caller, name=recording.file.name
        )
    except HotlineError as error:
        log.error("The demo call %s could not be played (%s)", recording.id, error.code)
        return False
    return True
