"""Posts that an act creates or removes, as the table of its changes adds them up: "sont créés cinq
postes et supprimés trois postes, selon le détail de l'annexe 2"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from extract.facts import Fact
from extract.french.folding import fold
from extract.french.lexicon.concept import WordList
from extract.several import only
from validate.model.identity import Form, Kind
from validate.prose.deriving.by_rule.act_columns import figures_by_column
from validate.prose.deriving.derivation import Derivation
from validate.prose.deriving.typed_products import Reckoned
from validate.prose.deriving.wording import Wording

_POSTS = frozenset({"poste", "emploi", ""})
"""What is created: the noun may be left out, "d'en créer cinq"."""
_CHANGES = (
    (
        WordList("cree(s)", "creer", "creation de"),
        WordList("creation*", "cree*"),
    ),
    (
        WordList("supprime(s)", "supprimer", "suppression de"),
        WordList("suppression*", "supprime*"),
    ),
)
"""Before how many posts, and over the column of them."""
_QUALIFIED = re.compile(r"\W*(?:postes?|emplois?)?\W*(?:d[e' ]|du |a |non )")
"""Behind a number, words that say which posts: "trois postes d'adjoint"."""
_LISTED = WordList(
    "annexe*", "tableau*", "ci dessous", "ci apres", "suivant*", "detail*"
)
"""Words of a sentence that speaks of the table."""
_LEAST = 3
"""Lines of such a table with its total."""
_WHY = "the table of changes adds them up"


def posts_changed(
    wording: Wording, facts: Sequence[Fact]
) -> Iterator[Reckoned]:
    """The posts that a sentence says are created or removed, as the total of their column."""
    if not _LISTED.within(wording.text):
        return
    for index, result in enumerate(wording.numbers):
        for verb, header in _CHANGES:
            is_told = (
                result.unit in _POSTS
                and not result.per
                and verb.closes(wording.before(index))
                and not _QUALIFIED.match(wording.after(index))
            )
            total = _total(facts, header) if is_told else None
            if total is not None:
                made = Derivation(
                    terms=(total,),
                    weights=(Decimal(1),),
                    form=Form.EQUALITY,
                    kind=Kind.COUNT,
                    why=_WHY,
                )
                yield Reckoned(result, made, near=Decimal("0.5"))


def _total(facts: Sequence[Fact], header: WordList) -> Fact | None:
    """The last figure of the one column of a header, beside that of the other change, where it is
    the sum of those above."""
    columns = [
        column
        for name, column in _columns(facts, header).items()
        if all(_columns(facts, other, name[0]) for _, other in _CHANGES)
    ]
    column = only(columns)
    if column is None or len(column) < _LEAST:
        return None
    *above, last = column
    added = sum((one.value_or_zero for one in above), Decimal(0))
    return last if added == last.value else None


def _columns(
    facts: Sequence[Fact], header: WordList, table: str = ""
) -> Mapping[tuple[str, int], list[Fact]]:
    """The figures of the columns of a header, from the top; of one table where it is named."""
    return figures_by_column(
        one
        for one in facts
        if (not table or one.table_id == table)
        and header.within(fold(" ".join(one.column_path)))
    )
