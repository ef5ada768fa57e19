"""The national validator's own rules as frictionless checks: frictionless reads ``custom_checks``
and runs none.

Each check abstains on a row where what it compares is missing or unreadable: those are errors of
their own.
"""

import operator
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import filterfalse
from typing import Any, ClassVar

import attrs
from frictionless import Check, errors
from stdnum.fr import siret

ACTES = (
    "commande publique",
    "urbanisme",
    "domaine et patrimoine",
    "fonction publique",
    "institutions et vie politique",
    "libertes publiques et pouvoirs de police",
    "finances locales",
    "domaines de competences par themes",
    "autres domaines de competences",
)
"""First level of the nomenclature ACTES, without accents."""
Row = Mapping[str, Any]
_EMPTY = (None, "")
_SIRET_DIGITS = 14
_YEARS = re.compile(r"(?P<first>[0-9]{4})(?:/(?P<last>[0-9]{4}))?")
"""A year, or the first and the last of several: "2022/2024"."""
_COMPARISONS: Mapping[str, Callable[[Any, Any], bool]] = {
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "<=": operator.le,
    "<": operator.lt,
}


@attrs.define(kw_only=True, repr=False)
class ScdlRule(Check):  # type: ignore[misc]
    """A rule on rows: ``note`` says what is wrong with one, or nothing."""

    Errors: ClassVar[list[Any]] = []
    named: ClassVar[tuple[str, ...]] = ("column",)
    """The attributes that name its columns."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns it looks at, the first being the one that an error names."""
        found: list[str] = []
        for name in self.named:
            value = getattr(self, name)
            if isinstance(value, str):
                found.append(value)
            else:
                found += value
        return tuple(found)

    def note(self, row: Row) -> str:
        """What is wrong with ``row``; "" where the rule holds or has nothing to say."""
        raise NotImplementedError

    def validate_start(self) -> Iterator[Any]:
        """A rule about a column that the file does not have is an error, not a success."""
        missing = [
            name
            for name in self.columns
            if name not in self.resource.schema.field_names
        ]
        if missing:
            yield errors.CheckError(
                note=f"{self.type} : colonne absente, {', '.join(missing)}"
            )

    def validate_row(self, row: Row) -> Iterator[Any]:
        """The error of ``row``, under the rule's own type."""
        if set(self.columns) <= set(row) and (note := self.note(row)):
            yield self.Errors[0].from_row(
                row, note=note, field_name=self.columns[0]
            )


def _error(code: str, title: str) -> type[Any]:
    """An error class of frictionless whose type is the rule's name."""
    made = {
        "type": code,
        "title": title,
        "description": title,
        "template": title + ' : ligne {rowNumber}, "{fieldName}" : {note}',
    }
    return type(
        f"{code.title().replace('-', '')}Error", (errors.CellError,), made
    )


@attrs.define(kw_only=True, repr=False)
class FrenchSiret(ScdlRule):
    """``column`` is a SIRET: 14 digits in one piece that pass the check of their kind (Luhn, or La
    Poste's own sum).

    Fails on ``21860194600014``: its last digit is wrong.
    """

    type = "french-siret-value"
    Errors = [_error("french-siret-value", "SIRET invalide")]  # noqa: RUF012  frictionless reads it so
    column: str

    def note(self, row: Row) -> str:
        """Whether the number checks."""
        value = row[self.column]
        if not value or _is_siret(value):
            return ""
        return f"{value} n'est pas un SIRET : 14 chiffres dont les derniers contrôlent les autres"


def _is_siret(value: str) -> bool:
    if len(value) != _SIRET_DIGITS or not value.isascii():
        return False
    return value.isdigit() and siret.is_valid(value)


@attrs.define(kw_only=True, repr=False)
class OneOfRequired(ScdlRule):
    """``column1`` or ``column2`` is filled. Fails where both are empty."""

    type = "one-of-required"
    Errors = [_error("one-of-required", "Un identifiant au moins est requis")]  # noqa: RUF012
    named: ClassVar[tuple[str, ...]] = ("column1", "column2")
    column1: str
    column2: str

    def note(self, row: Row) -> str:
        """Whether one is there."""
        if any(row[name] for name in self.columns):
            return ""
        return f"{self.column1} ou {self.column2} est requis"


@attrs.define(kw_only=True, repr=False)
class YearInterval(ScdlRule):
    """``column`` is ``AAAA/AAAA``, the second year after the first; one year alone where allowed.

    Fails on ``2023/2022``.
    """

    type = "year-interval-value"
    Errors = [_error("year-interval-value", "Intervalle d'années invalide")]  # noqa: RUF012
    column: str
    allow_year_only: bool = False

    def note(self, row: Row) -> str:
        """Whether the years are in order."""
        value = row[self.column]
        if not value:
            return ""

        found = _YEARS.fullmatch(value)
        if found is not None:
            is_one_year = found["last"] is None
            if is_one_year and self.allow_year_only:
                return ""
            if not is_one_year and found["first"] < found["last"]:
                return ""
        return (
            f"{value} n'est pas AAAA/AAAA, de la première année à la dernière"
        )


@attrs.define(kw_only=True, repr=False)
class CohesiveColumns(ScdlRule):
    """``column`` and ``othercolumns`` are all filled or all empty. Fails where the year stands
    without the budget.
    """

    type = "cohesive-columns-value"
    Errors = [_error("cohesive-columns-value", "Colonnes à remplir ensemble")]  # noqa: RUF012
    named: ClassVar[tuple[str, ...]] = ("column", "othercolumns")
    column: str
    othercolumns: Sequence[str]

    def note(self, row: Row) -> str:
        """Whether all or none are there."""
        empty = [name for name in self.columns if row[name] in _EMPTY]
        if len(empty) in {0, len(self.columns)}:
            return ""
        return f"{', '.join(empty)} : vide, alors que les autres sont remplies"


@attrs.define(kw_only=True, repr=False)
class CompareColumns(ScdlRule):
    """``column`` ``op`` ``column2``. Fails where PREF_DATE is before DELIB_DATE."""

    type = "compare-columns-value"
    Errors = [_error("compare-columns-value", "Comparaison de colonnes")]  # noqa: RUF012
    named: ClassVar[tuple[str, ...]] = ("column", "column2")
    column: str
    op: str
    column2: str

    def note(self, row: Row) -> str:
        """Whether the comparison holds."""
        one, other = row[self.column], row[self.column2]
        if one in _EMPTY or other in _EMPTY:
            return ""
        if _COMPARISONS[self.op](one, other):
            return ""
        return f"{self.column} ({one}) doit être {self.op} {self.column2} ({other})"


@attrs.define(kw_only=True, repr=False)
class SumColumns(ScdlRule):
    """``column`` is the sum of ``columns``. Fails on 40 voters for 25 + 10 + 4."""

    type = "sum-columns-value"
    Errors = [_error("sum-columns-value", "Somme de colonnes")]  # noqa: RUF012
    named: ClassVar[tuple[str, ...]] = ("column", "addends")
    column: str
    addends: Sequence[str]

    def note(self, row: Row) -> str:
        """Whether the sum holds."""
        values = [row[name] for name in self.columns]
        if None in values or values[0] == sum(values[1:]):
            return ""
        return f"{' + '.join(self.addends)} = {sum(values[1:])}, et non {values[0]}"


@attrs.define(kw_only=True, repr=False)
class NomenclatureActes(ScdlRule):
    """``column`` is "level 1/level 2" of the nomenclature ACTES. Fails on
    ``finances/subventions``.
    """

    type = "nomenclature-actes-value"
    Errors = [_error("nomenclature-actes-value", "Nomenclature ACTES")]  # noqa: RUF012
    column: str

    def note(self, row: Row) -> str:
        """Whether the first level is known, with case and accents set aside; no space around the
        slash.
        """
        value = row[self.column]
        if not value:
            return ""

        first, _, second = value.partition("/")
        is_named = bool(second) and second == second.strip()
        if is_named and _plain(first) in ACTES:
            return ""
        return (
            f"« {value} » : attendu « matière/sous-matière », la matière étant l'une de :"
            f" {', '.join(ACTES)}"
        )


def _plain(text: str) -> str:
    """``text`` in lower case and without accents; nothing else is changed."""
    parts = unicodedata.normalize("NFD", text.lower())
    return "".join(filterfalse(unicodedata.combining, parts))


def scdl_rules(custom_checks: Sequence[Mapping[str, Any]]) -> list[ScdlRule]:
    """The checks that a schema's ``custom_checks`` name.

    Raises:
        KeyError: a rule that is not known, which must not pass for checked.
    """
    return [
        _rule(str(each["name"]), dict(each["params"])) for each in custom_checks
    ]


def _rule(name: str, params: Mapping[str, Any]) -> ScdlRule:
    known = _RULES[name]
    given = {
        _ATTRIBUTES.get((name, key), key): value
        for key, value in params.items()
    }
    if "allow_year_only" in given:
        given["allow_year_only"] = given["allow_year_only"] == "yes"
    return known(**given)


_RULES: Mapping[str, type[ScdlRule]] = {
    rule.type: rule
    for rule in (
        CohesiveColumns,
        CompareColumns,
        FrenchSiret,
        NomenclatureActes,
        OneOfRequired,
        SumColumns,
        YearInterval,
    )
}
_ATTRIBUTES = {
    (SumColumns.type, "columns"): "addends",
    (YearInterval.type, "allow-year-only"): "allow_year_only",
}
"""Parameters of the schema whose name is that of something else here, or of nothing."""
