"""Intake against the barest read of the same file: a 2-million-row CSV with two key columns, a 200,000-row workbook."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from sevenlooks.bench.measuring import Result, measure

CSV_ROWS = 2_000_000
XLSX_ROWS = 200_000


def csv(folder: Path) -> Iterator[Result]:
    """Peer and limit at once: DuckDB copies the same CSV to Parquet without any check."""
    source = folder / "从业人员.csv"
    write_staff(source, CSV_ROWS)
    peer = measure(_copy, source, folder / "copied.parquet", ready=_imported)
    ours = [measure(_take_in, source, folder / f"books{n}", times=1, ready=_imported) for n in range(3)]
    seconds = sorted(m.seconds for m in ours)[1]
    assert all(m.value == (CSV_ROWS, 0) for m in ours), "the file was not taken in whole"
    peak = max(m.peak_mb for m in ours)
    yield Result("intake_csv", seconds, peak, "duckdb copy to parquet", peer.seconds, peer.seconds, f"{CSV_ROWS} rows")


def xlsx(folder: Path) -> Iterator[Result]:
    """Peer and limit at once: a bare fastexcel read of the same workbook."""
    source = folder / "从业人员.xlsx"
    write_staff(folder / "staff.csv", XLSX_ROWS)
    _as_workbook(folder / "staff.csv", source)
    peer = measure(_bare_read, source, ready=_imported)
    ours = [measure(_take_in, source, folder / f"books{n}", times=1, ready=_imported) for n in range(3)]
    seconds = sorted(m.seconds for m in ours)[1]
    assert all(m.value == (XLSX_ROWS, 0) for m in ours), "the workbook was not taken in whole"
    peak = max(m.peak_mb for m in ours)
    yield Result("intake_xlsx", seconds, peak, "bare fastexcel read", peer.seconds, peer.seconds, f"{XLSX_ROWS} rows")


def write_staff(path: Path, rows: int, seed: int = 7) -> None:
    """Contracts of made-up people: raw identity numbers in `student_key`, a quarter of them distinct."""
    import duckdb

    chance = random.Random(seed)
    people = [identity_number(chance) for _ in range(rows // 4)]
    import pyarrow as pa

    known = pa.table({"n": range(len(people)), "number": people})
    connection = duckdb.connect()
    connection.register("known", known)
    connection.execute(
        f"""
        COPY (
            SELECT 'I' || (i % 12000) AS 机构编号, k.number AS 证件号, '张三' AS 姓名,
                CASE i % 3 WHEN 0 THEN '教学' WHEN 1 THEN '教研' ELSE '其他' END AS 岗位类别,
                CASE i % 2 WHEN 0 THEN '是' ELSE '否' END AS 专职, '数学' AS 任教科目,
                '20' || lpad((i % 1000000000000000)::VARCHAR, 15, '0') AS 教师资格证号,
                strftime(DATE '2019-01-01' + (i // {len(people)} * 200)::INT, '%Y-%m-%d') AS 入职日期
            FROM range({rows}) r(i) JOIN known k ON k.n = i % {len(people)} ORDER BY i
        ) TO '{path}' (FORMAT csv, HEADER)
        """
    )


def identity_number(chance: random.Random) -> str:
    """A number of the right form and check digit (GB 11643) that belongs to nobody: its place code is unused."""
    body = f"330199{chance.randrange(1960, 2000)}{chance.randrange(1, 13):02}{chance.randrange(1, 29):02}"
    body += f"{chance.randrange(1000):03}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return body + "10X98765432"[sum(int(d) * w for d, w in zip(body, weights, strict=True)) % 11]


def _as_workbook(source: Path, target: Path) -> None:
    import csv as csv_files

    import xlsxwriter

    book = xlsxwriter.Workbook(str(target), {"constant_memory": True})
    sheet = book.add_worksheet("从业人员")
    with source.open(encoding="utf-8") as file:
        for n, row in enumerate(csv_files.reader(file)):
            sheet.write_row(n, 0, row)
    book.close()


def _imported() -> None:
    """What a process imports is not measured, on either side."""
    import duckdb  # noqa: F401
    import fastexcel  # noqa: F401
    import pyarrow.dataset  # noqa: F401

    import sevenlooks.books.intake  # noqa: F401


def _copy(source: Path, target: Path) -> None:
    import duckdb

    duckdb.execute(f"COPY (FROM read_csv('{source}', all_varchar=true)) TO '{target}' (FORMAT parquet)")


def _bare_read(source: Path) -> int:
    import fastexcel

    return fastexcel.read_excel(str(source)).load_sheet(0).to_arrow().num_rows


def _take_in(source: Path, books: Path) -> tuple[int, int]:
    from sevenlooks.books.intake import take_in

    came = take_in(str(books / "books"), [str(source)])
    return sum(t.taken for t in came.tables), sum(t.refused for t in came.tables)
