"""Every row of the sample's truth tables equals what was extracted, cell by cell, through the
frames.

Column maps are stated in each test. Left out on purpose: ``territory_basis`` (how the truth knows a
territory), and ``solde_eur`` of three malformed cells, whose value stays empty, and
``printed_in_original`` (the sample prints some rates with another decimal mark than the original).
Decimals compare by value (``30 000 €`` is 30000.00). A word broken at a hyphen by a line end keeps
the space of the joined lines, so hyphens compare without it.
"""

import csv
import json
import re
from decimal import Decimal
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TRUTH = ROOT / "tests" / "truth" / "pas-de-calais-2022-244"

Record = dict[str, str]


def truth(name: str) -> list[Record]:
    with (TRUTH / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def records(frame, section: str) -> list[Record]:
    return [
        row for row in frame.to_dict("records") if row["section"] == section
    ]


def lines(frame, section: str) -> list[list[Record]]:
    """The grants of a section, grouped by printed line."""
    found: dict[str, list[Record]] = {}
    for row in records(frame, section):
        found.setdefault(row["line_id"], []).append(row)
    return list(found.values())


def number(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def words(text: str) -> str:
    return re.sub(r"- ", "-", text).replace("’", "'")


def title(details: str) -> str:
    """The operation's title in a line's details: "Opération 4 : …" without its number, first letter
    small.
    """
    text = words(json.loads(details)["OPERATION"])
    bare = re.sub(r"^Opération \d+ : ", "", text)
    return bare.casefold()


def test_annex_4_lines(sample_frames):
    wanted = truth("annex4")
    found = lines(sample_frames["grants"], "annexe-4")
    assert len(found) == len(wanted) == 318
    for row, (line,) in zip(wanted, found, strict=True):
        unit = line["quantity_unit"].split(" ")[0]
        assert {
            "theme": line["theme"],
            "operation": line["operation"],
            "operation_title": title(line["details"]),
            "territory": words(line["territory"]),
            "structure": words(line["beneficiary"]),
            "description": words(line["description"]),
            "places": line["quantity"] if unit == "places" else "",
            "posts": line["quantity"] if unit == "postes" else "",
            "amount_eur": number(line["amount"]),
        } == {
            "theme": row["theme"],
            "operation": row["operation"],
            "operation_title": words(row["operation_title"]).casefold(),
            "territory": words(row["territory"]),
            "structure": words(row["structure"]),
            "description": words(row["description"]),
            "places": row["places"],
            "posts": row["posts"],
            "amount_eur": number(row["amount_eur"]),
        }


def test_annex_4_totals(sample_frames):
    wanted = truth("annex4_totals")
    found: dict[tuple[str, str], list[Record]] = {}
    for row in records(sample_frames["totals"], "annexe-4"):
        found.setdefault((row["table_id"], row["row"]), []).append(row)
    assert len(found) == len(wanted) == 35
    for row, total in zip(wanted, found.values(), strict=True):
        by_column = {each["column"]: each for each in total}
        amount = by_column.get("MONTANT RETENU", {})
        places = by_column.get("PLACES D'ACCOMPAGNEMENT", {})
        assert {
            "theme": total[0]["theme"],
            "operation": total[0]["operation"],
            "label": total[0]["label"],
            "places": places.get("value", ""),
            "amount_eur": number(amount.get("value", "")),
            "printed": " ".join(
                text
                for text in (
                    "TOTAL",
                    places.get("printed", ""),
                    amount.get("printed", ""),
                )
                if text
            ),
        } == {**row, "amount_eur": number(row["amount_eur"])}


ANNEX_5 = {
    "asll": (
        "Montant Convention ASLL",
        "Nbre points mensuels ASLL Valeur 85,95€/mois",
        "asll_points",
    ),
    "aml": (
        "Montant Convention AML",
        "Nbre points mensuels AML Valeur 85,95€/mois",
        "aml_points",
    ),
    "dsf": (
        "Montant Convention DSF",
        "Nbre de DSF Valeur 162,38 €",
        "dsf_count",
    ),
    "porte_close": (
        "Montant Convention Portes Closes",
        "Nbre Portes Closes Valeur 39,12 €",
        "porte_close_count",
    ),
    "dsf_pc": ("Cumul DSF et Portes closes", "", ""),
    "asll_aml_dsf_pc": ("Cumul financier ASLL/AML/DSF/PC", "", ""),
    "fal": (
        "Montant Convention FAL",
        "Nbre de FAL Valeur 171,90€/mois/logement",
        "fal_count",
    ),
    "total": ("Montant financier du conventionnement", "", ""),
}
"""Truth stem -> (measure, column of its quantity, truth column of its quantity)."""


def test_annex_5_lines(sample_frames):
    wanted = truth("annex5")
    found = lines(sample_frames["grants"], "annexe-5")
    assert len(found) == len(wanted) == 49
    for row, line in zip(wanted, found, strict=True):
        details = json.loads(line[0]["details"] or "{}")
        by_measure = {each["measure"]: each for each in line}
        read: dict[str, object] = {
            "provider": words(line[0]["beneficiary"]),
            "territory": words(line[0]["territory"]),
            "arrondissement_dsf": details.get("Arrondissements (DSF)", ""),
        }
        expected: dict[str, object] = {name: words(row[name]) for name in read}
        for stem, (measure, counted, quantity) in ANNEX_5.items():
            each = by_measure.get(measure, {})
            read[stem] = number(each.get("amount", ""))
            expected[stem] = number(row[f"{stem}_eur"])
            if quantity:
                read[quantity] = each.get("quantity") or details.get(
                    counted, ""
                )
                expected[quantity] = row[quantity]
        assert read == expected


def test_annex_5_totals(sample_frames):
    (wanted,) = truth("annex5_totals")
    found = {
        row["column"]: row["value"]
        for row in records(sample_frames["totals"], "annexe-5")
    }
    read = {"label": records(sample_frames["totals"], "annexe-5")[0]["label"]}
    for stem, (measure, counted, quantity) in ANNEX_5.items():
        read[f"{stem}_eur"] = found.pop(measure)
        if quantity:
            read[quantity] = found.pop(counted)
    assert read == wanted
    assert not found


def test_annex_6_lines(sample_frames):
    wanted = truth("annex6")
    found = lines(sample_frames["grants"], "annexe-6")
    assert len(found) == len(wanted) == 6
    printed = [
        row["printed"] for row in records(sample_frames["cells"], "annexe-6")
    ]
    for row, (line,), budget in zip(wanted, found, printed, strict=True):
        details = json.loads(line["details"])
        assert {
            "section": details["titre"],
            "structure": line["beneficiary"],
            "territories": line["territory"],
            "action_summary": line["description"],
            "budget_printed": budget,
            "budget_eur": number(line["amount"]),
            "key_figures": details["CHIFFRES CLE"],
        } == {**row, "budget_eur": number(row["budget_eur"])}


BUDGETS = {
    "budget_deliberation": (
        "deliberation",
        {"ae": "AE €", "depense": "Dépense €"},
    ),
    "budget_report": (
        "rapport",
        {
            "ae": "AE €",
            "disponible": "Disponible €",
            "proposition": "Proposition €",
            "solde": "Solde €",
        },
    ),
}
"""Truth file -> (section, truth stem -> column)."""


@pytest.mark.parametrize("name", BUDGETS)
def test_budget_lines(sample_frames, name):
    section, columns = BUDGETS[name]
    wanted = truth(name)
    found: dict[str, list[Record]] = {}
    for row in records(sample_frames["budget_lines"], section):
        found.setdefault(row["code"], []).append(row)
    assert len(found) == len(wanted) == 6
    for row, line in zip(wanted, found.values(), strict=True):
        by_column = {each["column"]: each for each in line}
        read = {
            "code_operation": line[0]["code"],
            "imputation": line[0]["imputation"],
            "libelle": words(line[0]["label"]),
        }
        for stem, column in columns.items():
            read[f"{stem}_printed"] = by_column[column]["printed"]
            read[f"{stem}_eur"] = by_column[column]["amount"]
        malformed = read.get("solde_printed") in {"0 00", "1 50"}
        assert read == {**row, **({"solde_eur": ""} if malformed else {})}


RATES = {
    "GSL (ASLL)": ("GSL (ASLL)", "GSL"),
    "ASL (ASLL)": ("ASL (ASLL)", "ASL"),
    "AML simple": ("AML simple",),
    "AML renforcée": ("AML renforcée",),
    "Diagnostic FSL / DGL réalisé": (
        "diagnostic FSL ou DGL mené à bien (ASLL)",
    ),
    "DSF réalisé": ("DSF réalisé",),
    "Porte close": ("Porte close",),
    "FAL": ("FAL",),
    "MASP sans gestion": ("MASP sans gestion",),
    "MASP avec gestion": ("MASP avec gestion",),
    "MASP porte close": (
        "contrat non signé ou porte close pendant la phase préparatoire",
    ),
    "GLA": ("GLA",),
    "GLA, plafond annuel": (
        "maximum (Gestion Locative Adaptée – Immobilière Sociale 62)",
    ),
    "GLA, second semestre 2022": (
        "second semestre 2022 (Gestion Locative Adaptée – Immobilière Sociale 62)",
    ),
}
"""Truth measure, in the truth's own words, -> ``what`` in the document's words."""
PER = {
    "acte": {"acte", ""},
    "forfait": {""},
    "mois de 30 jours": {"mois de 30 jours", "mois"},
}
"""Truth unit -> ``per``, where they differ: prose prints no unit beside a price per act or a lump
sum.
"""
DERIVED = {
    "2 points de 85,95": {"2 points", "2 x 85,95"},
    "12 x 171,90": {"12 x 171,90"},
    "30 x 5,44": {"30 x 5,44"},
    "30 x 6,49": {"30 x 6,49"},
    "800 x 499,56": {"800 x 499,56"},
    "moitié de 399 648": {"moitié de 399648"},
}
"""Truth derivation -> ``derivation``, printed in a table or found in prose, on any statement of
that price.
"""


@pytest.mark.parametrize(
    "row", truth("rates"), ids=lambda row: f"{row['measure']}, {row['unit']}"
)
def test_unit_rates(sample_frames, row):
    rates = sample_frames["unit_rates"].to_dict("records")
    same = [
        rate
        for rate in rates
        if number(rate["rate"]) == number(row["rate_eur"])
    ]
    stated = [rate for rate in same if rate["what"] in RATES[row["measure"]]]
    assert {rate["per"] for rate in stated} & PER.get(
        row["unit"], {row["unit"]}
    )
    assert not row["derivation"] or DERIVED[row["derivation"]] & {
        rate["derivation"] for rate in same
    }
