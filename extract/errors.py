"""The errors a user can meet, each saying what happened, where, and what to do.

PointageError                 base of all; carries French and English text
├── UsageError                the command line or an option file is wrong (exit code 2)
└── UnreadableError           a document could not be read (exit code 3)
    ├── NotAPdfError          the bytes are no PDF, or the file is empty
    ├── DamagedPdfError       a PDF that is truncated or broken
    ├── EncryptedPdfError     a password is needed, or the one given is wrong
    ├── ScanWithoutOcrError   pages are images and no OCR engine is installed
    └── LimitExceededError    size, page, object or text limits passed
"""


class PointageError(Exception):
    """Base of Pointage's errors: ``fr`` and ``en`` say what happened, where, and what to do.

    ``code`` tells the cases of one kind apart in any language ("missing-end", "pages").
    """

    exit_code = 4

    def __init__(self, fr: str, en: str, code: str = "") -> None:
        super().__init__(en)
        self.fr = fr
        self.en = en
        self.code = code

    def __reduce__(self) -> tuple[type["PointageError"], tuple[str, str, str]]:
        return type(self), (self.fr, self.en, self.code)

    def text(self, lang: str) -> str:
        """The message in ``lang`` ("fr" or "en")."""
        return self.en if lang == "en" else self.fr


class UsageError(PointageError):
    """The command line, or a file given to it, is not of the expected form."""

    exit_code = 2


class UnreadableError(PointageError):
    """A document could not be read."""

    exit_code = 3


class NotAPdfError(UnreadableError):
    """The file is empty, or its bytes are not a PDF's."""


class DamagedPdfError(UnreadableError):
    """The PDF is truncated or broken."""


class EncryptedPdfError(UnreadableError):
    """The PDF needs a password that was not given, or the one given is wrong."""


class ScanWithoutOcrError(UnreadableError):
    """The pages are images and no OCR engine is installed."""


class LimitExceededError(UnreadableError):
    """The document passes a limit set against hostile files."""


def system_reason(error: OSError) -> str:
    """What the system says of a failure; the kind of failure where it says nothing.

    >>> system_reason(FileNotFoundError(2, "No such file")), system_reason(TimeoutError())
    ('No such file', 'TimeoutError')
    """
    return error.strerror or type(error).__name__
