"""Lists of words that cues name with ``<name>``."""

from __future__ import annotations

LISTS = {
    "num": (r"\d+|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mấy|vài|nhiều|các|những|cả"),
    "kin": (
        "chồng|vợ|bố|mẹ|cha|ba|má|tía|bố dượng|dượng|mẹ kế|dì ghẻ|con trai|con rể|con dâu|"
        "anh trai|em trai|chị dâu|anh rể|bạn trai|người yêu|chồng cũ|người yêu cũ|bạn trai cũ|"
        "ông xã|ông nội|ông ngoại|cậu|chú|bác|ông ấy|lão ấy|ổng|ảnh|hắn|nó|thằng con|ông chồng|"
        "bố mẹ|bố chồng|mẹ chồng|thằng chồng|cha dượng|bạn gái|vợ cũ|cháu nội|thằng cháu"
    ),
    "kid": (
        "trẻ em|trẻ con|trẻ nhỏ|trẻ|em bé|cháu bé|bé gái|bé trai|bé|cháu|đứa trẻ|đứa bé|"
        "con nhỏ|con gái|con trai|con tôi|con em|học sinh|thằng bé|con bé|đứa nhỏ|bọn trẻ|"
        "các cháu|các con|con chị|con anh|con mình"
    ),
    "hit": (
        "phang|quánh|uýnh|nện|tẩn|đạp|vụt|dìm|thụi|táng|đánh|đập|đấm|tát|bóp cổ|đá|chém|đâm|"
        "hành hạ|bạo hành|trói|nhốt|lôi|quật|xích"
    ),
    "arm": (
        "dao|súng|kiếm|mã tấu|mã tẩu|hung khí|tuýp sắt|tuýp|gậy|búa|rìu|phóng lợn|đao|vũ khí|"
        "hàng nóng|kim tiêm|dùi cui|gậy gộc|gậy bóng chày|=côn|chai vỡ|rựa|mác|liềm|dao kiếm|"
        "kéo nhọn|gạch đá|lưỡi lam|lựu đạn|bom xăng"
    ),
    "intruder": (
        "trộm|kẻ gian|kẻ trộm|đạo chích|ăn trộm|chúng nó|chúng|thằng|người lạ|kẻ lạ|ai đó|"
        "có người|có kẻ|có thằng|bọn nó|thanh niên|đối tượng"
    ),
    "me": (
        "tôi|em|cháu|con|tao|mình|chúng tôi|bọn em|chúng em|nhà tôi|nhà em|tui|bọn tôi|tớ|"
        "bọn cháu|chúng cháu"
    ),
    "house": (
        "nhà|xe|quán|chợ|kho|xưởng|chung cư|căn hộ|phòng|bếp|ô tô|xe máy|cửa hàng|công ty|"
        "trường|tòa nhà|khu trọ|phòng trọ|nhà trọ|hàng xóm|cột điện|trạm|gara|karaoke|nhà máy|"
        "siêu thị|khách sạn|nhà nghỉ|rừng|bãi|tủ điện|ổ điện|bình gas|xe tải|xe khách|xe buýt|"
        "taxi|mái|tầng|dãy trọ|bệnh viện|dây điện|công trình|cơ quan|ki ốt|nhà xưởng|nhà kho|"
        "cây xăng|xe điện|máy giặt|tòa|sạp|hàng quán|căn nhà"
    ),
    "veh": (
        "xe|ô tô|oto|xe máy|xe tải|xe buýt|xe khách|container|công|taxi|tàu|tàu hỏa|xe con|"
        "xe đạp|xe ben|xe ba gác|xe bồn|mô tô|xe điện|tàu hoả"
    ),
}
