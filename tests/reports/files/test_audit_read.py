"""A folder of an audit that is given back is not trusted."""

import json
import os
import shutil

import pytest

from extract.errors import UsageError
from extract.given.form_error import FormError
from reports.files.audit_consistency import check_audit
from reports.files.audit_folder import write_audit, write_into
from reports.files.audit_read import (
    inside,
    read_audit,
    read_document_of,
    read_written,
)
from reports.files.disk.finished_folder import sign
from reports.files.json_decode import decode
from reports.files.json_encode import encode
from reports.page.report_page import Images
from reports.publication.withholding import without_open
from validate.model.finding import Audit


@pytest.fixture
def folder(audit, paper, tmp_path):
    return write_audit(audit, paper, tmp_path / "out")


@pytest.fixture
def altered(folder):
    """The folder after a change of what its `audit.json` says."""

    def alter(change):
        path = folder / "audit.json"
        data = json.loads(path.read_text(encoding="utf-8"))
        path.write_text(json.dumps(change(data) or data), encoding="utf-8")
        return folder

    return alter


def refusal(read, folder) -> str:
    with pytest.raises(UsageError) as refused:
        read(folder)
    error = refused.value
    assert error.exit_code == 2
    assert "audit.json" in error.fr
    assert "pointage audit" in error.fr
    assert "pointage audit" in error.en
    return error.fr


def test_what_was_written_comes_back(folder, audit):
    written = read_written(folder)
    assert written.audit == audit == read_audit(folder)
    assert read_document_of(folder) == audit.document
    crops = [crop for group in written.crops.values() for crop in group]
    assert {crop.name for crop in crops} == {
        path.name for path in (folder / "evidence").iterdir()
    }
    assert "beneficiary" in written.frames["grants"].columns


@pytest.mark.parametrize(
    "content", [None, "", "{}", "[]", '{"format": "3"}', '{"a":']
)
@pytest.mark.parametrize("read", [read_audit, read_written])
def test_a_folder_without_an_audit_is_refused(tmp_path, content, read):
    if content is not None:
        (tmp_path / "audit.json").write_text(content, encoding="utf-8")
        sign(tmp_path)
    refusal(read, tmp_path)


def test_a_folder_without_an_audit_has_no_document(tmp_path):
    assert read_document_of(tmp_path) is None
    (tmp_path / "audit.json").write_text("{}", encoding="utf-8")
    refusal(read_document_of, tmp_path)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda data: data.update(format="99"), "format › l'un de 2, 3"),
        (lambda data: data.update(more=1), "« more » n'est pas connu ici"),
        (lambda data: data.pop("document") and None, "il manque « document »"),
        (lambda data: data["findings"][0].update(severity="fatal"), "severity"),
        (lambda data: data["findings"][0].update(delta="1e999999999"), "delta"),
        (lambda data: data["findings"][0].update(tolerance="NaN"), "tolerance"),
        (
            lambda data: data["findings"][0].update(message={"fr": {}}),
            "message",
        ),
        (lambda data: data["document"].update(title=["<script>"]), "title"),
        (lambda data: data["document"].update(title="\ud800"), "caractère"),
        (lambda data: [[data]] * 100, "un objet est attendu"),
    ],
)
def test_another_form_is_refused_with_its_place(altered, change, said):
    assert said in refusal(read_audit, altered(change))


def test_depth_and_size_are_bounded(folder):
    path = folder / "audit.json"
    path.write_text('{"a":' * 100_000, encoding="utf-8")
    assert "emboîtés" in refusal(read_audit, folder)
    path.write_text("[" + "1," * 25_000_000 + "1]", encoding="utf-8")
    assert "valeurs" in refusal(read_audit, folder)


@pytest.mark.parametrize(
    "name",
    [
        "../../secret.png",
        "/etc/passwd",
        "..",
        "a/b.png",
        "x.svg",
        "x.png\n",
        "é.png",
    ],
)
def test_a_picture_has_a_plain_name(altered, name):
    """Its name names a file that `pointage site` writes."""
    folder = altered(lambda data: data["evidence"][0].update(file=name))
    assert "n'est pas un nom d'image" in refusal(read_written, folder)


def test_a_picture_is_a_picture_inside_the_folder(folder, tmp_path):
    picture = next((folder / "evidence").iterdir())
    secret = tmp_path / "secret"
    secret.write_bytes(picture.read_bytes())
    picture.unlink()
    with pytest.raises(UsageError, match=picture.name):
        read_written(folder)
    picture.symlink_to(secret)
    with pytest.raises(UsageError, match=picture.name):
        read_written(folder)
    assert "ce dossier n'existe pas" in refusal(
        read_written, folder.with_name("absent")
    )
    picture.unlink()
    picture.write_text("<svg onload='alert(1)'/>", encoding="utf-8")
    assert "n'est pas une image PNG" in refusal(read_written, folder)
    picture.unlink()
    os.mkfifo(picture)
    with pytest.raises(UsageError, match=picture.name):
        read_written(folder)


def test_the_audit_itself_is_no_link_to_elsewhere(folder, tmp_path):
    path = folder / "audit.json"
    path.rename(tmp_path / "elsewhere.json")
    path.symlink_to(tmp_path / "elsewhere.json")
    refusal(read_audit, folder)


def test_a_folder_may_be_a_link_itself(folder, tmp_path):
    link = tmp_path / "link"
    link.symlink_to(folder)
    assert inside(link, "audit.json").is_file()
    assert read_audit(link) == read_audit(folder)


def leaves(value, path=()):
    """Every place in a JSON value, once for each name that leads there."""
    inside = value.items() if isinstance(value, dict) else enumerate(value)
    for name, part in inside:
        yield (*path, name)
        if isinstance(part, dict | list):
            yield from leaves(part, (*path, name))


def one_of_each_kind(data):
    """One place for each way of names: what holds for one row holds for the others."""
    found = {}
    for path in leaves(data):
        kind = tuple("*" if isinstance(name, int) else name for name in path)
        found.setdefault(kind, path)
    return list(found.values())


def at(data, path):
    for name in path:
        data = data[name]
    return data


def odd_values(value):
    """What an attacker may write in the place of a value."""
    match value:
        case bool():
            return [not value, 1]
        case int() | float():
            return [-1, 0, 10**6, 10**15, 10**16, 0.5]
        case str():
            return ["", "\x1b[2J", "../x", "9" * 900, None]
        case list():
            return [[], value[: len(value) // 2], value + value, {}]
        case _:
            return [{}, []]


def test_an_altered_audit_is_read_whole_or_refused_with_words(audit, tmp_path):
    """Whatever one value of it is changed into: no other error, and what is read can be written as
    a site.
    """
    sound = json.loads(json.dumps(encode(audit)))
    read = refused = 0
    for path in one_of_each_kind(sound):
        within, value = at(sound, path[:-1]), at(sound, path)
        for odd in odd_values(value):
            within[path[-1]] = odd
            try:
                back = decode(Audit, sound)
                check_audit(back)
            except FormError:
                refused += 1
                continue
            finally:
                within[path[-1]] = value
            read += 1
            folder = tmp_path / f"{read}"
            write_into(folder, back, Images({}), "fr")
            without_open(back)
            shutil.rmtree(folder)
    assert min(refused, read) > 100
