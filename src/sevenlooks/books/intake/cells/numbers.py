"""Amounts and counts as counties write them: ¥1,234.50, 1.2万元, (300.00), 30人, 10%."""

from __future__ import annotations

from sevenlooks.books.intake.cells.literal import let

_UNITS = (
    "元整|元|圆|块|人次|人|名|个|课时|课次|节|分钟|小时|年级|年度|年|平方米|平米|㎡|m²|m2|次|门|天|周|岁|户|家|所|本|份"
)

MACROS = (
    # (300.00) is how accountants write a negative.
    r"_signed(s) AS CASE WHEN regexp_full_match(s, '\(.*\)') THEN '-' || s[2:-2] ELSE s END",
    "_bare_amount(s) AS regexp_replace("
    + let("regexp_replace(s, '[,，￥¥$]|人民币|RMB|CNY', '', 'gi')", "x", "_signed(x)")
    + f", '({_UNITS})$', '')",
    r"_amount(s) AS CASE WHEN regexp_full_match(s, '[-+]?[0-9.]+万') THEN TRY_CAST(s[:-2] AS DECIMAL(24, 8)) * 10000 "
    r"WHEN regexp_full_match(s, '[-+]?[0-9.]+([Ee][-+]?[0-9]+)?') THEN TRY_CAST(s AS DECIMAL(24, 8)) END",
    "as_amount(s) AS coalesce(_amount(s), " + let("_bare_amount(s)", "b", "_amount(b)") + ")",
    # `factor`: the yuan of one unit where a heading says 万元; a cell that names its own unit is left alone.
    "_in_yuan(s, v, factor) AS TRY_CAST(CASE WHEN regexp_full_match(s, '[-+0-9.,()]+') THEN v * factor ELSE v END "
    "AS DECIMAL(14, 2))",
    "_odd_money(s, factor) AS " + let("as_amount(s)", "v", "_in_yuan(s, v, factor)"),
    "as_money(s, factor) AS coalesce(CASE WHEN factor = 1 THEN TRY_CAST(s AS DECIMAL(14, 2)) END, _odd_money(s, factor))",
    "as_number(s) AS CASE WHEN s[-1] = '%' THEN TRY_CAST(_amount(s[:-2]) AS DOUBLE) / 100 "
    "ELSE TRY_CAST(as_amount(s) AS DOUBLE) END",
    # 12.0 is how a spreadsheet writes 12; 12.5 is no count.
    "_whole(v) AS CASE WHEN v = floor(v) THEN TRY_CAST(v AS BIGINT) END",
    "as_whole(s) AS CASE WHEN regexp_full_match(s, '-?[0-9]{1,18}') THEN TRY_CAST(s AS BIGINT) "
    "ELSE " + let("as_amount(s)", "v", "_whole(v)") + " END",
)
