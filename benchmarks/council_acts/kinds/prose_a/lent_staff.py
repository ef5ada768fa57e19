"""202: agents of a commune lent to its social centre: hours, hourly costs, what is paid back."""

from __future__ import annotations

from benchmarks.council_acts.ink import Seed
from benchmarks.council_acts.model import NBSP, Producer, Theme
from benchmarks.council_acts.told import tell_kind

TEXT = """
@right Mairie de Vaugneray-les-Côtes<br/>Rhône

@title CONSEIL MUNICIPAL DU 14 NOVEMBRE 2025

@center Rapport n° 11 valant délibération – Rapporteure : Mme Solène PRALONG

@subject Mise à disposition d'agents communaux auprès du centre communal d'action sociale

Mesdames, Messieurs,

Le centre communal d'action sociale n'a pas de personnel propre pour son accueil, sa comptabilité
ni la conduite de son minibus. Depuis {since:y=2019}, la ville lui prête donc des agents, dont il
rembourse la rémunération, ainsi que l'imposent les articles L. 512-6 et suivants du code général
de la fonction publique. La convention en vigueur expire le 31 décembre ; elle aura duré
{lasted:w=2025-since+1} ans, du 1er janvier 2019 à cette date.

Le besoin a été réexaminé service par service. Il en ressort que {agents:w=count(h)} agents
interviendront en 2026, à raison de {weekly:n1=all(h)} heures par semaine au total, pendant
{weeks:n0=46} semaines, les congés étant défalqués. Le volume annuel atteint ainsi
{hours:n0=weekly*weeks} heures, ce qui équivaut à {jobs:n2=hours/1607} emploi à temps plein de 1
607 heures.

@caption Tableau unique : heures prêtées et remboursement de l'année 2026

@table 3.2 1.3 1.3 1.3 1.5 | lrrrr | grid | 9.5
# Fonction | Heures par semaine | Heures par an | Coût horaire (€) | Montant (€)
Accueil et instruction des aides | {h1:n1=17.5} | {y1:n0=h1*weeks} | {c1:n2=24.80} | {m1:n2=y1*c1}
Comptabilité | {h2:n1=7} | {y2:n0=h2*weeks} | {c2:n2=27.35} | {m2:n2=y2*c2}
Conduite du minibus | {h3:n1=9} | {y3:n0=h3*weeks} | {c3:n2=22.60} | {m3:n2=y3*c3}
Encadrement | {h4:n1=3.5} | {y4:n0=h4*weeks} | {c4:n2=38.10} | {m4:n2=y4*c4}
= Ensemble | {ht:n1=all(h)} | {yt:n0=all(y)} | | {pay:n2=all(m)}

@small Le coût horaire comprend le traitement brut, le régime indemnitaire et les cotisations
patronales, divisés par 1 607 heures.

L'accueil pèse à lui seul {desk:p1=m1*100/pay} de la dépense. À la rémunération s'ajoutent des
frais de gestion, calculés au taux de 3 % et qui représenteront {fees:e2=pay*3/100}. Le centre
communal remboursera en conséquence {due:e2=pay+fees} pour l'année, par quatre versements
trimestriels de {quarter:e2=due/4}.

Pour mémoire, le remboursement de 2025 s'était établi à {before:e2=43107.46} : la progression est
de {more:e2=due-before}, soit {rise:p1=(due-before)*100/before}, et tient pour l'essentiel à la
revalorisation des traitements.

La convention nouvelle serait conclue pour la période allant du {start:d=date(2026,1,1)} au
{until:d=date(2028,12,31)}, c'est-à-dire {term:n0=months(start,until)} mois. Chaque agent a donné
son accord écrit ; la commission du personnel, consultée le 4 novembre, a émis un avis favorable
par {pro:n0=7} voix et {none:n0=2} abstentions, ses {members:w=pro+none} membres étant présents.

Je vous propose, Mesdames, Messieurs, si ces dispositions recueillent votre agrément :

• d'approuver la mise à disposition de {agents2:w=agents} agents auprès du centre communal d'action
sociale, pour {hours2:n0=hours} heures par an ;

• de fixer à {due2:e2=due} le remboursement attendu en 2026, frais de gestion compris, et de
l'inscrire en recette à l'article 70841 ;

• de réviser ce montant chaque année selon les heures faites et le coût réel des agents ;

• d'autoriser Monsieur le Maire à signer la convention.

<i>Le rapport, mis aux voix, est adopté par {yes:n0=24} voix pour et {no:n0=3} contre, sur
{cast:n0=yes+no} suffrages exprimés.</i>

@sign La secrétaire,; Inès BERTHOLIER | Le maire,; Gaspard CHAVANON
"""

SEEDS = (
    Seed(
        "hours",
        "1 720",
        "texte",
        "volume annuel d'heures",
        "product",
        "37,0 × 46 ; juste au tableau et dans le dispositif",
    ),
    Seed(
        "fees",
        "1 255,56 €",
        "texte",
        "frais de gestion",
        "product",
        "3 % de 44 261,20 ; le montant de 2025 est resté",
    ),
    Seed(
        "rise",
        "3,8 %",
        "texte",
        "progression sur 2025",
        "ratio",
        "hausse / remboursement de 2025",
    ),
    Seed(
        "term",
        "24",
        "texte",
        "durée de la convention",
        "difference",
        "du 1er janvier 2026 au 31 décembre 2028 : trois ans",
    ),
    Seed(
        "m3",
        "9 365,40",
        "Tableau unique",
        "Conduite du minibus",
        "product",
        "414 × 22,60",
    ),
)

KIND = tell_kind(
    (202, "mise-a-disposition", "mise à disposition de personnel"),
    SEEDS,
    Producer.WEASYPRINT,
    Theme(
        font="Carlito",
        size=12.5,
        thousands=NBSP,
        shade="#efe6d8",
        margin=23,
        footer="Conseil municipal du 14 novembre 2025 – page {page}",
    ),
    TEXT,
)
