"""The annexes that stand as they are: bodies examined, counties, rules, what was judged, findings, batches."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from operator import itemgetter
from zoneinfo import ZoneInfo

from sevenlooks.books import book, declared
from sevenlooks.books.store import Batch
from sevenlooks.language import Lang, Text
from sevenlooks.reports.examined import Examined
from sevenlooks.reports.paper import Annex, Block, Column, Kind, Value, blocks_of
from sevenlooks.reports.places import place
from sevenlooks.reports.words import BREACH, LEAD, UNITS, masked, why
from sevenlooks.screening import Run
from sevenlooks.screening.outcome import Outcome

SHANGHAI = ZoneInfo("Asia/Shanghai")


def bodies_annex(examined: Examined, lang: Lang) -> Annex:
    """One row a body; blocks `judged` and `idle`, and of the judged one a division."""
    status = book("institutions")["status"].choices
    ordered = sorted(examined.bodies, key=lambda b: (not b.judged, b.division_code, b.institution_id))
    rows: list[tuple[Value, ...]] = [
        (
            place(b.division_code, lang),
            b.name,
            b.institution_id,
            (status.get(b.status, "") if lang == "zh" else b.status),
            b.materials,
            b.staff,
        )
        for b in ordered
    ]
    states = [_state(b.judged, lang) for b in ordered]
    reached = [b for b in ordered if b.judged]
    names = [(f"judged.{b.division_code}", place(b.division_code, lang)) for b in reached]
    blocks = blocks_of(rows, states) + blocks_of(rows[: len(reached)], names, 2)
    columns = _columns(
        lang,
        ("division", "县(市、区)", "county", "name", 12),
        ("institution", "机构", "institution", "name", 28),
        ("number", "机构编号", "number", "name", 22),
        ("status", "状态", "status", "text", 12),
        ("materials", "已判材料", "materials judged", "count", 10),
        ("staff", "已判人员", "staff judged", "count", 10),
    )
    title = Text("排查机构", "Institutions examined")
    return Annex("bodies", title.in_(lang), columns, rows, tuple(blocks))


def _state(judged: bool, lang: Lang) -> tuple[str, str]:
    if judged:
        return "judged", Text("至少一条规则作了判断", "judged by at least one rule").in_(lang)
    return "idle", Text("没有规则能作判断", "no rule could judge").in_(lang)


def counties_annex(examined: Examined, lang: Lang) -> Annex:
    """One row a division of the ledger; blocks `open` (it has an open institution) and `none_open`."""
    held: dict[str, list[int]] = {}
    for body in examined.bodies:
        if body.in_ledger:
            counts = held.setdefault(body.division_code, [0, 0, 0])
            counts[0] += 1
            counts[1] += body.is_open
            counts[2] += body.judged
    ordered = sorted(held.items(), key=lambda item: (not item[1][1], item[0]))
    rows: list[tuple[Value, ...]] = [(place(code, lang), code, *counts) for code, counts in ordered]
    some, none = Text("有在营机构", "with an open institution"), Text("无在营机构", "without an open institution")
    names = [("open", some.in_(lang)) if counts[1] else ("none_open", none.in_(lang)) for _, counts in ordered]
    columns = _columns(
        lang,
        ("division", "县(市、区)", "county", "name", 16),
        ("code", "代码", "code", "name", 10),
        ("ledger", "台账机构", "in the ledger", "count", 12),
        ("open", "在营机构", "open", "count", 12),
        ("examined", "已排查机构", "examined", "count", 12),
    )
    title = Text("覆盖的县(市、区)", "Counties covered")
    return Annex("counties", title.in_(lang), columns, rows, tuple(blocks_of(rows, names)))


def rules_annex(outcomes: Sequence[Outcome], lang: Lang) -> Annex:
    """One row a rule; a look's rules make the blocks `look.judged` and `look.idle`."""
    ordered = sorted(outcomes, key=lambda o: (o.rule.look.number, not o.judged))
    rows: list[tuple[Value, ...]] = []
    names = []
    for o in ordered:
        weight = LEAD if o.rule.lead else BREACH
        block, until = "judged" if o.judged else "idle", o.rule.until
        said = Text("已判", "judged") if o.judged else Text("未判", "not judged")
        look = o.rule.look.title.in_(lang)
        clauses = "; ".join(o.rule.cites)
        rows.append((look, o.rule.title.in_(lang), o.rule.id, weight.in_(lang), o.rule.since, until, clauses))
        names.append((f"{o.rule.look.name}.{block}", f"{look} · {said.in_(lang)}"))
    columns = _columns(
        lang,
        ("look", "看", "look", "text", 14),
        ("rule", "规则", "rule", "text", 30),
        ("id", "规则编号", "rule id", "name", 30, False),
        ("weight", "性质", "kind", "lead_or_breach", 8),
        ("since", "起", "from", "date", 12),
        ("until", "止", "until", "date", 12, False),
        ("cites", "依据", "clause", "name", 30),
    )
    return Annex("rules", Text("规则", "Rules").in_(lang), columns, rows, tuple(blocks_of(rows, names)))


def judging_annex(outcomes: Sequence[Outcome], lang: Lang) -> Annex:
    """What each rule came to: blocks `rule.judged` (found and clean), and one a reason."""
    found, clean = Text("发现", "found").in_(lang), Text("未发现", "nothing found").in_(lang)
    judged, idle = Text("已判", "judged").in_(lang), Text("未判", "not judged").in_(lang)
    rows: list[tuple[Value, ...]] = []
    blocks: list[Block] = []
    for o in outcomes:
        title, unit = o.rule.title.in_(lang), UNITS[o.rule.subject].in_(lang)
        counts = [(judged, found, o.found), (judged, clean, o.judged - o.found)] if o.judged else []
        parts = [("judged", judged, counts)]
        parts += [(code, why(code, lang), [(idle, why(code, lang), n)]) for code, n in o.why.items()]
        for name, word, part in parts:
            if part:
                blocks.append(Block(f"{o.rule.id}.{name}", f"{title} · {word}", len(rows), len(part), 2))
                rows += [(title, *told, unit) for told in part]
    whole = [Block("all", Text("各条规则", "Rule by rule").in_(lang), 0, len(rows))] if rows else []
    columns = _columns(
        lang,
        ("rule", "规则", "rule", "text", 34),
        ("state", "判断", "judging", "text", 12),
        ("why", "结果或原因", "outcome or reason", "text", 34),
        ("count", "数量", "count", "count", 12),
        ("unit", "单位", "unit", "text", 14),
    )
    heading = Text("判断与未判的数量", "Judged and not judged")
    return Annex("judging", heading.in_(lang), columns, rows, tuple(whole + blocks))


def findings_annex(run: Run, examined: Examined, lang: Lang) -> Annex:
    """One row a finding, ordered by rule and division; one block a rule."""
    order = {o.rule.id: (at, o) for at, o in enumerate(run.outcomes)}
    names = ("rule", "division_code", "institution_id", "subject_id", "occurred_on", "amount", "reason", "cites")
    told = zip(*(run.findings[name].to_pylist() for name in (*names, "finding_id")), strict=True)
    keyed = [
        ((order[row[0]][0], examined.division_of(row[2] or "", row[1] or ""), row[3], row[8]), row) for row in told
    ]
    keyed.sort(key=itemgetter(0))
    said = {o.rule.id: (o.rule.title.in_(lang), (LEAD if o.rule.lead else BREACH).in_(lang)) for o in run.outcomes}
    rows: list[tuple[Value, ...]] = []
    for (_, division, _, _), (rule, _, institution, subject, on, amount, sentence, cites, key) in keyed:
        body = examined.by_id.get(institution or "")
        money = None if amount is None else Decimal(f"{amount:.2f}")
        name = body.name if body else institution
        who = (place(division, lang), name, institution, masked(subject))
        rows.append((*said[rule], *who, on, masked(sentence), money, cites, key))
    blocks = blocks_of(rows, [(row[0], " · ".join(said[row[0]])) for _, row in keyed])
    columns = _columns(
        lang,
        ("rule", "规则", "rule", "text", 22, False),
        ("weight", "性质", "kind", "lead_or_breach", 8, False),
        ("division", "县(市、区)", "county", "name", 12),
        ("institution", "机构", "institution", "name", 24),
        ("number", "机构编号", "number", "name", 20, False),
        ("subject", "对象", "subject", "name", 22, False),
        ("occurred_on", "日期", "date", "date", 14),
        ("reason", "情况", "what was found", "text", 48),
        ("amount", "金额(元)", "amount (yuan)", "money", 13),
        ("cites", "依据", "clause", "name", 24, False),
        ("finding_id", "编号", "finding id", "name", 34, False),
    )
    return Annex("findings", Text("逐条清单", "Finding by finding").in_(lang), columns, rows, tuple(blocks))


def batches_annex(batches: Iterable[Batch], lang: Lang) -> Annex:
    """One row a book and batch; one block a book."""
    books = list(declared())
    told = sorted(
        ((books.index(name), name, b) for b in batches for name in b.tables), key=lambda row: (row[0], row[2].batch)
    )
    rows: list[tuple[Value, ...]] = []
    names = []
    for _, name, batch in told:
        title = book_title(name, lang)
        files = "; ".join(source.file for source in batch.sources)
        taken = batch.taken_at.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M")
        rows.append((title, str(batch.batch), taken, batch.tables[name]["rows"], files))
        names.append((name, title))
    columns = _columns(
        lang,
        ("book", "台账", "book", "text", 20),
        ("batch", "批次", "batch", "name", 22),
        ("taken", "报送时间", "taken in", "name", 18),
        ("rows", "行数", "rows", "count", 12),
        ("files", "文件", "files", "name", 40, False),
    )
    return Annex(
        "batches", Text("报送批次", "Batches taken in").in_(lang), columns, rows, tuple(blocks_of(rows, names))
    )


def book_title(name: str, lang: Lang) -> str:
    return book(name).zh if lang == "zh" else name.replace("_", " ")


def _columns(
    lang: Lang, *told: tuple[str, str, str, Kind, int] | tuple[str, str, str, Kind, int, bool]
) -> tuple[Column, ...]:
    columns = []
    for name, zh, en, kind, width, *printed in told:
        columns.append(Column(name, Text(zh, en[0].upper() + en[1:]).in_(lang), kind, width, *printed))
    return tuple(columns)
