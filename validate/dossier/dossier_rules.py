"""The rules that join the documents of a dossier: to add one is to add its file and its line."""

from collections.abc import Iterator

from validate.dossier.credit_rules import CREDITS_OPENED
from validate.dossier.dossier_comparison import Dossier, DossierRule, Outcome
from validate.dossier.grant_rules import GRANT_AGREES
from validate.dossier.programme_rules import PROGRAMME_STOCK
from validate.dossier.result_rules import (
    RESULT_CARRIED,
    RESULT_RESTATED,
    RESULT_TAKEN_OVER,
)

DOSSIER_RULES: tuple[DossierRule, ...] = (
    RESULT_TAKEN_OVER,
    CREDITS_OPENED,
    RESULT_RESTATED,
    RESULT_CARRIED,
    GRANT_AGREES,
    PROGRAMME_STOCK,
)


def join_documents(dossier: Dossier) -> Iterator[Outcome]:
    """All that the rules compare, and all that they leave unlinked, rule by rule."""
    for rule in DOSSIER_RULES:
        yield from rule.find(dossier)
