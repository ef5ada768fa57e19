"""What the command line says, in French and English."""

import re
from collections.abc import Mapping
from pathlib import Path

from extract.hidden_characters import visible

_COUNTED = re.compile(r"(\{\w+\}|\([sx]\))")
"""A value, and an ending that is there for several: "{pages} page(s)"."""
_ENDINGS = {"(s)": "s", "(x)": "x"}
_COUNT = re.compile(r"\{(\w+)\}[^{]*\([sx]\)")
"""A value that counts something: what it counts has an ending."""

TEXTS: Mapping[str, tuple[str, str]] = {
    "reading": ("{name} : lecture…", "{name}: reading…"),
    "read": (
        "{name} : {pages} page(s), {tables} tableau(x), {figures} chiffre(s) lu(s).",
        "{name}: {pages} page(s), {tables} table(s), {figures} figure(s) read.",
    ),
    "no-tables": (
        "{name} : aucun tableau trouvé ; le rapport le dit.",
        "{name}: no table found; the report says so.",
    ),
    "checking": ("{name} : vérification…", "{name}: checking…"),
    "reporting": (
        "{name} : écriture du rapport…",
        "{name}: writing the report…",
    ),
    "audited": (
        "{name} : {verdict}{infos}",
        "{name}: {verdict}{infos}",
    ),
    "audited-infos": (
        " {infos} point(s) pour information.",
        " {infos} point(s) for information.",
    ),
    "checks-crashed": (
        (
            "{name} : audit incomplet : {n} contrôle(s) interrompu(s) par une erreur de Pointage,"
            " nommé(s) en tête et à la fin du rapport. Signalez-le avec le fichier."
        ),
        (
            "{name}: incomplete audit: {n} check(s) crashed by an error of Pointage, named at the"
            " head and at the end of the report. Report it with the file."
        ),
    ),
    "optimized": (
        (
            "Pointage ne démarre pas sous « python -O » ou PYTHONOPTIMIZE : des vérifications des"
            " bibliothèques et les siennes y manqueraient. Relancez sans."
        ),
        (
            "Pointage does not start under “python -O” or PYTHONOPTIMIZE: checks of the libraries"
            " and its own would be missing. Run it without."
        ),
    ),
    "accept-incomplete": (
        (
            "{path} : audit incomplet, des contrôles s'y sont interrompus : une suite figée ici les"
            " oublierait. Relancez « pointage audit » avec une version qui les mène à bien."
        ),
        (
            "{path}: incomplete audit, checks crashed in it: a suite frozen here would forget them."
            " Run “pointage audit” again with a version that completes them."
        ),
    ),
    "written": ("Rapport : {path}", "Report: {path}"),
    "written-folder": ("Fichiers : {path}", "Files: {path}"),
    "decisions-form": (
        "{path} : un fichier de décisions est en {forms}. Donnez-lui l'un de ces noms.",
        "{path}: a decisions file is one of {forms}. Give it such a name.",
    ),
    "decisions-kept": (
        "{path} : ce fichier existe ; des décisions s'y trouvent peut-être. Donnez un autre nom.",
        "{path}: the file is there, and may hold decisions. Give another name.",
    ),
    "answers-read": (
        "Réponses lues dans {path} : {n}.",
        "Answers read in {path}: {n}.",
    ),
    "decisions-written": (
        "Fichier à remplir : {path} ({n} écart(s)). Puis : pointage audit … --dispositions {path}",
        "File to fill in: {path} ({n} finding(s)). Then: pointage audit … --dispositions {path}",
    ),
    "letter-form": (
        "{path} : une lettre est en {forms}. Donnez-lui l'un de ces noms.",
        "{path}: a letter is one of {forms}. Give it such a name.",
    ),
    "letter-kept": (
        "{path} : ce fichier existe, et peut avoir été repris à la main. Donnez un autre nom.",
        "{path}: the file is there, and may have been worked on. Give another name.",
    ),
    "letter-empty": (
        "{path} : aucun écart n'y est confirmé. Décidez d'abord (pointage desk, ou dispositions),"
        " ou ajoutez --include-open pour les écarts dont nul n'a décidé.",
        "{path}: no finding is confirmed there. Decide first (pointage desk, or dispositions),"
        " or add --include-open for those that nobody has decided on.",
    ),
    "letter-written": (
        "Lettre : {path} ({n} écart(s)).",
        "Letter: {path} ({n} finding(s)).",
    ),
    "unknown-dispositions": (
        "{name} : le fichier de dispositions cite des écarts inconnus de cet audit : {ids}.",
        "{name}: the dispositions file names findings unknown to this audit: {ids}.",
    ),
    "corrected": (
        "{name} : {n} correction(s) appliquée(s), lue(s) ou décidée(s) par une personne.",
        "{name}: {n} correction(s) applied, read or decided by a person.",
    ),
    "moot-correction": (
        "{name} : correction sans objet : {what} : {why}.",
        "{name}: correction without an object: {what}: {why}.",
    ),
    "desk-open": (
        "Bureau de l'auditeur : {url} (Ctrl+C pour fermer)",
        "The auditor's desk: {url} (Ctrl+C to close)",
    ),
    "desk-closed": (
        "Bureau fermé ; tout ce qui a été décidé est enregistré.",
        "Desk closed; all that was decided is saved.",
    ),
    "desk-died": (
        "{name} : la lecture s'est interrompue ; relancez-la depuis le bureau.",
        "{name}: the reading broke off; start it again from the desk.",
    ),
    "desk-complement": (
        "Enregistré : {complement} et {table}.",
        "Saved: {complement} and {table}.",
    ),
    "desk-locked": (
        "{name} est protégé par un mot de passe.",
        "{name} is protected by a password.",
    ),
    "desk-wrong": (
        "{name} : ce mot de passe ne l'ouvre pas.",
        "{name}: this password does not open it.",
    ),
    "port-taken": (
        "Le port {port} est déjà pris sur cette machine : donnez-en un autre par --port.",
        "Port {port} is already taken on this machine: give another one by --port.",
    ),
    "set-aside": (
        "{path} : fichier illisible, gardé sous le nom {kept} ; rien n'y est écrit.",
        "{path}: cannot be read, kept under the name {kept}; nothing is written into it.",
    ),
    "no-such-folder": (
        "{path} : dossier introuvable. Vérifiez le chemin.",
        "{path}: no such folder. Check the path.",
    ),
    "not-a-folder": (
        "{path} : c'est un fichier ; un dossier de résultats est attendu.",
        "{path}: this is a file; a folder of results is expected.",
    ),
    "pages-need-reports": (
        "--pages demande --reports : les images de pages sont dans les rapports.",
        "--pages needs --reports: page images are in the reports.",
    ),
    "no-such-file": (
        "{path} : fichier introuvable. Vérifiez le chemin.",
        "{path}: no such file. Check the path.",
    ),
    "empty-folder": (
        (
            "{path} : ce dossier ne contient aucun fichier PDF ni aucun classeur (XLSX, ODS, CSV)."
            " Indiquez un document ou un dossier qui en contient."
        ),
        (
            "{path}: this folder holds no PDF file and no spreadsheet (XLSX, ODS, CSV). Give a"
            " document or a folder that holds some."
        ),
    ),
    "internal": (
        (
            "{name} : erreur interne de Pointage ({error}). Les autres documents sont traités."
            " Relancez avec la variable POINTAGE_DEBUG=1 pour obtenir la trace à joindre à un"
            " signalement."
        ),
        (
            "{name}: internal error of Pointage ({error}). The other documents are processed. Run"
            " again with the variable POINTAGE_DEBUG=1 to get the trace to attach to a bug report."
        ),
    ),
    "document-slow": (
        (
            "{name} : arrêté au bout de {seconds} s de calcul, le plus qu'un document puisse"
            " prendre. S'il est sûr, relevez la limite avec la variable {raise_seconds}."
        ),
        (
            "{name}: stopped after {seconds} s of computing, the most that a document may take. If"
            " it is safe, raise the limit with the variable {raise_seconds}."
        ),
    ),
    "document-large": (
        (
            "{name} : arrêté, il demande plus de {megabytes} Mio de mémoire, le plus qu'un document"
            " puisse prendre. S'il est sûr, relevez la limite avec la variable {raise_memory}."
        ),
        (
            "{name}: stopped, it asks for more than {megabytes} MiB of memory, the most that a"
            " document may take. If it is safe, raise the limit with the variable {raise_memory}."
        ),
    ),
    "document-fatal": (
        (
            "{name} : sa lecture a mis fin au processus qui le lisait ({reason}). Fermez d'autres"
            " programmes si la mémoire de la machine manque ; sinon, signalez-le avec le fichier."
        ),
        (
            "{name}: reading it ended the process that read it ({reason}). Close other programs if"
            " the memory of the machine is short; if not, report it with the file."
        ),
    ),
    "interrupted-command": (
        "Interrompu ; ce qui était déjà écrit reste entier.",
        "Interrupted; what was already written is whole.",
    ),
    "interrupted": (
        "Interrompu ; les documents déjà écrits sont complets.",
        "Interrupted; the documents already written are complete.",
    ),
    "site-written": (
        (
            "Site de {documents} audit(s) : {path}. Laissés de côté (voir withheld.csv) : {open}"
            " écart(s) non contradictoire(s) et {persons} nom(s) de particulier(s)."
        ),
        (
            "Site of {documents} audit(s): {path}. Left out (see withheld.csv): {open} finding(s)"
            " not yet disposed of and {persons} name(s) of individuals."
        ),
    ),
    "site-pages": (
        (
            "Images de pages : {shown}, et {withheld} laissée(s) de côté, où quelqu'un peut être"
            " nommé (voir withheld.csv)."
        ),
        (
            "Page images: {shown}, and {withheld} left out, on which someone may be named (see"
            " withheld.csv)."
        ),
    ),
    "site-no-pages": (
        (
            "{documents} rapport(s) sans image de page : relancez « pointage audit » ou « pointage"
            " batch --reports » avec --pages tables pour les avoir."
        ),
        (
            "{documents} report(s) without page images: run “pointage audit” or “pointage batch"
            " --reports” again with --pages tables to have them."
        ),
    ),
    "site-no-url": (
        (
            "Sans --url, les liens du fil (atom.xml) et du plan du site (sitemap.xml) sont"
            " relatifs : beaucoup de lecteurs ne les suivent pas. Donnez l'adresse publique du"
            " site avant de le publier."
        ),
        (
            "Without --url, the links of the feed (atom.xml) and of the site map (sitemap.xml) are"
            " relative: many readers do not follow them. Give the site's public address before"
            " publishing it."
        ),
    ),
    "suite-written": (
        "Suite de {expectations} contrôle(s) écrite : {path}",
        "Suite of {expectations} check(s) written: {path}",
    ),
    "suite-ran": (
        "{name} : {held} contrôle(s) tenu(s), {failed} en écart, {abstained} non réalisable(s).",
        "{name}: {held} check(s) held, {failed} failed, {abstained} could not run.",
    ),
    "interrupted-batch": (
        (
            "Interrompu ; relancez la même commande pour terminer : rien de ce qui est fait n'est"
            " perdu."
        ),
        "Interrupted; run the same command again to finish: nothing already done is lost.",
    ),
    "not-gathered": (
        (
            "{documents} documents faits par un passage en cours ou interrompu : ses tables"
            " s'écrivent à la fin. S'il est interrompu, relancez la même commande « pointage batch"
            " » : elle finit le travail."
        ),
        (
            "{documents} documents done by a run under way or cut off: its tables are written at"
            " its end. If it was cut off, run the same “pointage batch” command again: it finishes"
            " the work."
        ),
    ),
    "batch-done": (
        "{documents} document(s) compté(s) ({statuses}). Résultats : {store}",
        "{documents} document(s) accounted for ({statuses}). Results: {store}",
    ),
    "batch-no-deviation": (
        "Aucun document n'a d'écart démontré ni à expliquer.",
        "No document has a deviation, proved or to explain.",
    ),
    "batch-flagged": (
        "Documents avec des écarts : {documents}.",
        "Documents with deviations: {documents}.",
    ),
    "batch-flagged-one": (
        "  {path} : {errors} démontré(s), {warnings} à expliquer",
        "  {path}: {errors} proved, {warnings} to explain",
    ),
    "batch-flagged-more": (
        "  … et {documents} autre(s) : table « documents », colonnes error et warning.",
        "  … and {documents} more: table “documents”, columns error and warning.",
    ),
    "batch-why": (
        "Pourquoi certains ne sont pas lus : pointage status {store}",
        "Why some were not read: pointage status {store}",
    ),
    "bad-option-file": (
        "{path} : fichier illisible ({option}). Vérifiez le chemin et les droits.",
        "{path}: this file cannot be read ({option}). Check its path and permissions.",
    ),
    "bad-password-file": (
        (
            "{path} : la première ligne doit être le mot de passe du PDF, en UTF-8 ; elle est vide"
            " ou illisible."
        ),
        (
            "{path}: its first line must be the PDF's password, in UTF-8; it is empty or cannot be"
            " read."
        ),
    ),
    "bad-page": (
        "{name} : la page {page} n’existe pas ; le document a {pages} page(s).",
        "{name}: there is no page {page}; the document has {pages} page(s).",
    ),
    "image-needs-page": (
        "--image demande --page : indiquez la page à dessiner.",
        "--image needs --page: say which page to draw.",
    ),
    "export-reading": (
        "{path} : lecture de l'audit…",
        "{path}: reading the audit…",
    ),
    "export-writing": ("Écriture ({to})…", "Writing ({to})…"),
    "export-written": (
        "{lines} ligne(s) exportée(s) : {path}",
        "{lines} row(s) exported: {path}",
    ),
    "export-left-out": (
        (
            "Restent de côté : {lines} case(s) de ces tableaux, voir left_out.csv ; {persons}"
            " nom(s) de particulier(s), voir withheld.csv."
        ),
        (
            "Left out: {lines} cell(s) of these tables, see left_out.csv; {persons} name(s) of"
            " individuals, see withheld.csv."
        ),
    ),
    "export-persons": (
        "{persons} nom(s) de particulier(s) retenu(s), voir la liste « withheld ».",
        "{persons} name(s) of individuals withheld, see the list “withheld”.",
    ),
    "export-missing": (
        (
            "Rien n'est publié : {problems} point(s) à compléter ou à corriger, voir {path} ;"
            " draft.csv est le brouillon. "
            "Ce que le PDF ne dit pas va dans {name} ; --init l'écrit."
        ),
        (
            "Nothing is published: {problems} point(s) to complete or correct, see {path};"
            " draft.csv is the draft. "
            "What the PDF does not say goes into {name}; --init writes it."
        ),
    ),
    "export-nothing": (
        (
            "Rien n'est publié : {problems} point(s) à compléter ou à corriger, voir {path}."
            " Ce que le PDF ne dit pas va dans {name} ; --init l'écrit."
        ),
        (
            "Nothing is published: {problems} point(s) to complete or correct, see {path}."
            " What the PDF does not say goes into {name}; --init writes it."
        ),
    ),
    "export-init": (
        "À compléter : {complement} et {table}. Relancez ensuite sans --init.",
        "To be completed: {complement} and {table}. Then run again without --init.",
    ),
    "export-init-exists": (
        (
            "{path} existe déjà et n'est pas écrasé. Complétez-le, ou choisissez un autre dossier"
            " avec -o."
        ),
        (
            "{path} is already there and is not overwritten. Complete it, or choose another folder"
            " with -o."
        ),
    ),
    "export-inside": (
        (
            "{path} : ce dossier est dans celui de l'audit, dont SHA256SUMS doit rester vrai."
            " Choisissez-en un autre."
        ),
        (
            "{path}: this folder is inside the audit's own, whose SHA256SUMS must stay true. Choose"
            " another one."
        ),
    ),
    "export-not-ours": (
        "{path} : ce dossier contient autre chose qu'un export. Choisissez-en un autre avec -o.",
        "{path}: this folder holds something else than an export. Choose another one with -o.",
    ),
    "export-table": (
        "{table} : {lines} ligne(s)",
        "{table}: {lines} row(s)",
    ),
    "export-table-sums": (
        "{table} : {lines} ligne(s), dont {sums} de total ou de report",
        "{table}: {lines} row(s), {sums} of them totals or amounts carried",
    ),
    "export-column": (
        "  {fate} : « {column} », {lines} ligne(s) : {why}",
        "  {fate}: “{column}”, {lines} row(s): {why}",
    ),
    "export-column-apart": (
        "    {lines} autre(s) ligne(s) écartée(s) : {why}",
        "    {lines} other row(s) left out: {why}",
    ),
    "export-to-publish": (
        "À publier : {lines} ligne(s) en tout.",
        "To be published: {lines} row(s) in all.",
    ),
    "export-no-columns": (
        (
            "Aucune subvention à publier : aucun tableau de ce document n'a de colonne de montants"
            " en regard de noms."
        ),
        "No grant to publish: no table of this document has a column of money beside names.",
    ),
    "export-none-yet": (
        (
            "Aucune colonne n'est publiée tant que vous n'avez pas décidé : --column"
            " TABLEAU=COLONNE ou le complément."
        ),
        "No column is published until you have decided: --column TABLE=HEADER or the complement.",
    ),
    "export-no-grants": (
        (
            "Aucune subvention à publier : aucune de ces colonnes n'en contient. Si l'une en"
            " contient pourtant, nommez-la par --column TABLEAU=COLONNE ou dans le complément."
        ),
        (
            "No grant to publish: none of these columns holds any. Where one does all the same,"
            " name it by --column TABLE=HEADER or in the complement."
        ),
    ),
    "export-asked": (
        (
            "{columns} colonne(s) à décider, non publiée(s) : voir {path}, puis --column"
            " TABLEAU=COLONNE ou le complément."
        ),
        (
            "{columns} column(s) to be decided, not published: see {path}, then --column"
            " TABLE=HEADER or the complement."
        ),
    ),
    "export-column-form": (
        "--column {given} : TABLEAU=COLONNE est attendu, tels que columns.csv les nomme.",
        "--column {given}: TABLE=HEADER is expected, as columns.csv names them.",
    ),
    "export-grants-only": (
        "--column ne vaut que pour scdl-subventions, non pour {to}.",
        "--column is for scdl-subventions only, not for {to}.",
    ),
    "export-scdl-only": (
        (
            "--init et --complement ne valent que pour scdl-subventions et scdl-deliberations, non"
            " pour {to}."
        ),
        (
            "--init and --complement are for scdl-subventions and scdl-deliberations only, not for"
            " {to}."
        ),
    ),
    "export-csv-only": (
        (
            "--excel-fr ne vaut que pour --to csv, non pour {to} ; les schémas nationaux demandent"
            " un CSV exact."
        ),
        "--excel-fr is for --to csv only, not for {to}; the national schemas ask for an exact CSV.",
    ),
    "usage-option": (
        "Option inconnue : {given}.{more}",
        "Unknown option: {given}.{more}",
    ),
    "usage-command": (
        "Commande inconnue : {given}.{more}",
        "Unknown command: {given}.{more}",
    ),
    "usage-near": (" Vouliez-vous dire {near} ?", " Did you mean {near}?"),
    "usage-missing": ("Il manque {given}.{more}", "{given} is missing.{more}"),
    "usage-value": (
        "{given} : « {value} » n'est pas admis.{more}",
        "{given}: “{value}” is not allowed.{more}",
    ),
    "usage-choices": (
        " Valeurs possibles : {choices}.",
        " Possible values: {choices}.",
    ),
    "usage-int": (
        " Donnez un nombre entier, au moins {least}.",
        " Give a whole number, {least} at least.",
    ),
    "usage-int-between": (
        " Donnez un nombre entier, de {least} à {most}.",
        " Give a whole number from {least} to {most}.",
    ),
    "usage-number-between": (
        " Donnez un nombre, de {least} à {most}.",
        " Give a number from {least} to {most}.",
    ),
    "usage-number": (
        " Donnez un nombre, au moins {least}.",
        " Give a number, {least} at least.",
    ),
    "usage-needs-value": (
        "{given} : il manque la valeur de cette option.",
        "{given}: this option needs a value.",
    ),
    "usage-no-value": (
        "{given} : cette option s'écrit sans valeur.",
        "{given}: this option takes no value.",
    ),
    "usage-extra": (
        "De trop sur la ligne de commande : {given}.",
        "Too much on the command line: {given}.",
    ),
    "usage-other": (
        "Ligne de commande incorrecte : {given}",
        "Wrong command line: {given}",
    ),
    "usage-help": (" Aide : {command} --help", " Help: {command} --help"),
    "dossier-written": (
        (
            "Dossier : {documents} document(s), {agreed} concordance(s), {deviating} écart(s),"
            " {unlinked} rapprochement(s) laissé(s) ouvert(s). Rapport : {path}"
        ),
        (
            "Dossier: {documents} document(s), {agreed} agreement(s), {deviating} deviation(s),"
            " {unlinked} pair(s) left unlinked. Report: {path}"
        ),
    ),
    "dossier-foreign": (
        (
            "{path} contient « {name} », que Pointage n'y a pas écrit : rien n'est remplacé."
            " Choisissez un autre dossier de résultats (-o)."
        ),
        (
            "{path} holds “{name}”, which Pointage did not write there: nothing is replaced. Choose"
            " another folder of results (-o)."
        ),
    ),
    "dossier-none": (
        "{path} : aucun document de ce dossier n'a pu être lu, rien n'est à rapprocher.",
        "{path}: no document of this folder could be read, there is nothing to compare.",
    ),
    "cannot-write": (
        (
            "{path} : écriture impossible ({reason}). Vérifiez le chemin, les droits et l'espace,"
            " ou écrivez ailleurs."
        ),
        (
            "{path}: cannot be written ({reason}). Check the path, its permissions and the space,"
            " or write elsewhere."
        ),
    ),
}


def text(key: str, lang: str, **values: object) -> str:
    """The message ``key`` in ``lang`` with its values filled in, each on one line."""
    french, english = TEXTS[key]
    template = english if lang == "en" else french
    counts = set(_COUNT.findall(french))
    shown = {
        name: _grouped(value, lang)
        if isinstance(value, int) and name in counts
        else _on_one_line(value)
        for name, value in values.items()
    }
    return _agreed(template, values, lang).format(**shown)


def _agreed(template: str, values: Mapping[str, object], lang: str) -> str:
    """``template`` with the plurals that its numbers ask for: what ends in "(s)" or "(x)" goes with
    the number before it, of which French has a singular for none too.
    """
    singular: tuple[int, ...] = (1,)
    if lang == "fr":
        singular = (0, 1)

    is_several = False
    parts: list[str] = []
    for part in _COUNTED.split(template):
        number = values.get(part.strip("{}"))
        if isinstance(number, int):
            is_several = number not in singular
        ending = _ENDINGS.get(part, part)
        parts.append(ending if is_several or ending == part else "")
    return "".join(parts)


def _grouped(count: int, lang: str) -> str:
    """A count in groups of three digits, which a limit or a port has not."""
    return f"{count:,}".replace(",", "\u00a0" if lang == "fr" else ",")


def _on_one_line(value: object) -> object:
    """A name or a path with what a terminal would obey made visible."""
    if isinstance(value, str | Path):
        return visible(str(value))
    return value
