"""Which pages of other sites may have the widget, and which addresses of ours they may use."""

from __future__ import annotations

import re
from collections.abc import Sequence

from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp

# Nothing else is for other sites: neither recordings of whole calls nor anything behind a sign-in.
_SHARED = re.compile(
    r"/widget\.js|/static/widget/[a-z.]+|/api/widget|/api/chat|/api/voice(?:/reply)?"
    r"|/api/calls/[0-9a-f-]{36}/audio/\d+\.wav"
)


class Embedding:
    """The sites that were configured; no site at all unless somebody configures one."""

    def __init__(self, origins: Sequence[str]) -> None:
        self._origins = tuple(origin.lower() for origin in origins)

    def shares(self, path: str) -> bool:
        """Whether other sites' pages may use an address."""
        return bool(self._origins and _SHARED.fullmatch(path))

    def allows(self, origin: str, path: str) -> bool:
        """Whether the pages of an origin may use an address."""
        return self.shares(path) and origin.lower() in self._origins

    def answering(self, app: ASGIApp) -> ASGIApp:
        """The application with what browsers of those pages must be told. No cookie goes along."""
        return CORSMiddleware(
            app, allow_origins=self._origins, allow_methods=("GET", "POST"), max_age=600
        )
