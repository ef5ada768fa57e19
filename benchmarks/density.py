"""`python -m benchmarks.density`: how densely the code is written, whether names are their own.

    python -m benchmarks.density                  this checkout
    python -m benchmarks.density OTHER            another one
    python -m benchmarks.density OTHER --against  both side by side, OTHER as before

Complexity is counted in the syntax tree: 1 and each `if`, `for`, `while`, conditional expression,
exception handler, comprehension and boolean operator. The complexity a line also counts each
condition of a comprehension; its lines are those of functions that hold code (no blank line,
comment or docstring).
"""

import argparse
import ast
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("pointage", "reports", "expectations", "validate", "extract")
SIDE_BY_SIDE = 16
"""The most modules in one folder that a reader still takes in at a glance."""
COMPLEX = 10
"""The highest complexity of a function that needs no reason."""

_BRANCHES = (
    ast.If,
    ast.For,
    ast.AsyncFor,
    ast.While,
    ast.IfExp,
    ast.ExceptHandler,
    ast.comprehension,
    ast.BoolOp,
)
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_PATTERN_CALLS = frozenset(
    {
        "compile",
        "search",
        "match",
        "fullmatch",
        "split",
        "findall",
        "finditer",
        "sub",
        "subn",
    }
)
"""The functions of `re` and `regex` whose first argument is a pattern."""

_SIMPLE = (ast.Assign, ast.AnnAssign, ast.Return, ast.Expr)
"""Statements of one piece."""

EXPLAINED: Mapping[str, str] = {}
"""Functions above `COMPLEX` (``path:name``), each with the reason why it stays in one piece."""

SHARED_NAMES: Mapping[str, str] = {
    "function audit": "the command, and the same from Python",
    "function extract": "the command, and the same from Python",
    "function find": "what every check is asked for, by the contract of `validate.check`",
    "function main": "what runs where a module is started as a program",
    "module engine": "the door of each engine in the room that is its own",
    "module registry": "the one file of a room that lists what can be added to it",
    "module settings": "the tolerances of the engine in whose room it lies",
}
"""Names that the map repeats on purpose, each with what it means wherever it is met."""

OUTSIDE_THE_ROOMS: Mapping[str, str] = {
    "tests/test_house.py": "the conventions of the repository",
    "tests/test_readme.py": "what its pages tell to type",
    "tests/reports/test_browser.py": "the templates and scripts of the report, in a browser",
}
"""Test files that test no single module, each with what it tests."""


@dataclass(frozen=True, slots=True)
class FunctionSize:
    """One function: its complexity, the same with the conditions of comprehensions, its lines."""

    place: str
    """``path:name``, with the class where it is a method."""
    complexity: int
    weight: int
    lines: int


@dataclass(slots=True)
class Density:
    """What was counted in one checkout."""

    side_by_side: Counter[str] = field(default_factory=Counter)
    """Modules in each folder."""
    functions: list[FunctionSize] = field(default_factory=list)
    shared: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """``kind name`` -> the modules that hold it, where they are several."""
    patterns: Counter[str] = field(default_factory=Counter)
    """Regular expressions written in each module."""
    bare_patterns: list[str] = field(default_factory=list)
    """Where one is written without a reason: no text below it, and no comment above."""
    unplaced_tests: list[str] = field(default_factory=list)
    """Test files without a module of their name."""
    misplaced_tests: list[str] = field(default_factory=list)
    """Test files whose folder is not that of their module."""

    @property
    def complex_functions(self) -> list[FunctionSize]:
        """The functions above `COMPLEX`, the most complex first."""
        found = [each for each in self.functions if each.complexity > COMPLEX]
        return sorted(found, key=lambda each: (-each.complexity, each.place))

    @property
    def unexplained(self) -> list[FunctionSize]:
        """Those without a reason in `EXPLAINED`."""
        return [
            each
            for each in self.complex_functions
            if each.place not in EXPLAINED
        ]

    @property
    def unexplained_names(self) -> dict[str, tuple[str, ...]]:
        """Shared names without a reason in `SHARED_NAMES`."""
        return {
            name: held
            for name, held in self.shared.items()
            if name not in SHARED_NAMES
        }

    @property
    def per_line(self) -> float:
        """Complexity a line of code in functions; 0 where there is none."""
        lines = sum(each.lines for each in self.functions)
        return (
            sum(each.weight for each in self.functions) / lines
            if lines
            else 0.0
        )


def measure(root: Path, rooms: Sequence[str] = ROOMS) -> Density:
    """Count the rooms of the checkout at ``root``."""
    found = Density()
    names: dict[str, list[str]] = defaultdict(list)

    for path in _modules(root, rooms):
        where = path.relative_to(root).as_posix()
        text = path.read_text(encoding="utf-8")
        tree = ast.parse(text)

        if path.name != "__init__.py":
            found.side_by_side[path.parent.relative_to(root).as_posix()] += 1
            names[f"module {path.stem}"].append(where)
        for name in _public_names(tree):
            names[name].append(where)
        found.functions += _function_sizes(tree, text.splitlines(), where)
        found.patterns[where] = sum(map(_writes_a_pattern, ast.walk(tree)))
        found.bare_patterns += [
            f"{where}:{line}" for line in _bare_patterns(tree, text)
        ]

    found.shared = {
        name: tuple(held) for name, held in names.items() if len(held) > 1
    }
    _place_tests(root, found)
    return found


def _modules(root: Path, rooms: Iterable[str]) -> Iterator[Path]:
    for room in rooms:
        yield from sorted((root / room).rglob("*.py"))


def _public_names(tree: ast.Module) -> Iterator[str]:
    """``class X`` and ``function x`` for what a module offers under its own name."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield f"class {node.name}"
        elif isinstance(node, _FUNCTIONS) and not node.name.startswith("_"):
            yield f"function {node.name}"


def _function_sizes(
    tree: ast.Module, lines: Sequence[str], where: str
) -> Iterator[FunctionSize]:
    for name, node in _named_functions(tree):
        inside = list(ast.walk(node))
        complexity = 1 + sum(isinstance(each, _BRANCHES) for each in inside)
        conditions = sum(
            len(each.ifs)
            for each in inside
            if isinstance(each, ast.comprehension)
        )
        yield FunctionSize(
            f"{where}:{name}",
            complexity,
            complexity + conditions,
            _code_lines(node, lines),
        )


def _named_functions(
    tree: ast.AST, inside: str = ""
) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    """Every function with its qualified name, those within functions too."""
    for node in ast.iter_child_nodes(tree):
        name = inside
        if isinstance(node, _FUNCTIONS):
            yield f"{inside}{node.name}", node
        if isinstance(node, (*_FUNCTIONS, ast.ClassDef)):
            name = f"{inside}{node.name}."
        yield from _named_functions(node, name)


def _code_lines(
    node: ast.FunctionDef | ast.AsyncFunctionDef, lines: Sequence[str]
) -> int:
    first = node.body[0]
    docstring: Iterable[int] = ()
    if ast.get_docstring(node) is not None:
        docstring = range(first.lineno, (first.end_lineno or first.lineno) + 1)

    numbers = set(
        range(node.lineno, (node.end_lineno or node.lineno) + 1)
    ) - set(docstring)
    texts = (lines[number - 1].strip() for number in numbers)
    return sum(1 for text in texts if text and not text.startswith("#"))


def _writes_a_pattern(node: ast.AST) -> bool:
    """A call of `re` whose pattern holds text of its own."""
    if not isinstance(node, ast.Call) or not isinstance(
        node.func, ast.Attribute
    ):
        return False
    module = node.func.value
    if not isinstance(module, ast.Name) or module.id not in {"re", "regex"}:
        return False
    if node.func.attr not in _PATTERN_CALLS or not node.args:
        return False
    return any(
        isinstance(each, ast.Constant) and isinstance(each.value, str)
        for each in ast.walk(node.args[0])
    )


def _bare_patterns(tree: ast.Module, text: str) -> Iterator[int]:
    """The lines of statements that write a pattern and do not say what it is for."""
    lines = text.splitlines()
    bodies = (getattr(node, "body", None) for node in ast.walk(tree))
    for body in bodies:
        if not isinstance(body, list):
            continue
        for statement, after in pairwise([*body, None]):
            if not isinstance(statement, _SIMPLE):
                continue
            if not any(map(_writes_a_pattern, ast.walk(statement))):
                continue
            above = lines[statement.lineno - 2].lstrip()
            if not above.startswith("#") and not _is_text(after):
                yield statement.lineno


def _is_text(node: ast.AST | None) -> bool:
    """Whether a statement is a text alone, as what says what the name above it is."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _place_tests(root: Path, found: Density) -> None:
    """Find the test files that no module answers for; `tests/end_to_end` tests no single one."""
    modules = _tested_places(root)
    stems = {Path(place).name for place in modules}
    for path in sorted((root / "tests").rglob("test_*.py")):
        where = path.relative_to(root)
        if (
            where.parts[1] == "end_to_end"
            or where.as_posix() in OUTSIDE_THE_ROOMS
        ):
            continue
        stem = where.stem.removeprefix("test_")
        if stem not in stems:
            found.unplaced_tests.append(where.as_posix())
        if Path(*where.parts[1:-1], stem).as_posix() not in modules:
            found.misplaced_tests.append(where.as_posix())


def _tested_places(root: Path) -> frozenset[str]:
    """Modules and packages as ``room/sub-room/name``."""
    paths = list(_modules(root, (*ROOMS, "benchmarks")))
    modules = {
        path.relative_to(root).with_suffix("").as_posix() for path in paths
    }
    packages = {path.parent.relative_to(root).as_posix() for path in paths}
    return frozenset(modules | packages)


def report(found: Density) -> str:
    """What was counted, as text."""
    widest = found.side_by_side.most_common()
    lines = ["modules side by side:"]
    lines += [f"  {count:4d}  {folder}" for folder, count in widest]

    lines.append(f"functions above complexity {COMPLEX}:")
    for each in found.complex_functions:
        reason = EXPLAINED.get(each.place, "")
        lines.append(f"  {each.complexity:4d}  {each.place}  {reason}".rstrip())

    lines.append("one name in several modules, without a reason:")
    lines += [
        f"  {name}: {', '.join(held)}"
        for name, held in found.unexplained_names.items()
    ]

    lines.append("test files that are not placed as their module:")
    lines += [f"  {path}" for path in found.misplaced_tests]
    return "\n".join(
        [*lines, "", *(f"{value:>8}  {what}" for what, value in figures(found))]
    )


def figures(found: Density) -> list[tuple[str, str]]:
    """The figures of the comparison, each under its name."""
    kinds = Counter(name.partition(" ")[0] for name in found.unexplained_names)
    counted = [
        (
            "modules side by side, at most",
            max(found.side_by_side.values(), default=0),
        ),
        ("functions", len(found.functions)),
        (f"functions above complexity {COMPLEX}", len(found.complex_functions)),
        ("of these without a reason", len(found.unexplained)),
        ("module names in several places, without a reason", kinds["module"]),
        ("class names in several places, without a reason", kinds["class"]),
        (
            "function names in several places, without a reason",
            kinds["function"],
        ),
        ("regular expressions", sum(found.patterns.values())),
        ("of these without a reason", len(found.bare_patterns)),
        (
            "test files without a module of their name",
            len(found.unplaced_tests),
        ),
        ("test files not placed as their module", len(found.misplaced_tests)),
    ]
    return [
        ("complexity a line of code", f"{found.per_line:.3f}"),
        *((what, str(count)) for what, count in counted),
    ]


def comparison(before: Density, after: Density) -> str:
    """Two checkouts side by side, room by room for the complexity a line."""
    pairs = zip(figures(before), figures(after), strict=True)
    rows = [f"{old:>8} {new:>8}  {what}" for (what, old), (_, new) in pairs]
    return "\n".join([f"{'before':>8} {'after':>8}", *rows])


def main() -> None:
    """Measure one checkout, or two side by side."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.density")
    parser.add_argument(
        "root", nargs="?", type=Path, default=ROOT, help="a checkout"
    )
    parser.add_argument(
        "--against",
        action="store_true",
        help="compare it, as before, with this checkout",
    )
    parser.add_argument(
        "--rooms", nargs="+", default=ROOMS, help="only these folders"
    )
    asked = parser.parse_args()

    found = measure(asked.root, asked.rooms)
    if asked.against:
        print(comparison(found, measure(ROOT, asked.rooms)))
    else:
        print(report(found))


if __name__ == "__main__":
    main()
