"""Why something was not judged, in words: every reason code a rule may give."""

from __future__ import annotations

from sevenlooks.books import book
from sevenlooks.language import Text

REASONS = {
    "method_not_there": Text("所需方法尚未提供", "the method it needs is not there yet"),
    "no_date": Text("没有可据以适用规定的日期", "no date by which to choose the law"),
    "unknown": Text("数据不足", "too little is known"),
}


def reason(code: str) -> Text:
    """The words for a reason code: `empty:table.column`, `no_table:table`, `no_column:table.column`, or a plain one."""
    kind, _, where = code.partition(":")
    if not where:
        return REASONS[kind]
    table, _, column = where.partition(".")
    declared = book(table)
    heading = declared[column].zh if column else ""
    said = {
        "no_table": Text("没有{zh}", "no {table}"),
        "no_column": Text("{zh}没有“{heading}”一列", "{table} has no column {column}"),
        "empty": Text("{zh}的“{heading}”为空", "{column} of {table} is empty"),
    }[kind]
    return said.format(zh=declared.zh, heading=heading, table=table, column=column)
