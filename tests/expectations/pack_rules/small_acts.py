"""A small act for each rule of the packs, and a change of it that breaks the rule."""

from .conftest import SmallAct

BUDGET = SmallAct(
    "Vote du budget primitif 2026",
    [
        (
            "Section de fonctionnement – Dépenses",
            [
                "Chap.|Libellé|Budget 2025|Vote 2026",
                "011|Charges à caractère général|500,00|520,00",
                "023|Virement à la section d'investissement|80,00|95,00",
                "042|Opérations d'ordre versées|20,00|25,00",
                "Total des dépenses de fonctionnement||600,00|640,00",
            ],
        ),
        (
            "Section de fonctionnement – Recettes",
            [
                "Chap.|Libellé|Budget 2025|Vote 2026",
                "70|Produits des services|590,00|628,00",
                "042|Opérations d'ordre reçues|10,00|12,00",
                "Total des recettes||600,00|640,00",
            ],
        ),
        (
            "Section d'investissement – Dépenses",
            [
                "Chap.|Libellé|Budget 2025|Vote 2026",
                "21|Immobilisations|85,00|98,00",
                "040|Opérations d'ordre|10,00|12,00",
                "041|Opérations patrimoniales|5,00|10,00",
                "Total des dépenses d'investissement||100,00|120,00",
            ],
        ),
        (
            "Section d'investissement – Recettes",
            [
                "Chap.|Libellé|Budget 2025|Vote 2026",
                "13|Subventions|-5,00|-10,00",
                "040|Opérations d'ordre|20,00|25,00",
                "041|Opérations patrimoniales (R)|5,00|10,00",
                "021|Virement de la section de fonctionnement|80,00|95,00",
                "Total des recettes||100,00|120,00",
            ],
        ),
    ],
)
AMENDMENT = SmallAct(
    "Décision modificative n° 1",
    [
        (
            "Décision modificative",
            [
                "Chap.|Libellé|Crédits ouverts|Modification|Crédits après DM",
                "011|Charges|1 000,00|150,00|1 150,00",
                "012|Personnel|2 400,00|-80,00|2 320,00",
                "65|Autres charges|310,00|45,00|355,00",
                "66|Intérêts|96,00|12,00|108,00",
            ],
        )
    ],
)
RAISED = SmallAct(
    "Décision modificative n° 1",
    [
        (
            "Virements de crédits",
            [
                "Chap.|Libellé|Crédits ouverts|Augmentations|Diminutions|Crédits après",
                "011|Charges|1 000,00|150,00||1 150,00",
                "012|Personnel|2 400,00||80,00|2 320,00",
                "65|Autres charges|310,00|45,00|5,00|350,00",
                "66|Intérêts|96,00|12,00||108,00",
            ],
        )
    ],
)
ACCOUNTS = SmallAct(
    "Approbation du compte administratif 2025",
    [
        (
            "Résultats de l'exercice 2025",
            [
                "Ligne|Fonctionnement|Investissement|Ensemble",
                "Recettes de l'exercice|900,00|400,00|1 300,00",
                "Dépenses de l'exercice|700,00|450,00|1 150,00",
                "Résultat de l'exercice|200,00|-50,00|150,00",
                "Résultat reporté|60,00|-30,00|30,00",
                "Résultat de clôture|260,00|-80,00|180,00",
                "Solde des restes à réaliser|-10,00|-15,00|-25,00",
                "Résultat cumulé|250,00|-95,00|155,00",
            ],
        )
    ],
)
ACROSS = SmallAct(
    "Approbation du compte administratif 2025",
    [
        (
            "Résultats par budget",
            [
                "Budget|Recettes|Dépenses|Résultat exercice|Résultat reporté|Résultat de clôture",
                "Principal|900,00|700,00|200,00|60,00|260,00",
                "Eau|410,00|395,00|15,00|7,00|22,00",
                "Lotissement|128,00|144,00|-16,00|35,00|19,00",
                "Chaleur|77,00|61,00|16,00|-3,00|13,00",
            ],
        )
    ],
)
ALLOCATION = SmallAct(
    "Affectation du résultat de l'exercice 2025",
    [
        (
            "Affectation du résultat",
            [
                "Ligne|Montant",
                "Solde d'exécution d'investissement (D 001)|-620,00",
                "Solde des restes à réaliser|-130,00",
                "Besoin de financement de l'investissement|-750,00",
                "Résultat de fonctionnement à affecter|1 240,00",
                "Affectation en réserves (1068)|750,00",
                "Report en fonctionnement (002)|490,00",
            ],
        )
    ],
)
UNSIGNED = SmallAct(
    "Affectation du résultat de l'exercice 2025",
    [
        (
            "Affectation du résultat",
            [
                "Ligne|Montant",
                "Solde d'exécution d'investissement|-620,00",
                "Solde des restes à réaliser|-130,00",
                "Besoin de financement|750,00",
                "Résultat de fonctionnement à affecter|1 240,00",
                "1068 Affectation en réserves|750,00",
                "002 Report en fonctionnement|490,00",
            ],
        )
    ],
)
TAXES = SmallAct(
    "Vote des taux d'imposition pour 2026",
    [
        (
            "Taxes",
            [
                "Taxe|Base prévisionnelle|Taux voté (%)|Produit attendu",
                "Foncière bâtie|4 812 000|38,25|1 840 590",
                "Foncière non bâtie|61 500|52,40|32 226",
                "Résidences secondaires|318 000|17,10|54 378",
            ],
        )
    ],
)
GRANTS = SmallAct(
    "Attribution des subventions aux associations",
    [
        (
            "Subventions 2026",
            [
                "Association|Subvention votée 2026",
                "Harmonie des Ormes|24 500,00 €",
                "Judo club|3 400,00 €",
                "Commune de Vaux|41 000,00 €",
            ],
        )
    ],
)
PLAN = SmallAct(
    "École : plan de financement et demande de subventions",
    [
        (
            "Plan de financement",
            [
                "Dépenses|Montant HT|Recettes|Montant",
                "Travaux|80 000,00|DETR|42 000,00",
                "Études|20 000,00|Région|33 000,00",
                "||Autofinancement|25 000,00",
                "Total|100 000,00|Total|100 000,00",
            ],
        )
    ],
)
FINANCED = SmallAct(
    "Voirie : plan de financement",
    [
        (
            "Plan de financement",
            [
                "Financeur|Dépense éligible|Taux (%)|Montant sollicité",
                "État|90 000,00|30,00|27 000,00",
                "Région|84 500,00|12,00|10 140,00",
                "Département|61 300,00|20,00|12 260,00",
            ],
        )
    ],
)
TAXED = SmallAct(
    "École : plan de financement",
    [
        (
            "Coût",
            [
                "Ligne|Montant",
                "Total HT|100 000,00",
                "TVA 20 %|20 000,00",
                "Total TTC|120 000,00",
            ],
        )
    ],
)
PROGRAMMES = SmallAct(
    "Autorisations de programme et crédits de paiement",
    [
        (
            "AP/CP",
            [
                "Opération|AP votée|CP 2025|CP 2026|CP 2027",
                "Gymnase|1 250 000|310 000|540 000|400 000",
                "Voirie|860 000|160 000|450 000|250 000",
                "Médiathèque|2 430 000|700 000|930 000|800 000",
            ],
        )
    ],
)
REVISED = SmallAct(
    "Révision des autorisations de programme",
    [
        (
            "AP",
            [
                "Opération|AP votée|Révision|AP révisée",
                "Gymnase|1 250 000|85 000|1 335 000",
                "Voirie|860 000|-40 000|820 000",
                "Médiathèque|2 430 000|110 000|2 540 000",
            ],
        )
    ],
)
GUARANTEE = SmallAct(
    "Garantie d'emprunt à la SEM de la Vallée",
    [
        (
            "Prêts garantis",
            [
                "Ligne|Montant du prêt|Quotité garantie|Montant garanti",
                "PLUS|480 000,00|50,00 %|240 000,00",
                "PLAI|316 500,00|50,00 %|158 250,00",
                "Foncier|127 300,00|50,00 %|63 650,00",
            ],
        )
    ],
)
DURATIONS = SmallAct(
    "Durées d'amortissement des immobilisations",
    [
        (
            "Durées d'amortissement",
            [
                "Compte|Bien|Durée",
                "2041581|Subventions d'équipement – biens mobiliers, matériel, études|5 ans",
                "2041582|Subventions d'équipement – bâtiments et installations|30 ans",
                "2041583|Subventions d'équipement – infrastructures d'intérêt national|40 ans",
                "2183|Matériel informatique|4 ans",
            ],
        ),
    ],
)
GUARANTORS = SmallAct(
    "Garantie d'un emprunt de la société Habitat",
    [
        (
            "Répartition entre garants",
            [
                "Garant|Quotité|Montant garanti",
                "Commune|40,00 %|1 142 400,00",
                "Agglomération|20,00 %|571 200,00",
                "Département|40,00 %|1 142 400,00",
                "Ensemble|100,00 %|2 856 000,00",
            ],
        ),
    ],
)
OFFERS = SmallAct(
    "Réalisation d'un emprunt de 600 000 €",
    [
        (
            "Offres reçues",
            [
                "Établissement|Taux fixe|Intérêts|Commission|Coût total",
                "Banque coopérative|3,38 %|162 240,00|600,00|162 840,00",
                "Caisse des vallées|3,45 %|165 600,00|300,00|165 900,00",
                "Crédit rural|3,52 %|168 960,00|150,00|169 110,00",
            ],
        ),
    ],
)
LOAN = SmallAct(
    "Souscription d'un emprunt",
    [
        (
            "Tableau d'amortissement",
            [
                "N°|Capital restant dû avant|Capital|Intérêts|Échéance|Capital restant dû après",
                "1|100 000,00|9 000,00|3 500,00|12 500,00|91 000,00",
                "2|91 000,00|9 315,00|3 185,00|12 500,00|81 685,00",
                "3|81 685,00|9 641,02|2 858,98|12 500,00|72 043,98",
                "4|72 043,98|9 978,46|2 521,54|12 500,00|62 065,52",
            ],
        )
    ],
)
LOAN_AFTER = SmallAct(
    "Souscription d'un emprunt",
    [
        (
            "Tableau d'amortissement",
            [
                "N°|Capital|Intérêts|Échéance|Capital restant dû",
                "1|9 000,00|3 500,00|12 500,00|91 000,00",
                "2|9 315,00|3 185,00|12 500,00|81 685,00",
                "3|9 641,02|2 858,98|12 500,00|72 043,98",
                "4|9 978,46|2 521,54|12 500,00|62 065,52",
                "5|10 327,71|2 172,29|12 500,00|51 737,81",
                "6|10 689,18|1 810,82|12 500,00|41 048,63",
                "7|11 063,30|1 436,70|12 500,00|29 985,33",
                "8|11 450,51|1 049,49|12 500,00|18 534,82",
            ],
        )
    ],
)
LOAN_BEFORE = SmallAct(
    "Souscription d'un emprunt",
    [
        (
            "Tableau d'amortissement",
            [
                "N°|Capital restant dû avant|Capital|Intérêts|Échéance",
                "1|100 000,00|9 000,00|3 500,00|12 500,00",
                "2|91 000,00|9 315,00|3 185,00|12 500,00",
                "3|81 685,00|9 641,02|2 858,98|12 500,00",
                "4|72 043,98|9 978,46|2 521,54|12 500,00",
                "5|62 065,52|10 327,71|2 172,29|12 500,00",
                "6|51 737,81|10 689,18|1 810,82|12 500,00",
                "7|41 048,63|11 063,30|1 436,70|12 500,00",
                "8|29 985,33|11 450,51|1 049,49|12 500,00",
            ],
        )
    ],
)
MEMBERS = SmallAct(
    "Indemnités de fonction du maire et des adjoints",
    [
        (
            "Indemnités",
            [
                "Fonction|Nombre|Taux (%)|Indemnité mensuelle|Total mensuel",
                "Maire|1|50,00|2 055,26|2 055,26",
                "Adjoints|5|18,00|739,89|3 699,45",
                "Conseillers délégués|3|6,00|246,63|739,89",
            ],
        )
    ],
    ["La commune compte 2 480 habitants."],
)
YEARLY = SmallAct(
    "Indemnités de fonction du maire et des adjoints",
    [
        (
            "Indemnités",
            [
                "Élu|Montant mensuel|Montant annuel",
                "Maire|2 055,26|24 663,12",
                "Premier adjoint|739,89|8 878,68",
                "Deuxième adjointe|702,11|8 425,32",
            ],
        )
    ],
)
ENVELOPE = SmallAct(
    "Indemnités de fonction du maire et des adjoints",
    [
        (
            "Indemnités",
            [
                "Ligne|Montant mensuel",
                "Enveloppe indemnitaire globale|6 400,00",
                "Total des indemnités|6 150,00",
            ],
        )
    ],
)
STAFF = SmallAct(
    "Modification du tableau des effectifs",
    [
        (
            "Effectifs",
            [
                "Grade|Emplois budgétaires|Pourvus|Vacants",
                "Attaché|7|5|2",
                "Rédacteur|12|9|3",
                "Adjoint technique|34|28|6",
            ],
        )
    ],
)
CHANGED = SmallAct(
    "Modification du tableau des effectifs",
    [
        (
            "Effectifs",
            [
                "Grade|Effectif avant|Créations|Suppressions|Effectif après",
                "Attaché|7|2|1|8",
                "Rédacteur|12|1|3|10",
                "Adjoint technique|34|5|2|37",
            ],
        )
    ],
)
BONUSES = SmallAct(
    "Régime indemnitaire (RIFSEEP)",
    [
        (
            "Plafonds",
            [
                "Groupe|Plafond IFSE|Plafond CIA|Plafond global",
                "A1|30 210,00|5 331,00|35 541,00",
                "B1|17 480,00|2 380,00|19 860,00",
                "C1|11 340,00|1 260,00|12 600,00",
            ],
        )
    ],
)
ENVELOPES = SmallAct(
    "Régime indemnitaire (RIFSEEP)",
    [
        (
            "Enveloppes",
            [
                "Groupe|Plafond par agent|Effectif|Enveloppe",
                "A1|30 210,00|3|90 630,00",
                "B1|17 480,00|7|122 360,00",
                "C1|11 340,00|21|238 140,00",
            ],
        )
    ],
)
PRICES = SmallAct(
    "Tarifs de la piscine",
    [
        (
            "Recettes attendues",
            [
                "Entrée|Tarif|Nombre d'entrées|Recette",
                "Adulte|4,20|3 150|13 230,00",
                "Enfant|2,60|5 480|14 248,00",
                "Groupe|1,90|870|1 653,00",
            ],
        )
    ],
)
CONTRACT = SmallAct(
    "Restaurant scolaire – avenants n° 2 aux marchés de travaux",
    [
        (
            "Avenants",
            [
                "Lot|Montant initial HT|Avenant n° 1|Avenant n° 2|Nouveau montant HT",
                "Gros œuvre|412 600,00|8 400,00|12 350,00|433 350,00",
                "Charpente|98 750,00|-1 200,00|3 640,00|101 190,00",
                "Chauffage|156 300,00|2 150,00|4 875,00|163 325,00",
            ],
        )
    ],
)
AMENDED = SmallAct(
    "Gymnase – avenants aux marchés de travaux",
    [
        (
            "Avenants (HT)",
            [
                "Lot|Montant initial|Avenants antérieurs|Présent avenant|Nouveau montant|Cumul (%)",
                "Gros œuvre|412 600,00|8 400,00|12 350,00|433 350,00|5,03",
                "Charpente|98 750,00|-1 200,00|3 640,00|101 190,00|2,47",
                "Peinture|61 480,00|0,00|-2 305,50|59 174,50|-3,75",
                "Chauffage|156 300,00|2 150,00|4 875,00|163 325,00|4,49",
            ],
        )
    ],
)
PARCELS = SmallAct(
    "Acquisition de parcelles aux Versennes",
    [
        (
            "Parcelles",
            [
                "Parcelle|Surface (m²)|Prix au m²|Prix total",
                "AB 12|4 350|12,50|54 375,00",
                "AB 17|1 280|9,80|12 544,00",
                "AC 3|962|15,20|14 622,40",
            ],
        )
    ],
)
ASSETS = SmallAct(
    "Durées d'amortissement des immobilisations",
    [
        (
            "Plan d'amortissement",
            [
                "Bien|Valeur d'acquisition|Durée (ans)|Dotation 2026",
                "Véhicule|24 600,00|8|3 075,00",
                "Mobilier|13 450,00|10|1 345,00",
                "Serveur|9 780,00|5|1 956,00",
            ],
        )
    ],
)
NET = SmallAct(
    "Durées d'amortissement des immobilisations",
    [
        (
            "État de l'actif",
            [
                "Bien|Valeur brute|Amortissements cumulés|Valeur nette",
                "Véhicule|24 600,00|9 225,00|15 375,00",
                "Mobilier|13 450,00|4 035,00|9 415,00",
                "Serveur|9 780,00|5 868,00|3 912,00",
            ],
        )
    ],
)
FPIC = SmallAct(
    "Répartition du FPIC 2026",
    [
        (
            "Répartition",
            [
                "Commune|Prélèvement|Reversement|Solde",
                "Arzillac|108 640|46 310|-62 330",
                "Bois-Chenu|38 914|24 870|-14 044",
                "Dampvallon|27 318|18 640|-8 678",
            ],
        )
    ],
)
ADOPTED = SmallAct(
    "Répartition du FPIC 2026",
    FPIC.tables,
    (
        "Le conseil adopte la répartition dérogatoire par 24 voix pour et 10 voix contre.",
    ),
)
FEES = SmallAct(
    "Redevances d'occupation du domaine public",
    [
        (
            "Terrasses",
            [
                "Occupant|Surface (m²)|Tarif (€/m²/mois)|Mois|Redevance",
                "Café du Port|42|3,50|6|882,00",
                "Le Tilleul|18|4,20|5|378,00",
                "Brasserie|65|2,80|7|1 274,00",
            ],
        )
    ],
)

CEILINGS = SmallAct(
    "Régime indemnitaire (RIFSEEP)",
    [
        (
            "Montants",
            [
                "Groupe|Montant IFSE|Plafond IFSE|Montant CIA|Plafond CIA",
                "A1|24 000,00|36 210,00|2 400,00|6 390,00",
                "B1|9 800,00|17 480,00|1 200,00|2 380,00",
                "C1|4 100,00|11 340,00|600,00|1 260,00",
            ],
        )
    ],
)
NETWORKS = SmallAct(
    "Redevances d'occupation du domaine public",
    [
        (
            "Réseaux",
            [
                "Ouvrage|Quantité|Tarif voté (€)|Plafond (€)|Produit (€)",
                "Artères souterraines|84,35|49,41|49,41|4 167,73",
                "Artères aériennes|37,18|65,88|65,88|2 449,42",
            ],
        )
    ],
)
PAID = SmallAct(
    "Approbation du compte administratif 2025",
    [
        (
            "Dépenses de fonctionnement",
            [
                "Chap.|Libellé|Crédits ouverts|Mandats émis",
                "011|Charges à caractère général|512 400,00|487 936,42",
                "012|Charges de personnel|1 036 500,00|1 021 884,07",
                "65|Autres charges|248 650,00|236 850,00",
            ],
        )
    ],
)
DEROGATORY = SmallAct(
    "Répartition du FPIC 2026",
    [
        (
            "Répartition dérogatoire",
            [
                "Commune|Droit commun (€)|Dérogatoire (€)",
                "Arzillac|107 918|94 700",
                "Bois-Chenu|46 416|48 900",
                "Lacaune|8 395|8 914",
            ],
        )
    ],
)
STATEMENTS = SmallAct(
    "Restaurant scolaire – avenants aux marchés de travaux",
    [
        (
            "Situations",
            [
                "Situation|Travaux du mois HT|Cumul HT",
                "Février|86 420,00|86 420,00",
                "Mars|124 315,50|210 735,50",
                "Avril|152 760,00|363 495,50",
                "Mai|98 204,25|461 699,75",
                "Juin|141 890,00|603 589,75",
                "Juillet|71 310,00|674 899,75",
                "Août|20 100,25|695 000,00",
                "Septembre|31 200,00|726 200,00",
            ],
        )
    ],
)
REVISED_PAYMENTS = SmallAct(
    "Autorisations de programme et crédits de paiement",
    [
        (
            "AP/CP",
            [
                "Opération|Montant révisé|CP 2025|CP 2026|CP 2027",
                "Gymnase|1 250 000|310 000|540 000|400 000",
                "Voirie|860 000|160 000|450 000|250 000",
                "Médiathèque|2 430 000|700 000|930 000|800 000",
            ],
        )
    ],
)


INSTALMENTS = SmallAct(
    "Contributions des communes membres pour 2026",
    [
        (
            "Échéancier",
            [
                "Commune|Contribution (€)|31 mars (€)|30 juin (€)|31 octobre (€)",
                "Aurignac|182 599,92|73 039,97|54 779,98|54 779,97",
                "Beaumarais|88 573,50|35 429,40|26 572,05|26 572,05",
                "Cormery|44 617,00|17 846,80|13 385,10|13 385,10",
            ],
        )
    ],
)
PROVISIONS = SmallAct(
    "Admission en non-valeur de créances",
    [
        (
            "Créances douteuses",
            [
                "Année|Créances (€)|Taux (%)|Provision (€)",
                "2021|8 640,00|100|8 640,00",
                "2022|6 215,00|60|3 729,00",
                "2023|4 180,00|25|1 045,00",
            ],
        )
    ],
)
PUPILS = SmallAct(
    "Forfait communal et participation des communes de résidence",
    [
        (
            "Participation",
            [
                "Commune|Élèves|Coût des élèves (€)|Taux (%)|Participation (€)",
                "Brémontier|30|27 543,50|80|22 034,80",
                "Coulonges|17|14 541,10|80|11 632,88",
                "Vaux|9|8 120,00|60|4 872,00",
            ],
        )
    ],
)

OPENED = SmallAct(
    "Modification du tableau des effectifs",
    [
        (
            "Tableau des effectifs",
            [
                "Grade|Postes ouverts|Pourvus|Vacants",
                "Attaché|8|6|2",
                "Rédacteur|10|9|1",
                "Technicien|13|11|2",
                "Adjoint technique|37|30|7",
            ],
        ),
        (
            "Créations et suppressions",
            [
                "Grade|Effectif avant|Créations|Suppressions|Effectif après",
                "Attaché|7|2|1|8",
                "Rédacteur|12|1|3|10",
                "Adjoint technique|34|5|2|37",
                "Technicien|11|2|0|13",
            ],
        ),
    ],
)
APPLIED = SmallAct(
    "Durées d'amortissement et plan d'amortissement",
    [
        (
            "Durées d'amortissement",
            [
                "Compte|Catégorie de biens|Durée (ans)",
                "2051|Logiciels|3",
                "2158|Installations techniques|12",
                "21828|Véhicules|8",
                "21838|Matériel informatique|4",
            ],
        ),
        (
            "Plan d'amortissement",
            [
                "Bien|Compte|Valeur (€)|Durée (ans)|Annuité (€)",
                "Logiciel de paie|2051|13 470,00|3|4 490,00",
                "Groupe électrogène|2158|31 680,00|12|2 640,00",
                "Camion-benne|21828|74 560,00|8|9 320,00",
                "Serveurs|21838|22 840,00|4|5 710,00",
            ],
        ),
    ],
)
LONGEST = SmallAct(
    "Durées d'amortissement des immobilisations",
    [
        (
            "Durées d'amortissement",
            [
                "Compte|Bien|Durée (ans)|Durée maximale (ans)",
                "2031|Frais d'études|5|5",
                "20412|Subventions d'équipement|25|30",
                "2183|Matériel informatique|4|10",
            ],
        )
    ],
)
VALUED = SmallAct(
    "Acquisition de parcelles aux Versennes",
    [
        (
            "Parcelles",
            [
                "Parcelle|Surface (m²)|Prix (€)|Avis du domaine (€)",
                "AB 12|4 350|54 375,00|52 000,00",
                "AB 13|1 120|14 000,00|13 500,00",
                "AC 87|612|39 168,00|38 500,00",
            ],
        )
    ],
    [
        "Vu l'avis du domaine du 2 juin 2026, assorti d'une marge d'appréciation de 10 % ;"
    ],
)
BANDS = SmallAct(
    "Tarifs de la restauration scolaire",
    [
        (
            "Restauration scolaire",
            [
                "Tranche|QF de|à|Tarif (€)",
                "T1|0|400|1,00",
                "T2|401|600|1,65",
                "T3|601|800|2,42",
                "T4|801|1000|3,20",
                "T5|1001|1300|4,02",
            ],
        )
    ],
)

GRADES = SmallAct(
    "Tableau des effectifs au 1er septembre 2026",
    [
        (
            "Tableau des effectifs",
            [
                "Grade|Catégorie|Emplois ouverts|Pourvus|Vacants",
                "Attaché principal|A|2|2|0",
                "Rédacteur principal de 2e classe|B|3|2|1",
                "Technicien territorial|B|2|1|1",
                "Adjoint technique|C|11|9|2",
                "Auxiliaire de puériculture|B|4|4|0",
                "Technicien informatique|C|1|1|0",
            ],
        )
    ],
)
EXTINCT = SmallAct(
    "Admission en non-valeur de créances irrécouvrables",
    [
        (
            "Créances présentées",
            [
                "Motif|Compte|Titres|Montant (€)",
                "Poursuite sans effet|6541|12|640,20",
                "Surendettement et décision d'effacement de dette|6542|4|1 310,00",
                "Clôture insuffisance actif sur RJ-LJ|6542|7|2 085,40",
            ],
        )
    ],
)
SCHOOLS = SmallAct(
    "Forfait communal des écoles privées 2026-2027",
    [
        (
            "Dépenses des écoles publiques",
            [
                "Dépense|Maternelle (€)|Élémentaire (€)",
                "Personnel d'entretien|41 200,00|63 800,00",
                "Chauffage et électricité|18 400,00|29 600,00",
                "Fournitures scolaires|7 100,00|12 900,00",
                "Total|66 700,00|106 300,00",
            ],
        )
    ],
)
THRESHOLD = SmallAct(
    GRANTS.title,
    GRANTS.tables,
    [
        "Le conseil signe une convention avec chaque association au-delà du seuil de 23 000 euros.",
    ],
)
SHARED = SmallAct(
    PROGRAMMES.title,
    PROGRAMMES.tables,
    [
        "La commune conserve à sa charge 30,00 % du coût hors taxes, soit 375 000 €.",
    ],
)
CAPPED = SmallAct(
    GUARANTEE.title,
    GUARANTEE.tables,
    [
        "Vu les articles L. 2252-1 et D. 1511-35 du code général des collectivités territoriales,",
        "la part garantie par les deux collectivités est de 50 % de l'emprunt.",
    ],
)
DEPUTIES = SmallAct(
    "Indemnités de fonction des élus",
    MEMBERS.tables,
    [
        "L'effectif légal du conseil est de 29 sièges : il peut élire huit adjoints au plus.",
        "Le conseil a élu cinq adjoints le 20 mars 2026.",
    ],
)
LINKED = SmallAct(
    "Vote des taux d'imposition 2026",
    [
        (
            "Taux des taxes directes locales",
            [
                "Taxe|Taux 2025 (%)|Taux votés 2026 (%)",
                "Taxe foncière sur les propriétés bâties|38,20|38,96",
                "Taxe foncière sur les propriétés non bâties|52,10|53,14",
                "Taxe d'habitation sur les résidences secondaires|14,35|14,64",
            ],
        )
    ],
)
WEIGHED = SmallAct(
    "Contributions des communes membres pour 2027",
    INSTALMENTS.tables,
    [
        "La clé de répartition retient la population pour 55 % et le potentiel fiscal pour 45 %.",
        "La contribution est versée pour 40 % en mars, pour 30 % en juin et le solde en octobre.",
    ],
)
SAVED = SmallAct(
    "Approbation du compte administratif 2025",
    ACCOUNTS.tables,
    [
        "Les recettes réelles sont de 812 400,00 € et les dépenses réelles de 690 150,00 € : "
        "l'épargne brute est de 122 250,00 €."
    ],
)


WATER = SmallAct(
    "Rapport sur le prix et la qualité du service public d'eau potable",
    [
        (
            "Volumes (m³)",
            [
                "Ligne|2023|2024|2025",
                "Volume produit|310 400|305 900|318 250",
                "Volume importé|18 200|21 350|26 400",
                "Volume exporté|-4 100|-5 250|-6 050",
                "Volume mis en distribution|324 500|322 000|338 600",
                "Volume comptabilisé|248 900|250 300|259 700",
                "Volume consommé sans comptage|1 500|1 600|1 700",
                "Volume de service|6 100|6 150|6 300",
                "Volume consommé autorisé|256 500|258 050|267 700",
                "Pertes|68 000|63 950|70 900",
                "Volume non compté|75 600|71 700|78 900",
                "Linéaire de réseau (km)|98,2|98,6|99,1",
                "Rendement du réseau (%)|79,3|80,5|79,4",
                "Indice linéaire de pertes (m³/km/j)|1,90|1,77|1,96",
                "Indice linéaire des volumes non comptés|2,11|1,99|2,18",
            ],
        ),
        (
            "Indicateurs",
            [
                "Indicateur|2023|2024|2025",
                "Linéaire renouvelé sur cinq ans (km)|3,15|3,72|4,08",
                "Taux moyen de renouvellement (%)|0,64|0,75|0,82",
                "Montant des impayés (€)|11 980|12 415|10 870",
                "Montant facturé (€)|998 300|1 012 450|1 041 870",
                "Taux d'impayés (%)|1,20|1,23|1,04",
                "Encours de la dette (€)|964 300|912 750|1 043 600",
                "Épargne brute (€)|148 720|139 415|151 980",
                "Durée d'extinction de la dette (années)|6,5|6,5|6,9",
                "Nombre de réclamations écrites|12|9|15",
                "Nombre d'abonnés|2 084|2 102|2 131",
                "Taux de réclamations (pour 1 000)|5,76|4,28|7,04",
            ],
        ),
        (
            "Facture de 120 m³",
            [
                "Ligne|2024|2025|2026",
                "Total TTC|281,05|292,02|303,21",
                "Prix TTC au m³|2,34|2,43|2,53",
            ],
        ),
    ],
)
"""Its network stands in the table of volumes, that of the renewal in another one."""
YIELD = SmallAct(
    WATER.title,
    [
        (
            "Volumes (m³)",
            [
                "Ligne|2024|2025",
                "Volume produit|305 900|318 250",
                "Volume importé|21 350|26 400",
                "Volume exporté|5 250|6 050",
                "Volume mis en distribution|322 000|338 600",
                "Volume comptabilisé domestique|210 300|217 500",
                "Volume comptabilisé non domestique|40 000|42 200",
                "Volume de service|7 750|8 000",
                "Volume consommé autorisé|258 050|267 700",
            ],
        )
    ],
    [
        "Le rendement du réseau de distribution passe de 80,5 % en 2024 à 79,4 %."
    ],
)
"""Its volume counted is told in two parts, its yield in a sentence."""
WATER_ACROSS = SmallAct(
    WATER.title,
    [
        (
            "Volumes (m³)",
            [
                "Année|Volume produit|Volume acheté|Volume vendu en gros|"
                "Volume mis en distribution|Volume comptabilisé|Volume de service|"
                "Volume consommé autorisé|Pertes|Volume non compté|Rendement (%)|"
                "Longueur du réseau (km)|Indice linéaire de pertes|"
                "Indice linéaire des volumes non comptés",
                "2022|612 840|88 410|31 250|670 000|548 930|7 420|556 350|113 650|121 070|"
                "83,8|148,2|2,10|2,24",
                "2023|598 315|94 760|30 885|662 190|541 075|7 350|548 425|113 765|121 115|"
                "83,6|148,9|2,09|2,23",
                "2024|587 960|97 205|32 140|653 025|538 640|7 415|546 055|106 970|114 385|"
                "84,4|149,6|1,96|2,09",
                "2025|601 475|82 930|33 690|650 715|544 215|7 530|551 745|98 970|106 500|"
                "85,5|150,4|1,80|1,94",
            ],
        ),
    ],
)
CLOSED = SmallAct(
    "Affectation du résultat de l'exercice 2025",
    [
        (
            "Résultats de clôture et affectation",
            [
                "Ligne|Exploitation|Investissement",
                "Résultat de l'exercice|41 743,95|-185 513,28",
                "Résultat reporté|71 000,00|170 850,00",
                "Résultat de clôture|112 743,95|-14 663,28",
                "Affectation en réserves (1068)|14 663,28|",
                "Excédent reporté (002)|98 080,67|",
            ],
        )
    ],
)


def _saying(act: SmallAct, *prose: str) -> SmallAct:
    return SmallAct(act.title, act.tables, prose)


TRANSFERS = _saying(
    BUDGET,
    "Le maire peut virer des crédits de chapitre à chapitre, hors dépenses de personnel,",
    "dans la limite de 7,5 % des dépenses réelles de chaque section.",
)
BEFORE = SmallAct(
    "Vote du budget primitif 2025",
    BUDGET.tables,
    [
        "Hors année de renouvellement, le budget est adopté avant le 15",
        "avril de l'exercice.",
    ],
    date="2025-03-27",
)
AIDED = SmallAct(
    "Réfection de la salle des fêtes : plan de financement",
    PLAN.tables,
    [
        "Le cumul des aides publiques ne dépasse pas 80 % du coût de l'opération.",
    ],
)
CONSULTED = _saying(
    VALUED,
    "Le prix étant supérieur au seuil de 180 000 €, le service du domaine a été consulté.",
)
BARRED = _saying(
    PROVISIONS,
    "L'action en recouvrement se prescrit par quatre ans après la prise en charge du titre.",
)
WITHIN = _saying(
    DEROGATORY,
    "La répartition ne peut s'écarter de plus de 30 % du droit commun.",
)
PRESENTED = _saying(
    WATER,
    "En application de l'article D. 2224-1, il est présenté dans les neuf mois qui suivent la "
    "clôture de l'exercice.",
)
PRESENTED_BY_GROUP = _saying(
    WATER,
    "Le comité syndical en est saisi. Ce rapport doit être présenté au plus tard dans les 9 mois"
    " qui suivent la clôture de l'exercice.",
)
TAXED_MEMBERS = _saying(
    INSTALMENTS,
    "Selon l'article L. 5212-20, la commune a un délai de 40 jours pour s'y opposer.",
)
SCHOOLED = _saying(
    SCHOOLS,
    "L'instruction étant obligatoire dès l'âge de 3 ans, les maternelles sont comptées.",
)
STUDIED = SmallAct(
    DURATIONS.title,
    [
        (
            "Durées d'amortissement",
            [
                "Compte|Bien|Durée (ans)",
                "202|Frais liés aux documents d'urbanisme|10",
                "2031|Frais d'études non suivis de réalisation|5",
                "2183|Matériel informatique|4",
            ],
        )
    ],
)
SCALE = SmallAct(
    MEMBERS.title,
    [
        (
            "Enveloppe",
            [
                "Fonction|Nombre|Taux maximal (%)",
                "Maire|1|58,30",
                "Adjoints|7|23,32",
            ],
        )
    ],
    ["La commune compte 4.212 habitants."],
)
VOTED_ACCOUNTS = _saying(
    ALLOCATION,
    "Le compte administratif est voté au plus tard le 30 juin de l'année suivant l'exercice.",
)
SAID_SCALE = _saying(
    MEMBERS,
    "Pour une commune de 3 500 à 9 999 habitants, le taux maximal est de 58,3 % pour le maire et de"
    " 23,32 % pour chaque adjoint.",
)
ENGAGED = _saying(
    BUDGET,
    "Jusqu'à l'adoption du budget, le maire engage les dépenses d'investissement dans la limite",
    "du quart des crédits ouverts à l'exercice précédent.",
)
CITED = _saying(
    GRANTS,
    "En application de la loi du 12 avril 2000, une convention est conclue avec tout organisme",
    "dont la subvention annuelle dépasse 23 000 €.",
)
THRESHOLDS = SmallAct(
    "Attribution des subventions aux associations",
    [
        *GRANTS.tables,
        (
            "Seuils applicables",
            [
                "Obligation|Seuil (€)|Montant (€)",
                "Convention écrite|23 000|48 000",
                "Publication des comptes, commissaire aux comptes|153 000|176 500",
            ],
        ),
    ],
)
AUDITED = _saying(
    GRANTS,
    "Selon l'article L. 612-4 du code de commerce, l'association qui reçoit plus de 153 000 €",
    "de subventions publiques publie ses comptes et nomme un commissaire aux comptes.",
)
REVIEWED = SmallAct(
    "Régime indemnitaire (RIFSEEP) – groupes de fonctions",
    [],
    [
        "Le montant de l'IFSE fait l'objet d'un réexamen au moins tous les quatre ans."
    ],
)
CONTRACTS = _saying(
    STAFF,
    "Le contrat pour un accroissement saisonnier d'activité est de six mois au plus, sur une",
    "période de douze mois ; celui pour un accroissement temporaire, de douze mois au plus,",
    "sur une période de dix-huit mois.",
)
DURATIONS_OF_CONTRACTS = SmallAct(
    "Modification du tableau des effectifs",
    [
        *STAFF.tables,
        (
            "Contrats non permanents",
            [
                "Motif|Nombre|Durée maximale (mois)|Sur une période de (mois)",
                "Accroissement temporaire d'activité|4|12|18",
                "Accroissement saisonnier d'activité|7|6|12",
            ],
        ),
    ],
)
LIMITED = _saying(
    CONTRACT,
    "L'article R. 2194-8 du code permet une modification inférieure à 15 % du montant initial",
    "du marché de travaux.",
)
SOLD = SmallAct(
    "Cession de deux parcelles aux Versennes",
    [],
    [
        "Selon l'article L. 2241-1 du code, la cession d'immeubles par une commune de plus de",
        "2 000 habitants est délibérée au vu de l'avis de l'État.",
    ],
)
COVERED = SmallAct(
    "Souscription d'un emprunt",
    [
        *LOAN.tables,
        (
            "Couverture du capital de la dette",
            [
                "Poste|Montant",
                "Virement de la section de fonctionnement|212 640,00",
                "FCTVA|86 450,00",
                "Total des ressources propres|299 090,00",
                "Capital de la dette à rembourser|271 250,00",
                "Excédent de ressources propres|27 840,00",
            ],
        ),
    ],
)
CUMULATED = SmallAct(
    "Gymnase – avenants aux marchés de travaux",
    [
        (
            "Montants des marchés (HT)",
            [
                "Lot|Montant initial|Avenant n° 1|Avenant n° 2|Nouveau montant",
                "Gros œuvre|412 600,00|8 400,00|12 350,00|433 350,00",
                "Charpente|98 750,00|-1 200,00|3 640,00|101 190,00",
                "Peinture|61 480,00|0,00|-2 305,50|59 174,50",
                "Chauffage|156 300,00|2 150,00|4 875,00|163 325,00",
            ],
        ),
        (
            "Effet cumulé",
            [
                "Lot|Cumul (HT)|Écart sur le marché initial",
                "Gros œuvre|20 750,00|5,03 %",
                "Charpente|2 440,00|2,47 %",
                "Peinture|-2 305,50|-3,75 %",
                "Chauffage|7 025,00|4,49 %",
            ],
        ),
    ],
)
BEFORE_CHANGE = SmallAct(
    "Modification du tableau des effectifs",
    [
        (
            "Emplois avant modification",
            [
                "Grade|Ouverts|Pourvus|Vacants",
                "Attaché|7|5|2",
                "Rédacteur|12|9|3",
                "Adjoint technique|34|28|6",
            ],
        ),
        (
            "Créations et suppressions",
            [
                "Grade|Avant|Créations|Suppressions|Après",
                "Attaché|7|2|1|8",
                "Rédacteur|12|1|3|10",
                "Adjoint technique|34|5|2|37",
            ],
        ),
    ],
)
DESCRIBED = SmallAct(
    "Garantie d'un emprunt de la SEM de la Vallée",
    [
        (
            "Caractéristiques du prêt",
            [
                "Élément|Valeur",
                "Montant du prêt|2 400 000 €",
                "Durée|20 ans",
                "Quotité garantie|50 %",
                "Montant garanti|1 200 000 €",
            ],
        )
    ],
    [
        "Les articles L. 2252-1 et D. 1511-35 du code s'appliquent : l'opération n'est pas une",
        "opération d'aménagement.",
    ],
)
RETAINED = SmallAct(
    "Régime indemnitaire (RIFSEEP) – groupes de fonctions",
    [
        (
            "Plafonds applicables aux corps de référence de l'État",
            [
                "Groupe|IFSE|CIA|Plafond global",
                "A1 – direction|36 210|6 390|42 600",
                "B1 – chef de service|17 480|2 380|19 860",
                "C1 – encadrement|11 340|1 260|12 600",
                "C2 – exécution|10 800|1 200|12 000",
            ],
        ),
        (
            "Montants maximaux retenus par la commune",
            [
                "Groupe|IFSE|CIA|Total|Part du CIA",
                "A1|24 000|3 600|27 600|13,0 %",
                "B1|12 600|1 500|14 100|10,6 %",
                "C1|6 900|690|7 590|9,1 %",
                "C2|5 400|540|5 940|9,1 %",
            ],
        ),
    ],
)
SCHEDULED = SmallAct(
    "Autorisations de programme et crédits de paiement",
    [
        (
            "Montant des autorisations",
            [
                "Autorisation|Montant antérieur|Nouveau montant|Révision",
                "AP 2022-01 Gymnase|1 200 000|1 250 000|50 000",
                "AP 2023-02 Voirie|860 000|860 000|0",
                "AP 2024-01 Médiathèque|2 500 000|2 430 000|-70 000",
            ],
        ),
        (
            "Échéancier",
            [
                "Autorisation|Mandaté avant 2026|CP 2026|CP 2027|Total",
                "AP 2022-01|310 000|540 000|400 000|1 250 000",
                "AP 2023-02|160 000|450 000|250 000|860 000",
                "AP 2024-01|700 000|930 000|800 000|2 430 000",
            ],
        ),
    ],
)
CASES = {
    "transfer-between-sections": (BUDGET, ("tissement|80,00|95", "tissement|80,00|59")),
    "order-040-receipts": (BUDGET, ("versées|20,00|2", "versées|20,00|3")),
    "order-040-expenses": (BUDGET, ("reçues|10,00|12", "reçues|10,00|21")),
    "order-041": (BUDGET, ("patrimoniales|5,00|10", "patrimoniales|5,00|19")),
    "balance-operation": (BUDGET, ("recettes||600,00|640", "recettes||600,00|604")),
    "credits-after-amendment": (AMENDMENT, ("1 150,00", "1 510,00")),
    "credits-raised-and-lowered": (RAISED, ("350,00", "380,00")),
    "result-of-the-year": (ACCOUNTS, ("200,00|-50,00", "220,00|-50,00")),
    "closing-result": (ACCOUNTS, ("260,00|-80,00", "206,00|-80,00")),
    "cumulated-result": (ACCOUNTS, ("250,00|-95,00", "250,00|-59,00")),
    "result-of-the-year-across": (ACROSS, ("|15,00|7,00", "|51,00|7,00")),
    "closing-result-across": (ACROSS, ("22,00", "28,00")),
    "allocated-result": (ALLOCATION, ("490,00", "940,00")),
    "need-is-covered": (UNSIGNED, ("réserves|750,00", "réserves|705,00")),
    "base-times-rate": (TAXES, ("1 840 590", "1 480 590")),
    "yearly-agreement": (GRANTS.with_(("24 500", "21 500")), ("24 500", "24 500")),
    "own-financing": (PLAN, ("Autofinancement|25 000,00", "Autofinancement|15 000,00")),
    "plan-in-balance": (PLAN, ("Total|100 000,00|Total|100 0", "Total|100 000,00|Total|100 8")),
    "share-of-the-plan": (FINANCED, ("10 140,00", "10 410,00")),
    "vat-in-force": (TAXED, ("TVA 20 %", "TVA 19,6 %")),
    "payments-make-authorisation": (PROGRAMMES, ("860 000", "680 000")),
    "revised-authorisation": (REVISED, ("820 000", "280 000")),
    "guaranteed-share": (GUARANTEE, ("158 250", "185 250")),
    "offer-cost": (OFFERS, ("300,00|165 900", "300,00|169 500")),
    "guarantors-within-loan": (
        GUARANTORS,
        ("Département|40,00 %|1 142 400,00", "Département|60,00 %|1 713 600,00"),
    ),
    "annuity": (LOAN, ("9 315,00|3 185,00|12 500,00", "9 315,00|3 185,00|15 200,00")),
    "outstanding-after": (LOAN, ("12 500,00|81 685,00", "12 500,00|86 185,00")),
    "opening-is-last-closing": (LOAN, ("3|81 685,00", "3|86 185,00")),
    "outstanding-chained": (LOAN_AFTER, ("72 043,98", "72 034,98")),
    "outstanding-chained-before": (LOAN_BEFORE, ("81 685,00", "86 185,00")),
    "allowance-of-the-index": (MEMBERS, ("18,00|739,89", "18,00|793,89")),
    "members-times-allowance": (MEMBERS, ("3 699,45", "3 969,45")),
    "mayor-ceiling": (MEMBERS, ("1|50,00|2 055,26|2 055,26", "1|58,00|2 384,10|2 384,10")),
    "yearly-allowance": (YEARLY, ("8 878,68", "8 788,68")),
    "members-envelope": (ENVELOPE, ("6 150,00", "6 510,00")),
    "posts-filled-and-vacant": (STAFF, ("12|9|3", "12|9|2")),
    "posts-after-changes": (CHANGED, ("12|1|3|10", "12|1|3|11")),
    "ifse-and-cia": (BONUSES, ("19 860", "18 960")),
    "ceiling-times-staff": (ENVELOPES, ("122 360", "123 260")),
    "price-times-quantity": (PRICES, ("14 248", "14 428")),
    "agreement-threshold": (THRESHOLD, ("23 000 euros", "32 000 euros")),
    "stated-own-share": (SHARED, ("30,00 %", "10,00 %")),
    "stated-guaranteed-share": (CAPPED, ("50 % de l'emprunt", "60 % de l'emprunt")),
    "credit-transfer-limit": (TRANSFERS, ("7,5 %", "9,5 %")),
    "budget-day": (BEFORE, ("le 15", "le 30")),
    "public-aid-limit": (AIDED, ("80 %", "90 %")),
    "domain-threshold": (CONSULTED, ("180 000", "75 000")),
    "recovery-years": (BARRED, ("quatre", "cinq")),
    "fpic-stated-margin": (WITHIN, ("30 %", "40 %")),
    "water-report-months": (PRESENTED, ("neuf", "six")),
    "water-report-group-months": (PRESENTED_BY_GROUP, ("9 mois", "12 mois")),
    "accounts-day": (VOTED_ACCOUNTS, ("30 juin", "31 juillet")),
    "stated-mayor-scale": (SAID_SCALE, ("58,3 %", "65 %")),
    "stated-deputy-scale": (SAID_SCALE, ("23,32 %", "28,6 %")),
    "syndicate-tax-days": (TAXED_MEMBERS, ("40", "30")),
    "schooling-age": (SCHOOLED, ("3 ans", "6 ans")),
    "study-duration": (STUDIED, ("réalisation|5", "réalisation|8")),
    "planning-duration": (STUDIED, ("urbanisme|10", "urbanisme|12")),
    "mayor-scale": (SCALE, ("58,30", "67,60")),
    "contract-change-rate": (AMENDED, ("|5,03", "|2,99")),
    "amended-contract": (CONTRACT, ("101 190", "110 190")),
    "area-times-price": (PARCELS, ("12 544", "15 244")),
    "value-over-duration": (ASSETS, ("1 345,00", "1 435,00")),
    "grants-for-buildings": (DURATIONS, ("|30 ans", "|35 ans")),
    "net-value": (NET, ("9 415,00", "9 145,00")),
    "fpic-two-thirds": (ADOPTED, ("24 voix pour", "19 voix pour")),
    "fpic-balance": (FPIC, ("-14 044", "-14 404")),
    "area-price-time": (FEES, ("378,00", "387,00")),
    "instalments-make-contribution": (INSTALMENTS, ("88 573", "85 873")),
    "provision-rate": (PROVISIONS, ("3 729", "3 279")),
    "school-participation": (PUPILS, ("11 632", "16 132")),
    "ifse-ceiling": (CEILINGS, ("24 000", "42 000")),
    "cia-ceiling": (CEILINGS, ("1 200", "3 200")),
    "fee-ceiling": (NETWORKS, ("65,88|65,88", "68,55|65,88")),
    "credits-are-limits": (PAID, ("248 650", "228 650")),
    "fpic-within-a-third": (DEROGATORY, ("8 914", "11 414")),
    "cumulated-work": (STATEMENTS, ("461 699", "461 969")),
    "posts-as-opened": (OPENED, ("34|5|2|37", "34|5|2|36")),
    "duration-of-account": (APPLIED, ("74 560,00|8|9 320,00", "74 560,00|10|7 456,00")),
    "duration-ceiling": (LONGEST, ("études|5", "études|8")),
    "domain-margin": (VALUED, ("38 500,00", "35 000,00")),
    "bands-follow": (BANDS, ("T5|1001", "T5|1100")),
    "category-of-grade": (GRADES, ("territorial|B", "territorial|C")),
    "account-of-write-off": (EXTINCT, ("RJ-LJ|6542", "RJ-LJ|6541")),
    "school-cost-without-meals": (SCHOOLS, ("Fournitures scolaires", "Restauration scolaire")),
    "deputies-within-share": (DEPUTIES, ("huit adjoints", "neuf adjoints")),
    "second-homes-rate": (LINKED, ("14,35|14,64", "14,35|15,20")),
    "key-weights": (WEIGHED, ("55 %", "65 %")),
    "gross-savings": (SAVED, ("122 250,00", "212 250,00")),
    "payments-make-revised": (REVISED_PAYMENTS, ("860 000", "680 000")),
    "allocated-closing-result": (CLOSED, ("98 080", "90 080")),
    "water-distributed": (WATER, ("324 500|322 000", "324 500|320 200")),
    "water-authorised": (WATER, ("258 050", "285 050")),
    "water-losses": (WATER, ("63 950", "69 350")),
    "water-uncounted": (WATER, ("71 700", "77 100")),
    "network-yield": (WATER, ("80,5", "85,0")),
    "network-yield-of-parts": (WATER, ("80,5", "85,0")),
    "stated-yield": (YIELD, ("79,4 %", "97,4 %")),
    "loss-index": (WATER, ("1,77", "7,17")),
    "uncounted-index": (WATER, ("2,11|1,99", "2,11|1,66")),
    "renewal-rate": (WATER, ("0,75", "0,57")),
    "price-of-a-cubic-metre": (WATER, ("2,34|2,43", "2,34|2,34")),
    "unpaid-rate": (WATER, ("1,23", "1,32")),
    "debt-duration": (WATER, ("6,5|6,9", "5,6|6,9")),
    "complaint-rate": (WATER, ("4,28", "2,48")),
    "water-distributed-across": (WATER_ACROSS, ("662 190", "626 190")),
    "water-authorised-across": (WATER_ACROSS, ("548 425", "584 425")),
    "water-losses-across": (WATER_ACROSS, ("106 970", "109 670")),
    "water-uncounted-across": (WATER_ACROSS, ("121 115", "112 115")),
    "network-yield-across": (WATER_ACROSS, ("|84,4", "|48,4")),
    "network-yield-of-parts-across": (WATER_ACROSS, ("|84,4", "|48,4")),
    "loss-index-across": (WATER_ACROSS, ("2,09|2,23", "2,90|2,23")),
    "uncounted-index-across": (WATER_ACROSS, ("2,09|2,23", "2,09|2,32")),
    "credits-before-budget": (ENGAGED, ("du quart", "du tiers")),
    "agreement-threshold-cited": (CITED, ("23 000", "32 000")),
    "agreement-threshold-of-lines": (THRESHOLDS, ("écrite|23 000", "écrite|32 000")),
    "auditor-threshold": (AUDITED, ("153 000", "135 000")),
    "auditor-threshold-of-lines": (THRESHOLDS, ("153 000", "135 000")),
    "ifse-review": (REVIEWED, ("quatre", "cinq")),
    "seasonal-contract": (CONTRACTS, ("six mois", "neuf mois")),
    "temporary-contract": (CONTRACTS, ("douze mois au plus", "quinze mois au plus")),
    "seasonal-contract-of-lines": (DURATIONS_OF_CONTRACTS, ("7|6|12", "7|9|12")),
    "temporary-contract-of-lines": (DURATIONS_OF_CONTRACTS, ("4|12|18", "4|15|18")),
    "amendment-limit": (LIMITED, ("15 %", "20 %")),
    "sale-population": (SOLD, ("2 000", "3 500")),
    "own-resources": (COVERED, ("propres|299 090", "propres|209 090")),
    "own-resources-left": (COVERED, ("27 840", "28 740")),
    "cumulated-change-rate": (CUMULATED, ("2,47 %", "3,69 %")),
    "posts-before-as-opened": (BEFORE_CHANGE, ("Rédacteur|12|1", "Rédacteur|11|1")),
    "guaranteed-share-of-lines": (DESCRIBED, ("50 %", "60 %")),
    "guaranteed-share-printed": (DESCRIBED, ("50 %", "60 %")),
    "ifse-ceiling-across": (RETAINED, ("12 600|1 500", "21 600|1 500")),
    "cia-ceiling-across": (RETAINED, ("12 600|1 500", "12 600|2 500")),
    "authorisation-of-schedule": (SCHEDULED, ("800 000|2 430 000", "800 000|2 340 000")),
}  # fmt: skip
"""By the rule: an act that obeys, and what is printed in the place of what where it does not."""
