"""The words from which Vietnamese addresses are made, and those that end them."""

from __future__ import annotations

from bot.core.language.vietnamese import fold, word_set

# Words that begin a part of an address, and what follows each: a number, a name, or either.
_NUMBERED = (
    "số nhà",
    "nhà số",
    "số",
    "km",
    "ki lô mét",
    "tầng",
    "phòng",
    "lô",
    "căn hộ",
    "căn",
)
_EITHER = (
    "tổ dân phố",
    "tổ dân phố số",
    "ngõ",
    "ngách",
    "hẻm",
    "kiệt",
    "tổ",
    "khu",
    "cụm",
    "thôn",
    "xóm",
    "tòa",
    "tòa nhà",
)
_NAMED = (
    "phố",
    "đường",
    "đại lộ",
    "quốc lộ",
    "tỉnh lộ",
    "cao tốc",
    "ngã tư",
    "ngã ba",
    "ngã năm",
    "ngã sáu",
    "vòng xoay",
    "nút giao",
    "cầu",
    "cầu vượt",
    "hầm",
    "hầm chui",
    "chợ",
    "hồ",
    "sông",
    "đê",
    "công viên",
    "vườn hoa",
    "bệnh viện",
    "trạm y tế",
    "trường",
    "trường học",
    "bến xe",
    "ga",
    "sân bay",
    "sân vận động",
    "chung cư",
    "khu đô thị",
    "kđt",
    "khu tập thể",
    "tập thể",
    "khu công nghiệp",
    "kcn",
    "khách sạn",
    "nhà nghỉ",
    "nhà hàng",
    "siêu thị",
    "trung tâm thương mại",
    "vincom",
    "cây xăng",
    "chùa",
    "đền",
    "đình",
    "nhà thờ",
    "làng",
    "cổng trường",
)
# "Đại học Thủy Lợi": the level is no name, however it is written.
_SCHOOLS = tuple(
    f"{gate}{level}"
    for gate in ("", "trường ", "cổng trường ")
    for level in (
        "đại học",
        "cao đẳng",
        "học viện",
        "mầm non",
        "mẫu giáo",
        "tiểu học",
        "trung học",
        "trung học cơ sở",
        "trung học phổ thông",
        "thcs",
        "thpt",
        *(f"cấp {level}" for level in ("một", "hai", "ba", "1", "2", "3")),
    )
)
LONGEST_CUE = 6  # words
BEFORE_LANDMARK = (
    "gần",
    "đối diện",
    "cạnh",
    "bên cạnh",
    "trước cửa",
    "trước cổng",
    "trước",
    "sau",
    "đằng sau",
    "phía sau",
    "chân",
    "đầu",
    "cuối",
    "giữa",
    "trong",
    "trên",
    "dưới",
    "ngay",
    "đoạn",
    "khu vực",
)
STOPS = word_set(
    "phường p xã quận q huyện thị thành hà tp ạ à ơi nhé nha ơ có đang bị cháy rồi và thì là "
    "mà ở tại lúc tối sáng trưa chiều đêm hôm vừa mới đã sẽ không cho với của tôi em anh chị "
    "mình chúng cháu được gần cạnh đối trước sau trong bên ngoài đến đi lại người nhà này kia "
    "đó đấy ấy rất lắm quá vào ra lên xuống thấy bốc khói lửa đánh cướp trộm xe tai nạn mất "
    "cần gọi giúp cứu công ngay nó họ ai gì nào hay hoặc khoảng một hai ba bốn năm mấy nhiều "
    "các những con bố mẹ từ giờ bây nhưng vì nên để nếu khi số ngõ ngách hẻm phố đường tầng "
    "tòa tổ thôn xóm khu chỗ chiếc cái bằng biển màu hướng thằng tên đám nhóm thanh dạ vâng ừ "
    "báo muốn hỏi xin đây vẫn còn hết phải cũng đoạn nút va chạm vực về"
)
# A name may end with one of them ("phố Linh Đường"): then nothing follows that it could name.
STREET_ENDS = word_set("đường phố khu tổ tòa")
BEHIND_STREET = word_set("ạ à nhé nha ấy đó đấy gần cạnh đối chỗ phường xã quận huyện ở thì là này")
CUES = {
    **dict.fromkeys(_NUMBERED, "number"),
    **dict.fromkeys(_EITHER, "either"),
    **dict.fromkeys((*_NAMED, *_SCHOOLS), "name"),
}
LANES = ("ngõ", "ngách", "hẻm", "ngo", "ngach", "phố", "đường", "pho", "duong")
CROSSINGS = ("ngã", "nút", "vòng", "nga", "nut", "vong")  # of streets: "ngã tư", "nút giao"
# Before "đường" they mean the road or the way, whatever it is called: only a known name is a
# street's there. What is no street keeps its kind: "giữa đường tàu", "ra đường cao tốc".
BEFORE_ANY_ROAD = word_set("chặn chắn cản giữa ngang ra qua sang băng nhường hỏi chỉ")
KINDS_OF_ROAD = word_set("tàu ray rầy sắt cao quốc tỉnh vành")
# They end no name but begin what somebody does: "thành cầu định nhảy" names no bridge.
VERBS = word_set("định nhảy")
# What a number before a ward may count instead of being a house in a street that nobody knows.
COUNTED = word_set(
    "h phút người đứa thằng triệu tr nghìn ngàn k đồng củ tỷ tuổi ngày tháng tuần giây tiếng hộ "
    "ông bà căn phòng lần mét m km kg hecta héc ha mẫu sào cân tấn lít gio phut nguoi dua thang "
    "trieu nghin ngan dong tuoi ngay tuan tieng ho ong ba can phong lan met hom toi sang trua "
    "chieu dem qua nay o tai va thi la nha xe co bi dang cua tren duoi ngoai gan doi dien truoc "
    "sau em anh chi"
)
# A room is told with its house: "phòng 5 nhà nghỉ X"; alone it is anybody's.
WITHIN_HOUSE = ("phòng",)
AT = ("ở", "tại", "trên", "đoạn", "ngay", "o", "tai", "tren", "doan")
# "Tổ trưởng tổ dân phố số bảy" tells who somebody is.
HEADS = ("trưởng", "phó", "truong", "pho")
# Words before "số" that make it no house number.
NOT_HOUSES = (
    "biển",
    "thoại",
    "khoản",
    "phiếu",
    "máy",
    "khung",
    "tờ",
    "cước",
    "pháp",  # "phiếu lý lịch tư pháp số một", "nghị định số 100", "thông tư số 55"
    "định",
    "tư",
    "luật",
    "mẫu",
    "mức",
    "buýt",
    "buyt",
    "bus",
    "tuyến",
    "bien",
    "thoai",
    "khoan",
    "phap",
    "luat",
)
# Words that make another word of a cue: "hồ sơ" is no lake, "trường hợp" no school.
_NOT_PLACES = (
    "hồ sơ",
    "trường hợp",
    "đình chỉ",
    "đình công",
    "đường dây",
    "đường ống",
    "đường truyền",
    "đường link",
    "đền bù",
    "đê điều",
    "cầu thang",
    "cầu mong",
    "cầu cứu",
    "cầu chì",
    "cầu dao",
    "cầu lông",
    "chợ đen",
    "ga giường",
    "làng nghề",
    "hầm hố",
)
NOT_PLACES = frozenset(_NOT_PLACES) | {fold(phrase) for phrase in _NOT_PLACES}
# Gas is talked of more than stations are: only a name that is known makes it one.
ONLY_KNOWN = ("ga",)
BUILDINGS = ("tòa nhà", "tòa", "khu")  # named ones: "tòa nhà Keangnam", "khu Linh Đàm"
SLASHES = word_set("xuyệt xuyệc suyệt xiệt sẹc xẹt chéo phẩy trên gạch xuyet phay")
LETTERS_BEFORE = ("bê", "xê", "dê", "đê", "gờ", "hát", "ét", "tê")  # "tòa bê bốn"
HOUSE_LETTERS = ("a", "b", "c", "d", "bê", "xê", "dê")
LONGEST_NAME = 4
FEWEST_OF_NAME = 2
STREET_WORDS = frozenset(
    cue.split()[-1] for cue in (*_NAMED, "ngõ", "ngách", "hẻm", "thôn", "xóm", "tòa")
)
STREET_WORDS_FOLDED = frozenset(fold(word) for word in STREET_WORDS)
# Typed without diacritics, the others are everyday words ("ga", "ho", "to", "khu").
_PLAIN_CUES = (
    "số nhà",
    "nhà số",
    "số",
    "ngõ",
    "ngách",
    "hẻm",
    "tầng",
    "tòa nhà",
    "phố",
    "đường",
    "đại lộ",
    "quốc lộ",
    "ngã tư",
    "ngã ba",
    "bệnh viện",
    "công viên",
    "bến xe",
    "sân bay",
    "chung cư",
    "khu đô thị",
    "khách sạn",
    "nhà nghỉ",
    "siêu thị",
    "chợ",
    "cầu",
)
CUES_FOLDED = {fold(cue): CUES[cue] for cue in _PLAIN_CUES}
