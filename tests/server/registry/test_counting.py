"""How many there are: tallies and lists agree, at every level."""

from __future__ import annotations

import pytest

from sevenlooks.server.registry import queries
from sevenlooks.server.registry.models import Institution, RuleTally
from sevenlooks.server.registry.tallying import above, levels
from sevenlooks.server.web.placed import Scope

SCOPES = ("000000", "330000", "330100", "330106", "330110", "350000")


def test_a_row_of_no_known_place_counts_in_the_nation_alone() -> None:
    assert levels("") == ("000000",)
    assert levels("330106") == ("330106", "330100", "330000", "000000")
    assert levels("330100") == ("330100", "330000", "000000")
    assert [above(code) for code in ("330106", "330100", "330000", "000000")] == ["330100", "330000", "000000", ""]


@pytest.mark.parametrize("code", SCOPES)
@pytest.mark.parametrize(
    "what",
    [
        {}, {"with_": "problem"}, {"with_": "breach"}, {"with_": "lead"}, {"judged": "yes"}, {"judged": "no"},
        {"look": "fees"}, {"look": "mutation", "with_": "lead"}, {"look": "fees", "with_": "lead"},
        {"look": "fees", "judged": "yes"}, {"look": "fees", "judged": "no"}, {"search": "启明"},
        {"search": "启明", "with_": "lead"}, {"status": "operating", "with_": "breach"}, {"look": "nothing"},
    ],
)  # fmt: skip
def test_a_list_of_bodies_has_as_many_rows_as_it_says(
    code: str, what: dict[str, str], registry: dict[str, Institution]
) -> None:
    rows = queries.institutions(Scope(code), **what)
    assert queries.how_many_institutions(Scope(code), rows, **what) == queries.HowMany(len(list(rows)))


@pytest.mark.parametrize("code", SCOPES)
@pytest.mark.parametrize(
    "what",
    [{}, {"look": "fees"}, {"rule": "fees.training_loan"}, {"look": "mutation", "rule": "fees.training_loan"},
     {"settled": ""}, {"settled": "confirmed"}, {"institution": "I1"}],
)  # fmt: skip
def test_a_list_of_findings_has_as_many_rows_as_it_says(
    code: str, what: dict[str, str], registry: dict[str, Institution]
) -> None:
    rows = queries.findings(Scope(code), **what)
    assert queries.how_many_findings(Scope(code), rows, **what) == queries.HowMany(len(list(rows)))


def test_a_long_list_counts_up_to_the_cap_and_says_so(
    registry: dict[str, Institution], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "CAP", 2)
    assert queries.HowMany.of(Institution.objects.all()) == queries.HowMany(2, more=True)
    assert queries.HowMany.of(Institution.objects.filter(pk__in=("I1", "I2"))) == queries.HowMany(2)


def test_a_rules_tally_adds_up_over_counties(registry: dict[str, Institution]) -> None:
    told = RuleTally.objects.get(division_code="330100", rule="fees.training_loan")
    assert (told.judged, told.found, told.leads, told.findings, told.bodies) == (2, 2, 0, 2, 3)
