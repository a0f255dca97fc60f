"""The 2022 campaign's own size: 172,000 institutions, 405,000 staff, 243,000 materials, and the rules on them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from sevenlooks.bench.judging import screened, warm
from sevenlooks.bench.making import AS_OF
from sevenlooks.bench.measuring import Result, measure
from sevenlooks.bench.scanning import columns_read, scan
from sevenlooks.looks import rules
from sevenlooks.readings.facts import required_columns

INSTITUTIONS, STAFF, MATERIALS = 172_000, 405_000, 243_000
DIVISIONS = "['330102', '330105', '330106', '330108', '330109', '330110']"


def rules_of_2022(folder: Path) -> Iterator[Result]:
    """One run over books that hold these three tables alone. Limit: one scan of the columns its rules read."""
    books = campaign_books(folder / "campaign", INSTITUTIONS, STAFF, MATERIALS)
    small = campaign_books(folder / "small-campaign", 200, 400, 300)
    limit = measure(scan, books, columns_read(small, AS_OF, judging()), ready=warm)
    ours = measure(screened, books, AS_OF, "*", ready=warm)
    told = f"{INSTITUTIONS} institutions, {STAFF} staff, {MATERIALS} materials"
    yield Result("campaign_2022", ours.seconds, ours.peak_mb, None, None, limit.seconds, told)


def judging() -> list[str]:
    """The rules that judge on these three tables alone."""
    here = {"institutions", "staff", "materials"}
    return [name for name, rule in rules().items() if set(required_columns(rule.needs)) <= here]


def campaign_books(folder: Path, institutions: int, staff: int, materials: int) -> Path:
    """Books of plausible rows, two or three in a hundred of them wrong."""
    if not (folder / "books" / "batches").exists():
        (folder / "files").mkdir(parents=True)
        measure(_make, folder, institutions, staff, materials, times=1)
    return folder / "books"


def _make(folder: Path, institutions: int, staff: int, materials: int) -> None:
    import duckdb
    import pyarrow as pa

    from sevenlooks.books.intake import take_in
    from sevenlooks.demo.chance import person_keys

    rng = np.random.default_rng(2022)
    codes = pa.table({"n": range(institutions), "code": _codes(institutions, rng)})
    keys = pa.table({"n": range(staff), "key": person_keys(rng, staff)})
    connection = duckdb.connect()
    connection.register("codes", codes)
    connection.register("keys", keys)
    rows = {"institutions": _INSTITUTIONS, "staff": _STAFF, "materials": _MATERIALS.format(rows=materials)}
    for name, query in rows.items():
        query = query.format(institutions=institutions, divisions=DIVISIONS)
        connection.execute(f"COPY ({query}) TO '{folder}/files/{name}.parquet' (FORMAT parquet)")
    take_in(folder / "books", [folder / "files"])


def _codes(count: int, rng: np.random.Generator) -> list[str]:
    """Distinct social credit codes: chance repeats one now and then."""
    from sevenlooks.demo.codes import social_credit_code

    codes: dict[str, None] = {}
    while len(codes) < count:
        codes[social_credit_code("nonprofit", "330106", rng)] = None
    return list(codes)


_INSTITUTIONS = """
SELECT code AS institution_id, '杭州市第' || n || '培训学校' AS name, code AS uscc,
    DATE '2015-03-01' + (n % 2000)::INT AS opened_on,
    CASE WHEN n % 50 = 1 THEN NULL ELSE '133010670' || lpad(n::VARCHAR, 6, '0') || '1' END AS licence_no,
    DATE '2023-06-30' - CASE WHEN n % 40 = 2 THEN 700 ELSE 0 END AS licence_valid_to,
    CASE WHEN n % 61 = 3 THEN 'company' ELSE 'nonprofit' END AS registration_type, 'both' AS papers,
    {divisions}[1 + n % 6] AS division_code, '杭州市西湖区文三路' || (1 + n % 900) || '号' AS operating_address,
    '张三' AS legal_rep, CASE n % 9 WHEN 4 THEN 'online' ELSE 'offline' END AS mode,
    ['preschool', 'primary', 'primary;junior', 'senior'][1 + n % 4] AS stages,
    CASE n % 3 WHEN 0 THEN 'subject' ELSE 'non_subject' END AS category,
    CASE n % 10 WHEN 5 THEN 'cancelled' ELSE 'operating' END AS status, DATE '2021-12-01' AS status_on,
    80.0 + n % 400 AS floor_area_m2, 10 + n % 25 AS capacity
FROM codes
"""
_STAFF = """
SELECT c.code AS institution_id, k.key AS person_key, '李四' AS name,
    CASE WHEN k.n % 40 = 11 THEN 'other' WHEN k.n < 2 * {institutions} THEN 'teaching' ELSE 'research' END AS role,
    k.n % 50 <> 7 AS full_time, '数学' AS subject,
    CASE WHEN k.n % 45 = 8 THEN NULL ELSE '2010330102' || lpad((k.n % 10000000)::VARCHAR, 7, '0') END AS certificate_no,
    DATE '2020-01-01' + (k.n % 700)::INT AS joined_on,
    CASE WHEN k.n % 12 = 5 THEN DATE '2022-03-31' END AS left_on,
    CASE WHEN k.n % 30 = 9 THEN NULL ELSE DATE '2021-12-15' END AS filed_on, k.n % 35 <> 1 AS posted
FROM keys k JOIN codes c ON c.n = k.n % {institutions}
"""
_MATERIALS = """
SELECT 'M' || i AS material_id, c.code AS institution_id, '四年级数学练习' AS title,
    CASE i % 5 WHEN 0 THEN 'published' ELSE 'own' END AS kind, 'primary' AS stage, 4 AS grade, '数学' AS subject,
    3 + i % 20 - CASE WHEN i % 40 = 6 THEN 3 ELSE 0 END AS author_years,
    '2010330102' || lpad((i % 10000000)::VARCHAR, 7, '0') AS author_certificate_no,
    DATE '2021-10-01' AS internal_review_on,
    CASE WHEN i % 50 = 7 THEN NULL ELSE DATE '2021-10-20' END AS external_review_on,
    CASE WHEN i % 45 = 8 THEN NULL ELSE DATE '2021-11-01' END AS filed_on, DATE '2021-11-15' AS used_from,
    CASE WHEN i % 25 = 9 THEN DATE '2022-02-28' END AS used_to
FROM range({rows}) r(i) JOIN codes c ON c.n = i % {{institutions}}
"""
