"""The commands as typed, in a process of their own: simulate → intake → screen → compare → rank → report."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

MADE = ("--institutions", "60", "--seed", "5")


def sevenlooks(*words: str, lang: str = "en") -> subprocess.CompletedProcess[str]:
    """Run the command; it may use its own warnings, but must never show a traceback."""
    told = subprocess.run(
        [sys.executable, "-m", "sevenlooks.cli", *words, "--lang", lang],
        capture_output=True,
        text=True,
        timeout=170,
        check=False,
    )
    assert "Traceback" not in told.stdout + told.stderr, told.stderr
    return told


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a small made-up province taken in."""
    folder = tmp_path_factory.mktemp("site")
    assert sevenlooks("simulate", str(folder / "made"), *MADE).returncode == 0
    taken = sevenlooks("intake", str(folder / "books"), str(folder / "made"), "--json")
    assert taken.returncode == 0, taken.stderr
    tables = json.loads(taken.stdout)["tables"]
    assert sum(t["refused"] for t in tables) == 0
    assert {t["table"] for t in tables} >= {"institutions", "lessons", "payments", "account_entries"}
    return folder


def test_screen_writes_findings_of_the_contracts_shape_and_a_record(site: Path) -> None:
    out = site / "findings.csv"
    told = sevenlooks("screen", str(site / "books"), "--as-of", "2022-06-30", "--out", str(out), "--json")
    assert told.returncode == 0, told.stderr
    account = json.loads(told.stdout)
    assert set(account) == {
        "as_of", "rulebook", "engine", "seconds", "rules", "looks", "problem_institutions", "out",
    }  # fmt: skip
    assert len(account["rules"]) == 60
    assert all(set(r) >= {"judged", "found", "not_judged", "why"} for r in account["rules"].values())
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows and list(rows[0]) == [
        "finding_id", "rule", "subject_kind", "subject_id", "institution_id", "linked_id", "division_code",
        "occurred_on", "observed", "expected", "amount", "strength", "reason", "evidence", "cites", "rulebook",
    ]  # fmt: skip
    assert len({r["finding_id"] for r in rows}) == len(rows)
    for row in rows:
        evidence = json.loads(row["evidence"])
        assert evidence and all(set(e) == {"table", "key"} and e["key"] for e in evidence), row
        assert "{" not in row["reason"] and "None" not in row["reason"]
    record = json.loads((site / "findings.csv.run.json").read_text("utf-8"))
    assert record["books"]["batches"] and record["versions"]["duckdb"] and record["parameters"]
    again = sevenlooks("compare", str(out), str(out), "--json")
    parts = json.loads(again.stdout)
    assert (parts["new"]["findings"], parts["gone"]["findings"]) == (0, 0)
    assert parts["persisting"]["findings"] == len(rows)


def test_fail_on_found_and_both_languages(site: Path) -> None:
    one = ("screen", str(site / "books"), "--as-of", "2022-06-30", "--rules", "fees.refund_overdue")
    assert sevenlooks(*one, "--fail-on", "found").returncode == 1
    assert "退费逾期" in sevenlooks(*one, lang="zh").stdout
    assert "Refund overdue" in sevenlooks(*one).stdout


def test_rank_gives_reasons_and_shares(site: Path) -> None:
    told = sevenlooks("rank", str(site / "books"), "--as-of", "2022-06-30", "--top", "3", "--json")
    ranked = [json.loads(line) for line in told.stdout.splitlines()]
    assert [r["place"] for r in ranked] == [1, 2, 3]
    assert all(r["reasons"] and abs(sum(r["shares"].values()) - 1) < 0.01 for r in ranked)


def test_compact_changes_no_finding(site: Path) -> None:
    one = ("screen", str(site / "books"), "--as-of", "2022-06-30", "--rules", "fees.refund_overdue", "--json")
    before = json.loads(sevenlooks(*one).stdout)["rules"]
    assert sevenlooks("compact", str(site / "books")).returncode == 0
    assert json.loads(sevenlooks(*one).stdout)["rules"] == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("screen", "BOOKS", "--as-of", "2022-06-31"), "is no date"),
        (("screen", "BOOKS", "--as-of", "2022-06-30", "--rules", "fees.none"), "No rule matches"),
        (("screen", "BOOKS", "--as-of", "2022-06-30", "--known-on", "soon"), "is no moment"),
        (("screen", "NOWHERE", "--as-of", "2022-06-30"), "There are no books"),
        (("screen", "BOOKS"), "Missing option"),
        (("rules", "fees.none"), "fees.none"),
        (("compare", "NOWHERE", "NOWHERE"), "cannot be read as findings"),
        (("report", "BOOKS", "--as-of", "2022-06-30", "--out", "bulletin.txt"), ".txt"),
        (("fly",), "fly"),
    ],
)
def test_a_wrong_request_ends_in_one_sentence_and_status_2(site: Path, words: tuple[str, ...], said: str) -> None:
    places = {"BOOKS": str(site / "books"), "NOWHERE": str(site / "nowhere.csv")}
    told = sevenlooks(*(places.get(word, word) for word in words))
    assert told.returncode == 2
    assert said in told.stderr
    assert len(told.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(("lang", "word"), [("zh", "七看"), ("en", "Seven looks")])
def test_help_speaks_both_languages(lang: str, word: str) -> None:
    command = [sys.executable, "-m", "sevenlooks.cli", "--lang", lang, "--help"]
    assert word in subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout
