"""What the handbook adds to the shared look: styles of its own, sections, the page with the matrix.

A style here is one a designer restyles in Word like any other; see `templates.source.word.styles`.
"""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from docgen.ooxml.namespaces import R
from docgen.ooxml.zipping import pack
from templates.source.word import package, page
from templates.source.word.markup import NAMESPACES, border, field, mm, para, run
from templates.source.word.styles import Style, styles_part

SIDE = 4.3
"""Twelfths of the page for side notes, the gap before them included."""

_WHOLE_TAB = '<w:tab w:val="right" w:leader="dot" w:pos="9240"/>'
_RIGHT_TAB = '<w:tab w:val="right" w:pos="9240"/>'

# Kop 1 of the team edition: a chapter
CHAPTER = Style(
    id="Kop1", name="heading 1", next="Tekst", size=22, bold=True, slot="text2", font="major", before=0, after=10,
    keep=True, outline=0, borders=border("bottom", "accent1", 12, 6),
)  # fmt: skip

STYLES = [
    # text of eight columns: lines of about 65 characters
    Style(id="Tekst", name="Body Text", next="Tekst", before=0, after=6, line=1.15, right=54),
    Style(id="Kolomtekst", name="Kolomtekst", based="Tekst", next="Kolomtekst", right=0),
    Style(id="Lijsttekst", name="Lijst smal", based="Lijst", before=0, after=3, line=1.1, right=54),
    Style(id="Kernzin", name="Kernzin", next="Tekst", size=13, before=0, after=8, line=1.1, right=20),
    Style(
        id="Fase", name="Fase", based="Kop2", next="Kernzin", size=22, before=0, after=10, keep=True, outline=1,
        left=13, hanging=13, tabs=f'<w:tab w:val="left" w:pos="{mm(13)}"/>{_RIGHT_TAB}',
        borders=border("bottom", "accent1", 12, 6),
    ),
    Style(id="Stap", name="Stap", based="Standaard", next="Staptekst", bold=True, before=2, after=1, left=7, hanging=7,
          tabs=f'<w:tab w:val="left" w:pos="{mm(7)}"/>'),
    Style(id="Staptekst", name="Staptekst", before=0, after=2, line=1.08, left=7),
    # a tinted plane across the page
    Style(
        id="Vlak", name="Vlak", next="Tekst", before=0, after=0, line=1.1, left=3, right=3, fill="background2",
        borders="".join(border(side, "background2", 4, 6) for side in ("top", "left", "bottom", "right")), whole=True,
    ),
    Style(id="Vlakkop", name="Vlak kop", based="Vlak", next="Vlak", bold=True, slot="text2", before=8, keep=True),
    Style(id="Kanttekening", name="Kanttekening", size=9.5, before=0, after=5, line=1.08, left=2.5,
          borders=border("left", "accent1", 12, 5), whole=True),
    Style(id="Kanttekeningkop", name="Kanttekening kop", based="Kanttekening", next="Kanttekening", size=9.5, bold=True,
          slot="text2",),
    Style(id="Bron", name="Bron", based="Klein", next="Tekst", before=2, after=8, right=54),
    Style(id="Matrixkop", name="Matrix kop", size=8, bold=True, slot="text2", before=0, after=0, keep=True),
    Style(id="Matrix", name="Matrix", size=7.5, before=0, after=0, exact=8.6),
    Style(id="Matrixfase", name="Matrix fase", size=8, bold=True, slot="text2", before=0, after=0, exact=10),
    Style(id="Wijzerkop", name="Wijzer kop", based="Leefgebied", next="Wijzer", before=10, after=3, keep=True),
    Style(id="Wijzer", name="Wijzer vraag", size=9.5, before=0, after=3, line=1.05),
    Style(id="Voorbeeld", name="Voorbeeld", size=11, before=0, after=6, line=1.45),
    Style(id="Inhoud1", name="toc 1", next="Standaard", bold=True, before=8, after=1, tabs=_WHOLE_TAB),
    Style(id="Inhoud2", name="toc 2", next="Standaard", before=0, after=1, left=5, tabs=_WHOLE_TAB),
    Style(id="Inhoudkop", name="TOC Heading", based="Kop1", next="Standaard", outline=9),
    # the client's edition: larger letters, more air
    Style(id="Jijtekst", name="Jij tekst", next="Jijtekst", size=12.5, before=0, after=6, line=1.25, right=12),
    Style(id="Jijtitel", name="Jij titel", based="Titel", next="Jijtekst", size=30, before=16, after=8, keep=True),
    Style(id="Jijnaam", name="Jij naam", based="Kop2", next="Jijregel", size=13, before=0, after=1, keep=True,
          outline=1),
    Style(id="Jijregel", name="Jij regel", size=12.5, before=0, after=0, line=1.2),
    Style(id="Jijlijst", name="Jij lijst", based="Lijst", size=12.5, before=0, after=4, line=1.2, left=6, hanging=6,
          right=12),
    Style(id="Jijvlak", name="Jij vlak", based="Vlak", size=12.5, line=1.25, after=0),
    Style(id="Zakfase", name="Zak fase", based="Kop2", next="Zaktekst", size=13, before=0, after=1, keep=True,
          outline=1),
    Style(id="Zaktekst", name="Zak tekst", size=9, before=0, after=1, line=1.05),
    Style(id="Omslagregel", name="Omslag regel", size=13, slot="accent6", before=0, after=4, line=1.1, right=25),
    Style(id="Omslagtitel", name="Omslag titel", based="Titel", next="Omslagregel", size=44, slot="accent6", before=0,
          after=10, line=0.95, right=10),
    Style(id="Omslagvoet", name="Omslag voet", size=11, slot="accent3", before=0, after=2),
]  # fmt: skip

_CHARACTERS = (
    # a little narrower, so that eight rows fit on one page in wide fonts as well
    ("Matrixtekst", "Matrix tekst", '<w:w w:val="96"/>'),
    ("Zwart", "Zwart", '<w:color w:val="1A1A1A" w:themeColor="text1"/>'),
    ("Fasenummer", "Fasenummer", '<w:color w:val="1F5F7A" w:themeColor="accent1"/>'),
    ("Code", "Regelcode", '<w:color w:val="6B6B6B" w:themeColor="accent3"/><w:sz w:val="15"/><w:szCs w:val="15"/>'),
    ("Noot", "Nootnummer", '<w:b/><w:color w:val="1F5F7A" w:themeColor="text2"/><w:vertAlign w:val="superscript"/>'),
    ("Gemarkeerd", "Gemarkeerd",
     '<w:shd w:val="clear" w:color="auto" w:fill="E6EEF1" w:themeFill="background2"/>'),
)  # fmt: skip


_MATRIX_TABLE = (
    '<w:style w:type="table" w:customStyle="1" w:styleId="Matrixtabel"><w:name w:val="Matrixtabel"/>'
    f'<w:basedOn w:val="Standaardtabel"/><w:tblPr><w:tblBorders>{border("top", "accent1", 8)}'
    f"{border('bottom', 'accent1', 8)}{border('insideH', 'accent4', 4)}{border('insideV', 'accent5', 4)}</w:tblBorders>"
    f'<w:tblCellMar><w:top w:w="23" w:type="dxa"/><w:left w:w="{mm(1.2)}" w:type="dxa"/>'
    f'<w:bottom w:w="23" w:type="dxa"/><w:right w:w="{mm(1.2)}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    '<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr>'
    '<w:shd w:val="clear" w:color="auto" w:fill="E6EEF1" w:themeFill="background2"/></w:tcPr></w:tblStylePr></w:style>'
)


_MARGIN_TABLE = (
    # text with notes in the margin: a layout without lines
    '<w:style w:type="table" w:customStyle="1" w:styleId="Kantlijn"><w:name w:val="Kantlijn"/>'
    f'<w:basedOn w:val="Standaardtabel"/><w:tblPr><w:tblCellMar><w:top w:w="{mm(1)}" w:type="dxa"/>'
    f'<w:left w:w="0" w:type="dxa"/><w:bottom w:w="{mm(1)}" w:type="dxa"/><w:right w:w="{mm(5)}" w:type="dxa"/>'
    "</w:tblCellMar></w:tblPr></w:style>"
)


_AIRY_TABLE = (
    '<w:style w:type="table" w:customStyle="1" w:styleId="Luchtig"><w:name w:val="Luchtig"/>'
    f'<w:basedOn w:val="Standaardtabel"/><w:tblPr><w:tblCellMar><w:top w:w="{mm(1.4)}" w:type="dxa"/>'
    f'<w:left w:w="0" w:type="dxa"/><w:bottom w:w="{mm(1.4)}" w:type="dxa"/><w:right w:w="{mm(3)}" w:type="dxa"/>'
    "</w:tblCellMar></w:tblPr></w:style>"
)


_HEADING = re.compile('<w:style w:type="paragraph" w:styleId="Kop1">.*?</w:style>')


def _styles(*, chapters: bool) -> str:
    """The shared styles and those of the handbook; in a book with chapters Kop 1 is as large as a chapter's title."""
    own = "".join(style.xml() for style in STYLES) + "".join(
        f'<w:style w:type="character" w:styleId="{code}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Standaardalinea"/><w:qFormat/><w:rPr>{look}</w:rPr></w:style>'
        for code, name, look in _CHARACTERS
    )
    shared = styles_part()
    if chapters:
        shared = _HEADING.sub(CHAPTER.xml(), shared, count=1)
    return shared.replace("</w:styles>", f"{own}{_MATRIX_TABLE}{_MARGIN_TABLE}{_AIRY_TABLE}</w:styles>")


# --- sections

COVER, MAIN, WIDE, FIRST = "omslag", "tekst", "breed", "eerste"
NO_HEAD, NO_FOOT, WIDE_FOOT = "rIdKopLeeg", "rIdVoetLeeg", "rIdVoetBreed"


# margins in millimetres: top, right, bottom, left
_MARGINS = {COVER: (98, 22, 18, 25), MAIN: (24, 22, 18, 25), FIRST: (24, 22, 18, 25), WIDE: (8, 10, 12, 10)}
_HEADS = {COVER: page.HEADER_FIRST, MAIN: page.HEADER_LATER, FIRST: page.HEADER_LATER, WIDE: NO_HEAD}
_FEET = {COVER: NO_FOOT, MAIN: page.FOOTER_LATER, FIRST: page.FOOTER_LATER, WIDE: WIDE_FOOT}


def section(kind: str, *, last: bool = False) -> str:
    """A section that ends here: cover, running text, text under the organisation's header, or the landscape page.

    All but the last section of a document stand in a paragraph (ECMA-376 Part 1, 17.6.18).
    """
    landscape, first = kind == WIDE, kind == FIRST
    width, height = mm(210), mm(297)
    size = f'w:w="{height}" w:h="{width}" w:orient="landscape"' if landscape else f'w:w="{width}" w:h="{height}"'
    top, right, bottom, left = _MARGINS[kind]
    references = _reference("header", _HEADS[kind]) + _reference("footer", _FEET[kind])
    if first:
        references += _reference("header", page.HEADER_FIRST, "first") + _reference(
            "footer", page.FOOTER_FIRST, "first"
        )
    found = (
        f'<w:sectPr>{references}<w:type w:val="nextPage"/><w:pgSz {size}/>'
        f'<w:pgMar w:top="{mm(top)}" w:right="{mm(right)}" '
        f'w:bottom="{mm(bottom)}" w:left="{mm(left)}" w:header="{mm(8 if landscape else 10)}" '
        f'w:footer="{mm(6 if landscape else 9)}" w:gutter="0"/>{"<w:titlePg/>" if first else ""}</w:sectPr>'
    )
    return found if last else f'<w:p><w:pPr><w:pStyle w:val="Sjabloon"/>{found}</w:pPr></w:p>'


def _reference(part: str, id_: str, kind: str = "default") -> str:
    return f'<w:{part}Reference w:type="{kind}" r:id="{id_}"/>'


def _wide_footer() -> str:
    tab = f'<w:tabs><w:tab w:val="clear" w:pos="9240"/><w:tab w:val="right" w:pos="{mm(277)}"/></w:tabs>'
    line = para(
        "Voettekst", run(f"{page.FOOTER}\tpagina "), field("PAGE"), run(" van "), field("NUMPAGES"), properties=tab
    )
    return f"<w:ftr {NAMESPACES}>{line}</w:ftr>"


_EXTRA = {
    # part: its kind, the id by which a section refers to it, its text
    "header3.xml": ("header", NO_HEAD, f"<w:hdr {NAMESPACES}>{para('Koptekst')}</w:hdr>"),
    "footer3.xml": ("footer", WIDE_FOOT, _wide_footer()),
    "footer4.xml": ("footer", NO_FOOT, f"<w:ftr {NAMESPACES}>{para('Voettekst')}</w:ftr>"),
}
_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def document(body: str, *, cover: str = "") -> bytes:
    """A handbook template: `cover` is the header of its first page if not the usual one, `body` ends in its section."""
    replace = {"word/styles.xml": _styles(chapters=bool(cover))}
    if cover:
        replace["word/header1.xml"] = f"<w:hdr {NAMESPACES}>{cover}</w:hdr>"
    made = package.docx(body, section=" ", replace=replace)
    with ZipFile(BytesIO(made)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    types = "".join(
        f'<Override PartName="/word/{name}" ContentType="{_WML}.{kind}+xml"/>' for name, (kind, _, _) in _EXTRA.items()
    )
    rels = "".join(
        f'<Relationship Id="{id_}" Type="{R}/{kind}" Target="{name}"/>' for name, (kind, id_, _) in _EXTRA.items()
    )
    _insert(parts, "[Content_Types].xml", types)
    _insert(parts, "word/_rels/document.xml.rels", rels)
    return pack({**parts, **{f"word/{name}": _xml(text) for name, (_, _, text) in _EXTRA.items()}})


def _insert(parts: dict[str, bytes], name: str, more: str) -> None:
    """Put elements at the end of a part's root."""
    head, end, tail = parts[name].rpartition(b"</")
    parts[name] = head + more.encode() + end + tail


def _xml(text: str) -> bytes:
    root = etree.fromstring(text.encode())
    etree.cleanup_namespaces(root, keep_ns_prefixes=["w", "r"])
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
