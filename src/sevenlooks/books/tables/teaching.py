"""What is taught, when, to whom."""

from __future__ import annotations

from sevenlooks.books.book import Book
from sevenlooks.books.columns import Column

COURSES = Book(
    name="courses",
    zh="课程",
    key=("course_id",),
    columns=(
        Column("course_id", "text", "课程编号", privacy="public", required=True),
        Column(
            "institution_id", "text", "机构编号", privacy="public", required=True, refers="institutions.institution_id"
        ),
        Column("name", "text", "课程名称", privacy="public", required=True),
        Column("description", "text", "课程简介"),
        Column(
            "category",
            "enum",
            "类别",
            about="as the institution declares it",
            privacy="public",
            choices={"subject": "学科类", "non_subject": "非学科类"},
        ),
        Column("subject", "text", "科目", privacy="public"),
        Column(
            "stage",
            "enum",
            "学段",
            privacy="public",
            choices={"preschool": "学前", "primary": "小学", "junior": "初中", "senior": "高中"},
        ),
        Column("mode", "enum", "形式", privacy="public", choices={"offline": "线下", "online": "线上"}),
        Column("class_size", "int", "班额", unit="persons", privacy="public", minimum=0),
        Column("lesson_minutes", "int", "每课时分钟", unit="minutes", privacy="public", minimum=0),
        Column("price_per_lesson", "money", "每课时单价", unit="yuan", privacy="public", minimum=0),
        Column("lessons", "int", "课时数", unit="lessons", privacy="public", minimum=0),
        Column("starts_on", "date", "开课日期"),
        Column("ends_on", "date", "结课日期", after="starts_on"),
    ),
)

LESSONS = Book(
    name="lessons",
    zh="课次",
    key=("lesson_id",),
    large=True,
    columns=(
        Column("lesson_id", "text", "课次编号", required=True),
        Column("course_id", "text", "课程编号", refers="courses.course_id"),
        Column("institution_id", "text", "机构编号", required=True, refers="institutions.institution_id"),
        Column("starts_at", "datetime", "开始时间", required=True),
        Column("ends_at", "datetime", "结束时间", required=True, after="starts_at"),
        Column("class_group", "text", "班次", about="parallel classes of one course"),
        Column("mode", "enum", "形式", about="empty = as its course", choices={"offline": "线下", "online": "线上"}),
        Column("place", "text", "上课地点", about="address or online room"),
        Column("teacher_key", "key", "教师证件号", privacy="personal"),
        Column("pupils", "int", "到课人数", unit="persons", minimum=0),
    ),
)

ENROLMENTS = Book(
    name="enrolments",
    zh="学员",
    key=(
        "institution_id",
        "student_key",
        "joined_on",
    ),
    large=True,
    columns=(
        Column("institution_id", "text", "机构编号", required=True, refers="institutions.institution_id"),
        Column("student_key", "key", "学员证件号", privacy="personal", required=True),
        Column(
            "stage",
            "enum",
            "学段",
            choices={"preschool": "学前", "primary": "小学", "junior": "初中", "senior": "高中"},
        ),
        Column("joined_on", "date", "入学日期", required=True),
        Column("left_on", "date", "离开日期", after="joined_on"),
    ),
)
