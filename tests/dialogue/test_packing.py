"""Models are packed at a lower level, and Rasa reads them as ever."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from rasa.engine.storage import local_model_storage

from bot.assistant.packing import QuickTar, pack_quickly


def test_what_is_packed_quickly_unpacks_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local_model_storage, "TarSafe", local_model_storage.TarSafe)
    pack_quickly()
    assert local_model_storage.TarSafe is QuickTar
    told = "một hai ba\n" * 20_000
    (tmp_path / "told.txt").write_text(told, "utf-8")
    packed = tmp_path / "model.tar.gz"
    with local_model_storage.TarSafe.open(packed, "w:gz") as archive:
        archive.add(tmp_path / "told.txt", arcname="told.txt")
    assert gzip.decompress(packed.read_bytes()).count("một hai ba".encode()) == 20_000
    # The header says how hard the packer tried: 2 at the highest level, 0 below it.
    assert packed.read_bytes()[8] == 0
    with local_model_storage.TarSafe.open(packed, "r:gz") as archive:
        archive.extractall(tmp_path / "out")
    assert (tmp_path / "out" / "told.txt").read_text("utf-8") == told
