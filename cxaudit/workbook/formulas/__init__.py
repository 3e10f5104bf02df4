"""The formulas of the workbook: twins of the rules of `scoring`, in functions every spreadsheet has.

A formula is written without its `=`, so that one can be part of another. Those in here are handed the names
of the cells they read; which cells these are is known to `tables` and `lookups` alone.

Blank scores are empty texts, so sums read helper columns. Shares are added up as they are; whatever is
compared, coloured, drawn, said or shown is their whole per cent (`expressions.whole`), so that what is shown
is what counts. References that leave their row are absolute: sorting does not move them.

What spreadsheets do, as measured in LibreOffice and cellrune, and why formulas are as they are: any text, an
empty one too, is more than any number, so a cell is asked whether it is empty first; AND computes all of its
conditions and is an error where one is, so conditions that lean on an earlier one are nested in IF; COUNTIF,
SUMIF and MATCH take `*`, `?` and `>` in a text for more than letters, so texts that people typed are compared
with `=` in SUMPRODUCT.
"""
