"""215: help to owners who restore the fronts of their houses: areas, rates, ceilings, files."""

from __future__ import annotations

from benchmarks.council_acts.ink import Seed
from benchmarks.council_acts.model import NBSP, Producer, Theme
from benchmarks.council_acts.told import tell_kind

TEXT = """
@right Commune de MONTFERRAND-LA-ROUTE<br/>(Puy-de-Dôme)

@center <b>RÉUNION DU CONSEIL MUNICIPAL DU MARDI 10 MARS 2026</b>

@center Compte rendu de la question n° 5

@title Opération façades du bourg ancien : bilan et attribution des aides du premier trimestre

<b>Rapporteur : M. Clément VAURY, conseiller délégué au patrimoine</b>

L'opération façades est née en {born:y=2021} ; elle entre dans sa {nth:n0=2026-born+1}e année. Le
principe en est simple : le propriétaire qui ravale sa façade selon les prescriptions de
l'architecte des bâtiments de France reçoit {rate:p0=25} du montant hors taxes de ses travaux, dans
la limite de {ceil:e0=4500} par immeuble ; les vitrines bénéficient d'un taux de {shop:p0=35}.

De 2021 à 2025, {done:n0=y1+y2+y3+y4+y5} immeubles ont été ravalés : {y1:w=6} la première année,
{y2:w=9} la deuxième, {y3:w=14} la troisième, {y4:w=11} la quatrième et {y5:w=13} l'an passé. Le
bourg ancien en comptant {all0:n0=212}, c'est exactement {quarter:p0=done*100/all0} du parc qui a
été traité. La commune y a consacré {aid:e0=156880}, soit {each:e0=aid/done} par immeuble en
moyenne, et ces aides ont entraîné {works:e0=784400} de travaux : pour un euro public, les
propriétaires en ont dépensé {lever:n0=works/aid}.

L'instruction du premier trimestre porte sur {files:w=count(w)} dossiers complets. Le tableau
suivant en donne le détail ; un huitième, dont l'avis conforme n'est pas parvenu, est ajourné.

@caption Aides proposées – premier trimestre 2026

@table 2.6 2.4 1.7 1 1.6 | llrrr | zebra | 9.5
# Demandeur | Immeuble | Travaux HT (€) | Taux | Aide (€)
Mme Perrine ASTIER | 4, rue de la Boucherie | {w1:n2=12480} | {r1:p0=25} | {a1:n2=w1*r1/100}
Indivision CHOMETTE | 11, rue du Temple | {w2:n2=17260} | {r2:p0=25} | {a2:n2=w2*r2/100}
SCI Les Arcades | 2, place Poly | {w3:n2=26900} | {r3:p0=25} | {a3:n2=min(w3*r3/100,ceil)}
M. Bastien ROUDEL | 19, rue Kléber | {w4:n2=9340} | {r4:p0=25} | {a4:n2=w4*r4/100}
Boulangerie MIOCHE | 7, rue du Temple | {w5:n2=6820} | {r5:p0=35} | {a5:n2=w5*r5/100}
M. et Mme DUPIC | 23, rue de la Rodade | {w6:n2=15700} | {r6:p0=25} | {a6:n2=w6*r6/100}
Fleurs d'Auvergne | 1, place Poly | {w7:n2=4260} | {r7:p0=35} | {a7:n2=w7*r7/100}
= Total | | {wt:n2=all(w)} | | {at:n2=all(a)}

@small Le taux de 35 % s'applique aux vitrines commerciales. L'aide de la SCI Les Arcades est
ramenée au plafond.

Un mot des cas particuliers. La facture présentée par l'indivision Chomette comprend {v0:e2=w2}
hors taxes, auxquels s'ajoute une TVA de 10 % ({vat:e2=v0/10}), d'où un montant de {ttc:e2=v0+vat}
toutes taxes comprises ; l'aide est calculée sur le premier. Sans le plafond, la SCI Les Arcades
aurait touché {uncap:e2=w3*25/100}, c'est-à-dire {lost:e2=uncap-a3} de plus. Enfin les deux
commerces, à eux seuls, percevront {shops:e2=a5+a7}.

Au total, {sum:e2=at} seraient accordés, pour {ht:e2=wt} de travaux : l'aide, toutes façades
confondues, équivaut à {avg:p1=sum*100/ht} de la dépense. Le crédit ouvert pour l'année est de
{credit:e2=48000} ; il en restera {left:e2=credit-sum} pour les trois trimestres à venir, soit
{thirds:e2=left/3} en moyenne pour chacun.

M. le Maire observe que la fondation Patrimoine d'Auvergne, partenaire de la commune, remboursera
{share:p0=20} des aides, ce qui allégera la charge communale de {back:e2=sum*share/100} et la
ramènera à {charge:e2=sum-back}.

<b>Le conseil municipal</b>, sur ce rapport et par un vote à main levée ({yes:n0=20} pour,
{blank:n0=3} abstentions, {cast:n0=yes+blank} votants) :

<b>(1)</b> prend acte du bilan ;

<b>(2)</b> octroie aux {files2:w=files} demandeurs les aides portées au tableau, pour un montant de
{sum2:e2=sum}, à prélever sur l'article 20422 ;

<b>(3)</b> rappelle que les travaux devront être achevés dans les {span:w=months(s,e)} mois, à
savoir du {s:d=date(2026,4,1)} au {e:d=date(2027,9,30)}, sauf prorogation de {ext:w=6} mois ;

<b>(4)</b> porte le plafond, pour les demandes reçues après le 1er juillet 2026, de {ceil2:e0=ceil}
à {ceil3:e0=5400} par immeuble, ce qui constitue un relèvement de {raise:p0=(ceil3-ceil)*100/ceil}.

@sign La secrétaire,; Ludivine CHALUS | Le maire,; Étienne BRASSIER
"""

SEEDS = (
    Seed(
        "quarter",
        "19 %",
        "texte",
        "part du parc traité",
        "ratio",
        "53 / 212 ; le taux d'un an plus tôt (40 / 212) est resté",
    ),
    Seed(
        "vat",
        "1 762,00 €",
        "texte",
        "TVA de l'indivision Chomette",
        "product",
        "10 % de 17 260,00 ; le TTC est juste",
    ),
    Seed(
        "left",
        "25 297,00 €",
        "texte",
        "crédit restant",
        "difference",
        "48 000,00 − 22 073,00",
    ),
    Seed(
        "y4",
        "douze",
        "texte",
        "immeubles de la quatrième année",
        "sum",
        "6 + 9 + 14 + 11 + 13 font les 53 annoncés",
    ),
    Seed(
        "at",
        "20 582,00",
        "Aides proposées",
        "Total",
        "sum",
        "sans la dernière ligne",
    ),
)

KIND = tell_kind(
    (215, "operation-facades", "aides au ravalement de façades"),
    SEEDS,
    Producer.CHROMIUM,
    Theme(
        font="Caladea",
        size=11.5,
        thousands=NBSP,
        shade="#efe2c8",
        accent="#6b4a12",
        margin=21,
        footer="{page}",
    ),
    TEXT,
)
