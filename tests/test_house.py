"""The conventions of the house: layers, names, docstrings, examples, words."""

import ast
import doctest
import importlib
import importlib.metadata
import io
import re
import subprocess
import tomllib
import warnings
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from benchmarks.density import (
    COMPLEX,
    EXPLAINED,
    SHARED_NAMES,
    SIDE_BY_SIDE,
    Density,
    measure,
)

ROOT = Path(__file__).parents[1]
ROOMS = ("pointage", "reports", "expectations", "validate", "extract")
SOURCES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
HEAVY = {
    "pandas",
    "camelot",
    "pdfplumber",
    "great_expectations",
    "jinja2",
    "PIL",
    "pypdfium2",
    "numpy",
}


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(node: ast.AST) -> Iterator[str]:
    """Every module that ``node`` imports."""
    for each in ast.walk(node):
        if isinstance(each, ast.Import):
            yield from (alias.name for alias in each.names)
        elif isinstance(each, ast.ImportFrom) and each.module:
            yield each.module


def test_imports_go_one_way(monkeypatch):
    importlinter = pytest.importorskip(
        "importlinter.cli", reason="import-linter is a tool of development"
    )
    monkeypatch.chdir(ROOT)
    said = io.StringIO()
    with warnings.catch_warnings(), redirect_stdout(said):
        warnings.simplefilter(
            "ignore"
        )  # its own dependencies' warnings are not ours
        status = importlinter.lint_imports(
            config_filename=str(ROOT / "pyproject.toml"), no_cache=True
        )
    assert status == 0, said.getvalue()


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_only_expectations_import_great_expectations(path):
    found = {each.partition(".")[0] for each in imports(tree(path))}
    assert "great_expectations" not in found or path.is_relative_to(
        ROOT / "expectations"
    )


def test_nothing_imports_a_library_of_176_megabytes():
    """DuckDB writes and reads Parquet: an install needs no pyarrow."""
    importing = [
        name(path)
        for path in SOURCES
        if "pyarrow" in {each.partition(".")[0] for each in imports(tree(path))}
    ]
    assert importing == []


@pytest.mark.parametrize(
    "path", sorted((ROOT / "validate" / "checks").rglob("*.py")), ids=name
)
def test_checks_do_not_import_each_other(path):
    assert not [
        each
        for each in imports(tree(path))
        if each.startswith("validate.checks")
    ]


@pytest.mark.parametrize(
    "path", sorted((ROOT / "pointage" / "cli").glob("*.py")), ids=name
)
def test_the_command_line_imports_nothing_heavy(path):
    top = [
        node
        for node in tree(path).body
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert (
        not {each.partition(".")[0] for node in top for each in imports(node)}
        & HEAVY
    )


def test_no_other_distribution_owns_our_names():
    """The rooms are top-level packages with plain names: another ``validate`` in the environment
    would shadow ours.
    """
    owners = {
        (room, distribution.metadata["Name"])
        for distribution in importlib.metadata.distributions()
        if distribution.metadata["Name"] != "pointage"
        for file in distribution.files or ()
        for room in ROOMS
        if file.parts[:1] in ((room,), (f"{room}.py",))
    }
    assert owners == set()


@pytest.mark.parametrize("room", ROOMS)
def test_the_rooms_are_ours_and_typed(room):
    file = importlib.import_module(room).__file__
    assert file is not None
    assert Path(file) == ROOT / room / "__init__.py"
    assert (ROOT / room / "py.typed").exists()


def test_the_wheel_holds_the_rooms():
    wheel = tomllib.loads(
        (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    )["tool"]["hatch"]["build"]["targets"]
    assert sorted(wheel["wheel"]["packages"]) == sorted(ROOMS)


def undocumented(node: ast.AST, inside: str = "") -> Iterator[str]:
    """Public classes, functions and methods without a docstring; overloads and properties' setters
    say enough.
    """
    for child in ast.iter_child_nodes(node):
        if not isinstance(
            child, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
        ) or child.name.startswith("_"):
            continue
        told = {
            ast.unparse(each).rpartition(".")[2]
            for each in child.decorator_list
        }
        if ast.get_docstring(child) is None and not told & {
            "overload",
            "setter",
            "override",
        }:
            yield f"{inside}{child.name}"
        if isinstance(child, ast.ClassDef):
            yield from undocumented(child, f"{inside}{child.name}.")


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_public_things_say_what_they_are(path):
    known = tree(path)
    text = path.read_text(encoding="utf-8").strip()
    assert not text or ast.get_docstring(known), "the module has no docstring"
    assert list(undocumented(known)) == []


@pytest.mark.parametrize(
    "path",
    [path for path in SOURCES if ">>> " in path.read_text(encoding="utf-8")],
    ids=name,
)
def test_examples_are_true(path):
    result = doctest.testmod(importlib.import_module(module_name(path)))
    assert result.attempted
    assert result.failed == 0


def tracked() -> list[Path]:
    """The text files of the repository, as far as git says."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout")
    names = [each for each in listed.decode("utf-8").split("\0") if each]
    kept = {
        ".py",
        ".md",
        ".toml",
        ".yaml",
        ".yml",
        ".json",
        ".html",
        ".css",
        ".js",
        ".j2",
        ".txt",
        ".csv",
        ".run",
        "",
    }
    return [
        ROOT / each
        for each in names
        if Path(each).suffix in kept and (ROOT / each).is_file()
    ]


UNWANTED = {
    "an absolute path of one machine": r"(?<![\w.])/(?:home|Users|wo"
    r"rk|ro"
    r"ot)/\w",
    "something left to do": r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X)\b",
    "who or what wrote it": "(?i)"
    + "|".join(
        rf"\b{first}{rest}\b"
        for first, rest in (("chat", "gpt"), ("anth", "ropic"), ("open", "ai"))
    ),
}


def test_the_product_is_locked_to_what_its_tests_run_with():
    product, everything = (
        set((ROOT / f"{name}.lock").read_text("utf-8").split("\n"))
        for name in ("requirements-product", "requirements")
    )
    assert any(line.startswith("pdfplumber==") for line in product)
    assert product <= everything


@pytest.mark.parametrize("what", UNWANTED)
def test_the_repository_holds_no(what):
    pattern = re.compile(UNWANTED[what])
    found = [
        f"{name(path)}:{number}"
        for path in tracked()
        if path.suffix != ".lock"
        for number, line in enumerate(
            path.read_text(encoding="utf-8", errors="replace").splitlines(), 1
        )
        if pattern.search(line)
    ]
    assert found == []


def spoken(path: Path) -> Iterator[str]:
    """The French sentences of a module: the first argument of each ``Message``."""
    for node in ast.walk(tree(path)):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == "Message"
            and node.args
        ):
            yield from (
                each.value
                for each in ast.walk(node.args[0])
                if isinstance(each, ast.Constant)
                and isinstance(each.value, str)
            )


@pytest.mark.parametrize(
    "path",
    [path for path in SOURCES if name(path).startswith("validate/")],
    ids=name,
)
def test_readers_are_told_of_deviations_never_of_faults(path):
    assert not [
        text
        for text in spoken(path)
        if re.search(r"(?i)\b(?:faute|fautif|erreur|erroné)", text)
    ]


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_files_are_opened_with_their_encoding(path):
    """Windows reads and writes in another encoding unless told."""
    for node in ast.walk(tree(path)):
        if not isinstance(node, ast.Call):
            continue
        method = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        called = node.func.id if isinstance(node.func, ast.Name) else method
        if called != "open" and method not in {"read_text", "write_text"}:
            continue
        modes = [
            arg.value
            for arg in node.args
            if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
        ]
        binary = called == "open" and any(
            set(mode) <= set("rwxab+") and "b" in mode for mode in modes
        )
        whose = (
            node.func.value if isinstance(node.func, ast.Attribute) else None
        )
        if binary or (
            isinstance(whose, ast.Name)
            and whose.id in {"Image", "os", "webbrowser", "pdfplumber"}
        ):
            continue
        assert {"encoding"} & {keyword.arg for keyword in node.keywords}, (
            f"line {node.lineno}"
        )


@pytest.fixture(scope="module")
def density() -> Density:
    return measure(ROOT)


@pytest.mark.parametrize("room", ROOMS)
def test_a_folder_is_taken_in_at_a_glance(density, room):
    folders = {
        folder: count
        for folder, count in density.side_by_side.items()
        if folder.partition("/")[0] == room
    }
    assert max(folders.values()) <= SIDE_BY_SIDE, folders


@pytest.mark.parametrize("room", ROOMS)
def test_a_function_is_simple_or_says_why_not(density, room):
    found = [
        each
        for each in density.unexplained
        if each.place.partition("/")[0] == room
    ]
    assert found == [], (
        f"above {COMPLEX}: take steps apart, or explain it in benchmarks/density.py"
    )


def test_what_is_explained_is_so(density):
    assert set(EXPLAINED) <= {each.place for each in density.complex_functions}
    assert set(SHARED_NAMES) <= set(density.shared)


@pytest.mark.parametrize("room", ROOMS)
def test_a_name_means_one_thing(density, room):
    """Not two modules, classes or functions of one name, but for those that the map repeats."""
    twice = {
        name: held
        for name, held in density.unexplained_names.items()
        if held[0].startswith(room)
    }
    assert twice == {}


def test_each_pattern_says_what_it_is_for(density):
    assert density.bare_patterns == []


def test_a_test_lies_where_its_module_does(density):
    assert density.misplaced_tests == []
