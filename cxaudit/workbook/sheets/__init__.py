"""One file a sheet; each writes itself into the book from the report.

The columns of a sheet without a table, `Sheet[None]`, stand in its file here; all others in `tables`.
"""
