"""The registry: bodies and findings as the books and the last run have them.

A read-model: it can be rebuilt from the books at any time (`loading.rebuild`) and nobody writes in it by hand. The rows
behind a statement come by key from the store (`rows`).
"""
