"""A frame with one row per identity, every figure in it a decimal string: what Great Expectations
looks at.

Columns: ``check`` (which expectation answers for the row), ``identity``, ``rule``, ``kind``,
``form``, ``table``, ``constant``, ``offset``, ``dividends``, ``severity``, ``nature``, ``scope``,
``label``, ``label_en``, and as JSON ``adoption``, ``rounded``, ``rounds``, ``candidates``,
``result`` and ``terms``: each figure with its weight, the id of its fact, its exact value and how
it is printed. A figure that was not read has its id alone. Places, the lines that were counted and
the texts that are quoted are for readers, and left out.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from extract.cell_ref import CellRef
from extract.facts import Fact, FactReading
from extract.grid import BY_PERSON
from extract.number import Number, Unit
from validate.model.adoption import Adoption, Ground, LineTally
from validate.model.identity import Form, Identity, Kind, Nature, Severity, Term

if TYPE_CHECKING:
    from pandas import DataFrame

COLUMNS = (
    "check",
    "identity",
    "rule",
    "kind",
    "form",
    "table",
    "constant",
    "offset",
    "dividends",
    "severity",
    "nature",
    "adoption",
    "scope",
    "label",
    "label_en",
    "rounded",
    "rounds",
    "candidates",
    "result",
    "terms",
)


@dataclass(frozen=True, slots=True)
class Question:
    """An identity, and the facts it speaks of by id."""

    identity: Identity
    facts: Mapping[str, Fact]


def identities_frame(rows: Iterable[Sequence[str]]) -> "DataFrame":
    """The frame of rows that `identity_rows` gave; see the module for the columns."""
    from pandas import DataFrame

    # each expectation takes its rows, of all columns at once: they are of one kind for that
    return DataFrame(rows, columns=list(COLUMNS), dtype=object)


def identity_rows(
    identities: Iterable[Identity],
    checks: Iterable[str],
    facts: Mapping[str, Fact],
) -> list[tuple[str, ...]]:
    """One row per identity, in order, with the name of its check; see the module for the
    columns.
    """
    printed: dict[str, str] = {}

    def figure(term: Term) -> str:
        if term.fact not in printed:
            known = (
                _figure(facts[term.fact])
                if term.fact in facts
                else {"fact": term.fact}
            )
            printed[term.fact] = json.dumps(known, ensure_ascii=False)[1:]
        return f'{{"weight": "{term.weight}", {printed[term.fact]}'

    return [
        _row(identity, check, figure)
        for identity, check in zip(identities, checks, strict=True)
    ]


def _row(
    identity: Identity, check: str, figure: Callable[[Term], str]
) -> tuple[str, ...]:
    return (
        check,
        identity.id,
        identity.rule,
        identity.kind.value,
        identity.form.value,
        identity.table_id,
        str(identity.constant),
        str(identity.offset),
        str(identity.dividends),
        identity.severity.value,
        identity.nature,
        _adoption_json(identity.adoption),
        identity.scope,
        identity.label,
        identity.label_en,
        json.dumps(identity.rounded),
        json.dumps(identity.rounds),
        json.dumps(
            [(name, str(count)) for name, count in identity.candidates],
            ensure_ascii=False,
        ),
        figure(Term(identity.result)) if identity.result else "",
        "[" + ", ".join(map(figure, identity.terms)) + "]",
    )


def _adoption_json(adoption: Adoption) -> str:
    known: dict[str, Any] = {
        "grounds": adoption.grounds,
        "reason": adoption.reason,
    }
    if adoption.unheard:
        known["unheard"] = True
    if adoption.misprinted is not None:
        known["misprinted"] = adoption.misprinted
    if adoption.lines is not None:
        lines = adoption.lines
        known["lines"] = [lines.held, lines.failed, str(lines.p_value)]
    return json.dumps(known, ensure_ascii=False)


def _adoption(known: Mapping[str, Any]) -> Adoption:
    lines = None
    if "lines" in known:
        held, failed, p_value = known["lines"]
        lines = LineTally(held, failed, Decimal(p_value))
    return Adoption(
        tuple(map(Ground, known["grounds"])),
        known["reason"],
        lines,
        unheard=known.get("unheard", False),
        misprinted=known.get("misprinted"),
    )


def _figure(fact: Fact) -> dict[str, Any]:
    number = fact.number
    known: dict[str, Any] = {
        "fact": fact.id,
        "counts": fact.counts,
        "printed": fact.printed,
    }
    if fact.table_id:
        known["table"] = fact.table_id
    if fact.arbitrated:
        known["arbitrated"] = True
    if fact.by_person:
        known["engine"] = BY_PERSON
    if number is None:
        return known

    known |= {
        "value": str(number.value),
        "decimals": number.decimals,
        "digits": number.printed,
    }
    # what is at its default is left out: it is so in most cells
    rare = {
        "unit": number.unit.value,
        "scale": number.scale if number.scale != 1 else 0,
        "unit_text": number.unit_text,
        "note": number.note,
        "approximate": number.approximate,
    }
    return known | {key: value for key, value in rare.items() if value}


def read_questions(frame: "DataFrame", check: str) -> Sequence[Question]:
    """The identities of the rows of ``frame`` that carry ``check``, with the facts they name.

    Raises:
        KeyError: ``frame`` is not a frame of identities.
    """
    rows = frame[frame["check"] == check]
    return list(map(_question, _records(rows)))


def _records(frame: "DataFrame") -> Iterator[dict[str, str]]:
    names = list(map(str, frame.columns))
    for values in frame.to_numpy().tolist():
        yield dict(zip(names, values, strict=True))


def _question(row: Mapping[str, str]) -> Question:
    terms = json.loads(row["terms"])
    results = []
    if row["result"]:
        results = [json.loads(row["result"])]
    facts = {
        known["fact"]: _fact(known)
        for known in (*terms, *results)
        if "printed" in known
    }
    identity = Identity(
        id=row["identity"],
        rule=row["rule"],
        kind=Kind(row["kind"]),
        form=Form(row["form"]),
        result=results[0]["fact"] if results else "",
        terms=tuple(
            Term(known["fact"], Decimal(known["weight"])) for known in terms
        ),
        table_id=row["table"],
        constant=Decimal(row["constant"]),
        offset=Decimal(row["offset"]),
        dividends=int(row["dividends"]),
        severity=Severity(row["severity"]),
        nature=Nature(row["nature"]),
        adoption=_adoption(json.loads(row["adoption"])),
        scope=row["scope"],
        label=row["label"],
        label_en=row["label_en"],
        rounded=tuple(json.loads(row["rounded"])),
        rounds=json.loads(row["rounds"]),
        candidates=tuple(
            (name, Decimal(count))
            for name, count in json.loads(row["candidates"])
        ),
    )
    return Question(identity, facts)


def _fact(known: Mapping[str, Any]) -> Fact:
    number = None
    if "value" in known:
        number = Number(
            value=Decimal(known["value"]),
            decimals=known["decimals"],
            printed=known["digits"],
            unit=Unit(known.get("unit", "")),
            scale=known.get("scale", 1),
            unit_text=known.get("unit_text", ""),
            note=known.get("note", ""),
            approximate=known.get("approximate", False),
        )
    return Fact(
        id=known["fact"],
        counts=known["counts"],
        number=number,
        printed=known["printed"],
        places=(),
        section="",
        cell=CellRef(known.get("table", "")),
        reading=FactReading(
            engine=known.get("engine", ""),
            arbitrated=known.get("arbitrated", False),
        ),
    )
