"""The sample recordings: the same script gives the same sound, as the script wants it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from harness_calls import recording

from bot.core.errors import DataError
from bot.samples import sounds
from bot.samples.encoding import CODECS
from bot.samples.recordings import make
from bot.samples.sounds import RATE


def tone(text: str, made: Mapping[str, Any]) -> Any:
    """A second of tone, higher for longer texts, in place of a voice."""
    return 0.3 * np.sin(2 * np.pi * (400 + 10 * len(text)) * np.arange(RATE) / RATE)


def decoded(file: Path) -> tuple[Any, int]:
    """All channels as float, and the sample rate."""
    import av

    with av.open(str(file)) as container:
        rate = container.streams.audio[0].rate
        resampler = av.AudioResampler("fltp")
        frames = [f for one in container.decode(audio=0) for f in resampler.resample(one)]
        frames += resampler.resample(None)
    return np.concatenate([f.to_ndarray() for f in frames], axis=1), rate


def made(folder: Path, *texts: str, name: str = "x.wav", **how: Any) -> tuple[Any, int]:
    script = replace(recording(*texts), made={"codec": "ulaw8k", **how}, file=folder / name)
    make(script, tone, folder / name)
    return decoded(folder / name)


@pytest.mark.parametrize("codec", sorted(CODECS))
def test_every_codec_is_written_and_can_be_read(tmp_path: Path, codec: str) -> None:
    """The recording lasts as long as its script, whatever it is written in."""
    ending = {"mp3": "mp3", "opus": "ogg", "aac": "m4a"}.get(codec, "wav")
    sound, rate = made(tmp_path, "một", "hai", codec=codec, name=f"x.{ending}")
    assert sound.shape[0] == 1
    # 0.5 s lead, two seconds of tone, 2 s between them, 0.8 s tail
    assert sound.shape[1] / rate == pytest.approx(5.3, abs=0.25)


def test_the_same_script_gives_the_same_bytes(tmp_path: Path) -> None:
    """Making the samples again changes nothing in the repository."""
    for number in (1, 2):
        folder = tmp_path / str(number)
        folder.mkdir()
        made(folder, "một", noise="street", snr_db=10)
    assert (tmp_path / "1/x.wav").read_bytes() == (tmp_path / "2/x.wav").read_bytes()


def test_a_telephone_recording_holds_the_telephone_band_only(tmp_path: Path) -> None:
    """Below 300 Hz there is next to nothing, as on a line."""
    sound, rate = made(tmp_path, "một", noise="hum", snr_db=0, codec="pcm8k")
    spectrum = np.abs(np.fft.rfft(sound[0])) ** 2
    low = spectrum[: int(150 * len(sound[0]) / rate)].sum()
    assert low < 0.02 * spectrum.sum()


def test_stereo_has_the_caller_left_and_the_operator_right(tmp_path: Path) -> None:
    """While one speaks the other is quiet."""
    sound, rate = made(tmp_path, "một", codec="pcm16k", operator=["xin nghe", "chờ nhé"])
    left, right = np.abs(sound) > 0.05
    assert left.any()
    assert right.any()
    assert not (left & right).any()
    assert np.flatnonzero(right)[0] < np.flatnonzero(left)[0]


def test_level_and_overload(tmp_path: Path) -> None:
    """A quiet caller is quiet, a shouting one is cut off at the top."""
    normal, _ = made(tmp_path, "một", codec="pcm16k")
    quiet, _ = made(tmp_path, "một", codec="pcm16k", gain_db=-28)
    loud, _ = made(tmp_path, "một", codec="pcm16k", clip_db=16)
    assert sounds.power(quiet) == pytest.approx(sounds.power(normal) * 10 ** (-28 / 20), rel=0.05)
    assert np.mean(np.abs(loud[0]) > 0.55) > 0.05


def test_noise_stands_at_the_wanted_distance(tmp_path: Path) -> None:
    """10 dB below the voice means a tenth of its power."""
    clean, rate = made(tmp_path, "một", codec="pcm16k")
    noisy, _ = made(tmp_path, "một", codec="pcm16k", noise="street", snr_db=10)
    voice = slice(int(0.6 * rate), int(1.4 * rate))
    noise = sounds.power((noisy - clean)[0][voice])
    assert 20 * np.log10(sounds.power(clean[0][voice]) / noise) == pytest.approx(10, abs=4)


def test_a_recording_without_speech_has_its_length(tmp_path: Path) -> None:
    """Silence, hum and ringing last as long as the script says."""
    for noise in ("room", "hum", "ringback", "click"):
        sound, rate = made(tmp_path, noise=noise, seconds=1.5)
        assert sound.shape[1] / rate == pytest.approx(1.5, abs=0.01)
        assert sound.any()


def test_a_recording_that_nobody_says_how_to_make_is_refused(tmp_path: Path) -> None:
    """A recording from elsewhere in the manifest is not overwritten with something made up."""
    with pytest.raises(DataError, match="has no `made`"):
        make(recording("một"), tone, tmp_path / "x.wav")
