"""Spark, for a site that already runs a cluster: the same expressions, many machines. Needs the `spark` extra."""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.parquet as pq

from sevenlooks.errors import NotAvailable


class SparkEngine:
    """Ibis over a Spark session in Shanghai's time; readings kept as Parquet in a folder that ends with it."""

    name = "spark"

    def __init__(self, memory_mb: int = 1500) -> None:
        try:
            from pyspark.sql import SparkSession
        except ModuleNotFoundError:
            raise NotAvailable(
                "未安装 Spark 引擎。请安装附加组件:pip install 'sevenlooks[spark]'。",
                "The Spark engine is not installed. Install its extra: pip install 'sevenlooks[spark]'.",
            ) from None
        import ibis

        # Said by Spark at each query and nothing that a user could act on: the pins were tried together.
        warnings.filterwarnings("ignore", message=".*PySpark does not yet fully support pandas")
        self._scratch = tempfile.TemporaryDirectory(prefix="sevenlooks-spark-")
        self._spark = (
            SparkSession.builder.appName("sevenlooks")
            .config("spark.driver.memory", f"{memory_mb}m")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.session.timeZone", "Asia/Shanghai")
            .config("spark.sql.timestampType", "TIMESTAMP_NTZ")
            .config("spark.sql.shuffle.partitions", "8")
            .config("spark.sql.warehouse.dir", self._scratch.name)
            .getOrCreate()
        )
        self._spark.sparkContext.setLogLevel("ERROR")
        self._ibis = ibis.pyspark.connect(self._spark)

    def parquet(self, name: str, files: Sequence[str]) -> ir.Table:
        self._spark.read.option("mergeSchema", "true").parquet(*files).createOrReplaceTempView(name)
        return self._ibis.table(name)

    def give(self, name: str, rows: pa.Table) -> ir.Table:
        path = Path(self._scratch.name) / f"{name}.parquet"
        pq.write_table(rows, path)
        return self.parquet(name, [str(path)])

    def keep(self, name: str, expression: ir.Table) -> ir.Table:
        path = str(Path(self._scratch.name) / f"{name}.kept")
        self._spark.sql(self._ibis.compile(expression)).write.mode("overwrite").parquet(path)
        return self.parquet(name, [path])

    def view(self, name: str, expression: ir.Table) -> ir.Table:
        self._spark.sql(self._ibis.compile(expression)).createOrReplaceTempView(name)
        return self._ibis.table(name)

    def take(self, expression: ir.Table) -> pa.Table:
        # Spark's own Arrow road: Ibis' goes through pandas, which Spark does not fully support from 3 on.
        rows = self._spark.sql(self._ibis.compile(expression)).toArrow()
        return rows.cast(expression.schema().to_pyarrow())

    def versions(self) -> dict[str, str]:
        return {name: version(name) for name in ("pyspark", "ibis-framework", "sqlglot")}

    def close(self) -> None:
        self._spark.stop()
        self._scratch.cleanup()
