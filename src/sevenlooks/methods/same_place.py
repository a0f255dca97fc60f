"""Whether two addresses are one place.

Another road, house number or building is another place; floors, rooms and spelling are not (definitions.md,
Registered site). An address that only says less contradicts nothing and counts as the same: a wrong "different"
would harm an honest school. What shares nothing that can be compared is unknown, and so is an online room.
"""

import re
from typing import Final

import pyarrow as pa

from sevenlooks.methods.address import GENERIC_NAME, Address, read_address

_SIDES: Final = "东西南北中"
_MODIFIERS: Final = re.compile("商务|国际|商业|购物|小区$")
_COMPOUND: Final = re.compile(
    "(?:大厦|大楼|广场|公寓|花园|花苑|家园|庄园|公园|园|苑|城|中心|小区|新村|市场|商场|商厦|酒店|宾馆|学校|小学"
    "|中学|幼儿园|公馆|府|庭|居|阁|轩|邸|名都"
    "|天地|港|湾|工业区|安置区|基地|大院|会馆|村|厂|宿舍|楼|里|墅|院|坊|庐|台|岸|郡|座)$"
)
_WIDEST_RANGE: Final = 60
# Where 教监管厅函〔2021〕8号 looks for teaching away from the site: homes, hotels, cafés.
_LODGING: Final = re.compile(
    "家[中里]|住[所宅家]|民[房居宿]|居民楼|宿舍|小区|新村|花园|花苑|家园|酒店|宾馆|旅馆|旅社|旅舍|客栈|农家乐"
    "|咖啡|星巴克|茶[馆室楼座]|网吧|肯德基|麦当劳"
)
_NO_LODGING: Final = re.compile("校区|教学点|分校|总校|本部|商铺|底商|店[铺面]|门[面市]|商业|裙楼|会所")


def same_place(one: str, other: str) -> bool | None:
    """True when both can be one building, False when they contradict each other, None when that cannot be said."""
    return same_address(read_address(one), read_address(other))


def same_places(ones: pa.Array | pa.ChunkedArray, others: pa.Array | pa.ChunkedArray) -> pa.BooleanArray:
    """`same_place` row by row over two arrays of strings; null where either is null or nothing can be said."""
    pairs = list(zip(ones.to_pylist(), others.to_pylist(), strict=True))
    known = {pair: same_place(*pair) for pair in set(pairs) if None not in pair}
    return pa.array([known.get(pair) for pair in pairs], pa.bool_())


def same_address(one: Address, other: Address) -> bool | None:
    """`same_place` for addresses already read."""
    if one.kind != "address" or other.kind != "address":
        return None
    if any(_conflict(getattr(one, level), getattr(other, level)) for level in ("province", "city", "district")):
        return False
    roads = _roads_agree(one, other)
    if roads is not None and one.number and other.number:
        return roads and _numbers_agree(one.number, other.number) and not _buildings_conflict(one, other)
    compounds = _compounds_agree(one, other)
    if compounds:
        return not _buildings_conflict(one, other)
    if compounds is False:
        return False
    if roads is not None:
        return roads and not _buildings_conflict(one, other)
    return _villages_agree(one, other)


def is_lodging(text: str) -> bool:
    """Whether a text names a home, hotel or café (学生家中, 如家酒店); a campus or shop of such a name is none."""
    return bool(_LODGING.search(text)) and not _NO_LODGING.search(text)


def _conflict(one: str, other: str) -> bool:
    return bool(one and other and one != other)


def _roads_agree(one: Address, other: Address) -> bool | None:
    """Whether they share a road; 赤岭工业一环路 is 工业一环路 with its village before it, 新人民路 is not 人民路."""
    if not one.road or not other.road:
        return None
    both_numbered = bool(one.number and other.number)
    mine = (one.road,) if both_numbered else one.roads
    theirs = (other.road,) if both_numbered else other.roads
    return any(_same_road(a, b) for a in mine for b in theirs)


def _same_road(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    before = long[: len(long) - len(short)]
    return one == other or (long.endswith(short) and len(short) >= 3 and len(before) >= 2 and before[-1] not in _SIDES)


def _numbers_agree(one: str, other: str) -> bool:
    """7-2号 lies in 7号, 2809 in 2801-2812; 甲5号 is not 5号."""
    if one[:1] in "甲乙丙丁" or other[:1] in "甲乙丙丁":
        return one == other
    return any(a[0] <= b[1] and b[0] <= a[1] for a in _spans(one) for b in _spans(other))


def _spans(number: str) -> list[tuple[int, int]]:
    spans = []
    for piece in re.split("[、,/.及和]", number):
        ends = [int(digits) for digits in re.findall(r"\d+", piece)]
        wide = len(ends) > 1 and ends[0] < ends[1] <= ends[0] + _WIDEST_RANGE
        spans.append((ends[0], ends[1] if wide else ends[0]))
    return spans


def _compounds_agree(one: Address, other: Address) -> bool | None:
    """None when one names no compound, or when either name is not known to be that of a compound."""
    mine, theirs = (_MODIFIERS.sub("", address.compound) or address.compound for address in (one, other))
    if not mine or not theirs:
        return None
    short, long = sorted((mine, theirs), key=len)
    if mine == theirs or (len(short) >= 3 and short in long and not GENERIC_NAME.search(short)):
        elsewhere = _conflict(one.street, other.street) and bool(GENERIC_NAME.search(short))
        return not elsewhere
    return False if _COMPOUND.search(mine) and _COMPOUND.search(theirs) else None


def _buildings_conflict(one: Address, other: Address) -> bool:
    """1号楼 and 2号楼, A座 and B座, 东座 and 西座, 一期3栋 and 二期3栋; 1号楼 and A座 may be marks of one building."""
    if one.building and other.building and _conflict(one.zone, other.zone):
        return True
    mine, theirs = _marks(one.building), _marks(other.building)
    return any(a and b and not a & b for a, b in zip(mine, theirs, strict=True))


def _marks(building: str) -> tuple[set[str], set[str], set[str]]:
    """Numbers, letters and sides of a building's mark."""
    return (
        set(re.findall(r"\d+", building)),
        set(re.findall("[A-Z]", building)),
        set(re.findall(f"[{_SIDES}]", building)),
    )


def _villages_agree(one: Address, other: Address) -> bool | None:
    """Addresses without road: by village and house number; another town is another place."""
    if one.community and one.community == other.community and not _conflict(one.street, other.street):
        if one.number and other.number:
            return _numbers_agree(one.number, other.number) and not _buildings_conflict(one, other)
        if not (one.road or other.road or one.compound or other.compound):
            return not _buildings_conflict(one, other)
        return None
    if _conflict(one.street, other.street):
        return False
    if one.community and other.community and not (one.road or other.road or one.compound or other.compound):
        return False
    return None
