"""Google's voice through gTTS, with limits on waiting and a memory for a dead network."""

from __future__ import annotations

import base64
import binascii
import re
import threading
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from bot.core.errors import SynthesisError

if TYPE_CHECKING:
    import numpy
    import requests

    Samples = numpy.ndarray[Any, numpy.dtype[numpy.float32]]

REMEMBER_S = 300.0  # how long a service that failed is left alone
CONNECT_S = 2.0
SOUND = re.compile(rb'jQ1olc"\s*,\s*"\[\\"([A-Za-z0-9+/=_-]+)\\"')


class GttsVoice:
    """Speaks Vietnamese through Google Translate's voice; threads may share an instance."""

    def __init__(
        self,
        tld: str = "com.vn",
        timeout_s: float = 5.0,
        base_url: str | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """``tld`` is the end of Google's host name; ``base_url`` takes the place of the host."""
        self._tld = tld
        self._timeout_s = timeout_s
        self._base_url = base_url
        self._clock = clock
        self._failed_at: float | None = None

    @property
    def reachable(self) -> bool:
        """False for some minutes after a failure, so that it costs one wait, not one a reply."""
        return self._failed_at is None or self._clock() - self._failed_at > REMEMBER_S

    def speak(self, text: str, slow: bool = False) -> Samples:
        """Mono float32 samples at 16 kHz. Raises SynthesisError, at once while not reachable."""
        import numpy as np

        from bot.tts.formats import decode_speech

        if not self.reachable:
            raise SynthesisError("unreachable", "gTTS could not be reached a moment ago")
        try:
            # Each part is a file of its own: put together they would be no valid MP3.
            samples = np.concatenate(
                [decode_speech(part) for part in self._fetch_in_time(text, slow)]
            )
        except SynthesisError:
            self._failed_at = self._clock()
            raise
        self._failed_at = None
        return samples

    def _fetch_in_time(self, text: str, slow: bool) -> list[bytes]:
        """Fetch in a thread of its own: looking up a host's name knows no time limit."""
        outcome: list[list[bytes] | Exception] = []

        def fetch() -> None:
            try:
                outcome.append(list(self._fetch(text, slow)))
            except Exception as error:  # noqa: BLE001 - handed over to the thread that waits
                outcome.append(error)

        thread = threading.Thread(target=fetch, name="gtts", daemon=True)
        thread.start()
        thread.join(CONNECT_S + self._timeout_s)
        if not outcome:
            raise SynthesisError("unreachable", f"gTTS gave no answer in {self._timeout_s:.0f} s")
        if isinstance(outcome[0], SynthesisError):
            raise outcome[0]
        if isinstance(outcome[0], Exception):
            raise SynthesisError(
                "unreachable", f"gTTS cannot be reached ({type(outcome[0]).__name__})"
            ) from outcome[0]
        return outcome[0]

    def _fetch(self, text: str, slow: bool) -> Iterator[bytes]:
        """The MP3 of each part of the text; gTTS makes the requests.

        They are sent from here because gTTS itself sends them without checking certificates.
        """
        import requests
        from gtts import gTTS

        speech = gTTS(text, tld=self._tld, lang="vi", slow=slow, lang_check=False)
        limits = (min(CONNECT_S, self._timeout_s), self._timeout_s)
        with requests.Session() as session:
            for prepared in speech._prepare_requests():
                if self._base_url is not None:
                    prepared.url = self._base_url.rstrip("/") + urlsplit(prepared.url).path
                environment = session.merge_environment_settings(prepared.url, {}, None, None, None)
                response = session.send(prepared, timeout=limits, **environment)
                response.raise_for_status()
                yield _sound_of(response)


def _sound_of(response: requests.Response) -> bytes:
    found = SOUND.search(response.content)
    try:
        if found is None:
            raise ValueError("no sound")
        return base64.b64decode(found.group(1), validate=True)
    except (ValueError, binascii.Error) as error:
        raise SynthesisError("not_audio", "gTTS answered without sound") from error
