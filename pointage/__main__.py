"""`python -m pointage`."""

import atexit
import os
import sys

from pointage.cli import app
from pointage.work import interrupt_by_signals


def main() -> None:
    """Run the command, and end when its work is done.

    The threads of a C++ library abort about one process in eight while these are torn down, after
    all is written ("terminate called without an active exception"): Python's own exit functions are
    run, the destructors of libraries are not.
    """
    interrupt_by_signals()
    code = 0
    try:
        app()
    except SystemExit as done:
        if done.code is not None and not isinstance(done.code, int):
            raise
        code = done.code or 0

    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
