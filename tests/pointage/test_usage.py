"""Usage errors: in the tool's language, one line, saying what to do; help without a word of
English.
"""

import re
from collections.abc import Iterator

import pytest
import typer
from typer.core import TyperGroup

from pointage.cli import app


def commands(
    group: TyperGroup, path: tuple[str, ...] = ()
) -> Iterator[tuple[str, ...]]:
    yield path
    for name, command in group.commands.items():
        if isinstance(command, TyperGroup):
            yield from commands(command, (*path, name))
        else:
            yield (*path, name)


COMMANDS = tuple(commands(typer.main.get_command(app)))
ids = " ".join


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]):
    """What `pointage` writes on stderr for a command line, and its exit code; nothing may go to
    stdout.
    """

    def run(*arguments: str) -> tuple[int, str]:
        with pytest.raises(SystemExit) as exited:
            app(arguments, prog_name="pointage")
        captured = capsys.readouterr()
        assert captured.out == ""
        return exited.value.code, captured.err

    return run


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            "audit x --ouput o",
            "Option inconnue : --ouput. Vouliez-vous dire --output ? Aide : pointage audit --help",
        ),
        (
            "audit x.pdf -o o -x",
            "Option inconnue : -x. Aide : pointage audit --help",
        ),
        (
            "--verson",
            "Option inconnue : --verson. Vouliez-vous dire --version ? Aide : pointage --help",
        ),
        (
            "audti x.pdf",
            "Commande inconnue : audti. Vouliez-vous dire audit ? Aide : pointage --help",
        ),
        ("zzz", "Commande inconnue : zzz. Aide : pointage --help"),
        (
            "suite draf",
            "Commande inconnue : draf. Vouliez-vous dire draft ? Aide : pointage suite --help",
        ),
        (
            "audit",
            "Il manque PDF|XLSX|ODS|CSV|DOSSIER. Aide : pointage audit --help",
        ),
        ("audit x.pdf", "Il manque -o, --output. Aide : pointage audit --help"),
        (
            "audit x.pdf -o",
            "-o : il manque la valeur de cette option. Aide : pointage audit --help",
        ),
        (
            "audit x -o o --json=3",
            "--json : cette option s'écrit sans valeur. Aide : pointage audit --help",
        ),
        (
            "audit x.pdf -o o --lang de",
            "--lang : « de » n'est pas admis. Valeurs possibles : fr, en. "
            "Aide : pointage audit --help",
        ),
        (
            "inspect x.pdf --page zéro",
            "--page : « zéro » n'est pas admis. Donnez un nombre entier, au moins 1. "
            "Aide : pointage inspect --help",
        ),
        (
            "batch a -o b --seconds=0",
            "--seconds : « 0 » n'est pas admis. Donnez un nombre, de 1 à 999999999. "
            "Aide : pointage batch --help",
        ),
        (
            "batch a -o b --megabytes 1000000000000",
            "--megabytes : « 1000000000000 » n'est pas admis. Donnez un nombre entier, de 256 à"
            " 999999999. Aide : pointage batch --help",
        ),
        (
            "export a",
            "Il manque --to. Valeurs possibles : scdl-subventions, scdl-deliberations, csv, "
            "parquet, xlsx, duckdb. "
            "Aide : pointage export --help",
        ),
        (
            "compare a b c d",
            "De trop sur la ligne de commande : c d. Aide : pointage compare --help",
        ),
        (
            "audit --ouput o --lang en",
            "Unknown option: --ouput. Did you mean --output? Help: pointage audit --help",
        ),
        (
            "compare a b c --lang=en",
            "Too much on the command line: c. Help: pointage compare --help",
        ),
    ],
)
def test_a_wrong_command_line_says_what_to_do(
    told, line: str, message: str
) -> None:
    assert told(*line.split()) == (2, f"{message}\n")


@pytest.mark.parametrize("command", COMMANDS, ids=ids)
@pytest.mark.parametrize(
    ("lang", "start"),
    [("fr", "Option inconnue : "), ("en", "Unknown option: ")],
)
def test_every_command_tells_an_unknown_option_in_both_languages(
    told, command, lang: str, start: str
) -> None:
    code, message = told(*command, "--nimporte", "--lang", lang)
    assert (code, message.startswith(start), message.count("\n")) == (
        2,
        True,
        1,
    )


NEEDY = [command for command in COMMANDS if command != ("desk",)]
"""Those that need an argument: the desk opens without one."""


@pytest.mark.parametrize("command", NEEDY, ids=ids)
def test_every_command_without_arguments_tells_what_is_missing_or_helps(
    told, command
) -> None:
    code, message = told(*command)
    assert (code, message.startswith(("Il manque ", "Usage : "))) == (2, True)


@pytest.mark.parametrize("command", COMMANDS, ids=ids)
def test_help_is_in_french(
    command, capsys: pytest.CaptureFixture[str], monkeypatch
) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    with pytest.raises(SystemExit) as exited:
        app((*command, "--help"), prog_name="pointage")
    shown = capsys.readouterr().out
    assert exited.value.code == 0
    assert shown.startswith(" ".join(("Usage : pointage", *command)))
    assert "Affiche cette aide." in shown
    assert not re.search(
        r"required|default|Show|COMMAND |Commands|<(int|float|str|list|path)\b",
        shown,
    )


@pytest.mark.parametrize("command", COMMANDS, ids=ids)
@pytest.mark.parametrize("asked", [("--lang", "en"), ()])
def test_help_is_in_english_where_it_or_the_machine_is_asked_for(
    command, asked, capsys: pytest.CaptureFixture[str], monkeypatch
) -> None:
    if command in ((), ("suite",)):
        asked = ()  # groups take no language: the machine says it
    machine = "fr_FR.UTF-8" if asked else "en_GB.UTF-8"
    monkeypatch.setenv("LC_ALL", machine)
    with pytest.raises(SystemExit) as exited:
        app((*command, "--help", *asked), prog_name="pointage")
    shown = capsys.readouterr().out
    assert exited.value.code == 0
    assert shown.startswith(" ".join(("Usage: pointage", *command)))
    assert "Shows this help." in shown
    assert not re.search(r"[éèàç]|DOSSIER|FICHIER|\[obligatoire", shown)


def test_a_command_line_of_no_known_error_still_ends_with_a_message(
    told,
) -> None:
    assert told("--") == (
        2,
        "Ligne de commande incorrecte : Missing command.\n",
    )


def test_the_version_is_told_without_a_command(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as exited:
        app(("--version",))
    assert exited.value.code == 0
    assert re.fullmatch(r"pointage \d+\.\d+\.\d+\n", capsys.readouterr().out)


@pytest.mark.parametrize(
    "line",
    [
        "--lang en -h",
        "--lang=en suite -h",
        "suite --lang en -h",
        "--lang en audit -h",
    ],
)
def test_the_language_may_come_before_the_command(
    line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as exited:
        app(line.split(), prog_name="pointage")
    assert exited.value.code == 0
    assert capsys.readouterr().out.startswith("Usage: pointage ")


@pytest.mark.parametrize(
    ("line", "start"),
    [
        ("--lang en export absent --to csv", "absent: no such folder."),
        ("--lang en suite accept absent -o s.json", "absent: no such folder."),
        (
            "--lang en export absent --to csv --lang fr",
            "absent : dossier introuvable.",
        ),
    ],
)
def test_a_command_speaks_the_language_given_before_it(
    told, line: str, start: str
) -> None:
    code, said = told(*line.split())
    assert code == 2
    assert said.startswith(start)


SAY_PROGRESS = {
    "audit", "extract", "inspect", "dossier", "dispositions", "letter", "site", "export",
    "batch", "suite draft", "suite run", "suite accept",
}  # fmt: skip


@pytest.mark.parametrize("command", sorted(SAY_PROGRESS))
def test_what_says_progress_can_be_quiet(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        app([*command.split(), "-h"], prog_name="pointage")
    assert "-q, --quiet" in capsys.readouterr().out.replace(
        "--quiet, -q", "-q, --quiet"
    )
