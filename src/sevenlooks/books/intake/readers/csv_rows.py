"""The rows of a CSV file in Arrow batches, each row with its number; what the reader stumbles over, said plainly."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.csv as pc

from sevenlooks.books.intake.held import File
from sevenlooks.books.intake.readers.sheet import unreadable
from sevenlooks.errors import NotATable

_BLOCK = 4 << 20


class CsvRows:
    """Short rows are filled up with empty cells; a row with more cells than the heading refuses the file."""

    def __init__(self, path: File, shown: str, encoding: str, delimiter: str, width: int, heading: int) -> None:
        self.path, self.shown, self.encoding, self.delimiter = path, shown, encoding, delimiter
        self.width, self.heading = width, heading
        self.trouble: NotATable | None = None
        self.aside: dict[int, list[str]] = {}
        cells = [pa.field(f"c{place}", pa.string()) for place in range(width)]
        self.schema = pa.schema([pa.field("_row", pa.int64()), pa.field("_rounded", pa.list_(pa.int32())), *cells])

    def parts(self, most_bytes: int) -> Iterator[tuple[pa.Table, float]]:
        """The rows in tables of about `most_bytes`, one at least, and the share read by then; the next read ahead."""
        with self.path.open("rb") as data, ThreadPoolExecutor(1) as ahead:
            self.data = data
            size = max(data.seek(0, io.SEEK_END), 1)
            data.seek(0)
            batches = self.batches()
            coming = ahead.submit(_gathered, batches, most_bytes)
            if coming.result() is None:
                yield self.schema.empty_table(), 1.0
            while (part := coming.result()) is not None:
                done = min(data.tell() / size, 1.0)
                coming = ahead.submit(_gathered, batches, most_bytes)
                yield part, done

    def batches(self) -> Iterator[pa.RecordBatch]:
        """The batches in the file's order; rows that were filled up come last, with their own numbers."""
        number = self.heading + 2
        last: pa.RecordBatch | None = None
        broken = False
        try:
            for batch in self._parsed():
                if batch.num_rows:
                    numbers = self._numbers(number, batch.num_rows)
                    number = int(numbers[-1]) + 1
                    yield self._numbered(numbers, batch)
                    last = batch
        except pa.ArrowException:
            broken = True  # Arrow's own words quote the row: they are not passed on
        if broken:
            self._give_up()
        self._refuse_open_quote(last)
        if self.aside:
            yield self._filled_up()

    def _parsed(self) -> pc.CSVStreamingReader:
        names = self.schema.names[2:]
        return pc.open_csv(
            self.data,
            # One thread: only then does Arrow know the number of a row it cannot read; DuckDB's threads do the rest.
            read_options=pc.ReadOptions(
                use_threads=False,
                block_size=_BLOCK,
                column_names=names,
                skip_rows_after_names=self.heading + 1,
                encoding="utf-8" if self.encoding == "utf-8-sig" else self.encoding,
            ),
            parse_options=pc.ParseOptions(
                delimiter=self.delimiter,
                newlines_in_values=True,
                ignore_empty_lines=False,
                invalid_row_handler=self._put_aside,
            ),
            convert_options=pc.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=True, null_values=[""]
            ),
        )

    def _put_aside(self, row: Any) -> str:
        if row.number <= self.heading + 1:
            return "skip"
        cells = next(csv.reader([row.text], delimiter=self.delimiter), [])
        if any(cell.strip() for cell in cells[self.width :]):
            self.trouble = self.trouble or unreadable(
                self.shown,
                "第 {row} 行有 {n} 格,比标题行的 {width} 格多。请检查该行内容中的逗号是否漏了引号",
                "has {n} cells in row {row}, more than the {width} of its heading. "
                "Look for a comma in that row that should stand in quotes",
                row=row.number,
                n=row.actual_columns,
                width=self.width,
            )
        self.aside[row.number] = cells[: self.width]
        return "skip"

    def _numbers(self, first: int, rows: int) -> np.ndarray:
        if not self.aside:
            return np.arange(first, first + rows)
        candidates = np.arange(first, first + rows + len(self.aside))
        return candidates[~np.isin(candidates, list(self.aside))][:rows]

    def _numbered(self, numbers: np.ndarray, batch: pa.RecordBatch) -> pa.RecordBatch:
        self._stop_if_troubled()
        rounded = pa.nulls(batch.num_rows, pa.list_(pa.int32()))
        return pa.RecordBatch.from_arrays([pa.array(numbers), rounded, *batch.columns], schema=self.schema)

    def _filled_up(self) -> pa.RecordBatch:
        self._stop_if_troubled()
        rows = [
            {"_row": number, **{f"c{place}": cell or None for place, cell in enumerate(cells)}}
            for number, cells in self.aside.items()
        ]
        return pa.RecordBatch.from_pylist(rows, schema=self.schema)

    def _stop_if_troubled(self) -> None:
        if self.trouble:
            raise self.trouble

    def _refuse_open_quote(self, last: pa.RecordBatch | None) -> None:
        """A quote left open swallows the rest of the file into one cell: a last row broken over lines, or short."""
        end = last.slice(last.num_rows - 1).to_pylist()[0].values() if last else ()
        if (self.aside or any("\n" in (cell or "") for cell in end)) and self._quotes_are_odd():
            self._give_up()

    def _give_up(self) -> None:
        raise self.trouble or (self._open_quote() if self._quotes_are_odd() else self._unreadable())

    def _quotes_are_odd(self) -> bool:
        with self.path.open("rb") as data:
            return sum(block.count(b'"') for block in iter(lambda: data.read(1 << 20), b"")) % 2 == 1

    def _open_quote(self) -> NotATable:
        with self.path.open(encoding=self.encoding, newline="", errors="replace") as text:
            reader = csv.reader(text, delimiter=self.delimiter, strict=True)
            row = 0
            try:
                for _ in reader:
                    row += 1
            except csv.Error:
                pass
        return unreadable(
            self.shown,
            "第 {row} 行的引号没有合上。请补上或删去该引号后重新报送",
            "has a quote left open in row {row}. Close or delete it and take the file in again",
            row=row + 1,
        )

    def _unreadable(self) -> NotATable:
        return unreadable(
            self.shown, "读不下去,内容已损坏。请重新导出", "cannot be read to its end: it is damaged. Export it again"
        )


def _gathered(batches: Iterator[pa.RecordBatch], most_bytes: int) -> pa.Table | None:
    """The next batches as one table, up to about `most_bytes`; None after the last."""
    part: list[pa.RecordBatch] = []
    while sum(batch.nbytes for batch in part) < most_bytes and (batch := next(batches, None)) is not None:
        part.append(batch)
    return pa.Table.from_batches(part) if part else None
