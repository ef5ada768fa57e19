"""The packs applied to the acts of a document: each rule found, believed and stated, or not run."""

from collections.abc import (
    Callable,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from expectations.classes.expectation_names import (
    OUR_SEVERITY,
    ExpectationCheck,
    Planned,
)
from expectations.pack_rules.across_shape import (
    state_across,
    state_columns_of_tables,
)
from expectations.pack_rules.act_scene import ActScene
from expectations.pack_rules.known_equations import (
    Equation,
    equation_of,
    known_equations,
    strengthened,
)
from expectations.pack_rules.law_shapes import (
    state_bands,
    state_ceiling,
    state_margin,
    state_share,
    state_value_of_the_day,
    state_whole,
)
from expectations.pack_rules.line_shape import state_lines
from expectations.pack_rules.linked_rates import state_linked_rates
from expectations.pack_rules.of_sentences.stated_balances import (
    state_balance,
)
from expectations.pack_rules.of_sentences.stated_days import state_day
from expectations.pack_rules.of_sentences.stated_limits import state_limit
from expectations.pack_rules.of_sentences.stated_majorities import (
    state_two_thirds,
)
from expectations.pack_rules.of_sentences.stated_share_of import (
    state_counts_within,
)
from expectations.pack_rules.of_sentences.stated_weights import state_weights
from expectations.pack_rules.of_sentences.told_results import state_told
from expectations.pack_rules.of_words.left_out_lines import state_left_out
from expectations.pack_rules.of_words.line_words import state_line_words
from expectations.pack_rules.pack_belief import (
    believed,
    is_misread,
    obeying_elsewhere,
)
from expectations.pack_rules.pack_rule import PackRule
from expectations.pack_rules.parameters import PACKS
from expectations.pack_rules.rates_in_force import state_rates_in_force
from expectations.pack_rules.rule_identity import AMBIGUOUS, NO_FACTS
from expectations.pack_rules.yearly_grants import state_yearly
from extract.document import Document
from extract.facts import Fact
from extract.given.bounded_files import FileLimits, read_json
from extract.given.typed_json import (
    checked_list,
    checked_object,
    checked_text,
    decode_typed,
    not_one_of,
)
from validate.check import NO_PACKS, AppliedPacks, Check, Context
from validate.discover import Discovery, run_check
from validate.model.act_kind import ActKind, RecognisedAct
from validate.model.finding import Abstention, Message
from validate.model.identity import (
    Identity,
    Nature,
    Outcome,
    Severity,
    Verdict,
    evaluate,
)

if TYPE_CHECKING:
    from great_expectations.expectations.expectation import Expectation

Shape = Callable[[PackRule, ActScene, Severity], Iterator[list[Identity]]]
SHAPES: Mapping[str, Shape] = {
    "columns": state_columns_of_tables,
    "lines": state_lines,
    "across": state_across,
    "share": state_share,
    "ceiling": state_ceiling,
    "margin": state_margin,
    "bands": state_bands,
    "whole": state_whole,
    "value-of-the-day": state_value_of_the_day,
    "rates-in-force": state_rates_in_force,
    "linked-rates": state_linked_rates,
    "words": state_line_words,
    "left-out": state_left_out,
    "counts-within": state_counts_within,
    "weights": state_weights,
    "sentence": state_balance,
    "stated-limit": state_limit,
    "stated-day": state_day,
    "told": state_told,
    "two-thirds": state_two_thirds,
    "yearly": state_yearly,
}
"""How the facts of a rule are found, by the name that a pack gives it."""
_RULE = "pack_rule"
"""Where an expectation carries its rule, in ``meta.pointage``."""
_LIMITS = FileLimits(megabytes=1)
_EXCUSED = Message(
    "l'acte donne lui-même une raison pour que la règle ne s'applique pas",
    "the act itself gives a reason for the rule not to apply",
)
_NOT_IN_FORCE = Message(
    "la règle n'est pas en vigueur à la date de l'acte, ou cette date n'est pas connue",
    "the rule is not in force on the day of the act, or that day is not known",
)


@dataclass(frozen=True, slots=True)
class PackExpectation:
    """An expectation of a pack: Great Expectations' type, its severity and French description, and
    the rule that finds its identities.
    """

    type: str
    title: str
    severity: Severity
    rule: PackRule

    @property
    def check(self) -> Check:
        """The rule as the report names it."""
        return self.rule.as_check(self.title)

    @property
    def asked(self) -> ExpectationCheck:
        """The expectation that answers for its identities."""
        return ExpectationCheck(self.rule.code, self.type, self.severity)


@dataclass(frozen=True, slots=True)
class Pack:
    """The expectations of one kind of act."""

    kind: ActKind
    title: str
    expectations: tuple[PackExpectation, ...]

    def has(self, rule: PackRule) -> bool:
        """Whether one of them is of a rule, by its code."""
        return any(one.rule.code == rule.code for one in self.expectations)


@dataclass(frozen=True, slots=True)
class PacksAsked:
    """What the packs ask of one document: the identities with who answers for them, what did not
    run, and the packs themselves.
    """

    planned: tuple[Planned, ...] = ()
    abstentions: tuple[Abstention, ...] = ()
    applied: AppliedPacks = NO_PACKS


NOTHING_ASKED_OF_PACKS = PacksAsked()


@cache
def pack_of(kind: ActKind) -> Pack:
    """The pack of a kind of act.

    Raises:
        FormError: its file is not of the form of `docs/packs.md`.
    """
    return read_pack(PACKS / f"{kind.value}.json", kind)


def read_pack(path: Path, kind: ActKind) -> Pack:
    """The pack in a file: a suite of Great Expectations whose expectations carry a rule."""
    data = checked_object(read_json(path, _LIMITS))
    expectations = tuple(
        map(_expectation, checked_list(data.get("expectations")))
    )
    about = checked_object(checked_object(data.get("meta")).get("pointage"))
    return Pack(kind, checked_text(about.get("title")), expectations)


def has_rule(meta: Mapping[str, Any] | None) -> bool:
    """Whether the ``meta`` of an expectation carries a rule as those of packs."""
    return _RULE in (meta or {}).get("pointage", {})


def rule_in(about: Mapping[str, Any]) -> PackRule:
    """The rule that an expectation's ``meta.pointage`` carries.

    Raises:
        FormError: it is not of the form of `docs/packs.md`.
    """
    rule = decode_typed(PackRule, about.get(_RULE))
    if rule.shape not in SHAPES:
        raise not_one_of(SHAPES, rule.shape).under("shape").under(_RULE)
    return rule


def ask_of_whole(expectation: "Expectation", document: Document) -> PacksAsked:
    """What a rule in a suite asks of a whole document, of whichever kind its acts are."""
    one = PackExpectation(
        type=expectation.expectation_type,
        title=str(expectation.description or expectation.check),
        severity=OUR_SEVERITY[str(expectation.severity.value)],
        rule=rule_in(expectation.meta["pointage"]),
    )
    context = Context.of(document)
    asking = _Asking(context, {})
    whole = RecognisedAct(title=document.title)
    asking.ask(one, ActScene(document, whole, context.facts))
    return PacksAsked(
        tuple(
            (replace(stated, label=f"{stated.label} : {one.title}"), check)
            for stated, check in asking.planned.values()
        ),
        tuple(asking.abstentions),
    )


def _expectation(data: object) -> PackExpectation:
    known = checked_object(data)
    about = checked_object(checked_object(known.get("meta")).get("pointage"))
    return PackExpectation(
        type=checked_text(known.get("type")),
        title=checked_text(known.get("description")),
        severity=OUR_SEVERITY[checked_text(known.get("severity"))],
        rule=rule_in(about),
    )


def ask_packs(
    document: Document, discovery: Discovery, acts: tuple[RecognisedAct, ...]
) -> PacksAsked:
    """What the packs of the ``acts`` of ``document`` ask of it, beside ``discovery``."""
    context = Context.of(document)
    asking = _Asking(context, known_equations(discovery.identities))
    packs: dict[ActKind, None] = {}
    own: list[PackExpectation] = []
    beside: list[PackExpectation] = []
    for act in acts:
        scene = ActScene(document, act, context.facts)
        for kind in act.kinds:
            packs[kind] = None
            for one in pack_of(kind).expectations:
                if scene.is_about(one.rule):
                    asking.ask(one, scene)
                    own.append(one)
        shared = _shared(act.rival_kinds)
        for one in shared:
            asking.ask_beside(one, scene)
        beside += shared
    names = {check.name for _, check in asking.planned.values()}
    stated = [one for one in beside if one.rule.code in names]
    rules = _rules((*own, *stated))
    return PacksAsked(
        planned=tuple(asking.planned.values()),
        abstentions=tuple(asking.abstentions),
        applied=AppliedPacks(tuple(packs), rules, acts),
    )


def _shared(kinds: Sequence[ActKind]) -> list[PackExpectation]:
    """The rules of calculation that the packs of all of some kinds hold: they need no choice."""
    if not kinds:
        return []
    first, *others = map(pack_of, kinds)
    return [
        one
        for one in first.expectations
        if one.rule.nature is not Nature.LEGAL
        and all(pack.has(one.rule) for pack in others)
    ]


@dataclass(frozen=True)
class _Asking:
    """What was asked so far: identities by id, and the rules that did not run."""

    context: Context
    known: Mapping[Equation, Identity]
    planned: dict[str, Planned] = field(default_factory=dict)
    abstentions: list[Abstention] = field(default_factory=list)

    def ask(self, one: PackExpectation, scene: ActScene) -> None:
        """Ask an expectation of an act; one that crashes is an abstention that says so."""
        check = replace(
            one.check,
            find=lambda _: _stated(one, scene, self.known, self._mended()),
        )
        for stated in run_check(check, self.context):
            if isinstance(stated, Abstention):
                self.abstentions.append(stated)
            else:
                self._add(stated, one)

    def ask_beside(self, one: PackExpectation, scene: ActScene) -> None:
        """Ask what an act may owe: that it does not have the facts is nothing to say of it, but
        that the rule crashed.
        """
        own = replace(self, abstentions=[])
        own.ask(one, scene)
        self.abstentions.extend(
            each for each in own.abstentions if each.crashed
        )

    def _mended(self) -> Mapping[str, Fact]:
        """The facts, and for the result of each rule asked before that fails what it gives, with
        those that the ones before it do.
        """
        facts = dict(self.context.facts)
        for identity, _ in self.planned.values():
            outcome = evaluate(identity, facts)
            is_of_figures = identity.nature is not Nature.LEGAL
            if outcome.verdict is Verdict.FAILED and is_of_figures:
                facts |= _as_expected(outcome, facts)
        return facts

    def _add(self, identity: Identity, one: PackExpectation) -> None:
        """An identity once; others with the same words get an ordinal."""
        name, ordinal = identity.id, 1
        while name in self.planned:
            known, _ = self.planned[name]
            if known.facts == identity.facts:
                return
            ordinal += 1
            name = f"{identity.id}-{ordinal}"
        self.planned[name] = replace(identity, id=name), one.asked


def _as_expected(
    outcome: Outcome, facts: Mapping[str, Fact]
) -> dict[str, Fact]:
    """The result of an identity as its terms give it."""
    result = facts.get(outcome.identity.result)
    if result is None or outcome.expected is None:
        return {}
    return {result.id: result.with_value(outcome.expected)}


def _rules(expectations: Iterable[PackExpectation]) -> tuple[Check, ...]:
    """The rules of expectations, each once."""
    found: dict[str, Check] = {}
    for one in expectations:
        found.setdefault(one.rule.code, one.check)
    return tuple(found.values())


def _stated(
    one: PackExpectation,
    scene: ActScene,
    known: Mapping[Equation, Identity],
    mended: Mapping[str, Fact],
) -> Iterator[Identity | Abstention]:
    """The identities of an expectation in one act; why it did not run where there is none."""
    why_not = _why_not(one.rule, scene)
    if why_not is not None:
        yield _abstention(one, why_not, scene)
        return

    groups = list(SHAPES[one.rule.shape](one.rule, scene, one.severity))
    found = list(_believed(one, groups, scene, mended))
    for identity in found:
        yield _as_known(identity, known)
    if not found:
        yield _abstention(one, AMBIGUOUS if groups else NO_FACTS, scene)


def _why_not(rule: PackRule, scene: ActScene) -> Message | None:
    """Why a rule is not asked of an act; None where it is."""
    if not rule.source.is_in_force(scene.day):
        return _NOT_IN_FORCE
    if rule.unless and scene.gives_reason(rule.unless):
        return _EXCUSED
    return None


def _believed(
    one: PackExpectation,
    groups: Sequence[Sequence[Identity]],
    scene: ActScene,
    mended: Mapping[str, Fact],
) -> Iterator[Identity]:
    """The identities of each place that are stated: what the law asks is not asked of the lines."""
    facts = scene.facts
    if one.rule.nature is Nature.LEGAL:
        for group in groups:
            yield from () if is_misread(group, facts) else group
        return
    alone, severity = one.rule.alone, one.severity
    counts = obeying_elsewhere(groups, facts)
    for group, elsewhere in zip(groups, counts, strict=True):
        yield from believed(
            group, facts, alone, severity, elsewhere=elsewhere, mended=mended
        )


def _as_known(
    identity: Identity, known: Mapping[Equation, Identity]
) -> Identity:
    """An identity, as the discovery states it where it does; what the law says of what is no more
    than put to the reader takes its place. What a sentence leaves of a hundred was weighed by its
    words: the rule says it for itself."""
    equation = equation_of(identity)
    same = None if equation is None else known.get(equation)
    is_legal = identity.nature is Nature.LEGAL
    if same is None or (identity.offset and not is_legal):
        return identity
    if is_legal:
        is_error = same.severity is Severity.ERROR
        return identity if is_error else replace(identity, id=same.id)
    return strengthened(same, identity)


def _abstention(
    one: PackExpectation, why: Message, scene: ActScene
) -> Abstention:
    needed = " ; ".join(one.rule.needs)
    return Abstention(
        rule=one.rule.code,
        table_id="",
        label=one.title,
        label_en=one.rule.english,
        reason=Message(f"{why.fr} ({needed})", why.en) if needed else why,
        places=scene.start,
    )
