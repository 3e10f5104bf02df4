"""Audit a business's customer experience, department by department.

The tour, in the order of the calls:

1. `library` reads checklists and answers, which people write in YAML, into models.
2. `checklist` says what is asked, `plan` which of it applies here, `audit` what was answered.
3. `storage` keeps an audit in one JSON file.
4. `scoring` counts everything once, `actions` turns what is wanting into action items, `policy` into
   decisions, the text of the customer-service policy and a training plan.
5. `report` gathers everything a reader will see, as plain values.
6. `workbook` writes the report as an Excel workbook whose numbers are live.
7. `interview` asks at a terminal, and `cli` joins all of them into commands and tells problems.

docs/architecture.md follows a note and a weight through them, and says where to add what.
"""

__version__ = "0.1.0"
