"""Trained models kept by what they were made from: another clone need not train the same again.

They lie in $CALLBOT_CACHE, else in callbot/ of the user's cache folder, the newest few of them.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from pathlib import Path

from bot.settings import ROOT

MOST_KEPT = 3
LOCK = ROOT / "requirements.lock"  # other libraries make another model of the same data


def fetch(content: str, model: Path) -> bool:
    """Put the model made from ``content`` (a hash) in its place; whether there is one to be had."""
    kept = _place(content)
    if not kept.is_file():
        return False
    try:
        _copied(kept, model)
    except OSError as error:
        print(f"the model that was kept cannot be taken: {error}", file=sys.stderr)
        return False
    return True


def keep(content: str, model: Path) -> None:
    """Keep a model that was just trained; where that cannot be done, say so and go on."""
    kept = _place(content)
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        _copied(model, kept)
        by_age = sorted(kept.parent.glob("*.tar.gz"), key=lambda file: -file.stat().st_mtime)
        for old in by_age[MOST_KEPT:]:
            old.unlink(missing_ok=True)
    except OSError as error:
        print(f"the model is not kept for other clones: {error}", file=sys.stderr)


def _copied(source: Path, target: Path) -> None:
    """At once: who looks meanwhile finds the old file, or none, or the new one."""
    partial = target.with_name(f".{os.getpid()}-{target.name}")
    shutil.copyfile(source, partial)
    partial.replace(target)


def _place(content: str) -> Path:
    caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = Path(os.environ.get("CALLBOT_CACHE") or caches / "callbot")
    libraries = LOCK.read_bytes() if LOCK.is_file() else b""
    name = hashlib.sha256(content.encode() + libraries).hexdigest()[:32]
    return folder / "dialogue" / f"{name}.tar.gz"
