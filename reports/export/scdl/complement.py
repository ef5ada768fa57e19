"""The small TOML in which a publisher says what the PDF does not: read it, or write it
prefilled.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import starmap
from pathlib import Path
from typing import Any

from extract.errors import UsageError
from extract.given.bounded_files import FileLimits, read_toml
from extract.given.form_error import FormError, excerpt_of
from extract.given.typed_json import checked_list, checked_object, checked_text
from reports.export.scdl.acts import Act
from reports.export.scdl.grant_columns import (
    Chosen,
    Fate,
    GrantColumn,
    fate_in_words,
    reason_in_words,
)
from reports.export.scdl.national_schemas import Kind, columns
from reports.export.toml_text import quoted_text

NAME, TABLE = "complement.toml", "beneficiaires.csv"
LIMITS = FileLimits(megabytes=4, depth=8)
_FEW = 5
"""Unknown keys that one message names."""
SHARED = (
    "nomAttribuant",
    "idAttribuant",
    "dateConvention",
    "referenceDecision",
    "objet",
    "nature",
    "conditionsVersement",
    "datesPeriodeVersement",
    "idRAE",
    "notificationUE",
    "pourcentageSubvention",
    "dispositifAide",
)
"""Columns of subventions that one value can fill for all lines, or for those of one part of the
document.
"""


@dataclass(frozen=True, slots=True)
class Complement:
    """What the TOML says. ``parts`` refine ``subventions`` for the lines of one section; those in
    ``left_out`` are not exported. ``deliberations`` go by their number. ``columns`` says which
    columns of which tables are published as grants.
    """

    licence: str = ""
    subventions: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()
    deliberations: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    table: Path | None = None
    columns: Chosen = field(default_factory=dict)

    def shared(self, section: str, name: str) -> str:
        """The value of a column for the lines of ``section``."""
        return self.parts.get(section, {}).get(name) or self.subventions.get(
            name, ""
        )


def read_complement(path: Path) -> Complement:
    """Read the TOML.

    Raises:
        UsageError: it cannot be read, or holds a key that means nothing here.
    """
    try:
        return _complement(read_toml(path, LIMITS), path)
    except FormError as error:
        raise UsageError(
            f"{path} : complément refusé : {error.fr}. Corrigez-le, ou refaites-le avec --init.",
            f"{path}: complement refused: {error.en}. Correct it, or make it again with --init.",
        ) from error


def _complement(data: dict[str, Any], path: Path) -> Complement:
    _known(data, {"publication", "subventions", "deliberations"}, path, "")
    publication = checked_object(data.get("publication", {}))
    _known(publication, {"licence"}, path, "publication")

    grants = dict(checked_object(data.get("subventions", {})))
    table = checked_text(grants.pop("beneficiaires", ""))
    parts = checked_object(grants.pop("parties", {}))
    chosen = _columns(checked_object(grants.pop("colonnes", {})))
    _known(grants, set(SHARED), path, "subventions")
    for name, part in parts.items():
        where = f"subventions.parties.{excerpt_of(name)}"
        _known(checked_object(part), {*SHARED, "exclure"}, path, where)

    acts = {}
    for act in map(checked_object, checked_list(data.get("deliberations", []))):
        _known(act, set(columns("deliberations")), path, "deliberations")
        acts[_text(act.get("DELIB_ID", ""))] = _texts(act)

    return Complement(
        licence=_text(publication.get("licence", "")),
        subventions=_texts(grants),
        parts={name: _texts(part) for name, part in parts.items()},
        left_out=frozenset(
            name for name, part in parts.items() if part.get("exclure") is True
        ),
        deliberations=acts,
        table=path.parent / table if table else None,
        columns=chosen,
    )


def _columns(said: Mapping[str, Any]) -> Chosen:
    """Whether each column is published, by table and header.

    Raises:
        FormError: one is neither true nor false.
    """
    chosen = {}
    for table, headers in said.items():
        for header, is_published in checked_object(headers).items():
            if not isinstance(is_published, bool):
                raise FormError(
                    f"colonne « {excerpt_of(header)} » : true ou false est attendu",
                    f"column “{excerpt_of(header)}”: true or false is expected",
                )
            chosen[table, header] = is_published
    return chosen


def _known(
    data: Mapping[str, Any], names: set[str], path: Path, where: str
) -> None:
    unknown = list(map(excerpt_of, sorted(set(data) - names)))[:_FEW]
    if unknown:
        inside = ""
        if where:
            inside = f"[{where}] "
        raise UsageError(
            f"{path} : {inside}{', '.join(unknown)} : clé inconnue. Clés admises :"
            f" {', '.join(sorted(names))}.",
            f"{path}: {inside}{', '.join(unknown)}: unknown key. Keys allowed:"
            f" {', '.join(sorted(names))}.",
        )


def _texts(data: Mapping[str, Any]) -> dict[str, str]:
    return {
        name: _text(value) for name, value in data.items() if name != "exclure"
    }


def _text(value: object) -> str:
    """TOML's own dates, numbers and booleans are welcome."""
    if isinstance(value, bool):
        if value:
            return "oui"
        return "non"
    if isinstance(value, date):
        return value.isoformat()
    return str(value).strip()


WHY = {
    "nomAttribuant": "requis : nom officiel de la collectivité qui attribue",
    "idAttribuant": "requis : son SIRET, que le PDF n'imprime pas",
    "dateConvention": (
        "requis : date de la convention, AAAA-MM-JJ ; le PDF décide, la convention vient ensuite"
    ),
    "referenceDecision": "facultatif ; vide : le numéro imprimé de la délibération de chaque ligne",
    "objet": "requis : pour les lignes dont le PDF n'imprime pas l'objet",
    "nature": (
        "requis : aide en numéraire, aide en nature, ou les deux séparées par un point-virgule"
    ),
    "conditionsVersement": "requis : unique, échelonné, ou une description (256 caractères)",
    "datesPeriodeVersement": (
        "requis : AAAA-MM-JJ ou AAAA-MM-JJ/AAAA-MM-JJ ; ce n'est pas la période de l'action"
    ),
    "idRAE": "facultatif : répertoire des aides aux entreprises",
    "notificationUE": "requis : oui ou non, aide de minimis notifiée (règlement n° 1407/2013)",
    "pourcentageSubvention": "requis : 1.00 pour un bénéficiaire unique, à vérifier",
    "dispositifAide": "facultatif : identifiant du dispositif d'aide",
    "COLL_NOM": "requis",
    "COLL_SIRET": "requis : que le PDF n'imprime pas",
    "DELIB_ID": "requis : tel qu'imprimé",
    "DELIB_DATE": "requis : AAAA-MM-JJ",
    "DELIB_MATIERE_CODE": "requis : nomenclature ACTES, « 7.5 » pour les subventions",
    "DELIB_MATIERE_NOM": "requis : « finances locales/subventions » pour 7.5",
    "DELIB_OBJET": "requis",
    "BUDGET_ANNEE": "facultatif, avec BUDGET_NOM",
    "BUDGET_NOM": "facultatif, avec BUDGET_ANNEE",
    "PREF_ID": "facultatif : PREF062 pour la préfecture du département 62",
    "PREF_DATE": "facultatif : réception au contrôle de légalité, pas avant DELIB_DATE",
    "VOTE_EFFECTIF": "facultatif, les cinq ensemble : élus en exercice",
    "VOTE_REEL": "pour + contre + abstentions",
    "DELIB_URL": "facultatif : adresse de la délibération en ligne",
}
"""Why each column is asked for, in the words of the national schemas' language."""


def draft_complement(
    printed: Iterable[Act],
    sections: Iterable[str],
    columns: Iterable[GrantColumn] = (),
) -> str:
    """The TOML to complete: what the PDF says filled in, what it does not left empty, each with why
    it is asked for.
    """
    known = tuple(printed)
    said = shared_values(known)
    lines = [
        "# Ce que le PDF ne dit pas. Les valeurs déjà remplies y sont imprimées : vérifiez-les.",
        "",
        "[publication]",
        'licence = ""  # etalab-2.0 (Licence Ouverte) ou ODbL-1.0',
        "",
        "[subventions]",
        *(value_line(name, said.get(name, "")) for name in SHARED),
        f'beneficiaires = "{TABLE}"  # SIRET ou RNA de chaque bénéficiaire : nom,siret,rna',
        "",
        *_columns_to_review(columns),
        "# Pour une partie du document, d'autres valeurs, ou rien : exclure = true.",
        *(
            f"# [subventions.parties.{quoted_text(section)}]"
            for section in sections
        ),
    ]
    for act in known:
        lines += [
            "",
            "[[deliberations]]",
            *starmap(value_line, deliberation(act).items()),
        ]
    return "\n".join(lines) + "\n"


def _columns_to_review(columns: Iterable[GrantColumn]) -> list[str]:
    """What becomes of each column of money, as comments that may be made choices."""
    listed = []
    for one in columns:
        said = str(one.fate is Fate.PUBLISHED).lower()
        told = f"{fate_in_words(one, 'fr')} : {reason_in_words(one, 'fr')}"
        key = f"{quoted_text(one.table_id)}.{quoted_text(one.label)}"
        listed.append(f"# {key} = {said}  # page {one.page}, {told}")
    if not listed:
        return []
    return [
        "[subventions.colonnes]",
        "# Les colonnes de montants de ces tableaux, et ce qu'il en advient. Pour en décider",
        "# autrement, ôtez le premier # : true la publie, false l'écarte.",
        *listed,
        "",
    ]


def shared_values(printed: Sequence[Act]) -> dict[str, str]:
    """What the PDF says of the columns that one value fills for all lines of subventions: of
    several acts, none says what the lines of another are for.
    """
    return {
        "nomAttribuant": printed[0].body,
        "objet": printed[0].purpose if len(printed) == 1 else "",
        "pourcentageSubvention": "1.00",
    }


def deliberation(act: Act) -> dict[str, str]:
    """The columns of a deliberation with what the PDF says of it."""
    said = {
        "COLL_NOM": act.body,
        "DELIB_ID": act.number,
        "DELIB_DATE": act.date,
        "DELIB_OBJET": act.title,
    }
    said.update(act.votes)
    return {name: said.get(name, "") for name in columns("deliberations")}


def value_line(name: str, value: str) -> str:
    """A line that says one value, with why it is asked for."""
    line = f"{name} = {quoted_text(value)}"
    why = WHY.get(name, "")
    if why:
        return f"{line}  # {why}"
    return line


def missing(kind: Kind, row: Mapping[str, str]) -> list[str]:
    """The required columns that ``row`` leaves empty."""
    return [
        name
        for name, required in columns(kind).items()
        if required and not row.get(name)
    ]
