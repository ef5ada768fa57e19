"""A number of the prose is the figure of the cell that its words name."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain

from extract.facts import Fact
from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.derived import CONDITIONAL, RECALLS
from extract.french.lexicon.sentences.limits_said import LIMIT
from extract.french.lexicon.sentences.said_in_turn import THESE
from validate.check import (
    PROSE_AGAINST_TABLE,
    Check,
    Context,
    place_id,
)
from validate.model.adoption import by_words
from validate.model.finding import Abstention, Message
from validate.model.identity import (
    Form,
    Identity,
    Kind,
    Nature,
    Severity,
    Term,
    Verdict,
    evaluate,
)
from validate.prose.clauses import Clause, Move
from validate.prose.pairing.misprints import (
    is_no_slip,
    may_be_misprint,
    may_slip,
    restates,
)
from validate.prose.pairing.other_cells import (
    is_of_a_cell,
    is_of_its_column,
    tells_its_cell,
)
from validate.prose.pairing.own_sentence import (
    AT_SAID_RATE,
    TOLD_BESIDE,
    is_at_rate_of,
    is_made_by,
    is_told_beside,
)
from validate.prose.pairing.pair_cells import CellPairing
from validate.prose.subjects.table_subjects import Subjects
from validate.prose.words import names

CODE = "stated-figures"
_WOULD_BE = re.compile(rf"{CONDITIONAL}(?: [a-z]+){{0,2}}$")
"""The end of a text that tells what would be, which no table prints: "elle demanderait", "le total
aurait été de"."""
_INSTEAD = WordList(
    "au lieu de", "au lieu des", "au lieu d", "et non", "et non pas"
)
"""Between what is or would be and what is not."""
_NUMBERED = re.compile(r"^[a-z].*\b\d{1,2}\b")
"""A label of words and numbers: "GIR 5 et 6"."""
_NEAR = 24
"""Characters before a number in which they stand."""
_MOVED_TO = re.compile(
    r"\b(?:porter|passer|relever|ramener)(?: (?!s |est |sont |etait )[a-z']+){1,8} a$"
)
"""The end of a text that proposes another figure: "porter le prix des pommes de terre à"."""
_ELSEWHERE = WordList(
    LIMIT, "superieur*", "inferieur*", "chaque*", "chacun*", "unitaire*", "anterieur*",
    "deja vers*", "deja attribu*", "deja percu*", "environ",
)  # fmt: skip
"""A ceiling, a price, or what was decided before: no figure of these tables need be that."""


@dataclass(frozen=True, slots=True)
class StatedSettings:
    """When a difference is an error: the score and the margin that leave no other reading of the
    words. Below, it is a warning."""

    error_score: float = 0.65
    error_margin: float = 0.12
    no_slips: float = 0.5 / 4.5
    """Of numbers that differ from their cell by no slip of the hand, the share that is misprinted:
    none of 4 in nine sets of council acts at first sight, one half more for what may come."""


SETTINGS = StatedSettings()


def find(context: Context) -> Iterator[Identity | Abstention]:
    """Every number of the prose that is surely a cell's, by its words, against that cell.

    It fails only where the difference looks like a slip, and neither another cell nor two cells of
    the same column or row together print what is stated: else the words were those of another
    figure. A difference is an error where the cell takes part in another identity that holds.
    """
    subjects, pairer = context.prose.subjects, context.prose.pairer
    known = _tied(context)
    proved = _held(context)
    labels = _numbered_labels(context)
    for sentence in context.prose.clauses:
        for clause in sentence:
            if clause.said.claim.fact.id in known or _is_elsewhere(clause):
                continue
            if clause.said.is_in_a_name(labels):
                continue
            pairing = pairer.pair(clause)
            if pairing is None or not pairing.sure:
                continue
            if not (_is_said_beside(pairing, sentence) or _would_be(pairing)):
                yield _stated(context, subjects, pairing, sentence, proved)


def _numbered_labels(context: Context) -> frozenset[str]:
    """The labels of lines that hold a number of few digits, as sentences print them: "GIR 5 et
    6"."""
    rows = chain.from_iterable(one.rows for one in context.figure_tables)
    labels = (names.plain_words(row.label) for row in rows)
    return frozenset(label for label in labels if _NUMBERED.search(label))


def _is_said_beside(pairing: CellPairing, sentence: Sequence[Clause]) -> bool:
    """Whether another number of its sentence, of the same kind, is the cell's already: one before
    it, which is compared with it ("89,8 %, contre 87,4 % en 2024"), or one in the place of which it
    would stand ("40,6 % au lieu de 40,9 %")."""
    said, cell = pairing.clause.said.claim.fact, pairing.best.fact
    at = [one.said.claim.fact for one in sentence].index(said)
    beside = list(sentence[:at])
    for one in sentence[at + 1 : at + 2]:
        if _INSTEAD.closes(names.plain_words(one.said.before[-_NEAR:])):
            beside.append(one)
    facts = (one.said.claim.fact for one in beside)
    return cell.value is not None and any(
        one.counts == said.counts and restates(one, cell.value) for one in facts
    )


def _would_be(pairing: CellPairing) -> bool:
    """Whether a number of another size than the cell's is told as what would be, or as what the
    cell's is moved to."""
    said, cell = pairing.clause.said, pairing.best.fact
    sizes = {
        abs(one.value_or_zero).adjusted() for one in (said.claim.fact, cell)
    }
    before = names.plain_words(said.before[-80:])
    moved = _MOVED_TO.search(before) or _WOULD_BE.search(before)
    return len(sizes) > 1 and moved is not None


def _is_elsewhere(clause: Clause) -> bool:
    if RECALLS.follows_signs(clause.said.claim.sentence.lower()):
        return True
    before = names.plain_words(clause.said.before[-80:])
    return THESE.closes(before) or _ELSEWHERE.within(
        f"{before} {names.plain_words(clause.text)}"
    )


def _tied(context: Context) -> frozenset[str]:
    """The numbers that another check has tied to a table."""
    found: set[str] = set()
    for identity in context.found:
        prose = {fact for fact in identity.facts if not context.is_tabled(fact)}
        if identity.table_id or len(prose) < len(set(identity.facts)):
            found |= prose
    return frozenset(found)


def _held(context: Context) -> frozenset[str]:
    """The cells that an identity of their own table proves."""
    found: set[str] = set()
    for identity in context.found:
        if identity.adoption.circular or len(identity.facts) <= 2:
            continue
        if evaluate(identity, context.facts).verdict is Verdict.HELD:
            found.update(identity.facts)
    return frozenset(found)


def _stated(
    context: Context,
    subjects: Subjects,
    pairing: CellPairing,
    sentence: Sequence[Clause],
    proved: frozenset[str],
) -> Identity | Abstention:
    identity = _identity(context, subjects, pairing, _severity(pairing, proved))
    if evaluate(identity, context.facts).verdict is not Verdict.FAILED:
        return identity
    said, cell = pairing.clause.said.claim.fact, pairing.best.fact
    facts = (one.said.claim.fact for one in sentence)
    others = [fact for fact in facts if fact.id != said.id]
    if is_made_by(said, others):
        reason: Message | None = _OWN_SENTENCE
    elif is_at_rate_of(said, cell.value_or_zero, others):
        reason = AT_SAID_RATE
    elif pairing.clause.move is Move.FROM and is_told_beside(cell, others):
        reason = TOLD_BESIDE
    else:
        reason = _explanation(context, subjects, pairing)
    if reason is None:
        return identity
    places = pairing.clause.said.claim.fact.places
    return Abstention(
        CODE,
        identity.table_id,
        identity.label,
        reason,
        places=places,
        label_en=identity.label_en,
    )


def _severity(pairing: CellPairing, proved: frozenset[str]) -> Severity:
    best, rival = pairing.best, pairing.rival
    margin = 1.0 if rival is None else best.score - rival.score
    clear = (
        best.score >= SETTINGS.error_score and margin >= SETTINGS.error_margin
    )
    if clear and best.fact.id in proved:
        return Severity.ERROR
    return Severity.WARNING


def _identity(
    context: Context,
    subjects: Subjects,
    pairing: CellPairing,
    severity: Severity,
) -> Identity:
    claim, cell = pairing.clause.said.claim, pairing.best.fact
    stated = claim.fact
    scope = (
        claim.article,
        stated.theme,
        stated.operation,
        *cell.row_path,
        *cell.column_path,
    )
    about = Message(f"« {pairing.best.name} »", f"“{pairing.best.name}”")
    label = Message.joined(subjects.where(claim), about)
    opposite = (
        stated.value is not None
        and cell.value is not None
        and stated.value * cell.value < 0
    )
    return Identity(
        id=place_id(CODE, context.document, stated, *scope),
        rule=CODE,
        kind=Kind.EQUALITY,
        form=Form.EQUALITY,
        result=stated.id,
        terms=(Term(cell.id, Decimal(-1 if opposite else 1)),),
        table_id=cell.table_id,
        severity=severity,
        nature=Nature.JUDGMENTAL,
        adoption=replace(
            by_words(pairing.reason).as_heard(
                not (_is_short(stated) or pairing.alike)
            ),
            misprinted=_misprinted(stated, cell),
        ),
        label=label.fr,
        label_en=label.en,
        rounded=(stated.id,) if _is_coarser(stated, cell) else (),
    )


def _misprinted(stated: Fact, cell: Fact) -> float | None:
    """How likely a number that differs from its cell is a misprint, where that is no slip."""
    no_slip = is_no_slip(stated.value_or_zero, cell.value_or_zero)
    return SETTINGS.no_slips if no_slip else None


def _is_short(stated: Fact) -> bool:
    """Whether a number has too few digits for a slip to be told from another figure."""
    return stated.value is not None and not may_slip(stated.value)


def _is_coarser(stated: Fact, cell: Fact) -> bool:
    """Whether the sentence leaves out decimals that the cell prints."""
    if stated.number is None or cell.number is None:
        return False
    left_out = cell.number.value % stated.number.ulp != 0
    return left_out and stated.number.ulp > cell.number.ulp


def _explanation(
    context: Context, subjects: Subjects, pairing: CellPairing
) -> Message | None:
    """Why a difference is none of one figure, None where nothing explains it."""
    stated, cell = pairing.clause.said.claim.fact, pairing.best.fact
    assert stated.value is not None
    assert cell.value is not None
    if _is_rounding(stated, cell):
        return _ROUNDED
    if not may_be_misprint(stated, cell.value):
        return _UNLIKE
    for one in pairing.plausible:
        if one.fact.value and restates(stated, one.fact.value):
            return _OTHER_CELL

    return _elsewhere(context, subjects, stated, cell)


def _elsewhere(
    context: Context, subjects: Subjects, stated: Fact, cell: Fact
) -> Message | None:
    """Why a number is another figure of the column, or of the tables, or two of them."""
    assert stated.value is not None
    if is_of_its_column(stated, cell, context.facts):
        return _OTHER_CELL
    if not tells_its_cell(stated):
        return None
    if is_of_a_cell(stated, subjects, context.facts):
        return _OTHER_CELL
    if _is_of_two(context.facts, stated.value, cell):
        return _SCOPE
    return None


def _is_rounding(stated: Fact, cell: Fact) -> bool:
    """Whether two percentages differ by one unit of their last digit: each was rounded, or cut, by
    itself."""
    if stated.counts != "percent" or stated.number is None:
        return False
    assert cell.value is not None
    return abs(abs(stated.number.value) - abs(cell.value)) <= stated.number.ulp


def _is_of_two(facts: Mapping[str, Fact], stated: Decimal, cell: Fact) -> bool:
    """Whether two figures of the cell's column, or of its row, add up to what is stated or differ
    by it: a scope wider or narrower than the cell."""
    column, row = set(), set()
    for fact in facts.values():
        if not fact.value or fact.table_id != cell.table_id:
            continue
        if fact.col == cell.col:
            column.add(abs(fact.value))
        if fact.row == cell.row:
            row.add(abs(fact.value))
    return _makes_of_two(abs(stated), column) or _makes_of_two(abs(stated), row)


def _makes_of_two(whole: Decimal, figures: Set[Decimal]) -> bool:
    """Whether two of the figures add up to ``whole``, or differ by it."""
    apart = {whole - one for one in figures} | {whole + one for one in figures}
    return bool(apart & figures)


_UNLIKE = Message(
    "le chiffre du texte est trop loin de celui du tableau pour être le même",
    "the number of the text is too far from the table's to be the same figure",
)
_ROUNDED = Message(
    "les deux pourcentages ne diffèrent que d'une unité de leur dernier chiffre : un arrondi",
    "the two percentages differ by one unit of their last digit only: rounding",
)
_OWN_SENTENCE = Message(
    "les autres nombres de la phrase donnent ce chiffre : elle parle d'autre chose",
    "the other numbers of the sentence make this one: it speaks of something else",
)
_OTHER_CELL = Message(
    "le chiffre du texte est celui d'une autre case",
    "the number of the text is another cell's",
)
_SCOPE = Message(
    "le chiffre du texte réunit ou retranche deux chiffres du tableau : un autre périmètre",
    "the number of the text is two figures of the table together or apart: another scope",
)

CHECK = Check(
    code=CODE,
    version="1",
    kind=Kind.EQUALITY,
    title=Message(
        "Un chiffre du texte est celui de la case que ses mots désignent",
        "A number of the text is that of the cell its words name",
    ),
    source=Message(
        "Règle de Pointage, « equality »", "A rule of Pointage, “equality”"
    ),
    failed=PROSE_AGAINST_TABLE,
    find=find,
)

CHECKS = (CHECK,)
