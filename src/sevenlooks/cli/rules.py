"""`sevenlooks rules`: lists the rules; for one, its clause, dates, parameters by place and innocent explanations."""

from __future__ import annotations

import json
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from sevenlooks.cli.command import JSON, Argument, Command, Option
from sevenlooks.errors import BadRequest
from sevenlooks.language import Lang, Text
from sevenlooks.law import Law, load_law
from sevenlooks.looks import Rule, rulebook, rules
from sevenlooks.looks.pages import page

LEAD, BREACH = Text("线索", "lead"), Text("违规", "breach")


def run(lang: Lang, rule: str | None, dir: str | None, markdown: bool, as_json: bool) -> int:
    law = load_law(Path(dir) if dir else None)
    picked = list(rules().values()) if rule is None else [_named(rule)]
    if markdown:
        click.echo(rulebook.markdown(picked, law), nl=False)
    elif as_json:
        for one in picked:
            click.echo(json.dumps(rulebook.described(one, law), ensure_ascii=False))
    elif rule is None:
        _list(picked, lang)
    else:
        _show(picked[0], law, lang)
    return 0


def _named(name: str) -> Rule:
    found = rules().get(name)
    if found is None:
        raise BadRequest(
            "没有名为“{name}”的规则。不带名称运行 sevenlooks rules 可查看全部规则。",
            "There is no rule called “{name}”. See them all with: sevenlooks rules.",
            name=name,
        )
    return found


def _list(picked: list[Rule], lang: Lang) -> None:
    heads = Text("规则|名称|对象|起始日期|性质", "rule|title|points at|from|kind")
    table = Table(*heads.in_(lang).split("|"), box=None, pad_edge=False)
    for rule in picked:
        kind = LEAD if rule.lead else BREACH
        row = (
            rule.id,
            rule.title.in_(lang),
            rulebook.SUBJECTS[rule.subject].in_(lang),
            str(rule.since),
            kind.in_(lang),
        )
        table.add_row(*row)
    console = Console(highlight=False)
    # A rule's id is typed again by whoever reads it here: it is never cut, however narrow the terminal.
    console.width = max(console.width, 140)
    console.print(table)


def _show(rule: Rule, law: Law, lang: Lang) -> None:
    colon = ":" if lang == "zh" else ": "
    click.echo(f"{rule.id}  {rule.title.in_(lang)}")
    for heading, text in page(rule).parts:
        click.echo(f"\n{heading.in_(lang)}{colon}{text.in_(lang)}")
    click.echo()
    for label, value in rulebook.facts_of(rule, law, lang):
        click.echo(f"{label}{colon}{value}")


COMMAND = Command(
    help=Text(
        "列出规则;指定一条时说明依据、日期、各地参数和何时无辜。",
        "List the rules; for one, its clause, dates, parameters by place and innocent explanations.",
    ),
    parameters=(
        Argument("rule", required=False),
        Option(
            "--dir",
            Text("站点目录,一并采用其 law/*.yaml", "a site's folder, whose law/*.yaml counts too"),
            {"default": None, "metavar": "DIR"},
        ),
        Option("--markdown", Text("输出规则手册(Markdown)", "print the rulebook as Markdown"), {"is_flag": True}),
        JSON,
    ),
    run=run,
)
