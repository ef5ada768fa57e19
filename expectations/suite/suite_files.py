"""Suites in Great Expectations' own JSON: drafted from what holds in a document, run on the next
one.

Each expectation of ours has in its ``meta`` the templates by which its identities are found in a
document (`expectations.suite.templates`): no amount, no page, no id of a figure. Great
Expectations' own expectations go into the same suite, with the name of the frame they look at in
``meta`` (``{"pointage": {"frame": "grants"}}``).
"""

import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from expectations.classes.expectation_names import (
    GX_SEVERITY,
    OUR_SEVERITY,
    ExpectationCheck,
    Planned,
    check_for,
    each_asked_once,
)
from expectations.pack_rules.packs import ask_of_whole, has_rule
from expectations.suite.accepted import KEY as ACCEPTED
from expectations.suite.accepted import accepted_as_json, accepted_in
from expectations.suite.drafting import draft_templates
from expectations.suite.places import Places
from expectations.suite.suite_form import read_suite, suite_refused
from expectations.suite.template_json import (
    templates_as_json,
    templates_from_json,
)
from expectations.suite.templates import Stated, Template, state
from extract.document import Document
from extract.given.form_error import FormError, excerpt_of
from extract.several import with_id
from validate.check import place_id
from validate.checks.suite_expectations import CODE as ON_FRAMES
from validate.discover import Discovery
from validate.dispositions import dispose
from validate.model.adoption import STATED_BY_SUITE
from validate.model.finding import Abstention, Audit, Message
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
from validate.registry import CHECKS

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

    planned: tuple[Planned, ...]
    abstentions: tuple[Abstention, ...]
    on_frames: tuple["Expectation", ...] = ()


def draft_suite(
    discovery: Discovery, document: Document, name: str = ""
) -> "ExpectationSuite":
    """A suite of the identities that hold in ``document``, to run on the same body's next
    deliberation.
    """
    from expectations.classes.catalog import CLASSES
    from expectations.great_expectations_names import (
        ExpectationSuite,  # takes seconds to import
    )

    places = Places(document)
    groups: dict[ExpectationCheck, list[Identity]] = defaultdict(list)
    for identity in discovery.identities:
        groups[check_for(identity, places.facts)].append(identity)

    taken: Counter[str] = Counter()
    expectations = []
    for check, identities in groups.items():
        templates = _templates_of_held(identities, places)
        if not templates:
            continue

        title = _title(check, identities[0], document)
        taken[title] += 1
        label = title if taken[title] == 1 else f"{title} ({taken[title]})"
        meta: dict[str, Any] = {"check": label, "rule": identities[0].rule}
        expectation = CLASSES[check.type](
            check=label,
            severity=GX_SEVERITY[check.severity],
            description=label,
            meta={"pointage": meta | templates_as_json(templates)},
        )
        expectations.append(expectation)

    about = {
        "title": document.title,
        "body": document.body,
        "date": document.date,
    }
    return ExpectationSuite(
        name=name or document.title or document.name,
        expectations=expectations,
        meta={"pointage": about},
    )


def _templates_of_held(
    identities: Sequence[Identity], places: Places
) -> list[Template]:
    """What states the identities that hold; empty where none does."""
    held = {
        one.id
        for one in identities
        if evaluate(one, places.facts).verdict is Verdict.HELD
    }
    if held:
        return draft_templates(identities, held, places)
    return []


def freeze_suite(audit: Audit, name: str = "") -> "ExpectationSuite":
    """A suite of an audited state: the identities that hold, and the deviations an auditor has
    disposed of.
    """
    stated_again = {check.code for check in CHECKS} - {ON_FRAMES}
    arithmetic = tuple(
        one.identity
        for one in audit.outcomes
        if one.identity.rule in stated_again
    )
    suite = draft_suite(
        Discovery(arithmetic, audit.abstentions), audit.document, name
    )
    suite.meta["pointage"][ACCEPTED] = [
        accepted_as_json(one) for one in audit.findings if one.status != "open"
    ]
    return suite


def with_accepted(audit: Audit, path: Path) -> Audit:
    """``audit`` with the dispositions that the suite accepted, on findings still open and printed
    the same.

    Ids of findings survive corrections and the next deliberation; an acceptance does not: it is of
    two figures.

    Raises:
        UsageError: the suite cannot be read.
    """
    still_open = [one for one in audit.findings if one.status == "open"]
    here = {(one.id, one.printed, one.expected) for one in still_open}
    accepted = accepted_in(load_suite(path).meta)
    given = [one.disposition for one in accepted if one.figures in here]
    return replace(audit, findings=dispose(audit.findings, given)[0])


def _title(
    check: ExpectationCheck, identity: Identity, document: Document
) -> str:
    table = with_id(document.tables, identity.table_id)
    where = "" if table is None else " ".join(table.caption.split())
    return " – ".join(
        filter(None, (identity.rule, where, check.severity.value))
    )


def suite_text(suite: "ExpectationSuite") -> str:
    """A suite in Great Expectations' JSON; the same suite gives the same text."""
    text = json.dumps(
        suite.to_json_dict(), ensure_ascii=False, indent=2, sort_keys=True
    )
    return text + "\n"


def load_suite(path: Path) -> "ExpectationSuite":
    """Read a suite.

    Raises:
        UsageError: the file cannot be read, or is no suite of expectations that are allowed here.
    """
    known = read_suite(path)

    import expectations.classes.catalog  # noqa: F401  makes our classes known
    from expectations.great_expectations_names import (
        ExpectationSuite,
        GreatExpectationsError,
    )

    try:
        suite = ExpectationSuite(**known)
    except (ValueError, TypeError, GreatExpectationsError) as error:
        raise suite_refused(path, _unlike(error)) from error
    if len(suite.expectations) != len(known["expectations"]):
        raise suite_refused(path, _DROPPED)  # it leaves out what it cannot make
    return suite


_DROPPED = FormError(
    "Great Expectations n'en reconnaît pas tous les contrôles",
    "Great Expectations does not know all of its checks",
)


def _unlike(error: Exception) -> FormError:
    """What Great Expectations says of arguments that do not go together."""
    said = excerpt_of(" ".join(str(error).split()))
    return FormError(
        f"Great Expectations n'en accepte pas les arguments ({said})",
        f"Great Expectations does not accept its arguments ({said})",
    )


def templates_of(expectation: "Expectation") -> list[Template] | None:
    """How an expectation's identities are found; None where it looks at a frame."""
    meta = (expectation.meta or {}).get("pointage", {})
    if "templates" not in meta:
        return None
    return templates_from_json(meta)


def resolve(
    suite: "ExpectationSuite", document: Document, discovery: Discovery
) -> Resolved:
    """Find in ``document`` what ``suite`` speaks of.

    An identity that the discovery states too keeps the discovery's id. What is not found is an
    abstention.
    """
    places = Places(document)
    finder = Finder(places, discovery)
    planned: list[Planned] = []
    abstentions: list[Abstention] = []
    on_frames = []
    for expectation in suite.expectations:
        if has_rule(expectation.meta):
            asked = ask_of_whole(expectation, document)
            planned += asked.planned
            abstentions += asked.abstentions
            continue
        templates = templates_of(expectation)
        if templates is None:
            on_frames.append(expectation)
            continue

        severity = OUR_SEVERITY[str(expectation.severity.value)]
        check = ExpectationCheck(
            expectation.check, expectation.expectation_type, severity
        )
        for template in templates:
            found = finder.identities(template, check)
            if not found:
                abstentions.append(
                    Abstention(template.rule, "", check.name, NOT_FOUND)
                )
            planned += [(identity, check) for identity in found]
    return Resolved(
        each_asked_once(planned), tuple(abstentions), tuple(on_frames)
    )


def _at_most(severity: Severity, identity: Identity) -> Identity:
    return replace(
        identity, severity=max(identity.severity, severity, key=_MILDER)
    )


class Finder:
    """States templates of one document, as the discovery's identities where it states them too."""

    def __init__(self, places: Places, discovery: Discovery) -> None:
        self.places = places
        self.discovery = discovery
        self.known = {
            (one.rule, Stated.of(one)): one for one in discovery.identities
        }
        self.rounded: set[str] = set()
        for one in discovery.identities:
            self.rounded.update(one.rounded)

    def identities(
        self, template: Template, check: ExpectationCheck
    ) -> list[Identity]:
        """What ``template`` states, at the severity of ``check``; at most that where the discovery
        states it again.
        """
        if template.shape == "again":
            return [
                _at_most(check.severity, one) for one in self._again(template)
            ]
        found = [
            self._identity(template, stated, check)
            for stated in state(template, self.places)
        ]
        return [
            replace(identity, severity=check.severity) for identity in found
        ]

    def _again(self, template: Template) -> list[Identity]:
        table = (
            None
            if template.table is None
            else self.places.find_table(template.table)
        )
        if template.table is not None and table is None:
            return []
        wanted = (template.rule, "" if table is None else table.id)
        return [
            one
            for one in self.discovery.identities
            if (one.rule, one.table_id) == wanted
        ]

    def _identity(
        self, template: Template, stated: Stated, check: ExpectationCheck
    ) -> Identity:
        known = self.known.get((template.rule, stated))
        if known is not None:
            return known

        fact = self.places.facts[stated.result]
        named = ("suite", template.shape, template.scope)
        label = " · ".join(
            filter(None, (*fact.row_path[-1:], *fact.column_path[-1:]))
        )
        return Identity(
            id=place_id(template.rule, self.places.document, fact, *named),
            rule=template.rule,
            kind=Kind(template.kind),
            form=Form(template.form),
            result=stated.result,
            terms=tuple(Term(name, weight) for name, weight in stated.terms),
            table_id=fact.table_id,
            constant=stated.constant,
            offset=stated.offset,
            severity=check.severity,
            nature=Nature(template.nature),
            adoption=STATED_BY_SUITE,
            scope=template.scope,
            label=label or check.name,
            rounded=tuple(filter(self._is_rounded, stated.facts)),
        )

    def _is_rounded(self, fact: str) -> bool:
        return fact in self.rounded or self.places.rounded(fact)
