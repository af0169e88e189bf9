"""The whole .docx around a body: parts, relationships, properties, always the same bytes."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping

from lxml import etree

from docgen.ooxml.namespaces import CP, CT, DC, DCTERMS, EP, RELS, XSI, R
from docgen.ooxml.zipping import pack
from templates.source.word import page
from templates.source.word.markup import NAMESPACES
from templates.source.word.numbering import numbering_part
from templates.source.word.styles import styles_part
from templates.source.word.theme import theme_part

_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = {
    "word/document.xml": f"{_WML}.document.main+xml",
    "word/styles.xml": f"{_WML}.styles+xml",
    "word/numbering.xml": f"{_WML}.numbering+xml",
    "word/settings.xml": f"{_WML}.settings+xml",
    "word/header1.xml": f"{_WML}.header+xml",
    "word/header2.xml": f"{_WML}.header+xml",
    "word/footer1.xml": f"{_WML}.footer+xml",
    "word/footer2.xml": f"{_WML}.footer+xml",
    "word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}
_DOCUMENT_RELS = {
    "rIdStijlen": ("styles", "styles.xml"),
    "rIdNummers": ("numbering", "numbering.xml"),
    "rIdInstellingen": ("settings", "settings.xml"),
    "rIdThema": ("theme", "theme/theme1.xml"),
    page.HEADER_FIRST: ("header", "header1.xml"),
    page.HEADER_LATER: ("header", "header2.xml"),
    page.FOOTER_FIRST: ("footer", "footer1.xml"),
    page.FOOTER_LATER: ("footer", "footer2.xml"),
}
_PACKAGE_RELS = {
    "rId1": ("officeDocument", "word/document.xml"),
    "rId2": ("extended-properties", "docProps/app.xml"),
}
_CORE_TYPE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"


def docx(
    body: str, *, section: str = "", replace: Mapping[str, str] | None = None, title: str = "{{ document.titel }}"
) -> bytes:
    """A Word template with this body; `section` is its last `w:sectPr`, `replace` holds other parts of its own."""
    body += section or page.section()
    parts = {
        "word/document.xml": f'<w:document {NAMESPACES} mc:Ignorable="w14 w15"><w:body>{body}</w:body></w:document>',
        "word/styles.xml": styles_part(),
        "word/numbering.xml": numbering_part(),
        "word/settings.xml": _settings(),
        "word/header1.xml": page.header_first(),
        "word/header2.xml": page.header_later(),
        "word/footer1.xml": page.footer(),
        "word/footer2.xml": page.footer(),
        "word/theme/theme1.xml": theme_part(),
        "docProps/core.xml": _core(title),
        "docProps/app.xml": f'<Properties xmlns="{EP}"><Application>docgen</Application></Properties>',
        **(replace or {}),
    }
    files = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(_PACKAGE_RELS, core=True),
        "word/_rels/document.xml.rels": _relationships(_DOCUMENT_RELS),
        "word/_rels/header1.xml.rels": _relationships({"rIdLogo": ("image", "media/logo.png")}),
        **parts,
    }
    ready = {name: _xml(text) for name, text in files.items()}
    return pack({**ready, "word/media/logo.png": placeholder_logo()})


def _xml(text: str) -> bytes:
    """The bytes of a part; a mistake in the markup is found here, not by Word."""
    root = etree.fromstring(text.encode())
    kept = ["w", "r", "w14", "w15"] if "wordprocessingml" in root.tag else None  # mc:Ignorable names prefixes
    etree.cleanup_namespaces(root, keep_ns_prefixes=kept)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _settings() -> str:
    pages = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in (("compatibilityMode", 15), ("differentiateMultirowTableHeaders", 1))
    )
    return (
        f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="708"/>'
        f'<w:characterSpacingControl w:val="doNotCompress"/><w:compat>{pages}</w:compat>'
        '<w:themeFontLang w:val="nl-NL"/><w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" '
        'w:accent1="accent1" w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" '
        'w:accent6="accent6" w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/>'
        '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def _core(title: str) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{CP}" xmlns:dc="{DC}" xmlns:dcterms="{DCTERMS}" xmlns:xsi="{XSI}">'
        f"<dc:title>{title}</dc:title><dc:language>nl-NL</dc:language></cp:coreProperties>"
    )


def _content_types() -> str:
    defaults = "".join(
        f'<Default Extension="{extension}" ContentType="{kind}"/>'
        for extension, kind in (
            ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
            ("xml", "application/xml"),
            ("png", "image/png"),
        )
    )
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in _TYPES.items())
    return f'<Types xmlns="{CT}">{defaults}{overrides}</Types>'


def _relationships(targets: Mapping[str, tuple[str, str]], *, core: bool = False) -> str:
    found = [f'<Relationship Id="{id_}" Type="{R}/{kind}" Target="{to}"/>' for id_, (kind, to) in targets.items()]
    found += [f'<Relationship Id="rId3" Type="{_CORE_TYPE}" Target="docProps/core.xml"/>'] if core else []
    return f'<Relationships xmlns="{RELS}">{"".join(found)}</Relationships>'


def placeholder_logo(width: int = 126, height: int = 42) -> bytes:
    """A light grey PNG with a darker edge: where the logo comes."""
    light, edge = b"\xe4", b"\xb4"
    middle = b"\0" + edge + light * (width - 2) + edge
    rows = b"\0" + edge * width + middle * (height - 2) + b"\0" + edge * width

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")
