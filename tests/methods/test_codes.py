"""Check digits: known codes of the standards, and what must not pass."""

from datetime import date

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum.cn import ric, uscc

from sevenlooks.methods.certificates import certificate_possible, certificate_possible_batch
from sevenlooks.methods.codes import identity_18, identity_valid, identity_valid_batch, uscc_valid, uscc_valid_batch

EXAMPLE_OF_GB_32100 = "91350100M000100Y43"  # GB 32100-2015, the worked example of the check character
BORN_1949 = "11010519491231002X"  # GB 11643-1999, first example
BORN_1880 = "440524188001010014"  # GB 11643-1999, second example

AGRICULTURE = "N2110108" + "MF0000001"  # an authority written with a letter (GB 32100-2015, registering authority)


@pytest.mark.parametrize(
    "code",
    [
        "",
        "91350100M000100Y44",  # one digit off
        "91350100M000100Y4",
        "91350100M000100Y433",
        "913501O0M000100Y43",  # letter O in the division
        "9135A100M000100Y43",
        "91350100M000100I43",
        "１２３",
        "无",
    ],
)
def test_no_credit_code(code: str) -> None:
    assert not uscc_valid(code)
    assert uscc_valid_batch(pa.array([code])).to_pylist() == [False]


@pytest.mark.parametrize(
    "code",
    [
        EXAMPLE_OF_GB_32100,
        EXAMPLE_OF_GB_32100.lower(),
        " 91350100 M000100Y43 ",
        "９１３５０１００Ｍ０００１００Ｙ４３",
        "'91350100M000100Y43",
    ],
)
def test_the_standards_example_in_any_spelling(code: str) -> None:
    assert uscc_valid(code)
    assert uscc_valid_batch(pa.array([code])).to_pylist() == [True]


def test_an_authority_written_with_a_letter_is_valid() -> None:
    code = AGRICULTURE + uscc.calc_check_digit(AGRICULTURE)
    assert uscc_valid(code)
    assert uscc_valid_batch(pa.array([code])).to_pylist() == [True]


def test_real_codes_are_valid_and_stop_being_so_when_a_digit_changes(companies: list[dict[str, str]]) -> None:
    codes = [row["usci"] for row in companies if row["usci"]]
    assert len(codes) == 116
    assert uscc_valid_batch(pa.array(codes)).false_count == 0
    wrong = [code[:9] + ("1" if code[9] != "1" else "2") + code[10:] for code in codes]
    assert uscc_valid_batch(pa.array(wrong)).true_count == 0


@pytest.mark.parametrize(
    "number",
    ["110105194912310021", "11010519490229002X", "11010519491331002X", "1101051949123100", "", "440524170001010014"],
)
def test_no_identity_number(number: str) -> None:
    assert not identity_valid(number)
    assert identity_valid_batch(pa.array([number])).to_pylist() == [False]


def test_the_standards_identity_numbers_and_the_last_day_of_birth() -> None:
    assert identity_valid(BORN_1949) and identity_valid(BORN_1880) and identity_valid(BORN_1949.lower())
    assert identity_valid(BORN_1949, as_of=date(1949, 12, 31))
    assert not identity_valid(BORN_1949, as_of=date(1949, 12, 30))
    assert identity_valid_batch(pa.array([BORN_1949, BORN_1880, None])).to_pylist() == [True, True, None]
    assert identity_valid_batch(pa.array([BORN_1949]), as_of=date(1949, 12, 30)).to_pylist() == [False]


def test_a_county_no_list_knows_makes_no_number_wrong() -> None:
    """330113 临平区 was formed in 2021 and is missing from python-stdnum's list."""
    body = "33011320210501001"
    assert identity_valid(body + ric.calc_check_digit(body + "0"))


def test_fifteen_digits_become_eighteen() -> None:
    assert identity_18("110105491231002") == BORN_1949
    assert identity_18(BORN_1949) == BORN_1949
    assert (identity_18("110105960101998") or "")[6:10] == "1896", (
        "sequence numbers from 996 were kept for centenarians"
    )
    assert identity_18("110105491331002") is None
    assert identity_18("12345") is None


texts = st.text("0123456789AXYMN IOZ-", min_size=0, max_size=20)


@settings(deadline=None)
@given(st.lists(st.one_of(st.none(), texts, st.sampled_from([EXAMPLE_OF_GB_32100, BORN_1949, BORN_1880]))))
def test_batches_answer_like_single_codes(codes: list[str | None]) -> None:
    batch = pa.array(codes, pa.string())
    assert uscc_valid_batch(batch).to_pylist() == [None if c is None else uscc_valid(c) for c in codes]
    assert identity_valid_batch(pa.chunked_array([batch, batch])).to_pylist() == [
        None if c is None else identity_valid(c) for c in [*codes, *codes]
    ]


@settings(deadline=None)
@given(st.dates(date(1800, 1, 1), date(2099, 12, 31)), st.integers(0, 999))
def test_every_real_day_is_a_possible_birth_date(born: date, sequence: int) -> None:
    body = f"110105{born:%Y%m%d}{sequence:03d}"
    number = body + ric.calc_check_digit(body + "0")
    assert identity_valid(number) and identity_valid_batch(pa.array([number]))[0].as_py()


AS_OF = date(2022, 5, 31)


@pytest.mark.parametrize(
    "number", ["20151101142000123", "2015 1101 1420 00123", "１９９４1101142000123", "20223101152999999"]
)
def test_a_certificate_number_that_can_be(number: str) -> None:
    assert certificate_possible(number, AS_OF)


@pytest.mark.parametrize("sex_digit", range(10))
def test_the_sex_digit_is_never_judged(sex_digit: int) -> None:
    assert certificate_possible(f"2015110114{sex_digit}000123", AS_OF)


@pytest.mark.parametrize(
    "number",
    ["2015110114200012", "201511011420001234", "19931101142000123", "20231101142000123", "2015110114200012X", "无"],
)
def test_a_certificate_number_that_cannot_be(number: str) -> None:
    assert certificate_possible(number, AS_OF) is False


def test_an_empty_or_masked_certificate_number_is_not_judged() -> None:
    numbers = ["", "  ", None, "2015*********0123"]
    assert certificate_possible_batch(pa.array(numbers), AS_OF).to_pylist() == [None] * 4
