"""What the caller hears when there is nothing for the dialogue to answer."""

NOTHING_SAID = (
    "Dạ, tổng đài mô phỏng chưa nghe thấy anh chị nói. Nếu đang gặp nguy hiểm, anh chị nói ngay "
    "cho em biết ở đâu, hoặc gọi 113, 114 hay 115. Anh chị nói lại giúp em ạ?"
)
NOT_CLEAR = (
    "Dạ, tổng đài mô phỏng chưa nghe rõ anh chị nói gì. Nếu đang gặp nguy hiểm, anh chị nói ngay "
    "cho em biết ở đâu, hoặc gọi 113, 114 hay 115. Anh chị nói lại giúp em ạ?"
)
NOT_CLEAR_TWICE = (
    "Dạ, em vẫn chưa nghe rõ anh chị nói gì. Em ghi lại để chuyển cho người trực. Nếu đang gặp "
    "nguy hiểm, anh chị gọi ngay 113, 114 hoặc 115."
)
CALL_BACK_PROMISED = "Em hẹn người trực gọi lại cho anh chị trước {time}."
CALL_BACK_UNNAMED = (
    "Anh chị muốn giấu tên nên em không giữ số để gọi lại; anh chị gọi lại lúc nào cũng được ạ."
)
CALL_BACK_NOWHERE = "Em chưa có số để gọi lại; anh chị nhắn chữ cho em, hoặc gọi lại giúp em ạ."
NOTHING_WRITTEN = (
    "Dạ, em chưa nhận được nội dung. Anh chị nhắn lại giúp em ạ? Nếu đang gặp nguy hiểm, anh chị "
    "gọi ngay 113, 114 hoặc 115."
)
NOT_VIETNAMESE = (
    "Dạ, em chỉ hiểu tiếng Việt. Nếu đang gặp nguy hiểm, anh chị gọi ngay 113, 114 hoặc 115. "
    "Sorry, I only understand Vietnamese. In an emergency call 113 (police), 114 (fire, rescue) "
    "or 115 (ambulance)."
)
NOT_HEARD = (
    "Dạ, tổng đài mô phỏng đang không nghe được giọng nói. Nếu đang gặp nguy hiểm, anh chị gọi "
    "ngay 113, 114 hoặc 115. Anh chị cũng có thể nhắn tin cho em ạ."
)
ONLY_PART_READ = "Tin nhắn dài quá, em chỉ đọc được một phần."
STILL_CALL = "Anh chị gọi ngay {number} nếu chưa gọi."

# What is said in a live call when the caller says nothing.
SILENT_ONCE = "Dạ, anh chị còn nghe máy không ạ? Anh chị cứ nói, em vẫn đang nghe đây ạ."
SILENT_AGAIN = (
    "Dạ, em chưa nghe thấy anh chị nói. Nếu không tiện nói, anh chị nhắn chữ ngay trên màn hình, "
    "em đọc được ạ. Nếu đang gặp nguy hiểm, anh chị gọi ngay 113, 114 hoặc 115."
)
SILENT_GOODBYE = (
    "Dạ, em không nghe thấy anh chị nên xin phép kết thúc cuộc gọi. Khi cần, anh chị gọi lại "
    "1900 0113 bất cứ lúc nào ạ. Em chào anh chị."
)
SILENT_EMERGENCY = "Anh chị gọi ngay {number} nếu chưa gọi. Em vẫn đang nghe máy ạ."
KEYS_TOLD = "Bấm phím 0 để gặp người thật, phím 9 để em nói lại chậm hơn."
KEYS_PRESSED = "Bấm phím {keys}"
LONGEST_CALL = (
    "Dạ, cuộc gọi đã quá dài nên em xin phép kết thúc ở đây. Anh chị cần gì cứ gọi lại 1900 0113 ạ."
)
TOO_MANY_CALLS = (
    "Từ máy này đang có quá nhiều cuộc gọi cùng lúc. Nếu đang gặp nguy hiểm, anh chị gọi ngay 113, "
    "114 hoặc 115. Anh chị cũng có thể nhắn tin ngay bây giờ."
)
LINES_BUSY = (
    "Tổng đài mô phỏng đang hết đường dây. Nếu đang gặp nguy hiểm, anh chị gọi ngay 113, 114 hoặc "
    "115. Anh chị cũng có thể nhắn tin ngay bây giờ."
)
