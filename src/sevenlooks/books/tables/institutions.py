"""Bodies and what the national platform says of them."""

from __future__ import annotations

from sevenlooks.books.book import Book
from sevenlooks.books.columns import Column

INSTITUTIONS = Book(
    name="institutions",
    zh="机构台账",
    key=("institution_id",),
    columns=(
        Column(
            "institution_id",
            "text",
            "机构编号",
            about="stable over renames; the social credit code where there is one, else a local number",
            privacy="public",
            required=True,
        ),
        Column("name", "text", "机构名称", privacy="public", required=True),
        Column("former_names", "texts", "曾用名", privacy="public"),
        Column(
            "parent_id", "text", "上级机构编号", about="of a campus or branch", refers="institutions.institution_id"
        ),
        Column("uscc", "text", "统一社会信用代码", about="GB 32100 check digit", privacy="public", check="uscc"),
        Column("former_usccs", "texts", "曾用代码"),
        Column("opened_on", "date", "开办日期"),
        Column("licence_no", "text", "办学许可证号", privacy="public"),
        Column("licence_valid_to", "date", "许可证有效期至", privacy="public"),
        Column("licence_cancelled_on", "date", "许可证注销日期"),
        Column(
            "registration_type",
            "enum",
            "登记类型",
            privacy="public",
            choices={
                "nonprofit": "民办非企业单位",
                "company": "企业",
                "sole": "个体工商户",
                "public": "事业单位",
                "none": "无登记",
            },
        ),
        Column("registered_scope", "text", "登记经营(业务)范围", privacy="public"),
        Column(
            "papers",
            "enum",
            "证照状态",
            choices={"both": "证照齐全", "registered_only": "有照无证", "none": "无证无照"},
        ),
        Column(
            "division_code",
            "text",
            "行政区划代码",
            about="six digits, county level",
            privacy="public",
            required=True,
            check="division",
        ),
        Column("registered_address", "text", "注册地址"),
        Column("operating_address", "text", "实际经营地址", privacy="public"),
        Column("licensed_addresses", "texts", "许可教学点地址"),
        Column("phone", "key", "联系电话", privacy="personal", masked=True),
        Column("legal_rep", "text", "法定代表人", privacy="personal", masked=True),
        Column("legal_rep_key", "key", "法定代表人证件号", privacy="personal"),
        Column("organiser_key", "key", "举办者证件号或代码", privacy="personal"),
        Column("controller_key", "key", "实际控制人证件号或代码", privacy="personal"),
        Column(
            "mode",
            "enum",
            "办学形式",
            privacy="public",
            choices={"offline": "线下", "online": "线上", "both": "线上线下"},
        ),
        Column(
            "stages",
            "enums",
            "学段",
            privacy="public",
            choices={"preschool": "学前", "primary": "小学", "junior": "初中", "senior": "高中"},
        ),
        Column(
            "category",
            "enum",
            "培训类别",
            privacy="public",
            choices={
                "subject": "学科类",
                "non_subject": "非学科类",
                "childcare": "托管",
                "other": "其他",
                "unknown": "未定",
            },
        ),
        Column(
            "status",
            "enum",
            "状态",
            privacy="public",
            required=True,
            choices={
                "operating": "在营",
                "cancelled": "注销",
                "transformed": "转型",
                "converted": "转为非营利性",
                "suspended": "停业",
                "banned": "取缔",
                "suspected": "疑似",
            },
        ),
        Column("status_on", "date", "状态日期", privacy="public"),
        Column("status_document", "text", "状态文书号"),
        Column("floor_area_m2", "number", "建筑面积", unit="m²", minimum=0),
        Column("capacity", "int", "同一时段最多人数", unit="persons", minimum=0),
        Column("authority", "text", "主管部门"),
        Column("owner", "text", "网格责任人", about="the named officer of 有人管"),
        Column("listed_online", "bool", "已在全国平台"),
    ),
)

PLATFORM_RECORDS = Book(
    name="platform_records",
    zh="全国平台填报",
    key=("institution_id",),
    columns=(
        Column("institution_id", "text", "机构编号", required=True, refers="institutions.institution_id"),
        Column("name", "text", "机构名称"),
        Column("uscc", "text", "统一社会信用代码", check="uscc"),
        Column("operating_address", "text", "实际经营地址"),
        Column("status_label", "text", "办学状态标签"),
        Column("category", "text", "培训类别"),
        Column("staff_count", "int", "从业人员数", unit="persons", minimum=0),
        Column("course_count", "int", "课程数", unit="courses", minimum=0),
        Column("supervised_account", "text", "监管账号"),
        Column("audited_on", "date", "审核日期"),
        Column("updated_on", "date", "更新日期"),
    ),
)
