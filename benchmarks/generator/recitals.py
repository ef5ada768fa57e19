"""Sentences of a deliberation whose amounts are true and are no total of its tables."""

from decimal import Decimal
from random import Random

from benchmarks.generator.sheets import Paper


def recitals(
    paper: Paper, random: Random, total: Decimal, count: int | None = None
) -> None:
    """Two to five of them; ``total`` is what the document is about."""
    plain = paper.look.plain

    def near(low: int, high: int) -> str:
        """Some amount between these percentages of the total."""
        return plain(
            (total * random.randrange(low, high) / 100).quantize(
                Decimal(random.choice(("1", "0.01")))
            )
        )

    half = (total / 2).quantize(Decimal("0.01"))
    every = [
        (
            f"Vu la délibération n° 2025-{random.randrange(10, 99)} du 12 décembre 2025 approuvant"
            " le budget ;"
        ),
        (
            "Vu la délibération du 3 avril 2025 attribuant des subventions pour un montant total"
            f" de {near(70, 130)} € ;"
        ),
        f"Vu le budget primitif 2026, qui prévoit {near(110, 180)} € au chapitre 65 ;",
        (
            f"Considérant que l'enveloppe votée au budget s'élève à {near(105, 150)} €, dont"
            f" {near(5, 40)} € restent disponibles après la présente délibération ;"
        ),
        (
            f"Pour mémoire, {near(75, 120)} € avaient été attribués en 2025, soit une évolution de"
            " 3,2 %."
        ),
        (
            "Considérant que les demandes représentent un montant total sollicité de"
            f" {near(105, 160)} € ;"
        ),
        f"Le reste à charge des porteurs de projet est estimé à {near(20, 90)} €.",
        (
            f"Un acompte de 50 %, soit {plain(half)} €, est versé à la notification et le solde sur"
            " présentation du bilan."
        ),
        "Les subventions supérieures à 23 000 € font l'objet d'une convention.",
        f"Une première tranche de {near(10, 60)} € a déjà été versée en janvier 2026.",
        (
            f"Le coût total de l'opération est estimé à {near(120, 300)} € HT, dont 20 % de TVA en"
            " sus."
        ),
        f"Les recettes attendues s'élèvent à {near(30, 200)} € sur la période 2026-2028.",
        (
            f"Dit que la dépense sera imputée au chapitre 65, article 65748, où {near(110, 170)} €"
            " sont inscrits."
        ),
        f"Autorise le président à signer les avenants dans la limite de {near(2, 15)} €.",
        f"Cette somme s'ajoute aux {near(15, 80)} € accordés lors de la séance du 5 février 2026.",
        f"La région et l'État apportent respectivement {near(5, 40)} € et {near(5, 40)} €.",
    ]
    if count is not None:
        every += [
            (
                f"Considérant que {count + random.randrange(2, 30)} dossiers ont été déposés et"
                " examinés ;"
            ),
            f"En 2025, {max(2, count - random.randrange(1, 9))} bénéficiaires avaient été retenus.",
        ]
    for sentence in random.sample(every, random.randrange(2, 6)):
        paper.text(sentence)
