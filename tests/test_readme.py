"""What README.md and docs/ tell a reader to type parses, and their links lead somewhere."""

import re
import shlex
from pathlib import Path

import pytest
from typer.main import get_command

from pointage.cli import app

ROOT = Path(__file__).parents[1]
PAGES = sorted(
    [ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")]
)
FENCED = re.compile(r"^```\w*\n(.*?)^```", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)")


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def told() -> list[tuple[str, str]]:
    """Every line of a fenced block that starts with ``pointage``, and the page it stands on."""
    return [
        (name(page), line.strip().removeprefix("$ "))
        for page in PAGES
        for block in FENCED.findall(page.read_text(encoding="utf-8"))
        for line in block.replace("\\\n", " ").splitlines()
        if line.strip().removeprefix("$ ").startswith("pointage ")
    ]


@pytest.mark.parametrize(("page", "line"), told())
def test_commands_parse(page: str, line: str) -> None:
    """Options and their values are those of the command line; nothing is run."""
    command, words = get_command(app), shlex.split(line, comments=True)[1:]
    context = command.make_context("pointage", list(words))
    while hasattr(command, "resolve_command"):
        said, command, words = command.resolve_command(context, words)
        context = command.make_context(said, list(words), parent=context)


def test_the_readme_tells_of_every_command() -> None:
    said = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [
        known
        for known in get_command(app).commands
        if f"pointage {known}" not in said
    ] == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_resolve(page: Path) -> None:
    links = LINK.findall(page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_guide_is_linked_from_the_readme() -> None:
    said = (ROOT / "README.md").read_text(encoding="utf-8")
    guides = {
        path.name
        for path in (ROOT / "docs").glob("*.md")
        if not path.name.endswith(".fr.md")
    }
    assert (
        sorted(guide for guide in guides if f"(docs/{guide})" not in said) == []
    )
