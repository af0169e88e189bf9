"""The look of the client's copies: large type, air, signs that hang at the left of the text.

Sizes 11 · 12,5 · 16 · 30. The text stands 16 mm in: that leaves lines of about seventy characters and a column in which
the signs lead the eye down the page. Large print enlarges these very styles, so nothing here is stated twice.
"""

from __future__ import annotations

from templates.source.word import package, page
from templates.source.word.markup import KEEP, NAMESPACES, border, cell, each, field, mm, para, row, run, table, when
from templates.source.word.styles import Style, styles_part

IN = 16
"""How far the text stands in, in millimetres."""
SIDE = 8
BODY, LINE = 12.5, 16.25  # points; 1.3 times the size, whatever the font

_HANG = f'<w:tab w:val="left" w:pos="{mm(IN)}"/>'
_SIDE_TAB = f'<w:tab w:val="left" w:pos="{mm(IN + SIDE)}"/>'

STYLES = [
    Style(id="Kopietitel", name="Kopie titel", based="Titel", next="Naam", size=16, slot="accent3", bold=False,
          before=6, after=0),
    Style(id="Naam", name="Subtitle", next="Kopieuitleg", size=30, bold=True, slot="text2", font="major", before=0,
          after=4, line=0.95, keep=True),
    Style(id="Kopieuitleg", name="Kopie uitleg", next="Verhaaltekst", size=BODY, least=LINE, before=0, after=3,
          right=8),
    Style(id="Verhaalkop", name="Kopie kop", based="Kop1", next="Verhaaltekst", size=16, before=13, after=3, left=IN,
          keep=True, outline=0),
    Style(id="Gebiedkop", name="Kopie leefgebied", based="Verhaalkop", next="Verhaaltekst", before=11, after=2,
          left=IN, hanging=IN, tabs=_HANG, keep=True, middle=True, outline=0),
    Style(id="Verhaaltekst", name="Kopie tekst", size=BODY, least=LINE, before=0, after=4, left=IN),
    Style(id="Kantregel", name="Kopie kant", size=BODY, least=LINE, before=0, after=2, left=IN + SIDE, hanging=SIDE,
          tabs=_SIDE_TAB, whole=True, middle=True),
    Style(id="Kopieklein", name="Kopie klein", based="Verhaaltekst", size=11, slot="accent3", after=2),
    Style(id="Woordregel", name="Kopie woord", based="Verhaaltekst", after=3, whole=True),
    Style(id="Kaderregel", name="Kopie kader", size=BODY, least=LINE, before=0, after=2),
    Style(id="Fotovak", name="Kopie foto", size=9, slot="accent3", before=0, after=0),
    Style(id="Schrijflijn", name="Kopie schrijflijn", size=BODY, before=8, after=0, exact=20,
          borders=border("bottom", "accent4", 4, 1)),
]  # fmt: skip

# a photo beside lines: a layout without lines of its own
_CONTACT_TABLE = (
    '<w:style w:type="table" w:customStyle="1" w:styleId="Kopiecontact"><w:name w:val="Kopie contact"/>'
    f'<w:basedOn w:val="Standaardtabel"/><w:tblPr><w:tblCellMar><w:left w:w="{mm(4)}" w:type="dxa"/>'
    f'<w:right w:w="{mm(4)}" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)


def styles(more: list[Style] | None = None, tables: str = "") -> str:
    """The shared styles and those of the copies."""
    own = "".join(style.xml() for style in [*STYLES, *(more or [])])
    return styles_part().replace("</w:styles>", f"{own}{_CONTACT_TABLE}{tables}</w:styles>")


FOOTER = (
    "{{ document.titel }}{% if document.formulier_versie %} · versie {{ document.formulier_versie }}{% endif %}"
    "{% if document.ref %} · {{ document.ref }}{% endif %}"
    "{% if document.concept %} · {{ afgeleid.tekst.nog_niet_af }}{% endif %}"
)


def _footer() -> str:
    line = para("Voettekst", run(f"{FOOTER}\tpagina "), field("PAGE"), run(" van "), field("NUMPAGES"))
    return f"<w:ftr {NAMESPACES}>{line}</w:ftr>"


def document(
    body: str,
    *,
    section: str = "",
    more: list[Style] | None = None,
    tables: str = "",
    parts: dict[str, str] | None = None,
) -> bytes:
    """A copy's template around this body; `more` and `tables` are styles of its own."""
    replace = {"word/styles.xml": styles(more, tables), "word/footer1.xml": _footer(), "word/footer2.xml": _footer()}
    section = section or page.section(top=20, bottom=17, head=10, foot=8)
    return package.docx(body, section=section, replace={**replace, **(parts or {})})


# --- blocks


def opening() -> str:
    """Whose it is, what it is, and that it is theirs."""
    return (
        para("Kopietitel", "{{ document.titel }}")
        + para("Naam", "{{ afgeleid.naam }}")
        + para("Kopieuitleg", "{{ afgeleid.tekst.uitleg }}")
    )


def signed_heading(sign: str, words: str, style: str = "Gebiedkop") -> str:
    """A heading with its sign at the left."""
    return para(style, run(f"{{{{ {sign} }}}}"), run("\t"), run(words))


def side(item: str) -> str:
    """A line with its own sign and a word that says what it is."""
    return para(
        "Kantregel",
        run(f"{{{{ {item}.teken }}}}\t"),
        run(f"{{{{ {item}.label }}}}", "Merk"),
        run(f"\u2002{{{{ {item}.tekst }}}}"),
    )


def heading(words: str) -> str:
    """A heading without a sign."""
    return para("Verhaalkop", words)


def labelled(item: str) -> str:
    """A text with a bold word before it."""
    return para("Verhaaltekst", run(f"{{{{ {item}.label }}}}", "Merk"), run(f"\u2002{{{{ {item}.tekst }}}}"))


def word_list() -> str:
    """The words that are explained."""
    line = para("Woordregel", run("{{ woord.woord }}", "Merk"), run(": {{ woord.uitleg }}"))
    return when(
        "afgeleid.woordenlijst", heading("{{ afgeleid.tekst.woorden }}"), each("woord", "afgeleid.woordenlijst", line)
    )


def not_right() -> str:
    """What to do when something is not right."""
    return heading("{{ afgeleid.tekst.klopt_niet }}") + para(
        "Verhaaltekst", "{{ afgeleid.tekst.veranderen }}", properties=KEEP
    )


_PHOTO = 30
_FRAME = "".join(
    border(side_, "accent4", 6).replace('"single"', '"dashed"') for side_ in ("top", "left", "bottom", "right")
)


def contact() -> str:
    """Whom to call, with room for a photo."""
    photo = cell(
        0,
        para("Fotovak", "{{ afgeleid.tekst.foto }}"),
        align="center",
        properties=f"<w:tcBorders>{_FRAME}</w:tcBorders>",
    )
    line = para("Schrijflijn")
    lines = (
        para("Kaderregel", run("{{ afgeleid.tekst.bellen }}", "Merk"))
        + when("afgeleid.contact.naam", para("Kaderregel", "{{ afgeleid.contact.naam }}"), otherwise=line)
        + when("afgeleid.contact.bij", para("Kaderregel", "{{ afgeleid.contact.bij }}"))
        + when(
            "afgeleid.contact.telefoon",
            para("Kaderregel", "{{ afgeleid.tekst.telefoon }}: {{ afgeleid.contact.telefoon }}"),
            otherwise=line,
        )
    )
    inner = table(
        "Kopiecontact",
        [1.18, 2.2, 8.62],
        row(cell(0, para("Fotovak")), photo, cell(0, lines, align="center"), height=34),
    )
    return para("Ruimte") + inner + para("Ruimte")
