"""Models that were trained before are found again by what they were made from."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.assistant import kept_models


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CALLBOT_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "dialogue"


def _model(folder: Path, name: str) -> Path:
    model = folder / f"{name}.tar.gz"
    model.write_bytes(f"model of {name}".encode())
    return model


@pytest.mark.usefixtures("cache")
def test_kept_model_is_found_again_by_its_content(tmp_path: Path) -> None:
    kept_models.keep("some data", _model(tmp_path, "some"))
    other = tmp_path / "other clone.tar.gz"

    assert kept_models.fetch("some data", other)
    assert other.read_bytes() == b"model of some"


@pytest.mark.usefixtures("cache")
def test_model_of_other_data_is_not_taken(tmp_path: Path) -> None:
    kept_models.keep("some data", _model(tmp_path, "some"))

    assert not kept_models.fetch("other data", tmp_path / "other.tar.gz")
    assert not (tmp_path / "other.tar.gz").exists()


@pytest.mark.usefixtures("cache")
def test_model_made_with_other_libraries_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept_models.keep("some data", _model(tmp_path, "some"))
    lock = tmp_path / "requirements.lock"
    lock.write_text("scikit-learn==9\n")
    monkeypatch.setattr(kept_models, "LOCK", lock)

    assert not kept_models.fetch("some data", tmp_path / "other.tar.gz")


@pytest.mark.usefixtures("cache")
def test_kept_model_that_cannot_be_read_is_trained_anew(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept_models.keep("some data", _model(tmp_path, "some"))
    nowhere = tmp_path / "no such folder" / "model.tar.gz"

    assert not kept_models.fetch("some data", nowhere)
    assert "cannot be taken" in capsys.readouterr().err


def test_only_the_newest_are_kept(cache: Path, tmp_path: Path) -> None:
    for number in range(kept_models.MOST_KEPT + 2):
        kept_models.keep(f"data {number}", _model(tmp_path, f"{number}"))
        for age, file in enumerate(sorted(cache.glob("*"), key=lambda f: f.stat().st_mtime)):
            os.utime(file, (1000 + age, 1000 + age))

    contents = {file.read_bytes().decode() for file in cache.glob("*.tar.gz")}
    assert contents == {"model of 2", "model of 3", "model of 4"}


def test_cache_that_cannot_be_written_is_told_and_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a file").write_text("")
    monkeypatch.setenv("CALLBOT_CACHE", str(tmp_path / "a file"))

    kept_models.keep("some data", _model(tmp_path, "some"))

    assert "not kept" in capsys.readouterr().err
