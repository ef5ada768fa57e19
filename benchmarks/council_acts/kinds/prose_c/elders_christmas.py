"""222: a meal and parcels for the elders, gift vouchers for the staff: lists of small sums."""

from __future__ import annotations

from benchmarks.council_acts.ink import Seed
from benchmarks.council_acts.model import NBSP, Producer, Theme
from benchmarks.council_acts.told import tell_kind

TEXT = """
@table 1 1 | lr | none | 11 | 1
<b>MAIRIE DE QUÉRIGNAC-SUR-VÈRE</b> | Conseil municipal du 22 septembre 2026
Place de la Halle, 81140 Quérignac-sur-Vère | Fiche n° 9 – vote à main levée

@title Fêtes de fin d'année : repas et colis des aînés, bons du personnel

Rapporteur : Mme Josiane CAZELLES, adjointe aux affaires sociales.

@heading Qui est concerné

• Habitants de 75 ans et plus : {elders:n0=meal+parcel+silent} (contre {before:n0=398} l'an passé,
+ {more:n0=elders-before})

• Inscrits au repas du samedi 12 décembre : {meal:n0=187}

• Préfèrent le colis : {parcel:n0=single+2*double}

• Sans réponse à ce jour : {silent:n0=19}

@heading Le repas (salle polyvalente, à partir de 12 h)

• Couverts commandés au traiteur : {covers:n0=meal+guests}, dont {guests:n0=34} accompagnants
payants

• Menu à {plate:e2=34.80} TTC, boissons comprises → {dinner:e2=covers*plate}

• Orchestre « Les Copains du Vère » : cachet {fee:e2=540}, cotisations GUSO {guso:e2=312.60}, soit
{band:e2=fee+guso}

• Fleurs, nappes et menus imprimés : {deco:e2=265.40}

• Participation des accompagnants, {price:e2=31.50} chacun → recette de {income:e2=guests*price}

@heading Les colis

• {single:n0=148} colis individuels et {double:n0=29} colis doubles pour les couples, donc
{parcels:n0=single+double} colis à préparer le 9 décembre

@caption Contenu d'un colis (prix TTC, en euros)

@table 3.6 1.3 1.3 | lrr | grid | 10 | 0.78
# Produit | Individuel | Double
Bloc de foie gras de canard | {a1:n2=9.80} | {b1:n2=14.60}
Terrine au piment doux | {a2:n2=3.45} | {b2:n2=5.90}
Gaillac doux, bouteille | {a3:n2=4.20} | {b3:n2=6.80}
Pain d'épices | {a4:n2=2.15} | {b4:n2=3.30}
Chocolats de l'ESAT | {a5:n2=2.90} | {b5:n2=4.80}
Boîte et ruban | {a6:n2=0.90} | {b6:n2=1.50}
= Le colis | {at:n2=all(a)} | {bt:n2=all(b)}

@small Le colis double revient à {head:e2=bt/2} par personne, {less:e2=at-head} de moins que
l'individuel. Pour mémoire, ce dernier coûtait {atold:e2=22.65} en 2025 (+ {dear:e2=at-atold}).

• Colis individuels : {one:e2=single*at}

• Colis doubles : {two:e2=double*bt}

@heading Le personnel communal

• {full:n0=42} agents présents toute l'année, un bon de {bond:e2=50} : {bonds:e2=full*bond}

• {late:n0=4} agents arrivés le 1er juillet, bon ramené à la moitié ({halfbond:e2=bond/2}) :
{latebonds:e2=late*halfbond}

• Arbre de Noël, {kids:n0=37} enfants de moins de 12 ans, {toy:e2=28} par jouet :
{toys:e2=kids*toy}

@break

@heading Ce que cela coûte

• Repas, tout compris : {cmeal:e2=dinner+band+deco}

• Colis : {cparcel:e2=one+two}

• Personnel : {cstaff:e2=bonds+latebonds+toys}

• <b>Dépense totale : {cost:e2=cmeal+cparcel+cstaff}</b>

• Déduction faite de la participation des accompagnants, il reste à la charge de la commune
{charge:e2=cost-income}

• Crédit ouvert à l'article 6232 : {credit:e2=18500} ; marge : {margin:e2=credit-charge}

@box <b>Décision.</b> Le conseil approuve à l'unanimité ({here:n0=17} présents, {proxy:n0=2}
pouvoirs, {votes:n0=here+proxy} voix) le programme ci-dessus, fixe à {price2:e2=price} le prix du
repas des accompagnants et à {bond2:e2=bond} la valeur du bon remis aux agents.

@sign La secrétaire,; Maryse FABRÈGUES | Le maire,; Jean-Noël TROUCHE
"""

SEEDS = (
    Seed(
        "dinner",
        "7 551,60 €",
        "texte",
        "repas, prix des couverts",
        "product",
        "221 × 34,80 ; compté 217 couverts",
    ),
    Seed(
        "parcels",
        "206",
        "texte",
        "colis à préparer",
        "count",
        "148 + 29 ; 206 sont les personnes servies",
    ),
    Seed(
        "less",
        "4,59 €",
        "texte",
        "note du colis double, écart par personne",
        "difference",
        "23,40 − 18,45",
    ),
    Seed(
        "charge",
        "17 089,10 €",
        "texte",
        "reste à la charge de la commune",
        "difference",
        "la participation des accompagnants (1 071,00) n'est pas déduite",
    ),
    Seed(
        "bt",
        "35,40",
        "Contenu d'un colis",
        "Le colis, double",
        "sum",
        "sans la boîte et le ruban (1,50)",
    ),
)

KIND = tell_kind(
    (222, "noel-des-aines", "repas et colis des aînés"),
    SEEDS,
    Producer.WRITER,
    Theme(
        font="Carlito",
        size=11,
        thousands=NBSP,
        shade="#fbe9d9",
        accent="#a33b12",
        margin=18,
        footer="Quérignac-sur-Vère – conseil du 22 septembre 2026 – page {page}/{pages}",
        justify=False,
    ),
    TEXT,
)
