"""What the signals that ask a process to end do: Ctrl-C, SIGTERM and SIGHUP, where they exist.

Imported before anything else, so that no signal finds Python's own answer, a traceback.
"""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager

INTERRUPTED = 130
"""The exit code of a command that was interrupted."""
_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")
_FOR_THE_PARENT = tuple(
    getattr(signal, name)
    for name in ("SIGINT", "SIGHUP")
    if hasattr(signal, name)
)
"""What a terminal sends to all processes of a command, of which one answers."""


def interrupt_by_signals() -> None:
    """Let them do what Ctrl-C does; one that is ignored, as under `nohup`, stays so."""
    _handle(signal.default_int_handler)


def end_by_signals(code: int) -> None:
    """Let them end this process with ``code``, when nothing is left to be done but to leave."""
    _handle(lambda *_: os._exit(code))


@contextmanager
def held_from_children() -> Iterator[None]:
    """Have a process that is started meanwhile get no signal of a terminal before it calls
    `ignore_signals`: until then it would answer with Python's traceback.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _FOR_THE_PARENT)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def ignore_signals() -> None:
    """Leave the signals of a terminal to the process that started this one."""
    for number in _FOR_THE_PARENT:
        signal.signal(number, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _FOR_THE_PARENT)


def _handle(handler: Callable[..., object]) -> None:
    for name in _NAMES:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, handler)
