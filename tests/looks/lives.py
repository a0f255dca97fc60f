"""Small lives for the rules of early warning: ten bodies that teach week by week, one of which tests may change.

Every body gives two lessons a week, signs a contract of twelve lessons (1,200 yuan) every four weeks, pays back a
refund every ten weeks and has six people. Weeks are counted from Monday 2021-08-30; the last whole one is the 43rd.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from tests.scenes import Judged, Scene

FIRST = date(2021, 8, 30)
WEEKS = 43
BODIES = tuple(f"I{n}" for n in range(10, 20))
X = "I10"  # the body that tests change
Row = dict[str, object]


def day(week: int, plus: int = 0) -> date:
    return FIRST + timedelta(weeks=week, days=plus)


class Lives:
    """Rows of the books, to be dropped and added to; `judge` writes them as a scene."""

    def __init__(self) -> None:
        self.rows: dict[str, list[Row]] = {
            name: []
            for name in (
                "institutions",
                "lessons",
                "contracts",
                "payments",
                "consumptions",
                "refunds",
                "staff",
                "complaints",
            )
        }
        for body in BODIES:
            self._body(body)

    def _body(self, body: str) -> None:
        add = self.add
        add("institutions", institution_id=body, name=body, parent_id="", division_code="330106", status="operating",
            category="non_subject", stages="primary", mode="offline", opened_on=day(-100))  # fmt: skip
        for week in range(WEEKS + 1):
            for n in range(2):
                add("lessons", lesson_id=f"L{body}{week}.{n}", institution_id=body, starts_at=f"{day(week, n)} 18:00",
                    ends_at=f"{day(week, n)} 19:00", pupils=5)  # fmt: skip
        for week in range(-12, WEEKS, 4):
            contract = f"H{body}{week}"
            add("contracts", contract_id=contract, institution_id=body, course_id="", student_key=contract,
                signed_on=day(week), lessons=12, covers_from=day(week), covers_to=day(week + 12, -1),
                amount=1200)  # fmt: skip
            add(
                "payments",
                payment_id=f"P{contract}",
                contract_id=contract,
                institution_id=body,
                paid_on=day(week),
                amount=1200,
            )
            for n in range(12):
                if 0 <= week + n <= WEEKS:
                    add("consumptions", consumption_id=f"K{contract}.{n}", contract_id=contract,
                        consumed_on=day(week + n, 1), lessons=1, amount=100, _body=body, _week=week + n)  # fmt: skip
        for week in range(2, 38, 10):
            self.refund(body, week)
        for n in range(6):
            add("staff", institution_id=body, person_key=f"{body}p{n}", role="teaching", joined_on=day(-50), left_on="")

    def add(self, table: str, **row: object) -> None:
        self.rows[table].append(row)

    def drop(self, table: str, which: Callable[[Row], bool]) -> None:
        self.rows[table] = [row for row in self.rows[table] if not which(row)]

    def refund(self, body: str, week: int, paid: bool = True, contract: str = "") -> None:
        number = len(self.rows["refunds"])
        asked = day(week)
        self.add("refunds", refund_id=f"R{number}", contract_id=contract, institution_id=body, requested_on=asked,
                 due_on=asked + timedelta(days=15), amount_due=300, amount_paid=300 if paid else 0,
                 paid_on=asked + timedelta(days=5) if paid else "")  # fmt: skip

    def complain(self, body: str, week: int, text: str = "申请退费一直拖") -> None:
        number = len(self.rows["complaints"])
        self.add("complaints", complaint_id=f"T{number}", received_at=f"{day(week, 2)} 10:00", division_code="330106",
                 institution_id=body, text=text)  # fmt: skip

    def leave(self, body: str, count: int, week: int) -> None:
        for row in [r for r in self.rows["staff"] if r["institution_id"] == body and not r["left_on"]][:count]:
            row["left_on"] = day(week, 3)

    def stop_lessons(self, bodies: Iterable[str], since: int) -> None:
        """No lesson is held, and none consumed, from that week on."""
        of = set(bodies)
        self.drop("lessons", lambda r: r["institution_id"] in of and str(r["starts_at"]) >= str(day(since)))
        self.drop("consumptions", lambda r: r["_body"] in of and int(str(r["_week"])) >= since)

    def close(self, since: int = 36, body: str = X) -> None:
        """All signs at once."""
        self.stop_lessons([body], since)
        self.leave(body, 4, since + 1)
        for n in range(6):
            self.refund(body, since + n // 3, paid=False)
            self.complain(body, since + 1 + n // 2)

    def judge(self, rule: str, as_of: str = "2022-06-30", without: Iterable[str] = (), **more: str) -> Judged:
        tables = {name: _text(rows) for name, rows in self.rows.items() if name not in without and rows}
        return Scene(as_of, **tables, **more).judge(rule)


def _text(rows: list[Row]) -> str:
    heads = [head for head in rows[0] if not head.startswith("_")]
    return "\n".join([" | ".join(heads), *(" | ".join(str(row[head]) for head in heads) for row in rows)])
