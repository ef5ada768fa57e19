"""213: a work of art ordered for a new school: what the law sets aside, the artist's contract."""

from __future__ import annotations

from benchmarks.council_acts.ink import Seed
from benchmarks.council_acts.model import NBSP, Producer, Theme
from benchmarks.council_acts.told import tell_kind

TEXT = """
@center <b>VILLE D'ARGENTAY-SUR-LOIRE</b>

@center <i>Délibération du conseil municipal n° 2026/041 – séance du 30 mars 2026</i>

@title Groupe scolaire Simone-Veil : commande d'une œuvre au titre du « 1 % artistique »

Le conseil municipal,

Vu le code général des collectivités territoriales, article L. 1616-1 ; vu le décret n° 2002-677 du
29 avril 2002 relatif à l'obligation de décoration des constructions publiques ;

Considérant que le coût prévisionnel des travaux du groupe scolaire Simone-Veil, arrêté à la remise
de l'avant-projet définitif, est de {works:e0=8460000} hors taxes, et que l'obligation porte sur
{one:p0=1} de cette somme, ce qui fixe à {purse:e0=works/100} l'enveloppe toutes dépenses
confondues ;

Considérant que l'avis d'appel public à candidatures, paru le 9 juin 2025, a suscité
{bids:n0=alone+duos} dossiers, {alone:n0=47} présentés par un artiste seul et {duos:n0=11} par un
groupement ; que le comité artistique, où siègent {jury:w=elect+users+experts} personnes –
{elect:w=3} élus, {users:w=2} représentants des usagers et {experts:w=4} personnalités qualifiées –
en a écarté {late:n0=6} qui étaient arrivés hors délai et a examiné les {seen:n0=bids-late} autres
;

Considérant qu'à l'issue de sa réunion du 22 septembre le comité a invité trois candidats à
remettre un projet, et que chacun des deux candidats non retenus a droit à une indemnité de
{ind:e0=2400}, soit {inds:e0=ind*2} pour l'ensemble ;

Considérant que les trois projets ont été notés sur 100 points, répartis entre la qualité
artistique ({q1:n0=50} points), l'insertion dans le bâtiment ({q2:n0=30} points) et la facilité
d'entretien ({q3:n0=100-q1-q2} points), et qu'ils ont obtenu les notes que voici :

@caption Notes attribuées par le comité artistique le 2 février 2026

@table 3.2 1.5 1.5 1.5 1.3 | lrrrr | horizontal | 10 | 0.95
# Candidat et projet | Qualité | Insertion | Entretien | Total
Lou Verbrugge, « Nuée » | {a1:n1=44.5} | {b1:n1=26} | {c1:n1=15.5} | {t1:n1=a1+b1+c1}
Atelier Kaolin, « Les Marches » | {a2:n1=41} | {b2:n1=28.5} | {c2:n1=12} | {t2:n1=a2+b2+c2}
Ismaël Tourneret, « Préau » | {a3:n1=38.5} | {b3:n1=21} | {c3:n1=18} | {t3:n1=a3+b3+c3}

Considérant que « Nuée », composée de {birds:n0=hall+yard} oiseaux de céramique émaillée dont
{hall:n0=216} suspendus dans le hall et {yard:n0=128} fixés sous le préau, arrive en tête avec
{best:n1=max(t1,t2,t3)} points et devance « Les Marches » de {lead:n1=t1-t2} points ;

Considérant que le prix demandé par l'artiste est de {price:e2=birds*piece+study+fit} toutes taxes
comprises, qu'il a décomposé en {pieces:e2=birds*piece} pour la fabrication (à {piece:e2=152.50}
l'oiseau), {study:e2=9800} d'études et {fit:e2=7240} de pose, les droits d'auteur y étant inclus ;

Considérant qu'en y ajoutant les indemnités et {pub:e2=1860} de frais de publicité, la dépense
atteint {spent:e2=price+inds+pub}, et laisse sur l'enveloppe une marge de {margin:e2=purse-spent},
ou {rate:p1=margin*100/purse}, que la ville emploiera à des ateliers avec les élèves ;

Après en avoir délibéré et à la majorité,

<b>Art. 1.</b> – Désigne Mme Lou VERBRUGGE comme lauréate de la consultation et approuve le marché
de réalisation, d'un montant de {price2:e2=price}.

<b>Art. 2.</b> – Les acomptes seront réglés comme suit : {pay1:e2=price*20/100} à la signature (20
%), {pay2:e2=price*35/100} à la validation des prototypes (35 %), {pay3:e2=price*30/100} à la
livraison en atelier (30 %) et, après la pose, le solde de {pay4:e2=price-pay1-pay2-pay3} (15 %).

<b>Art. 3.</b> – Alloue à l'Atelier Kaolin et à M. Ismaël TOURNERET l'indemnité mentionnée plus
haut, de {indw:we=ind} ({ind2:e0=ind}) chacun.

<b>Art. 4.</b> – L'œuvre sera mise en place entre le {from1:d=date(2027,2,8)} et le
{to1:d=date(2027,3,7)}, soit au cours des {weeks:w=days(from1,to1)/7} semaines qui précèdent la
réception de l'école. La garantie court sur {years:w=10} ans.

<b>Art. 5.</b> – Impute la dépense à l'opération 2104, article 2161.

@small Scrutin : {yes:n0=25} pour ; {no:n0=4} contre ; {blank:n0=4} abstentions. Membres ayant pris
part à la séance, présents ou représentés : {cast:n0=yes+no+blank}.

@sign La secrétaire,; Blandine AUGEREAU | L'adjoint délégué,; Théophile MESNARD
"""

SEEDS = (
    Seed(
        "purse",
        "86 400 €",
        "texte",
        "enveloppe du 1 %",
        "product",
        "1 % de 8 460 000",
    ),
    Seed(
        "jury",
        "dix",
        "texte",
        "membres du comité artistique",
        "sum",
        "3 + 2 + 4",
    ),
    Seed(
        "seen",
        "58",
        "texte",
        "dossiers examinés",
        "difference",
        "58 − 6 : les dossiers hors délai ne sont pas déduits",
    ),
    Seed(
        "indw",
        "deux mille deux cents euros",
        "texte",
        "art. 3, indemnité en lettres",
        "equality",
        "2 400 € en chiffres, deux fois",
    ),
    Seed(
        "t2",
        "85,1",
        "Notes attribuées",
        "Atelier Kaolin",
        "sum",
        "41,0 + 28,5 + 12,0",
    ),
)

KIND = tell_kind(
    (213, "un-pour-cent-artistique", "commande artistique"),
    SEEDS,
    Producer.WEASYPRINT,
    Theme(
        font="Lato",
        size=11.5,
        thousands=NBSP,
        shade="#ede4f0",
        accent="#5b3a6b",
        margin=23,
        footer="2026/041 – {page}/{pages}",
    ),
    TEXT,
)
