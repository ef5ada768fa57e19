"""228: working time of a town's agents: the yearly hours, the cycles, days off, on-call weeks."""

from __future__ import annotations

from benchmarks.council_acts.ink import Seed
from benchmarks.council_acts.model import NBSP, Producer, Theme
from benchmarks.council_acts.told import tell_kind

TEXT = """
@title LUSSEY-VIEILLEFORÊT

@center Ville et centre communal d'action sociale – Service des ressources humaines

@center <b>Délibération 2026-02-09 – séance du {today:d=date(2026,2,23)}</b>

@subject Organisation du temps de travail à compter du 1er mars 2026

<b>A. Rappel du droit</b>

La durée annuelle d'un agent à temps complet est de 1 607 heures. On la retrouve ainsi : aux
{year:n0=365} jours de l'année on ôte {rest:n0=104} jours de repos hebdomadaire, {leave:n0=25} de
congés et {feasts:n0=8} fériés tombant un jour ouvré, ce qui laisse
{worked:n0=year-rest-leave-feasts} jours travaillés ; à {seven:n0=7} heures, ils font
{exact:n0=worked*seven} heures, que l'usage arrondit à {about:n0=1600} ; la journée de solidarité y
ajoute {soli:n0=7} heures, et l'on parvient à {legal:n0=about+soli}.

Le comité social territorial, saisi le 22 janvier, a rendu un avis favorable des {cst:w=two+four}
représentants présents, {two:w=4} pour la collectivité et {four:w=5} pour le personnel.

<b>B. Cycles hebdomadaires et jours de réduction du temps de travail (ARTT)</b>

Tout agent qui accomplit plus de 35 heures acquiert des jours d'ARTT. Leur nombre est la différence
entre les {worked2:n0=worked} jours ouvrés et ceux qui suffisent à faire {about2:n0=about} heures,
arrondie à l'unité.

@table 2.6 1.1 1.2 1.4 1.2 1.1 1.3 | lrrrrrr | columns | 9 | 0.97
# Cycle | Par semaine (h) | Par jour (h) | Jours dus | ARTT par agent | Agents | Jours d'ARTT
Accueil, état civil | {h1:n2=36} | {j1:n2=h1/5} | {u1:n1=about/j1} | {a1:n0=worked-u1} \
| {n1:n0=14} | {t1:n0=a1*n1}
Services administratifs | {h2:n2=37.50} | {j2:n2=h2/5} | {u2:n1=about/j2} | {a2:n0=worked-u2} \
| {n2:n0=31} | {t2:n0=a2*n2}
Encadrement | {h3:n2=39} | {j3:n2=h3/5} | {u3:n1=about/j3} | {a3:n0=worked-u3} | {n3:n0=9} \
| {t3:n0=a3*n3}
= Ensemble | | | | | {nt:n0=all(n)} | {tt:n0=all(t)}

@small 37,50 heures se lisent 37 h 30. Les agents annualisés (écoles, espaces verts) n'acquièrent
pas d'ARTT et ne sont pas comptés ici.

L'agent à {part:p0=80} du cycle de 37 h 30 reçoit ses jours en proportion, donc
{at80:n0=a2*part/100} au lieu de {a22:n0=a2}. Pour les congés de maladie, la règle est celle du
quotient : {worked3:n0=worked} jours ouvrés pour {a23:n0=a2} jours acquis, soit un jour perdu dès
que l'absence atteint {quot:n1=worked3/a23} jours.

<b>C. Services annualisés</b>

Les espaces verts vivent sur deux périodes. La haute, du lundi {up0:d=date(2026,3,30)} au dimanche
{up1:d=date(2026,9,27)}, compte {upw:w=days(up0,up1)/7} semaines à {uph:n0=39} heures ; la basse,
du {lo0:d=date(2026,9,28)} au {lo1:d=date(2027,3,28)}, en compte {low:w=days(lo0,lo1)/7} à
{loh:n0=31} heures. La moyenne est bien de {avg:n0=(upw*uph+low*loh)/(upw+low)} heures.

Dans les écoles, les agents assurent {sw:n0=36} semaines de classe à {sh:n0=40} heures, soit
{sch:n0=sw*sh} heures ; il reste à répartir sur les vacances {vac:n0=legal-sch} heures, ménage de
la Toussaint compris : à {vacd:n1=8.5} heures au plus par jour, il y faut près de
{vacn:n0=vac/vacd} journées.

<b>D. Astreinte de déneigement</b>

Elle court du lundi {as0:d=date(2026,11,16)} au dimanche {as1:d=date(2027,3,14)}, d'où
{asw:n0=days(as0,as1)/7} semaines, indemnisées {asp:e2=159.20} chacune : l'hiver coûtera
{winter:e2=asw*asp}, contre {winter0:e2=asw0*asp} pour les {asw0:n0=16} semaines de l'hiver passé.
Un agent prévenu moins de quinze jours à l'avance voit l'indemnité majorée de {late:p0=50} et
touche {lated:e2=asp*(100+late)/100}.

<b>E. Compte épargne-temps</b>

Au-delà de {floor:w=15} jours épargnés, et dans la limite de {cap:w=60}, les jours peuvent être
payés, {pc:e2=83} en catégorie C, {pb:e2=100} en B, {pa:e2=150} en A. Exemple : un agent de
catégorie C détenant {held:n0=22} jours peut en monnayer {over:n0=held-floor} et recevra
{paid:e2=over*pc} ; un attaché qui en détient {held2:n0=31} pourrait aller jusqu'à
{paid2:e2=(held2-floor)*pa}. Au 31 décembre 2025, les comptes renfermaient {stock:n0=sc+sb+sa}
jours, dont {sc:n0=318} en catégorie C, {sb:n0=146} en B et {sa:n0=97} en A.

@heading Le conseil municipal, après en avoir délibéré, à l'unanimité,

– abroge la délibération du {old:d=date(2001,12,17)}, vieille de plus de
{age:n0=years(old,today)} ans ;

– adopte les {cycles:w=count(h)} cycles du B et l'annualisation du C ;

– fixe à {paid3:e2=winter} le crédit des astreintes de l'hiver prochain, chapitre 012 ;

– dit que la journée de solidarité sera fractionnée en {frac:n0=2} demi-journées de
{half:n1=soli/frac} heures.

@sign Le secrétaire de séance,; Loïc DELESPAUX | La maire,; Bérengère HUCHET
"""

SEEDS = (
    Seed(
        "worked",
        "236",
        "texte",
        "jours travaillés",
        "difference",
        "365 − 104 − 25 − 8 ; les fériés n'ont pas été ôtés",
    ),
    Seed(
        "upw",
        "vingt-quatre",
        "texte",
        "semaines de la haute période",
        "difference",
        "du 30 mars au 27 septembre 2026 : 182 jours",
    ),
    Seed(
        "quot",
        "19,0",
        "texte",
        "quotient des absences",
        "ratio",
        "228 / 15 ; divisé par 12",
    ),
    Seed(
        "paid",
        "525,00 €",
        "texte",
        "jours épargnés payés, exemple en catégorie C",
        "product",
        "7 × 83,00 ; compté à 75,00",
    ),
    Seed(
        "tt",
        "672",
        "Cycles hebdomadaires",
        "Ensemble, jours d'ARTT",
        "sum",
        "sans l'accueil (84)",
    ),
)

KIND = tell_kind(
    (228, "temps-de-travail", "temps de travail"),
    SEEDS,
    Producer.REPORTLAB,
    Theme(
        font="Carlito",
        size=11.5,
        thousands=NBSP,
        shade="#e7edf0",
        margin=18,
        header="Lussey-Vieilleforêt – 2026-02-09",
        footer="{page}",
    ),
    TEXT,
)
