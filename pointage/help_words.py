"""The help of the command line in English; in French it stands beside each option."""

import os
from collections.abc import Mapping, Sequence
from contextvars import ContextVar
from itertools import pairwise
from typing import Literal

from extract.french.folding import plain

_Lang = Literal["fr", "en"]
HELP_LANG: ContextVar[_Lang] = ContextVar("HELP_LANG", default="fr")
"""The language of help in this run of the command line."""
_LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Where a machine says its language; the first that says one counts."""

_ENGLISH: Mapping[str, str] = {
    "Lit les tableaux d'une délibération en PDF, vérifie chaque chiffre et publie un rapport"
    " d'audit.": "Reads the tables of a deliberation's PDF, checks every figure and publishes an"
    " audit report.",
    "Affiche la version.": "Shows the version.",
    "Affiche cette aide.": "Shows this help.",
    "Installe la complétion des commandes dans ce terminal.": "Installs the completion of"
    " commands in this terminal.",
    "Montre ce qu'il faudrait installer pour la complétion.": "Shows what to install for"
    " completion.",
    "Lit, vérifie et publie le rapport d'audit : la commande principale.": "Reads, checks and"
    " publishes the audit report: the main command.",
    "Lit, vérifie et publie le rapport d'audit.": "Reads, checks and publishes the audit report.",
    "Délibérations et annexes, ou dossiers qui en contiennent.": "Deliberations and annexes, or"
    " folders that hold some.",
    "Où écrire les résultats.": "Where to write the results.",
    "Langue des messages et du rapport.": "Language of the messages and of the report.",
    "Suite de contrôles à appliquer.": "Suite of checks to apply.",
    "Décisions de l'auditeur sur les écarts (TOML, CSV ou XLSX).": "The auditor's decisions about"
    " the deviations (TOML, CSV or XLSX).",
    "Ce qu'une personne a lu ou décidé sur la page (TOML).": "What a person read or decided on the"
    " page (TOML).",
    "Jeux de règles de la nature d'acte reconnue (« none » : aucun).": "Packs of rules of the kind"
    " of act that was recognised (“none”: no pack).",
    "Seuil de signification : un montant (5000) ou une part du total (1%).": "Materiality: an"
    " amount (5000) or a share of the total (1%).",
    "Gravité à partir de laquelle le code de sortie est 1.": "Severity from which on the exit code"
    " is 1.",
    "Images de pages dans le rapport.": "Page images in the report.",
    "Images de pages dans les rapports (--reports).": "Page images in the reports (--reports).",
    "Images de pages à reprendre des rapports.": "Page images to take over from the reports.",
    "Fichier dont la première ligne est le mot de passe du PDF.": "File whose first line is the"
    " PDF's password.",
    "Écrit le résultat en JSON sur la sortie standard, un par ligne.": "Writes the result as JSON"
    " on standard output, one a line.",
    "Ouvre le rapport dans le navigateur.": "Opens the report in the browser.",
    "Ne dit que ce qui n'a pas pu être fait.": "Says only what could not be done.",
    "Extrait les tableaux et les données, sans vérification ni rapport.": "Extracts tables and"
    " data, without checks or report.",
    "Extrait tableaux et données, sans vérifier.": "Extracts tables and data, without checks.",
    "Montre ce qui a été trouvé, et où : sections, tableaux, moteurs, doutes.": "Shows what was"
    " found, and where: sections, tables, engines, doubts.",
    "Montre ce qui a été lu, et où.": "Shows what was read, and where.",
    "La délibération.": "The deliberation.",
    "Une seule page.": "A single page.",
    "Dessine sur la page ce qui a été lu (PNG).": "Draws what was read over the page (PNG).",
    "Ouvre le bureau de l'auditeur dans le navigateur, sur cette machine seulement : la page à côté"
    " du tableau, décider, corriger, auditer de nouveau.": "Opens the auditor's desk in the"
    " browser, on this machine only: the page beside the table, decide, correct, audit again.",
    "Ouvre le bureau de l'auditeur dans le navigateur.": "Opens the auditor's desk in the browser.",
    "Un PDF, un dossier de PDF, ou un audit écrit ; sans lui, le dossier « Pointage » de votre"
    " dossier personnel, où déposer des PDF.": "A PDF, a folder of PDFs, or a written audit;"
    " without it, the folder “Pointage” in your home folder, to drop PDFs into.",
    "Port ; 0 en choisit un libre.": "Port; 0 takes a free one.",
    "N'ouvre pas le navigateur, dit l'adresse.": "Does not open the browser, says the address.",
    "Compare deux audits : lignes ajoutées, retirées, modifiées ; écarts nouveaux, corrigés,"
    " maintenus.": "Compares two audits: lines added, gone, changed; deviations new, fixed, still"
    " there.",
    "Compare deux audits.": "Compares two audits.",
    "L'audit de départ.": "The first audit.",
    "L'audit d'arrivée.": "The second audit.",
    "Audite les documents d'un organisme (budgets, décisions modificatives, comptes, affectation,"
    " subventions et leur fichier publié, dans n'importe quel ordre) et rapproche les chiffres"
    " qu'ils ont en commun.": "Audits the documents of one body (budgets, amendments, accounts,"
    " allocation of results, grants and their published file, in any order) and compares the"
    " figures that they share.",
    "Rapproche les documents d'un même organisme.": "Compares the documents of one body.",
    "Les documents d'un même organisme.": "The documents of one body.",
    "Montre les écarts d'un audit et ce qui en fut décidé ; avec --init, écrit le fichier à"
    " remplir. Le PDF n'est pas relu.": "Shows the deviations of an audit and what was decided"
    " about them; with --init, writes the file to fill in. The PDF is not read again.",
    "Prépare le fichier des décisions de l'auditeur.": "Prepares the file of the auditor's"
    " decisions.",
    "Le dossier d'un audit.": "The folder of an audit.",
    "Écrit un fichier à remplir (.toml, .csv ou .xlsx), un écart par ligne.": "Writes a file to"
    " fill in (.toml, .csv or .xlsx), a deviation a line.",
    "La lettre revenue complétée (.odt, .docx) : ses réponses deviennent des notes.": "The letter"
    " that came back filled in (.odt, .docx): its answers become notes.",
    "Écrit une lettre qui rappelle les écarts confirmés, chacun avec son calcul et sa place, et"
    " laisse place à la réponse de l'organisme. Le PDF n'est pas relu.": "Writes a letter that"
    " recalls the confirmed deviations, each with its computation and its place, with room for the"
    " body's answer. The PDF is not read again.",
    "Écrit la lettre qui demande réponse à l'organisme.": "Writes the letter that asks the body"
    " for its answer.",
    "La lettre : .odt, .docx ou .pdf.": "The letter: .odt, .docx or .pdf.",
    "Reprend aussi les écarts dont aucun auditeur n'a disposé.": "Takes in deviations that no"
    " auditor has decided on, too.",
    "Fait d'un dossier d'audits un site statique à publier, avec index, fil et"
    " téléchargements.": "Makes of a folder of audits a static site to publish, with an index, a"
    " feed and downloads.",
    "Publie des audits en site statique.": "Publishes audits as a static site.",
    "Les audits à publier.": "The audits to publish.",
    "Publie aussi les écarts dont aucun auditeur n'a disposé.": "Publishes deviations that no"
    " auditor has decided on, too.",
    "Publie aussi les noms qui semblent ceux de particuliers.": "Publishes names that look like"
    " those of private persons, too.",
    "Adresse publique du site (fil Atom, plan du site).": "Public address of the site (Atom feed,"
    " site map).",
    "Exporte un document audité en données ouvertes : schémas nationaux, CSV, Parquet, XLSX,"
    " DuckDB.": "Exports an audited document as open data: national schemas, CSV, Parquet, XLSX,"
    " DuckDB.",
    "Écrit des données ouvertes (SCDL, CSV…).": "Writes open data (SCDL, CSV…).",
    "Le dossier d'un document audité.": "The folder of an audited document.",
    "Ce qu'il faut écrire.": "What to write.",
    "Écrit les fichiers où compléter ce que le PDF ne dit pas (SCDL).": "Writes the files in which"
    " to complete what the PDF does not say (SCDL).",
    "CSV pour tableurs français : point-virgule, virgule décimale, BOM.": "CSV for French"
    " spreadsheets: semicolon, decimal comma, byte order mark.",
    "Ce que le PDF ne dit pas (TOML) ; sinon complement.toml.": "What the PDF does not say (TOML);"
    " else complement.toml.",
    "Publie cette colonne comme subventions ; répétable (scdl-subventions).": "Publishes this"
    " column as grants; may be repeated (scdl-subventions).",
    "Extrait de SIRENE ou du RNA où chercher les numéros, avec --init ; répétable.": "Extract of"
    " SIRENE or RNA to look numbers up in, with --init; may be repeated.",
    "Sinon : exports/<document-id>.": "Else: exports/<document-id>.",
    "Traite un corpus : chaque document est compté, et la commande reprend où elle s'est"
    " arrêtée.": "Processes a corpus: every document is accounted for, and the command goes on"
    " where it stopped.",
    "Traite un corpus de documents.": "Processes a corpus of documents.",
    "Les documents du corpus.": "The documents of the corpus.",
    "Dossier du résultat, ou son URL (s3://…).": "Folder of the result, or its URL (s3://…).",
    "Documents lus à la fois ; 0 : un par cœur.": "Documents read at a time; 0: one a core.",
    "Grappe Dask existante (tcp://…).": "A Dask cluster that is there (tcp://…).",
    "Seuil : un montant (5000) ou une part (1%).": "Materiality: an amount (5000) or a share (1%).",
    "Écrit aussi le rapport de chaque document.": "Writes the report of each document, too.",
    "Secondes de processeur accordées à un document.": "Seconds of processor that a document may"
    " take.",
    "Mémoire accordée à un document, en Mio.": "Memory that a document may take, in MiB.",
    "Dit où en est un corpus : combien de documents lus, et pourquoi les autres ne le sont"
    " pas.": "Says where a corpus stands: how many documents were read, and why the others were"
    " not.",
    "Dit où en est un corpus.": "Says where a corpus stands.",
    "Le résultat de `pointage batch`.": "The result of `pointage batch`.",
    "Suites de contrôles : rédiger, appliquer, figer.": "Suites of checks: draft, run, accept.",
    "Rédige une suite à partir des égalités qui tiennent dans un document.": "Drafts a suite from"
    " the identities that hold in a document.",
    "Rédige une suite d'un document.": "Drafts a suite from a document.",
    "Où écrire la suite (JSON).": "Where to write the suite (JSON).",
    "Applique une suite à un autre document : la délibération de l'année suivante, par"
    " exemple.": "Runs a suite on another document: next year's deliberation, for example.",
    "Applique une suite à un document.": "Runs a suite on a document.",
    "La suite à appliquer.": "The suite to run.",
    "Fige un état audité : les égalités tenues et les écarts auxquels une suite a été"
    " donnée.": "Freezes what was audited: the identities that hold and the deviations that were"
    " decided on.",
    "Fige un état audité.": "Freezes what was audited.",
    "Aide d'une commande : pointage audit --help. Codes de sortie : 0 rien au seuil de --fail-on ou"
    " au-dessus ; 1 écarts ; 2 ligne de commande ; 3 document illisible (les autres sont traités) ;"
    " 4 erreur interne ; 130 interruption.": "Help of a command: pointage audit --help. Exit codes:"
    " 0 nothing at or above --fail-on; 1 deviations; 2 the command line; 3 a document could not be"
    " read (the others are done); 4 internal error; 130 interrupted.",
    "[obligatoire]": "[required]",
    "par défaut": "default",
    "Arguments": "Arguments",
    "Options": "Options",
    "Commandes": "Commands",
}  # fmt: skip
_METAVARS = {
    "COMMANDE": "COMMAND",
    "DOSSIER": "FOLDER",
    "FICHIER": "FILE",
    "TABLEAU=COLONNE": "TABLE=COLUMN",
    "ADRESSE": "ADDRESS",
    "LETTRE": "LETTER",
    "MOTIF": "PATTERN",
    "MANIFESTE": "MANIFEST",
}
"""What stands for a value in the line of usage."""


def asked_lang(args: Sequence[str]) -> _Lang | None:
    """The language that a command line asks for, right or wrong as it may be otherwise; None where
    it asks for none."""
    given = [*args, *map("=".join, pairwise(args))]
    langs: tuple[_Lang, ...] = ("en", "fr")
    return next((one for one in langs if f"--lang={one}" in given), None)


def help_lang(args: Sequence[str]) -> _Lang:
    """The language of help: that of ``--lang``, else that of the machine where it is English."""
    machine = next(filter(None, map(os.environ.get, _LOCALES)), "")
    return asked_lang(args) or ("en" if machine.startswith("en") else "fr")


def in_words(french: str) -> str:
    """A text of help in the language of this run."""
    if HELP_LANG.get() == "fr":
        return french
    return _ENGLISH[plain(french)] if french else ""


def metavar(french: str) -> str:
    """What stands for values, in the language of this run."""
    if HELP_LANG.get() == "en":
        for word, english in _METAVARS.items():
            french = french.replace(word, english)
    return french
