"""Numbers of persons inside free text: each becomes its masked form and key, and the rest stays as it was."""

from __future__ import annotations

from sevenlooks.books.intake.cells.literal import let
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
    "_person_in(m) AS CASE WHEN is_mobile(m) THEN right(m, 11) WHEN has_old_identity_shape(m) THEN identity_renewed(m) "
    "WHEN has_identity_shape(m) AND NOT uscc_right(m) THEN m END",
    "_hidden(c) AS coalesce(shown(" + let("_number_of(c)", "m", "_person_in(m)") + "), c)",
    # Accounts: long numbers are their nature, so only a mobile or an identity number that checks out.
    "_person_at(m) AS CASE WHEN is_mobile(m) THEN right(m, 11) WHEN identity_right(m) AND NOT uscc_right(m) THEN m END",
    "_hidden_account(c) AS coalesce(shown(" + let("_number_of(c)", "m", "_person_at(m)") + "), c)",
    f"_parts(s) AS list_zip(regexp_split_to_array(s, '{_CANDIDATES}'), regexp_extract_all(s, '{_CANDIDATES}'))",
    f"without_numbers(s) AS CASE WHEN regexp_matches(s, '{_WORTH_LOOKING}') THEN list_aggregate(list_transform("
    f"_parts(translate(s, '{_WIDE}', '{_SLIM}')), lambda p: p[1] || coalesce(_hidden(p[2]), '')), 'string_agg', '') "
    "ELSE s END",
    "account_without_numbers(s) AS CASE WHEN regexp_full_match(s, '[0-9]{12,14}|[0-9]{16,17}|[0-9]{19,}') THEN s "
    "WHEN regexp_matches(s, '[0-9]{11}') THEN list_aggregate(list_transform("
    "_parts(s), lambda p: p[1] || coalesce(_hidden_account(p[2]), '')), 'string_agg', '') ELSE s END",
    # Free text is nearly always ready as it came: one pattern decides, and only what it stops is looked at closely.
    f"prose(s) AS CASE WHEN regexp_matches(s, '{_NOT_READY}') THEN "
    + let(let("tidy(s)", "x", "meant(x)"), "y", "without_numbers(y)")
    + " ELSE s END",
    # What somebody said, where 无 is an answer and not an empty cell.
    f"spoken(s) AS CASE WHEN regexp_matches(s, '{_NOT_READY}') THEN "
    + let("tidy(s)", "x", "without_numbers(x)")
    + " ELSE s END",
    # A record's own code may look like anything; only a whole identity number that checks out is a person's.
    "_person_as(m) AS CASE WHEN identity_right(m) AND NOT uscc_right(m) THEN m END",
    "code_without_numbers(s) AS CASE WHEN strlen(s) = 18 AND regexp_full_match(s, '[0-9]{17}[0-9Xx]') THEN coalesce(shown("
    + let("upper(s)", "m", "_person_as(m)")
    + "), s) ELSE s END",
)
