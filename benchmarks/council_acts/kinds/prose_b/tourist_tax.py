"""212: a tourist tax: tariffs with the department's share, nights, what it brings."""

from __future__ import annotations

from benchmarks.council_acts.ink import Seed
from benchmarks.council_acts.model import NARROW_NBSP, Producer, Theme
from benchmarks.council_acts.told import tell_kind

TEXT = """
@center Département de la Vendée

@center Canton de Saint-Hilaire-du-Marais

@title COMMUNE DE LA TRANCHE-AUX-MOINES

@center DÉLIBÉRATION DU 26 JUIN 2025 – N° 2025-06-33

@subject Taxe de séjour : tarifs et période de perception applicables au 1er janvier 2026

<b>Le maire expose</b> que la taxe de séjour, instituée dans la commune en 1998, est acquittée par
les personnes qui y séjournent à titre onéreux sans y être domiciliées. Son produit est
intégralement affecté aux dépenses qui favorisent la fréquentation touristique : l'an dernier,
{use1:e0=41200} ont servi à l'entretien des plages, {use2:e0=23750} à la navette estivale et
{use3:e0=18630} aux sentiers et pistes, pour un produit de {year:e0=use1+use2+use3}.

Elle est perçue du {open:d=date(2026,4,1)} au {close:d=date(2026,10,31)}, c'est-à-dire durant
{season:n0=days(open,close)} jours. En 2024, les logeurs ont déclaré {nights:n0=camp+furn+hotel}
nuitées taxées, dont {camp:n0=87300} en camping, {furn:n0=38450} en meublé et {hotel:n0=9250} à
l'hôtel. Le camping concentre ainsi {campshare:p1=camp*100/nights} des nuitées. Rapporté à
celles-ci, le produit a été de {each:e2=year/nights} par nuitée. En 2023, on en avait compté
{before:n0=129800} : la fréquentation a donc augmenté de {growth:p1=(nights-before)*100/before}.

<b>Il indique</b> que les tarifs n'ont pas bougé depuis le {frozen:d=date(2020,1,1)} et qu'ils
seront donc restés figés durant {stood:w=years(frozen,last)} ans lorsque prendra fin, le
{last:d=date(2025,12,31)}, leur application. L'office de tourisme intercommunal préconise de les
porter au niveau des stations voisines. Le conseil départemental ayant institué une taxe
additionnelle de 10 %, qui se calcule sur le tarif communal et se perçoit avec lui, le touriste
paiera la somme des deux.

@caption Tarifs par personne et par nuitée à compter du 1er janvier 2026 (en euros)

@table 4.2 1.4 1.6 1.5 | lrrr | grid | 9.5
# Catégorie d'hébergement | Commune | Département | Total
Palaces | {a1:n2=4} | {d1:n2=a1/10} | {t1:n2=a1+d1}
Hôtels, résidences et meublés 5 étoiles | {a2:n2=2.80} | {d2:n2=a2/10} | {t2:n2=a2+d2}
Hôtels, résidences et meublés 4 étoiles | {a3:n2=2.10} | {d3:n2=a3/10} | {t3:n2=a3+d3}
Hôtels, résidences et meublés 3 étoiles | {a4:n2=1.40} | {d4:n2=a4/10} | {t4:n2=a4+d4}
Hôtels, résidences et meublés 2 étoiles | {a5:n2=0.90} | {d5:n2=a5/10} | {t5:n2=a5+d5}
Hôtels 1 étoile, chambres d'hôtes, auberges | {a6:n2=0.80} | {d6:n2=a6/10} | {t6:n2=a6+d6}
Campings 3, 4 et 5 étoiles | {a7:n2=0.60} | {d7:n2=a7/10} | {t7:n2=a7+d7}
Campings 1 et 2 étoiles, ports de plaisance | {a8:n2=0.20} | {d8:n2=a8/10} | {t8:n2=a8+d8}

Le barème distingue donc {cats:w=count(a)} catégories. Pour une famille de deux adultes (les
mineurs sont exonérés) qui loue un meublé trois étoiles pendant une semaine, soit {fam:n0=2*7}
nuitées, la taxe sera de {famtax:e2=fam*t4}, dont {famtown:e2=fam*a4} pour la commune et
{famdep:e2=fam*d4} pour le Département.

Quant aux hébergements sans classement, ils sont taxés au taux de 5 % du coût de la nuitée par
personne. Exemple : quatre adultes louent pour {rent:e2=136} la nuit une maison non classée ; le
coût par personne est de {ppl:e2=rent/4} ; la part communale vaut {ptax:e2=ppl*5/100} par personne
et par nuit, somme inférieure au plafond de {palace:e2=a1}, soit {ptaxd:e2=ptax*1.1} une fois
ajoutée la part départementale et {all4:e2=ptaxd*4} par nuit pour les quatre.

À fréquentation égale, le service des finances attend {newcamp:e0=camp*a7} des campings, tous
classés trois étoiles ou davantage, {newfurn:e0=47680} des meublés et {newhotel:e0=11870} des
hôtels ; la recette communale atteindrait {income:e0=newcamp+newfurn+newhotel}, ce qui la situerait
{plus:e0=income-year} au-dessus de celle de l'an dernier.

<b>Ayant ouï cet exposé, le conseil municipal, par {yes:n0=16} voix pour, {no:n0=2} contre et
{blank:n0=1} abstention ({cast:n0=yes+no+blank} votants),</b>

ADOPTE les tarifs figurant au tableau ci-dessus et le taux de 5 % pour les hébergements non classés
;

CONFIRME la période de perception, du 1er avril au 31 octobre ;

FIXE au {due1:d=date(2026,7,31)} et au {due2:d=date(2026,11,30)} les deux échéances de reversement
;

INSCRIT en conséquence une recette de {spelled:we=income} au compte 731721 du budget 2026.

@sign La secrétaire de séance,; Maryvonne GUILBAUD | Le maire,; Patrice ROBERDEAU
"""

SEEDS = (
    Seed(
        "season",
        "184",
        "texte",
        "durée de la période de perception",
        "difference",
        "du 1er avril au 31 octobre : 214 jours",
    ),
    Seed(
        "campshare",
        "67,4 %",
        "texte",
        "part du camping",
        "ratio",
        "87 300 / 135 000",
    ),
    Seed(
        "famtax",
        "19,60 €",
        "texte",
        "taxe d'une famille",
        "product",
        "14 × 1,54 ; sans la part du Département",
    ),
    Seed(
        "plus",
        "23 850 €",
        "texte",
        "hausse de la recette",
        "difference",
        "111 930 − 83 580",
    ),
    Seed(
        "t3",
        "2,13",
        "Tarifs par personne",
        "4 étoiles",
        "sum",
        "2,10 + 0,21",
    ),
)

KIND = tell_kind(
    (212, "taxe-de-sejour", "taxe de séjour"),
    SEEDS,
    Producer.CHROMIUM,
    Theme(
        font="Liberation Sans",
        size=11,
        thousands=NARROW_NBSP,
        shade="#fbeecb",
        margin=21,
    ),
    TEXT,
)
