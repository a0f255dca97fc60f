"""What does not load: a value without unit, source, day or place; the error names the file and the line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sevenlooks.errors import BadLaw
from sevenlooks.law import load_law

GOOD = """\
# A county's own period.
stale_days:
  unit: days
  values:
    - {value: 60, from: 2022-03-01, place: 330106, cites: 区教育局通知}
"""


def site(tmp_path: Path, text: str) -> Path:
    (tmp_path / "law").mkdir()
    (tmp_path / "law" / "own.yaml").write_text(text, "utf-8")
    return tmp_path


def test_a_sites_own_value_is_added_to_the_nations(tmp_path: Path) -> None:
    law = load_law(site(tmp_path, GOOD))
    assert law["stale_days"].at(date(2022, 2, 28), "330106") == 90
    assert law["stale_days"].at(date(2022, 3, 1), "330106") == 60
    assert law["stale_days"].at(date(2022, 3, 1), "330105") == 90
    assert law.digest != load_law().digest


def test_every_value_of_the_project_has_its_source_among_the_citations() -> None:
    law = load_law()
    assert {v.cites for p in law.parameters.values() for v in p.values} <= set(law.citations)


@pytest.mark.parametrize(
    ("old", "new", "line", "part"),
    [
        (", cites: 区教育局通知", "", 5, "cites"),
        ("from: 2022-03-01, ", "", 5, "from"),
        ("from: 2022-03-01", "from: March", 5, "from"),
        ("place: 330106, ", "", 5, "place"),
        ("place: 330106", "place: 3301", 5, "place"),
        ("value: 60, ", "", 5, "value"),
        ("unit: days", "unit: weeks", 3, "unit"),
        ("  unit: days\n", "", None, None),
        ("stale_days", "nobody_knows", 3, "title"),
        ("  values:", "  valuse:", 3, "values"),
        ("  unit: days", "  unit: days\n  unit: days", 3, "YAML"),
        ("  unit: days", "  unit: [days", None, "YAML"),
    ],
)
def test_what_does_not_load(tmp_path: Path, old: str, new: str, line: int | None, part: str | None) -> None:
    folder = site(tmp_path, GOOD.replace(old, new))
    if part is None:  # the unit of a known parameter is known
        assert load_law(folder)["stale_days"].unit == "days"
        return
    with pytest.raises(BadLaw) as refused:
        load_law(folder)
    for text in (refused.value.text.zh, refused.value.text.en):
        assert "own.yaml:" in text and part in text
        assert line is None or f"own.yaml:{line}" in text


def test_a_parameter_without_a_unit_anywhere_does_not_load(tmp_path: Path) -> None:
    text = GOOD.replace("stale_days", "own").replace("  unit: days\n", "  title: {zh: 甲, en: a}\n")
    with pytest.raises(BadLaw, match=r"own\.yaml:3"):
        load_law(site(tmp_path, text))
