"""Splink's settings (https://moj-analytical-services.github.io/splink): which columns are compared, how finely, where.

Each comparison has levels from equal to different, every level its own m and u; equal values are weighed by how rare
the value is. Only pairs that agree on one of the blocks are compared at all: two fields that both survive most slips
of the pen, or one that is nearly unique.
"""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from splink import SettingsCreator
    from splink.internals.comparison_creator import ComparisonCreator

PEOPLE_BLOCKS: Final = (
    ("soc_sec_id",),
    ("date_of_birth", "surname"),
    ("date_of_birth", "given_name"),
    ("date_of_birth", "postcode"),
    ("date_of_birth", "address_1"),
    ("surname", "address_1"),
    ("given_name", "address_1"),
    ("surname", "postcode"),
    ("given_name", "postcode"),
    ("street_number", "suburb", "postcode"),
    ("address_1", "postcode"),
)
# EM learns m from the pairs of a block, for the columns that are not in it: two blocks cover all.
PEOPLE_TRAINING: Final = (("soc_sec_id",), ("date_of_birth", "surname"))


def people(known: int) -> "SettingsCreator":
    """Two tables of persons (columns of FEBRL: name, address, birth, number), each person once in either.

    `known`: rows of the larger table; one pair in so many is expected to be one person.
    """
    import splink.comparison_library as cl
    from splink import SettingsCreator, block_on

    return SettingsCreator(
        link_type="link_only",
        unique_id_column_name="rec_id",
        probability_two_random_records_match=1 / known,
        comparisons=[
            cl.ForenameSurnameComparison("given_name", "surname"),
            _digits("date_of_birth"),
            _digits("soc_sec_id"),
            _digits("postcode"),
            _words("address_1"),
            _words("address_2"),
            _words("suburb"),
            cl.ExactMatch("street_number").configure(term_frequency_adjustments=True),
            cl.ExactMatch("state").configure(term_frequency_adjustments=True),
        ],
        blocking_rules_to_generate_predictions=[block_on(*block) for block in PEOPLE_BLOCKS],
        retain_matching_columns=False,
    )


def _digits(column: str) -> "ComparisonCreator":
    """Equal, one slip (a digit wrong, missing, or two changed places), two slips, else."""
    import splink.comparison_library as cl

    return cl.DamerauLevenshteinAtThresholds(column, [1, 2]).configure(term_frequency_adjustments=True)


def _words(column: str) -> "ComparisonCreator":
    """Equal, nearly equal and alike by Jaro and Winkler, else."""
    import splink.comparison_library as cl

    return cl.JaroWinklerAtThresholds(column, [0.92, 0.8]).configure(term_frequency_adjustments=True)
