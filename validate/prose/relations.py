"""What a sentence says of its own numbers, and of the cells they stand for: sums, changes, shares,
remainders and raises, each believed for the words that state it.

"De A à B, soit une hausse de C"; "A, soit P % du total"; "A, dont B pourvus et C vacants"; "soit un
disponible de D". The values are not looked at here.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extract.facts import Fact
from extract.french.folding import fold
from validate.model.identity import Form, Kind, Term
from validate.prose.clauses import Clause, Move
from validate.prose.pairing.pair_cells import CellPairing
from validate.prose.subjects.table_labels import TableLabels
from validate.prose.words.label_words import label_stems

HUNDRED = Decimal(100)
_UP = re.compile(
    r"\b(?:haus|augment|progress|croiss|accroiss|de plus\b|supplement|surcout)"
)
_DOWN = re.compile(r"\b(?:baiss|diminu|recul|reduct|de moins\b|economi)")
_THAT_IS = re.compile(r"\bsoit\b|\brepresent")
_AGAINST = re.compile(r"\bcontre\W*$")
_ALL = re.compile(
    r"\b(?:au total|en tout|soit un total|pour un total|soit un montant total)\b"
)
_OF_WHICH = re.compile(r"\bdont\W*$")
_AND = re.compile(r"\bet\W*$|\bet \w+\W*$")
_REMAINDER = re.compile(
    r"\bsoit (?:une? |l. ?)?(?:disponible|solde|reste|charge nette|difference|ecart|excedent|deficit"
    r"|besoin|marge)\b"
)
_REMAINS = re.compile(
    r"\W*(?:article \d+\W*)?(?:l[ea]|l.) ?(?:disponible|solde|reste a charge|charge nette|difference"
    r"|ecart|besoin de financement)\b"
)
_OF_ALL = re.compile(r"\W*(?:du total|du montant|de l.ensemble|du cout|de la somme)\b")
_OF_IT = re.compile(r"\ben represent")
_WHICH_IS = re.compile(r"\bqui (?:est|sont|s.elev\w+|represent\w*)\b")
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


@dataclass(frozen=True, slots=True)
class Sentence:
    """The clauses of one sentence, with the cells that they are surely said of. ``earlier`` are the
    last amounts of the sentences of the same part before it, in order."""

    clauses: tuple[Clause, ...]
    pairings: Mapping[str, CellPairing]
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
        pairing = self.pairings.get(self.fact(index).id)
        return None if pairing is None else pairing.best.fact


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


def _moved(sentence: Sentence, index: int) -> StatedRelation | None:
    """ "De A à B, soit une hausse de C", in figures or in per cent; "B, contre A, soit …"."""
    if index < 2 or not _THAT_IS.search(sentence.before(index)):
        return None
    sign = _sign(sentence, index)
    if sign is None:
        return None
    old, new = index - 2, index - 1
    if _AGAINST.search(sentence.before(index - 1)):
        old, new = new, old
    elif sentence.clauses[index - 1].move is not Move.TO:
        return None
    return _change(sentence.fact(index), sentence.fact(new), sentence.fact(old), sign)


def _sign(sentence: Sentence, index: int) -> int | None:
    """The direction of a change that is stated, None where none is. An "évolution" bears its own."""
    text = f"{sentence.before(index)} {sentence.clauses[index].text}"
    if _DOWN.search(text):
        return -1
    return 1 if _UP.search(text) or sentence.clauses[index].is_change else None


def _change(result: Fact, new: Fact, old: Fact, sign: int) -> StatedRelation | None:
    if not _same_kind(new, old):
        return None
    if result.counts == "percent":
        scale = HUNDRED * sign
        terms = (Term(new.id), Term(old.id))
        return StatedRelation(
            result,
            terms,
            Form.RATIO,
            Kind.DIFFERENCE,
            "the sentence gives a change",
            scale,
            -scale,
        )
    if not _same_kind(result, new):
        return None
    terms = (Term(new.id, Decimal(sign)), Term(old.id, Decimal(-sign)))
    return StatedRelation(
        result, terms, Form.WEIGHTED_SUM, Kind.DIFFERENCE, "the sentence gives a change"
    )


def _same_kind(one: Fact, other: Fact) -> bool:
    """Whether two numbers are of one kind; a cell that prints a bare figure is of any but a share."""
    kinds = {_KINDS.get(one.counts, one.counts), _KINDS.get(other.counts, other.counts)}
    bare = any(fact.table_id and fact.counts == "other" for fact in (one, other))
    return len(kinds) == 1 or (bare and "percent" not in kinds)


def _more_than_the_year_before(sentence: Sentence, index: int) -> StatedRelation | None:
    """ "B, soit C de plus qu'en 2025": B's cell less that of the same row under that year."""
    if not index or not _THAT_IS.search(sentence.before(index)):
        return None
    sign, cell = _sign(sentence, index), sentence.cell(index - 1)
    if sign is None or cell is None or sentence.fact(index).counts == "percent":
        return None
    older = _under_year(
        sentence.labels[cell.table_id], cell, sentence.clauses[index].years
    )
    return None if older is None else _change(sentence.fact(index), cell, older, sign)


def _under_year(table: TableLabels, cell: Fact, years: frozenset[int]) -> Fact | None:
    """The cell of the same row in the column that bears these years and most of the words."""
    own = next((one for one in table.columns if one.column.index == cell.col), None)
    if own is None or cell.row is None or own.years & years:
        return None
    others = [
        one for one in table.columns if one.years and one.years <= years and years
    ]
    shared = [one for one in others if own.telling & one.telling]
    if len(shared) != 1:
        return None
    return table.view.facts.get((cell.row, shared[0].column.index))


def _share(sentence: Sentence, index: int) -> StatedRelation | None:
    """ "A, soit P % du total"; "A, qui en représente P %": P of the whole that the words name."""
    if not index or sentence.fact(index).counts != "percent":
        return None
    if (
        not _THAT_IS.search(sentence.before(index))
        or _sign(sentence, index) is not None
    ):
        return None
    part = _part(sentence, index)
    whole = _whole(sentence, index, part)
    if whole is None or not _same_kind(sentence.fact(part), whole):
        return None
    terms = (Term(sentence.fact(part).id), Term(whole.id))
    return StatedRelation(
        sentence.fact(index),
        terms,
        Form.RATIO,
        Kind.DIFFERENCE,
        "the sentence gives a share",
        HUNDRED,
        table_id=whole.table_id,
    )


def _part(sentence: Sentence, index: int) -> int:
    """The number whose share is given: the one named after the percentage, or the last before."""
    named = frozenset(label_stems(sentence.clauses[index].said.after))
    for earlier in range(index - 1, 0, -1):
        if sentence.clauses[earlier].own & named and _same_kind(
            sentence.fact(earlier), sentence.fact(0)
        ):
            return earlier
    return index - 1


def _whole(sentence: Sentence, index: int, part: int) -> Fact | None:
    """The whole: the number that follows ("des dépenses, qui sont de B"), the first of the sentence
    of which others are parts, or the total of the column."""
    following = index + 1
    if following < len(sentence.clauses) and _WHICH_IS.search(
        sentence.before(following)
    ):
        return sentence.fact(following)
    parts = any(_OF_WHICH.search(sentence.before(n)) for n in range(1, index))
    if part and parts and not _OF_ALL.match(sentence.after(index)):
        return sentence.fact(0)
    cell = sentence.cell(part)
    if cell is None or not _OF_ALL.match(sentence.after(index)):
        return None
    return _column_total(sentence.labels[cell.table_id], cell)


def _column_total(table: TableLabels, cell: Fact) -> Fact | None:
    """The total of a cell's column, where its table has one total row."""
    totals = [label for label in table.rows if label.alone]
    if len(totals) != 1 or cell.col is None or totals[0].row.index == cell.row:
        return None
    return table.view.facts.get((totals[0].row.index, cell.col))


def _altogether(sentence: Sentence, index: int) -> StatedRelation | None:
    """ "A et B, soit C au total"."""
    own = sentence.clauses[index]
    text = f"{sentence.before(index)} {sentence.after(index)[:40]}"
    if index < 2 or index + 1 < len(sentence.clauses) or not _ALL.search(text):
        return None
    terms = [sentence.fact(n) for n in range(index) if _has_unit(sentence, n, index)]
    if (
        len(terms) < 2
        or not _THAT_IS.search(sentence.before(index))
        or own.said.claim.fact.counts == "percent"
    ):
        return None
    if not all(_same_kind(own.said.claim.fact, one) for one in terms) or _is_nested(
        sentence
    ):
        return None
    return _sum(own.said.claim.fact, terms, "the sentence adds up")


def _has_unit(sentence: Sentence, index: int, whole: int) -> bool:
    """Whether a number is printed with the unit of the whole: among euros a bare one is a name."""
    one, total = sentence.fact(index).number, sentence.fact(whole).number
    return one is not None and total is not None and one.unit is total.unit


def _is_nested(sentence: Sentence) -> bool:
    return any(
        _OF_WHICH.search(sentence.before(n)) for n in range(1, len(sentence.clauses))
    )


def _sum(result: Fact, terms: Sequence[Fact], why: str) -> StatedRelation:
    weighed = tuple(Term(one.id) for one in terms)
    return StatedRelation(result, weighed, Form.WEIGHTED_SUM, Kind.SUM, why)


def _two_halves(sentence: Sentence, index: int) -> StatedRelation | None:
    """ "A emplois, dont B pourvus et C vacants": the words name the two halves of one whole."""
    first, second = index + 1, index + 2
    if second >= len(sentence.clauses) or not _OF_WHICH.search(sentence.before(first)):
        return None
    if not _AND.search(sentence.before(second)):
        return None
    words = (sentence.clauses[first].own, sentence.clauses[second].own)
    halves = any(
        (one in words[0] and other in words[1])
        or (other in words[0] and one in words[1])
        for one, other in _COMPLEMENTS
    )
    money = sentence.fact(index).counts in ("amount", "rate")
    parts = [sentence.fact(first), sentence.fact(second)]
    if not halves or any((one.counts in ("amount", "rate")) != money for one in parts):
        return None
    return _sum(sentence.fact(index), parts, "the sentence shares a whole out in two")


def _remainder(sentence: Sentence, index: int) -> StatedRelation | None:
    """ "A pour une enveloppe de B, soit un disponible de C": the larger less the smaller."""
    if index < 2 or not _REMAINDER.search(sentence.before(index)):
        return None
    return _left(
        sentence.fact(index), sentence.fact(index - 2), sentence.fact(index - 1)
    )


def _remainder_of_all(sentence: Sentence, index: int) -> StatedRelation | None:
    """ "Le solde de l'opération est de C": what the two sentences before leave, the larger less the
    smaller."""
    alone = len(sentence.clauses) == 1 and len(sentence.earlier) >= 2
    if index or not alone or not _REMAINS.match(sentence.before(0)):
        return None
    found = _left(sentence.fact(0), *sentence.earlier[-2:])
    return None if found is None else replace(found, by_place=True)


def _left(result: Fact, first: Fact, second: Fact) -> StatedRelation | None:
    kinds = _same_kind(result, first) and _same_kind(result, second)
    if not kinds or first.value is None or second.value is None:
        return None
    larger, smaller = (
        (first, second) if abs(first.value) > abs(second.value) else (second, first)
    )
    terms = (Term(larger.id), Term(smaller.id, Decimal(-1)))
    return StatedRelation(
        result,
        terms,
        Form.WEIGHTED_SUM,
        Kind.DIFFERENCE,
        "the sentence gives what is left",
    )


_FORMS: tuple[Callable[[Sentence, int], StatedRelation | None], ...] = (
    _moved,
    _more_than_the_year_before,
    _share,
    _altogether,
    _two_halves,
    _remainder,
    _remainder_of_all,
)
