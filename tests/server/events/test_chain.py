"""The chain of events: an altered, removed or reordered row is found; nothing else is."""

from __future__ import annotations

import pytest
from django.db import connection

from sevenlooks.server.events.actions import record
from sevenlooks.server.events.models import Event
from sevenlooks.server.events.queries import broken_at

pytestmark = pytest.mark.django_db


@pytest.fixture
def three() -> list[Event]:
    return [record(by="test", act="thing.done", on=("thing", str(n)), why="因为", detail={"n": n}) for n in (1, 2, 3)]


def sql(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def test_no_events_are_a_whole_chain() -> None:
    assert broken_at() is None


def test_events_as_they_were_written_are_whole(three: list[Event]) -> None:
    assert [event.number for event in three] == [1, 2, 3]
    assert broken_at() is None


@pytest.mark.parametrize(
    ("statement", "number"),
    [
        ("UPDATE events_event SET why = '别的' WHERE number = 2", 2),
        ("UPDATE events_event SET who = 'somebody else' WHERE number = 1", 1),
        ("DELETE FROM events_event WHERE number = 2", 2),
        ("DELETE FROM events_event WHERE number = 3", 3),
        ("UPDATE events_event SET number = 9 WHERE number = 1", 1),
        ("UPDATE events_head SET number = 2", 4),
    ],
)
def test_what_was_done_to_the_table_is_found(three: list[Event], statement: str, number: int) -> None:
    sql(statement)
    assert broken_at() == number


def test_two_events_that_changed_places_are_found(three: list[Event]) -> None:
    sql("UPDATE events_event SET number = 99 WHERE number = 1")
    sql("UPDATE events_event SET number = 1 WHERE number = 2")
    sql("UPDATE events_event SET number = 2 WHERE number = 99")
    assert broken_at() == 1


def test_an_event_cannot_be_changed_or_taken_away_by_the_program(three: list[Event]) -> None:
    with pytest.raises(PermissionError):
        three[0].save()
    with pytest.raises(PermissionError):
        three[0].delete()
