"""What completes the lines of a made-up document."""

from reports.export.scdl.beneficiary_ids import Known

FULL = {
    "nomAttribuant": "Ville",
    "idAttribuant": "21860194600013",
    "dateConvention": "2026-01-01",
    "objet": "Objet",
    "nature": "aide en numéraire",
    "conditionsVersement": "unique",
    "datesPeriodeVersement": "2026-01-01",
    "notificationUE": "non",
    "pourcentageSubvention": "1.00",
}
CLUB = (Known("Club de judo", "38047555800058", ""),)
CHOSEN = {("t1", "Montant"): True}
"""The only column of such a document, whose tables are not at hand."""
