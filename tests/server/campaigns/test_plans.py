"""The plans that ship."""

from __future__ import annotations

from sevenlooks.looks import rules
from sevenlooks.looks.look import BY_NAME, LOOKS
from sevenlooks.server.campaigns.plan import plans


def test_the_look_back_has_the_seven_looks_in_their_order_with_the_ministrys_labels() -> None:
    plan = plans()["look_back_2022"]
    assert [(look.number, look.name, look.label) for look in plan.looks] == [(k.number, k.name, k.label) for k in LOOKS]


def test_every_rule_of_the_seven_looks_speaks_to_an_item_of_its_own_look() -> None:
    for look in plans()["look_back_2022"].looks:
        mine = [rule.id for rule in rules().values() if rule.look is BY_NAME[look.name]]
        assert [rule for rule in mine if not any(item.hears(rule) for item in look.items)] == []


def test_the_survey_of_2019_is_four_looks_and_holds_nothing_that_was_not_published() -> None:
    plan = plans()["four_looks_2019"]
    assert [look.name for look in plan.looks] == ["effect", "norms", "mechanism", "platform"]
    assert all(len(look.items) == 1 for look in plan.looks) and not plan.items("person")


def test_every_pattern_names_rules_that_are_there_and_every_text_speaks_both_languages() -> None:
    for plan in plans().values():
        for look in plan.looks:
            for item in look.items:
                assert item.title.zh and item.title.en and item.title.zh != item.title.en
                assert all(any(item.hears(rule) for rule in rules()) for _ in item.rules)


def test_an_item_concerns_whoever_the_ledger_says_nothing_about() -> None:
    item = plans()["look_back_2022"].item("still_teaching")[1]
    assert item.concerns({"status": ""}) and item.concerns({"status": "cancelled"})
    assert not item.concerns({"status": "operating"})
