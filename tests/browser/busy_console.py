"""A console in which every list has rows: calls, reports, call-backs, blocks, corrections."""

from __future__ import annotations

from datetime import timedelta

from calls_to_review import MISHEARD, RIGHT, ordinary_call
from console_calls import NUISANCE, keep_call
from running_console import RunningConsole

from bot import wiring
from bot.core.report import Incident, Tip
from bot.core.review import Edit, Field, Item
from bot.storage.reports import SqlReportStore

FIRE = Incident(
    what="cháy nhà, có khói đen",
    where="số 5 phố Huế",
    ward="Phường Hai Bà Trưng",
    people_in_danger="hai người ở tầng 3",
    phone="0987654321",
    priority="P1",
    receipt="K7M3Q9TX",
)
TIP = Tip(what="đánh bạc trong quán", anonymous=True, priority="P4", receipt="H4T9WQ3X")


def fill(console: RunningConsole) -> None:
    """Everything that a list can show, urgent and calm, flagged and not."""
    _calls(console)
    _reports(console)
    _corrections(console)
    desk = wiring.desk(console.settings)
    until = wiring.vietnam_now() + timedelta(days=7)
    desk.blocks.add("0912 000 111", "gọi phá ba mươi lần một đêm", until, "supervisor")
    desk.blocks.add("0912000222", "chửi bới <b>", until + timedelta(days=1), "admin")
    console.stores.audit.record("sign_in", "reviewer")
    while console.stores.overviews.refresh():
        pass


def _calls(console: RunningConsole) -> None:
    store = console.stores.calls
    fire = [("cháy nhà ở phố Huế", "report_emergency_fire")]
    promised = {"pending": {"intake": "callback", "promised": "2026-11-20T12:15:00+07:00"}}
    keep_call(store, "fire", fire, "114", emergency="114", incident=FIRE)
    keep_call(store, "nowhere", fire, "114", emergency="114", incident=Incident(what="cháy"))
    keep_call(store, "person", [("cho gặp cán bộ", "handover")], "113", 5, handover=True,
              slots=promised)  # fmt: skip
    keep_call(store, "prank", [("gọi chơi thôi", "nuisance_prank")], minutes=7, nuisance=NUISANCE,
              handover=True)  # fmt: skip
    keep_call(store, "bet", [("có người đánh bạc", "report_tip")], "1900-0113", 8, tip=TIP,
              heard=[0.9, 0.6])  # fmt: skip
    keep_call(store, "odd", [("giấy gì lạ thế", "ask_documents")], "1900-0113", 9)
    ordinary_call(console, "voice")
    ordinary_call(console, "voice-tip", tip=Tip(what="tụ tập đua xe", phone="0912345678"))


def _reports(console: RunningConsole) -> None:
    reports = SqlReportStore(console.engine)
    reports.save_incident("fire", FIRE)
    reports.save_incident("nowhere", Incident(what="cháy", priority="P2"))
    reports.save_tip("bet", TIP)


def _corrections(console: RunningConsole) -> None:
    """One correction that can be taught, and one that is a line of a test set."""
    for call_id, text in (("teach", RIGHT), ("known", MISHEARD)):
        ordinary_call(console, call_id)
        edits = [
            Edit(Item(Field.TRANSCRIPT, 1), text),
            Edit(Item(Field.INTENT, 1), "ask_procedure"),
            Edit(Item(Field.REVIEWED), True),
        ]
        console.stores.reviews.save(call_id, edits, 0, "reviewer")
