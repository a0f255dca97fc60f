"""Citations: every rule's clause is known, in both languages, with its day."""

from __future__ import annotations

from datetime import date

import pytest

from sevenlooks.law import load_law
from sevenlooks.looks import rules


def test_every_clause_a_rule_cites_is_known() -> None:
    known = set(load_law().citations)
    assert {cite for rule in rules().values() for cite in rule.cites} <= known


def test_no_rule_begins_before_the_first_of_its_documents() -> None:
    law = load_law()
    for rule in rules().values():
        days = [law.citations[cite].since for cite in rule.cites]
        told = [day for day in days if day]
        if len(told) == len(days) and not any(cite.startswith("回头看") for cite in rule.cites):
            assert min(told) <= rule.since or any(law.citations[c].reported for c in rule.cites), rule.id


@pytest.mark.parametrize("key", sorted(load_law().citations))
def test_a_citation_says_who_and_what_in_both_languages(key: str) -> None:
    told = load_law().citations[key]
    assert told.title.zh and told.title.en and told.issuer.zh and told.issuer.en and told.source
    assert told.title.en.isascii()


def test_no_number_is_given_that_was_not_seen() -> None:
    numbered = {key for key, told in load_law().citations.items() if told.number}
    assert all(load_law().citations[key].number == key for key in numbered)
    assert not any("回头看" in key for key in numbered)


def test_days() -> None:
    law = load_law()
    assert law.citations["教育部令第53号"].since == date(2023, 10, 15)
    assert law.citations["教监管厅函〔2022〕9号"].since == date(2022, 5, 17)
