"""Business registrations of bodies whose licence was cancelled, and whether their scope still holds training."""

from __future__ import annotations

import re

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from sevenlooks.methods.scope import read_scope
from sevenlooks.readings.bodies import bodies
from sevenlooks.readings.facts import Facts, batch_reading

SUBJECT = re.compile("学科|文化课")
_NON_SUBJECT = re.compile("体育|运动|体能|艺术|文艺|音乐|美术|舞蹈|书法|绘画|科技|科普|编程|机器人|棋")


def _scopes_read(rows: pa.Table) -> pa.Table:
    """Adds `trains` (bool; null without a scope) and `only_non_subject` (bool: all of it expressly non-subject)."""
    read = {text: read_scope(text) for text in set(rows["scope"].to_pylist()) if text and text.strip()}
    scopes = [read.get(text) for text in rows["scope"].to_pylist()]
    trains = pa.array([None if s is None else s.training for s in scopes], pa.bool_())
    only = pa.array([s is not None and _only_non_subject(s.phrases, s.excluded) for s in scopes], pa.bool_())
    return rows.append_column("trains", trains).append_column("only_non_subject", only)


def _only_non_subject(phrases: tuple[str, ...], excluded: tuple[str, ...]) -> bool:
    if any(SUBJECT.search(text) for text in excluded):
        return True
    return bool(phrases) and all("非学科" in p or _NON_SUBJECT.search(p) for p in phrases)


@batch_reading(_scopes_read)
def registrations_left(facts: Facts) -> ir.Table:
    """One row a body with a cancelled licence and a market entity under its code, a former one or its number in the
    ledger, which stays when the code changes:

    `institution_id`, `uscc`, `state`, `scope`, `trains`, `only_non_subject`.
    """
    rows = facts.reading(bodies)
    rows = rows.filter(rows.licence_cancelled_on.notnull())
    now = rows.select("institution_id", code=rows.uscc)
    former = rows.select("institution_id", code=rows.former_usccs.unnest())
    listed = rows.select("institution_id", code=rows.institution_id)
    codes = ibis.union(now, former, listed)
    codes = codes.select("institution_id", code=codes.code.strip().upper()).distinct()
    # Codes that begin with 5 or 1 are given by civil affairs and by the office of public bodies: no business.
    codes = codes.filter(codes.code.notnull(), ~codes.code.re_search("^[15]"))
    entities = facts.table("market_entities").select("uscc", "state", "scope")
    return codes.join(entities, codes.code == entities.uscc).select("institution_id", "uscc", "state", "scope")
