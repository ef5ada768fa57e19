"""Addresses on any fsspec file system: opened where it has a protocol, refused in words that say
what to do.
"""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import IO, Any

import fsspec

from extract.errors import UsageError
from extract.given.form_error import FormError
from extract.given.ordinary_file import is_special
from pointage.output import in_french

FileSystem = Any
"""One of fsspec's, which ships no types."""

ONE_PUT = frozenset(
    {"s3", "s3a", "gs", "gcs", "az", "abfs", "adl", "oss", "oci", "memory"}
)
"""Protocols of object stores: a file is put whole or not at all, and has no folder to be made
first.
"""
_ERRORS = (
    ("botocore.exceptions", "BotoCoreError"),
    ("aiohttp.client_exceptions", "ClientError"),
    ("azure.core.exceptions", "AzureError"),
    ("gcsfs.retry", "HttpError"),
    ("google.auth.exceptions", "GoogleAuthError"),
)
"""What the libraries behind fsspec raise that is no OSError: no credentials, no network."""


def is_remote(address: str) -> bool:
    """Whether an address is a URL: only where it has a protocol, for a file's name may look like
    one to fsspec.
    """
    return "://" in address


def file_system(address: str) -> tuple[FileSystem, str]:
    """The file system of ``address``, and the path on it.

    Raises:
        UsageError: its protocol is not known, or the library for it is not installed.
    """
    local = not is_remote(address) or address.startswith(
        ("file://", "local://")
    )
    try:
        files, path = fsspec.core.url_to_fs(
            address, **({"auto_mkdir": True} if local else {})
        )
    except ImportError as error:
        raise UsageError(
            f"{address} : la bibliothèque de ce protocole manque ({error}). "
            "Installez-la ; pour s3:// : pip install 'pointage[s3]'.",
            f"{address}: the library for this protocol is missing ({error}). "
            "Install it; for s3://: pip install 'pointage[s3]'.",
        ) from error
    except ValueError as error:
        raise UsageError(
            f"{address} : adresse inconnue ({error}). Donnez un dossier ou une URL que fsspec"
            " connaît (s3://, sftp://…).",
            f"{address}: unknown address ({error}). Give a folder or a URL that fsspec knows"
            " (s3://, sftp://…).",
        ) from error
    return files, str(path)


def open_address(address: str) -> AbstractContextManager[IO[bytes]]:
    """The bytes at ``address``, a path of this machine or a URL."""
    if is_remote(address):
        return _opened(address)
    if is_special(path := Path(address)):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), address)
    return path.open("rb")


@contextmanager
def _opened(address: str) -> Iterator[IO[bytes]]:
    with reaching(), fsspec.open(address, "rb") as file:
        yield file


@contextmanager
def reaching() -> Iterator[None]:
    """What a library behind fsspec raises about a store that it cannot reach becomes an OSError.

    Raises:
        OSError: the store, or the network, refuses; ``strerror`` says why.
    """
    try:
        yield
    except OSError as error:
        error.strerror = error.strerror or str(error) or None
        raise
    except _foreign() as error:
        raise OSError(errno.EIO, str(error) or type(error).__name__) from error


def preload(address: str) -> None:
    """Import what ``address`` needs, so that forks have it; what is missing is told by whoever
    opens it.
    """
    if is_remote(address):
        with suppress(ImportError, ValueError):
            fsspec.get_filesystem_class(address.partition("://")[0])


def cannot_write(store: str, reason: str) -> UsageError:
    """The error about a store that refuses a file, or cannot be reached."""
    fr, en = _advice(
        store, "l'espace et les droits", "its space and permissions"
    )
    return UsageError(
        f"{store} : écriture impossible ({in_french(reason)}). {fr}, puis relancez la même commande"
        " : rien de ce qui est fait n'est perdu.",
        f"{store}: cannot be written to ({reason}). {en}, then run the same command again: nothing"
        " already done is lost.",
    )


def cannot_read(address: str, reason: str) -> UsageError:
    """The error about a store or a source that cannot be listed."""
    fr, en = _advice(
        address, "l'adresse et les droits", "the address and its permissions"
    )
    return UsageError(
        f"{address} : lecture impossible ({in_french(reason)}). {fr}.",
        f"{address}: cannot be read ({reason}). {en}.",
    )


def bad_table(store: str, table: str, error: Exception) -> UsageError:
    """The error about a table that no run of ours wrote."""
    said = str(error).partition("\n")[0]
    fr, en = said, said
    if isinstance(error, FormError):
        fr, en = error.fr, error.en
    return UsageError(
        f"{store} : la table « {table} » n'est pas de celles que Pointage écrit ({fr})."
        f" Supprimez {store}/tables, puis relancez « pointage batch », qui les refait.",
        f"{store}: the table “{table}” is none that Pointage writes ({en}). Remove"
        f" {store}/tables, then run “pointage batch” again: the tables are made anew.",
    )


def _advice(address: str, fr: str, en: str) -> tuple[str, str]:
    if address.startswith(("s3://", "s3a://")):
        fr = (
            "que le compartiment (bucket) existe, les accès (AWS_ACCESS_KEY_ID et"
            " AWS_SECRET_ACCESS_KEY, ou un profil) et, hors d'AWS, l'adresse du service"
            " (AWS_ENDPOINT_URL)"
        )
        en = (
            "that the bucket exists, the credentials (AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY,"
            " or a profile) and, outside AWS, the address of the service (AWS_ENDPOINT_URL)"
        )
    return f"Vérifiez {fr}", f"Check {en}"


def _foreign() -> tuple[type[Exception], ...]:
    """The errors of ``_ERRORS`` whose library is loaded: one that is not has raised nothing."""
    loaded = ((sys.modules.get(module), name) for module, name in _ERRORS)
    return tuple(
        getattr(module, name) for module, name in loaded if module is not None
    )
