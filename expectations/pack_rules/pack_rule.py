"""A rule of a pack as its JSON says it: the facts it needs, their words, how they combine, and the
law.
"""

from dataclasses import dataclass
from decimal import Decimal

from expectations.pack_rules.parameters import lasts
from validate.check import Check, stated_by_another
from validate.model.finding import Message
from validate.model.identity import Form, Kind, Nature


def _factor(written: str) -> Decimal:
    above, _, below = written.partition("/")
    return Decimal(above) / Decimal(below or 1)


@dataclass(frozen=True, slots=True)
class LawSource:
    """Where a rule comes from: a text, its article, the days it is in force (ISO, empty: open)."""

    text: str
    article: str = ""
    since: str = ""
    until: str = ""

    def is_in_force(self, day: str) -> bool:
        """Whether the rule applies to an act of ``day``; to one of an unknown day only where it has
        no end.
        """
        if not day:
            return not self.until
        return lasts(self.since, self.until, day)

    @property
    def cited(self) -> str:
        """The source in one line."""
        return ", ".join(filter(None, (self.text, self.article)))


@dataclass(frozen=True, slots=True)
class Operand:
    """A fact that a rule needs, by the words around it.

    ``column`` and ``without`` are phrases of the header, ``kinds`` kinds of the column; ``line`` or
    ``codes``, and ``line_without``, say the row, ``side`` and ``part`` which side of a budget and
    which section it is of.
    """

    name: str
    caption: tuple[str, ...] = ()
    """Phrases, one of which the caption of its table must say."""
    column: tuple[str, ...] = ()
    else_column: tuple[str, ...] = ()
    """Phrases of the header where no column says one of ``column``: words of less meaning."""
    without: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    line: tuple[str, ...] = ()
    line_also: tuple[str, ...] = ()
    """Phrases, one of which the row must say besides."""
    line_besides: tuple[str, ...] = ()
    """Phrases, one of which a sentence must say beside those."""
    line_without: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    """Phrases of rows that are it together, where none is it by itself: "Consommation domestique"
    and "non domestique"."""
    parts_without: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    """Phrases, one of which follows its figure in a sentence: the unit, what it is a share of."""
    tail: tuple[str, ...] = ()
    """Words that may stand behind what names the row: with them, nothing else may."""
    codes: tuple[str, ...] = ()
    side: str = ""
    sure_side: bool = False
    """The side must be said; else a line is taken that says no other."""
    part: str = ""
    weight: str = "1"
    many: bool = False
    """All columns that it names are meant, each a term."""
    signed: bool = False
    """In a ratio, what is below nought lowers what is divided; else it counts as what it is."""
    of_previous_line: bool = False
    optional: bool = False

    @property
    def sign(self) -> Decimal:
        """Its weight in a sum; in a ratio a term below nought divides."""
        return Decimal(self.weight)


@dataclass(frozen=True, slots=True)
class PackRule:
    """One rule: see `docs/packs.md`.

    ``shape`` says how its facts are found (`expectations.pack_rules.shapes`), ``form`` how they
    combine. ``alone`` says what is done where one line only has the facts and does not obey:
    ``state`` it, state a ``slip`` of the hand only, or ``abstain``; ``half`` is as ``slip``, of a
    rule that its words leave no other reading of: half of the lines need obey.
    """

    code: str
    kind: Kind
    english: str
    needs: tuple[str, ...]
    source: LawSource
    shape: str
    result: Operand | None = None
    terms: tuple[Operand, ...] = ()
    form: Form = Form.WEIGHTED_SUM
    nature: Nature = Nature.FACTUAL
    constant: str = "1"
    """The factor of a product or a ratio, a fraction as a rule has it: "1/365"."""
    or_constant: str = ""
    """The factor that others take ("1/366"): a line obeys under either."""
    parameter: str = ""
    alone: str = "slip"
    context: tuple[str, ...] = ()
    """Phrases, one of which the caption, a header or the act's text must say."""
    about: tuple[str, ...] = ()
    not_about: tuple[str, ...] = ()
    """Phrases of the title of an act that is about something else, unless it says one of ``about``
    too: the rule is not asked of it."""
    spoken_of: tuple[str, ...] = ()
    """Phrases, one of which the act must say in its sentences, its headers or its labels: it is not
    asked what it does not speak of."""
    unless: tuple[str, ...] = ()
    """Phrases of the act that may be a reason for another figure: the rule abstains."""
    failed: str = ""
    failed_en: str = ""
    version: str = "1"

    @property
    def factors(self) -> tuple[Decimal, ...]:
        """What a line may have been multiplied with, the usual factor first."""
        given = filter(None, (self.constant, self.or_constant))
        return tuple(map(_factor, given))

    @property
    def result_name(self) -> str:
        """What its result is called."""
        return "" if self.result is None else self.result.name

    @property
    def is_bound(self) -> bool:
        """Whether it says how much its result may be, at most or at least."""
        return self.form in (Form.AT_MOST, Form.AT_LEAST)

    @property
    def operands(self) -> tuple[Operand, ...]:
        """Its facts, the result first."""
        result = () if self.result is None else (self.result,)
        return (*result, *self.terms)

    def as_check(self, title: str) -> Check:
        """The rule as the report names it: ``title`` is its French description."""
        return Check(
            code=self.code,
            version=self.version,
            kind=self.kind,
            title=Message(title, self.english),
            source=Message(self.source.cited, self.source.cited),
            failed=self._failed(title),
            find=stated_by_another,
        )

    def _failed(self, title: str) -> Message:
        if self.failed:
            return Message(self.failed, self.failed_en or self.failed)
        said = title.rstrip(".").replace("{", "(").replace("}", ")")
        english = self.english.rstrip(".")
        return Message(
            "« {label} » : {printed} imprimé, {expected} attendu, soit un écart de {delta}"
            f" ({said[:1].lower()}{said[1:]}).",
            "“{label}”: {printed} printed, {expected} expected, a difference of {delta}"
            f" ({english[:1].lower()}{english[1:]}).",
        )
