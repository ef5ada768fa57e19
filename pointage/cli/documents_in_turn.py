"""What commands do alike that read PDFs: each document in a process of its own, in turn."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import typer

from extract.errors import UsageError
from extract.hidden_characters import visible
from pointage.output import check_folder
from pointage.work import Voice, for_each

if TYPE_CHECKING:
    from pointage.commands.isolated import DocumentOrder

P = ParamSpec("P")
T = TypeVar("T")


def given(path: Path | None) -> str:
    """A path as orders to a process carry it; "" where none is."""
    return "" if path is None else str(path)


def do_each(
    order: "DocumentOrder",
    documents: list[Path],
    json_file: str = "",
    report: bool = False,
) -> None:
    """Do what is asked for to every document, and end with the exit code."""
    from pointage.commands.shown_results import ShownResults

    voice = Voice(order.lang, quiet=order.quiet)
    or_exit(voice, check_folder, Path(order.output))
    do_in_turn(order, documents, voice, ShownResults(json_file, report))


def _leave(_folder: Path) -> None:
    """Show nothing of a folder that was written."""


def do_in_turn(
    order: "DocumentOrder",
    documents: list[Path],
    voice: Voice,
    written: Callable[[Path], object] = _leave,
) -> None:
    """Do what is asked for to every document, and end with the exit code; ``written`` is told of
    each folder that was written.
    """
    from pointage.commands.isolated import isolated

    with isolated(order, documents, written) as job:
        code = or_exit(voice, job.check)
        raise typer.Exit(code or for_each(documents, voice, job))


def or_exit(
    voice: Voice, make: Callable[P, T], *args: P.args, **kwargs: P.kwargs
) -> T:
    """What ``make`` gives, or the exit that its error asks for."""
    try:
        return make(*args, **kwargs)
    except UsageError as error:
        voice.tell(visible(error.text(voice.lang)))
        raise typer.Exit(error.exit_code) from None
