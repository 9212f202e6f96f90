"""The chat widget as people use it: by what it shows, says and lets them press."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from typing import Any

from browsers import violations
from playwright.sync_api import Locator, Page, expect
from running_service import RunningService

ANSWER_MS = 100_000  # a busy machine with one slow core
expect.set_options(timeout=ANSWER_MS)


class Widget:
    """The widget on a page; from the start it notes every complaint of the browser."""

    def __init__(self, page: Page, *allowed: str) -> None:
        """``allowed``: addresses that the page may load from."""
        self.page = page
        self.complaints: list[str] = []
        page.set_default_timeout(ANSWER_MS)
        page.on("request", lambda request: self._requested(request.url, allowed))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda line: self._said(line.text))
        self.message = page.get_by_label("Tin nhắn của anh chị")
        self.log = page.get_by_role("log")
        self.status = page.get_by_role("status")
        self.talk = page.locator("button.talkto")

    def _requested(self, address: str, allowed: tuple[str, ...]) -> None:
        if not address.startswith((*allowed, "blob:", "data:")):
            self.complaints.append(address)

    def _said(self, line: str) -> None:
        if "Content Security" in line or "Permissions policy" in line:
            self.complaints.append(line)

    def open(self, address: str) -> Widget:
        self.page.goto(address)
        expect(self.message).to_be_visible()
        return self

    @property
    def replies(self) -> Locator:
        return self.page.locator(".line.assistant")

    @property
    def said(self) -> Locator:
        return self.page.locator(".line.caller")

    @property
    def chips(self) -> Locator:
        return self.page.get_by_role("group", name="Trả lời nhanh").get_by_role("button")

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def option(self, name: str) -> None:
        """Press one of the options, which a wide page shows all the time."""
        folded = self.button("Tuỳ chọn")
        if folded.is_visible() and folded.get_attribute("aria-expanded") == "false":
            folded.click()
        self.button(name).click()

    def choose(self, hotline: str) -> None:
        self.page.locator(".hotlines button", has_text=hotline).click()

    def say(self, text: str) -> str:
        """Type a message, send it by the keyboard, and wait for the answer's words."""
        self.message.fill(text)
        return self.answered(lambda: self.message.press("Enter"))

    def tap(self, chip: str) -> str:
        return self.answered(self.chips.filter(has_text=chip).click)

    def answered(self, act: Any) -> str:
        """The words of the answer to something."""
        before = self.replies.count()
        act()
        expect(self.replies).to_have_count(before + 1, timeout=ANSWER_MS)
        return self.replies.last.locator(".words").inner_text()

    def kept(self, store: str = "localStorage") -> str:
        """What the page keeps in this browser."""
        return str(self.page.evaluate(f"() => {store}.getItem('callbot-widget') ?? ''"))

    def violations(self) -> list[str]:
        """What axe-core finds against WCAG and good practice, in the state that is shown."""
        return violations(self.page)


class Line:
    """The network between a browser and the service, which a test may cut and mend."""

    def __init__(self, service: RunningService) -> None:
        host, port = service.url.removeprefix("http://").split(":")
        self._service = (host, int(port))
        self._open: list[socket.socket] = []
        self._listener = self._listen(0)
        self._port = self._listener.getsockname()[1]
        self.url = f"http://127.0.0.1:{self._port}"

    def cut(self) -> None:
        """From now on nobody answers."""
        # Closing alone leaves a thread in accept, which keeps the port.
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for end in self._open:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
        self._open.clear()

    def mend(self) -> None:
        self._listener = self._listen(self._port)

    def _listen(self, port: int) -> socket.socket:
        listener = socket.create_server(("127.0.0.1", port))
        threading.Thread(target=self._accept, args=(listener,), daemon=True).start()
        return listener

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                near, _ = listener.accept()
            except OSError:
                return
            far = socket.create_connection(self._service)
            self._open += [near, far]
            for source, target in ((near, far), (far, near)):
                threading.Thread(target=_pass_on, args=(source, target), daemon=True).start()


def _pass_on(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65_536):
            target.sendall(data)
    with suppress(OSError):
        target.shutdown(socket.SHUT_WR)
