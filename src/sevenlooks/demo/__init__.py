"""A made-up province: an honest world, planted wrongs, innocent look-alikes, and the answer key.

It is written from the law and knows neither looks nor readings: what it plants is what the law calls wrong.
"""

from sevenlooks.demo.province import Province, province
from sevenlooks.demo.writing import write

__all__ = ["Province", "province", "write"]
