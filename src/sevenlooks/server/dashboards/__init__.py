"""Dashboards: how a division stands, from the nation down to the bodies of a county.

Every number comes from the registry's tallies and opens the rows it counts. Reads only; keeps nothing of its own.
"""
