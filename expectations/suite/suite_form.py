"""The form of a suite's file: which entries it may have, each of which kind.

A suite is data, whoever wrote it. All of it is compared with `allowed_expectations` before Great
Expectations, which evaluates what it is told to and drops what it does not know, sees any of it.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from expectations.classes.expectation_names import OUR_SEVERITY
from expectations.pack_rules.packs import has_rule, rule_in
from expectations.suite.accepted import accepted_in
from expectations.suite.allowed_expectations import ALLOWED, OURS, Arguments
from expectations.suite.template_json import templates_from_json
from extract.errors import UsageError
from extract.given.bounded_files import FileLimits, read_json
from extract.given.form_error import FormError, excerpt_of
from extract.given.typed_json import (
    checked_entries,
    checked_list,
    checked_object,
    checked_text,
    not_one_of,
)
from extract.hidden_characters import visible
from extract.records.registry import FRAMES

LIMITS = FileLimits(megabytes=16)
MOST_EXPECTATIONS = 10_000
_NAMES = ("name", "expectations")
_NOTES = ("id", "meta", "notes")
"""What Great Expectations writes beside them, which is read by nobody but `meta`: a name of its
own, and texts.
"""
_EXPECTATION = ("type", "kwargs")
_OF_EXPECTATION = ("description", "severity", *_NOTES)


def read_suite(path: Path) -> dict[str, Any]:
    """The JSON of a suite, which holds nothing but what a suite may hold.

    Raises:
        UsageError: the file cannot be read, or holds anything else.
    """
    try:
        suite = checked_entries(read_json(path, LIMITS), _NAMES, _NOTES)
        _check_suite(suite)
    except FormError as error:
        raise suite_refused(path, error) from error
    return suite


def suite_refused(path: Path, error: FormError) -> UsageError:
    """The error of a file that is no suite, or one that is not applied."""
    name = visible(path.name)
    return UsageError(
        f"{name} : suite de contrôles refusée : {error.fr}. Corrigez-la, ou récrivez-la avec"
        " « pointage suite draft PDF -o FICHIER ».",
        f"{name}: suite of checks refused: {error.en}. Correct it, or write it again with “pointage"
        " suite draft PDF -o FILE”.",
    )


def _check_suite(suite: Mapping[str, Any]) -> None:
    if not checked_text(suite["name"]):
        raise FormError("la suite n'a pas de nom", "the suite has no name")
    accepted_in(suite.get("meta"))

    expectations = checked_list(suite["expectations"])
    if len(expectations) > MOST_EXPECTATIONS:
        raise FormError(
            f"elle porte plus de {MOST_EXPECTATIONS} contrôles",
            f"it holds more than {MOST_EXPECTATIONS} checks",
        )
    for number, expectation in enumerate(expectations):
        try:
            _check_expectation(expectation)
        except FormError as error:
            raise error.under(number) from None


def _check_expectation(data: object) -> None:
    expectation = checked_entries(data, _EXPECTATION, _OF_EXPECTATION)
    kind = checked_text(expectation["type"])
    allowed = ALLOWED.get(kind)
    if allowed is None:
        raise FormError(
            f"« {excerpt_of(kind)} » n'est pas un contrôle qu'une suite peut demander (la liste est"
            " dans docs/expectations.md)",
            f"“{excerpt_of(kind)}” is no check that a suite may ask for (they are listed in"
            " docs/expectations.md)",
        )
    try:
        _check_rest(expectation, kind, allowed)
    except FormError as error:
        raise error.under(kind) from None


def _check_rest(
    expectation: Mapping[str, Any], kind: str, allowed: Arguments
) -> None:
    """All that an allowed expectation is told."""
    if "severity" in expectation:
        severity = expectation["severity"]
        if not isinstance(severity, str) or severity not in OUR_SEVERITY:
            raise not_one_of(OUR_SEVERITY, severity).under("severity")
    for name in ("description", "id"):
        if expectation.get(name) is not None:
            checked_text(expectation[name])
    _check_notes(expectation.get("notes"))

    arguments = checked_object(expectation["kwargs"])
    _check_arguments(arguments, allowed)
    about = checked_object(
        checked_object(expectation.get("meta") or {}).get("pointage", {})
    )
    if has_rule({"pointage": about}):
        _check_rule(about, kind, arguments)
    elif "templates" in about:
        _check_templates(about, kind, arguments)
    else:
        _check_on_frame(about, arguments, allowed)


def _check_notes(notes: object) -> None:
    """A text, several, or none."""
    for note in notes if isinstance(notes, list) else [notes]:
        if note is not None:
            checked_text(note)


def _check_arguments(
    arguments: Mapping[str, object], allowed: Arguments
) -> None:
    for name, value in arguments.items():
        expected = allowed.get(name)
        if expected is None:
            known = ", ".join(allowed)
            raise FormError(
                f"l'argument « {excerpt_of(name)} » n'est pas admis (admis : {known})",
                f"the argument “{excerpt_of(name)}” is not allowed (allowed: {known})",
            )
        if value is not None and not expected.accepts(value):
            raise FormError(
                f"{expected.fr} est attendu", f"{expected.en} is expected"
            ).under(name)


def _check_templates(
    about: Mapping[str, Any], kind: str, arguments: Mapping[str, object]
) -> None:
    """Templates belong to one of our own expectations, which is named by its check."""
    if kind not in OURS or not arguments.get("check"):
        raise FormError(
            "« templates » demande un contrôle de Pointage et son argument « check »",
            "“templates” needs a check of Pointage and its argument “check”",
        )
    templates_from_json(about)


def _check_rule(
    about: Mapping[str, Any], kind: str, arguments: Mapping[str, object]
) -> None:
    """A rule as those of packs belongs to one of our own expectations, named by its check."""
    if kind not in OURS or not arguments.get("check"):
        raise FormError(
            "« pack_rule » demande un contrôle de Pointage et son argument « check »",
            "“pack_rule” needs a check of Pointage and its argument “check”",
        )
    rule_in(about)


def _check_on_frame(
    about: Mapping[str, Any],
    arguments: Mapping[str, object],
    allowed: Arguments,
) -> None:
    """An expectation on a frame speaks of that frame's columns."""
    if arguments.get("check"):
        raise FormError(
            "« check » demande « templates » dans meta.pointage",
            "“check” needs “templates” in meta.pointage",
        )
    frame = checked_text(about.get("frame", ""))
    if frame not in FRAMES:
        raise not_one_of(FRAMES, frame).under("meta.pointage.frame")

    known = frame_columns(frame)
    for name, value in arguments.items():
        for column in allowed[name].columns(value) if value is not None else ():
            if column not in known:
                raise FormError(
                    f"la table « {frame} » n'a pas de colonne « {excerpt_of(column)} »",
                    f"the frame “{frame}” has no column “{excerpt_of(column)}”",
                )


def frame_columns(frame: str) -> frozenset[str]:
    """The columns of a frame, and the twins in cents of those that hold numbers."""
    schema = FRAMES[frame]
    twins = {
        f"{one.name}_cents" for one in schema.fields if one.type == "number"
    }
    return frozenset({*schema.columns, *twins})
