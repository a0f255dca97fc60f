"""A run on disk: its findings as CSV, Parquet or JSON lines, and the record beside them."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq

from sevenlooks.errors import BadRequest
from sevenlooks.screening.findings import SCHEMA
from sevenlooks.screening.run import Run


def site_of(books: str) -> Path | None:
    """The site's folder that holds the books (contract, "A site's folder"); none for an object store."""
    return None if "://" in books else Path(books).absolute().parent


def write_findings(run: Run, out: Path) -> None:
    """Write findings by the file's ending, and `<out>.run.json`, the record that lets anybody repeat the run."""
    table = run.findings
    if out.suffix == ".csv":
        out.parent.mkdir(parents=True, exist_ok=True)
        pyarrow.csv.write_csv(table, out)
    elif out.suffix == ".parquet":
        out.parent.mkdir(parents=True, exist_ok=True)
        pq.write_table(table, out)
    elif out.suffix in (".jsonl", ".ndjson"):
        out.parent.mkdir(parents=True, exist_ok=True)
        with out.open("w", encoding="utf-8") as file:
            for row in table.to_pylist():
                file.write(json.dumps(row, ensure_ascii=False, default=str) + "\n")
    else:
        raise BadRequest(
            "不能按“{name}”的后缀写线索。请用 .csv、.parquet 或 .jsonl。",
            "Findings cannot be written as “{name}”. Use .csv, .parquet or .jsonl.",
            name=out.name,
        )
    record = out.with_name(out.name + ".run.json")
    record.write_text(json.dumps(run.record, ensure_ascii=False, indent=1), encoding="utf-8")


def read_findings(file: Path) -> pa.Table:
    """Read findings back, of any of the three kinds, in the contract's columns. BadRequest when they are none."""
    try:
        if file.suffix == ".parquet":
            table = pq.read_table(file)
        elif file.suffix == ".csv":
            kinds = pyarrow.csv.ConvertOptions(column_types=SCHEMA, strings_can_be_null=False)
            table = pyarrow.csv.read_csv(file, convert_options=kinds)
        else:
            rows = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
            table = pa.Table.from_pylist(rows)
            return table.select([name for name in SCHEMA.names if name in table.column_names])
        return table.select(SCHEMA.names)
    except (OSError, pa.ArrowException, KeyError, ValueError):
        raise BadRequest(
            "无法将 {file} 读作线索文件。请给出 screen --out 写出的文件。",
            "{file} cannot be read as findings. Give a file that screen --out has written.",
            file=file,
        ) from None
