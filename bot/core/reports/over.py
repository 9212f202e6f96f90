"""Whether an emergency that is being reported proves to be over: then it is a matter for a tip.

In doubt it goes on. It is over when its time is told and long past, and nothing that the caller
said tells of danger now.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.core.emergencies.triage import says_now, triage
from bot.core.language.cues import compile_cues, words_of
from bot.core.language.time_patterns import PARTS
from bot.core.language.times import HANOI, Moment, parse_when
from bot.core.report import Incident
from bot.core.reports.choices import says_no
from bot.core.reports.taking_times import just_happened, names_day

# In the slot of an incident: true while its matter is told as a tip, false once danger is told of
# again; then it stays an incident.
OVER = "over"
# Kinds that leave nobody in danger once they are over.
MAY_BE_OVER = frozenset({"crime", "weapon", "violence", "child", "traffic", "cry"})
# What is over only where the caller says that it does not burn now.
MAY_BE_OUT = frozenset({"fire"})
# Chosen on benchmarks/dev.
LONG_AGO = timedelta(minutes=90)
# Whoever was hurt longer ago than this and is in danger still is told of as such.
HURT_LONG_AGO = timedelta(hours=36)
# An hour without its day may be meant today, a little later than the clock: "bảy rưỡi" at 7:28.
_SOON = timedelta(hours=1)
_HALF_A_DAY = timedelta(hours=12)

_SPEAKER = "(?:tôi|em|e|cháu|anh|chị|mình|bác|con|tui)(?: (?!nó|hắn|chúng|bọn|thằng|họ)\\S+){0,5}"
# Said like what goes on now: what the caller was doing when it happened, "ngay" of a place, what a
# place is called now, how the caller still feels, who lies in hospital.
_CIRCUMSTANCE = compile_cues(
    """
    (?:lúc|khi|hồi|đang lúc|đang khi|trong khi|trong lúc)(?: (?!giờ)\\S+){0,3} đang
    <speaker> (?:đang|đag) (?:đi|về|ngủ|ăn|làm|coi|xem|tắm|nấu|chờ|đợi|mua|bán|dọn|giao|dắt)
    <speaker> (?:đang|vừa)(?: (?!nó|hắn|chúng|bọn|thằng|họ)\\S+){1,8} (?:thì|bị)
    (?:lúc|khi|hồi) (?:\\S+ ){0,4}vừa
    ngay (?:đầu|chân|cạnh|trước|sau|chỗ|ngã|góc|cổng|cửa|gần|trên|dưới|trong|giữa|bên|dốc|đoạn|lúc
      |khi|cây|cái|tại|ở|lối|phía|hôm|sát|đối diện|đường|phố|ngõ)
    (?:chạy|đi|phóng|bỏ chạy|biến|tẩu thoát|mất|lấy|lên xe) (?:\\S+ )?(?:ngay|nhanh)
    (?:bao|mấy) giờ
    giờ (?:tan học|tan làm|tan tầm|ra chơi|cao điểm|hành chính)
    (?:sau|trước|trong|hết|đầu|cuối|vào) giờ (?:học|làm|nghỉ|cơm)
    làn (?:\\S+ )?khẩn cấp
    (?:giờ|nay|bây giờ|hiện nay|hiện giờ)(?: \\S+){0,2} (?:sáp nhập|xã|phường|thuộc|tên|gọi là)
    (?:xã|phường|thôn|làng|huyện|quận)(?: \\S+){1,4} (?:giờ|nay|bây giờ|hiện nay) (?:là|thuộc|về)
    (?:(?:giờ|tới giờ|đến giờ|vẫn|còn|hơi|chưa hết) )+(?:run|hoảng|khóc|buồn|tiếc|bàng hoàng|choáng
      |quay quay|say|tức|ám ảnh|lo)
    (?:run|khóc|buồn|tiếc|lo|mất ngủ) (?:\\S+ ){0,3}(?:tới|đến) giờ
    (?:giờ )?đang (?:nằm|ở|điều trị)(?: ở| trong| tại)? (?:bệnh )?viện
    còn (?:quay|chụp|đăng|tung|phát|livestream)(?: \\S+){0,3} (?:clip|video|phim|ảnh|hình|mạng)
    (?:giờ|bây giờ|hiện|hiện giờ|nay)(?: thì)?(?: <victim>){0,3} (?:về|ở|sang|lánh)(?: (?:về|sang
      |bên|tạm))* nhà (?:mẹ|bố mẹ|ngoại|nội|bà|cô|dì|họ hàng)(?: \\S+)? rồi
    """,
    {"speaker": _SPEAKER, "victim": "(?!nó|hắn|thằng|bọn|chúng|họ|lão|gã|lại|đang)\\S+"},
)
# "Hôm nay thì chưa thấy đốt", "lửa tắt từ tối qua rồi".
_OUT = compile_cues(
    """
    (?:hôm nay|nay|bây giờ|hiện giờ|hiện tại|giờ)(?: thì)?(?: (?:nó|họ|ở đấy|ở đó))? (?:không|chưa
      |hết)(?: (?:còn|thấy|có))* (?:gì|đốt|cháy|khói|lửa)
    (?:hôm nay|nay)(?: thì)?(?: (?:nó|họ))? nghỉ
    (?:không|hết) (?:còn )?cháy nữa
    (?:(?:giờ|bây giờ|hiện giờ|nay)(?: thì)? )?(?:(?:lửa|đám cháy|nó) )?(?:đã |được )*(?:dập
      |tắt)(?: (?:tắt|hẳn|hết|xong))* (?:rồi|từ)
    """
)
_BURNS_AGAIN = compile_cues(
    """
    (?:lại|vẫn|vẫn còn|còn|đang|tiếp tục|có thể) (?:cháy|khói|bốc|bùng|đốt|nghi ngút)
    (?:âm ỉ|bùng lên|bùng phát|tàn lửa|than hồng)
    (?:còn|có) (?:\\S+ ){0,3}(?:trong nhà|bên trong|ở trong|trong đó|kẹt)
    (?:chưa|không) (?:ra|thoát|cứu)(?: \\S+){0,2} được
    """
)
# Even where the message names a time that is over: "tối qua nó đánh em, giờ nó vẫn đứng ngoài cửa".
_STILL = compile_cues(
    """
    (?:bây giờ|hiện tại|hiện giờ|hiện nay|hiện đang|lúc này|đến giờ|tới giờ|đến bây giờ|ngay bây giờ
      |nay lại|giờ lại|giờ nó|giờ hắn|giờ chúng|giờ đang|giờ vẫn|giờ còn|hôm nay lại|=kìa)
    (?:vẫn|vẫn còn) (?:đang|ở|đứng|rình|bám|đe|dọa|nhắn|gọi|đập|đánh|đòi|chửi|giữ|nhốt|chạy)
    còn (?:đang|ở|đứng|nằm|ngồi)(?! viện)
    (?:cứu|giúp) (?:với|mạng|(?:tôi|em|con|cháu|người) với)
    """
)
# Somebody who is held or gone, a threat, what is done again and again, what may still go off.
_LASTS = compile_cues(
    """
    (?:bắt cóc|bắt giữ|giam|nhốt|khống chế|con tin|mất tích|mất liên lạc)
    bị (?:bắt|lôi|kéo|chở|đưa) đi
    (?:bắt|lôi|kéo|chở|đưa) <person>(?: \\S+){0,3} (?:đi|lên xe)(?! viện| cấp cứu| khám| bệnh viện)
    (?:không|chưa) (?:thấy |tìm thấy |tìm được )?(?:<person> )?(?:về|liên lạc)
    (?:không|chưa) (?:thấy|tìm thấy|tìm được|liên lạc) (?:<person>|được)
    (?:dọa|doạ|đe|đòi|hẹn|thề) (?:\\S+ ){0,4}(?:giết|chém|đâm|đốt|xử|đánh|quay lại|tìm|cắt)
    (?:sẽ|lại|hay|đang|vừa) quay lại
    (?:rình|bám theo|theo dõi|lảng vảng|quanh quẩn)
    (?:ngày|đêm|tối|hôm|tuần) nào cũng
    lần (?:nặng|gần|gần đây|mới đây|cuối|kinh) nhất
    (?:hay|thường xuyên|liên tục|suốt|nhiều lần) (?:bị )?<harm>
    (?:bom|mìn|lựu đạn|thuốc nổ|đạn pháo|kíp nổ|rò rỉ|xì ga)
    (?:tự tử|tự sát|tự vẫn|muốn chết|muốn sống|kết liễu)
    """,
    {
        "person": "(?:cháu|bé|con (?:tôi|em|cháu|gái|trai)|em|bạn|vợ|mẹ|chị|người|nó|bố)",
        "harm": "(?:đánh|hành hạ|bạo hành|dọa|đe|chửi|xâm hại)",
    },
)
_HURT = compile_cues(
    """
    (?:bị thương|chảy máu|máu me|mất máu|bất tỉnh|ngất|hôn mê|nguy kịch|khó thở|ngừng thở|gãy|bỏng
      |co giật|thoi thóp|mắc kẹt|kẹt trong|bị kẹt)
    (?:bị|nó|chúng) (?:\\S+ ){0,3}(?:chém|đâm|bắn)(?! (?:vào )?(?:xe|ô tô|cửa|chó|mèo|con|điện|gà))
    """
)
_UNHURT = compile_cues(
    "<no>(?: (?:ai|có ai|có|người nào|thấy ai|hề))*(?: bị)?(?: <hurt>)+",
    {
        "no": "(?:không|ko|k|chưa|chẳng|chả|hổng)",
        "hurt": "(?:thương|thương tích|sao|làm sao|gì|chảy máu|gãy|bỏng|ngất)",
    },
)
_CARED_FOR = compile_cues(
    """
    (?:bệnh viện|nằm viện|vào viện|đi viện|ra viện|xuất viện|nhập viện|ở viện|đi khám|trạm xá
      |trạm y tế|mổ xong|mổ rồi|băng bó|băng rồi|khâu|bó bột|đi cấp cứu|đưa đi|chở đi viện|đi trạm)
    """
)


def is_over(
    incident: Incident, kind: str, said: Sequence[str], now: datetime, part: str | None = None
) -> bool:
    """Whether an incident of a kind (of ``bot.core.emergencies.kinds``) is over.

    ``said``: all that the caller said so far; ``part``: the part of the day that was told last.
    """
    if not _is_long_ago(incident.when, said, now, part):
        return False
    if _people_in_danger(incident, said) and not _is_days_ago(incident.when, now, part):
        return False
    if kind in MAY_BE_OUT:
        out = _is_out(incident.when, said, now)
        return out and not any(_danger_now(text, now, MAY_BE_OUT) for text in said)
    return kind in MAY_BE_OVER and not any(_danger_now(text, now) for text in said)


def lasts(text: str) -> bool:
    """Whether a message tells of danger that outlives its hour: somebody held, threatened, beaten
    again and again."""
    return bool(_LASTS.search(words_of(text)))


def _is_long_ago(when: str | None, said: Sequence[str], now: datetime, part: str | None) -> bool:
    """Whether the time told is long past, and nothing said contradicts that."""
    ended = _latest(when, part)
    if ended is None or now - ended < LONG_AGO:
        return False
    told = [moment for text in said if (moment := parse_when(text, now)) is not None]
    with_day = [moment for moment in told if names_day(moment)]
    if any(_is_recent(moment, now) for moment in with_day or told):
        return False
    if any(just_happened(text) and parse_when(text, now) is None for text in said):
        return False
    return bool(with_day) or (now - ended) % _HALF_A_DAY < _HALF_A_DAY - _SOON


def _is_days_ago(when: str | None, now: datetime, part: str | None) -> bool:
    ended = _latest(when, part)
    return ended is not None and now - ended >= HURT_LONG_AGO


def _latest(when: str | None, part: str | None) -> datetime | None:
    """The latest moment that a told time may mean: the end of its day, or of that day's part."""
    try:
        moment = datetime.fromisoformat(when or "")
    except ValueError:  # kept as it was said, or a month
        return None
    if "T" in str(when):
        return moment if moment.tzinfo else moment.replace(tzinfo=HANOI)
    hours = PARTS[part][1] + 1 if part in PARTS else 24
    return moment.replace(tzinfo=HANOI) + timedelta(hours=hours)


def _is_recent(moment: Moment, now: datetime) -> bool:
    if moment.precision not in ("minute", "about"):
        return False
    return now - datetime.fromisoformat(moment.iso) < LONG_AGO


def _is_out(when: str | None, said: Sequence[str], now: datetime) -> bool:
    """Whether a fire of another day is said not to burn now, and nothing says that it may, or that
    somebody is in there."""
    lines = [words_of(text) for text in said]
    if any(_BURNS_AGAIN.search(_OUT.blank(line)) for line in lines):
        return False
    another_day = (when or "")[:10] < now.astimezone(HANOI).date().isoformat()
    return another_day and any(_OUT.search(line) for line in lines)


def _danger_now(text: str, now: datetime, over: frozenset[str] = frozenset()) -> bool:
    """Whether a message tells of danger that lasts, or that is no matter for a tip at all.

    ``over``: kinds that are known to be over, besides those that leave nobody in danger.
    """
    heard = triage(text)
    if heard is not None and heard.kind not in MAY_BE_OVER | over:
        return True
    named = parse_when(text, now)
    line = words_of(_without_hour(text, named))
    line = _CIRCUMSTANCE.blank(_OUT.blank(line) if over else line)
    if lasts(text) or _STILL.search(line):
        return True
    if named is not None:
        return False  # "tối qua, lúc nó đang …": what is told is of that time
    return says_now(line)


def _without_hour(text: str, named: Moment | None) -> str:
    """A message without its hour: "lúc mười giờ nó …" is no "giờ nó …"."""
    if named is None or named.precision != "minute":
        return text
    for start, end in reversed(named.spans):
        text = f"{text[:start]}, {text[end:]}"
    return text


def _people_in_danger(incident: Incident, said: Sequence[str]) -> bool:
    """Whether somebody is hurt and nobody says that they are cared for."""
    told = [*said, incident.people_in_danger or ""]
    lines = [_UNHURT.blank(words_of(text)) for text in told if text and not says_no(text)]
    hurt = any(_HURT.search(line) for line in lines)
    return hurt and not any(_CARED_FOR.search(line) for line in lines)
