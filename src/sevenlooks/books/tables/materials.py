"""Training materials (培训材料)."""

from __future__ import annotations

from sevenlooks.books.book import Book
from sevenlooks.books.columns import Column

MATERIALS = Book(
    name="materials",
    zh="培训材料",
    key=("material_id",),
    columns=(
        Column("material_id", "text", "材料编号", required=True),
        Column("institution_id", "text", "机构编号", required=True, refers="institutions.institution_id"),
        Column("course_id", "text", "课程编号", refers="courses.course_id"),
        Column("title", "text", "名称", required=True),
        Column("kind", "enum", "类型", choices={"own": "自编", "published": "正式出版"}),
        Column("isbn", "text", "ISBN"),
        Column(
            "stage",
            "enum",
            "学段",
            choices={"preschool": "学前", "primary": "小学", "junior": "初中", "senior": "高中"},
        ),
        Column("grade", "int", "年级", about="1-12", unit="grade", minimum=0),
        Column("subject", "text", "科目"),
        Column("author_years", "int", "编写者从教年限", unit="years", minimum=0),
        Column("author_certificate_no", "text", "编写者教师资格证号", privacy="personal"),
        Column("internal_review_on", "date", "内部审核日期"),
        Column("external_review_on", "date", "外部审核日期"),
        Column("filed_on", "date", "备案日期"),
        Column("used_from", "date", "启用日期", about="empty = the first day of its course"),
        Column("used_to", "date", "停用日期", about="empty = still in use", after="used_from"),
        Column("excerpt", "text", "内容摘录"),
    ),
)
