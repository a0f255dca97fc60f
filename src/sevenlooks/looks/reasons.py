"""Why something was not judged, in words: every reason code a rule may give."""

from __future__ import annotations

from sevenlooks.books import book, in_words
from sevenlooks.language import Text

REASONS = {
    "days_not_over": Text("期限尚未届满", "the days it may take are not over"),
    "exercised_later": Text(
        "筛查日之后又有演练,此前情况不明", "exercised after the day looked from; what was before is not known"
    ),
    "masked_account": Text("收款账号被遮盖", "the payee account is masked"),
    "masked_number": Text("证号被遮盖", "the number is masked"),
    "no_activity_books": Text("未报送可反映经营活动的台账", "no book in which activity would stand was brought"),
    "no_address": Text("机构没有任何登记地址", "the body has no registered address at all"),
    "no_calendar": Text("当地没有校历可查", "no school calendar speaks for the place"),
    "no_contract": Text("合同不在台账中", "the contract is not in the books"),
    "no_cost_figures": Text(
        "人均工资和每平方米房租都算不出", "neither pay a head nor rent a square metre can be worked out"
    ),
    "no_course_number": Text("平台未填课程数", "the platform tells no number of courses"),
    "no_course_start": Text("课程和合同都没有开始日期", "neither course nor contract tells when it starts"),
    "no_date": Text("没有可据以适用规定的日期", "no date by which to choose the law"),
    "no_guide_price": Text("当地当日没有相应的政府指导价", "no guide price in force there for that form and class"),
    "no_last_year": Text("没有上年末余额", "last year's balance is not there"),
    "no_market_entity": Text("市场主体中查无其代码", "no market entity stands under its codes"),
    "no_reference": Text("没有可比对的数据", "there is nothing to compare it with"),
    "no_staff": Text("从业人员台账中没有该机构", "the staff book knows nobody of this body"),
    "no_staff_number": Text("平台未填从业人员数", "the platform tells no number of staff"),
    "no_statement": Text("没有当日的账户流水", "no account statement covers the day"),
    "no_teacher": Text("课次未填教师", "the lessons tell no teacher"),
    "no_tie": Text("没有可读的电话、账号或地址", "no telephone, account or address that can be read"),
    "nothing_heard": Text("未报送广告、投诉或检查台账", "no adverts, complaints or visits were brought"),
    "online_place": Text("上课地点为线上", "the place is on line"),
    "outside_calendar": Text("当年放假和调休安排未知", "that year's holidays and working days are not known"),
    "only_assistants": Text("该周任教者均登记为非教学人员", "everyone met that week is listed as non-teaching staff"),
    "overlapping_lessons": Text("同一班次课次互相重叠", "lessons of one class group overlap"),
    "short_past": Text("台账对其过往的记载太短", "the books tell too little of its past"),
    "too_few_peers": Text("同地同类机构太少", "there are too few bodies alike in the place"),
    "too_few_signs": Text("能读到的迹象太少", "too few signs can be read"),
    "unknown": Text("数据不足", "too little is known"),
    "unreadable_address": Text("地址无法读取", "the address cannot be read"),
    "unreadable_label": Text("所填文字无法读取", "the words typed cannot be read"),
    "unreadable_subject": Text("任教科目无法读取", "the subject taught cannot be read"),
    "unvalued_consumption": Text(
        "消课金额未填,也无法按课时推算", "consumptions tell no amount, nor lessons from which to work it out"
    ),
}


def reason(code: str) -> Text:
    """The words for a reason code: `empty:table.column`, `no_table:table`, `no_column:table.column`, or a plain one."""
    kind, _, where = code.partition(":")
    if not where:
        return REASONS[kind]
    table, _, column = where.partition(".")
    declared = book(table)
    heading = in_words.heading(declared[column]) if column else ""
    said = {
        "no_table": Text("没有{zh}", "no {table}"),
        "no_column": Text("{zh}没有“{heading}”一列", "{table} has no column “{heading}”"),
        "empty": Text("{zh}的“{heading}”为空", "“{heading}” of {table} is empty"),
    }[kind]
    return said.format(zh=declared.zh, heading=heading, table=table.replace("_", " "))
