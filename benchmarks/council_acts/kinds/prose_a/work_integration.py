"""206: a work integration site run by an association: people, hours, funding by places."""

from __future__ import annotations

from benchmarks.council_acts.ink import Seed
from benchmarks.council_acts.model import NARROW_NBSP, Producer, Theme
from benchmarks.council_acts.told import tell_kind

TEXT = """
@center COMMUNE DE SAINT-AVOLD-LE-CHÂTEL (Moselle)

@center Registre des délibérations – 9 avril 2026 – n° 26.04.18

@title Chantier d'insertion « Berges de la Rosselle »

@center <i>Renouvellement du partenariat avec l'association Tremplin Vert</i>

L'an deux mille vingt-six, le neuf avril à dix-neuf heures, les membres du conseil municipal se
sont réunis au foyer rural, sur convocation du maire adressée le 2 avril. Étaient présents
{here:n0=22} conseillers ; {proxies:n0=3} avaient donné pouvoir et {away:n0=2} étaient absents,
pour un effectif légal de {seats:n0=here+proxies+away}.

Madame Nora STEINMETZ, adjointe à la cohésion sociale, présente le bilan de la saison écoulée.

« En 2025, dit-elle, le chantier a accueilli {people:n0=women+men} personnes, {women:n0=11} femmes
et {men:n0=17} hommes, pour {places:w=14} places conventionnées. Parmi elles, {out:n0=16} ont
achevé leur parcours dans l'année : {jobs:w=5} ont trouvé un emploi durable, {short:w=4} un contrat
de moins de six mois, {school:w=out-jobs-short-none} sont entrées en formation et {none:w=4} sont
restées sans solution. Le taux de sorties dynamiques atteint donc {success:p1=(out-none)*100/out},
quand l'objectif fixé par l'État était de 60 %.

« L'équipe a effectué {hours:n0=site+mow+waste} heures : {site:n0=9480} sur les berges,
{mow:n0=6215} à l'entretien des sentiers et {waste:n0=3065} au ramassage des dépôts sauvages. Par
rapport à {prev:n0=17520} heures en 2024, la progression est de {up:p1=(hours-prev)*100/prev}. On
lui doit notamment {trees:n0=640} plants d'aulne et de saule, mis en terre sur {bank:n0=1600}
mètres, à raison d'un plant tous les {gap:n1=bank/trees} mètres. »

L'adjointe en vient à l'année 2026. L'association prévoit d'employer {staff:n0=14} salariés en
parcours, chacun pour {week:n0=26} heures par semaine, ce qui fait {weekly:n0=staff*week} heures
hebdomadaires, sous la conduite de deux encadrants techniques. Son budget, annexé, est équilibré à
{budget:e0=bt}.

L'État apporterait {state:e0=b1}, soit {post:e0=state/staff} par poste. La commune contribuerait à
hauteur de {town:e0=b3}, c'est-à-dire {each:e0=town/staff} par poste ou encore {head:e2=town/souls}
par habitant, la population municipale étant de {souls:n0=16100} habitants. C'est
{less:e0=last-town} de moins qu'en 2025, où la participation s'était montée à {last:e0=51800}.
Ensemble, les {funders:w=count(b)-1} financeurs publics couvrent {pub:p1=(bt-b5)*100/bt} du budget.

La ville met en outre à disposition un hangar de {shed:n0=180} m² dont la valeur locative, estimée
à {rent:e2=3.50} par mètre carré et par mois, constitue un avantage en nature de
{kind:e0=shed*rent*12} par an, à valoriser dans la convention.

<i>Le conseil municipal,</i>

<i>Entendu l'exposé de Mme STEINMETZ ; vu l'avis de la commission solidarités du 30 mars,</i>

<b>– se félicite</b> des résultats obtenus et <b>reconduit</b> son partenariat ;

<b>– alloue</b> à Tremplin Vert, au titre de 2026, une participation de {spelled:we=town}, payable
en avril à concurrence de {half:e0=town*60/100} (60 %), le reliquat de {rest:e0=town-half} étant
versé en octobre au vu d'un bilan d'étape ;

<b>– s'engage</b> sur une durée de {term:w=2028-2026+1} ans, les exercices 2027 et 2028 demeurant
subordonnés au vote du budget ;

<b>– délègue</b> sa signature à l'adjointe.

Vote : {yes:n0=here+proxies-against} pour, {against:n0=1} contre.

@sign La secrétaire de séance,; Lucie HAMANN | Le maire,; Robert KIEFFER

@break

@caption Annexe à la délibération n° 26.04.18 – Ressources du chantier pour 2026

@table 4 1.8 1.2 | lrr | zebra | 10 | 0.8
# Financeur | Montant (€) | Part
État (aide au poste) | {b1:n0=312900} | {p1:p1=b1*100/bt}
Département | {b2:n0=61600} | {p2:p1=b2*100/bt}
Commune | {b3:n0=48300} | {p3:p1=b3*100/bt}
Syndicat de rivière | {b4:n0=36750} | {p4:p1=b4*100/bt}
Ventes et dons | {b5:n0=23450} | {p5:p1=b5*100/bt}
= Total | {bt:n0=all(b)} | {pt:p1=100}
"""

SEEDS = (
    Seed(
        "short",
        "six",
        "texte",
        "sorties en contrat court",
        "sum",
        "5 + 4 + 3 + 4 font les 16 parcours achevés",
    ),
    Seed(
        "up",
        "6,6 %",
        "texte",
        "progression des heures",
        "ratio",
        "(18 760 − 17 520) / 17 520, et non / 18 760",
    ),
    Seed(
        "kind",
        "7 650 €",
        "texte",
        "avantage en nature",
        "product",
        "180 × 3,50 × 12",
    ),
    Seed(
        "rest",
        "19 230 €",
        "texte",
        "reliquat d'octobre",
        "difference",
        "48 300 − 28 980",
    ),
    Seed(
        "b4",
        "37 650",
        "Ressources du chantier",
        "Syndicat de rivière",
        "sum",
        "ce qui manque aux autres lignes pour faire le total",
    ),
)

KIND = tell_kind(
    (206, "chantier-insertion", "chantier d'insertion"),
    SEEDS,
    Producer.WEASYPRINT,
    Theme(
        font="Liberation Serif",
        size=11,
        thousands=NARROW_NBSP,
        shade="#dcead8",
        accent="#2c5f2d",
        margin=19,
    ),
    TEXT,
)
