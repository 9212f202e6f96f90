"""Real Whisper weights: in the machine's cache, or fetched from the hub when it can be reached."""

from __future__ import annotations

import functools
import logging
import threading
from pathlib import Path

log = logging.getLogger(__name__)

REACH_HUB_S = 3.0


@functools.cache
def find_weights(size: str) -> Path | None:
    """The folder of a size's weights, fetched if need be; None when they cannot be had.

    Asked once a process: a hub that cannot be reached costs one short wait, not one a call.
    """
    cached = _cached(size)
    if cached is not None:
        return cached
    if not _hub_reachable(size):
        log.info("speech model %s is not on this machine and the hub cannot be reached", size)
        return None
    log.warning("fetching the weights of speech model %s from the hub, once", size)
    return _fetch(size)


def _cached(size: str) -> Path | None:
    from faster_whisper.utils import download_model
    from huggingface_hub.errors import HfHubHTTPError, LocalEntryNotFoundError

    try:
        folder = Path(download_model(size, local_files_only=True))
    except (LocalEntryNotFoundError, HfHubHTTPError, OSError, ValueError):
        return None
    # A download that was broken off leaves a folder without its largest file.
    return folder if (folder / "model.bin").is_file() else None


def _hub_reachable(size: str) -> bool:
    """Ask the hub for the model's name; a thread, because name look-ups have no time limit."""
    answers: list[bool] = []

    def ask() -> None:
        import huggingface_hub
        from faster_whisper.utils import _MODELS

        try:
            huggingface_hub.HfApi().model_info(_MODELS[size], timeout=REACH_HUB_S)
        except Exception as error:  # noqa: BLE001 - whatever went wrong, the hub is of no use
            log.debug("hub: %s", type(error).__name__)
        else:
            answers.append(True)

    thread = threading.Thread(target=ask, name="reach-hub", daemon=True)
    thread.start()
    thread.join(REACH_HUB_S + 1)
    return bool(answers)


def _fetch(size: str) -> Path | None:
    from faster_whisper.utils import download_model

    try:
        return Path(download_model(size))
    except Exception as error:  # noqa: BLE001 - a network fails in many ways, all mean "no weights"
        log.warning("the weights of %s could not be fetched: %s", size, type(error).__name__)
        return None
