"""What a sentence says of its own numbers, and of the cells they stand for: sums, changes, shares,
remainders and raises, each believed for the words that state it.

"De A à B, soit une hausse de C"; "A, soit P % du total"; "A, dont B pourvus et C vacants"; "soit un
disponible de D". The values are not looked at here.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import permutations

from extract.facts import Fact
from extract.french.folding import fold
from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.derived import SIGNED
from extract.french.lexicon.sentences.limits_said import FALLING, RISING
from extract.several import present
from validate.model.adoption import GIVES_A_CHANGE
from validate.model.identity import Form, Kind, Nature, Term, terms_of
from validate.prose.clauses import Clause
from validate.prose.pairing.pair_cells import CellPairer
from validate.prose.subjects.table_labels import TableLabels
from validate.prose.words.label_words import label_stems

NEAR = Decimal("0.2")
"""How far a figure may be from what the words give and still be it, mistaken: farther, the words
spoke of other operands."""
_NEAR_HALVES = Decimal("0.5")
"""The same where words name both: receipts and expenses."""
HUNDRED = Decimal(100)
_THAT_IS = WordList("soit", "represent*")
"""Before the same thing said in another way."""
_OF_WHICH = WordList("dont")
"""Before a part of the number said before."""
_AND = re.compile(r"\bet\W*$|\bet \w+\W*$")
"""Between two parts."""
_REMAINDER = re.compile(
    r"\b(?:soit|d.ou|donc|degag\w+|laiss\w+|ressortir|apparaitre) (?:une? |l. ?|l[ea] )?"
    r"(?:disponible|solde|reste|charge nette|difference|ecart|excedent|deficit|besoin|marge"
    r"|epargne|resultat)\b"
)
"""Before what is left of two numbers: "soit un solde de"."""
_REMAINS = re.compile(
    r"\W*(?:article \d+\W*)?(?:l[ea]|l.) ?(?:disponible|solde|reste a charge|charge nette"
    r"|difference|ecart|besoin de financement)\b"
)
"""The same as the subject of a sentence: "Le solde s'élève à"."""
_OF_ALL = WordList(
    "du total",
    "du montant",
    "de l'ensemble",
    "du cout",
    "de la somme",
)
"""After a percentage, where its whole is what was said before."""

_COVERS = WordList(
    "couvr*", "financ*", "represent*", "constitu*", "form*", "fourni*"
)
"""Between a part and the share of a total that it is."""
_NAMED = re.compile(r"\W*(?:des|du|de la|de l.) ?(?P<whole>[^,;.()]+)")
"""Behind a percentage, the words of what it is of, up to the end of the clause."""
_WHICH_IS = WordList("qui est", "qui sont", "qui s'elev*", "qui represent*")
"""A clause that says the number before it in another way: "qui représente"."""
_BECOMES = WordList(
    "porte*", "ramene*", "passe*", "releve*", "reduit*", "augment*", "diminu*",
)  # fmt: skip
"""Words of a clause that says what a number becomes, and not what it is: "qui est porté à"."""
_KINDS = {"rate": "amount"}
_COMPLEMENTS = (
    ("pourvu", "vacant"), ("homm", "femm"), ("titulair", "contractuel"),
    ("present", "absent"), ("ht", "tva"), ("fix", "variabl"), ("maternell", "elementair"),
    ("fonctionnement", "investissement"), ("public", "priv"),
    ("depens", "recett"), ("garcon", "fill"), ("urbain", "rural"),
)  # fmt: skip
"""Words for the two halves of one whole: only these share a whole out without saying "total"."""


@dataclass(frozen=True, slots=True)
class StatedRelation:
    """An identity that words state: the result's fact, its terms, and how they combine."""

    result: Fact
    terms: tuple[Term, ...]
    form: Form
    kind: Kind
    why: str
    constant: Decimal = Decimal(1)
    offset: Decimal = Decimal(0)
    table_id: str = ""
    by_place: bool = False
    """Its terms are told by their place alone, in the sentences before."""
    near: Decimal = NEAR
    """How far from what the terms give, by the larger, a misprint may be."""
    outright: bool = False
    """Whether words leave no other reading."""
    nature: Nature = Nature.JUDGMENTAL

    @property
    def as_terms(self) -> tuple[Term, ...]:
        """The terms of its identity."""
        return self.terms


@dataclass(frozen=True, slots=True)
class Sentence:
    """The clauses of one sentence. ``pairer`` tells of which cell one is said; few relations ask.
    ``earlier`` are the last amounts of the sentences of the same part before it, in order."""

    clauses: tuple[Clause, ...]
    pairer: CellPairer
    labels: Mapping[str, TableLabels]
    earlier: tuple[Fact, ...] = ()

    def fact(self, index: int) -> Fact:
        """The number of a clause."""
        return self.clauses[index].said.claim.fact

    def before(self, index: int) -> str:
        """The text between a number and the one before it, folded."""
        return fold(self.clauses[index].said.before)

    def after(self, index: int) -> str:
        """The text that follows a number, folded."""
        return fold(self.clauses[index].said.after)

    def cell(self, index: int) -> Fact | None:
        """The cell that a number is surely said of."""
        pairing = self.pairer.pair(self.clauses[index])
        if pairing is None or not pairing.sure:
            return None
        return pairing.best.fact


def relations(sentence: Sentence) -> Iterator[StatedRelation]:
    """Everything that the words of a sentence state of its numbers; a number is the result of one
    relation, the first that its words name."""
    seen = set[str]()
    for index in range(len(sentence.clauses)):
        for form in _FORMS:
            found = form(sentence, index)
            if found is not None and found.result.id not in seen:
                seen.add(found.result.id)
                yield found


def _sign(sentence: Sentence, index: int) -> int | None:
    """The direction of a change that is stated, None where none is. An "évolution" bears
    its own.
    """
    clause = sentence.clauses[index]
    if SIGNED.match(sentence.fact(index).printed):
        return 1
    text = f"{sentence.before(index)} {clause.text}"
    if FALLING.within(text):
        return -1
    if clause.is_change or RISING.within(text):
        return 1
    return None


def _change(
    result: Fact, new: Fact, old: Fact, sign: int
) -> StatedRelation | None:
    if not _same_kind(new, old):
        return None
    if result.counts == "percent":
        scale = HUNDRED * sign
        return StatedRelation(
            result=result,
            terms=(Term(new.id), Term(old.id)),
            form=Form.RATIO,
            kind=Kind.DIFFERENCE,
            why=GIVES_A_CHANGE,
            constant=scale,
            offset=-scale,
        )
    if not _same_kind(result, new):
        return None
    return StatedRelation(
        result=result,
        terms=(Term(new.id, Decimal(sign)), Term(old.id, Decimal(-sign))),
        form=Form.WEIGHTED_SUM,
        kind=Kind.DIFFERENCE,
        why=GIVES_A_CHANGE,
    )


def _same_kind(one: Fact, other: Fact) -> bool:
    """Whether two numbers are of one kind; a cell that prints a bare figure is of any but a
    share.
    """
    kinds = {_KINDS.get(fact.counts, fact.counts) for fact in (one, other)}
    if len(kinds) == 1:
        return True
    bare = any(
        fact.table_id and fact.counts == "other" for fact in (one, other)
    )
    return bare and "percent" not in kinds


def _more_than_the_year_before(
    sentence: Sentence, index: int
) -> StatedRelation | None:
    """ "B, soit C de plus qu'en 2025": B's cell less that of the same row under that year."""
    if not index or not _THAT_IS.within(sentence.before(index)):
        return None
    sign, cell = _sign(sentence, index), sentence.cell(index - 1)
    if sign is None or cell is None or sentence.fact(index).counts == "percent":
        return None
    table = sentence.labels[cell.table_id]
    older = _under_year(table, cell, sentence.clauses[index].years)
    if older is None:
        return None
    return _change(sentence.fact(index), cell, older, sign)


def _under_year(
    table: TableLabels, cell: Fact, years: frozenset[int]
) -> Fact | None:
    """The cell of the same row in the column that bears these years and most of the words."""
    own = [one for one in table.columns if one.column.index == cell.col]
    if not own or cell.row is None or own[0].years & years:
        return None

    older = []
    for one in table.columns:
        bears_the_years = one.years and one.years <= years
        if bears_the_years and own[0].telling & one.telling:
            older.append(one.column.index)
    if len(older) != 1:
        return None
    return table.view.facts.get((cell.row, older[0]))


def _share(sentence: Sentence, index: int) -> StatedRelation | None:
    """ "A, soit P % du total"; "A, qui en représente P %": P of the whole that the words name."""
    is_share = (
        index > 0,
        sentence.fact(index).counts == "percent",
        _THAT_IS.within(sentence.before(index)),
        _sign(sentence, index) is None,
    )
    if not all(is_share):
        return None

    place = _part(sentence, index)
    part, whole = sentence.fact(place), _whole(sentence, index, place)
    if whole is None or not _same_kind(part, whole):
        return None
    return _as_share(sentence.fact(index), part, whole)


def _as_share(result: Fact, part: Fact, whole: Fact) -> StatedRelation:
    """A number as what share one is of another, in per cent."""
    return StatedRelation(
        result=result,
        terms=(Term(part.id), Term(whole.id)),
        form=Form.RATIO,
        kind=Kind.DIFFERENCE,
        why="the sentence gives a share",
        constant=HUNDRED,
        table_id=whole.table_id,
    )


def _covered(sentence: Sentence, index: int) -> StatedRelation | None:
    """ "A couvrent P % des recettes de la section": of the total of A's column, in the one table
    that prints A under a title of the words behind the percentage."""
    result = sentence.fact(index)
    named = _NAMED.match(sentence.after(index))
    is_told = (
        index > 0
        and result.counts == "percent"
        and _COVERS.closes(sentence.before(index))
    )
    if named is None or not is_told:
        return None

    part = sentence.fact(index - 1)
    wholes = list(_titled_totals(sentence, part, named["whole"]))
    if len(wholes) != 1 or part.counts != "amount":
        return None
    return _as_share(result, part, wholes[0])


def _titled_totals(
    sentence: Sentence, part: Fact, words: str
) -> Iterator[Fact]:
    """The totals of the columns that print an amount, in tables whose title bears some words."""
    wanted = set(label_stems(words))
    for table in sentence.labels.values():
        if not wanted or not wanted <= set(
            label_stems(table.view.table.caption)
        ):
            continue
        for cell in table.view.facts.values():
            if cell.value == part.value:
                yield from present([_column_total(table, cell)])


def _part(sentence: Sentence, index: int) -> int:
    """The number whose share is given: the one named after the percentage, or the last before."""
    named = frozenset(label_stems(sentence.clauses[index].said.after))
    first = sentence.fact(0)
    for earlier in range(index - 1, 0, -1):
        alike = _same_kind(sentence.fact(earlier), first)
        if alike and sentence.clauses[earlier].own & named:
            return earlier
    return index - 1


def _whole(sentence: Sentence, index: int, part: int) -> Fact | None:
    """The whole: the number that follows ("des dépenses, qui sont de B"), the first of the sentence
    of which others are parts, or the total of the column."""
    following = index + 1
    is_last = following == len(sentence.clauses)
    before = "" if is_last else sentence.before(following)
    if _WHICH_IS.within(before) and not _BECOMES.within(before):
        return sentence.fact(following)

    of_all = _OF_ALL.follows_signs(sentence.after(index))
    if not of_all:
        of_the_first = part and _is_nested(sentence, index)
        if of_the_first:
            return sentence.fact(0)
        return None

    cell = sentence.cell(part)
    if cell is None:
        return None
    return _column_total(sentence.labels[cell.table_id], cell)


def _column_total(table: TableLabels, cell: Fact) -> Fact | None:
    """The total of a cell's column, where its table has one total row."""
    totals = [label for label in table.rows if label.alone]
    if len(totals) != 1 or cell.col is None or totals[0].row.index == cell.row:
        return None
    return table.view.facts.get((totals[0].row.index, cell.col))


def _is_nested(sentence: Sentence, stop: int) -> bool:
    """Whether a number before ``stop`` is said to be part of another: "dont"."""
    return any(_OF_WHICH.closes(sentence.before(n)) for n in range(1, stop))


def _sum(result: Fact, terms: Sequence[Fact], why: str) -> StatedRelation:
    weighed = terms_of(terms)
    return StatedRelation(result, weighed, Form.WEIGHTED_SUM, Kind.SUM, why)


def _two_halves(sentence: Sentence, index: int) -> StatedRelation | None:
    """ "A emplois, dont B pourvus et C vacants": the words name the two halves of one whole."""
    first, second = index + 1, index + 2
    if second >= len(sentence.clauses):
        return None
    whole = sentence.fact(index)
    parts = [sentence.fact(first), sentence.fact(second)]
    are_halves = (
        _OF_WHICH.closes(sentence.before(first)),
        _AND.search(sentence.before(second)) is not None,
        _are_complements(sentence.clauses[first], sentence.clauses[second]),
        len(set(map(_is_money, (whole, *parts)))) == 1,
    )
    if not all(are_halves):
        return None
    return _sum(whole, parts, "the sentence shares a whole out in two")


def _are_complements(one: Clause, other: Clause) -> bool:
    """Whether the words of two clauses are those of two halves, in either order."""
    for halves in _COMPLEMENTS:
        for first, second in permutations(halves):
            if first in one.own and second in other.own:
                return True
    return False


def _is_money(fact: Fact) -> bool:
    return fact.counts in ("amount", "rate")


def _remainder(sentence: Sentence, index: int) -> StatedRelation | None:
    """ "A pour une enveloppe de B, soit un disponible de C": the larger less the smaller; of more
    than two, words do not tell which."""
    if index < 2 or not _REMAINDER.search(sentence.before(index)):
        return None
    result = sentence.fact(index)
    before = [sentence.fact(n) for n in range(index)]
    if sum(_same_kind(result, one) for one in before) > 2:
        return None
    first, second = sentence.fact(index - 2), sentence.fact(index - 1)
    found = _left(result, first, second)
    clauses = sentence.clauses[index - 2 : index]
    if found is not None and _are_complements(*clauses):
        return replace(found, near=_NEAR_HALVES)
    return found


def _remainder_of_all(sentence: Sentence, index: int) -> StatedRelation | None:
    """ "Le solde de l'opération est de C": what the two sentences before leave, the larger less the
    smaller."""
    alone = len(sentence.clauses) == 1 and len(sentence.earlier) >= 2
    if index or not alone or not _REMAINS.match(sentence.before(0)):
        return None
    found = _left(sentence.fact(0), *sentence.earlier[-2:])
    if found is None:
        return None
    return replace(found, by_place=True)


def _left(result: Fact, first: Fact, second: Fact) -> StatedRelation | None:
    if not _same_kind(result, first) or not _same_kind(result, second):
        return None
    if first.value is None or second.value is None:
        return None
    if min(first.value, second.value) < 0:
        # printed with their signs, they add up
        return None

    larger, smaller = first, second
    if abs(first.value) <= abs(second.value):
        larger, smaller = second, first
    return StatedRelation(
        result=result,
        terms=(Term(larger.id), Term(smaller.id, Decimal(-1))),
        form=Form.WEIGHTED_SUM,
        kind=Kind.DIFFERENCE,
        why="the sentence gives what is left",
    )


_FORMS: tuple[Callable[[Sentence, int], StatedRelation | None], ...] = (
    _more_than_the_year_before,
    _share,
    _covered,
    _two_halves,
    _remainder,
    _remainder_of_all,
)
