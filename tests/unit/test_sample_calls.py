"""The sample calls themselves: honest as a test, and wide enough to mean something."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.core.call import Hotline
from bot.harness.manifest import Manifest, check_manifest, load_manifest
from bot.harness.wording import plain
from bot.settings import ROOT

MANIFEST = ROOT / "audio_samples" / "manifest.yml"
FEWEST_WORDS = 5  # "cảm ơn em", "đúng rồi": there are only so many ways to say short things


@lru_cache(maxsize=1)
def samples() -> Manifest:
    return load_manifest(MANIFEST)


def training_examples() -> set[str]:
    lines = [
        line.strip()[2:]
        for file in sorted((ROOT / "data" / "nlu").glob("*.yml"))
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.startswith("      - ")
    ]
    assert len(lines) > 100
    return {plain(re.sub(r"\[([^\]]+)\](?:\([^)]*\)|\{[^}]*\})", r"\1", line)) for line in lines}


def test_the_manifest_is_sound_and_its_recordings_are_there() -> None:
    """What `make demo` plays is complete."""
    assert check_manifest(MANIFEST) == []


def test_no_sentence_of_the_samples_was_trained_on() -> None:
    """Understanding is tested on sentences that it has not seen."""
    said = {
        plain(text): recording.id
        for recording in samples().recordings
        for text in recording.transcript
        if len(plain(text).split()) >= FEWEST_WORDS
    }
    assert {said[text]: text for text in training_examples() & set(said)} == {}


def test_the_samples_cover_what_callers_do() -> None:
    """At least 30 calls over three hotlines, every kind, codec and accent."""
    recordings = samples().recordings
    assert len(recordings) >= 30
    assert {recording.hotline for recording in recordings} == set(Hotline)
    tags = {tag for recording in recordings for tag in recording.tags}
    assert tags >= {
        "procedure", "follow-up", "correction", "repeat", "handover", "out of scope",
        "tip", "anonymous", "former ward", "emergency", "wrong hotline",
        "nuisance", "misdial", "no speech", "stereo", "noise", "low level", "clipping",
    }  # fmt: skip
    made = [recording.made for recording in recordings if recording.made]
    assert {how.get("accent") for how in made} >= {"north", "central", "south"}
    assert {how["codec"] for how in made} >= {
        "ulaw8k", "alaw8k", "pcm44k", "pcm48k", "mp3", "opus", "aac"
    }  # fmt: skip


def test_callers_have_numbers_that_nobody_has() -> None:
    """0570 belongs to no Vietnamese network."""
    assert all((r.caller or "0570").startswith("0570") for r in samples().recordings)


def test_the_samples_are_small_enough_to_be_cloned() -> None:
    """At most 15 MB in all."""
    assert sum(r.file.stat().st_size for r in samples().recordings) <= 15_000_000
