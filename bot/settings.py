"""Settings from the environment and .env; read once at an edge, then passed along frozen."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.core.errors import SettingsError

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Settings:
    """Every setting; the names in .env are these in upper case."""

    root: Path
    port: int
    host: str
    var_dir: Path
    database_url: str
    dialogue_host: str
    dialogue_port: int
    dialogue_secret: str
    dialogue_timeout_s: float
    dialogue_model: Path
    asr_model: str
    asr_compute_type: str
    asr_threads: int
    asr_window: str
    asr_window_margin_s: int
    asr_window_least_s: int
    asr_hotwords: str
    tts_engine: str
    tts_voice: str
    gtts_tld: str
    gtts_timeout_s: float
    max_upload_mb: int
    max_call_minutes: int
    sign_in_hours: int
    most_messages_a_minute: int
    most_calls_a_minute: int
    most_live_calls: int
    most_live_calls_an_address: int
    live_pause_ms: int
    live_silence_s: int
    widget_origins: tuple[str, ...]
    callback_within_min: int
    keep_unnamed_sound: bool
    log_level: str
    log_caller_text: bool

    @property
    def recordings_dir(self) -> Path:
        return self.var_dir / "recordings"

    @property
    def replies_dir(self) -> Path:
        return self.var_dir / "replies"

    @property
    def tts_cache_dir(self) -> Path:
        return self.var_dir / "tts-cache"


DEFAULTS: dict[str, str] = {
    "PORT": "8113",
    "HOST": "127.0.0.1",
    "VAR_DIR": "var",
    "DATABASE_URL": "",
    "DIALOGUE_HOST": "127.0.0.1",
    "DIALOGUE_PORT": "0",
    "DIALOGUE_SECRET": "",
    "DIALOGUE_TIMEOUT_S": "10",
    "DIALOGUE_MODEL": "build/dialogue/callbot.tar.gz",
    "ASR_MODEL": "auto",
    "ASR_COMPUTE_TYPE": "auto",
    "ASR_THREADS": "0",
    "ASR_WINDOW": "auto",
    "ASR_WINDOW_MARGIN_S": "2",
    "ASR_WINDOW_LEAST_S": "10",
    "ASR_HOTWORDS": "off",
    "TTS_ENGINE": "auto",
    "TTS_VOICE": "north",
    "GTTS_TLD": "com.vn",
    "GTTS_TIMEOUT_S": "5",
    "MAX_UPLOAD_MB": "50",
    "MAX_CALL_MINUTES": "60",
    "SIGN_IN_HOURS": "12",
    "MOST_MESSAGES_A_MINUTE": "3000",
    "MOST_CALLS_A_MINUTE": "300",
    "MOST_LIVE_CALLS": "20",
    "MOST_LIVE_CALLS_AN_ADDRESS": "6",
    "LIVE_PAUSE_MS": "700",
    "LIVE_SILENCE_S": "8",
    "WIDGET_ORIGINS": "",
    "CALLBACK_WITHIN_MIN": "15",
    "KEEP_UNNAMED_SOUND": "false",
    "LOG_LEVEL": "INFO",
    "LOG_CALLER_TEXT": "false",
}


def load_settings(
    environment: Mapping[str, str] | None = None, env_file: Path | None = None
) -> Settings:
    """Settings from the environment, then .env, then the defaults. Raises SettingsError."""
    from dotenv import dotenv_values

    values: dict[str, str] = dict(DEFAULTS)
    from_file = dotenv_values(env_file or ROOT / ".env")
    values.update({key: value for key, value in from_file.items() if value is not None})
    values.update(environment if environment is not None else os.environ)

    var_dir = _path(values["VAR_DIR"])
    return Settings(
        root=ROOT,
        port=_number(values, "PORT", 0, 65535),
        host=values["HOST"],
        var_dir=var_dir,
        database_url=values["DATABASE_URL"] or f"sqlite:///{var_dir / 'callbot.sqlite3'}",
        dialogue_host=values["DIALOGUE_HOST"],
        dialogue_port=_number(values, "DIALOGUE_PORT", 0, 65535),
        dialogue_secret=values["DIALOGUE_SECRET"],
        dialogue_timeout_s=_number(values, "DIALOGUE_TIMEOUT_S", 1, 600),
        dialogue_model=_path(values["DIALOGUE_MODEL"]),
        asr_model=values["ASR_MODEL"],
        asr_compute_type=values["ASR_COMPUTE_TYPE"],
        asr_threads=_number(values, "ASR_THREADS", 0, 256),
        asr_window=_choice(values, "ASR_WINDOW", ("auto", "full", "speech", "margin")),
        asr_window_margin_s=_number(values, "ASR_WINDOW_MARGIN_S", 0, 30),
        asr_window_least_s=_number(values, "ASR_WINDOW_LEAST_S", 1, 30),
        asr_hotwords=_choice(values, "ASR_HOTWORDS", ("off", "on")),
        tts_engine=_choice(values, "TTS_ENGINE", ("auto", "gtts", "offline")),
        tts_voice=_choice(values, "TTS_VOICE", ("north", "central", "south")),
        gtts_tld=values["GTTS_TLD"],
        gtts_timeout_s=_number(values, "GTTS_TIMEOUT_S", 1, 120),
        max_upload_mb=_number(values, "MAX_UPLOAD_MB", 1, 4096),
        max_call_minutes=_number(values, "MAX_CALL_MINUTES", 1, 600),
        sign_in_hours=_number(values, "SIGN_IN_HOURS", 1, 168),
        most_messages_a_minute=_number(values, "MOST_MESSAGES_A_MINUTE", 60, 1_000_000),
        most_calls_a_minute=_number(values, "MOST_CALLS_A_MINUTE", 10, 1_000_000),
        widget_origins=_origins(values, "WIDGET_ORIGINS"),
        most_live_calls=_number(values, "MOST_LIVE_CALLS", 1, 10_000),
        most_live_calls_an_address=_number(values, "MOST_LIVE_CALLS_AN_ADDRESS", 1, 10_000),
        live_pause_ms=_number(values, "LIVE_PAUSE_MS", 300, 3_000),
        live_silence_s=_number(values, "LIVE_SILENCE_S", 3, 120),
        callback_within_min=_number(values, "CALLBACK_WITHIN_MIN", 1, 24 * 60),
        keep_unnamed_sound=_choice(values, "KEEP_UNNAMED_SOUND", ("true", "false")) == "true",
        log_level=_choice(values, "LOG_LEVEL", ("DEBUG", "INFO", "WARNING", "ERROR")),
        log_caller_text=_choice(values, "LOG_CALLER_TEXT", ("true", "false")) == "true",
    )


def _path(value: str) -> Path:
    path = Path(value).expanduser()
    return path if path.is_absolute() else ROOT / path


def _number(values: Mapping[str, str], name: str, low: int, high: int) -> int:
    try:
        number = int(values[name])
    except ValueError:
        number = low - 1
    if not low <= number <= high:
        raise SettingsError(
            "bad_number", f"{name}={values[name]!r} must be a whole number from {low} to {high}"
        )
    return number


def _choice(values: Mapping[str, str], name: str, choices: tuple[str, ...]) -> str:
    if values[name] not in choices:
        raise SettingsError(
            "bad_choice", f"{name}={values[name]!r} must be one of {', '.join(choices)}"
        )
    return values[name]


def _origins(values: Mapping[str, str], name: str) -> tuple[str, ...]:
    """Web origins as browsers send them: scheme, host, and a port unless it is the usual one."""
    origins = tuple(values[name].replace(",", " ").split())
    for origin in origins:
        if not re.fullmatch(r"https?://[a-z0-9.\-]+(:\d{1,5})?", origin):
            raise SettingsError(
                "bad_origin", f"{name}: {origin!r} must look like https://www.example.vn"
            )
    return origins
