"""Tests of cxaudit, one module or more for each of its packages: `test_scoring` for `cxaudit.scoring`.

What many of them share, by what a test wants:

- a checklist, an audit, an answer: `builders`. Audits by name, from the demonstration to one without an
  answer: `audits`; at random: `random_audits`, `random_others` (by checklists as other people bring them),
  `strategies` (for hypothesis), `halves` (scores on a half of a per cent); with one text everywhere:
  `hostile_audits`. How many random runs are made: `runs`.
- a workbook: `workbooks` writes it, `xlsx` reads it, changes copies of it and tells it as text, `golden`
  keeps such a text, `excel_rules` is what Excel would repair, `colours` what colours a cell, `results` every
  figure by its name, `recalculation` two other calculators, `computed` what they must agree on, `readers`
  what does not calculate.
- a person: `people` answers questions line by line, `keyboard` presses keys, `window` is a real terminal.
- a program of its own: `programs`; ended at any moment: `killing`.
- another language: `catalogue` gathers the texts, `made_up` puts each in brackets.
- files of older versions, with the figures that they had: `old`. The lowest versions allowed: `lowest`.
- how fast it is: `bench`, which is no test.
"""
