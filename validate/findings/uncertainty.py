"""Findings that are doubts about the reading: said as such, never as an error of the document."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from extract.document import Document, OcrPlaces
from extract.facts import Fact
from extract.french.digit_groups import DIGITS, digits_value
from extract.french.folding import CALL_LETTERS, DASHES, has_digit, plain
from extract.french.look_alikes import amount_in_letters
from extract.pdf.unmapped_glyphs import unread_glyphs
from extract.several import by_id, found_in
from validate.findings.reading_doubts import (
    NO_DIGIT,
    cut_by_a_rule,
    doubtful_readings,
    takes_of_the_next,
)
from validate.model.finding import Finding, Message, Status
from validate.model.identity import Kind, Severity
from validate.solve.root_causes import Root

SHOWN = 3
"""Figures in doubt that a sentence quotes."""
_THREE_AFTER_A_MARK = re.compile(r"\d[.,]\d{3}(?!\d)")
"""A separator that may part thousands or decimals."""
_SET_APART = re.compile(r"[\d.,](?: [\d.,]){3,}")
"""Every sign parted from the next: letters that are set apart."""
_SIGN_BESIDE = re.compile(
    rf"(?: ?€)? ?[^\w .,'’€%]?(?:\d\d?|[{CALL_LETTERS}]|[^\w .,'’€%])"
)
"""What may call a note behind a figure, in no form that all calls have: "1", "x", "*1", "°"."""
_OPENS_FIGURE = f"(+€,.{DASHES}"
"""What belongs to the digits behind it."""
_CENTS = 2
"""Decimals behind which no digit is one of the figure."""
_DASHED = re.compile(r"\d *[-–—_]{3,}$")
"""Dashes that were set over a figure to strike it out follow it in the text."""


class Uncertainty:
    """The doubts about the reading of one document."""

    def __init__(self, document: Document, facts: Mapping[str, Fact]) -> None:
        self.facts = facts
        self.readings = doubtful_readings(document)
        self._tables = by_id(document.tables)
        self._scanned = OcrPlaces.of(document)

    def downgrade_if_uncertain(self, finding: Finding, root: Root) -> Finding:
        """The finding, made a doubt about the reading where the digits were misread or cut, or
        where every identity behind it has a figure that was read in two ways.
        """
        if self._misread(finding) or self._cut(finding, root):
            return _made_doubt(finding, finding.message)

        doubted = self._in_doubt(root.primary.identity.facts)
        if not doubted or self._sure_elsewhere(finding, root):
            return finding
        readings = [self.readings[fact] for fact in doubted]
        return _made_doubt(finding, _with_readings(finding.message, readings))

    def _in_doubt(self, facts: Iterable[str]) -> list[str]:
        return [fact for fact in dict.fromkeys(facts) if fact in self.readings]

    def _sure_elsewhere(self, finding: Finding, root: Root) -> bool:
        """Whether a failed identity has no figure in doubt, and the accused one is not either."""
        if finding.root in self.readings:
            return False
        return any(
            not self._in_doubt(outcome.identity.facts) for outcome in root.mends
        )

    def _misread(self, finding: Finding) -> bool:
        """Whether the printed signs were not all read, or the separator between them was not: what
        is no number on a scan is no more than what an engine made of a picture.
        """
        if finding.kind is Kind.FORMAT:
            return self._on_a_scan(finding) or is_unread(finding.printed)
        return same_digits(finding)

    def _on_a_scan(self, finding: Finding) -> bool:
        """Whether an OCR engine read the page that a finding is on, or the picture that its figures
        are in.
        """
        if finding.page in self._scanned.pages:
            return True
        named = (item.fact for item in finding.evidence)
        return any(
            place in self._scanned
            for fact in found_in(self.facts, named)
            for place in fact.places
        )

    def _cut(self, finding: Finding, root: Root) -> bool:
        """Whether the figure at issue lost its first digits to the cell on its left, or ends with
        the next one's.
        """
        fact = self.facts.get(finding.root or root.primary.identity.result)
        table = None if fact is None else self._tables.get(fact.table_id)
        if fact is None or table is None or finding.kind is Kind.DATE:
            return False
        if finding.kind is Kind.FORMAT:
            return takes_of_the_next(fact, table)
        if not finding.expected:
            return False
        return cut_by_a_rule(fact, Decimal(finding.expected), table)


def is_unread(printed: str) -> bool:
    """Whether a cell holds glyphs that stand for nothing, letters in the place of digits that look
    like them, digits set apart, a row of dashes over a figure, or a whole figure with a sign beside
    it.

    >>> is_unread("6 48O,25"), is_unread("11+ 4 GLA"), is_unread("6 4 8 0 , 2 5")
    (True, False, True)
    """
    if unread_glyphs(printed) or _SET_APART.fullmatch(printed.strip()):
        return True
    if _DASHED.search(printed):
        return True
    return bool(amount_in_letters(printed)) or _has_sign_beside(printed)


def _has_sign_beside(printed: str) -> bool:
    """Whether the digits of a cell are a figure, beside which something is not read, as the call of
    a note: "6 480,25 1", "6 480 x".
    """
    text = plain(printed)
    digits = DIGITS.search(text)
    if digits is None or digits_value(digits, None) is None:
        return False
    before, behind = text[: digits.start()], text[digits.end() :]
    if before or not behind:
        return len(before.strip()) == 1 and before[0] not in _OPENS_FIGURE
    if not _SIGN_BESIDE.fullmatch(behind):
        return False
    has_cents = len(digits["decimals"] or "") == _CENTS
    return has_cents or not has_digit(behind)


def _made_doubt(finding: Finding, message: Message) -> Finding:
    """The finding as a doubt about the reading, which has no probability."""
    return replace(
        finding,
        severity=Severity.INFO,
        status=Status.EXTRACTION,
        message=message,
        probability=None,
    )


def same_digits(finding: Finding) -> bool:
    """Whether ``1,538`` is printed where 1538 is expected: only the separator was misread."""
    if finding.kind is Kind.DATE or not finding.delta:
        return False
    printed, expected = (
        NO_DIGIT.sub("", text).rstrip("0")
        for text in (finding.printed, finding.expected)
    )
    turned = abs(finding.delta) == 2 * abs(Decimal(finding.expected))
    if printed != expected or turned:  # only the sign is another
        return False
    return _THREE_AFTER_A_MARK.search(finding.printed) is not None


def _with_readings(
    message: Message, readings: Iterable[tuple[str, ...]]
) -> Message:
    """The sentence with the first readings of the figures in doubt."""
    first = list(dict.fromkeys(readings))[:SHOWN]
    told = [" ou ".join(map("« {} »".format, texts)) for texts in first]
    told_en = [" or ".join(map("“{}”".format, texts)) for texts in first]
    return Message(
        f"{message.fr} Lecture incertaine : {' ; '.join(told)}.",
        f"{message.en} Uncertain reading: {'; '.join(told_en)}.",
    )
