"""The rules against the contract: every rule is there, and says of itself what the contract says of it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
import yaml

from sevenlooks.looks import rules

SHARED = Path(os.environ.get("SEVENLOOKS_SHARED", Path(__file__).parents[2].parent / "shared"))
CONTRACT = SHARED / "contract" / "rules.yaml"


@pytest.fixture(scope="module")
def contract() -> dict[str, dict[str, Any]]:
    if not CONTRACT.is_file():
        pytest.skip(f"the contract is not at {CONTRACT}: set SEVENLOOKS_SHARED to the folder that holds contract/")
    told = yaml.safe_load(CONTRACT.read_text("utf-8"))
    told.pop("version")
    return told


def test_every_rule_of_the_contract_is_there_and_no_other(contract: dict[str, Any]) -> None:
    assert set(rules()) == set(contract)


def test_rules_stand_in_the_order_of_the_looks(contract: dict[str, Any]) -> None:
    looks = [name.split(".")[0] for name in rules()]
    assert list(dict.fromkeys(looks)) == list(dict.fromkeys(name.split(".")[0] for name in contract))


@pytest.mark.parametrize(
    ("part", "ours", "theirs"),
    [
        ("title", lambda rule: rule.title.zh, lambda told: told["zh"]),
        ("subject", lambda rule: rule.subject, lambda told: told["subject"]),
        ("from", lambda rule: rule.since, lambda told: told["from"]),
        ("needs", lambda rule: {n.split(".")[0] for n in rule.needs}, lambda told: set(told["needs"])),
        ("uses", lambda rule: {n.split(".")[0] for n in rule.uses}, lambda told: set(told.get("uses", ()))),
        ("cites", lambda rule: list(rule.cites), lambda told: [c.strip() for c in told["cites"].split(";")]),
        ("lead", lambda rule: rule.lead, lambda told: bool(told.get("lead"))),
    ],
)
def test_a_rule_says_what_the_contract_says(contract: dict[str, Any], part: str, ours: Any, theirs: Any) -> None:
    differ = {
        name: (ours(rules()[name]), theirs(told))
        for name, told in contract.items()
        if name in rules() and ours(rules()[name]) != theirs(told)
    }
    assert differ == {}, f"{part}: ours, the contract's"
