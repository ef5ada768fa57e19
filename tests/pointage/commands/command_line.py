"""The command line, run in this process."""

from typer.testing import CliRunner

from pointage.cli import app


def run(*words):
    """Its exit code, and what it says on both streams."""
    done = CliRunner().invoke(app, [str(word) for word in words])
    return done.exit_code, done.stdout, done.stderr
