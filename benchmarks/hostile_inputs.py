"""`python -m benchmarks.hostile_inputs`: what is given beside a PDF, or given back, as an attack.

Suites, decisions, folders of audits, file names and options, each made to run something, to read or
write elsewhere, to fill the memory or to be obeyed by a terminal. Each is given to the command
itself, in a process with limits. The table says what was promised and what was seen; the exit code
is 1 where a promise was not kept. Hostile PDFs are in `benchmarks.hostile`.
"""

import argparse
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from reportlab.platypus import SimpleDocTemplate, Table

from benchmarks.hostile import HOSTILE
from benchmarks.peak_memory import run_limited
from extract.hidden_characters import HIDDEN

MEMORY = 3 << 30
"""Bytes of address space of a command; what it promises is less."""
PEAK = 1 << 30
"""Bytes of resident memory that no attack may make a command take."""
SECONDS = 60
REFUSED, UNREAD, DONE = 2, 3, 0
_MARK = "made-by-the-attack"
_SECRET = "kept-secret"


@dataclass(frozen=True, slots=True)
class Home:
    """A folder with a document, its audit, and a secret that no result may hold."""

    path: Path

    @property
    def pdf(self) -> Path:
        """A document of one table."""
        return self.path / "acte.pdf"

    @property
    def audited(self) -> Path:
        """The folder of its audit."""
        return next((self.path / "audits").iterdir())

    @property
    def out(self) -> Path:
        """Where results go."""
        return self.path / "out"

    @property
    def mark(self) -> Path:
        """What an attack makes where it succeeds."""
        return self.path / _MARK

    def write(self, name: str, text: str) -> Path:
        """A file of this text."""
        path = self.path / name
        path.write_text(text, encoding="utf-8")
        return path


Arguments = list[str | Path]


@dataclass(frozen=True, slots=True)
class Attack:
    """What is tried, and the exit code that is promised."""

    kind: str
    what: str
    code: int
    prepare: Callable[[Home], Arguments]
    python: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """How a command ended."""

    code: int
    said: str
    seconds: float
    """Of processor: a busy machine keeps the same promises."""
    peak: int
    """Bytes of resident memory."""
    left: tuple[str, ...] = ()
    """What stands where nothing should."""


# ------------------------------------------------------------------------------------------------
# what is given


def _suite(
    *expectations: object, **more: object
) -> Callable[[Home], Arguments]:
    def prepare(home: Home) -> Arguments:
        suite = {"name": "x", "expectations": list(expectations), **more}
        text = json.dumps(suite).replace(_MARK, str(home.mark))
        return _audit_with("--suite", home.write("suite.json", text), home)

    return prepare


def _audit_with(option: str, path: Path, home: Home) -> Arguments:
    return ["audit", home.pdf, "-o", home.out, option, path]


def _expectation(kind: str, **kwargs: object) -> dict[str, object]:
    meta = {"pointage": {"frame": "grants"}}
    return {"type": kind, "kwargs": kwargs, "meta": meta, "severity": "info"}


def _between(**kwargs: object) -> dict[str, object]:
    return _expectation(
        "expect_column_values_to_be_between", column="amount_cents", **kwargs
    )


def _given(option: str, text: str) -> Callable[[Home], Arguments]:
    return lambda home: _audit_with(option, home.write("given", text), home)


def _device(option: str) -> Callable[[Home], Arguments]:
    return lambda home: _audit_with(option, Path("/dev/zero"), home)


def _folder(
    file: str, change: Callable[[Any], object], *command: str
) -> Callable[[Home], Arguments]:
    """The audit given back to a command, once a JSON file of it was changed."""

    def prepare(home: Home) -> Arguments:
        path = home.audited / file
        data = json.loads(path.read_text(encoding="utf-8"))
        change(data)
        path.write_text(json.dumps(data), encoding="utf-8")
        return _on_folder(home, *command)

    return prepare


def _text(file: str, text: str, *command: str) -> Callable[[Home], Arguments]:
    """The same with another text."""

    def prepare(home: Home) -> Arguments:
        (home.audited / file).write_text(text, encoding="utf-8")
        return _on_folder(home, *command)

    return prepare


def _on_folder(home: Home, *command: str) -> Arguments:
    match command:
        case ("site",):
            return ["site", home.audited, "-o", home.out]
        case ("compare",):
            return ["compare", home.audited, home.audited]
        case ("accept",):
            return ["suite", "accept", home.audited, "-o", home.out]
        case _:
            return ["export", home.audited, "--to", "csv", "-o", home.out]


def _linked(file: str, *command: str) -> Callable[[Home], Arguments]:
    """A file of the folder that is a link to one elsewhere."""

    def prepare(home: Home) -> Arguments:
        path = home.audited / file
        secret = home.path / "elsewhere"
        path.rename(secret)
        path.symlink_to(secret)
        return _on_folder(home, *command)

    return prepare


def _climbing_package(home: Home) -> Arguments:
    """A data package that names a CSV outside the folder."""
    grants = home.audited / "data" / "grants.csv"
    text = grants.read_text(encoding="utf-8")
    home.write("secret.csv", text + _SECRET + "," * (text.count(",") - 1))
    names = {"path": "data/../../../secret.csv"}
    return _folder(
        "datapackage.json", lambda data: _grants(data).update(names)
    )(home)


def _grants(package: Any) -> dict[str, Any]:  # noqa: ANN401  JSON
    resources: list[dict[str, Any]] = package["resources"]
    return next(one for one in resources if one["path"] == "data/grants.csv")


def _first_table(audit: Any) -> dict[str, Any]:  # noqa: ANN401  JSON
    table: dict[str, Any] = audit["document"]["tables"][0]
    return table


def _huge(file: str, *command: str) -> Callable[[Home], Arguments]:
    """A file of the folder that takes 4 GiB to read."""

    def prepare(home: Home) -> Arguments:
        os.truncate(home.audited / file, 4 << 30)
        return _on_folder(home, *command)

    return prepare


def _hostile(kind: str, command: str = "audit") -> Callable[[Home], Arguments]:
    """A document of `benchmarks.hostile`."""

    def prepare(home: Home) -> Arguments:
        path = home.path / f"{kind}.pdf"
        path.write_bytes(HOSTILE[kind]())
        match command:
            case "inspect":
                return ["inspect", path]
            case "suite draft":
                return ["suite", "draft", path, "-o", home.out]
            case "suite run":
                suite = '{"name": "x", "expectations": []}'
                return ["suite", "run", home.write("suite.json", suite), path]
            case _:
                return ["audit", path, "-o", home.out, "--quiet"]

    return prepare


def _audit_of(path: str | Path, home: Home) -> Arguments:
    return ["audit", path, "-o", home.out, "--quiet"]


def _pipe(name: str) -> Callable[[Home], Arguments]:
    """A document that is a pipe into which nobody writes."""

    def prepare(home: Home) -> Arguments:
        os.mkfifo(home.path / name)
        return _audit_of(home.path / name, home)

    return prepare


def _with_register(home: Home, register: Path) -> Arguments:
    options: Arguments = ["--to", "scdl-subventions", "--init", "-o", home.out]
    return ["export", home.audited, *options, "--register", register]


def _named(name: bytes) -> Callable[[Home], Arguments]:
    def prepare(home: Home) -> Arguments:
        path = home.path / os.fsdecode(name)
        shutil.copy(home.pdf, path)
        return ["audit", path, "-o", home.out, "--pages", "none"]

    return prepare


_COLUMN = """
[[column]]
table = { caption = "x" }
column = "y"
why = "z"
kind = """
_DEEP = "[" * 100_000
_CONDITION = f"@pd.io.common.os.system('touch {_MARK}') == 0"
_HUGE = 10**15

ATTACKS = (
    Attack(
        "suite",
        "a row condition that runs a command (pandas)",
        REFUSED,
        _suite(
            _between(
                max_value=1, row_condition=_CONDITION, condition_parser="pandas"
            )
        ),
    ),
    Attack(
        "suite",
        "the same for the parser of Great Expectations",
        REFUSED,
        _suite(
            _between(
                max_value=1,
                row_condition=_CONDITION,
                condition_parser="great_expectations",
            )
        ),
    ),
    Attack(
        "suite",
        "a query",
        REFUSED,
        _suite(
            _expectation(
                "unexpected_rows_expectation", unexpected_rows_query="SELECT 1"
            )
        ),
    ),
    Attack(
        "suite",
        "a JSON schema by address",
        REFUSED,
        _suite(
            _expectation(
                "expect_column_values_to_match_json_schema",
                column="details",
                json_schema={"$ref": "http://127.0.0.1:9/"},
            )
        ),
    ),
    Attack(
        "suite",
        "a pattern that runs for ever",
        REFUSED,
        _suite(
            _expectation(
                "expect_column_values_to_match_regex",
                column="beneficiary",
                regex="(.+)+$x",
            )
        ),
    ),
    Attack(
        "suite", "an unknown check", REFUSED, _suite(_expectation("os.system"))
    ),
    Attack(
        "suite",
        "a parameter to evaluate",
        REFUSED,
        _suite(_between(max_value={"$PARAMETER": "now()"})),
    ),
    Attack(
        "suite",
        "a decimal of a gigabyte",
        REFUSED,
        _suite(
            _expectation(
                "expect_amounts_to_equal_quantity_times_rate",
                quantity_column="quantity",
                rate="1e999999999",
                amount_column="amount",
            )
        ),
    ),
    Attack(
        "suite", "100,000 levels", REFUSED, _given("--suite", '{"a": ' + _DEEP)
    ),
    Attack(
        "suite",
        "a list for a severity",
        REFUSED,
        _suite(_between(max_value=1) | {"severity": ["error"]}),
    ),
    Attack(
        "suite",
        "an id that belongs to another suite",
        DONE,
        _suite(_between(max_value=10**9) | {"id": "../../x"}),
    ),
    Attack("suite", "20 MB", REFUSED, _given("--suite", " " * 20_000_000)),
    Attack("suite", "a device", REFUSED, _device("--suite")),
    Attack(
        "decisions",
        "100,000 levels",
        REFUSED,
        _given("--dispositions", "a=" + _DEEP),
    ),
    Attack(
        "decisions",
        "a name of 100,000 parts",
        REFUSED,
        _given("--dispositions", "a." * 100_000 + "a = 1"),
    ),
    Attack(
        "decisions",
        "5 MB",
        REFUSED,
        _given("--dispositions", "#" + "x" * 5_000_000),
    ),
    Attack(
        "decisions",
        "an unknown key",
        REFUSED,
        _given("--dispositions", "x = 1"),
    ),
    Attack(
        "decisions",
        "a number for its list",
        REFUSED,
        _given("--dispositions", "disposition = 5"),
    ),
    Attack(
        "decisions",
        "a number of 100,000 digits",
        REFUSED,
        _given("--dispositions", "date = 0x" + "f" * 100_000),
    ),
    Attack(
        "decisions",
        "a name that a terminal obeys",
        DONE,
        _given("--dispositions", r'prepared_by = "A.\u001b[2J\u202ex"'),
    ),
    Attack("decisions", "a device", REFUSED, _device("--dispositions")),
    *(
        Attack("corrections", what, REFUSED, _given("--corrections", text))
        for what, text in (
            ("100,000 levels", "a=" + _DEEP),
            ("a name of 100,000 parts", "a." * 100_000 + "a = 1"),
            ("5 MB", "#" + "x" * 5_000_000),
            ("an unknown key", "x = 1"),
            ("a number for its list", "cell = 5"),
            ("an unknown kind", _COLUMN + '"os.system"'),
            ("a table for a kind", _COLUMN + "{a = 1}"),
        )
    ),
    Attack("corrections", "a device", REFUSED, _device("--corrections")),
    Attack(
        "suite",
        "an object for its list",
        REFUSED,
        _given("--suite", '{"name": "x", "expectations": {"a": 1}}'),
    ),
    Attack(
        "suite",
        "a name of a megabyte",
        REFUSED,
        _given(
            "--suite",
            json.dumps({"name": "x", "expectations": [], "k" * 1_000_000: 1}),
        ),
    ),
    Attack(
        "suite",
        "its list twice",
        REFUSED,
        _given(
            "--suite", '{"name": "x", "expectations": [], "expectations": []}'
        ),
    ),
    Attack("password", "a device", REFUSED, _device("--password-file")),
    *(
        Attack(
            "audit.json",
            f"{what}, given to {command}",
            REFUSED,
            _folder("audit.json", change, command),
        )
        for command in ("site", "compare", "accept")
        for what, change in (
            (
                "a table of 10^15 rows",
                lambda data: _first_table(data)["raw"].update(rows=_HUGE),
            ),
            (
                "a cell over 10^15 columns",
                lambda data: _first_table(data)["raw"]["cells"][0].update(
                    colspan=_HUGE
                ),
            ),
            (
                "a decimal of a gigabyte",
                lambda data: data.update(materiality="1e999999999"),
            ),
            (
                "an object for a title",
                lambda data: data["document"].update(title={"a": "<script>"}),
            ),
            (
                "an id that climbs",
                lambda data: data["document"].update(document_id="../../x"),
            ),
        )
    ),
    Attack(
        "audit.json",
        "a picture that is written elsewhere",
        REFUSED,
        _folder(
            "audit.json",
            lambda data: data["evidence"].append(
                {
                    "file": f"../../../../{_MARK}",
                    "finding": "x",
                    "page": 1,
                    "bbox": [0, 0, 1, 1],
                    "width": 1,
                    "height": 1,
                    "printed": [],
                    "main": True,
                    "cut": False,
                }
            ),
            "site",
        ),
    ),
    Attack(
        "audit.json",
        "a title that a terminal obeys, given to site",
        DONE,
        _folder(
            "audit.json",
            lambda data: data["document"].update(title="a\x1b[2J\u202ex\x0b"),
            "site",
        ),
    ),
    Attack(
        "audit.json",
        "100,000 levels",
        REFUSED,
        _text("audit.json", _DEEP, "site"),
    ),
    Attack(
        "audit.json",
        "a link to elsewhere",
        REFUSED,
        _linked("audit.json", "site"),
    ),
    Attack("audit.json", "4 GiB", REFUSED, _huge("audit.json", "site")),
    Attack(
        "audit.json",
        "a number for its findings",
        REFUSED,
        _folder("audit.json", lambda data: data.update(findings=5), "compare"),
    ),
    Attack(
        "datapackage.json",
        "4 GiB",
        REFUSED,
        _huge("datapackage.json", "export"),
    ),
    Attack(
        "datapackage.json",
        "an unknown type of a column",
        REFUSED,
        _folder(
            "datapackage.json",
            lambda data: _grants(data)["schema"]["fields"][0].update(
                type="geopoint"
            ),
            "export",
        ),
    ),
    Attack(
        "datapackage.json",
        "a number for its resources",
        REFUSED,
        _folder(
            "datapackage.json", lambda data: data.update(resources=5), "export"
        ),
    ),
    Attack(
        "datapackage.json",
        "a CSV outside the folder",
        REFUSED,
        _climbing_package,
    ),
    Attack(
        "datapackage.json",
        "a frame that is a link to elsewhere",
        REFUSED,
        _linked("data/cells.csv", "export"),
    ),
    Attack(
        "datapackage.json",
        "100,000 levels",
        REFUSED,
        _text("datapackage.json", _DEEP, "export"),
    ),
    Attack(
        "datapackage.json",
        "a column that closes an SQL name",
        REFUSED,
        _folder(
            "datapackage.json",
            lambda data: _grants(data)["schema"]["fields"][0].update(
                name='x"; --'
            ),
            "export",
        ),
    ),
    *(
        Attack("PDF", kind, UNREAD, _hostile(kind))
        for kind in (
            "formulaire-en-boucle",
            "boucle-masquee",
            "boucle-commentee",
            "boucle-nulle",
            "boucle-entre-parentheses",
            "marques-emboitees",
            "flux-d-objets",
            "flux-doubles",
            "annotation-en-boucle",
            "motif-en-boucle",
            "masque-en-boucle",
            "motif-et-glyphe-en-boucle",
            "ronde-de-quatre",
            "chaine-de-motifs",
            "etats-emboites",
            "decoupes-emboitees",
            "textes-qui-decoupent",
            "points-sans-fin",
            "zeros-en-ascii85",
            "etats-chiffres",
            "etats-en-lzw",
            "etats-par-differences",
            "filtre-dans-un-autre-objet",
            "carreaux-sans-fin",
            "carreaux-dans-un-formulaire",
        )
    ),
    Attack(
        "PDF", "a device", REFUSED, lambda home: _audit_of("/dev/zero", home)
    ),
    Attack("PDF", "a pipe", REFUSED, _pipe("p.pdf")),
    Attack("spreadsheet", "a pipe", REFUSED, _pipe("p.csv")),
    Attack(
        "spreadsheet",
        "a quote that swallows its rows",
        UNREAD,
        lambda home: _audit_of(
            home.write("t.csv", 'Club;Montant\n"A;1\nB;2\nTotal;4\n'), home
        ),
    ),
    Attack(
        "decisions",
        "a quote that swallows its rows",
        REFUSED,
        lambda home: _audit_with(
            "--dispositions",
            home.write("d.csv", 'finding;status\nx;"confirmed\ny;rejected\n'),
            home,
        ),
    ),
    Attack(
        "register",
        "a device",
        REFUSED,
        lambda home: _with_register(home, Path("/dev/zero")),
    ),
    Attack(
        "register",
        "a quote that swallows its rows",
        REFUSED,
        lambda home: _with_register(
            home, home.write("r.csv", 'siret,nom_complet\n1,"A\n2,B\n')
        ),
    ),
    *(
        Attack(
            "PDF",
            f"marques-emboitees, given to {command}",
            UNREAD,
            _hostile("marques-emboitees", command),
        )
        for command in ("inspect", "suite draft", "suite run")
    ),
    Attack("name", "bytes that are no UTF-8", DONE, _named(b"d\xe9lib.pdf")),
    Attack(
        "name", "an escape sequence", DONE, _named(b"a\x1b[2J\x1b]0;x\x07.pdf")
    ),
    Attack("name", "a line break", DONE, _named(b"a\nb.pdf")),
    Attack(
        "name",
        "a mark of direction",
        DONE,
        _named("a\u202efdp.exe.pdf".encode()),
    ),
    Attack(
        "option",
        "--url javascript:",
        REFUSED,
        lambda home: [
            *_on_folder(home, "site"),
            "--url",
            "javascript:alert(1)",
        ],
    ),
    *(
        Attack(
            "python",
            flag,
            REFUSED,
            lambda home: ["audit", home.pdf, "-o", home.out],
            (flag,),
        )
        for flag in ("-O", "-OO")
    ),
)


# ------------------------------------------------------------------------------------------------
# what is seen


def make_home(path: Path) -> Home:
    """A document of one table, audited."""
    home = Home(path)
    rows = [["Association", "Montant"]]
    rows += [[f"Club {n}", f"{100 + n},00"] for n in range(4)]
    grid = [("GRID", (0, 0), (-1, -1), 0.5, "black")]
    table = Table([*rows, ["TOTAL", "406,00"]], style=grid)
    SimpleDocTemplate(str(home.pdf), invariant=1).build([table])
    _run(["audit", home.pdf, "-o", path / "audits", "--pages", "none"])
    return home


def attempt(attack: Attack, home: Home) -> Seen:
    """One attack on a copy of ``home``."""
    with tempfile.TemporaryDirectory(prefix="pointage-hostile-") as folder:
        copy = Home(Path(shutil.copytree(home.path, Path(folder) / "home")))
        arguments = attack.prepare(copy)
        before = _files(copy)
        seen = _run(arguments, attack.python)
        made = _files(copy) - before
        if attack.code == DONE and not copy.mark.exists():
            return replace(seen, said=seen.said + _written(copy))
        return replace(seen, left=tuple(sorted(_outermost(made))))


def _files(home: Home) -> set[Path]:
    """All files, those beside the home too."""
    around = home.path.parent
    return {path.relative_to(around) for path in around.rglob("*")}


def _outermost(paths: set[Path]) -> Iterator[str]:
    return (str(path) for path in paths if path.parent not in paths)


def _written(home: Home) -> str:
    """The text of all results."""
    files = [path for path in sorted(home.out.rglob("*")) if path.is_file()]
    return "".join(path.read_text(encoding="utf-8") for path in files)


def _run(arguments: Arguments, python: tuple[str, ...] = ()) -> Seen:
    """A command in a process with limits, and what it took."""
    command = [sys.executable, *python, "-m", "pointage", *map(str, arguments)]
    environment = {**os.environ, "PYTHONUTF8": "1", "OPENBLAS_NUM_THREADS": "1"}
    with tempfile.TemporaryFile() as output:
        ended = run_limited(command, MEMORY, SECONDS, output, environment)
        output.seek(0)
        said = output.read().decode("utf-8", "surrogateescape")
    return Seen(ended.code, said, ended.seconds, ended.peak)


def broken_promises(attack: Attack, seen: Seen) -> list[str]:
    """What was promised of an attack and not seen."""
    checks: Mapping[str, bool] = {
        f"exit {seen.code}": seen.code == attack.code,
        "a character that is obeyed": not HIDDEN.search(
            seen.said.replace("\n", "")
        ),
        "a traceback": "Traceback" not in seen.said,
        "several lines": attack.code == DONE or seen.said.count("\n") == 1,
        f"left {', '.join(seen.left)}": not seen.left,
        "the secret": _SECRET not in seen.said,
        f"{seen.peak >> 20} MiB": seen.peak < PEAK,
        f"{seen.seconds:.0f} s": seen.seconds < SECONDS,
    }
    return [what for what, kept in checks.items() if not kept]


def main() -> int:
    """Print the table; 1 where a promise was not kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="attacks with this text")
    only = parser.parse_args().only
    attacks = [one for one in ATTACKS if only in f"{one.kind} {one.what}"]
    broken = peak = 0
    promises = {
        REFUSED: "exit 2, one sentence, nothing written",
        UNREAD: "exit 3, one sentence, nothing written",
        DONE: "read, shown",
    }
    print("| given | attack | promised | seen |\n|---|---|---|---|")
    with tempfile.TemporaryDirectory(prefix="pointage-hostile-") as folder:
        home = make_home(Path(folder))
        for attack in attacks:
            found = attempt(attack, home)
            wrong = broken_promises(attack, found)
            broken, peak = broken + bool(wrong), max(peak, found.peak)
            seen = "; ".join(wrong) or "kept"
            promised = promises[attack.code]
            print(
                f"| {attack.kind} | {attack.what} | {promised} | {seen} |",
                flush=True,
            )
    print(
        f"\n{len(attacks) - broken} of {len(attacks)} kept; {peak >> 20} MiB at most"
    )
    return int(broken > 0)


if __name__ == "__main__":
    sys.exit(main())
