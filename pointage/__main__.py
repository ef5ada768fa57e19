"""`python -m pointage`."""

import atexit
import os
import sys

from pointage.processes.cycle_search import made_to_stay
from pointage.signals import INTERRUPTED, end_by_signals, interrupt_by_signals


def main() -> None:
    """Run the command, and end when its work is done.

    The threads of a C++ library abort about one process in eight while these are torn down, after
    all is written ("terminate called without an active exception"): Python's own exit functions are
    run, the destructors of libraries are not.
    """
    interrupt_by_signals()
    try:
        code = _run(sys.argv[1:])
    except KeyboardInterrupt:  # while modules were imported: nothing was begun
        code = INTERRUPTED

    end_by_signals(code)
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _run(arguments: list[str]) -> int:
    """The exit code of a command line."""
    is_audit = arguments[:1] == ["audit"]
    if is_audit:
        from pointage.commands.isolated import start_ahead

        start_ahead(arguments)
    try:
        with made_to_stay():
            from pointage.cli import app

        app()
    except SystemExit as done:
        if done.code is not None and not isinstance(done.code, int):
            raise
        return done.code or 0
    finally:
        if is_audit:
            from pointage.commands.isolated import drop_started

            drop_started()
    return 0


if __name__ == "__main__":
    main()
