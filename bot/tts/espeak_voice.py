"""The offline voice: espeak-ng's Vietnamese in three accents, spoken by a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.core.errors import SynthesisError

if TYPE_CHECKING:
    import numpy

    Samples = numpy.ndarray[Any, numpy.dtype[numpy.float32]]

ACCENTS = {"north": "vi", "central": "vi-vn-x-central", "south": "vi-vn-x-south"}
WORKER = Path(__file__).with_name("espeak_worker.py")
LONGEST_ANSWER_S = 60.0  # speaking runs hundreds of times faster than real time


class EspeakVoice:
    """Speaks through one worker process, started when first needed and again when it dies.

    Threads may share an instance: requests are answered one after the other.
    """

    def __init__(self, worker: Path = WORKER, timeout_s: float = LONGEST_ANSWER_S) -> None:
        self._command = [sys.executable, "-I", str(worker)]
        self._timeout_s = timeout_s
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def speak(
        self,
        text: str,
        accent: str = "north",
        variant: str | None = None,
        rate: int | None = None,
        pitch: int | None = None,
    ) -> tuple[Samples, int]:
        """Mono float32 samples in -1..1 and their sample rate; empty samples for empty text.

        ``accent`` is north, central or south; ``variant`` one of espeak-ng's speakers (m1, f2, …);
        ``rate`` words a minute, 80 to 450; ``pitch`` 0 to 99. Raises SynthesisError.
        """
        import numpy as np

        if accent not in ACCENTS:
            raise SynthesisError(
                "unknown_voice", f"no accent {accent!r}; one of {', '.join(ACCENTS)}"
            )
        voice = f"{ACCENTS[accent]}+{variant}" if variant else ACCENTS[accent]
        request = {"text": text, "voice": voice, "rate": rate, "pitch": pitch}
        sample_rate, data = self._ask(json.dumps(request).encode() + b"\n")
        return np.frombuffer(data, dtype="<i2").astype(np.float32) / 32_768, sample_rate

    def close(self) -> None:
        """End the worker process; the next ``speak`` starts another."""
        with self._lock:
            self._stop()

    def _ask(self, request: bytes) -> tuple[int, bytes]:
        with self._lock:
            for attempt in (1, 2):  # a worker that died since the last request is replaced once
                try:
                    return self._exchange(request)
                except (OSError, EOFError) as error:
                    self._stop()
                    if attempt == 2:
                        raise SynthesisError(
                            "voice_died",
                            "the offline voice's process stopped while speaking; "
                            "check that espeakng-loader is installed",
                        ) from error
        raise AssertionError("unreachable")

    def _exchange(self, request: bytes) -> tuple[int, bytes]:
        process = self._running()
        assert process.stdin is not None
        assert process.stdout is not None
        watchdog = threading.Timer(self._timeout_s, process.kill)
        watchdog.daemon = True
        watchdog.start()
        try:
            process.stdin.write(request)
            process.stdin.flush()
            line = process.stdout.readline()
            if not line.endswith(b"\n"):
                raise EOFError
            header = json.loads(line)
            if "error" in header:
                raise SynthesisError("unknown_voice", header["error"])
            data = process.stdout.read(header["bytes"])
            if len(data) < header["bytes"]:
                raise EOFError
            return header["sample_rate"], data
        finally:
            watchdog.cancel()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._stop()
            self._process = subprocess.Popen(
                self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )
        return self._process

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except BrokenPipeError:
                    continue  # what was still buffered for a dead worker is lost with it
