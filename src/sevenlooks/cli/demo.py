"""`sevenlooks demo`: the whole way on a made-up province, and how what was found compares with the answer key."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from sevenlooks.books.intake import take_in
from sevenlooks.books.store import Snapshot, Store
from sevenlooks.cli.command import Command, Option, day
from sevenlooks.cli.progress import stepping
from sevenlooks.cli.serve import PORT, serve
from sevenlooks.cli.simulate import INSTITUTIONS, MADE_AS_OF, SEED
from sevenlooks.demo import province, write
from sevenlooks.demo.scorecard import Score, score
from sevenlooks.errors import BadRequest
from sevenlooks.language import Lang, Text
from sevenlooks.law import load_law
from sevenlooks.looks import rules
from sevenlooks.reports import write_report
from sevenlooks.screening import Run, screen
from sevenlooks.screening.files import write_findings

MARK = ".made-up-province"


def run(lang: Lang, dir: str, institutions: int, seed: int, as_of: str, no_serve: bool, port: int) -> int:
    site = Path(dir)
    _clear(site)
    say = _teller(lang)
    made = province(institutions, seed, day(as_of))
    say(
        "1. 造一个省:{n:,} 家机构,{rows:,} 行账目,{rate:.1%} 的机构有问题",
        "1. A province made up: {n:,} institutions, {rows:,} rows, {rate:.1%} of the bodies with problems",
        n=institutions,
        rows=sum(t.num_rows for t in made.tables.values()),
        rate=made.rate,
    )
    folder = site / "made-up"
    write(made, folder, "csv")
    books = site / "books"
    taken = take_in(str(books), [str(folder)])
    say(
        "2. 报送:{taken:,} 行入账,{refused:,} 行退回",
        "2. Taken in: {taken:,} rows, {refused:,} refused",
        taken=sum(t.taken for t in taken.tables),
        refused=sum(t.refused for t in taken.tables),
    )
    law = load_law(site)
    snapshot = Store.at(books).snapshot()
    with stepping(lang) as step:
        came = screen(snapshot, law, made.as_of, lang=lang, progress=step, reach=True)
    write_findings(came, site / "findings.csv")
    say(
        "3. 筛查:{f:,} 条线索,{p:,} 家问题机构,用时 {s:.1f} 秒",
        "3. Screened: {f:,} findings, {p:,} problem institutions, {s:.1f} s",
        f=came.findings.num_rows,
        p=came.problem_institutions,
        s=came.record["seconds"],
    )
    _print(score(came.findings, made.answers), lang)
    report = site / "bulletin.html"
    write_report(snapshot, came, report, lang)
    say("4. 通报:{path}", "4. Bulletin: {path}", path=report.absolute())
    _open_site(site, snapshot, came, lang)
    if not no_serve:
        serve(lang, site, port)
    return 0


def _open_site(site: Path, snapshot: Snapshot, came: Run, lang: Lang) -> None:
    from sevenlooks.server.project.demonstration import PASSWORD, show
    from sevenlooks.server.project.serving import open_site

    open_site(site)
    guests = show(snapshot, came)
    told = Text("5. 网站可用以下用户登录,密码均为 {p}:", "5. These can sign in to the site, all with the password {p}:")
    click.echo(told.format(p=PASSWORD).in_(lang))
    for guest in guests:
        click.echo(f"   {guest.username:<14} {guest.title.in_(lang)}")


def _clear(site: Path) -> None:
    """Begin anew, but only in a folder that an earlier demo made."""
    if site.exists() and any(site.iterdir()):
        if not (site / MARK).exists():
            raise BadRequest(
                "文件夹 {site} 里有别的内容。请换一个 --dir;其中内容未作改动。",
                "The folder {site} holds something else. Choose another --dir; nothing in it was touched.",
                site=site,
            )
        shutil.rmtree(site)
    site.mkdir(parents=True, exist_ok=True)
    (site / MARK).touch()


def _teller(lang: Lang) -> Callable[..., None]:
    def say(zh: str, en: str, **values: object) -> None:
        click.echo(Text(zh, en).format(**values).in_(lang))

    return say


def _print(scores: list[Score], lang: Lang) -> None:
    heads = Text(
        "规则|植入|找到|召回|精确|无辜|误伤|未在答案中",
        "rule|planted|found|recall|precision|innocent|wrongly found|in no answer",
    )
    table = Table(*heads.in_(lang).split("|"), box=None, pad_edge=False)
    for column in table.columns[1:]:
        column.justify = "right"
    for s in scores:
        table.add_row(
            rules()[s.rule].title.in_(lang),
            *map(str, (s.planted, s.found_planted)),
            *("–" if share is None else f"{share:.3f}" for share in (s.recall, s.precision)),
            *map(str, (s.innocent, s.innocent_found, s.unknown_found)),
        )
    Console(highlight=False, width=120).print(table)
    told = Text(
        "答案与数据出自同一模拟器:只说明能用,不说明质量。",
        "World and answers are our own: this shows that it works, not how well.",
    )
    click.echo(told.in_(lang))


COMMAND = Command(
    help=Text(
        "造一个省,报送、筛查、出通报,并与答案对照。",
        "Make up a province, take it in, screen it, report, and compare with the answer key.",
    ),
    parameters=(
        Option("--dir", Text("站点文件夹", "the site's folder"), {"default": "sevenlooks-data"}),
        INSTITUTIONS,
        SEED,
        MADE_AS_OF,
        Option("--no-serve", Text("不启动网站", "do not serve the site"), {"is_flag": True}),
        PORT,
    ),
    run=run,
)
