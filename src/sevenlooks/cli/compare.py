"""`sevenlooks compare`: what is new, gone, persisting between two findings files."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import click
import pyarrow as pa
from rich.console import Console
from rich.table import Table

from sevenlooks.cli.command import JSON, Argument, Command
from sevenlooks.language import Lang, Text
from sevenlooks.looks import rules
from sevenlooks.screening.comparing import compare
from sevenlooks.screening.files import read_findings


def run(lang: Lang, earlier: str, later: str, as_json: bool) -> int:
    came = compare(read_findings(Path(earlier)), read_findings(Path(later)))
    parts = {"new": came.new, "gone": came.gone, "persisting": came.persisting}
    if as_json:
        told = {
            name: {"findings": part.num_rows, "finding_ids": part["finding_id"].to_pylist(), "rules": _by_rule(part)}
            for name, part in parts.items()
        }
        click.echo(json.dumps(told, ensure_ascii=False))
        return 0
    table = Table(*Text("规则|新增|消失|持续", "rule|new|gone|persisting").in_(lang).split("|"), box=None)
    counts = {name: _by_rule(part) for name, part in parts.items()}
    for rule in sorted(set().union(*counts.values())):
        title = rules()[rule].title.in_(lang) if rule in rules() else rule
        table.add_row(title, *(f"{counts[name].get(rule, 0):,}" for name in parts))
    table.add_row(Text("合计", "all").in_(lang), *(f"{part.num_rows:,}" for part in parts.values()))
    Console(highlight=False).print(table)
    return 0


def _by_rule(part: pa.Table) -> dict[str, int]:
    return dict(Counter(part["rule"].to_pylist()))


COMMAND = Command(
    help=Text("比较两次筛查:新增、消失、持续的线索。", "Compare two runs: findings new, gone, persisting."),
    parameters=(Argument("earlier"), Argument("later"), JSON),
    run=run,
)
