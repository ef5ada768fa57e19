"""Run by Python when it starts, where this folder is on its path."""

import importlib.util
from pathlib import Path

_PATH = Path(__file__).parents[1] / "windows_like.py"
_SPEC = importlib.util.spec_from_file_location("windows_like", _PATH)
_MODULE = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(_MODULE)
_MODULE.begin()
