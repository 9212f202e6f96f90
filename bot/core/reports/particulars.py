"""What else a caller tells of a matter: the vehicle in words, what there is to show, how they know.

Each is kept in the caller's own words, and only as many of them as tell it.
"""

from __future__ import annotations

import re

from bot.core.language.cues import Cues, compile_cues, words_of
from bot.core.language.vietnamese import normalize

_COLOURS = (
    "đen|trắng|đỏ|xanh|vàng|bạc|xám|ghi|nâu|cam|tím|hồng|be|kem|rêu|đô|mận|than|lam|lục|dương"
)
_BRANDS = (
    "wave|sh|vision|air blade|airblade|exciter|dream|đờ rim|lead|vespa|winner|sirius|jupiter|future"
    "|cub|click|vario|pcx|liberty|attila|nouvo|satria|raider|sonic|cbr|kawasaki|suzuki|piaggio"
    "|honda|hon đa|yamaha|toyota|vios|camry|fortuner|innova|corolla|kia|morning|cerato|mazda"
    "|hyundai|huyndai|accent|grand i10|i10|santafe|santa fe|tucson|ford|ranger|everest|transit"
    "|vinfast|vin fast|lux|mercedes|mẹc|bmw|audi|lexus|mitsubishi|xpander|outlander|triton|isuzu"
    "|chevrolet|spark|matiz|peugeot|nissan|range rover|porsche|city|civic|crv|cr v"
)
_KINDS = (
    "xe máy điện|xe máy|mô tô|xe mô tô|mô tô|xe gắn máy|xe tay ga|xe ga|xe số|xe côn tay|xe côn"
    "|ô tô|xe ô tô|xe hơi|xe con|xe tải|xe bán tải|bán tải|xe ben|xe khách|xe công ten nơ"
    "|xe container|container|công ten nơ|xe đầu kéo|xe đạp điện|xe đạp|xe ba gác|xe ba bánh"
    "|xe lôi|xe taxi|taxi|tắc xi|xe xích lô|xích lô|xe du lịch|xe cẩu|máy xúc|xe bồn|xe phân khối"
)
_SEATS = "(?:\\d+|bốn|năm|bảy|bẩy|chín|mười sáu|hai chín|bốn lăm) chỗ"
_TRAIT = (
    f"(?:màu|sơn|hiệu|nhãn hiệu|loại|đời) \\S+|{_COLOURS}|{_BRANDS}|{_SEATS}|nhạt|đậm|sẫm|cũ"
    "|alpha|rs|mode|lớn"
)
_VEHICLE = compile_cues(
    f"""
    (?:{_KINDS})(?: (?:{_TRAIT}))*
    xe (?:{_BRANDS}|{_SEATS}|màu (?:{_COLOURS})|(?:{_COLOURS})(?= |$))(?: (?:{_TRAIT}))*
    (?:con|chiếc|cái) (?:{_BRANDS})(?: (?:{_TRAIT}))*
    """
)
# "Bãi xe máy", "đăng ký ô tô": a place or a matter, nobody's vehicle.
_NO_VEHICLE = re.compile(
    r"(?:^|\s)(?:bãi|bến|gara|tiệm|hàng|quán|hãng|salon|sửa|rửa|gửi|giữ|trông|đăng ký|bằng lái"
    r"|giấy phép lái|tiền|thuê|phụ tùng|đồ|chở bằng|đua)\s+(?:xe\s+|để xe\s+)?$"
)

_RECORD = (
    "(?:ảnh chụp|hình ảnh|bức ảnh|tấm ảnh|ảnh|hình|video|vi đi ô|vi deo|clip|đoạn phim"
    "|camera hành trình|cam hành trình|camera|ca mê ra|cam|đoạn ghi âm|ghi âm|tin nhắn"
    "|biên lai chuyển khoản|biên lai|lịch sử chuyển khoản|sao kê|hóa đơn|hoá đơn|chứng cứ"
    "|bằng chứng|nhân chứng|người làm chứng|đoạn chat)"
)
_GOT = "(?: (?:được|lại|rõ|hết|cả|mặt|biển số|người|cảnh đó|làm chứng))*"
_FEW = "(?: (?:mấy|vài|một|cái|đoạn|tấm|bức|\\d+))*"
_MORE = f"(?: (?:(?:hay|và|với|cả|gì) )*{_RECORD})*"
_FILMED = f"(?: (?:quay|ghi|chụp){_GOT})?"
_EVIDENCE = compile_cues(
    f"""
    (?:không|chưa|chẳng) (?:có|giữ|còn|chụp|quay)(?: \\S+)? {_RECORD}{_MORE}(?: gì)?
    (?:có|còn giữ|còn|đang giữ|giữ|còn lưu|lưu|gửi được|nộp)(?: \\S+)? {_RECORD}{_MORE}{_FILMED}
    (?:camera|cam|ca mê ra)(?: \\S+){{0,5}} (?:quay|ghi hình|ghi|chụp|thấy){_GOT}
    (?:quay|chụp|ghi âm|ghi hình) (?:lại )?được{_FEW}(?: {_RECORD})?{_GOT}
    (?:chụp|ghi âm|ghi hình) lại(?: {_RECORD})?
    quay lại{_FEW} {_RECORD}{_GOT}
    (?:quay|chụp|ghi) (?:video|clip|phim|ảnh|hình|âm){_GOT}
    """
)
_THERE_IS = compile_cues("^(?:(?:dạ|vâng|ừ|à) )*có(?: (?:ạ|em|anh|chị|chứ|đấy|đó|rồi|nhé|luôn))*$")

_SELF = "tôi|em|cháu|anh|chị|mình|bác|tớ|tui|con|chúng tôi|nhà tôi|nhà em|nhà mình|gia đình tôi"
_TELLER = (
    "hàng xóm|bạn|bạn bè|người quen|người ta|mọi người|bà con|người dân|dân|con tôi|vợ tôi"
    "|chồng tôi|em tôi|anh tôi|chị tôi|đồng nghiệp|một người|có người|ai đó|người nhà|mẹ tôi|bố tôi"
)
_SEEN = "(?:nhìn thấy|trông thấy|chứng kiến|bắt gặp|thấy(?! không| chưa| là| rằng| gì| ai))"
_OFTEN = "(?:có|vừa|đã|cũng|còn|hay|thường|mới|đang)"
_WRONG = (
    "(?:trộm|mất|cướp|giật|lừa đảo|lừa|đánh|đe dọa|dọa|quấy rối|đòi nợ|tống tiền|lấy|móc túi|đập"
    "|hành hung)"
)
_KNOWN = compile_cues(
    f"""
    (?:(?:{_SELF}) )?(?:tận|chính) mắt(?: (?:{_SELF}))?(?: (?:nhìn|trông|chứng kiến))*(?: thấy)?
    (?:{_SELF}) (?:{_OFTEN} )*{_SEEN}
    (?:(?:{_SELF}) )?(?:có |chỉ |cũng |mới )*nghe (?:(?:{_TELLER}) )?(?:kể|nói|đồn|bảo)(?: lại)?
    (?:{_TELLER}) (?:kể|nói|bảo|mách)(?: (?:lại|cho|với|{_SELF}))+
    (?:(?:{_SELF}) )?(?:xem|đọc|thấy|biết) (?:được )?(?:ở |được )*(?:trên|qua|từ) (?:mạng|facebook
      |zalo|tiktok|báo|nhóm|camera)
    (?:{_SELF}) (?:ở|sống|trọ|bán hàng) (?:ngay )?(?:cạnh|gần|đối diện|bên cạnh|sát)(?: (?:đó|đấy))?
    (?:{_SELF}) (?:{_OFTEN} )*bị(?: \\S+)? {_WRONG}
    """
)
# What an answer to "did you see it, or did somebody tell you" holds.
_ANSWERS_HOW = compile_cues(
    """
    (?:thấy|nhìn|trông|chứng kiến|bắt gặp|nghe|kể|đồn|mách|tận mắt|chính mắt|camera|ca mê ra)
    (?:xem|đọc|biết) (?:được )?(?:trên|qua|từ|ở)
    (?:hàng xóm|người quen|nạn nhân|người trong cuộc|ở gần|ở cạnh|ở ngay|ngay cạnh)
    """
)
_ANSWERS_EVIDENCE = compile_cues(
    f"""
    {_RECORD}
    (?:quay|chụp|ghi âm|ghi hình|ghi lại)
    ^(?:(?:dạ|vâng|ừ|à) )*(?:có|còn|không|chưa) (?:giữ|lưu|gì|cái|một|mấy|ạ)
    """
)


def vehicle_told(text: str) -> str | None:
    """The kind, make and colour of a vehicle; the fullest where several are told."""
    line = words_of(text)
    found = [
        match.group()
        for match in _VEHICLE.finditer(line)
        if not _NO_VEHICLE.search(line[: match.start()])
    ]
    return _as_said(text, max(found, key=len)) if found else None


def evidence_told(text: str) -> str | None:
    """What the caller has to show for it, or that they have nothing."""
    return _first(text, _EVIDENCE)


def how_known_told(text: str) -> str | None:
    """How the caller knows: seen, heard from somebody, suffered."""
    return _first(text, _KNOWN)


def answers_how(text: str) -> bool:
    """Whether a message may well answer how the caller knows."""
    return bool(_ANSWERS_HOW.search(words_of(text)))


def answers_evidence(text: str) -> bool:
    """Whether a message may well answer what there is to show for it."""
    return bool(_ANSWERS_EVIDENCE.search(words_of(text)))


def says_only_there_is(text: str) -> bool:
    """Whether a message says that there is something, and nothing more ("có ạ")."""
    return bool(_THERE_IS.search(words_of(text).replace("| ", "").removesuffix(" |")))


def says_there_is_none(told: str) -> bool:
    """Whether what was told is that there is nothing ("không có ảnh")."""
    return words_of(told).startswith(("không", "chưa", "khong", "chua"))


def _first(text: str, cues: Cues) -> str | None:
    found = cues.search(words_of(text))
    return _as_said(text, found.group()) if found else None


def _as_said(text: str, words: str) -> str:
    """Words of a line (see ``words_of``) as they stand in the text, capitals and all."""
    pattern = r"[\W_]+".join(map(re.escape, words.split()))
    found = re.search(pattern, normalize(text), re.IGNORECASE)
    return " ".join(found.group().split()) if found else words
