"""201: a grant of the community of communes to one of them, for its market hall."""

from __future__ import annotations

from benchmarks.council_acts.ink import Seed
from benchmarks.council_acts.model import NARROW_NBSP, Producer, Theme
from benchmarks.council_acts.told import tell_kind

TEXT = """
@center DÉPARTEMENT DU MORBIHAN

@title COMMUNAUTÉ DE COMMUNES DU PAYS DE LARGOUËT

@center <b>Extrait du registre des délibérations du conseil communautaire</b>

@center Séance du 25 juin 2026 – Délibération n° 2026-087

@subject Objet : fonds de concours à la commune de Saint-Guyvel pour la restauration de sa halle

Le vingt-cinq juin deux mille vingt-six, le conseil communautaire, régulièrement convoqué le 18
juin, s'est réuni à Elven-la-Lande sous la présidence de M. Yann KERDRAON. Conseillers en exercice
: 34. Présents : {here:n0=27}. Pouvoirs : {proxies:n0=4}. Votants : {voters:n0=here+proxies}.

Vu le code général des collectivités territoriales, et notamment le V de son article L. 5214-16 ;

Vu la délibération n° 2023-041 du 6 avril 2023 portant règlement des fonds de concours
communautaires, dont l'enveloppe a été arrêtée à {purse:e2=600000} pour les quatre exercices 2023 à
2026 ;

Vu la demande de la commune de Saint-Guyvel en date du 12 mars 2026 ;

@heading Exposé des motifs

Édifiée en 1646, la halle de Saint-Guyvel fête cette année ses {age:w=2026-1646} ans ; elle abrite
toujours le marché du samedi, où se retrouvent une trentaine de commerçants. Le diagnostic conduit
à l'automne par l'architecte du patrimoine a montré que la charpente ne pourrait plus attendre.

Au stade de l'avant-projet définitif, l'opération ressort à {cost:e2=works+stone+fees} hors taxes :
{works:e2=412600} pour la charpente et la couverture, {stone:e2=138450} pour la reprise des
maçonneries et {fees:e2=64930} d'honoraires et de contrôles. En y ajoutant la TVA au taux de 20 %,
soit {tax:e2=cost*20/100}, la commune devra mobiliser {gross:e2=cost+tax} toutes taxes comprises.

L'État a notifié une dotation égale à 30 % de la dépense hors taxes ({state:e2=cost*30/100}) et la
Région une aide forfaitaire de {region:e2=95000}. La souscription lancée avec la Fondation du
patrimoine a, de son côté, réuni {gifts:e2=41186} auprès de {donors:n0=274} donateurs, ce qui
correspond à un don moyen de {mean:e2=gifts/donors}. Ces trois concours déduits, il reste à
financer {rest:e2=cost-state-region-gifts}.

La loi veut qu'un fonds de concours n'excède pas la part que le bénéficiaire finance lui-même : il
ne saurait donc, en l'espèce, dépasser la moitié du reste à charge, c'est-à-dire {cap:e2=rest/2}.
Le bureau propose d'en retenir 40 %, soit {grant:e2=rest*40/100}. Saint-Guyvel garderait à sa
charge {own:e2=rest-grant}, qu'elle couvrira par ses réserves.

@caption Fonds de concours accordés depuis l'ouverture du programme

@table 2.2 3.4 1.2 1.5 | llcr | horizontal | 9.5 | 0.95
# Commune | Opération | Exercice | Montant (€)
Bohal-sur-Claie | Toiture de l'école des Ajoncs | {y1:y=2023} | {f1:n2=48200}
Trédouan | Accessibilité de la mairie | {y2:y=2023} | {f2:n2=31750}
Monterblanc-le-Haut | Terrain synthétique | {y3:y=2024} | {f3:n2=86400}
Larré-Plaudren | Café-épicerie communal | {y4:y=2024} | {f4:n2=57380}
Elven-la-Lande | Passerelle du Kergolher | {y5:y=2025} | {f5:n2=74900}
Quistinec | Vestiaires du stade | {y6:y=2025} | {f6:n2=39270}
Sulniac-Vraie-Croix | Chaufferie bois | {y7:y=2025} | {f7:n2=62100}
= Total | | | {given:n2=all(f)}

{towns:W=count(f)} communes ont ainsi bénéficié du dispositif, pour un montant cumulé de
{given2:e2=given}. Avant la présente décision, {left:e2=purse-given} demeurent disponibles ; une
fois le dossier de Saint-Guyvel engagé, il restera {after:e2=left-grant} à répartir d'ici au 31
décembre.

@heading Décision

Après en avoir délibéré, le conseil communautaire, à l'unanimité des {voters2:n0=voters} votants :

<b>Article 1er.</b> – ATTRIBUE à la commune de Saint-Guyvel un fonds de concours de
{spelled:we=grant} ({grant2:e2=grant}) pour la restauration de sa halle.

<b>Article 2.</b> – PRÉCISE que cette somme sera versée en trois fois : {first:e2=grant*30/100},
soit 30 %, à la notification de la convention ; {second:e2=grant*50/100}, soit 50 %, sur état
d'avancement de la moitié des travaux ; le solde, {third:e2=grant-first-second}, à la réception de
l'ouvrage.

<b>Article 3.</b> – DIT que la convention prendra effet le {start:d=date(2026,7,1)} et s'achèvera
le {until:d=date(2029,6,30)}, soit une durée de {term:w=years(start,until)} ans, au terme de
laquelle les sommes non appelées seront caduques.

<b>Article 4.</b> – AUTORISE le président à signer ladite convention et toute pièce s'y rapportant.

@sign Le secrétaire de séance,; Gwenaëlle LE TALLEC | Le président,; Yann KERDRAON
"""

SEEDS = (
    Seed(
        "mean",
        "153,01 €",
        "texte",
        "don moyen de la souscription",
        "ratio",
        "41 186,00 / 274",
    ),
    Seed(
        "spelled",
        "cent quatre-vingt mille euros",
        "texte",
        "article 1er, montant en lettres",
        "equality",
        "118 000,00 € en chiffres, et 40 % de 295 000,00 €",
    ),
    Seed(
        "third",
        "26 300,00 €",
        "texte",
        "article 2, solde",
        "difference",
        "118 000,00 − 35 400,00 − 59 000,00",
    ),
    Seed(
        "towns",
        "Six",
        "texte",
        "communes bénéficiaires",
        "count",
        "le tableau a sept lignes",
    ),
    Seed(
        "given",
        "325 100,00",
        "Fonds de concours accordés",
        "Total",
        "sum",
        "sans la passerelle du Kergolher (74 900,00)",
    ),
)

KIND = tell_kind(
    (201, "fonds-de-concours", "fonds de concours à une commune"),
    SEEDS,
    Producer.CHROMIUM,
    Theme(
        font="Liberation Serif",
        size=11,
        thousands=NARROW_NBSP,
        shade="#e4ebf1",
        accent="#1f4e6b",
        margin=19,
    ),
    TEXT,
)
