"""Why a row was refused, and what was noted of one that was taken: the codes, and the sentences for people."""

from __future__ import annotations

from sevenlooks.language import Text

REFUSED = {
    "required_missing": Text("“{column}”没有填写", "“{column}” is empty"),
    "bad_date": Text("“{column}”不是可能的日期", "“{column}” is no possible date"),
    "bad_number": Text("“{column}”不是数字", "“{column}” is no number"),
    "negative_amount": Text("“{column}”不能是负数", "“{column}” cannot be negative"),
    "not_in_list": Text("“{column}”只能填:{choices}", "“{column}” can only be: {choices}"),
    "unknown_division": Text("“{column}”不是行政区划代码", "“{column}” was never a division code"),
    "bad_check_digit": Text(
        "“{column}”的校验位不对,请核对原件", "“{column}” has a wrong check digit; look at the paper"
    ),
    "masked_value": Text("“{column}”已打码,请填写完整号码", "“{column}” comes masked; write the whole number"),
    "digits_lost": Text(
        "“{column}”被表格软件改成了约数,请设为文本格式后重填",
        "“{column}” was rounded by a spreadsheet; format the cell as text and type it again",
    ),
    "duplicate_key": Text(
        "与本文件前面的行“{column}”相同而内容不同",
        "an earlier row of this file has the same “{column}”, but other content",
    ),
}
"""Each reason with its sentence."""

NOTES = {
    "bad_check_digit": Text("校验位不对", "wrong check digit"),
    "missing_reference": Text("所指的行还没有报送", "points to a row not taken in yet"),
    "dates_out_of_order": Text("日期先后颠倒", "dates out of order"),
    "former_division": Text("已撤销的区划代码", "a former division code"),
    "picture_not_read": Text(
        "图片未读,因未安装 sevenlooks[pictures]",
        "pictures not read, because the extra sevenlooks[pictures] is not installed",
    ),
    "picture_missing": Text(
        "表旁没有所写的图片;放好后请将这些行另存为新文件再报",
        "no such picture beside the table; put it there and send these rows in a new file",
    ),
    "picture_unreadable": Text(
        "图片读不出(须为 20 MB、3000 万像素以内的 PNG、JPEG 或 WebP)",
        "the picture cannot be read (PNG, JPEG or WebP of at most 20 MB and 30 megapixels)",
    ),
}
"""What is noted of a row that is taken."""
