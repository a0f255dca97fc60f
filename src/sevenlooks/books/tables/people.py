"""People who teach: staff, teachers on a school roll, barred people."""

from __future__ import annotations

from sevenlooks.books.book import Book
from sevenlooks.books.columns import Column

STAFF = Book(
    name="staff",
    zh="从业人员",
    key=(
        "institution_id",
        "person_key",
        "joined_on",
    ),
    columns=(
        Column("institution_id", "text", "机构编号", required=True, refers="institutions.institution_id"),
        Column("person_key", "key", "证件号", privacy="personal", required=True),
        Column("name", "text", "姓名", privacy="personal", masked=True),
        Column(
            "role", "enum", "岗位类别", required=True, choices={"teaching": "教学", "research": "教研", "other": "其他"}
        ),
        Column("full_time", "bool", "专职"),
        Column("subject", "text", "任教科目"),
        Column("certificate_no", "text", "教师资格证号", privacy="personal"),
        Column("ability_proof", "text", "职业(专业)能力证明", privacy="personal"),
        Column("joined_on", "date", "入职日期", required=True),
        Column("left_on", "date", "离职日期", after="joined_on"),
        Column("filed_on", "date", "平台备案日期"),
        Column("posted", "bool", "已公示"),
    ),
)

SCHOOL_TEACHERS = Book(
    name="school_teachers",
    zh="在职教师名册",
    key=(
        "person_key",
        "school",
    ),
    columns=(
        Column("person_key", "key", "证件号", privacy="personal", required=True),
        Column("school", "text", "学校", required=True),
        Column("division_code", "text", "行政区划代码", check="division"),
        Column("on_roll_from", "date", "在编起", about="empty = always"),
        Column("on_roll_to", "date", "在编止", about="empty = still", after="on_roll_from"),
    ),
)

BARRED_PEOPLE = Book(
    name="barred_people",
    zh="从业禁止名单",
    key=("person_key",),
    columns=(
        Column("person_key", "key", "证件号", privacy="personal", required=True),
        Column("reason", "text", "原因"),
        Column("barred_on", "date", "列入日期"),
    ),
)
