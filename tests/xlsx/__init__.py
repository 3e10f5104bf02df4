"""Reads workbooks from their XML alone, as Excel does: what every test asks that looks into a file.

`book` opens the package, `sheet` has cells, links and tables, `styles` how cells look, `areas` reads
references, and `as_text` writes all of it down for people.
"""
