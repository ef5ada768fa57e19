"""What the status table says of a document that could not be finished."""

import json

from pointage.output import in_french

_TEXTS = {
    "timed-out": (
        "La lecture a dépassé {reason}. Accordez plus de temps avec --seconds.",
        "Reading took more than {reason}. Allow more time with --seconds.",
    ),
    "out-of-memory": (
        "La lecture demande plus de {reason} de mémoire. Accordez-en plus avec --megabytes.",
        "Reading needs more than {reason} of memory. Allow more with --megabytes.",
    ),
    "crashed": (
        (
            "Le processus s'est arrêté trois fois sur ce document ({reason}). Signalez-le avec le"
            " fichier."
        ),
        "The process died three times over this document ({reason}). Report it with the file.",
    ),
    "incomplete": (
        (
            "Lu, mais des contrôles se sont interrompus par une erreur de Pointage ({reason})."
            " Signalez-la avec le fichier."
        ),
        (
            "Read, but checks crashed by an error of Pointage ({reason}). Report it with the file."
        ),
    ),
    "failed": (
        "Erreur interne de Pointage ({reason}). Signalez-la avec le fichier.",
        "Internal error of Pointage ({reason}). Report it with the file.",
    ),
}
_MEANINGS = {
    "ok": ("lu", "read"),
    "incomplete": (
        "lu, des contrôles s'y sont interrompus",
        "read, but checks crashed",
    ),
    "not-a-pdf": ("n'est pas un PDF", "is no PDF"),
    "damaged": ("endommagé ou incomplet", "damaged or incomplete"),
    "encrypted": ("protégé par un mot de passe", "protected by a password"),
    "scan": (
        "scan, sans moteur d'OCR installé",
        "a scan, and no OCR is installed",
    ),
    "limit": ("dépasse une limite", "passes a limit"),
    "timed-out": (
        "demande plus de temps que --seconds",
        "needs more time than --seconds",
    ),
    "out-of-memory": (
        "demande plus de mémoire que --megabytes",
        "needs more memory than --megabytes",
    ),
    "crashed": (
        "a arrêté trois fois son processus",
        "killed its process three times",
    ),
    "failed": ("erreur interne de Pointage", "internal error of Pointage"),
    "not-gathered": (
        "fait, pas encore dans les tables",
        "done, not in the tables yet",
    ),
    "unreadable": (
        "introuvable ou inaccessible, sera réessayé",
        "missing or out of reach, will be tried again",
    ),
}
_REASONS = {
    "empty": ("fichier vide", "empty file"),
    "no-mark": ("rien n'y dit que c'en est un", "nothing in it says that it is one"),
    "cut": ("fin manquante", "its end is missing"),
    "no-page": ("aucune page", "no page"),
    "page": ("une page illisible", "a page that cannot be read"),
    "structure": ("structure", "structure"),
    "form": ("contenu compressé illisible", "compressed content that cannot be read"),
    "method": ("chiffrement non reconnu", "encryption not supported"),
    "password": ("mot de passe demandé", "password needed"),
    "wrong-password": ("mot de passe refusé", "password refused"),
    "changed": ("modifié pendant le traitement", "changed during the run"),
    "unreachable": ("hors d'atteinte pendant le traitement", "out of reach during the run"),
    "megabytes": ("poids du fichier", "size of the file"),
    "pages": ("nombre de pages", "number of pages"),
    "objects": ("objets d'une page", "objects of a page"),
    "drawn": ("objets dessinés", "objects drawn"),
    "nesting": ("formulaires emboîtés", "nested forms"),
    "instructions": ("instructions de dessin", "drawing instructions"),
    "unpacked": ("instructions de tout le fichier", "instructions of the whole file"),
    "characters": ("caractères d'une page", "characters of a page"),
    "text": ("caractères du document", "characters of the document"),
    "megapixels": ("pixels d'une image", "pixels of an image"),
    "rendering": ("taille d'une page", "size of a page"),
    "painting": ("temps de dessin d'une page", "time to draw a page"),
    "repair": ("objets abîmés", "damaged objects"),
    "marks": ("marques de contenu emboîtées", "nested marks of content"),
    "states": ("états graphiques emboîtés", "nested states of the graphics"),
    "clips": ("découpes copiées", "copied clips"),
    "corners": ("points des tracés", "corners of paths"),
}  # fmt: skip
"""The codes of reasons in words; other reasons are words of the system, or places in our code."""


STATUSES = tuple(_MEANINGS)
"""All that a document may stand at."""


def meaning(status: str, lang: str) -> str:
    """What a status means, in a few words."""
    french, english = _MEANINGS[status]
    if lang == "en":
        return english
    return french


def status_reason(reason: str, lang: str) -> str:
    """Why a document is not read, in a few words.

    >>> status_reason("no-page", "fr"), status_reason("RuntimeError", "fr")
    ('aucune page', 'RuntimeError')
    """
    if reason in _REASONS:
        french, english = _REASONS[reason]
        return english if lang == "en" else french
    return in_french(reason) if lang == "fr" else reason


def message(status: str, reason: str) -> str:
    """The message about ``status`` in French and English, as JSON."""
    french, english = _TEXTS[status]
    return json.dumps(
        {
            "fr": french.format(reason=reason),
            "en": english.format(reason=reason),
        },
        ensure_ascii=False,
    )
