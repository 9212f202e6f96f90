"""What the caller hears when there is nothing for the dialogue to answer."""

NOTHING_SAID = (
    "Dạ, tổng đài mô phỏng chưa nghe thấy anh chị nói. Nếu đang gặp nguy hiểm, anh chị nói ngay "
    "cho em biết ở đâu, hoặc gọi 113, 114 hay 115. Anh chị nói lại giúp em ạ?"
)
NOT_CLEAR = (
    "Dạ, tổng đài mô phỏng chưa nghe rõ anh chị nói gì. Nếu đang gặp nguy hiểm, anh chị nói ngay "
    "cho em biết ở đâu, hoặc gọi 113, 114 hay 115. Anh chị nói lại giúp em ạ?"
)
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
