"""Signing in, roles, form tokens and the audit log, over a real database."""

from __future__ import annotations

import html
import re
import sqlite3
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from running_console import PASSWORD, RunningConsole, csrf_of
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot import wiring
from bot.core.access import Role
from bot.storage.sign_ins import IDLE, SqlSignIns
from bot.web.access import COOKIE, signed_in


@pytest.fixture
def console(tmp_path: Path) -> RunningConsole:
    return RunningConsole(tmp_path)


def test_page_asks_who_it_is_and_goes_on_where_one_was(console: RunningConsole) -> None:
    """Without a sign-in a page leads to the sign-in page, and from there back."""
    client = console.client()
    away = client.get("/console/audit?page=2")
    assert (away.status_code, away.headers["location"]) == (
        303,
        "/console/sign-in?next=/console/audit%3Fpage%3D2",
    )
    form = client.get(away.headers["location"])
    assert 'value="/console/audit?page=2"' in form.text
    fields = {"name": "admin", "password": PASSWORD, "next": "/console/audit?page=2"}
    back = client.post("/console/sign-in", data=fields)
    assert (back.status_code, back.headers["location"]) == (303, fields["next"])


@pytest.mark.parametrize(
    "there", ["https://evil.example/", "//evil.example/console", "/consolex", "/console\\..", "/"]
)
def test_sign_in_never_leads_to_another_site(console: RunningConsole, there: str) -> None:
    """What comes after the sign-in is always a page of the console."""
    fields = {"name": "admin", "password": PASSWORD, "next": there}
    answer = console.client().post("/console/sign-in", data=fields)
    assert answer.headers["location"] == "/console"


def test_cookie_is_out_of_reach_and_the_database_has_no_token(console: RunningConsole) -> None:
    """The cookie is HttpOnly and SameSite, Secure behind https; only a hash of it is kept."""
    fields = {"name": "viewer", "password": PASSWORD}
    plain = console.client().post("/console/sign-in", data=fields).headers["set-cookie"]
    assert "HttpOnly" in plain
    assert "SameSite=lax" in plain
    assert "Secure" not in plain
    client = console.client()
    client.base_url = "https://console.test"
    secure = client.post("/console/sign-in", data=fields).headers["set-cookie"]
    assert "Secure" in secure
    token = plain.split("=", 1)[1].split(";")[0]
    kept = b"".join(file.read_bytes() for file in console.settings.var_dir.glob("callbot.sqlite3*"))
    assert token.encode() not in kept
    assert PASSWORD.encode() not in kept
    assert b"$argon2id$" in kept


def test_wrong_names_and_passwords_look_the_same(console: RunningConsole) -> None:
    """Nobody learns from the answer whether a name exists."""
    console.stores.people.disable("viewer")
    pages = [
        console.client().post("/console/sign-in", data={"name": name, "password": password})
        for name, password in (("admin", "wrong one"), ("nobody", PASSWORD), ("viewer", PASSWORD))
    ]
    assert [page.status_code for page in pages] == [401, 401, 401]
    texts = {page.text.replace("nobody", "admin").replace("viewer", "admin") for page in pages}
    assert len(texts) == 1
    assert COOKIE not in str([page.headers for page in pages])


def test_guessing_is_slowed_for_that_name_only(console: RunningConsole) -> None:
    """After five wrong passwords even the right one has to wait; a colleague need not."""
    client = console.client()
    for _ in range(5):
        wrong = client.post("/console/sign-in", data={"name": "admin", "password": "wrong one"})
        assert wrong.status_code == 401
    right = client.post("/console/sign-in", data={"name": "admin", "password": PASSWORD})
    assert right.status_code == 429
    assert 0 < int(right.headers["retry-after"]) <= 61
    assert console.signed_in("viewer").get("/console/audit").status_code == 403


def test_sign_in_ends(console: RunningConsole) -> None:
    """After its hours, unused for two hours, on sign-out, when the person is kept out."""
    client = console.signed_in("viewer")
    page = client.get("/console")
    assert client.post("/console/sign-out", data={"csrf": csrf_of(page.text)}).status_code == 303
    assert client.get("/console").status_code == 303

    now = wiring.vietnam_now()
    moment = [now]
    sign_ins = SqlSignIns(console.engine, lambda: moment[0], timedelta(hours=12))
    person = console.stores.people.verify("reviewer", PASSWORD)
    assert person is not None
    token = sign_ins.begin(person)
    for hours in range(1, 12):
        moment[0] = now + timedelta(hours=hours)
        found = sign_ins.find(token)
        assert found is not None, hours
        assert found.person.role is Role.REVIEWER
    moment[0] = now + timedelta(hours=12)
    assert sign_ins.find(token) is None
    token = sign_ins.begin(person)
    moment[0] += IDLE / 2
    assert sign_ins.find(token, in_use=False) is not None  # the list looks for news by itself
    moment[0] += IDLE / 2
    assert sign_ins.find(token) is None
    token = sign_ins.begin(person)
    console.stores.people.disable("reviewer")
    assert sign_ins.find(token) is None


def test_guard_looks_at_role_and_token(console: RunningConsole) -> None:
    """401 for nobody, 403 for too low a role or a missing token; field and header both work."""

    @signed_in(Role.REVIEWER)
    async def change(request: Request) -> Response:
        words = (await request.form()).get("words", "")
        return PlainTextResponse(f"{request.state.person.name}: {words}")

    console.app.router.routes.insert(0, Route("/console/change", change, methods=["POST"]))
    script = {"accept": "application/json"}
    assert console.client().post("/console/change", headers=script).status_code == 401
    viewer = console.signed_in("viewer").post("/console/change", headers=script)
    assert (viewer.status_code, viewer.json()["error"]["code"]) == (403, "access.role")

    client = console.signed_in("reviewer")
    csrf = csrf_of(client.get("/console").text)
    fields = {"words": "xin chào"}
    for wrong in ({}, {"csrf": "x"}, {"csrf": "ế"}):
        refused = client.post("/console/change", data={**fields, **wrong}, headers=script)
        assert (refused.status_code, refused.json()["error"]["code"]) == (403, "access.csrf")
    by_field = client.post("/console/change", data={**fields, "csrf": csrf})
    by_header = client.post("/console/change", data=fields, headers={"x-csrf-token": csrf})
    assert by_field.text == by_header.text == "reviewer: xin chào"
    foreign = client.post(
        "/console/change", data={"csrf": csrf}, headers={"origin": "https://evil.example"}
    )
    assert foreign.status_code == 403
    other = console.signed_in("supervisor")
    assert other.post("/console/change", data={"csrf": csrf}).status_code == 403
    big = client.post("/console/change", data={"csrf": csrf, "words": "x" * 2**21})
    assert big.status_code == 413


def test_markup_in_a_name_is_text(console: RunningConsole) -> None:
    """The sign-in page shows what was typed as words."""
    attack = '"><script>alert(1)</script>'
    page = console.client().post("/console/sign-in", data={"name": attack, "password": "x" * 9})
    assert "<script>alert" not in page.text
    assert "script-src 'self'" in page.headers["content-security-policy"]


def test_audit_log_knows_who_and_when_and_no_typed_words(console: RunningConsole) -> None:
    """Sign-ins are noted with the person; a refused one without what was typed as a name."""
    console.signed_in("reviewer")
    console.client().post("/console/sign-in", data={"name": "my-password!", "password": "x" * 9})
    events = [(e.event, e.person) for e in console.stores.audit.list()]
    assert events[:2] == [("sign_in_refused", None), ("sign_in", "reviewer")]
    assert "my-password" not in str(console.stores.audit.list())


def callbot(
    console: RunningConsole, *arguments: str, typed: str = ""
) -> subprocess.CompletedProcess[str]:
    environment = {"VAR_DIR": str(console.settings.var_dir), "PATH": "/usr/bin", "DATABASE_URL": ""}
    command = [sys.executable, "-m", "bot.cli", "user", *arguments]
    return subprocess.run(
        command, input=typed, env=environment, capture_output=True, text=True, check=False
    )


def test_command_lets_people_in_and_keeps_them_out(console: RunningConsole) -> None:
    """`callbot user add` reads the password from stdin; errors are one line and exit 2."""
    added = callbot(console, "add", "lan.nguyen", "--role", "admin", typed="một mật khẩu dài\n")
    assert (added.returncode, added.stdout) == (0, "")
    found = console.stores.people.verify("lan.nguyen", "một mật khẩu dài")
    assert found is not None
    assert found.role is Role.ADMIN
    twice = callbot(console, "add", "lan.nguyen", "--role", "viewer", typed="một mật khẩu dài\n")
    short = callbot(console, "add", "minh", "--role", "viewer", typed="ngắn\n")
    role = callbot(console, "add", "minh", "--role", "boss", typed="một mật khẩu dài\n")
    unknown = callbot(console, "disable", "ai đó")
    for refused in (twice, short, role, unknown):
        assert refused.returncode == 2
        assert len(refused.stderr.splitlines()) == 1
    assert callbot(console, "disable", "lan.nguyen").returncode == 0
    assert console.stores.people.verify("lan.nguyen", "một mật khẩu dài") is None
    listed = callbot(console, "list").stdout.splitlines()
    assert any(line.startswith("lan.nguyen\tadmin\tdisabled\t") for line in listed)
    with sqlite3.connect(console.settings.var_dir / "callbot.sqlite3") as database:
        noted = database.execute("select event, detail from audit order by id").fetchall()
    assert ("user_add", "lan.nguyen (command line)") in noted


def test_text_of_a_form_survives_signing_in_again(console: RunningConsole) -> None:
    """A note sent after the sign-in ended waits in the sign-in page, even past a wrong password,
    and is sent on by hand; markup in it stays text, and it never leads to another site."""
    client = console.signed_in("reviewer")
    csrf = csrf_of(client.get("/console").text)
    note = 'đã gọi "chị Lan" <script>alert(1)</script>'
    address = "/console/callbacks/fire/done"
    console.stores.sign_ins.end(client.cookies[COOKIE])
    away = client.post(address, data={"csrf": csrf, "note": note})
    assert away.status_code == 307  # the browser sends the form on
    page = client.post(away.headers["location"], data={"csrf": csrf, "note": note})
    assert "chưa được ghi" in page.text
    assert "<script>alert" not in page.text
    fields = hidden_fields(page.text)
    assert "csrf" not in str(fields)
    wrong = client.post("/console/sign-in", data={**fields, "name": "reviewer", "password": "x"})
    fields = hidden_fields(wrong.text)
    back = client.post(
        "/console/sign-in", data={**fields, "name": "reviewer", "password": PASSWORD}
    )
    assert back.status_code == 200
    assert f'action="{address}"' in back.text
    again = hidden_fields(back.text.split('class="send-on"')[1])
    assert (again["note"], again["csrf"]) == (note, csrf_of(back.text))
    assert client.post(address, data=again).status_code == 404  # nobody to call: it was taken
    evil = {"unsent-to": "https://evil.example/", "unsent.note": "x"}
    plain = client.post("/console/sign-in", data={**evil, "name": "viewer", "password": PASSWORD})
    assert (plain.status_code, plain.headers["location"]) == (303, "/console")


def test_button_without_a_text_is_pressed_again(console: RunningConsole) -> None:
    """There is nothing to keep of it: signing in leads to its page."""
    client = console.client()
    away = client.post("/console/callbacks/fire/number", data={"csrf": "x"})
    there = client.post(away.headers["location"], data={"csrf": "x"})
    assert there.headers["location"].endswith("?notice=expired&next=/console/callbacks")


def hidden_fields(page: str) -> dict[str, str]:
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page)
    return {name: html.unescape(value) for name, value in found}
