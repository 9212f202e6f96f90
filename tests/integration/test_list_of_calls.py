"""The console's list, search, exports, reports and dashboard, over a real database."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from console_calls import NUISANCE, keep_call
from running_console import RunningConsole, csrf_of
from sqlalchemy import delete

from bot.calls.contract import call_object
from bot.core.access import Role
from bot.core.report import Incident, Tip
from bot.core.review import Edit, Field, Item
from bot.storage.call_lists import CallFilter, Mark, match_of
from bot.storage.database import writing
from bot.storage.reports import SqlReportStore
from bot.storage.tables import calls


@pytest.fixture
def console(tmp_path: Path) -> RunningConsole:
    return RunningConsole(tmp_path)


def listed(console: RunningConsole, **wanted: object) -> list[str]:
    """The ids of the list's calls, in its order."""
    while console.stores.overviews.refresh():
        pass
    return [line.call_id for line in console.stores.lists.page(CallFilter(**wanted), 100)]  # type: ignore[arg-type]


def shown(page: str) -> list[str]:
    return re.findall(r'data-call="([^"]+)"', page.split('id="calls"')[1].split(">", 1)[1])


def test_emergencies_come_first_and_nuisance_is_only_lower(console: RunningConsole) -> None:
    """An old emergency leads; a flagged call ends its own day, before the day before; none is
    hidden; a flagged call that told of an emergency leads all the same."""
    store = console.stores.calls
    day = 24 * 60
    keep_call(store, "old-fire", [("cháy nhà", "report_emergency_fire")], emergency="114")
    keep_call(store, "yesterday", minutes=day)
    keep_call(store, "prank", minutes=2 * day + 5, nuisance=NUISANCE)
    keep_call(store, "morning", minutes=2 * day)
    keep_call(store, "wolf", [("cứu", None)], minutes=day + 1, nuisance=NUISANCE, emergency="113")
    assert listed(console) == ["wolf", "old-fire", "morning", "prank", "yesterday"]
    assert listed(console, newest=True) == ["prank", "morning", "wolf", "yesterday", "old-fire"]


def test_reviewed_emergency_leaves_the_top(console: RunningConsole) -> None:
    """Once a person has finished with it, it stands in its day; the filters know who it was."""
    store = console.stores.calls
    keep_call(store, "fire", [("cháy", "report_emergency_fire")], emergency="114")
    keep_call(store, "later", minutes=30)
    assert listed(console) == ["fire", "later"]
    edits = [Edit(Item(Field.REVIEWED), True), Edit(Item(Field.VERDICT), "suspected")]
    console.stores.reviews.save("fire", edits, 0, "lan")
    assert listed(console) == ["later", "fire"]
    assert listed(console, reviewer="lan") == ["fire"]
    assert listed(console, state="reviewed", verdict="suspected") == ["fire"]
    assert listed(console, needs_review=True) == []
    assert console.stores.lists.reviewers() == ["lan"]


def test_every_filter_narrows(console: RunningConsole) -> None:
    """Hotline, dates (both ends included), verdict, priority, state, intent, what needs a look."""
    store = console.stores.calls
    incident = Incident(what="cháy", priority="P1")
    keep_call(
        store, "a", [("cháy", "report_emergency_fire")], "114", emergency="114", incident=incident
    )
    keep_call(
        store, "b", [("dạ", "affirm"), ("lệ phí", "ask_fee")], "1900-0113", 24 * 60, procedure="x"
    )
    keep_call(store, "c", hotline="113", minutes=2 * 24 * 60, nuisance=NUISANCE, finished=False)
    assert listed(console, hotline="114") == ["a"]
    assert listed(console, since="2026-11-21", until="2026-11-21") == ["b"]
    assert listed(console, since="2026-11-21") == ["c", "b"]
    assert listed(console, verdict="nuisance") == []  # the call goes on: not assessed as a whole
    assert listed(console, priority="P1") == ["a"]
    assert listed(console, state="going_on") == ["c"]
    assert listed(console, state="new", hotline="114") == ["a"]
    assert listed(console, intent="ask_fee") == ["b"]
    assert listed(console, intent="affirm") == ["b"]
    assert listed(console, needs_review=True) == ["a"]
    assert console.stores.lists.count(CallFilter(hotline="113")) == 1


def test_search_with_and_without_diacritics(console: RunningConsole) -> None:
    """Plain letters find everything; marks find what has them, or has none at all; all words must
    occur, quotes keep them together, both ways to place a tone are one."""
    store = console.stores.calls
    keep_call(store, "fire", [("Cháy nhà ở phố Huế", None), ("hoà bình", None)])
    keep_call(store, "typed", [("chay nha roi", None)])
    keep_call(store, "run", [("tôi chạy về nhà", None)], minutes=1)
    everything = {"fire", "typed", "run"}
    assert set(listed(console, words="chay nha")) == everything
    assert set(listed(console, words="cháy nhà")) == {"fire", "typed"}
    assert set(listed(console, words='"chay nha"')) == {"fire", "typed"}
    assert listed(console, words="NHÀ Huế") == ["fire"]
    assert listed(console, words="hòa") == ["fire"]
    assert listed(console, words="huế chạy") == []
    assert listed(console, words='"') == []
    assert listed(console, words="AND OR NOT * ( ) :") == []


@pytest.mark.parametrize(
    "words", ['"', "'", "a OR", "text:", "*", "NEAR(", "%", "\\", "cháy\0", "😀"]
)
def test_odd_search_is_no_error(console: RunningConsole, words: str) -> None:
    """Whatever is typed gives a page, never a fault of the index's language."""
    keep_call(console.stores.calls, "one")
    page = console.signed_in("viewer").get("/console", params={"q": words})
    assert page.status_code == 200
    assert match_of(words).count('"') % 2 == 0


def test_receipt_and_id_are_found(console: RunningConsole) -> None:
    """A receipt leads to its call, as does the beginning of a call's id."""
    call = "0a1b2c3d-0000-4000-8000-000000000000"
    keep_call(console.stores.calls, call)
    keep_call(console.stores.calls, "other")
    SqlReportStore(console.engine).save_tip(call, Tip(what="đánh bạc", receipt="K7M3Q9TX"))
    assert listed(console, words="k7m3q9tx") == [call]
    assert listed(console, words="0a1b2c3d") == [call]


def test_personal_data_is_covered_and_not_searched(console: RunningConsole) -> None:
    """Neither the list nor the search lets anybody at a number or a plate."""
    said = [("số của tôi là 0912 345 678, xe 29A-123.45", "report_lost")]
    keep_call(console.stores.calls, "private", said)
    assert listed(console) == ["private"]
    assert listed(console, words="0912") == []
    page = console.signed_in("admin").get("/console").text
    assert "345" not in page
    assert "•" in page


def test_pages_follow_each_other_while_calls_come_in(console: RunningConsole) -> None:
    """Every call is on exactly one page, whatever arrives meanwhile."""
    for number in range(120):
        keep_call(console.stores.calls, f"call-{number:03d}", minutes=number)
    listed(console)
    client = console.signed_in("viewer")
    seen: list[str] = []
    address = "/console"
    while True:
        page = client.get(address).text
        seen += shown(page)
        keep_call(console.stores.calls, f"new-{len(seen)}", minutes=900 + len(seen))
        further = re.search(r'rel="next" href="([^"]+)"', page)
        if further is None:
            break
        address = further.group(1).replace("&amp;", "&")
    old = [call for call in seen if call.startswith("call-")]
    assert old == [f"call-{number:03d}" for number in reversed(range(120))]


def test_arrivals_are_told_once(console: RunningConsole) -> None:
    """What has come since a mark, in a sentence for a screen reader; then nothing."""
    client = console.signed_in("viewer")
    keep_call(console.stores.calls, "first")
    listed(console)
    mark = console.stores.lists.mark()
    keep_call(
        console.stores.calls, "fire", [("cháy", "report_emergency_fire")], "114", emergency="114"
    )
    at = {"call": mark.call, "revision": mark.revision}
    told = client.get("/console/changes", params=at).json()
    assert (told["arrived"], told["changed"]) == (1, True)
    assert told["announcement"] == "Cuộc gọi mới đến 114: Báo cháy, nổ, khẩn cấp."
    again = client.get("/console/changes", params={k: told[k] for k in at}).json()
    assert (again["arrived"], again["changed"], again["announcement"]) == (0, False, "")
    console.stores.reviews.save("first", [Edit(Item(Field.ESCALATED), True)], 0, "lan")
    later = client.get("/console/changes", params={k: told[k] for k in at}).json()
    assert (later["arrived"], later["changed"]) == (0, True)
    assert console.stores.lists.mark() == Mark(later["call"], later["revision"])


def test_markup_is_text_everywhere(console: RunningConsole) -> None:
    """A script in what was said is words in the list, in an excerpt and on the dashboard."""
    attack = "<script>alert('x')</script> cháy"
    keep_call(console.stores.calls, "x<y>", [(attack, "nlu_fallback")])
    client = console.signed_in("viewer")
    for address in ("/console", "/console?q=chay", "/console/day?day=2026-11-20"):
        page = client.get(address).text
        assert "<script>alert" not in page
        assert "&lt;script&gt;" in page, address


def test_export_is_the_filtered_list(console: RunningConsole) -> None:
    """Lines of JSON as everywhere; rows of CSV that no spreadsheet takes for formulas; each export
    is noted; viewers may not."""
    fire = keep_call(
        console.stores.calls, "fire", [('=HYPERLINK("x")', None), ("0912 345 678", None)], "114"
    )
    keep_call(console.stores.calls, "other", hotline="113")
    listed(console)
    client = console.signed_in("supervisor")
    lines = client.get("/console/export?format=jsonl&hotline=114").text.splitlines()
    assert [json.loads(line) for line in lines] == [call_object(fire)]
    answer = client.get("/console/export?format=csv&hotline=114")
    assert "attachment" in answer.headers["content-disposition"]
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert [row["text"] for row in rows] == ['\'=HYPERLINK("x")', "0912 345 678"]
    assert client.get("/console/export?format=excel").content.startswith(b"\xef\xbb\xbfcall,")
    covered = console.signed_in("reviewer").get("/console/export?format=csv&hotline=114").text
    assert "345" not in covered
    assert console.signed_in("viewer").get("/console/export?format=csv").status_code == 403
    assert client.get("/console/export?format=exe").status_code == 422
    noted = [(e.person, e.detail) for e in console.stores.audit.list() if e.event == "export"]
    assert ("reviewer", "csv, covered") in noted
    assert ("supervisor", "jsonl, whole") in noted


def test_reports_are_listed_with_personal_data_covered(console: RunningConsole) -> None:
    """Incidents and tips lead to their calls; numbers and names stay covered."""
    reports = SqlReportStore(console.engine)
    reports.save_incident(
        "fire", Incident(what="cháy nhà", phone="0912345678", priority="P1", receipt="K7M3Q9TX")
    )
    reports.save_tip("bet", Tip(what="đánh bạc <b>", plate="29A-123.45", anonymous=True))
    client = console.signed_in("viewer")
    incidents, tips = client.get("/console/incidents").text, client.get("/console/tips").text
    assert "cháy nhà" in incidents
    assert 'href="/console/calls/fire"' in incidents
    assert "K7M3Q9TX" in incidents
    assert "đánh bạc &lt;b&gt;" in tips
    assert "Giấu tên" in tips
    assert "0912345678" not in incidents + tips
    assert "123.45" not in incidents + tips


def test_call_backs_are_worked_off(console: RunningConsole) -> None:
    """The most urgent first; the number is seen by asking, which is noted; done is done once."""
    fire = Incident(what="cháy nhà", priority="P1", phone="0987654321")
    said = [("cháy nhà", "report_emergency_fire")]
    keep_call(console.stores.calls, "person", [("gặp cán bộ", "handover")], "113", handover=True)
    keep_call(console.stores.calls, "fire", said, "114", emergency="114", incident=fire)
    client = console.signed_in("reviewer")
    page = client.get("/console/callbacks").text
    assert re.findall(r'id="call-(\w+)"', page) == ["fire", "person"]
    assert "0987654321" not in page
    token = {"csrf": csrf_of(page)}
    seen = client.post("/console/callbacks/fire/number", data=token).text
    assert 'href="tel:0987654321"' in seen
    assert "0912345678" not in seen
    done = {**token, "note": "đã cử xe"}
    assert client.post("/console/callbacks/fire/done", data=done).status_code == 303
    assert client.post("/console/callbacks/fire/done", data=done).status_code == 404
    assert "call-fire" not in client.get("/console/callbacks").text
    noted = [(e.event, e.call_id) for e in console.stores.audit.list()]
    assert ("reveal", "fire") in noted
    assert ("callback_done", "fire") in noted


def test_day_is_told_from_the_database(console: RunningConsole) -> None:
    """Calls by hour and hotline, nuisance, answering times, questions: all as they were kept."""
    store = console.stores.calls
    for number in range(3):
        keep_call(
            store,
            f"fee-{number}",
            [("lệ phí?", "ask_fee")],
            "1900-0113",
            number,
            procedure="cap-can-cuoc",
        )
    keep_call(store, "prank", minutes=60, nuisance=NUISANCE, said=[("a lô", "nuisance_prank")])
    keep_call(store, "odd", [("giấy gì lạ", "ask_documents")], minutes=61, heard=[0.9, 0.7])
    keep_call(store, "odd2", [("Giay gi la", "ask_documents")], minutes=62)
    keep_call(store, "tomorrow", minutes=24 * 60)
    listed(console)
    day = console.stores.days.get("2026-11-20")
    figures = day.figures
    assert figures.calls == 6
    assert figures.by_hour["1900-0113"][12] == 3
    assert figures.by_hour["113"][13] == 3
    assert figures.nuisance_share == pytest.approx(1 / 6)
    assert figures.answer_p50_ms == 500.0
    assert figures.hearing_mean == pytest.approx(0.8)
    assert dict(figures.hearing)["80–90 %"] == 1
    assert day.asked == [("cap-can-cuoc", 3)]
    assert day.unanswered == [("giấy gì lạ", 2, "odd")]
    page = console.signed_in("viewer").get("/console/day?day=2026-11-20").text
    assert "<svg" in page
    assert "style=" not in page
    assert "12 giờ, 1900-0113: 3" in page
    assert console.signed_in("viewer").get("/console/day?day=nonsense").status_code == 200


def test_call_is_given_back_exactly(console: RunningConsole) -> None:
    """GET /api/calls/{call}: the object of `callbot call --json`, for viewers with personal data
    covered; 401 and 404 as JSON."""
    call = keep_call(
        console.stores.calls, "0b1b2c3d", [("cháy nhà", "report_emergency_fire")], emergency="114"
    )
    client = console.signed_in("reviewer")
    answer = client.get("/api/calls/0b1b2c3d")
    assert (answer.status_code, answer.json()) == (200, call_object(call))
    seen = console.signed_in("viewer").get("/api/calls/0b1b2c3d").json()
    assert {**answer.json(), "caller": None} == seen
    assert client.get("/api/calls/unknown").status_code == 404
    nobody = console.client().get("/api/calls/0b1b2c3d")
    assert (nobody.status_code, nobody.json()["error"]["code"]) == (401, "access.sign_in")


@pytest.mark.parametrize(
    ("address", "least"),
    [
        ("/console", Role.VIEWER),
        ("/console/changes", Role.VIEWER),
        ("/console/callbacks", Role.REVIEWER),
        ("/console/incidents", Role.VIEWER),
        ("/console/tips", Role.VIEWER),
        ("/console/day", Role.VIEWER),
        ("/console/export?format=csv", Role.REVIEWER),
        ("/console/audit", Role.ADMIN),
    ],
)
def test_pages_are_for_their_roles(console: RunningConsole, address: str, least: Role) -> None:
    """Nobody gets in without a sign-in, and none below the page's role."""
    assert console.client().get(address).status_code == 303
    for role in Role:
        status = console.signed_in(str(role)).get(address).status_code
        assert status == (200 if role >= least else 403), (address, role)


def test_deleted_call_leaves_nothing_behind(console: RunningConsole) -> None:
    """Its line goes with it, and the next call's words take the place of its own."""
    keep_call(console.stores.calls, "gone", [("cháy chợ", None)])
    listed(console)
    with writing(console.engine) as connection:
        connection.execute(delete(calls).where(calls.c.id == "gone"))
    keep_call(console.stores.calls, "next", [("mất ví", None)])
    assert listed(console) == ["next"]
    assert listed(console, words="chay cho") == []
    assert listed(console, words="mat vi") == ["next"]


def test_call_whose_words_cannot_be_read_is_listed_all_the_same(
    console: RunningConsole, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault in covering its words costs a call its excerpt, never its place."""

    def broken(_text: str) -> str:
        raise ValueError("cannot cover")

    monkeypatch.setattr(console.stores.overviews, "_cover", broken)
    keep_call(console.stores.calls, "fire", [("cháy", "report_emergency_fire")], emergency="114")
    assert listed(console) == ["fire"]
    assert listed(console, needs_review=True) == ["fire"]
