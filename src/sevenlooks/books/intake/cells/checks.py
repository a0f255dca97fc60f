"""Check digits in SQL: GB 32100 (social credit codes) and GB 11643 (identity numbers)."""

from __future__ import annotations

from sevenlooks.books.intake.cells.literal import let

_USCC_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # GB 32100-2015, table 1: no I, O, S, V, Z
_USCC_WEIGHTS = [pow(3, place, 31) for place in range(17)]
_IDENTITY_WEIGHTS = [pow(2, 17 - place, 11) for place in range(17)]  # GB 11643-1999, ISO 7064 MOD 11-2
_IDENTITY_CHECKS = "10X98765432"

_uscc_sum = " + ".join(f"(strpos('{_USCC_SIGNS}', s[{i + 1}]) - 1) * {w}" for i, w in enumerate(_USCC_WEIGHTS))
# Digits by integer division: three times as fast as taking the text apart.
_identity_sum = " + ".join(f"((n // {10 ** (16 - i)}) % 10) * {w}" for i, w in enumerate(_IDENTITY_WEIGHTS))

MACROS = (
    f"has_uscc_shape(s) AS regexp_full_match(s, '[{_USCC_SIGNS}]{{18}}')",
    f"uscc_right(s) AS CASE WHEN has_uscc_shape(s) THEN ({_uscc_sum} + strpos('{_USCC_SIGNS}', s[18]) - 1) % 31 = 0 "
    "WHEN s IS NOT NULL THEN false END",
    # Region, a plausible birthday, an order number, a check sign.
    "has_identity_shape(s) AS regexp_full_match(s, '[1-9][0-9]{5}(18|19|20)[0-9]{2}(0[1-9]|1[0-2])"
    "(0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9X]')",
    "has_old_identity_shape(s) AS regexp_full_match(s, '[1-9][0-9]{7}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])[0-9]{3}')",
    f"identity_sign_of(n) AS '{_IDENTITY_CHECKS}'[({_identity_sum}) % 11 + 1]",
    "identity_sign(s) AS " + let("TRY_CAST(s[1:17] AS BIGINT)", "n", "identity_sign_of(n)"),
    "identity_right(s) AS CASE WHEN has_identity_shape(s) THEN identity_sign(s) = s[18] WHEN s IS NOT NULL THEN false END",
    # The same for whole columns, in whole numbers only: `n` comes from a layer of its own, computed once a row.
    "number_digits(s) AS CASE length(s) WHEN 18 THEN TRY_CAST(s[1:17] AS BIGINT) WHEN 11 THEN TRY_CAST(s AS BIGINT) END",
    "_birthday_holds(n) AS (n // 10000000) % 10000 BETWEEN 1800 AND 2099 AND (n // 100000) % 100 BETWEEN 1 AND 12 "
    "AND (n // 1000) % 100 BETWEEN 1 AND 31",
    "identity_holds(s, n) AS n >= 10000000000000000 AND _birthday_holds(n) AND identity_sign_of(n) = s[18]",
    "is_mobile_digits(n) AS n BETWEEN 13000000000 AND 19999999999",
    # GB 11643-1989's fifteen digits become today's eighteen: the century goes in, the check sign is added.
    "identity_renewed(s) AS " + let("s[1:6] || '19' || s[7:]", "renewed", "renewed || identity_sign(renewed)"),
)
