"""Words that look like an emergency and are none; blanked before the cues are read."""

from __future__ import annotations

IDIOMS = """
    bình cứu (?:hỏa|hoả)
    (?<!gọi )(?<!cần )(?:chú|anh|chị|cô|các|mấy|lính|nữ|đồng chí|bên|đội|là|phải|dây) cứu (?:hỏa
      |hoả)(?! ơi$)(?: ơi)?(?! (?:ơi )?(?:\\| )?(?:đến|tới|xuống|ra|qua|cứu|nhanh|mau|lẹ|giúp|gấp
      |với|đi|ngay|liền|giùm|dùm|hộ|thật))(?= \\S)
    (?:cứu hỏa|cứu hoả|chữa cháy) (?:thẩm duyệt|duyệt|thẩm định|nghiệm thu|cấp phép)
    cứu (?:hỏa|hoả) (?:hả|à|mà|thì|phải không|cái)
    (?:số|cái|tại sao|vẽ|chụp) xe (?:cứu hỏa|cứu hoả|chữa cháy)
    xe (?:cứu hỏa|cứu hoả|chữa cháy) (?:đồ chơi|bên anh|bên mình|màu|biển)
    (?:tách (?:hộ|khẩu|hộ khẩu)|(?:xóa|xoá|cắt|chuyển) (?:khẩu|hộ khẩu))(?: \\S+){0,3} ra khỏi nhà
    hàng (?:này |đó |hot )?(?:đang|bị) cháy
    (?:bắt|đuổi|cứu) (?:giúp |hộ |lấy )?(?:con )?(?:mèo|=chó|chuột|gián|muỗi|gà|vịt|lợn|kiến
      |chim)(?: \\S+){0,3}
    (?<!đến )(?<!tới )(?<!xuống )(?<!xe )chữa cháy
    (?:nhớ|yêu|thương|mê|ghét) (?:em|anh|mày|vợ|con|bạn|người yêu) (?:muốn |gần |đến )?chết
    (?:ăn trộm|trộm|cướp|đánh cắp|bắt cóc|giết)(?: mất)? (?:trái tim|con tim|nụ cười|tâm hồn)
    (?:lửa lòng|lửa tình|lửa yêu)(?: \\S+){0,3} cháy
    (?:ăn )?trộm (?:cá|bánh|kẹo|mỡ|cơm|thịt|sữa|xúc xích)
    bắt (?:giùm |giúp |hộ )?(?:con )?(?:mèo|chuột|gián|muỗi|ruồi|kiến|bướm|chim)
    chết rồi (?:tôi|em|anh|chị|cháu) (?:đọc|nói|quên|nhầm|lộn|ghi)
    xả khói(?: đen)?
    (?:tao|ông|bố mày|bố|anh) giết (?:chết )?(?:mày|chúng mày|bọn mày|cả lũ)
    (?:pháo|hàng) nổ
    (?:tạm|trại|án|bị phạt) giam
    (?:gọi|nút|liên lạc) khẩn cấp
    ứng dụng (?:\\S+ )?báo cháy
    =từ =từ
    đánh con (?:gì|lô|số|mấy|đề|nào|mô|[0-9]{2})
    đánh con (?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|không) (?:hai|ba|bốn|tư|năm|lăm|sáu|bảy|bẩy
      |tám|chín|mươi|không)(?! (?:cái|roi|bạt|trận|lần|phát|ngày|hôm|tiếng|giờ|đứa))
    tu van (?:mien phi|mua|giup|them|cho (?:anh|chi|co|chu|khach))
    khẩn cấp (?:cái|chửi)
    (?:cướp|trộm|cuỗm) mất (?:lượt|chỗ|lời|spotlight|hồn)
    (?:tra|nghiên|khảo|truy) cứu
    =đã cứu(?! (?:với|tôi với|em với|mạng|giúp|con|cháu|mẹ))
    =cháy (?:túi|hàng|vé|giáo án|phố|da|nắng|hết mình|máy|show|khán đài|ví|bài|deadline|tỏa sáng
      |bỏng|khét lẹt vì nắng|lòng)
    (?:em|anh|tôi|chú) bị =cháy \\| =cháy (?:túi|lòng)(?! bàn)
    ^=cháy \\| =cháy (?:túi|lòng|cổ họng|ví|tim)(?! bàn)
    (?<!cầm )(?<!nghe )(?<!gọi )(?<!xem )(?<!nhặt )(?<!lấy )(?<!mò )(?:điện thoại|ví|giấy tờ
      |chìa khóa|chìa khoá|căn cước|cccd|hộ chiếu|bằng lái|thẻ|laptop|balo|túi xách
      |đồng hồ)(?: của)?(?: tôi
      | em| mình| tui)?(?: (?:bị|vừa|lỡ|đã|mới))* (?:rơi|rớt|lọt)(?: mất)? xuống (?:hồ|sông
      |ao|biển|suối|mương|cống|giếng|nước)
    =cháy \\| túi(?: anh| chị| em)? ạ
    =cháy (?:ở )?trong (?:lòng|tâm|tim)(?= (?:em|anh|tôi|tui|thôi|đó|này|nè|\\|)|$)
    (?:lòng|tim)(?: em| anh| tôi| tao)?(?: đang)? =cháy
    (?:nằm mộng|nằm mơ|chiêm bao|mộng|mơ) thấy(?: \\S+){0,3} cháy
    con cá(?: (?!(?:con|cháu|bé|người|bạn|thằng|em|kéo) )\\S+){0,7} chết đuối
    (?:bán|đang bán|khét|bùng) =cháy
    chay (?:tui|ve|hang|vi)
    (?:rực|bùng) cháy (?:đam mê|hết mình|nhiệt huyết)
    bùng cháy
    (?<!trong )(?<!căn )phòng cháy(?: chữa cháy| và chữa cháy)?(?! rồi| to| lớn| hết| kìa| cứu
      | anh)
    (?:phòng cháy chữa cháy|p c c c|pccc|pc07|pc 07)
    (?:bình|bọt|thiết bị|hệ thống|phương tiện|đội|dụng cụ|máy bơm|trang bị|vòi|họng|xe đẩy|tủ
      |tiêu lệnh|lớp|nghiệp vụ|trụ|cảnh sát) (?:chữa|báo) cháy
    (?:đầu|chuông|trung tâm|tủ|cảm biến|thiết bị|hệ thống|app|ứng dụng|nút) báo cháy
    (?:báo|tin báo|vụ báo) cháy (?:giả|nhầm|đùa|linh tinh|bậy)
    (?:cứu nạn|cứu hộ) cứu (?:hộ|nạn)
    bảo hiểm (?:cháy|cháy nổ|tai nạn|tai nạn giao thông)
    cháy (?:máy|pin|card|bo mạch|linh kiện|bóng đèn|cầu chì|ic|ram|main) (?:tính|laptop
      |điện thoại|rồi sửa|sửa)
    (?:chan|chán|đói|mệt|nóng|sợ|vui|cười|rét|lạnh|bực|tức|thèm|lo|khát|nhớ|yêu|ngượng|xấu hổ|rẻ
      |đắt|ngon|đẹp|xinh|hài|bận|ghét|thích|mê|say|buồn cười) (?:gần |muốn |sắp |đến |phát |thấy 
      |mà )*chết(?: đi được| mất| luôn| rồi| thôi| khiếp| mê)?
    (?:chết|đau) (?:cười|tiệt|dở|mê|mệt|cha|toi|thật|dở|nỗi|thèm|đói)
    cười (?:vỡ bụng|đau bụng)
    (?:bắn|thả) (?:tim|bi|rap|cung|pháo hoa)
    đánh (?:máy|giá|bạc|bài|răng|đàn|đề|cờ|cầu lông|bóng|dấu|số|thức|cá|lô|giày|vần|trống|mất|rơi
      |tráo|vật|son|phấn|tennis|golf|thuế|trận|liều|đổi|lừa|vào tâm lý|lô đề|boong)
    (?:cướp|ăn cướp) (?:lời|cơm chim|cò|diễn đàn|spotlight|công|thời gian)
    (?:ăn cướp|chặt chém) (?:giá|tiền khách)
    (?:cứu|giải cứu) (?:nợ|vớt|vãn|rỗi|cánh|tinh|net|trợ|xét|tra|nông sản|dưa hấu|team|game|trận)
    (?:no|nổ) (?:máy|hũ|đơn|mic)
    (?:nó|nói|chém|tinh) (?:chém gió|nổ quá|nổ lắm)
    chém gió
    bùng nổ
    (?:bom|bùng) hàng
    (?:kẹt|tắc) (?:xe|đường|tiền|vốn|việc|họp|máy|lịch|giấy|phím|mạng|hồ sơ|thủ tục|cửa khẩu
      |deadline)
    (?:súng) (?:nước|đồ chơi|phun nước|bắn nước|bắn đinh|massage)
    (?:dao) (?:cạo|kéo thẩm mỹ|động|thái|làm bếp|ăn)
    (?:tàng trữ|buôn bán|mua bán|chế tạo|giao nộp|nộp|sử dụng trái phép) (?:trái phép )?(?:súng
      |vũ khí|dao|kiếm|pháo|thuốc nổ|vật liệu nổ|súng săn|súng tự chế|vũ khí thô sơ)
    (?:giấy phép|cấp phép|đăng ký|khai báo) (?:sử dụng |mang )?(?:súng|vũ khí|công cụ hỗ trợ
      |vật liệu nổ|pháo)
    đâm (?:đơn|ra|lao|chồi|bang|sau lưng|đầu)
    giết (?:thời gian|thì giờ|mổ|lợn|gà|thịt|gián|chuột)
    (?:ngất|phê) (?:ngây|lên ngất xuống)
    (?:chìm|đắm chìm) (?:trong|đắm|vào)
    (?:sập|bay) (?:nguồn|mạng|web|app|server|hệ thống|sàn|tiệm|bẫy|mic|máy|trang)
    (?:web|app|mạng|hệ thống|trang|server|sàn(?! nhà)|ứng dụng|máy|cổng|máy tính
      |điện thoại)(?: \\S+){0,2} (?:bị )?sập
    (?:lạc|mất) (?:đề|quan|hậu|lõng|trôi)
    (?:con )?(?:chó|mèo|chim|vẹt|cún)(?: \\S+){0,3} (?:đi lạc|bị lạc|mất tích|không về|bỏ đi
      |bị mất|lạc mất)
    lạc (?:mất )?(?:con )?(?:chó|mèo|chim|vẹt)
    (?:giấy|hộ chiếu|thẻ|ví|bằng|đồ|xe|hành lý|chứng minh|căn cước)(?: \\S+){0,3} (?:thất lạc
      |bị lạc|lạc mất|mất tích)
    thất lạc
    (?:số|tổng đài|đường dây|cuộc gọi|tình trạng|tình huống|trường hợp
      |hộ chiếu) (?:điện thoại )?khẩn(?: cấp)?
    (?:không|chẳng|chả|chưa) (?:có gì |phải |có việc |việc |cần |có )*(?:khẩn cấp|nguy hiểm
      |gấp gáp)
    (?:gan|đâm đầu|điếc) (?:hùm|không sợ súng)
    đua xe (?:công thức|f1|đạp|go kart|mô hình|trong game|điện tử|online)
    (?:chay|chạy) (?:ra|vào|xe|nhanh|bộ|trốn|đi|về|qua|theo|thoát|thận|án|chức|việc|bàn|hàng
      |quảng cáo|ẩu|quá|lạng|grab|thuê|hồ sơ|deadline|bền)
    (?:xe|tau) chay
    (?:bo|dang|de|se|di|moi) chay (?:xe|viec|ho so|lai|grab|ra|ve)
    ăn chay
    (?:ga|nhà ga) (?:tàu|hà nội|giáp bát|trần|metro|cát linh|nội bài|yên viên|gia lâm)
    (?:đầy|cùng|giàu|cạn) máu (?:lửa|mặt|nóng)
    máu (?:me cờ bạc|lửa|mặt|mê|liều|nóng)
    (?:tức|thở) (?:thở phào|ói máu)
    (?:giật|giựt) (?:tít|gân|mình|giải|cô hồn|hụi|nợ|dây(?! chuyền))
    (?:theo dõi) (?:hồ sơ|đơn|kênh|trang|tin tức|tiến độ)
    (?:sốc) (?:giá|hàng|visa|nặng vì giá)
    (?:giá|tin) sốc
    bạo lực học đường là
    (?:rơi|lọt|sảy) (?:xuống|vào) hố (?:đen|tiền)
    cắt tay áo
"""
