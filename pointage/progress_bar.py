"""A bar on the terminal while many things are done."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from pointage.work import Voice
from reports.advance import Advance, show_nothing


@contextmanager
def progress_bar(voice: Voice, *, transient: bool = False) -> Iterator[Advance]:
    """What draws the bar, for who waits for it at a terminal, unless the voice is quiet; a
    ``transient`` one is wiped at its end.
    """
    if voice.quiet or not sys.stderr.isatty():
        yield show_nothing
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
    )

    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[words]}"),
    )
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=transient) as bar:
        task = bar.add_task("", total=None, words="")

        def advance(done: int, total: int, words: str) -> None:
            bar.update(task, total=total, completed=done, words=escape(words))

        yield advance
