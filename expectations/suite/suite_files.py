"""Suites in Great Expectations' own JSON: drafted from what holds in a document, run on the next
one.

Each expectation of ours has in its ``meta`` the templates by which its identities are found in a
document (`expectations.suite.templates`): no amount, no page, no id of a figure. Great Expectations' own
expectations may stand in the same suite, with the name of the frame they look at in ``meta``
(``{"pointage": {"frame": "grants"}}``).
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from expectations.classes.expectation_names import GX_SEVERITY, OUR_SEVERITY, Check, check_for
from expectations.suite.drafting import draft_templates
from expectations.suite.figure_references import Places
from expectations.suite.template_json import templates_as_json, templates_from_json
from expectations.suite.templates import Stated, Template, state
from extract.document import Document
from extract.errors import UsageError
from validate.check import place_id
from validate.checks.suite_expectations import CODE as ON_FRAMES
from validate.discover import Discovery
from validate.dispositions import Disposition, dispose
from validate.model.adoption import STATED_BY_SUITE
from validate.model.finding import Abstention, Audit, Finding, Message
from validate.model.identity import Form, Identity, Kind, Severity, Term, Verdict, evaluate

if TYPE_CHECKING:
    from great_expectations import ExpectationSuite
    from great_expectations.expectations.expectation import Expectation

NOT_FOUND = Message(
    "le tableau, la colonne ou les chiffres que la suite désigne ne se retrouvent pas dans ce"
    " document",
    "the table, column or figures that the suite names are not found in this document",
)
_MILDER = list(Severity).index


@dataclass(frozen=True, slots=True)
class Resolved:
    """A suite applied to one document: what to evaluate, what was not found, and expectations on
    frames.
    """

    planned: tuple[tuple[Identity, Check], ...]
    abstentions: tuple[Abstention, ...]
    on_frames: tuple["Expectation", ...] = ()


def draft(discovery: Discovery, document: Document, name: str = "") -> "ExpectationSuite":
    """A suite of the identities that hold in ``document``, to run on the same body's next
    deliberation.
    """
    from great_expectations import ExpectationSuite  # takes seconds to import

    from expectations.classes.catalog import CLASSES

    places = Places(document)
    groups: dict[Check, list[Identity]] = defaultdict(list)
    for identity in discovery.identities:
        groups[check_for(identity, places.facts)].append(identity)
    taken: Counter[str] = Counter()
    expectations = []
    for check, identities in groups.items():
        held = {one.id for one in identities if evaluate(one, places.facts).verdict is Verdict.HELD}
        templates = draft_templates(identities, held, places) if held else []
        if templates:
            title = _title(check, identities[0], document)
            taken[title] += 1
            label = title if taken[title] == 1 else f"{title} ({taken[title]})"
            meta: dict[str, Any] = {
                "check": label,
                "rule": identities[0].rule,
                **templates_as_json(templates),
            }
            expectations.append(
                CLASSES[check.type](
                    check=label,
                    severity=GX_SEVERITY[check.severity],
                    description=label,
                    meta={"pointage": meta},
                )
            )
    about = {"title": document.title, "body": document.body, "date": document.date}
    return ExpectationSuite(
        name=name or document.title or document.name,
        expectations=expectations,
        meta={"pointage": about},
    )


def freeze(audit: Audit, name: str = "") -> "ExpectationSuite":
    """A suite of an audited state: the identities that hold, and the deviations an auditor has
    disposed of.
    """
    arithmetic = tuple(one.identity for one in audit.outcomes if one.identity.rule != ON_FRAMES)
    suite = draft(Discovery(arithmetic, audit.abstentions), audit.document, name)
    suite.meta["pointage"]["accepted"] = [
        {"printed": one.printed, "expected": one.expected, **asdict(_disposition(one))}
        for one in audit.findings
        if one.status != "open"
    ]
    return suite


def _disposition(finding: Finding) -> Disposition:
    return Disposition(
        finding.id, finding.status, finding.note, finding.author, finding.disposed_on
    )


def with_accepted(audit: Audit, path: Path) -> Audit:
    """``audit`` with the dispositions that the suite accepted, on findings still open and printed
    the same.

    Ids of findings survive corrections and the next deliberation; an acceptance does not: it is of
    two figures.

    Raises:
        UsageError: the suite cannot be read.
    """
    known = (load(path).meta or {}).get("pointage", {}).get("accepted", [])
    here = {(one.id, one.printed, one.expected) for one in audit.findings if one.status == "open"}
    given = [
        Disposition(one["finding"], one["status"], one["note"], one["author"], one["date"])
        for one in known
        if (one["finding"], one["printed"], one["expected"]) in here
    ]
    return replace(audit, findings=dispose(audit.findings, given)[0])


def _title(check: Check, identity: Identity, document: Document) -> str:
    table = next((table for table in document.tables if table.id == identity.table_id), None)
    where = "" if table is None else " ".join(table.caption.split())
    return " – ".join(filter(None, (identity.rule, where, check.severity.value)))


def save(suite: "ExpectationSuite", path: Path) -> None:
    """Write a suite in Great Expectations' JSON; the same suite gives the same bytes.

    Raises:
        OSError: ``path`` cannot be written.
    """
    text = json.dumps(suite.to_json_dict(), ensure_ascii=False, indent=2, sort_keys=True)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


def load(path: Path) -> "ExpectationSuite":
    """Read a suite.

    Raises:
        UsageError: the file cannot be read, or is no suite of expectations that are known here.
    """
    from great_expectations import ExpectationSuite
    from great_expectations.exceptions import GreatExpectationsError

    import expectations.classes.catalog  # noqa: F401  makes our classes known

    try:
        known = json.loads(path.read_text(encoding="utf-8"))
        suite = ExpectationSuite(**known)
        for expectation in suite.expectations:
            templates_of(expectation)
    except (
        OSError,
        ValueError,
        ArithmeticError,
        TypeError,
        KeyError,
        AttributeError,
        GreatExpectationsError,
    ) as error:
        reason = type(error).__name__
        raise UsageError(
            f"{path.name} ne se lit pas comme une suite de contrôles ({reason}). "
            "En écrire une : pointage suite draft PDF -o FICHIER.",
            f"{path.name} does not read as a suite of checks ({reason}). Write one: pointage suite"
            " draft PDF -o FILE.",
        ) from error
    return suite


def templates_of(expectation: "Expectation") -> list[Template] | None:
    """How an expectation's identities are found; None where it looks at a frame.

    Raises:
        KeyError, TypeError, ValueError, ArithmeticError, AttributeError: its ``meta`` is not as it
        was drafted.
    """
    meta = (expectation.meta or {}).get("pointage", {})
    if "templates" not in meta:
        return None
    templates = templates_from_json(meta)
    for one in templates:
        _ = (
            Kind(one.kind),
            Form(one.form),
            Decimal(one.constant),
            Decimal(one.offset),
            expectation.check,
        )
    return templates


def resolve(suite: "ExpectationSuite", document: Document, discovery: Discovery) -> Resolved:
    """Find in ``document`` what ``suite`` speaks of.

    An identity that the discovery states too keeps the discovery's id. What is not found is an
    abstention.
    """
    places = Places(document)
    finder = Finder(places, discovery)
    planned: list[tuple[Identity, Check]] = []
    abstentions: list[Abstention] = []
    on_frames = []
    for expectation in suite.expectations:
        templates = templates_of(expectation)
        if templates is None:
            on_frames.append(expectation)
            continue
        check = Check(
            expectation.check,
            expectation.expectation_type,
            OUR_SEVERITY[str(expectation.severity.value)],
        )
        for template in templates:
            found = finder.identities(template, check)
            if not found:
                abstentions.append(Abstention(template.rule, "", check.name, NOT_FOUND))
            planned += [(identity, check) for identity in found]
    return Resolved(_once(planned), tuple(abstentions), tuple(on_frames))


def _once(planned: Iterable[tuple[Identity, Check]]) -> tuple[tuple[Identity, Check], ...]:
    return tuple({identity.id: (identity, check) for identity, check in planned}.values())


class Finder:
    """States templates of one document, as the discovery's identities where it states them too."""

    def __init__(self, places: Places, discovery: Discovery) -> None:
        self.places = places
        self.discovery = discovery
        self.known = {(one.rule, Stated.of(one)): one for one in discovery.identities}
        self.rounded = {fact for one in discovery.identities for fact in one.rounded}

    def identities(self, template: Template, check: Check) -> list[Identity]:
        """What ``template`` states, at the severity of ``check``; at most that where the discovery
        states it again.
        """
        if template.shape == "again":
            return [
                replace(one, severity=max(one.severity, check.severity, key=_MILDER))
                for one in self._again(template)
            ]
        found = [self._identity(template, stated, check) for stated in state(template, self.places)]
        return [replace(identity, severity=check.severity) for identity in found]

    def _again(self, template: Template) -> list[Identity]:
        table = None if template.table is None else self.places.find_table(template.table)
        if template.table is not None and table is None:
            return []
        wanted = (template.rule, "" if table is None else table.id)
        return [one for one in self.discovery.identities if (one.rule, one.table_id) == wanted]

    def _identity(self, template: Template, stated: Stated, check: Check) -> Identity:
        known = self.known.get((template.rule, stated))
        if known is not None:
            return known
        fact = self.places.facts[stated.result]
        label = " · ".join(filter(None, (*fact.row_path[-1:], *fact.column_path[-1:])))
        return Identity(
            id=place_id(
                template.rule, self.places.document, fact, "suite", template.shape, template.scope
            ),
            rule=template.rule,
            kind=Kind(template.kind),
            form=Form(template.form),
            result=stated.result,
            terms=tuple(Term(name, weight) for name, weight in stated.terms),
            table_id=fact.table_id,
            constant=stated.constant,
            offset=stated.offset,
            severity=check.severity,
            nature=template.nature,
            adoption=STATED_BY_SUITE,
            scope=template.scope,
            label=label or check.name,
            rounded=tuple(
                name
                for name in (stated.result, *(name for name, _ in stated.terms))
                if name in self.rounded or self.places.rounded(name)
            ),
        )
