"""A figure reckoned by division in a line of sums: a price of one, an average, a rate; a sum of
such figures, or of products, each rounded by itself; a rate on the base of its line among shares of
a whole.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations

from extract.facts import Fact
from extract.french.folding import fold
from extract.french.lexicon.averages import may_average, may_be_rate
from extract.french.lexicon.header_words import BASE
from extract.several import present
from extract.table import ColumnKind
from validate.explanations.explanation import (
    Explanation,
    ReadSum,
    Reason,
    Scene,
    prints,
    value,
)
from validate.model.finding import Message
from validate.model.identity import Form, Outcome, reach
from validate.tables.figure_table import CLOSING, FigureTable

_HUNDRED = Decimal(100)
_SEVERAL = 3
"""Figures that make a sum at least as many times each of them."""
_ALIKE = 2
"""How many times the smallest of them the largest is, at most."""
_FAR = 1000
"""How many times a quotient that is printed among sums is smaller than they."""
_TWO = 2
"""Figures that a share is of: a part and its whole."""
_WITNESSES = 2
"""Of its words, a quotient that gives it, and its place among the lines."""


def _explain(scene: Scene, outcome: Outcome) -> Reason | None:
    """A sum whose line or column is of quotients by its words, or whose figure a quotient gives,
    and lies among those it would add, as a mean does; or anywhere, where both say so; or far below
    what several of one size come to.
    """
    found = scene.sum_of(outcome)
    if found is None or not found.terms:
        return None

    terms = list(map(value, found.terms))
    said = next(filter(_says_quotient, _words(found.result)), "")
    divided = found.result.id in scene.divided
    only_adds = all(term.weight > 0 for term in outcome.identity.terms)
    is_mean = only_adds and min(terms) <= found.value <= max(terms)
    is_of_one = is_mean and _are_of_one_size(terms)
    if (bool(said), divided, is_mean, is_of_one).count(True) < _WITNESSES:
        return None
    words = said or " ".join(found.result.column_path)

    message = Message(
        f"« {words} » se calcule par division : ses chiffres ne s'additionnent pas.",
        f"“{words}” is reckoned by division: its figures do not add up.",
    )
    return Reason.of(message, [found.result])


def _explain_among(scene: Scene, outcome: Outcome) -> Reason | None:
    """A sum one of whose lines is a quotient by its words, and far smaller than what it would be
    added to: the gas of a year, and what it is for one inhabitant.
    """
    found = scene.sum_down(outcome)
    if found is None:
        return None
    for term in found.terms:
        words = "".join(term.row_path[-1:])
        if may_average(words) and 0 < value(term) * _FAR < found.value:
            message = Message(
                f"« {words} » se calcule par division, et ne s'ajoute pas aux autres lignes.",
                f"“{words}” is reckoned by division, and is not added to the other lines.",
            )
            return Reason.of(message, [term])
    return None


def _explain_whole_divided(scene: Scene, outcome: Outcome) -> Reason | None:
    """A total below quotients of each line that divides the total of what they divide by what most
    lines do: visits by month, of places of which one was open for eight months."""
    found = scene.sum_down(outcome)
    view = None if found is None else scene.table_of(found.result)
    if found is None or view is None or len(found.terms) < _SEVERAL:
        return None
    for whole, divided in _wholes_divided(view, found):
        by = _most_common(divided)
        is_quotient = prints(found.result, value(whole) / value(by))
        if by.value != 1 and is_quotient:
            message = Message(
                f"{found.result.printed} est {whole.printed} divisé par {by.printed}, comme le sont"
                " la plupart des lignes.",
                f"{found.result.printed} is {whole.printed} over {by.printed}, as most lines are.",
            )
            return Reason.of(message, [whole, *divided])
    return None


def _wholes_divided(
    view: FigureTable, found: ReadSum
) -> Iterator[tuple[Fact, list[Fact]]]:
    """The figure in the line of a sum of each other column that all its terms are quotients of, and
    what they divide it by."""
    columns = view.columns(ColumnKind.AMOUNT, ColumnKind.COUNT)
    others = [col for col in columns if col != found.result.col]
    for pair in permutations(others, 2):
        divided = list(_divided_by(view, found, *pair))
        whole = view.facts.get((found.result.row or 0, pair[0]))
        if whole is not None and len(divided) == len(found.terms):
            yield whole, divided


def _most_common(facts: Sequence[Fact]) -> Fact:
    """The first of the figures of which there are most alike."""
    alike = Counter(map(value, facts))
    return max(facts, key=lambda fact: alike[value(fact)])


def _divided_by(
    view: FigureTable, found: ReadSum, over: int, under: int
) -> Iterator[Fact]:
    """What the lines of a sum divide one of their figures by, down to the first that this does not
    give."""
    for term in found.terms:
        whole, by = (view.facts.get((term.row or 0, x)) for x in (over, under))
        if whole is None or by is None or not by.value:
            return
        if not prints(term, value(whole) / by.value):
            return
        yield by


def _says_quotient(words: str) -> bool:
    return may_average(words) or may_be_rate(words)


def _are_of_one_size(terms: Sequence[Decimal]) -> bool:
    """Whether several figures are so alike that no misprint of their sum lies among them."""
    return len(terms) >= _SEVERAL and 0 < max(terms) < _ALIKE * min(terms)


def _words(result: Fact) -> tuple[str, ...]:
    """The label of a figure's row, and its header."""
    return (*result.row_path[-1:], " ".join(result.column_path))


def _explain_rounded(scene: Scene, outcome: Outcome) -> Reason | None:
    """A sum of quotients that misses by no more than half a unit of the last digit of each."""
    found = scene.sum_of(outcome)
    if found is None or outcome.delta is None:
        return None

    figures = [fact for fact in (found.result, *found.terms) if fact.value]
    numbers = present(fact.number for fact in figures)
    margin = sum((one.half_unit for one in numbers), Decimal(0))
    if abs(outcome.delta) > margin or not scene.divided.issuperset(
        fact.id for fact in figures
    ):
        return None

    message = Message(
        "Chaque ligne et le total résultent d'une division, et sont arrondis chacun pour soi.",
        "Each line and the total result from a division, and were rounded by themselves.",
    )
    return Reason.of(message, figures)


def _explain_products(scene: Scene, outcome: Outcome) -> Reason | None:
    """A sum of products, each rounded where it is printed, whose total was rounded once: what the
    lines give before they are rounded comes to it.
    """
    found = scene.sum_down(outcome)
    if found is None or any(one.weight != 1 for one in outcome.identity.terms):
        return None
    made = [scene.products.get(one.id, {}) for one in found.terms if one.value]
    if not made:
        return None

    for way in set.intersection(*(set(ways) for ways in made)):
        if prints(found.result, sum((ways[way] for ways in made), Decimal(0))):
            message = Message(
                f"{found.result.printed} additionne les produits des lignes avant leur arrondi.",
                f"{found.result.printed} adds up the products of the lines before rounding.",
            )
            return Reason.of(message, found.terms)
    return None


def _explain_share(scene: Scene, outcome: Outcome) -> Reason | None:
    """A ratio of two figures that are one share of those of another line, whose printed ratio is
    the same: what a cubic metre costs is a part of the bill, rounded, and changes as the bill does.
    """
    identity = outcome.identity
    result, terms = scene.result(identity), scene.terms(identity)
    if identity.form is not Form.RATIO or result is None or len(terms) != _TWO:
        return None

    for whole in _same_in_other_lines(scene, result):
        others = present(scene.beside(whole, term) for term in terms)
        if len(others) == len(terms) and _are_one_share(terms, others):
            message = Message(
                f"{terms[0].printed} et {terms[1].printed} sont une même part de"
                f" « {whole.row_path[-1]} », arrondie : leur rapport est le sien, {whole.printed}.",
                f"{terms[0].printed} and {terms[1].printed} are one share of"
                f" “{whole.row_path[-1]}”, rounded: their ratio is its own, {whole.printed}.",
            )
            return Reason.of(message, [whole])
    return None


def _explain_own_base(scene: Scene, outcome: Outcome) -> Reason | None:
    """A share that is, to the last digit, a rate on a base that its own line prints: "subventionné
    à 12 % de 420 000,00", where other lines are shares of the whole.
    """
    identity = outcome.identity
    result, terms = scene.result(identity), scene.terms(identity)
    if identity.form is not Form.RATIO or result is None or len(terms) != _TWO:
        return None
    part, whole = terms
    if part.number is None or part.row != result.row:
        return None
    for base in scene.row_figures(result):
        is_base = BASE.within(fold(" ".join(base.column_path)))
        given = value(base) * value(result) / _HUNDRED
        is_given = abs(given - value(part)) <= part.number.half_unit
        if is_base and is_given and base.id not in (part.id, whole.id):
            message = Message(
                f"{part.printed} est {result.printed} de {base.printed}, la base de la ligne.",
                f"{part.printed} is {result.printed} of {base.printed}, the base of the line.",
            )
            return Reason.of(message, [base])
    return None


def _explain_mean_price(scene: Scene, outcome: Outcome) -> Reason | None:
    """A product whose price is its amount over its quantity, rounded, in a column that prints such
    a quotient of what the lines come to as well: "Coût au mètre", of each year and of all.
    """
    identity = outcome.identity
    result, terms = scene.result(identity), scene.terms(identity)
    if identity.form is not Form.PRODUCT or result is None:
        return None
    if len(terms) != _TWO or identity.constant != 1:
        return None
    for price, units in (terms, terms[::-1]):
        is_price = not scene.counts(price)
        if (
            is_price
            and _is_quotient(price, result, units)
            and any(
                _is_quotient(*line) and not _is_product(*line)
                for line in _totals_of(scene, price, result, units)
            )
        ):
            message = Message(
                f"{price.printed} est {result.printed} divisé par {units.printed}, arrondi, comme"
                " la ligne de total l'est des siens.",
                f"{price.printed} is {result.printed} over {units.printed}, rounded, as that of the"
                " line of totals is of its own.",
            )
            return Reason.of(message, [price])
    return None


def _is_quotient(price: Fact, amount: Fact, units: Fact) -> bool:
    """Whether a price is an amount over its units, as it is rounded."""
    if price.number is None or not units.value or not amount.value:
        return False
    gap = abs(value(amount) / value(units) - value(price))
    return gap <= price.number.half_unit


def _is_product(price: Fact, amount: Fact, units: Fact) -> bool:
    return value(price) * value(units) == value(amount)


def _totals_of(scene: Scene, *line: Fact) -> Iterator[tuple[Fact, Fact, Fact]]:
    """The figures of the columns of a line in each line that closes its table."""
    table = scene.table_of(line[0])
    if table is None:
        return
    for row in table.of_kind(*CLOSING):
        price, amount, units = (
            None if one.col is None else table.facts.get((row, one.col))
            for one in line
        )
        if price is not None and amount is not None and units is not None:
            yield price, amount, units


def _same_in_other_lines(scene: Scene, result: Fact) -> Iterator[Fact]:
    """The figures of a column that print what one of them does, in lines with a label."""
    table = scene.table_of(result)
    if table is None or result.row is None or result.col is None:
        return
    for fact in table.by_column.get(result.col, ()):
        same = fact.value == result.value
        if same and fact.row != result.row and fact.row_path:
            yield fact


def _are_one_share(parts: Sequence[Fact], wholes: Sequence[Fact]) -> bool:
    """Whether some figures may be one share of others, rounded, and less than they."""
    pairs = list(zip(parts, wholes, strict=True))
    if any(abs(value(part)) >= abs(value(whole)) for part, whole in pairs):
        return False
    if any(part.number is None for part in parts):
        return False
    one, other = (
        reach(part, rounded=True).times(1 / value(whole))
        for part, whole in pairs
    )
    return one.meets(other)


EXPLANATION = Explanation(
    code="quotient",
    title=Message("Moyenne ou prix unitaire", "An average or a unit price"),
    explain=_explain,
)
AMONG = Explanation(
    code="quotient-among",
    title=Message("Quotient parmi des sommes", "A quotient printed among sums"),
    explain=_explain_among,
)
ROUNDED = Explanation(
    code="rounded-quotients",
    title=Message("Quotients arrondis", "Rounded quotients"),
    explain=_explain_rounded,
)
PRODUCTS = Explanation(
    code="rounded-products",
    title=Message("Produits arrondis", "Rounded products"),
    explain=_explain_products,
)
SHARE = Explanation(
    code="share-of-line",
    title=Message("Part d'une autre ligne", "A share of another line"),
    explain=_explain_share,
)
OF_OWN_BASE = Explanation(
    code="rate-of-own-base",
    title=Message("Taux sur la base de la ligne", "A rate on the line's base"),
    explain=_explain_own_base,
)
MEAN_PRICE = Explanation(
    code="mean-price",
    title=Message("Prix moyen arrondi", "A rounded mean price"),
    explain=_explain_mean_price,
)
OF_WHOLE = Explanation(
    code="whole-divided",
    title=Message("Un quotient du total", "A quotient of the total"),
    explain=_explain_whole_divided,
)
