"""`sevenlooks read`: lines, a CSV, standard input, and what it says to a wrong file."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from sevenlooks.cli import main

TEXTS = ("少儿篮球训练营报名", "七年级薯学小班,讲练结合,一次120元")


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as ended:
        main(["read", *arguments])
    told = capsys.readouterr()
    return int(ended.value.code or 0), told.out, told.err


def test_one_text_a_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "texts.txt"
    file.write_text("\n\n".join(TEXTS) + "\n", "utf-8")
    status, out, _ = run(capsys, str(file), "--json")
    told = [json.loads(line) for line in out.splitlines()]
    assert status == 0 and [t["id"] for t in told] == ["1", "3"]
    assert [t["label"] for t in told] == ["NONSUBJECT", "SUBJECT"]
    assert set(told[1]) == {"id", "label", "score", "training_offer", "understood", "spans"}
    assert {"start": 3, "end": 5, "kind": "homophone", "means": "数学"} in told[1]["spans"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_a_csv_with_id_and_text(capsys: pytest.CaptureFixture[str], tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "texts.csv"
    file.write_text('id,text\nX7,"第一行,\n第二行"\n', encoding)
    _, out, _ = run(capsys, str(file), "--json")
    (told,) = map(json.loads, out.splitlines())
    assert (told["id"], told["understood"]) == ("X7", "第一行,\n第二行")


def test_standard_input_without_a_file(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXTS[1].encode())))
    status, out, _ = run(capsys, "--lang", "zh")
    assert status == 0 and "义务教育学科培训" in out and "“薯学”(数学)" in out


def test_nothing_to_read(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "empty.txt"
    file.write_text("", "utf-8")
    assert run(capsys, str(file)) == (0, "", "")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_wrong_file_is_one_plain_sentence(capsys: pytest.CaptureFixture[str], tmp_path: Path, lang: str) -> None:
    binary, columns = tmp_path / "a.png", tmp_path / "b.csv"
    binary.write_bytes(b"\x89PNG\xff\xff\x00\x81")
    columns.write_text("id,words\n1,数学\n", "utf-8")
    for file in (binary, columns, tmp_path / "missing.txt"):
        status, out, err = run(capsys, str(file), "--lang", lang)
        assert (status, out, err.count("\n")) == (2, "", 1) and "Traceback" not in err


def test_a_workbook_is_read_like_a_csv_and_a_broken_one_is_said_to_be(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(tmp_path / "texts.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["id", "text"])
        sheet.write_row(1, 0, [7, "初三数学一对一,周末开班"])
    status, out, _ = run(capsys, str(tmp_path / "texts.xlsx"), "--json")
    told = json.loads(out)
    assert status == 0
    assert (told["id"], told["label"]) == ("7", "SUBJECT")
    (tmp_path / "broken.xlsx").write_text("no workbook", "utf-8")
    status, out, wrong = run(capsys, str(tmp_path / "broken.xlsx"))
    assert (status, out) == (2, "") and "broken.xlsx" in wrong
