"""The browser tests need a browser: without one they fail, unless they are left out on purpose."""

from __future__ import annotations

from pathlib import Path

import pytest
from browsers import LEFT_OUT, missing


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip all of this folder where CALLBOT_NO_BROWSER=1 says so."""
    if LEFT_OUT:
        here = Path(__file__).parent
        for item in items:
            if here in item.path.parents:
                item.add_marker(pytest.mark.skip(reason="CALLBOT_NO_BROWSER=1"))


@pytest.fixture(scope="session", autouse=True)
def browser_is_here() -> None:
    """A silent skip would look like a pass."""
    lacking = missing()
    if lacking:
        pytest.fail(lacking, pytrace=False)
