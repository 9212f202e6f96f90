"""The real offline voice, and gTTS against a stand-in for Google's server."""

import base64
import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
import urllib.parse
import wave
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import av
import numpy as np
import pytest
from sound_files import loudest_frequency, tone, write

from bot.core.errors import SynthesisError
from bot.settings import load_settings
from bot.tts.espeak_voice import EspeakVoice
from bot.tts.formats import to_telephone
from bot.tts.gtts_voice import REMEMBER_S, GttsVoice
from bot.tts.synthesizer import FallbackSynthesizer


@pytest.fixture
def voice() -> Iterator[EspeakVoice]:
    engine = EspeakVoice()
    yield engine
    engine.close()


def test_three_accents_speak_and_differ(voice: EspeakVoice) -> None:
    """North, central and south say the same sentence in about the same time, not the same way."""
    said = {a: voice.speak("Xin chào anh chị", a) for a in ("north", "central", "south")}
    for samples, rate in said.values():
        assert 0.6 < len(samples) / rate < 2.5
        assert np.abs(samples).max() > 0.1
    assert not np.array_equal(said["north"][0], said["south"][0])
    assert not np.array_equal(said["north"][0], said["central"][0])


def test_speakers_rates_and_pitches_vary(voice: EspeakVoice) -> None:
    """Slower lasts longer; variants and pitch change the sound."""
    text = "Tôi muốn hỏi thủ tục làm căn cước"
    normal, _ = voice.speak(text)
    slow, _ = voice.speak(text, rate=120)
    assert len(slow) > 1.2 * len(normal)
    assert not np.array_equal(voice.speak(text, variant="f2")[0], normal)
    assert not np.array_equal(voice.speak(text, pitch=80)[0], normal)
    again, _ = voice.speak(text)
    assert abs(len(again) - len(normal)) < 400


def test_unknown_accents_and_speakers_are_named(voice: EspeakVoice) -> None:
    """The engine itself would quietly speak with another voice."""
    with pytest.raises(SynthesisError, match="no accent 'west'"):
        voice.speak("dạ", "west")
    with pytest.raises(SynthesisError, match="variant 'nobody'"):
        voice.speak("dạ", variant="nobody")
    assert len(voice.speak("dạ")[0])


def test_odd_text_does_no_harm(voice: EspeakVoice) -> None:
    """Nothing, emoji, markup, line breaks and zero bytes are spoken or skipped, never an error."""
    for text in ("", " ", "😀", "a\nb", "x\0y", "<b>[[x]]</b>", "{" * 50, "Ω漢字"):
        voice.speak(text)
    assert len(voice.speak("dạ")[0])


def test_a_worker_that_dies_is_replaced(voice: EspeakVoice) -> None:
    """Killed between two replies, the voice's process costs the caller nothing."""
    before, _ = voice.speak("Xin chào")
    assert voice._process is not None
    os.kill(voice._process.pid, signal.SIGKILL)
    voice._process.wait()
    after, _ = voice.speak("Xin chào")
    assert len(after) == len(before)


def test_a_worker_that_cannot_start_is_an_error(tmp_path: Path) -> None:
    """A broken installation gives one clear error, not a wait without end."""
    broken = tmp_path / "worker.py"
    broken.write_text("raise SystemExit(3)")
    with pytest.raises(SynthesisError, match="espeakng-loader"):
        EspeakVoice(broken).speak("dạ")


def test_a_worker_that_hangs_is_stopped(tmp_path: Path) -> None:
    """No answer within the limit counts as dead."""
    hanging = tmp_path / "worker.py"
    hanging.write_text("import time\ntime.sleep(60)")
    started = time.perf_counter()
    with pytest.raises(SynthesisError):
        EspeakVoice(hanging, timeout_s=0.3).speak("dạ")
    assert time.perf_counter() - started < 10


def test_threads_share_the_voice(voice: EspeakVoice) -> None:
    """Eight threads at once each get their own sentence."""
    texts = ["một", "hai ba", "bốn năm sáu", "bảy tám chín mười"] * 4
    alone = [len(voice.speak(text)[0]) for text in texts]
    with ThreadPoolExecutor(8) as threads:
        together = [len(samples) for samples, _ in threads.map(voice.speak, texts)]
    assert np.allclose(alone, together, atol=400)


def test_the_gpl_library_stays_out_of_the_process_that_speaks() -> None:
    """espeak-ng is loaded by the worker only.

    Asked in a process of its own: the speech recipe's tests load it on purpose.
    """
    code = (
        "from pathlib import Path\n"
        "from bot.tts.espeak_voice import EspeakVoice\n"
        "voice = EspeakVoice()\n"
        "voice.speak('dạ')\n"
        "print('libespeak' in Path('/proc/self/maps').read_text())\n"
        "voice.close()"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"


def test_the_telephone_hears_8_khz_mu_law(tmp_path: Path) -> None:
    """On request a reply becomes G.711 in WAV, at the same length and pitch."""
    file = write(tmp_path / "a.wav", "pcm_s16le", 16_000, tone(440, 2.0, 16_000))
    to_telephone(file, tmp_path / "t.wav")
    with av.open(str(tmp_path / "t.wav"), "r") as container:
        stream = container.streams.audio[0]
        assert (stream.codec_context.name, stream.rate) == ("pcm_mulaw", 8_000)
        assert stream.channels == 1
        samples = np.concatenate([f.to_ndarray()[0] for f in container.decode(audio=0)])
    assert abs(len(samples) / 8_000 - 2.0) < 0.01
    assert abs(np.argmax(np.abs(np.fft.rfft(samples))) / 2.0 - 440) < 2


def test_a_reply_is_a_16_khz_file_that_says_something(tmp_path: Path) -> None:
    """The whole way with the real offline voice, and from the cache the second time."""
    settings = load_settings({"VAR_DIR": str(tmp_path), "TTS_ENGINE": "offline"})
    synthesizer = FallbackSynthesizer(settings)
    spoken = synthesizer.speak("Lệ phí là 135.000 đồng. Anh chị cần gì nữa ạ?")
    with wave.open(str(spoken.path)) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (16_000, 1, 2)
        assert 3.0 < file.getnframes() / 16_000 < 9.0
    made = spoken.path.stat().st_ino
    assert synthesizer.speak("Lệ phí là 135.000 đồng. Anh chị cần gì nữa ạ?") == spoken
    assert spoken.path.stat().st_ino == made


class StandIn(ThreadingHTTPServer):
    """Answers as Google's voice does: a list in JSON that holds an MP3 in base 64."""

    def __init__(self, mp3: bytes) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.mp3 = mp3
        self.mode = "speaks"
        self.asked: list[str] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Answering(BaseHTTPRequestHandler):
    server: StandIn

    def do_POST(self) -> None:  # noqa: N802 - the name is http.server's
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        request = json.loads(urllib.parse.parse_qs(body)["f.req"][0])
        text, language = json.loads(request[0][0][1])[:2]
        self.server.asked.append(f"{self.path} {language} {text}")
        if self.server.mode == "hangs":
            time.sleep(3)
        if self.server.mode == "fails":
            self.send_error(503)
            return
        sound = base64.b64encode(self.server.mp3).decode()
        content = json.dumps([sound]) if self.server.mode == "speaks" else "null"
        answer = json.dumps(
            [["wrb.fr", "jQ1olc", content, None, None, None, "generic"]], separators=(",", ":")
        )
        self.send_response(200)
        self.end_headers()
        with contextlib.suppress(BrokenPipeError):  # nobody waits for an answer that came too late
            self.wfile.write(f")]}}'\n\n{len(answer)}\n{answer}\n".encode())

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture
def google(tmp_path: Path) -> Iterator[StandIn]:
    mp3 = write(tmp_path / "said.mp3", "libmp3lame", 24_000, tone(440, 1.0, 24_000))
    server = StandIn(mp3.read_bytes())
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


def test_gtts_speaks_through_googles_protocol(google: StandIn) -> None:
    """The text goes out in Vietnamese, the MP3 that comes back is the reply at 16 kHz."""
    samples = GttsVoice(base_url=google.url).speak("Xin chào anh chị.")
    assert abs(len(samples) / 16_000 - 1.0) < 0.15
    assert abs(loudest_frequency(samples) - 440) < 3
    assert google.asked == ["/_/TranslateWebserverUi/data/batchexecute vi Xin chào anh chị."]


def test_long_sentences_are_sent_in_parts(google: StandIn) -> None:
    """Google takes a hundred characters at a time: nothing of a longer sentence is lost."""
    text = "Anh chị chuẩn bị tờ khai, giấy tờ tùy thân, và ảnh chân dung nhé. " * 3
    samples = GttsVoice(base_url=google.url).speak(text.strip())
    assert len(google.asked) >= 3
    assert abs(len(samples) / 16_000 - len(google.asked)) < 0.5


@pytest.mark.parametrize("mode", ["fails", "silent"])
def test_an_answer_without_sound_is_an_error(google: StandIn, mode: str) -> None:
    """An error page, or an answer that holds no audio, is never played."""
    google.mode = mode
    with pytest.raises(SynthesisError):
        GttsVoice(base_url=google.url).speak("Xin chào.")


def test_a_dead_network_costs_one_wait(google: StandIn) -> None:
    """After a failure the service is left alone for minutes, then tried again."""
    now = [0.0]
    voice = GttsVoice(base_url=google.url, timeout_s=1, clock=lambda: now[0])
    google.mode = "fails"
    with pytest.raises(SynthesisError):
        voice.speak("Xin chào.")
    google.mode = "speaks"
    assert not voice.reachable
    with pytest.raises(SynthesisError, match="a moment ago"):
        voice.speak("Xin chào.")
    assert len(google.asked) == 1
    now[0] = REMEMBER_S + 1
    assert len(voice.speak("Xin chào."))
    assert voice.reachable


def test_a_service_that_hangs_is_not_waited_for(google: StandIn) -> None:
    """The limit holds, and the offline voice speaks instead."""
    google.mode = "hangs"
    started = time.perf_counter()
    with pytest.raises(SynthesisError):
        GttsVoice(base_url=google.url, timeout_s=0.5).speak("Xin chào.")
    assert time.perf_counter() - started < 2.9


def test_without_google_callers_hear_the_offline_voice(tmp_path: Path, google: StandIn) -> None:
    """The fallback with both real voices: first Google speaks, then it fails, then espeak-ng."""
    settings = load_settings({"VAR_DIR": str(tmp_path), "TTS_ENGINE": "auto"})
    synthesizer = FallbackSynthesizer(settings, online=GttsVoice(base_url=google.url))
    assert synthesizer.speak("Xin chào.").voice == "gTTS vi"
    google.mode = "fails"
    assert synthesizer.speak("Chào anh.").voice == "espeak-ng north"
    assert synthesizer.speak("Xin chào.").voice == "gTTS vi"  # kept from before
