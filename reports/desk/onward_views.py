"""What follows an audit, as the desk's pages show it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from reports.i18n import Lang
from reports.page.markup import environment
from validate.model.finding import Message

MOST_LINES = 400
"""Lines of one list that are shown; how many there are is said."""


@dataclass(frozen=True, slots=True)
class ComparedAmount:
    """An amount in two documents; None where one of them does not print it."""

    name: str
    what: str
    """The column, in the words of the document that prints it last."""
    before: Decimal | None
    after: Decimal | None

    @property
    def delta(self) -> Decimal | None:
        """The second less the first; None where one of them is missing."""
        if self.before is None or self.after is None:
            return None
        return self.after - self.before

    @property
    def became(self) -> str:
        """``gone``, ``new``, ``changed`` or ``same``."""
        if self.after is None:
            return "gone"
        if self.before is None:
            return "new"
        return "same" if self.before == self.after else "changed"


@dataclass(frozen=True, slots=True)
class ComparedTable:
    """The amounts of one table, or of all beneficiaries, in two documents."""

    caption: str
    amounts: Sequence[ComparedAmount]

    def of(self, became: str) -> list[ComparedAmount]:
        """Those that became ``gone``, ``new``, ``changed`` or ``same``."""
        return [one for one in self.amounts if one.became == became]

    @property
    def different(self) -> list[ComparedAmount]:
        """Those that are not the same in both."""
        return [one for one in self.amounts if one.became != "same"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedDocuments:
    """Two documents side by side."""

    first: str
    second: str
    beneficiaries: ComparedTable
    tables: Sequence[ComparedTable]
    new: Sequence[Message]
    """Findings of the second alone."""
    fixed: Sequence[Message]
    """Findings of the first alone."""
    still: Sequence[Message]
    incomplete: bool = False
    """Checks crashed in one of them: what is gone may not be fixed."""


@dataclass(frozen=True, slots=True)
class SuiteLine:
    """What a drafted suite checks in one table: the rule in words, where, and how often."""

    rule: Message
    where: str
    count: int


@dataclass(frozen=True, slots=True)
class PublishedLine:
    """A grant as it will be published."""

    beneficiary: str
    what: str
    amount: Decimal
    pages: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedColumn:
    """A column of money beside names: whether it is published as grants, and why."""

    header: str
    caption: str
    page: int
    lines: int
    total: Decimal
    fate: str
    told: str
    """The fate in words."""
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationView:
    """What an export publishes as grants, and what it keeps back."""

    columns: Sequence[PublishedColumn]
    lines: Sequence[PublishedLine]
    left_out: Sequence[tuple[str, int]]
    """Why lines of the list of grants are not published, each with their number."""
    withheld: Sequence[tuple[str, int]]
    """How many lines of which pages are kept back; it names nobody."""
    frames: Sequence[tuple[str, int]]
    """The other lists, with their number of lines."""

    @property
    def total(self) -> Decimal:
        """The sum of the lines that are published."""
        return sum((one.amount for one in self.lines), Decimal(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class OnwardFrame:
    """What stands around the page of what follows an audit."""

    key: str
    name: str
    has_pdf: bool
    folder: str
    """Where files are written, as told."""
    undecided: int
    formats: Sequence[str]
    forms: Sequence[str]
    """The suffixes of a letter."""
    others: Sequence[tuple[str, str]] = ()
    """Keys and names of the documents that it may be compared with."""
    beside: Sequence[str] = ()
    """Names of the PDFs in its folder that are not on the desk."""


def onward_page(frame: OnwardFrame, words: dict[str, str], lang: Lang) -> str:
    """The page of what follows an audit."""
    template = environment(lang).get_template("desk/onward.html.j2")
    return template.render(frame=frame, words=words, lang=lang)


def compared_page(key: str, compared: ComparedDocuments, lang: Lang) -> str:
    """Two documents side by side."""
    template = environment(lang).get_template("desk/compared.html.j2")
    return template.render(
        key=key, compared=compared, lang=lang, most=MOST_LINES
    )


def suite_part(lines: Sequence[SuiteLine], lang: Lang) -> str:
    """A drafted suite in words, to stand in a page."""
    template = environment(lang).get_template("desk/suite.html.j2")
    return template.render(lines=lines, lang=lang, most=MOST_LINES)


def publication_part(publication: PublicationView, lang: Lang) -> str:
    """What will be published, to stand in a page."""
    template = environment(lang).get_template("desk/publication.html.j2")
    return template.render(shown=publication, lang=lang, most=MOST_LINES)


def complement_part(form: object, lang: Lang) -> str:
    """The form of what the document does not say, to stand in a page; ``form`` is that of the
    export, which the pages of the desk know nothing else of.
    """
    template = environment(lang).get_template("desk/complement.html.j2")
    return template.render(form=form, lang=lang)
