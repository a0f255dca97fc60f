"""Trimming and narrowing: full-width letters and digits, odd spaces, and the words that mean an empty cell."""

from __future__ import annotations

_SPACES = " \t\r\n\v\f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_NOTHING = "\ufeff\u200b\u200c\u200d\u2060"  # zero-width marks that copying from web pages leaves behind
_WIDE = "".join(chr(c) for c in range(0xFF01, 0xFF5F)) + "\u3000\u00a0\u2212"
_SLIM = "".join(chr(c) for c in range(0x21, 0x7F)).replace("'", "''") + "  -"
NOTHING_WORDS = ("", "-", "--", "—", "——", "/", "\\", "无", "空", "N/A", "NA", "NULL", "NONE", "#N/A", "NAN")
"""What counties write for "nothing" where a code, a number or a date belongs."""

_YES = "'是', '1', '1.0', 'true', 'yes', 'y', 't', '有', '已', '对', '√', '✓', '✔'"
_NO = "'否', '0', '0.0', 'false', 'no', 'n', 'f', '无', '未', '错', '×', '✗', '✘', 'x'"
_EMPTY = ", ".join(f"'{word}'" for word in NOTHING_WORDS)

MACROS = (
    # Pure ASCII (one byte a character) has nothing to narrow, and is most of what comes.
    f"narrow(s) AS CASE WHEN strlen(s) = length(s) THEN s ELSE translate(s, '{_WIDE}{_NOTHING}', '{_SLIM}') END",
    f"tidy(s) AS nullif(trim(s, '{_SPACES}{_NOTHING}'), '')",
    # A code, number or date: no spaces anywhere, half width; NULL where the county wrote that there is nothing.
    r"slim(s) AS CASE WHEN regexp_full_match(s, '[0-9A-Za-z_.:-]*') THEN s ELSE regexp_replace(narrow(s), '\s', '', 'g') END",
    f"meant(s) AS CASE WHEN upper(s) IN ({_EMPTY}) THEN NULL ELSE s END",
    r"plain_heading(s) AS lower(regexp_replace(narrow(s), '[\s_*:;,.()\[\]<>-]+', '', 'g'))",
    "code_text(s) AS meant(slim(s))",
    # An institution's number may be its social credit code, which has capitals only.
    "as_code(s) AS CASE WHEN length(code_text(s)) = 18 AND has_uscc_shape(upper(code_text(s))) "
    "THEN upper(code_text(s)) ELSE code_text(s) END",
    # 440106000000 and 440106001 are the statistical codes of and below 440106; 440106.0 comes of a number cell.
    r"division_text(s) AS regexp_replace(regexp_replace(code_text(s), '[.]0+$', ''), '^([0-9]{6})([0-9]{3}|[0-9]{6})$', '\1')",
    "division_known(s) AS s IN (SELECT code FROM divisions) OR regexp_full_match(s, getvariable('zones'))",
    # A former code, seen on a day when it was no longer one; without a day, what holds today counts.
    "division_former(s, day) AS s IN (SELECT code FROM divisions WHERE until IS NOT NULL) "
    "AND coalesce(day > getvariable('former')[s], true)",
    # Lists: names and addresses are split at semicolons only, words of a list at whatever stands between them.
    "listed(s) AS list_filter(list_transform(regexp_split_to_array(s, '[;；\n]'), lambda p: tidy(p)), "
    "lambda p: p IS NOT NULL)",
    "parts(s) AS list_filter(regexp_split_to_array(s, '[;,、/|]+'), lambda p: p <> '')",
    f"as_bool(s) AS CASE WHEN s IN ({_YES}) THEN true WHEN s IN ({_NO}) THEN false END",
    # A spreadsheet shows a long number as 4.40101E+17, and has by then forgotten its last digits.
    r"is_scientific(s) AS regexp_full_match(s, '[0-9](\.[0-9]+)?[Ee]\+[0-9]+')",
    "ends_rounded(s) AS regexp_full_match(s, '[0-9]{13,}000')",
)
