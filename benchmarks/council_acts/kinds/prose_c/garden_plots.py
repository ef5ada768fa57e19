"""225: family gardens: what a plot costs, what the town earns and spends on them."""

from __future__ import annotations

from benchmarks.council_acts.ink import Seed
from benchmarks.council_acts.model import NARROW_NBSP, Producer, Theme
from benchmarks.council_acts.told import tell_kind

TEXT = """
@title Ville de BRÉVAUX-SUR-OURTHELLE

@center Registre des délibérations – feuillet 2026/118

@center <i>Séance publique du 14 octobre 2026 à 20 heures</i>

@subject 26.10.07 – Jardins familiaux des Courtilles : redevances 2027 et compte de l'année

La Ville loue aux habitants {plots:n0=all(k)} parcelles aux Courtilles : {k1:n0=18} de 50 m²,
{k2:n0=31} de 100 m² et {k3:n0=9} de 150 m², pour une surface cultivée de
{area:n0=k1*50+k2*100+k3*150} m². L'association « La Bêche ourthelloise » en assure l'animation,
perçoit sa propre cotisation ({fee:e2=8.50} par foyer) et tient la liste d'attente, où l'on relève
{wait:n0=flat+house} demandes, dont {flat:n0=17} émanent de personnes vivant en appartement et
{house:n0=6} en maison.

La redevance n'a pas bougé depuis 2022. Il est proposé de la relever de {step:n0=(new-old)*100}
centimes, de {old:e2=0.39} à {new:e2=0.42} le m², et d'appeler l'eau à raison de {water:e2=4.75}
par trimestre, soit {yearly:e2=water*4} l'an, quelle que soit la parcelle. La location de l'abri
reste fixée à {shed:e2=12} et la caution de la clé à {key:e2=20}.

@caption Ce que paie un jardinier (en euros par an)

@table 1.6 1.5 1.5 1.2 1.2 1.5 | lrrrrr | header | 9.5 | 1
# Parcelle | Redevance 2026 | Redevance 2027 | Abri | Eau | À payer en 2027
50 m² | {a1:n2=50*old} | {b1:n2=50*new} | {c1:n2=shed} | {w1:n2=yearly} | {t1:n2=b1+c1+w1}
100 m² | {a2:n2=100*old} | {b2:n2=100*new} | {c2:n2=shed} | {w2:n2=yearly} | {t2:n2=b2+c2+w2}
150 m² | {a3:n2=150*old} | {b3:n2=150*new} | {c3:n2=shed} | {w3:n2=yearly} | {t3:n2=b3+c3+w3}

@small (1) Entrée en cours d'année : la redevance est due au prorata des mois entiers. Pour 100 m²
pris au 1er mai, {months:n0=8} mois sur 12, il sera demandé {late:e2=b2*months/12}.<br/>(2)
Bénéficiaires des minima sociaux : moitié de la redevance, donc {half1:e2=b1/2}, {half2:e2=b2/2} ou
{half3:e2=b3/2}. L'abri et l'eau restent dus en entier.

En année pleine, et sans les réductions, les jardins rapporteraient :

- redevances des parcelles : {r1:e2=area*new}, contre {r0:e2=area*old} au prix de 2026

- {sheds:n0=40} abris loués : {r2:e2=sheds*shed}

- participation à l'eau des {plots2:n0=plots} parcelles : {r3:e2=plots2*yearly}

- ensemble : {income:e2=r1+r2+r3}

Au compte de 2026, la dépense tient en {posts:w=count(d)} postes :

- eau au compteur, {cube:n0=412} m³ à {tap:e2=2.35} : {d1:e2=cube*tap}

- grillage côté voie ferrée, {fence:n0=86} mètres à {metre:e2=7.90} : {d2:e2=fence*metre}

- enlèvement des déchets verts, {skips:n0=2} bennes à {skip:e2=164.50} : {d3:e2=skips*skip}

- assurance : {d4:e2=212.60}

- broyat livré par le syndicat : {d5:e2=145}

Ces dépenses font {spent:e2=all(d)}. Rapprochées de la recette attendue, elles laisseraient
{left:e2=income-spent} disponibles : de quoi remplacer chaque année trois abris, qui reviennent à
{cabin:e2=485} pièce, donc à {three:e2=3*cabin}. L'eau consommée correspond, pour sa part, à
{litres:n0=cube*1000/area} litres par m² cultivé.

LE CONSEIL MUNICIPAL, l'exposé entendu, et sur avis conforme de la commission « Cadre de vie » du
30 septembre,

- ADOPTE les redevances de 2027 telles qu'inscrites au tableau, sur la base de {new2:e2=new} le m²
;

- MAINTIENT la gratuité de la parcelle de l'école Pauline-Kergomard ({school:n0=120} m², non
comprise dans les surfaces ci-dessus) ;

- DIT que les sommes seront appelées en deux fois : la redevance et l'abri au 1er mars,
c'est-à-dire {call:e2=b2+c2} pour 100 m², l'eau au 1er octobre ;

- ATTRIBUE les {free:w=f1+f2} parcelles libérées cet automne, {f1:w=3} de 50 m² et {f2:w=2} de 100
m², dans l'ordre de la liste, laquelle se trouvera ainsi ramenée à {queue:n0=wait-free} demandes.

@right Pour extrait conforme, le maire,<br/>Irène VANDAMBRE
"""

SEEDS = (
    Seed(
        "yearly",
        "18,00 €",
        "texte",
        "eau, participation d'une année",
        "product",
        "4 × 4,75 ; 19,00 au tableau",
    ),
    Seed(
        "late",
        "26,00 €",
        "texte",
        "note (1), entrée au 1er mai",
        "product",
        "8/12 de 42,00 ; pris sur les 39,00 de 2026",
    ),
    Seed(
        "posts",
        "quatre",
        "texte",
        "postes de dépense",
        "count",
        "la liste en a cinq",
    ),
    Seed(
        "left",
        "1 449,80 €",
        "texte",
        "disponible pour les abris",
        "difference",
        "3 829,00 − 2 334,20",
    ),
    Seed(
        "t3",
        "89,50",
        "Ce que paie un jardinier",
        "150 m², à payer en 2027",
        "sum",
        "63,00 + 12,00 + 19,00 ; fait avec la redevance de 2026",
    ),
)

KIND = tell_kind(
    (225, "jardins-familiaux", "jardins familiaux"),
    SEEDS,
    Producer.CHROMIUM,
    Theme(
        font="DejaVu Sans",
        size=9.5,
        thousands=NARROW_NBSP,
        shade="#e5efdd",
        accent="#2f5d1e",
        margin=18,
        footer="Brévaux-sur-Ourthelle – 26.10.07 – {page}/{pages}",
        justify=False,
    ),
    TEXT,
)
