"""A process that reads and checks documents for the desk, pages drawn, reports written."""
