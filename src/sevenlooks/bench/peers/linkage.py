"""The peers of linkage over persons: recordlinkage as its guide has it, and Splink by its defaults."""

from __future__ import annotations

import pyarrow as pa

Pairs = set[tuple[str, str]]
_SPLINK_BLOCKS = (("given_name", "surname"), ("date_of_birth", "surname"), ("soc_sec_id",), ("surname", "postcode"))


def by_recordlinkage(left: pa.Table, right: pa.Table) -> Pairs:
    """Blocked on single fields, compared by Jaro and Winkler, parted by the unsupervised ECM classifier."""
    import warnings

    import recordlinkage

    one, other = (rows.to_pandas().set_index("rec_id") for rows in (left, right))
    index = recordlinkage.Index()
    for column in ("given_name", "surname", "date_of_birth", "soc_sec_id", "postcode"):
        index.block(column)
    compare = recordlinkage.Compare()
    for column in ("given_name", "surname", "address_1", "address_2", "suburb"):
        compare.string(column, column, method="jarowinkler", threshold=0.85)
    for column in ("date_of_birth", "soc_sec_id", "postcode", "street_number", "state"):
        compare.exact(column, column)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the library about itself
        features = compare.compute(index.index(one, other), one, other)
        return set(recordlinkage.ECMClassifier().fit_predict(features))


def by_splink_defaults(left: pa.Table, right: pa.Table) -> Pairs:
    """Splink's ready-made comparisons, its default prior, no term frequencies but those of names."""
    import splink.comparison_library as cl
    from splink import SettingsCreator, block_on

    from sevenlooks.engines import connect
    from sevenlooks.methods.linkage.linking import link

    settings = SettingsCreator(
        link_type="link_only",
        unique_id_column_name="rec_id",
        comparisons=[
            *(cl.NameComparison(column) for column in ("given_name", "surname")),
            *(cl.LevenshteinAtThresholds(column, 2) for column in ("date_of_birth", "soc_sec_id", "postcode")),
            *(cl.JaroWinklerAtThresholds(column) for column in ("address_1", "address_2", "suburb")),
            *(cl.ExactMatch(column) for column in ("street_number", "state")),
        ],
        blocking_rules_to_generate_predictions=[block_on(*block) for block in _SPLINK_BLOCKS],
        retain_matching_columns=False,
    )
    connection = connect(memory_mb=4000, threads=2)
    try:
        pairs = link(connection, left, right, settings, _SPLINK_BLOCKS[:2], seed=1)
        return set(zip(pairs["left_id"].to_pylist(), pairs["right_id"].to_pylist(), strict=True))
    finally:
        connection.close()
