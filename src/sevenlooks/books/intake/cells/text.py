"""Trimming and narrowing: full-width letters and digits, odd spaces, and the words that mean an empty cell."""

from __future__ import annotations

from sevenlooks.books.intake.cells.literal import let

SPACES = r"\s\p{Z}\x{feff}\x{200b}-\x{200d}\x{2060}"  # zero-width marks too: copying from web pages leaves them
_WIDE = "".join(chr(c) for c in range(0xFF01, 0xFF5F)) + "\u3000\u00a0\u2212"
_SLIM = "".join(chr(c) for c in range(0x21, 0x7F)).replace("'", "''") + "  -"
_NOTHING = "|-+|—+|/|无|空|N/A|NA|NULL|NONE|#N/A|NAN|" + r"\\"
"""What counties write for "nothing" where a code, a number or a date belongs."""
_YES = "是|1|1[.]0|true|yes|y|t|有|已|对|√|✓|✔"
_NO = "否|0|0[.]0|false|no|n|f|无|未|错|×|✗|✘|x"

# Written for speed on millions of rows, as measured: a pattern decides first, so that the slow work is done only on the
# few cells that need it; and no long IN list, which the engine turns into a join and computes for every row.
MACROS = (
    f"narrow(s) AS CASE WHEN regexp_matches(s, '[\\x{{ff01}}-\\x{{ff5e}}\\x{{3000}}\\x{{a0}}\\x{{2212}}\\x{{200b}}-\\x{{200d}}]') "
    f"THEN translate(s, '{_WIDE}\u200b\u200c\u200d', '{_SLIM}') ELSE s END",
    f"tidy(s) AS CASE WHEN s = '' THEN NULL WHEN regexp_matches(s, '^[{SPACES}]|[{SPACES}]$') "
    f"THEN nullif(regexp_replace(s, '^[{SPACES}]+|[{SPACES}]+$', '', 'g'), '') ELSE s END",
    # A code, number or date: no spaces anywhere, half width; NULL where the county wrote that there is nothing.
    f"slim(s) AS CASE WHEN regexp_full_match(s, '[0-9A-Za-z_.:-]+') THEN s "
    f"ELSE regexp_replace(narrow(s), '[{SPACES}]', '', 'g') END",
    f"meant(s) AS CASE WHEN regexp_full_match(s, '(?i:{_NOTHING})') THEN NULL ELSE s END",
    r"plain_heading(s) AS lower(regexp_replace(narrow(s), '[\s_*:;,.()\[\]<>-]+', '', 'g'))",
    # Plain letters with a digit among them can be no word for nothing, and need no narrowing.
    "is_plain_code(s) AS regexp_full_match(s, '[A-Za-z_.:-]*[0-9][0-9A-Za-z_.:-]*')",
    "code_text(s) AS CASE WHEN is_plain_code(s) THEN s ELSE " + let("slim(s)", "x", "meant(x)") + " END",
    # An institution's number may be its social credit code, which has capitals only.
    "_capital(s) AS CASE WHEN has_uscc_shape(upper(s)) THEN upper(s) ELSE s END",
    "as_code(s) AS CASE WHEN is_plain_code(s) AND (strlen(s) <> 18 OR NOT regexp_matches(s, '[a-z]')) THEN s ELSE "
    + let("code_text(s)", "code", "_capital(code)")
    + " END",
    # 440106000000 and 440106001 are the statistical codes of and below 440106; 440106.0 comes of a number cell.
    r"_division_text(s) AS regexp_replace(regexp_replace(code_text(s), '[.]0+$', ''), '^([0-9]{6})([0-9]{3}|[0-9]{6})$', '\1')",
    r"division_text(s) AS CASE WHEN regexp_full_match(s, '[0-9]{6}') THEN s ELSE _division_text(s) END",
    "division_kind(s) AS CASE WHEN s IN (SELECT code FROM divisions WHERE until IS NULL) THEN 'held' "
    "WHEN s IN (SELECT code FROM divisions WHERE until IS NOT NULL) THEN 'former' "
    "WHEN NOT regexp_full_match(s, getvariable('zones')) THEN 'unknown' END",
    # A former code, seen on a day when it was no longer one; without a day, what holds today counts.
    "division_gone(s, day) AS coalesce(day > getvariable('former')[s], true)",
    # Lists: names and addresses are split at semicolons only, words of a list at whatever stands between them.
    "listed(s) AS list_filter(list_transform(regexp_split_to_array(s, '[;；\n]'), lambda p: tidy(p)), "
    "lambda p: p IS NOT NULL)",
    "parts(s) AS list_filter(regexp_split_to_array(s, '[;,、/|]+'), lambda p: p <> '')",
    f"as_bool(s) AS CASE WHEN regexp_full_match(s, '{_YES}') THEN true WHEN regexp_full_match(s, '{_NO}') THEN false END",
    # A spreadsheet shows a long number as 4.40101E+17, and has by then forgotten its last digits.
    r"is_scientific(s) AS regexp_full_match(s, '[0-9](\.[0-9]+)?[Ee]\+[0-9]+')",
    # How a rounded number comes back: it cannot be taken in again unless somebody types it anew.
    "as_rounded(s) AS coalesce(format('{:.14E}', TRY_CAST(s AS DOUBLE)), s)",
    "ends_rounded(s) AS regexp_full_match(s, '[0-9]{13,}000')",
)
