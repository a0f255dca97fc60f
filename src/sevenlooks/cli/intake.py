"""`sevenlooks intake`: takes in files, folders or workbooks; what is refused comes back to be corrected."""

from __future__ import annotations

import json

import click
from rich.console import Console
from rich.table import Table

from sevenlooks.books import book
from sevenlooks.books.intake import IntakeResult, TableResult, take_in
from sevenlooks.books.intake.reasons import NOTES
from sevenlooks.cli.command import JSON, Argument, Command, Option
from sevenlooks.cli.progress import stepping
from sevenlooks.language import Lang, Text


def run(
    lang: Lang,
    books: str,
    files: tuple[str, ...],
    mapping: str | None,
    memory: int,
    secret: str | None,
    as_json: bool,
) -> int:
    with stepping(lang, quiet=as_json) as step:
        came = take_in(books, files, mapping=mapping, memory_mb=memory, progress=step, secret=secret, lang=lang)
    if as_json:
        click.echo(json.dumps(came.as_dict(), ensure_ascii=False))
    else:
        _print(came, lang)
    return came.exit_status


def _print(came: IntakeResult, lang: Lang) -> None:
    console = Console(highlight=False)
    words = Text("台账|文件|读入|收下|未变|存疑|略去|退回", "table|file|read|taken|unchanged|noted|dropped|refused")
    table = Table(*words.in_(lang).split("|"), box=None, pad_edge=False)
    for column in table.columns[2:]:
        column.justify = "right"
    for t in came.tables:
        counts = (t.read, t.taken, t.unchanged, t.noted, t.dropped, t.refused)
        where = f"{t.file} · {t.sheet}" if t.sheet else t.file
        table.add_row(Text(book(t.table).zh, t.table).in_(lang), where, *(f"{n:,}" for n in counts))
    console.print(table)
    for told in [text for t in came.tables for text in _remarks(t, lang)] + _endings(came):
        console.print(told.in_(lang))


def _remarks(table: TableResult, lang: Lang) -> list[Text]:
    """What is to be said of one table beside its counts."""
    said = []
    if table.already:
        told = Text("{file} 已于 {when} 收下,这次没有改动。", "{file} was taken in on {when} already; nothing changed.")
        said.append(told.format(file=table.file, when=table.already[:16].replace("T", " ")))
    if table.unknown_columns:
        told = Text("{file}:未识别的栏目另存:{c}", "{file}: columns not known, kept aside: {c}")
        said.append(told.format(file=table.file, c="、".join(table.unknown_columns)))
    if table.notes:
        notes = "; ".join(f"{NOTES[code].in_(lang)} {n:,}" for code, n in table.notes.items())
        said.append(Text("{file} 存疑:{notes}", "{file}, noted: {notes}").format(file=table.file, notes=notes))
    return said


def _endings(came: IntakeResult) -> list[Text]:
    said = []
    if came.skipped:
        told = Text("不是台账,未读:{files}", "None of the books, not read: {files}")
        said.append(told.format(files="、".join(came.skipped)))
    if came.batch is None:
        said.append(Text("台账没有变化。", "The books have not changed."))
    if came.refusals:
        told = Text("退回的行见 {path};改正后可直接报送。", "Refused rows: {path}. Correct them and take that file in.")
        said.append(told.format(path=came.refusals))
    return said


COMMAND = Command(
    help=Text(
        "报送:收下文件、文件夹或工作簿;退回的行另存为工作簿,改正后可直接再报。",
        "Take in files, folders or workbooks; refused rows come back as a workbook to be corrected and taken in.",
    ),
    parameters=(
        Argument("books"),
        Argument("files", many=True),
        Option("--mapping", Text("外来表的对照文件", "mapping file for a foreign table"), {"default": None}),
        Option(
            "--memory",
            Text("可用内存(MB)", "memory to use, in MB"),
            {"type": click.IntRange(200), "default": 600, "show_default": True},
        ),
        Option("--secret", Text("密钥文件夹", "folder of the secret"), {"default": None, "metavar": "DIR"}),
        JSON,
    ),
    run=run,
)
