"""Exports (导出): what a list shows, as a file of any size, made by the worker; persons masked; gone after a week."""
