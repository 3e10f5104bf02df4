"""Formulas that look up or add up rows of other sheets, by the columns of `tables`: Answers and the plan."""
