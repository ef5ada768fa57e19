"""203: a health house let to its practitioners: areas, monthly rents, deposits."""

from __future__ import annotations

from benchmarks.council_acts.ink import Seed
from benchmarks.council_acts.model import NBSP, Producer, Theme
from benchmarks.council_acts.told import tell_kind

TEXT = """
@center RÉPUBLIQUE FRANÇAISE – DÉPARTEMENT DE LA CREUSE

@title COMMUNE DE BOURGANEUF-SUR-TAURION

@center Délibération n° 31/2026 – séance ordinaire du 19 mai 2026

@subject MAISON DE SANTÉ PLURIDISCIPLINAIRE : BAUX PROFESSIONNELS ET LOYERS

Présents : {here:n0=15} conseillers sur les 19 que compte l'assemblée ; {proxies:n0=2}
procurations. Secrétaire de séance : Mme Odile JARRIGEON.

Considérant que la maison de santé, réceptionnée le 30 avril 2026, offre {area:n1=lets+common} m²
utiles, dont {lets:n1=all(a)} m² de cabinets et {common:n1=118.2} m² de parties communes (salle
d'attente, salle de réunion, circulations) ;

Considérant que {tenants:w=count(a)} preneurs ont pris l'engagement d'y exercer dès le 1er juillet,
et qu'aucun cabinet ne demeure vacant ;

Considérant que le service des domaines a évalué la valeur locative à {rate:e2=9.50} par mètre
carré et par mois, hors charges ;

Considérant qu'un cabinet de {sample:n1=a3} m², tel celui des infirmières, ressort ainsi à
{sample2:e2=a3*rate} par mois, quand le même groupe acquitte aujourd'hui {old:e2=412} dans un local
privé du centre-bourg, soit un écart de {saving:e2=old-sample2} en sa faveur ;

Considérant que le bâtiment a coûté {cost:e2=1284600} hors taxes et qu'il a reçu {aid:e2=899220} de
subventions, si bien que l'emprunt de {loan:e2=cost-aid} contracté en 2025 sur vingt ans doit être
remboursé par les loyers, l'annuité constante s'élevant à {annuity:e2=28940} ;

Les loyers rapporteront {year:e2=st} en année pleine (voir le tableau annexé), soit une couverture
de l'annuité à hauteur de {cover:p1=year*100/annuity} ; le déficit de {lack:e2=annuity-year} sera
pris en charge par le budget principal au titre de la présence médicale. Les six derniers mois de
2026 procureront pour leur part {half:e2=rt*6}, avant la franchise consentie ci-après.

Le conseil municipal, après en avoir débattu,

1°) FIXE le loyer à {rate2:e2=rate} par mètre carré et par mois, hors charges, révisable chaque 1er
juillet selon l'indice des loyers des activités tertiaires ;

2°) DÉCIDE que les provisions pour charges seront appelées à raison de {charge:e2=2.20} par mètre
carré de cabinet et par mois, ce qui donne {charges:e2=charge*lets} chaque mois et
{charges2:e2=charges*12} sur l'année pour l'ensemble de la maison ;

3°) DEMANDE à chaque preneur un dépôt de garantie égal à deux mois de loyer hors charges, d'où une
consignation globale de {deposit:e2=rt*2} ;

4°) ACCORDE aux deux médecins une franchise de trois mois de loyer, en contrepartie de leurs
travaux d'informatique : la recette abandonnée se monte à {free:e2=(r1+r2)*3} ;

5°) CONSENT les baux pour une durée de {term:w=years(start,until)} ans à compter du
{start:d=date(2026,7,1)}, leur échéance étant fixée au {until:d=date(2032,6,30)} ;

6°) HABILITE la maire à les signer en l'étude de maître Vergnaud, notaire à Aubusson-la-Rivière.

Adopté à l'unanimité des {votes:n0=here+proxies} votants.

@sign La secrétaire de séance,; Odile JARRIGEON | La maire,; Fabienne DEBLOIS

@break

@caption ANNEXE – Les cabinets et leurs loyers

@table 2.6 2.2 1.2 1.6 1.7 | llrrr | columns | 9.5
# Professionnel | Niveau | Surface (m²) | Loyer mensuel (€) | Loyer annuel (€)
Médecin généraliste | Rez-de-chaussée | {a1:n1=31.4} | {r1:n2=a1*rate} | {s1:n2=r1*12}
Médecin généraliste | Rez-de-chaussée | {a2:n1=29.8} | {r2:n2=a2*rate} | {s2:n2=r2*12}
Infirmières (groupe) | Rez-de-chaussée | {a3:n1=38.6} | {r3:n2=a3*rate} | {s3:n2=r3*12}
Masseur-kinésithérapeute | Rez-de-chaussée | {a4:n1=64.2} | {r4:n2=a4*rate} | {s4:n2=r4*12}
Sage-femme | Étage | {a5:n1=24.6} | {r5:n2=a5*rate} | {s5:n2=r5*12}
Orthophoniste | Étage | {a6:n1=22.8} | {r6:n2=a6*rate} | {s6:n2=r6*12}
Psychologue | Étage | {a7:n1=19.4} | {r7:n2=a7*rate} | {s7:n2=r7*12}
= Ensemble | | {at:n1=all(a)} | {rt:n2=all(r)} | {st:n2=all(s)}
"""

SEEDS = (
    Seed(
        "lets",
        "238,0",
        "texte",
        "surface des cabinets",
        "sum",
        "230,8 m² au tableau ; 349,0 − 118,2",
    ),
    Seed(
        "loan",
        "358 380,00 €",
        "texte",
        "emprunt",
        "difference",
        "1 284 600,00 − 899 220,00",
    ),
    Seed(
        "free",
        "1 162,80 €",
        "texte",
        "4°, franchise des médecins",
        "product",
        "(298,30 + 283,10) × 3 ; compté deux mois",
    ),
    Seed(
        "half",
        "13 115,60 €",
        "texte",
        "loyers des six derniers mois",
        "product",
        "2 192,60 × 6",
    ),
    Seed(
        "s4",
        "7 381,80",
        "Les cabinets et leurs loyers",
        "Masseur-kinésithérapeute",
        "product",
        "609,90 × 12",
    ),
)

KIND = tell_kind(
    (203, "maison-de-sante", "baux d'une maison de santé"),
    SEEDS,
    Producer.REPORTLAB,
    Theme(
        font="Liberation Sans",
        size=10.5,
        thousands=NBSP,
        shade="#e9efe6",
        margin=18,
        footer="– {page} –",
    ),
    TEXT,
)
