"""What is written made speakable: each written form, and what a voice is given to say."""

import pytest

from bot.core.speaking.speakable import speakable

NUMBERS = [
    ("0", "không"),
    ("1", "một"),
    ("5", "năm"),
    ("10", "mười"),
    ("11", "mười một"),
    ("15", "mười lăm"),
    ("20", "hai mươi"),
    ("21", "hai mươi mốt"),
    ("24", "hai mươi bốn"),
    ("25", "hai mươi lăm"),
    ("55", "năm mươi lăm"),
    ("100", "một trăm"),
    ("101", "một trăm linh một"),
    ("105", "một trăm linh năm"),
    ("110", "một trăm mười"),
    ("121", "một trăm hai mươi mốt"),
    ("999", "chín trăm chín mươi chín"),
    ("1000", "một nghìn"),
    ("1.000", "một nghìn"),
    ("1.005", "một nghìn không trăm linh năm"),
    ("2.015", "hai nghìn không trăm mười lăm"),
    ("3.250", "ba nghìn hai trăm năm mươi"),
    ("10.000", "mười nghìn"),
    ("135.000", "một trăm ba mươi lăm nghìn"),
    ("1.000.000", "một triệu"),
    ("14.000.000", "mười bốn triệu"),
    ("1.000.000.000", "một tỷ"),
    ("0,5", "không phẩy năm"),
    ("0,05", "không phẩy không năm"),
    ("1,5", "một phẩy năm"),
    ("3,25", "ba phẩy hai mươi lăm"),
    ("12.5", "mười hai chấm năm"),
    ("2.500,75", "hai nghìn năm trăm phẩy bảy mươi lăm"),
    ("007", "không không bảy"),
    ("00", "không không"),
    ("3 đến 5 người", "ba đến năm người"),
    ("3-5 người", "ba đến năm người"),
    ("3 – 5 ngày", "ba đến năm ngày"),
    ("10–15 ngày làm việc", "mười đến mười lăm ngày làm việc"),
    ("1/2", "một trên hai"),
    ("½", "một trên hai"),
    ("thứ 2", "thứ hai"),
    ("thứ 4", "thứ tư"),
    ("lần thứ 1", "lần thứ nhất"),
    ("tháng 4", "tháng tư"),
    ("tháng 7", "tháng bảy"),
    ("trong tháng 12.", "trong tháng mười hai."),
    ("Bước 1", "Bước một"),
    ("14 tuổi", "mười bốn tuổi"),
    ("7 ngày", "bảy ngày"),
    ("2 bản", "hai bản"),
]

PERCENT_AND_UNITS = [
    ("50%", "năm mươi phần trăm"),
    ("50 %", "năm mươi phần trăm"),
    ("2,5%", "hai phẩy năm phần trăm"),
    ("giảm 30-50%", "giảm ba mươi đến năm mươi phần trăm"),
    ("5 km", "năm ki lô mét"),
    ("5km", "năm ki lô mét"),
    ("40 km/h", "bốn mươi ki lô mét một giờ"),
    ("100 m", "một trăm mét"),
    ("100m2", "một trăm mét vuông"),
    ("100 m²", "một trăm mét vuông"),
    ("3 cm", "ba xăng ti mét"),
    ("2 kg", "hai ki lô gam"),
    ("37°C", "ba mươi bảy độ xê"),
    ("175 cc", "một trăm bảy mươi lăm xê xê"),
    ("1,5 ha", "một phẩy năm héc ta"),
]

MONEY = [
    ("135.000 đồng", "một trăm ba mươi lăm nghìn đồng"),
    ("135.000đ", "một trăm ba mươi lăm nghìn đồng"),
    ("135.000 đ", "một trăm ba mươi lăm nghìn đồng"),
    ("135.000 VNĐ", "một trăm ba mươi lăm nghìn đồng"),
    ("135.000 VND", "một trăm ba mươi lăm nghìn đồng"),
    ("50k", "năm mươi nghìn"),
    ("50K", "năm mươi nghìn"),
    ("50k đồng", "năm mươi nghìn đồng"),
    ("5tr", "năm triệu"),
    ("1tr5", "một triệu rưỡi"),
    ("1,5 triệu đồng", "một phẩy năm triệu đồng"),
    ("2 tỷ", "hai tỷ"),
    ("10-15 triệu đồng", "mười đến mười lăm triệu đồng"),
    ("3.000.000 - 4.000.000 đồng", "ba triệu đến bốn triệu đồng"),
    ("50.000đ/người", "năm mươi nghìn đồng một người"),
    ("200.000 đồng/lần", "hai trăm nghìn đồng một lần"),
    ("100.000 đồng/trường hợp", "một trăm nghìn đồng một trường hợp"),
    ("15,5 triệu", "mười lăm phẩy năm triệu"),
    ("0 đồng", "không đồng"),
]

DATES = [
    (
        "31/12/2026",
        "ngày ba mươi mốt tháng mười hai năm hai nghìn không trăm hai mươi sáu",
    ),
    (
        "ngày 31/12/2026",
        "ngày ba mươi mốt tháng mười hai năm hai nghìn không trăm hai mươi sáu",
    ),
    ("01/07/2025", "ngày một tháng bảy năm hai nghìn không trăm hai mươi lăm"),
    ("1-7-2025", "ngày một tháng bảy năm hai nghìn không trăm hai mươi lăm"),
    ("15.8.2026", "ngày mười lăm tháng tám năm hai nghìn không trăm hai mươi sáu"),
    ("2026-12-31", "ngày ba mươi mốt tháng mười hai năm hai nghìn không trăm hai mươi sáu"),
    ("30/4", "ba mươi trên bốn"),
    ("ngày 30/4", "ngày ba mươi tháng tư"),
    ("ngày 2/9", "ngày hai tháng chín"),
    ("mùng 3/2", "mùng ba tháng hai"),
    ("từ 1/7", "từ ngày một tháng bảy"),
    ("trước 31/12", "trước ngày ba mươi mốt tháng mười hai"),
    ("từ 1/7 đến 31/8", "từ ngày một tháng bảy đến ngày ba mươi mốt tháng tám"),
    ("sáng 20/11", "sáng ngày hai mươi tháng mười một"),
    (
        "15/8/2026–28/2/2027",
        "ngày mười lăm tháng tám năm hai nghìn không trăm hai mươi sáu đến "
        "ngày hai mươi tám tháng hai năm hai nghìn không trăm hai mươi bảy",
    ),
    ("07/2025", "tháng bảy năm hai nghìn không trăm hai mươi lăm"),
    ("tháng 4/2026", "tháng tư năm hai nghìn không trăm hai mươi sáu"),
    ("Ngày 5/5/2005", "Ngày năm tháng năm năm hai nghìn không trăm linh năm"),
    ("29/2/2024", "ngày hai mươi chín tháng hai năm hai nghìn không trăm hai mươi bốn"),
    ("năm 2026", "năm hai nghìn không trăm hai mươi sáu"),
    ("năm 1999", "năm một nghìn chín trăm chín mươi chín"),
    ("45/13/2026", "bốn mươi lăm trên mười ba trên hai nghìn không trăm hai mươi sáu"),
]

TIMES = [
    ("7h30", "bảy giờ ba mươi phút"),
    ("7h", "bảy giờ"),
    ("7 h", "bảy giờ"),
    ("17h", "mười bảy giờ"),
    ("7g30", "bảy giờ ba mươi phút"),
    ("7h05", "bảy giờ năm phút"),
    ("8:00", "tám giờ"),
    ("08:15", "tám giờ mười lăm phút"),
    ("17:30", "mười bảy giờ ba mươi phút"),
    ("17:30:00", "mười bảy giờ ba mươi phút"),
    ("0h", "không giờ"),
    ("24h", "hai mươi bốn giờ"),
    ("8:00-17:30", "tám giờ đến mười bảy giờ ba mươi phút"),
    ("8h-11h30", "tám giờ đến mười một giờ ba mươi phút"),
    ("8h30 – 17h", "tám giờ ba mươi phút đến mười bảy giờ"),
    ("24/7", "cả ngày lẫn đêm, bảy ngày một tuần"),
    ("lúc 9h tối 1/5", "lúc chín giờ tối ngày một tháng năm"),
    ("12:75", "mười hai: bảy mươi lăm"),
]

TELEPHONES = [
    ("113", "một một ba"),
    ("114", "một một bốn"),
    ("115", "một một năm"),
    ("111", "một một một"),
    ("112", "một một hai"),
    ("Gọi 113.", "Gọi một một ba."),
    ("gọi 113/114", "gọi một một ba hoặc một một bốn"),
    ("113, 114 và 115", "một một ba, một một bốn và một một năm"),
    ("1900-0113", "một chín không không, không một một ba"),
    ("1900.0113", "một chín không không, không một một ba"),
    ("1900 0113", "một chín không không, không một một ba"),
    ("19000113", "một chín không không, không một một ba"),
    ("1900.0368", "một chín không không, không ba sáu tám"),
    ("18001234", "một tám không không, một hai ba bốn"),
    ("0912345678", "không chín một hai, ba bốn năm, sáu bảy tám"),
    ("0912 345 678", "không chín một hai, ba bốn năm, sáu bảy tám"),
    ("0912.345.678", "không chín một hai, ba bốn năm, sáu bảy tám"),
    ("0912-345-678", "không chín một hai, ba bốn năm, sáu bảy tám"),
    ("+84 912 345 678", "cộng tám bốn, chín một hai, ba bốn năm, sáu bảy tám"),
    ("024 3942 4244", "không hai bốn, ba chín bốn hai, bốn hai bốn bốn"),
    ("024.3942.4244", "không hai bốn, ba chín bốn hai, bốn hai bốn bốn"),
    ("001099012345", "không không một, không chín chín, không một hai, ba bốn năm"),
    ("113 người", "một trăm mười ba người"),
    ("114 phường", "một trăm mười bốn phường"),
    ("Điều 113", "Điều một trăm mười ba"),
    ("số nhà 115", "số nhà một trăm mười lăm"),
    ("ngõ 112", "ngõ một trăm mười hai"),
]

LAWS = [
    (
        "Nghị định 282/2025/NĐ-CP",
        "Nghị định hai trăm tám mươi hai năm hai nghìn không trăm hai mươi lăm của Chính phủ",
    ),
    (
        "Nghị định số 15/2020/NĐ-CP",
        "Nghị định số mười lăm năm hai nghìn không trăm hai mươi của Chính phủ",
    ),
    (
        "theo 282/2025/NĐ-CP",
        "theo Nghị định hai trăm tám mươi hai năm hai nghìn không trăm hai mươi lăm của Chính phủ",
    ),
    (
        "Luật 26/2023/QH15",
        "Luật hai mươi sáu năm hai nghìn không trăm hai mươi ba của Quốc hội khóa mười lăm",
    ),
    (
        "Luật Cư trú số 68/2020/QH14",
        "Luật Cư trú số sáu mươi tám năm hai nghìn không trăm hai mươi của Quốc hội khóa mười bốn",
    ),
    (
        "Thông tư 53/2025/TT-BCA",
        "Thông tư năm mươi ba năm hai nghìn không trăm hai mươi lăm của Bộ Công an",
    ),
    (
        "Thông tư 155/2025/TT-BTC",
        "Thông tư một trăm năm mươi lăm năm hai nghìn không trăm hai mươi lăm của Bộ Tài chính",
    ),
    (
        "Quyết định 06/QĐ-TTg",
        "Quyết định sáu của Thủ tướng Chính phủ",
    ),
    (
        "Nghị quyết 19/2024/NQ-HĐND",
        "Nghị quyết mười chín năm hai nghìn không trăm hai mươi bốn của Hội đồng nhân dân",
    ),
    (
        "Nghị định 9/2026",
        "Nghị định chín năm hai nghìn không trăm hai mươi sáu",
    ),
    (
        "Thông tư 53/2016, 13/2025/TT-BCA",
        "Thông tư năm mươi ba năm hai nghìn không trăm mười sáu, "
        "Thông tư mười ba năm hai nghìn không trăm hai mươi lăm của Bộ Công an",
    ),
    ("sửa bởi 236/2026", "sửa bởi hai trăm ba mươi sáu năm hai nghìn không trăm hai mươi sáu"),
    ("Điều 8 khoản 3 điểm c", "Điều tám khoản ba điểm xê"),
    ("điểm đ khoản 1 Điều 12", "điểm đê khoản một Điều mười hai"),
    ("điểm a, điểm b", "điểm a, điểm bê"),
    ("Chương II", "Chương hai"),
    ("quý IV", "quý bốn"),
    ("thế kỷ XXI", "thế kỷ hai mươi mốt"),
    ("Phụ lục III", "Phụ lục ba"),
    ("Khoản 2 Điều 9", "Khoản hai Điều chín"),
]

PLATES_AND_CODES = [
    ("29A1-123.45", "hai chín a một, một hai ba chấm bốn năm"),
    ("xe 30K-1234", "xe ba không ca, một hai ba bốn"),
    ("29AB-123.45", "hai chín a bê, một hai ba chấm bốn năm"),
    ("51F-97022", "năm một ép, chín bảy không hai hai"),
    ("80MĐ1-567.89", "tám không mờ đê một, năm sáu bảy chấm tám chín"),
    ("CT01", "xê tê không một"),
    ("mẫu CT07", "mẫu xê tê không bảy"),
    ("TK01", "tê ca không một"),
    ("hạng A1", "hạng a một"),
    ("hạng B2", "hạng bê hai"),
    ("hạng C1E", "hạng xê một e"),
    ("PC06", "pê xê không sáu"),
    ("QL1A", "quốc lộ một a"),
    ("QL 32", "quốc lộ ba mươi hai"),
    ("nhà 12B", "nhà mười hai bê"),
    ("số 12 ngõ 5/20", "số mười hai ngõ năm trên hai mươi"),
    ("ngõ 115/20/3", "ngõ một trăm mười lăm trên hai mươi trên ba"),
]

ABBREVIATIONS = [
    ("CCCD", "căn cước công dân"),
    ("CMND", "chứng minh nhân dân"),
    ("GPLX", "giấy phép lái xe"),
    ("VNeID", "vê nờ e ai đi"),
    ("PCCC", "phòng cháy chữa cháy"),
    ("PCCC&CNCH", "phòng cháy chữa cháy và cứu nạn cứu hộ"),
    ("PCCC và CNCH", "phòng cháy chữa cháy và cứu nạn cứu hộ"),
    ("CSGT", "cảnh sát giao thông"),
    ("UBND", "ủy ban nhân dân"),
    ("UBND TP", "ủy ban nhân dân thành phố"),
    ("TP. Hà Nội", "thành phố Hà Nội"),
    ("TP Hà Nội", "thành phố Hà Nội"),
    ("TP.HCM", "thành phố Hồ Chí Minh"),
    ("TPHCM", "thành phố Hồ Chí Minh"),
    ("P. Cửa Nam", "phường Cửa Nam"),
    ("P.Cửa Nam", "phường Cửa Nam"),
    ("P.7", "phường bảy"),
    ("Q. Hoàn Kiếm", "quận Hoàn Kiếm"),
    ("Q.1", "quận một"),
    ("H. Sóc Sơn", "huyện Sóc Sơn"),
    ("X. Phù Đổng", "xã Phù Đổng"),
    ("CA phường", "công an phường"),
    ("CATP Hà Nội", "công an thành phố Hà Nội"),
    ("BCA", "Bộ Công an"),
    ("SĐT", "số điện thoại"),
    ("mã OTP", "mã ô tê pê"),
    ("mã QR", "mã quy a"),
    ("ANTT", "an ninh trật tự"),
    ("HĐND", "hội đồng nhân dân"),
    ("BHYT", "bảo hiểm y tế"),
    ("v.v.", "vân vân."),
    ("VD: thẻ", "ví dụ, thẻ"),
    ("GTVT", "giao thông vận tải"),
    ("SOS", "ét o ét"),
    ("CHÁY NHÀ", "CHÁY NHÀ"),
    ("KHÔNG", "KHÔNG"),
    ("LAN", "LAN"),
    ("Zalo", "da lô"),
    ("App Store", "ép xto"),
    ("thị thực (visa)", "thị thực, vi da"),
    ("quán karaoke", "quán ka ra ô kê"),
    ("email", "i meo"),
    ("camera", "ca mê ra"),
]

ADDRESSES = [
    ("dichvucong.gov.vn", "dịch vụ công chấm gốp chấm vi en"),
    ("https://dichvucong.gov.vn", "dịch vụ công chấm gốp chấm vi en"),
    ("https://dichvucong.gov.vn/p/home/dvc.html?x=1", "dịch vụ công chấm gốp chấm vi en"),
    (
        "https://dichvucong.bocongan.gov.vn/",
        "dịch vụ công chấm bộ công an chấm gốp chấm vi en",
    ),
    ("www.bocongan.gov.vn.", "bộ công an chấm gốp chấm vi en."),
    ("(xuatnhapcanh.gov.vn)", "xuất nhập cảnh chấm gốp chấm vi en"),
    ("thongtin.com", "thong tin chấm com"),
    ("abc@gmail.com", "a bê xê a còng gờ meo chấm com"),
    ("[Cổng dịch vụ công](https://dichvucong.gov.vn)", "Cổng dịch vụ công"),
]

SIGNS = [
    ("Xin chào! 😀🚒", "Xin chào!"),
    ("👍", ""),
    ("", ""),
    ("   \n ", ""),
    ("...", ""),
    ("?!", ""),
    ("cha/mẹ", "cha hoặc mẹ"),
    ("Anh/chị cần gì ạ?", "Anh chị cần gì ạ?"),
    ("ảnh 4x6", "ảnh bốn nhân sáu"),
    ("và/hoặc", "và hoặc"),
    ("cha & mẹ", "cha và mẹ"),
    ("**Hồ sơ** gồm:", "Hồ sơ gồm:"),
    ("# Hồ sơ", "Hồ sơ"),
    ("- tờ khai\n- ảnh", "tờ khai. ảnh"),
    ("• tờ khai", "tờ khai"),
    ("<b>chú ý</b>", "chú ý"),
    ("Cháy!!!", "Cháy!"),
    ("Ở đâu?!", "Ở đâu?"),
    ("chờ… rồi", "chờ. rồi"),
    ("một  hai", "một hai"),
    ("anh (chị) ơi", "anh, chị, ơi"),
    ("“xin chào”", "xin chào"),
    ("a\u200bb", "ab"),
    ("chuông\x07 reo", "chuông reo"),
    ("Ca\u0302\u0300n", "Cần"),
    ("٣", "ba"),
    ("≥ 18 tuổi", "từ mười tám tuổi"),
]

CASES = [
    *NUMBERS,
    *PERCENT_AND_UNITS,
    *MONEY,
    *DATES,
    *TIMES,
    *TELEPHONES,
    *LAWS,
    *PLATES_AND_CODES,
    *ABBREVIATIONS,
    *ADDRESSES,
    *SIGNS,
]


@pytest.mark.parametrize(("written", "said"), CASES)
def test_written_forms_are_said_as_people_say_them(written: str, said: str) -> None:
    """Each written form becomes the words that a Vietnamese speaker would say."""
    assert speakable(written) == said


def test_enough_forms_are_covered() -> None:
    """Every form is listed once, and there are more than two hundred of them."""
    assert len({written for written, _ in CASES}) == len(CASES) > 200


@pytest.mark.parametrize(("written", "said"), [c for c in CASES if c[1]])
def test_what_is_spoken_is_stable(written: str, said: str) -> None:
    """Making speakable text speakable again changes nothing: it holds no written forms."""
    assert speakable(speakable(written)) == said


def test_forms_keep_their_order_in_a_sentence() -> None:
    """Forms inside a sentence are said where they stand, and the rest is left alone."""
    assert speakable(
        "Lệ phí là 135.000 đồng theo Thông tư 155/2025/TT-BTC, hạn 31/12/2026 lúc 7h30."
    ) == (
        "Lệ phí là một trăm ba mươi lăm nghìn đồng theo Thông tư một trăm năm mươi lăm năm hai "
        "nghìn không trăm hai mươi lăm của Bộ Tài chính, hạn ngày ba mươi mốt tháng mười hai năm "
        "hai nghìn không trăm hai mươi sáu lúc bảy giờ ba mươi phút."
    )


@pytest.mark.parametrize(
    "text",
    ["1" * 100_000, "1.2,3-" * 20_000, "abc.def." * 15_000, "/" * 100_000, "0 " * 50_000,
     "a@" * 50_000, "Luật " * 25_000, "(" * 100_000, "12/" * 40_000, "<b" * 50_000],
)  # fmt: skip
@pytest.mark.timeout(60)
def test_hostile_text_costs_little(text: str) -> None:
    """A hundred thousand characters of anything are dealt with in seconds, not minutes."""
    assert len(speakable(text)) < 40 * len(text)
