"""216: stray animals: what a pound is paid by head, cats sterilised, an agreement's articles."""

from __future__ import annotations

from benchmarks.council_acts.ink import Seed
from benchmarks.council_acts.model import NBSP, Producer, Theme
from benchmarks.council_acts.told import tell_kind

TEXT = """
@center LIBERTÉ – ÉGALITÉ – FRATERNITÉ

@title Mairie de Fontenay-sous-Vernon

@center Conseil municipal – 23 septembre 2025 – délibération 2025/58

@subject Convention de fourrière animale avec le refuge des Quatre-Pattes, années 2026 à 2028

Rapport de Mme Sylviane LOUVEL, adjointe chargée de la tranquillité publique.

Les maires sont tenus de disposer d'une fourrière apte à recevoir les chiens et les chats trouvés
errants. La commune confie ce service au refuge des Quatre-Pattes par une convention qui s'éteindra
le 31 décembre prochain, et dont le bilan appelle trois remarques.

<b>Première remarque : l'activité croît.</b> Du 1er juillet 2024 au 30 juin 2025, le refuge a pris
en charge {animals:n0=dogs+cats} animaux de la commune, à savoir {dogs:n0=58} chiens et
{cats:n0=117} chats, contre {before:n0=140} sur les douze mois antérieurs ; l'augmentation est de
{up:p0=(animals-before)*100/before}. Des {dogs2:n0=dogs} chiens, {home:n0=39} ont été rendus à leur
maître, {adopt:n0=dogs-home-dead} adoptés et {dead:n0=3} sont morts ou ont dû être euthanasiés.

<b>Deuxième remarque : les séjours s'allongent.</b> Les chiens sont restés {ddays:n0=696} jours en
tout, ce qui donne une moyenne de {dmean:n0=ddays/dogs} jours par chien, quand la loi fixe le délai
de garde à huit jours ouvrés. Chaque journée au-delà de ce délai est facturée {fee:e2=11.50} : avec
{over:n0=184} journées, la commune a ainsi acquitté {extra:e2=over*fee}.

<b>Troisième remarque : les chats libres se multiplient.</b> La campagne de printemps a permis d'en
stériliser {ster:n0=fem+mal}, dont {fem:n0=41} femelles et {mal:n0=27} mâles. Le vétérinaire a
demandé {pf:e0=95} par femelle et {pm:e0=60} par mâle, soit une facture de {vet:e0=fem*pf+mal*pm},
dont la fondation Brigitte-Mésange a pris à sa charge la moitié, {found:e2=vet/2}.

@caption Ce que la fourrière a coûté à la commune (en euros)

@table 3.4 1.5 1.5 1.5 | lrrr | frame | 9.5 | 0.92
# Dépense | 2022-2023 | 2023-2024 | 2024-2025
Forfait par habitant | {f1:n2=9050} | {f2:n2=9137.50} | {f3:n2=9252.50}
Journées au-delà du délai | {g1:n2=943} | {g2:n2=1529.50} | {g3:n2=extra}
Stérilisation, part communale | {h1:n2=1310} | {h2:n2=1875} | {h3:n2=vet-found}
Captures de nuit | {i1:n2=620} | {i2:n2=775} | {i3:n2=930}
= Total | {t1:n2=f1+g1+h1+i1} | {t2:n2=f2+g2+h2+i2} | {t3:n2=f3+g3+h3+i3}

D'une période à l'autre, la dépense est donc passée de {t2b:e2=t2} à {t3b:e2=t3}, ce qui représente
{plus:e2=t3-t2} supplémentaires. Les captures de nuit y entrent pour {night:e2=i3}, à raison de
{nights:w=i3/call} sorties payées {call:e0=155} l'une.

Le refuge demande que sa rémunération soit revue. Jusqu'ici de {p0:e2=1.25} par habitant, elle
serait portée à {p1:e2=1.40}. Sur la base d'une population de {souls:n0=7485} habitants, la commune
verserait {lump:e2=souls*p1} au lieu de {lump0:e2=souls*p0}, et aurait à supporter un surcoût
annuel de {dear:e2=lump-lump0}. Les six communes du plateau consentent le même effort ; avec leurs
{plateau:n0=31200} habitants, elles procureront au refuge {rev:e2=plateau*p1} par an, qui
s'ajouteront à notre contribution pour atteindre {rev2:e2=rev+lump}.

@break

@heading Le conseil adopte la convention dont les stipulations essentielles suivent

Article 1 – <i>Durée.</i> La convention est souscrite pour {months:n0=months(b,e)} mois ; elle
débute le {b:d=date(2026,1,1)} et cesse de plein droit le {e:d=date(2028,12,31)}.

Article 2 – <i>Capacité.</i> Le refuge réserve à la commune {box:w=small+large} boxes, soit
{small:w=5} petits et {large:w=3} grands, et une chatterie de vingt places.

Article 3 – <i>Rémunération.</i> Le forfait annuel, de {words:we=lump}, est mandaté en deux fois :
{one:e2=lump/2} au 31 janvier et autant au 31 juillet. Sur la durée de la convention, l'engagement
de la commune est de {whole:e2=lump*3}.

Article 4 – <i>Stérilisation.</i> La commune prévoit chaque année {goal:n0=72} interventions ; si
l'on retient un prix moyen de {pmean:e0=80}, il lui en coûtera {goalcost:e0=goal*pmean}, avant
l'aide de la fondation.

Article 5 – <i>Résiliation.</i> Chacune des parties peut se dégager moyennant un préavis de trois
mois.

Décision prise par {yes:n0=26} voix, {no:n0=1} conseiller votant contre et {blank:n0=2} s'abstenant
(présents : {here:n0=24} ; représentés : {proxies:n0=yes+no+blank-here}).

@sign La secrétaire de séance,; Capucine LEFAUCHEUR | Le maire,; Hubert GRANDIN
"""

SEEDS = (
    Seed(
        "up",
        "20 %",
        "texte",
        "augmentation du nombre d'animaux",
        "ratio",
        "(175 − 140) / 140, et non / 175",
    ),
    Seed(
        "adopt",
        "19",
        "texte",
        "chiens adoptés",
        "difference",
        "58 − 39 − 3 ; les morts ne sont pas déduits",
    ),
    Seed(
        "lump0",
        "9 252,50 €",
        "texte",
        "contribution à l'ancien tarif",
        "product",
        "7 485 × 1,25 ; la somme de 2024-2025 est restée",
    ),
    Seed(
        "whole",
        "20 958,00 €",
        "texte",
        "article 3, engagement sur trois ans",
        "product",
        "10 479,00 × 3 ; compté deux ans",
    ),
    Seed(
        "t2",
        "13 371,00",
        "Ce que la fourrière a coûté",
        "Total, 2023-2024",
        "sum",
        "9 137,50 + 1 529,50 + 1 875,00 + 775,00",
    ),
)

KIND = tell_kind(
    (216, "fourriere-animale", "convention de fourrière animale"),
    SEEDS,
    Producer.REPORTLAB,
    Theme(
        font="Liberation Serif",
        size=11,
        thousands=NBSP,
        shade="#e5efe5",
        margin=19,
        footer="2025/58 – page {page}",
    ),
    TEXT,
)
