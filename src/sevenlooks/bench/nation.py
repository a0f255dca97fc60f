"""A made-up nation for the site: 172,000 institutions in every county, a million findings, and the books behind them.

Bodies fall to counties as unevenly as people do; a third of them carry all findings, and a few carry very many. The
same seed makes the same nation.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from itertools import islice
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sevenlooks.books import book, divisions
from sevenlooks.books.store import Batch, Store, new_batch_id
from sevenlooks.books.store.store import ROW_FIELDS, SUPERSEDED
from sevenlooks.looks import rules
from sevenlooks.looks.look import LOOKS

INSTITUTIONS, FINDINGS = 172_000, 1_000_000
AS_OF, MADE = date(2022, 6, 30), datetime(2022, 7, 1, tzinfo=UTC)
BRANDS = "启明晨光远帆博文育才新知思源乐学星辰海棠青禾春晖致远弘毅卓越优程慧雅立德金桥百川华章知行树人求是"
KINDS = (
    "培训中心",
    "教育培训学校",
    "文化艺术学校",
    "体育俱乐部",
    "教育科技有限公司",
    "补习学校",
    "舞蹈工作室",
    "画室",
)
_STATUSES = {"operating": 0.55, "cancelled": 0.25, "transformed": 0.12, "suspended": 0.05, "banned": 0.03}
STREETS = ("文三路", "中山路", "解放大道", "人民路", "学院街", "建设北路", "和平里", "滨江东路")


class Nation:
    """Bodies, findings and books, made when asked for."""

    def __init__(self, institutions: int = INSTITUTIONS, findings: int = FINDINGS, seed: int = 1) -> None:
        self.chance = np.random.default_rng(seed)
        self.size, self.found = institutions, findings
        today = divisions.table()
        today = today.filter(pc.and_(pc.is_null(today["until"]), pc.invert(pc.ends_with(today["code"], "00"))))
        self.counties = sorted(today["code"].to_pylist())
        share = self.chance.lognormal(0, 0.8, len(self.counties))
        self.county_of = np.sort(self.chance.choice(len(self.counties), institutions, p=share / share.sum()))
        self.statuses = self.chance.choice(list(_STATUSES), institutions, p=list(_STATUSES.values()))
        self.names = [self._name(number) for number in range(institutions)]
        self.rules = list(rules().values())

    def county(self, number: int) -> str:
        return self.counties[self.county_of[number]]

    def id(self, number: int) -> str:
        return f"52{self.county(number)}{number:010d}"

    def largest(self, level: str, count: int) -> list[str]:
        """The codes of the divisions with most bodies, the largest first. `level`: province, city or county."""
        bodies: Counter[str] = Counter()
        for county, here in Counter(map(self.county, range(self.size))).items():
            for code in divisions.ancestors(county):
                bodies[code] += here
        return list(islice((code for code, _ in bodies.most_common() if _level(code) == level), count))

    def _name(self, number: int) -> str:
        first, second, kind = self.chance.integers((len(BRANDS), len(BRANDS), len(KINDS)))
        return f"{divisions.name(self.county(number))}{BRANDS[first]}{BRANDS[second]}{KINDS[kind]}"

    def address(self, number: int) -> str:
        return f"{divisions.name(self.county(number))}{STREETS[number % 8]}{number % 997 + 1}号{number % 30 + 1}层"

    @cached_property
    def findings(self) -> tuple[np.ndarray, np.ndarray]:
        """The body and the rule of each finding, as numbers."""
        troubled = self.chance.choice(self.size, self.size // 3, replace=False)
        weight = self.chance.pareto(1.5, len(troubled)) + 0.2
        bodies = self.chance.choice(troubled, self.found, p=weight / weight.sum())
        weight = 1 / np.arange(1, len(self.rules) + 1)
        return bodies, self.chance.choice(len(self.rules), self.found, p=self.chance.permutation(weight / weight.sum()))

    @cached_property
    def judged(self) -> np.ndarray:
        """Per body the bits of the looks that judged it: nine in ten by each, one in fifty by none."""
        bits = (self.chance.random((self.size, len(LOOKS))) < 0.9) @ (1 << np.arange(len(LOOKS)))
        return np.where(self.chance.random(self.size) < 0.02, 0, bits)

    def came_out(self) -> tuple[dict[int, Counter[str]], dict[int, Counter[str]]]:
        """Body → look's name → findings: breaches, and leads."""
        found: dict[int, Counter[str]] = defaultdict(Counter)
        leads: dict[int, Counter[str]] = defaultdict(Counter)
        for body, rule in zip(*(part.tolist() for part in self.findings), strict=True):
            (leads if self.rules[rule].lead else found)[body][self.rules[rule].look.name] += 1
        return found, leads

    def reach(self) -> dict[tuple[str, str], int]:
        """(county, rule) → bodies judged."""
        counties = Counter(self.county_of.tolist())
        return {
            (self.counties[county], rule.id): int(bodies * 0.9)
            for county, bodies in counties.items()
            for rule in self.rules
        }

    def finding_rows(self) -> Iterator[dict]:
        """Each finding as the registry keeps it, without its division's lineage."""
        strengths = self.chance.integers(30, 96, self.found) / 100
        days = self.chance.integers(0, 180, self.found)
        for number, (body, at) in enumerate(zip(*(part.tolist() for part in self.findings), strict=True)):
            rule = self.rules[at]
            yield {
                "finding_id": f"{number:032x}", "rule": rule.id, "subject_kind": rule.subject,
                "subject_id": f"S{number:09d}", "institution_id": self.id(body),
                "linked_id": self.id((body + 1) % self.size) if number % 50 == 0 else "",
                "occurred_on": AS_OF - timedelta(days=int(days[number])), "observed": f"{number % 90}", "expected": "",
                "amount": float(number % 5000), "strength": float(strengths[number]) if rule.lead else 1.0,
                "evidence": [{"table": "site_visits", "key": {"visit_id": f"V{body * 2}"}}],
                "cites": "; ".join(rule.cites), "rulebook": "bench", "look": rule.look.number, "lead": rule.lead,
                "reason_zh": f"{self.names[body]}在所查期间有一项与规定不符的记录,编号S{number:09d},请核实后处理。",
                "reason_en": f"{self.names[body]} has a record, S{number:09d}, that does not meet the rule.",
                "division_code": self.county(body), "settled": "",
            }  # fmt: skip

    def standing_rules(self) -> dict[str, dict]:
        return {
            rule.id: {"judged": 9 * self.size // 10, "found": 1, "not_judged": self.size // 10, "why": {"no_date": 9}}
            for rule in self.rules
        }

    def write_books(self, site: Path) -> None:
        """The ledger, two visits a body, and a complaint on every other one, taken in as one batch."""
        store, batch = Store.at(site / "books"), new_batch_id()
        every = range(self.size)
        tables = {"institutions": self._ledger(), "site_visits": self._visits(), "complaints": self._complaints(every)}
        told = {}
        for name, columns in tables.items():
            schema, size = book(name).schema, len(next(iter(columns.values())))
            columns |= {"_batch": [batch] * size, "_row": list(range(size))}
            whole = pa.schema([*schema, *ROW_FIELDS])
            arrays = [pa.array(columns[f.name], f.type) if f.name in columns else pa.nulls(size, f.type) for f in whole]
            store.append(name, pa.Table.from_arrays(arrays, schema=whole))
            told[name] = {"rows": size, "columns": [name for name in columns if not name.startswith("_")]}
        store.count(Batch(batch, MADE, tables=told), lambda _: SUPERSEDED.empty_table())

    def _ledger(self) -> dict[str, list]:
        every = range(self.size)
        return {
            "institution_id": [self.id(n) for n in every], "name": self.names,
            "division_code": [self.county(n) for n in every], "status": self.statuses.tolist(),
            "status_on": [AS_OF - timedelta(days=n % 900) for n in every],
            "operating_address": [self.address(n) for n in every],
        }  # fmt: skip

    def _visits(self) -> dict[str, list]:
        every = range(self.size * 2)
        return {
            "visit_id": [f"V{n}" for n in every], "institution_id": [self.id(n // 2) for n in every],
            "division_code": [self.county(n // 2) for n in every],
            "visited_at": [datetime(2022, 1 + n % 6, 1 + n % 28, 9) for n in every],
            "breach": [n % 19 == 0 for n in every],
        }  # fmt: skip

    def _complaints(self, every: range) -> dict[str, list]:
        bodies = every[::2]
        return {
            "complaint_id": [f"C{n}" for n in bodies], "institution_id": [self.id(n) for n in bodies],
            "division_code": [self.county(n) for n in bodies], "text": ["退费迟迟不到账"] * len(bodies),
            "received_at": [datetime(2022, 1 + n % 6, 1 + n % 28, 15) for n in bodies],
        }  # fmt: skip


def _level(code: str) -> str:
    return "province" if code.endswith("0000") else "city" if code.endswith("00") else "county"
