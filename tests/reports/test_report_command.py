"""`sevenlooks report`: a wrong ending is told before anything is done; a right one is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from sevenlooks.books.intake import take_in
from sevenlooks.cli import main


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("county")
    file = folder / "institutions.csv"
    file.write_text(
        "institution_id,name,division_code,status,category\nI1,甲培训中心,440305,在营,学科类\n", encoding="utf-8"
    )
    take_in(str(folder / "books"), [str(file)])
    return folder / "books"


@pytest.mark.parametrize(("out", "more"), [("b.odt", []), ("b", []), ("b.docx", ["--kind", "ledger"])])
def test_a_wrong_ending_is_told_before_the_books_are_opened(
    out: str, more: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nowhere, file = str(tmp_path / "no-books"), str(tmp_path / out)
    with pytest.raises(SystemExit) as ended:
        main(["report", nowhere, "--as-of", "2022-06-30", "--out", file, "--lang", "en", *more])
    assert ended.value.code == 2
    assert out in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("out", "more"), [("b.html", []), ("l.xlsx", ["--kind", "ledger"])])
def test_a_report_is_written(
    out: str, more: list[str], books: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "new" / out
    with pytest.raises(SystemExit) as ended:
        main(["report", str(books), "--as-of", "2022-06-30", "--out", str(file), "--lang", "zh", *more])
    assert ended.value.code == 0
    assert file.stat().st_size > 1000
    assert str(file) in capsys.readouterr().out
