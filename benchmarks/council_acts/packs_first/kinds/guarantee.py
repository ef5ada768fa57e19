"""109: the guarantee of a housing loan in four lines, shared by three guarantors."""

from __future__ import annotations

from benchmarks.council_acts.furniture import (
    certified,
    signature,
)
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
    COUNT,
    EUR,
    NUM,
    PCT1,
    PCT2,
    WORD,
    Draft,
    Form,
    Slip,
    column_of,
    copy_of,
    gap_of,
    ratio_of,
    sum_of,
)
from benchmarks.council_acts.packs_first.furnishings import (
    D,
    seats,
    visas,
    votes,
)
from benchmarks.council_acts.packs_first.sheet import RowFormula, Sheet

# key, line, amount, years, rate
LINES = (
    ("plai", "PLAI", "812400", "40", "2.60"),
    ("plaiground", "PLAI foncier", "246800", "50", "2.60"),
    ("plus", "PLUS", "1378500", "40", "3.60"),
    ("plusground", "PLUS foncier", "418300", "50", "3.60"),
)
# key, name, share
GUARANTORS = (
    ("town", "Commune de Clairvaux-le-Haut", "40"),
    ("area", "Communauté d'agglomération du Plateau", "20"),
    ("county", "Département de la Haute-Sèvre", "40"),
)
RECEIPTS = D("9462300.00")
# debt of the commune, guaranteed already, newly guaranteed in a year
YEARLY = (
    ("own", "Annuité de la dette propre", "1146500.00"),
    ("old", "Annuités déjà garanties", "512480.00"),
    ("new", "Annuité nouvellement garantie", "51308.00"),
)
HOMES = 24

SLIPS = (
    Slip(
        "q.county.share",
        "60,00 %",
        "Répartition entre garants",
        "Département de la Haute-Sèvre",
        "limit",
        "40 %, 20 % et 60 % : la garantie dépasse le prêt",
        nature="legal",
        spreads=True,
        page=1,
    ),
    Slip(
        "l.plus.town",
        "554 100,00",
        "Annexe 1",
        "PLUS, part de la commune",
        "product",
        "1 378 500,00 x 40 %",
    ),
    Slip(
        "l.amount",
        "2 437 700,00",
        "Annexe 1",
        "Total du prêt",
        "sum",
        "sans la ligne PLUS foncier (418 300,00)",
    ),
    Slip(
        "y.new.rate",
        "0,45 %",
        "Annexe 2",
        "Annuité nouvellement garantie",
        "ratio",
        "51 308,00 sur 9 462 300,00 de recettes réelles",
    ),
    Slip(
        "t.engaged",
        "1 124 400,00 €",
        "texte",
        "article 1er, montant garanti par la commune",
        "equality",
        "40 % de 2 856 000,00, comme en annexe 1",
    ),
    Slip(
        "t.lines",
        "cinq",
        "texte",
        "lignes du prêt",
        "count",
        "l'annexe 1 en a quatre",
    ),
    Slip(
        "t.mean",
        "114 240,00 €",
        "texte",
        "emprunt par logement",
        "ratio",
        "2 856 000,00 pour 24 logements",
    ),
)


def draw_shares(draft: Draft) -> Table:
    """What each guarantor answers for."""
    sheet = Sheet(
        draft,
        {"share": PCT2, "amount": EUR},
        linear={
            "amount": lambda k: lambda v: v("loan") * v(f"{k}.share") / 100
        },
    )
    sheet.head("Garant", "Quotité", "Montant garanti")
    keys = [
        sheet.add(f"q.{key}", name, share=D(share))
        for key, name, share in GUARANTORS
    ]
    sheet.foot(
        "q.all",
        "Ensemble",
        keys,
        share=column_of(keys, "share"),
        amount=column_of(keys, "amount"),
    )
    draft.rule(
        "no more than the loan",
        lambda v: sum((v(f"{key}.share") for key in keys), D(0)) <= 100,
    )
    return sheet.table((3.6, 1.2, 1.8), "lrr", "header", 9.6, fill=0.8)


def draw_lines(draft: Draft) -> Table:
    """Each line of the loan and what of it each guarantor answers for."""
    columns = [key for key, *_ in GUARANTORS]
    sheet = Sheet(
        draft,
        {
            "amount": NUM,
            "years": COUNT,
            "rate": PCT2,
            **dict.fromkeys(columns, NUM),
            "all": NUM,
        },
        linear={
            **{column: _part(column) for column in columns},
            "all": lambda k: sum_of(*(f"{k}.{one}" for one in columns)),
        },
    )
    sheet.head(
        Cell("Ligne du prêt", down=2),
        Cell("Montant (€)", down=2),
        Cell("Durée<br/>(ans)", down=2),
        Cell("Taux", down=2),
        Cell("Part garantie (€)", across=4),
    )
    sheet.head("Commune", "Agglomération", "Département", "Ensemble")
    keys = [
        sheet.add(
            f"l.{key}",
            label,
            "line",
            amount=D(amount),
            years=int(years),
            rate=D(rate),
        )
        for key, label, amount, years, rate in LINES
    ]
    sums = {column: column_of(keys, column) for column in (*columns, "all")}
    sheet.foot("l", "Total", keys, "total", years="", rate="", **sums)
    draft.rule(
        "loan", lambda v: sum_of(*(f"{k}.amount" for k in keys))(v) == LOAN
    )
    for key in columns:
        draft.same(f"l.{key}", f"q.{key}.amount")
    for key, _, _, years, rate in LINES:
        draft.rule(
            f"terms {key}",
            lambda v, k=f"l.{key}", y=years, r=rate: (  # type: ignore[misc]
                v(f"{k}.years") == D(y) and v(f"{k}.rate") == D(r)
            ),
        )
    return sheet.table(
        (1.7, 1.7, 0.8, 0.9, 1.6, 1.6, 1.6, 1.7), "lrcrrrrr", "frame", 8.8
    )


LOAN = sum((D(line[2]) for line in LINES), D(0))


def _part(guarantor: str) -> RowFormula:
    """A guarantor's part of a line."""
    return lambda k: (
        lambda v: v(f"{k}.amount") * v(f"q.{guarantor}.share") / 100
    )


def draw_ratio(draft: Draft) -> Table:
    """What is owed or answered for in a year, against the receipts."""
    sheet = Sheet(
        draft,
        {"amount": NUM, "rate": PCT2},
        ratio={"rate": lambda k: ratio_of(f"{k}.amount", "receipts", 100)},
    )
    sheet.head("Charge annuelle", "Montant (€)", "En % des recettes")
    keys = [
        sheet.add(f"y.{key}", label, amount=D(amount))
        for key, label, amount in YEARLY
    ]
    sheet.foot("y.all", "Total", keys)
    return sheet.table((3.2, 1.8, 1.6), "lrr", "none", 9.4, fill=0.75)


def write_report(d: Draft, receipts: str) -> tuple[Block, ...]:
    """The operation and the guarantee, told."""
    return (
        Text(
            "La société Habitat des Plateaux construit, rue des Tanneurs,"
            f" {d('t.homes', HOMES, COUNT)} logements locatifs sociaux, dont"
            f" {d('t.plai', 9, COUNT)} en PLAI et"
            f" {d('t.plus', lambda v: v('t.homes') - v('t.plai'), COUNT)} en PLUS. Leur prix de"
            " revient est de 3 940 000,00 € TTC. L'emprunt souscrit auprès de la Caisse des"
            f" dépôts comporte {d('t.lines', len(LINES), WORD)} lignes et représente en moyenne"
            f" {d('t.mean', ratio_of('loan', 't.homes'))} par logement ; les deux lignes foncières"
            f" en forment {d('t.ground', sum_of('l.plaiground.amount', 'l.plusground.amount'))},"
            " soit"
            f" {d('t.groundrate', lambda v: v('t.ground') * 100 / v('loan'), PCT1)}."
        ),
        Text(
            "La commune répond de"
            f" {d('t.share', copy_of('q.town.share'), Form(0, '%'))} du prêt aux côtés de"
            f" l'agglomération, qui en garantit {d('t.area', copy_of('q.area.amount'))}. En"
            " contrepartie, elle dispose d'un contingent de réservation de"
            f" {d('t.booked', lambda v: v('t.homes') / 6, WORD)} logements, soit un sixième du"
            f" programme. Ses recettes réelles de fonctionnement étant de {receipts}, ses"
            " annuités propres et garanties en représentent"
            f" {d('t.ratio', copy_of('y.all.rate'), PCT2)}, loin du plafond de 50 % de"
            " l'article L. 2252-1 (qui ne s'impose pas au logement social), c'est-à-dire de"
            f" {d('t.ceiling', lambda v: v('receipts') / 2)} ; il resterait une marge de"
            f" {d('t.margin', gap_of('t.ceiling', 'y.all.amount'))} par an."
        ),
    )


def draw(ink: Ink) -> tuple[Part, ...]:
    """The act, and the loan's lines in annex."""
    d = Draft(ink)
    loan, receipts = d("loan", LOAN), d("receipts", RECEIPTS)
    shares, lines, ratio = draw_shares(d), draw_lines(d), draw_ratio(d)
    d.same("loan", "l.amount")
    report = write_report(d, receipts)
    d.rule("lines", lambda v: v("t.lines") == len(LINES))
    members, present, proxies, voters = seats(d, 29, 23, 4)
    kept, against, abstaining = votes(d, 2, 3)
    engaged = d("t.engaged", copy_of("l.town"))
    percent_ = d("t.quota", copy_of("q.town.share"), PCT2)
    d.judge()

    blocks = (
        Text("Commune de CLAIRVAUX-LE-HAUT", "title"),
        Text(
            "Registre des délibérations – séance du 25 septembre 2025", "center"
        ),
        Text(
            "N° 2025-61 – Garantie d'un emprunt de la société Habitat des Plateaux",
            "subject",
        ),
        Text(
            f"Le conseil compte {members} membres ; {present} sont présents et {proxies}"
            f" représentés, soit {voters} votants."
        ),
        *visas(
            "les articles L. 2252-1 à L. 2252-5 et D. 1511-30 et suivants du code général des"
            " collectivités territoriales",
            "l'article 2305 du code civil",
            "le contrat de prêt n° 158 204 signé entre la société et la Caisse des dépôts",
        ),
        *report,
        Text("Répartition entre garants", "caption"),
        shares,
        Text(
            f"Par {kept} voix pour, {against} contre et {abstaining} abstentions, le conseil"
            " municipal décide :"
        ),
        Text(
            f"<b>Article 1er.</b> La commune accorde sa garantie à hauteur de {percent_} pour le"
            f" remboursement d'un prêt d'un montant total de {loan}, soit un engagement de"
            f" {engaged} en principal, augmenté des intérêts."
        ),
        Text(
            "<b>Article 2.</b> La garantie court jusqu'au complet remboursement du prêt, dont les"
            " lignes sont décrites en annexe 1."
        ),
        signature(
            ("La secrétaire de séance,", "Edwige MALTERRE"),
            ("Le maire,", "Philibert ANDRIEU-COSTE"),
        ),
        certified("Clairvaux-le-Haut", "30 septembre 2025"),
        PageBreak(),
        Text("Annexe 1 – Lignes du prêt et parts garanties", "caption"),
        lines,
        Text(
            "Annexe 2 – Charge annuelle et recettes réelles de fonctionnement",
            "caption",
        ),
        ratio,
    )
    theme = Theme(
        font="Liberation Serif",
        size=11,
        shade="#ececec",
        margin=18,
        header="Clairvaux-le-Haut – garantie d'emprunt",
        footer="{page}",
    )
    return (Part(Producer.REPORTLAB, theme, blocks),)


KIND = Kind(
    109,
    "garantie-demprunt",
    "garantie d'emprunt partagée entre trois garants",
    SLIPS,
    draw,
)
