"""218: a post office kept by a commune: hours, visits, what it costs and what is paid for it."""

from __future__ import annotations

from benchmarks.council_acts.ink import Seed
from benchmarks.council_acts.model import NBSP, Producer, Theme
from benchmarks.council_acts.told import tell_kind

TEXT = """
@center Département du Gers

@title COMMUNE DE SAINT-CLAR-D'ARRATS

@center Registre des délibérations – séance du 28 novembre 2025

@subject 2025-47. Agence postale communale : compte de gestion et renouvellement de la convention

Sur {seats:w=here+proxies+away} conseillers que compte l'assemblée, {here:w=11} sont présents,
{proxies:w=2} représentés et {away:w=2} absents. Monsieur Fernand SABATHÉ est élu secrétaire.

Madame la Maire prend la parole :

« Notre agence a ouvert le {op:d=date(2017,1,1)}, dans l'ancien logement de l'instituteur. La
convention qui nous lie à La Poste, signée pour {term0:w=years(op,cl)} ans, s'achève le
{cl:d=date(2025,12,31)}. Avant de la renouveler, je vous dois un compte exact.

« L'agence est ouverte {days:w=5} matinées par semaine, de 9 heures à midi, et le vendredi
après-midi pendant {fri:w=2} heures, ce qui donne {open:n0=days*3+fri} heures d'ouverture. L'agent
y passe en outre {back:n0=3} heures par semaine à la caisse et aux écritures : son service est
ainsi de {week:n0=open+back} heures. Sur les {weeks:n0=50} semaines de l'année où elle n'est pas
fermée, cela représente {hours:n0=week*weeks} heures de travail.

« En douze mois, nous avons reçu {visits:n0=mail+money+other} visites, soit
{perweek:n0=visits/weeks} par semaine d'ouverture : {mail:n0=4310} pour le courrier et les colis,
{money:n0=1475} pour des opérations financières et {other:n0=1015} pour des achats de timbres ou de
simples renseignements. Les opérations financières sont {fin:p1=money*100/visits} de l'ensemble.
L'année précédente, on avait enregistré {prev:n0=7120} visites ; la baisse est de
{fall:n0=prev-visits}, ou {fallrate:p1=fall*100/prev}.

« Venons-en à l'argent. La Poste nous verse une indemnité mensuelle de {ind:e2=1209}, donc
{indy:e2=ind*12} dans l'année. Nous percevons aussi {point:e2=125} chaque trimestre pour le relais
de colis, c'est-à-dire {points:e2=point*4} de plus. En regard, l'agence nous coûte ce que voici : »

@caption Compte de l'agence postale communale, exercice 2024 et prévision 2025

@table 3.6 1.5 1.5 1.4 | lrrr | header | 10 | 0.92
# | 2024 (€) | 2025 (€) | Écart (€)
Traitement et charges de l'agent | {a1:n2=16842.30} | {b1:n2=17350} | {d1:n2=b1-a1}
Remplacements | {a2:n2=1180.50} | {b2:n2=1240} | {d2:n2=b2-a2}
Électricité et chauffage | {a3:n2=1964.75} | {b3:n2=1795} | {d3:n2=b3-a3}
Téléphone et connexion | {a4:n2=612.40} | {b4:n2=648} | {d4:n2=b4-a4}
Fournitures et entretien | {a5:n2=540.05} | {b5:n2=575} | {d5:n2=b5-a5}
~ Dépenses | {at:n2=all(a)} | {bt:n2=all(b)} | {dt:n2=bt-at}
Indemnités reçues | {ai:n2=14736} | {bi:n2=indy+points} | {di:n2=bi-ai}
= À la charge de la commune | {an:n2=at-ai} | {bn:n2=bt-bi} | {dn:n2=bn-an}

« Le personnel absorbe {pers:p1=(b1+b2)*100/bt} de la dépense. Chaque heure d'ouverture au public,
il y en a {openy:n0=open*weeks} par an, revient à {perhour:e2=bt/openy}, et chaque visite à
{pervisit:e2=bt/visits}. Ce qui demeure à notre charge, {net:e2=bn}, correspond à
{head:e2=net/souls} par habitant, pour une population de {souls:n0=1040} âmes. C'est
{less:e2=bn-an} de plus qu'en 2024, où nous en étions à {net0:e2=an}.

« La Poste offre de porter son indemnité à {new:e2=1254} par mois dès le 1er janvier 2026. Nous y
gagnerions {gain:e2=new-ind} par mois, donc {gainy:e2=gain*12} par an. Elle financerait aussi, dans
la limite de {cap:e0=6000}, le réaménagement du local, que l'architecte chiffre à {desk:e0=3850}
pour le comptoir, {door:e0=2740} pour la porte automatique et {paint:e0=1960} pour les peintures,
en tout {job:e0=desk+door+paint} hors taxes ; il nous resterait {own:e0=job-cap} et la TVA,
{vat:e0=job*20/100}. »

Monsieur Gaston DUFFOURC demande si l'on ne pourrait fermer le vendredi après-midi. Il lui est
répondu que ce créneau, avec {frid:n0=1250} visites par an et {frih:n0=fri*weeks} heures
d'ouverture, est de loin le plus fréquenté : {frim:n1=frid/frih} visites par heure, contre
{othm:n1=(visits-frid)/(openy-frih)} le reste de la semaine.

<b>Par ces motifs, l'assemblée unanime :</b>

– RENOUVELLE la convention pour une durée de {term:w=years(s,e)} ans, à compter du
{s:d=date(2026,1,1)} et jusqu'au {e:d=date(2034,12,31)} ;

– ACCEPTE l'indemnité mensuelle de {new2:e2=new}, soit {newy:e2=new*12} par an ;

– APPROUVE le réaménagement du local pour {job2:e0=job} hors taxes, dont {cap2:e0=cap} à recevoir
de La Poste ;

– MAINTIENT à {week2:n0=week} heures le service hebdomadaire de l'agent.

@sign Le secrétaire,; Fernand SABATHÉ | La maire,; Geneviève LANNES
"""

SEEDS = (
    Seed(
        "perweek",
        "163",
        "texte",
        "visites par semaine",
        "ratio",
        "6 800 / 50",
    ),
    Seed(
        "newy",
        "14 508,00 €",
        "texte",
        "nouvelle indemnité annuelle",
        "product",
        "1 254,00 × 12 ; l'ancienne somme est restée",
    ),
    Seed(
        "cl",
        "31 décembre 2026",
        "texte",
        "échéance de la convention en cours",
        "difference",
        "neuf ans à compter du 1er janvier 2017",
    ),
    Seed(
        "job",
        "8 505 €",
        "texte",
        "coût du réaménagement",
        "sum",
        "3 850 + 2 740 + 1 960 ; 8 550 dans la décision",
    ),
    Seed(
        "b3",
        "1 975,00",
        "Compte de l'agence",
        "Électricité et chauffage, 2025",
        "difference",
        "1 964,75 − 169,75, et la somme des dépenses",
    ),
)

KIND = tell_kind(
    (218, "agence-postale", "agence postale communale"),
    SEEDS,
    Producer.WRITER,
    Theme(
        font="Caladea",
        size=11.5,
        thousands=NBSP,
        shade="#fdf3d0",
        margin=20,
        footer="2025-47 – {page}/{pages}",
    ),
    TEXT,
)
