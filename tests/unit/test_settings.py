"""Settings, and the file that lists them."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from bot.core.errors import SettingsError
from bot.settings import DEFAULTS, ROOT, Settings, load_settings

NOWHERE = Path("/nonexistent/.env")


def test_example_file_lists_every_setting_with_its_default() -> None:
    """Copying .env.example changes nothing, and leaves nothing out."""
    lines = (ROOT / ".env.example").read_text("utf-8").splitlines()
    listed = dict(line.split("=", 1) for line in lines if re.match(r"[A-Z_]+=", line))
    assert listed == DEFAULTS


def test_every_setting_is_described() -> None:
    """Each setting, or the group it stands in, has a line that says what it does."""
    lines = (ROOT / ".env.example").read_text("utf-8").splitlines()
    described = False
    for line in lines:
        described = line.startswith("#") or (described and bool(line))
        assert described or not line, line


def test_every_default_reaches_the_settings() -> None:
    """A name in the defaults is a field of Settings."""
    names = {field.name for field in fields(Settings)} - {"root"}
    assert {name.lower() for name in DEFAULTS} == names


def test_environment_wins_over_the_file(tmp_path: Path) -> None:
    """The file overrides the defaults, the environment overrides the file."""
    file = tmp_path / ".env"
    file.write_text("PORT=9000\nHOST=0.0.0.0\n")
    found = load_settings({"PORT": "9001"}, file)
    assert (found.port, found.host) == (9001, "0.0.0.0")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "many"),
        ("PORT", "70000"),
        ("TTS_ENGINE", "opera"),
        ("LOG_CALLER_TEXT", "yes"),
        ("WIDGET_ORIGINS", "*"),
        ("WIDGET_ORIGINS", "https://example.vn/page"),
    ],
)
def test_value_that_cannot_be_used_is_named(name: str, value: str) -> None:
    """The error says which setting is wrong and what it may be."""
    with pytest.raises(SettingsError, match=name):
        load_settings({name: value}, NOWHERE)


def test_everything_kept_is_in_one_folder() -> None:
    """The database, recordings, replies and spoken phrases move with VAR_DIR."""
    found = load_settings({"VAR_DIR": "/srv/callbot"}, NOWHERE)
    kept = (found.recordings_dir, found.replies_dir, found.tts_cache_dir)
    assert all(place.is_relative_to("/srv/callbot") for place in kept)
    assert found.database_url == "sqlite:////srv/callbot/callbot.sqlite3"
