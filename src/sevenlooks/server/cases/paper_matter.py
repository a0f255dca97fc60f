"""What a case tells its papers: read from its rows, in the words of the day on which a paper is made."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from sevenlooks.law import load_law
from sevenlooks.law.articles import articles_on
from sevenlooks.reports.notices import Matter
from sevenlooks.reports.notices.matter import Asked, Closed, File, Money, Ordered, Proposed
from sevenlooks.reports.notices.offices import Office, office, where
from sevenlooks.server.accounts.models import Person
from sevenlooks.server.cases import handovers, penalty_words, stages
from sevenlooks.server.cases.models import Case, Evidence, Paper, Part, Source, Step
from sevenlooks.server.registry.masking import masked_text

DEPARTMENTS = {
    "market_regulation": "市场监管部门", "civil_affairs": "民政部门", "police": "公安机关", "fire": "消防救援机构",
    "culture_tourism_sport": "文旅体育部门", "finance": "财政(金融监管)部门", "discipline_inspection": "纪检监察机关",
    "street_community": "街道(社区)",
}  # fmt: skip
"""Who is written to where nobody gives the office's exact name."""
_OWN_VALUES = "本软件默认值"
_GIVES_A_PLACE = "19"  # the article on who gives a site or a platform, in any document that has it


def matter(case: Case, by: Any, kind: str, *, to: Part | None = None, addressee_kind: str = "party",
           addressee: str = "", found: str = "", words: str = "", basis: str = "",
           own: Office | None = None) -> Matter:  # fmt: skip
    """The case as its papers of this kind tell it. `to`: the part that a letter hands over. `found`: in other words."""
    sources = list(case.sources.order_by("pk"))
    typed = tuple(line.strip() for line in basis.splitlines() if line.strip())
    return Matter(
        office=own or office_of(by.scope.code), on=timezone.localdate(), case_number=case.number,
        opened_on=_day(case.opened_at), party_kind=case.party_kind, party=case.party, address=case.address,
        matter=found or case.matter, conduct_on=case.conduct_on, cites=typed or _cites(sources, kind, case.conduct_on),
        problems=_problems(case, sources),
        order=_order(case), money=_money(case), files=_files(case, kind), asked=_asked(to) if to else None,
        proposed=_proposed(case), closed=_closed(case), addressee_kind=addressee_kind, addressee=addressee,
        words=words,
    )  # fmt: skip


def office_of(code: str) -> Office:
    """The office as the newest paper of its division names it; before there is one, as offices are usually named."""
    usual = office(code)
    last = Paper.objects.filter(division_code=code).order_by("-pk").values_list("told", flat=True).first()
    kept = (last or {}).get("office")
    return Office(kept["name"], kept["word"], usual.government) if kept else usual


def department_name(part: Part) -> str:
    return f"{where(part.division_code)}{DEPARTMENTS[part.department]}"


def basis_of(case: Case, kind: str) -> tuple[str, ...]:
    """The clauses that a paper of this kind would cite, in words."""
    return _cites(list(case.sources.order_by("pk")), kind, case.conduct_on)


def _problems(case: Case, sources: list[Source]) -> tuple[str, ...]:
    """What the books say, where it is not the matter itself."""
    breaches = (masked_text(s.said_zh) for s in sources if s.kind == Source.FINDING and not s.lead)
    return tuple(dict.fromkeys(each for each in breaches if each.strip() != case.matter))


def _cites(sources: list[Source], kind: str, conduct_on: date) -> tuple[str, ...]:
    keys = [key for source in sources for key in source.cites.split("; ") if key]
    told = [cited for key in keys if (cited := _cited(key))]
    if kind == "inform":
        told = [
            penalty_words.of_article(each).zh for each in articles_on(conduct_on) if each.number == _GIVES_A_PLACE
        ] + told
    return tuple(dict.fromkeys(told))


def _cited(key: str) -> str:
    """《…》(文号) 第…条; "" for a value that this program set itself, on which nobody can be ordered anything."""
    if key.startswith(_OWN_VALUES):
        return ""
    known = load_law().citations.get(key)
    if known is None:
        return key
    title, _, clause = known.title.zh.partition(" ")
    if title.startswith("("):  # described, for its exact title was not seen
        return f"国家关于{title[1:-1]}"
    named = f"《{title.partition('(')[0] if '看:' in title else title}》"
    return named + (f"({known.number})" if known.number else "") + clause


def _order(case: Case) -> Ordered | None:
    last = case.orders.order_by("-pk").first()
    return Ordered(last.measures, last.responsible, last.department, last.due_on) if last else None


def _money(case: Case) -> Money:
    return Money(case.refunds.count() if case.refunds_due else 0, case.refunds_due, case.refunds_paid)


def _files(case: Case, kind: str) -> tuple[File, ...]:
    """What shows no person. A record of an inspection lists what was taken up before the order, or at the revisit."""
    held = case.evidence.filter(personal=False, replaced_by=None).order_by("pk")
    if kind == "inspection":
        ended = case.stage not in stages.UNSOLVED
        held = held.filter(when=Evidence.REVISIT if ended else Evidence.BEFORE)
    return tuple(File(each.shows or each.name, _day(each.taken_at) if each.taken_at else None) for each in held)


def _asked(part: Part) -> Asked:
    return Asked(part.asked, part.due_on, tuple(part.shares), part.stage == handovers.TAKEN)


def _proposed(case: Case) -> Proposed | None:
    kept = case.proposals.order_by("-pk").first()
    if kept is None:
        return None
    told = penalty_words.told(kept)
    return Proposed(
        told.title.zh, told.conduct.zh, kept.conduct_on, told.grade.zh, kept.received, kept.refunded, kept.income,
        tuple(kind.zh for kind in told.kinds), kept.why,
        tuple((what.zh, weight.zh, why) for what, weight, why in told.circumstances), kept.low, kept.high, kept.fine,
    )  # fmt: skip


def _closed(case: Case) -> Closed | None:
    if case.closed_at is None:
        return None
    last: dict[str, Step] = {step.move: step for step in case.steps.order_by("number")}
    report, check, close = (last.get(move) for move in ("report", "check", "close"))
    if report is None or check is None or close is None:
        return None
    visit = last.get("come_back") or last.get("revisit")
    return Closed(
        report.why, _day(report.at), check.why, _name(check.by), _day(check.at), _name(close.by), _day(close.at),
        close.why, close.due_on, _day(visit.at) if visit else None, visit.why if visit else "",
    )  # fmt: skip


def _name(username: str) -> str:
    return Person.objects.filter(username=username).values_list("name", flat=True).first() or username


def _day(moment: Any) -> date:
    return timezone.localtime(moment).date()
