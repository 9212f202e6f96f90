"""Any recording to the caller's voice at 16 kHz mono, through the libraries that PyAV brings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from bot.audio.wav_header import promised_seconds
from bot.core.errors import AudioError

if TYPE_CHECKING:
    import av
    import numpy

    Samples = numpy.ndarray[Any, numpy.dtype[numpy.float32]]

SAMPLE_RATE = 16_000

# Formats that recorders write. Others are refused: playlists and lists of files, which the same
# library reads too, would let an upload point at other files or at the network.
RECORDING_FORMATS = (
    "wav,w64,rf64,aiff,au,caf,voc,mp3,ogg,flac,aac,ac3,amr,amrnb,amrwb,gsm,"
    "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,asf,avi,flv,mpegts,mpeg"
)


def decode(file: Path, longest_s: float) -> tuple[Samples, float]:
    """The first channel of a recording as float32 samples in -1..1 at 16 kHz, and the seconds
    that its header promises (0 where it says nothing).

    In a stereo recording the left channel is the caller. Raises AudioError as ``decode_channels``.
    """
    channels, promised_s = decode_channels(file, longest_s, 1)
    return channels[0], promised_s


def decode_channels(file: Path, longest_s: float, most: int = 2) -> tuple[Samples, float]:
    """The first channels of a recording, at most ``most``: shape (channels, samples), else as
    ``decode``.

    Damaged stretches are left out; what can
    be read is read. Raises AudioError when the file cannot be read, is empty, is not audio, holds
    no sound, or lasts longer than ``longest_s`` seconds (known from the header where it says so,
    else once decoding has come that far).
    """
    import av

    with _open(file) as source:
        try:
            with av.open(
                source, metadata_errors="ignore", options={"format_whitelist": RECORDING_FORMATS}
            ) as container:
                stream = next(iter(container.streams.audio), None)
                if stream is None:
                    raise _not_audio(file)
                if _announced_seconds(container, stream, file.stat().st_size) > longest_s:
                    raise _too_long(file, longest_s)
                samples = _collect(file, container, stream, longest_s, most)
                return samples, promised_seconds(source) or _stream_seconds(container, stream)
        except (av.error.FFmpegError, ValueError) as error:
            raise _not_audio(file) from error


def _open(file: Path) -> BinaryIO:
    if not file.exists():
        raise AudioError("missing", f"{file}: no such file")
    if file.is_dir():
        raise AudioError("folder", f"{file} is a folder; name the recordings in it")
    if not file.is_file():
        raise AudioError("not_a_file", f"{file} is not an ordinary file")
    try:
        source = file.open("rb")
    except OSError as error:
        raise AudioError("unreadable", f"{file} cannot be read: {error.strerror}") from error
    if file.stat().st_size == 0:
        source.close()
        raise AudioError("empty", f"{file} is empty (0 bytes)")
    return source


def _stream_seconds(container: Any, stream: Any) -> float:
    """The length that the header claims, 0 where it says nothing."""
    if stream.duration and stream.time_base:
        return float(stream.duration * stream.time_base)
    return (container.duration or 0) / 1_000_000


def _announced_seconds(container: Any, stream: Any, size_bytes: int) -> float:
    """The length that the header claims, no longer than a file of this size can hold."""
    seconds = _stream_seconds(container, stream)
    bit_rate = stream.codec_context.bit_rate
    return min(seconds, size_bytes * 8 / bit_rate) if bit_rate else 0.0


def _collect(file: Path, container: Any, stream: Any, longest_s: float, most: int) -> Samples:
    import numpy as np

    pieces: list[Any] = []
    count = 0
    for piece in _resampled(_frames(container, stream)):
        count += piece.shape[1]
        if count > longest_s * SAMPLE_RATE:
            raise _too_long(file, longest_s)
        pieces.append(piece[:most])
    if count == 0:
        raise AudioError("no_sound", f"{file} holds no sound (0 seconds)")
    # Broken float recordings hold values that no loudspeaker could play.
    # Recorders may go from two channels to one in the middle.
    fewest = min(piece.shape[0] for piece in pieces)
    whole = np.concatenate([piece[:fewest] for piece in pieces], axis=1)
    playable = np.nan_to_num(whole, nan=0.0, posinf=1.0, neginf=-1.0)
    samples: Samples = np.clip(playable, -1.0, 1.0)
    return samples


def _frames(container: Any, stream: Any) -> Iterator[av.AudioFrame]:
    """Decoded frames; packets that are damaged, or cut off at the end, are left out.

    Raises ValueError when hardly any can be decoded: something else, called .mp3.
    """
    import av

    decoded, damaged = 0, 0
    packets = container.demux(stream)
    while True:
        try:
            packet = next(packets, None)
        except (av.error.FFmpegError, EOFError):
            packet = None  # cut off: what came before it counts
        if packet is None:
            break
        try:
            for frame in packet.decode():
                decoded += 1
                yield frame
        except (av.error.FFmpegError, EOFError):
            damaged += 1
    if damaged > 10 * decoded:
        raise ValueError("hardly any packet could be decoded")


def _resampled(frames: Iterator[av.AudioFrame]) -> Iterator[Samples]:
    """Each frame at 16 kHz as (channels, samples); recordings may change their format."""
    import av

    resampler, known = None, None
    for frame in frames:
        frame.pts = None  # recorders' time stamps are not to be relied on
        shape = (frame.format.name, frame.layout.name, frame.sample_rate)
        if shape != known:
            if resampler is not None:
                yield from (_samples(piece) for piece in resampler.resample(None))
            resampler = av.AudioResampler("fltp", frame.layout, SAMPLE_RATE)
            known = shape
        assert resampler is not None
        yield from (_samples(piece) for piece in resampler.resample(frame))
    if resampler is not None:
        yield from (_samples(piece) for piece in resampler.resample(None))


def _samples(frame: Any) -> Samples:
    samples: Samples = frame.to_ndarray()
    return samples


def _not_audio(file: Path) -> AudioError:
    return AudioError(
        "not_audio", f"{file} is not a recording that can be played, or it is cut off too early"
    )


def _too_long(file: Path, longest_s: float) -> AudioError:
    return AudioError(
        "too_long",
        f"{file} is longer than {longest_s / 60:.0f} minutes (MAX_CALL_MINUTES); cut it first",
    )
