"""What the speech model's arithmetic may use of this machine."""

from __future__ import annotations

import ctypes
import os
from pathlib import Path

MOST_THREADS = 4  # beyond them, threads of models of this size only wait for each other
CGROUP_QUOTA = Path("/sys/fs/cgroup/cpu.max")
# glibc's mallopt: at most 2 arenas, blocks from 1 MB mapped and given back, 4 MB kept freed.
MALLOC_OPTIONS = ((-8, 2), (-3, 1 << 20), (-1, 4 << 20))
# Fastest first. On 8-bit arithmetic Whisper loses nothing that can be measured.
COMPUTE_TYPES = ("int8", "float32")


def free_threads(quota_file: Path = CGROUP_QUOTA) -> int:
    """Cores that this process may use, by affinity and by its container's quota; 1 to 4."""
    try:
        cores = len(os.sched_getaffinity(0))
    except AttributeError:  # not Linux
        cores = os.cpu_count() or 1
    return max(1, min(MOST_THREADS, cores, _quota(quota_file)))


def compute_type(setting: str) -> str:
    """A compute type as CTranslate2 names it; ``auto`` is the fastest that this processor has."""
    if setting != "auto":
        return setting
    import ctranslate2

    supported = ctranslate2.get_supported_compute_types("cpu")
    return next((kind for kind in COMPUTE_TYPES if kind in supported), "default")


def _quota(file: Path) -> int:
    """Whole cores that a container is given, "quota period" in microseconds; many without one."""
    try:
        quota, period = file.read_text("ascii").split()[:2]
        return int(quota) // int(period)
    except (OSError, ValueError):  # no cgroup v2, or "max"
        return MOST_THREADS


def give_memory_back() -> None:
    """Have freed memory returned to the system, where the C library is glibc.

    By itself it keeps some 50 MB of the blocks that hearing frees, and creeps up for hundreds of
    calls as they fall apart.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        for option, value in MALLOC_OPTIONS:
            mallopt(option, value)
