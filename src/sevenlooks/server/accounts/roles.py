"""Roles (岗位): small classes of data. What a role may do stands here and nowhere else.

A permission is `room.act`. A post joins a person, a role and a division; it reaches that division and all below it.
"""

from __future__ import annotations

from dataclasses import dataclass

from sevenlooks.language import Text

PERMISSIONS = {
    "books.read": Text("查看台账", "see the books"),
    "books.take_in": Text("报送台账", "take in books"),
    "findings.read": Text("查看线索", "see findings"),
    "findings.triage": Text("核定线索", "settle findings"),
    "runs.start": Text("启动筛查", "start runs"),
    "campaigns.read": Text("查看专项行动", "see campaigns"),
    "campaigns.lead": Text("发起和转发专项行动", "start and pass on campaigns"),
    "campaigns.survey": Text("摸排填报", "fill in surveys"),
    "campaigns.answer": Text("签收、办结专项行动,制发通报", "receive and finish campaigns, make their bulletins"),
    "people.unmask": Text("查看个人信息原文", "unmask personal data"),
    "events.read": Text("查看留痕", "see events"),
    "accounts.manage": Text("管理人员", "manage people"),
}


@dataclass(frozen=True)
class Role:
    """`levels`: where such a post can stand. `may`: its permissions."""

    name: str
    title: Text
    levels: tuple[str, ...]
    may: frozenset[str]


_READ = {"books.read", "findings.read", "campaigns.read"}
_OFFICE = _READ | {"findings.triage", "runs.start", "events.read"}
ROLES = {
    role.name: role
    for role in (
        Role(
            "county_officer",
            Text("县级专干", "county officer"),
            ("county",),
            frozenset(_OFFICE | {"books.take_in", "campaigns.survey", "campaigns.answer", "people.unmask"}),
        ),
        Role(
            "inspector",
            Text("检查员", "inspector"),
            ("county", "city", "province"),
            frozenset(_READ | {"campaigns.survey"}),
        ),
        Role(
            "city_officer",
            Text("市级专干", "city officer"),
            ("city",),
            frozenset(_OFFICE | {"campaigns.lead", "campaigns.answer", "people.unmask"}),
        ),
        Role(
            "province_officer",
            Text("省级专干", "province officer"),
            ("province",),
            frozenset(_OFFICE | {"campaigns.lead", "campaigns.answer", "books.take_in", "people.unmask"}),
        ),
        Role(
            "ministry_officer",
            Text("部级专干", "ministry officer"),
            ("nation",),
            frozenset(_OFFICE | {"campaigns.lead", "campaigns.answer"}),
        ),
        Role(
            "auditor",
            Text("审计员", "auditor"),
            ("county", "city", "province", "nation"),
            frozenset(_READ | {"events.read"}),
        ),
        Role(
            "administrator",
            Text("管理员", "administrator"),
            ("county", "city", "province", "nation"),
            frozenset({"accounts.manage", "events.read"}),
        ),
    )
}
