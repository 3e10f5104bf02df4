"""The formulas of the workbook: twins of the rules of `scoring`, in functions every spreadsheet has.

Blank scores are empty texts, so sums read helper columns. Shares are added up as they are; whatever is
compared, coloured, drawn, said or shown is their whole per cent (`names.whole`), so that what is shown is
what counts. References that leave their row are absolute: sorting does not move them.
"""
