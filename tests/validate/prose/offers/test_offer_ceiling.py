"""What the belief in no figure of a table exceeds, against each figure; what is spared by it."""

from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from validate.check import Context
from validate.checks.statements.stated_quantities import read_passages
from validate.prose.offers.companions import Companions, RestatedFigure
from validate.prose.offers.judgment import judge_number
from validate.prose.offers.offer_ceiling import OfferCeiling
from validate.prose.offers.offer_features import log_odds, of_figure
from validate.prose.offers.offer_space import OfferSpace, OfferTables
from validate.prose.offers.offer_weights import WEIGHTS

NAMES = ["Énergie", "Carburants", "Entretien des écoles", "Fêtes", "Total"]
HEADS = ["Montant 2024 (€)", "Montant 2025 (€)", "Part (%)", "Nombre"]
SAYINGS = [
    "L'énergie coûte {} en 2025.",
    "Les carburants représentent {} de l'ensemble.",
    "Il reste {} pour l'entretien des écoles.",
    "Les fêtes ont reçu {} de moins en 2024.",
    "Le total de 2025 est de {}.",
]
OF_TABLES = [
    name
    for name in WEIGHTS
    if name.partition(".")[0]
    not in ("again", "said", "mixed", "nothing", "several", "unnamed")
]
CEILINGS = [
    (odds, OfferCeiling(odds))
    for odds in (WEIGHTS, *({name: 1.0} for name in OF_TABLES))
]
"""Of the weights that count, and of each feature alone."""
AMOUNT = st.integers(100_000, 999_999)
LINE = st.tuples(AMOUNT, AMOUNT, st.integers(1, 999), st.integers(1, 9_999))


def printed(cents):
    return f"{cents // 100:_},{cents % 100:02}".replace("_", " ")


@pytest.fixture
def draw_up(make_document, make_raw, say):
    """Some lines as a table, and sentences that state a figure each: the tables and passages."""

    def run(lines, stated):
        rows = [
            [name, printed(a), printed(b), f"{share / 10:.1f}", str(count)]
            for name, (a, b, share, count) in zip(NAMES, lines, strict=False)
        ]
        raw = make_raw("t", ["Poste", *HEADS], rows, section="deliberation")
        said = [
            say(saying.format(figure), figure, kind, noun="€")
            for saying, (figure, kind) in zip(SAYINGS, stated, strict=False)
        ]
        context = Context.of(make_document([raw], said))
        tables = OfferTables(context.prose.pairer)
        passages = list(read_passages(context))
        tables.acquaint(passages)
        return tables, passages

    return run


def swapped(figure):
    """A figure with two neighbouring digits changed for each other."""
    return f"{figure[:-5]}{figure[-4]}{figure[-5]}{figure[-3:]}"


@st.composite
def documents(draw):
    """Lines of a table, and what the sentence of each states: a cell, a slip of one, another."""
    lines = draw(st.lists(LINE, min_size=2, max_size=len(NAMES)))
    stated = []
    for before, after, share, _ in lines:
        cell = printed(draw(st.sampled_from([before, after])))
        amounts = [f"{cell} €", f"{swapped(cell)} €", "7 316,49 €"]
        figure = draw(st.sampled_from([*amounts, f"{share / 10:.1f} %"]))
        stated.append((figure, "percent" if "%" in figure else "amount"))
    return lines, stated


def few(examples):
    """A property test of so many examples."""
    fixtures = [HealthCheck.function_scoped_fixture]
    return settings(
        max_examples=examples, suppress_health_check=fixtures, deadline=None
    )


@few(10)
@given(documents(), st.lists(st.floats(0, 1), max_size=20))
def test_no_figure_exceeds_the_ceiling_of_its_table(draw_up, drawn, beliefs):
    """Some figures are what companions of the number restate, each with a belief."""
    tables, passages = draw_up(*drawn)
    for passage in passages:
        space = OfferSpace(tables, passage, 0)
        (weights,) = space.weights
        figures, told = weights.table.by_size.things, weights.told_rows
        companions = Companions.of(
            RestatedFigure("t", figure, belief)
            for figure, belief in zip(figures[::3], beliefs, strict=False)
        )
        known = space.cues, space.rarity
        described = [
            (
                figure,
                of_figure(
                    weights, figure, *known, companions.alike("t", figure)
                ),
            )
            for figure in figures
        ]
        for odds, ceiling in CEILINGS:
            most = ceiling.of(weights, *known, companions)
            for figure, of in described:
                of_kind = most[figure.kind]
                limit = of_kind.told if told[figure.row] else of_kind.unnamed
                assert log_odds(of, odds) <= limit + 1e-9


@few(30)
@given(documents(), st.floats(-8, 8))
def test_what_is_spared_would_have_changed_nothing(draw_up, drawn, lift):
    """All figures of tables are made likelier or less likely, to meet both sides of the bound."""
    lifted = {**WEIGHTS, "far": 0.0, "again": lift}
    for name in ("cell", "lines", "gap", "rest", "share"):
        lifted[name] += lift
    with patch.dict(WEIGHTS, lifted):
        spared = judgments(draw_up, drawn)
        with patch.object(OfferSpace, "at_most", without_bound):
            assert spared == judgments(draw_up, drawn)


def judgments(draw_up, drawn):
    """What each number is taken for."""
    tables, passages = draw_up(*drawn)
    found = [
        judge_number(tables, passage, index)
        for passage in passages
        for index in range(len(passage.clauses))
    ]
    return [
        one and (one.offer.name, one.offer.value, one.holds, one.probability)
        for one in found
    ]


def without_bound(_space, values):
    return np.full(len(values), np.inf)
