"""The browser that the tests drive, and what axe-core says of a page in it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright
from running_service import ROOT

LEFT_OUT = os.environ.get("CALLBOT_NO_BROWSER") == "1"
CHROMIUM = Path(
    os.environ.get("CALLBOT_CHROMIUM")
    or shutil.which("chromium")
    or shutil.which("google-chrome")
    or "/usr/bin/chromium"
)
LIBRARIES = ROOT / "tools" / "browser" / "node_modules"
AXE = LIBRARIES / "axe-core" / "axe.min.js"
# WCAG 2.2 AA; target size is in wcag22aa only, which axe leaves out unless it is named.
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


def missing() -> str | None:
    """What the browser tests need and this machine lacks, and what to do; None: all is there."""
    if not CHROMIUM.is_file():
        return (
            f"There is no browser: {CHROMIUM} does not exist. `make chromium` installs Debian's "
            "Chromium where it runs as root. Without root, ask for `apt-get install chromium`, or "
            "set CALLBOT_CHROMIUM to a Chromium of your own, or set CALLBOT_NO_BROWSER=1 to leave "
            "these tests out."
        )
    if not AXE.is_file():
        return (
            f"There is no axe-core: {AXE} does not exist. tools/setup.sh fetches it with npm; "
            "delete .venv/.ready and run `make setup` where npm's registry can be reached, or set "
            "CALLBOT_NO_BROWSER=1 to leave these tests out."
        )
    return None


def launch(playwright: Playwright, *flags: str) -> Browser:
    arguments = ["--no-sandbox", "--disable-gpu", *flags]
    return playwright.chromium.launch(executable_path=str(CHROMIUM), args=arguments)


def violations(page: Page) -> list[str]:
    """What axe-core finds against WCAG 2.2 AA and good practice, in the state that is shown."""
    if not AXE.is_file():
        pytest.fail(str(missing()), pytrace=False)
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate(
        "rules => axe.run(document, { runOnly: rules, resultTypes: ['violations'] })", list(RULES)
    )
    return [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]
