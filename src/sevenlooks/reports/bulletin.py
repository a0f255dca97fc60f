"""The bulletin (通报): one source for all of its formats."""

from __future__ import annotations

from sevenlooks.books.store import Batch
from sevenlooks.language import Lang
from sevenlooks.law import Law
from sevenlooks.reports import annexes as made
from sevenlooks.reports.counting import counting
from sevenlooks.reports.examined import Examined
from sevenlooks.reports.ground import Ground
from sevenlooks.reports.paper import Bulletin
from sevenlooks.reports.places import above
from sevenlooks.reports.sections.clauses import clauses
from sevenlooks.reports.sections.counties import counties
from sevenlooks.reports.sections.coverage import coverage
from sevenlooks.reports.sections.looks import looks
from sevenlooks.reports.sections.not_judged import not_judged
from sevenlooks.reports.sections.overview import overview
from sevenlooks.reports.sections.rules import rules
from sevenlooks.reports.strip import strip
from sevenlooks.screening import Run

SECTIONS = (overview, looks, counties, rules, not_judged, coverage, clauses)


def bulletin(run: Run, examined: Examined, batches: tuple[Batch, ...], law: Law, lang: Lang) -> Bulletin:
    """The bulletin of a run, in the shape of the ministry's published results (2022 look-back).

    `run` must have been made in the same language, for its sentences are taken as they are. `examined`: whom the run
    judged. `batches`: those that count in the snapshot the run was made on.
    """
    ground = _ground(run, examined, batches, law, lang)
    return Bulletin(
        lang=lang,
        title=ground.say("校外培训“七看”筛查情况通报", "Bulletin on the seven looks at off-campus training"),
        heading=_heading(ground),
        strip=strip(ground),
        sections=tuple(section(ground) for section in SECTIONS),
        annexes=tuple(ground.annexes.values()),
    )


def _ground(run: Run, examined: Examined, batches: tuple[Batch, ...], law: Law, lang: Lang) -> Ground:
    counted = counting(run, examined, lang)
    annexes = (
        counted.annex,
        made.findings_annex(run, examined, lang),
        made.counties_annex(examined, lang),
        made.rules_annex(run.outcomes, lang),
        made.judging_annex(run.outcomes, lang),
        made.batches_annex(batches, lang),
        made.bodies_annex(examined, lang),
    )
    return Ground(run, examined, counted, {annex.name: annex for annex in annexes}, batches, law, lang)


def _heading(ground: Ground) -> tuple[tuple[str, str], ...]:
    say, known = ground.say, ground.known_on
    told = known.astimezone(made.SHANGHAI).strftime("%Y-%m-%d %H:%M") if known else say("不详", "not told")
    where = above((body.division_code for body in ground.examined.bodies), ground.lang)
    return (
        (say("范围", "Where"), where),
        (say("截至", "As of"), ground.run.as_of.isoformat()),
        (say("台账报送至", "Books known until"), told),
        (say("规则版本", "Rulebook"), ground.run.record["rulebook"]),
    )
