"""Every rule has its page in both languages, and docs/rules.md is what the rules say."""

from __future__ import annotations

from pathlib import Path

import pytest

from sevenlooks.law import load_law
from sevenlooks.looks import rules
from sevenlooks.looks.pages import HEADINGS, page
from sevenlooks.looks.rulebook import UNITS, described, markdown

HANDBOOK = Path(__file__).parents[2] / "docs" / "rules.md"


@pytest.mark.parametrize("name", sorted(rules()))
def test_a_page_says_everything_in_both_languages(name: str) -> None:
    rule = rules()[name]
    told = page(rule)
    assert told.title.zh == rule.title.zh
    assert [heading for heading, _ in told.parts] == list(HEADINGS)
    for _, text in told.parts:
        assert text.zh and text.en
        assert text.zh.isascii() is False and "\n" not in text.zh + text.en


def test_a_line_that_begins_with_no_heading_goes_on() -> None:
    looks_at = page(rules()["reporting.stale_record"]).parts[0][1]
    assert "the day looked from" in looks_at.en
    assert "  " not in looks_at.en


@pytest.mark.parametrize(
    "docstring",
    [
        "Only English\n\nLooks at: a\n",
        "A · 甲\n\nLooks at: a\nWhy: b\nInnocent when: c\nNot judged when: d\n",
        "A · 甲\n\nLooks at: a\nInnocent when: c\nNot judged when: d\n\n看什么:甲\n为什么:乙\n何时无辜:丙\n何时不判:丁",
    ],
)
def test_a_page_of_another_shape_is_refused(docstring: str) -> None:
    class Other:
        id, page = "look.rule", docstring

    with pytest.raises(ValueError, match=r"look\.rule"):
        page(Other())  # type: ignore[arg-type]


def test_every_rule_is_described_with_its_clause_and_its_parameters() -> None:
    law = load_law()
    for rule in rules().values():
        told = described(rule, law)
        assert [cite["cites"] for cite in told["cites"]] == list(rule.cites)
        assert len(told["parameters"]) == len(rule.parameters)


def test_every_unit_of_the_law_is_said_in_both_languages() -> None:
    said = {*UNITS, "share", "minutes after midnight"}
    assert {parameter.unit for parameter in load_law().parameters.values()} <= said


def test_the_handbook_is_what_the_rules_say() -> None:
    made = markdown(rules().values(), load_law())
    assert HANDBOOK.read_text("utf-8") == made, "run: sevenlooks rules --markdown > docs/rules.md"
