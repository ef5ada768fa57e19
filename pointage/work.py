"""Do one thing to many documents: each error is told by name, and the others are still done."""

import os
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal, ParamSpec

from extract.errors import PointageError, UsageError, system_reason
from extract.hidden_characters import visible, visible_lines
from pointage.cli_messages import text
from pointage.inputs import expand
from pointage.output import refused
from pointage.signals import INTERRUPTED

P = ParamSpec("P")
Lang = Literal["fr", "en"]

OK, FINDINGS, USAGE, UNREADABLE, INTERNAL = 0, 1, 2, 3, 4
_BY_WEIGHT = (OK, FINDINGS, USAGE, UNREADABLE, INTERNAL, INTERRUPTED)


def usage_error(key: str, **values: object) -> UsageError:
    """The error of a command line that a message of `pointage.cli_messages` tells."""
    return UsageError(text(key, "fr", **values), text(key, "en", **values))


def refuse_optimized() -> None:
    """Results are promised where asserts run: ours and those of the libraries that read PDFs.

    Under ``-OO`` Great Expectations fails without its docstrings: no check ran, and no deviation
    was found.

    Raises:
        UsageError: Python leaves out asserts.
    """
    if sys.flags.optimize:
        raise usage_error("optimized")


def print_out(text: str) -> None:
    """A result that was asked for, on stdout, whatever its encoding can show of it; what a terminal
    would obey is shown by its number.
    """
    encoding = sys.stdout.encoding or "utf-8"
    shown = visible_lines(text.rstrip("\n"))
    sys.stdout.write(shown.encode(encoding, "replace").decode(encoding) + "\n")


class Voice:
    """Speaks to the user on stderr, in one language; a quiet one only of what went wrong."""

    def __init__(self, lang: Lang, *, quiet: bool = False) -> None:
        self.lang: Lang = lang
        self.quiet = quiet

    def report(self, key: str, **values: object) -> None:
        """One message of `pointage.cli_messages` on how the work goes, unless quiet."""
        if not self.quiet:
            self.say(key, **values)

    def step(self, key: str, **values: object) -> None:
        """One message on what is being done, for who waits for it at a terminal, unless quiet."""
        if sys.stderr.isatty():
            self.report(key, **values)

    def say(self, key: str, **values: object) -> None:
        """One message of `pointage.cli_messages`."""
        self.tell(text(key, self.lang, **values))

    def tell(self, message: str) -> None:
        """One message, whatever the console's encoding can show of it; what a terminal would obey
        is shown by its number.
        """
        encoding = sys.stderr.encoding or "utf-8"
        shown = visible_lines(message)
        sys.stderr.write(
            shown.encode(encoding, "replace").decode(encoding) + "\n"
        )
        sys.stderr.flush()


def for_each(
    paths: Sequence[Path], voice: Voice, do: Callable[[Path], int]
) -> int:
    """Call ``do`` on every document that ``paths`` name; the heaviest exit code of the contract
    wins.

    ``do`` returns 0, or 1 for findings. What it raises costs its own document only.
    """
    codes = [OK]
    try:
        for item in expand(paths):
            # one by one, so that an interruption keeps what was done
            if isinstance(item, PointageError):
                codes.append(_refuse(item, voice))
            else:
                codes.append(_attempt(str(item), voice, do, item))
    except KeyboardInterrupt:
        voice.say("interrupted")
        codes.append(INTERRUPTED)
    return heaviest(codes)


def heaviest(codes: Sequence[int]) -> int:
    """The exit code of the contract that wins over the others."""
    return max(codes, key=_BY_WEIGHT.index)


def attempt(
    name: str,
    voice: Voice,
    do: Callable[P, int],
    *args: P.args,
    **kwargs: P.kwargs,
) -> int:
    """The exit code of ``do``, or of what it raised, told under the last part of ``name``."""
    try:
        return _attempt(name, voice, do, *args, **kwargs)
    except KeyboardInterrupt:
        voice.say("interrupted-command")
        return INTERRUPTED


def _attempt(
    name: str,
    voice: Voice,
    do: Callable[P, int],
    *args: P.args,
    **kwargs: P.kwargs,
) -> int:
    try:
        return do(*args, **kwargs)
    except PointageError as error:
        return _refuse(error, voice)
    except OSError as error:
        reason = system_reason(error)
        return _refuse(refused(error.filename or name, reason), voice)
    except Exception as error:  # noqa: BLE001  the one place that runs a document: a crash costs that document only
        voice.say("internal", name=Path(name).name, error=type(error).__name__)
        if os.environ.get("POINTAGE_DEBUG"):
            traceback.print_exc()
        return INTERNAL


def _refuse(error: PointageError, voice: Voice) -> int:
    voice.tell(
        visible(error.text(voice.lang))
    )  # a sentence: its line breaks are a name's
    return error.exit_code
