"""Replies spoken by the best voice there is: gTTS when it can be reached, else the offline one."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from bot.core.errors import SynthesisError
from bot.core.ports import SpokenReply
from bot.core.speaking.speakable import speakable
from bot.tts.cache import SpeechCache
from bot.tts.espeak_voice import ACCENTS, EspeakVoice
from bot.tts.formats import at_16_khz
from bot.tts.gtts_voice import GttsVoice
from bot.tts.joining import joined, sentences

if TYPE_CHECKING:
    import numpy

    Samples = numpy.ndarray[Any, numpy.dtype[numpy.float32]]

log = logging.getLogger(__name__)

GTTS = "gtts"
ONLINE_NAME = "gTTS vi"  # the names that people read: engine and voice
VOICES = (*ACCENTS, GTTS)
LONGEST_TEXT = 20_000  # characters: some 25 minutes
SLOW_RATE = 125
OFFLINE_RATE = 165  # words a minute: a little slower than the engine's own, for telephones


class SynthesizerSettings(Protocol):
    """The part of the settings that speaking needs."""

    @property
    def tts_engine(self) -> str: ...

    @property
    def tts_voice(self) -> str: ...

    @property
    def tts_cache_dir(self) -> Path: ...

    @property
    def gtts_tld(self) -> str: ...

    @property
    def gtts_timeout_s(self) -> float: ...


class OnlineVoice(Protocol):
    @property
    def reachable(self) -> bool: ...

    def speak(self, text: str, slow: bool = ...) -> Samples: ...


class OfflineVoice(Protocol):
    def speak(self, text: str, accent: str = ..., *, rate: int | None = ...) -> tuple[Samples, int]:
        """Samples and their rate."""


class FallbackSynthesizer:
    """Speaks through gTTS, the offline voice, or whichever can; threads may share it."""

    def __init__(
        self,
        settings: SynthesizerSettings,
        online: OnlineVoice | None = None,
        offline: OfflineVoice | None = None,
    ) -> None:
        self._engine = settings.tts_engine
        self._accent = settings.tts_voice
        self._cache = SpeechCache(settings.tts_cache_dir)
        self._online = online or GttsVoice(settings.gtts_tld, settings.gtts_timeout_s)
        self._offline = offline or EspeakVoice()

    def speak(
        self, text: str, voice: str | None = None, slow: bool = False, private: bool = False
    ) -> SpokenReply:
        """Speak Vietnamese text (blocking, cached) into a 16 kHz mono WAV file.

        ``voice`` is north, central or south (the offline voice) or gtts; None leaves the choice to
        the settings. ``slow`` is for callers who asked to hear it slowly. A ``private`` text is
        spoken by the offline voice into a file of its own, whatever the settings say. Raises
        SynthesisError when no voice can.
        """
        if voice is not None and voice not in VOICES:
            raise SynthesisError("unknown_voice", f"no voice {voice!r}; one of {', '.join(VOICES)}")
        if len(text) > LONGEST_TEXT:
            raise SynthesisError("too_long", f"more than {LONGEST_TEXT} characters to speak")
        said = speakable(text)
        if not sentences(said):
            raise SynthesisError("nothing_to_say", "nothing in the text can be spoken")
        if private:
            accent = voice if voice in ACCENTS else self._accent
            path = self._cache.set_aside(self._offline_wav(said, accent, slow))
            return SpokenReply(path, offline_name(accent), private=True)
        if voice == GTTS or (voice is None and self._engine == GTTS):
            return self._speak_online(said, slow)
        if voice is None and self._engine == "auto":
            try:
                return self._speak_online(said, slow)
            except SynthesisError as error:
                log.info("the offline voice speaks: %s", error.message)
        return self._speak_offline(said, voice or self._accent, slow)

    def _speak_online(self, said: str, slow: bool) -> SpokenReply:
        manner = _manner(GTTS, slow)
        cached = self._cache.find(GTTS, manner, said)
        if cached is None:
            spoken = [self._online.speak(sentence, slow) for sentence in sentences(said)]
            cached = self._cache.keep(GTTS, manner, said, joined(spoken))
        return SpokenReply(cached, ONLINE_NAME, private=not self._cache.holds(cached))

    def _speak_offline(self, said: str, accent: str, slow: bool) -> SpokenReply:
        manner = _manner(accent, slow)
        cached = self._cache.find("espeak", manner, said)
        if cached is None:
            wav = self._offline_wav(said, accent, slow)
            cached = self._cache.keep("espeak", manner, said, wav)
        return SpokenReply(cached, offline_name(accent), private=not self._cache.holds(cached))

    def _offline_wav(self, said: str, accent: str, slow: bool) -> bytes:
        rate = SLOW_RATE if slow else OFFLINE_RATE
        return joined(
            [
                at_16_khz(*self._offline.speak(sentence, accent, rate=rate))
                for sentence in sentences(said)
            ]
        )


def offline_name(accent: str) -> str:
    """How the offline voice is named to people: its engine and its accent."""
    return f"espeak-ng {accent}"


def _manner(voice: str, slow: bool) -> str:
    return f"{voice} slow" if slow else voice
