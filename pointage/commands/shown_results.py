"""What a user asks to see of a folder that was written: its JSON on stdout, the report in the
browser.
"""

import json
import webbrowser
from dataclasses import dataclass
from pathlib import Path

from pointage.work import print_out


@dataclass(frozen=True, slots=True)
class ShownResults:
    """What of a folder is shown: the ``json`` file of this name, the report."""

    json_file: str = ""
    report: bool = False

    def __call__(self, folder: Path) -> None:
        """Show it."""
        if self.json_file:
            _print_json(folder / self.json_file)
        if self.report:
            webbrowser.open((folder / "report.html").absolute().as_uri())


def _print_json(path: Path) -> None:
    """The file's JSON on one line of stdout."""
    content = json.loads(path.read_text(encoding="utf-8"))
    print_out(json.dumps(content, ensure_ascii=True, separators=(",", ":")))
