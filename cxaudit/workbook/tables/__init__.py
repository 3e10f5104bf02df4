"""The tables of the workbook, a file each: its columns, and how other sheets read them.

Each column is declared once: head, width, style, what it shows of a record, and by which formula. Adding one
takes nothing else.
"""
