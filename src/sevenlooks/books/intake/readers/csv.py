"""CSV in UTF-8 (with or without a mark), GB18030 or UTF-16, streamed block by block through Arrow's reader."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator

import duckdb

from sevenlooks.books.intake.held import File
from sevenlooks.books.intake.readers.csv_rows import CsvRows
from sevenlooks.books.intake.readers.encodings import sniff
from sevenlooks.books.intake.readers.sheet import HEAD_ROWS, SOURCE, Sheet

_SAMPLE = 256 << 10
_DELIMITERS = ",\t;|"


def open_csv(path: File, shown: str) -> Sheet:
    """A CSV file as a sheet. NotATable when its encoding is none of the known or it is not text."""
    encoding = sniff(path, shown)
    with path.open(encoding=encoding, newline="", errors="replace") as text:
        sample = text.read(_SAMPLE)
    delimiter = _delimiter(sample)
    head = list(_first_rows(sample, delimiter))

    def rows(con: duckdb.DuckDBPyConnection, heading: int, most_bytes: int) -> Iterator[float]:
        width = max(_usual_width(head[heading + 1 :]), len(_trimmed(head[heading])))
        for part, done in CsvRows(path, shown, encoding, delimiter, width, heading).parts(most_bytes):
            con.register(SOURCE, part)
            yield done
            con.unregister(SOURCE)

    return Sheet(shown, None, head, rows)


def _delimiter(sample: str) -> str:
    """The sign that splits the most lines into the same number of cells; a comma in doubt."""
    lines = [line for line in sample.splitlines()[:HEAD_ROWS] if line.strip()]
    counts = {sign: Counter(line.count(sign) for line in lines if sign in line) for sign in _DELIMITERS}
    return max(_DELIMITERS, key=lambda sign: max(counts[sign].values(), default=0))


def _first_rows(sample: str, delimiter: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    for _ in range(HEAD_ROWS):
        try:
            yield next(reader)
        except (csv.Error, StopIteration):
            return


def _trimmed(row: list[str]) -> list[str]:
    return row[: max((place + 1 for place, cell in enumerate(row) if cell.strip()), default=0)]


def _usual_width(rows: list[list[str]]) -> int:
    """As many cells as most rows have, so that one comma too many at every row's end does no harm."""
    lengths = Counter(len(row) for row in rows if len(row) > 1)
    return lengths.most_common(1)[0][0] if lengths else 1
