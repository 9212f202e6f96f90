"""Which number for what, what false calls cost, and how to know a scam; all from data/."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.speech import Events, reminder, say, speak
from actions.turn import Turn
from bot.core.answers.guidance import Fine, PhoneNumber, ScamWarning
from bot.core.answers.procedure_answers import named_source
from bot.core.answers.scams import scam_named
from bot.core.language.cues import compile_cues, words_of
from bot.core.language.numerals import written_money, written_numbers
from bot.core.language.vietnamese import fold
from bot.knowledge import load_hotlines, load_warnings

_FINE = compile_cues("(?:phạt|đi tù|xử lý thế nào|bị xử|vi phạm|tiền phạt)")
_FALSE_FIRE = compile_cues("(?:báo )?(?:cháy|cứu nạn|hỏa hoạn) (?:giả|đùa|bậy|nhầm)")
_FREE = compile_cues("(?:mất (?:tiền|phí|cước)|miễn (?:phí|cước)|tốn tiền|cước)")
_EMPTY = frozenset(
    words_of(
        "goi so nao may bao nhieu nhieu thi la gi cho toi em anh chi hoi muon can bi co khong ai "
        "viec xin a duoc dien thoai tong dai duong day nong khi nguoi va cua dung de minh nay"
    ).split()
)


class ActionTellHotline(Action):
    """Which number to call, whether it is free, and what nuisance calls cost."""

    def name(self) -> str:
        return "action_tell_hotline"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> Events:
        turn = Turn.of(tracker)
        line = words_of(turn.text)
        if _FINE.search(line):
            return speak(dispatcher, turn, fine_told(turn), reminder(turn))
        number = _number_for(turn.text)
        if number is None:
            return speak(dispatcher, turn, say("utter_numbers"), reminder(turn))
        told = say("utter_number_for", number=number.number, purpose=number.name)
        free = say("utter_number_free", number=number.number) if number.free else None
        asked_price = bool(_FREE.search(line))
        now = say("utter_number_now") if number.number in ("113", "114", "115") else None
        return speak(dispatcher, turn, told, free if asked_price else None, now, reminder(turn))


class ActionTellWarning(Action):
    """How to know the scam that is asked about, and what to do."""

    def name(self) -> str:
        return "action_tell_warning"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> Events:
        turn = Turn.of(tracker)
        scam = scam_named(turn.text, load_warnings())
        if scam is None:
            return speak(dispatcher, turn, say("utter_warning_general"), reminder(turn))
        told = say(
            "utter_warning",
            scam=_small(scam.name),
            signs="; ".join(map(_small, scam.signs[:2])),
            advice="; ".join(map(_small, scam.advice[:3])),
        )
        source = _source(scam)
        return speak(
            dispatcher, turn, told, say("utter_warning_lost_money"), source, reminder(turn)
        )


def fine_told(turn: Turn) -> str:
    """The fines in force for what is asked: false fire alarms where named, else nuisance calls."""
    fines = [fine for fine in load_hotlines().fines if fine.in_force_on(turn.now.date())]
    wanted = "bao_chay_gia" if _FALSE_FIRE.search(words_of(turn.text)) else "quay_roi"
    chosen = [
        fine
        for fine in fines
        if fine.id.startswith(wanted) and fine.lowest_vnd and fine.starts is not None
    ]
    if not chosen:
        return say("utter_fine_unknown")
    return " ".join(_fine_sentence(fine) for fine in chosen)


def _fine_sentence(fine: Fine) -> str:
    return say(
        "utter_fine",
        act=fine.act,
        lowest=written_money(fine.lowest_vnd or 0),
        highest=written_money(fine.highest_vnd or fine.lowest_vnd or 0),
        basis=fine.legal_basis,
    )


def _number_for(text: str) -> PhoneNumber | None:
    """The number that a question names, or that is for what it names."""
    guide = load_hotlines()
    written = written_numbers(text)
    for name, number in guide.numbers.items():
        if name in written.split() or name.replace("-", " ") in written:
            return number
    line = f" {fold(text)} "
    for name, words in guide.routing.items():
        if any(f" {fold(part.strip())} " in line for word in words for part in word.split(",")):
            return guide.numbers.get(name)
    asked = _telling_words(text)
    scored = [
        (len(asked & _telling_words(" ".join((number.name, *number.purposes, *number.aliases)))), n)
        for n, number in guide.numbers.items()
    ]
    best, name = max(scored, default=(0, ""))
    return guide.numbers[name] if best >= 2 else None


def _telling_words(text: str) -> set[str]:
    words = fold(text).replace(",", " ").replace(";", " ").replace("?", " ").replace(".", " ")
    return {word for word in words.split() if word not in _EMPTY}


def _source(scam: ScamWarning) -> str | None:
    named = [source for source in scam.sources if source.may_be_named]
    return say("utter_source", source=named_source(named[0])) if named else None


def _small(text: str) -> str:
    """A sentence as part of another: only a word that is not an abbreviation loses its capital."""
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text
