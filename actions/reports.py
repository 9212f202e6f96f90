"""Messages that were understood as something else and yet belong to a report."""

from __future__ import annotations

from dataclasses import replace

from rasa_sdk.executor import CollectingDispatcher

from actions.emergencies import take_emergency
from actions.speech import Events
from actions.tips import take_tip
from actions.told_before import messages_before_report
from actions.turn import Turn
from bot.core.language.cues import compile_cues, words_of
from bot.core.nuisance_turns import sounds_idle
from bot.core.reports.choices import says_no
from bot.core.reports.details import details_of
from bot.core.reports.matters import (
    announces_a_report,
    asks_something,
    reports_something,
    tells_of_bait,
    tells_of_goods_lost,
    wants_to_report,
)
from bot.knowledge import load_gazetteer

# Who tells what was done to them and asks nothing wants to report it, not to hear how.
WAYS_TO_REPORT = ("to_giac_toi_pham", "to_giac_lua_dao_mang")

FALLBACK = "nlu_fallback"
_REFUSES = compile_cues("^(?:dạ |à |ừ |thôi )*(?:không|khỏi|chẳng|đừng) (?:cần|muốn|phải|ghi|báo)")
_MAKES_AN_EVENT = 2  # details
_NOT_LONG_AGO = 2  # messages


async def taken_as_report(dispatcher: CollectingDispatcher, turn: Turn) -> Events | None:
    """Take a message into the open report, or into a new one; None where it tells of nothing.

    A name, a plate or a place said while a report is open is its detail, whatever the message
    was taken for; a question is none.
    """
    intake = turn.pending.get("intake")
    if intake in ("incident", "tip"):
        if asks_something(turn.text) or not _tells_a_detail(turn):
            return None
        take = take_emergency if intake == "incident" else take_tip
        return await take(dispatcher, turn)
    asked_about = _scam_asked_about(turn)
    if asked_about is not None:
        told = replace(turn, text=f"{asked_about}. {turn.text}", intent="report_fraud")
        return await take_tip(dispatcher, told)
    if tells_of_bait(turn.text):
        return await take_tip(dispatcher, replace(turn, intent="report_fraud"))
    if tells_of_goods_lost(turn.text) and not turn.slots.get("procedure"):
        return await take_tip(dispatcher, replace(turn, intent="report_lost"))
    if reports_something(turn.text) or _tells_of_an_event(turn):
        return await take_tip(dispatcher, turn)
    if turn.slots.get("procedure") in WAYS_TO_REPORT and messages_before_report(turn):
        return await _goes_on_to_report(dispatcher, turn)
    return None


async def report_as_offered(dispatcher: CollectingDispatcher, turn: Turn) -> Events | None:
    """Take the loss that was told a moment ago, where the caller says yes to that or tells on; None
    where nothing was offered, or it is declined or something else is asked."""
    if turn.pending.get("intake") != "lost_offer" or not _takes_offer(turn):
        return None
    text = str(turn.pending["text"])
    if turn.intent != "affirm":
        text = f"{text}. {turn.text}"
    return await take_tip(dispatcher, replace(turn, text=text, intent="report_lost"))


def _takes_offer(turn: Turn) -> bool:
    refuses = says_no(turn.text) or _REFUSES.search(words_of(turn.text))
    another = announces_a_report(turn.text)
    if turn.intent == "deny" or refuses or another or asks_something(turn.text):
        return False
    told = turn.intent != FALLBACK and not (turn.intent or "").startswith("ask_")
    return told or _tells_a_detail(turn)


def _scam_asked_about(turn: Turn) -> str | None:
    """The question whether something is a scam, where the caller now tells more of it or wants it
    reported, and asks nothing."""
    before = turn.said[-1 - _NOT_LONG_AGO : -1]
    asked = next((said.text for said in before if said.intent == "ask_warning"), None)
    if asked is None or asks_something(turn.text):
        return None
    found = details_of(turn.text, turn.now, load_gazetteer(), None)
    told = found.when or found.where or found.phone or found.plate
    return asked if told or wants_to_report(turn.text) else None


async def _goes_on_to_report(dispatcher: CollectingDispatcher, turn: Turn) -> Events | None:
    """Who was told how to report and then says where, when or who is reporting already."""
    if asks_something(turn.text) or not _tells_a_detail(turn):
        return None
    before = turn.said[-2].text
    text = f"{before}. {turn.text}" if reports_something(before) else turn.text
    return await take_tip(dispatcher, replace(turn, text=text))


def _tells_of_an_event(turn: Turn) -> bool:
    """Whether a message that was taken for nothing we know tells who did something, where or when:
    two of these are hardly ever said of anything but a matter for the police."""
    if asks_something(turn.text) or (turn.intent or "").startswith("ask_"):
        return False
    if sounds_idle(turn.said[-1].guess):
        return False
    found = details_of(turn.text, turn.now, load_gazetteer(), None)
    told = (found.mentions, found.when, found.who, found.plate)
    # "Nhà bên Bồ Đề là nhà thuê": of the matter that is being asked about, unless a time is told.
    if turn.slots.get("procedure") and not (found.when or found.plate):
        return False
    return sum(map(bool, told)) >= _MAKES_AN_EVENT


def _tells_a_detail(turn: Turn) -> bool:
    found = details_of(turn.text, turn.now, load_gazetteer(), None)
    told = (found.where, found.ward, found.who, found.plate, found.phone, found.when, found.people)
    return any(told) or found.correction
