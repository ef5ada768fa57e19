"""205: shopkeepers compensated for works in their street: files, losses, sums paid."""

from __future__ import annotations

from benchmarks.council_acts.ink import Seed
from benchmarks.council_acts.model import NBSP, Producer, Theme
from benchmarks.council_acts.told import tell_kind

TEXT = """
@title Ville de Mourmeron-sur-Ognon

@center Direction du commerce et de l'artisanat

@center CONSEIL MUNICIPAL – SÉANCE PUBLIQUE DU 2 FÉVRIER 2026 – DOSSIER 14

@subject Travaux de la rue des Tanneurs : indemnisation amiable des commerçants riverains

<b>RAPPORT</b>

Pour rénover la rue des Tanneurs, il a fallu l'interdire à la circulation du
{opened:d=date(2025,3,3)} au {closed:d=date(2025,10,26)}, soit pendant
{span:n0=days(opened,closed)} jours consécutifs, ou {span2:w=span/7} semaines pleines. Les
commerces sont demeurés accessibles à pied, mais plusieurs d'entre eux ont vu leur activité fléchir
bien au-delà de ce qu'un riverain doit normalement supporter.

Par délibération du 16 décembre 2024, le conseil a institué une commission d'indemnisation,
présidée par un magistrat honoraire du tribunal administratif et dotée d'un crédit de
{purse:e0=90000}. Elle s'est réunie à cinq reprises. Sur {files:n0=kept+refused+late} demandes
déposées, elle en a retenu {kept:n0=count(g)} ; {refused:n0=9} ont été rejetées faute de préjudice
anormal et {late:n0=3}, incomplètes, sont renvoyées à sa prochaine séance. Le taux d'acceptation
s'établit ainsi à {rate:p1=kept*100/files}.

Sa méthode est constante. La perte de chiffre d'affaires se mesure par rapport à la moyenne des
mêmes mois des trois années antérieures ; une franchise de 10 % de cette moyenne, réputée
correspondre à la gêne ordinaire, reste à la charge du commerçant ; sur le surplus est appliqué le
taux de marge brute de la profession. Ainsi, la boulangerie Aux Deux Épis, dont les ventes de la
période atteignaient d'ordinaire {ref:e0=148200}, n'en a réalisé que {done:e0=112632} : la perte
est de {loss:e0=ref-done}, ou {lossrate:p1=loss*100/ref}. La franchise, {part:e0=ref/10}, en étant
retranchée, le surplus indemnisable s'élève à {over:e0=loss-part}, et l'indemnité, au taux de marge
de 62 %, à {due:e2=over*62/100}.

@caption Indemnités proposées par la commission (en euros)

@table 3 2 1.6 1.2 1.7 | llrrr | frame | 9.5
# Commerce | Activité | Perte indemnisable | Marge | Indemnité
Aux Deux Épis | Boulangerie | {o1:n2=over} | {k1:p0=62} | {g1:n2=o1*k1/100}
Librairie du Pont | Livres, presse | {o2:n2=18460} | {k2:p0=31} | {g2:n2=o2*k2/100}
L'Atelier de Line | Coiffure | {o3:n2=9275} | {k3:p0=76} | {g3:n2=o3*k3/100}
Le Comptoir comtois | Restauration | {o4:n2=23840} | {k4:p0=68} | {g4:n2=o4*k4/100}
Chausse-Pied | Chaussures | {o5:n2=14120} | {k5:p0=45} | {g5:n2=o5*k5/100}
Au Bon Fil | Mercerie | {o6:n2=6530} | {k6:p0=48} | {g6:n2=o6*k6/100}
= Ensemble | | {ot:n2=all(o)} | | {gt:n2=all(g)}

La dépense totale, {cost:e2=gt}, représente {use:p1=cost*100/purse} du crédit ouvert, dont il
restera {left:e2=purse-cost} pour les trois dossiers en attente. L'indemnité moyenne est de
{mean:e2=cost/kept} ; la plus forte, accordée au Comptoir comtois, absorbe à elle seule
{top:p1=g4*100/cost} du total.

Un acompte de {adv:e2=13000} a été consenti en novembre à deux établissements menacés, à hauteur de
{adv1:e2=adv-adv2} pour la restauration et de {adv2:e2=4500} pour la boulangerie. C'est donc un
solde de {net:e2=cost-adv} que le comptable mettra en paiement, dont {net4:e2=g4-adv1} au
restaurant et {net1:e2=g1-adv2} à la boulangère.

<b>DÉLIBÉRATION</b>

LE CONSEIL, après en avoir délibéré, la commission des finances entendue, et par {yes:n0=29} voix
sur {cast:n0=yes+blank} votants ({blank:n0=2} abstentions),

<b>approuve</b> les {kept2:w=kept} protocoles transactionnels annexés, au terme desquels chaque
bénéficiaire renonce à tout recours ;

<b>accorde</b> en conséquence une somme globale de {cost2:e2=cost}, imputée au compte 65888 ;

<b>proroge</b> la commission jusqu'au 30 juin 2026 afin qu'elle statue sur les demandes en suspens.

@sign La secrétaire de séance,; Maud VIENNOT | Le maire,; Jean-Noël COURTEJAIRE
"""

SEEDS = (
    Seed(
        "span",
        "328",
        "texte",
        "durée de la fermeture",
        "difference",
        "du 3 mars au 26 octobre, 34 semaines de 7 jours",
    ),
    Seed(
        "files",
        "19",
        "texte",
        "demandes déposées",
        "sum",
        "6 + 9 + 3",
    ),
    Seed(
        "over",
        "20 478 €",
        "texte",
        "surplus indemnisable de la boulangerie",
        "difference",
        "35 568 − 14 820",
    ),
    Seed(
        "net",
        "42 834,96 €",
        "texte",
        "solde à payer",
        "difference",
        "51 334,96 − 13 000,00 ; la part de la boulangerie n'est pas déduite",
    ),
    Seed(
        "g3",
        "7 409,00",
        "Indemnités proposées",
        "L'Atelier de Line",
        "product",
        "76 % de 9 275,00",
    ),
)

KIND = tell_kind(
    (205, "indemnisation-commercants", "indemnisation de commerçants"),
    SEEDS,
    Producer.CHROMIUM,
    Theme(
        font="Lato",
        size=10,
        thousands=NBSP,
        shade="#f3e3d3",
        accent="#7a3b12",
        margin=18,
        footer="Dossier 14 – page {page} sur {pages}",
        justify=False,
    ),
    TEXT,
)
