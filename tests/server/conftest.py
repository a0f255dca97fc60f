"""The site under test: its settings, some people of each post, and a registry of a few bodies in two counties."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

SITE = Path(tempfile.mkdtemp(prefix="sevenlooks-site-"))
os.environ["SEVENLOOKS_SITE"] = str(SITE)
os.environ["DJANGO_SETTINGS_MODULE"] = "sevenlooks.server.project.settings"

import django  # noqa: E402

django.setup()

import pytest  # noqa: E402
from django.conf import settings  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402

from sevenlooks.server.accounts.models import Person  # noqa: E402
from sevenlooks.server.registry.models import Finding, Institution, Standing  # noqa: E402
from sevenlooks.server.registry.tallying import tally  # noqa: E402

XIHU, YUHANG, HANGZHOU, ZHEJIANG = "330106", "330110", "330100", "330000"
POSTS = {
    "county": ("county_officer", XIHU),
    "neighbour": ("county_officer", YUHANG),
    "inspector": ("inspector", XIHU),
    "city": ("city_officer", HANGZHOU),
    "province": ("province_officer", ZHEJIANG),
    "ministry": ("ministry_officer", "000000"),
    "auditor": ("auditor", "000000"),
    "administrator": ("administrator", "000000"),
}


@pytest.fixture(autouse=True)
def quick_passwords() -> None:
    """Argon2 takes a tenth of a second by design; tests need not wait for it."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def people(db: None) -> dict[str, Person]:
    """One person a post, by the names of POSTS; the password of each is "a long password"."""
    made = {}
    for name, (role, division) in POSTS.items():
        person = Person(username=name, name=name, role=role, division_code=division)
        person.set_password("a long password")
        person.save()
        made[name] = person
    return made


@pytest.fixture
def browse(people: dict[str, Person]) -> Callable[[str], Client]:
    """A client signed in as one of the people, speaking English."""

    def as_(name: str) -> Client:
        client = Client(headers={"accept-language": "en"})
        client.force_login(people[name], backend="django.contrib.auth.backends.ModelBackend")
        return client

    return as_


@pytest.fixture
def registry(db: None) -> dict[str, Institution]:
    """Three bodies: one with a breach and a lead and a clean one in 西湖区, one with a breach in 余杭区."""
    bodies = {
        "I1": Institution(
            institution_id="I1", name="启明培训中心", former_names="远帆补习社", uscc="91330106MA00000001",
            division_code=XIHU, status="operating", address="文三路90号", search="启明培训中心 远帆补习社 文三路90号",
            found={"fees": 1}, leads={"mutation": 1}, judged=0b1111111, breaches=1, suspicions=1,
        ),
        "I2": Institution(
            institution_id="I2", name="晨光艺术学校", division_code=XIHU, status="cancelled", search="晨光艺术学校",
            judged=0b0000001,
        ),
        "I3": Institution(
            institution_id="I3", name="余杭启明教育", division_code=YUHANG, status="operating", search="余杭启明教育",
            found={"fees": 1}, judged=0b1111111, breaches=1,
        ),
    }  # fmt: skip
    for body in bodies.values():
        body.save()
    for id, body, rule, look, lead in (
        ("a" * 32, "I1", "fees.training_loan", 3, False),
        ("b" * 32, "I1", "mutation.disguised_advert", 4, True),
        ("c" * 32, "I3", "fees.training_loan", 3, False),
    ):
        Finding(
            finding_id=id, rule=rule, look=look, lead=lead, subject_kind="contract", subject_id=f"of-{body}",
            institution_id=body, division_code=bodies[body].division_code, occurred_on=date(2022, 5, 1),
            strength=0.7 if lead else 1.0, reason_zh=f"{body} 的线索", reason_en=f"A finding on {body}",
            cites="教监管函〔2021〕2号", rulebook="test",
        ).save()  # fmt: skip
    Standing.objects.create(
        run="test", as_of=date(2022, 6, 30), known_on=timezone.now(), rulebook="test",
        rules={"fees.training_loan": {"judged": 5, "found": 2, "not_judged": 1, "why": {"no_date": 1}}},
    )  # fmt: skip
    tally("test", date(2022, 6, 30), {(XIHU, "fees.training_loan"): 1, (YUHANG, "fees.training_loan"): 1})
    return bodies
