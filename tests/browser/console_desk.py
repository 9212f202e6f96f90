"""A reviewer's desk: the console over a real database, and browser windows signed in to it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from browsers import launch, violations
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright
from running_console import RunningConsole

from bot.core.access import Person, Role
from bot.web.access import COOKIE

WAIT_MS = 60_000  # a busy machine; nothing waits longer than it has to
MOST_TABS = 120
expect.set_options(timeout=WAIT_MS)


class Desk:
    """The console, its address and a browser; its pages must load from their own origin only."""

    def __init__(self, console: RunningConsole, url: str, browser: Browser) -> None:
        self.console, self.url, self._browser = console, url, browser
        self.foreign: list[str] = []
        self.complaints: list[str] = []
        self._contexts: list[BrowserContext] = []

    def page(self, name: str | None = None, path: str = "/console", **look: object) -> Page:
        """A fresh browser window, signed in as somebody or as nobody."""
        context = self._browser.new_context(locale="vi-VN", **look)  # type: ignore[arg-type]
        context.set_default_timeout(WAIT_MS)
        self._contexts.append(context)
        page = context.new_page()
        own = (self.url, "data:", "blob:")
        page.on("request", lambda r: r.url.startswith(own) or self.foreign.append(r.url))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        if name:
            self.sign_in(context, name)
        page.goto(self.url + path)
        return page

    def sign_in(self, context: BrowserContext, name: str) -> None:
        """Give a browser the cookie of somebody who has just signed in."""
        token = self.console.stores.sign_ins.begin(Person(name, Role.named(name)))
        context.add_cookies([{"name": COOKIE, "value": token, "url": self.url}])

    def close_windows(self) -> None:
        for context in self._contexts:
            context.close()
        self._contexts.clear()


@contextmanager
def open_desk(console: RunningConsole) -> Iterator[Desk]:
    with console.served() as url, sync_playwright() as playwright:
        browser = launch(playwright, "--autoplay-policy=no-user-gesture-required")
        yield Desk(console, url, browser)
        browser.close()


def tab_to(page: Page, wanted: Locator, backwards: bool = False) -> None:
    """Press Tab until something has the focus, which must be seen there."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Shift+Tab" if backwards else "Tab")
        if wanted.evaluate("e => e === document.activeElement"):
            assert wanted.evaluate("e => e.matches(':focus-visible')")
            return
    raise AssertionError(f"Tab never reaches {wanted}")


def fits(page: Page) -> bool:
    """Whether nothing scrolls sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def check_in_both_schemes(page: Page, what: str) -> None:
    """axe-core finds nothing in the state that is shown, in light and in dark."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        assert violations(page) == [], (what, scheme)
        assert fits(page), (what, scheme)
