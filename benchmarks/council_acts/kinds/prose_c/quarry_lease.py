"""226: a commune lets its quarry: tonnage, fee, guarantees, with sums in words and figures."""

from __future__ import annotations

from benchmarks.council_acts.ink import Seed
from benchmarks.council_acts.model import NARROW_NBSP, Producer, Theme
from benchmarks.council_acts.told import tell_kind

TEXT = """
@center MAIRIE DE ROQUEMAILLE-LE-CAUSSE (Lot)

@center EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS

@center Réunion du 27 novembre 2026 – {here:n0=10} membres présents, {proxy:n0=1} procuration,
{voters:n0=here+proxy} suffrages

@subject CARRIÈRE DU PECH-NÈGRE – renouvellement du contrat de fortage

M. le Maire donne connaissance du projet de contrat à passer avec la société Calcaires du Célé
Noir, exploitante de la carrière communale, dont le titre actuel, conclu pour quinze ans, vient à
échéance le 31 décembre.

Il expose que le gisement autorisé par l'arrêté du 3 juin 2026 s'étend sur {ha:n2=st} hectares et
renferme {stock:n0=qt} tonnes ; que l'extraction sera plafonnée à {cap:n0=30000} tonnes l'an ;
que le contrat, courant du {start:d=date(2027,1,1)} au {end:d=date(2044,12,31)}, couvrira donc
{term:w=years(start,end)} années, temps qu'il faut, au plafond, pour épuiser le gisement.

La redevance due à la commune, qui était de {old:e2=0.78}, serait portée à {new:e2=0.85} la tonne
hors taxes. En 2025, {sold:n0=24860} tonnes sont sorties du carreau et ont produit
{got:e2=sold*old} ; au nouveau taux elles auraient produit {would:e2=sold*new}, l'avantage pour la
commune étant de {gain:e2=would-got}.

Un minimum de {floor:n0=18000} tonnes sera facturé, quelle que soit l'activité de l'année. La
commune est de la sorte assurée de percevoir {floorwords:we=floor*new} ({minimum:e2=floor*new}), au
lieu de quatorze mille quarante euros ({oldmin:e2=floor*old}) dans l'ancien contrat.

L'ouverture de la troisième tranche suppose de défricher {wood:n1=1.8} hectare de chênes, dont la
commune sera dédommagée sur le pied de {perha:e2=4200} l'hectare, soit {oaks:e2=wood*perha}, ou en
lettres {oakswords:w=oaks} euros.

L'exploitant fournira enfin une caution bancaire, dont le montant suit l'avancement des travaux de
remise en état :

@table 1.3 1.6 1.3 1.6 1.6 | lcrrr | grid | 10.5 | 0.95
# Tranche | Années | Surface (ha) | Tonnage | Caution (€)
Première | 2027 à 2032 | {s1:n2=2.10} | {q1:n0=172000} | {g1:n2=64000}
Deuxième | 2033 à 2038 | {s2:n2=2.52} | {q2:n0=180000} | {g2:n2=58500}
Troisième | 2039 à 2044 | {s3:n2=1.80} | {q3:n0=188000} | {g3:n2=41200}
= Total | | {st:n2=all(s)} | {qt:n0=all(q)} | –

@small Les cautions ne se cumulent pas : chacune remplace la précédente. De la première à la
dernière tranche, la garantie décroît de {fall:e2=g1-g3}.

Ouï cet exposé, et après lecture du projet, le conseil municipal, à l'unanimité, ADOPTE les
dispositions suivantes :

<b>Art. 1er – Objet.</b> La commune concède à la société le droit d'extraire la pierre calcaire des
parcelles D 118, D 121 et D 304, dans la limite de {capwords:w=cap} tonnes par année civile.

<b>Art. 2 – Prix.</b> La redevance est de quatre-vingt-cinq centimes ({new2:e2=new}) la tonne. Elle
ne pourra descendre au-dessous de {min2:e2=minimum} par an, payables par quarts, c'est-à-dire
{quarter:e2=minimum/4} à la fin de chaque trimestre. Le surplus de tonnage est réglé en une fois,
au vu du relevé des bascules, avant le 31 janvier.

<b>Art. 3 – Retard.</b> Toute échéance impayée sous trente jours sera majorée de {late:p0=10} ; un
trimestre du minimum serait alors porté à {laterate:e2=quarter*(1+late/100)}.

<b>Art. 4 – Indemnité.</b> L'indemnité de défrichement sera versée en {parts:w=3} annuités égales
de {oakpart:e2=oaks/parts}, la première le 1er juillet 2039.

<b>Art. 5 – Chemin.</b> La société entretiendra à ses frais le chemin du Pech sur les
{road:n0=1450} mètres qui séparent la bascule de la départementale 17, la commune gardant à sa
charge les {rest:n0=track-road} derniers mètres de cette voie longue de {track:n0=1820} mètres.

<b>Art. 6 – Pouvoirs.</b> M. le Maire signera le contrat devant Me PUYBARREAU, notaire, dont les
honoraires, évalués à {deed:we=1280}, incombent pour moitié à chacune des parties, et ne coûteront
ainsi à la commune que {halfdeed:we=deed/2}.

@sign La secrétaire,; Élodie CASTANIÉ | Le maire,; Raymond VAYSSOUZE
"""

SEEDS = (
    Seed(
        "term",
        "quinze",
        "texte",
        "durée du contrat",
        "difference",
        "du 1er janvier 2027 au 31 décembre 2044 : dix-huit années ; 540 000 / 30 000",
    ),
    Seed(
        "gain",
        "1 470,20 €",
        "texte",
        "avantage du nouveau taux",
        "difference",
        "21 131,00 − 19 390,80",
    ),
    Seed(
        "oakswords",
        "cinq mille sept cent soixante",
        "texte",
        "indemnité de défrichement, en lettres",
        "equality",
        "7 560,00 € en chiffres, et 1,8 × 4 200,00",
    ),
    Seed(
        "quarter",
        "3 510,00 €",
        "texte",
        "article 2, quart du minimum",
        "ratio",
        "15 300,00 / 4 ; quart des 14 040,00 de l'ancien contrat",
    ),
    Seed(
        "qt",
        "504 000",
        "Cautions",
        "Total, tonnage",
        "sum",
        "172 000 + 180 000 + 188 000",
    ),
)

KIND = tell_kind(
    (226, "contrat-de-fortage", "contrat de fortage"),
    SEEDS,
    Producer.WRITER,
    Theme(
        font="Liberation Sans",
        size=11.5,
        thousands=NARROW_NBSP,
        shade="#eeeeee",
        margin=22,
        footer="{page}",
    ),
    TEXT,
)
