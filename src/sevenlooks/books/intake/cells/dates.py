"""Dates and times as counties write them, a spreadsheet's serial numbers among them; all Shanghai's wall clock.

The ordinary spellings are known by one pattern each and read at once; only what is left goes the long way round.
"""

from __future__ import annotations

from sevenlooks.books.intake.cells.literal import let

_EPOCH = "1899-12-30"  # the day 0 from which a spreadsheet counts, its belief in 29 February 1900 allowed for
_SERIAL = "[0-9]{5}([.][0-9]+)?"
_DAY = "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"
_CHINESE = "[0-9]{4}[年/.][0-9]{1,2}[月/.][0-9]{1,2}[日号]?"
_CLOCK = "[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?"
_EIGHT = "(19|20)[0-9]{6}"

MACROS = (
    # One space at most, and none around a separator: 2022 年 5 月 31 日 → 2022年5月31日
    r"_close(s) AS regexp_replace(regexp_replace(s, '\s+', ' ', 'g'), ' ?([年月/.:-]) ?', '\1', 'g')",
    # Ten bytes without a space, of a year as we count them: most dates are 2022-05-31, and need no pattern at all.
    "_is_ten(s) AS strlen(s) = 10 AND s >= '1' AND s < '3' AND NOT contains(s, ' ')",
    # And a date cell of a workbook comes as 2022-05-31 00:00:00.
    "_is_midnight(s) AS strlen(s) = 19 AND s[11:] = ' 00:00:00'",
    "dated_text(s) AS CASE WHEN _is_ten(s) OR _is_midnight(s) THEN s "
    "WHEN regexp_full_match(s, '[0-9][0-9年月日号/.:-]*( [0-9:.]+)?') THEN s "
    "ELSE " + let(let("_close(narrow(s))", "x", "tidy(x)"), "y", "meant(y)") + " END",
    # The end of something: for ever, or not yet come.
    "last_day_text(s) AS CASE WHEN regexp_full_match(s, '长期(有效)?|永久|无固定期限') THEN '9999-12-31' "
    "WHEN regexp_full_match(s, '至?今|在(读|职|用)') THEN NULL ELSE dated_text(s) END",
    "_in_serials(s) AS TRY_CAST(s AS DOUBLE) BETWEEN 20000 AND 73050",
    f"_serial_day(s) AS CASE WHEN _in_serials(s) "
    f"THEN DATE '{_EPOCH}' + CAST(floor(TRY_CAST(s AS DOUBLE)) AS INTEGER) END",
    f"_serial_moment(s) AS CASE WHEN _in_serials(s) "
    f"THEN TIMESTAMP '{_EPOCH}' + to_seconds(CAST(round(TRY_CAST(s AS DOUBLE) * 86400) AS BIGINT)) END",
    # 2022年5月31日 14时30分, 2022.5.31 14:30, 20220531 1430 … → 2022-5-31 14时30分 …
    r"_dashed(s) AS trim(regexp_replace(regexp_replace(s, "
    r"'^([0-9]{4})[年/.-]([0-9]{1,2})[月/.-]([0-9]{1,2})( ?[日号])?[T ]?', '\1-\2-\3 '), "
    r"'^([0-9]{4})([0-9]{2})([0-9]{2})(\.0$|[ T]|$)', '\1-\2-\3 '))",
    r"_weekday_gone(s) AS regexp_replace(s, ' ?\(?(星期|周)[一二三四五六日天]\)? ?', ' ')",
    # 14时30分15秒, 14点30分, 14时 → 14:30:15, 14:30, 14:00
    r"_hours(s) AS regexp_replace(regexp_replace(s, ' ([0-9]{1,2})[时点]', ' \1:'), '([0-9]{1,2})分', '\1:')",
    r"_clocked(s) AS regexp_replace(regexp_replace(_hours(s), '[:秒]+$', ''), '( [0-9]{1,2})$', '\1:00')",
    "_plain(s) AS trim(_clocked(_weekday_gone(_dashed(s))))",
    "_sane_day(d) AS CASE WHEN d BETWEEN DATE '1900-01-01' AND DATE '2199-12-31' OR d = DATE '9999-12-31' THEN d END",
    "_sane_moment(t) AS CASE WHEN t BETWEEN TIMESTAMP '1900-01-01' AND TIMESTAMP '2199-12-31 23:59:59.999999' "
    "THEN t END",
    # With an offset the moment is told, not the wall clock: 2022-05-31T06:30:00Z is half past two in Shanghai.
    "_zoned(s) AS CASE WHEN regexp_matches(s, ':[0-9.]+ ?(Z|[+-][0-9]{2}(:?[0-9]{2})?)$') "
    "THEN TRY_CAST(s AS TIMESTAMPTZ) AT TIME ZONE 'Asia/Shanghai' END",
    f"_clock(x) AS CASE WHEN regexp_full_match(x, '{_DAY}( [0-9]{{1,2}}:[0-9]{{1,2}}(:[0-9.]+)?)?') "
    "THEN TRY_CAST(x AS TIMESTAMP) END",
    "_moment(s) AS coalesce(_zoned(s), " + let("_plain(s)", "x", "_clock(x)") + ")",
    "_dashes(s) AS translate(s, '年月/.日号', '----')",
    f"_odd_day(s) AS CASE WHEN regexp_full_match(s, '{_DAY}') THEN TRY_CAST(s AS DATE) "
    f"WHEN regexp_full_match(s, '{_CHINESE}') THEN TRY_CAST(_dashes(s) AS DATE) "
    f"WHEN regexp_full_match(s, '{_EIGHT}') THEN TRY_CAST(s[1:4] || '-' || s[5:6] || '-' || s[7:8] AS DATE) "
    f"WHEN regexp_full_match(s, '{_SERIAL}') THEN _serial_day(s) ELSE TRY_CAST(_moment(s) AS DATE) END",
    "as_day(s) AS _sane_day(coalesce(CASE WHEN _is_ten(s) THEN TRY_CAST(s AS DATE) "
    "WHEN _is_midnight(s) THEN TRY_CAST(left(s, 10) AS DATE) END, _odd_day(s)))",
    f"as_moment(s) AS _sane_moment(CASE WHEN regexp_full_match(s, '{_DAY}( {_CLOCK})?') THEN TRY_CAST(s AS TIMESTAMP) "
    f"WHEN regexp_full_match(s, '{_CHINESE} {_CLOCK}') THEN TRY_CAST(_dashes(s) AS TIMESTAMP) "
    f"WHEN regexp_full_match(s, '{_SERIAL}') THEN _serial_moment(s) ELSE _moment(s) END)",
)
