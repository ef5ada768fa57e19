"""The drawings of the summary."""
