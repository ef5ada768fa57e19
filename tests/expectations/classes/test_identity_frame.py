"""The frame of identities gives back what went in, whatever the fields."""

from dataclasses import fields, replace
from decimal import Decimal, InvalidOperation

from hypothesis import given, settings
from hypothesis import strategies as st

from expectations.classes.identity_frame import (
    identities_frame,
    identity_rows,
    read_questions,
)
from extract.cell_ref import CellRef
from extract.facts import Fact, FactReading
from extract.number import Number, Unit
from validate.model.adoption import Adoption, Ground, LineTally, by_words
from validate.model.identity import (
    Form,
    Identity,
    Kind,
    Severity,
    Term,
    evaluate,
)

decimals = st.decimals(
    allow_nan=False,
    allow_infinity=False,
    places=2,
    min_value=-(10**9),
    max_value=10**9,
)


def fact(name: str, number: Number | None, printed: str = "x") -> Fact:
    return Fact(
        id=name,
        counts="amount",
        number=number,
        printed=printed,
        places=(),
        section="s",
        cell=CellRef("t", 1, 2),
    )


@st.composite
def numbers(draw):
    if draw(st.integers(0, 9)) == 0:
        return None
    value = draw(decimals)
    return Number(
        value,
        2,
        str(value),
        draw(st.sampled_from(Unit)),
        draw(st.sampled_from((1, 1000))),
        "€/mois",
        "(1)",
        draw(st.booleans()),
    )


@st.composite
def questions(draw):
    count = draw(st.integers(2, 4))
    facts = {
        f"t!r{n}c1": fact(
            f"t!r{n}c1", draw(numbers()), draw(st.text(max_size=8))
        )
        for n in range(count + 1)
    }
    names = list(facts)
    identity = Identity(
        id=draw(st.text(min_size=1, max_size=6)),
        rule="a rule",
        kind=draw(st.sampled_from(Kind)),
        form=draw(st.sampled_from(Form)),
        result=names[0],
        terms=tuple(Term(name, draw(decimals)) for name in names[1:]),
        table_id="t",
        constant=draw(decimals),
        offset=draw(decimals),
        severity=draw(st.sampled_from(Severity)),
        nature="judgmental",
        adoption=by_words("« pourquoi »"),
        label='été "2" | x',
        rounded=tuple(names[:2]),
        candidates=(("lignes", draw(decimals)),),
    )
    return identity, facts


def judged(identity, facts):
    try:
        return evaluate(identity, facts)
    except InvalidOperation:
        return "more digits than a decimal holds"


@settings(deadline=None)
@given(questions())
def test_round_trip(stated):
    identity, facts = stated
    frame = identities_frame(identity_rows([identity], ["check"], facts))
    (question,) = read_questions(frame, "check")
    assert question.identity == identity
    assert judged(question.identity, question.facts) == judged(identity, facts)


WHY = Adoption(
    (Ground.WORDS, Ground.AGREEMENT),
    "why",
    LineTally.of(7, 1, 0.0004),
    misprinted=0.67,
)


def test_every_field_of_an_identity_is_carried():
    told = Identity(
        "i",
        "rule",
        Kind.PRODUCT,
        Form.RATIO,
        "t!r0c0",
        (Term("t!r1c0", Decimal(2)),),
        "t",
        Decimal("1.5"),
        Decimal("-1"),
        Severity.INFO,
        "judgmental",
        WHY,
        "label",
        "label_en",
        ("t!r0c0",),
        True,
        (("lines", Decimal(3)),),
        scope="group",
        dividends=2,
    )
    plain = Identity("", "", Kind.SUM, Form.EQUALITY, "", ())
    same = {
        each.name
        for each in fields(Identity)
        if getattr(told, each.name) == getattr(plain, each.name)
    }
    assert same == {"counted", "quoted"}, "evidence for the reader"
    (question,) = read_questions(
        identities_frame(identity_rows([told], ["c"], {})), "c"
    )
    assert question.identity == told


def test_every_field_of_a_number_is_carried():
    number = Number(
        Decimal("12.50"), 2, "12,50", Unit.EUR, 1000, "k€", "*", True
    )
    identity = Identity("i", "r", Kind.SUM, Form.EQUALITY, "t!r0c0", ())
    frame = identities_frame(
        identity_rows(
            [identity],
            ["c"],
            {
                "t!r0c0": replace(
                    fact("t!r0c0", number), reading=FactReading(arbitrated=True)
                )
            },
        )
    )
    (question,) = read_questions(frame, "c")
    read = question.facts["t!r0c0"]
    assert read.number == number
    assert read.arbitrated
    assert all(getattr(number, each.name) for each in fields(Number))


def test_a_figure_that_was_not_read_stays_missing():
    identity = Identity(
        "i", "r", Kind.SUM, Form.EQUALITY, "gone", (Term("gone too"),)
    )
    (question,) = read_questions(
        identities_frame(identity_rows([identity], ["c"], {})), "c"
    )
    assert question.facts == {}
    assert evaluate(question.identity, question.facts).note == "missing"


def test_all_of_the_frame_is_text():
    identity = Identity("i", "r", Kind.SUM, Form.EQUALITY, "a", (Term("b"),))
    facts = {
        name: fact(name, Number(Decimal("0.10"), 2, "0,10")) for name in "ab"
    }
    frame = identities_frame(identity_rows([identity], ["c"], facts))
    assert frame.map(lambda value: isinstance(value, str)).all(axis=None)
    assert '"value": "0.10"' in frame.loc[0, "terms"]
