"""The chat widget on pages of other origins: of a configured one, and of one that is not."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from browsers import launch
from chat_widget import Widget
from playwright.sync_api import Browser, Page, expect, sync_playwright
from running_service import RunningService

PAGE = """<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Phường</title></head>
<body><main><h1>Trang của phường</h1><p>Nội dung.</p></main>
<script src="{service}/widget.js" data-hotline="1900-0113" data-theme="dark" data-accent="#ffd24d"
 defer></script></body></html>"""
# As strict as such a page can be: no inline style, nothing of anybody but itself and the service.
POLICY = "default-src 'none'; script-src {service}; connect-src {service}; media-src {service}"


@contextmanager
def site(service: str, port: int = 0) -> Iterator[str]:
    """Another site, whose one page has the widget's tag."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = PAGE.format(service=service).encode()
            self.send_response(200)
            self.send_header("content-type", "text/html; charset=utf-8")
            self.send_header("content-security-policy", POLICY.format(service=service))
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """The tests' output is not for this."""

    server = ThreadingHTTPServer(("localhost", port), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def test_configured_site_has_the_widget_under_a_strict_policy(
    page: Page, service: RunningService
) -> None:
    """A launcher, a panel, an answer that can be heard, and the way back by keyboard."""
    with site(service.url, service.embedding_port) as address:
        widget = Widget(page, address, service.url)
        page.goto(address)
        launcher = widget.button("Mở tổng đài mô phỏng")
        expect(launcher).to_be_visible()
        assert widget.violations() == []
        launcher.focus()
        page.keyboard.press("Enter")
        panel = page.get_by_role("dialog", name="Tổng đài mô phỏng")
        expect(panel).to_be_visible()
        expect(widget.message).to_be_focused()
        assert widget.say("đăng ký tạm trú mất bao lâu")
        widget.replies.last.get_by_role("button", name="Nghe câu trả lời").click()
        expect(widget.replies.last.get_by_role("button", name="Tạm dừng")).to_be_visible()
        assert widget.violations() == []
        page.keyboard.press("Escape")
        expect(panel).to_be_hidden()
        expect(launcher).to_be_focused()
        # The page's own colour, and whichever of black and white is readable on it.
        colours = launcher.evaluate(
            "e => [getComputedStyle(e).backgroundColor, getComputedStyle(e).color]"
        )
        assert colours == ["rgb(255, 210, 77)", "rgb(0, 0, 0)"]
        assert widget.complaints == []


def test_site_that_is_not_configured_gets_nothing(page: Page, service: RunningService) -> None:
    """Neither the widget nor an answer, whatever its page tries."""
    with site(service.url) as address:
        with page.expect_console_message(lambda line: "may not have the widget" in line.text):
            page.goto(address)
        expect(page.locator("callbot-widget")).to_have_count(0)
        outcome = page.evaluate(
            """address => fetch(address + "/api/chat", { method: "POST", mode: "no-cors",
                 body: JSON.stringify({ hotline: "113", text: "thử" }) })
               .then((answer) => answer.type, (error) => error.name)""",
            service.url,
        )
        assert outcome in ("opaque", "TypeError")
        answer = service.client.post(
            "/api/chat", json={"hotline": "113", "text": "thử"}, headers={"origin": address}
        )
        assert answer.status_code == 403
