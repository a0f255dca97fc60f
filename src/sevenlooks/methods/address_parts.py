"""An address in one spelling taken apart from left to right, from the town to the room."""

import re
from dataclasses import dataclass
from typing import Final

_HAN: Final = r"\u3400-\u9fff"
_ROAD_END: Final = "(?:大道|大街|公路|马路|胡同|支路|横路|路|街|道|巷|弄|线|里|条|堤)"
_SIDE_ROAD: Final = f"[东西南北中大]?{_ROAD_END}"

_TOWN: Final = re.compile(
    rf"([^\W路街号区市县\d]{{2,8}}?|[^\W路号区县\d]{{2,3}}?)(?:街道办事处|地区办事处|街道|(?:镇|乡"
    rf"|苏木)(?!{_SIDE_ROAD}|[海江宁远平商广花]|中学|小学|政府|村))"
)
_ZONE: Final = re.compile(
    rf"[{_HAN}]{{2,14}}?(?:新区|开发区|高新区|示范区|管理区|合作区|保税区|(?<!工业)(?<!科技)(?<!产业)(?<!创业)园区)"
    rf"|[{_HAN}]{{0,12}}?工业园区"
)
_COMMUNITY: Final = re.compile(
    rf"([^\W路号栋]{{1,8}}?)(?:社区居民委员会|社区居委会|村民委员会|居民委员会|居委会|村委会|行政村|社区"
    rf"|(?<![新居师人])村)(?!{_SIDE_ROAD}|段)"
)
_GROUP: Final = re.compile(r"\d+(?:村民小组|居民小组|小组|组|队|社)")

_NUMBER: Final = r"[甲乙丙丁]?\d+[A-Z]?(?:[-、,/.及和]\d+[A-Z]?)*"
_STRETCH: Final = r"(?:(?:[^\d路街道巷]{1,6}|\d{1,2})段|[东西南北中])"
_NUMBERED_ROAD: Final = re.compile(
    rf"(?P<roads>.*?{_ROAD_END}){_STRETCH}?(?P<number>{_NUMBER})"
    rf"(?:号(?![楼栋幢座])(?:大?院)?|(?=$|[{_HAN}])(?![号栋幢座层楼室房单#路街巷弄区期组队道条环横线年米国段]))"
)
_BARE_ROAD: Final = re.compile(
    rf"(?P<roads>[{_HAN}0-9A-Z]*?[{_HAN}0-9]{_ROAD_END}(?:\d+[巷弄])?)(?!板|局|科技|桥|灯|政府|口岸"
    rf"|集团)(?:[^\d路]{{1,5}}段)?"
)
_CROSSING: Final = re.compile(rf"[与和、,]([{_HAN}\d]{{1,8}}?{_ROAD_END})(?:[东西南北]侧)?")
_ONE_ROAD: Final = re.compile(rf"[^与和、,]*?{_ROAD_END}(?:[东西南北中]?\d*(?:支路|横路|巷|弄|支弄|条))*")
_LANE: Final = re.compile(r"[东西南北]?\d*[巷弄条里]|.{0,2}[巷弄]$")
_AREA_BEFORE_ROAD: Final = re.compile(
    rf".*(?:工业区|工业园区?|产业园|科技园|开发区|园区|小区|安置区|新村|社区|基地|片区"
    rf"|村)(?!{_SIDE_ROAD})(?=[{_HAN}]{{2}})|^(?:规划|自编|县城|城区|市区|镇区)"
)
_NUMBERED_NAME: Final = re.compile(
    rf"(?P<name>[^\dA-Z]*[{_HAN}])(?P<number>{_NUMBER})号(?!楼|栋|幢|座|厂房|办公|写字|教学|宿舍|综合|商业楼|馆)"
)
# N号 in a single building is a room, not a house.
_ONE_BUILDING: Final = re.compile("(?:大厦|酒店|宾馆|公寓|楼|中心|广场|商场|商厦|市场|学校|小学|中学|厂)$")

_BUILDING: Final = re.compile(
    r"(?P<mark>[A-Z]{1,2}\d{0,3}|\d{1,4}[A-Z]?|[东西南北中])"
    r"(?:号?(?:栋|幢|座)|[号#](?:楼|厂房|办公楼|写字楼|教学楼|综合楼|宿舍楼|商业楼|商铺楼|馆)|#(?=$|\d|[A-Z])"
    r"|(?<=[A-Z东西南北])楼|厂房|塔)"
)
_TURNED_BUILDING: Final = re.compile(r"(?:厂房|栋|座)(?P<mark>\d{1,2}|[A-Z])(?=$|\d*[层楼室])")
_WITHIN: Final = re.compile(
    r"(?P<floor>(?:负|地下|B|-)?\d{1,3}(?:[-、]\d{1,3})*(?:层|楼|F))|\d*[东西南北]?单元|[整全]层"
    r"|(?P<room>[A-Z]{0,2}-?\d[A-Z0-9]*(?:[-、,/][A-Z0-9]+)*(?:室|房|号房|号商铺|号店铺|号铺|号|#|铺)"
    r"|[A-Z]{0,2}-?\d[A-Z0-9、,/-]*$)"
)
_ZONE_OF_COMPOUND: Final = re.compile(r"(?P<zone>[东西南北中]|\d|[A-Z])(?P<kind>区|期|苑)$")

_LANDMARK: Final = re.compile(".*(?:侧|对面|旁边?|附近|隔壁|斜对面|往[东西南北].{0,4}米)$")
_OWN_ROOM: Final = re.compile(
    "培训|教育|校区|教学点|教室|分校|总校|本部|总部$|学堂|托管|工作室|俱乐部|公司|[室厅班部处]$"
)
_LOOSE: Final = re.compile(
    r"^(?:往[东西南北].{1,4}米|自编|规划|地段|交汇处|交叉口|交界处|路口|院内|院|内|号)+"
    r"|(?:交汇处|交叉口|路口|内|院内|自编|规划|裙楼|商业|商铺|店铺|门面|办公室|[办公研发]{2,4}楼|写字楼|教学楼"
    r"|综合楼|厂房|地段|项目)+$"
)


@dataclass
class Parts:
    """What an address says, divisions aside; empty where it says nothing. The last of the roads bears the number."""

    town: str = ""
    community: str = ""
    roads: tuple[str, ...] = ()
    number: str = ""
    compound: str = ""
    zone: str = ""
    building: str = ""
    floor: str = ""
    room: str = ""


def take_apart(text: str, more: str = "") -> Parts:
    """Parts of an address whose divisions are already off; `more` is what its brackets added."""
    parts = Parts()
    rest = _take_road(parts, _take_heads(parts, text))
    parts.compound = _clean(_take_building(parts, rest))
    if more and not (parts.building and parts.compound):
        added = _clean(_take_building(Parts() if parts.building else parts, more))
        parts.compound = parts.compound or added
    return parts


def _take_heads(parts: Parts, text: str) -> str:
    """Town, development zones, communities and groups, in whatever order they stand."""
    rest = text
    for _ in range(6):
        if not parts.town and (head := _TOWN.match(rest)):
            parts.town = head[1]
        elif (head := _ZONE.match(rest)) and len(rest) > head.end():
            pass
        elif head := _COMMUNITY.match(rest):
            parts.community = head[1]
        elif not (head := _GROUP.match(rest)):
            break
        rest = rest[head.end() :]
    return rest


def _take_road(parts: Parts, rest: str) -> str:
    """Roads and house number at the head of the rest; gives back what follows."""
    if numbered := _NUMBERED_ROAD.match(rest):
        parts.roads = _roads(numbered["roads"])
        parts.number = numbered["number"]
        return rest[numbered.end() :]
    if parts.community and (number := re.match(rf"({_NUMBER})号(?![楼栋幢座])", rest)):
        parts.number = number[1]
        return rest[number.end() :]
    if bare := _BARE_ROAD.match(rest):
        parts.roads = _roads(bare["roads"])
        rest = re.sub("^[东西南北]侧", "", rest[bare.end() :])
        while crossing := _CROSSING.match(rest):
            parts.roads += (crossing[1],)
            rest = rest[crossing.end() :]
    return rest


def _roads(text: str) -> tuple[str, ...]:
    """莲涌西路25巷 is one road, 迎宾大道希雨北路 are two; areas before a road are no part of its name."""
    roads: list[str] = []
    for found in _ONE_ROAD.findall(text):
        name = _AREA_BEFORE_ROAD.sub("", found)
        if roads and _LANE.match(name):
            roads[-1] += name
        else:
            roads.append(name)
    return tuple(road for road in roads if len(road) > 1)


def _take_building(parts: Parts, text: str) -> str:
    """Building marks, floor and room; gives back the words before them, which name the compound.

    Where no house number is known, the number of a named compound (教师村14号) is that of a building in it.
    """
    if not parts.number and (numbered := _NUMBERED_NAME.match(text)) and not _ONE_BUILDING.search(numbered["name"]):
        parts.building = re.sub(r"\D.*", "", numbered["number"])
        return numbered["name"]
    marks = list(_BUILDING.finditer(text))[:2]
    if not marks and (turned := _TURNED_BUILDING.search(text)):
        marks = [turned]
    start = marks[0].start() if marks else len(text)
    if marks:
        written = "".join(mark["mark"] for mark in marks)
        digits = re.search(r"\d+", written)
        parts.building = (digits[0] if digits else "") + "".join(sorted(set(re.sub(r"\d", "", written))))
    for within in _WITHIN.finditer(text, marks[-1].end() if marks else 0):
        parts.floor = parts.floor or within["floor"] or ""
        parts.room = parts.room or within["room"] or ""
        if not marks:
            start = min(start, within.start())
    compound = text[:start]
    if zone := _ZONE_OF_COMPOUND.search(compound):
        parts.zone = zone["zone"] + zone["kind"]
        compound = compound[: zone.start()]
    return compound


def _clean(compound: str) -> str:
    """The name of a compound without what hangs on it; neither a landmark beside it nor the body's own room is one."""
    if _LANDMARK.match(compound):
        return ""
    before = ""
    while compound != before:
        compound, before = _LOOSE.sub("", compound).strip("-,、./#号之"), compound
    return "" if _OWN_ROOM.search(compound) else compound
