"""The frame of the made-up province: real county codes, made-up roads, local prices and vacations."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

PROVINCE = "350000"
_CITIES = {
    "3501福州市": "02鼓楼区 03台江区 04仓山区 05马尾区 11晋安区 12长乐区 21闽侯县 22连江县 23罗源县 24闽清县 25永泰县 "
    "81福清市",
    "3502厦门市": "03思明区 05海沧区 06湖里区 11集美区 12同安区 13翔安区",
    "3503莆田市": "02城厢区 03涵江区 04荔城区 05秀屿区 22仙游县",
    "3504三明市": "04三元区 05沙县区 21明溪县 23清流县 24宁化县 25大田县 26尤溪县 28将乐县 29泰宁县 30建宁县 81永安市",
    "3505泉州市": "02鲤城区 03丰泽区 04洛江区 05泉港区 21惠安县 24安溪县 25永春县 26德化县 81石狮市 82晋江市 83南安市",
    "3506漳州市": "02芗城区 03龙文区 04龙海区 05长泰区 22云霄县 23漳浦县 24诏安县 26东山县 27南靖县 28平和县 29华安县",
    "3507南平市": "02延平区 03建阳区 21顺昌县 22浦城县 23光泽县 24松溪县 25政和县 81邵武市 82武夷山市 83建瓯市",
    "3508龙岩市": "02新罗区 03永定区 21长汀县 23上杭县 24武平县 25连城县 81漳平市",
    "3509宁德市": "02蕉城区 21霞浦县 22古田县 23屏南县 24寿宁县 25周宁县 26柘荣县 81福安市 82福鼎市",
}
_ROAD_NAMES = (
    "东湖路 西湖路 南门街 北门街 学府路 书院巷 文昌路 朝阳街 和平路 解放路 人民路 新华街 "
    "建设路 滨江大道 环城东路 环城西路 湖滨南路 湖滨北路 中山路 五一路 五四路 杨桥路 工业路 鳌峰路 "
    "金山大道 凤凰路 鹭江道 莲花路 仙岳路 嘉禾路 梅园路 桂花街 榕城路 江滨路 龙腾路 祥云路 "
    "富春路 清源路 温陵路 云谷路 福兴路 安泰街 青年路 延安路 光明路 团结巷 前进路 迎宾路 "
)
_ROADS = _ROAD_NAMES.split()
_NUMBERS = 600  # house numbers of a road; with the roads, more places than a county has bodies


@dataclass(frozen=True)
class County:
    code: str
    name: str
    city: str

    @property
    def city_code(self) -> str:
        return f"{self.code[:4]}00"


COUNTIES = [
    County(f"{city[:4]}{entry[:2]}", entry[2:], city[4:])
    for city, entries in _CITIES.items()
    for entry in entries.split()
]

CITY_WITH_OWN_CALENDAR = "350200"
CITY_WITH_OWN_PRICES = "350100"
COUNTY_WITH_OWN_PRICES = "350102"

# (mode, class from, class to, base price in yuan): the province's, one city's and one county's table.
_BANDS: dict[str, list[tuple[str, int, int | None, int]]] = {
    PROVINCE: [("offline", 1, 10, 60), ("offline", 11, 35, 40), ("offline", 36, None, 25), ("online", 1, None, 20)],
    CITY_WITH_OWN_PRICES: [("offline", 1, 10, 70), ("offline", 11, 35, 45), ("offline", 36, None, 28)],
    COUNTY_WITH_OWN_PRICES: [("offline", 1, 10, 66), ("offline", 11, 35, 42), ("offline", 36, None, 26)],
}
UP_FLOAT = {PROVINCE: 0.10, CITY_WITH_OWN_PRICES: 0.05, COUNTY_WITH_OWN_PRICES: 0.10}
STANDARD_MINUTES = {"offline": 45, "online": 30}


def counties(institutions: int) -> list[County]:
    """As many counties as the province fills, about forty bodies each, spread over its cities; at least three."""
    wanted = min(max(institutions // 40, 3), len(COUNTIES))
    spread = np.linspace(0, len(COUNTIES) - 1, wanted).round().astype(int)
    return [COUNTIES[i] for i in spread]


def price_rows() -> list[tuple[str, str, int, int | None, int, float]]:
    """(division, mode, class from, class to, base yuan, float) of every guide price in force."""
    return [(place, *band, UP_FLOAT[place]) for place, bands in _BANDS.items() for band in bands]


def ceiling(county: County, mode: str, class_size: int, minutes: int) -> int:
    """The guide price's ceiling in fen: base × minutes ÷ standard minutes × (1 + float), half up, nearest place
    first."""
    for place in (county.code, county.city_code, PROVINCE):
        for band_mode, low, high, base in _BANDS.get(place, []):
            if band_mode == mode and low <= class_size and (high is None or class_size <= high):
                whole = base * 100 * minutes * round((1 + UP_FLOAT[place]) * 100)
                return (2 * whole + STANDARD_MINUTES[mode] * 100) // (2 * STANDARD_MINUTES[mode] * 100)
    raise LookupError(f"no guide price for {county.code}, {mode}, {class_size}")


class Places:
    """Hands out addresses; every one is a building of its own, so that two bodies meet only where a plant says so."""

    def __init__(self, chosen: list[County], rng: np.random.Generator) -> None:
        self._counties = chosen
        self._order = [rng.permutation(len(_ROADS) * _NUMBERS) for _ in chosen]
        self._next = [0] * len(chosen)
        self._rng = rng

    def fresh(self, county: int) -> str:
        """A new address in the county of that number, such as 福州市鼓楼区学府路88号3号楼2层203室."""
        slot = int(self._order[county][self._next[county]])
        self._next[county] += 1
        place = self._counties[county]
        floor, room = self._rng.integers(1, 9), self._rng.integers(1, 20)
        road, number = _ROADS[slot // _NUMBERS], slot % _NUMBERS + 1
        building = f"{slot % 7 + 1}号楼" if slot % 3 == 0 else ""
        return f"{place.city}{place.name}{road}{number}号{building}{floor}层{floor}{room:02d}室"


_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def respelled(address: str, manner: int) -> str:
    """The same building in another hand: width, province in front, 栋 for 号楼, another room, spaces."""
    building, _, room = address.rpartition("层")
    if manner % 6 == 1:
        return address.translate(_WIDE)
    if manner % 6 == 2:
        return f"福建省{address}"
    if manner % 6 == 3:
        return address.replace("号楼", "栋")
    if manner % 6 == 4:
        return f"{building}层{room[0]}18室" if room else address
    if manner % 6 == 5:
        return address.replace("区", "区 ").replace("号", "号 ", 1)
    return address
