"""227: paid parking on the street, two years compared: rates, shares, and what changes."""

from __future__ import annotations

from benchmarks.council_acts.ink import Seed
from benchmarks.council_acts.model import NBSP, Producer, Theme
from benchmarks.council_acts.told import tell_kind

TEXT = """
@table 1 1 | lr | none | 10 | 1
<b>MONTBRENAC</b> – Direction de l'espace public | Conseil municipal du 30 mars 2026
Rapport n° 14 – Commission n° 3 : avis favorable | Rapporteur : M. Idriss BELLOUMI

@title Stationnement payant sur voirie : résultats 2025 et nouveau barème

@heading 1. Une recette en hausse, mais qui change de visage

La recette du stationnement sur voirie s'est élevée en 2025 à {all25:e0=mt} contre {all24:e0=lt} en
2024 (+\N{NO-BREAK SPACE}{grow:p1=(all25-all24)*100/all24}, soit {extra:e0=all25-all24}
supplémentaires). Le paiement par téléphone progresse de {tel:p1=(m2-l2)*100/l2} quand l'horodateur
recule de {pole:p1=(l1-m1)*100/l1} : l'écart entre les deux, de {gap24:e0=l1-l2} il y a un an,
n'est plus que de {gap25:e0=m1-m2}.

@caption Recettes par mode de paiement (en euros)

@table 3 1.3 1.1 1.3 1.1 1.3 | lrrrrr | horizontal | 9.5 | 1
# Mode | 2024 | Part 2024 | 2025 | Part 2025 | Évolution
Horodateurs | {l1:n0=298640} | {s1:p1=l1*100/lt} | {m1:n0=271460} | {t1:p1=m1*100/mt} \
| {e1:p1=(m1-l1)*100/l1}
Paiement par téléphone | {l2:n0=187315} | {s2:p1=l2*100/lt} | {m2:n0=243180} \
| {t2:p1=m2*100/mt} | + {e2:p1=(m2-l2)*100/l2}
Abonnements | {l3:n0=96480} | {s3:p1=l3*100/lt} | {m3:n0=103920} | {t3:p1=m3*100/mt} \
| + {e3:p1=(m3-l3)*100/l3}
Forfaits post-stationnement | {l4:n0=214205} | {s4:p1=l4*100/lt} | {m4:n0=236340} \
| {t4:p1=m4*100/mt} | + {e4:p1=(m4-l4)*100/l4}
= Ensemble | {lt:n0=all(l)} | {st:p1=100} | {mt:n0=all(m)} | {tt:p1=100} | + {et:p1=(mt-lt)*100/lt}

@small Source : régie de recettes, arrêtée au 31 décembre. Forfaits : montants recouvrés, nets de
remboursements.

Avec {spots:n0=red+orange+green} places payantes ({red:n0=312} en zone rouge, {orange:n0=486} en
zone orange, {green:n0=702} en zone verte), chaque place a rapporté en moyenne
{spot:e2=all25/spots} sur l'année. La zone rouge, c'est-à-dire {redshare:p1=red*100/spots} des
places, concentre à elle seule {redsum:e0=324862}, ou {redpart:p1=redsum*100/all25} de la recette.

@heading 2. On paie davantage, on conteste moins

Les enquêtes de novembre montrent que {pay25:p1=41.7} des véhicules sont en règle, contre
{pay24:p1=34.2} un an plus tôt : {points:n1=pay25-pay24} points ont été gagnés. Dans le détail :

– {fps:n0=14380} forfaits ont été dressés, après {fps24:n0=15730} en 2024, d'où une baisse de
{fpsfall:p1=(fps24-fps)*100/fps24} ;

– {quick:n0=9612} d'entre eux ont été réglés dans les cinq jours au tarif minoré
({quickrate:p1=quick*100/fps}), les {slow:n0=fps-quick} autres ayant suivi la procédure ordinaire ;

– {claims:n0=842} recours ont été formés, pour {won:n0=317} acceptés, ce qui donne un taux de
succès de {wonrate:p1=won*100/claims} ;

– {lost:n0=claims-won} recours ont été rejetés, dont {court:n0=46} portés devant le tribunal du
stationnement payant, un sur {oneof:n0=lost/court} ou peu s'en faut.

Le coût du contrôle, confié à un prestataire, a atteint {cost:e0=318500} ; rapporté aux recettes,
il en absorbe {costrate:p1=cost*100/all25}, après {costrate24:p1=40.4} en 2024. Le forfait moyen
recouvré ressort à {meanfps:e2=m4/fps}.

@heading 3. Ce qui est proposé

Le forfait post-stationnement, fixé à {f0:e0=28} depuis 2021, serait porté à {f1:e0=32}, soit une
augmentation de {frise:p1=(f1-f0)*100/f0}. La minoration de {cut:p0=40} accordée à qui règle sous
cinq jours serait conservée : le montant réduit passerait ainsi de {k0:e2=f0*(100-cut)/100} à
{k1:e2=f1*(100-cut)/100}. L'abonnement mensuel des résidents, {res:e2=16}, ne changerait pas ;
celui des professionnels, majoré de {up:p0=5}, s'établirait à {pro:e2=pro0*(100+up)/100} au lieu de
{pro0:e2=36}.

À nombre de forfaits constant et si la part des règlements rapides demeure, l'effet attendu est de
{quick2:n0=quick} × {kd:e2=k1-k0}, plus {slow2:n0=slow} × {fd:e2=f1-f0}, ce qui représente en année
pleine {effect:e2=quick2*kd+slow2*fd}. Deux tiers iraient au plan vélo, {bike:e2=effect*2/3}, le
reste, {rest:e2=effect-bike}, aux transports.

@box Le conseil municipal, par {yes:n0=26} voix pour, {no:n0=6} contre et {blank:n0=3} abstentions
({votes:n0=yes+no+blank} votants), fixe à compter du 1er mai 2026 le forfait post-stationnement à
{f2:e0=f1}, le forfait minoré à {k2:e2=k1} et l'abonnement des professionnels à {pro2:e2=pro}.

@right Le maire, Ghislaine TOURNEBŒUF
"""

SEEDS = (
    Seed(
        "points",
        "5,7",
        "texte",
        "points gagnés par le taux de paiement",
        "difference",
        "41,7 − 34,2",
    ),
    Seed(
        "frise",
        "12,5 %",
        "texte",
        "augmentation du forfait",
        "ratio",
        "4 / 28 ; rapporté à 32",
    ),
    Seed(
        "k1",
        "20,80 €",
        "texte",
        "forfait minoré proposé",
        "product",
        "60 % de 32 ; minoré de 35 %",
    ),
    Seed(
        "pro2",
        "36,00 €",
        "texte",
        "décision, abonnement des professionnels",
        "equality",
        "37,80 au point 3 ; prix d'avant l'augmentation",
    ),
    Seed(
        "t4",
        "26,9 %",
        "Recettes par mode de paiement",
        "Forfaits post-stationnement, part 2025",
        "ratio",
        "236 340 / 854 900 ; part de 2024",
    ),
)

KIND = tell_kind(
    (227, "stationnement-payant", "stationnement payant"),
    SEEDS,
    Producer.WEASYPRINT,
    Theme(
        font="Liberation Sans",
        size=9.5,
        thousands=NBSP,
        shade="#e3e6f0",
        accent="#27346b",
        margin=18,
        header="Ville de Montbrenac – rapport n° 14",
        footer="{page} / {pages}",
    ),
    TEXT,
)
