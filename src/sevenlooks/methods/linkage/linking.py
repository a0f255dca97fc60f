"""Splink over two tables of records, always on DuckDB: the caller opens the connection, nothing is opened here."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pyarrow as pa

if TYPE_CHECKING:
    from splink import SettingsCreator

SAMPLED_PAIRS = 500_000


def link(
    connection: Any,
    left: pa.Table,
    right: pa.Table,
    settings: "SettingsCreator",
    training: Sequence[Sequence[str]],
    seed: int,
    at_least: float = 0.5,
    sampled: int = SAMPLED_PAIRS,
) -> pa.Table:
    """The pairs of one record each of `left` and `right` whose probability is `at_least` so much:

    `left_id`, `right_id`, `probability`, the likeliest first. u is learnt from `sampled` random pairs, drawn by `seed`;
    m by expectation maximisation (Dempster, Laird, Rubin 1977) over the pairs that agree on each of the `training`
    blocks; no pair is ever labelled. `connection`: a DuckDB connection; Splink's tables in it go with it.
    """
    from splink import DuckDBAPI, Linker, block_on

    api = DuckDBAPI(connection=connection)
    tables = [
        api.register(rows, dataset_display_name=name)
        for name, rows in (("records_here", left), ("records_there", right))
    ]
    linker = Linker(tables, settings, log_level="ERROR")
    linker.training.estimate_u_using_random_sampling(max_pairs=sampled, seed=seed)
    for block in training:
        linker.training.estimate_parameters_using_expectation_maximisation(block_on(*block))
    predicted = linker.inference.predict(threshold_match_probability=at_least)
    key = settings.unique_id_column_name
    return connection.sql(
        f"SELECT {key}_l AS left_id, {key}_r AS right_id, match_probability AS probability "
        f"FROM {predicted.physical_name} ORDER BY probability DESC, left_id, right_id"
    ).to_arrow_table()
