"""The real service: both processes, the trained model, the speech model, a voice, a database."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import uuid
import wave
from pathlib import Path

import pytest
from running_service import ROOT, RunningService

from bot.storage.calls import SqlCallStore

CONTRACT = {
    "id", "intent", "confidence", "entities", "procedure", "emergency", "nuisance", "incident",
    "tip", "handover", "slots", "reply", "conversation", "turn",
}  # fmt: skip


def test_everything_is_up_and_says_so(service: RunningService) -> None:
    """A healthy service has all its parts, names the speech model, and told it on stdout."""
    http, found = service.health()
    assert (http, found["status"]) == (200, "ok")
    assert set(found["parts"].values()) == {"ok"}  # type: ignore[attr-defined]
    assert found["asr_model"]
    assert "dialogue up" in service.output
    assert "Ready." in service.output


def test_procedure_is_answered_and_its_topic_kept(service: RunningService) -> None:
    """A follow-up that does not name the procedure is answered about it."""
    first = service.say("làm căn cước cần giấy tờ gì", hotline="1900-0113")
    assert set(first) >= CONTRACT
    assert first["procedure"]
    again = service.say("thế mất bao lâu", first["conversation"], "1900-0113")
    assert again["procedure"] == first["procedure"]
    assert again["turn"] == 2


@pytest.mark.parametrize(
    ("text", "number"),
    [("cháy nhà rồi có người mắc kẹt", "114"), ("co nguoi dang cam dao danh nhau", "113")],
)
def test_emergency_gets_its_number_at_once(service: RunningService, text: str, number: str) -> None:
    """The first answer names the number to dial, also without diacritics."""
    said = service.say(text, hotline="1900-0113")
    assert said["emergency"] == number
    assert number in said["reply"]
    assert not said["degraded"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "🙂🙂🙂",
        "\x00\x01\x1b[2J",
        "\ud83d",
        "/restart",
        '/greet{"hotline":"114"}',
        "<script>alert(1)</script>",
        "'; DROP TABLE calls; --",
        "Помогите, пожар",
        "救命",
        "a" * 100_000,
        "cho em hỏi thủ tục " * 5_000,
        "\u202eđảo ngược\u202c",
    ],
)
def test_odd_text_is_answered_in_words(service: RunningService, text: str) -> None:
    """Whatever is written, the answer is a sentence and no error."""
    body = json.dumps({"hotline": "113", "text": text})  # half a surrogate survives only in ASCII
    answer = service.client.post("/api/chat", content=body)
    assert answer.status_code == 200
    assert len(answer.json()["reply"].strip()) > 10


def test_recording_becomes_a_call_with_a_spoken_answer(service: RunningService) -> None:
    """A sample call comes back whole, its replies can be heard, and everything is kept."""
    sample = ROOT / "audio_samples" / "113-im-lang.wav"
    with sample.open("rb") as audio:
        answer = service.client.post(
            "/api/calls",
            data={"hotline": "113", "caller": "0912 345 678"},
            files={"audio": ("0912345678.wav", audio)},
        )
    assert answer.status_code == 201
    call = answer.json()
    reply = service.client.get(call["turns"][0]["reply_audio"])
    with wave.open(io.BytesIO(reply.content)) as sound:
        assert (sound.getframerate(), sound.getnchannels()) == (16_000, 1)
        assert sound.getnframes() > 16_000
    kept = SqlCallStore(service.database_url).get(call["call"])
    assert kept is not None
    assert kept.turns[0].reply.text == call["turns"][0]["reply"]
    recording = service.var_dir / "recordings" / f"{call['call']}.wav"
    assert recording.read_bytes() == sample.read_bytes()
    assert set(call["timings_ms"]) == {"decode", "asr", "dialogue", "tts"}


@pytest.mark.parametrize(
    ("name", "content", "status"),
    [
        ("note.wav", b"this is not a recording", 415),
        ("empty.wav", b"", 415),
        ("cut.wav", b"RIFF\xff\xff\xff\xffWAVEfmt ", 415),
        ("large.wav", b"\0" * (6 * 2**20), 413),
    ],
)
def test_bad_upload_is_refused_in_plain_words(
    service: RunningService, name: str, content: bytes, status: int
) -> None:
    """Each kind of bad file has its status and an error object."""
    answer = service.client.post(
        "/api/calls", data={"hotline": "113"}, files={"audio": (name, content)}
    )
    assert answer.status_code == status
    assert answer.json()["error"]["message"]


def test_conversations_at_once_do_not_mix(service: RunningService) -> None:
    """Two conversations in turns each keep their own topic."""
    one = service.say("làm căn cước cần giấy tờ gì", hotline="1900-0113")
    two = service.say("làm hộ chiếu cần giấy tờ gì", hotline="1900-0113")
    assert one["procedure"] != two["procedure"]
    for said in (one, two):
        again = service.say("lệ phí bao nhiêu", said["conversation"], "1900-0113")
        assert again["procedure"] == said["procedure"]


def test_dialogue_killed_in_an_emergency(service: RunningService) -> None:
    """kill -9 in mid-conversation: the caller is told whom to call, the turn is kept, /health
    says degraded, and the conversation works again once the process is back."""
    name = str(uuid.uuid4())
    service.say("xin chào", name, "114")
    os.kill(service.dialogue_pid(), signal.SIGKILL)
    said = service.say("cháy nhà rồi, cứu với", name, "114")
    assert said["degraded"]
    assert said["emergency"] == "114"
    assert "114" in said["reply"]
    assert service.wait_until("degraded")["parts"]["dialogue"] == "down"  # type: ignore[index]
    assert service.health()[0] == 200
    store = SqlCallStore(service.database_url)
    kept = next(
        found
        for summary in store.list()
        if (found := store.get(summary.id))
        and [turn.utterance.text for turn in found.turns][:2]
        == ["xin chào", "cháy nhà rồi, cứu với"]
    )
    assert kept.turns[1].reply.degraded
    service.wait_until("ok")
    back = service.say("ở số 5 phố Huế", name, "114")
    assert not back["degraded"]
    assert back["turn"] == 3


def test_log_holds_nothing_of_what_was_said(service: RunningService) -> None:
    """After all of the above no sentence and no number of a caller is in the log."""
    service.say("số của tôi là 0987 654 321 ở ngõ Bí Mật")
    for words in ("0987", "Bí Mật", "0912", "cháy nhà rồi", "cam dao"):
        assert words not in service.log
        assert words not in service.output


def test_taken_port_is_one_clear_line(service: RunningService) -> None:
    """A second service on the same port says so and ends with 2."""
    port = service.url.rsplit(":", 1)[1]
    second = subprocess.run(
        [sys.executable, "-m", "bot.cli", "serve", "--port", port],
        cwd=ROOT, env=service.environment, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert second.returncode == 2
    assert second.stderr.count("\n") == 1
    assert port in second.stderr


def test_page_is_up_before_the_dialogue_and_ctrl_c_stops_both(tmp_path: Path) -> None:
    """While it starts, /health says 503 and an emergency is answered; Ctrl-C leaves nothing."""
    starting = RunningService(tmp_path)
    try:
        http, found = starting.first_health()
        assert (http, found["status"]) == (503, "starting")
        assert starting.client.get("/").status_code == 200
        said = starting.say("cháy nhà rồi", hotline="114")
        assert (said["degraded"], said["emergency"]) == (True, "114")
        child = starting.dialogue_pid()
    finally:
        code = starting.stop()
    assert code == 0
    assert "Stopped." in starting.output
    assert not Path(f"/proc/{child}").exists()
