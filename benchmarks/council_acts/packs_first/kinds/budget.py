"""101: a primitive budget under M57: chapters and articles, proposed and voted, both sections."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.council_acts.furniture import certified, register_masthead
from benchmarks.council_acts.furniture import signature as signed_by
from benchmarks.council_acts.ink import Ink
from benchmarks.council_acts.model import (
    Block,
    Cell,
    Kind,
    PageBreak,
    Part,
    Producer,
    Table,
    Text,
    Theme,
)
from benchmarks.council_acts.packs_first.draft import (
    EUR,
    EUR0,
    NUM,
    PCT1,
    SIGNED_PCT1,
    WORD,
    Draft,
    Form,
    Slip,
    column_of,
    copy_of,
    gap_of,
    growth_of,
    product_of,
    ratio_of,
    share_of,
    sum_of,
)
from benchmarks.council_acts.packs_first.furnishings import (
    D,
    seats,
    visas,
    votes,
)
from benchmarks.council_acts.packs_first.kinds.budget_lines import (
    RUN_IN,
    RUN_OUT,
    WORKS_IN,
    WORKS_OUT,
    Article,
    Chapter,
)
from benchmarks.council_acts.packs_first.sheet import Sheet

SLIPS = (
    Slip(
        "ro.012.vote",
        "1 261 080,00",
        "Fonctionnement – dépenses",
        "chapitre 012",
        "sum",
        "sans l'article 64131 (139 850,00) ; le total de la section est juste",
    ),
    Slip(
        "ro.a60612.vote",
        "199 800,00",
        "Fonctionnement – dépenses",
        "article 60612",
        "column",
        "montant proposé recopié dans la colonne du vote ; amendement de 1 500",
    ),
    Slip(
        "ir.021.total",
        "169 107,37",
        "Investissement – recettes",
        "chapitre 021",
        "equality",
        "021 des recettes contre 023 des dépenses de fonctionnement",
        nature="legal",
    ),
    Slip(
        "t.growth",
        "3,6 %",
        "texte",
        "progression de la section de fonctionnement",
        "ratio",
        "2 526 302,37 contre 2 463 160,18",
    ),
    Slip(
        "t.annuity",
        "167 365,00 €",
        "texte",
        "annuité de la dette",
        "sum",
        "138 450,00 de capital et 37 915,00 d'intérêts",
    ),
    Slip(
        "t.for",
        "20",
        "texte",
        "vote",
        "count",
        "26 votants, 3 voix contre, 2 abstentions",
    ),
)


def draw_articles(
    draft: Draft, side: str, chapters: Sequence[Chapter], last: str
) -> Table:
    """A side of the running section: each chapter and its articles."""
    sheet = Sheet(
        draft,
        {"old": NUM, "asked": NUM, "vote": NUM, "growth": SIGNED_PCT1},
        ratio={
            "growth": lambda key: growth_of(f"{key}.vote", f"{key}.old"),
        },
    )
    sheet.head(
        "Chap. / art.",
        "Libellé",
        "Pour mémoire<br/>budget 2024",
        "Propositions<br/>du maire",
        "Vote du<br/>conseil",
        "Évolution<br/>2025 / 2024",
    )
    for code, label, articles in chapters:
        _add_chapter(sheet, f"{side}.{code}", code, label, articles)
    keys = [f"{side}.{chapter[0]}" for chapter in chapters]
    sheet.foot(f"{side}.total", Cell(last, across=2), keys)
    return sheet.table(
        (1.2, 3.4, 1.7, 1.7, 1.7, 1.3), "clrrrr", "horizontal", 8.6
    )


def _add_chapter(
    sheet: Sheet, key: str, code: str, label: str, articles: Sequence[Article]
) -> None:
    side = key.partition(".")[0]
    lines = [f"{side}.a{article[0]}" for article in articles]
    terms: dict[str, D] = {
        column: sum((D(article[place]) for article in articles), D(0))
        for column, place in (("old", 2), ("asked", 3), ("vote", 4))
    }
    sheet.add(key, (code, label), "chapter", **terms)
    if len(articles) == 1 and articles[0][0] == code:
        return

    for line, (article, name, old, asked, vote) in zip(
        lines, articles, strict=True
    ):
        sheet.add(
            line, (article, name), old=D(old), asked=D(asked), vote=D(vote)
        )
    for column in terms:
        total = column_of(lines, column)
        sheet.draft.rule(
            f"chapter {key}.{column}",
            lambda v, k=f"{key}.{column}", f=total: v(k) == f(v),  # type: ignore[misc]
        )


def draw_works(
    draft: Draft,
    side: str,
    chapters: Sequence[tuple[str, str, str, str]],
    last: str,
) -> Table:
    """A side of the investment section: carried over, new, total voted."""
    sheet = Sheet(
        draft,
        {"left": NUM, "new": NUM, "total": NUM},
        linear={"total": lambda key: sum_of(f"{key}.left", f"{key}.new")},
    )
    sheet.head(
        "Chap.",
        "Libellé",
        "Restes à réaliser<br/>2024",
        "Propositions<br/>nouvelles",
        "Vote du<br/>conseil",
    )
    keys = [
        sheet.add(f"{side}.{code}", (code, label), left=D(left), new=D(new))
        for code, label, left, new in chapters
    ]
    sheet.foot(f"{side}.all", Cell(last, across=2), keys)
    return sheet.table((0.9, 4.2, 1.9, 1.9, 1.9), "clrrr", "horizontal", 8.8)


def draw_balance(draft: Draft) -> Table:
    """Both sections side by side."""
    sheet = Sheet(draft, {"spent": EUR, "got": EUR})
    sheet.head("Section", "Dépenses", "Recettes")
    rows = (
        ("run", "Fonctionnement", "ro.total.vote", "ri.total.vote"),
        ("works", "Investissement", "io.all.total", "ir.all.total"),
    )
    keys = [
        sheet.add(
            f"b.{key}", label, spent=copy_of(spent), got=copy_of(received)
        )
        for key, label, spent, received in rows
    ]
    sheet.foot("b.all", "Total du budget", keys)
    for key in ("b.run", "b.works", "b.all"):
        draft.same(f"{key}.spent", f"{key}.got")
    return sheet.table((2.4, 2, 2), "lrr", "grid", 10, fill=0.75)


def mirror(draft: Draft) -> None:
    """What the two sections owe each other, and what the last result imposes."""
    draft.same("ro.023.vote", "ir.021.new", "ir.021.total")
    draft.same("ro.042.vote", "ir.040.total")
    draft.same("ri.042.vote", "io.040.total")
    draft.same("io.041.total", "ir.041.total")
    draft.rule(
        "need of financing",
        lambda v: (
            v("ir.1068.new")
            == v("io.001.new") + v("io.all.left") - v("ir.all.left")
        ),
    )
    draft.rule("amendment", lambda v: v("ro.total.asked") == v("ro.total.vote"))


def write_report(draft: Draft) -> tuple[Block, ...]:
    """The mayor's report, in prose."""
    d = draft
    whole = Form(0)
    return (
        Text(
            f"Avec {d('t.people', 4812, whole)} habitants au 1er janvier, la commune présente un"
            f" budget de {d('t.all', copy_of('b.all.spent'))} toutes sections confondues. La"
            " section de fonctionnement s'équilibre à"
            f" {d('t.run', copy_of('ro.total.vote'))} contre"
            f" {d('t.before', copy_of('ro.total.old'))} l'an passé, soit une progression de"
            f" {d('t.growth', growth_of('ro.total.vote', 'ro.total.old'), PCT1)}."
            " La section d'investissement est arrêtée à"
            f" {d('t.works', copy_of('io.all.total'))}, dont"
            f" {d('t.left', copy_of('io.all.left'))} de restes à réaliser."
        ),
        Text(
            "Les charges de personnel"
            f" ({d('t.staff', copy_of('ro.012.asked'), EUR0)}) pèsent"
            f" {d('t.weight', share_of('ro.012.asked', 'ro.total.asked'), PCT1)} des dépenses de"
            " fonctionnement, soit"
            f" {d('t.perhead', ratio_of('ro.012.asked', 't.people'))} par habitant, quand la"
            " moyenne de la strate est estimée à 318,00 € par habitant. Les"
            f" {d('t.articles', 6, WORD)} articles du chapitre 011 totalisent"
            f" {d('t.general', copy_of('ro.011.vote'))} ; la seule électricité, qui était inscrite"
            f" pour {d('t.oldpower', copy_of('ro.a60612.old'))}, recule de"
            f" {d('t.less', gap_of('ro.a60612.old', 'ro.a60612.asked'))} dans les propositions."
        ),
        Text(
            "L'excédent de fonctionnement de 2024, qui se monte à"
            f" {d('t.result', sum_of('ir.1068.new', 'ri.002.vote'))}, est repris : "
            f"{d('t.1068', copy_of('ir.1068.new'))} au compte 1068 et le reste, soit"
            f" {d('t.002', copy_of('ri.002.vote'))}, en report à la ligne 002. L'annuité de la"
            " dette s'élèvera à"
            f" {d('t.annuity', sum_of('io.16.new', 'ro.66.vote'))}, en capital et intérêts"
            " réunis. Un emprunt d'équilibre de"
            f" {d('t.loan', copy_of('ir.16.new'))} est inscrit, alors que le plafond que la"
            " commission des finances s'est donné est de 300 000,00 €. Les produits des services"
            " représentent en moyenne"
            f" {d('t.month', product_of('ri.70.vote', times=D(1) / 12))} par mois."
        ),
    )


def draw(ink: Ink) -> tuple[Part, ...]:
    """The act, then both sections in annex."""
    d = Draft(ink)
    spent = draw_articles(d, "ro", RUN_OUT, "Total des dépenses")
    received = draw_articles(d, "ri", RUN_IN, "Total des recettes")
    out = draw_works(d, "io", WORKS_OUT, "Total des dépenses")
    came = draw_works(d, "ir", WORKS_IN, "Total des recettes")
    balance = draw_balance(d)
    mirror(d)
    report = write_report(d)
    d.rule("articles", lambda v: v("t.articles") == len(RUN_OUT[0][2]))
    members, present, proxies, voters = seats(d, 27, 22, 4)
    kept, against, abstaining = votes(d, 3, 2)
    moved = d(
        "t.moved",
        gap_of("ro.a65748.vote", "ro.a65748.asked"),
        EUR,
    )
    d.judge()

    blocks = (
        *register_masthead(
            "COMMUNE DE VALMORANGE",
            "Département de la Haute-Orne",
            "27 mars 2025",
            "2025-03-11",
        ),
        Text(
            "Objet : vote du budget primitif 2025 – budget principal", "subject"
        ),
        Text(
            f"Nombre de conseillers en exercice : {members} – présents : {present} – pouvoirs :"
            f" {proxies} – votants : {voters}.",
            "small",
        ),
        *visas(
            "le code général des collectivités territoriales, notamment ses articles L. 1612-1"
            " et suivants et L. 2311-1 à L. 2343-2",
            "l'instruction budgétaire et comptable M57",
            "le débat d'orientation budgétaire tenu le 20 février 2025",
            "la délibération du même jour portant affectation du résultat de l'exercice 2024",
        ),
        Text("Rapport de présentation", "heading"),
        *report,
        Text("Équilibre général", "caption"),
        balance,
        Text(
            "<b>Considérant</b> l'amendement de M. Ferrandier, adopté à mains levées, qui prélève"
            f" {moved} sur l'article 60612 pour abonder d'autant l'article 65748 ;"
        ),
        Text(
            f"Le conseil municipal, après en avoir délibéré, par {kept} voix pour, {against}"
            f" voix contre et {abstaining} abstentions :"
        ),
        Text(
            "<b>ADOPTE</b> le budget primitif 2025, par chapitre en fonctionnement et en"
            " investissement, tel qu'il figure en annexe."
        ),
        signed_by(
            ("La secrétaire de séance,", "Maëlle TISSERANT"),
            ("Le maire,", "Aurélien COSTEVAL"),
        ),
        certified("Valmorange", "1er avril 2025"),
        PageBreak(),
        Text("ANNEXE – SECTION DE FONCTIONNEMENT", "title"),
        Text("Fonctionnement – dépenses (en euros)", "caption"),
        spent,
        PageBreak(),
        Text("Fonctionnement – recettes (en euros)", "caption"),
        received,
        PageBreak(),
        Text("ANNEXE – SECTION D'INVESTISSEMENT", "title"),
        Text("Investissement – dépenses (en euros)", "caption"),
        out,
        Text("Investissement – recettes (en euros)", "caption"),
        came,
    )
    theme = Theme(
        font="Liberation Serif",
        size=10.5,
        shade="#e3e8ee",
        margin=17,
        header="Commune de Valmorange – budget primitif 2025",
        footer="{page} / {pages}",
    )
    return (Part(Producer.WRITER, theme, blocks),)


KIND = Kind(
    101,
    "budget-primitif-m57",
    "budget primitif M57, par section, chapitre et article",
    SLIPS,
    draw,
)
