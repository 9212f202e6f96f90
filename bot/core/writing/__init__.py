"""What was said, as people write it: the opposite of ``bot.core.speaking``.

The conventions, one for each kind of number:

- telephones: mobile 0912 345 678, Hanoi and HCMC landlines 024 3825 1234, other landlines
  0225 3825 123, service numbers 1900-0113, emergency numbers 113; identity numbers and codes in
  one piece;
- plates as they stand on the vehicle: 29A1-123.45;
- dates 15/9 and 15/9/2026 behind the "ngày" that was said, months "tháng 9", "tháng 9/2026";
  days of the week stay words;
- clock times with "giờ", and half past as 30: "9 giờ 30 tối", "7 giờ kém 15";
- money in full with dots: "2.500.000 đồng" (đồng is added where an amount ends and nothing else is
  counted); a range keeps its scale: "5 đến 7 triệu";
- addresses: "số 17 ngõ 205", "12/45", "số 12A", "tòa A2", "tầng 5";
- ages and measures: "5 tuổi", "1m65", "80 m²", "2 km", "3,5%";
- other counts from two words on: "15 người", "3.200 người"; a count of one word stays a word
  ("ba người", "hai vợ chồng"), and so does whatever is only about right ("hai ba người", "vài
  chục") or could be read in two ways.
"""
