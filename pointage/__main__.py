"""`python -m pointage`."""

from pointage.cli import app

app()
