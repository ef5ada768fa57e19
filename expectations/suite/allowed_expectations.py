"""The expectations that a suite may ask for, and what each may be given: nothing that is evaluated,
looked up by name, or able to run for ever.

A suite comes from outside: what is not in this table is refused. Left out of Great Expectations'
own are queries and conditions (they are evaluated as Python or SQL), types and JSON schemas (they
name classes and addresses), and patterns (a regular expression of ten characters can run for ever).
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from extract.given.typed_json import LARGEST, PLAIN_DECIMAL

MOST_VALUES = 10_000
"""Values of one list."""
_EQUATION = re.compile(r"\s*\w+\s*(?:\+\s*\w+\s*)*=\s*\w+\s*(?:\+\s*\w+\s*)*")
"""Sums of columns that are equal: "total = part + rest"."""
_IGNORED_ROWS = (
    "all_values_are_missing",
    "any_value_is_missing",
    "both_values_are_missing",
    "either_value_is_missing",
    "never",
)


@dataclass(frozen=True, slots=True)
class ArgumentKind:
    """What an argument may be, and which columns of a frame it names."""

    fr: str
    en: str
    accepts: Callable[[object], bool]
    columns: Callable[[Any], Sequence[str]] = lambda _: ()


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_flag(value: object) -> bool:
    return isinstance(value, bool)


def _is_number(value: object) -> bool:
    if not isinstance(value, int | float) or isinstance(value, bool):
        return False
    return abs(value) <= LARGEST  # which no infinity is, nor what is no number


def _is_whole(value: object) -> bool:
    return _is_number(value) and isinstance(value, int) and value >= 0


def _is_share(value: object) -> bool:
    return (
        isinstance(value, int | float)
        and not _is_flag(value)
        and 0 <= value <= 1
    )


def _is_decimal(value: object) -> bool:
    return isinstance(value, str) and PLAIN_DECIMAL.fullmatch(value) is not None


def _is_equation(value: object) -> bool:
    return isinstance(value, str) and _EQUATION.fullmatch(value) is not None


def _is_value(value: object) -> bool:
    return _is_text(value) or _is_flag(value) or _is_number(value)


def _is_pair(value: object) -> bool:
    return (
        isinstance(value, list)
        and len(value) == 2
        and all(map(_is_value, value))
    )


def _columns_of_equations(equations: Sequence[str]) -> list[str]:
    joined = " ".join(equations)
    return joined.replace("+", " ").replace("=", " ").split()


def _list_of(accepts: Callable[[object], bool]) -> Callable[[object], bool]:
    def accepts_list(value: object) -> bool:
        if not isinstance(value, list) or len(value) > MOST_VALUES:
            return False
        return all(map(accepts, value))

    return accepts_list


def _are_counts(value: object) -> bool:
    """A printed number for each group."""
    if not isinstance(value, dict) or len(value) > MOST_VALUES:
        return False
    return all(map(_is_decimal, value.values()))


TEXT = ArgumentKind("un texte", "a text", _is_text)
TEXTS = ArgumentKind(
    "une liste de textes", "a list of texts", _list_of(_is_text)
)
COLUMN = ArgumentKind(
    "un nom de colonne", "the name of a column", _is_text, lambda name: (name,)
)
COLUMNS = ArgumentKind(
    "une liste de colonnes",
    "a list of columns",
    _list_of(_is_text),
    lambda names: names,
)
FLAG = ArgumentKind("true ou false", "true or false", _is_flag)
NUMBER = ArgumentKind("un nombre", "a number", _is_number)
WHOLE = ArgumentKind("un nombre entier", "a whole number", _is_whole)
SHARE = ArgumentKind(
    "une part entre 0 et 1", "a share between 0 and 1", _is_share
)
DECIMAL = ArgumentKind(
    "un nombre décimal écrit en texte", "a decimal as text", _is_decimal
)
VALUES = ArgumentKind(
    f"une liste d'au plus {MOST_VALUES} valeurs simples",
    f"a list of at most {MOST_VALUES} plain values",
    _list_of(_is_value),
)
PAIRS = ArgumentKind(
    "une liste de paires de valeurs",
    "a list of pairs of values",
    _list_of(_is_pair),
)
COUNTS = ArgumentKind(
    "un nombre décimal écrit en texte pour chaque groupe",
    "a decimal as text for each group",
    _are_counts,
)
EQUATIONS = ArgumentKind(
    "une liste d'égalités entre colonnes (a+b=c)",
    "a list of equations between columns (a+b=c)",
    _list_of(_is_equation),
    _columns_of_equations,
)
IGNORED_ROWS = ArgumentKind(
    f"l'un de {', '.join(_IGNORED_ROWS)}",
    f"one of {', '.join(_IGNORED_ROWS)}",
    lambda value: value in _IGNORED_ROWS,
)

Arguments = Mapping[str, ArgumentKind]

OURS: Mapping[str, Arguments] = {
    "expect_amounts_to_equal_quantity_times_rate": {
        "quantity_column": COLUMN,
        "rate_column": COLUMN,
        "rate": DECIMAL,
        "factor": DECIMAL,
        "amount_column": COLUMN,
    },
    "expect_bounds_to_hold": {
        "value_column": COLUMN,
        "base_column": COLUMN,
        "share": DECIMAL,
        "bound": DECIMAL,
        "at_most": FLAG,
    },
    "expect_carried_forward_to_agree": {
        "amount_column": COLUMN,
        "kind_column": COLUMN,
        "out_kind": TEXT,
        "in_kind": TEXT,
    },
    "expect_columns_to_cross_foot": {
        "part_columns": COLUMNS,
        "minus_columns": COLUMNS,
        "total_column": COLUMN,
    },
    "expect_differences_to_hold": {
        "from_column": COLUMN,
        "take_column": COLUMN,
        "difference_column": COLUMN,
    },
    "expect_evolutions_to_hold": {
        "previous_column": COLUMN,
        "current_column": COLUMN,
        "percent_column": COLUMN,
    },
    "expect_facts_to_agree": {"fact_column": COLUMN, "value_column": COLUMN},
    "expect_no_duplicate_lines": {"key_columns": COLUMNS},
    "expect_numbers_to_be_well_formed": {"column": COLUMN},
    "expect_periods_to_be_ordered": {
        "start_column": COLUMN,
        "end_column": COLUMN,
    },
    "expect_stated_counts_to_match": {
        "stated": COUNTS,
        "group_column": COLUMN,
        "name_column": COLUMN,
        "amount_column": COLUMN,
    },
    "expect_totals_to_foot": {
        "group_column": COLUMN,
        "amount_column": COLUMN,
        "kind_column": COLUMN,
        "total_kind": TEXT,
        "part_kinds": TEXTS,
    },
    "expect_votes_to_add_up": {"sides": EQUATIONS},
}
_ANY_CHECK: Arguments = {"check": TEXT}
"""What each of ours is given where its identities are found by templates."""

_FROM_TO: Arguments = {"min_value": NUMBER, "max_value": NUMBER}
_BOUNDS: Arguments = {**_FROM_TO, "strict_min": FLAG, "strict_max": FLAG}
_IN_COLUMN: Arguments = {"column": COLUMN}
_IN_PAIR: Arguments = {
    "column_A": COLUMN,
    "column_B": COLUMN,
    "ignore_row_if": IGNORED_ROWS,
}
_IN_COLUMNS: Arguments = {"column_list": COLUMNS, "ignore_row_if": IGNORED_ROWS}
_MOSTLY: Arguments = {"mostly": SHARE}
_VALUE_SET: Arguments = {"value_set": VALUES}

_OF_GREAT_EXPECTATIONS: Mapping[str, Arguments] = {
    # of the whole frame
    "expect_column_to_exist": {"column": TEXT, "column_index": WHOLE},
    "expect_table_column_count_to_be_between": _FROM_TO,
    "expect_table_column_count_to_equal": {"value": WHOLE},
    "expect_table_columns_to_match_ordered_list": {"column_list": TEXTS},
    "expect_table_columns_to_match_set": {
        "column_set": TEXTS,
        "exact_match": FLAG,
    },
    "expect_table_row_count_to_be_between": _BOUNDS,
    "expect_table_row_count_to_equal": {"value": WHOLE},
    # of each value of a column
    "expect_column_value_lengths_to_be_between": {
        **_IN_COLUMN,
        **_BOUNDS,
        **_MOSTLY,
    },
    "expect_column_value_lengths_to_equal": {
        **_IN_COLUMN,
        "value": WHOLE,
        **_MOSTLY,
    },
    "expect_column_values_to_be_between": {**_IN_COLUMN, **_BOUNDS, **_MOSTLY},
    "expect_column_values_to_be_decreasing": {
        **_IN_COLUMN,
        "strictly": FLAG,
        **_MOSTLY,
    },
    "expect_column_values_to_be_in_set": {
        **_IN_COLUMN,
        **_VALUE_SET,
        **_MOSTLY,
    },
    "expect_column_values_to_be_increasing": {
        **_IN_COLUMN,
        "strictly": FLAG,
        **_MOSTLY,
    },
    "expect_column_values_to_be_null": {**_IN_COLUMN, **_MOSTLY},
    "expect_column_values_to_be_unique": {**_IN_COLUMN, **_MOSTLY},
    "expect_column_values_to_not_be_in_set": {
        **_IN_COLUMN,
        **_VALUE_SET,
        **_MOSTLY,
    },
    "expect_column_values_to_not_be_null": {**_IN_COLUMN, **_MOSTLY},
    # of a column as a whole
    "expect_column_distinct_values_to_be_in_set": {**_IN_COLUMN, **_VALUE_SET},
    "expect_column_distinct_values_to_contain_set": {
        **_IN_COLUMN,
        **_VALUE_SET,
    },
    "expect_column_distinct_values_to_equal_set": {**_IN_COLUMN, **_VALUE_SET},
    "expect_column_max_to_be_between": {**_IN_COLUMN, **_BOUNDS},
    "expect_column_mean_to_be_between": {**_IN_COLUMN, **_BOUNDS},
    "expect_column_median_to_be_between": {**_IN_COLUMN, **_BOUNDS},
    "expect_column_min_to_be_between": {**_IN_COLUMN, **_BOUNDS},
    "expect_column_most_common_value_to_be_in_set": {
        **_IN_COLUMN,
        **_VALUE_SET,
        "ties_okay": FLAG,
    },
    "expect_column_proportion_of_non_null_values_to_be_between": {
        **_IN_COLUMN,
        **_BOUNDS,
    },
    "expect_column_proportion_of_unique_values_to_be_between": {
        **_IN_COLUMN,
        **_BOUNDS,
    },
    "expect_column_stdev_to_be_between": {**_IN_COLUMN, **_BOUNDS},
    "expect_column_sum_to_be_between": {**_IN_COLUMN, **_BOUNDS},
    "expect_column_unique_value_count_to_be_between": {**_IN_COLUMN, **_BOUNDS},
    # of several columns
    "expect_column_pair_values_a_to_be_greater_than_b": {
        **_IN_PAIR,
        "or_equal": FLAG,
        **_MOSTLY,
    },
    "expect_column_pair_values_to_be_equal": {**_IN_PAIR, **_MOSTLY},
    "expect_column_pair_values_to_be_in_set": {
        **_IN_PAIR,
        "value_pairs_set": PAIRS,
        **_MOSTLY,
    },
    "expect_compound_columns_to_be_unique": {**_IN_COLUMNS, **_MOSTLY},
    "expect_multicolumn_sum_to_equal": {
        **_IN_COLUMNS,
        "sum_total": NUMBER,
        **_MOSTLY,
    },
    "expect_multicolumn_values_to_be_equal": {**_IN_COLUMNS, **_MOSTLY},
    "expect_select_column_values_to_be_unique_within_record": {
        **_IN_COLUMNS,
        **_MOSTLY,
    },
}

ALLOWED: Mapping[str, Arguments] = {
    **{name: {**_ANY_CHECK, **given} for name, given in OURS.items()},
    **_OF_GREAT_EXPECTATIONS,
}
"""Each expectation by its type, with its arguments."""
