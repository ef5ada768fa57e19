"""214: a gymnasium moved to the community: what it costs, and what the commune still receives."""

from __future__ import annotations

from benchmarks.council_acts.ink import Seed
from benchmarks.council_acts.model import NBSP, Producer, Theme
from benchmarks.council_acts.told import tell_kind

TEXT = """
@title COMMUNE DE VILLARS-EN-BRESSE

@center Arrondissement de Bourg – Département de l'Ain

@center Procès-verbal de délibération – réunion du 17 octobre 2025 à 20 heures

@subject Transfert du gymnase des Étangs : approbation du rapport de la commission locale
d'évaluation des charges transférées et nouvelle attribution de compensation

Date de convocation : 10 octobre 2025. Membres en exercice : {seats:n0=19} ; présents :
{here:n0=14} ; ayant donné procuration : {proxies:n0=2} ; absents excusés :
{away:n0=seats-here-proxies}.

Il est rappelé que le gymnase des Étangs, construit en 1987, a été déclaré d'intérêt communautaire
et que la communauté de communes Bresse et Étangs en aura la charge à partir du 1er janvier 2026.
En pareil cas, la commission locale évalue ce que l'équipement coûtait à la commune, et
l'attribution de compensation de celle-ci est diminuée d'autant, de sorte que l'opération soit
neutre pour les deux budgets.

<b>Les charges de fonctionnement.</b> La commission a retenu la moyenne des trois derniers comptes.

@caption Dépenses et recettes du gymnase (en euros)

@table 3.2 1.4 1.4 1.4 1.5 | lrrrr | grid | 10
# Nature | 2022 | 2023 | 2024 | Moyenne
Énergie et eau | {a1:n0=21460} | {b1:n0=27930} | {c1:n0=25110} | {m1:n0=(a1+b1+c1)/3}
Entretien et contrôles | {a2:n0=8720} | {b2:n0=9340} | {c2:n0=10330} | {m2:n0=(a2+b2+c2)/3}
Gardiennage | {a3:n0=16200} | {b3:n0=16650} | {c3:n0=17250} | {m3:n0=(a3+b3+c3)/3}
Assurance | {a4:n0=1880} | {b4:n0=1945} | {c4:n0=2135} | {m4:n0=round((a4+b4+c4)/3)}
~ Total des dépenses | {at:n0=all(a)} | {bt:n0=all(b)} | {ct:n0=all(c)} | {mt:n0=(at+bt+ct)/3}
Locations aux clubs | {ar:n0=3610} | {br:n0=4120} | {cr:n0=4210} | {mr:n0=(ar+br+cr)/3}
= Charge nette | {an:n0=at-ar} | {bn:n0=bt-br} | {cn:n0=ct-cr} | {mn:n0=mt-mr}

Entre 2022 et 2024, les dépenses ont progressé de {up:e0=ct-at}, soit {uprate:p1=(ct-at)*100/at},
sous l'effet surtout de l'énergie, dont le poste s'est alourdi de {nrg:e0=c1-a1}. Sur la moyenne
des trois exercices, l'énergie et l'eau représentent {nrgshare:p1=m1*100/mt} de la dépense. Les
locations, qui rapportent {let:e0=mr} par an en moyenne, viennent en déduction : la charge nette de
fonctionnement transférée est donc évaluée à {net:e0=mn}.

<b>Le coût de renouvellement.</b> Le bâtiment a coûté {built:e0=1146000} en valeur actualisée ;
amorti sur {life:w=40} ans, il pèse {dep:e0=built/life} par an. De ce coût, la commission déduit le
fonds de compensation pour la TVA, au taux de 16,404 %, soit {fctva:e0=dep*16.404/100} ; elle
retient par conséquent {cap:e0=dep-fctva}.

<b>L'incidence sur la commune.</b> L'addition de ces deux éléments donne une charge transférée de
{moved:e0=net+cap}. L'attribution de compensation, actuellement de {old:e0=318540}, sera ramenée à
{new:e0=old-moved}. Elle est versée par douzièmes : la mensualité passera de {om:e2=old/12} à
{nm:e2=new/12}. Ramenée à la population ({souls:n0=2640} habitants), la diminution équivaut à
{head:e2=moved/souls} par habitant.

La commission a rendu ses conclusions le 8 septembre 2025 par {ay:n0=17} voix favorables,
{an2:n0=3} défavorables et {ab:n0=2} abstentions, {av:n0=ay+an2+ab} de ses membres étant présents.
La commune disposait, pour se prononcer, de trois mois à compter de la transmission du rapport,
intervenue le 22 septembre.

Invité à se prononcer, le conseil municipal, où {cast:n0=here+proxies} suffrages sont exprimés :

• adopte sans réserve le rapport de la commission, tel qu'annexé ;

• prend acte que la charge transférée s'établit à {moved2:e0=moved} par an, dont {net2:e0=net} de
fonctionnement et {cap2:e0=cap} de renouvellement ;

• accepte que l'attribution de compensation soit fixée à {new2:e0=new} à compter de l'exercice
2026, c'est-à-dire abaissée de {cut:p1=moved*100/old} ;

• met fin au contrat de gardiennage, dont la redevance mensuelle est de {rent:e2=1437.50}, soit
{renty:e2=rent*12} en année pleine, à la date du transfert.

@sign Le secrétaire,; Loïc PERTUISET | Le maire,; Danièle CONVERT
"""

SEEDS = (
    Seed(
        "uprate",
        "12,0 %",
        "texte",
        "progression des dépenses depuis 2022",
        "ratio",
        "6 565 / 48 260 ; le dénominateur est celui de 2024",
    ),
    Seed(
        "let",
        "3 890 €",
        "texte",
        "locations, moyenne annuelle",
        "equality",
        "3 980 au tableau",
    ),
    Seed(
        "om",
        "26 454,00 €",
        "texte",
        "ancienne mensualité",
        "ratio",
        "318 540 / 12",
    ),
    Seed(
        "cap2",
        "28 650 €",
        "texte",
        "part de renouvellement dans la décision",
        "equality",
        "fonds de compensation non déduit",
    ),
    Seed(
        "bt",
        "55 685",
        "Dépenses et recettes du gymnase",
        "Total des dépenses, 2023",
        "sum",
        "27 930 + 9 340 + 16 650 + 1 945",
    ),
)

KIND = tell_kind(
    (214, "charges-transferees", "évaluation de charges transférées"),
    SEEDS,
    Producer.WRITER,
    Theme(
        font="Liberation Serif",
        size=12,
        thousands=NBSP,
        shade="#e6e6e6",
        margin=21,
        footer="Page {page}",
    ),
    TEXT,
)
