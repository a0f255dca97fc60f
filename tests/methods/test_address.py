"""One place in many spellings, and different places that look alike."""

from collections import Counter
from itertools import combinations

import pyarrow as pa
import pytest

from sevenlooks.methods.address import place_key, read_address, read_addresses
from sevenlooks.methods.same_place import same_place, same_places
from tests.methods.address_spellings import SPELLINGS


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("人民路10号金色广场3楼", "人民路10号"),  # says less
        ("人民路十号", "人民路10号"),
        ("人民路10", "人民路10号"),
        ("人民路０１０号", "人民路10号"),
        ("人民路10号负一层", "人民路10号-301"),
        ("人民路10号3号楼", "人民路10号三栋2层"),
        ("人民路10号第三幢", "人民路10号3#楼"),
        ("人民路10号之一", "人民路10-1号"),
        ("人民路128-130号", "人民路130号"),
        ("赤岭工业一环路12号", "厚街镇工业1环路12号"),
        ("东城街道南城路5号（近地铁口）", "南城路5号"),
        ("阳光花园3栋2单元501", "阳光花园3号楼"),
        ("阳光花园3栋", "建设路12号阳光花园3幢"),  # a road put in
        ("人民路10号（万达广场）3楼", "万达广场"),
        ("丽湾商务大厦A座", "丽湾大厦A栋"),
        ("中海西岸华府南区5栋C单元15B", "中海西岸华府南区5号楼"),
        ("水东村12号", "龙南镇水东村12号"),
        ("江西省赣州市龙南县龙定大道61号", "龙南市龙定大道61号"),  # the county became a city
        ("深圳南山区前海路0101号丽湾大厦A座", "广东省深圳市南山区南山街道前海路101号丽湾大厦A栋620室"),
        ("迎宾大道希雨北路8号", "希雨北路8号办公楼2楼"),
    ],
)
def test_one_place(one: str, other: str) -> None:
    assert same_place(one, other) is True and same_place(other, one) is True


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("二楼舞蹈室", "人民路10号"),
        ("302教室", "金色广场3楼"),
        ("星光教育培训中心城东校区", "人民路10号金色广场"),
        ("腾讯会议 123-456-789", "人民路10号"),
        ("https://meeting.example.cn/room/7号", "人民路7号"),
        ("线上直播间", "线上直播间"),
        ("解放西路26号", "天佑国际公寓1号楼"),  # nothing in common to compare
        ("", "人民路10号"),
        ("南山区", "南山区"),
    ],
)
def test_what_cannot_be_compared_is_unknown(one: str, other: str) -> None:
    assert same_place(one, other) is None and same_place(other, one) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("人民路10号", "人民路12号"),
        ("人民路10号", "建设路10号"),
        ("人民东路10号", "人民西路10号"),
        ("新人民路10号", "人民路10号"),
        ("人民路甲10号", "人民路10号"),
        ("人民路10号A座", "人民路10号B座"),
        ("人民路10号1号楼", "人民路10号二栋"),
        ("老兵大厦西座二楼", "老兵大厦东座二楼"),
        ("阳光花园3栋", "阳光花园5栋"),
        ("阳光花园一期3栋", "阳光花园二期3栋"),
        ("南京西路123弄4号501室", "南京西路123弄5号"),
        ("水东村12号", "水东村13号"),
        ("金色广场3楼", "天佑国际公寓3楼"),
        ("南山区人民路10号", "福田区人民路10号"),
        ("深圳市人民路10号", "东莞市人民路10号"),
        ("石碣镇横滘村", "厚街镇桥头村"),
    ],
)
def test_another_place(one: str, other: str) -> None:
    assert same_place(one, other) is False and same_place(other, one) is False


def test_parts_of_an_address() -> None:
    address = read_address("江西省南昌市西湖区解放西路26号天佑国际公寓1号楼A座1003室（第10层）")
    assert (address.province, address.city, address.district) == ("江西", "南昌", "西湖")
    assert (address.road, address.number, address.compound) == ("解放西路", "26", "天佑国际公寓")
    assert (address.building, address.room, address.key) == ("1A", "1003室", "解放西路26号|1A")


@pytest.mark.parametrize("text", ["腾讯会议：123-456-789", "钉钉直播", "ZOOM 88", "https://a.cn/x", "线上", "微信群"])
def test_online_rooms_are_no_addresses(text: str) -> None:
    assert read_address(text).kind == "online"


@pytest.mark.parametrize("text", ["", "教室2", "本部三楼", "南山区", "人民路", "北栅村", "广场"])
def test_what_names_no_building_has_no_key(text: str) -> None:
    assert place_key(text) is None


def test_the_key_takes_the_county_from_the_text_else_from_the_caller() -> None:
    assert place_key("南山区人民路10号2楼") == place_key("人民路十号", district="南山") == "南山|人民路10号"
    assert place_key("福田区人民路10号") != place_key("南山区人民路10号")


def test_the_batch_reads_like_the_single_address() -> None:
    table = read_addresses(pa.chunked_array([["人民路10号3栋", None], ["钉钉", "人民路10号3栋"]]))
    assert table["key"].to_pylist() == ["人民路10号|3", None, "", "人民路10号|3"]
    assert table["kind"].to_pylist() == ["address", None, "online", "address"]


def test_pairs_are_compared_row_by_row() -> None:
    ones, others = pa.array(["人民路10号", "人民路10号", None]), pa.array(["人民路十号2楼", "人民路12号", "人民路10号"])
    assert same_places(ones, others).to_pylist() == [True, False, None]


@pytest.fixture(scope="module")
def real_addresses(companies: list[dict[str, str]]) -> list[str]:
    return list(dict.fromkeys(row["registered_address"] for row in companies))


def test_real_addresses_are_read(real_addresses: list[str]) -> None:
    assert len(real_addresses) == 118
    assert [text for text in real_addresses if read_address(text).kind != "address"] == []


def test_real_addresses_stay_themselves_in_every_spelling(real_addresses: list[str]) -> None:
    changed: Counter[str] = Counter()
    for text in real_addresses:
        for spelling in SPELLINGS:
            other = spelling(text)
            if other is not None:
                changed[spelling.__name__] += 1
                assert same_place(text, other), (spelling.__name__, text, other)
                assert read_address(text).key == read_address(other).key, (spelling.__name__, text, other)
    assert set(changed) == {spelling.__name__ for spelling in SPELLINGS}, "every spelling must have been tried"
    assert changed.total() > 600


def test_real_addresses_do_not_run_together(real_addresses: list[str]) -> None:
    """Four of 6,903 pairs can be one place, each because one side says less or both are rooms of one building."""
    same = {pair for pair in combinations(real_addresses, 2) if same_place(*pair)}
    assert len(same) == 4
    one_building = "广东省东莞市厚街镇赤岭工业一环路12号之一2号楼10{}室"
    assert (one_building.format(2), one_building.format(1)) in same
    keys = Counter(key for text in real_addresses if (key := place_key(text)))
    assert [key for key, count in keys.items() if count > 1] == ["|赤岭工业1环路12号|2", "龙南|富康工业园"]
