"""204: the price of water: volumes, a household's bill of 120 m³, what the increase brings."""

from __future__ import annotations

from benchmarks.council_acts.ink import Seed
from benchmarks.council_acts.model import NBSP, Producer, Theme
from benchmarks.council_acts.told import tell_kind

TEXT = """
@title SYNDICAT DES EAUX DE LA VALLÉE DU THÉRAIN-BLANC

@center 4, place de la Fontaine – 60650 Hanvoile-le-Bois

@center Comité syndical du 4 décembre 2025 – Acte n° 2025/22

@subject Prix de l'eau potable applicable au 1er janvier 2026

Monsieur le Président ouvre le débat en rappelant la situation du service. Au 30 septembre, le
syndicat dessert {users:n0=all(u)} abonnés : {u1:n0=1846} à Hanvoile-le-Bois, {u2:n0=1127} à
Songeons-sous-Bray, {u3:n0=634} à Villers-Vermont et {u4:n0=318} dans les hameaux de la vallée.
Leur nombre a crû de {gain:n0=users-past} en un an, puisqu'ils étaient {past:n0=3868} à la même
date de 2024.

Sur les douze derniers mois, {pumped:n0=561300} m³ ont été mis en distribution et {sold:n0=448900}
facturés. Les pertes, c'est-à-dire la différence de {lost:n0=pumped-sold} m³, restent trop fortes :
le rendement du réseau plafonne à {yields:p1=sold*100/pumped}, alors que le contrat d'objectifs
passé avec l'agence de l'eau vise {goal:p1=85}. Un abonné consomme en moyenne {mean:n1=sold/users}
m³ par an.

Il expose ensuite que le renouvellement de {km:n1=4.6} kilomètres de canalisations, estimé à
{metre:e0=215} le mètre linéaire, appelle un effort de {works:e0=km*1000*metre} hors taxes. Étalé
sur quatre exercices d'égal montant, il réclame {yearly:e0=works/4} par an. Le comité a le choix
entre l'emprunt et le prix ; le bureau recommande d'agir d'abord sur le prix.

Il est proposé de porter la part variable de {old:e2=1.84} à {new:e2=1.98} le mètre cube, soit
{step:n0=(new-old)*100} centimes de plus ou une hausse de {up:p1=(new-old)*100/old}, et de laisser
l'abonnement annuel inchangé à {fixed:e2=54}.

@caption Facture type d'un ménage consommant 120 m³ par an (en euros)

@table 3 1.5 1.5 1.5 | lrrr | grid | 10 | 0.9
# | 2025 | 2026 | Écart
Abonnement | {f1:n2=fixed} | {f2:n2=fixed} | {f3:n2=f2-f1}
Consommation (120 m³) | {v1:n2=old*120} | {v2:n2=new*120} | {v3:n2=v2-v1}
Redevance de prélèvement | {w1:n2=14.40} | {w2:n2=15.60} | {w3:n2=w2-w1}
~ Total hors taxes | {b1:n2=f1+v1+w1} | {b2:n2=f2+v2+w2} | {b3:n2=b2-b1}
TVA à 5,5 % | {t1:n2=b1*5.5/100} | {t2:n2=b2*5.5/100} | {t3:n2=t2-t1}
= Total TTC | {g1:n2=b1+t1} | {g2:n2=b2+t2} | {g3:n2=g2-g1}

@small La redevance de prélèvement est perçue pour le compte de l'agence de l'eau : 0,12 € par m³
en 2025, 0,13 € en 2026.

Pour ce ménage, l'eau reviendra donc à {ttc:e2=g2} toutes taxes comprises contre {ttc0:e2=g1} en
2025. L'augmentation, {rise:e2=ttc-ttc0} sur l'année, équivaut à {month:e2=rise/12} par mois ; le
mètre cube ressort à {cube:e2=ttc/120} TTC.

Pour le syndicat, à volume constant, la mesure dégagera {brings:e2=sold*(new-old)} hors taxes, de
quoi couvrir {covers:p1=brings*100/yearly} de la dépense annuelle de renouvellement.

L'abonnement assurera pour sa part {subs:e2=users*fixed}, et la part variable {vars:e2=sold*new} :
la recette du service est ainsi attendue à {income:e2=subs+vars}.

<b>Le comité syndical, ouï cet exposé et après en avoir délibéré :</b>

– ARRÊTE la part variable à {new2:e2=new} HT par mètre cube et l'abonnement à {fixed2:e2=fixed} HT
par an, à effet du 1er janvier 2026 ;

– DIT que le compteur supplémentaire d'un même abonné donnera lieu à la moitié de l'abonnement,
soit {meter:e2=fixed/2} ;

– ENGAGE le renouvellement de {km2:n1=km} kilomètres de réseau, dans la limite de {works2:e0=works}
hors taxes ;

– CHARGE le président de l'exécution de la présente, votée par {yes:n0=21} voix contre {no:n0=4} et
{blank:n0=1} abstention, les {all26:n0=yes+no+blank} délégués étant présents ou représentés.

@sign Le secrétaire,; Aymeric CAUCHOIS | Le président,; Bertrand HOUSSOYE
"""

SEEDS = (
    Seed(
        "gain",
        "75",
        "texte",
        "abonnés gagnés en un an",
        "difference",
        "3 925 − 3 868",
    ),
    Seed(
        "works",
        "998 000 €",
        "texte",
        "coût du renouvellement",
        "product",
        "4 600 m × 215 € ; 989 000 € au dispositif",
    ),
    Seed(
        "ttc0",
        "304,91 €",
        "texte",
        "facture de 2025",
        "equality",
        "305,11 au tableau ; 324,10 − 18,99",
    ),
    Seed(
        "brings",
        "62 486,00 €",
        "texte",
        "produit de la hausse",
        "product",
        "448 900 × 0,14",
    ),
    Seed(
        "t2",
        "19,60",
        "Facture type",
        "TVA à 5,5 %, 2026",
        "product",
        "5,5 % du total hors taxes de 2026",
    ),
)

KIND = tell_kind(
    (204, "prix-de-l-eau", "prix de l'eau"),
    SEEDS,
    Producer.WRITER,
    Theme(
        font="Liberation Serif",
        size=12,
        thousands=NBSP,
        shade="#dfeaf2",
        margin=21,
        footer="SIE Thérain-Blanc – 2025/22 – {page}",
    ),
    TEXT,
)
