"""The clock: what is overdue climbs once a level, with nobody signed in, and twice does nothing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.server.cases.conftest import Desk
from tests.server.conftest import HANGZHOU, ZHEJIANG

from sevenlooks.errors import BadRequest
from sevenlooks.server.cases import actions, terms
from sevenlooks.server.cases.clock import climb
from sevenlooks.server.cases.models import Case, Climb
from sevenlooks.server.events.models import Event
from sevenlooks.server.web.mistakes import Conflict, Missing

pytestmark = pytest.mark.django_db


def test_on_its_last_day_a_case_is_not_overdue(case: Case) -> None:
    assert climb(case.due_on) == 0


def test_the_day_after_it_climbs_once(case: Case) -> None:
    after = case.due_on + timedelta(days=1)
    assert (climb(after), climb(after)) == (1, 0)
    told = Climb.objects.get()
    assert (told.division_code, told.level, told.due_on) == (HANGZHOU, "city", case.due_on)
    assert Event.objects.filter(act="case.climbed", on_id=str(case.pk)).count() == 1


def test_still_overdue_it_climbs_level_by_level_and_no_further(case: Case) -> None:
    day = case.due_on + timedelta(days=1)
    for level in ("city", "province", "nation"):
        assert climb(day - timedelta(days=1)) == 0
        assert climb(day) == 1
        assert Climb.objects.latest("pk").level == level
        day = terms.after(day, terms.CLIMBING)
    assert climb(date(2027, 12, 1)) == 0


def test_a_night_missed_is_made_up_for(case: Case) -> None:
    assert climb(case.due_on + timedelta(days=4)) == 1


def test_a_new_step_is_a_new_clock(desk: Desk, case: Case) -> None:
    climb(case.due_on + timedelta(days=1))
    ordered = desk.ordered(case)
    assert climb(ordered.due_on) == 0
    assert climb(ordered.due_on + timedelta(days=1)) == 1
    assert set(Climb.objects.values_list("level", flat=True)) == {"city"}


def test_what_has_ended_never_climbs(desk: Desk, case: Case) -> None:
    actions.drop(by=desk.officer, case=case, why="x")
    assert climb(date(2027, 12, 1)) == 0


def test_a_legal_step_stops_no_clock(case: Case) -> None:
    Case.objects.filter(pk=case.pk).update(legal_open=1)
    assert climb(case.due_on + timedelta(days=1)) == 1


def test_only_the_level_it_climbed_to_receives_it_and_once(desk: Desk, case: Case) -> None:
    climb(case.due_on + timedelta(days=1))
    told = str(Climb.objects.get().pk)
    for who in ("province", "ministry"):
        with pytest.raises(Missing):
            actions.receive(by=desk.people[who], climb=told)
    assert actions.receive(by=desk.people["city"], climb=told, words="请三日内办结").received_by == "city"
    with pytest.raises(Conflict):
        actions.receive(by=desk.people["city"], climb=told)
    assert Climb.objects.get().words == "请三日内办结" and ZHEJIANG not in told


def test_terms_follow_the_real_calendar() -> None:
    """2022: 1 to 7 October is the holiday, 8 and 9 October are worked (国务院办公厅 notice on 2022's holidays)."""
    assert terms.ends(date(2022, 9, 29), 1) == date(2022, 9, 30)
    assert terms.ends(date(2022, 9, 29), 2) == date(2022, 10, 8)
    assert terms.ends(date(2022, 9, 30), 2) == date(2022, 10, 9)


@pytest.mark.parametrize("days", (0, -1, terms.MOST + 1))
def test_what_is_no_term(days: int) -> None:
    with pytest.raises(BadRequest):
        terms.ends(date(2022, 9, 29), days)


def test_a_year_without_published_holidays_counts_mondays_to_fridays() -> None:
    """3 January 2090 is a Tuesday."""
    assert terms.ends(date(2090, 1, 3), 5) == date(2090, 1, 10)
    assert terms.provisional(date(2090, 1, 10)) and not terms.provisional(date(2022, 10, 9))
    assert not terms.provisional(terms.NEVER)
