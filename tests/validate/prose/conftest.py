"""Sentences as they are read from a page, with their numbers."""

import pytest

from extract.document import Document, DocumentFile
from extract.facts import Statements
from extract.lines.paragraphs import read_blocks
from extract.lines.sections import Section, SectionKind
from extract.prose.claims import read_claims
from extract.prose.counted_words import read_counted_words
from validate.prose.deriving.wording import read_wordings

from ...extract.typesetting import typeset

_ACT = (Section("deliberation", SectionKind.DELIBERATION, "", "", (1, 0.0)),)


@pytest.fixture
def read_act():
    """The document that some paragraphs make."""

    def run(*texts: str) -> Document:
        blocks = read_blocks(typeset(texts))
        claims = read_claims(blocks, _ACT)
        counted = read_counted_words(blocks, _ACT)
        return Document(
            file=DocumentFile("doc", "doc.pdf", "0" * 64),
            pages=(),
            sections=_ACT,
            tables=(),
            prose=(),
            facts=tuple(one.fact for one in (*claims, *counted)),
            statements=Statements(claims, (), (), (), counted),
        )

    return run


@pytest.fixture
def read_wording(read_act):
    """The sentences of some paragraphs."""

    def run(*texts: str):
        return tuple(read_wordings(read_act(*texts)))

    return run
