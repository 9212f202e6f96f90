"""The lists of incidents and tips: filtered, searched, and summed up in a sentence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from console_calls import keep_call
from running_console import RunningConsole

from bot import wiring
from bot.core.report import Incident, Tip
from bot.storage.reports import SqlReportStore
from bot.web.console.reports import PAGE


@pytest.fixture
def console(tmp_path: Path) -> RunningConsole:
    console = RunningConsole(tmp_path)
    store, reports = console.stores.calls, SqlReportStore(console.engine)
    keep_call(store, "fire", [("cháy nhà ở phố Huế", "report_emergency_fire")], "114")
    keep_call(store, "crash", [("xe đâm nhau ở cầu Giấy", "report_emergency_traffic")], "113")
    keep_call(store, "bet", [("có người đánh bạc", "report_tip")], "1900-0113")
    fire = Incident(what="cháy nhà", where="phố Huế", priority="P1", receipt="K7M3Q9TX")
    reports.save_incident("fire", fire)
    reports.save_incident("crash", Incident(what="xe đâm nhau", priority="P3"))
    reports.save_tip("bet", Tip(what="đánh bạc", where="phố Láng", priority="P4"))
    return console


def shown(console: RunningConsole, address: str) -> tuple[str, list[str]]:
    """The sentence and the calls of a list, for a viewer."""
    page = console.signed_in("viewer").get(address).text
    told = re.search(r'id="told">([^<]*)<', page)
    assert told is not None
    return told[1], re.findall(r'href="/console/calls/(\w+)"', page)


@pytest.mark.parametrize(
    ("query", "calls"),
    [
        ("", ["crash", "fire"]),
        ("hotline=114", ["fire"]),
        ("priority=P3", ["crash"]),
        ("q=chay+nha", ["fire"]),
        ("q=cháy+nhà&hotline=113", []),
        ("q=k7m3+q9tx", ["fire"]),
        ("from=2020-01-01", ["crash", "fire"]),
        ("from=2999-01-01", []),
        ("to=2020-01-01", []),
        ("hotline=999&priority=X&from=nonsense", ["crash", "fire"]),
        ("q=%22%27%3B--", []),
    ],
)
def test_every_filter_narrows(console: RunningConsole, query: str, calls: list[str]) -> None:
    """Hotline, priority, words with and without diacritics, a receipt, days; nonsense is left
    out."""
    assert shown(console, f"/console/incidents?{query}")[1] == calls


def test_today_is_included_at_both_ends(console: RunningConsole) -> None:
    """A report of today is found from today until today."""
    today = wiring.vietnam_now().date().isoformat()
    assert shown(console, f"/console/tips?from={today}&to={today}")[1] == ["bet"]


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("/console/incidents", "2 vụ việc: 1 ở mức P1 hoặc P2, 1 chưa rõ địa điểm."),
        ("/console/incidents?hotline=114", "1 vụ việc khớp bộ lọc: 1 ở mức P1 hoặc P2."),
        ("/console/incidents?hotline=1900-0113", "Không có vụ việc nào khớp bộ lọc."),
        ("/console/tips", "1 tin báo."),
    ],
)
def test_a_sentence_sums_them_up(console: RunningConsole, address: str, sentence: str) -> None:
    """How many, how many urgent, how many without a place; of the filter, not of the page."""
    assert shown(console, address)[0] == sentence


def test_next_page_keeps_the_filter(console: RunningConsole) -> None:
    """Older reports are of the same filter, and the sentence counts all of them."""
    reports = SqlReportStore(console.engine)
    for number in range(PAGE + 3):
        reports.save_tip(f"call{number}", Tip(what="đua xe", priority="P2"))
    client = console.signed_in("viewer")
    page = client.get("/console/tips?priority=P2").text
    assert f"{PAGE + 3} tin báo khớp bộ lọc" in page
    older = re.search(r'rel="next" href="([^"]+)"', page)
    assert older is not None
    rest = client.get(older[1].replace("&amp;", "&")).text
    assert len(re.findall(r'href="/console/calls/', rest)) == 3
    assert 'value="P2" selected' in rest
