"""``callbot understand`` as scripts use it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from running_service import ROOT


def understand(lines: list[Any], var_dir: Path) -> tuple[list[Any], subprocess.CompletedProcess]:
    import os

    raw = b"".join(
        line if isinstance(line, bytes) else json.dumps(line).encode() + b"\n" for line in lines
    )
    done = subprocess.run(
        [sys.executable, "-m", "bot.cli", "understand"],
        cwd=ROOT,
        env={**os.environ, "VAR_DIR": str(var_dir)},
        input=raw,
        capture_output=True,
        timeout=240,
        check=False,
    )
    return [json.loads(line) for line in done.stdout.splitlines()], done


def test_messages_are_answered_in_order_with_their_conversations(tmp_path: Path) -> None:
    """Topic kept within a conversation, fresh outside of it; bad lines cost only themselves."""
    ask = {"hotline": "1900-0113"}
    lines = [
        {"id": 1, "text": "làm căn cước cần giấy tờ gì", "conversation": "x", **ask},
        {"id": 2, "text": "thế mất bao lâu", "conversation": "x", **ask},
        b"{broken\n",
        {"id": 3, "text": "cháy nhà rồi cứu với", "hotline": "114"},
        {"id": 4, "text": "   ", "hotline": "113"},
    ]
    found, done = understand(lines, tmp_path)
    assert [answer.get("id") for answer in found] == [1, 2, None, 3, 4]
    assert found[0]["procedure"] == found[1]["procedure"] is not None
    assert found[2]["error"]["message"]
    assert found[3]["emergency"] == "114"
    assert all(answer.get("reply", "-") for answer in found)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert not (tmp_path / "callbot.sqlite3").exists()  # nobody really called
