"""Where records meet: what must not be tied first."""

from __future__ import annotations

from datetime import date

from sevenlooks.methods.meeting import Meeting, Record, meetings

DAY = date(2022, 3, 1)
NEXT = date(2022, 3, 2)


def advert(id: str, day: date = DAY, weight: float = 0.5, **ties: str) -> Record:
    return Record("advert", id, day, weight, **ties)


def complaint(id: str, day: date = DAY, weight: float = 0.5, **ties: str) -> Record:
    return Record("complaint", id, day, weight, **ties)


def place(*records: Record, common: frozenset[tuple[str, str]] = frozenset()) -> Meeting:
    (only,) = meetings(records, common)
    return only


def test_one_record_meets_nothing() -> None:
    assert place(advert("A1", phone="p")).since is None


def test_records_of_one_kind_and_one_day_do_not_meet() -> None:
    assert place(advert("A1", phone="p"), advert("A2", phone="p")).since is None


def test_what_is_common_ties_nothing() -> None:
    records = (advert("A1", phone="agency"), complaint("C1", phone="agency"))
    assert meetings(records, frozenset({("phone", "agency")})) == []


def test_records_without_a_tie_belong_to_no_place() -> None:
    assert meetings([advert("A1"), complaint("C1")]) == []


def test_two_kinds_meet_on_one_day_and_one_kind_on_two() -> None:
    assert place(advert("A1", phone="p"), complaint("C1", phone="p")).since == DAY
    assert place(advert("A1", phone="p"), advert("A2", NEXT, phone="p")).since == NEXT


def test_a_place_is_named_by_the_first_tie_at_which_records_meet() -> None:
    # One telephone is written once only: the account is what ties.
    met = place(advert("A1", phone="p", account="a"), complaint("C1", NEXT, account="a"))
    assert (met.id, met.since) == ("account:a", NEXT)
    met = place(advert("A1", phone="p", address="x"), complaint("C1", NEXT, phone="p", address="x"))
    assert met.id == "phone:p"


def test_one_place_gives_one_lead_with_all_its_records() -> None:
    met = place(advert("A1", phone="p", account="a"), complaint("C1", NEXT, phone="p"), advert("A2", NEXT, account="a"))
    assert met.id == "phone:p"
    assert [r.id for r in met.records] == ["A1", "A2", "C1"]


def test_strength_takes_each_kind_once() -> None:
    one = place(advert("A1", phone="p"), advert("A2", NEXT, phone="p")).strength
    two = place(advert("A1", phone="p"), complaint("C1", NEXT, phone="p")).strength
    assert (one, two) == (0.5, 0.75)
