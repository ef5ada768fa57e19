"""The shape "lines": in each column of amounts, the lines that a rule names combine."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from itertools import chain, combinations, pairwise

from expectations.pack_rules.act_scene import ActScene, Spot
from expectations.pack_rules.pack_rule import Operand, PackRule
from expectations.pack_rules.rule_identity import FoundTerm, rule_identity
from expectations.pack_rules.rule_phrases import Phrases
from extract.french.folding import fold
from extract.french.lexicon.averages import CHANGE, DIFFERENCE
from extract.french.lexicon.budget import EXPENSES, RECEIPTS
from extract.french.lexicon.concept import Concept
from extract.french.lexicon.totals import names_a_remainder
from extract.several import found_in
from extract.table import ColumnKind
from validate.dossier.table_scope import ColumnSays, column_says
from validate.model.identity import LINEAR, Identity, Severity
from validate.tables.figure_table import FigureTable

Found = Mapping[str, Sequence[Spot]]
"""The places of each operand, by its name."""
_KINDS = (ColumnKind.AMOUNT, ColumnKind.COUNT)
_VOTED_OR_PLAIN = {ColumnSays.VOTED, ColumnSays.PLAIN}
_REALISED = Concept(r"realis\w+", r"execution", r"execute\w+")
_ASIDE = {ColumnSays.BEFORE, ColumnSays.DONE, ColumnSays.LESS}
"""What a column that says nothing but its year is not of."""


def state_lines(
    rule: PackRule, scene: ActScene, severity: Severity
) -> Iterator[list[Identity]]:
    """The identities of each table that has all lines; where none has, those of lines in several
    tables, column by column of the same header.
    """
    spots = list(_amounts(scene, rule))
    by_table: dict[str, list[Spot]] = defaultdict(list)
    for spot in spots:
        by_table[spot.table.table.id].append(spot)

    groups = [_by_column(rule, own) for own in by_table.values()]
    if not any(groups):
        groups = [_by_header(rule, spots, scene.document.exercise)]
    for group in groups:
        stated = list(_identities(rule, group, severity))
        if stated:
            yield stated


def found_terms(rule: PackRule, scene: ActScene) -> Iterator[list[FoundTerm]]:
    """The terms of a rule in each column of amounts, of tables that have them all."""
    alone = replace(rule, result=None)
    by_table: dict[str, list[Spot]] = defaultdict(list)
    for spot in _amounts(scene, alone):
        by_table[spot.table.table.id].append(spot)
    for spots in by_table.values():
        for found in _by_column(alone, spots):
            yield list(_terms(alone, found))


def _amounts(scene: ActScene, rule: PackRule) -> Iterator[Spot]:
    """The amounts of the tables that the rule means."""
    for table in scene.tables:
        if rule.context and not Phrases(rule.context).are_in(_title(table)):
            continue
        for col in table.columns(*_KINDS):
            # changes add up as what they are of; they do not divide as it
            header = " ".join(table.column(col).path)
            if rule.form in LINEAR or not _tells_changes(header):
                yield from scene.spots(table, col)


def _title(table: FigureTable) -> str:
    headers = (" ".join(column.path) for column in table.table.columns)
    return " ".join((table.table.caption, *headers))


def _by_column(rule: PackRule, spots: Iterable[Spot]) -> list[Found]:
    """What is found in each column of a table; where each operand names its column too, in all of
    them together. A limit of amounts is none of what is counted beside them.
    """
    spots = list(spots)
    if all(one.column or one.side for one in rule.operands):
        found = _found(rule, spots)
        if _has_all(rule, found):
            return [found]
    columns: dict[int, list[Spot]] = defaultdict(list)
    for spot in spots:
        columns[spot.col].append(spot)
    if rule.form not in LINEAR:
        amounts = spots[0].table.columns(ColumnKind.AMOUNT) if spots else ()
        of_amounts = _complete(rule, found_in(columns, amounts))
        if of_amounts:
            return of_amounts
    of_columns = _complete(rule, columns.values())
    return of_columns or _complete(rule, [list(_alone_in_line(spots))])


def _alone_in_line(spots: Sequence[Spot]) -> Iterator[Spot]:
    """The places of lines that print one figure: whichever column it stands in, it is that of its
    line ("Besoin de financement" in the column of a section, what covers it in that of the other).
    """
    of_line: dict[int, list[Spot]] = defaultdict(list)
    for spot in spots:
        of_line[spot.row].append(spot)
    for line in of_line.values():
        yield from line if len(line) == 1 else ()


def _by_header(
    rule: PackRule, spots: Iterable[Spot], year: int | None
) -> list[Found]:
    """What is found in columns of one header, whichever table they stand in; where headers differ,
    in the last columns, if these are of one thing. Columns of changes are left out; of a limit,
    those of what is counted too: that several tables count their lines says nothing of a limit.
    ``year`` is that of the budget or the account that the act is about.
    """
    spots = [
        spot
        for spot in spots
        if not _tells_changes(spot.header)
        and (not rule.is_bound or _is_of_amounts(spot))
    ]
    columns: dict[str, list[Spot]] = defaultdict(list)
    for spot in spots:
        columns[_without_side(spot.header)].append(spot)
    by_header = _complete(rule, columns.values())
    if by_header:
        return by_header

    last = _found(rule, list(_in_last_columns(spots)))
    if _has_all(rule, last) and _are_of_one_thing(last, year):
        return [last]
    return []


def _is_of_amounts(spot: Spot) -> bool:
    return spot.table.column(spot.col).kind is ColumnKind.AMOUNT


def _tells_changes(header: str) -> bool:
    """Whether a column tells by how much another one changed: "Écart (€)"."""
    folded = fold(header)
    return CHANGE.within(folded) or DIFFERENCE.within(folded)


def _in_last_columns(spots: Iterable[Spot]) -> Iterator[Spot]:
    """The places in the last column of their table that is not what others leave: of a budget, what
    is voted. Where expenses and receipts face each other, each side has its own.
    """
    sides: dict[tuple[str, str], list[Spot]] = defaultdict(list)
    for spot in spots:
        if not names_a_remainder(spot.header):
            sides[spot.facing].append(spot)
    for side in sides.values():
        last = max(spot.col for spot in side)
        yield from (spot for spot in side if spot.col == last)


def _are_of_one_thing(found: Found, year: int | None) -> bool:
    """Whether the columns in which a rule finds its facts are the same column of their tables."""
    spots = [one for of_operand in found.values() for one in of_operand]
    return all(
        _is_same_column(one, other, year)
        for one, other in combinations(spots, 2)
    )


def _is_same_column(one: Spot, other: Spot, year: int | None) -> bool:
    """Whether the headers of two columns say that they are of one thing: both what is voted, say,
    or one of them only its year ("Total 2026", "Vote 2026"); the only columns of their tables need
    not say it, nor need the only one beside what is voted for the ``year`` of the act ("Montant",
    "BP 2026").
    """
    if one.table.table.id == other.table.table.id:
        return one.col == other.col
    columns = one.table.column(one.col), other.table.column(other.col)
    years = {column.year for column in columns}
    says = {_says(one), _says(other)}
    if (says, years) == (_VOTED_OR_PLAIN, {None, year}):
        return _is_only_column(_plain(one, other))
    if _differ(years, None) or _differ(says, ColumnSays.PLAIN):
        return False
    if not says & {*_ASIDE, ColumnSays.PLAIN}:
        return True
    if says & _ASIDE:
        return ColumnSays.PLAIN not in says
    return _are_of_same_year(years) or (
        _is_only_column(one) and _is_only_column(other)
    )


def _says(spot: Spot) -> ColumnSays:
    """What the column of a place prints: its header says it, or the title of its table that what
    was done is in it ("Section d'investissement – réalisations")."""
    said = column_says(spot.table.column(spot.col))
    is_done = said is ColumnSays.PLAIN and _REALISED.within(
        fold(spot.table.table.caption)
    )
    return ColumnSays.DONE if is_done else said


def _are_of_same_year(years: Set[int | None]) -> bool:
    return len(years) == 1 and None not in years


def _differ(said: Set[object], nothing: object) -> bool:
    """Whether what columns say, beside nothing, is not one thing."""
    return len(said - {nothing}) > 1


def _plain(one: Spot, other: Spot) -> Spot:
    """That of two places whose column says nothing but that it prints amounts."""
    says = column_says(one.table.column(one.col))
    return one if says is ColumnSays.PLAIN else other


def _is_only_column(spot: Spot) -> bool:
    """Whether no other column of its table may be the one that is meant."""
    headers = {
        col: " ".join(spot.table.column(col).path)
        for col in spot.table.columns(*_KINDS)
        if Spot(spot.table, spot.row, col).facing == spot.facing
    }
    others = (head for col, head in headers.items() if col != spot.col)
    return all(map(_tells_changes, others))


def _without_side(header: str) -> str:
    """A header without the side of the budget that it names."""
    words = fold(header).split()
    return " ".join(
        word
        for word in words
        if not (EXPENSES.within(word) or RECEIPTS.within(word))
    )


def _complete(rule: PackRule, groups: Iterable[Sequence[Spot]]) -> list[Found]:
    complete: list[Found] = []
    for spots in groups:
        found = _found(rule, spots)
        if _has_all(rule, found):
            complete.append(found)
        else:
            complete += _blocks(rule, found)
    return complete


def _blocks(rule: PackRule, found: Found) -> list[Found]:
    """What is found once in each of several blocks of lines that follow one another in a column:
    "Recettes", "Dépenses", "Résultat de l'exercice" of one section, then of the other.
    """
    times = {len(spots) for spots in found.values() if spots}
    if len(times) != 1 or not _stand_in_one_column(found):
        return []
    blocks: list[Found] = [
        {name: spots[at : at + 1] for name, spots in found.items()}
        for at in range(max(times))
    ]
    whole = all(_has_all(rule, block) for block in blocks)
    return blocks if whole and _follow(blocks) else []


def _stand_in_one_column(found: Found) -> bool:
    spots = chain(*found.values())
    return len({(spot.table.table.id, spot.col) for spot in spots}) == 1


def _follow(blocks: Sequence[Found]) -> bool:
    """Whether each block ends above the next one."""
    rows = [[spot.row for spot in chain(*block.values())] for block in blocks]
    return all(max(one) < min(two) for one, two in pairwise(rows))


def _found(rule: PackRule, spots: Sequence[Spot]) -> Found:
    return {one.name: _of_operand(one, spots) for one in rule.operands}


def _of_operand(operand: Operand, spots: Sequence[Spot]) -> list[Spot]:
    """The places of the line of an operand; of its parts, where it has no line of its own."""
    found = [spot for spot in spots if spot.is_of(operand)]
    if found or not operand.parts:
        return found
    parts = Phrases(operand.parts, operand.parts_without)
    return [spot for spot in spots if parts.are_in(spot.label)]


def _has_all(rule: PackRule, found: Found) -> bool:
    """Whether each fact is found once, but for its parts; an optional one at most once."""
    for operand in rule.operands:
        spots = found[operand.name]
        if len(spots) > 1 and any(spot.is_of(operand) for spot in spots):
            return False
        if not (spots or operand.optional):
            return False
    used = [spot.fact.id for spots in found.values() for spot in spots]
    return len(set(used)) == len(used)


def _identities(
    rule: PackRule, groups: Iterable[Found], severity: Severity
) -> Iterator[Identity]:
    assert rule.result is not None
    for found in groups:
        terms = list(_terms(rule, found))
        if terms:
            result = found[rule.result.name][0]
            yield rule_identity(rule, result, terms, severity)


def _terms(rule: PackRule, found: Found) -> Iterator[FoundTerm]:
    """The terms; what the line prints with its sign is not taken away once more: "-19 800" of a
    "Volume exporté".
    """
    for operand in rule.terms:
        for spot in found[operand.name]:
            lowers = rule.form in LINEAR and _lowers(spot)
            weight = str(abs(operand.sign)) if lowers else operand.weight
            yield FoundTerm(replace(operand, weight=weight), spot)


def _lowers(spot: Spot) -> bool:
    """Whether a line prints figures below nought, and none above."""
    printed = [
        spot.table.value(spot.row, col) or 0
        for col in spot.table.columns(*_KINDS)
    ]
    return min(printed, default=0) < 0 and max(printed) <= 0
