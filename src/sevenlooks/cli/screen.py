"""`sevenlooks screen`: runs the rules on a day, writes findings, prints counts and what could not be judged."""

from __future__ import annotations

import json
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from sevenlooks.books.store import Store
from sevenlooks.cli.command import AS_OF, JSON, KNOWN_ON, Argument, Command, Option, day, moment
from sevenlooks.cli.progress import stepping
from sevenlooks.engines import open_engine
from sevenlooks.language import Lang, Text
from sevenlooks.law import load_law
from sevenlooks.looks.look import LOOKS
from sevenlooks.looks.reasons import reason
from sevenlooks.screening import Run, screen
from sevenlooks.screening.files import site_of, write_findings


def run(
    lang: Lang,
    books: str,
    as_of: str,
    known_on: str | None,
    rules: str,
    engine: str,
    out: str | None,
    fail_on: str | None,
    as_json: bool,
) -> int:
    snapshot = Store.at(books).snapshot(moment(known_on))
    law = load_law(site_of(books))
    opened = open_engine(engine)
    try:
        with stepping(lang, quiet=as_json) as step:
            came = screen(snapshot, law, day(as_of), glob=rules, lang=lang, engine=opened, progress=step)
    finally:
        opened.close()
    if out:
        write_findings(came, Path(out))
    if as_json:
        click.echo(json.dumps(account(came, out), ensure_ascii=False))
    else:
        _print(came, lang, out)
    return 1 if fail_on == "found" and came.findings.num_rows else 0


def account(came: Run, out: str | None) -> dict:
    """The object of the contract (commands.md, "What --json prints")."""
    record = came.record
    return {
        "as_of": record["as_of"],
        "rulebook": record["rulebook"],
        "engine": record["engine"],
        "seconds": record["seconds"],
        "rules": record["rules"],
        "looks": came.looks(),
        "problem_institutions": came.problem_institutions,
        "out": out,
    }


def _print(came: Run, lang: Lang, out: str | None) -> None:
    console = Console(highlight=False)
    words = Text("看|规则|已判|发现|未判|未判原因", "look|rule|judged|found|not judged|why").in_(lang).split("|")
    table = Table(*words, box=None, pad_edge=False)
    for o in came.outcomes:
        why = "; ".join(f"{reason(code).in_(lang)} {n:,}" for code, n in o.why.items())
        counts = (f"{o.judged:,}", f"{o.found:,}", f"{o.not_judged:,}")
        table.add_row(o.rule.look.title.in_(lang), o.rule.title.in_(lang), *counts, why)
    for column in table.columns[2:5]:
        column.justify = "right"
    console.print(table)
    looks = came.looks()
    told = Text("各看问题机构:", "Problem institutions by look: ").in_(lang)
    console.print(told + ", ".join(f"{look.title.in_(lang)} {looks[look.name]:,}" for look in LOOKS))
    total = Text(
        "问题机构(去重):{n:,};用时 {s} 秒;规则版本 {r}", "Distinct problem institutions: {n:,}; {s} s; rulebook {r}"
    )
    book, seconds = came.record["rulebook"], came.record["seconds"]
    console.print(total.format(n=came.problem_institutions, s=seconds, r=book).in_(lang))
    if out:
        console.print(Text("线索已写入 {out}", "Findings written to {out}").format(out=out).in_(lang))


COMMAND = Command(
    help=Text(
        "对台账运行规则,输出线索、各看数量,以及未能判断的规则和原因。",
        "Run the rules over the books; write findings, counts by look, and what could not be judged and why.",
    ),
    parameters=(
        Argument("books"),
        AS_OF,
        KNOWN_ON,
        Option("--rules", Text("规则名或通配,如 fees.*", "rule names or a pattern such as fees.*"), {"default": "*"}),
        Option(
            "--engine",
            Text("计算引擎", "what computes"),
            {"type": click.Choice(["duckdb", "spark"]), "default": "duckdb"},
        ),
        Option(
            "--out", Text("线索文件(.csv .parquet .jsonl)", "findings file (.csv .parquet .jsonl)"), {"default": None}
        ),
        Option(
            "--fail-on",
            Text("有发现时以状态 1 结束", "end with status 1 when something was found"),
            {"type": click.Choice(["found"]), "default": None},
        ),
        JSON,
    ),
    run=run,
)
