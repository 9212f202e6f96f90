"""What tests of several levels share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from running_service import ROOT, RunningService


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningService]:
    """The whole service, up and healthy; started once for all tests that need it."""
    if not (ROOT / "build" / "dialogue" / "callbot.tar.gz").is_file():
        pytest.fail("there is no dialogue model: run `make train` first")
    running = RunningService(tmp_path_factory.mktemp("service"))
    try:
        running.wait_until("ok", "degraded")
        yield running
    finally:
        running.stop()
