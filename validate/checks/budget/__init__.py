"""Budgets: receipts against expenses, articles against the lines they are charged to."""
