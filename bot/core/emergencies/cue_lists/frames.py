"""What a sentence is about, read over its whole text: questions, past, habits, denial."""

from __future__ import annotations

# Questions about procedures, law and prevention.
PROCEDURE = """
    (?:vi phạm|bị cấm|có được (?:mua|mang|dùng|đốt)|có phải xin|vân tay|hộ khẩu|khai sinh|sổ đỏ)
    (?:thủ tục|hồ sơ|giấy phép|nghiệm thu|thẩm duyệt|lệ phí|giấy tờ gì|chứng nhận|chứng chỉ
      |tập huấn|huấn luyện|giấy xác nhận|xin xác nhận|mẫu đơn|đơn trình báo|làm đơn|tờ khai|=điền)
    (?:phạt bao nhiêu|phạt thế nào|phạt mấy|mức phạt|bị phạt|có bị phạt|xử phạt|đi tù|mấy năm tù
      |tội gì|truy cứu|quy định|nghị định|điều luật|theo luật|pháp luật|bộ luật|luật|bị xử
      |xử thế nào|xử lý thế nào|xử lý ra sao|xử lý như thế nào)
    (?:đăng ký|cấp lại|xin cấp|làm lại|gia hạn|cấp đổi|xin giấy|sang tên|xóa đăng ký|tạm trú
      |căn cước|hộ chiếu|bằng lái)
    (?:mua|bán|lắp đặt|lắp|nạp|bảo dưỡng|báo giá|kiểm định|trang bị
      |kiểm tra) ... (?:bình chữa cháy|chữa cháy|báo cháy|p c c c|pccc|phòng cháy)
    (?:bình chữa cháy|hệ thống chữa cháy|hệ thống báo cháy)
    (?:bảo hiểm|bồi thường|biên bản|giải quyết vụ|kết quả vụ|hồ sơ vụ|tạm giữ xe|lấy xe
      |lấy lại xe)
    (?:tuyển sinh|tuyển dụng|thi vào|bài tập|luận văn|phóng viên|phỏng vấn|thống kê|khảo sát)
    cách (?:thoát|phòng|chống|tránh|xử lý|sơ cứu|cứu)
    làm sao (?:để )?(?:biết|phát hiện|nhận ra)
    cách (?:chế|chế tạo|pha|bắn|mua)
    (?:nghĩa là gì|là gì|là sao|khác gì|khác nhau)
    (?:cách|kỹ năng|hướng dẫn|biện pháp|tài liệu|bí quyết) ... (?:phòng|thoát hiểm|thoát nạn
      |sơ cứu|tránh|phòng tránh|phòng chống|xử lý|đề phòng|nhận biết)
    làm (?:thế nào|sao) để (?:phòng|tránh|đề phòng|phòng tránh|bảo vệ|không bị|ngăn)
"""
# Questions about which number to call.
WHICH_NUMBER = """
    (?:gọi|số|báo|bấm|liên hệ) (?:\\S+ ){0,4}(?:số nào|số mấy|số bao nhiêu|số gì|ai|đâu|nào)
    (?:số|tổng đài|đầu số|đường dây) ... (?:là gì|là số|để làm gì|dùng để|khi nào|là bao nhiêu
      |là số mấy)
    khi nào (?:thì )?gọi
    (?:một một ba|một một bốn|một một năm|113|114|115) ... (?:dùng|để|khi nào|tiếp nhận
      |xử lý việc)
"""
# What might happen; with QUESTION after it, nothing has.
HYPOTHESIS = """
    (?:nếu(?! không| mà không)|giả sử|giả dụ|lỡ như|nhỡ|lỡ mà|chẳng may|trường hợp|phòng khi
      |ví dụ|ngộ nhỡ|lỡ)
    ^khi
    khi (?:có|gặp|bị|xảy ra|nhà|thấy|phát hiện|xảy)
"""
# A question of what to do.
QUESTION = """
    (?:thì|phải|cần|nên) ... (?:làm gì|làm sao|làm thế nào|gọi ai|gọi số|gọi đâu|xử lý|báo ai
      |thế nào|ra sao|như thế nào|báo ở đâu|được không|có bị|phạt|số nào|số mấy)
    sao$
    (?:làm gì|làm sao|làm thế nào|thế nào|như thế nào|số nào|số mấy|báo đâu|ra sao|gọi ai
      |có được không|có sao không|bao nhiêu)
"""
# "Mang dao đi phượt có bị bắt không": what the law says of one's own doing.
LAW = """
    bị (?:bắt|phạt|tù|đi tù|ngồi tù|xử|xử lý|xử phạt|tịch thu|giữ|thu)(?: \\S+){0,3} (?:không|ko
      |hông)
"""
SOMEBODY_ELSE = """
    (?:nó|thằng|bọn|chúng|hắn|gã|lão|họ|chồng|vợ|người|kẻ|tên|đứa|hàng xóm|ông ấy|bà ấy|anh ta
      |cô ta|ai|tụi|mấy|nhóm|đám|hai|ba)
"""
# Times that are over.
PAST = """
    (?:hôm qua|hôm kia|tối qua|đêm qua|chiều qua|sáng qua|trưa qua|tối hôm qua|hôm trước
      |tuần trước|tháng trước|năm ngoái|năm trước|bữa trước|bữa qua|lần trước|dạo trước|ngày xưa
      |hôm nọ|đợt trước|hồi trước|cuối tuần trước|tuần rồi|tháng rồi|hồi đầu|khi trước|thời trước
      |trước đây)
    (?:<num>|mươi|chục|nửa) (?:hôm|ngày|tuần|tháng|năm|bữa) (?:trước|nay|rồi|qua)
    cách đây (?:\\S+ )?(?:\\S+ )?(?:hôm|ngày|tuần|tháng|năm|bữa|lâu)
    hồi (?:tháng|năm|tuần|hôm|tết|nhỏ|bé)
    (?:hôm|ngày) (?:\\d+|mùng|mồng|thứ|chủ nhật|rằm)
    (?:thứ \\S+|chủ nhật) (?:tuần trước|vừa rồi|rồi|trước)
    (?:vụ|chuyện) ... (?:tháng trước|năm trước|tuần trước|hôm nọ|hồi|hôm (?:\\d+|qua|kia)
      |năm (?:ngoái|\\d+)|tháng \\d+)
"""
# Earlier today: a theft then needs no siren.
EARLIER_TODAY = """
    (?:sáng nay|trưa nay|chiều nay|hồi sáng|hồi trưa|hồi chiều|rạng sáng nay|sáng sớm nay|nửa đêm)
"""
# It happens now, whatever else is said.
PRESENT = """
    hôm nay
    (?:nó|hắn|bố|chồng|thằng|bọn|chúng|họ|con|mẹ|anh|ông) lại
    lại (?:đánh|vác|đến|đập|phá|chém|cầm|dọa|về|kéo)
    (?:đang|bây giờ|hiện tại|hiện giờ|lúc này|ngay lúc|ngay bây giờ|vẫn|vẫn còn|đến giờ|tới giờ
      |nay lại|giờ lại|giờ nó|giờ hắn|quay lại|=kìa|vừa|vừa xong|mới xong|lại đến|giờ thì|giờ vẫn
      |giờ chưa|giờ bất tỉnh|giờ khó|giờ không)
    giờ(?! muốn| cần| xin| hỏi| làm| phải| có| định| tôi| em| mới| thế)
    (?:gấp|mau|nhanh lên|ngay|khẩn|(?:cứu|giúp) (?:với|mạng|(?:tôi|em|con|cháu|người) với))
"""
# Told as a tip: what keeps happening, what is reported.
HABIT = """
    (?:báo tin|tin báo|báo án|báo mất|cung cấp thông tin|tố giác|tố cáo|phản ánh|thường xuyên
      |buôn bán|mua bán
      |hàng đêm|đêm nào|tối nào|ngày nào|tuần nào|hay tụ tập|suốt ngày|lâu nay|dạo này|nhiều lần
      |suốt|liên tục|tuần này|tháng này|vụ rồi|(?:người|nó|họ|nhóm|bọn|lạ|thường|xe|thanh niên
      |hàng xóm) hay|liên tục nhiều|góp ý|kiến nghị|trình báo)
"""
# Drills and test calls.
DRILL = """
    (?:diễn tập|tập dượt|gọi thử|thử máy|kiểm tra đường truyền|cuộc gọi thử|thực tập
      |phương án giả định|giả định)
"""
# Films, games, dreams, news.
FICTION = """
    viết (?:\\S+ ){0,2}(?:truyện|tiểu thuyết|kịch bản)
    (?:trong phim|xem phim|bộ phim|trong game|chơi game|bài hát|lời bài hát|trong truyện
      |kể chuyện|nằm mơ|giấc mơ|trong mơ|mơ thấy|tiểu thuyết|đóng phim|quay phim)
    (?:đọc báo|đọc tin|xem tin|thời sự|báo đưa|báo đăng|trên báo|trên ti vi|trên tivi
      |trên mạng thấy đăng|lịch sử)
"""
# It is over and well.
DONE = """
    cảm ơn(?: \\S+){0,6} (?:đã|vì|hôm|nhé|nhiều)
    (?:đã|dập|được|đã được) (?:dập|tắt|dập tắt|khống chế|kiểm soát) (?:xong|rồi|được|hết
      |hoàn toàn|đám)
    (?:dập|tắt) (?:xong|được|hết|hẳn) (?:rồi|đám|lửa)?
    (?:hết|tắt) (?:cháy|lửa) rồi
    (?:đã|được) (?:cứu|giải cứu|đưa đi viện|bắt|giải quyết|tìm thấy|bình yên) (?:rồi|xong|về
      |an toàn|được)
    (?:không sao|ổn|an toàn|xong|yên) (?:rồi|cả rồi|hết rồi)
    báo nhầm
    (?:gọi|bấm|báo) nhầm(?: số| máy)?
"""
# Words that deny what comes right after them.
NEGATION = """
    (?:(?<!phải )(?<!đúng )(?<!được )(?<!nghe )(?<!ai )không|ko|k|chưa|chẳng|chả|đâu có|làm gì có
      |không hề|hết)(?: (?:có|phải|bị|thấy|là|hề|ai|gì|còn|hề có|có ai|phải là|có vụ|xảy ra
      |phải vụ|có đám|vụ|nào|người|người nào|cái|gọi|báo))*
    (?:tránh|chống|phòng chống|đề phòng|phòng tránh|phòng ngừa)
"""
# A theft that is done.
STOLEN = """
    (?:lấy|mất|cuỗm|khoắng|dọn|bị|bị lấy) (?:mất|trộm|cắp|sạch|hết|ăn trộm)
    (?:bị|đã|vụ|một vụ) (?:ăn )?(?:trộm|cắp|mất trộm)
"""
# What swindlers use, and what they claim.
FRAUD = """
    (?:số lạ|đóng tiền|nộp tiền|lừa đảo|lừa|chuyển tiền|chuyển khoản|cài ứng dụng|lấy lại tiền
      |ảnh nóng)
"""
# It happens to the caller.
SPEAKER = """
    (?:tôi|em|cháu|tui|mình|con|chúng tôi|bọn em|cả nhà) (?:đang|bị|vừa|mới|sắp|lại|gặp)
    (?:đánh|đuổi|bắt|giữ|dọa|theo|đâm|tông|nhốt|bám theo|chém|giết|hiếp) (?:tôi|em|cháu|tui|mình)
"""
