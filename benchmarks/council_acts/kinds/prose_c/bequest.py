"""221: a bequest to a commune: what the estate holds and owes, and what is done with it."""

from __future__ import annotations

from benchmarks.council_acts.ink import Seed
from benchmarks.council_acts.model import NARROW_NBSP, Producer, Theme
from benchmarks.council_acts.told import tell_kind

TEXT = """
@table 1 1 | lr | none | 10.5 | 1
<b>Département de l'Orne</b> | <b>Séance ordinaire du 13 février 2026</b>
Canton de Moulins-le-Sap | Convocation du 6 février 2026
Commune de Vauxbrelles-en-Ouche | Affichage du 17 février 2026

@title DÉLIBÉRATION N° 2026/04

@subject Acceptation du legs fait à la commune par Mme Adrienne LEFOULON, veuve TASSERY

Le conseil municipal s'est réuni à la mairie sous la présidence de M. Hubert DES ESSARTS, maire.
Étaient présents tous les conseillers en exercice, hormis Mme Colette VAUDRON, excusée.

Le conseil municipal,

Vu les articles L. 2242-1 à L. 2242-4 du code général des collectivités territoriales ;

Vu l'expédition du testament olographe du 4 mai 2017, déposé au rang des minutes de Me Corentin
HAUTEBERGE, notaire à Moulins-le-Sap, ensemble l'état liquidatif que celui-ci a dressé le 9 janvier
2026 ;

Considérant que Mme Adrienne LEFOULON, née le {born:d=date(1932,3,14)} et décédée sans postérité le
{died:d=date(2025,8,21)}, à l'âge de {age:w=years(born,died)} ans, a institué la commune et son
centre communal d'action sociale légataires de l'universalité de ses biens ;

Considérant que l'actif de la succession se compose de sa maison de la rue du Lavoir, estimée
{house:e2=142000}, valeur confirmée par le service des domaines et qui, rapportée aux
{surface:n0=118} mètres carrés habitables, met le mètre carré à {sqm:e2=house/surface} ; de
{shares:n0=860} parts d'un groupement foncier agricole, comptées à raison de {part:e2=61.50} l'une,
d'où une valeur de {farm:e2=shares*part} ; d'avoirs en banque et de livrets d'épargne s'élevant à
{bank:e2=38417.66} ; enfin d'un mobilier prisé {goods:e2=4725} ; le tout formant une masse de
{assets:e2=house+farm+bank+goods} ;

Considérant qu'il y a lieu d'en retrancher un passif de {debts:e2=funeral+taxes+home+notary},
auquel concourent les frais d'obsèques à hauteur de {funeral:e2=4318.40}, les impôts restant dus,
{taxes:e2=2107}, le solde réclamé par la maison de retraite des Glycines, {home:e2=3864.15}, et les
émoluments et débours du notaire, {notary:e2=8256.81}, de sorte que l'actif net ressort à
{net:e2=assets-debts}, franc de droits de mutation par application de l'article 794 du code
général des impôts ;

Considérant que la testatrice a entendu que les deux tiers de cet actif net, soit
{two:e2=net*2/3}, fussent dévolus à la commune, et que le tiers restant, soit
{third:e2=net-two}, revînt au centre communal d'action sociale ;

Considérant que le legs est grevé de deux charges, à savoir, d'une part, l'entretien et le
fleurissement de la tombe de la famille, du {g0:d=date(2027,1,1)} au {g1:d=date(2056,12,31)},
c'est-à-dire pendant {thirty:w=years(g0,g1)} ans, moyennant une dépense annuelle évaluée à
{flower:e2=185}, et, d'autre part, la remise chaque année, dix années de suite, d'un prix de
{prize:e2=500} à un apprenti natif du canton ; que la première représente à terme
{grave:e2=flower*thirty} et la seconde {prizes:e2=prize*10}, en sorte que leur cumul,
{burden:e2=grave+prizes}, n'absorberait que {weight:p1=burden*100/two} de la part communale ;

Considérant que l'avantage l'emporte ainsi de beaucoup sur la charge, et que la commission des
finances, réunie le 2 février, a émis sur l'emploi des fonds un avis favorable ;

@caption Emploi proposé de la part revenant à la commune

@table 3.4 1.3 1.5 1 | lcrr | columns | 10 | 0.92
# Affectation | Exercice | Montant (€) | Part
Réfection de la toiture de la salle Tassery | 2026 | {u1:n2=58000} | {s1:p1=u1*100/use}
Isolation du logement de l'école | 2026 | {u2:n2=31450} | {s2:p1=u2*100/use}
Aire de jeux du Pré-Long | 2027 | {u3:n2=24300} | {s3:p1=u3*100/use}
Exécution des charges du legs | 2027 et suivants | {u4:n2=burden} | {s4:p1=u4*100/use}
Mise en réserve | – | {u5:n2=two-u1-u2-u3-u4} | {s5:p1=u5*100/use}
= Ensemble | | {use:n2=all(u)} | {whole:p1=all(s)}

Après en avoir délibéré, par {yes:n0=12} voix et {abst:n0=2} abstentions, sur
{voters:n0=yes+abst} votants,

<b>Article premier.</b> Est accepté, aux charges et conditions susénoncées, le legs fait à la
commune, d'une valeur nette de {two2:e2=two}.

<b>Article 2.</b> Le notaire s'en libérera en deux versements, le premier de {v1:e2=85000} avant
le 30 avril 2026, le second de {v2:e2=two-v1} dans le mois de la vente de la maison.

<b>Article 3.</b> Ampliation de la présente sera notifiée au président du centre communal d'action
sociale, pour qu'il soit statué par celui-ci sur la part de {third2:e2=third} qui lui échoit.

<b>Article 4.</b> La recette sera constatée à l'article 10251 du budget, les dépenses de
fleurissement à l'article 61521 à compter de l'exercice {from:y=year(g0)}.

@sign La secrétaire de séance,; Delphine MAUPERTHUIS | Le maire,; Hubert DES ESSARTS
"""

SEEDS = (
    Seed(
        "sqm",
        "1 136,00 €",
        "texte",
        "valeur du mètre carré",
        "ratio",
        "142 000,00 / 118 ; divisé par 125",
    ),
    Seed(
        "debts",
        "10 289,55 €",
        "texte",
        "passif de la succession",
        "sum",
        "sans les émoluments et débours du notaire (8 256,81)",
    ),
    Seed(
        "third",
        "73 126,10 €",
        "texte",
        "tiers du centre communal d'action sociale",
        "difference",
        "219 486,30 − 146 324,20 ; 73 162,10 à l'article 3",
    ),
    Seed(
        "v2",
        "61 234,20 €",
        "texte",
        "article 2, second versement",
        "difference",
        "146 324,20 − 85 000,00",
    ),
    Seed(
        "u2",
        "34 150,00",
        "Emploi proposé",
        "Isolation du logement de l'école",
        "sum",
        "l'ensemble fait 146 324,20, et 21,5 % en sont 31 450,00",
    ),
)

KIND = tell_kind(
    (221, "acceptation-d-un-legs", "acceptation d'un legs"),
    SEEDS,
    Producer.CHROMIUM,
    Theme(
        font="Caladea",
        size=10.5,
        thousands=NARROW_NBSP,
        shade="#f0ede4",
        margin=20,
    ),
    TEXT,
)
