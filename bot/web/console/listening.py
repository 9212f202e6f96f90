"""The sound of a call, only for people who signed in; private words are a tone until revealed."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from bot import wiring
from bot.core.access import Role
from bot.core.call import Turn
from bot.core.covered_sound import CALLER, ListeningCopy, Stretch, covered_stretches
from bot.core.errors import AudioError
from bot.core.personal_data import personal_spans, spans_of_both
from bot.service import Service
from bot.web.access import signed_in, stores
from bot.web.console.review import Looked, look
from bot.web.errors import RequestRefused


def routes(service: Service) -> list[Route]:
    room = wiring.listening_room(service.settings)
    folder = service.settings.recordings_dir
    replies = service.settings.replies_dir

    async def copy_of_call(request: Request) -> ListeningCopy:
        seen = await look(request)
        kept = await asyncio.to_thread(stores(request).calls.recording, seen.call.id)
        if kept is None:
            raise _nothing()
        return await copied(folder / Path(kept).name, _hidden(seen))

    async def copied(recording: Path, covered: Sequence[Stretch]) -> ListeningCopy:
        try:
            return await asyncio.to_thread(room.copy_of, recording, covered)
        except AudioError as error:
            raise _nothing() from error

    @signed_in(Role.VIEWER)
    async def sound(request: Request) -> Response:
        copy = await copy_of_call(request)
        return FileResponse(copy.file, media_type="audio/wav")

    @signed_in(Role.VIEWER)
    async def drawing(request: Request) -> Response:
        copy = await copy_of_call(request)
        return JSONResponse({"seconds": copy.seconds, "peaks": copy.peaks})

    @signed_in(Role.VIEWER)
    async def reply(request: Request) -> Response:
        seen, turn = await _turn(request)
        file = replies / seen.call.id / f"{turn.number:02d}.wav"
        hidden = not seen.looking.revealed and personal_spans(turn.reply.text)
        if hidden or turn.reply_audio is None or not file.is_file():
            raise _nothing()
        return FileResponse(file, media_type="audio/wav")

    @signed_in(Role.VIEWER)
    async def message(request: Request) -> Response:
        """A message that was spoken by itself: covered as a whole where it holds personal data."""
        seen, turn = await _turn(request)
        if turn.recording is None:
            raise _nothing()
        said = turn.utterance
        private = any(spans_of_both(said.said, said.text)) and not seen.looking.revealed
        covered = [Stretch(CALLER, 0.0, said.end - said.start + 60)] if private else []
        copy = await copied(folder / Path(turn.recording).name, covered)
        return FileResponse(copy.file, media_type="audio/wav")

    there = "/console/calls/{call}"
    return [
        Route(f"{there}/sound.wav", sound),
        Route(f"{there}/sound.json", drawing),
        Route(f"{there}/turns/{{turn:int}}/reply.wav", reply),
        Route(f"{there}/turns/{{turn:int}}/said.wav", message),
    ]


def _hidden(seen: Looked) -> list[Stretch]:
    if seen.looking.revealed:
        return []
    return covered_stretches(seen.call.turns, seen.segments, seen.call.seconds)


async def _turn(request: Request) -> tuple[Looked, Turn]:
    seen = await look(request)
    number = request.path_params["turn"]
    turn = next((turn for turn in seen.call.turns if turn.number == number), None)
    if turn is None:
        raise _nothing()
    return seen, turn


def _nothing() -> RequestRefused:
    return RequestRefused(404, "http.not_found", "There is no such recording.")
