"""A command as `pointage` lists it: its function, whose docstring and options are its help, and
its line in the list.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import typer

from pointage.cli.shared_options import LanguageOfAll
from pointage.usage import Command, Group

METAVAR = "COMMANDE [ARGUMENTS]..."


@dataclass(frozen=True, slots=True)
class CommandEntry:
    """One command. What takes long to import is imported inside ``run``."""

    run: Callable[..., None]
    short_help: str
    name: str = ""
    """As it is typed; the function's own name where empty."""

    def add_to(self, group: typer.Typer) -> None:
        """List it in ``group``."""
        group.command(
            self.name or self.run.__name__,
            cls=Command,
            short_help=self.short_help,
        )(self.run)


@dataclass(frozen=True, slots=True)
class CommandGroup:
    """Several commands under one word."""

    name: str
    commands: typer.Typer


def speak(context: typer.Context, lang: LanguageOfAll = None) -> None:
    """Let the commands of a group speak ``lang``, where it is given before their names."""
    if lang is not None:
        names = context.command.list_commands(context)  # type: ignore[attr-defined]
        context.default_map = {name: {"lang": lang.value} for name in names}


def group_of(
    name: str, short_help: str, entries: Iterable[CommandEntry]
) -> CommandGroup:
    """The group ``name`` with ``entries`` as its commands."""
    group = typer.Typer(
        cls=Group,
        subcommand_metavar=METAVAR,
        rich_markup_mode=None,
        help=short_help,
    )
    group.callback()(speak)
    for entry in entries:
        entry.add_to(group)
    return CommandGroup(name, group)
