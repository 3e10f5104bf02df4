"""The columns of every sheet that has a table, a file each; `sheets` writes them.

Each column is declared once: head, width, style, what it shows of a record, and by which formula. Where
columns are named as a range, from one to another, what is declared between them belongs to it.
"""
