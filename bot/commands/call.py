"""callbot call: recorded calls through the whole path."""

from __future__ import annotations

import argparse
import asyncio
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli import BAD_INPUT, FAILED
from bot.commands.arguments import add_hotline, telephone
from bot.commands.keeping import keeping_calls
from bot.commands.output import complain_of_cut, print_json, print_text
from bot.core.call import Call
from bot.core.errors import AudioError
from bot.core.ports import AudioReader
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.calls.call import CallPath
    from bot.commands.arguments import Subparsers


def register(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("call", help="play recorded calls to the assistant")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    add_hotline(parser)
    parser.add_argument("--caller", type=telephone, metavar="NUMBER", help="the caller's number")
    parser.add_argument("--out", type=Path, metavar="DIR", help="where the spoken replies go")
    parser.add_argument("--json", action="store_true", help="one JSON object a call")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    return asyncio.run(_play_all(arguments, settings))


async def _play_all(arguments: argparse.Namespace, settings: Settings) -> int:
    from bot import wiring

    # What can be refused is refused before the dialogue takes its seconds to start.
    reader = wiring.audio_reader(settings)
    missing_s = {file: _missing_s(reader, file) for file in arguments.files}
    good = [file for file in arguments.files if missing_s[file] is not None]
    code = 0 if all(missing == 0 for missing in missing_s.values()) else BAD_INPUT
    if not good:
        return code
    hearing = wiring.transcriber(settings)
    wiring.warm_up(hearing)
    with keeping_calls(settings) as (database, store):
        async with wiring.running_dialogue(settings) as dialogue:
            turns = wiring.turn_taker(dialogue, settings, wiring.desk(settings, database))
            known = wiring.known_before(settings, database)
            path = wiring.call_path(settings, turns, store, arguments.out, hearing, known=known)
            for file in good:
                code = max(code, await _play(path, file, arguments))
    return code


def _missing_s(reader: AudioReader, file: Path) -> float | None:
    """Seconds that a recording lacks, None when it cannot be read at all; either is said.

    One that is cut off is played as far as it goes: somebody may have called for help in it.
    """
    try:
        sound = reader.read(file)
    except AudioError as error:
        _complain(file, error)
        return None
    if sound.cut_off_s:
        complain_of_cut(file, sound.seconds, sound.cut_off_s)
    return sound.cut_off_s


async def _play(path: CallPath, file: Path, arguments: argparse.Namespace) -> int:
    from bot.calls.contract import call_object

    try:
        call = await path.run(file, arguments.hotline, arguments.caller)
    except AudioError as error:
        _complain(file, error)
        return BAD_INPUT
    # Nothing that is kept of a caller who stays unnamed says so, but whoever asks knows the file.
    call.file = str(file)
    if arguments.json:
        print_json(call_object(call))
    else:
        _show(call)
    if any(turn.reply.degraded for turn in call.turns):
        print(f"callbot: {file}: part of the call was not answered normally", file=sys.stderr)
        return FAILED
    return 0


def _complain(file: Path, error: AudioError) -> None:
    said = error.message if str(file) in error.message else f"{file}: {error.message}"
    print(f"callbot: {said}", file=sys.stderr)


def _show(call: Call) -> None:
    """The call as a conversation, for people."""
    print_text(f"── {call.file} · {call.hotline} · {call.seconds:.1f} s · {call.asr_model}")
    for turn in call.turns:
        print_text(f"  Người gọi: {turn.utterance.text or '(không nói gì)'}")
        print_text(f"  Tổng đài:  {turn.reply.text}")
        if turn.reply_audio:
            print_text(f"             ♪ {turn.reply_audio}")
    report = call.incident or call.tip
    if report and report.receipt:
        print_text(f"  Mã tiếp nhận: {report.receipt}")
    if call.emergency:
        print_text(f"  Khẩn cấp: {call.emergency}")
    if call.nuisance.verdict != "none":
        reasons = "; ".join(call.nuisance.reasons)
        print_text(f"  Quấy rối: {call.nuisance.verdict} ({call.nuisance.score:.2f}) {reasons}")
