"""Lengths of time beside the two dates they run between."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from validate.prose.deriving.stated_spans import stated_spans

MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
    "octobre", "novembre", "décembre",
)  # fmt: skip


@pytest.fixture
def spans(read_wording):
    """The lengths of time of a text, each with what its dates give."""

    def run(text):
        return [
            (span.number.fact.printed, [int(one) for _, one in span.candidates])
            for wording in read_wording(text)
            for span in stated_spans(wording, wording.numbers[0].claim.sentence)
        ]

    return run


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "La rue est fermée du 3 mars 2025 au 26 octobre 2025, soit pendant 328 jours"
            " consécutifs, ou trente-quatre semaines pleines.",
            [("328", [238, 237]), ("trente-quatre", [34])],
        ),
        (
            "La collecte se déroule du 15 janvier 2026 au 14 février 2026 inclus, soit 30 jours.",
            [("30", [31])],
        ),
        (
            "La convention va du 1er janvier 2026 au 31 décembre 2028, c'est-à-dire 24 mois.",
            [("24", [36])],
        ),
        (
            "Les baux durent, pour une durée de six ans à compter du 1er juillet 2026, leur"
            " échéance étant fixée au 30 juin 2032.",
            [("six", [6])],
        ),
        (
            "L'étude court du 12 mars 2025 au 20 mai 2026, soit une durée de 15 mois.",
            [("15", [14, 15])],
        ),
        (
            "La haute période, du lundi 30 mars 2026 au dimanche 27 septembre 2026, compte"
            " vingt-quatre semaines ; la basse va du 28 septembre 2026 au 28 mars 2027.",
            [("vingt-quatre", [26])],
        ),
        (
            "Autorisé le 3 juin 2026, il court du 1er janvier 2027 au 31 décembre 2044 et couvrira"
            " donc quinze années.",
            [("quinze", [18])],
        ),
    ],
)
def test_lengths_of_time_and_their_dates(spans, text, found):
    assert spans(text) == found


@pytest.mark.parametrize(
    "text",
    [
        # so much of the time only
        "Le site ouvre du 1er juin 2025 au 30 septembre 2025, soit 40 jours d'ouverture.",
        "Il ouvre du 1er juin 2025 au 30 septembre 2025, soit 15 jours de plus qu'en 2024.",
        # another thing than the time between
        "Du 1er juin 2025 au 30 septembre 2025, les agents ont droit à 12 jours de congé.",
        # one date alone
        "La convention prend effet le 1er juin 2025, pour une durée de 3 ans.",
    ],
)
def test_other_lengths_of_time(spans, text):
    assert spans(text) == []


def printed(day):
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


@settings(
    deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    first=st.dates(date(2019, 1, 2), date(2030, 12, 31)),
    days=st.integers(2, 700),
)
def test_days_are_those_between_both(spans, first, days):
    last = first + timedelta(days=days - 1)
    text = f"Il est fermé du {printed(first)} au {printed(last)}, soit {days} jours."
    ((_, candidates),) = spans(text)
    assert Decimal(days) in candidates
