"""Work on many texts shared by two processes."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

from joblib import Parallel, delayed
from scipy.sparse import csr_matrix, vstack

WORTH_SHARING = 20_000  # texts


def in_halves(rows_of: Callable[[Sequence[str]], csr_matrix], texts: Sequence[str]) -> csr_matrix:
    """The rows of all texts, many of them made by two processes at once where there are two cores.

    ``rows_of`` has to be the same in another process, and to know nothing of other texts.
    """
    if len(texts) < WORTH_SHARING or (os.cpu_count() or 1) < 2:
        return rows_of(texts)
    middle = len(texts) // 2
    halves = (texts[:middle], texts[middle:])
    return vstack(Parallel(n_jobs=2)(delayed(rows_of)(half) for half in halves), format="csr")
