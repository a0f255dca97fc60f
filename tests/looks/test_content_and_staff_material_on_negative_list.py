"""content_and_staff.material_on_negative_list: its method is not there, and it says so of every material."""

from __future__ import annotations

from tests.scenes import Scene


def test_nothing_is_judged_and_nothing_reads_as_clean() -> None:
    came = Scene(
        "2022-06-30",
        institutions="""
            institution_id | name | division_code | status
            I1             | 甲   | 330106        | operating
        """,
        materials="""
            material_id | institution_id | title      | excerpt
            M1          | I1             | 数学提高班 | 扫码报名立减
        """,
    ).judge("content_and_staff.material_on_negative_list")
    assert (came.found, came.judged, came.why) == (set(), 0, {"method_not_there": 1})
