"""Measurements of the budgets, run by hand."""
