"""Small Word documents made from a notation of our own, and read back as text.

docx(p("Beste {{ naam }}"), table(["Doel"], ["{{ d.tekst }}"]))      bytes of a document
p("Beste {{ na", "am }}")                                            a paragraph of two runs
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

from docgen.ooxml import pack
from docgen.ooxml.content_types import CORE_PROPERTIES, WML
from docgen.ooxml.namespaces import MC, W14, WP, WPS, A, R, V, W
from docgen.ooxml.reading import read_docx
from docgen.word import WordTemplate

NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:wp="{WP}" xmlns:a="{A}" xmlns:mc="{MC}" xmlns:wps="{WPS}" xmlns:w14="{W14}"'
    f' xmlns:v="{V}" mc:Ignorable="w14"'
)
SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def t(text: str) -> str:
    """A text element."""
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'


def r(text: str, properties: str = "") -> str:
    """A run; `properties` is what stands in its rPr."""
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{t(text)}</w:r>"


def p(*runs: str, properties: str = "") -> str:
    """A paragraph; each argument is the text of a run, or XML when it begins with `<`."""
    inner = "".join(each if each.startswith("<") else r(each) for each in runs)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def tc(*content: str, properties: str = '<w:tcW w:w="1000" w:type="dxa"/>') -> str:
    """A cell; a text is a paragraph."""
    inner = "".join(each if each.startswith("<w:") else p(each) for each in content) or p()
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def tr(*cells: str) -> str:
    """A row; a text is a cell."""
    return f"<w:tr>{''.join(each if each.startswith('<') else tc(each) for each in cells)}</w:tr>"


def table(*rows: list[str] | str, columns: int = 0) -> str:
    """A table; a list is a row of cells."""
    inner = [each if isinstance(each, str) else tr(*each) for each in rows]
    count = columns or max((len(each) for each in rows if isinstance(each, list)), default=1)
    grid = '<w:gridCol w:w="1000"/>' * count
    width = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return f"<w:tbl>{width}<w:tblGrid>{grid}</w:tblGrid>{''.join(inner)}</w:tbl>"


def control(tag: str, content: str, kind: str = "<w:text/>") -> str:
    """An inline content control."""
    return (
        f'<w:sdt><w:sdtPr><w:tag w:val="{escape(tag)}"/><w:id w:val="7"/>{kind}</w:sdtPr>'
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def part(root: str, content: str) -> bytes:
    """A part with the usual namespaces."""
    return f"{_XML}<w:{root} {NAMESPACES}>{content}</w:{root}>".encode()


def docx(*body: str, extra: Mapping[str, tuple[str, str, bytes]] | None = None, title: str = "") -> bytes:
    """A document; a text in `body` is a paragraph.

    `extra` is member → (content type, kind of relationship with the document or nothing, bytes).
    """
    inner = "".join(each if each.startswith("<") else p(each) for each in body)
    parts: dict[str, bytes] = {"word/document.xml": part("document", f"<w:body>{inner}{SECTION}</w:body>")}
    overrides = {"word/document.xml": WML + "document.main+xml"}
    rels: list[tuple[str, str]] = []
    for name, (kind, relationship, data) in (extra or {}).items():
        parts[name] = data
        if kind:
            overrides[name] = kind
        if relationship:
            target = name.removeprefix("word/") if name.startswith("word/") else f"../{name}"
            rels.append((f"{R}/{relationship}", target))
    roots = [(f"{R}/officeDocument", "word/document.xml")]
    if title:
        overrides["docProps/core.xml"] = CORE_PROPERTIES
        parts["docProps/core.xml"] = (
            f'{_XML}<cp:coreProperties xmlns:cp="{_RELS.replace("relationships", "metadata/core-properties")}"'
            f' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(title)}</dc:title></cp:coreProperties>'
        ).encode()
        roots.append((f"{_RELS}/metadata/core-properties", "docProps/core.xml"))
    parts["_rels/.rels"] = _relationships(roots)
    if rels:
        parts["word/_rels/document.xml.rels"] = _relationships(rels)
    parts["[Content_Types].xml"] = _content_types(overrides)
    return pack(parts)


def header(content: str) -> dict[str, tuple[str, str, bytes]]:
    """A header part, as an `extra` of `docx`."""
    return {"word/header1.xml": (WML + "header+xml", "header", part("hdr", content))}


def styles(content: str) -> dict[str, tuple[str, str, bytes]]:
    """A styles part, as an `extra` of `docx`."""
    return {"word/styles.xml": (WML + "styles+xml", "styles", part("styles", content))}


def numbering(content: str) -> dict[str, tuple[str, str, bytes]]:
    """A numbering part, as an `extra` of `docx`."""
    return {"word/numbering.xml": (WML + "numbering+xml", "numbering", part("numbering", content))}


def fill(template: bytes, mapping: Mapping[str, object], assets: Mapping[str, bytes] | None = None) -> str:
    """The reading view of a filled template."""
    return read_docx(WordTemplate.compile(template).render(mapping, assets)).strip()


def filled_xml(template: bytes, mapping: Mapping[str, object], member: str = "word/document.xml") -> str:
    """One member of a filled template, as text."""
    return member_of(WordTemplate.compile(template).render(mapping), member)


def member_of(data: bytes, member: str) -> str:
    """One member of a document, as text."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(member).decode()


def body_of(data: bytes) -> str:
    """What stands between the body's tags, its section left out."""
    xml = member_of(data, "word/document.xml")
    return xml[xml.index("<w:body>") + 8 : xml.rindex("<w:sectPr>")]


def _relationships(rels: list[tuple[str, str]]) -> bytes:
    rows = "".join(f'<Relationship Id="rId{n}" Type="{k}" Target="{g}"/>' for n, (k, g) in enumerate(rels, 1))
    return f'{_XML}<Relationships xmlns="{_RELS}">{rows}</Relationships>'.encode()


def _content_types(overrides: Mapping[str, str]) -> bytes:
    rows = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
    defaults = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    return f'{_XML}<Types xmlns="{_TYPES}">{defaults}{rows}</Types>'.encode()
