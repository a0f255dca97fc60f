"""`sevenlooks read`: what texts offer: label, score, the words that gave it away, the text as understood."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TextIO

import click

from sevenlooks.cli.command import JSON, Argument, Command
from sevenlooks.errors import BadRequest
from sevenlooks.language import Lang, Text
from sevenlooks.methods.text.evidence import Span
from sevenlooks.methods.text.judging import BATCH, Judgement, judge_texts

LABELS = {
    "SUBJECT": Text("义务教育学科培训", "subject tutoring, compulsory stage"),
    "PRESCHOOL_SUBJECT": Text("学前学科培训", "subject tutoring, preschool"),
    "SENIOR_SUBJECT": Text("高中学科培训", "subject tutoring, senior high"),
    "NONSUBJECT": Text("非学科类", "no school subject"),
    "OTHER": Text("并非招揽", "no offer"),
}
ENCODINGS = ("utf-8-sig", "gb18030")
WORKBOOKS = (".xlsx", ".xls", ".ods")
Entry = tuple[str, str]  # id and text


def run(lang: Lang, file: str | None, as_json: bool) -> int:
    kind = Path(file).suffix.lower() if file else ""
    entries = _cells(str(file)) if kind in WORKBOOKS else _entries(_opened(file), by_column=kind == ".csv")
    # Answered batch by batch, so that a pipe is not kept waiting.
    while batch := list(islice(entries, BATCH)):
        for (key, text), judged in zip(batch, judge_texts([text for _, text in batch]), strict=True):
            click.echo(_line(key, judged) if as_json else _told(key, text, judged, lang))
    return 0


def _cells(file: str) -> Iterator[Entry]:
    """The columns id and text of a workbook's first sheet."""
    import fastexcel

    if not Path(file).is_file():
        raise BadRequest("没有文件 {file}。", "There is no file {file}.", file=file)
    try:
        sheet = fastexcel.read_excel(file).load_sheet(0, dtypes="string").to_arrow()
    except fastexcel.FastExcelError:
        raise BadRequest(
            "{file} 打不开:不是工作簿,或有密码。", "{file} cannot be opened: no workbook, or locked.", file=file
        ) from None
    if "text" not in sheet.schema.names:
        raise _no_text()
    rows = sheet.to_pylist()
    return (
        (str(row.get("id") or number), str(row["text"]))
        for number, row in enumerate(rows, 1)
        if row["text"] is not None
    )


def _opened(file: str | None) -> TextIO:
    if file is None or file == "-":
        return io.StringIO(_decoded(sys.stdin.buffer.read(), "-"))
    path = Path(file)
    if not path.is_file():
        raise BadRequest("没有文件 {file}。", "There is no file {file}.", file=file)
    return io.StringIO(_decoded(path.read_bytes(), file), newline="")


def _decoded(content: bytes, file: str) -> str:
    for encoding in ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadRequest(
        "{file} 不是文本:每行一条文字,或带 id、text 两列的 CSV。",
        "{file} is no text: one text a line, or a CSV with the columns id and text.",
        file=file,
    )


def _entries(lines: TextIO, by_column: bool) -> Iterator[Entry]:
    """Texts one a line, blank lines left out, numbered from 1; or the columns id and text of a CSV."""
    if not by_column:
        return ((str(number), line.strip()) for number, line in enumerate(lines, 1) if line.strip())
    rows = csv.DictReader(lines)
    if "text" not in (rows.fieldnames or ()):
        raise _no_text()
    return ((row.get("id") or str(number), row["text"] or "") for number, row in enumerate(rows, 1))


def _no_text() -> BadRequest:
    return BadRequest(
        "表中没有 text 一列。请写明 id、text 两列。", "The table has no column text. It needs the columns id and text."
    )


def _line(key: str, judged: Judgement) -> str:
    told = {
        "id": key,
        "label": judged.label,
        "score": judged.score,
        "training_offer": judged.training_offer,
        "understood": judged.understood,
        "spans": [_object(span) for span in judged.spans],
    }
    return json.dumps(told, ensure_ascii=False)


def _object(span: Span) -> dict[str, str | int]:
    return {"start": span.start, "end": span.end, "kind": span.kind, "means": span.means}


def _told(key: str, text: str, judged: Judgement, lang: Lang) -> str:
    offer = Text("培训招揽", "offers training").in_(lang) if judged.training_offer else ""
    head = f"{key}  {LABELS[judged.label].in_(lang)}  {judged.score:.2f}  {offer}".rstrip()
    lines = [head, f"    {' '.join(text.split())}"]
    if judged.understood != text:
        lines.append(f"  = {' '.join(judged.understood.split())}")
    return "\n".join([*lines, *(f"  · {reason.in_(lang)}" for reason in judged.reasons)])


COMMAND = Command(
    help=Text(
        "读文字(每行一条,或带 id、text 两列的 CSV、工作簿;不给文件则读标准输入):"
        "是否招揽学科培训、把握多大、凭哪些字眼。",
        "Read texts (one a line, or a CSV or workbook with id and text; standard input without a file): what each "
        "offers, how surely, and which words give it away.",
    ),
    parameters=(Argument("file", required=False), JSON),
    run=run,
)
