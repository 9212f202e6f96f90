"""Custom actions inside the dialogue process: no open port, no second process, no JSON detour."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import Any

from jsonschema import Draft7Validator
from rasa.core.actions.action import RemoteAction
from rasa.utils.endpoints import ClientResponseError, EndpointConfig
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection

logger = logging.getLogger(__name__)

_failed: ContextVar[list[str] | None] = ContextVar("failed_actions", default=None)


@contextmanager
def failed_actions() -> Iterator[list[str]]:
    """Names of the actions that raise while the block runs; Rasa itself carries on silently."""
    failed: list[str] = []
    token = _failed.set(failed)
    try:
        yield failed
    finally:
        _failed.reset(token)


class InProcessActions(EndpointConfig):
    """Stands where Rasa expects the address of an action server."""

    def __init__(self, package: str) -> None:
        super().__init__(url="in-process", selective_domain=True)
        self._executor = ActionExecutor()
        self._executor.register_package(package)

    async def request(
        self,
        method: str = "post",
        subpath: str | None = None,
        content_type: str | None = "application/json",
        compress: bool = False,
        **kwargs: Any,
    ) -> Any:
        """Run the action that the call names; its result is ``{"events", "responses"}``."""
        call = kwargs["json"]
        try:
            return await self._executor.run(call)
        except ActionExecutionRejection as rejection:
            body = {"action_name": rejection.action_name, "error": rejection.message}
            raise ClientResponseError(400, rejection.message, json.dumps(body)) from rejection
        except Exception as error:
            note_failure(call.get("next_action") or "an action", error)
            raise


class WatchedActions(EndpointConfig):
    """An action server elsewhere, with failures noted as they are in process."""

    async def request(self, *args: Any, **kwargs: Any) -> Any:
        try:
            return await super().request(*args, **kwargs)
        except Exception as error:
            if getattr(error, "status", None) != 400:  # 400 is a rejection, not a failure
                note_failure(kwargs["json"].get("next_action") or "an action", error)
            raise


def note_failure(action: str, error: BaseException) -> None:
    """Remember and log a failure without its message: that may hold what the caller said."""
    failed = _failed.get()
    if failed is not None:
        failed.append(action)
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "unknown"
    logger.error("%s raised %s at %s", action, type(error).__name__, where)


def validate_results_once_compiled() -> None:
    """Check results of an action server with one compiled validator, those made in process not.

    Rasa compiles its schema again for every result, which costs 70 ms or more a turn.
    """

    @lru_cache(maxsize=1)
    def validator() -> Draft7Validator:
        schema = RemoteAction.action_response_format_spec()
        return Draft7Validator(schema)

    def validate(self: RemoteAction, result: dict[str, Any]) -> bool:
        if not isinstance(self.action_endpoint, InProcessActions):
            validator().validate(result)
        return True

    RemoteAction._validate_action_result = validate
