"""Deeds: single honest acts of a body, which a plant turns wrong by changing one thing. Money in yuan, days as
numbers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from sevenlooks.demo import codes, days
from sevenlooks.demo.honest.bank import PURPOSES
from sevenlooks.demo.honest.bodies import Body
from sevenlooks.demo.naming import masked
from sevenlooks.demo.world import Row, World

Yuan = float | Decimal


def course(world: World, body: Body, text: tuple[str, str, str], day: int, **changed: Any) -> Row:
    """A course of ten weekly lessons with that name, description and stage, from `day` on."""
    declared = "non_subject" if body.kind in ("care", "art", "preschool", "transformed") else "subject"
    row = {
        "course_id": world.serial("K"),
        "institution_id": body.id,
        "name": text[0],
        "description": text[1],
        "stage": text[2],
        "category": declared,
        "mode": "online" if body.online else "offline",
        "class_size": 10,
        "lesson_minutes": 30 if body.online else 45,
        "price_per_lesson": 16,
        "lessons": 10,
        "starts_on": days.day(day),
        "ends_on": days.day(day + 63),
    }
    return world.add("courses", **{**row, **changed})


def a_course(world: World, body: Body) -> Row:
    """One of the body's own honest courses, the last one to begin."""
    return max((row for _, row in world.rows("courses", body)), key=lambda row: (row["starts_on"], row["course_id"]))


def a_teacher(world: World, body: Body, number: int = 0) -> str:
    """The key of a full-time teacher who was there all year."""
    staff = [r for _, r in world.rows("staff", body) if r["role"] == "teaching" and r["left_on"] is None]
    return str(staff[number % len(staff)]["person_key"])


def lesson(
    world: World,
    body: Body,
    day: int,
    minute: int = 18 * 60,
    minutes: int = 45,
    course: Row | None = None,
    **changed: Any,
) -> Row:
    """A lesson of the course (the body's latest where none is given) at the body's own site, or on line."""
    taught = course or a_course(world, body)
    row = {
        "lesson_id": world.serial("L"),
        "course_id": taught["course_id"],
        "institution_id": body.id,
        "starts_at": days.at(day, minute),
        "ends_at": days.at(day, minute + minutes),
        "class_group": "2班",
        "mode": "online" if body.online else "offline",
        "teacher_key": a_teacher(world, body) if body.open else None,
        "place": f"线上教室{body.index}-7" if body.online else body.row["operating_address"],
        "pupils": 6,
    }
    return world.add("lessons", **{**row, **changed})


def contract(world: World, body: Body, day: int, lessons: int = 10, amount: Yuan = 807, **changed: Any) -> Row:
    """A contract signed on `day` for ten lessons over ten weeks that begin a week later. No money moves yet."""
    row = {
        "contract_id": world.serial("H"),
        "institution_id": body.id,
        "student_key": world.key(),
        "signed_on": days.day(day),
        "template": "GF-2021-2604",
        "lessons": lessons,
        "covers_from": days.day(day + 7),
        "covers_to": days.day(day + 70),
        "amount": amount,
        "loan": False,
    }
    return world.add("contracts", **{**row, **changed})


def payment(world: World, body: Body, of: Row, day: int, amount: Yuan | None = None, **changed: Any) -> Row:
    """A payment on the contract into the supervised account, or the basic one where a deposit was chosen."""
    row = {
        "payment_id": world.serial("P"),
        "contract_id": of["contract_id"],
        "institution_id": body.id,
        "paid_on": days.day(day),
        "amount": of["amount"] if amount is None else amount,
        "channel": "platform",
        "payee_account": body.custody or body.basic or None,
    }
    return world.add("payments", **{**row, **changed})


def booked(world: World, body: Body, day: int, amount: Yuan, purpose: str = PURPOSES[0], **changed: Any) -> Row | None:
    """An entry in the body's custody account; none for a body without one. Negative amounts go out."""
    if not (body.custody or changed.get("account_no")):
        return None
    row = {
        "entry_id": world.serial("E"),
        "account_no": body.custody,
        "booked_on": days.day(min(day, world.year.span[1])),
        "amount": amount,
        "purpose": purpose,
    }
    return world.add("account_entries", **{**row, **changed})


def charge(
    world: World, body: Body, day: int, amount: Yuan = 807, lessons: int = 10, **changed: Any
) -> tuple[Row, Row]:
    """A contract, its payment on the same day and the bank's entry of it: a whole lawful charge."""
    signed = contract(world, body, day, lessons, amount, **changed)
    paid = payment(world, body, signed, day)
    booked(world, body, day, amount)
    return signed, paid


def odd_amount(world: World, base: int = 900) -> Decimal:
    """A sum that no honest charge has and that no other plant uses."""
    return Decimal(base) + Decimal(int(world.serial("N")[2:]) * 7 % 300) + Decimal("0.31")


def staff(world: World, body: Body, joined: int | None = None, **changed: Any) -> Row:
    """A full-time teacher, qualified, filed and posted, who joined before the year began."""
    day = world.year.span[0] - 60 if joined is None else joined
    academic = body.row["category"] == "subject"
    row = {
        "institution_id": body.id,
        "person_key": world.key(),
        "name": masked(world.rng, 1)[0],
        "role": "teaching",
        "full_time": True,
        "subject": "数学" if academic else None,
        "certificate_no": codes.certificates(world.rng, 1)[0] if academic else None,
        "ability_proof": None if academic else "职业能力证书",
        "joined_on": days.day(day),
        "filed_on": days.day(day + 3),
        "posted": True,
    }
    return world.add("staff", **{**row, **changed})


def material(world: World, body: Body, **changed: Any) -> Row:
    """A self-compiled material in use since autumn, reviewed and filed, by an author who may write it."""
    academic, start = body.row["category"] == "subject", world.year.span[0] + 70
    row = {
        "material_id": world.serial("M"),
        "institution_id": body.id,
        "title": "课堂讲义",
        "kind": "own",
        "stage": body.row["stages"].split(";")[0],
        "grade": 5 if academic else None,
        "subject": "数学" if academic else None,
        "author_years": 8,
        "author_certificate_no": codes.certificates(world.rng, 1)[0] if academic else None,
        "internal_review_on": days.day(start - 40),
        "external_review_on": days.day(start - 30) if academic else None,
        "filed_on": days.day(start - 20),
        "used_from": days.day(start),
        "excerpt": "本单元要点与例子，课后练习两则。",
    }
    return world.add("materials", **{**row, **changed})


def advert(world: World, text: str, day: int, **changed: Any) -> Row:
    """An advert in the street or on the net, from a telephone that nobody else uses."""
    county = world.counties[int(world.rng.integers(len(world.counties)))]
    row = {
        "advert_id": world.serial("A"),
        "published_at": days.at(day, int(world.rng.integers(420, 1380))),
        "source": "群",
        "text": text,
        "phone": world.key(),
        "division_code": county.code,
    }
    return world.add("adverts", **{**row, **changed})


def complaint(world: World, text: str, day: int, division: str, **changed: Any) -> Row:
    row = {
        "complaint_id": world.serial("T"),
        "received_at": days.at(day, 600),
        "channel": "12345",
        "division_code": division,
        "text": text,
        "due_on": days.day(day + 15),
        "verified": "unknown",
    }
    return world.add("complaints", **{**row, **changed})


def visit(world: World, division: str, day: int, minute: int = 18 * 60 + 45, **changed: Any) -> Row:
    row = {
        "visit_id": world.serial("V"),
        "division_code": division,
        "visited_at": days.at(day, minute),
        "kind": "patrol",
        "level": "county",
        "teaching_subjects": False,
        "breach": False,
    }
    return world.add("site_visits", **{**row, **changed})


def refund(world: World, body: Body, day: int, amount: Yuan = 300, **changed: Any) -> Row:
    """A refund asked for on `day` on a contract of the body's own, due after fifteen days, paid after five."""
    signed, _ = charge(world, body, day - 30, amount=max(amount, 601))
    row = {
        "refund_id": world.serial("R"),
        "contract_id": signed["contract_id"],
        "institution_id": body.id,
        "requested_on": days.day(day),
        "due_on": days.day(day + 15),
        "amount_due": amount,
        "amount_paid": amount,
        "paid_on": days.day(day + 5),
    }
    done = world.add("refunds", **{**row, **changed})
    if done["amount_paid"] and isinstance(done["paid_on"], date):
        booked(world, body, days.number(done["paid_on"]), -done["amount_paid"], PURPOSES[2])
    return done
