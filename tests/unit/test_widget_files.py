"""The files of the chat widget, as a page gets them."""

from __future__ import annotations

import gzip
import re

from bot.settings import ROOT

FOLDER = ROOT / "bot" / "web" / "static" / "widget"
FILES = sorted(FOLDER.iterdir())


def test_widget_is_light() -> None:
    """Loader, modules and style together are at most 30 KB gzipped."""
    assert sum(len(gzip.compress(file.read_bytes())) for file in FILES) <= 30 * 1024


def test_widget_needs_nobody_else() -> None:
    """No address of another host, no markup from text, no code from text, no inline style."""
    for file in FILES:
        text = file.read_text("utf-8")
        for address in re.findall(r"https?://[\w.…-]+", text):
            assert address in ("http://www.w3.org", "https://…"), (file.name, address)
        for danger in ("innerHTML", "outerHTML", "insertAdjacentHTML", "eval(", "new Function"):
            assert danger not in text, (file.name, danger)


def test_every_module_is_used() -> None:
    """No file lies there that nothing imports."""
    imported = {"loader.js", "element.js", "widget.css"}
    for file in FILES:
        imported |= set(re.findall(r'from "\./([a-z]+\.js)"', file.read_text("utf-8")))
    assert imported == {file.name for file in FILES}
