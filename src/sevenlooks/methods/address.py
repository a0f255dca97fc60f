"""The address reader: what a Chinese address says, and the key of the building it names.

Spelling, building marks (栋/幢/座/号楼), floors and rooms of one building are one place (definitions.md, Registered
site), so the key holds road, house number and building, or compound and building where there is no number, and
nothing else. Whether two addresses are one place is asked of `same_place`, which knows that one may say less than
the other.
"""

import re
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Final, Literal

import pyarrow as pa

from sevenlooks.methods.address_parts import Parts, take_apart
from sevenlooks.methods.address_spelling import spell
from sevenlooks.methods.divisions import split_divisions
from sevenlooks.methods.text_width import squeeze

Kind = Literal["address", "online", "unreadable"]

_ONLINE: Final = re.compile(
    r"HTTP|WWW\.|\.COM|\.CN|腾讯会议|腾讯课堂|钉钉|ZOOM|CLASSIN|CCTALK|小鹅通|微信|飞书|QQ群|抖音|快手|视频号|哔哩"
    r"|直播|线上|在线|网络|网课"
    "|云课堂|云教室|会议号|房间号|小程序|APP"
)
_HOUSE_ON_A_ROAD: Final = re.compile(r"[路街道巷弄]\d+号")
# A name that stands in every town: it needs its road, village or town beside it.
GENERIC_NAME: Final = re.compile(
    "^(?:.{1,2}|.?工业[区园]|工业园区|.?广场|.?花园|.?小区|.?中心|科技园|产业园|创业园|安置区|商业街|中心小学"
    "|实验小学|中心学校)$"
)


@dataclass(frozen=True)
class Address:
    """What an address says; a part is empty where it says nothing. Divisions are stems (南山 for 南山区).

    road: the one that bears the number; roads: all that are named. building: marks without their kind (1A for
    1号楼A座). key: the building within its county; empty when no number, compound or building is named, for a road
    is no place.
    """

    kind: Kind
    province: str = ""
    city: str = ""
    district: str = ""
    street: str = ""
    community: str = ""
    road: str = ""
    roads: tuple[str, ...] = ()
    number: str = ""
    compound: str = ""
    zone: str = ""
    building: str = ""
    floor: str = ""
    room: str = ""
    key: str = ""


@lru_cache(maxsize=262_144)
def read_address(text: str) -> Address:
    """Read an address. An online room (腾讯会议 123-456) is `online`, what names no place (二楼舞蹈室) `unreadable`."""
    squeezed = squeeze(text)
    if _ONLINE.search(squeezed) and not _HOUSE_ON_A_ROAD.search(squeezed):
        return Address("online")
    spelled, more = spell(text)
    divisions, rest = split_divisions(spelled)
    parts = take_apart(rest, more)
    key = _key(parts)
    return Address(
        kind="address" if parts.roads or parts.compound or parts.community else "unreadable",
        province=divisions.province,
        city=divisions.city,
        district=divisions.district,
        street=parts.town,
        community=parts.community,
        road=parts.roads[-1] if parts.roads else "",
        roads=parts.roads,
        number=parts.number,
        compound=parts.compound,
        zone=parts.zone,
        building=parts.building,
        floor=parts.floor,
        room=parts.room,
        key=key,
    )


def _key(parts: Parts) -> str:
    road = parts.roads[-1] if parts.roads else ""
    base = re.match(r"[甲乙丙丁]?\d+", parts.number)
    around = road or parts.community or parts.town
    if base:
        where = f"{around}{base[0]}号"
    elif GENERIC_NAME.search(parts.compound):
        where = around + parts.compound if around else ""
    elif parts.building:
        where = parts.compound or around
    else:
        where = parts.compound
    return "|".join(filter(None, (where, parts.zone + parts.building))) if where else ""


def place_key(text: str, district: str = "") -> str | None:
    """One id for every spelling of one building, beginning with its county; None when the text names no building.

    `district` is assumed where the text names none; without either, keys may only be compared within one county.
    """
    address = read_address(text)
    return f"{address.district or district}|{address.key}" if address.key else None


def read_addresses(texts: pa.Array | pa.ChunkedArray) -> pa.Table:
    """`read_address` over an array of strings: one column a field of Address, in the rows' order; null for null."""
    flat = texts.combine_chunks() if isinstance(texts, pa.ChunkedArray) else texts
    encoded = flat.cast(pa.string()).dictionary_encode()
    read = [read_address(text) for text in encoded.dictionary.to_pylist()]
    columns = {}
    for field in fields(Address):
        kind = pa.list_(pa.string()) if field.name == "roads" else pa.string()
        values = pa.array([getattr(address, field.name) for address in read], kind)
        columns[field.name] = values.take(encoded.indices)
    return pa.table(columns)
