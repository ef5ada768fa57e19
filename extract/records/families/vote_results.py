"""The results of votes, one record a vote."""

from collections.abc import Iterator

from extract.document import Document
from extract.facts import Vote
from extract.records.family import Family
from extract.records.record import Record, facts_record, number_text
from extract.records.schema import Field, FrameSchema


def _count(name: str, title_fr: str, title_en: str) -> Field:
    return Field(
        name,
        "integer",
        title_fr=title_fr,
        title_en=title_en,
        description_fr="Vide si le texte ne le donne pas",
        description_en="Empty if the text does not give it",
    )


SCHEMA = FrameSchema(
    "votes",
    title_fr="Votes",
    title_en="Votes",
    row_fr="Une ligne par vote",
    row_en="One row per vote",
    own=(
        _count("for", "Pour", "For"),
        _count("against", "Contre", "Against"),
        _count("abstained", "Abstentions", "Abstained"),
        _count("not_voting", "Ne prennent pas part", "Not voting"),
        _count("present", "Présents", "Present"),
        _count("proxies", "Pouvoirs", "Proxies"),
        _count("absent", "Absents", "Absent"),
        _count("members", "En exercice", "Members"),
    ),
)


def vote_records(document: Document) -> Iterator[Record]:
    """One record for each vote."""
    for vote in document.votes:
        yield _record(document, vote)


def _record(document: Document, vote: Vote) -> Record:
    terms = vote.printed_terms
    record = facts_record(document, vote.section, list(terms.values()))
    record.update(
        (name.rstrip("_"), number_text(fact.number))
        for name, fact in terms.items()
    )
    return {**dict.fromkeys(SCHEMA.columns, ""), **record}


VOTES = Family(schema=SCHEMA, of_document=vote_records)
