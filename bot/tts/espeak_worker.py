"""The offline voice's own process: espeak-ng by ctypes, spoken to over stdin and stdout.

espeak-ng is GPL, so it is loaded here and nowhere else; this file imports nothing of the project
and is started by its path. One request a line on stdin: ``{"text", "voice", "rate", "pitch"}``.
One answer on stdout: a JSON line ``{"sample_rate", "bytes"}`` and then that many bytes of 16-bit
mono samples, or a JSON line ``{"error"}``. It ends when stdin closes, so it cannot be orphaned.
"""

import ctypes
import json
import os
import signal
import sys
from pathlib import Path

RETRIEVE_SYNCHRONOUSLY = 2
DO_NOT_EXIT_ON_ERROR = 0x8000
CHARACTERS_UTF8 = 1
POSITION_CHARACTER = 1
PARAMETER_RATE, PARAMETER_PITCH = 1, 3
DEFAULT_RATE, DEFAULT_PITCH = 175, 50

SynthCallback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p
)


class Espeak:
    """The library, loaded once."""

    def __init__(self) -> None:
        import espeakng_loader

        self._library = ctypes.CDLL(espeakng_loader.get_library_path())
        # espeak-ng cuts data paths off after 160 characters, which deep checkouts exceed.
        os.chdir(Path(espeakng_loader.get_data_path()).parent)
        self.sample_rate = self._library.espeak_Initialize(
            RETRIEVE_SYNCHRONOUSLY, 0, b".", DO_NOT_EXIT_ON_ERROR
        )
        if self.sample_rate <= 0:
            raise RuntimeError("espeak-ng did not start: its data folder cannot be read")
        self._pieces: list[bytes] = []
        self._callback = SynthCallback(self._collect)  # kept: the library holds only a pointer
        self._library.espeak_SetSynthCallback(self._callback)

    def speak(self, text: str, voice: str, rate: int, pitch: int) -> bytes:
        """16-bit mono samples at ``sample_rate``. Raises ValueError for an unknown voice."""
        _, plus, variant = voice.partition("+")
        if plus and not self._is_variant(variant):  # the library would quietly speak without it
            raise ValueError(f"espeak-ng has no voice variant {variant!r}")
        if self._library.espeak_SetVoiceByName(voice.encode()) != 0:
            raise ValueError(f"espeak-ng has no voice {voice!r}")
        self._library.espeak_SetParameter(PARAMETER_RATE, rate, 0)
        self._library.espeak_SetParameter(PARAMETER_PITCH, pitch, 0)
        self._pieces.clear()
        encoded = text.replace("\0", " ").encode() + b"\0"
        self._library.espeak_Synth(
            encoded, len(encoded), 0, POSITION_CHARACTER, 0, CHARACTERS_UTF8, None, None
        )
        self._library.espeak_Synchronize()
        return b"".join(self._pieces)

    @staticmethod
    def _is_variant(name: str) -> bool:
        folder = Path("espeak-ng-data/voices/!v")  # the working folder is the library's
        return any(file.name == name for file in folder.iterdir())

    def _collect(self, samples, count: int, _events) -> int:
        if samples and count > 0:
            self._pieces.append(ctypes.string_at(samples, count * 2))
        return 0


def main() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    espeak = Espeak()
    for line in requests:
        try:
            request = json.loads(line)
            samples = espeak.speak(
                request["text"],
                request["voice"],
                request.get("rate") or DEFAULT_RATE,
                DEFAULT_PITCH if request.get("pitch") is None else request["pitch"],
            )
        except (ValueError, KeyError) as error:
            answers.write(json.dumps({"error": str(error)}).encode() + b"\n")
        else:
            header = {"sample_rate": espeak.sample_rate, "bytes": len(samples)}
            answers.write(json.dumps(header).encode() + b"\n" + samples)
        answers.flush()


if __name__ == "__main__":
    main()
