"""217: grants to the young who learn to drive, against hours of help; a debate of the council."""

from __future__ import annotations

from benchmarks.council_acts.ink import Seed
from benchmarks.council_acts.model import NBSP, Producer, Theme
from benchmarks.council_acts.told import tell_kind

TEXT = """
@title VILLE DE BEAUCROISSANT-LÈS-RIVES

@center Isère – Conseil municipal du jeudi 5 février 2026

@center <b>Extrait du compte rendu intégral – question 12</b>

@subject Bourse au permis de conduire : promotion 2026

<b>Mme Zineb HADDAR, adjointe à la jeunesse :</b> Chers collègues, voilà maintenant
{seasons:w=2025-since+1} ans, de {since:y=2018} à 2025, que nous aidons nos jeunes à passer leur
permis. La formule vous est connue : la ville prend en charge une partie du forfait de l'auto-école
et le jeune, en retour, donne de son temps à une association ou à un service municipal.

La promotion 2025 comptait {grads:n0=girls+boys} boursiers, {girls:n0=19} filles et {boys:n0=13}
garçons. Ils ont donné ensemble {hours:n0=grads*each} heures, puisque chacun en doit {each:n0=70}.
Où les ont-ils passées ? Pour {h1:n0=760} d'entre elles au centre aéré, pour {h2:n0=485} à
l'épicerie sociale, pour {h3:n0=590} dans les clubs sportifs et pour {h4:n0=hours-h1-h2-h3} auprès
de personnes âgées. À ce jour, {passed:n0=24} ont obtenu leur permis, ce qui fait un taux de
réussite de {rate:p0=passed*100/grads} ; {failed:w=5} ont échoué une première fois et
{wait:w=grads-passed-failed} attendent encore une date d'examen.

Pour 2026, {asked:n0=57} candidatures nous sont parvenues. La commission les a entendues les 12 et
13 janvier et vous propose d'en retenir {kept:n0=n1+n2+n3}, soit {keptrate:p1=kept*100/asked}. Le
montant de la bourse dépend, vous le savez, du quotient familial.

@table 2.8 1.3 1.5 1.7 1.7 | lrrrr | horizontal | 10
# Quotient familial | Boursiers | Bourse (€) | Total ville (€) | À charge du jeune (€)
Jusqu'à 600 € | {n1:n0=17} | {b1:n0=900} | {c1:n0=n1*b1} | {d1:n0=fee-b1}
De 601 à 1 000 € | {n2:n0=12} | {b2:n0=650} | {c2:n0=n2*b2} | {d2:n0=fee-b2}
Plus de 1 000 € | {n3:n0=7} | {b3:n0=400} | {c3:n0=n3*b3} | {d3:n0=fee-b3}
= Ensemble | {nt:n0=n1+n2+n3} | | {ct:n0=c1+c2+c3} |

@small Forfait négocié avec les trois auto-écoles de la ville : vingt heures de conduite, code et
accompagnement à l'examen, 1 450 € toutes taxes comprises.

<b>M. Lilian PERRACHON :</b> Je voudrais comprendre ce forfait. On nous parlait l'an dernier de
{fee0:e0=1380}.

<b>Mme HADDAR :</b> C'est exact. Il est désormais de {fee:e0=1450}, ce qui fait {feeup:e0=fee-fee0}
de plus, soit {feerate:p1=(fee-fee0)*100/fee0}. La TVA à 20 % y entre pour {vat:e2=fee-net} et le
prix hors taxes est de {net:e2=fee/1.2}. Les {drive:n0=20} heures de conduite, à {hour:e0=52}
l'une, en constituent l'essentiel, {drives:e0=drive*hour} ; le code est compté {code:e0=260} et
l'accompagnement à l'examen {exam:e0=fee-drives-code}.

<b>M. PERRACHON :</b> Et combien cela coûtera-t-il au contribuable ?

<b>Mme HADDAR :</b> Les {kept2:n0=kept} bourses se montent à {cost:e0=ct}. La caisse d'allocations
familiales nous en rembourse {cafrate:p0=40}, donc {caf:e0=cost*cafrate/100}, et la Région nous
donne {reg:e0=100} par boursier, c'est-à-dire {region:e0=reg*kept}. Il reste à la ville
{left:e0=cost-caf-region}. Rapportée à nos {souls:n0=9850} habitants, cette dépense est de
{head:e2=left/souls} pour chacun d'eux. Quant aux heures, à {each2:n0=each} par tête, elles
représenteront {hours2:n0=kept*each} heures de bénévolat ; valorisées à {smic:e2=12.02}, cela
ferait {worth:e2=hours2*smic}.

<b>M. le Maire :</b> Je rappelle que les jeunes ont jusqu'à leur vingt-sixième anniversaire pour
postuler, que le permis doit être passé entre le {s:d=date(2026,3,1)} et le {e:d=date(2028,2,29)},
soit dans les {term:n0=months(s,e)} mois, et que la bourse est versée à l'auto-école en deux fois :
{pct1:p0=60} au démarrage et {pct2:p0=100-pct1} après le code. Pour une bourse de {ex:e0=b2}, cela
fait {ex1:e0=ex*pct1/100} puis {ex2:e0=ex-ex1}. Je mets aux voix.

<i>La délibération suivante est adoptée par {yes:n0=27} voix ; {no:n0=2} élus votent contre et
{blank:n0=4} s'abstiennent, le nombre de votants étant de {cast:n0=yes+no+blank}.</i>

@box Le conseil municipal ATTRIBUE {kept3:n0=kept} bourses au permis de conduire pour un total de
{cost2:we=cost}, dont {low:e0=c1} aux familles les plus modestes ; SOLLICITE de la caisse
d'allocations familiales une participation de {caf2:e0=caf} et de la Région une participation de
{region2:e0=region} ; DIT que la dépense sera imputée à l'article 65131.

@sign Le secrétaire,; Anatole BUISSIÈRE | Le maire,; Marie-Ange CLÉMENÇON
"""

SEEDS = (
    Seed(
        "h4",
        "450",
        "texte",
        "heures auprès de personnes âgées",
        "difference",
        "2 240 − 760 − 485 − 590",
    ),
    Seed(
        "vat",
        "290,00 €",
        "texte",
        "TVA du forfait",
        "difference",
        "1 450,00 − 1 208,33 ; calculée sur le prix toutes taxes comprises",
    ),
    Seed(
        "head",
        "1,58 €",
        "texte",
        "coût par habitant",
        "ratio",
        "11 940 / 9 850 ; sans déduire l'aide de la Région",
    ),
    Seed(
        "cost2",
        "vingt-neuf mille cinq cents euros",
        "texte",
        "délibération, total en lettres",
        "equality",
        "25 900 au tableau et dans le débat",
    ),
    Seed(
        "c2",
        "8 700",
        "Bourses par quotient familial",
        "De 601 à 1 000 €",
        "product",
        "12 × 650",
    ),
)

KIND = tell_kind(
    (217, "bourse-au-permis", "bourses au permis de conduire"),
    SEEDS,
    Producer.WEASYPRINT,
    Theme(
        font="Liberation Serif",
        size=12,
        thousands=NBSP,
        shade="#e6eaf5",
        margin=23,
        footer="Question 12 – {page}",
        justify=True,
    ),
    TEXT,
)
