"""callbot chat: a conversation in the terminal."""

from __future__ import annotations

import argparse
import asyncio
import sys
from typing import TYPE_CHECKING

from bot.commands.arguments import add_hotline
from bot.commands.keeping import keeping_calls
from bot.commands.output import print_text
from bot.core.call import Hotline
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.calls.chat import ChatDesk
    from bot.commands.arguments import Subparsers

LEAVING = {"/thoat", "/thoát", "/quit", "/exit"}


def register(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("chat", help="talk to the assistant in the terminal")
    add_hotline(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    return asyncio.run(_talk(arguments.hotline, settings))


async def _talk(hotline: Hotline, settings: Settings) -> int:
    from bot import wiring

    print("Đang mở tổng đài mô phỏng…", file=sys.stderr)
    greeting = wiring.greetings()[hotline]
    with keeping_calls(settings) as (_, store):
        async with wiring.running_dialogue(settings) as dialogue:
            desk = wiring.chat_desk(settings, wiring.turn_taker(dialogue, settings), store)
            print_text(f"Tổng đài: {greeting}")
            if sys.stdin.isatty():
                print("(/thoat hoặc Ctrl-D để kết thúc)", file=sys.stderr)
            try:
                await _exchange(desk, hotline)
            finally:
                await desk.close()
    return 0


async def _exchange(desk: ChatDesk, hotline: Hotline) -> None:
    conversation = None
    while True:
        if sys.stdin.isatty():
            print("Anh/chị: ", end="", file=sys.stderr, flush=True)
        line = await asyncio.to_thread(sys.stdin.buffer.readline)
        text = line.decode("utf-8", "replace").rstrip("\r\n")
        if not line or text.strip().lower() in LEAVING:
            return
        said = await desk.say(conversation, hotline, text)
        conversation = said.conversation
        print_text(f"Tổng đài: {said.turn.reply.text}")
