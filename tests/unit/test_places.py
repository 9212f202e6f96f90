import random
from datetime import datetime

import pytest

from bot.core.language.numbers import find_count, find_phone, find_plate
from bot.core.language.times import HANOI, parse_when
from bot.core.places.gazetteer import Gazetteer, PlaceMention
from bot.knowledge import load_gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def only(mentions: list[PlaceMention], *kinds: str) -> PlaceMention:
    (mention,) = [mention for mention in mentions if mention.kind in kinds]
    return mention


@pytest.mark.parametrize(
    ("said", "ward"),
    [
        ("cháy ở phường Ba Đình", "Phường Ba Đình"),
        ("o phuong ha dong", "Phường Hà Đông"),
        ("p. Cầu Giấy", "Phường Cầu Giấy"),
        ("xã đông anh", "Xã Đông Anh"),
        ("công an phường Văn Miếu", "Phường Văn Miếu - Quốc Tử Giám"),
        ("phường văn miếu quốc tử giám", "Phường Văn Miếu - Quốc Tử Giám"),
        ("em ở Ngọc Hà", "Phường Ngọc Hà"),
        ("em o ngoc ha", "Phường Ngọc Hà"),
        ("phường hoang mai", "Phường Hoàng Mai"),
        ("phường láng", "Phường Láng"),
    ],
)
def test_present_wards_are_found(gazetteer: Gazetteer, said: str, ward: str) -> None:
    """Present wards are found with and without diacritics, and even with wrong tones."""
    mention = only(gazetteer.find(said), "ward")
    assert mention.ward == ward
    assert gazetteer.wards[mention.code or ""].name == ward


def test_every_present_ward_is_found_by_its_full_name(gazetteer: Gazetteer) -> None:
    """All 126 wards, as written and as typed without diacritics."""
    from bot.core.language.vietnamese import fold

    assert len(gazetteer.wards) == 126
    for ward in gazetteer.wards.values():
        for said in (f"tôi ở {ward.name}", f"toi o {fold(ward.name)}"):
            found = [mention.ward for mention in gazetteer.find(said)]
            assert found == [ward.name], said


def test_a_former_ward_in_one_piece_leads_to_its_present_ward(gazetteer: Gazetteer) -> None:
    """A ward that went whole into another needs no question."""
    mention = only(gazetteer.find("phường Phương Canh"), "former_ward")
    assert mention.ward == "Phường Xuân Phương"


def test_a_split_former_ward_is_asked_back(gazetteer: Gazetteer) -> None:
    """A ward that was divided names every candidate and decides nothing."""
    mention = only(gazetteer.find("phường Đội Cấn"), "former_ward")
    assert mention.ward is None
    assert mention.candidates == ("Phường Ba Đình", "Phường Ngọc Hà")


def test_wards_of_the_same_former_name_are_all_candidates(gazetteer: Gazetteer) -> None:
    """ "Phường Minh Khai" stood in two districts; the district decides when it is said."""
    everywhere = only(gazetteer.find("phường Minh Khai"), "former_ward")
    south = only(gazetteer.find("phường Minh Khai quận Hai Bà Trưng"), "former_ward")
    assert set(south.candidates) < set(everywhere.candidates)
    assert set(south.candidates) == {"Phường Bạch Mai", "Phường Tương Mai"}


def test_a_former_district_is_recognised_and_asked_back(gazetteer: Gazetteer) -> None:
    """Old district names are understood, and never taken for a ward."""
    mention = only(gazetteer.find("tôi ở quận Hoàn Kiếm"), "district")
    assert mention.ward is None
    assert "Phường Cửa Nam" in mention.candidates


def test_a_bare_name_of_ward_and_district_is_asked_back(gazetteer: Gazetteer) -> None:
    """ "Hà Đông" alone may be the ward or the whole former district."""
    mention = only(gazetteer.find("nhà em ở Hà Đông"), "district")
    assert mention.ward is None
    assert mention.candidates[0] == "Phường Hà Đông"


def test_the_district_said_beats_a_present_name_elsewhere(gazetteer: Gazetteer) -> None:
    """ "Xã Hòa Phú, huyện Ứng Hòa" is not today's Xã Hòa Phú of Chương Mỹ."""
    mention = only(gazetteer.find("xã Hòa Phú huyện Ứng Hòa"), "former_ward")
    assert mention.ward == "Xã Hòa Xá"


@pytest.mark.parametrize(
    ("said", "ward"),
    [
        ("ngách 7 phố thượng đình khương đình nhé", "Phường Khương Đình"),
        ("hem 4 pho ha dinh khuong dinh", "Phường Khương Đình"),
        ("đường giải phóng hoàng mai", "Phường Hoàng Mai"),
        ("9 phố Khâm Thiên, Đống Đa", "Phường Đống Đa"),
    ],
)
def test_a_bare_ward_behind_its_street_is_the_ward(
    gazetteer: Gazetteer, said: str, ward: str
) -> None:
    """Whatever the last word of the street's name means elsewhere."""
    assert only(gazetteer.find(said), "ward").ward == ward


@pytest.mark.parametrize(
    "said",
    [
        "phố khương đình",
        "ngõ 8 hoàng mai",
        "số 6 phố khâm thiên quận đống đa",
        "ngã tư giải phóng hoàng mai",
        "chợ khâm thiên đống đa",
        "phố Khâm Thiên phường Trung Phụng Đống Đa",
        "hỏi đường về hà đông",
    ],
)
def test_a_street_a_district_or_a_crossing_is_no_ward(gazetteer: Gazetteer, said: str) -> None:
    """Nor is a district's name beside another ward."""
    assert not [mention for mention in gazetteer.find(said) if mention.kind == "ward"]


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ("rẽ qua đường giải phóng", "đường giải phóng"),
        ("chúng chắn đường Hồ Sen", "đường Hồ Sen"),
        ("nằm giữa đường ray", "giữa đường ray"),
        ("số 3 phố Trương Định", "số 3 phố Trương Định"),
        ("đứng ở cầu chương dương định nhảy", "cầu chương dương"),
        ("phòng 31 khách sạn Mây Hồng", "phòng 31 khách sạn Mây Hồng"),
    ],
)
def test_names_of_streets_are_known_from_the_words_around(
    gazetteer: Gazetteer, said: str, address: str
) -> None:
    """A known street is one after any verb, and its name may hold what is a verb elsewhere."""
    assert only(gazetteer.find(said), "address").text == address


@pytest.mark.parametrize(
    "said",
    [
        "mấy thằng chặn đường xin đểu",
        "nó xông ra giữa đường múa kiếm",
        "trèo lên thành cầu nhảy",
        "yêu cầu cập nhật định danh",
        "khách phòng 31 làm ồn",
    ],
)
def test_a_road_a_verb_or_a_room_alone_is_no_address(gazetteer: Gazetteer, said: str) -> None:
    """Nothing of it can be found on a map."""
    assert gazetteer.find(said) == []


def test_easily_misheard_wards_are_marked(gazetteer: Gazetteer) -> None:
    """Wards that sound alike say so, for the read-back."""
    mention = only(gazetteer.find("phường Tây Hồ"), "ward")
    assert mention.easily_misheard == ("Phường Tây Mỗ",)


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ("số 15 ngõ 20 phố Láng Hạ, phường Láng", "số 15 ngõ 20 phố Láng Hạ"),
        ("số mười lăm ngõ hai mươi phố láng hạ", "số mười lăm ngõ hai mươi phố láng hạ"),
        ("cháy nhà ở ngõ 1194 đường láng phường láng", "ngõ 1194 đường láng"),
        ("ở 20 Trần Duy Hưng", "20 Trần Duy Hưng"),
        ("ở 12/3 ngõ 45 Thụy Khuê phường Tây Hồ", "12/3 ngõ 45 Thụy Khuê"),
        ("so 5 ngo 10 pho vong phuong bach mai", "so 5 ngo 10 pho vong"),
        ("gần chợ Đồng Xuân", "gần chợ Đồng Xuân"),
        ("ngã tư Khuất Duy Tiến Nguyễn Trãi có tai nạn", "ngã tư Khuất Duy Tiến Nguyễn Trãi"),
        ("km 12 quốc lộ 6", "km 12 quốc lộ 6"),
        ("trước cổng bệnh viện Việt Đức có đánh nhau", "trước cổng bệnh viện Việt Đức"),
        ("cháy ở nguyễn trãi", "nguyễn trãi"),
        ("trên cầu Nhật Tân có người nhảy", "trên cầu Nhật Tân"),
    ],
)
def test_addresses_and_landmarks_are_cut_where_they_end(
    gazetteer: Gazetteer, said: str, address: str
) -> None:
    """An address is what the caller said of it, without ward and without the event."""
    mention = only(gazetteer.find(said), "address")
    assert mention.text == address
    assert said[mention.start : mention.end] == address


@pytest.mark.parametrize(
    "said",
    [
        "làm hợp đồng thuê nhà",
        "chúc anh thành công",
        "em tên là Minh Châu",
        "số điện thoại của tôi là 0912345678",
        "làm căn cước cho con",
        "bao nhieu tien",
        "tu nhien bi khoa",
        "doi can cuoc cho me",
        "em co do an khong",
        "nộp hồ sơ ở đâu",
        "trường hợp nào phải làm lại",
        "phiếu lý lịch tư pháp số hai",
        "xin phieu ly lich tu phap so mot",
        "theo thông tư số 55",
        "có đường dây nóng không",
        "",
    ],
)
def test_everyday_words_and_names_are_no_places(gazetteer: Gazetteer, said: str) -> None:
    """Words, people and numbers that also name wards are left alone."""
    assert gazetteer.find(said) == []


def test_a_street_bridge_or_hospital_is_not_the_ward_of_its_name(gazetteer: Gazetteer) -> None:
    """ "Đường Hai Bà Trưng", "bệnh viện Bạch Mai", "sân bay Nội Bài" decide no ward."""
    for said in ("đường Hai Bà Trưng", "bệnh viện Bạch Mai", "sân bay Nội Bài"):
        assert [mention.kind for mention in gazetteer.find(said)] == ["address"]


def test_no_text_breaks_the_extraction(gazetteer: Gazetteer) -> None:
    """Odd characters, other scripts and loose words raise nothing, and offsets stay true."""
    now = datetime(2026, 11, 22, 14, 30, tzinfo=HANOI)
    letters = "0123 ,.-/:aăđêơưáạ\u0301\u200b😀漢字عرب\n\tABCĐ"
    said = (
        "lúc chín giờ ngày 31 tháng 2 ba mươi hai trăm linh nghìn số ngõ phố phường xã quận ở "
        "cách đây trước hôm thứ không rưỡi kém phút năm 2026 29A1 chấm a bê"
    )
    words = said.split()
    chance = random.Random(114)
    for turn in range(400):
        if turn % 2:
            text = "".join(chance.choice(letters) for _ in range(chance.randrange(60)))
        else:
            text = " ".join(chance.choice(words) for _ in range(chance.randrange(25)))
        assert all(text[m.start : m.end] == m.text for m in gazetteer.find(text))
        moment = parse_when(text, now)
        assert moment is None or text[moment.start : moment.end] == moment.said
        for find in (find_phone, find_plate, find_count):
            found = find(text)
            assert found is None or 0 <= found.start < found.end <= len(text)


def test_a_telephone_number_is_no_house(gazetteer: Gazetteer) -> None:
    """ "Số 0862 551 907" calls; "số 05 Hàng Bài" is a house."""
    assert not gazetteer.find("có số 0862 551 907 gọi cho tôi")
    (house,) = [m for m in gazetteer.find("ở số 05 Hàng Bài") if m.kind == "address"]
    assert "05" in house.text


@pytest.mark.parametrize(
    ("said", "ward"),
    [
        ("phường mới là hoàng mai ạ", "Phường Hoàng Mai"),
        ("phường giờ gọi là yên hòa", "Phường Yên Hòa"),
        ("phuong moi la cau giay", "Phường Cầu Giấy"),
        ("xã mới hòa phú", "Xã Hòa Phú"),
        ("phường em giờ là kim liên", "Phường Kim Liên"),
        ("nay thuộc đống đa", "Phường Đống Đa"),
        ("giờ là yên hòa", "Phường Yên Hòa"),
        ("tên mới là thanh xuân", "Phường Thanh Xuân"),
        ("sáp nhập xong thì giờ thuộc phường láng", "Phường Láng"),
    ],
)
def test_a_ward_by_what_it_is_called_now(gazetteer: Gazetteer, said: str, ward: str) -> None:
    """No district of the name is left, and words may stand between the kind and the name."""
    assert only(gazetteer.find(said), "ward", "former_ward", "district").ward == ward


@pytest.mark.parametrize(
    "said",
    ["nó tên là Hoàng Mai", "giờ là mười giờ", "xã mới là ai lo", "người ta gọi là thanh xuân"],
)
def test_what_is_called_so_is_no_ward(gazetteer: Gazetteer, said: str) -> None:
    assert not gazetteer.find(said)


@pytest.mark.parametrize(
    ("said", "street"),
    [
        ("bên này là phố linh đường", "phố linh đường"),
        ("phố linh đường phường hoàng liệt", "phố linh đường"),
        ("phố linh đường gần hồ", "phố linh đường"),
        ("phố huế đường nào cũng kẹt", "phố huế"),
    ],
)
def test_a_kind_of_street_may_end_a_name(gazetteer: Gazetteer, said: str, street: str) -> None:
    assert next(m.text for m in gazetteer.find(said) if m.kind == "address").startswith(street)
