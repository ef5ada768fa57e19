"""The chapters and articles of the budget of kind 101."""

from __future__ import annotations

Article = tuple[str, str, str, str, str]
Chapter = tuple[str, str, tuple[Article, ...]]

# article, label, budget of the year before, proposed, voted
RUN_OUT: tuple[Chapter, ...] = (
    (
        "011",
        "Charges à caractère général",
        (
            ("60611", "Eau et assainissement", "38400", "41200", "41200"),
            ("60612", "Énergie – électricité", "214500", "199800", "198300"),
            ("60623", "Alimentation", "96200", "101450", "101450"),
            ("615221", "Entretien des bâtiments", "45000", "52600", "52600"),
            ("6156", "Maintenance", "61750", "64900", "64900"),
            ("6161", "Assurances multirisques", "28300", "33180", "33180"),
        ),
    ),
    (
        "012",
        "Charges de personnel et frais assimilés",
        (
            (
                "64111",
                "Titulaires – rémunération",
                "812000",
                "838700",
                "838700",
            ),
            ("64131", "Non titulaires", "146300", "139850", "139850"),
            ("6451", "Cotisations à l'URSSAF", "168900", "173420", "173420"),
            ("6453", "Caisses de retraite", "231400", "248960", "248960"),
        ),
    ),
    (
        "014",
        "Atténuations de produits",
        (("7392221", "FPIC", "24100", "22780", "22780"),),
    ),
    (
        "65",
        "Autres charges de gestion courante",
        (
            ("65311", "Indemnités de fonction", "98200", "98200", "98200"),
            ("6553", "Service d'incendie", "112450", "115830", "115830"),
            ("65748", "Subventions – autres", "74000", "71000", "72500"),
        ),
    ),
    (
        "66",
        "Charges financières",
        (("66111", "Intérêts à l'échéance", "41260", "37915", "37915"),),
    ),
    (
        "023",
        "Virement à la section d'investissement",
        (
            (
                "023",
                "Virement à l'investissement",
                "152060.18",
                "161907.37",
                "161907.37",
            ),
        ),
    ),
    (
        "042",
        "Opérations d'ordre de transfert entre sections",
        (("6811", "Amortissements", "118340", "124610", "124610"),),
    ),
)
RUN_IN: tuple[Chapter, ...] = (
    (
        "013",
        "Atténuations de charges",
        (("6419", "Remboursements", "18000", "21500", "21500"),),
    ),
    (
        "70",
        "Produits des services",
        (
            ("70311", "Concessions funéraires", "6200", "5800", "5800"),
            ("7067", "Redevances périscolaires", "132400", "139700", "139700"),
        ),
    ),
    (
        "73",
        "Impôts et taxes",
        (
            (
                "73211",
                "Attribution de compensation",
                "318764",
                "318764",
                "318764",
            ),
        ),
    ),
    (
        "731",
        "Fiscalité locale",
        (
            ("73111", "Impôts directs locaux", "1142300", "1171640", "1171640"),
            ("73123", "Droits de mutation", "88000", "81500", "81500"),
        ),
    ),
    (
        "74",
        "Dotations et participations",
        (
            ("74111", "Dotation forfaitaire", "402180", "396745", "396745"),
            ("741121", "Solidarité rurale", "78960", "82314", "82314"),
            ("74833", "Compensations", "29450", "31206", "31206"),
        ),
    ),
    (
        "75",
        "Autres produits de gestion courante",
        (("752", "Revenus des immeubles", "46800", "48350", "48350"),),
    ),
    (
        "042",
        "Opérations d'ordre de transfert entre sections",
        (("777", "Quote-part des subventions", "12680", "14275", "14275"),),
    ),
    (
        "002",
        "Résultat de fonctionnement reporté",
        (
            (
                "002",
                "Excédent reporté",
                "187426.18",
                "214508.37",
                "214508.37",
            ),
        ),
    ),
)

# chapter, label, left to pay or to receive, new credits
WORKS_OUT = (
    ("001", "Solde d'exécution négatif reporté", "0", "96318.52"),
    ("16", "Emprunts et dettes assimilées", "0", "138450"),
    ("20", "Immobilisations incorporelles", "7200", "18600"),
    ("204", "Subventions d'équipement versées", "0", "12000"),
    ("21", "Immobilisations corporelles", "101355.30", "358900"),
    ("23", "Immobilisations en cours", "0", "225092.37"),
    ("040", "Opérations d'ordre entre sections", "0", "14275"),
    ("041", "Opérations patrimoniales", "0", "21860"),
)
WORKS_IN = (
    ("021", "Virement de la section de fonctionnement", "0", "161907.37"),
    ("024", "Produits des cessions", "0", "15000"),
    ("10", "Dotations et fonds divers (FCTVA, TA)", "0", "80300"),
    ("1068", "Excédents de fonctionnement capitalisés", "0", "150873.82"),
    ("13", "Subventions d'investissement", "54000", "105500"),
    ("16", "Emprunts et dettes assimilées", "0", "280000"),
    ("040", "Opérations d'ordre entre sections", "0", "124610"),
    ("041", "Opérations patrimoniales", "0", "21860"),
)
