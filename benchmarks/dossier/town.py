"""The figures of an invented town, Valbrune-sur-Auze, over two years, and four contradictions that
each hold between two documents only: every document by itself is right.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

Lines = Mapping[str, Decimal]
"""Chapter -> amount."""


def amounts(**lines: str) -> dict[str, Decimal]:
    """Chapters, written ``c011``, and their amounts."""
    return {name[1:]: Decimal(value) for name, value in lines.items()}


LABELS = {
    "001": "Solde d'exécution de la section d'investissement reporté",
    "002": "Résultat de fonctionnement reporté",
    "011": "Charges à caractère général",
    "012": "Charges de personnel et frais assimilés",
    "65": "Autres charges de gestion courante",
    "66": "Charges financières",
    "023": "Virement à la section d'investissement",
    "042": "Opérations d'ordre de transfert entre sections",
    "70": "Produits des services, du domaine et ventes",
    "73": "Impôts et taxes",
    "74": "Dotations et participations",
    "75": "Autres produits de gestion courante",
    "16": "Emprunts et dettes assimilées",
    "20": "Immobilisations incorporelles",
    "21": "Immobilisations corporelles",
    "23": "Immobilisations en cours",
    "021": "Virement de la section de fonctionnement",
    "040": "Opérations d'ordre de transfert entre sections",
    "10": "Dotations, fonds divers et réserves",
    "1068": "Excédents de fonctionnement capitalisés",
    "13": "Subventions d'investissement reçues",
}
"""The chapters of M57 that the town uses."""


@dataclass(frozen=True, slots=True)
class Budget:
    """The four tables of a budget or of a decision that amends one."""

    operating_expenses: Lines
    operating_receipts: Lines
    investment_expenses: Lines
    investment_receipts: Lines


@dataclass(frozen=True, slots=True)
class Results:
    """What a year took over, did, and closed with; expenses and receipts as done."""

    opening: Decimal
    receipts: Decimal
    expenses: Decimal

    @property
    def of_year(self) -> Decimal:
        """Receipts less expenses."""
        return self.receipts - self.expenses

    @property
    def closing(self) -> Decimal:
        """With what was taken over."""
        return self.opening + self.of_year


@dataclass(frozen=True, slots=True)
class Town:
    """All documents' figures."""

    first: Budget
    change: Budget
    opened: Budget
    operating: Results
    investment: Results
    allocated: Mapping[str, Decimal]
    closing: Mapping[str, Decimal]
    """The results as the allocation recalls them."""
    second: Budget
    grants: Mapping[str, tuple[str, Decimal]]
    published: Mapping[str, Decimal] = field(default_factory=dict)


FIRST = Budget(
    amounts(c011="412000", c012="655000", c65="148500", c66="21400", c023="96000", c042="58000"),
    amounts(c002="121000", c70="84300", c73="812600", c74="341000", c75="32000"),
    amounts(c001="40000", c16="88000", c20="15000", c21="186000", c23="250000"),
    amounts(c021="96000", c040="58000", c10="75000", c1068="130000", c13="140000", c16="80000"),
)  # fmt: skip
CHANGE = Budget(
    amounts(c011="12000", c65="8500"),
    amounts(c74="20500"),
    amounts(c21="30000", c23="-10000"),
    amounts(c13="20000"),
)
SECOND = Budget(
    amounts(c011="430000", c012="672000", c65="152000", c66="19800", c023="110000", c042="60000"),
    amounts(c002="137230.25", c70="86000", c73="830000", c74="352000", c75="38569.75"),
    amounts(c001="12750.60", c16="90000", c20="12000", c21="200000", c23="260249.40"),
    amounts(c021="110000", c040="60000", c10="72000", c1068="130000", c13="128000", c16="75000"),
)  # fmt: skip
GRANTS = {
    "Amicale laïque de Valbrune": ("Fonctionnement", Decimal("2400")),
    "Club nautique de l'Auze": ("École de voile", Decimal("5300")),
    "Comité des fêtes": ("Fête de la Saint-Jean", Decimal("3150")),
    "Harmonie municipale": ("Fonctionnement", Decimal("4800")),
    "Les Randonneurs du Causse": ("Balisage des sentiers", Decimal("650")),
    "Secours populaire, antenne d'Auze": ("Aide alimentaire", Decimal("1900")),
}


def added(first: Lines, second: Lines) -> dict[str, Decimal]:
    """The sum of two lists of chapters."""
    return {
        code: first.get(code, Decimal(0)) + second.get(code, Decimal(0))
        for code in (*first, *(code for code in second if code not in first))
    }


def clean() -> Town:
    """The town without a contradiction."""
    operating = Results(
        Decimal("121000"), Decimal("1294350.40"), Decimal("1148120.15")
    )
    investment = Results(
        Decimal("-40000"), Decimal("498200.00"), Decimal("470950.60")
    )
    return Town(
        first=FIRST,
        change=CHANGE,
        opened=Budget(
            added(FIRST.operating_expenses, CHANGE.operating_expenses),
            added(FIRST.operating_receipts, CHANGE.operating_receipts),
            added(FIRST.investment_expenses, CHANGE.investment_expenses),
            added(FIRST.investment_receipts, CHANGE.investment_receipts),
        ),
        operating=operating,
        investment=investment,
        allocated={
            "1068": Decimal("130000"),
            "002": operating.closing - Decimal("130000"),
            "001": -investment.closing,
        },
        closing={
            "fonctionnement": operating.closing,
            "investissement": investment.closing,
        },
        second=SECOND,
        grants=GRANTS,
        published={name: amount for name, (_, amount) in GRANTS.items()},
    )


SEEDED = (
    "credits-opened",
    "result-restated",
    "result-carried",
    "grant",
)
"""The rule that each contradiction breaks."""


def contradicted() -> Town:
    """The town with four contradictions: credits of chapter 65 in the accounts, the investment
    result in the accounts, line 1068 of the second budget, one grant of the published file.
    """
    town = clean()
    opened = replace(
        town.opened,
        operating_expenses={
            **town.opened.operating_expenses,
            "65": Decimal("158200"),
        },
    )
    second = replace(
        town.second,
        investment_receipts={
            **town.second.investment_receipts,
            "1068": Decimal("103000"),
            "13": Decimal("155000"),
        },
    )
    return replace(
        town,
        opened=opened,
        investment=replace(town.investment, receipts=Decimal("498245.00")),
        second=second,
        published={
            **town.published,
            "Club nautique de l'Auze": Decimal("3500"),
        },
    )
