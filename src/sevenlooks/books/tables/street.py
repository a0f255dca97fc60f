"""What is seen and heard outside: adverts, complaints, visits."""

from __future__ import annotations

from sevenlooks.books.book import Book
from sevenlooks.books.columns import Column

ADVERTS = Book(
    name="adverts",
    zh="广告线索",
    key=("advert_id",),
    large=True,
    columns=(
        Column("advert_id", "text", "线索编号", required=True),
        Column("published_at", "datetime", "发布时间"),
        Column("source", "text", "来源", about="site, app, street, lift, group"),
        Column("text", "text", "文字", required=True),
        Column(
            "picture",
            "text",
            "图片文件",
            about="path of an image beside the table; read by OCR where OCR is installed",
            picture=True,
        ),
        Column("account", "text", "发布账号"),
        Column("phone", "key", "联系电话", privacy="personal", masked=True),
        Column("address", "text", "地点"),
        Column("division_code", "text", "行政区划代码", check="division"),
        Column(
            "institution_id",
            "text",
            "机构编号",
            about="where the page itself names a registered body",
            refers="institutions.institution_id",
        ),
    ),
)

COMPLAINTS = Book(
    name="complaints",
    zh="投诉举报",
    key=("complaint_id",),
    columns=(
        Column("complaint_id", "text", "投诉编号", required=True),
        Column("received_at", "datetime", "收到时间", required=True),
        Column("channel", "text", "渠道", about="12345, 12315, platform, web, visit"),
        Column("division_code", "text", "行政区划代码", required=True, check="division"),
        Column("institution_id", "text", "机构编号", refers="institutions.institution_id"),
        Column("institution_name", "text", "被投诉对象", about="free text"),
        Column("phone", "key", "被投诉电话", privacy="personal", masked=True),
        Column("account", "text", "被投诉账号", about="the account on line"),
        Column("address", "text", "地点"),
        Column("text", "text", "内容", required=True),
        Column("due_on", "date", "办理期限"),
        Column("first_visit_on", "date", "首次核查日期"),
        Column("answered_at", "datetime", "答复时间", after="received_at"),
        Column("answer", "text", "答复"),
        Column(
            "verified",
            "enum",
            "核查结果",
            choices={"yes": "属实", "partly": "部分属实", "no": "不属实", "unknown": "未核"},
        ),
        Column("closed_at", "datetime", "办结时间", after="received_at"),
        Column("satisfied", "bool", "满意"),
    ),
)

SITE_VISITS = Book(
    name="site_visits",
    zh="现场检查",
    key=("visit_id",),
    columns=(
        Column("visit_id", "text", "检查编号", required=True),
        Column("institution_id", "text", "机构编号", refers="institutions.institution_id"),
        Column("place_name", "text", "现场名称", about="for a body in no register"),
        Column("complaint_id", "text", "投诉编号", about="the complaint it answers", refers="complaints.complaint_id"),
        Column("phone", "key", "现场联系电话", privacy="personal", masked=True),
        Column("address", "text", "地址"),
        Column("division_code", "text", "行政区划代码", required=True, check="division"),
        Column("visited_at", "datetime", "检查时间", required=True),
        Column(
            "kind",
            "enum",
            "方式",
            choices={
                "survey": "摸排",
                "random": "随机抽查",
                "unannounced": "暗访",
                "patrol": "巡查",
                "joint": "联合检查",
                "revisit": "回访",
            },
        ),
        Column("level", "enum", "组织层级", choices={"county": "县", "city": "市", "province": "省", "ministry": "部"}),
        Column("teaching_subjects", "bool", "现场有学科培训"),
        Column("pupils", "int", "现场学生数", unit="persons", minimum=0),
        Column("teachers", "int", "现场教师数", unit="persons", minimum=0),
        Column("breach", "bool", "查实违规", about="verified breach"),
        Column("outcome", "text", "结果"),
    ),
)
