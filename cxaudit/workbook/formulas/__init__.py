"""The formulas of the workbook: twins of the rules of `scoring`, in functions every spreadsheet has.

Blank scores are empty texts, so sums read helper columns. Whatever is compared with a threshold goes
through ROUND(…,4); whatever is said in per cent through ROUND(…,10), so that the last digits of binary
fractions don't decide. References that leave their row are absolute: sorting does not move them.
"""
