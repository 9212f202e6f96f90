"""Numbers as Vietnamese callers say them, always as words."""

from random import Random

from training.speech.syllables import listed

DIGITS = listed("không một hai ba bốn năm sáu bảy tám chín")
PLATE_LETTERS = listed("a bê xê dê đê e gờ giê hát ca lờ mờ nờ pê quy rờ ét sờ tê u vê ích y")
MOBILE_PREFIXES = listed(
    "032 033 034 035 036 037 038 039 056 058 070 076 077 078 079 081 082 083 084 085 086 088 "
    "089 090 091 092 093 094 096 097 098 099 024 028"
)


def below_hundred(number: int, random: Random, padded: bool = False) -> str:
    tens, unit = divmod(number, 10)
    if tens == 0:
        zero = random.choice(("linh", "lẻ")) + " " if padded else ""
        return zero + DIGITS[unit]
    if tens == 1:
        return "mười" + ("" if unit == 0 else " lăm" if unit == 5 else " " + DIGITS[unit])
    ten = "" if unit and random.random() < 0.15 else " mươi"
    if unit == 0:
        return DIGITS[tens] + " mươi"
    ending = {1: "mốt", 4: random.choice(("tư", "bốn")), 5: random.choice(("lăm", "lăm", "nhăm"))}
    return DIGITS[tens] + ten + " " + ending.get(unit, DIGITS[unit])


def below_thousand(number: int, random: Random, padded: bool = False) -> str:
    hundreds, rest = divmod(number, 100)
    if hundreds == 0 and not padded:
        return below_hundred(rest, random)
    spoken = DIGITS[hundreds] + " trăm"
    if rest == 0:
        return spoken
    if rest == 50 and random.random() < 0.3:
        return spoken + " rưỡi"
    return spoken + " " + below_hundred(rest, random, padded=True)


def cardinal(number: int, random: Random) -> str:
    """Any number below a thousand billion."""
    if number == 0:
        return "không"
    thousand = random.choice(("nghìn", "ngàn"))
    parts = []
    for size, name in ((10**9, "tỷ"), (10**6, "triệu"), (10**3, thousand), (1, "")):
        group, number = number // size % 1000, number % size
        if group:
            spoken = below_thousand(group, random, padded=bool(parts) and group < 100 and size == 1)
            parts.append(f"{spoken} {name}".strip())
    return " ".join(parts)


def digit_by_digit(digits: str) -> str:
    return " ".join(DIGITS[int(digit)] for digit in digits)


def phone(random: Random) -> str:
    digits = random.choice(MOBILE_PREFIXES) + f"{random.randrange(10**7):07d}"
    if random.random() < 0.12:
        groups = [digits[:4], digits[4:7], digits[7:]]
        return " ".join(digit_by_digit(group) for group in groups)
    if random.random() < 0.1:
        return (
            digit_by_digit(digits[:4])
            + " "
            + " ".join(
                below_hundred(int(digits[i : i + 2]), random, padded=True) for i in (4, 6, 8)
            )
        )
    return digit_by_digit(digits)


def plate(random: Random) -> str:
    """A vehicle's number plate; Hanoi's series come most often."""
    province = random.choice(
        ("29", "30", "29", "30", "31", "33", "40", str(random.randint(11, 99)))
    )
    first = (
        digit_by_digit(province) if random.random() < 0.4 else below_hundred(int(province), random)
    )
    letter = random.choice(PLATE_LETTERS)
    series = random.choice(("", DIGITS[random.randint(1, 9)], random.choice(PLATE_LETTERS)))
    number = f"{random.randrange(10 ** random.choice((4, 5, 5))):05d}"
    if random.random() < 0.7:
        last = digit_by_digit(number)
    else:
        last = (
            below_thousand(int(number[:3]), random, padded=True) + " " + digit_by_digit(number[3:])
        )
    return " ".join(part for part in (first, letter, series, last) if part)


def clock(random: Random) -> str:
    hour = below_hundred(random.randint(1, 24), random)
    minute = random.choice(("", "", " rưỡi", " kém mười", " kém mười lăm", " đúng", "m"))
    if minute == "m":
        minute = " " + below_hundred(random.randint(1, 59), random) + random.choice(("", " phút"))
    part = random.choice(
        ("", "", " sáng", " trưa", " chiều", " tối", " đêm", " sáng nay", " tối qua")
    )
    return f"{hour} giờ{minute}{part}"


def date(random: Random) -> str:
    day, month = random.randint(1, 31), random.randint(1, 12)
    spoken = ("mồng " if day <= 10 and random.random() < 0.5 else "") + below_hundred(day, random)
    if random.random() < 0.7:
        spoken += " tháng " + ("tư" if month == 4 else below_hundred(month, random))
    if random.random() < 0.4:
        spoken += " năm " + year(random)
    return "ngày " + spoken if random.random() < 0.7 else spoken


def year(random: Random) -> str:
    number = random.randint(1945, 2030)
    return random.choice((cardinal(number, random), below_hundred(number % 100, random)))


def money(random: Random) -> str:
    amount = random.choice(
        (
            random.randint(1, 99) * 10_000,
            random.randint(1, 99) * 1_000_000,
            random.randint(1, 20) * 100_000,
            random.randint(1, 999) * 1_000_000,
            random.randint(1, 50) * 10**9,
            random.randint(1, 10**6) * 1000,
        )
    )
    spoken = cardinal(amount, random)
    if spoken.endswith(("triệu", "tỷ", "trăm")) and random.random() < 0.15:
        return spoken + " rưỡi"
    return spoken + random.choice(("", " đồng", " đồng"))


def count(random: Random) -> str:
    return below_hundred(random.choice((random.randint(1, 12), random.randint(1, 99))), random)


def any_number(random: Random) -> str:
    return cardinal(random.randrange(10 ** random.randint(1, 9)), random)


def digits(random: Random) -> str:
    return digit_by_digit(
        "".join(random.choice("0123456789") for _ in range(random.randint(2, 12)))
    )


def house(random: Random) -> str:
    number = random.randint(1, random.choice((30, 150, 999)))
    spoken = cardinal(number, random)
    if random.random() < 0.2:
        spoken += " " + random.choice(PLATE_LETTERS[:8])
    while random.random() < 0.25:
        spoken += " " + random.choice(("trên", "xẹt", "xuyệt", "gạch")) + " " + count(random)
    return spoken


SPOKEN = {
    "phone": phone,
    "plate": plate,
    "clock": clock,
    "date": date,
    "year": year,
    "money": money,
    "count": count,
    "number": any_number,
    "digits": digits,
    "house": house,
}
