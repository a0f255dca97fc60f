"""Which contract text was used: what somebody typed in the column 合同文本, read as the 2021 model text or another."""

from __future__ import annotations

import re

import ibis.expr.types as ir
import pyarrow as pa

from sevenlooks.methods.text_width import squeeze
from sevenlooks.readings.facts import Facts, batch_reading

_SIGNS = re.compile(r"[^0-9A-Z\u3400-\u9fff]")
_NUMBER = "GF20212604"
_TITLE = re.compile("示范文本.*2021|2021.*示范文本")
# "Not the model text", "own text after the model of …", "changed from …": the number is named, the text is another.
_NOT_IT = re.compile(
    "非示范|非GF|不是|没有|未(?:用|使用|采用|签)|不(?:用|使用|采用)|自(?:拟|制|行|编|定)|参照|参考|仿|改编|修改|变更|节选"
)


def is_model_text(template: str) -> bool | None:
    """Whether a typed template means 中小学生校外培训服务合同(示范文本) GF-2021-2604; None when nothing is typed.

    Width, case, spaces and dashes are spelling; the 2020 text is another text.
    """
    text = _SIGNS.sub("", squeeze(template))
    if not text:
        return None
    named = _NUMBER in text or (_TITLE.search(text) is not None and "2020" not in text)
    return named and _NOT_IT.search(text) is None


def _read(templates: pa.Table) -> pa.Table:
    texts = [text for text in templates["template"].to_pylist() if text is not None]
    return pa.table(
        {"template": pa.array(texts, pa.string()), "is_model": pa.array(map(is_model_text, texts), pa.bool_())}
    )


@batch_reading(_read)
def contract_texts(facts: Facts) -> ir.Table:
    """One row a text typed as a contract's template: `template`, `is_model` (bool; null for signs without a word)."""
    return facts.table("contracts").select("template").distinct()
