"""`sevenlooks rules`: the list, one rule, the rulebook, and what it says to a wrong name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sevenlooks.cli import main
from sevenlooks.looks import rules


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as ended:
        main(["rules", *arguments])
    told = capsys.readouterr()
    return int(ended.value.code or 0), told.out, told.err


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_list_names_every_rule_whole(capsys: pytest.CaptureFixture[str], lang: str) -> None:
    status, out, _ = run(capsys, "--lang", lang)
    assert status == 0
    for rule in rules().values():
        assert f"{rule.id} " in out and rule.title.in_(lang) in out  # type: ignore[arg-type]


def test_one_rule_with_its_clause_days_parameters_and_innocence(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "mutation.ends_too_late", "--lang", "zh")
    for told in ("何时无辜", "2021-07-24", "国办发〔2018〕80号", "20:30", "全国", "2018-08-22"):
        assert told in out


def test_a_sites_own_value_is_shown_by_place(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "law").mkdir()
    own = "stale_days:\n  values:\n    - {value: 60, from: 2022-03-01, place: 330106, cites: 区教育局通知}\n"
    (tmp_path / "law" / "own.yaml").write_text(own, "utf-8")
    _, out, _ = run(capsys, "reporting.stale_record", "--dir", str(tmp_path), "--lang", "zh")
    assert "60天 (西湖区, 2022-03-01, 区教育局通知)" in out


def test_json_is_one_object_a_rule_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "--json")
    told = [json.loads(line) for line in out.splitlines()]
    assert [rule["rule"] for rule in told] == list(rules())
    assert all(rule["title"]["zh"] and rule["title"]["en"] and len(rule["page"]) == 4 for rule in told)


def test_the_rulebook_is_printed_whole(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "--markdown")
    assert out.count("\n### ") == len(rules())


def test_an_unknown_rule_is_one_plain_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "fees.nothing", "--lang", "en")
    assert (status, out) == (2, "")
    assert err.count("\n") == 1 and "fees.nothing" in err and "Traceback" not in err
