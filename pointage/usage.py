"""The command line's own words: help in French or English, usage errors in the language of
`--lang`, each saying what to do.
"""

import sys
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from inspect import cleandoc
from itertools import pairwise
from typing import Any, NoReturn

import typer
from typer.core import TyperCommand, TyperGroup

from extract.errors import UsageError
from extract.given.raised_limits import refuse_limits
from extract.hidden_characters import visible
from pointage.cli_messages import text
from pointage.help_words import (
    HELP_LANG,
    asked_lang,
    help_lang,
    in_words,
    metavar,
)
from pointage.work import USAGE, Lang, Voice, refuse_optimized

Context = Any
"""Typer's context, parameters and formatter: it exports no types of theirs that its own methods
accept.
"""
Parameter = Any
Formatter = Any
Resolved = Any


class Command(TyperCommand):
    """One command."""

    def get_help_option(self, ctx: Context) -> Parameter:
        """The option `--help`, explained."""
        return _explain_help(super().get_help_option(ctx))

    def format_usage(self, ctx: Context, formatter: Formatter) -> None:
        """How the command is called."""
        _write_usage(ctx, formatter, self.collect_usage_pieces(ctx))

    def format_help_text(self, ctx: Context, formatter: Formatter) -> None:
        """What the command does."""
        _write_paragraph(ctx.command.help, formatter)

    def format_options(self, ctx: Context, formatter: Formatter) -> None:
        """Arguments and options, each with what it is."""
        _write_parameters(ctx, formatter, self.get_params(ctx))

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """As its base.

        Raises:
            UsageError: the arguments are not those of this command.
        """
        ctx.allow_extra_args = True
        given = tuple(args)
        try:
            rest = super().parse_args(ctx, args)
        except typer.TyperException as error:
            raise _translated(error, ctx, given) from None
        if rest:
            raise _error("usage-extra", ctx, given=" ".join(rest))
        return rest


_COMPLETION = {
    "install_completion": "Installe la complétion des commandes dans ce terminal.",
    "show_completion": "Montre ce qu'il faudrait installer pour la complétion.",
}


class Group(TyperGroup):
    """Several commands; the outermost group ends the process."""

    def get_params(self, ctx: Context) -> list[Parameter]:
        """The options, those of completion explained in our words."""
        found: list[Parameter] = super().get_params(ctx)
        for one in found:
            one.help = _COMPLETION.get(one.name, getattr(one, "help", None))
        return found

    def get_help_option(self, ctx: Context) -> Parameter:
        """The option `--help`, explained."""
        return _explain_help(super().get_help_option(ctx))

    def format_usage(self, ctx: Context, formatter: Formatter) -> None:
        """How a command of the group is called."""
        _write_usage(ctx, formatter, self.collect_usage_pieces(ctx))

    def format_help_text(self, ctx: Context, formatter: Formatter) -> None:
        """What the commands of the group do."""
        _write_paragraph(ctx.command.help, formatter)

    def format_epilog(self, ctx: Context, formatter: Formatter) -> None:
        """What every command answers with."""
        _write_paragraph(ctx.command.epilog, formatter)

    def format_options(self, ctx: Context, formatter: Formatter) -> None:
        """Options and commands, each with what it is."""
        _write_parameters(ctx, formatter, self.get_params(ctx))
        with formatter.section(in_words("Commandes")):
            formatter.write_dl(
                [
                    (name, _purpose_in_short(self.commands[name]))
                    for name in self.list_commands(ctx)
                ]
            )

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """As its base; without arguments, the help.

        Raises:
            UsageError: an option is not one of this group.
        """
        if not args:
            Voice("fr").tell(ctx.get_help())
            raise typer.Exit(USAGE)
        given = tuple(args)
        try:
            return super().parse_args(ctx, args)
        except typer.TyperException as error:
            raise _translated(error, ctx, given) from None

    def resolve_command(self, ctx: Context, args: list[str]) -> Resolved:
        """The command that ``args`` begin with.

        Raises:
            UsageError: there is none; the nearest name is proposed.
        """
        if args[0] not in self.commands:
            near = _near(args[0], self.list_commands(ctx))
            raise _error("usage-command", ctx, given=args[0], **near)
        return super().resolve_command(ctx, args)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,  # noqa: ARG002  errors are told here, whoever asks
        windows_expand_args: bool = True,
        **extra: Context,
    ) -> NoReturn:
        """Run the command that ``args`` name and end the process with the contract's exit code."""
        given = sys.argv[1:] if args is None else args
        HELP_LANG.set(help_lang(given))
        voice = Voice(asked_lang(given) or "fr")
        try:
            refuse_optimized()
            refuse_limits()
            code = super().main(
                args,
                prog_name,
                complete_var,
                False,
                windows_expand_args,
                **extra,
            )
        except UsageError as error:
            voice.tell(visible(error.text(voice.lang)))
            code = error.exit_code
        except typer.TyperException as error:
            voice.say("usage-other", given=error.format_message())
            code = error.exit_code
        sys.exit(code)


def _translated(
    error: typer.TyperException, ctx: Context, args: Sequence[str]
) -> UsageError:
    """Typer's error in our words, by what it carries; its own where it is of no kind known here."""
    option = getattr(error, "option_name", "")
    if hasattr(error, "possibilities"):
        known = [
            name for one in ctx.command.get_params(ctx) for name in one.opts
        ]
        return _error("usage-option", ctx, given=option, **_near(option, known))
    if option:
        too_many = any(arg.startswith(f"{option}=") for arg in args)
        return _error(
            "usage-no-value" if too_many else "usage-needs-value",
            ctx,
            given=option,
        )
    parameter: Parameter = getattr(error, "param", None)
    if parameter is None:
        return _error("usage-other", ctx, given=error.format_message())
    key = "usage-value"
    if hasattr(error, "param_type"):
        key = "usage-missing"
    said = {"given": _names(parameter), "value": _value(parameter, args)}
    return _error(key, ctx, **said, **_expected(parameter, ctx))


def _error(key: str, ctx: Context, **values: str) -> UsageError:
    """One message of `pointage.cli_messages`; values named with a language are part of that
    language's message only.
    """

    def message(lang: Lang) -> str:
        own = {
            name.removesuffix(f"_{lang}"): value
            for name, value in values.items()
        }
        reason = text(key, lang, **{"more": "", **own})
        return reason + text("usage-help", lang, command=ctx.command_path)

    return UsageError(message("fr"), message("en"))


def _near(name: str, known: Sequence[str]) -> dict[str, str]:
    near = get_close_matches(name, known, n=1)
    if not near:
        return {}
    return _more("usage-near", near=near[0])


def _more(key: str, **values: str) -> dict[str, str]:
    """What a message says further, in each language."""
    languages: tuple[Lang, ...] = ("fr", "en")
    return {f"more_{lang}": text(key, lang, **values) for lang in languages}


def _expected(parameter: Parameter, ctx: Context) -> dict[str, str]:
    """Which values a parameter takes, where they are few or numbers."""
    kind, least = _kind(parameter, ctx), getattr(parameter, "min", None)
    if "|" in kind:
        return _more("usage-choices", choices=kind.replace("|", ", "))
    if least is None:
        return {}
    key = "usage-number"
    if kind.startswith("int"):
        key = "usage-int"
    most = getattr(parameter, "max", None)
    if most is None:
        return _more(key, least=str(least))
    return _more(f"{key}-between", least=str(least), most=str(most))


def _value(parameter: Parameter, args: Sequence[str]) -> str:
    """What a command line gives to an option, the last time where it does so twice."""
    parts = (arg.partition("=") for arg in args)
    joined = [(name, value) for name, mark, value in parts if mark]
    given = [
        value
        for name, value in (*joined, *pairwise(args))
        if name in parameter.opts
    ]
    if given:
        return given[-1]
    return ""


def _kind(parameter: Parameter, ctx: Context) -> str:
    return str(parameter.display_type(ctx)).strip("<>")


def _names(parameter: Parameter) -> str:
    """A parameter as errors name it."""
    if parameter.param_type_name == "argument":
        return str(parameter.metavar)
    return ", ".join(parameter.opts)


def _shown(parameter: Parameter, ctx: Context) -> str:
    """A parameter as help names it: with what stands for its value."""
    if parameter.param_type_name == "argument" or parameter.is_flag:
        return _names(parameter)
    kind = _kind(parameter, ctx)
    choices_or_number = "N"
    if "|" in kind:
        choices_or_number = kind
    return f"{_names(parameter)} {parameter.metavar or choices_or_number}"


def _explain_help(option: Parameter) -> Parameter:
    option.help = "Affiche cette aide."
    return option


def _write_usage(
    ctx: Context, formatter: Formatter, pieces: Sequence[str]
) -> None:
    prefix = "Usage : " if HELP_LANG.get() == "fr" else "Usage: "
    called = metavar(" ".join(pieces))
    formatter.write_usage(ctx.command_path, called, prefix=prefix)


def _write_paragraph(french: str | None, formatter: Formatter) -> None:
    told = in_words(cleandoc(french or ""))
    if told:
        formatter.write_paragraph()
        write = formatter.write_text
        with formatter.indentation():
            write(told)


def _purpose_in_short(command: Context) -> str:
    return in_words(command.short_help or command.help)


def _write_parameters(
    ctx: Context, formatter: Formatter, parameters: Sequence[Parameter]
) -> None:
    for kind, title in (("argument", "Arguments"), ("option", "Options")):
        alike = [one for one in parameters if one.param_type_name == kind]
        rows = [
            (metavar(_shown(one, ctx)), _explained(one, ctx)) for one in alike
        ]
        if rows:
            with formatter.section(in_words(title)):
                formatter.write_dl(rows)


def _explained(parameter: Parameter, ctx: Context) -> str:
    told = in_words(parameter.help or "")
    return "  ".join((told, *_notes(parameter, ctx))).strip()


def _notes(parameter: Parameter, ctx: Context) -> Iterator[str]:
    default = parameter.get_default(ctx)
    if parameter.required:
        yield in_words("[obligatoire]")
    elif default and not parameter.is_flag:
        shown = f"{default:g}" if isinstance(default, float) else str(default)
        sign = " :" if HELP_LANG.get() == "fr" else ":"
        yield f"[{in_words('par défaut')}{sign} {shown}]"
