"""Numbers of persons inside free text: each becomes its masked form and key, and the rest stays as it was."""

from __future__ import annotations

from sevenlooks.books.intake.cells.text import SPACES

# Leftmost first: a key stands as it is; a mobile or identity number in groups; any whole run of digits.
_CANDIDATES = (
    "[Kk]1_[0-9A-Fa-f]{32}|1[3-9][0-9][ -][0-9]{4}[ -][0-9]{4}"
    "|[1-9][0-9]{5}[ -](?:19|20)[0-9]{6}[ -][0-9]{3}[0-9Xx]|[0-9]+[Xx]?"
)
_WORTH_LOOKING = "[0-9０-９]{11}|[0-9０-９]{3}[ -][0-9０-９]{4}[ -][0-9０-９]{4}|[0-9]{6}[ -][0-9]{8}[ -]"
_WIDE, _SLIM = "０１２３４５６７８９Ｘｘ", "0123456789Xx"

_NOT_READY = f"^.?.?.?.?$|^[{SPACES}]|[{SPACES}]$|{_WORTH_LOOKING}"  # short: it may be a word for nothing

MACROS = (
    "_number_of(c) AS upper(replace(replace(c, ' ', ''), '-', ''))",
    # Free text: anything with the shape of a person's number, the check sign right or wrong.
    "_hidden(c) AS CASE WHEN _mobile_of(_number_of(c)) IS NOT NULL THEN shown(_mobile_of(_number_of(c))) "
    "WHEN has_old_identity_shape(c) THEN shown(identity_renewed(c)) "
    "WHEN has_identity_shape(_number_of(c)) AND NOT uscc_right(_number_of(c)) THEN shown(_number_of(c)) ELSE c END",
    # Accounts: long numbers are their nature, so only a mobile or an identity number that checks out.
    "_hidden_account(c) AS CASE WHEN _mobile_of(_number_of(c)) IS NOT NULL THEN shown(_mobile_of(_number_of(c))) "
    "WHEN identity_right(_number_of(c)) AND NOT uscc_right(_number_of(c)) THEN shown(_number_of(c)) ELSE c END",
    f"_parts(s) AS list_zip(regexp_split_to_array(s, '{_CANDIDATES}'), regexp_extract_all(s, '{_CANDIDATES}'))",
    f"without_numbers(s) AS CASE WHEN regexp_matches(s, '{_WORTH_LOOKING}') THEN list_aggregate(list_transform("
    f"_parts(translate(s, '{_WIDE}', '{_SLIM}')), lambda p: p[1] || coalesce(_hidden(p[2]), '')), 'string_agg', '') "
    "ELSE s END",
    "account_without_numbers(s) AS CASE WHEN regexp_full_match(s, '[0-9]{12,14}|[0-9]{16,17}|[0-9]{19,}') THEN s "
    "WHEN regexp_matches(s, '[0-9]{11}') THEN list_aggregate(list_transform("
    "_parts(s), lambda p: p[1] || coalesce(_hidden_account(p[2]), '')), 'string_agg', '') ELSE s END",
    # Free text is nearly always ready as it came: one pattern decides, and only what it stops is looked at closely.
    f"prose(s) AS CASE WHEN regexp_matches(s, '{_NOT_READY}') THEN without_numbers(meant(tidy(s))) ELSE s END",
    # What somebody said, where 无 is an answer and not an empty cell.
    f"spoken(s) AS CASE WHEN regexp_matches(s, '{_NOT_READY}') THEN without_numbers(tidy(s)) ELSE s END",
    # A record's own code may look like anything; only a whole identity number that checks out is a person's.
    "code_without_numbers(s) AS CASE WHEN length(s) = 18 AND identity_right(upper(s)) AND NOT uscc_right(upper(s)) "
    "THEN shown(upper(s)) ELSE s END",
)
