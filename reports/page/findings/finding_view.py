"""A finding as the report shows it: its equation, its amounts, its place and its crops."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extract.facts import Fact
from extract.french.folding import has_digit
from extract.given.typed_json import PLAIN_DECIMAL
from extract.records.record import plain_decimal
from extract.several import by_id, first, found_in
from extract.texts.sitting import listed_names
from reports.i18n import Texts
from reports.images.crops import Crop, is_framed
from reports.page.findings.counted_view import CountedView, counted_view
from reports.page.findings.equation_terms import (
    BrokenIdentities,
    Equation,
    equation_parts,
    is_computed,
    is_repetition,
    stake,
    value_text,
)
from reports.page.part_names import short_names
from reports.page.wording.table_names import NamedTable, named_tables
from validate.messages import (
    cell_label,
    format_equation,
    format_gap,
    translate_count,
    unit_of,
)
from validate.model.finding import Audit, Finding
from validate.model.identity import Kind, Outcome, Severity

_MOST_QUOTES = 2
"""Sentences quoted with a finding."""
_GAP = re.compile(r"\bsoit un écart de\b")
"""In a sentence that tells by how much two figures differ."""
_BULLETS = "•▪◦\uf0b7-–— "
"""What a sentence of a list begins with, and no quote."""


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding numbered and decorated for the reader."""

    number: int
    finding: Finding
    equation: Equation | None
    formula: str
    """The equation in words and signs, where its parts cannot be linked."""
    stake: Decimal | None
    expected: str
    delta: str
    interval: tuple[str, str] | None
    crops: tuple[Crop, ...]
    consequences: tuple[str, ...]
    rule: str
    source: str
    section: str
    """The part of the document that the figure at issue is printed in."""
    where: str
    printed: str
    printed_value: str
    """The printed figure as a plain number, for sorting."""
    counted: CountedView | None = None
    """What was counted, where the finding is about a count."""
    quotes: tuple[str, ...] = ()
    """The sentences that its figures of the text stand in."""
    disagrees: bool = False
    """Two places print one fact, and nothing tells which is right: none of them is expected."""
    same_as: int = 0
    """The number of an earlier finding that tells the same difference, which counts once."""
    again: tuple["FindingView", ...] = ()
    """The later ones that tell the same difference."""
    moved: Fact | None = None
    """The line that makes that difference, printed in one column instead of another."""
    what: str = ""
    """What the figure at issue is called: the labels of its row and column."""
    unframed: int = 0
    """Terms of its equation that no crop frames, where there are crops."""
    table: NamedTable | None = None
    """The table that the figure at issue is printed in; None where it is in the text."""

    @property
    def tells_stake(self) -> bool:
        """Whether the finding's sentence tells the amount at stake, as what two figures differ
        by."""
        return (
            self.stake is not None
            and self.finding.delta is not None
            and abs(self.stake) == abs(self.finding.delta)
            and _GAP.search(self.finding.message.fr) is not None
        )

    @property
    def compares_words(self) -> bool:
        """Whether names or other words may be at issue, and no figure."""
        return not any(
            has_digit(one.printed) for one in self.finding.candidates
        )


class FindingViews:
    """Makes the views of one audit's findings."""

    def __init__(
        self,
        audit: Audit,
        facts: Mapping[str, Fact],
        crops: Mapping[str, tuple[Crop, ...]],
        texts: Texts,
    ) -> None:
        self.audit = audit
        self.broken = BrokenIdentities(audit)
        self.facts = facts
        self.crops = crops
        self.texts = texts
        self.names = short_names(audit.document, texts)
        self.rules = {rule.code: rule for rule in reversed(audit.rules)}
        self.tables = by_id(audit.document.tables)
        self.named = named_tables(audit.document)
        names = tuple(listed_names(audit.document.sitting))
        self.names_listed = {name.fact.id for name in names}
        self.unnamed = {name.fact.printed for name in names}
        statements = (*audit.document.counted, *audit.document.claims)
        self.sentences = {one.fact.id: one.sentence for one in statements}

    def view(self, number: int, finding: Finding) -> FindingView:
        """The finding under its number."""
        texts = self.texts
        root = self.facts.get(finding.root)
        rule = self.rules.get(finding.rule)
        own = next(iter(self.broken.of(finding)), None)
        like = root or self._result(own)
        at_issue = like or self._first(finding)
        section = self._section(finding, at_issue)
        printed = self._printed(finding, own)
        shown = self._crops(finding, printed)
        consequences = dict.fromkeys(
            texts.of(item.message) for item in finding.consequences
        )
        return FindingView(
            number=number,
            finding=finding,
            equation=self._equation(own),
            formula=self._formula(finding, own),
            stake=stake(self.broken, finding, self.facts),
            expected=self._expected(finding, like),
            delta=self._delta(finding, like),
            interval=self._interval(own),
            crops=shown,
            consequences=tuple(consequences),
            rule=texts.of(rule.title) if rule else finding.rule,
            source=texts.of(rule.source) if rule else "",
            section=section,
            where=self._where(finding, section),
            printed=printed,
            printed_value=plain_decimal(root.value) if root else "",
            counted=counted_view(own, texts) if own else None,
            quotes=self._quotes(finding),
            disagrees=not finding.root and is_repetition(own),
            unframed=self._unframed(own, shown),
            table=self._table(finding, at_issue),
            what=self._what(root, own),
        )

    def _crops(self, finding: Finding, printed: str) -> tuple[Crop, ...]:
        """The crops, with what the main one frames as the finding tells it: a name by itself."""

        def named(crop: Crop) -> Crop:
            first = crop.printed[:1]
            if crop.main and first == (finding.printed,):
                return replace(crop, printed=(printed, *crop.printed[1:]))
            if not crop.main and not self.unnamed.isdisjoint(first):
                name = self.texts("evidence.name")
                return replace(crop, printed=(name, *crop.printed[1:]))
            return crop

        return tuple(map(named, self.crops.get(finding.id, ())))

    def _first(self, finding: Finding) -> Fact | None:
        """The first figure on the finding's page that it rests on."""
        here = [
            item.fact
            for item in finding.evidence
            if item.place.page == finding.page
        ]
        return first(found_in(self.facts, here))

    def _section(self, finding: Finding, at_issue: Fact | None) -> str:
        """That of the figure at issue; of the table where a finding is about no figure."""
        if at_issue is not None:
            return at_issue.section
        table = self.tables.get(finding.table_id)
        return "" if table is None else table.section

    def _table(
        self, finding: Finding, at_issue: Fact | None
    ) -> NamedTable | None:
        """None where the figure at issue is in the text, whatever table it is compared with."""
        name = finding.table_id if at_issue is None else at_issue.table_id
        return self.named.get(name)

    def _what(self, root: Fact | None, own: Outcome | None) -> str:
        label = "" if root is None else cell_label(root)
        if label or own is None:
            return label
        return self.texts.label(own.identity.label, own.identity.label_en)

    def _unframed(self, own: Outcome | None, shown: Sequence[Crop]) -> int:
        """How many figures of an equation the crops do not frame."""
        if own is None or not shown or not is_computed(own):
            return 0

        terms = found_in(self.facts, dict.fromkeys(own.identity.operands))
        return sum(
            not any(is_framed(place, shown) for place in term.places)
            for term in terms
        )

    def _quotes(self, finding: Finding) -> tuple[str, ...]:
        """What the text says, word for word, the figure at issue first."""
        said: dict[str, None] = {}
        for name in (finding.root, *(item.fact for item in finding.evidence)):
            sentence = self.sentences.get(name, "").lstrip(_BULLETS)
            said[sentence] = None
        said.pop("", None)
        return tuple(said)[:_MOST_QUOTES]

    def _equation(self, own: Outcome | None) -> Equation | None:
        """The equation whose parts can be linked; None where there is none, or things listed one by
        one were counted.
        """
        if own is None or not is_computed(own) or own.identity.counted:
            return None
        return equation_parts(own, self.facts, self.texts)

    def _formula(self, finding: Finding, own: Outcome | None) -> str:
        """The finding's equation, the natural ways to count named in the reader's language."""
        shown = finding.equation
        if own is None:
            return shown
        if self.texts.lang != "fr" and own.identity.id == finding.id:
            return format_equation(own, self.facts, self.texts.lang)
        candidates = own.identity.candidates
        if own.identity.counted and not candidates:
            counted = len(own.identity.counted)
            return f"{own.printed} ≠ {self.texts.number(counted)}"
        for name, _ in candidates:
            translated = translate_count(name, self.texts.lang)
            shown = shown.replace(f"({name})", f"({translated})")
        return shown

    def _result(self, own: Outcome | None) -> Fact | None:
        """The figure that an equation is said of, where none is known to be wrong."""
        return None if own is None else self.facts.get(own.identity.result)

    def _expected(self, finding: Finding, root: Fact | None) -> str:
        is_decimal = PLAIN_DECIMAL.fullmatch(finding.expected) is not None
        if finding.kind is Kind.DATE or not is_decimal:
            return self.texts.date(finding.expected)
        return value_text(Decimal(finding.expected), root, self.texts)

    def _delta(self, finding: Finding, root: Fact | None) -> str:
        if finding.delta is None:
            return ""
        text = value_text(finding.delta, root, self.texts)
        if root is not None and unit_of(root) == "%":
            text = format_gap(root, finding.delta, self.texts.lang)
        return f"+{text}" if finding.delta > 0 else text

    def _interval(self, own: Outcome | None) -> tuple[str, str] | None:
        """The values that rounding would have allowed, where it allows more than one."""
        if own is None or own.expected is None:
            return None
        if not own.tolerance:
            return None
        like = self.facts.get(own.identity.result)
        low = value_text(own.expected - own.tolerance, like, self.texts)
        high = value_text(own.expected + own.tolerance, like, self.texts)
        return None if low == high else (low, high)

    def _where(self, finding: Finding, section: str) -> str:
        """``Annexe 4, p. 12``; a part that is named by that page says it itself."""
        name = self.names.get(section, "")
        page = ""
        if finding.page:
            page = self.texts("page.short", n=finding.page)
        if page and name.endswith(f"({page})"):
            return name
        return ", ".join(filter(None, (name, page)))

    def _printed(self, finding: Finding, own: Outcome | None) -> str:
        """The figure at issue as printed; a date or a sum that no cell holds, in the reader's
        language.
        """
        if finding.kind is Kind.DATE:
            return self.texts.date(finding.printed)
        known = self.facts.get(finding.root) or self._result(own)
        if known is not None and known.id in self.names_listed:
            return known.printed
        if own is None or own.identity.result:
            return finding.printed

        # a sum that no cell prints is a plain decimal; a whole number is shown as it is
        is_decimal = PLAIN_DECIMAL.fullmatch(finding.printed) is not None
        if not is_decimal or "." not in finding.printed:
            return finding.printed
        return self.texts.number(Decimal(finding.printed).normalize())


def same_kind(
    views: Sequence[FindingView],
) -> tuple[tuple[FindingView, ...], ...]:
    """``views`` in their order, those for information that one rule gives together, where its first
    one stands.
    """
    groups: dict[object, list[FindingView]] = {}
    for view in views:
        finding = view.finding
        is_info = finding.severity is Severity.INFO
        key = finding.rule if is_info else view.number
        groups.setdefault(key, []).append(view)
    return tuple(map(tuple, groups.values()))


def crops_that_fit(views: Sequence[FindingView], budget: int) -> frozenset[str]:
    """Names of the crops that fit in the report, in its order; the same picture counts once."""
    kept: set[str] = set()
    seen: set[bytes] = set()
    spent = 0
    for crop in _in_report_order(views):
        if crop.png not in seen:
            spent += len(crop.png)
        if spent > budget:
            break
        seen.add(crop.png)
        kept.add(crop.name)
    return frozenset(kept)


def repeated_crops(views: Sequence[FindingView]) -> Mapping[str, str]:
    """Names of crops whose very picture comes earlier in the report -> the first one's name."""
    first: dict[bytes, str] = {}
    repeated = {}
    for crop in _in_report_order(views):
        original = first.setdefault(crop.png, crop.name)
        if original != crop.name:
            repeated[crop.name] = original
    return repeated


def _in_report_order(views: Sequence[FindingView]) -> list[Crop]:
    found: list[Crop] = []
    for view in views:
        found += view.crops
    return found
