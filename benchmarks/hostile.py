"""PDFs made to harm their reader, each small, by name. Used by the tests, `benchmarks.fuzz` and
`benchmarks.batch`.
"""

import io
import zlib
from collections.abc import Callable, Mapping, Sequence

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas


def pdf(objects: Sequence[bytes]) -> bytes:
    """A PDF of ``objects``, numbered from 1; the first is its catalog."""
    out = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        start,
    )
    return bytes(out)


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """A compressed stream object."""
    packed = zlib.compress(content)
    return b"<</Length %d /Filter /FlateDecode %s>>\nstream\n%s\nendstream" % (
        len(packed),
        entries,
        packed,
    )


def one_page(
    content: bytes,
    resources: bytes = b"",
    more: Sequence[bytes] = (),
    catalog: bytes = b"",
) -> bytes:
    """One A4 page; ``more`` are objects from number 5 on."""
    page = (
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources <<%s>>>>"
        % resources
    )
    pages = b"<</Type /Pages /Kids [3 0 R] /Count 1>>"
    return pdf(
        [
            b"<</Type /Catalog /Pages 2 0 R %s>>" % catalog,
            pages,
            page,
            stream(content),
            *more,
        ]
    )


def forms(depth: int, width: int) -> bytes:
    """Forms nested ``depth`` deep, each drawing the next ``width`` times: width ** depth drawings
    in a small file.
    """
    more = []
    for level in range(depth):
        inner = b"/X Do " * width if level < depth - 1 else b"0 0 1 1 re f"
        resources = (
            b"/Resources <</XObject <</X %d 0 R>>>>" % (6 + level)
            if level < depth - 1
            else b""
        )
        more.append(
            stream(
                inner,
                b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] %s" % resources,
            )
        )
    return one_page(b"/X Do " * width, b"/XObject <</X 5 0 R>>", more)


def looping_form() -> bytes:
    """A form that draws itself twice, again and again."""
    own = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources <</XObject <</X 5 0 R>>>>"
    return one_page(
        b"/X Do", b"/XObject <</X 5 0 R>>", [stream(b"/X Do /X Do", own)]
    )


def named_loop(draw: bytes) -> bytes:
    """The same, in a way of writing the name of what is drawn that not every reader knows."""
    own = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources <</XObject <</X 5 0 R>>>>"
    return one_page(
        b"/X Do", b"/XObject <</X 5 0 R>>", [stream(draw + b" " + draw, own)]
    )


_PATTERN = (
    b"/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9]"
    b" /XStep 9 /YStep 9"
)
_FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 99 99]"
_TYPE_3 = (
    b"<</Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [.1 0 0 .1 0 0] /FirstChar 97"
    b" /LastChar 97 /Widths [5] /Encoding <</Differences [97 /a]>> /CharProcs <</a 7 0 R>>"
    b" /Resources <<%s>>>>"
)
_PAINTERS = {
    "pattern": b"/Pattern cs /P scn 0 0 9 9 re f ",
    "glyph": b"BT /Z 10 Tf 1 5 Td (aa) Tj ET ",
    "mask": b"q /G gs 0 0 99 99 re f 0 0 50 50 re f Q ",
    "form": b"/X Do /X Do ",
}
_THINGS = b"/Pattern <</P 5 0 R>> /Font <</Z 6 0 R>> /ExtGState <</G 8 0 R>> /XObject <</X 10 0 R>>"


def painting_loop(*ring: str) -> bytes:
    """Patterns, glyphs, masks and forms (``pattern``, ``glyph``, ``mask``, ``form``) each of which
    paints with the next, and the last with the first.
    """
    plain = b"0 0 5 5 re f "
    inside = dict.fromkeys(_PAINTERS, plain)
    for one, following in zip(ring, (*ring[1:], ring[0]), strict=True):
        inside[one] = _PAINTERS[following] + plain
    own = b" /Resources <<%s>>" % _THINGS
    mask = _FORM + b" /Group <</S /Transparency>>" + own
    more = [
        stream(inside["pattern"], _PATTERN + own),
        _TYPE_3 % _THINGS,
        stream(b"5 0 d0 " + inside["glyph"]),
        b"<</SMask <</S /Luminosity /G 9 0 R>>>>",
        stream(inside["mask"], mask),
        stream(inside["form"], _FORM + own),
    ]
    return one_page(_PAINTERS[ring[0]], _THINGS, more)


def pattern_chain(depth: int, width: int) -> bytes:
    """Patterns nested ``depth`` deep, each painting ``width`` times with the next."""
    more = []
    for level in range(depth):
        inner, own = b"0 0 9 9 re f ", b""
        if level < depth - 1:
            inner = b"/Pattern cs /P scn " + inner * width
            own = b" /Resources <</Pattern <</P %d 0 R>>>>" % (6 + level)
        more.append(stream(inner, _PATTERN + own))
    return one_page(_PAINTERS["pattern"], b"/Pattern <</P 5 0 R>>", more)


def nested_clips(depth: int) -> bytes:
    """Saved states, each with a clip more, for each of which those around it are copied."""
    return one_page(b"q 0 0 m 9 9 l 9 0 l W n " * depth)


def in_ascii85(megabytes: int) -> bytes:
    """A page whose instructions are so many millions of zero bytes, four to a letter."""
    packed = zlib.compress(b"z" * (megabytes * 10**6 // 4) + b"~>", 9)
    whole = one_page(b"")
    old = whole[whole.index(b"4 0 obj") : whole.index(b"xref")]
    body = (
        b"<</Length %d /Filter [/FlateDecode /ASCII85Decode]>>\nstream\n%s\nendstream"
        % (
            len(packed),
            packed,
        )
    )
    return whole.replace(old, b"4 0 obj\n%s\nendobj\n" % body)


def nested_marks(depth: int) -> bytes:
    """Marks of content inside each other, for each of which those around it are listed."""
    return one_page(b"/A BMC\n" * depth)


def packed_objects(count: int, megabytes: int, times: int = 1) -> bytes:
    """Streams of objects, each of which unpacks to so many megabytes, packed once or twice."""
    objects: dict[int, bytes] = {
        1: b"<</Type /Catalog /Pages 2 0 R>>",
        2: b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
    }
    names = b" ".join(b"/X%d %d 0 R" % (k, 100 + k) for k in range(count))
    objects[3] = (
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources <</XObject <<%s>>>>>>" % names
    )
    objects[4] = stream(b" ".join(b"/X%d Do" % k for k in range(count)))
    for k in range(count):
        head = b"%d 0 " % (100 + k)
        packed = head + b"<</Subtype /Form>>" + b" " * (megabytes * 10**6)
        for _ in range(times):
            packed = zlib.compress(packed)
        filters = b" ".join([b"/FlateDecode"] * times)
        objects[10 + k] = (
            b"<</Type /ObjStm /N 1 /First %d /Length %d /Filter [%s]>>\nstream\n%s\nendstream"
            % (len(head), len(packed), filters, packed)
        )
    return _listed_by_a_stream(objects, {100 + k: 10 + k for k in range(count)})


def _listed_by_a_stream(
    objects: Mapping[int, bytes], inside: Mapping[int, int]
) -> bytes:
    """A PDF whose list of objects is a stream; ``inside`` gives the stream that holds an object."""
    out, places = bytearray(b"%PDF-1.7\n"), {}
    for number, content in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start, size = len(out), max(inside) + 2
    places[size - 1] = start
    rows = b""
    for number in range(size):
        kind, value = 0, 0
        if number in places:
            kind, value = 1, places[number]
        elif number in inside:
            kind, value = 2, inside[number]
        rows += bytes([kind]) + value.to_bytes(4, "big") + b"\0\0"
    out += b"%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (
        size - 1,
        stream(rows, b"/Type /XRef /Size %d /W [1 4 2] /Root 1 0 R " % size),
        start,
    )
    return bytes(out)


def much_space(megabytes: int) -> bytes:
    """A page whose instructions unpack to so many millions of spaces."""
    return one_page(b" " * (megabytes * 10**6))


def repeated_contents(times: int) -> bytes:
    """A page that names the same million bytes of instructions many times."""
    whole = one_page(b" " * 10**6)
    old, new = (
        b"/Contents 4 0 R",
        b"/Contents [%s]" % b" ".join([b"4 0 R"] * times),
    )
    return whole.replace(old, new)


def signed_over(depth: int, width: int) -> bytes:
    """A page whose annotation's appearance nests forms."""
    inner = forms(depth, width)
    return inner.replace(
        b"/Contents 4 0 R",
        b"/Annots [<</Subtype /Stamp /Rect [0 0 9 9] /AP <</N 5 0 R>>>>]",
    )


def image(side: int) -> bytes:
    """A page with an image of ``side`` x ``side`` pixels, one bit each, all alike."""
    entries = (
        b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray"
        b" /BitsPerComponent 1"
    )
    data = stream(b"\0" * 1000, entries % (side, side))
    return one_page(
        b"500 0 0 500 0 0 cm /X Do", b"/XObject <</X 5 0 R>>", [data]
    )


def many_objects(count: int) -> bytes:
    """A page of ``count`` rectangles."""
    return one_page(b"0 0 9 9 re f " * count)


def many_pages(count: int) -> bytes:
    """``count`` times the same empty page."""
    kids = b" ".join(b"3 0 R" for _ in range(count))
    page = b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]>>"
    return pdf(
        [
            b"<</Type /Catalog /Pages 2 0 R>>",
            b"<</Type /Pages /Kids [%s] /Count %d>>" % (kids, count),
            page,
        ]
    )


def much_text(count: int) -> bytes:
    """A page of about ``count`` characters."""
    font = b"/Font <</F <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>>"
    lines = (
        b"1 0 0 1 %d %.3f Tm (0123456789) Tj"
        % (k % 60 * 9, 840 - k // 60 * 1.2)
        for k in range(count // 10)
    )
    return one_page(b"BT /F 1 Tf " + b"\n".join(lines) + b" ET", font)


def nested_arrays(depth: int) -> bytes:
    """A document with an array ``depth`` deep."""
    return one_page(b"", b"/Deep " + b"[" * depth + b"]" * depth)


def looping_pages() -> bytes:
    """A page tree that holds itself."""
    return pdf(
        [
            b"<</Type /Catalog /Pages 2 0 R>>",
            b"<</Type /Pages /Kids [2 0 R 2 0 R] /Count 99999>>",
        ]
    )


def huge_page() -> bytes:
    """A page of 200 inches by 200 that says something."""
    font = b"/Font <</F <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>>"
    whole = one_page(b"BT /F 40 Tf 90 800 Td (Montant 12,00) Tj ET", font)
    return whole.replace(b"[0 0 595 842]", b"[0 0 14400 14400]")


def active(address: str = "http://127.0.0.1:9/") -> bytes:
    """JavaScript, a launch, a web link and an attachment that run or load where a viewer follows
    them.
    """
    uri = address.encode()
    actions = (
        b'/OpenAction <</S /JavaScript /JS (app.launchURL\\("%s"\\);)>> /AA <</WC <</S /Launch /F'
        b" (calc.exe)>>>> /Names <</EmbeddedFiles <</Names [(../../evil.sh) 5 0 R]>> /JavaScript"
        b' <</Names [(x) <</S /JavaScript /JS (this.submitForm\\("%s"\\);)>>]>>>>'
        % (uri, uri)
    )
    attached = b"<</Type /Filespec /F (../../evil.sh) /EF <</F 6 0 R>>>>"
    font = b"/Font <</F <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>>"
    text = b"BT /F 12 Tf 90 700 Td (<script>alert\\(1\\)</script> Montant 12,00) Tj ET"
    link = (
        b"/Annots [<</Type /Annot /Subtype /Link /Rect [0 0 595 842] /A <</S /URI /URI (%s)>>>>]"
        % uri
    )
    return one_page(
        text,
        font + b">> " + link + b" /Extra <<",
        [attached, stream(b"#!/bin/sh\n")],
        actions,
    )


def encrypted() -> bytes:
    """A page behind a password."""
    out = io.BytesIO()
    canvas = Canvas(
        out,
        invariant=1,
        encrypt=StandardEncryption(
            "secret", ownerPassword="autre", strength=128
        ),
    )
    canvas.drawString(90, 700, "Montant 12,00")
    canvas.save()
    return out.getvalue()


def behind_a_cipher(instructions: bytes, strength: int) -> bytes:
    """A page of these, packed, then encrypted by RC4 of 40 or 128 bits, under no password."""
    out = io.BytesIO()
    cipher = StandardEncryption("", "owner", strength=strength)
    canvas = Canvas(out, encrypt=cipher, invariant=1, pageCompression=1)
    canvas._code.append(instructions.decode())
    canvas.save()
    return out.getvalue()


def in_lzw(data: bytes) -> bytes:
    """Packed by LZW, each code written in 12 bits once there are as many entries."""
    entries: dict[bytes, int] = {}
    bits, before = [f"{256:09b}"], b""
    for byte in data:
        longer = before + bytes((byte,))
        if len(longer) == 1 or longer in entries:
            before = longer
            continue
        width = len(f"{258 + len(entries):b}")
        bits.append(f"{entries.get(before, before[0]):0{max(9, width)}b}")
        entries[longer] = 258 + len(entries)
        before = longer[-1:]
        if len(entries) == 4_094 - 258:
            bits.append(f"{256:012b}")
            entries.clear()
    width = max(9, len(f"{258 + len(entries):b}"))
    bits.append(
        f"{entries.get(before, before[0] if before else 257):0{width}b}"
    )
    whole = "".join(bits)
    whole += "0" * (-len(whole) % 8)
    return int(whole, 2).to_bytes(len(whole) // 8, "big")


def packed_by(name: bytes, packed: bytes, more: Sequence[bytes] = ()) -> bytes:
    """A page whose instructions are packed in a way, told by the entries of its dictionary."""
    plain = one_page(b"", more=more)
    start = plain.index(b"4 0 obj\n")
    end = plain.index(b"endobj", start)
    body = b"<</Length %d %s>>\nstream\n%s\nendstream\n"
    instructions = body % (len(packed), name, packed)
    return plain[: start + 8] + instructions + plain[end:]


def by_differences(line: bytes, times: int) -> bytes:
    """Rows of PNG, each the same as the one above, packed: one line and zeros."""
    return zlib.compress(
        b"\2" + line + (b"\2" + bytes(len(line))) * (times - 1)
    )


def tiles(
    size: float, step: float, matrix: str = "1 0 0 1 0 0", form: str = ""
) -> bytes:
    """A page filled with tiles of one size, and so far from each other; or a form on it, drawn in
    the units ``form``.
    """
    fill = b"/Pattern cs /P scn 0 0 595000 842000 re f"
    pattern = stream(
        b"0 0 1 1 re f",
        (
            "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /Resources <<>>"
            f" /BBox [0 0 {size} {size}] /XStep {step} /YStep {step} /Matrix [{matrix}]"
        ).encode(),
    )
    names = b"/Pattern <</P 5 0 R>>"
    if not form:
        return one_page(fill, names, [pattern])
    drawn = stream(
        fill,
        b"/Type /XObject /Subtype /Form /BBox [0 0 595000 842000] /Resources <<%s>>"
        % names,
    )
    return one_page(
        f"{form} cm /X Do".encode(), b"/XObject <</X 6 0 R>>", [pattern, drawn]
    )


_HELVETICA = b"/Type /Font /Subtype /Type1 /BaseFont /Helvetica"


def mapped(
    entries: bytes, shown: bytes = b"(a) Tj", more: Sequence[bytes] = ()
) -> bytes:
    """A page of text in a font whose map of characters has these entries."""
    whole = b"begincmap\n%s\nendcmap" % entries
    return one_page(
        b"BT /F 9 Tf 9 9 Td %s ET" % shown,
        b"/Font <</F <<%s /ToUnicode 5 0 R>>>>" % _HELVETICA,
        [stream(whole), *more],
    )


def long_letter(letters: int, times: int) -> bytes:
    """A page that shows a character many times, each of which stands for so many letters."""
    entry = b"1 beginbfchar <80> <%s> endbfchar" % (b"0041" * letters)
    return mapped(entry, b"(%s) Tj" % (b"\x80" * times))


def reference_ring(entry: bytes, *ring: bytes) -> bytes:
    """A page whose dictionary has an entry, and objects from number 5 on."""
    return one_page(b"", more=ring).replace(b"/Parent", entry + b" /Parent", 1)


def condition_ring() -> bytes:
    """A page with content that is shown on a condition, both parts of which are that condition."""
    return one_page(
        b"/OC /M BDC 0 0 9 9 re f EMC",
        b"/Properties <</M 6 0 R>>",
        [b"[/Or 5 0 R 5 0 R]", b"<</Type /OCMD /VE 5 0 R>>"],
        b"/OCProperties <</OCGs [] /D <<>>>>",
    )


_STATES = b"q " * 10_000_000

HOSTILE: Mapping[str, Callable[[], bytes]] = {
    "vide": lambda: b"",
    "texte": lambda: b"rien",
    "tronque": lambda: many_objects(500)[:-400],
    "chiffre": encrypted,
    "actif": active,
    "bombe-de-formulaires": lambda: forms(12, 12),
    "bombe-annotee": lambda: signed_over(12, 12),
    "bombe-de-blancs": lambda: much_space(250),
    "contenus-repetes": lambda: repeated_contents(500),
    "formulaire-en-boucle": looping_form,
    "boucle-masquee": lambda: named_loop(b"/#58 Do"),
    "boucle-commentee": lambda: named_loop(b"/X %x\nDo"),
    "boucle-nulle": lambda: named_loop(b"/X\0Do"),
    "boucle-entre-parentheses": lambda: named_loop(b"(X) Do <58>Do"),
    "annotation-en-boucle": lambda: painting_loop("form").replace(
        b"/Contents 4 0 R",
        b"/Annots [<</Subtype /Stamp /Rect [0 0 9 9] /AP <</N 10 0 R>>>>]",
    ),
    "motif-en-boucle": lambda: painting_loop("pattern"),
    "masque-en-boucle": lambda: painting_loop("mask"),
    "motif-et-glyphe-en-boucle": lambda: painting_loop("pattern", "glyph"),
    "ronde-de-quatre": lambda: painting_loop(
        "mask", "form", "glyph", "pattern"
    ),
    "chaine-de-motifs": lambda: pattern_chain(9, 10),
    "etats-emboites": lambda: one_page(b"q " * 10_000_000),
    "decoupes-emboitees": lambda: nested_clips(9_000),
    "textes-qui-decoupent": lambda: one_page(
        b"BT /F 9 Tf 7 Tr (a) Tj ET " * 20_000,
        b"/Font <</F <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>>",
    ),
    "points-sans-fin": lambda: one_page(b"0 0 9 9 re " * 5_000_000),
    "zeros-en-ascii85": lambda: in_ascii85(800),
    "etats-chiffres": lambda: behind_a_cipher(_STATES, 128),
    "etats-en-lzw": lambda: packed_by(
        b"/Filter /LZWDecode", in_lzw(_STATES[:4_000_000])
    ),
    "etats-par-differences": lambda: packed_by(
        b"/Filter /FlateDecode /DecodeParms <</Predictor 12 /Columns 1000>>",
        by_differences(_STATES[:1_000], 20_000),
    ),
    "filtre-dans-un-autre-objet": lambda: packed_by(
        b"/Filter 5 0 R", zlib.compress(_STATES), [b"/FlateDecode"]
    ),
    "carreaux-sans-fin": lambda: tiles(500, 0.01),
    "carreaux-dans-un-formulaire": lambda: tiles(
        2, 0.5, form="0.001 0 0 0.001 0 0"
    ),
    "caracteres-sans-fin": lambda: mapped(
        b"1 beginbfrange <00010000> <ffffffff> <0041> endbfrange"
    ),
    "lettre-sans-fin": lambda: long_letter(20_000, 20_000),
    "reference-a-elle-meme": lambda: reference_ring(
        b"/CropBox 5 0 R", b"5 0 R"
    ),
    "references-en-ronde": lambda: reference_ring(
        b"/Form /Annots [5 0 R]", b"6 0 R", b"5 0 R"
    ),
    "condition-en-boucle": condition_ring,
    "marques-emboitees": lambda: nested_marks(100_000),
    "flux-d-objets": lambda: packed_objects(3, 80),
    "flux-doubles": lambda: packed_objects(3, 80, 2),
    "formulaires-profonds": lambda: forms(30, 1),
    "image-immense": lambda: image(60_000),
    "objets": lambda: many_objects(150_000),
    "pages": lambda: many_pages(6_000),
    "texte-immense": lambda: much_text(200_000),
    "tableaux-profonds": lambda: nested_arrays(50_000),
    "pages-en-boucle": looping_pages,
    "page-immense": huge_page,
}
"""Every kind, by the name its file gets."""
