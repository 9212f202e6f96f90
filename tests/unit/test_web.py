"""What the network sees, over a service of fakes."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from call_fakes import (
    FakeDialogue,
    FakeReader,
    FakeStore,
    FakeTranscriber,
    FakeVoice,
    clock,
)
from starlette.testclient import TestClient

from bot.calls.aloud import Aloud
from bot.calls.call import CallPath
from bot.calls.chat import ChatDesk
from bot.calls.hearing import Hearing
from bot.calls.journal import Journal
from bot.calls.turn import TurnTaker
from bot.calls.voice import VoiceMessages
from bot.core.call import Call, Hotline
from bot.core.errors import AudioError
from bot.core.ports import SpokenReply
from bot.settings import load_settings
from bot.web.app import create_app


class Replies:
    """Spoken replies as files of a folder, as the service keeps them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep_call(self, call: Call, file: Path) -> Path:
        return file

    def keep_message(self, call: Call, number: int, file: Path) -> Path:
        return file

    def keep_reply(self, call: Call, number: int, spoken: SpokenReply) -> str:
        kept = self.folder / call.id / f"{number:02d}.wav"
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(b"RIFF-reply")
        return str(kept)

    def drop_reply(self, call: Call, number: int) -> None:
        raise AssertionError("nothing is to be dropped here")


class House:
    """A web client and the fakes behind it."""

    def __init__(self, folder: Path) -> None:
        self.dialogue = FakeDialogue()
        self.store = FakeStore()
        self.reader = FakeReader(["mất xe"])
        turns = TurnTaker(self.dialogue)
        chats = ChatDesk(turns, Journal(self.store), clock)
        environment = {
            "VAR_DIR": str(folder),
            "MAX_UPLOAD_MB": "1",
            "WIDGET_ORIGINS": "https://www.example.vn, https://example.vn",
        }
        settings = load_settings(environment, env_file=folder / "no.env")
        journal = Journal(self.store, Replies(settings.replies_dir))
        self.service = SimpleNamespace(
            settings=settings,
            status="ok",
            parts={"web": "ok", "dialogue": "ok"},
            faults={},
            asr_model="bundled",
            greetings=dict.fromkeys(Hotline, 'Chào "anh chị" <b>'),
            process=SimpleNamespace(restarts=2),
            first_help=[("114", "Cháy <b>", ("Ra ngoài.",))],
            chats=chats,
            voice_messages=VoiceMessages(
                chats,
                hearing=Hearing(self.reader, FakeTranscriber()),
                turns=turns,
                aloud=Aloud(FakeVoice(), journal),
                journal=journal,
            ),
            calls=CallPath(
                reader=self.reader,
                transcriber=FakeTranscriber(),
                turns=turns,
                synthesizer=FakeVoice(),
                journal=journal,
                clock=clock,
            ),
        )
        app: Any = create_app(self.service)  # type: ignore[arg-type]
        self.client = TestClient(app, raise_server_exceptions=False)

    def chat(self, **body: Any) -> Any:
        return self.client.post("/api/chat", json={"hotline": "113", "text": "mất xe", **body})

    def call(self, sound: bytes = b"RIFF", **fields: str) -> Any:
        return self.client.post(
            "/api/calls",
            data={"hotline": "113", **fields},
            files={"audio": ("../../etc/0912345678.wav", sound, "audio/wav")},
        )

    def speak(self, sound: bytes = b"RIFF", **fields: str) -> Any:
        return self.client.post(
            "/api/voice",
            data={"hotline": "113", **fields},
            files={"audio": ("loi-noi.webm", sound, "audio/webm")},
        )


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def code(response: Any) -> tuple[int, str]:
    return response.status_code, response.json()["error"]["code"]


def test_health_says_whether_all_is_well(house: House) -> None:
    """200 when it can be used, also degraded; 503 while it starts."""
    for status, http in (("ok", 200), ("degraded", 200), ("starting", 503)):
        house.service.status = status
        answer = house.client.get("/health")
        assert (answer.status_code, answer.json()["status"]) == (http, status)
        assert answer.json()["parts"] == {"web": "ok", "dialogue": "ok"}


def test_chat_gives_a_conversation_and_goes_on_with_it(house: House) -> None:
    """The server makes the name; the next message under it is the next turn."""
    first = house.chat().json()
    second = house.chat(conversation=first["conversation"], text="ở phố Huế").json()
    assert len(first["conversation"]) >= 32
    assert (first["turn"], second["turn"]) == (1, 2)
    assert first["reply"] == "Dạ, mất xe ạ."


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ({"hotline": "911"}, "field.hotline"),
        ({"hotline": None}, "field.hotline"),
        ({"hotline": ["113"]}, "field.hotline"),
        ({"text": 5}, "field.text"),
        ({"conversation": "../x y"}, "field.conversation"),
        ({"conversation": 7}, "field.conversation"),
    ],
)
def test_bad_field_is_named(house: House, body: dict[str, Any], wanted: str) -> None:
    """422 with the field's name in the code."""
    assert code(house.chat(**body)) == (422, wanted)


@pytest.mark.parametrize("body", [b"", b"{", b"[1]", b'"x"', b"\xff", b"[" * 100_000])
def test_body_that_is_no_object_is_refused(house: House, body: bytes) -> None:
    """Broken JSON gives the error object, not a server error."""
    assert code(house.client.post("/api/chat", content=body)) == (422, "body.not_json")


def test_chat_body_has_a_limit_but_100_kb_of_text_fits(house: House) -> None:
    """A very long message is answered; megabytes are refused."""
    assert house.chat(text="à " * 50_000).status_code == 200
    assert code(house.chat(text="à " * 800_000)) == (413, "body.too_large")


def test_call_comes_back_whole_with_addresses_of_its_replies(house: House) -> None:
    """201 with the contract's object; each reply's sound is under the address it names."""
    answer = house.call(caller="0912 345 678")
    assert answer.status_code == 201
    call = answer.json()
    assert (call["file"], call["caller"]) == ("0912345678.wav", "0912345678")
    sound = house.client.get(call["turns"][0]["reply_audio"])
    assert (sound.status_code, sound.content) == (200, b"RIFF-reply")


@pytest.mark.parametrize(
    "address",
    [
        "/api/calls/00000000-0000-4000-8000-000000000000/audio/1.wav",
        "/api/calls/..%2f..%2fetc/audio/1.wav",
        "/static/..%2f..%2fapp.py",
        "/nothing",
    ],
)
def test_unknown_address_is_not_found(house: House, address: str) -> None:
    """No reply but the ones that were given out, no file but the page's own."""
    assert code(house.client.get(address)) == (404, "http.not_found")


def test_call_that_is_too_large_is_refused(house: House) -> None:
    """413 from the limit on, whatever the body's announced length."""
    assert code(house.call(b"x" * (2**20 + 2**17))) == (413, "body.too_large")


def test_what_is_not_audio_is_refused_without_our_paths(house: House) -> None:
    """415 with a sentence about the upload, not about files of the machine."""
    house.reader.fault = AudioError("not_audio", "/tmp/secret/upload.wav is no recording")
    answer = house.call()
    assert code(answer) == (415, "audio.not_audio")
    assert "/tmp" not in answer.text
    assert house.store.events == []


@pytest.mark.parametrize(("fault", "said"), [("empty", "0 bytes"), ("no_sound", "0 seconds")])
def test_recording_with_nothing_in_it_is_refused_plainly(
    house: House, fault: str, said: str
) -> None:
    """Who uploads it learns what is wrong with it."""
    house.reader.fault = AudioError(fault, "/tmp/secret/upload.wav")
    answer = house.call()
    assert code(answer) == (415, f"audio.{fault}")
    assert said in answer.json()["error"]["message"]


def test_recording_that_is_too_long_is_too_large(house: House) -> None:
    """Three hours are 413 even when the file is small."""
    house.reader.fault = AudioError("too_long", "…")
    assert code(house.call()) == (413, "audio.too_long")


def test_call_without_its_fields_is_refused_by_name(house: House) -> None:
    """422 names the field that is missing or wrong."""
    assert code(house.call(hotline="115")) == (422, "field.hotline")
    assert code(house.call(caller="Nguyễn Văn A")) == (422, "field.caller")
    only_text = house.client.post(
        "/api/calls", data={"hotline": "113", "audio": "x"}, files={"other": b""}
    )
    assert code(only_text) == (422, "field.audio")
    assert code(house.client.post("/api/calls", json={})) == (415, "body.not_multipart")
    broken = house.client.post(
        "/api/calls", content=b"nonsense", headers={"content-type": "multipart/form-data"}
    )
    assert code(broken) == (422, "body.bad_form")


def test_calls_are_not_shown_to_strangers(house: House) -> None:
    """Whole calls need a sign-in."""
    call = house.call().json()["call"]
    assert code(house.client.get(f"/api/calls/{call}")) == (401, "access.sign_in")


def test_other_sites_pages_may_not_use_the_service(house: House) -> None:
    """A foreign origin is refused, the page's own is served."""
    for origin, status in (("https://evil.example", 403), ("http://testserver", 200)):
        answer = house.client.post(
            "/api/chat", json={"hotline": "113", "text": "a"}, headers={"origin": origin}
        )
        assert answer.status_code == status


def test_surprise_is_an_error_object_and_logs_no_words(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    """What nobody foresaw is a 500 whose log does not hold what the caller said."""

    async def fail(*_: object, **__: object) -> None:
        raise RuntimeError("mất xe ở phố Huế")

    house.service.chats.say = fail  # type: ignore[method-assign]
    assert code(house.chat()) == (500, "http.internal")
    assert "phố Huế" not in caplog.text
    assert "RuntimeError" in caplog.text


def test_spoken_message_goes_on_with_the_typed_conversation(house: House) -> None:
    """The chat object with what was heard, and the answer's sound under the address it names."""
    typed = house.chat().json()
    spoken = house.speak(conversation=typed["conversation"]).json()
    assert (spoken["conversation"], spoken["turn"]) == (typed["conversation"], 2)
    assert (spoken["heard"], spoken["reply"]) == ("mất xe", "Dạ, mất xe ạ.")
    assert {"intent", "emergency", "suggestions", "slots"} <= set(spoken)
    sound = house.client.get(spoken["reply_audio"])
    assert (sound.status_code, sound.content) == (200, b"RIFF-reply")


def test_reply_to_a_typed_message_can_be_heard(house: House) -> None:
    """Its sound is made when asked for; turns that are not there are not found."""
    said = house.chat().json()
    wish = {"conversation": said["conversation"], "turn": 1}
    told = house.client.post("/api/voice/reply", json=wish).json()
    assert house.client.get(told["reply_audio"]).content == b"RIFF-reply"
    for turn, wanted in ((2, (404, "http.not_found")), ("1", (422, "field.turn"))):
        answer = house.client.post("/api/voice/reply", json={**wish, "turn": turn})
        assert code(answer) == wanted


def test_bad_spoken_messages_are_refused_like_calls(house: House) -> None:
    """By the name of the field, by size, and by what is in the file."""
    assert code(house.speak(hotline="115")) == (422, "field.hotline")
    assert code(house.speak(conversation="../x y")) == (422, "field.conversation")
    assert code(house.speak(b"x" * (2**20 + 2**17))) == (413, "body.too_large")
    house.reader.fault = AudioError("not_audio", "/tmp/secret/message.webm is no recording")
    answer = house.speak()
    assert code(answer) == (415, "audio.not_audio")
    assert "/tmp" not in answer.text


SITE = {"origin": "https://www.example.vn"}


def test_configured_site_may_use_the_chat_and_nothing_else(house: House) -> None:
    """Its pages may read the answers; recordings of whole calls stay refused."""
    body = {"hotline": "113", "text": "mất xe"}
    said = house.client.post("/api/chat", json=body, headers=SITE)
    assert said.status_code == 200
    assert said.headers["access-control-allow-origin"] == SITE["origin"]
    assert "access-control-allow-credentials" not in said.headers
    asked = {**SITE, "access-control-request-method": "POST"}
    asked["access-control-request-headers"] = "content-type"
    assert house.client.options("/api/voice", headers=asked).status_code == 200
    assert code(house.client.post("/api/calls", headers=SITE)) == (403, "access.foreign_page")
    assert "access-control-allow-origin" not in house.client.get("/", headers=SITE).headers


def test_site_that_was_not_configured_may_do_nothing(house: House) -> None:
    """Nor one whose name only begins alike."""
    for origin in ("https://evil.example", "https://www.example.vn.evil.example", "null"):
        headers = {"origin": origin}
        answer = house.client.post("/api/chat", json={}, headers=headers)
        assert code(answer) == (403, "access.foreign_page")
        asked = {**headers, "access-control-request-method": "POST"}
        assert (
            "access-control-allow-origin"
            not in house.client.options("/api/chat", headers=asked).headers
        )
        module = house.client.get("/static/widget/element.js", headers=headers)
        assert "access-control-allow-origin" not in module.headers


def test_scripts_may_be_put_on_configured_sites_only(house: House) -> None:
    """The widget's own files cross origins; the console's and everything else do not."""
    for path, reach in (
        ("/widget.js", "cross-origin"),
        ("/static/widget/element.js", "cross-origin"),
        ("/static/icon.svg", "same-origin"),
        ("/", "same-origin"),
    ):
        assert house.client.get(path).headers["cross-origin-resource-policy"] == reach


def test_widget_is_told_what_to_say_first(house: House) -> None:
    """Hotlines, greetings, what people begin with, and whom to call when all else fails."""
    told = house.client.get("/api/widget").json()
    assert [hotline["number"] for hotline in told["hotlines"]] == ["113", "114", "1900-0113"]
    assert all(hotline["suggestions"] for hotline in told["hotlines"])
    assert told["numbers"] == [{"number": "114", "name": "Cháy <b>", "advice": ["Ra ngoài."]}]


def test_page_shows_the_simulation_and_escapes_what_it_is_given(house: House) -> None:
    """The page says what it is before any script runs; data never becomes markup."""
    page = house.client.get("/")
    assert "mô phỏng" in page.text
    assert "Cháy &lt;b&gt;" in page.text
    policy = page.headers["content-security-policy"]
    assert "script-src 'self'" in policy
    assert "unsafe-inline" not in policy


def test_metrics_count_without_names(house: House) -> None:
    """Messages, calls and parts are counted; no text, number or id is in there."""
    said = house.chat(text="số 0912345678").json()
    house.call()
    text = house.client.get("/metrics").text
    assert 'callbot_messages_total{degraded="false",hotline="113"} 1.0' in text
    assert 'callbot_calls_total{hotline="113"} 1.0' in text
    assert 'callbot_part_up{part="dialogue"} 1.0' in text
    assert "callbot_dialogue_restarts 2.0" in text
    assert "0912345678" not in text
    assert said["conversation"] not in text
