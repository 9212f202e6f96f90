"""A message of any kind gets an answer."""

from __future__ import annotations

import asyncio

import pytest
from call_fakes import FakeDialogue

from bot.calls.turn import TurnTaker
from bot.core.call import DialogueReply, Entity, Hotline
from bot.core.nuisance import NuisanceAssessment
from bot.core.report import Tip


def take(dialogue: FakeDialogue, text: str, hotline: Hotline = Hotline.POLICE) -> DialogueReply:
    return asyncio.run(TurnTaker(dialogue).take("c", hotline, text))


@pytest.mark.parametrize("text", ["", "   ", "\t\n", "🙂🙂", "…?!", "\x00\x07"])
def test_message_without_words_is_answered_politely(text: str) -> None:
    """Nothing readable is asked for again, with the emergency numbers, without the dialogue."""
    dialogue = FakeDialogue()
    reply = take(dialogue, text)
    assert dialogue.heard == []
    assert "113" in reply.text
    assert not reply.degraded


def test_a_blank_message_forgets_nothing() -> None:
    """A report, a flag and the number told stand after "..." as they stood before."""
    flagged = NuisanceAssessment("nuisance", 0.8, ("Lời trêu đùa",))
    tip = Tip(what="đánh bạc")
    told = DialogueReply("Dạ.", "x", 1.0, emergency="113", nuisance=flagged, tip=tip)
    taker = TurnTaker(FakeDialogue({"có đánh bạc": told}))
    asyncio.run(taker.take("c", Hotline.POLICE, "có đánh bạc"))
    reply = asyncio.run(taker.take("c", Hotline.POLICE, "..."))
    assert (reply.nuisance, reply.tip, reply.emergency) == (flagged, tip, "113")
    assert reply.text.startswith("Anh chị gọi ngay 113 nếu chưa gọi.")
    assert reply.intent is None


def test_who_never_writes_a_word_is_suspected_and_no_more() -> None:
    """Silence in a chat may be somebody who cannot write; a word clears it."""
    taker = TurnTaker(FakeDialogue())
    takes = [asyncio.run(taker.take("c", Hotline.POLICE, text)) for text in ["", "...", "…", "."]]
    assert [reply.nuisance.verdict for reply in takes] == ["none", "none"] + ["suspected"] * 2
    assert "không nhắn được" in takes[-1].nuisance.reasons[0]
    assert asyncio.run(taker.take("c", Hotline.POLICE, "cháy")).nuisance.verdict == "none"


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("🆘", "SOS"),
        ("🔥🔥🔥", "cháy"),
        ("🤫 🔪", "🤫 có dao"),
        ("mẹ con🆘 số 5 phố Huế", "mẹ con SOS số 5 phố Huế"),
        ("giọng em hay quá 🔥🔥", "giọng em hay quá 🔥🔥"),
    ],
)
def test_signs_that_cry_for_help_are_sent_as_words(text: str, sent: str) -> None:
    """A fire beside other words may be praise; alone it is one."""
    dialogue = FakeDialogue()
    take(dialogue, text)
    assert [" ".join(heard.split()) for _, heard in dialogue.heard] == [sent]


def test_entities_behind_a_sign_point_into_the_message_as_it_was_written() -> None:
    found = Entity("street", "phố Huế", 16, 23)
    dialogue = FakeDialogue({"cứu em SOS số 5 phố Huế": DialogueReply("Dạ.", "x", 1.0, (found,))})
    written = "cứu em🆘 số 5 phố Huế"
    (entity,) = take(dialogue, written).entities
    assert written[entity.start : entity.end] == "phố Huế"


def test_a_message_of_very_many_signs_is_read() -> None:
    """Cut as any long message is, and never an error."""
    dialogue = FakeDialogue()
    take(dialogue, "🔥" * 2000 + "🆘")
    assert dialogue.heard[0][1].startswith("cháy")


@pytest.mark.parametrize("text", ["你好，我要报警", "Пожар в доме", "화재 신고", "مرحبا كيف"])
def test_other_scripts_get_the_numbers_in_english_too(text: str) -> None:
    """Who cannot write Vietnamese is told so, and where to call."""
    reply = take(FakeDialogue(), text)
    assert reply.intent == "out_of_scope"
    assert "114 (fire" in reply.text


def test_control_characters_and_half_signs_never_reach_the_dialogue() -> None:
    """What could break a log, a database or JSON is a space or a mark by then."""
    dialogue = FakeDialogue()
    take(dialogue, "\x00mất\x1b[31m xe\ud800 máy\u2028\n")
    assert dialogue.heard == [("c", "mất [31m xe\N{REPLACEMENT CHARACTER} máy")]


def test_entities_point_into_the_message_as_it_was_written() -> None:
    """Offsets count from the caller's text, not from the trimmed one."""
    found = Entity("ward", "Cửa Nam", 7, 14)
    dialogue = FakeDialogue({"phường Cửa Nam": DialogueReply("Dạ.", "inform", 1.0, (found,))})
    written = "  \n phường Cửa Nam  "
    (entity,) = take(dialogue, written).entities
    assert written[entity.start : entity.end] == "Cửa Nam"


def test_very_long_message_is_cut_and_the_caller_told() -> None:
    """100 kB is answered, from its beginning, and says that only a part was read."""
    dialogue = FakeDialogue()
    reply = take(dialogue, "em muốn hỏi về căn cước " * 4500)
    assert len(dialogue.heard[0][1]) <= 1600
    assert dialogue.heard[0][1].startswith("em muốn hỏi")
    assert "một phần" in reply.text


def test_emergency_in_the_middle_of_a_very_long_message_is_read() -> None:
    """Cutting never drops the part that calls for help."""
    dialogue = FakeDialogue()
    long = "xin chào em hỏi " * 2000
    take(dialogue, f"{long} nhà tôi đang cháy có người mắc kẹt {long}", Hotline.FIRE)
    assert "đang cháy" in dialogue.heard[0][1]


@pytest.mark.parametrize("down", [True, False])
def test_emergency_is_answered_though_the_dialogue_fails(down: bool) -> None:
    """A dialogue that is down, or says nothing, still leaves the number to dial."""
    text = "cháy nhà rồi cứu với"
    dialogue = FakeDialogue({text: DialogueReply("  ", None, 0.0)})
    dialogue.down = down
    reply = take(dialogue, text, Hotline.FIRE)
    assert reply.degraded
    assert reply.emergency == "114"
    assert "114" in reply.text


def test_emergency_told_earlier_is_not_forgotten_when_the_dialogue_fails() -> None:
    """The next sentence of an emergency, itself harmless, is answered with its number."""
    fire = DialogueReply("Gọi 114 ngay.", "report_emergency_fire", 0.9, emergency="114")
    dialogue = FakeDialogue({"cháy": fire})
    turns = TurnTaker(dialogue)
    asyncio.run(turns.take("c", Hotline.FIRE, "cháy"))
    dialogue.down = True
    reply = asyncio.run(turns.take("c", Hotline.FIRE, "số 5 phố Huế"))
    other = asyncio.run(turns.take("another", Hotline.FIRE, "số 5 phố Huế"))
    assert reply.emergency == "114"
    assert "114" in reply.text
    assert other.emergency is None


def test_dialogue_is_handed_what_it_last_knew_of_the_conversation() -> None:
    """One that was restarted can go on; another conversation's slots are never in it."""
    slots = {"pending": {"field": "where"}, "incident": {"what": "cháy"}}
    dialogue = FakeDialogue({"cháy": DialogueReply("Ở đâu ạ?", "inform", 0.9, slots=slots)})
    turns = TurnTaker(dialogue)
    asyncio.run(turns.take("c", Hotline.FIRE, "cháy"))
    dialogue.down = True
    asyncio.run(turns.take("c", Hotline.FIRE, "a lô"))
    dialogue.down = False
    asyncio.run(turns.take("c", Hotline.FIRE, "phố Huế"))
    asyncio.run(turns.take("another", Hotline.FIRE, "phố Huế"))
    assert dialogue.known == [{}, slots, {}]


def test_emergency_told_while_nobody_heard_it_reaches_the_dialogue_later() -> None:
    """The report goes on from there; entities point into what was said now."""
    found = Entity("address", "phố Huế", 0, 7)
    behind = Entity("address", "phố Huế", 14, 21)
    there = DialogueReply("Dạ.", "inform", 1.0, (found, behind), emergency="114")
    dialogue = FakeDialogue({"cháy nhà rồi. phố Huế": there})
    turns = TurnTaker(dialogue)
    dialogue.down = True
    asyncio.run(turns.take("c", Hotline.FIRE, "cháy nhà rồi"))
    dialogue.down = False
    reply = asyncio.run(turns.take("c", Hotline.FIRE, "phố Huế"))
    asyncio.run(turns.take("c", Hotline.FIRE, "hết rồi"))
    assert [text for _, text in dialogue.heard] == ["cháy nhà rồi. phố Huế", "hết rồi"]
    assert [(e.start, e.end) for e in reply.entities] == [(0, 7)]


def test_message_that_an_action_fails_on_does_not_fail_the_next_turns() -> None:
    """It is not said again on the caller's behalf."""
    dialogue = FakeDialogue({"cháy nhà rồi": DialogueReply("", None, 0.0)})
    turns = TurnTaker(dialogue)
    assert asyncio.run(turns.take("c", Hotline.FIRE, "cháy nhà rồi")).degraded
    assert not asyncio.run(turns.take("c", Hotline.FIRE, "phố Huế")).degraded
    assert dialogue.heard[-1] == ("c", "phố Huế")


def test_what_was_known_of_a_conversation_ends_with_it() -> None:
    """Nothing that a caller said is kept in mind after the call."""
    reply = DialogueReply("Ở đâu ạ?", "inform", 0.9, emergency="114", slots={"tip": {"who": "x"}})
    dialogue = FakeDialogue({"cháy": reply})
    turns = TurnTaker(dialogue)
    asyncio.run(turns.take("c", Hotline.FIRE, "cháy"))
    asyncio.run(turns.forget("c"))
    asyncio.run(turns.take("c", Hotline.FIRE, "phố Huế"))
    assert dialogue.known == [{}, {}]
    assert dialogue.forgotten == ["c"]


def test_a_call_ends_though_the_dialogue_cannot_be_told() -> None:
    """A process that is down has forgotten everything; a mistake in it is nobody's loss."""

    class Broken(FakeDialogue):
        async def forget(self, conversation: str) -> None:
            raise RuntimeError(conversation)

    down = FakeDialogue()
    down.down = True
    for dialogue in (down, Broken()):
        asyncio.run(TurnTaker(dialogue).forget("c"))


@pytest.mark.parametrize("allowed", [True, False])
def test_log_holds_what_is_said_only_when_that_is_allowed(
    allowed: bool, caplog: pytest.LogCaptureFixture
) -> None:
    """LOG_CALLER_TEXT is off unless somebody turns it on, and does what it says."""
    caplog.set_level("DEBUG")
    turns = TurnTaker(FakeDialogue(), allowed)
    asyncio.run(turns.take("c", Hotline.POLICE, "mất xe ở phố Huế"))
    assert ("phố Huế" in caplog.text) == allowed


class TestUnclearSpeech:
    """Speech without a word that could be made out."""

    def turns(self, dialogue: FakeDialogue) -> TurnTaker:
        return TurnTaker(dialogue, promise=lambda: "2026-11-22T12:15:00+07:00")

    def test_the_second_time_a_person_calls_back(self) -> None:
        """What was reported goes along, with the promise and the number to call."""
        tip = {"what": "đánh bạc", "anonymous": False}
        slots = {"tip": tip, "pending": {"intake": "tip", "field": "where"}}
        reply = DialogueReply("Ở đâu ạ?", "report_tip", 0.9, slots=slots)
        turns = self.turns(FakeDialogue({"báo đánh bạc": reply}))
        asyncio.run(turns.take("c", Hotline.POLICE, "báo đánh bạc", "0912345678"))
        first = turns.not_clear("c", "0912345678")
        assert not first.handover
        second = turns.not_clear("c", "0912345678")
        assert second.handover
        assert "gọi lại cho anh chị trước 12 giờ 15 phút" in second.text
        assert "113" in second.text
        assert second.tip is not None
        assert second.slots["pending"] == {
            "intake": "tip",
            "field": "where",
            "phone": "0912345678",
            "promised": "2026-11-22T12:15:00+07:00",
        }
        assert not turns.not_clear("c", "0912345678").handover

    def test_words_in_between_count_anew(self) -> None:
        """Only twice in a row is a person needed."""
        turns = self.turns(FakeDialogue())
        turns.not_clear("c")
        asyncio.run(turns.take("c", Hotline.POLICE, "alo"))
        assert not turns.not_clear("c").handover

    def test_nobody_is_promised_a_call_without_a_number(self) -> None:
        """A chat without one, and a caller who stays unnamed."""
        turns = self.turns(FakeDialogue())
        turns.not_clear("c")
        second = turns.not_clear("c")
        assert second.handover
        assert "chưa có số" in second.text
        assert "promised" not in second.slots.get("pending", {})
        unnamed = DialogueReply("Dạ.", "inform", 0.9, slots={"tip": {"anonymous": True}})
        turns = self.turns(FakeDialogue({"giấu tên": unnamed}))
        asyncio.run(turns.take("c", Hotline.POLICE, "giấu tên"))
        turns.not_clear("c", "0912345678")
        second = turns.not_clear("c", "0912345678")
        assert "giấu tên" in second.text
        assert "0912345678" not in str(second)
