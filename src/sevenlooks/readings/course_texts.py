"""What courses teach by their own words: name, description, titles and excerpts of their materials (methods.text)."""

from __future__ import annotations

from collections import defaultdict

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from sevenlooks.methods.text.evidence import said_in_short
from sevenlooks.methods.text.judging import Judgement, judge_texts
from sevenlooks.readings.facts import Facts, batch_reading
from sevenlooks.readings.teaching import taught_courses

SCHEMA = pa.schema(
    [
        ("course_id", pa.string()),
        ("reads_as_subject", pa.bool_()),
        ("subject_strength", pa.float64()),
        ("said", pa.string()),
        ("name_alone", pa.bool_()),
    ]
)
TAUGHT = ("SUBJECT", "PRESCHOOL_SUBJECT", "SENIOR_SUBJECT")
LEAST = 0.25  # of the probability itself: below it the words say too little of anything, whichever they say more of


def read_courses(rows: pa.Table) -> pa.Table:
    """One row a course, as SCHEMA. `rows`: courses, and materials with the course they belong to.

    `reads_as_subject`: whether it teaches a school subject rather than anything else, `subject_strength` being the
    probability; `said`: the words that show it, in short; `name_alone`: nothing but its name was told, which shows a
    subject only by naming one: 思维训练 may be what it says.
    """
    texts: dict[str, str] = {}
    more: defaultdict[str, list[str]] = defaultdict(list)
    for row in sorted(rows.to_pylist(), key=lambda row: row["material_id"] or ""):
        parts = [part.strip() for part in (row["title"], row["about"]) if part and part.strip()]
        if row["material_id"] is None:
            texts[row["course_id"]], *told = parts or [""]
            more[row["course_id"]] += told
        elif row["course_id"] in texts:
            more[row["course_id"]] += parts
    whole = {course: "|".join((name, *more[course])) for course, name in texts.items()}
    distinct = list(dict.fromkeys(whole.values()))  # most courses of a province share their words with others
    judged = {judgement.text: _told(judgement) for judgement in judge_texts(distinct)}
    told = [(course, *judged[text], not more[course]) for course, text in whole.items()]
    columns = map(list, zip(*told, strict=True))
    return pa.table(dict(zip(SCHEMA.names, columns, strict=True)), schema=SCHEMA) if told else SCHEMA.empty_table()


def _told(judgement: Judgement) -> tuple[bool, float, str]:
    """A course is offered by being one: what is asked is only whether it is a school subject or something else."""
    spans = judgement.spans_for("SUBJECT")
    subject, other = judgement.probability_of(*TAUGHT), judgement.probability_of("NONSUBJECT")
    share = subject / max(subject + other, 1e-9)
    named = any(span.kind == "subject" for span in spans)
    shown = named if "|" not in judgement.text else subject >= LEAST
    return share > 0.5 and shown, round(share, 4), said_in_short(judgement.text, spans)


@batch_reading(read_courses)
def course_texts(facts: Facts) -> ir.Table:
    """The columns of `read_courses`, one row a course that is not declared a subject one, is of a childcare body, or is

    for preschool children: those of which somebody must read what they teach.
    """
    courses = facts.reading(taught_courses)
    wanted = (courses.category == "non_subject") | (courses.body_category == "childcare") | courses.for_preschool
    courses = courses.filter(wanted.fill_null(False))
    materials = facts.table("materials")
    none = ibis.null("string")
    return ibis.union(
        courses.select("course_id", title="name", about="description", material_id=none),
        materials.filter(materials.course_id.notnull()).select(
            "course_id", "title", about="excerpt", material_id="material_id"
        ),
    )
