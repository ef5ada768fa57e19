"""211: what a town pays towards its agents' health cover: bands, months, premiums."""

from __future__ import annotations

from benchmarks.council_acts.ink import Seed
from benchmarks.council_acts.model import NBSP, Producer, Theme
from benchmarks.council_acts.told import tell_kind

TEXT = """
@center VILLE DE SAINT-GERVAIS-D'ORBIEL – AUDE

@title Note de synthèse et projet de délibération

@center Conseil municipal du 11 décembre 2025 – affaire n° 9

@subject Protection sociale complémentaire : participation de la ville à la mutuelle de ses agents

@heading Le contexte

À compter du 1er janvier 2026, tout employeur territorial doit concourir à la couverture santé de
ses agents, pour un minimum de {floor:e0=15} par mois et par agent. La ville avait devancé cette
obligation dès 2021, en versant {flat:e0=12} par mois à chacun de ses {past:n0=128} agents
adhérents : l'effort de l'année 2025 aura ainsi été de {spent:e0=flat*past*12}.

Au 1er novembre, l'effectif permanent compte {staff:n0=own+hired} agents, à savoir {own:n0=171}
titulaires et {hired:n0=33} contractuels. L'enquête conduite par le service des ressources humaines
a recueilli {answers:n0=153} réponses, soit un taux de retour de {turnout:p0=answers*100/staff} ;
parmi ceux qui ont répondu, {wish:n0=bn} ont manifesté l'intention de souscrire au contrat
collectif que négocie le centre de gestion, et {refuse:n0=answers-wish} préfèrent conserver leur
assureur.

@heading Le choix d'une participation modulée

Le comité social territorial, réuni le 24 novembre, a souhaité que l'aide soit d'autant plus forte
que la rémunération est faible. Trois tranches ont été définies, qui donnent la dépense suivante.

@table 3 1.4 1.9 1.9 | lrrr | columns | 9.5 | 0.92
# Rémunération brute mensuelle | Adhérents | Participation par mois (€) | Coût annuel (€)
Moins de 2 000 € | {n1:n0=64} | {m1:n2=28} | {c1:n2=n1*m1*12}
De 2 000 à 2 800 € | {n2:n0=51} | {m2:n2=21} | {c2:n2=n2*m2*12}
Au-delà de 2 800 € | {n3:n0=21} | {m3:n2=15} | {c3:n2=n3*m3*12}
= Total | {bn:n0=all(n)} | | {ct:n2=all(c)}

@small Adhérents : agents ayant déclaré vouloir souscrire. Coût en année pleine, forfait social non
compris.

En moyenne, la participation ressort à {mean:e2=ct/bn/12} par agent et par mois. Les {low:n0=n1}
agents de la première tranche forment {lowshare:p0=n1*100/bn} des adhérents et recevront
{lowcost:p0=c1*100/ct} de l'enveloppe. Avec le forfait social, au taux de {tax:p0=8}, il faut
compter {social:e2=ct*tax/100} de plus : la charge complète de l'exercice 2026 s'élèvera à
{full:e2=ct+social}.

Pour un agent de trente-cinq ans ayant un enfant à charge, la cotisation du contrat collectif est
de {premium:e2=67.40} par mois. S'il relève de la deuxième tranche, il lui restera à acquitter
{rest:e2=premium-m2} par mois, et donc {year:e2=rest*12} dans l'année, contre {alone:e2=924} pour
une garantie comparable souscrite isolément ; son gain annuel atteindrait {gain:e2=alone-year}.

@heading Le dispositif proposé au vote

LE CONSEIL MUNICIPAL, sur le rapport de M. Aurélien CASSAGNAU et après avis favorable du comité
social territorial (collège des représentants du personnel : {pro:n0=5} pour, {con:n0=0} contre ;
collège des élus : {elect:n0=5} pour, soit {both:w=pro+con+elect} suffrages),

<b>ADHÈRE</b> à la convention de participation conclue par le centre de gestion pour une durée de
{term:w=years(start,end)} ans, du {start:d=date(2026,1,1)} au {end:d=date(2031,12,31)} ;

<b>RETIENT</b> les montants mensuels de {r1:e0=m1}, {r2:e0=m2} et {r3:e0=m3} par agent, selon la
tranche de rémunération, ce dernier étant égal au minimum réglementaire ;

<b>PRÉVOIT</b> au chapitre 012 du budget primitif un crédit de {credit:e2=full}, en augmentation de
{more:e2=full-spent} par rapport à la dépense de 2025 ;

<b>ABROGE</b> à la même date la délibération du 8 avril 2021.

@sign Pour extrait conforme,; Le secrétaire : Marius FABREGOULE | Le maire,; Corinne ESCANDE
"""

SEEDS = (
    Seed(
        "spent",
        "18 342 €",
        "texte",
        "effort de 2025",
        "product",
        "12 × 128 × 12",
    ),
    Seed(
        "turnout",
        "71 %",
        "texte",
        "taux de retour de l'enquête",
        "ratio",
        "153 / 204",
    ),
    Seed(
        "end",
        "31 décembre 2030",
        "texte",
        "échéance de la convention",
        "difference",
        "six ans à compter du 1er janvier 2026",
    ),
    Seed(
        "gain",
        "376,20 €",
        "texte",
        "gain annuel de l'agent",
        "difference",
        "924,00 − 556,80",
    ),
    Seed(
        "c2",
        "12 582,00",
        "Trois tranches",
        "De 2 000 à 2 800 €",
        "product",
        "51 × 21,00 × 12",
    ),
)

KIND = tell_kind(
    (211, "mutuelle-des-agents", "protection sociale complémentaire"),
    SEEDS,
    Producer.REPORTLAB,
    Theme(
        font="Carlito",
        size=11,
        thousands=NBSP,
        shade="#e3ecf4",
        accent="#24557a",
        margin=19,
        footer="Affaire n° 9 – {page}",
    ),
    TEXT,
)
