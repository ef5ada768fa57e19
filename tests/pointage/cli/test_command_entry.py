"""A command added as the page of the architecture says, and those that are there."""

import importlib.util
import re
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from pointage.cli import COMMANDS, GROUPS, app
from pointage.cli.command_entry import CommandEntry, group_of
from pointage.usage import Group

GUIDE = Path(__file__).parents[3] / "docs" / "architecture.md"


def _names(group: typer.Typer) -> list[str]:
    commands = group.registered_commands
    return [command.name or "" for command in commands]


def test_every_entry_is_listed_once_with_its_help():
    said = CliRunner().invoke(app, ["--help"]).output
    names = [*_names(app), *(group.name for group in GROUPS)]
    assert len(names) == len(set(names))
    for name in names:
        assert re.search(rf"^  {name} ", said, re.MULTILINE), name
    assert all(entry.short_help for entry in COMMANDS)


@pytest.fixture
def added(tmp_path) -> CommandEntry:
    """The command that the page tells to add."""
    section = GUIDE.read_text(encoding="utf-8").partition(
        "## To add a command"
    )[2]
    text = re.findall(r"```python\n(.*?)```", section, re.DOTALL)[0]
    path = tmp_path / "weigh_cli.py"
    path.write_text(text, encoding="utf-8")

    spec = importlib.util.spec_from_file_location("weigh_cli", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    entry = module.COMMAND
    assert isinstance(entry, CommandEntry)
    return entry


def test_a_command_added_as_the_page_says_runs(added, tmp_path):
    group = group_of("outils", "Des outils.", (added, COMMANDS[0]))
    weighed = tmp_path / "weighed.txt"
    weighed.write_bytes(b"12345")
    done = CliRunner().invoke(group.commands, ["weigh", str(weighed)])
    assert (done.exit_code, done.output) == (0, "5\n")


def test_its_errors_are_those_of_the_house(added):
    group = typer.Typer(cls=Group, rich_markup_mode=None)
    added.add_to(group)
    COMMANDS[0].add_to(group)
    done = CliRunner().invoke(group, ["weigh"])
    assert done.exit_code == 2
    assert "FICHIER" in done.output
