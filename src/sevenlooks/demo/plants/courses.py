"""Look 4, 换名开课: courses that teach subjects under another name, or to children who are too young for them."""

from __future__ import annotations

from sevenlooks.demo import days, deeds
from sevenlooks.demo.honest.bodies import Body
from sevenlooks.demo.law_days import CLASSIFICATION
from sevenlooks.demo.plants import when
from sevenlooks.demo.wording import covered_courses as texts
from sevenlooks.demo.world import Row, World

_COVERED = "mutation.subject_under_other_name"
_PRESCHOOL = "mutation.preschool_subject"


def _course(world: World, body: Body, text: tuple[str, str, str], turn: int, **changed: object) -> Row:
    return deeds.course(world, body, text, when.school_day(world, 60 + turn % 40), **changed)


def subject_under_other_name(world: World) -> None:
    """教监管厅函〔2021〕16号: purpose, content, method and evaluation decide, not the name; a childcare body
    teaches none at all. Play, stage, craft and tea are what they say; a course that ended before the guide was not
    judged by it."""
    for turn, body in enumerate(world.hosts("art transformed care", world.many(3))):
        row = _course(world, body, texts.SUBJECT_AS_OTHER[turn % len(texts.SUBJECT_AS_OTHER)], turn)
        world.planted(_COVERED, row["course_id"], body)
    for turn, body in enumerate(world.hosts("art transformed", max(world.many(2), 5))):
        row = _course(world, body, texts.OTHER_LIKE_SUBJECT[turn % len(texts.OTHER_LIKE_SUBJECT)], turn)
        world.innocent(_COVERED, row["course_id"])
    before = when.eve(world, CLASSIFICATION)
    for body in world.hosts("art", 1 if before else 0):
        ended = {"starts_on": days.day((before or 0) - 60), "ends_on": days.day(before or 0)}
        world.innocent(_COVERED, _course(world, body, texts.SUBJECT_AS_OTHER[0], 0, **ended)["course_id"])
    for body in world.hosts("care", 1):
        care = ("放学看护", "接回、吃点心、自己写作业，七点前接走，不讲题。", "primary")
        world.innocent(_COVERED, _course(world, body, care, 3)["course_id"])


def preschool_subject(world: World) -> None:
    """中办发〔2021〕40号: no subject, foreign languages included, for preschool children. Declared as no subject,
    it is one under another name as well."""
    for turn, body in enumerate(world.hosts("preschool art", world.many(1.5))):
        declared = ("subject", "non_subject")[turn % 2]
        row = _course(
            world, body, texts.PRESCHOOL_SUBJECT[turn % len(texts.PRESCHOOL_SUBJECT)], turn, category=declared
        )
        world.planted(_PRESCHOOL, row["course_id"], body)
        if declared == "non_subject":
            world.planted(_COVERED, row["course_id"], body)
    for turn, body in enumerate(world.hosts("preschool art", 4)):
        row = _course(world, body, texts.PRESCHOOL_LIKE[turn % len(texts.PRESCHOOL_LIKE)], turn)
        world.innocent(_PRESCHOOL, row["course_id"])
