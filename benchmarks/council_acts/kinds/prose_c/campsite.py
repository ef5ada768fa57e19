"""223: the season of a municipal campsite, as its rapporteur tells it to the council."""

from __future__ import annotations

from benchmarks.council_acts.ink import Seed
from benchmarks.council_acts.model import NBSP, Producer, Theme
from benchmarks.council_acts.told import tell_kind

TEXT = """
@right Sainte-Ardelle-les-Flots, le 3 novembre 2026

@title Camping municipal des Salines

@center Bilan de la saison et prix de la prochaine – question n° 5 de l'ordre du jour

Mme Solène BRÉMAUD, adjointe chargée du tourisme, donne lecture du rapport qui suit.

« Mes chers collègues,

Notre camping a ouvert le {o0:d=date(2026,4,3)} et fermé le {o1:d=date(2026,9,27)} au soir. Cela
fait {open:n0=days(o0,o1)} jours d'accueil ; nous en étions à {openold:n0=164} l'été d'avant, soit
{later:w=open-openold} de moins. Pour ceux qui nous rejoignent, je rappelle que le terrain compte
{pitches:n0=bare+mobile+lodges} emplacements : {bare:n0=104} sont nus, {mobile:n0=26} portent nos
mobile-homes et {lodges:n0=12} des tentes aménagées.

Combien de monde ? Le tableau que vous avez sous les yeux le dit mois par mois.

@table 2 1.3 1.3 1.3 | lrrr | zebra | 10 | 0.72
# Nuitées | 2025 | 2026 | Écart
Avril | {a1:n0=612} | {b1:n0=748} | {d1:n0=b1-a1}
Mai | {a2:n0=1384} | {b2:n0=1527} | {d2:n0=b2-a2}
Juin | {a3:n0=2216} | {b3:n0=2309} | {d3:n0=b3-a3}
Juillet | {a4:n0=6843} | {b4:n0=6518} | {d4:n0=b4-a4}
Août | {a5:n0=7295} | {b5:n0=7436} | {d5:n0=b5-a5}
Septembre | {a6:n0=1190} | {b6:n0=1362} | {d6:n0=b6-a6}
= Saison | {at:n0=all(a)} | {bt:n0=all(b)} | {dt:n0=bt-at}

Juillet nous a coûté {july:n0=a4-b4} nuitées, la canicule y est pour beaucoup. Mais avril et mai
en ont rendu {spring:n0=d1+d2} à eux deux, et au bout du compte nous finissons à
{nights:n0=bt} nuitées, {up:p1=(bt-at)*100/at} de mieux que l'an dernier. Les deux mois d'été
pèsent encore {summer:n0=b4+b5} nuitées, autrement dit {peak:p1=summer*100/nights} de la saison :
c'est trop, et tout notre effort va à l'avant et à l'après. Nous avons reçu {stays:n0=4312}
familles ou groupes, qui sont restés {mean:n1=nights/stays} nuits en moyenne.

Les mobile-homes, eux, ont été loués {let:n0=2915} nuits. Comme ils étaient offerts tous les jours
d'ouverture, cela représente {offer:n0=mobile*open} nuits possibles et un remplissage de
{fill:p1=let*100/offer}. En 2025 nous étions à {fillold:p1=61.2}.

Venons-en à l'argent. Les emplacements ont rapporté {r1:e2=118460.50}, les locations
{r2:e2=146205}, le bar et la laverie {r3:e2=9874.30}. Recette de la saison, donc :
{income:e2=all(r)} hors taxes. En face, {x1:e2=121380} de salaires, {x2:e2=38412.75} d'eau,
d'énergie et d'ordures ménagères, {x3:e2=29960} d'entretien et {x4:e2=44800} d'annuité ; ajoutez la
commission de la centrale de réservation, {fee:p0=12} des {sold:e0=74150} de séjours qu'elle nous a
vendus, c'est-à-dire {x5:e2=sold*fee/100}. Nous aurons dépensé {spent:e2=all(x)}, et il nous reste
{gain:e2=income-spent}. L'an dernier, il ne restait que {gainold:e2=22306.40} : c'est un mieux
de {better:e2=gain-gainold}.

Un mot de ceux qui ont fait tourner la maison : {long:w=4} saisonniers engagés pour six mois et
{short:w=3} pour trois mois, en tout {work:n0=long*6+short*3} mois de travail.

Pour 2027, la commission vous propose d'agir avec mesure. La nuit sur emplacement nu passerait de
{n0:e2=16.40} à {n1:e2=16.90}, {coins:n0=(n1-n0)*100} centimes de plus ; la semaine de mobile-home
en juillet et août, aujourd'hui à {w0:e2=590}, serait majorée de {rise:e2=25} et s'établirait à
{w1:e2=w0+rise}. Hors été, elle vaudrait comme à présent les deux tiers de ce prix, soit
{low:e2=w1*2/3}. On demanderait toujours {dep:p0=30} à la réservation ({deposit:e2=w1*dep/100} pour
une semaine d'été), le solde, ici {rest:e2=w1-deposit}, étant dû à l'arrivée.

Je vous remercie. »

M. Gildas PORTENEUVE demande si l'excédent ne pourrait servir à refaire le bloc sanitaire du fond,
estimé à {block:e2=124000}. Le maire répond qu'il y faudrait quatre exercices semblables ; Mme
BRÉMAUD précise qu'avec {three:w=3} fois {gain2:e2=gain} on n'en paierait que
{paid:p1=three*gain2*100/block}.

Le conseil prend acte du bilan et adopte les prix proposés, par {yes:n0=19} voix contre
{no:n0=3}, M. PORTENEUVE s'abstenant, soit {voters:n0=yes+no+1} votants.

@sign Le secrétaire,; Ewen MORANDIÈRE | Le maire,; Philippe ARZELIER
"""

SEEDS = (
    Seed(
        "open",
        "176",
        "texte",
        "jours d'ouverture",
        "difference",
        "du 3 avril au 27 septembre inclus : 178 jours",
    ),
    Seed(
        "spring",
        "297",
        "texte",
        "nuitées gagnées en avril et mai",
        "sum",
        "136 + 143",
    ),
    Seed(
        "low",
        "393,33 €",
        "texte",
        "semaine de mobile-home hors été",
        "product",
        "les deux tiers de 615,00 ; pris sur 590,00",
    ),
    Seed(
        "fill",
        "68,4 %",
        "texte",
        "remplissage des mobile-homes",
        "ratio",
        "2 915 / 4 628 ; divisé par 26 × 164",
    ),
    Seed(
        "d6",
        "127",
        "Nuitées",
        "Septembre, écart",
        "difference",
        "1 362 − 1 190",
    ),
)

KIND = tell_kind(
    (223, "camping-municipal", "camping municipal"),
    SEEDS,
    Producer.WEASYPRINT,
    Theme(
        font="Lato",
        size=10,
        thousands=NBSP,
        shade="#dcecef",
        accent="#0d5c6e",
        margin=19,
        footer="Sainte-Ardelle-les-Flots | séance du 3 novembre 2026 | {page}",
    ),
    TEXT,
)
