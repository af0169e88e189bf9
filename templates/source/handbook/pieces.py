"""Pieces that the editions share: headings with bookmarks, the table of contents, the cover, layout rows, drawings."""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from docgen.branding.phases import CODES, phase_picture_xml
from docgen.ooxml.namespaces import WPG, WPS
from docgen.ooxml.units import Mm
from templates.source.word import page
from templates.source.word.markup import COLUMN, PAGE_BREAK, inline, mm, para, run, tag

PHASES = "afgeleid.fasen"


# --- headings and the table of contents


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table of contents: level 1 or 2, the bookmark of its heading, its words, and when it is there."""

    level: int
    anchor: str
    title: str
    condition: str = ""


_STYLE_OF_LEVEL = {1: "Kop1", 2: "Kop2"}


def bookmark(anchor: str, content: str, number: int) -> str:
    """`content` within a bookmark; `number` is unique within the template."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{anchor}"/>{content}<w:bookmarkEnd w:id="{number}"/>'


def heading(level: int, anchor: str, title: str, number: int, *, new_page: bool = False) -> str:
    """A heading that the table of contents points to; a chapter begins on a new page unless told otherwise."""
    properties = f'{PAGE_BREAK}<w:spacing w:before="0"/>' if new_page else ""
    return para(_STYLE_OF_LEVEL[level], bookmark(anchor, run(title), number), properties=properties)


def _complex_field(instruction: str, shown: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def page_number(anchor: str) -> str:
    """The page of a bookmark as a field, with the measured number in it when there is one."""
    return _complex_field(f"PAGEREF {anchor} \\h", f"{{{{ afgeleid.paginas.{anchor} }}}}")


def link(anchor: str, *content: str) -> str:
    """A link within the document."""
    return f'<w:hyperlink w:anchor="{anchor}" w:history="1">{"".join(map(inline, content))}</w:hyperlink>'


def see(anchor: str, words: str) -> str:
    """A reference in running text: words that lead to the place, and its page when that is known."""
    known = f"{{% if afgeleid.paginas.{anchor} %}} (bladzijde {{{{ afgeleid.paginas.{anchor} }}}}){{% endif %}}"
    return link(anchor, run(words, "Merk")) + run(known)


def contents(entries: list[Entry]) -> str:
    """The table of contents as Word keeps it: a field around lines that are links with page numbers."""
    opening = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\t "Fase;2" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    closing = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    lines: list[str] = []
    for place, entry in enumerate(entries):
        line = link(entry.anchor, run(f"{entry.title}\t"), page_number(entry.anchor))
        # the field begins and ends in lines that are always there
        line = (opening if place == 0 else "") + line + (closing if place == len(entries) - 1 else "")
        found = para(f"Inhoud{entry.level}", line)
        lines.append(
            f"{tag(f'{{%p if {entry.condition} %}}')}{found}{tag('{%p endif %}')}" if entry.condition else found
        )
    return "".join(lines)


# --- rows for layout, which may break across pages


def layout(widths: list[float], *cells: str, gap: float = 5) -> str:
    """Columns side by side without lines: a table for layout only, read from left to right."""
    grid = "".join(f'<w:gridCol w:w="{round(width * COLUMN)}"/>' for width in widths)
    total = round(sum(widths) * COLUMN)
    margins = f'<w:tblCellMar><w:right w:w="{mm(gap)}" w:type="dxa"/></w:tblCellMar>'
    columns = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{round(width * COLUMN)}" w:type="dxa"/></w:tcPr>{content}</w:tc>'
        for width, content in zip(widths, cells, strict=True)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Standaardtabel"/><w:tblW w:w="{total}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{margins}<w:tblLook w:val="0000"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"<w:tr>{columns}</w:tr></w:tbl>"
    )


# --- drawings


def phase_picture(width_mm: float, shape_id: int) -> str:
    """The eight phases with the names that the organisation gave them, as a run."""
    stand_ins = [f"FASE{number}" for number in range(1, 9)]
    names = [f"{{{{ handboek.fasen.{code}.naam }}}}" for code in CODES]
    alt = (
        "De acht fasen. Het begint met {}, {} en {}. Daarna herhalen zich {}, {}, {} en {}. Het eindigt met {}."
    ).format(*names)
    drawn = phase_picture_xml(stand_ins, width_mm=width_mm, alt=alt, shape_id=shape_id)
    for stand_in, name in zip(stand_ins, names, strict=True):
        drawn = drawn.replace(f"<w:t>{stand_in}</w:t>", f"<w:t>{name}</w:t>")
    # mc:Choice names the prefix, so its declaration must stay there and not on the group within it
    drawn = drawn.replace(f'<wpg:wgp xmlns:wpg="{WPG}"', "<wpg:wgp")
    return f"<w:r>{drawn}</w:r>"


def plane(x: float, y: float, width: float, height: float, *, slot: str, number: int) -> str:
    """A plane of colour behind the text, placed on the page in millimetres; decoration without a description."""
    size = f'cx="{Mm(width)}" cy="{Mm(height)}"'
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" '
        f'distR="0" simplePos="0" relativeHeight="{number}" behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{Mm(x)}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{Mm(y)}</wp:posOffset></wp:positionV>'
        f'<wp:extent {size}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name={quoteattr(f"vlak {number}")} descr=""/><wp:cNvGraphicFramePr/><a:graphic>'
        f'<a:graphicData uri="{WPS}"><wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="{slot}"/></a:solidFill>'
        "<a:ln><a:noFill/></a:ln></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
        "</mc:Choice></mc:AlternateContent></w:r>"
    )


def cover_header(top: float = 72, height: float = 138) -> str:
    """The header of a cover: the logo on white and a plane in the brand colour across the page."""
    # drawings in the text count from 1
    logo = page.logo().replace('<wp:docPr id="1"', '<wp:docPr id="901"')
    return para("Koptekst", logo, plane(0, top, 210, height, slot="accent1", number=900))
