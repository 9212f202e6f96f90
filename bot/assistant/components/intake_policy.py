"""Emergencies before everything else, and the way through an open report."""

from __future__ import annotations

from typing import Any

from rasa.core.policies.policy import Policy, PolicyPrediction, SupportedData
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, UserUttered
from rasa.shared.core.generator import TrackerWithCachedStates
from rasa.shared.core.trackers import DialogueStateTracker

from bot.assistant.components.intents import EMERGENCY_ENTITY
from bot.assistant.components.routing import Message, next_action
from bot.core.call import Hotline

LISTEN = "action_listen"


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=False
)
class IntakePolicy(Policy):
    """Deterministic; leaves to the rules whatever is neither an emergency nor part of a report.

    One action answers a turn, so after any action it listens.
    """

    @staticmethod
    def supported_data() -> SupportedData:
        return SupportedData.RULE_DATA

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"priority": 10}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> IntakePolicy:
        return cls(config, model_storage, resource, execution_context)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> IntakePolicy:
        return cls(config, model_storage, resource, execution_context)

    def train(
        self, training_trackers: list[TrackerWithCachedStates], domain: Domain, **kwargs: Any
    ) -> Resource:
        return self._resource

    def predict_action_probabilities(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        rule_only_data: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> PolicyPrediction:
        action = self._choose(tracker)
        probabilities = [0.0] * domain.num_actions
        if action is not None:
            probabilities[domain.index_for_action(action)] = 1.0
        return self._prediction(probabilities)

    @staticmethod
    def _choose(tracker: DialogueStateTracker) -> str | None:
        last = next(
            (e for e in reversed(tracker.events) if isinstance(e, (UserUttered, ActionExecuted))),
            None,
        )
        if not isinstance(last, UserUttered):
            return LISTEN
        return next_action(
            Message(
                text=last.text or "",
                intent=(last.intent or {}).get("name"),
                confidence=(last.intent or {}).get("family_confidence", 0.0),
                entities=tuple(e["entity"] for e in last.entities),
                alarm=max(
                    (
                        e.get("confidence_entity", 0.0)
                        for e in last.entities
                        if e["entity"] == EMERGENCY_ENTITY
                    ),
                    default=0.0,
                ),
            ),
            hotline=_hotline(last, tracker),
            slots=tracker.current_slot_values(),
        )


def _hotline(message: UserUttered, tracker: DialogueStateTracker) -> Hotline:
    named = (message.metadata or {}).get("hotline") or tracker.get_slot("hotline")
    try:
        return Hotline(named)
    except ValueError:  # stock channels name none: the general desk answers
        return Hotline.PROCEDURES
