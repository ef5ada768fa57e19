"""Modules that are imported once they are used, by a library that may never use them."""

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.machinery import ModuleSpec
from types import ModuleType


class LateModule(ModuleType):
    """Stands for a module until something of it is asked for; from then on it has all of that
    module's names.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.__spec__ = ModuleSpec(name, None)

    def __getattr__(self, name: str) -> object:
        _forget(self.__name__, self)
        module = importlib.import_module(self.__name__)
        vars(self).update(vars(module))
        return getattr(module, name)


@contextmanager
def late_modules(*names: str) -> Iterator[None]:
    """Whoever imports one of the modules ``names`` meanwhile gets one that is imported later.

    Nobody else does: afterwards they are imported as ever.
    """
    late = {name: LateModule(name) for name in names if name not in sys.modules}
    for name, module in late.items():
        sys.modules[name] = module
        package, _, own = name.rpartition(".")
        if package:
            setattr(importlib.import_module(package), own, module)
    try:
        yield
    finally:
        for name, module in late.items():
            _forget(name, module)


def _forget(name: str, module: ModuleType) -> None:
    if sys.modules.get(name) is module:
        del sys.modules[name]
    package, _, own = name.rpartition(".")
    if package and vars(sys.modules[package]).get(own) is module:
        delattr(sys.modules[package], own)
