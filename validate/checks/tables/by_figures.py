"""Identities that no word states: sums, products, ratios and changes found by the figures alone.

The engine of belief (`validate/belief/search.py`) looks at all figures of a table at once. What it
believes is stated here, line by line, where no check before this one stated the same figures. A
family that only its own figures speak for proves nothing and accuses nobody.
"""

from collections.abc import Iterator, Mapping, Sequence

from extract.facts import Fact
from validate.check import Check, Context, stated_by_another
from validate.model.adoption import Ground
from validate.model.finding import Abstention, Message
from validate.model.identity import (
    Form,
    Identity,
    Kind,
    Outcome,
    Verdict,
    evaluate,
)
from validate.solve.earlier_figures import EarlierFigures
from validate.solve.families.family_lines import FamilyLine
from validate.solve.families.judged_lines import said_of_line
from validate.solve.families.line_identities import (
    CODE,
    CROSSFOOTING_CODE,
    DIFFERENCE_CODE,
)
from validate.solve.families.meant_families import meant_families
from validate.solve.families.read_families import (
    FamilyRead,
    broken_lines,
    proved_figures,
    results_of_sums,
)
from validate.solve.family_judgment import FamilyJudgment
from validate.tables.believed_families import BelievedFamily

_SEVERAL = 2
"""Lines that break a proportion and that sums give: not by a misprint."""


def find(context: Context) -> Iterator[Identity | Abstention]:
    """What the figures of each table make believable, beside what was stated of it before."""
    known = EarlierFigures.of(context)
    for families in meant_families(context):
        yield from _of_table(families, context, known)


def _of_table(
    families: Sequence[BelievedFamily], context: Context, known: EarlierFigures
) -> Iterator[Identity | Abstention]:
    """The lines of all families of a table, each judged with what words say that others break, and
    with what the others ask of its figures."""
    read = [FamilyRead(one, context) for one in families]
    known = known.asking(broken_lines(read), context.facts)
    known = known.beside_sums(results_of_sums(read))
    known = known.beside_proved(proved_figures(read))
    stated = [list(_stated(one, known)) for one in read]
    failing = [_failing_said(each, context.facts) for each in stated]
    for one, first, own in zip(read, stated, failing, strict=True):
        others = [each for some in failing if some is not own for each in some]
        again = others and not one.family.believed.own_agreement_only
        if again:
            yield from _stated(one, known.beside(others))
        else:
            yield from first


def _failing_said(
    stated: Sequence[Identity | Abstention], facts: Mapping[str, Fact]
) -> list[Outcome]:
    """The lines of a family that break what words say of it."""
    said = (
        one
        for one in stated
        if isinstance(one, Identity) and Ground.WORDS in one.adoption.grounds
    )
    outcomes = (evaluate(one, facts) for one in said)
    return [one for one in outcomes if one.verdict is Verdict.FAILED]


def _stated(
    read: FamilyRead, known: EarlierFigures
) -> Iterator[Identity | Abstention]:
    """The lines of a family: those that obey, and those that break it, as far as it may judge."""
    judgment = FamilyJudgment.of(read.family, known.contradicted)
    if not judgment.judges and (read.family.proportional or not read.asks):
        return

    sums = _made_otherwise(read, known)
    for line in read.lines:
        if line not in sums and not _is_kept(line, read.context):
            yield from said_of_line(line, judgment, known, read.context.facts)


def _is_kept(line: FamilyLine, context: Context) -> bool:
    """Whether a line prints a ceiling that the document states, which its product is above, or a
    floor."""
    delta = line.found.delta
    is_product = line.found.identity.form is Form.PRODUCT
    if line.is_right or not delta or not is_product:
        return False
    ceilings, floors = context.prose.bounds
    return line.result.value in (ceilings if delta < 0 else floors)


def _made_otherwise(
    read: FamilyRead, known: EarlierFigures
) -> Sequence[FamilyLine]:
    """The lines that break a proportion and that sums give as they are printed: of several it is
    not meant, which is so in the others by accident; and those that break a quotient, of which a
    line of sums is none."""
    if read.family.summed:
        return ()
    broken = [
        line
        for line in read.lines
        if not line.is_right and line.result.id in known.made
    ]
    if read.family.proportional:
        return broken if len(broken) >= _SEVERAL else ()
    return [line for line in broken if line.identity.form is Form.RATIO]


CHECK = Check(
    code=CODE,
    version="1",
    kind=Kind.SUM,
    title=Message(
        "Relations tirées des chiffres", "Relations found by the figures"
    ),
    source=Message(
        "Une relation que la plupart des lignes d'un tableau vérifient vaut pour toutes.",
        "A relation that most lines of a table satisfy holds for all of them.",
    ),
    failed=Message(
        "« {label} » porte {printed} ; le calcul que les autres lignes suivent donne {expected},"
        " soit un écart de {delta}.",
        "“{label}” prints {printed}; the calculation that the other lines follow gives {expected},"
        " a difference of {delta}.",
    ),
    find=find,
)


CROSSFOOTING = Check(
    code=CROSSFOOTING_CODE,
    version="2",
    kind=Kind.SUM,
    title=Message("Colonnes additionnées", "Columns added up"),
    source=Message(
        "Une colonne de total est la somme de colonnes de sa ligne ; reconnue quand les lignes du"
        " tableau l'observent.",
        "A total column is the sum of columns of its line; recognised when the table's lines obey.",
    ),
    failed=Message(
        "« {label} » porte {printed} ; les colonnes additionnées donnent {expected}, soit un écart"
        " de {delta}.",
        "“{label}” prints {printed}; the columns added up give {expected}, a difference of"
        " {delta}.",
    ),
    find=stated_by_another,
)

DIFFERENCE = Check(
    code=DIFFERENCE_CODE,
    version="2",
    kind=Kind.DIFFERENCE,
    title=Message("Colonnes soustraites", "Columns subtracted"),
    source=Message(
        "Un solde est la différence de colonnes de sa ligne ; reconnu quand les lignes du tableau"
        " l'observent.",
        "A balance is the difference of columns of its line; recognised when the table's lines"
        " obey.",
    ),
    failed=Message(
        "« {label} » porte {printed} ; la différence des colonnes donne {expected}, soit un écart"
        " de {delta}.",
        "“{label}” prints {printed}; the difference of the columns gives {expected}, off by"
        " {delta}.",
    ),
    find=stated_by_another,
)


CHECKS = (CHECK, CROSSFOOTING, DIFFERENCE)
