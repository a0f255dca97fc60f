"""Look 5, 培训材料: what pupils are given to read, who wrote it, who looked at it."""

from __future__ import annotations

from typing import Any

from sevenlooks.demo import days, deeds
from sevenlooks.demo.law_days import MATERIALS
from sevenlooks.demo.plants import when
from sevenlooks.demo.wording import materials as texts
from sevenlooks.demo.world import World

_SUBJECT, _OTHER = "subject senior online", "art transformed preschool"


def _sown(
    world: World, rule: str, kinds: str, wanted: int, wrongs: tuple[dict[str, Any], ...], planted: bool = True
) -> None:
    """Materials at hosts of those kinds, each with one of the given differences in turn."""
    for turn, body in enumerate(world.hosts(kinds, wanted)):
        row = deeds.material(world, body, **wrongs[turn % len(wrongs)])
        if planted:
            world.planted(rule, row["material_id"], body)
        else:
            world.innocent(rule, row["material_id"])


def _over_before_the_rule(world: World) -> dict[str, Any] | None:
    """In use only till the eve of the rule."""
    before = when.eve(world, MATERIALS)
    return None if before is None else {"used_from": days.day(before - 50), "used_to": days.day(before)}


def material_not_reviewed(world: World) -> None:
    """教监管厅函〔2021〕6号: subject materials of one's own are reviewed inside and outside, others inside.

    Published books need neither; what was laid aside before the rule is not judged by it.
    """
    rule = "content_and_staff.material_not_reviewed"
    gaps = (
        {"external_review_on": None},
        {"internal_review_on": None},
        {"internal_review_on": None, "external_review_on": None},
    )
    _sown(world, rule, _SUBJECT, world.many(), gaps)
    _sown(world, rule, _OTHER, 1, ({"internal_review_on": None},))
    published = {
        **gaps[2],
        "kind": "published",
        "isbn": "9787100000017",
        "author_years": None,
        "author_certificate_no": None,
    }
    _sown(world, rule, _SUBJECT, 2, (published,), planted=False)
    _sown(world, rule, _OTHER, 2, ({"external_review_on": None},), planted=False)
    ended = _over_before_the_rule(world)
    if ended:
        _sown(world, rule, _SUBJECT, 1, ({**gaps[2], **ended},), planted=False)


def material_not_filed(world: World) -> None:
    """教监管厅函〔2021〕6号: what is in use is filed. What is not yet in use need not be, what was laid aside
    before the rule neither."""
    rule = "content_and_staff.material_not_filed"
    _sown(world, rule, f"{_SUBJECT} {_OTHER}", world.many(1.5), ({"filed_on": None},))
    _sown(
        world, rule, _SUBJECT, 2, ({"filed_on": None, "used_from": days.day(world.year.span[1] + 60)},), planted=False
    )
    _sown(world, rule, _OTHER, 1, ({},), planted=False)
    ended = _over_before_the_rule(world)
    if ended:
        _sown(world, rule, _SUBJECT, 1, ({"filed_on": None, **ended},), planted=False)


def material_on_negative_list(world: World) -> None:
    """教监管厅函〔2021〕6号, the twelve items: advertising, beyond the grade, superstition, leading astray. A book
    that tells how superstition was exposed, or opium burnt, touches none."""
    rule = "content_and_staff.material_on_negative_list"
    for planted, excerpts in ((True, texts.FORBIDDEN), (False, texts.PERMITTED)):
        rows = tuple({"title": e.title, "excerpt": e.text, "grade": e.grade} for e in excerpts)
        _sown(world, rule, "subject", max(world.many(1.5), len(excerpts)), rows, planted)


def author_unqualified(world: World) -> None:
    """教监管厅函〔2021〕6号: three years in teaching, for subjects the certificate too, of seventeen digits. Three
    years are enough; nobody who teaches art is asked for a certificate."""
    rule = "content_and_staff.author_unqualified"
    _sown(
        world,
        rule,
        _SUBJECT,
        world.many(),
        ({"author_years": 2}, {"author_certificate_no": "2015350102"}, {"author_years": 0}),
    )
    _sown(world, rule, _OTHER, 1, ({"author_years": 1},))
    _sown(world, rule, _SUBJECT, 2, ({"author_years": 3},), planted=False)
    _sown(world, rule, _OTHER, 2, ({"author_certificate_no": None, "author_years": 5},), planted=False)
