"""The page: A4 with its margins, and the header and footer that every document shares.

Page 1 has the logo at the left and the organisation in small grey at the right; later pages a thin line with the form's
name. The footer says form, version of that form, reference and page.
"""

from __future__ import annotations

from docgen.ooxml.units import Mm
from templates.source.word.markup import COLUMN, NAMESPACES, cell, field, mm, para, row, run, table

LOGO_WIDTH, LOGO_HEIGHT = Mm(42), Mm(14)

# reference ids in word/_rels/document.xml.rels
HEADER_FIRST, HEADER_LATER, FOOTER_FIRST, FOOTER_LATER = "rIdKop1", "rIdKop2", "rIdVoet1", "rIdVoet2"


def logo() -> str:
    """The placeholder picture that the house style replaces, keeping its height."""
    size = f'cx="{LOGO_WIDTH}" cy="{LOGO_HEIGHT}"'
    alt = "{{ organisatie.logo.alt }}"
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="1" name="logo" descr="{alt}"/><a:graphic><a:graphicData '
        'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        '<pic:cNvPr id="1" name="logo"/><pic:cNvPicPr><a:picLocks noChangeAspect="1"/></pic:cNvPicPr></pic:nvPicPr>'
        '<pic:blipFill><a:blip r:embed="rIdLogo"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


RIGHT = '<w:jc w:val="right"/>'


def header_first() -> str:
    """`word/header1.xml`: logo and organisation."""
    named = 'document.uitgave != "neutraal"'
    lines = [
        para("Koptekst", f"{{% if {named} %}}{{{{ organisatie.naam }}}}{{% endif %}}", properties=RIGHT),
        para("Koptekst", f"{{% if {named} %}}{{{{ organisatie.contact.telefoon }}}}{{% endif %}}", properties=RIGHT),
        para("Koptekst", f"{{% if {named} %}}{{{{ organisatie.contact.website }}}}{{% endif %}}", properties=RIGHT),
    ]
    inner = table(
        "Standaardtabel", [7, 5], row(cell(7, para("Koptekst", logo())), cell(5, *lines, align="center"), height=14)
    )
    # a header ends in a paragraph (ECMA-376 Part 1, 17.10.4); this one is the distance to the title
    end = para("Koptekst", properties='<w:spacing w:before="0" w:after="0" w:line="60" w:lineRule="exact"/>')
    return f"<w:hdr {NAMESPACES}>{inner}{end}</w:hdr>"


def header_later(title: str = "{{ document.titel }}") -> str:
    """`word/header2.xml`: a thin line with the form's name."""
    end = para("Koptekst", properties='<w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/>')
    return f"<w:hdr {NAMESPACES}>{para('Vervolgkop', title)}{end}</w:hdr>"


FOOTER = (
    "{{ document.titel }}{% if document.formulier_versie %} · versie {{ document.formulier_versie }}{% endif %}"
    "{% if document.ref %} · {{ document.ref }}{% endif %}{% if document.concept %} · concept{% endif %}"
)


def footer(text: str = FOOTER) -> str:
    """`word/footer1.xml` and `word/footer2.xml`."""
    line = para("Voettekst", run(f"{text}\tpagina "), field("PAGE"), run(" van "), field("NUMPAGES"))
    return f"<w:ftr {NAMESPACES}>{line}</w:ftr>"


def section(
    *,
    top: float = 24,
    bottom: float = 18,
    head: float = 10,
    foot: float = 9,
    landscape: bool = False,
    first: bool = True,
) -> str:
    """`w:sectPr`: A4, margins 25 mm left and 22 mm right.

    `top` and `bottom` are those of the text, `head` and `foot` of what stands around it, in millimetres from the edge.
    The header on page 1 is higher than the top margin, so page 1 begins lower by itself.
    """
    references = (
        f'<w:headerReference w:type="default" r:id="{HEADER_LATER}"/>'
        f'<w:headerReference w:type="first" r:id="{HEADER_FIRST}"/>'
        f'<w:footerReference w:type="default" r:id="{FOOTER_LATER}"/>'
        f'<w:footerReference w:type="first" r:id="{FOOTER_FIRST}"/>'
    )
    width, height = mm(210), mm(297)
    size = f'w:w="{height}" w:h="{width}" w:orient="landscape"' if landscape else f'w:w="{width}" w:h="{height}"'
    right = width - mm(25) - 12 * COLUMN
    return (
        f"<w:sectPr>{references}<w:pgSz {size}/>"
        f'<w:pgMar w:top="{mm(top)}" w:right="{right}" w:bottom="{mm(bottom)}" w:left="{mm(25)}" '
        f'w:header="{mm(head)}" w:footer="{mm(foot)}" w:gutter="0"/>{"<w:titlePg/>" if first else ""}</w:sectPr>'
    )
