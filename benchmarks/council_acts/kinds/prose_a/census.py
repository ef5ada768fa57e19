"""208: the census of a commune: districts, agents, what forms are paid, the state's grant."""

from __future__ import annotations

from benchmarks.council_acts.ink import Seed
from benchmarks.council_acts.model import NBSP, Producer, Theme
from benchmarks.council_acts.told import tell_kind

TEXT = """
@center MAIRIE DE PLOUÉZEC-LA-GRÈVE

@center 22470 – Arrondissement de Saint-Brieuc

@title Délibération du 20 novembre 2025

@subject Recensement de la population 2026 : recrutement et rémunération des agents recenseurs

La maire rappelle à l'assemblée que la collecte se déroulera du {start:d=date(2026,1,15)} au
{end:d=date(2026,2,14)} inclus, soit {days:n0=days(start,end)} jours, et qu'il incombe à la commune
de la préparer et de la réaliser. La précédente remonte à {last:y=2020} ; elle avait dénombré
{old:n0=3284} habitants et {oldh:n0=1965} logements.

Vu la loi n° 2002-276 du 27 février 2002, en particulier son titre V ;

Vu le décret n° 2003-485 du 5 juin 2003 relatif au recensement de la population ;

Considérant que le répertoire des adresses compte désormais {homes:n0=all(h)} logements, soit
{more:n0=homes-oldh} de plus qu'en 2020 ({morerate:p1=more*100/oldh}) ;

Considérant que le territoire a été découpé en {districts:w=count(h)} districts, d'une taille
moyenne de {mean:n0=homes/districts} logements, et qu'un agent sera affecté à chacun d'eux ;

Considérant que, sur la foi du précédent recensement, {main:n0=1648} de ces logements sont des
résidences principales, les {second:n0=homes-main} autres étant des résidences secondaires ou
vacantes, et que l'on attend {souls:n0=3460} bulletins individuels, soit {size:n2=souls/main}
personnes par résidence principale ;

<b>Rémunération.</b> Chaque agent percevra {fleaf:e2=1.15} par feuille de logement et
{fbul:e2=1.90} par bulletin individuel. S'y ajouteront {train:e2=45} pour chacune des deux
demi-journées de formation, un forfait de {walk:e2=80} pour la tournée de reconnaissance et, dans
les deux districts ruraux, {fuel:e2=120} de frais de déplacement. On obtient le budget suivant :

@caption Dépense prévisionnelle de la collecte

@table 3.4 1.4 1.4 1.6 | lrrr | header | 10 | 0.85
# Élément | Nombre | Taux (€) | Montant (€)
Feuilles de logement | {a1:n0=homes} | {b1:n2=fleaf} | {c1:n2=a1*b1}
Bulletins individuels | {a2:n0=souls} | {b2:n2=fbul} | {c2:n2=a2*b2}
Demi-journées de formation | {a3:n0=districts*2} | {b3:n2=train} | {c3:n2=a3*b3}
Tournées de reconnaissance | {a4:n0=districts} | {b4:n2=walk} | {c4:n2=a4*b4}
Déplacements (districts ruraux) | {a5:n0=2} | {b5:n2=fuel} | {c5:n2=a5*b5}
= Rémunération brute | | | {gross:n2=all(c)}

À cette rémunération brute, il convient d'ajouter les cotisations de l'employeur, évaluées à
{social:p0=32}, c'est-à-dire {charges:e2=gross*social/100}. La dépense totale est par conséquent de
{cost:e2=gross+charges}, équivalant à {unit:e2=cost/homes} par logement.

L'État verse de son côté une dotation forfaitaire de {state:e2=6318}, qui ne couvrira que
{covers:p1=state*100/cost} de cette charge. La commune devra donc assumer la différence, soit
{net:e2=cost-state} ; en 2020, elle n'avait eu à débourser que {netold:e2=4902.35}.

La répartition des logements par district s'établit ainsi : Bourg nord, {h1:n0=318} ; Bourg sud,
{h2:n0=297} ; Le Port, {h3:n0=341} ; Kerlévénez, {h4:n0=286} ; Pors-Éven, {h5:n0=304} ; La Lande
(rural), {h6:n0=262} ; Saint-Riom (rural), {h7:n0=279}. Le plus chargé, Le Port, dépasse ainsi la
moyenne de {above:n0=h3-mean} logements, et son agent touchera pour les seules feuilles de logement
{port:e2=h3*fleaf}.

Sur la proposition de la maire, le conseil municipal, à mains levées et à l'unanimité :

1. CRÉE {posts:w=districts} emplois temporaires d'agents recenseurs, pour la période courant du
{p0:d=date(2026,1,5)} au {p1:d=date(2026,2,15)}, soit {weeks:w=days(p0,p1)/7} semaines ;

2. FIXE leur rémunération aux taux énoncés plus haut, à savoir {fleaf2:e2=fleaf} la feuille de
logement et {fbul2:e2=fbul} le bulletin individuel ;

3. DÉSIGNE comme coordonnatrice Mme Rozenn LE GUILLOUX, qui bénéficiera à ce titre d'une indemnité
mensuelle de {mon:e2=185} pendant {nm:w=3} mois, soit {ind:e2=mon*nm} au total ;

4. OUVRE au chapitre 012 du budget un crédit de {credit:e2=cost+ind}, indemnité de la
coordonnatrice comprise, et constate en recette la dotation de l'État.

@sign Le secrétaire de séance,; Tugdual RIOU | La maire,; Annaïg PRIGENT
"""

SEEDS = (
    Seed(
        "days",
        "30",
        "texte",
        "durée de la collecte",
        "difference",
        "du 15 janvier au 14 février inclus : 31 jours",
    ),
    Seed(
        "second",
        "493",
        "texte",
        "résidences secondaires ou vacantes",
        "difference",
        "2 087 − 1 648",
    ),
    Seed(
        "h5",
        "340",
        "texte",
        "district de Pors-Éven",
        "sum",
        "les sept districts font 2 087 logements",
    ),
    Seed(
        "ind",
        "740,00 €",
        "texte",
        "3, indemnité de la coordonnatrice",
        "product",
        "185,00 × 3 ; compté quatre mois",
    ),
    Seed(
        "c2",
        "6 754,00",
        "Dépense prévisionnelle",
        "Bulletins individuels",
        "product",
        "3 460 × 1,90",
    ),
)

KIND = tell_kind(
    (208, "recensement", "recensement de la population"),
    SEEDS,
    Producer.WRITER,
    Theme(
        font="Carlito",
        size=11,
        thousands=NBSP,
        shade="#ececec",
        margin=19,
        footer="{page} / {pages}",
        justify=False,
    ),
    TEXT,
)
