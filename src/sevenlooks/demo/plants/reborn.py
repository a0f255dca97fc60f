"""Look 1, 换壳重开: another body carries on the cancelled one."""

from __future__ import annotations

from sevenlooks.demo import codes, days, deeds
from sevenlooks.demo.honest.bodies import Body
from sevenlooks.demo.plants.reduction import respelled_site
from sevenlooks.demo.world import Row, World

_RULE = "reduction.reborn"
_SHARED = 120  # firms behind one agent's telephone or one incubator's door


def reborn(world: World) -> None:
    """回头看通知 一看: people, pupils, site and telephone that moved on after the closing. A lawful conversion is
    none."""
    ways = (_people_and_pupils, _site_and_phone, _firm_in_the_same_hands)
    for turn, old in enumerate(world.claim("cancelled", world.many(), lambda b: b.taught)):
        ways[turn % len(ways)](world, old)
        world.planted(_RULE, old.id, old)
    _lawful_conversions(world)
    _crowds(world)
    _ordinary_moves(world)


def _people_and_pupils(world: World, old: Body) -> None:
    for new in world.claim("art transformed", 1, lambda b: b.county == old.county) or world.claim("art transformed", 1):
        _move_staff(world, old, new, 20)
        _move_pupils(world, old, new, 12)


def _site_and_phone(world: World, old: Body) -> None:
    """A childcare body opens at the old address with the old telephone and the old legal representative."""
    for new in world.claim("care", 1):
        site = respelled_site(old)
        moved = {"operating_address": site, "registered_address": site, "phone": old.row["phone"]}
        world.alter(new, **moved, legal_rep=old.row["legal_rep"], legal_rep_key=old.row["legal_rep_key"])
        world.change(
            "platform_records", world.place_of("platform_records", "institution_id", new.id), operating_address=site
        )
        _move_staff(world, old, new, 2)


def _firm_in_the_same_hands(world: World, old: Body) -> None:
    """A new firm without any licence: same door, same telephone, same representative. It sells no training on paper."""
    world.add(
        "market_entities",
        **_firm(world, old, old.row["phone"])
        | {
            "legal_rep": old.row["legal_rep"],
            "legal_rep_key": old.row["legal_rep_key"],
            "address": respelled_site(old),
        },
    )


def _firm(world: World, old: Body, phone: str) -> Row:
    division = old.row["division_code"]
    return {
        "uscc": codes.social_credit_code("company", division, world.rng),
        "name": f"{old.row['name'][:3]}新程文化创意有限公司",
        "entity_type": "企业",
        "scope": "文具销售；会议服务",
        "registered_on": days.day(days.number(old.row["status_on"]) + 12),
        "state": "active",
        "division_code": division,
        "address": world.places.fresh(old.county),
        "phone": phone,
        "legal_rep": "林**",
        "legal_rep_key": world.key(),
    }


def _move_staff(world: World, old: Body, new: Body, most: int) -> None:
    """The old body's teachers join the new one soon after the closing, filed and posted as the law asks."""
    joined = days.number(old.row["status_on"]) + 8
    for _, row in [r for r in world.rows("staff", old) if r[1]["role"] == "teaching"][:most]:
        deeds.staff(
            world,
            new,
            joined,
            person_key=row["person_key"],
            name=row["name"],
            certificate_no=row["certificate_no"],
            subject=row["subject"],
        )


def _move_pupils(world: World, old: Body, new: Body, most: int) -> None:
    joined = days.day(days.number(old.row["status_on"]) + 15)
    for _, row in world.rows("enrolments", old)[:most]:
        world.add(
            "enrolments", institution_id=new.id, student_key=row["student_key"], stage=row["stage"], joined_on=joined
        )


def _lawful_conversions(world: World) -> None:
    """The successor holds its own papers and names the old code among its former ones: nothing was hidden."""
    for old in world.claim("cancelled", 2, lambda b: b.taught):
        for new in world.claim("art", 1, lambda b: not b.row.get("former_names")):
            world.alter(new, former_usccs=old.id, former_names=old.row["name"])
            _move_staff(world, old, new, 20)
            _move_pupils(world, old, new, 8)
            world.innocent(_RULE, old.id)


def _crowds(world: World) -> None:
    """An agent's telephone stands behind a hundred firms, an incubator's door behind as many: sharing them says
    nothing."""
    phone, door = world.key(), world.places.fresh(0)
    for old in world.claim("cancelled", 2, lambda b: b.taught):
        world.alter(old, phone=phone, registered_address=door)
        world.innocent(_RULE, old.id)
        for number in range(_SHARED // 2):
            row = _firm(world, old, phone) | {
                "name": f"{world.counties[old.county].name}众联{old.index}-{number}商务服务有限公司"
            }
            world.add("market_entities", **row | {"address": door})


def _ordinary_moves(world: World) -> None:
    """One teacher of several finds work elsewhere, one pupil another hobby."""
    for old in world.claim("cancelled", 2, lambda b: b.taught and b.size > 0.8):
        for new in world.claim("art", 1):
            _move_staff(world, old, new, 1)
            _move_pupils(world, old, new, 1)
            world.innocent(_RULE, old.id)
