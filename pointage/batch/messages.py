"""What the status table says of a document that could not be finished."""

import json

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
        "Le processus s'est arrêté trois fois sur ce document ({reason}). Signalez-le avec le fichier.",
        "The process died three times over this document ({reason}). Report it with the file.",
    ),
    "failed": (
        "Erreur interne de Pointage ({reason}). Signalez-la avec le fichier.",
        "Internal error of Pointage ({reason}). Report it with the file.",
    ),
}


def message(status: str, reason: str) -> str:
    """The message about ``status`` in French and English, as JSON."""
    french, english = _TEXTS[status]
    return json.dumps({"fr": french.format(reason=reason), "en": english.format(reason=reason)}, ensure_ascii=False)
