"""224: a school syndicate is wound up: cash, debt and staff go to its four communes."""

from __future__ import annotations

from benchmarks.council_acts.ink import Seed
from benchmarks.council_acts.model import NBSP, Producer, Theme
from benchmarks.council_acts.told import tell_kind

TEXT = """
@center RÉPUBLIQUE FRANÇAISE – Liberté, Égalité, Fraternité

@title COMMUNE DE VERNOUX-LA-COMBE

@center Délibération du conseil municipal prise en sa séance du 18 juin 2026, sous le numéro 26-31

@subject Dissolution du syndicat scolaire du Val d'Aubrette : conditions de la liquidation

Le syndicat scolaire du Val d'Aubrette, institué par arrêté préfectoral du
{born:d=date(1987,6,12)}, sera dissous de plein droit le {dead:d=date(2026,8,31)}, après
{age:w=years(born,dead)} années d'existence, ses communes ayant décidé de confier leurs écoles à la
communauté de communes. Par courrier du 11 mai, le préfet invite chacun des conseils à se prononcer
sur la liquidation. Les termes en ont été arrêtés par le comité le 28 mai, par
{for1:n0=9} voix contre {against:n0=2}, {absent:w=1} des {seats:n0=for1+against+absent} délégués
n'ayant pas pris part au vote.

<b>La trésorerie.</b> Le compte au Trésor présentait au 31 mai un solde de {cash:e2=61204.38}. Il
supportera encore la dernière facture de cantine ({bill1:e2=5116.20}), le rappel de traitement de
la secrétaire ({bill2:e2=6840.18}) et les honoraires de l'archiviste ({bill3:e2=1695}), au total
{bills:e2=all(bill)}. Une fois ces sommes réglées, {net:e2=cash-bills} seront à partager. Le comité
a voulu qu'il soit tenu compte à la fois de l'usage et de la solidarité : un tiers,
{fixed:e2=net/3}, sera réparti à parts égales, donc à raison de {each:e2=fixed/4} par commune ; les
deux tiers restants, {moved:e2=net-fixed}, le seront au prorata des élèves inscrits à la rentrée de
2025. Avec {kids:n0=pt} élèves, chacun d'eux « apporte » ainsi {perkid:e2=moved/kids} à sa commune.

@table 2.4 1 1.4 1.5 1.5 | lrrrr | frame | 9.5 | 0.95
# Commune | Élèves | Part égale (€) | Au prorata (€) | À recevoir (€)
Vernoux-la-Combe | {p1:n0=96} | {q1:n2=each} | {v1:n2=p1*perkid} | {t1:n2=q1+v1}
Les Aubrets | {p2:n0=61} | {q2:n2=each} | {v2:n2=p2*perkid} | {t2:n2=q2+v2}
Saint-Cyrille | {p3:n0=38} | {q3:n2=each} | {v3:n2=p3*perkid} | {t3:n2=q3+v3}
Montjoly-le-Petit | {p4:n0=25} | {q4:n2=each} | {v4:n2=p4*perkid} | {t4:n2=q4+v4}
= Total | {pt:n0=all(p)} | {qt:n2=all(q)} | {vt:n2=all(v)} | {tt:n2=all(t)}

@small Élèves : enquête de rentrée de l'inspection académique. Vernoux-la-Combe reçoit
{lead:p1=t1*100/tt} du total, pour {weight:p1=p1*100/pt} des élèves.

<b>La dette.</b> De l'emprunt contracté en 2015 pour l'agrandissement de l'école restent
{terms:w=to-since+1} annuités constantes de {annuity:e2=9660}, la première en {since:y=2027}, la
dernière en {to:y=2035}. Propriétaire des murs, notre commune en devient débitrice pour la somme de
{debt:e2=annuity*terms}, intérêts compris. Les trois autres lui en rembourseront toutefois 40 %, ou
{help:e2=annuity*40/100} par an, dont chacune acquittera le tiers, c'est-à-dire
{helpeach:e2=help/3}. La charge de Vernoux-la-Combe se trouve par là même ramenée à
{own:e2=annuity-help} l'an.

<b>Les biens.</b> Le minibus, acquis {bus:e2=31500} en 2020 et amorti depuis lors pour
{worn:e2=22050}, figure encore à l'actif pour {value:e2=bus-worn} ; il est cédé à ce prix aux
Aubrets, qui s'en acquitteront sur leur part, laquelle n'en sera plus que de
{aubrets:e2=t2-value}. Le mobilier demeure dans les classes où il se trouve. Les archives,
{shelves:n1=8.6} mètres de rayonnage, sont reprises par notre commune pour {old1:n1=5.2} mètres et
déposées pour les {old2:n1=shelves-old1} mètres les plus anciens aux archives départementales.

<b>Le personnel.</b> {staff:W=keep+move} agents sont en fonction. {keep:W=3} rejoignent la
communauté de communes ; {move:w=2}, employés {h1:n1=28} et {h2:n1=17.5} heures par semaine, sont
repris par Vernoux-la-Combe, qui inscrit de ce fait {hours:n1=h1+h2} heures hebdomadaires à son
tableau, soit {full:n2=hours/35} équivalent temps plein.

Ceci exposé, le conseil municipal, par {yes:n0=14} voix pour et {blank:n0=1} abstention
({votes:n0=yes+blank} présents ou représentés) :

I. – se prononce pour la répartition de la trésorerie telle qu'elle figure au tableau, d'où il suit
que Saint-Cyrille recevra {r3:e2=t3} et Montjoly-le-Petit {r4:e2=t4} ;

II. – consent à la reprise de l'emprunt, et prend acte des remboursements annuels que lui devront
les Aubrets, Saint-Cyrille et Montjoly-le-Petit, ensemble {help2:e2=help}, exigibles le 15 mars ;

III. – crée au 1er septembre 2026 les {posts:w=move} emplois correspondants, et donne pouvoir au
maire de signer le procès-verbal de liquidation.

@sign Le secrétaire de séance,; Florent BOISSIEUX | Le maire,; Agnès CHARNAY
"""

SEEDS = (
    Seed(
        "bills",
        "11 956,38 €",
        "texte",
        "dépenses restant à régler",
        "sum",
        "sans les honoraires de l'archiviste (1 695,00)",
    ),
    Seed(
        "perkid",
        "141,53 €",
        "texte",
        "part d'un élève",
        "ratio",
        "31 702,00 / 220 ; divisé par 224",
    ),
    Seed(
        "helpeach",
        "966,00 €",
        "texte",
        "remboursement de chaque commune",
        "ratio",
        "3 864,00 / 3 ; divisé par quatre",
    ),
    Seed(
        "r3",
        "9 348,55 €",
        "texte",
        "I, part de Saint-Cyrille",
        "equality",
        "9 438,55 au tableau",
    ),
    Seed(
        "t2",
        "12 725,85",
        "Trésorerie",
        "Les Aubrets, à recevoir",
        "sum",
        "3 962,75 + 8 790,10",
    ),
)

KIND = tell_kind(
    (224, "dissolution-de-syndicat", "dissolution d'un syndicat"),
    SEEDS,
    Producer.REPORTLAB,
    Theme(
        font="Liberation Serif",
        size=10.5,
        thousands=NBSP,
        shade="#e9e9e9",
        margin=21,
        header="",
        footer="Commune de Vernoux-la-Combe – 26-31 – feuillet {page}",
    ),
    TEXT,
)
