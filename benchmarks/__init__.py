"""Speed on generated corpora, against the budgets of the design."""
