"""The audit report: one HTML page."""
