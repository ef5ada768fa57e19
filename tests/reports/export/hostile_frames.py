"""Frames of whatever a PDF may print, for every format to give back."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from reports.export.audit_package import AuditFolder, ExportField, text_resource

FIELDS = (
    ExportField("text", "string", "Texte", ""),
    ExportField("amount", "number", "Montant", ""),
    ExportField("count", "integer", "Nombre", ""),
    ExportField("day", "date", "Jour", ""),
    ExportField("yes", "boolean", "Oui", ""),
)


HOSTILE = (
    *(
        '=HYPERLINK("http://x","y")',
        "+33 1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "'quoted",
        "''",
        "_x0041_",
        "_x005F_",
    ),
    *(
        "\x00\x07",
        "a\r\nb\nc",
        "\u05d0\u200f\u202etxet",
        'say "hi"; a,b',
        " leading and trailing ",
        "\ufeff",
        "\ufffe",
    ),
    *("NA", "null", "1e5", "0123", "#REF!"),
)


texts = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
)


numbers = st.decimals(
    -(10**12), 10**12, allow_nan=False, allow_infinity=False, places=2
).map("{:f}".format)


days = st.dates(date(1900, 3, 1), date(2100, 1, 1)).map(date.isoformat)


rows = st.lists(
    st.tuples(
        texts,
        st.one_of(
            st.just(""),
            numbers,
            st.sampled_from(["0.0375", "-0.01", "7", "123456789012345678.91"]),
        ),
        st.one_of(st.just(""), st.integers(-(10**9), 10**9).map(str)),
        st.one_of(st.just(""), days),
        st.sampled_from(["true", "false"]),
    ),
    max_size=8,
)


quick = settings(
    deadline=None,
    max_examples=20,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,  # the first text drawn on a machine tells all of Unicode apart
    ],
)


every_hostile = [(text, "1.50", "2", "2022-06-20", "true") for text in HOSTILE]


def folder_with(lines, fields=FIELDS) -> AuditFolder:
    return AuditFolder(
        Path("x"),
        "x",
        {},
        (text_resource("lines", "Lignes", fields, lines),),
        {"name": "x"},
    )


def values(lines) -> list[tuple]:
    """What a typed format must give back."""
    return [
        (
            text,
            Decimal(amount) if amount else None,
            int(count) if count else None,
            date.fromisoformat(day) if day else None,
            yes == "true",
        )
        for text, amount, count, day, yes in lines
    ]
