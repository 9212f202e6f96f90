"""Word lists that tell numbers from the words that only look like them."""

from __future__ import annotations

from bot.core.language.vietnamese import word_set

# What is counted: after one of these words a number before is a count, not a name.
COUNTERS = word_set(
    "người đứa thằng tên cái chiếc con cháu bé trẻ em anh chị ông bà cô chú bác cụ bạn thanh "
    "đối nạn học vợ mẹ bố xe bao thùng hộp gói túi kiện viên quả trái cây tờ bộ bản phiếu lá "
    "lần lượt vụ cuộc bữa hôm ngày tuần tháng năm tầng phòng nhà căn hộ gia giấy chỗ bánh "
    "chân bên chiều đầu tay mặt bát chai lon cốc tỉnh thành nước triệu nghìn ngàn tỷ tỉ cặp "
    "đôi nhóm toán ca suất phần mũi nhát phát cú tiếng"
)
# After these a number is a name, however small: "tầng ba", "ngõ năm".
LABELS = word_set(
    "tầng lầu số ngõ ngách hẻm kiệt phòng tổ lô khu cụm mức hạng lớp quận phường xóm thôn đội "
    "ấp khóm lộ đai"
)
LABEL_PAIRS = frozenset({
    ("số", "nhà"), ("căn", "hộ"), ("khu", "phố"), ("trường", "cấp"), ("học", "cấp"),
    ("sinh", "cấp"), ("tổ", "số"),
})  # fmt: skip
NO_LABEL = {  # words before a label that make another word of it
    "số": word_set("một vô đa thiểu ân tham đại chỉ hệ phân"),
    "đội": word_set("quân bộ"),
    "lớp": word_set("tầng từng"),
}
LETTERED = word_set("tòa nhà lô khu thể block phòng căn dãy hộ hạng bằng hầm")  # "tòa bê bốn"
HOUSE_LETTERS = {
    "a": "A", "b": "B", "bê": "B", "c": "C", "xê": "C", "d": "D", "dê": "D", "đ": "Đ", "đê": "D",
    "e": "E", "ét": "S", "tê": "T", "g": "G", "h": "H", "hát": "H",
}  # fmt: skip
SLASHES = word_set("xuyệt xuyệc suyệt xoẹt xẹt xiệt sẹc xược xuộc")
PARTS = word_set("sáng trưa chiều tối đêm khuya")
DAY_LEADS = word_set("ngày mùng mồng hôm")
FIRST_DAYS = word_set("mùng mồng")

# "năm" is a year before these, "ba" a father, "tư" half of another word.
YEAR_BEFORE = word_set(
    "nay ngoái ngoai trước sau kia học kinh tù qua rồi mới tới ấy đó thì liền nữa"
)
KIN_AFTER = word_set("tôi em mẹ má mình nó ơi cháu con anh chị chồng vợ ruột dượng chúng tao bạn")
FOUR_ELSE = word_set(
    "vấn nhân pháp liệu cách tưởng thế duy lợi sản thục trang bản gia lệnh vị thù thông sở mã đình"
)
UNITS = word_set(
    "tuổi phút giây giờ mét ki cân ký kí gam gram lít độ km kg đồng phần phẩy cây xăng"
)
SINGLE_UNITS = word_set("tuổi phút giây mét cân ký kí gam gram lít độ km kg")
VAGUE = word_set("vài mấy hàng dăm cả mươi chục trăm bao")
# Number words that are part of a longer word or a name.
NOT_NUMBERS = (
    ("hai", "bà", "trưng"), ("ba", "đình"), ("ba", "vì"), ("ba", "la"), ("ba", "tơ"),
    ("triệu", "việt"), ("triệu", "quang"), ("bảy", "mẫu"), ("năm", "căn"), ("năm", "góc"),
    ("triệu", "phú"),
    *((billion, half) for billion in ("tỷ", "tỉ")
      for half in ("phú", "lệ", "số", "giá", "trọng", "mỉ", "tê")),
)  # fmt: skip
# After an amount these go on with the sentence; any other word may be what is counted.
GOING_ON = word_set(
    "thì là mà ở cho nhưng và của rồi với ạ nhé nha nhỉ à ấy đó này kia tiền để nên vì do khi "
    "lúc trong ngoài từ đến tới vào ra về không chưa có được bị nó họ tôi em anh chị cháu con "
    "hả hở sao gì hay hoặc cả qua lại luôn ngay nữa thôi mới đã đang sẽ phải cũng một mỗi "
    "ngày hôm nếu bằng theo chứ cơ đấy vậy thế mất hết trước sau đúng thật chắc đi lên xuống "
    "tròn chẵn vay nợ cọc lãi mình ông bà bác chú cô chúng bọn tao mày lấy mua bán trả nộp "
    "gửi tuy dù gồm trừ cộng xong chả nào đâu nhờ thành"
)
CURRENCIES = word_set("đồng đô euro ơ tệ yên won usd")
