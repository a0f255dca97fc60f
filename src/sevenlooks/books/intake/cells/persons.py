"""Persons: their numbers become keys (HMAC-SHA256 under the site's secret, RFC 2104), their names are masked."""

from __future__ import annotations

from sevenlooks.books.intake.cells.literal import let

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪"
    "范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜"
    "倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲"
    "房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商"
)
_DOUBLE_SURNAMES = (
    "'欧阳', '上官', '司马', '诸葛', '东方', '皇甫', '尉迟', '公孙', '慕容', '令狐', '司徒', '夏侯', '南宫'"
)
_BODIES = "公司|中心|学校|学院|培训|教育|银行|支付|微信|商[店行贸户]|[店部厂行社局院所园馆站会坊户队]$|余额|利息|费|款|账|工资|退"

MACROS = (
    "digest(n) AS 'k1_' || left(sha256(getvariable('outer_pad') || "
    "unhex(sha256(getvariable('inner_pad') || encode(n)))), 32)",
    # What is shown of a number: enough to recognise it with the paper in hand, too little to dial or guess it.
    "masked(n) AS CASE WHEN length(n) >= 15 THEN n[1:4] || repeat('*', length(n) - 8) || n[-4:] "
    "WHEN length(n) >= 11 THEN n[1:3] || '****' || n[-4:] "
    "WHEN length(n) >= 8 THEN n[1:2] || '****' || n[-2:] ELSE '****' END",
    "shown(n) AS " + let("n", "m", "masked(m) || '[' || digest(m) || ']'"),
    "is_key(s) AS regexp_full_match(s, '[Kk]1_[0-9A-Fa-f]{32}')",
    # 138****1234[k1_…]: how a good number comes back from a refusal, ready to be taken in.
    r"is_shown(s) AS regexp_full_match(s, '[^\[\]]*\[[Kk]1_[0-9A-Fa-f]{32}\]')",
    "shown_key(s) AS lower(s[-36:-2])",
    "shown_mask(s) AS s[:-38]",
    "is_masked(s) AS regexp_matches(s, '[*×●•※]|[0-9][Xx#]{3,}')",
    # A name keeps its first character, however long it is; what came masked stays.
    "masked_name(s) AS CASE WHEN contains(s, '*') THEN s ELSE left(s, 1) || '**' END",
    r"_bare_number(s) AS regexp_replace(s, '[-()+./·]', '', 'g')",
    "is_mobile(s) AS regexp_full_match(s, '(0|86|086|0086)?1[3-9][0-9]{9}')",
    "_bare(b, s) AS CASE WHEN has_identity_shape(b) THEN b WHEN is_mobile(b) THEN right(b, 11) "
    "WHEN regexp_full_match(b, '[0-9]+') THEN b ELSE s END",
    "_plain_number(s) AS CASE WHEN has_old_identity_shape(s) THEN identity_renewed(s) ELSE "
    + let("_bare_number(s)", "b", "_bare(b, s)")
    + " END",
    # The one spelling of a person's number from which its key is made; what is a key already stays.
    "key_number(s, n) AS CASE WHEN identity_holds(s, n) OR is_mobile_digits(n) THEN s "
    "WHEN is_key(s) OR is_shown(s) OR is_masked(s) THEN s ELSE _plain_number(s) END",
    # What a key column's number is, found out once a row. A body's code stays as it is; a number with an identity
    # number's or a code's shape whose check sign fails is `wrong`.
    "_odd_kind(s) AS CASE WHEN regexp_full_match(s, '[0-9]{17}[0-9X]') THEN CASE WHEN identity_right(s) THEN 'person' "
    "WHEN uscc_right(s) THEN 'body' WHEN ends_rounded(s) THEN 'lost' ELSE 'wrong' END WHEN is_key(s) THEN 'key' "
    "WHEN is_shown(s) THEN 'shown' WHEN is_masked(s) THEN 'masked' "
    "WHEN has_uscc_shape(s) THEN CASE WHEN uscc_right(s) THEN 'body' ELSE 'wrong body' END "
    "WHEN is_scientific(s) THEN 'lost' ELSE 'person' END",
    "key_kind(s, n) AS CASE WHEN s IS NULL THEN NULL WHEN identity_holds(s, n) OR is_mobile_digits(n) THEN 'person' "
    "ELSE _odd_kind(s) END",
    "key_wrong(kind) AS kind IN ('wrong', 'wrong body')",
    "person_key(s, kind) AS CASE WHEN kind IN ('person', 'wrong', 'lost') THEN digest(s) WHEN kind = 'key' THEN lower(s) "
    "WHEN kind = 'shown' THEN shown_key(s) ELSE s END",
    "key_mask(s, kind) AS CASE WHEN kind IN ('person', 'wrong', 'wrong body', 'lost') THEN masked(s) "
    "WHEN kind = 'shown' THEN shown_mask(s) WHEN kind = 'masked' THEN s END",
    # What an officer gets back: a good number so that it can be taken in again, a bad one only masked.
    "key_refused(kind, key, mask, rounded) AS CASE WHEN rounded OR kind IN ('masked', 'lost') OR key_wrong(kind) THEN mask "
    "WHEN mask IS NULL THEN key ELSE mask || '[' || key || ']' END",
    # A name of two to four characters that begins with a surname and names no body.
    f"is_person_name(s) AS regexp_full_match(s, '[一-龥]{{2,4}}|[一-龥]{{2,}}·[一-龥·]{{2,}}') "
    f"AND (contains(s, '·') OR contains('{_SURNAMES}', s[1]) OR s[1:2] IN ({_DOUBLE_SURNAMES})) "
    f"AND NOT regexp_matches(s, '{_BODIES}')",
    "masked_if_person(s) AS CASE WHEN is_person_name(s) THEN masked_name(s) ELSE s END",
)
