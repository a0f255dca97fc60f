"""Sevenlooks (七看): from a county's workbooks to findings that hold up."""

__version__ = "0.1.0"
