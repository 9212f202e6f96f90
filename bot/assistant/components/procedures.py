"""Which procedure a message asks about: learned from questions, helped by the procedures' names."""

from __future__ import annotations

from collections.abc import Mapping
from math import exp
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix

from bot.assistant import training_data as training_data_module
from bot.assistant.components import features as features_module
from bot.assistant.components import linear_model, own_project
from bot.assistant.components.features import message_rows
from bot.assistant.components.fingerprint import source_fingerprint
from bot.assistant.components.intents import PROCEDURE_INTENTS
from bot.assistant.components.linear_model import NOTHING, LinearModel
from bot.assistant.training_data import labelled_texts
from bot.knowledge import load_index, load_procedures, search
from bot.knowledge.load import DATA

EXTRACTOR = "ProcedureFinder"
FEW_WORDS = 6
LEEWAY = 0.35  # margins: how far behind none a procedure may lie for who surely asks about one
NEAR = 1.5  # margins: others that far behind what was found are told with it
NONE = ""  # the class of messages that ask about no procedure


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class ProcedureFinder(GraphComponent):
    """Finds the procedure of a message as an entity that spans it all.

    A linear classifier learns from the questions in data/questions and from the names, against
    all that callers say otherwise; the search over names and aliases adds to its scores, so that
    a procedure is known by its name before anybody has written a question about it. Trained on
    other projects' examples it stays silent.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """``C`` is the inverse strength of regularisation, ``names`` the weight of the search.

        In a few words, which may well go on about what was asked before, a procedure has to be
        ``doubt`` ahead of none.
        """
        return {"C": 1.0, "names": 0.75, "doubt": 0.35}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> ProcedureFinder:
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> ProcedureFinder:
        finder = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            finder._model = LinearModel.read(folder)
        return finder

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Train again when names, questions or the making of examples change."""
        modules = [search, features_module, linear_model, training_data_module]
        return source_fingerprint(modules, [DATA / "procedures", DATA / "questions"])

    def __init__(
        self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource
    ) -> None:
        self._strength = float(config["C"])
        self._names = float(config["names"])
        self._doubt = float(config["doubt"])
        self._storage = model_storage
        self._resource = resource
        self._model = NOTHING

    def train(self, training_data: TrainingData) -> Resource:
        messages, about = [], []
        known = labelled_texts() if own_project.is_own(training_data.intents) else {}
        for message in training_data.intent_examples if known else ():
            procedure = _about(message, known)
            if procedure is not None:
                messages.append(message)
                about.append(procedure)
        if len(set(about) - {NONE}) > 1:
            self._model = LinearModel.fit(message_rows(messages), about, self._strength)
        with self._storage.write_to(self._resource) as folder:
            self._model.write(folder)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            text = message.get("text")
            if not self._model.classes or not text:
                continue
            found = self._find(text, message_rows([message]), _asking(message))
            if found is not None:
                known = message.get("entities", [])
                message.set("entities", [*known, found], add_to_output=True)
        return messages

    def _find(self, text: str, counts: csr_matrix, asking: float) -> dict[str, Any] | None:
        match = load_index().match(text)
        if match.verdict == "several" and match.bare:
            return _entity("procedures", list(match.ids), text, 1.0)
        scores = dict(zip(self._model.classes, self._model.scores(counts)[0], strict=True))
        for identifier, score in match.ranked:
            # A procedure that nobody has asked about yet is known by its names alone.
            scores[identifier] = scores.get(identifier, -1.0) + self._names * score
        if match.best and match.ranked[0][1] >= search.SURE:
            scores[match.best] += self._names  # a name said in full
        nothing = scores.pop(NONE, 0.0)
        best = max((name for name in scores if name in load_procedures()), key=scores.__getitem__)
        ahead = scores[best] - nothing
        needed = self._doubt if len(text.split()) <= FEW_WORDS else 0.0
        # Who surely asks about some procedure asks about the likeliest one.
        if ahead <= needed - LEEWAY * asking:
            return None
        found = _entity("procedure", best, text, 1 / (1 + exp(-2 * ahead)))
        # What the actions weigh against the procedure talked of before.
        found["behind"] = {
            name: round(float(scores[best] - score), 3)
            for name, score in scores.items()
            if name != best and scores[best] - score < NEAR
        }
        return found


def _asking(message: Message) -> float:
    """How likely a message asks about some procedure, by what the intents are taken for."""
    ranking = message.get("intent_ranking") or []
    return float(sum(e["confidence"] for e in ranking if e["name"] in PROCEDURE_INTENTS))


def _about(message: Message, known: Mapping[str, str]) -> str | None:
    """The procedure of an example, NONE where it is about none, None where that is not known."""
    text = message.get("text")
    if message.get("intent") not in PROCEDURE_INTENTS:
        return NONE
    if text in known:
        return known[text]
    # "Thế mất bao lâu" goes on about what was asked before; a question with a name does not.
    return NONE if load_index().match(text).verdict == "none" else None


def _entity(name: str, value: Any, text: str, confidence: float) -> dict[str, Any]:
    return {
        "entity": name,
        "value": value,
        "start": 0,
        "end": len(text),
        "confidence_entity": round(confidence, 4),
        "extractor": EXTRACTOR,
    }
