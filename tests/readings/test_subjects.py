"""Typed subjects: only a whole known name is read, and never out of the middle of another."""

from __future__ import annotations

import ibis
import pyarrow as pa

from sevenlooks.readings.subjects import is_school_subject
from tests.scenes import engine_under_test

READ = {
    "数学": True,
    "小学语文": True,
    "七年级英语": True,
    "数学课": True,
    "物理(初中)": True,
    "道德与法治": True,
    "Maths": True,
    "美术": False,
    "少儿编程": None,
    "编程": False,
    "体育与健康": False,
    "数学思维": None,
    "生物科技体验": None,
    "全科": None,
    "": None,
}


def test_what_a_typed_subject_is() -> None:
    with engine_under_test() as engine:
        rows = engine.give("typed", pa.table({"subject": list(READ), "nth": range(len(READ))}))
        came = engine.take(rows.select("nth", is_school=is_school_subject(rows.subject)).order_by(ibis.asc("nth")))
    assert dict(zip(READ, came["is_school"].to_pylist(), strict=True)) == READ
