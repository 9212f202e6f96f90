"""Abbreviations, codes, letters and web addresses as they are said."""

from __future__ import annotations

import re

from bot.core.speaking.reading import cardinal, digit_by_digit

LETTERS = {
    "a": "a", "ă": "á", "â": "ớ", "b": "bê", "c": "xê", "d": "dê", "đ": "đê", "e": "e", "ê": "ê",
    "f": "ép", "g": "gờ", "h": "hát", "i": "i", "j": "gi", "k": "ca", "l": "lờ", "m": "mờ",
    "n": "nờ", "o": "o", "ô": "ô", "ơ": "ơ", "p": "pê", "q": "quy", "r": "rờ", "s": "ét",
    "t": "tê", "u": "u", "ư": "ư", "v": "vê", "w": "vê kép", "x": "ích", "y": "i dài", "z": "dét",
}  # fmt: skip

ABBREVIATIONS = {
    "ANTT": "an ninh trật tự",
    "ATGT": "an toàn giao thông",
    "ATM": "a tê em",
    "BCA": "Bộ Công an",
    "BHXH": "bảo hiểm xã hội",
    "BHYT": "bảo hiểm y tế",
    "BKS": "biển kiểm soát",
    "BLDS": "Bộ luật Dân sự",
    "BLHS": "Bộ luật Hình sự",
    "CA": "công an",
    "CAND": "công an nhân dân",
    "CAP": "công an phường",
    "CATP": "công an thành phố",
    "CAX": "công an xã",
    "CCCD": "căn cước công dân",
    "CMND": "chứng minh nhân dân",
    "CNCH": "cứu nạn cứu hộ",
    "CP": "Chính phủ",
    "CSGT": "cảnh sát giao thông",
    "CSHS": "cảnh sát hình sự",
    "CSKV": "cảnh sát khu vực",
    "DVC": "dịch vụ công",
    "ĐKKD": "đăng ký kinh doanh",
    "GCN": "giấy chứng nhận",
    "GPLX": "giấy phép lái xe",
    "GTVT": "giao thông vận tải",
    "HCM": "Hồ Chí Minh",
    "HĐND": "hội đồng nhân dân",
    "HKTT": "hộ khẩu thường trú",
    "HN": "Hà Nội",
    "ID": "ai đi",
    "KCN": "khu công nghiệp",
    "KĐT": "khu đô thị",
    "LLTP": "lý lịch tư pháp",
    "MXH": "mạng xã hội",
    "NĐ": "nghị định",
    "NQ": "nghị quyết",
    "OTP": "ô tê pê",
    "PCCC": "phòng cháy chữa cháy",
    "PCCC&CNCH": "phòng cháy chữa cháy và cứu nạn cứu hộ",
    "QĐ": "quyết định",
    "QH": "Quốc hội",
    "QL": "quốc lộ",
    "QLHC": "quản lý hành chính",
    "QR": "quy a",
    "SĐT": "số điện thoại",
    "SIM": "sim",
    "SMS": "ét em ét",
    "STK": "số tài khoản",
    "TAND": "tòa án nhân dân",
    "TL": "tỉnh lộ",
    "TP": "thành phố",
    "TPHCM": "thành phố Hồ Chí Minh",
    "TPHN": "thành phố Hà Nội",
    "TT": "thông tư",
    "TTg": "Thủ tướng",
    "TTHC": "thủ tục hành chính",
    "TTXH": "trật tự xã hội",
    "TW": "trung ương",
    "TƯ": "trung ương",
    "UBND": "ủy ban nhân dân",
    "VD": "ví dụ",
    "VKSND": "viện kiểm sát nhân dân",
    "VN": "Việt Nam",
    "VND": "đồng",
    "VNĐ": "đồng",
    "VNeID": "vê nờ e ai đi",
    "XNC": "xuất nhập cảnh",
}

# Words of other languages that Vietnamese voices garble.
SAID_LIKE = {
    "app": "ứng dụng",
    "app store": "ép xto",
    "ch play": "xê hát pờ lây",
    "camera": "ca mê ra",
    "check": "kiểm tra",
    "deepfake": "đíp phếch",
    "email": "i meo",
    "e-mail": "i meo",
    "facebook": "phây búc",
    "gas": "ga",
    "google": "gu gồ",
    "hack": "hách",
    "hotline": "đường dây nóng",
    "ihanoi": "ai hà nội",
    "internet": "in tơ nét",
    "karaoke": "ka ra ô kê",
    "link": "đường dẫn",
    "online": "trực tuyến",
    "passport": "hộ chiếu",
    "shipper": "síp pơ",
    "tiktok": "tích tóc",
    "video": "vi đê ô",
    "visa": "vi da",
    "vneid": "vê nờ e ai đi",
    "vnetraffic": "vê nờ e tra phích",
    "web": "oép",
    "website": "trang oép",
    "wifi": "oai phai",
    "zalo": "da lô",
    "zoom": "dum",
}

HOST_WORDS = {
    "bocongan": "bộ công an",
    "congan": "công an",
    "conganhanoi": "công an hà nội",
    "csgt": "cảnh sát giao thông",
    "dancu": "dân cư",
    "dichvucong": "dịch vụ công",
    "chinhphu": "chính phủ",
    "hanoi": "hà nội",
    "xuatnhapcanh": "xuất nhập cảnh",
    "thutuc": "thủ tục",
    "vneid": "vê nờ e ai đi",
    "com": "com",
    "gmail": "gờ meo",
    "edu": "e đu",
    "gov": "gốp",
    "net": "nét",
    "org": "o rờ gờ",
    "vn": "vi en",
    "www": "",
}

_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|tr|th|ph|kh|gh|gi|qu|[bcdghklmnpqrstvx])?"
    r"(?:uye|oai|oay|uay|uyu|yeu|ieu|uoi|uou|[aeiouy]{1,2})(?:ng|nh|ch|[cmnpt])?"
)


def spell(letters: str) -> str:
    """Letter by letter: "NA" is "nờ a"."""
    return " ".join(LETTERS.get(letter, letter) for letter in letters.lower())


def code(letters: str, digits: str) -> str:
    """Forms and classes: CT01 is "xê tê không một", A1 "a một", C14 "xê mười bốn"."""
    said = digit_by_digit(digits) if digits.startswith("0") else cardinal(digits)
    return f"{spell(letters)} {said}"


def web_address(host: str) -> str:
    """A host's name: "dịch vụ công chấm gốp chấm vi en"."""
    labels = [_host_label(label) for label in host.lower().split(".")]
    return " chấm ".join(label for label in labels if label)


def email_address(name: str, host: str) -> str:
    return f"{_host_label(name.lower())} a còng {web_address(host)}"


def _host_label(label: str) -> str:
    words = []
    for part in re.findall(r"[^\W\d_]+|\d+", label):
        if part.isdigit():
            words.append(digit_by_digit(part))
        elif part in HOST_WORDS:
            words.append(HOST_WORDS[part])
        else:
            words.append(" ".join(_syllables(part) or [spell(part)]))
    return " ".join(words)


def is_syllable(word: str) -> bool:
    """Whether a word without diacritics could be a Vietnamese syllable."""
    return _SYLLABLE.fullmatch(word.lower().replace("đ", "d")) is not None


def _syllables(word: str) -> list[str]:
    """A word without spaces cut into Vietnamese syllables, longest first; else empty."""
    if not word:
        return []
    match = _SYLLABLE.match(word)
    if match is None:
        return []
    for end in range(match.end(), 0, -1):
        head = word[:end]
        if not _SYLLABLE.fullmatch(head):
            continue
        if end == len(word):
            return [head]
        tail = _syllables(word[end:])
        if tail:
            return [head, *tail]
    return []
