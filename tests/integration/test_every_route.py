"""Every address of the web application: what is open is listed here, the rest asks who it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from calls_to_review import ordinary_call
from running_console import RunningConsole, csrf_of
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute

from bot.core.access import Role

# What callers, chatters, bridges and monitoring use without signing in; nothing else is open.
OPEN = {
    ("GET", "/"), ("GET", "/call"), ("GET", "/widget.js"), ("MOUNT", "/static"),
    ("GET", "/static/libraries/{name}"), ("GET", "/health"), ("GET", "/metrics"),
    ("GET", "/api/widget"), ("POST", "/api/chat"), ("POST", "/api/voice"),
    ("POST", "/api/voice/reply"), ("POST", "/api/calls"), ("SOCKET", "/api/live"),
    ("GET", "/api/calls/{call:uuid}/audio/{turn:int}.wav"),  # under a name nobody can guess
    ("POST", "/api/receipts"),  # by a code nobody can guess
    ("GET", "/console/sign-in"), ("POST", "/console/sign-in"), ("POST", "/console/sign-in/again"),
}  # fmt: skip
CALL = "/console/calls/{call}"
# The least role that an address is for.
LEAST = {
    ("GET", "/api/calls/{call}"): Role.VIEWER,
    ("GET", "/console"): Role.VIEWER,
    ("GET", "/console/changes"): Role.VIEWER,
    ("GET", "/console/export"): Role.REVIEWER,
    ("GET", CALL): Role.VIEWER,
    ("GET", f"{CALL}/history"): Role.VIEWER,
    ("GET", f"{CALL}/changes"): Role.VIEWER,
    ("POST", f"{CALL}/changes"): Role.REVIEWER,
    ("POST", f"{CALL}/reveal"): Role.REVIEWER,
    ("POST", f"{CALL}/cover"): Role.REVIEWER,
    ("GET", f"{CALL}/sound.wav"): Role.VIEWER,
    ("GET", f"{CALL}/sound.json"): Role.VIEWER,
    ("GET", f"{CALL}/turns/{{turn:int}}/reply.wav"): Role.VIEWER,
    ("GET", f"{CALL}/turns/{{turn:int}}/said.wav"): Role.VIEWER,
    ("GET", "/console/incidents"): Role.VIEWER,
    ("GET", "/console/tips"): Role.VIEWER,
    ("GET", "/console/day"): Role.VIEWER,
    ("POST", "/console/sign-out"): Role.VIEWER,
    ("GET", "/console/callbacks"): Role.REVIEWER,
    ("POST", "/console/callbacks/{call}/number"): Role.REVIEWER,
    ("POST", "/console/callbacks/{call}/done"): Role.REVIEWER,
    ("POST", "/console/reports/{kind}/{report:int}/status"): Role.REVIEWER,
    ("GET", "/api/incidents"): Role.REVIEWER,
    ("GET", "/api/tips"): Role.REVIEWER,
    ("GET", "/api/callbacks"): Role.REVIEWER,
    ("POST", "/api/callbacks/{call}/done"): Role.REVIEWER,
    ("GET", "/console/blocks"): Role.SUPERVISOR,
    ("POST", "/console/blocks"): Role.SUPERVISOR,
    ("POST", "/console/blocks/remove"): Role.SUPERVISOR,
    ("GET", "/api/blocks"): Role.SUPERVISOR,
    ("POST", "/api/blocks"): Role.SUPERVISOR,
    ("DELETE", "/api/blocks/{number}"): Role.SUPERVISOR,
    ("GET", "/console/approvals"): Role.SUPERVISOR,
    ("POST", "/console/approvals"): Role.SUPERVISOR,
    ("GET", "/console/approvals/corrections.yml"): Role.SUPERVISOR,
    ("GET", "/console/audit"): Role.ADMIN,
}
SCRIPT = {"accept": "application/json"}


@pytest.fixture(scope="module")
def console(tmp_path_factory: pytest.TempPathFactory) -> RunningConsole:
    console = RunningConsole(tmp_path_factory.mktemp("console"))
    ordinary_call(console)
    return console


def addresses(routes: list[BaseRoute]) -> Iterator[tuple[str, str]]:
    """(method, path) of every route there is."""
    for route in routes:
        if isinstance(route, Route):
            for method in (route.methods or set()) - {"HEAD"}:
                yield method, route.path
        elif isinstance(route, WebSocketRoute):
            yield "SOCKET", route.path
        elif isinstance(route, Mount):
            yield "MOUNT", route.path
        else:
            raise AssertionError(f"a kind of route that this test does not know: {route}")


def filled(path: str) -> str:
    """The path with something in place of its parameters."""
    values = {"call": "cuoc-1", "turn": "1", "number": "0912000111", "kind": "tip",
              "report": "1"}  # fmt: skip
    return re.sub(r"{(\w+)(?::\w+)?}", lambda found: values[found[1]], path)


def test_every_address_is_either_open_on_purpose_or_has_a_role(console: RunningConsole) -> None:
    """A new page is found here before anybody finds it open; a list that is too long, too."""
    assert set(addresses(console.app.routes)) == OPEN | set(LEAST)


@pytest.mark.parametrize(("method", "path"), sorted(LEAST))
def test_nobody_gets_in_without_signing_in(console: RunningConsole, method: str, path: str) -> None:
    """A script is told 401; a person is led to the sign-in page; a made-up cookie opens nothing."""
    stranger = console.client()
    script = stranger.request(method, filled(path), headers=SCRIPT)
    assert (script.status_code, script.json()["error"]["code"]) == (401, "access.sign_in")
    stranger.cookies.set("callbot_sign_in", "made-up")
    page = stranger.request(method, filled(path))
    if path.startswith("/console"):
        assert page.status_code in (303, 307)
        assert page.headers["location"].startswith("/console/sign-in")
    else:
        assert page.status_code == 401


@pytest.mark.parametrize("role", list(Role))
def test_each_role_gets_what_is_its_own_and_is_refused_the_rest(
    console: RunningConsole, role: Role
) -> None:
    """Below an address's role 403, whatever is sent; from it on, never; and nothing is changed
    without the form's token."""
    client = console.signed_in(str(role))
    csrf = csrf_of(client.get("/console").text)
    for (method, path), least in LEAST.items():
        if path == "/console/sign-out":
            continue
        answer = client.request(method, filled(path), headers={**SCRIPT, "x-csrf-token": csrf})
        refused = answer.status_code == 403 and answer.json()["error"]["code"] == "access.role"
        assert refused is (role < least), (role, method, path, answer.status_code)
        assert answer.status_code < 500, (role, method, path)
        if method != "GET" and role >= least:
            bare = client.request(method, filled(path), headers=SCRIPT)
            assert (bare.status_code, bare.json()["error"]["code"]) == (403, "access.csrf"), path


def test_files_stay_inside_their_folder(console: RunningConsole) -> None:
    """What is open serves nothing that lies beside it."""
    client = console.client()
    for path in (
        "/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static//etc/passwd",
        "/static/libraries/..%2f..%2fpackage.json", "/static/libraries/axe.min.js",
    ):  # fmt: skip
        assert client.get(path).status_code == 404, path
