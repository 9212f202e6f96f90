"""The last word on a message's intent: families before single intents, knowledge before guesses."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.assistant.components.aspect_finder import ASPECT_SCORES
from bot.assistant.components.intents import (
    EMERGENCY,
    FALLBACK,
    GENERAL_QUESTION,
    PROCEDURE_INTENTS,
    asking,
    aspect_of,
    family,
)
from bot.assistant.components.own_project import is_own
from bot.assistant.components.readable import readable
from bot.core.answers.aspects import aspects_meant
from bot.core.nuisance_kinds import KINDS, NuisanceGuess
from bot.core.nuisance_turns import NOT_BY_ONE_LINE, QUIET_BELOW
from bot.core.reports.matters import tells_of_wrongdoing
from bot.knowledge import load_index, load_rewording

# Beside the questions, messages in which a named procedure matters: "à không, ý tôi là cấp lại".
NAMING_INTENTS = {"report_lost", "report_fraud", "correct"}

# What answers to a report's questions hold, and what is never weighed against them.
DETAILS = {"address", "ward", "phone", "plate"}
GRAVE = {EMERGENCY, "tip", "correct"}

# How a kind of nuisance is answered; breaths and noises stay what they were taken for.
NUISANCE_INTENTS = {
    "prank": "nuisance_prank",
    "abuse": "nuisance_abuse",
    "harassment": "nuisance_abuse",
    "sales": "nuisance_sales",
    "chat": "nuisance_chat",
    "wrong_number": "wrong_number",
    "test": "test_call",
}
# An emergency that the intents suspect is heard by its finder, too, at least as much as this.
UNHEARD_BELOW = 0.02
# Families that the nuisance finder does not overrule.
NOT_NUISANCE = {EMERGENCY, "correct", "handover", "status_receipt", "goodbye", "thank"}


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class IntentArbiter(GraphComponent):
    """Chooses the likeliest family, then the likeliest intent in it; unsure becomes a fallback.

    Ten ways to ask about a procedure share their probability: without families each of them would
    lose to a lone intent. The intent keeps ``family_confidence`` for the policies. The ranking has
    to be whole: by it this project's intents are told from others, which are left as they are.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {
            "threshold": 0.3,
            "procedure_beats": 0.7,
            "procedure_against_foreign": 0.85,
            "procedure_hint": 0.2,
            "procedure_yields": 0.8,
            "details_beat": 0.45,
            "nuisance_beats": 0.8,
            "nuisance_beats_tip": 0.95,
            "nuisance_needs": 0.15,
        }

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> IntentArbiter:
        return cls(config)

    def __init__(self, config: dict[str, Any]) -> None:
        self._threshold = float(config["threshold"])
        self._procedure_beats = float(config["procedure_beats"])
        self._procedure_against_foreign = float(config["procedure_against_foreign"])
        self._procedure_hint = float(config["procedure_hint"])
        self._procedure_yields = float(config["procedure_yields"])
        self._details_beat = float(config["details_beat"])
        self._nuisance_beats = float(config["nuisance_beats"])
        self._nuisance_beats_tip = float(config["nuisance_beats_tip"])
        self._nuisance_needs = float(config["nuisance_needs"])

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            ranking = message.get("intent_ranking") or []
            # Trained on somebody else's intents, there is nothing here to know better.
            if is_own(entry["name"] for entry in ranking):
                decided = self._decide(message, ranking)
                # Kept with every intent: what goes on about a procedure may sound like any.
                decided["aspects"] = list(_aspects(message, decided["name"]))
                message.set("intent", decided, add_to_output=True)
                self._drop_stray_procedure(message)
        return messages

    def _decide(self, message: Message, ranking: list[dict[str, Any]]) -> dict[str, Any]:
        # Emoji and foreign words leave the classifier with nothing but its habits.
        if not readable(message.get("text") or ""):
            return _intent(FALLBACK, 1.0, 1.0)
        families: dict[str, float] = defaultdict(float)
        for entry in ranking:
            families[family(entry["name"])] += entry["confidence"]
        guess = NuisanceGuess.from_dict(message.get("nuisance"))
        # What the nuisance finder takes for a genuine caller is answered as one.
        if guess is not None and guess.likelihood < self._nuisance_needs:
            families.pop("nuisance", None)
        named = any(e["entity"].startswith("procedure") for e in message.get("entities", []))
        chosen, confidence = max(families.items(), key=lambda item: item[1])
        # A caller who names a procedure and nothing else clearly asks about it.
        unclaimed = confidence < self._procedure_beats and chosen in ("out_of_scope", "inform")
        if named and unclaimed and not self._names_others_matter(message):
            chosen, confidence = "procedure", self._procedure_beats
        # "Nhà mái tôn đối diện trạm y tế": where something is, whatever else it sounds like.
        details = any(e["entity"] in DETAILS for e in message.get("entities", []))
        if details and not named and confidence < self._details_beat and chosen not in GRAVE:
            chosen, confidence = "inform", self._details_beat
        # Told unasked, what was done to somebody is a report, not the answer to a question.
        if chosen == "inform" and tells_of_wrongdoing(message.get("text") or ""):
            chosen, confidence = "tip", max(confidence, families["tip"])
        # "Thủ tục phòng cháy" is paperwork; a real fire is heard by its words (triage).
        asked = named and families["procedure"] >= self._procedure_hint
        if asked and chosen == EMERGENCY and confidence < self._procedure_yields:
            chosen, confidence = "procedure", families["procedure"]
        if guess is not None and self._is_nuisance(guess, chosen, named):
            nuisance = NUISANCE_INTENTS.get(KINDS[guess.kind].family)
            if nuisance is not None:
                return _intent(nuisance, guess.likelihood, guess.likelihood)
        if confidence < self._threshold:
            if not named:
                return _intent(FALLBACK, 1.0 - confidence, 1.0 - confidence)
            chosen = "procedure"
        best = next((e for e in ranking if family(e["name"]) == chosen), None)
        if best is None:
            return _intent(GENERAL_QUESTION, confidence, confidence)
        if chosen == "procedure":
            # In a whole sentence the procedure's name drowns "ở đâu": aspects have their own judge.
            name = asking(_aspects(message, best["name"])[0])
            sure = best["confidence"] if name == best["name"] else confidence
            return _intent(name, sure, confidence)
        return _intent(best["name"], best["confidence"], confidence)

    def _is_nuisance(self, guess: NuisanceGuess, chosen: str, named: bool) -> bool:
        """Whether the finder overrules the intents: surely for a report, never for help sought."""
        surely = guess.likelihood >= self._nuisance_beats_tip
        if surely and self._says_what_nobody_needs(guess, chosen):
            return True
        if chosen in NOT_NUISANCE or named:
            return False
        return surely if chosen == "tip" else guess.likelihood >= self._nuisance_beats

    def _names_others_matter(self, message: Message) -> bool:
        """ "Đăng kiểm ô tô": what is not the police's is named, and a procedure hardly sounds."""
        found = (e for e in message.get("entities", []) if e["entity"] == "procedure")
        sure = max((float(e.get("confidence_entity", 1.0)) for e in found), default=1.0)
        foreign = load_index().names_foreign(message.get("text") or "")
        return foreign and sure < self._procedure_against_foreign

    @staticmethod
    def _says_what_nobody_needs(guess: NuisanceGuess, chosen: str) -> bool:
        """ "Vay chỉ cần căn cước" names papers and "nhấn phím chín để gặp nhân viên" a person; an
        emergency is none where its own finder, too, hears nothing in the words."""
        if chosen == EMERGENCY:
            return guess.alarm < UNHEARD_BELOW and guess.kind not in NOT_BY_ONE_LINE
        return KINDS[guess.kind].at_once and guess.alarm < QUIET_BELOW

    @staticmethod
    def _drop_stray_procedure(message: Message) -> None:
        """ "Mất xe máy" in a report is no question about a procedure."""
        if message.get("intent")["name"] in PROCEDURE_INTENTS | NAMING_INTENTS:
            return
        kept = [e for e in message.get("entities", []) if not e["entity"].startswith("procedure")]
        message.set("entities", kept, add_to_output=True)


def _aspects(message: Message, intent: str) -> tuple[str, ...]:
    """What a message asks about a procedure, if it asks about one; by its intent if need be."""
    alone = aspect_of(intent) if intent in PROCEDURE_INTENTS else "overview"
    scores = message.get(ASPECT_SCORES) or {alone: 0.0}
    return aspects_meant(load_rewording().reworded(message.get("text") or ""), scores)


def _intent(name: str, confidence: float, family_confidence: float) -> dict[str, Any]:
    return {
        "name": name,
        "confidence": round(float(confidence), 4),
        "family_confidence": round(min(1.0, float(family_confidence)), 4),
    }
