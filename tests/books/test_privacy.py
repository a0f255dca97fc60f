"""No identity number and no mobile number is in the books, the refusals, what is said, or what is left lying about."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from sevenlooks.books.intake import take_in
from sevenlooks.cli import main
from sevenlooks.errors import SevenlooksError
from tests.books.conftest import IDENTITY, INSTITUTION, MOBILE, OTHER_IDENTITY, USCC, Site, csv_of

OLD_IDENTITY = "110105491231002"
SECOND_MOBILE = "19987654321"
RAW = (IDENTITY, OTHER_IDENTITY, OLD_IDENTITY, MOBILE, SECOND_MOBILE, "440106199001011235")
SPELLINGS = (
    f"联系{MOBILE}王老师", f"+86{MOBILE}", "138-1234-5678", "138 1234 5678",
    "１３８１２３４５６７８", f"微信wx{MOBILE}",
    f"{SECOND_MOBILE}/{MOBILE}", f"身份证:{IDENTITY}。", IDENTITY.lower(), "110105 19491231 002X", OLD_IDENTITY,
    f"{IDENTITY[:-1]}3", "１１０１０５１９４９１２３１００２Ｘ",
)  # fmt: skip


def everything(folder: Path) -> str:
    """All bytes below a folder as text: files as they are, zipped parts and Parquet columns unpacked."""
    seen = []
    for path in folder.rglob("*"):
        if path.is_file() and "incoming" not in path.parts and "secret" not in path.parts:
            seen.append(path.read_bytes().decode("utf-8", "replace"))
            if path.suffix == ".xlsx":
                with zipfile.ZipFile(path) as packed:
                    seen += [packed.read(name).decode("utf-8", "replace") for name in packed.namelist()]
            if path.suffix == ".parquet":
                seen.append(str(pq.read_table(path).to_pydict()))
    return "\n".join(seen)


def assert_none(text: str) -> None:
    for number in (
        *RAW,
        "138-1234-5678",
        "138 1234 5678",
        f"{IDENTITY[:-1]}3",
        "110105 19491231 002X",
        "１３８１２３４５６７８",
    ):
        assert number not in text, f"{number} can be read"
        assert number.lower() not in text


@pytest.mark.parametrize("written", SPELLINGS)
@pytest.mark.parametrize("status", ["在营", "正常"])
def test_free_text_and_unknown_columns(site: Site, written: str, status: str) -> None:
    row = INSTITUTION | {
        "status": status,
        "registered_scope": written,
        "former_names": f"育才;{written}",
        "备注": written,
    }
    result = site.took("institutions.csv", csv_of(row))
    assert result.tables[0].refused == (status == "正常")
    assert_none(everything(site.folder))


def test_keys_good_and_bad_and_in_the_wrong_column(site: Site) -> None:
    rows = [
        INSTITUTION | {"institution_id": "A1", "phone": MOBILE, "legal_rep_key": IDENTITY, "owner": SECOND_MOBILE},
        INSTITUTION | {"institution_id": "A2", "phone": f"+86 {SECOND_MOBILE}", "organiser_key": OLD_IDENTITY},
        INSTITUTION | {"institution_id": "A3", "phone": MOBILE, "status": MOBILE, "legal_rep_key": IDENTITY},
        INSTITUTION | {"institution_id": "A4", "opened_on": IDENTITY, "capacity": MOBILE + "人次x"},
        INSTITUTION | {"institution_id": "A5", "division_code": OTHER_IDENTITY, "listed_online": IDENTITY},
    ]
    columns = ["phone", "legal_rep_key", "organiser_key", "owner", "opened_on", "capacity", "listed_online"]
    blank = dict.fromkeys(columns, "")
    result = site.took("institutions.csv", csv_of(*(blank | row | {"legal_rep": "张三丰"} for row in rows)))
    assert (result.tables[0].taken, result.tables[0].refused) == (2, 3)
    text = everything(site.folder)
    assert_none(text)
    assert "张三丰" not in text and "张**" in text


@pytest.mark.parametrize("number", [IDENTITY[:-1] + "3", MOBILE])
def test_a_bad_number_comes_back_masked_only(site: Site, number: str) -> None:
    row = {"institution_id": "A1", "person_key": number, "role": "x", "joined_on": "2021-09-01"}
    site.took("staff.csv", csv_of(row))
    assert_none(everything(site.folder))


def test_accounts_hide_a_mobile_and_keep_an_account(site: Site) -> None:
    """An account may be somebody's mobile; a bank's number of nineteen digits is none, nor is a record's own code."""
    row = {"payment_id": "15012345678", "institution_id": USCC, "paid_on": "2022-05-31", "amount": "1"}
    site.took(
        "payments.csv",
        csv_of(row | {"payee_account": MOBILE}, row | {"payment_id": "P2", "payee_account": "6222021591234567890"}),
    )
    one, two = site.facts("payments")
    assert one["payee_account"].startswith("138****5678[k1_") and one["payment_id"] == "15012345678"
    assert (two["payee_account"], two["institution_id"]) == ("6222021591234567890", USCC)
    assert_none(everything(site.folder))


def test_names_of_persons_are_masked_and_names_of_bodies_are_not(site: Site) -> None:
    entry = {"entry_id": "E1", "account_no": "1", "booked_on": "2022-05-31", "counterparty_name": "王小明"}
    names = ["王小明", "欧阳娜娜", "张**", "启明教育咨询有限公司", "财付通", "利息"]
    site.took(
        "account_entries.csv",
        csv_of(*(entry | {"entry_id": f"E{i}", "counterparty_name": n} for i, n in enumerate(names))),
    )
    kept = [row["counterparty_name"] for row in site.facts("account_entries")]
    assert kept == ["王**", "欧**", "张**", "启明教育咨询有限公司", "财付通", "利息"]


def test_one_person_has_one_key_however_written(site: Site) -> None:
    spellings = [
        IDENTITY,
        IDENTITY.lower(),
        "110105 19491231 002x",
        "１１０１０５１９４９１２３１００２Ｘ",
        OLD_IDENTITY,
    ]
    rows = [{"person_key": number, "school": f"第{i}中学"} for i, number in enumerate(spellings)]
    site.took("school_teachers.csv", csv_of(*rows))
    assert len({row["person_key"] for row in site.facts("school_teachers")}) == 1
    phones = [MOBILE, f"+86{MOBILE}", f"0086 {MOBILE}", "138-1234-5678", "（+86）13812345678"]
    site.took(
        "institutions.csv",
        csv_of(*(INSTITUTION | {"institution_id": f"A{i}", "phone": p} for i, p in enumerate(phones))),
    )
    assert {(row["phone_masked"]) for row in site.facts("institutions")} == {"138****5678"}
    assert len({row["phone"] for row in site.facts("institutions")}) == 1


def test_a_key_stays_and_a_code_stays(site: Site) -> None:
    key = "k1_" + "0f" * 16
    rows = [{"institution_id": "A1", "party_key": value} for value in (key, USCC, f"138****5678[{key[:-1]}e]")]
    site.took("related_parties.csv", csv_of(*rows))
    assert [row["party_key"] for row in site.facts("related_parties")] == [key, USCC, key[:-1] + "e"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "institutions.csv",
            f"institution_id,name,division_code,status\nA1,x,440106,在营\nA1,{MOBILE},440106,在营,{IDENTITY}\n",
        ),
        ("institutions.csv", f'institution_id,name,division_code,status\nA1,"{IDENTITY},440106,在营\n'),
        ("institutions.csv", f"{MOBILE},{IDENTITY}\n1,2\n"),
        ("institutions.csv", f"institution_id,name,{IDENTITY}\nA1,x,y\n"),
        (f"家长{MOBILE}.csv", "a,b\n1,2\n"),
    ],
)
def test_errors(site: Site, name: str, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = site.write(name, text)
    with pytest.raises(SevenlooksError) as caught:
        take_in(site.books, [path])
    error: BaseException | None = caught.value
    while error is not None:
        assert_none(str(error) + repr(error))
        error = error.__cause__ or error.__context__
    for lang in ("zh", "en"):
        with pytest.raises(SystemExit) as ended:
            main(["intake", str(site.books), str(path), "--lang", lang])
        assert ended.value.code == 2
        said = capsys.readouterr()
        assert_none(said.out + said.err)
        assert said.err.count("\n") == 1 and "Traceback" not in said.err


def test_what_is_printed(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    path = site.write("institutions.csv", csv_of(INSTITUTION | {"phone": MOBILE, f"家长{SECOND_MOBILE}": IDENTITY}))
    with pytest.raises(SystemExit) as ended:
        main(["intake", str(site.books), str(path), "--json"])
    assert ended.value.code == 0
    said = capsys.readouterr()
    assert_none(said.out + said.err)
    assert json.loads(said.out)["tables"][0]["unknown_columns"] == ["家长199****"]
    assert_none(everything(site.folder))
