"""How callers name places, people, times of danger, and how they correct themselves."""

from __future__ import annotations

import re

from bot.core.language.cues import compile_cues
from bot.core.language.vietnamese import fold

UNKNOWN = compile_cues(
    """
    (?:không|chưa|chẳng|chả|ko|k|hổng|hông) (?:\\S+ )?(?:biết|rõ|nhớ|thấy rõ|nhìn rõ|thấy mặt
      |chắc|để ý|thấy)
    chịu(?: \\S+)?$
    ai mà biết
    """
)
LEAD = re.compile(
    r"^(?:\W*(?:dạ|vâng|ừ|ờ|à|alo|alô|a lô|thưa|vâng ạ|rồi|đúng rồi|ok|có|anh ơi|chị ơi|em ơi|"
    r"chú ơi|"
    r"công an ơi|các anh ơi|cho tôi hỏi|thì)(?![\wÀ-ỹ])"
    r"(?! (?:hai|ba|một|người|ai|mấy|em|tôi|\d)))+\W*",
    re.IGNORECASE,
)
TAIL = re.compile(
    r"(?:\s+(?:ạ|nhé|nha|em ơi|anh ơi|chị ơi|nhá|em nhé|em ạ|anh ạ|chú ạ|mà|đấy|đó|luôn))+\W*$",
    re.IGNORECASE,
)
LANDMARK = (
    "ngã tư|ngã ba|ngã năm|chợ|cầu|công viên|trường|bệnh viện|hồ|tòa nhà|toà nhà|chung cư|quán|số|"
    "ngõ|phố|đường|bến|ga|siêu thị|khu|làng|thôn|xóm|cổng|ngách|hẻm|tầng|nhà số|quốc lộ|cao tốc|"
    "hầm|sân|bãi|khách sạn|nhà nghỉ|cửa hàng|nhà hàng|sông|ký túc xá|đại lộ|vành đai|trạm|kho|"
    "trung tâm|rạp|đình|chùa|nhà thờ|karaoke"
)
PREPOSITION = r"(?:ở|tại|trên|trước|gần|cạnh|sau|đối diện|chỗ|đoạn|phía|trong|dưới|cuối|đầu|ngay)"
PREPOSITION_AT_START = re.compile(rf"{PREPOSITION}(?!\S)", re.IGNORECASE)
FORMERLY = re.compile(
    r"\s+(?:cũ|trước đây|ngày xưa|hồi xưa|ngày trước|trước kia)(?!\w)", re.IGNORECASE
)
# What has no name of its own and yet tells where along a lane: "ngõ 5 đối diện nhà văn hóa".
_BESIDE = (
    r"[\s,]+(?:ngay\s+)?(?:đối diện|bên cạnh|cạnh|gần|sát|trước|sau|đằng sau|phía sau)\s+"
    r"(?:cổng\s+|cửa\s+|cái\s+)?"
    r"(?:nhà văn hóa|nhà sinh hoạt|trạm y tế|ủy ban|ubnd|trụ sở|đồn công an|bưu điện|cây xăng"
    r"|trạm xăng|trạm điện|trạm biến áp|sân bóng|sân chơi|sân kho|nhà thờ|chùa|đình|đền|miếu|chợ"
    r"|trường(?:\s+(?:học|mầm non|mẫu giáo|tiểu học|cấp\s+\w+))?|nhà trẻ|bệnh viện|công viên"
    r"|siêu thị|bến xe|nghĩa trang|cây đa|cổng làng|bờ sông|bờ hồ|sân vận động|bãi gửi xe|bãi rác)"
    r"(?:\s+(?:phường|xã|thôn|xóm|làng|tổ dân phố|tổ|khu))?(?!\w)"
)
BESIDE = re.compile(f"{_BESIDE}|{fold(_BESIDE)}", re.IGNORECASE)
PLACE_AT = re.compile(
    rf"(?<!\S)(?:(?:ở|tại|o|tai)\s+)(?:{PREPOSITION}\s+)*"
    rf"(?:{LANDMARK}|{'|'.join(fold(w) for w in LANDMARK.split('|'))})(?!\S)"
    # Whoever is told of next, or what they do, is no part of it.
    r"(?:\s+(?!(?:chúng|bọn|tụi|nó|hắn|họ|thằng|mấy|người|có|bị|đang|hay|cứ|mà)\s)[^\s,.;!?]+){0,8}",
    re.IGNORECASE,
)
# The net is where many swindles happen; it has no ward.
ONLINE = re.compile(
    r"(?<!\S)(?:qua|trên|bằng|trong|qua ứng dụng|qua app)\s+"
    r"(?:mạng xã hội|mạng|facebook|phây búc|zalo|"
    r"telegram|tiktok|shopee|lazada|messenger|internet|điện thoại|tin nhắn|youtube|web|trang web)"
    r"(?!\S)",
    re.IGNORECASE,
)
_FIGURE = "(?:một|mốt|hai|ba|bốn|tư|năm|lăm|sáu|bảy|tám|chín|mười|mươi|linh|lẻ)"
# Something is lost or stolen "trên xe buýt 32" as in a street; it has no ward either.
ABOARD = re.compile(
    r"(?<!\S)(?:(?:ở|o)\s+)?(?:trên|trong|tren)\s+(?:(?:chuyến|chiếc|cái|con)\s+)*"
    r"(?:(?:xe\s+)?(?:buýt|buyt|bus|taxi|tắc\s+xi)|xe\s+(?:khách|đò|đưa\s+đón|công\s+nghệ|limousine)"
    r"|tàu\s+(?:điện|hỏa|hoả)|metro)(?:\s+nhanh)?"
    rf"(?:(?:\s+(?:số|tuyến|so|tuyen))*\s+\w?\d+\w?|(?:\s+(?:số|tuyến))+(?:\s+{_FIGURE}){{1,3}}"
    rf"|(?:\s+{_FIGURE}){{2,3}})?(?!\w)",
    re.IGNORECASE,
)
GONE = compile_cues(
    "(?:rơi|rớt|đánh rơi|quên|mất|móc|rạch|trộm|cắp|lấy|nhặt|lượm|sờ|sờ soạng|sàm sỡ|quấy rối)"
)
LEFT_OF_PLACE = re.compile(
    rf"(?:(?<!\S){PREPOSITION}\s+)+(?:(?!{PREPOSITION}\s)[^\s,.;:!?]+\s*){{0,4}}[,\s]*$",
    re.IGNORECASE,
)
_MOVING = "chạy|đi|bỏ chạy|thoát|quay|lên|rẽ|phóng|vọt|lao|trốn|chuồn|tẩu thoát|biến|dông|té"
HEADING = re.compile(
    # "Lúc xe đi qua đoạn …" tells where it was; "chân cầu phía xã …" on which side.
    r"(?:(?:chạy|đi|bỏ chạy|thoát|quay|lên|rẽ)\s+(?:về|sang|hướng|phía|"
    r"(?<!lúc đi )(?<!khi đi )(?<!xe đi )(?<!em đi )(?<!tôi đi )qua)|"
    r"(?:chạy|phóng|vọt|lao|trốn|chuồn)\s+(?:bộ\s+)?(?:ra|vào|lên|xuống|qua)(?:\s+đường)?|"
    r"hướng\s+(?:đi|lên|về|ra|vào|sang|xuống)|về nhà ở|"
    rf"về phía|về hướng|(?:{_MOVING})\s+(?:\S+\s+){{0,2}}phía|hướng)\s*$",
    re.IGNORECASE,
)
# Where the caller lives, before they say where it happened.
_AT_HOME = (
    r"(?<!\w)(?:(?:tôi|em|mình|cháu|bác|tui)\s+(?:hiện\s+|đang\s+)*(?:thuê|trọ|sống)(?:\s+trọ)?\s+ở|"
    r"nhà\s+(?:tôi|em|mình|cháu|bác|tui)\s+ở(?:\s+bên)?)"
)
TELLS_HOME = re.compile(_AT_HOME, re.IGNORECASE)
HOME = re.compile(rf"{_AT_HOME}\s*$", re.IGNORECASE)
LIVES = re.compile(
    r"(?<!\w)(?:gia đình|mẹ|bố|ba|má|bà|ông|chị|anh|vợ|chồng|con|bạn|tôi|em|mình|cháu|bác)"
    r"(?:\s+(?:tôi|em|mình|cháu|thì|vẫn|hiện|đang|cũng|nhà))*\s+(?:ở|sống ở|thuê ở|trọ ở|quê)"
    r"(?:\s+(?:với|cùng)\s+\S+(?:\s+(?:gái|trai|tôi|em))?\s+(?:ở|tại))?\s*$",
    re.IGNORECASE,
)
NO_ADDRESS = re.compile(
    r"^đường\s+(?:đông|vắng|tắc|kẹt|thôi|buôn|làm|tối|trơn|dài|hẹp|nào|đó|đấy|ấy|về|đi)(?!\w)"
    r"|^(?:đường|sông|cầu|hồ|chợ|đê|ngõ|làng)\s+(?:cầm|làm|đứng|chờ|đợi|đón|nhìn|thấy|nghe|kêu|hét"
    r"|kéo|lao|phóng)(?!\w)"
    r"|^(?:cầu|ga)\s+(?:chạy|rồi|thì|mà|nhảy|nồng|xì|rò|hở|nổ|phụt|cháy)(?!\w)"
    # "A lô một một ba" is how callers greet.
    r"|^lô\s+(?:số\s+)?(?:một một (?:ba|bốn|năm)|11[345])$",
    re.IGNORECASE,
)
# "Đồng hồ" is no lake, the number on a shirt no house.
NO_PLACE_TO = re.compile(r"(?<!\w)(?:(?:đồng|thợ)\s+hồ|áo(?:\s+\S+){0,6}\s+số)$", re.IGNORECASE)
# Words of a place that no list knows.
PLACE_LIKE = compile_cues(
    """
    (?:ở|tại|gần|cạnh|sát|đối diện|đầu|cuối|giữa|ngoài|chỗ|ngay|khu|nhà|quán|chợ|xóm|làng|thôn|bản
      |ấp|ngõ|ngách|hẻm|kiệt|đường|phố|phường|xã|quận|huyện|cổng|bến|trường|cầu|sông|bãi|tòa|toà
      |tầng|phòng|chung cư|công ty|cơ quan|cửa hàng|siêu thị|bệnh viện|công viên|ngã|sân|đê|kho
      |xưởng|trạm|đền|chùa|đình|miếu|nhà thờ|xe buýt|tàu|taxi|zalo|facebook|rạp|khách sạn|vườn|hầm
      |sườn|núi|=đồi|rừng|đèo|suối|cánh đồng|ruộng|mương|=hồ|bờ (?:ao|hồ|sông|đê|mương|kênh|đầm)
      |nghĩa trang|đập nước|trại|hang)
    """
)
DANGLING = re.compile(
    r"[,;\s]*(?:(?:và|chỉ|có|tôi|em|cháu|nhưng)\s+)*(?:(?:thấy|nhớ|đọc được|đọc)\s+)?"
    r"(?:biển kiểm soát|biển số|biển|số điện thoại|số máy|sđt|số của"
    r"|(?<!mất )(?<!rơi )(?<!rớt )(?<!quên )(?<!cái )(?<!chiếc )điện thoại)"
    r"(?:\s+[^\s,;]+){0,5}$",
    re.IGNORECASE,
)
PEOPLE = re.compile(
    r"(?<!\S)(?<!không )(?<!chưa )(?<!ko )(?<!khong )((?:(?:còn|có|khoảng|cả|mất)\s+)*"
    r"(?:(?<=còn )|(?<=có )|"
    r"(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mấy|vài|nhiều|\d+|mot|hai|bon)\s+)"
    r"(?:người|cháu|em bé|em|bé|cụ|bà|ông|trẻ|đứa|nạn nhân|học sinh|công nhân|mẹ con|nguoi|chau)"
    r"(?:\s+[^\s,.;!?]+){0,4}?\s*"
    r"(?:kẹt|mắc kẹt|bị thương|thương|bất tỉnh|chảy máu|ngất|chết|đuối|trong nhà|bên trong|ở trong|"
    r"trên tầng|ở tầng|trên gác|không thở|khó thở|bị đâm|bị chém|bị đánh|ngạt|trong đó|trong xe|"
    r"dưới nước|nguy kịch|gãy chân|gãy tay|ket|bi thuong|bat tinh|ben trong|tầng)"
    r"(?:\s+[^\s,.;!?]+){0,4})",
    re.IGNORECASE,
)
NOBODY = re.compile(
    r"(?<!\S)((?:không|chưa|ko|khong)\s+(?:có\s+|còn\s+|co\s+|con\s+)*"
    r"(?:ai|người nào|nguoi nao|thiệt hại về người)"
    r"(?:\s+[^\s,.;!?]+){0,5})",
    re.IGNORECASE,
)
