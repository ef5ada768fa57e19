"""The software bill of materials: what `requirements.lock` installs, as CycloneDX 1.6.

Made by `python3 dev.py lock`, with the lock file and from it: each package with its version, the
digests of the files that may be installed, the systems it is for, what needs it, and whether the
base install, an extra or only development does. Its number is made of the lock's digest and no
clock is in it, so that the same lock gives the same bytes.
"""

import hashlib
import json
import re
import tomllib
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "requirements.lock"
SBOM = ROOT / "sbom.cdx.json"
REQUIRED, OPTIONAL, EXCLUDED = "required", "optional", "excluded"
"""CycloneDX's words for what the base install has, what an extra adds, what is left at home."""
_PINNED = re.compile(
    r"([a-z0-9][a-z0-9-]*)==([^\s;\\]+)(?: ; ([^\\\n]*[^\\\s]))?[ \t]*(?:\\|$)",
    re.MULTILINE,
)
_DIGEST = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_VIA = re.compile(r"#\s+(?:via\s+)?([A-Za-z0-9][A-Za-z0-9._-]*)\s*")
_OWN = "pointage"


@dataclass(frozen=True, slots=True)
class LockedPackage:
    """A package of the lock; one that is there twice is for several systems or Pythons."""

    name: str
    version: str
    marker: str
    digests: tuple[str, ...]

    @property
    def ref(self) -> str:
        """Its address as a package (purl)."""
        return f"pkg:pypi/{self.name}@{self.version}"


def locked(lock: str) -> tuple[LockedPackage, ...]:
    """The packages of a lock file, in its order."""
    found: list[LockedPackage] = []
    for block in re.split(r"\n(?=[a-z0-9])", lock):
        pinned = _PINNED.match(block)
        if pinned is not None:
            name, version, marker = pinned.groups()
            digests = tuple(_DIGEST.findall(block))
            found.append(LockedPackage(name, version, marker or "", digests))
    return tuple(found)


def needed_by(annotated: str) -> dict[str, set[str]]:
    """What needs each package, from a resolution with annotations."""
    found: dict[str, set[str]] = {}
    name = ""
    for line in annotated.splitlines():
        if pinned := _PINNED.match(line):
            name = pinned[1]
            found.setdefault(name, set())
        elif (via := _VIA.fullmatch(line.strip())) and via[1] != "via":
            found[name].add(via[1])
        elif _OWN in line.split("(")[0]:
            found[name].add(_OWN)
    return found


def sbom(
    lock: str, annotated: str, base: Iterable[str], extras: Iterable[str]
) -> dict[str, object]:
    """The bill of ``lock``; ``annotated`` is the same resolution with what needs what, ``base`` and
    ``extras`` the names that an install has without any extra, and with all of them.
    """
    packages = locked(lock)
    scopes = dict.fromkeys(extras, OPTIONAL) | dict.fromkeys(base, REQUIRED)
    needs = needed_by(annotated)
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{_number(lock)}",
        "version": 1,
        "metadata": {"component": _own()},
        "components": [
            _component(one, scopes.get(one.name, EXCLUDED)) for one in packages
        ],
        "dependencies": list(_dependencies(packages, needs)),
    }


def write_sbom(
    lock: str, annotated: str, base: Iterable[str], extras: Iterable[str]
) -> None:
    """Write the bill beside the lock."""
    text = json.dumps(sbom(lock, annotated, base, extras), indent=1)
    SBOM.write_text(text + "\n", encoding="utf-8", newline="\n")


def _number(lock: str) -> uuid.UUID:
    return uuid.uuid5(
        uuid.NAMESPACE_OID, hashlib.sha256(lock.encode()).hexdigest()
    )


def _own() -> dict[str, object]:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    project = tomllib.loads(text)["project"]
    return {
        "type": "application",
        "bom-ref": _OWN,
        "name": _OWN,
        "version": project["version"],
        "licenses": [{"license": {"id": project["license"]}}],
    }


def _component(package: LockedPackage, scope: str) -> dict[str, object]:
    digests = [
        {"alg": "SHA-256", "content": digest} for digest in package.digests
    ]
    page = f"https://pypi.org/project/{package.name}/{package.version}/"
    made: dict[str, object] = {
        "type": "library",
        "bom-ref": package.ref,
        "name": package.name,
        "version": package.version,
        "scope": scope,
        "purl": package.ref,
        "externalReferences": [
            {"type": "distribution", "url": page, "hashes": digests}
        ],
    }
    if package.marker:
        made["properties"] = [
            {"name": "pointage:marker", "value": package.marker}
        ]
    return made


def _dependencies(
    packages: Iterable[LockedPackage], needs: Mapping[str, set[str]]
) -> Iterator[dict[str, object]]:
    """What each package, and the project, needs."""
    packages = tuple(packages)
    refs: dict[str, list[str]] = {_OWN: [_OWN]}
    for one in packages:
        refs.setdefault(one.name, []).append(one.ref)
    inverted: dict[str, set[str]] = {name: set() for name in refs}
    for name, needing in needs.items():
        for other in needing & set(inverted):
            inverted[other].update(refs[name])
    for name in sorted(refs):
        for ref in refs[name]:
            yield {"ref": ref, "dependsOn": sorted(inverted[name])}
