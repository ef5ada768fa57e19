"""207: a group of bodies that buy together: needs by member, ceilings, shared costs."""

from __future__ import annotations

from benchmarks.council_acts.ink import Seed
from benchmarks.council_acts.model import NBSP, Producer, Theme
from benchmarks.council_acts.told import tell_kind

TEXT = """
@center EXTRAIT DES MINUTES DU CONSEIL MUNICIPAL

@title VILLE DE CASTELNAU-MAGNERIC

@center Séance du lundi 15 septembre 2025, 18 h 30 – Point n° 7

@subject OBJET : groupement de commandes pour l'achat de denrées alimentaires

NOMBRE DE CONSEILLERS – en exercice : 29 – présents : {here:n0=23} – représentés : {proxies:n0=5} –
votants : {voters:n0=here+proxies}

<b>1. Pourquoi se grouper</b>

Les marchés de denrées de la ville arrivent à terme le 31 décembre. Or les communes voisines, le
collège et la résidence autonomie achètent les mêmes produits aux mêmes fournisseurs, à des prix
qui varient parfois du simple au double. Une étude menée par le service restauration sur un panier
de vingt produits montre que ce panier coûte {dear:e2=138.60} à la ville et {cheap:e2=117.81} au
collège, mieux placé grâce à ses volumes : la différence de {gap:e2=dear-cheap} représente
{gaprate:p1=gap*100/dear} du prix payé par la ville. En retenant par prudence une économie de
{save:p0=8} sur l'ensemble des achats, le groupement épargnerait à ses membres
{saved:e0=need*save/100} par an, dont {savedtown:e0=m1*save/100} à la ville.

<b>2. Qui en est membre</b>

Outre la ville, coordonnatrice, adhèrent quatre autres acheteurs. Leurs besoins d'une année ont été
recensés en juin :

@table 3.6 1.4 1.8 1.2 | lrrr | grid | 9 | 0.9
# Membre | Repas par an | Besoin annuel HT (€) | Part
Ville de Castelnau-Magneric | {r1:n0=96400} | {m1:n0=248700} | {q1:p1=m1*100/mt}
Commune de Lacapelle-Viaur | {r2:n0=31200} | {m2:n0=79560} | {q2:p1=m2*100/mt}
Commune de Saint-Rustice | {r3:n0=18750} | {m3:n0=47800} | {q3:p1=m3*100/mt}
Collège Jean-Moulin | {r4:n0=72600} | {m4:n0=159720} | {q4:p1=m4*100/mt}
Résidence autonomie Les Tilleuls | {r5:n0=27300} | {m5:n0=84220} | {q5:p1=m5*100/mt}
= Groupement | {rt:n0=all(r)} | {mt:n0=all(m)} | {qt:p1=100}

@small Source : recensement des besoins, juin 2025. Montants hors taxes, valeur 2025.

Le besoin total ressort à {need:e0=mt} pour {meals:n0=rt} repas, ce qui met le coût moyen des
denrées à {meal:e2=need/meals} par repas. À elles deux, les communes de Lacapelle-Viaur et de
Saint-Rustice pèsent {two:e0=m2+m3}. La part de la ville, {town:p1=m1*100/mt}, justifie qu'elle
assure la coordination.

<b>3. Quels marchés</b>

La consultation, passée en appel d'offres ouvert, serait divisée en {lots:w=dry+fresh+organic}
lots, dont {dry:w=4} d'épicerie et de surgelés, {fresh:w=5} de produits frais et {organic:w=3}
réservés à l'agriculture biologique. Les accords-cadres courraient du {start:d=date(2026,1,1)} au
{end:d=date(2029,12,31)} ; sur ces {term:w=years(start,end)} années, le montant estimé est de
{four:e0=need*term}, porté à un maximum de {cap:e0=four*1.25} par l'effet d'une marge de 25 %.

<b>4. Qui paie la coordination</b>

Publicité, assistance d'un diététicien et reprographie sont évaluées à {adv:e0=3200},
{diet:e0=5600} et {copies:e0=450}, soit une charge de {cost:e0=adv+diet+copies}. La ville en prend
la moitié, {half:e0=cost/2} ; l'autre est répartie par parts égales entre les quatre autres
membres, qui verseront chacun {each:e2=half/4}.

<b>5. Décision</b>

Ouï l'exposé du rapporteur, et considérant l'intérêt d'une telle mutualisation, le conseil
municipal décide à l'unanimité :

a) de constituer le groupement de commandes entre les {members:w=count(m)} membres désignés
ci-dessus et d'en approuver la convention constitutive ;

b) d'accepter que la ville en soit coordonnatrice, à titre gratuit, et que la commission d'appel
d'offres soit la sienne ;

c) d'arrêter à {cap2:e0=cap} hors taxes le montant maximum des accords-cadres pour leur durée
totale, la part de la ville y étant limitée à {captown:e0=m1*term*1.25} ;

d) d'inscrire au budget de 2026, à l'article 60623, le crédit de {credit:e2=m1*1.055} toutes taxes
comprises qui correspond au besoin annuel de la ville, majoré de la TVA à 5,5 %.

@sign La secrétaire,; Amandine ROUQUETTE | Le maire,; Serge DELCASSÉ
"""

SEEDS = (
    Seed(
        "saved",
        "46 900 €",
        "texte",
        "économie annuelle du groupement",
        "product",
        "8 % de 620 000",
    ),
    Seed(
        "lots",
        "onze",
        "texte",
        "nombre de lots",
        "sum",
        "4 + 5 + 3",
    ),
    Seed(
        "each",
        "925,00 €",
        "texte",
        "charge de chaque autre membre",
        "ratio",
        "4 625 / 4 ; la moitié a été divisée par cinq",
    ),
    Seed(
        "cap2",
        "3 010 000 €",
        "texte",
        "c) montant maximum",
        "equality",
        "3 100 000 au point 3",
    ),
    Seed(
        "rt",
        "227 500",
        "Besoins d'une année",
        "Groupement, repas",
        "sum",
        "sans Saint-Rustice",
    ),
)

KIND = tell_kind(
    (207, "groupement-de-commandes", "groupement de commandes"),
    SEEDS,
    Producer.REPORTLAB,
    Theme(
        font="DejaVu Sans",
        size=9,
        thousands=NBSP,
        shade="#e8e8f4",
        margin=18,
        header="Ville de Castelnau-Magneric",
        footer="Page {page}",
        justify=False,
    ),
    TEXT,
)
