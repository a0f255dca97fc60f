"""A column in words, for templates and reference pages: what to fill in, and what to mind."""

from __future__ import annotations

from sevenlooks.books import book
from sevenlooks.books.columns import Column
from sevenlooks.language import Text

KINDS = {
    "text": Text("文字", "text"),
    "int": Text("整数", "whole number"),
    "number": Text("数字", "number"),
    "bool": Text("是 或 否", "yes or no (是/否)"),
    "date": Text("日期,如 2022-05-31", "date, such as 2022-05-31"),
    "datetime": Text(
        "日期和时间,如 2022-05-31 18:30(北京时间)", "date and time, such as 2022-05-31 18:30 (Asia/Shanghai)"
    ),
    "money": Text("金额,元,两位小数", "yuan, two decimals"),
    "key": Text(
        "证件号、手机号或代码;入账前即转为不可逆的标识", "identity number, mobile or code; made a pseudonym at once"
    ),
    "texts": Text("文字,多个以 ; 分开", "texts, several parted by ;"),
}
UNITS = {
    "persons": Text("人", "persons"),
    "minutes": Text("分钟", "minutes"),
    "years": Text("年", "years"),
    "lessons": Text("课时", "lessons"),
    "courses": Text("门", "courses"),
    "share": Text("比例", "share"),
    "grade": Text("年级", "grade"),
    "year": Text("年", "year"),
    "m²": Text("平方米", "m²"),
}
ABOUTS = {
    "stable over renames; the social credit code where there is one, else a local number": (
        "更名不变;有统一社会信用代码的填代码,否则填平台或本地编号"
    ),
    "the nearest one upward applies": "就近向上适用",
    "GB 32100 check digit": "校验码按 GB 32100",
    "of a campus or branch": "分校、教学点填写",
    "six digits, county level": "六位,县级",
    "square metres": "平方米",
    "the named officer of 有人管": "“有人管”的责任人",
    "empty = always": "空表示一直",
    "empty = still": "空表示至今",
    "as the institution declares it": "按机构申报",
    "parallel classes of one course": "同一课程的平行班",
    "empty = as its course": "空表示与课程相同",
    "address or online room": "地址或线上会议室",
    "GF-2021-2604 or other": "GF-2021-2604 或其他",
    "as printed on the receipt; empty when unknown": "以收据所载为准;不明则空",
    "days for which account_entries are complete": "账户流水完整的起始日",
    "positive in, negative out": "收入为正,支出为负",
    "1-12": "1-12",
    "empty = the first day of its course": "空表示课程首日",
    "empty = still in use": "空表示仍在使用",
    "site, app, street, lift, group": "网站、应用、街面、电梯、群等",
    "path of an image beside the table; read by OCR where OCR is installed": "表旁图片的路径;装有文字识别时读取",
    "where the page itself names a registered body": "页面自己写明登记机构时填写",
    "12345, 12315, platform, web, visit": "12345、12315、平台、网络、来访等",
    "free text": "自由填写",
    "the account on line": "网上账号",
    "for a body in no register": "不在任何名册的机构填写",
    "the complaint it answers": "所答复的投诉",
    "verified breach": "查实的违规",
    "a province, city or county; the nearest one upward applies": "省、市或县;就近向上适用",
    "inclusive": "含本数",
    "inclusive; empty = no upper end": "含本数;空表示无上限",
    "yuan a pupil a standard lesson": "元/生·标准课时",
    "0.10 = ten per cent": "0.10 即百分之十",
    "45 offline, 30 online in the national frame": "全国口径:线下45,线上30",
}


def kind_in_words(column: Column) -> Text:
    """What goes into the column's cells."""
    if column.choices:
        zh = "、".join(column.choices.values())
        en = ", ".join(f"{code} {word}" for code, word in column.choices.items())
        return (
            Text(f"选填:{zh}", f"one of: {en}") if column.kind == "enum" else Text(f"可多选:{zh}", f"several of: {en}")
        )
    told = KINDS[column.kind]
    unit = UNITS.get(column.unit)
    return Text(f"{told.zh}({unit.zh})", f"{told.en} ({unit.en})") if unit else told


def note(column: Column) -> Text:
    """The column's note: what it means, what it points to, what is masked, what may not be."""
    parts = [kind_in_words(column)]
    if column.required:
        parts.append(Text("必填", "required"))
    if column.about:
        parts.append(Text(ABOUTS[column.about], column.about))
    if column.refers:
        table, other = column.refers.split(".")
        parts.append(Text(f"对应{book(table).zh}的{book(table)[other].zh}", f"as in {column.refers}"))
    if column.picture:
        parts.append(
            Text(
                f"读出的文字存于 {column.name}_text,所用软件存于 {column.name}_read_by",
                f"what is read in it is kept beside as {column.name}_text, with {column.name}_read_by",
            )
        )
    if column.masked == "person":
        parts.append(Text("个人姓名遮盖后入账", "a person's name is stored masked"))
    elif column.masked:
        parts.append(Text("遮盖后入账", "stored masked"))
    if column.after:
        parts.append(Text("不早于起始日期", f"not before {column.after}"))
    if column.minimum == 0:
        parts.append(Text("不得为负", "not negative"))
    return Text(";".join(p.zh for p in parts) + "。", "; ".join(p.en for p in parts) + ".")
