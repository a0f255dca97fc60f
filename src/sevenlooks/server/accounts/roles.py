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
    "cases.read": Text("查看案件", "see cases"),
    "cases.handle": Text("办理案件", "handle cases"),
    "cases.check": Text("核验、回访案件", "check cases and visit again"),
    "cases.receive": Text("签收逾期案件", "receive overdue cases from below"),
    "cases.evidence": Text("上传案件证据", "send evidence of cases"),
    "cases.personal": Text("打开含个人信息的证据", "open evidence that shows persons"),
    "parts.answer": Text("办理移送事项", "answer parts of cases handed over"),
    "people.unmask": Text("查看个人信息原文", "unmask personal data"),
    "events.read": Text("查看留痕", "see events"),
    "accounts.manage": Text("管理人员", "manage people"),
}


DEPARTMENTS = {
    "market_regulation": Text("市场监管", "market regulation"),
    "civil_affairs": Text("民政", "civil affairs"),
    "police": Text("公安", "police"),
    "fire": Text("消防", "fire and rescue"),
    "culture_tourism_sport": Text("文旅体育", "culture, tourism and sport"),
    "finance": Text("财政(金融监管)", "finance"),
    "discipline_inspection": Text("纪检监察", "discipline inspection"),
    "street_community": Text("街道社区", "street and community"),
}
"""Partner departments (协同部门): each takes part in the cases handed over to it, and sees no more than its part."""


@dataclass(frozen=True)
class Role:
    """`levels`: where such a post can stand. `may`: its permissions. `department`: of a partner ("" for education)."""

    name: str
    title: Text
    levels: tuple[str, ...]
    may: frozenset[str]
    department: str = ""


def _partner(department: str, title: Text) -> Role:
    """The post of a partner department; streets and communities lie within a county."""
    levels = ("county",) if department == "street_community" else ("county", "city", "province")
    said = Text(f"{title.zh}经办人", f"{title.en} officer")
    return Role(department, said, levels, frozenset({"parts.answer"}), department)


_READ = {"books.read", "findings.read", "campaigns.read", "cases.read"}
_OFFICE = _READ | {"findings.triage", "runs.start", "events.read", "cases.handle", "cases.check", "cases.evidence"}
ROLES = {
    role.name: role
    for role in (
        Role(
            "county_officer",
            Text("县级专干", "county officer"),
            ("county",),
            frozenset(
                _OFFICE | {"books.take_in", "campaigns.survey", "campaigns.answer", "people.unmask", "cases.personal"}
            ),
        ),
        Role(
            "inspector",
            Text("检查员", "inspector"),
            ("county", "city", "province"),
            frozenset(_READ | {"campaigns.survey", "cases.check", "cases.evidence"}),
        ),
        Role(
            "city_officer",
            Text("市级专干", "city officer"),
            ("city",),
            frozenset(
                _OFFICE | {"campaigns.lead", "campaigns.answer", "people.unmask", "cases.receive", "cases.personal"}
            ),
        ),
        Role(
            "province_officer",
            Text("省级专干", "province officer"),
            ("province",),
            frozenset(
                _OFFICE
                | {
                    "campaigns.lead",
                    "campaigns.answer",
                    "books.take_in",
                    "people.unmask",
                    "cases.receive",
                    "cases.personal",
                }
            ),
        ),
        Role(
            "ministry_officer",
            Text("部级专干", "ministry officer"),
            ("nation",),
            frozenset(_OFFICE | {"campaigns.lead", "campaigns.answer", "cases.receive"}),
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
        *(_partner(department, title) for department, title in DEPARTMENTS.items()),
    )
}
