"""A body in no register · 无证办学线索

Looks at: where adverts that offer training, complaints that speak of teaching, and visits that saw some meet at one
phone, account or address that belongs to no licensed body. At least two records, of two days or two kinds.
Why: two thirds of the bodies found teaching subjects in spring 2022 were not fully licensed: no register shows them.
Innocent when: the phone, account, name or room is that of a licensed body, a school or a property manager; everything
comes from one record, or one advert posted over and over on one day; a complaint proved groundless; a visit that saw no
teaching; the phone or address is shared by many firms, or the address is a building in which several people are heard.
Not judged when: a record names no phone, account or address that can be read; no adverts, complaints or visits were
brought.

看什么:招揽培训的广告、说到上课的投诉、见到培训的检查,是否在同一电话、账号或地址交汇,而该处不属于任何有证机构。至少两条,且不在同一天或不属同一类。
为什么:2022年春查出的违规机构三分之二证照不全,只查台账是看不见的。
何时无辜:电话、账号、名称、房间属有证机构、学校或物业;只有一条记录,或同一天反复发布的同一广告;查不属实的投诉;未见培训的检查;电话或地址为多家企业共用,或地址只到楼栋而其中有多个电话。
何时不判:记录中没有可读的电话、账号或地址;未报送广告、投诉、检查中的任何一种。
"""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule, judge
from sevenlooks.readings import Facts
from sevenlooks.readings.sightings import sightings

HEARD = ("adverts", "complaints", "site_visits")
KEYS = ("advert_id", "complaint_id", "visit_id")

RULE = Rule(
    title=Text("无证办学线索", "A body in no register"),
    subject="place",
    since=date(2021, 7, 24),
    needs=("institutions",),
    uses=("adverts", "complaints", "site_visits", "market_entities"),
    cites=("教监管厅函〔2021〕8号",),
    lead=True,
    sentence=Text(
        "到 {occurred_on},已有 {observed} 条广告、投诉、检查记录指向 {subject_id:place},该处不属于任何有证机构。",
        "By {occurred_on}, {observed} adverts, complaints and visits point to {subject_id:place}, which belongs to no "
        "licensed body.",
    ),
)


def cases(facts: Facts) -> ir.Table:
    if not any(facts.has(book) for book in HEARD):
        return _nothing_heard(facts)
    places = facts.reading(sightings)
    met = places.since.notnull()
    records = sum((places[kind].length().fill_null(0) for kind in ("advert", "complaint", "visit")), ibis.literal(0))
    return judge(
        places,
        subject=places.place,
        institution=None,
        division=places.division_code,
        # Where nothing met there is no day on which it did; a clean place is clean on the day looked from.
        on=ibis.coalesce(places.since, facts.day()),
        breach=ibis.cases((places.why.isnull(), met)),
        why=places.why,
        observed=records,
        strength=places.strength,
        linked=places.linked_id,
        evidence={
            "adverts": {"advert_id": places.advert},
            "complaints": {"complaint_id": places.complaint},
            "site_visits": {"visit_id": places.visit},
        },
    )


def _nothing_heard(facts: Facts) -> ir.Table:
    """Without any book in which a place would stand, no county is clean of them: one case a county, not judged."""
    counties = facts.table("institutions").select("division_code").distinct()
    return judge(
        counties,
        subject=counties.division_code,
        institution=None,
        division=counties.division_code,
        on=facts.day(),
        breach=ibis.null("boolean"),
        why=ibis.literal("nothing_heard"),
        evidence={book: {key: ibis.null("array<string>")} for book, key in zip(HEARD, KEYS, strict=True)},
    )
