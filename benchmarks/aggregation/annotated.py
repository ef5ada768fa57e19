"""The annotated tables: read, put into French, and what identities mean there."""

import re
from decimal import Context, Decimal
from typing import Any

from extract.document import Document
from extract.geometry import BBox, Place
from extract.table import RawCell, RawTable
from extract.tables.typing import type_table
from validate.discover import discover
from validate.model.identity import Form, Identity, Severity, Verdict, evaluate

NOTHING = ("n/a", "null", ".", "..", "...", "x", "X", "#", "NaN", "NA")
MARKS = {"Comma": ",", "Point": ".", "Space": " ", "None": ""}
NOISE = Context(
    prec=12
)  # significant digits: more are what binary fractions leave
FRENCH = [
    (re.compile(english, re.IGNORECASE), french)
    for english, french in (
        (r"\bsub-? ?totals?\b", "Sous-total"),
        (r"^grand totals?\b", "Total général"),
        (r"\btotals\b", "Totaux"),
        (r"\b(total)(\d|[\\ ]+\d+)$", r"\1"),
        (r"^(?:all|both) (?!other).*", "Ensemble"),
        (r"\bmedian\b", "Médiane"),
        (r"^(?!total|sous-total)(.*\w)[ ,:-]+total *:?$", r"Total \1"),
        (r"\b(?:average|mean)\b", "Moyenne"),
        (
            r"(?:\bper ?cent(?:age)?|\bpct\.?|%) (?:change|increase|growth)\b|\bgrowth rate\b",
            "Évolution (%)",
        ),
        (r"\b(?:change|difference)\b", "Écart"),
        (r"\bper ?cent(?:age)?s?\b", "Pourcentage"),
        (r"\bshare\b", "Part"),
        (r"\brates?\b", "Taux"),
        (r"\bnumber\b", "Nombre"),
        (r"\bamount\b", "Montant"),
        (r"\bvalue\b", "Valeur"),
        (r"\bprices?\b", "Prix"),
        (r"\bcosts?\b", "Coût"),
        (r"\byears?\b", "Année"),
        (r"\bdollars?\b", "euros"),
        (r"\bexpen(?:ditur|s)es?\b", "Dépenses"),
        (r"\b(?:revenues?|receipts?)\b", "Recettes"),
        (r"\bbalance\b", "Solde"),
        (r"^(?:of which|including)\b", "dont"),
        (r"\bhouseholds?\b", "ménages"),
        (r"\boperations?\b", "exploitation"),
    )
]
At = tuple[int, int]
Key = tuple[str, At, object]
Accused = tuple[Key, Decimal, Severity]
Found = tuple[set[Key], list[Accused]]
Record = dict[str, Any]


class File:
    """One annotated table; ``numbers`` are the figures of its cells, None where there is none."""

    def __init__(self, record: Record) -> None:
        self.name, self.texts = (
            (record["file_name"], record["table_id"]),
            record["table_array"],
        )
        self.marks = [MARKS[mark] for mark in record["number_format"].split()]
        self.numbers = [
            [self._number(text) for text in row] for row in self.texts
        ]
        self.known: dict[Key, Decimal] = {}
        for one in record["aggregation_annotations"]:
            (r, c), operands = (
                one["aggregator_index"],
                [tuple(place) for place in one["aggregatee_indices"]],
            )
            miss = abs(
                sum(self.numbers[y][x] or 0 for y, x in operands)
                - (self.numbers[r][c] or 0)
            )
            self.known[self.key(one["operator"], (r, c), operands)] = max(
                Decimal(str(one["error_bound"])), miss
            )

    def _number(self, text: str) -> Decimal | None:
        thousands, point = self.marks
        bare = text.replace("\u00a0", " ").strip(" $€£%")
        sign = (
            -1
            if bare[:1] in ("-", "−") or (bare[:1] == "(" and bare[-1:] == ")")
            else 1
        )
        bare = bare.strip("()").strip("+-− $€£")
        grouped = (
            rf"\d{{1,3}}(?:{re.escape(thousands)}\d{{3}})+|\d+"
            if thousands
            else r"\d+"
        )
        if not bare or not re.fullmatch(
            rf"(?:{grouped})?(?:{re.escape(point)}\d+)?", bare
        ):
            return None
        return NOISE.plus(
            sign
            * Decimal(
                (bare.replace(thousands, "") if thousands else bare).replace(
                    point, "."
                )
            )
        )

    def is_year(self, r: int, c: int) -> bool:
        """Whether a figure may be a year: a whole number without a thousands mark."""
        number = self.numbers[r][c]
        return (
            number is not None
            and number in range(1900, 2100)
            and self.texts[r][c].strip()[1:2].isdigit()
        )

    def telling(self, r: int, c: int) -> bool:
        """Whether a cell makes its line more than a header: a figure that is no year and no note
        ("(1)").
        """
        note = re.fullmatch(r"\(\d\d?\)", self.texts[r][c].strip())
        return (
            self.numbers[r][c] is not None
            and not self.is_year(r, c)
            and not note
        )

    def french(self, r: int, c: int, decimals: int) -> str:
        """A cell as a French table would print it."""
        text, number = self.texts[r][c].strip(), self.numbers[r][c]
        if number is None:
            for english, word in FRENCH:
                text = english.sub(word, text)
            return "-" if text in NOTHING else text
        if self.is_year(r, c) or re.fullmatch(r"0\d+", text):
            return text if text[:1] == "0" else str(int(number))
        unit = " %" if "%" in text else " €" if set(text) & set("$€£") else ""
        return (
            f"{number:,.{decimals}f}".replace(",", " ").replace(".", ",") + unit
        )

    def table(self) -> tuple[RawTable, list[int], list[int]] | None:
        """The table as read from a page, its header above the first telling line; the file's rows
        and columns in it.
        """
        filled = [
            [c for c, text in enumerate(row) if text.strip()]
            for row in self.texts
        ]
        first = next(
            (
                r
                for r, row in enumerate(filled)
                if len(row) > 1 and any(self.telling(r, c) for c in row)
            ),
            None,
        )
        if first is None:
            return None
        head = [
            r for r in range(first) if any(filled[r])
        ]  # what fills the first column only is a title, or a band
        body = [
            r
            for r in range(head[-1] + 1 if head else first, len(filled))
            if filled[r]
        ]
        cols = sorted({c for r in body for c in filled[r]})
        column = {
            c: [n for r in body if (n := self.numbers[r][c])] for c in cols
        }
        decimals = {
            c: max(
                (-int(n.normalize().as_tuple().exponent) for n in column[c]),
                default=0,
            )
            for c in cols
        }
        above: list[RawCell] = []
        cells: list[RawCell] = []
        for y, r in enumerate([*head, *body]):
            for x, c in enumerate(cols):
                if self.texts[r][c].strip():
                    part, line = (
                        (above, y) if y < len(head) else (cells, y - len(head))
                    )
                    place = Place(
                        1,
                        BBox(60.0 * x, 12.0 * y, 60.0 * x + 60, 12.0 * y + 12),
                    )
                    text = self.french(r, c, max(0, decimals[c]))
                    part.append(RawCell(line, x, 1, 1, text, (place,), "ruled"))
        labels: list[str] = []
        for x in range(len(cols)):
            label = (
                " / ".join(cell.text for cell in above if cell.col == x)
                or f"Colonne {x + 1}"
            )
            labels.append(f"{label} ({x + 1})" if label in labels else label)
        size, whole = (
            len(body),
            (
                Place(
                    1,
                    BBox(
                        0.0,
                        0.0,
                        60.0 * len(cols),
                        12.0 * (len(head) + len(body)),
                    ),
                ),
            ),
        )
        return (
            RawTable(
                "t1",
                "",
                tuple(labels),
                tuple(above),
                size,
                tuple(cells),
                (1,) * size,
                whole,
            ),
            body,
            cols,
        )

    def key(self, operator: str, result: At, operands: list[At]) -> Key:
        """What makes two identities the same."""
        if operator in ("Division", "RelativeChange"):
            return operator, result, tuple(operands)
        nothing = (None,) if operator == "Average" else (None, 0)
        return (
            operator,
            result,
            frozenset(
                (r, c) for r, c in operands if self.numbers[r][c] not in nothing
            ),
        )

    def as_annotated(  # noqa: PLR0911 - one return for each form
        self, identity: Identity, at: dict[str, At]
    ) -> Key | None:
        """An identity as the annotations would write it, or None for what they do not know."""
        if not identity.result or any(
            fact not in at for fact in identity.facts
        ):
            return None
        result, terms = (
            at[identity.result],
            [at[term.fact] for term in identity.terms],
        )
        if identity.form is Form.RATIO:
            operator, step = (
                ("RelativeChange", -1) if identity.offset else ("Division", 1)
            )
            return self.key(operator, result, terms[::step])
        if identity.form is Form.PRODUCT and len(terms) == 2:
            ways = [
                self.key("Division", one, [result, other])
                for one, other in (terms, terms[::-1])
            ]
            return next((way for way in ways if way in self.known), None)
        if identity.form is Form.AVERAGE:
            return self.key("Average", result, terms)
        if (
            identity.form is not Form.WEIGHTED_SUM
            or identity.offset
            or any(abs(t.weight) != 1 for t in identity.terms)
        ):
            return None
        plus = [at[term.fact] for term in identity.terms if term.weight > 0]
        minus = [at[term.fact] for term in identity.terms if term.weight < 0]
        if not minus:
            return self.key("Sum", result, plus)
        return (
            self.key("Sum", plus[0], [result, *minus])
            if len(plus) == 1
            else None
        )

    def discovered(self) -> Found:
        """What the project finds, and the sums that fail, with the difference."""
        if (made := self.table()) is None:
            return set(), []
        (raw, rows, cols), found, failed = made, set(), []
        table = type_table(raw)
        document = Document.of_tables([table])
        facts = {fact.id: fact for fact in document.facts}
        at = {
            f.id: (rows[f.row], cols[f.col])
            for f in facts.values()
            if f.row is not None and f.col is not None
        }
        for identity in discover(document).identities:
            if (key := self.as_annotated(identity, at)) is not None:
                outcome = evaluate(identity, facts)
                if outcome.verdict is Verdict.ABSTAINED:
                    continue
                found.add(key)
                if (
                    key[0] == "Sum"
                    and outcome.verdict is Verdict.FAILED
                    and outcome.delta is not None
                ):
                    failed.append((key, abs(outcome.delta), identity.severity))
        return found, failed
