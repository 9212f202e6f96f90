"""Replies spoken by the best voice there is, kept, and cut into sentences."""

import wave
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest

from bot.core.errors import SynthesisError
from bot.tts.cache import SpeechCache
from bot.tts.joining import joined, sentences
from bot.tts.synthesizer import FallbackSynthesizer


@dataclass(frozen=True)
class Settings:
    tts_cache_dir: Path
    tts_engine: str = "auto"
    tts_voice: str = "north"
    gtts_tld: str = "com.vn"
    gtts_timeout_s: float = 1.0


def tone(seconds: float = 0.5) -> np.ndarray:
    time = np.arange(int(seconds * 16_000)) / 16_000
    return (0.3 * np.sin(2 * np.pi * 300 * time)).astype(np.float32)


@dataclass
class Online:
    """A voice service that works until it is told to fail."""

    working: bool = True
    reachable: bool = True
    said: list[str] = field(default_factory=list)

    def speak(self, text: str, slow: bool = False) -> np.ndarray:
        if not self.working:
            raise SynthesisError("unreachable", "no network")
        self.said.append(text)
        return tone()


@dataclass
class Offline:
    """An offline voice that remembers what it was asked to say."""

    said: list[tuple[str, str]] = field(default_factory=list)
    rates: list[int] = field(default_factory=list)

    def speak(
        self, text: str, accent: str = "north", *, rate: int | None = None
    ) -> tuple[np.ndarray, int]:
        self.said.append((text, accent))
        self.rates.append(rate or 0)
        return tone(), 16_000


def test_auto_speaks_online_where_it_can(tmp_path: Path) -> None:
    """With a network the online voice speaks, and the reply says so."""
    offline = Offline()
    spoken = FallbackSynthesizer(Settings(tmp_path), Online(), offline).speak("Xin chào.")
    assert spoken.voice == "gTTS vi"
    assert offline.said == []


def test_auto_falls_back_to_the_offline_voice(tmp_path: Path) -> None:
    """Without a network the caller still hears the reply, in the accent of the settings."""
    settings = Settings(tmp_path, tts_voice="south")
    spoken = FallbackSynthesizer(settings, Online(working=False), Offline()).speak("Xin chào.")
    assert spoken.voice == "espeak-ng south"
    assert spoken.path.is_file()


def test_a_network_that_fails_half_way_costs_no_sentence(tmp_path: Path) -> None:
    """When the second sentence fails online, the offline voice speaks the whole reply."""

    class Failing(Online):
        def speak(self, text: str, slow: bool = False) -> np.ndarray:
            if self.said:
                raise SynthesisError("unreachable", "gone")
            return super().speak(text, slow)

    offline = Offline()
    spoken = FallbackSynthesizer(Settings(tmp_path), Failing(), offline).speak("Một. Hai.")
    assert spoken.voice == "espeak-ng north"
    assert [text for text, _ in offline.said] == ["Một.", "Hai."]


def test_a_named_voice_is_obeyed(tmp_path: Path) -> None:
    """Asked for an accent, the offline voice speaks even where the online one could."""
    online = Online()
    spoken = FallbackSynthesizer(Settings(tmp_path), online, Offline()).speak("Dạ.", "central")
    assert spoken.voice == "espeak-ng central"
    assert online.said == []


@pytest.mark.parametrize("engine", ["gtts", "auto"])
def test_asked_for_the_online_voice_it_is_that_or_an_error(tmp_path: Path, engine: str) -> None:
    """``gtts`` by name never turns into another voice in silence."""
    settings = Settings(tmp_path, tts_engine=engine)
    with pytest.raises(SynthesisError):
        FallbackSynthesizer(settings, Online(working=False), Offline()).speak("Dạ.", "gtts")


def test_the_same_reply_is_spoken_once(tmp_path: Path) -> None:
    """What was said before, by the same voice, comes from the cache."""
    offline = Offline()
    synthesizer = FallbackSynthesizer(Settings(tmp_path, "offline"), Online(), offline)
    first = synthesizer.speak("Xin chào.")
    assert synthesizer.speak("Xin chào.").path == first.path
    assert len(offline.said) == 1
    assert synthesizer.speak("Xin chào.", "south").path != first.path
    assert len(offline.said) == 2


def test_callers_who_ask_for_it_hear_it_slowly(tmp_path: Path) -> None:
    """Slow speech is another recording at a lower rate, kept apart from the usual one."""
    offline = Offline()
    synthesizer = FallbackSynthesizer(Settings(tmp_path, "offline"), Online(), offline)
    usual, slow = synthesizer.speak("Dạ."), synthesizer.speak("Dạ.", slow=True)
    assert usual.path != slow.path
    assert offline.rates[1] < 0.8 * offline.rates[0]


@pytest.mark.parametrize("engine", ["auto", "gtts", "offline"])
def test_what_callers_reported_stays_on_the_machine(tmp_path: Path, engine: str) -> None:
    """A reply that repeats a report is spoken offline, and kept in no cache."""
    online, offline = Online(), Offline()
    synthesizer = FallbackSynthesizer(Settings(tmp_path, engine), online, offline)
    first = synthesizer.speak("Số nhà 12.", private=True)
    assert online.said == []
    assert first.private
    assert first.voice == "espeak-ng north"
    first.path.unlink()
    assert list(tmp_path.iterdir()) == []
    assert synthesizer.speak("Số nhà 12.", private=True).path != first.path
    assert len(offline.said) == 2


def test_written_forms_are_spoken_as_words(tmp_path: Path) -> None:
    """The voice is given words, never digits or abbreviations."""
    offline = Offline()
    FallbackSynthesizer(Settings(tmp_path, "offline"), Online(), offline).speak("Gọi 114, TP. Huế.")
    assert offline.said == [("Gọi một một bốn, thành phố Huế.", "north")]


@pytest.mark.parametrize("text", ["", "  ", "😀", "...!"])
def test_nothing_to_say_is_an_error(tmp_path: Path, text: str) -> None:
    """Text without a word raises rather than giving an empty file."""
    with pytest.raises(SynthesisError) as caught:
        FallbackSynthesizer(Settings(tmp_path), Online(), Offline()).speak(text)
    assert caught.value.code == "tts.nothing_to_say"


def test_unknown_voices_and_endless_texts_are_refused(tmp_path: Path) -> None:
    """A voice that does not exist is named; a book is not read out."""
    synthesizer = FallbackSynthesizer(Settings(tmp_path), Online(), Offline())
    with pytest.raises(SynthesisError, match="no voice 'west'"):
        synthesizer.speak("Dạ.", "west")
    with pytest.raises(SynthesisError, match="characters"):
        synthesizer.speak("dạ " * 10_000)


def test_replies_are_16_khz_mono_wav_of_even_loudness(tmp_path: Path) -> None:
    """Every reply is a 16 kHz mono 16-bit WAV that neither whispers nor clips."""
    path = tmp_path / "reply.wav"
    path.write_bytes(joined([tone(1.0) * 0.1, tone(1.0) * 0.1]))
    with wave.open(str(path)) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (16_000, 1, 2)
        assert abs(file.getnframes() / 16_000 - 2.35) < 0.05
        loudest = np.abs(np.frombuffer(file.readframes(10**6), "<i2").astype(int)).max()
    assert 20_000 < loudest < 32_000


def test_long_texts_are_spoken_in_pieces() -> None:
    """Sentences, then clauses, then words; nothing is lost and no piece is long."""
    text = "Câu một. Câu hai! " + "từ " * 299 + "cuối. " + "x" * 1_000
    pieces = sentences(text)
    assert pieces[:2] == ["Câu một.", "Câu hai!"]
    assert max(map(len, pieces)) <= 300
    assert "".join(pieces).replace(" ", "") == text.replace(" ", "")


def test_the_cache_keeps_voices_and_texts_apart(tmp_path: Path) -> None:
    """Another voice or another text is another file; the names tell nothing of the text."""
    cache = SpeechCache(tmp_path / "cache")
    kept = cache.keep("espeak", "north", "số nhà 12", b"a")
    assert cache.find("espeak", "north", "số nhà 12") == kept
    assert cache.find("espeak", "south", "số nhà 12") is None
    assert cache.find("gtts", "north", "số nhà 12") is None
    assert cache.find("espeak", "north", "số nhà 13") is None
    assert "12" not in kept.stem or len(kept.stem) == 64


def test_only_the_owner_may_read_the_cache(tmp_path: Path) -> None:
    """Replies may repeat an address: other users of the machine cannot listen."""
    kept = SpeechCache(tmp_path / "cache").keep("espeak", "north", "a", b"a")
    assert kept.stat().st_mode & 0o077 == 0


def test_the_cache_forgets_what_was_not_used(tmp_path: Path) -> None:
    """Grown too large, it drops the least recently used and keeps the rest."""
    import os

    cache = SpeechCache(tmp_path / "cache", largest_bytes=250)
    files = [cache.keep("e", "v", str(i), b"x" * 100) for i in range(4)]
    for age, file in enumerate(files):
        os.utime(file, (age, age))
    cache.find("e", "v", "0")
    cache.prune()
    assert [file.exists() for file in files] == [True, False, False, True]


def test_what_nobody_took_over_is_removed(tmp_path: Path) -> None:
    """A private reply whose call broke off does not stay behind."""
    import os

    cache = SpeechCache(tmp_path / "cache")
    left, fresh = cache.set_aside(b"x"), cache.set_aside(b"x")
    os.utime(left, (1, 1))
    cache.prune()
    assert (left.exists(), fresh.exists()) == (False, True)


def test_a_cache_that_cannot_be_written_names_the_setting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A file where the folder should be: callers hear replies from elsewhere, and once the log
    says which setting; where nothing can be written at all, the error does."""
    (tmp_path / "cache").write_text("in the way")
    cache = SpeechCache(tmp_path / "cache")
    for _ in range(2):
        spoken = cache.keep("e", "v", "t", b"x")
        assert spoken.read_bytes() == b"x"
        assert not cache.holds(spoken)
        spoken.unlink()
    assert caplog.text.count("VAR_DIR") == 1
    monkeypatch.setattr("bot.tts.cache.SPARE", tmp_path / "nowhere")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    with pytest.raises(SynthesisError, match="VAR_DIR"):
        cache.keep("e", "v", "t", b"x")
