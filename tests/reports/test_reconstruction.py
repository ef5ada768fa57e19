"""Whether a document says of itself that it is a reconstruction."""

from dataclasses import replace

from reports.reconstruction import is_rebuilt


def test_a_notice_tells_it_whatever_its_letters(audit):
    document = audit.document
    assert is_rebuilt(document)
    notice = "RECONSTITUTION à partir du recueil"
    assert is_rebuilt(replace(document, notices=("Extrait", notice)))
    assert not is_rebuilt(replace(document, notices=("Extrait",)))
    assert not is_rebuilt(replace(document, notices=()))
