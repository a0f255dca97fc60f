"""Look 4, 隐形变异: what the street and the net say; two thirds of it belongs to bodies in no register."""

from __future__ import annotations

from sevenlooks.demo import codes, days, deeds
from sevenlooks.demo.law_days import ADVERTISING, DISGUISED_FORMS, DOUBLE_REDUCTION
from sevenlooks.demo.plants import when
from sevenlooks.demo.wording import adverts, complaints
from sevenlooks.demo.world import Row, World

_DISGUISED = "mutation.disguised_advert"
_TRAINING = "mutation.training_advert"
_PLACE = "mutation.body_in_no_register"
_ENTITY = "mutation.unlisted_entity"


def _advert(world: World, text: str, day: int, subject: bool, **changed: object) -> Row:
    """An advert of training: wrong for the one rule or both, by what it offers and by the day."""
    row = deeds.advert(world, text, day, **changed)
    on = days.day(day)
    known = on >= DOUBLE_REDUCTION
    if subject and known:
        world.planted(_DISGUISED, row["advert_id"])
    else:
        world.innocent(_DISGUISED, row["advert_id"])
    if on >= ADVERTISING:
        world.planted(_TRAINING, row["advert_id"])
    else:
        world.innocent(_TRAINING, row["advert_id"])
    return row


def advertised(world: World) -> None:
    """教监管厅函〔2021〕8号 on disguised subjects, and the eight departments' ban of any training advert.

    Subject tutoring for the compulsory stage and for preschool children is the first; senior-high, art and sport
    only the second, and only from 2021-11-10 on. Books, travel, care, adult classes, news and parents' questions
    are neither.
    """
    rng, wanted = world.rng, max(12, world.many(20))
    span = world.year.span[1] - world.year.span[0]
    for turn in range(wanted):
        day = world.year.span[1] - int(rng.integers(0, span))
        text = adverts.written(adverts.PRESCHOOL, rng) if turn % 6 == 5 else adverts.subject(rng)
        _advert(world, text, day, subject=True)
    for turn in range(wanted // 2):
        kind = adverts.SENIOR if turn % 4 == 3 else adverts.OTHER_TRAINING
        _advert(world, adverts.written(kind, rng), world.year.span[1] - int(rng.integers(0, span)), subject=False)
    before = when.eve(world, ADVERTISING)
    for _ in range(2 if before else 0):
        _advert(world, adverts.written(adverts.OTHER_TRAINING, rng), before or 0, subject=False)
    for _ in range(wanted):
        row = deeds.advert(
            world, adverts.written(adverts.LOOK_ALIKE, rng), world.year.span[1] - int(rng.integers(0, span))
        )
        world.innocent(_DISGUISED, row["advert_id"])
        world.innocent(_TRAINING, row["advert_id"])
    for row in world.tables["adverts"].slice(0, wanted).to_pylist():
        world.innocent(_DISGUISED, row["advert_id"])


def body_in_no_register(world: World) -> None:
    """教监管厅函〔2021〕8号, unlicensed bodies: adverts, complaints and visits that meet at one telephone or
    account."""
    for turn in range(world.many(2)):
        county = world.counties[turn % len(world.counties)]
        day, phone, address = (
            when.school_day(world, 20 + 3 * turn),
            world.key(),
            world.places.fresh(turn % len(world.counties)),
        )
        account = f"wx_{int(world.rng.integers(10**8)):08d}"
        tie: Row = {"account": account} if turn % 3 == 2 else {"phone": phone}
        _advert(
            world, adverts.subject(world.rng), day - 9, subject=True, address=address, division_code=county.code, **tie
        )
        text = complaints.TUTORING[turn % len(complaints.TUTORING)].format(v=address)
        deeds.complaint(world, text, day - 4, county.code, institution_name="无名补习点", address=address, **tie)
        if turn % 3 == 0:
            deeds.visit(
                world,
                county.code,
                day,
                place_name="无名补习点",
                phone=phone,
                address=address,
                teaching_subjects=True,
                pupils=9,
                teachers=1,
                breach=True,
                outcome="无证无照，责令停止并退费",
            )
        if turn % 3 == 1:
            _advert(world, adverts.subject(world.rng), day - 1, subject=True, division_code=county.code, **tie)
        place = f"account:{account}" if turn % 3 == 2 else f"phone:{phone}"
        world.planted(_PLACE, place, place)
    _places_in_order(world)


def _places_in_order(world: World) -> None:
    """A licensed body's telephone, a shop's, a twice-posted advert of one day: nothing meets where no register is."""
    for body in world.hosts("subject art", 2):
        day, phone = when.school_day(world, 30), body.row["phone"]
        deeds.complaint(world, "机构发票开得太慢，催了三次才给。", day, body.row["division_code"], phone=phone)
        deeds.advert(
            world, "招聘前台一名，朝九晚六，有爱心。", day - 5, phone=phone, division_code=body.row["division_code"]
        )
        world.innocent(_PLACE, f"phone:{phone}")
    for turn in range(2):
        phone, county = world.key(), world.counties[turn % len(world.counties)]
        for back, text in (
            (60, "本店新到校服衬衫，支持刺绣姓名，三天取货。"),
            (40, "文具店清仓：练习本一块一本，中性笔十支六块八。"),
        ):
            deeds.advert(world, text, when.school_day(world, back + turn), phone=phone, division_code=county.code)
        world.innocent(_PLACE, f"phone:{phone}")
    phone, day = world.key(), when.school_day(world, 26)
    for _ in range(2):
        _advert(world, adverts.written(adverts.OPEN, world.rng), day, subject=True, phone=phone)
    world.innocent(_PLACE, f"phone:{phone}")


def unlisted_entity(world: World) -> None:
    """回头看通知 四看: firms that by name or scope train, tutor or mind children and stand in no ledger.

    The standard words that leave out whatever needs a licence, training of adults, and science or sport alone do
    not.
    """
    suspicious = (
        ("教育咨询有限公司", "教育培训；学业辅导"),
        ("课外辅导中心", "中小学生课外辅导服务"),
        ("托管服务部", "学生托管服务；餐饮服务"),
        ("文化传播有限公司", "文化课培训；少儿兴趣培训"),
        ("青少年成长中心", "青少年素质教育培训"),
    )
    harmless = (
        ("文化咨询有限公司", "教育咨询服务（不含涉许可审批的教育培训活动）"),
        ("科技有限公司", "软件开发；智能机器人研发"),
        ("体育用品商行", "体育用品销售；体育场地设施经营"),
        ("机动车驾驶员培训有限公司", "机动车驾驶员培训"),
        ("信息技术有限公司", "业务培训（不含教育培训、职业技能培训等需取得许可的培训）"),
    )
    for turn in range(world.many(3)):
        row = _entity(world, turn, *suspicious[turn % len(suspicious)])
        world.planted(_ENTITY, row["uscc"], row["uscc"])
    for turn in range(world.many(2) + 2):
        world.innocent(_ENTITY, _entity(world, turn, *harmless[turn % len(harmless)])["uscc"])
    for turn in range(2):
        world.innocent(_ENTITY, _entity(world, turn, *suspicious[turn], state="cancelled")["uscc"])


def _entity(world: World, turn: int, ending: str, scope: str, state: str = "active") -> Row:
    place = world.counties[turn % len(world.counties)]
    brand = f"{'安康乐学优益佳'[turn % 7]}{'和成达源信诚'[turn % 6]}{turn + 1}"
    return world.add(
        "market_entities",
        uscc=codes.social_credit_code("company", place.code, world.rng),
        name=f"{place.name}{brand}{ending}",
        entity_type="企业",
        scope=scope,
        registered_on=days.day(days.number(DISGUISED_FORMS) - 400 + 5 * turn),
        state=state,
        division_code=place.code,
        address=world.places.fresh(turn % len(world.counties)),
        phone=world.key(),
        legal_rep="许**",
        legal_rep_key=world.key(),
    )
