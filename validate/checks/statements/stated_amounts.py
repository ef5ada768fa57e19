"""One amount stated in the prose and printed in the tables: by number, by name, by wording."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain

from extract.facts import Fact
from extract.french.lexicon.calendar import years_in
from extract.several import partition
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
    Outcome,
    Severity,
    Term,
    Verdict,
    evaluate,
)
from validate.prose.pairing.amount_pairing import (
    BY_NUMBER,
    Pairing,
    PairingFamily,
)
from validate.prose.pairing.misprints import is_no_slip, is_slip
from validate.prose.pairing.other_cells import is_of_a_cell, is_of_its_column
from validate.prose.pairing.own_sentence import AT_SAID_RATE, is_at_rate_of
from validate.prose.pairing.pair_by_name import NamePairing
from validate.prose.pairing.pair_by_number import NumberPairing
from validate.prose.pairing.pair_by_words import WordPairing
from validate.prose.pairing.pair_whole_tables import WholeTablePairing
from validate.prose.statements import Statement
from validate.prose.subjects.table_subjects import Subjects
from validate.prose.words.label_words import printed_labels

CODE = "amounts-agree"
_BY_WORDING = (
    PairingFamily.TABLE_TOTAL,
    PairingFamily.ALL_TABLES_SAID,
    PairingFamily.QUOTED_GROUP,
    PairingFamily.NAMED_TOTAL,
)
"""Families whose words leave no other reading: a deviation or two need no agreement beside them."""
_SHOWN = 20
"""Places that an abstention names."""
_NAMED = 3
"""Figures whose labels are part of an id."""
_APART = 0.5
"""How far from each other, by the larger, an amount and a table are still held to be one, were it
for lines that were forgotten."""
_OPENS = " :(="
"""Marks between the words before an amount and the amount."""
_NO_SLIPS = 0.5 / 4.5
"""Of amounts that differ from what a name alone ties them to by no slip of the hand, the share that
is misprinted: none of 4 in ten sets of acts at first sight, one half more for what may come."""
_FEW = 2
"""Deviations of a family named by wording that are no misreading of the document's style."""


@dataclass(frozen=True, slots=True)
class _Stated:
    """A pairing as an identity, and whether it holds."""

    pairing: Pairing
    identity: Identity
    outcome: Outcome

    @property
    def verdict(self) -> Verdict:
        return self.outcome.verdict

    @property
    def holds(self) -> bool:
        return self.verdict is Verdict.HELD

    @property
    def is_far(self) -> bool:
        """Whether both sides are so far apart that they must be two amounts: no slip leads from one
        to the other."""
        expected, delta = self.outcome.expected, self.outcome.delta
        if not expected or not delta:
            return False
        stated = expected + delta
        far = abs(delta) > Decimal(_APART) * max(abs(expected), abs(stated))
        return far and not is_slip(stated, expected)

    def weighed(self, failed: Identity) -> Identity:
        """A deviation with how likely it is a misprint, where a name alone ties an amount to a
        figure that it is no slip of, a nought among others; of few digits none can be told."""
        expected, delta = self.outcome.expected, self.outcome.delta
        by_name = self.pairing.judged and len(failed.terms) == 1
        if not by_name or expected is None or not delta:
            return failed
        if not is_no_slip(expected + delta, expected):
            return failed
        adoption = replace(failed.adoption, misprinted=_NO_SLIPS)
        return replace(failed, adoption=adoption)


def find(context: Context) -> Iterator[Identity | Abstention]:
    """Every amount of the prose against the figures of the tables it is believed to restate.

    Of several readings of one statement, those that agree are kept; if none does, only a sure one
    is, and only where its family is not contradicted more often than supported by the document's
    other statements: a family with no agreement at all and several deviations is a misreading, not
    a list of deviations. A deviation is an error where the family has twice as many agreements (a
    total named by wording needs none), and a warning where the words limit what is counted. What
    another cell prints is that cell's figure, and no deviation from this one.
    """
    subjects, said = context.prose.subjects, context.prose.statements
    ways = (
        NumberPairing(subjects, said),
        NamePairing(subjects, said),
        WordPairing(subjects, said),
        WholeTablePairing(subjects, said),
    )
    stated: list[_Stated] = []
    for way in ways:
        stated += (
            _stated(context, subjects, pairing) for pairing in way.pairings()
        )

    kept = list(_kept(stated))
    support = _support(kept)
    for one in kept:
        pairing = one.pairing
        if one.verdict is not Verdict.FAILED:
            yield _as_heard(one, support[pairing.family])
            continue
        severity = _severity(pairing, support[pairing.family])
        if one.is_far:
            yield _misread(subjects, one, _FAR)
        elif _is_of_another_year(context, pairing):
            yield _misread(subjects, one, _OTHER_YEAR)
        elif _is_another_figure(context, subjects, pairing):
            yield _misread(subjects, one, _OTHER_CELL)
        elif _is_at_said_rate(context, one):
            yield _misread(subjects, one, AT_SAID_RATE)
        elif severity is not None:
            failed = _identity(context, subjects, pairing, severity)
            yield one.weighed(failed)
    yield from _silent(subjects, said, kept)


def _stated(context: Context, subjects: Subjects, pairing: Pairing) -> _Stated:
    identity = _identity(context, subjects, pairing, Severity.ERROR)
    return _Stated(pairing, identity, evaluate(identity, context.facts))


def _identity(
    context: Context, subjects: Subjects, pairing: Pairing, severity: Severity
) -> Identity:
    """The claim equals the sum of the figures; several claims add up to the one figure."""
    figures = tuple(fact.id for fact in pairing.figures)
    claims = tuple(claim.fact.id for claim in pairing.claims)
    result, terms = claims[0], figures
    if len(claims) > 1:
        result, terms = figures[0], claims

    label = _label(subjects, pairing)
    judged = pairing.judged or pairing.limited
    return Identity(
        id=_id(context, pairing, context.facts[result]),
        rule=CODE,
        kind=Kind.EQUALITY,
        form=Form.EQUALITY if len(terms) == 1 else Form.WEIGHTED_SUM,
        result=result,
        terms=tuple(map(Term, terms)),
        table_id=pairing.figures[0].table_id,
        severity=severity,
        nature=Nature.JUDGMENTAL if judged else Nature.FACTUAL,
        adoption=by_words(pairing.why),
        label=label.fr,
        label_en=label.en,
        rounded=claims if _coarser(pairing) else (),
    )


def _is_another_figure(
    context: Context, subjects: Subjects, pairing: Pairing
) -> bool:
    """Whether a single amount that words alone tie to figures is what another cell prints: one that
    bears an operation's number is that one's, however often it is printed. A total is told from the
    lines of its column by few digits; a line that is named is not told from others.
    """
    if pairing.family in BY_NUMBER or len(pairing.claims) > 1:
        return False
    stated, (cell, *more) = pairing.claims[0].fact, pairing.figures
    is_total = pairing.family in _BY_WORDING and not more
    if is_total and is_of_its_column(stated, cell, context.facts):
        return True
    return is_of_a_cell(stated, subjects, context.facts)


def _is_at_said_rate(context: Context, one: _Stated) -> bool:
    """Whether a percentage of its sentence makes a single amount of the figures that words tie it
    to: "avec la TVA de 20 %, 253 657,87 €".
    """
    claims, expected = one.pairing.claims, one.outcome.expected
    if len(claims) > 1 or expected is None:
        return False
    stated = claims[0].fact
    for sentence in context.prose.sentences:
        facts = [statement.claim.fact for statement in sentence]
        if stated in facts:
            return is_at_rate_of(stated, expected, facts)
    return False


def _is_of_another_year(context: Context, pairing: Pairing) -> bool:
    """Whether the year right before an amount is one that neither the document nor the table is of:
    "pour mémoire, recette nette 2025 : 38 912 €".
    """
    (claim, *_), (cell, *_) = pairing.claims, pairing.figures
    before = claim.sentence.partition(claim.fact.printed)[0]
    beside = years_in(" ".join(before.rstrip(_OPENS).split()[-1:]))
    return any(
        year != context.document.exercise
        and not context.prose.subjects.names_year(cell, year)
        for year in beside
    )


def _misread(subjects: Subjects, one: _Stated, reason: Message) -> Abstention:
    """What is said of a pairing whose words must have meant another figure."""
    label = _label(subjects, one.pairing)
    return Abstention(
        rule=CODE,
        table_id=one.identity.table_id,
        label=label.fr,
        label_en=label.en,
        reason=reason,
        places=one.pairing.claims[0].fact.places,
    )


def _id(context: Context, pairing: Pairing, result: Fact) -> str:
    claim = pairing.claims[0]
    scope = (
        claim.fact.section,
        claim.article,
        claim.fact.theme,
        claim.fact.operation,
    )
    shown = pairing.figures[:_NAMED]
    rows = [
        "/".join((*figure.row_path, *figure.column_path)) for figure in shown
    ]
    return place_id(
        CODE, context.document, result, pairing.family, *scope, *rows
    )


def _label(subjects: Subjects, pairing: Pairing) -> Message:
    where = subjects.where(pairing.claims[0])
    if not pairing.about:
        return where
    shown = printed_labels(pairing.about)
    about = Message(f"« {shown} »", f"“{shown}”")
    return Message.joined(where, about)


def _coarser(pairing: Pairing) -> bool:
    """Whether the prose leaves out the decimals that the figures use."""
    for claim in pairing.claims:
        if claim.fact.number is not None and claim.fact.number.decimals:
            return False
    for figure in pairing.figures:
        if (
            figure.value is not None
            and figure.value != figure.value.to_integral()
        ):
            return True
    return False


def _kept(stated: Sequence[_Stated]) -> Iterator[_Stated]:
    """For each statement the readings that agree, or else the sure ones; each identity once."""
    by_claim: dict[tuple[str, ...], list[_Stated]] = defaultdict(list)
    for one in stated:
        by_claim[tuple(claim.fact.id for claim in one.pairing.claims)].append(
            one
        )

    for claims, readings in by_claim.items():
        chosen = _agreeing(readings)
        if not chosen and len(claims) == 1:
            chosen = [one for one in readings if one.pairing.sure][:1]
        elif not chosen:
            chosen = [one for one in readings if _parts_known(one, by_claim)]
        once: dict[tuple[str, ...], _Stated] = {}
        for one in chosen:
            once.setdefault(one.identity.facts, one)
        yield from once.values()


def _agreeing(readings: Sequence[_Stated]) -> list[_Stated]:
    """The readings that hold, and with them what is stated of each line."""
    held, others = partition(readings, lambda one: one.holds)
    if not held:
        return []

    each_line = PairingFamily.EACH_LINE
    return [*held, *(one for one in others if one.pairing.family is each_line)]


def _parts_known(
    one: _Stated, by_claim: Mapping[tuple[str, ...], Sequence[_Stated]]
) -> bool:
    """Whether every part of a sum is itself tied to a figure, one at least agreeing: then the sum
    is meant.
    """
    some_agree = False
    for claim in one.pairing.claims:
        readings = by_claim.get((claim.fact.id,), ())
        if not any(reading.pairing.sure for reading in readings):
            return False
        some_agree = some_agree or any(reading.holds for reading in readings)
    return some_agree


def _support(kept: Sequence[_Stated]) -> dict[str, Counter[Verdict]]:
    support: dict[str, Counter[Verdict]] = defaultdict(Counter)
    for one in kept:
        support[one.pairing.family][one.verdict] += 1
    return support


def _severity(pairing: Pairing, support: Counter[Verdict]) -> Severity | None:
    """How loudly a deviation is said, None where its family is not supported."""
    held, failed = support[Verdict.HELD], support[Verdict.FAILED]
    by_wording = pairing.family in _BY_WORDING
    if held < failed and not by_wording:
        if failed > 1:
            return None
        return Severity.WARNING

    doubtful = failed > max(_FEW, held) if by_wording else held < 2 * failed
    if doubtful or pairing.limited:
        return Severity.WARNING
    return Severity.ERROR


def _as_heard(one: _Stated, support: Counter[Verdict]) -> Identity:
    """An identity that holds, with whether anything would be said if it did not."""
    pairing = one.pairing
    otherwise = Counter(support)
    otherwise.subtract([Verdict.HELD])
    otherwise.update([Verdict.FAILED])
    said = _severity(pairing, otherwise) is not None
    heard = pairing.sure and said and not pairing.by_value
    return one.identity.as_heard(heard)


def _silent(
    subjects: Subjects, said: Sequence[Statement], kept: Sequence[_Stated]
) -> Iterator[Abstention]:
    """One abstention for the amounts of acts and reports, one for those of annexes, that nothing
    restates.
    """
    spoken_for: set[str] = set()
    for one in kept:
        spoken_for.update(claim.fact.id for claim in one.pairing.claims)

    left: dict[Message, list[Fact]] = defaultdict(list)
    for statement in said:
        fact = statement.claim.fact
        if fact.counts == "amount" and fact.id not in spoken_for:
            where = _ACTS if subjects.decides(fact.section) else _ANNEXES
            left[where].append(fact)

    for where, facts in left.items():
        label = Message.counted(len(facts), "montant", "amount")
        yield Abstention(
            rule=CODE,
            table_id="",
            label=f"{label.fr} {where.fr}",
            label_en=f"{label.en} {where.en}",
            reason=_UNTIED,
            places=tuple(chain(*(fact.places for fact in facts[:_SHOWN]))),
        )


_ACTS, _ANNEXES = (
    Message(
        "du texte des actes et des rapports", "of the text of acts and reports"
    ),
    Message("du texte des annexes", "of the text of annexes"),
)


_FAR = Message(
    "le montant du texte est trop loin de celui du tableau pour être le même",
    "the amount of the text is too far from the table's to be the same",
)
_OTHER_YEAR = Message(
    "le montant du texte est d'une année dont le tableau n'est pas",
    "the amount of the text is of a year that the table is not of",
)
_OTHER_CELL = Message(
    "le montant du texte est celui d'une autre case",
    "the amount of the text is another cell's",
)
_UNTIED = Message(
    "aucun chiffre d'un tableau n'est sûrement celui dont parle la phrase",
    "no figure of a table is surely the one the sentence speaks of",
)

CHECK = Check(
    code=CODE,
    version="1",
    kind=Kind.EQUALITY,
    title=Message(
        "Un montant cité dans le texte est celui des tableaux",
        "An amount in the prose is the tables' amount",
    ),
    source=Message(
        "Règle de Pointage, « equality »", "A rule of Pointage, “equality”"
    ),
    failed=PROSE_AGAINST_TABLE,
    find=find,
)


CHECKS = (CHECK,)
