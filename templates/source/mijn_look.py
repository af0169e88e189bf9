"""The look of the client's copies: large type, air, signs that hang at the left of the text.

Sizes 11 · 12,5 · 16 · 30. The text stands 15 mm in: that leaves lines of about seventy characters and a column in which
the signs lead the eye down the page. Large print enlarges these very styles, so nothing here is stated twice.
"""

from __future__ import annotations

from templates.source.word import package, page
from templates.source.word.markup import (
    COLUMN,
    KEEP,
    NAMESPACES,
    border,
    cell,
    each,
    field,
    mm,
    para,
    row,
    run,
    table,
    when,
)
from templates.source.word.styles import Style, styles_part

IN = 15
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
    Style(id="Verhaalkop", name="Kopie kop", based="Kop1", next="Verhaaltekst", size=16, before=9, after=2, left=IN,
          keep=True, outline=0),
    Style(id="Gebiedkop", name="Kopie leefgebied", based="Verhaalkop", next="Verhaaltekst", before=8, after=1,
          left=IN, hanging=IN, tabs=_HANG, keep=True, middle=True, outline=0),
    Style(id="Verhaaltekst", name="Kopie tekst", size=BODY, least=LINE, before=0, after=3, left=IN),
    Style(id="Kantregel", name="Kopie kant", size=BODY, least=LINE, before=0, after=1, left=IN + SIDE, hanging=SIDE,
          tabs=_SIDE_TAB, whole=True, middle=True),
    Style(id="Woordregel", name="Kopie woord", based="Verhaaltekst", after=3, whole=True),
    Style(id="Kaderregel", name="Kopie kader", size=BODY, least=LINE, before=0, after=2),
    Style(id="Kaderkop", name="Kopie kaderkop", based="Kaderregel", bold=True, slot="text2", before=4, after=0),
    Style(id="Kadernoot", name="Kopie kadernoot", size=11, slot="accent3", before=4, after=0),
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
    section = section or page.section(top=19, bottom=15, head=9, foot=7)
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


def sides(item: str, items: str) -> str:
    """Lines with their own sign and a word that says what each is; together on one page."""
    content = [
        run(f"{{{{ {item}.teken }}}}\t"),
        run(f"{{{{ {item}.label }}}}", "Merk"),
        run(f"\u2002{{{{ {item}.tekst }}}}"),
    ]
    last, before = para("Kantregel", *content), para("Kantregel", *content, properties=KEEP)
    return each(item, items, when("loop.last", last, otherwise=before))


def heading(words: str) -> str:
    """A heading without a sign."""
    return para("Verhaalkop", words)


def labelled(item: str, style: str = "Verhaaltekst") -> str:
    """A text with a bold word before it."""
    return para(style, run(f"{{{{ {item}.label }}}}", "Merk"), run(f"\u2002{{{{ {item}.tekst }}}}"))


def word_list() -> str:
    """The words that are explained."""
    line = para("Woordregel", run("{{ woord.woord }}", "Merk"), run(": {{ woord.uitleg }}"))
    return when(
        "afgeleid.woordenlijst", heading("{{ afgeleid.tekst.woorden }}"), each("woord", "afgeleid.woordenlijst", line)
    )


_PHOTO, _BESIDE = 26, 112
"""How wide a photo is, and the lines beside it, in millimetres."""

_FRAME = "".join(
    border(side_, "accent4", 6).replace('"single"', '"dashed"') for side_ in ("top", "left", "bottom", "right")
)


def closing(together: str) -> str:
    """What to do when something is not right, and whom to call, with room for a photo; one block on one page.

    `together` is an expression: when this was read or discussed together.
    """
    line = para("Schrijflijn")
    lines = (
        para("Kaderregel", "{{ afgeleid.tekst.veranderen }}")
        + para("Kaderkop", "{{ afgeleid.tekst.bellen }}")
        + when(
            "afgeleid.contact.naam",
            para("Kaderregel", "{{ afgeleid.contact.naam }}{% if afgeleid.contact.bij %}, {{ afgeleid.contact.bij }}"
                               "{% endif %}{% if afgeleid.contact.telefoon %}: {{ afgeleid.contact.telefoon }}"
                               "{% endif %}"),
            otherwise=line,
        )
        + when("not afgeleid.contact.telefoon", line)
        + when(together, para("Kadernoot", f"{{{{ {together} }}}}"))
    )  # fmt: skip
    frame = f"<w:tcBorders>{_FRAME}</w:tcBorders>"
    photo = cell(mm(_PHOTO) / COLUMN, para("Fotovak", "{{ afgeleid.tekst.foto }}"), properties=frame, align="center")
    beside = cell(mm(_BESIDE) / COLUMN, lines)
    block = table("Kopiecontact", [mm(_PHOTO) / COLUMN, mm(_BESIDE) / COLUMN], row(photo, beside, height=31))
    indent = f'<w:tblInd w:w="{mm(IN)}" w:type="dxa"/><w:tblLayout'
    return heading("{{ afgeleid.tekst.klopt_niet }}") + block.replace("<w:tblLayout", indent) + para("Ruimte")
