"""What adverts and posts say: what each offers, how surely, and in which words (methods.text)."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from sevenlooks.methods.text.evidence import said_in_short
from sevenlooks.methods.text.judging import Judgement, judge_texts
from sevenlooks.readings.facts import Facts, batch_reading, reading

SCHEMA = pa.schema(
    [
        ("advert_id", pa.string()),
        ("silent", pa.bool_()),
        ("subject", pa.bool_()),
        ("subject_strength", pa.float64()),
        ("training", pa.bool_()),
        ("training_strength", pa.float64()),
        ("said", pa.string()),
    ]
)


def read_adverts(rows: pa.Table) -> pa.Table:
    """One row an advert, as SCHEMA.

    `silent`: it has no text; `subject`: it offers subject teaching to the compulsory stage or to preschool children,
    `subject_strength` being the probability; `training`: it offers any training to children, with its probability;
    `said`: the words that give it away as written, in short; null where it offers neither.
    """
    texts = [text or "" for text in rows["text"].to_pylist()]
    judged = judge_texts(texts)
    told = [_told(judgement) for judgement in judged]
    columns = (rows["advert_id"].to_pylist(), *map(list, zip(*told, strict=True)))
    return pa.table(dict(zip(SCHEMA.names, columns, strict=True)), schema=SCHEMA) if told else SCHEMA.empty_table()


def _told(judgement: Judgement) -> tuple[bool, bool, float, bool, float, str | None]:
    subject = judgement.label in ("SUBJECT", "PRESCHOOL_SUBJECT")
    training = judgement.training_offer
    strength = round(judgement.probability_of("SUBJECT", "PRESCHOOL_SUBJECT"), 4)
    said = said_in_short(judgement.text, judgement.spans) if subject or training else None
    return not judgement.text.strip(), subject, strength, training, judgement.offer_score, said


@reading(kept=False)
def judged_adverts(facts: Facts) -> ir.Table:
    """The adverts with the columns of `read_adverts`, and `day`: that on which each came out, else was taken in."""
    rows = facts.with_day_of_intake(facts.table("adverts"))
    said = facts.reading(advert_texts).rename(said_of="advert_id")
    rows = rows.left_join(said, rows.advert_id == said.said_of)
    return rows.mutate(day=ibis.coalesce(rows.published_at.date(), rows.taken_in_on)).drop("said_of", "taken_in_on")


@batch_reading(read_adverts)
def advert_texts(facts: Facts) -> ir.Table:
    """One row an advert, its words and those of its picture read as one: the columns of `read_adverts`."""
    rows = facts.table("adverts")
    pictured = ibis.cases((rows.picture_text.notnull(), "\n" + rows.picture_text), else_="")
    return rows.select("advert_id", text=ibis.coalesce(rows.text, "") + pictured)
