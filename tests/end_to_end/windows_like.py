"""Makes a Python process look like one on Windows to our rooms, and to them only: libraries stay as
they are. `START` holds the module that Python itself runs when it starts.
"""

import builtins
import os
import select
import signal
import sys
import tomllib
import types
from pathlib import Path

START = Path(__file__).parent / "windows_start"
OURS = ("pointage", "extract", "validate", "expectations", "reports")
_LACKS = tomllib.loads(
    (Path(__file__).parent / "windows_lacks.toml").read_text(encoding="utf-8")
)
MODULES = frozenset(_LACKS["modules"].split())
KEYWORDS = frozenset(_LACKS["keywords"].split())
"""Of `subprocess.Popen`."""
NAMES = {
    module: frozenset(names.split())
    for module, names in _LACKS["names"].items()
}
"""By module; of `select` what takes pipes."""
_TOLD = {"os": {"name": "nt"}, "sys": {"platform": "win32"}}
_import = builtins.__import__


def _is_ours(names: dict[str, object]) -> bool:
    return str(names.get("__name__", "")).partition(".")[0] in OURS


def _seen_by_us(module: types.ModuleType) -> None:
    """Let our rooms find in ``module`` what Windows has."""
    missing = NAMES.get(module.__name__, frozenset())
    told = _TOLD.get(module.__name__, {})

    class Seen(types.ModuleType):
        def __getattribute__(self, name: str) -> object:
            if (name in missing or name in told) and _is_ours(
                sys._getframe(1).f_globals
            ):
                if name in told:
                    return told[name]
                raise AttributeError(name)
            return super().__getattribute__(name)

    module.__class__ = Seen


def _imported(name, names=None, *rest, **more):
    if names and _is_ours(names):
        if name in MODULES:
            raise ModuleNotFoundError(name)
        if name == "msvcrt":
            return _msvcrt()
    return _import(name, names, *rest, **more)


def _msvcrt() -> types.ModuleType:
    """Locks of files, by those of this system."""
    import fcntl

    made = types.ModuleType("msvcrt")
    made.LK_NBLCK = fcntl.LOCK_EX | fcntl.LOCK_NB
    made.locking = lambda file, how, _count: fcntl.flock(file, how)
    return made


def begin() -> None:
    """From now on."""
    import time

    for module in (os, sys, signal, select, time):
        _seen_by_us(module)
    builtins.__import__ = _imported
